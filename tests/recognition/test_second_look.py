"""What the lines of a page that are heads at first sight say of the others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.recognition.second_look import Line, second_look

PROSE = Line("", "", is_short=False)
ANY = frozenset({"any short line"})


def head(words: str, form: str = "title case") -> Line:
    return Line(form, words, is_short=True)


def test_the_other_lines_of_a_form_speak_for_one_if_they_are_heads() -> None:
    lines = [head("the hall"), PROSE, head("the doors"), PROSE, head("and so?", "a question"), PROSE]
    rows = second_look(lines, [ANY, None, ANY, None, ANY, None], [0.95, 0.0, 0.3, 0.0, 0.1, 0.0])
    assert rows[2] is not None
    assert {"others of its form more", "at first sight up to 0.4", "heads at first sight: up to 1"} <= rows[2]
    assert rows[4] is not None
    assert "others of its form none" in rows[4]
    assert rows[1] is None


def test_lines_that_differ_in_their_figures_are_said_again() -> None:
    lines = [head("january 1954"), PROSE, head("january 1955"), PROSE, head("the hall")]
    rows = second_look(lines, [ANY, None, ANY, None, ANY], [0.5, 0.0, 0.5, 0.0, 0.5])
    assert [row and "said up to 2 times but for figures" in row for row in rows] == [True, None, True, None, False]


def test_how_many_short_lines_stand_in_a_row_is_told() -> None:
    rows = second_look([head("a"), head("b"), PROSE, head("c")], [ANY, ANY, None, ANY], [0.5, 0.5, 0.0, 0.5])
    runs = [{item for item in row or () if item.startswith("short lines in a row") and "," not in item} for row in rows]
    assert runs == [{"short lines in a row: up to 2"}] * 2 + [set(), {"short lines in a row: up to 1"}]


LINES = st.builds(Line, st.sampled_from(["", "title case"]), st.text(max_size=5), st.booleans())


@given(st.lists(st.tuples(LINES, st.sampled_from([None, ANY]), st.floats(0, 1))))
def test_what_was_known_at_first_sight_stays_known(page: list[tuple[Line, frozenset[str] | None, float]]) -> None:
    first = [row for _, row, _ in page]
    rows = second_look([line for line, _, _ in page], first, [certainty for _, _, certainty in page])
    assert [row is None for row in rows] == [row is None for row in first]
    assert all(row is None or row > before for row, before in zip(rows, first, strict=True) if before is not None)
