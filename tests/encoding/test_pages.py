"""The numbers and running heads of printed pages, wherever a transcription left them."""

from __future__ import annotations

import pytest

from recension import View, decode, encode, serialise, tei, validate

NS = {"t": tei.NAMESPACE}
PAGE = "it was said by everybody in the town that nobody had seen the like of it since the war, and the old men who sat before the inn"  # noqa: E501
TEXT = "\n\n".join(["A. Writer", "In the Town", f"On Monday {PAGE}", "- 7 -", PAGE, "- 8 -", PAGE, "- 9 -", f"{PAGE}."])
ENDINGS = {
    "the end": "- 10 -",
    "a signature": "Paris, 3 May 1921\n\nA. WRITER\n\n- 10 -",
    "notes": "Notes\n\n[1] A note that goes on for a while.\n\n- 10 -\n\n[2] Another one of the kind.",
    "a head": "THE SECOND PART\n\n- 10 -\n\nIt began anew.",
    "a list": "1. bread\n\n- 10 -\n\n2. coal\n\n3. oil",
    "verse": "Roses are red\nViolets are blue\n- 10 -\nSugar is sweet\nAnd so are you",
}


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS)
@pytest.mark.parametrize("first", ["", "- 6 -\n\n"])
def test_page_numbers_stay_where_they_are_and_the_file_is_valid(first: str, ending: str) -> None:
    source = decode(f"{first}{TEXT}\n\n{ending}\n".encode(), "town.txt")
    tree = encode(source)
    assert validate(serialise(tree), "town.xml", transcription=source) == ()
    assert [item.text for item in tree.iterfind(f".//{tei.name('fw')}")][-2:] == ["- 9 -", "- 10 -"]


def test_a_sentence_that_runs_over_the_page_reads_on_without_its_number() -> None:
    tree = encode(decode(TEXT.encode(), "town.txt"))
    assert [p.get("rend") for p in tree.iterfind(f".//{tei.name('p')}[@rend]")] == ["continued"] * 3
    assert "inn it was" in " ".join(tei.words(tree.getroot(), View.READING))
    assert "inn - 7 - it was" in " ".join(tei.words(tree.getroot(), View.DIPLOMATIC))
