"""The prints of a text in its header: valid whichever of its facts are known."""

from __future__ import annotations

import pytest

from recension import decode, encode, serialise, validate

PROSE = (
    "The river rose above the mill in the first week of that March, and nobody in the village remembered it so. " * 3
)


@pytest.mark.parametrize(
    "statement",
    [
        "Published: Quayside Press, Hull, 1926",
        "Publisher: Quayside Publishers, 1935",
        "First published: 1918",
        "Source: Quayside Publications Inc. 1981.",
        "Source: Collected Essays, edited by Robert Roe, pp. 300–6.",
        "From Dockers’ Voice, Vol. 3 No. 17, May 1921, pp. 1 & 4.",
    ],
)
def test_every_print_is_valid(statement: str) -> None:
    page = f"Jane Doe\n\nThe Mill on the River\n\n{statement}\nTranscribed by John Roe.\n\n{PROSE}\n\n{PROSE}\n"
    source = decode(page.encode(), "page.txt")
    tree = encode(source)
    assert tree.find(".//{*}biblStruct") is not None
    assert validate(serialise(tree), "page.xml", transcription=source) == ()
