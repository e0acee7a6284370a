"""Lines and columns of plain text, by the width that characters have on a display (Unicode Standard Annex 11)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_GAP = "  "
_LEAST = 6
_NUMBERS = frozenset("0123456789.,%+-–—£$€ ")


@lru_cache(4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def width_of(text: str) -> int:
    """How many columns `text` takes: combining marks none, East Asian wide characters two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The words of `text` in lines of at most `width` columns, the first after `first`, the others after `rest`.

    A word that is wider than a line stands alone in one, unless it has wide characters, between which lines may end.
    """
    lines: list[str] = []
    line, taken = first, 0
    room = max(width - width_of(first), _LEAST)
    for word in text.split():
        for part in _parts(word, max(width - width_of(rest), _LEAST)):
            columns = width_of(part)
            if taken and taken + 1 + columns > room:
                lines.append(line)
                line, taken, room = rest, 0, max(width - width_of(rest), _LEAST)
            line += f" {part}" if taken else part
            taken += columns + bool(taken)
    return [*lines, line] if taken or lines else []


def _parts(word: str, room: int) -> list[str]:
    if width_of(word) <= room or width_of(word) == len(word):
        return [word]
    parts = [""]
    for character in word:
        if width_of(parts[-1]) + _columns(character) > room and _columns(character) == 2:
            parts.append("")
        parts[-1] += character
    return parts


def padded(text: str, width: int, *, right: bool = False) -> str:
    """`text` with spaces up to `width` columns, after it or before it."""
    space = " " * max(0, width - width_of(text))
    return space + text if right else text + space


def table(rows: Sequence[Sequence[str]], width: int, *, headed: bool) -> list[str]:
    """Rows of cells in columns, within `width` where that can be; numbers to the right, a rule under a head."""
    count = max(map(len, rows), default=0)
    filled = [[*row, *[""] * (count - len(row))] for row in rows]
    widths = _widths(filled, count, width - len(_GAP) * (count - 1))
    numeric = [is_numeric([row[place] for row in filled[headed:]]) for place in range(count)]
    lines: list[str] = []
    for number, row in enumerate(filled):
        cells = [wrapped(cell, room) or [""] for cell, room in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells))):
            parts = (
                padded(cell[line] if line < len(cell) else "", room, right=right)
                for cell, room, right in zip(cells, widths, numeric, strict=True)
            )
            lines.append(_GAP.join(parts).rstrip())
        if headed and number == 0:
            lines.append(_GAP.join("-" * room for room in widths))
    return lines


def _widths(rows: list[list[str]], count: int, room: int) -> list[int]:
    """Of each column, what its widest cell takes; where there is no room for that, the wide ones give way."""
    widths = [max(width_of(row[place]) for row in rows) or 1 for place in range(count)]
    words = [max((width_of(word) for row in rows for word in row[place].split()), default=1) for place in range(count)]
    while sum(widths) > room and any(have > least for have, least in zip(widths, words, strict=True)):
        slack = [have - least for have, least in zip(widths, words, strict=True)]
        widest = slack.index(max(slack))
        widths[widest] -= max(1, min(slack[widest], (sum(widths) - room) // 2))
    return widths


def is_numeric(cells: Sequence[str]) -> bool:
    """Whether all cells that are not empty are numbers."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(set(cell) <= _NUMBERS and any(map(str.isdigit, cell)) for cell in filled)
