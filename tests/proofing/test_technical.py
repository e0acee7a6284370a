"""Passages of code are told from text."""

from __future__ import annotations

import pytest

from recension import decode, proofread
from recension.proofing.technical import technical


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Install it: sudo apt-get install foo --yes && foo -x bar.conf > out there.", "sudo apt-get"),
        ("Say def fit(model, before): return model.predict($before) == None there.", "fit(model"),
        ("See the file /usr/local/share there.", "/usr/local/share"),
        ("The class CORE::log is there.", "CORE::log"),
    ],
)
def test_code_is_told(text: str, code: str) -> None:
    place = text.index(code)
    assert any(start <= place and place + len(code) <= end for start, end in technical(text))


@pytest.mark.parametrize(
    "text",
    [
        "The workers of Thomas[2] and MacDonald[15] said --he was there-- that it cost $3,000.",
        "The Anglo -American vote (see below) of and/or was 3 = 3; {by a show of hands> it was | taken.",
        "They were the workers(the last ones) of M.M. groups; his view_was this.",
        "See http://www.example.org there.",
    ],
)
def test_text_is_no_code(text: str) -> None:
    assert list(technical(text)) == []


def test_nothing_is_found_in_code() -> None:
    page = "A. Writer\n\nOn it\n\nThe program was written in the spring. {}\n"
    for sentence, times in (("Run foo --all && lvalue ol $x ol foo.", 0), ("It is a matter ol the future.", 1)):
        found = proofread(decode(page.format(sentence).encode(), "page.txt"))
        assert sum(item.reading == "ol" for item in found) == times
