"""Statements that a page makes of its text: the print that it was taken from, and who transcribed it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

from recension.document import Bibliography, Block, BlockKind, Document
from recension.recognition.citation import read_citation
from recension.recognition.dates import find_dates
from recension.recognition.layout import normal
from recension.recognition.names import personal_names
from recension.recognition.vocabulary import Vocabulary, vocabulary

RULE = "statement"
_HEAD_BLOCKS = 14
_TAIL_BLOCKS = 6
_LONGEST = 900
_PLURAL = {"transcribers_and_markers": ("transcribers", "markers")}
_END_OF_NAMES = re.compile(r"\s+(?:for|in|from|on|at|with)\b|[(\[;]|,\s*(?=\d|for\b|with\b)|\.(?=\s|$)(?<![A-Z]\.)|$")
_YEAR_BY = re.compile(r"^\s*:?\s*(?:\d{4}\s+)?(?:by\s+)?", re.IGNORECASE)


def recognise_statements(document: Document) -> Document:
    """Find the statements near either end of the page and read them as data."""
    blocks = list(document.blocks)
    bibliography = document.bibliography
    near = {*range(_HEAD_BLOCKS), *range(len(blocks) - _TAIL_BLOCKS, len(blocks))}
    for index in sorted(index for index in near if 0 <= index < len(blocks)):
        block = blocks[index]
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST:
            continue
        stated = _statements(block, document.language)
        if stated is not None:
            blocks[index] = block.recognised(BlockKind.STATEMENT, RULE, 0.97)
            bibliography = _merged(bibliography, stated)
    return replace(document.with_blocks(blocks), bibliography=bibliography)


def _statements(block: Block, language: str) -> Bibliography | None:
    """What the lines of `block` state, if its first line is a statement; else None."""
    words = vocabulary(language)
    facts: Bibliography | None = None
    for line in _joined_lines(block, words):
        kind, rest = _kind(line, words)
        stated = _read(kind, rest, language)
        if stated is None:
            if facts is None:
                return None
            continue
        facts = _merged(facts or Bibliography(), stated)
    return facts


def _joined_lines(block: Block, words: Vocabulary) -> list[str]:
    """The statements of a block: one a line, a line that begins none going on with the one before."""
    lines: list[str] = []
    for line in map(str.strip, block.text.splitlines()):
        if lines and not _kind(line, words)[0]:
            lines[-1] += " " + line
        else:
            lines.append(line)
    return lines or [normal(block)]


def _kind(line: str, words: Vocabulary) -> tuple[str, str]:
    """Which statement a line is, by how it begins, and what follows; empty if it is none."""
    candidates = [(match.end(), kind) for kind, pattern in words.statements if (match := pattern.match(line))]
    if not candidates:
        return "", line
    end, kind = max(candidates)
    return kind, line[end:]


def _read(kind: str, rest: str, language: str) -> Bibliography | None:
    """The facts of one statement; None where what follows does not bear out that it is one."""
    if kind in {"source", "reprint"}:
        citation = read_citation(rest, language)
        return (citation if kind == "source" else Bibliography()) if citation else None
    if kind == "written":
        dates = list(find_dates(rest, language))
        return Bibliography(written=dates[0].date) if dates else None
    if kind == "other":
        return Bibliography()
    names = _names(rest) if kind else ()
    credited: dict[str, Any] = dict.fromkeys(_PLURAL.get(kind, (kind,)), names)
    return Bibliography(**credited) if names else None


def _names(text: str) -> tuple[str, ...]:
    """The names at the beginning of what follows "transcribed by"."""
    text = _YEAR_BY.sub("", text, count=1)
    end = next(_END_OF_NAMES.finditer(text, 1), None)
    listed = text[: end.start() if end else len(text)].strip(" ,.:")
    return personal_names(listed) or ((listed,) if 0 < len(listed) <= 60 else ())


def _merged(first: Bibliography, second: Bibliography) -> Bibliography:
    """The facts of both; where both state one, the first does."""
    gains = {
        item.name: getattr(second, item.name)
        for item in fields(Bibliography)
        if getattr(second, item.name) and not getattr(first, item.name)
    }
    return replace(first, **gains)
