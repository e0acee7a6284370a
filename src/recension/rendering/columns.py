"""Lines and columns of plain text, by the width that characters have on a display (Unicode Standard Annex 11)."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_GAP = "  "
_LEAST = 6
_SHORT = 16
_NONE = frozenset({"-", "–", "—"})
_NARROW = re.compile(r"[\t\n\x20-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*")
"""Text of characters that take one column each, as that of most European languages is."""
_NUMBERS = frozenset("0123456789.,%+-–—£$€ ")


@lru_cache(4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def width_of(text: str) -> int:
    """How many columns `text` takes: combining marks none, East Asian wide characters two."""
    return len(text) if _NARROW.fullmatch(text) else sum(map(_columns, text))


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The words of `text` in lines of at most `width` columns, the first after `first`, the others after `rest`.

    A word that is wider than a line stands alone in one. Between the ideographs and kana of a long run a line may end
    anywhere but before a sign that closes and after one that opens (Unicode Standard Annex 14).
    """
    rooms = [max(width - width_of(before), _LEAST) for before in (first, rest)]
    if _NARROW.fullmatch(text) or all(_columns(character) == 1 for character in set(text)):
        return [f"{rest if number else first}{line}" for number, line in enumerate(_simply_wrapped(text, *rooms))]
    lines: list[str] = []
    line, taken, room = first, 0, rooms[0]
    for word in text.split():
        gap = 1
        for part in _parts(word, rooms[1]):
            columns, gap = width_of(part), gap if taken else 0
            if taken and taken + gap + columns > room:
                lines.append(line)
                line, taken, gap, room = rest, 0, 0, rooms[1]
            line += " " * gap + part
            taken += gap + columns
            gap = 0
    return [*lines, line] if taken or lines else []


def _simply_wrapped(text: str, room: int, rest: int) -> Iterator[str]:
    """The words in lines, where each character takes one column."""
    text = " ".join(text.split())
    start = 0
    while len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        if end < 0:
            end = text.find(" ", start + room)
        if end < 0:
            break
        yield text[start:end]
        start, room = end + 1, rest
    if text:
        yield text[start:]


def _parts(word: str, room: int) -> list[str]:
    """The pieces of a word between which a line may end; a short one stays whole where there is room."""
    if width_of(word) <= min(max(room // 3, _SHORT), room) or not any(map(_is_ideographic, word)):
        return [word]
    parts = [word[0]]
    for before, character in pairwise(word):
        apart = _is_ideographic(before) or _is_ideographic(character)
        closes = unicodedata.category(character) in {"Po", "Pe", "Pf", "Mn", "Lm"}
        if apart and not closes and unicodedata.category(before) not in {"Ps", "Pi"}:
            parts.append("")
        parts[-1] += character
    return parts


def _is_ideographic(character: str) -> bool:
    return _columns(character) == 2 and not "\uac00" <= character <= "\ud7a3"


def padded(text: str, width: int, *, right: bool = False) -> str:
    """`text` with spaces up to `width` columns, after it or before it."""
    space = " " * max(0, width - width_of(text))
    return space + text if right else text + space


class Cell(NamedTuple):
    """The words of a cell of a table, the column that it begins in, and how many columns it stretches over."""

    words: str
    column: int
    columns: int = 1


def table(rows: Sequence[Sequence[Cell]], width: int, *, headed: bool) -> list[str]:
    """Rows of cells in columns, within `width` where that can be; numbers to the right, a rule under a head."""
    rows = _without_gaps(rows)
    count = max((cell.column + cell.columns for row in rows for cell in row), default=0)
    widths = _widths(rows, count, width - len(_GAP) * (count - 1))
    numeric = [_is_numeric(rows[headed:], column) for column in range(count)]
    lines: list[str] = []
    for number, row in enumerate(rows):
        lines += _row(row, widths, numeric)
        if headed and number == 0:
            lines.append(_GAP.join("-" * room for room in widths))
    return lines


def _row(row: Sequence[Cell], widths: list[int], numeric: list[bool]) -> Iterator[str]:
    """The lines of a row, with nothing where no cell is."""
    filled = {cell.column: cell for cell in row}
    taken = {cell.column + more for cell in row for more in range(1, cell.columns)}
    cells = [filled.get(column, Cell("", column)) for column in range(len(widths)) if column not in taken]
    rooms = [_room(cell, widths) for cell in cells]
    texts = [wrapped(cell.words, room) or [""] for cell, room in zip(cells, rooms, strict=True)]
    for line in range(max(map(len, texts), default=0)):
        parts = (
            padded(text[line] if line < len(text) else "", room, right=cell.columns == 1 and numeric[cell.column])
            for cell, text, room in zip(cells, texts, rooms, strict=True)
        )
        yield _GAP.join(parts).rstrip()


def _room(cell: Cell, widths: list[int]) -> int:
    return sum(widths[cell.column : cell.column + cell.columns]) + len(_GAP) * (cell.columns - 1)


def _without_gaps(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The cells that have words, without the columns that only keep others apart."""
    used = sorted({cell.column for row in rows for cell in row if cell.words})
    found = []
    for row in rows:
        spans = [(cell, bisect_left(used, cell.column), bisect_left(used, cell.column + cell.columns)) for cell in row]
        found.append([Cell(cell.words, start, end - start) for cell, start, end in spans if cell.words])
    return found


def _widths(rows: list[list[Cell]], count: int, room: int) -> list[int]:
    """Of each column, what its widest cell takes; where there is no room for that, the wide ones give way."""
    widths, words = [1] * count, [1] * count
    for cell in sorted((cell for row in rows for cell in row), key=lambda cell: cell.columns):
        last = cell.column + cell.columns - 1
        least = max(map(width_of, cell.words.split()), default=1)
        wanted = width_of(cell.words) if cell.columns == 1 else least
        widths[last] += max(0, wanted - _room(cell, widths))
        words[last] += max(0, least - _room(cell, words))
    while sum(widths) > room and any(have > least for have, least in zip(widths, words, strict=True)):
        slack = [have - least for have, least in zip(widths, words, strict=True)]
        widest = slack.index(max(slack))
        widths[widest] -= max(1, min(slack[widest], (sum(widths) - room) // 2))
    return widths


def _is_numeric(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    return is_numeric([cell.words for row in rows for cell in row if (cell.column, cell.columns) == (column, 1)])


def is_numeric(column: Sequence[str]) -> bool:
    """Whether the cells of a column are numbers, or dashes that stand for none, be there a head or not."""
    filled = [words for words in column if words]
    if len(filled) > 2 and not set(filled[0]) <= _NUMBERS:
        filled = filled[1:]
    return any(any(map(str.isdigit, words)) for words in filled) and all(
        set(words) <= _NUMBERS and (any(map(str.isdigit, words)) or words in _NONE) for words in filled
    )
