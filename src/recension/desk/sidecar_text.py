"""The text of a sidecar with a decision more or less: every other byte stays as it is.

A decision is a table of its own, ``[[emendation]]`` or ``[[rejection]]``, put where its place in the transcription
says, so that what two editors decide on different places lies on different lines.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

KINDS = ("emendation", "rejection")
Values = Mapping[str, str | bool]
Place = Callable[[Mapping[str, Any]], int | None]
"""Where in the transcription a table of the sidecar has its place; None where it has lost it."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|(?P<comment>#[^\n]*)'
    r"|^[ \t]*(?P<heading>\[[^\n\]]*\]\]?)(?=[ \t]*(?:#[^\n]*)?\r?$)",
    re.DOTALL | re.MULTILINE,
)
_DECISION = re.compile(r"\[\[\s*[\"']?(emendation|rejection)[\"']?\s*\]\]")
_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class CannotInsertError(ValueError):
    """The sidecar is written in a way that a table cannot be added to, or taken from, without rewriting it."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A decision's table in the text: its kind, where its heading begins and where its last value ends."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A decision as a sidecar has it: its kind, its keys, its very text, and whether there are remarks in that."""

    kind: str
    values: dict[str, Any]
    text: str
    has_remarks: bool


def tables_of(text: str) -> list[Table]:
    """The decisions of a sidecar in the order of its text.

    Raises:
        CannotInsertError: It is not TOML, or has decisions that are not written under headings.
    """
    content, spans = _parsed(text), _spans(text)
    values = {kind: iter(content.get(kind, [])) for kind in KINDS}
    if any(len(content.get(kind, [])) != sum(span.kind == kind for span in spans) for kind in KINDS):
        raise CannotInsertError("the decisions are not written under headings")
    pieces = [(span, text[span.start : span.end]) for span in spans]
    return [
        Table(span.kind, next(values[span.kind]), piece, any(match["comment"] for match in _TOKEN.finditer(piece)))
        for span, piece in pieces
    ]


def without_tables(text: str) -> str:
    """All of a sidecar that is no decision."""
    for span in reversed(_spans(text)):
        text = text[: span.start] + text[span.end :]
    return text


def inserted(text: str, kind: str, values: Values, offset: int, place: Place) -> str:
    """The text of a sidecar with one table more.

    Args:
        text: A valid sidecar, or nothing.
        kind: Of `KINDS`.
        values: The keys of the new table, in the order in which they are to be written.
        offset: Where in the transcription the decision has its place.
        place: Tells the same of the tables that are there.

    Raises:
        CannotInsertError: The tables of this kind are not written under headings.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    table = end.join([f"[[{kind}]]", *(f"{key} = {_literal(value)}" for key, value in values.items()), ""])
    before = _parsed(text)
    spans = _spans(text)
    follower = next((span for span, found in _placed(spans, before, place) if found > offset), None)
    if follower is not None:
        at, new = _with_remarks(text, follower.start), table + end
    else:
        at = _end_of_line(text, spans[-1].end) if spans else len(text)
        lead = "" if not text[:at].strip("\ufeff") else end if text[:at].endswith("\n") else end * 2
        new = lead + table
    after = text[:at] + new + text[at:]
    index = sum(span.kind == kind and span.start < at for span in spans)
    _prove(before, after, kind, lambda tables: tables.insert(index, dict(values)))
    return after


def removed(text: str, kind: str, index: int) -> str:
    """The text of a sidecar without the table number `index` of its `kind`, counted from 0; remarks above it stay.

    Raises:
        CannotInsertError: There is no such table under a heading.
    """
    spans = [span for span in _spans(text) if span.kind == kind]
    if index >= len(spans):
        raise CannotInsertError(f"there is no [[{kind}]] number {index + 1} under a heading of its own")
    start, end = spans[index].start, _end_of_line(text, spans[index].end)
    blank = re.compile(r"[ \t]*\r?\n").match(text, end)
    if blank:
        end = blank.end()
    else:
        above = re.search(r"(?<=\n)[ \t]*\r?\n\Z", text[:start])
        start = above.start() if above else start
    after = text[:start] + text[end:]
    _prove(_parsed(text), after, kind, lambda tables: tables.pop(index))
    return after


def _prove(before: dict[str, Any], after: str, kind: str, change: Callable[[list[Any]], object]) -> None:
    """Make sure that the new text says what the old one says, and the change.

    Raises:
        CannotInsertError: It does not.
    """
    tables = list(before.get(kind, []))
    change(tables)
    wanted = {key: value for key, value in before.items() if key != kind} | ({kind: tables} if tables else {})
    try:
        found = tomllib.loads(after.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise CannotInsertError(f"the tables [[{kind}]] are not written under headings") from error
    if found != wanted:
        raise CannotInsertError(f"the tables [[{kind}]] are not written under headings")


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise CannotInsertError(f"this is not TOML: {error}") from error


def _spans(text: str) -> list[_Span]:
    """The tables of decisions in the order of the text."""
    bare = text
    headings: list[tuple[int, str]] = []
    for match in _TOKEN.finditer(text):
        if match["comment"] is not None:
            bare = f"{bare[: match.start()]}{' ' * len(match[0])}{bare[match.end() :]}"
        elif match["heading"] is not None:
            headings.append((match.start("heading"), match["heading"]))
    pairs = itertools.pairwise([*headings, (len(text), "")])
    found = ((_DECISION.fullmatch(heading), start, end) for (start, heading), (end, _) in pairs)
    return [_Span(match[1], start, start + len(bare[start:end].rstrip())) for match, start, end in found if match]


def _placed(spans: list[_Span], content: Mapping[str, Any], place: Place) -> list[tuple[_Span, int]]:
    """The tables with their places in the transcription, without those that have lost theirs."""
    tables = {kind: iter(content.get(kind, [])) for kind in KINDS}
    found = [(span, place(next(tables[span.kind], {}))) for span in spans]
    return [(span, at) for span, at in found if at is not None]


def _with_remarks(text: str, start: int) -> int:
    """Where the remarks begin that stand directly above the heading at `start`; those that open the file stay there."""
    match = re.search(r"(?:(?<=\n)|\A)(?:[ \t]*#[^\n]*\n)+[ \t]*\Z", text[:start])
    line = text.rfind("\n", 0, start) + 1
    return match.start() if match and match.start() else line


def _end_of_line(text: str, offset: int) -> int:
    """The offset after the line end that follows `offset`, a remark on the line included."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def _literal(value: str | bool) -> str:
    """A value as TOML writes it: a basic string (TOML 1.0, String), or a boolean."""
    if isinstance(value, bool):
        return "true" if value else "false"
    escaped = (
        _ESCAPES.get(
            character, f"\\u{ord(character):04X}" if ord(character) < 32 or ord(character) == 127 else character
        )
        for character in value
    )
    return f'"{"".join(escaped)}"'
