from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.desk.sidecar_text import KINDS, CannotInsertError, inserted, removed
from tests.conftest import ARTICLE

STRINGS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
REMARKS = st.sampled_from(["", "# why\n", "\n", "\n\n# a remark [[emendation]]\n\n", "  # [x]\n"])
VALUES = st.fixed_dictionaries(
    {"exact": STRINGS, "resp": st.just("ab")}, optional={"reading": STRINGS, "reason": STRINGS}
)


def literal(value: str) -> str:
    return '"' + "".join(f"\\U{ord(character):08X}" for character in value) + '"'


@st.composite
def sidecars(draw: st.DrawFn) -> str:
    """Sidecars as people write them: remarks anywhere, strings over several lines that look like headings."""
    parts = [draw(REMARKS), draw(st.sampled_from(["", '[header]\nkeywords = [\n  "a", # b\n  "[[rejection]]",\n]\n']))]
    for offset in draw(st.lists(st.integers(0, 99), max_size=5).map(sorted)):
        kind = draw(st.sampled_from([*KINDS, "change", "suppress"]))
        text = draw(
            st.sampled_from(
                ["plain", "'''\n[[emendation]]\n# no remark\n'''", '"""\n[[rejection]]\n"""', literal(draw(STRINGS))]
            )
        )
        text = text if text[0] in "'\"" else f'"{text}"'
        parts += [
            draw(REMARKS),
            f"[[{kind}]]{draw(st.sampled_from(['', ' # here']))}\n",
            f"at = {offset}\n",
            draw(REMARKS),
            f"what = {text}\n",
        ]
    parts.append(draw(REMARKS))
    whole = "".join(parts)
    return whole.replace("\n", "\r\n") if draw(st.booleans()) else whole.rstrip("\n") if draw(st.booleans()) else whole


def place(table: Any) -> int | None:
    found = table.get("at")
    return int(found) if found is not None else None


def lines_left(before: str, after: str) -> bool:
    """Whether every line of `before` is in `after`, in order."""
    rest = iter(after.splitlines())
    return all(line in rest for line in before.splitlines())


@given(sidecars(), st.sampled_from(KINDS), VALUES, st.integers(0, 99))
def test_a_new_table_says_the_decision_and_leaves_every_other_line(
    text: str, kind: str, values: dict[str, Any], offset: int
) -> None:
    after = inserted(text, kind, values, offset, place)
    before, now = tomllib.loads(text), tomllib.loads(after)
    tables = list(now[kind])
    tables.remove(values)
    assert tables == before.get(kind, [])
    assert {key: value for key, value in now.items() if key != kind} == {
        key: value for key, value in before.items() if key != kind
    }
    assert lines_left(text, after)


@given(sidecars(), st.sampled_from(KINDS), VALUES, st.integers(0, 99))
def test_what_was_put_in_can_be_taken_out(text: str, kind: str, values: dict[str, Any], offset: int) -> None:
    after = inserted(text, kind, values, offset, place)
    restored = removed(after, kind, tomllib.loads(after)[kind].index(values))
    assert tomllib.loads(restored) == tomllib.loads(text)
    assert restored.rstrip() == text.rstrip()


@given(sidecars(), st.integers(0, 99), st.integers(0, 99))
def test_tables_stand_in_the_order_of_the_text(text: str, one: int, other: int) -> None:
    for offset in (one, other):
        text = inserted(
            text, "rejection", {"exact": str(offset)}, offset, lambda table: int(table.get("at", table.get("exact", 0)))
        )
    tables = [table for table in tomllib.loads(text)["rejection"] if "what" not in table]
    assert [table["exact"] for table in tables] == [str(number) for number in sorted((one, other))]


def test_a_decision_between_two_others_keeps_their_remarks() -> None:
    text = "# Head.\n\n[[emendation]]\nat = 1\n\n# On the second.\n[[emendation]]\nat = 9\n"
    assert inserted(text, "rejection", {"exact": "x", "everywhere": True}, 5, place) == (
        '# Head.\n\n[[emendation]]\nat = 1\n\n[[rejection]]\nexact = "x"\neverywhere = true\n\n'
        "# On the second.\n[[emendation]]\nat = 9\n"
    )


def test_after_the_last_decision_and_before_what_follows_it() -> None:
    text = '[[emendation]]\nat = 1\n\n[[suppress]]\ncode = "X"\n'
    assert inserted(text, "emendation", {"exact": "x"}, 5, place) == (
        '[[emendation]]\nat = 1\n\n[[emendation]]\nexact = "x"\n\n[[suppress]]\ncode = "X"\n'
    )


@pytest.mark.parametrize("text", ['emendation = [{exact = "a"}]\n', "emendation = []\n", "not toml"])
def test_tables_without_headings_and_broken_files_are_left_alone(text: str) -> None:
    with pytest.raises(CannotInsertError):
        inserted(text, "emendation", {"exact": "x"}, 5, place)


def test_there_is_nothing_to_take_out_of_an_empty_sidecar() -> None:
    with pytest.raises(CannotInsertError, match="number 1"):
        removed("", "emendation", 0)


def test_the_sidecar_of_the_article_takes_a_decision_as_one_block_of_new_lines() -> None:
    text = ARTICLE.with_suffix(".toml").read_text(encoding="utf-8")
    after = inserted(text, "emendation", {"exact": "x", "resp": "proofreader"}, 0, lambda _: 1)
    start = next(index for index, (one, other) in enumerate(zip(text, after, strict=False)) if one != other)
    assert text == after[:start] + after[start + len(after) - len(text) :]
