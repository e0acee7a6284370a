from __future__ import annotations

import pytest

from recension import tei
from recension.document import Emendation, Mark, MarkKind
from recension.edition import PROGRAM, Edition, Editor
from recension.pipeline import encode, recognise
from recension.rendering import render_html
from recension.source import decode
from recension.validation import validate


@pytest.mark.parametrize(
    ("resp", "pointer", "name", "certs"),
    [
        (PROGRAM, "#recension", "Recension", ["medium", "low"]),
        ("ab", "#editor-ab", "A. B.", ["medium", "medium"]),
    ],
)
def test_an_emendation_tells_whose_it_is_in_the_file_and_in_the_reading_copies(
    resp: str, pointer: str, name: str, certs: list[str]
) -> None:
    edition = Edition(editors=(Editor("ab", "A. B."),))
    document = recognise(decode(b"A Title\n\nHe was lor it, and that was that.\n", "x.txt"), edition=edition)
    emendation = Emendation(MarkKind.CORRECTION, ("for", "nor"), resp, "medium")
    blocks = [
        block.marked([Mark(MarkKind.CORRECTION, at, at + 3, "test", emendation=emendation)])
        if (at := block.text.find("lor")) >= 0
        else block
        for block in document.blocks
    ]
    tree = encode(document.with_blocks(blocks), edition=edition)
    assert not validate(tei.serialise(tree), "x.xml", transcription=document.source)
    corrections = tree.getroot().findall(f".//{tei.name('corr')}")
    assert [(item.text, item.get("resp"), item.get("cert")) for item in corrections] == [
        ("for", pointer, certs[0]),
        ("nor", pointer, certs[1]),
    ]
    statement = tree.getroot().find(f".//{tei.name('respStmt')}[@{tei.XML_ID}='{pointer[1:]}']/{tei.name('name')}")
    assert statement is not None
    assert statement.text == name
    page = render_html(tree).text
    assert name in page[page.index('class="apparatus"') :]
