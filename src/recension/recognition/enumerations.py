"""Counting on: which numbers, letters and signs at the beginning of lines go on from one another, and at what depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LABEL = re.compile(
    r"(?P<open>[(\[]?)(?P<number>\d{1,2}|[a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})(?P<close>[.)\]]{1,2})\s+(?=\S)"
)
_BULLET = re.compile(r"[•·▪‣◦*–—-]\s+(?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_DEEPEST = 6
_DEEPER = 2
"""So many spaces more before a line show that it is within the one before."""


@dataclass(frozen=True, slots=True)
class Label:
    """A number, letter or sign that a line begins with: its scheme, its number in that, how far in it stands."""

    scheme: str
    number: int
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """A list that is open: where it began, and its last label."""

    start: int
    label: Label
    count: int = 1


Path = tuple[Level, ...]
"""The lists that are open, the outermost first."""


def labels(text: str, indent: int = 0) -> list[Label]:
    """All ways to read the label that `text` begins with; none if it has none. A sign counts nothing: it is 0."""
    bullet = _BULLET.match(text)
    if bullet:
        return [Label(text[0], 0, indent)]
    match = _LABEL.match(text)
    return (
        [Label(f"{match['open']}{kind}{match['close']}", number, indent) for kind, number in _numbers(match)]
        if match
        else []
    )


def _numbers(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    number = match["number"]
    if number.isdecimal():
        yield "1", int(number)
        return
    case = "a" if number.islower() else "A"
    if len(number) == 1:
        yield case, ord(number.lower()) - ord("a") + 1
    if number.lower() in _ROMAN and number in {number.lower(), number.upper()}:
        yield "i" if case == "a" else "I", _ROMAN.index(number.lower()) + 1


def count_on(path: Path, found: list[Label], start: int) -> Path:
    """The path of the line at `start` that has one of the labels `found`, after a line at `path`; empty if it is none.

    A line goes on with the innermost list that it can; else it begins a list, within the last item if there is one.
    """
    for depth in range(len(path) - 1, -1, -1):
        level = path[depth]
        for label in found:
            if label.scheme == level.label.scheme and _follows(label, level):
                return (*path[:depth], Level(level.start, label, level.count + 1))
    for label in found if len(path) < _DEEPEST else ():
        if label.number <= 1 and (not path or _is_deeper(label, path)):
            return (*path, Level(start, label))
    return ()


def _follows(label: Label, level: Level) -> bool:
    """Whether a label is the next of a list; in one of some length, a number may have been lost."""
    before = level.label
    if label.number:
        return label.number - before.number in ({1, 2} if level.count > 2 else {1})
    return abs(label.indent - before.indent) < _DEEPER


def _is_deeper(label: Label, path: Path) -> bool:
    """Whether a list with this label first may be within the others: by its scheme, or since it stands further in."""
    inner = path[-1].label
    return label.indent >= inner.indent + _DEEPER or (
        label.indent >= inner.indent and label.scheme not in {level.label.scheme for level in path}
    )
