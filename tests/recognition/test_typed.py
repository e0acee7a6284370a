"""Texts that somebody typed: title, byline and date in any order, with no statement to lean on."""

from __future__ import annotations

import pytest

from recension import decode, recognise

PROSE = "The river rose above the mill in the first week of that March, and nobody had ever seen it stand so high. " * 2
BODY = f"{PROSE}\n\n{PROSE}\n\n{PROSE}\n"


@pytest.mark.parametrize(
    ("head", "author", "title", "subtitle"),
    [
        (f"Margaret Holloway\n\nThe Price of Bread\n\n{BODY}", "Margaret Holloway", "The Price of Bread", ""),
        (f"The Price of Bread\n\nMargaret Holloway\n\n{BODY}", "Margaret Holloway", "The Price of Bread", ""),
        (f"The Price of Bread\nby Margaret Holloway\n\n{BODY}", "Margaret Holloway", "The Price of Bread", ""),
        (f"THE PRICE OF BREAD\n\nBY MARGARET HOLLOWAY\n\n{BODY}", "MARGARET HOLLOWAY", "THE PRICE OF BREAD", ""),
        (
            f"THE PRICE OF BREAD\nBy Margaret Holloway\nMay 1937\n\n{BODY}",
            "Margaret Holloway",
            "THE PRICE OF BREAD",
            "",
        ),
        (
            f"Margaret Holloway\nThe Price of Bread\nMay 1937\n{PROSE}\n{PROSE}\n",
            "Margaret Holloway",
            "The Price of Bread",
            "",
        ),
        (f"The Price of Bread\nMargaret Holloway\n{PROSE}\n{PROSE}\n", "Margaret Holloway", "The Price of Bread", ""),
        (f"The Price of Bread, by Margaret Holloway\n\n{BODY}", "Margaret Holloway", "The Price of Bread", ""),
        (f"Bread Riots\n\nMargaret Holloway\n\n{BODY}", "Margaret Holloway", "Bread Riots", ""),
        (f"Margaret Holloway\n\nBread Riots\n\n{BODY}", "Margaret Holloway", "Bread Riots", ""),
        (f"Labor Unity\n\nJohn R. Whitfield\n\n{BODY}", "John R. Whitfield", "Labor Unity", ""),
        (f"John R. Whitfield\n\nLabor Unity\n\n{BODY}", "John R. Whitfield", "Labor Unity", ""),
        (
            f"Spanish Lessons\n\nWhat the Harvest Taught\n\nMargaret Holloway\n\n{BODY}",
            "Margaret Holloway",
            "Spanish Lessons",
            "What the Harvest Taught",
        ),
        (
            f"Spanish Lessons: What the Harvest Taught\n\nMargaret Holloway and Tom Birch\n\n14 June 1936\n\n{BODY}",
            "Margaret Holloway; Tom Birch",
            "Spanish Lessons: What the Harvest Taught",
            "",
        ),
        (f"The Price of Bread\n\n{BODY}", "", "The Price of Bread", ""),
        (f"Tom Birch\n\n{BODY}", "", "Tom Birch", ""),
        (f"M. Holloway: The Price of Bread\n\n{BODY}", "M. Holloway", "The Price of Bread", ""),
        (
            f"Author: Margaret Holloway\nTitle: The Price of Bread\nDate: May 1937\n\n{BODY}",
            "Margaret Holloway",
            "The Price of Bread",
            "",
        ),
        (
            f"Title: The Price of Bread\nAuthor: Margaret Holloway\nSource: Northern Weaver, May 1937\n\n{BODY}",
            "Margaret Holloway",
            "The Price of Bread",
            "",
        ),
        (f"The Price of Bread – Margaret Holloway\n\n{BODY}", "Margaret Holloway", "The Price of Bread", ""),
        (f"A Letter from Leeds\nMargaret Holloway, May 1937\n\n{BODY}", "Margaret Holloway", "A Letter from Leeds", ""),
        (
            f"\ufeffMargaret Holloway\r\n\r\n\tThe Price of Bread\t\r\n\r\n\x0c{BODY}",
            "Margaret Holloway",
            "The Price of Bread",
            "",
        ),
        (
            f"\xa0\nMargaret\xa0Holloway\n\xa0\nThe Price of\xa0Bread\n\xa0\n{BODY}",
            "Margaret Holloway",
            "The Price of Bread",
            "",
        ),
        (
            f"                         THE PRICE OF BREAD\n\n"
            f"                           by\n\n                      Margaret Holloway\n\n{BODY}",
            "Margaret Holloway",
            "THE PRICE OF BREAD",
            "",
        ),
    ],
)
def test_title_and_byline_are_told_apart(head: str, author: str, title: str, subtitle: str) -> None:
    found = recognise(decode(head.encode(), "typed.txt")).bibliography
    assert ("; ".join(found.authors), found.title, " ".join(found.subtitles)) == (author, title, subtitle)
