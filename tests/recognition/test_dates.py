"""Dates in all the forms in which people print them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.recognition.dates import find_dates, is_dateline, whole_date

MONTHS = "January February March April May June July August September October November December".split()


@pytest.mark.parametrize(
    ("printed", "when"),
    [
        ("14 (1) March 1917", "1917-03-14"),
        ("1 (14) March 1917", "1917-03-14"),
        ("January 9 (22), 1905", "1905-01-22"),
        ("June 23 (July 6), 1917", "1917-07-06"),
        ("25 October (7 November) 1917", "1917-11-07"),
        ("November 6/19, 1917", "1917-11-19"),
        ("6/19 November 1917", "1917-11-19"),
        ("1 (13) March 1881", "1881-03-13"),
        ("October 25, 1917 (Old Style)", "1917-11-07"),
        ("25 October 1917, O.S.", "1917-11-07"),
        ("(November 7 (20), 1917)", "1917-11-20"),
        ("5 March 1945", "1945-03-05"),
    ],
)
def test_a_day_in_both_styles_is_one_day_of_the_gregorian_calendar(printed: str, when: str) -> None:
    found = whole_date(printed, "en")
    assert found is not None
    assert found.date.when == when


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("November 10-25 (November 23-December 8), 1917", "1917-11-23", "1917-12-08"),
        ("7/14 June 1943", "1943-06-07", "1943-06-14"),
        ("1/14 June 1943", "1943-06-01", "1943-06-14"),
    ],
)
def test_a_span_stays_one(printed: str, first: str, last: str) -> None:
    found = whole_date(printed, "en")
    assert found is not None
    assert (found.date.not_before, found.date.not_after) == (first, last)


def test_two_days_that_are_not_one_are_no_date_in_both_styles() -> None:
    assert [found.date.when for found in find_dates("on 3 (5) March 1917", "en")] != ["1917-03-03"]


@given(st.dates(datetime.date(1801, 1, 1), datetime.date(1923, 12, 31)))
def test_either_style_may_stand_first(new: datetime.date) -> None:
    shift = (new.year // 100) - (new.year // 100) // 4 - 2
    old = new - datetime.timedelta(shift)
    if old.month != new.month or old.year != new.year or new.month <= 3:
        return
    month = MONTHS[new.month - 1]
    for printed in (f"{old.day} ({new.day}) {month} {new.year}", f"{month} {new.day} ({old.day}), {new.year}"):
        found = whole_date(printed, "en")
        assert found is not None
        assert found.date.when == new.isoformat()


@pytest.mark.parametrize("line", ["Petrograd, November 6/19, 1917", "Geneva, 9 (22) January 1905", "July 9, 1929"])
def test_a_place_and_a_date_are_a_dateline(line: str) -> None:
    assert is_dateline(line, "en")


def test_a_sentence_is_no_dateline() -> None:
    assert not is_dateline("They met in 1917", "en")
