"""The apparatus: what nobody would see is named, and a program's hand is told from an editor's, in every form."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import html

from recension import Book, View, parse, render_epub, render_html
from recension.rendering.apparatus import apparatus
from recension.rendering.pages import source_of
from recension.rendering.text import text_roots

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title>
<respStmt xml:id="recension"><resp>recognition</resp><name type="software">Recension</name></respStmt>
<respStmt xml:id="e"><resp>edited</resp><name>E. Ditor</name></respStmt></titleStmt><publicationStmt><p/>
</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>
<p>A<surplus resp="#recension"> </surplus>,
b<supplied resp="#e"> </supplied>c <choice><sic> </sic><corr resp="#recension">-</corr></choice>
<supplied resp="#e">word</supplied> <choice><sic>x</sic><corr/></choice></p></body></text></TEI>"""
TREE = parse(TEI.encode(), "space.xml")
WANTED = [
    "omitted ] [space] · Recension (program)",
    "[space] ] not in the copy text · E. Ditor",
    "- ] [space] · Recension (program)",
    "word ] not in the copy text · E. Ditor",
    "omitted ] x",
]


def page_of(form: str) -> html.HtmlElement:
    if form == "html":
        return html.document_fromstring(render_html(TREE).text)
    with zipfile.ZipFile(io.BytesIO(render_epub(TREE).data)) as archive:
        return html.document_fromstring(archive.read("OEBPS/text-0001.xhtml").replace(b"xmlns=", b"data-x="))


@pytest.mark.parametrize("form", ["html", "epub"])
def test_entries_name_white_space_and_the_program(form: str) -> None:
    entries = page_of(form).xpath("//*[@id = 'apparatus']//li")
    assert [" ".join(entry.text_content().split()) for entry in entries] == WANTED


def test_the_pages_for_print_have_the_same_entries() -> None:
    entries = apparatus(TREE, text_roots(TREE))
    assert [
        " · ".join(filter(None, (f"{entry.lemma} ] {entry.variant}", entry.particulars))) for entry in entries
    ] == WANTED
    source = source_of([TREE], Book.of([TREE]), View.READING, "a4", [None]).source
    assert source.count("[space]") == 3
    assert source.count("Recension (program)") == 2
