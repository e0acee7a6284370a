"""The page: what it looks like to a reader, to a machine, and with a stylesheet of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree, html

from recension import RecensionError, View, parse, render_html
from recension.rendering.html import load_stylesheet
from tests.conftest import SAMPLE

GOLDEN = Path(__file__).parent / "golden"
SAMPLE_TREE = parse(SAMPLE.read_bytes(), "sample.xml")


def page(view: View = View.READING) -> html.HtmlElement:
    return html.document_fromstring(render_html(SAMPLE_TREE, view).text)


def fragment(content: str) -> etree._ElementTree:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{content}</body></text></TEI>'
    return parse(text.encode(), "other.xml")


@pytest.mark.parametrize("view", View)
def test_the_page_is_what_was_agreed(view: View, regenerate: bool) -> None:
    found = render_html(SAMPLE_TREE, view).text
    path = GOLDEN / f"sample.{view}.html"
    if regenerate:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_citation_metadata_is_complete_for_an_article() -> None:
    meta = {item.get("name"): item.get("content") for item in page().iter("meta") if item.get("name")}
    assert meta["citation_title"] == "The Sample: A Subtitle"
    assert meta["citation_author"] == "Author, A. N."
    assert meta["citation_journal_title"] == "The Journal"
    assert meta["citation_volume"] == "6"
    assert meta["citation_issue"] == "4"
    assert meta["citation_firstpage"] == "87"
    assert meta["citation_lastpage"] == "91"
    assert meta["citation_publication_date"] == "1940/05"


def test_every_emendation_is_linked_with_its_entry_in_the_apparatus() -> None:
    root = page()
    found = [item for item in root.iter("span") if "emendation" in (item.get("class") or "").split()]
    assert len(found) == 3
    for emendation in found:
        links = list(emendation.iter("a"))
        assert links
        for link in links:
            entry = root.get_element_by_id(link.get("href", "")[1:])
            assert link.get("aria-describedby") == entry.get("id")
            assert f"#{emendation.get('id')}" in [anchor.get("href") for anchor in entry.iter("a")]
    apparatus = " ".join(root.get_element_by_id("apparatus").text_content().split())
    assert "for ] lor · E. Ditor · certainty: high" in apparatus
    assert "The scanner read f as l." in apparatus


def test_every_link_within_the_page_finds_its_place() -> None:
    for view in View:
        root = page(view)
        identifiers = [item.get("id") for item in root.iter() if item.get("id")]
        assert len(identifiers) == len(set(identifiers))
        for anchor in root.iter("a"):
            if (anchor.get("href") or "").startswith("#"):
                assert anchor.get("href", "")[1:] in identifiers


def test_landmarks_language_and_contents() -> None:
    root = page()
    assert root.get("lang") == "en"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(list(root.iter(landmark))) == 1, landmark
    assert [item.text_content() for item in root.iter("h1")] == ["The Sample"]


def test_the_page_loads_nothing() -> None:
    root = page()
    assert not list(root.iter("img"))
    assert not [item for item in root.iter("script") if item.get("src")]
    assert [item.get("rel") for item in root.iter("link")] == ["schema.DC", "license"]
    assert "url(" not in "".join(item.text or "" for item in root.iter("style"))


def test_an_unknown_element_is_kept_and_reported_once() -> None:
    rendering = render_html(fragment("<p>one <zzz>two</zzz> <zzz>three</zzz></p>"))
    assert "two" in rendering.text
    assert "three" in rendering.text
    [item] = rendering.diagnostics
    assert item.code == "RND001"
    assert "zzz" in item.message
    assert "2 times" in item.message


def test_known_elements_are_not_reported() -> None:
    assert render_html(SAMPLE_TREE).diagnostics == ()


def test_a_stylesheet_of_ones_own_overrides_templates(tmp_path: Path) -> None:
    own = tmp_path / "own.xsl"
    own.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
        ' xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei"><xsl:import href="recension:html.xsl"/>'
        '<xsl:template match="tei:soCalled"><mark><xsl:apply-templates/></mark></xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    text = render_html(SAMPLE_TREE, stylesheet=own).text
    assert "<mark>“fruits”</mark>" in text
    assert "<h1" in text


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<a",
        "<a/>",
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:import href="recension:nothing.xsl"/></xsl:stylesheet>',
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:template match="/"><xsl:value-of select="nofunction()"/></xsl:template></xsl:stylesheet>',
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:template match="/"><xsl:message terminate="yes">stop</xsl:message></xsl:template></xsl:stylesheet>',
    ],
)
def test_a_stylesheet_that_cannot_be_used_is_told(tmp_path: Path, content: str) -> None:
    own = tmp_path / "own.xsl"
    own.write_text(content, encoding="utf-8")
    load_stylesheet.cache_clear()
    with pytest.raises(RecensionError) as error:
        render_html(SAMPLE_TREE, stylesheet=own)
    assert error.value.diagnostics[0].code == "RND002"
    assert "\n" not in error.value.diagnostics[0].message


def test_a_file_without_text_is_told() -> None:
    with pytest.raises(RecensionError) as error:
        render_html(parse(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>', "x.xml"))
    assert error.value.diagnostics[0].code == "RND003"


@pytest.mark.parametrize(
    "content",
    [
        "<div><head>Act</head><sp><speaker>HAMLET</speaker><l>To be</l><stage>Exit</stage></sp></div>",
        '<div><p>A page<pb n="2"/> and <app><lem>read</lem><rdg>red</rdg></app></p></div>',
        "<div><entry><form><orth>word</orth></form><sense>meaning</sense></entry></div>",
        "<div><p>an <del>old</del> <add>new</add> <gap/> <unclear>word</unclear></p></div>",
    ],
)
def test_files_of_others_render(content: str) -> None:
    rendering = render_html(fragment(content))
    assert rendering.diagnostics == ()


def test_every_line_break_with_text_after_it_breaks() -> None:
    page = render_html(fragment("<p>a<lb/>b<lb/>c<lb/>\n<lb/>d</p>")).text
    assert page.count('<br class="lb"') == 3
    assert ".lb + .lb" not in page
