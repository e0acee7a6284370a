"""TEI that others made, and what may come with it: every form is made of it, or one message says why not."""

from __future__ import annotations

import pytest
from lxml import etree, html

from recension import RecensionError, View, parse, render_html, tei
from recension.formats import FORMATS
from recension.rendering import Rendering, render
from recension.rendering.text import text_roots
from tests.rendering.test_html import fragment

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
BODY = "<body><p>Übung one.</p></body>"
TEXT = f"<text>{BODY}</text>"
FOREIGN = {
    "a group of texts": f"<TEI {NAMESPACE}><teiHeader/><text><group>{TEXT}{TEXT}</group></text></TEI>",
    "corpora in a corpus": f"<teiCorpus {NAMESPACE}><teiHeader/><teiCorpus><TEI>{TEXT}</TEI></teiCorpus>"
    f"<TEI><teiHeader/>{TEXT}</TEI></teiCorpus>",
    "no header": f"<TEI {NAMESPACE}>{TEXT}</TEI>",
    "an empty header": f"<TEI {NAMESPACE}><teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt/>"
    f"<sourceDesc/></fileDesc></teiHeader>{TEXT}</TEI>",
    "a fragment": f"<div {NAMESPACE}><head/><p>Übung one.</p><p/></div>",
    "a prefix": '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text><t:body><t:p>Übung one.</t:p></t:body></t:text>'
    "</t:TEI>",
    "a document type": f'<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd"><TEI {NAMESPACE}>{TEXT}</TEI>',
    "an entity": f'<!DOCTYPE TEI [<!ENTITY u "Ü">]><TEI {NAMESPACE}><text><body><p>&u;bung one.</p></body></text>'
    "</TEI>",
    "identifiers twice and of the page": f'<TEI {NAMESPACE}><text><body><p xml:id="a">Übung</p><p xml:id="a">one.</p>'
    '<p xml:id="apparatus"/><p xml:id="reading-copy"/></body></text></TEI>',
}  # fmt: skip
INCLUDE = (
    f'<TEI {NAMESPACE} xmlns:xi="http://www.w3.org/2001/XInclude"><text><body><p>One.</p>'
    '<xi:include href="/etc/hostname" parse="text"><xi:fallback><p>Two.</p></xi:fallback></xi:include></body></text>'
    "</TEI>"
)
forms = pytest.mark.parametrize("form", FORMS := sorted(FORMATS))


def made(tree: etree._ElementTree, form: str) -> Rendering:
    if form == "pdf":
        pytest.importorskip("typst")
    return render(tree, form)


@forms
@pytest.mark.parametrize("name", FOREIGN)
def test_every_form_is_made_without_a_finding(name: str, form: str) -> None:
    tree = parse(FOREIGN[name].encode(), "other.xml")
    rendering = made(tree, form)
    assert rendering.data
    assert rendering.diagnostics == ()
    assert set(tei.words(text_roots(tree)[0], View.READING)) == {"Übung", "one."}


@forms
@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str, form: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    data = f'<?xml version="1.0" encoding="{declared}"?>{FOREIGN["no header"]}'.encode(encoding)
    assert (
        made(parse(data, "other.xml"), form).content
        == made(parse(FOREIGN["no header"].encode(), "other.xml"), form).content
    )


@forms
def test_what_is_included_is_not_followed_and_said(form: str) -> None:
    rendering = made(parse(INCLUDE.encode(), "other.xml"), form)
    assert [(item.code, item.message) for item in rendering.diagnostics] == [
        ("RND008", "a part of the text is not here but in /etc/hostname")
    ]
    if form == "text":
        assert rendering.text == "One.\n\nTwo.\n"


@forms
def test_a_text_that_is_elsewhere_is_said(form: str) -> None:
    tree = parse(INCLUDE.replace("<text><body><p>One.</p>", "").replace("</body></text>", "").encode(), "other.xml")
    with pytest.raises(RecensionError) as error:
        made(tree, form)
    assert [item.code for item in error.value.diagnostics] == ["RND003", "RND008"]


@forms
@pytest.mark.parametrize("name", ["div", "hi", "quote", "list"])
def test_nesting_without_end_is_one_finding_or_none(name: str, form: str) -> None:
    inner = f"<{name}>" * 1500 + "x" + f"</{name}>" * 1500
    tree = parse(f"<TEI {NAMESPACE}><text><body>{inner}</body></text></TEI>".encode(), "other.xml")
    try:
        made(tree, form)
    except RecensionError as error:
        assert [item.code for item in error.diagnostics] in (["RND007"], ["RND005"])  # noqa: PT017


def test_identifiers_are_there_once_and_links_follow_them() -> None:
    content = (
        "<p xml:id='a'>A <choice xml:id='a'><sic>b</sic><corr>c</corr></choice><note xml:id='a'>N</note></p>"
        "<p xml:id='apparatus'>B <ref target='#apparatus'>see</ref></p><p xml:id='1 x'>C</p><p xml:id='cite'>D</p>"
    )
    page = html.document_fromstring(render_html(fragment(content)).text)
    identifiers = [str(item) for item in page.xpath("//@id")]
    assert len(identifiers) == len(set(identifiers))
    assert not any(len(identifier.split()) != 1 for identifier in identifiers)
    [link] = page.xpath("//a[. = 'see']")
    [target] = page.xpath(f"//*[@id = '{link.get('href')[1:]}']")
    assert target.text_content().split()[:1] == ["B"]


def test_each_link_has_a_name_and_the_page_a_language() -> None:
    content = "<p>A <ptr target='https://example.org/'/> <app><lem/><rdg>b</rdg></app></p>"
    page = html.document_fromstring(render_html(fragment(content)).text)
    assert page.get("lang") == "und"
    assert [link.get("aria-label") for link in page.xpath("//main//a[not(normalize-space()) and not(@data-n)]")] == [
        "https://example.org/",
        "Variant readings",
    ]
    greek = FOREIGN["no header"].replace("<text>", "<text xml:lang='grc'>").encode()
    assert html.document_fromstring(render_html(parse(greek, "x")).text).get("lang") == "grc"
