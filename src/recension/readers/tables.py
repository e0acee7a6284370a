"""Telling tables of data from tables that only lay out a page."""

from __future__ import annotations

from lxml import etree

_LONG_CELL = 400
"""A cell with more letters than this holds a text and no datum."""


def is_data_table(table: etree._Element) -> bool:
    """Whether a table has data: rows of at least two short cells, and no table, picture or menu of links within."""
    if any(True for inner in table.iter("table", "img", "hr", "h1", "h2", "form") if inner is not table):
        return False
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    filled = [[cell for cell in row if "".join(cell.itertext()).strip()] for row in rows]
    if sum(len(row) >= 2 for row in filled) < 2:
        return False
    cells = [cell for row in filled for cell in row]
    letters = ["".join(cell.itertext()).strip() for cell in cells]
    linked = sum(len("".join(anchor.itertext()).strip()) for anchor in table.iter("a"))
    return max(map(len, letters)) <= _LONG_CELL and linked * 2 < sum(map(len, letters))


def span_of(cell: etree._Element, direction: str) -> str:
    """How many columns (``cols``) or rows (``rows``) a cell covers; empty if it is one."""
    value = cell.get({"cols": "colspan", "rows": "rowspan"}[direction], "").strip()
    return value if value.isdecimal() and value.isascii() and 1 < int(value) < 1000 else ""
