"""Cells at their places."""

from __future__ import annotations

import pytest

from recension import View, render_text, tei
from recension.rendering.flow import Node, flow
from recension.rendering.grids import grid
from recension.rendering.text import text_roots
from tests.rendering.test_html import fragment


def placed(rows: str) -> tuple[list[list[tuple[str, int, int, int]]], list[int]]:
    [root] = flow(text_roots(fragment(f"<table>{rows}</table>")), View.READING, notes_moved=True).texts
    table = root.children[0]
    while isinstance(table, Node) and table.kind != "table":
        table = table.children[0]
    assert isinstance(table, Node)
    lines, widths = grid([row for row in table.children if isinstance(row, Node)])
    named = [
        [
            (" ".join(tei.words(place.cell.element, View.READING)), place.column, place.columns, place.rows)
            for place in line
        ]
        for line in lines
    ]
    return named, widths


@pytest.mark.parametrize(
    ("rows", "lines", "widths"),
    [
        ("<row><cell>a</cell><cell>b</cell></row>", [[("a", 0, 1, 1), ("b", 1, 1, 1)]], [2]),
        (
            "<row><cell rows='2'>a</cell><cell>b</cell></row><row><cell>c</cell></row>",
            [[("a", 0, 1, 2), ("b", 1, 1, 1)], [("c", 1, 1, 1)]],
            [2, 2],
        ),
        (
            "<row><cell>a</cell><cell rows='9'>b</cell></row><row><cell cols='3'>c</cell><cell>d</cell></row>",
            [[("a", 0, 1, 1), ("b", 1, 1, 2)], [("c", 0, 1, 1), ("d", 2, 1, 1)]],
            [2, 3],
        ),
        ("<row><cell cols='no' rows='0'>a</cell></row>", [[("a", 0, 1, 1)]], [1]),
    ],
)
def test_cells_stand_where_those_from_above_leave_room(
    rows: str, lines: list[list[tuple[str, int, int, int]]], widths: list[int]
) -> None:
    assert placed(rows) == (lines, widths)


def test_a_plain_table_leaves_out_columns_that_only_keep_others_apart() -> None:
    rows = "<row><cell/><cell rows='2'/><cell>Parity</cell></row><row><cell>London</cell><cell>4.87</cell></row>"
    text = render_text(fragment(f"<table>{rows}</table>"), head=False).text
    assert text.splitlines() == ["        Parity", "London  4.87"]
