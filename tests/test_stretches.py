"""Stretches answer as looking at each of them would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.stretches import Stretches

_STRETCH = st.tuples(st.integers(0, 20), st.integers(0, 6)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(_STRETCH), _STRETCH)
def test_what_holds_and_what_touches(stretches: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    start, end = asked
    found = Stretches(stretches)
    assert found.hold(start, end) is any(first <= start and end <= last for first, last in stretches)
    assert found.touch(start, end) is any(start < last and first < end for first, last in stretches)
