"""Reading TOML files strictly: every key known, every value of its type, every complaint with its line."""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recension.diagnostics import Diagnostic, Location, RecensionError, Severity, Wording, diagnostic
from recension.source import read

_CONFLICT = re.compile(r"^<{7} .*$(?s:.*)^={7}$(?s:.*)^>{7} ", re.MULTILINE)
"""How git marks what it could not merge."""


@diagnostic("EDN001", Severity.ERROR)
def not_toml(reason: str, mend: str = "correct this line; strings need quotation marks around them") -> Wording:
    """An edition's file is not TOML.

    ``edition.toml`` and the sidecars are TOML (https://toml.io). This one breaks TOML's rules, and what it says
    cannot be known. A common cause is a quotation mark inside a quoted string: write ``'say "so"'`` or ``\\"``.

    Mend: correct the line that the message names; save a file in another encoding anew, in UTF-8.
    """
    return Wording(f"this is not TOML: {reason}", mend)


@diagnostic("EDN007", Severity.ERROR)
def unmerged() -> Wording:
    """An edition's file has an unresolved conflict of git.

    Two people changed the same lines, and git left both versions in the file, between lines that begin with ``<<<<<<<``
    and ``>>>>>>>``.

    Mend: keep what is right of both and remove these lines. ``recension merge-sidecars`` as git's merge driver puts
    decisions on different places together by itself.
    """
    return Wording("an unresolved git conflict begins here", "keep what is right of both, and remove git's lines")


@diagnostic("EDN002", Severity.ERROR)
def unknown_key(key: str, table: str, known: tuple[str, ...]) -> Wording:
    """A key in an edition's file is not known.

    A key that nobody reads is mostly a typing error, and what it was to say would be silently ignored.

    Mend: correct the key, or remove it.
    """
    near = difflib.get_close_matches(key, known, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known) or 'nothing'}"
    return Wording(f"unknown key {key!r} in {table}", hint)


@diagnostic("EDN003", Severity.ERROR)
def missing_key(key: str, table: str) -> Wording:
    """A key that an edition's file must have is not there.

    Mend: add the key.
    """
    return Wording(f"{table} lacks {key!r}", f"add a line: {key} = …")


@diagnostic("EDN004", Severity.ERROR)
def bad_value(key: str, table: str, found: str, wanted: str) -> Wording:
    """A value in an edition's file is not one that its key can have.

    For example ``cert = "sure"`` where the Guidelines know ``high``, ``medium`` and ``low``, or a number where a
    text is needed.

    Mend: give a value of the kind that the message names.
    """
    return Wording(f"{key!r} in {table} is {found}", f"it must be {wanted}")


@dataclass(slots=True)
class Table:
    """One table of a TOML file, read key by key.

    What is wrong is noted, and something harmless given in its place, so that all of it can be told at once: each table
    that is `finish`ed notes the keys that nobody asked for, and `conclude` raises what was noted in the whole file.
    """

    values: dict[str, Any]
    label: str
    location: Location
    _lines: list[str]
    _noted: list[Diagnostic] = field(default_factory=list)
    _known: list[str] = field(default_factory=list)
    _missing: list[Diagnostic] = field(default_factory=list)
    is_sound: bool = True
    """Whether nothing in this very table was found wrong yet."""

    def text(self, key: str, default: str | None = None) -> str:
        """A string, or a date as ISO 8601; `default` where the key is absent, a complaint if that is None."""
        value = self._get(key)
        if value is None and default is None:
            self._missing.append(missing_key(self.location, key, self.label))
            self.is_sound = False
        elif isinstance(value, datetime.date):
            return value.isoformat()
        elif value is not None and not isinstance(value, str):
            self.bad(key, "a string")
        return value if isinstance(value, str) else default or ""

    def choice(self, key: str, options: tuple[str, ...], default: str | None = None, wanted: str = "") -> str:
        """A string that is one of `options`; `wanted` describes it where these do not."""
        value = self.text(key, default)
        if self._given(key) and value not in options:
            self.bad(key, wanted or f"one of {', '.join(options)}")
        return value

    def matching(self, key: str, pattern: str, wanted: str, default: str | None = None) -> str:
        """A string that `pattern` matches whole; `wanted` describes it."""
        value = self.text(key, default)
        if self._given(key) and value != default and not re.fullmatch(pattern, value):
            self.bad(key, wanted)
            return default or ""
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, a single string being a list of one; empty where the key is absent."""
        value = self._get(key)
        items = [] if value is None else value if isinstance(value, list) else [value]
        if not all(isinstance(item, str) for item in items):
            self.bad(key, "a string or a list of strings")
            return ()
        return tuple(items)

    def flag(self, key: str) -> bool:
        """True or false; false where the key is absent."""
        value = self._get(key)
        if not isinstance(value, bool | None):
            self.bad(key, "true or false")
        return value is True

    def table(self, key: str) -> Table:
        """The table under `key`; an empty one where it is absent."""
        value = self._get(key)
        noted = self._noted
        if value is not None and not isinstance(value, dict):
            self.bad(key, "a table")
            value, noted = {}, []  # Nobody needs to hear what a table lacks that is none.
        return Table(value or {}, f"[{key}]", self._line(rf"\[\s*{key}\s*\]"), self._lines, noted)

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of the array under `key`, each with the line of its heading."""
        value = self._get(key)
        items = [] if value is None else value
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            self.bad(key, f"an array of tables, each under a heading [[{key}]]")
            return
        for index, item in enumerate(items):
            place = self._line(rf"\[\[\s*{key}\s*\]\]", index)
            yield Table(item, f"[[{key}]]", place, self._lines, self._noted)

    def finish(self) -> bool:
        """Complain of the keys that were not asked for, or else of those that are not there; whether all are known.

        What is missing beside an unknown key is mostly that key, misspelt.
        """
        unknown = [key for key in self.values if key not in self._known]
        for key in unknown:
            self._note(unknown_key(self._key_location(key), key, self.label, tuple(self._known)))
        if not unknown:
            self._noted += self._missing
        return not unknown

    def conclude(self) -> None:
        """Finish the top table.

        Raises:
            RecensionError: Something is wrong in the file (EDN…): all of it, in the order of the lines.
        """
        self.finish()
        if self._noted:
            raise RecensionError(*sorted(self._noted, key=lambda item: item.location.line or 0))

    def bad(self, key: str, wanted: str) -> None:
        """Complain that the value of `key` is not `wanted`."""
        self._note(bad_value(self._key_location(key), key, self.label, repr(self.values.get(key)), wanted))

    def _note(self, complaint: Diagnostic) -> None:
        self.is_sound = False
        self._noted.append(complaint)

    def _get(self, key: str) -> Any:
        self._known.append(key)
        return self.values.get(key)

    def _given(self, key: str) -> bool:
        return isinstance(self.values.get(key), str | datetime.date)

    def _key_location(self, key: str) -> Location:
        """Where `key` stands: its first line at or after the heading of this table."""
        start = (self.location.line or 1) - 1
        pattern = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[\]=.]")
        for number, line in enumerate(self._lines[start:], start + 1):
            if pattern.match(line):
                return Location(self.location.file, number)
        return self.location

    def _line(self, heading: str, index: int = 0) -> Location:
        pattern = re.compile(rf"\s*{heading}")
        numbers = [number for number, line in enumerate(self._lines, 1) if pattern.match(line)]
        return Location(self.location.file, numbers[index] if index < len(numbers) else self.location.line)


def read_toml(path: Path) -> Table:
    """The top table of the TOML file at `path`.

    Raises:
        RecensionError: The file cannot be read (SRC004) or is not TOML in UTF-8 (EDN001).
    """
    return parse_toml(decoded(read(path), str(path)).removeprefix("\ufeff"), str(path))


def decoded(data: bytes, name: str) -> str:
    """The text of a TOML file, with its byte order mark if it has one; `name` is the file's name, for messages.

    Raises:
        RecensionError: It is not UTF-8 (EDN001).
    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        place = Location(name, data.count(b"\n", 0, error.start) + 1)
        reason = f"the byte 0x{data[error.start]:02X} on this line is not UTF-8"
        raise RecensionError(not_toml(place, reason, "save the file in the encoding UTF-8")) from error


def parse_toml(text: str, name: str) -> Table:
    """The top table of a TOML text; `name` is the file's name, for messages."""
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        conflict = _CONFLICT.search(text)
        if conflict:
            place = Location(name, text.count("\n", 0, conflict.start()) + 1)
            raise RecensionError(unmerged(place)) from error
        message, line, column = _place(str(error))
        raise RecensionError(not_toml(Location(name, line, column), message)) from error
    return Table(values, "the file", Location(name, 1), text.splitlines())


def _place(message: str) -> tuple[str, int | None, int | None]:
    """Split the standard library's message into what is wrong, the line and the column."""
    match = re.fullmatch(r"(.*?) \(at line (\d+), column (\d+)\)", message, re.DOTALL)
    return (match[1], int(match[2]), int(match[3])) if match else (message, None, None)
