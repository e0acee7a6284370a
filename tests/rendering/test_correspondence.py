"""Who wrote to whom, as a letter's header says it: in the heads of all forms."""

from __future__ import annotations

import json

import jsonschema
from lxml import etree

from recension import parse, render_epub, render_json, render_markdown, render_text
from tests.rendering.test_forms import epub_files, schema

HEADER = """<fileDesc><titleStmt><title>A Letter</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc><profileDesc>{}</profileDesc>"""
WAY = """<correspDesc><correspAction type="sent"><persName>A. Sample</persName><placeName>Paris</placeName>
<date when="1890-05-02"/></correspAction><correspAction type="received"><persName>B. Friend</persName></correspAction>
<correspAction type="forwarded"/></correspDesc>"""
LINES = ["Sent: A. Sample, Paris, 1890-05-02", "Received: B. Friend"]


def letter(way: str) -> etree._ElementTree:
    text = "<text><body><p>Words.</p></body></text>"
    header = f"<teiHeader>{HEADER.format(way)}</teiHeader>"
    return parse(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{text}</TEI>'.encode(), "letter.xml")


def test_text_and_markdown_have_it_before_the_text() -> None:
    assert render_text(letter(WAY)).text.splitlines()[1:3] == LINES
    assert f"correspondence: {json.dumps(LINES)}" in render_markdown(letter(WAY)).text
    assert "Sent" not in render_text(letter("")).text
    assert "correspondence" not in render_markdown(letter("")).text


def test_json_and_epub_have_it_in_parts() -> None:
    record = json.loads(render_json(letter(WAY)).text)
    jsonschema.validate(record, schema())
    assert record["correspondence"][0] == {"kind": "sent", "parts": ["A. Sample", "Paris", "1890-05-02"]}
    assert "correspondence" not in json.loads(render_json(letter("")).text)
    page = epub_files(render_epub(letter(WAY)).data)["OEBPS/text-0001.xhtml"].decode()
    assert "<dt>Received</dt><dd>B. Friend</dd>" in page
