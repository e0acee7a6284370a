"""What is said of a page is said on one line."""

from __future__ import annotations

import pytest

from recension import decode, recognise


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("He said “the thing\nis not", "REC004", "the quotation that opens at '“the thing is not so.' never closes"),
        ("He said\nthe thing” is not", "REC005", "nothing opens the quotation that closes at 'He said the thing”'"),
        ('He said “the\nthing" is not', "REC014", "the quotation that opens at '“the thing\"' is closed"),
        (
            "They were told of “whatever was to be learned by those who came there",
            "REC004",
            "the quotation that opens at '“whatever was to be learned by those who' never closes",
        ),
        (
            "What had been told of those who had come was whatever is learned” at the end is",
            "REC005",
            "nothing opens the quotation that closes at 'who had come was whatever is learned”'",
        ),
    ],
)
def test_whole_words_are_shown_on_one_line(text: str, code: str, message: str) -> None:
    told = recognise(decode(f"A Title\n\n{text} so.\n".encode(), "x.txt")).diagnostics
    assert [item.message[: len(message)] for item in told if item.code == code] == [message]
