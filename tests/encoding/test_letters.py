"""Letters within a text: where they end, the text goes on in a division of its own."""

from __future__ import annotations

import pytest

from recension import decode, encode, serialise, tei, validate

PROSE = "The committee met in the old hall on the hill, and for the whole afternoon spoke of the price of bread. " * 3
HEAD = "<html><body><h2>A. Writer</h2><h1>On the Committee</h1>"
LETTER = f"<p>Dear Mr. Baker:</p><p>{PROSE}</p><p>Yours truly,<br>Anna Miller</p>"


@pytest.mark.parametrize("sign", ["<p>* * *</p>", "<p><b>* * *</b></p>", "<p><i>* * *</i></p>" * 2, ""])
@pytest.mark.parametrize("after", ["", f"<p>{PROSE}</p>", LETTER])
def test_a_letter_is_a_division_whatever_follows(sign: str, after: str) -> None:
    source = decode(f"{HEAD}<p>{PROSE}</p>{LETTER}{sign}{after}</body></html>".encode(), "page.html")
    tree = encode(source)
    findings = validate(serialise(tree), "page.xml", transcription=source)
    assert [finding.message for finding in findings if finding.severity.value == "error"] == []
    kinds = [division.get("type") for division in tree.iter(tei.name("div"))]
    assert "letter" in kinds
