"""Tables laid out with tabs or spaces are read back cell by cell, and nothing of them is lost."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from recension import Document, decode, encode, recognise, serialise, validate
from recension.document import BlockKind

PROSE = "The committee met in the old hall, and every delegate sat through the whole of a long evening. " * 3
_WORD = st.sampled_from(["Coal", "Steel", "Raw silk", "Hides and furs", "Total"])
_NUMBER = st.integers(10, 99_999).map(str)


@st.composite
def grids(draw: st.DrawFn) -> list[list[str]]:
    """Rows of a name and figures."""
    columns = draw(st.integers(1, 5))
    row = st.tuples(_WORD, st.lists(_NUMBER, min_size=columns, max_size=columns))
    return [[name, *figures] for name, figures in draw(st.lists(row, min_size=3, max_size=9))]


def page(table: str) -> Document:
    return recognise(decode(f"On the Committee\n\n{PROSE}\n\n{table}\n\n{PROSE}".encode(), "a.txt"))


def cells(document: Document) -> list[list[str]]:
    found = [block for block in document.blocks if block.kind is BlockKind.CELL]
    rows = itertools.groupby(found, lambda block: dict(block.attributes)["row"])
    return [[block.text for block in row] for _, row in rows]


@given(grids())
def test_cells_that_tabs_part(grid: list[list[str]]) -> None:
    assert cells(page("\n".join(map("\t".join, grid)))) == grid


@given(grids(), st.integers(2, 6), st.booleans())
def test_columns_that_are_aligned(grid: list[list[str]], apart: int, leaders: bool) -> None:
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    lines = [
        name.ljust(widths[0])
        + (" ....." if leaders else "")
        + "".join(" " * apart + cell.rjust(width) for cell, width in zip(figures, widths[1:], strict=True))
        for name, *figures in grid
    ]
    found = cells(page("\n".join(lines)))
    assert [[name.removesuffix(" .....").strip(), *rest] for name, *rest in found] == grid


@given(
    st.lists(
        st.lists(st.sampled_from(["a", "12", "  ", "\t", " \t ", "   b", "....", "-----"]), max_size=6), max_size=7
    )
)
def test_any_lay_out_encodes_to_a_valid_file_with_nothing_lost(lines: list[list[str]]) -> None:
    source = decode(f"On the Committee\n\n{PROSE}\n\n{chr(10).join(map(''.join, lines))}".encode(), "a.txt")
    assert validate(serialise(encode(source)), "a.xml", transcription=source) == ()
