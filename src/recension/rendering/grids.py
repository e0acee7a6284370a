"""The cells of a table at their places, where some stretch over several columns or rows (TEI P5, 14.1.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recension.rendering.flow import Call, Node, Paragraph

_MOST = 99


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell, the column that it begins in (from 0), and how many columns and rows it takes.

    Words that stand in a row without a cell around them are one of their own.
    """

    cell: Node | Paragraph
    column: int
    columns: int = 1
    rows: int = 1


def grid(rows: Sequence[Node]) -> tuple[list[list[Placed]], list[int]]:
    """The cells of each row at their places, and how many columns each row takes, with what reaches down into it."""
    reach: dict[int, int] = {}
    """For each column how many rows are still taken by a cell from above."""
    lines: list[list[Placed]] = []
    for number, row in enumerate(rows):
        taken = {column for column, left in reach.items() if left > 0}
        reach = {column: left - 1 for column, left in reach.items() if left > 0}
        line: list[Placed] = []
        column = 0
        for cell in row.children:
            if isinstance(cell, Paragraph) and not _is_filled(cell):
                continue
            while column in taken:
                column += 1
            wide = _span(cell, "cols")
            # A cell ends where one from above begins, as in the tables of HTML that overlap.
            wide = next((width for width in range(1, wide) if column + width in taken), wide)
            deep = min(_span(cell, "rows"), len(rows) - number)
            line.append(Placed(cell, column, wide, deep))
            reach |= dict.fromkeys(range(column, column + wide), deep - 1)
            column += wide
        lines.append(line)
    return lines, [_width(lines, number) for number in range(len(lines))]


def _width(lines: list[list[Placed]], number: int) -> int:
    """How many columns a row takes up."""
    return sum(
        place.columns for above, line in enumerate(lines[: number + 1]) for place in line if above + place.rows > number
    )


def is_header(row: Node) -> bool:
    """Whether a row says what stands in the columns below it."""
    cells = [cell.element for cell in row.children if isinstance(cell, Node)]
    return row.element.get("role") == "label" or (bool(cells) and all(cell.get("role") == "label" for cell in cells))


def _is_filled(paragraph: Paragraph) -> bool:
    return bool(paragraph.words) or any(isinstance(piece, Call) for piece in paragraph.pieces)


def _span(cell: Node | Paragraph, name: str) -> int:
    value = cell.element.get(name, "1") if isinstance(cell, Node) else "1"
    return min(max(1, int(value)), _MOST) if value.isdecimal() else 1
