"""What machines read of a text, held against what schema.org, Highwire, BibTeX and CSL say; for each kind of print."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from lxml import etree, html

from recension.rendering.citation import bibtex, csl_json
from recension.rendering.facts import Facts, facts
from recension.rendering.metadata import head_metadata, json_ld
from tests.generator import documents
from tests.rendering.test_citation import BOOK, JOURNAL, header

SIBLINGS = ("a.xml", "a.txt", "a.pdf")
_THING = {"@type", "name", "url", "identifier"}
_CREATIVE = _THING | {
    "@context", "headline", "author", "editor", "contributor", "translator", "inLanguage", "datePublished", "keywords",
    "isPartOf", "publisher", "sdPublisher", "license", "isBasedOn", "encoding",
}  # fmt: skip
_PAGES = {"pageStart", "pageEnd", "pagination"}
SCHEMA_ORG = {
    "CreativeWork": _CREATIVE,
    "ScholarlyArticle": _CREATIVE | _PAGES,
    "Chapter": _CREATIVE | _PAGES,
    "Book": _CREATIVE,
    "Manuscript": _CREATIVE,
    "Periodical": _CREATIVE,
    "PublicationIssue": _CREATIVE | _PAGES | {"issueNumber"},
    "PublicationVolume": _CREATIVE | _PAGES | {"volumeNumber"},
    "MediaObject": _CREATIVE | {"encodingFormat", "contentUrl"},
    "Person": _THING | {"familyName", "givenName"},
    "Organization": _THING,
}
"""The types of schema.org that are used, with those of their properties, their own or inherited, that may be."""
RANGES = {
    "author": {"Person", "Organization"}, "editor": {"Person"}, "contributor": {"Person", "Organization"},
    "translator": {"Person", "Organization"},
    "publisher": {"Person", "Organization"}, "sdPublisher": {"Person", "Organization"}, "license": {"CreativeWork"},
    "isPartOf": {"Book", "Periodical", "PublicationIssue", "PublicationVolume"}, "encoding": {"MediaObject"},
}  # fmt: skip
"""The properties whose values are things, and the types of these."""
URLS = {"license", "isBasedOn"}
"""Properties whose value is a thing or a URL."""
CSL = {
    "id", "type", "title", "author", "editor", "translator", "container-title", "collection-title", "volume", "issue",
    "page", "edition", "publisher", "publisher-place", "issued", "archive", "archive_location", "source", "URL", "DOI",
    "language",
}  # fmt: skip
CSL_TYPES = {"article-journal", "chapter", "book", "manuscript", "webpage", "document"}
CHAPTER = """<biblStruct><analytic><title level="a">A Title</title></analytic><monogr><title level="m">A Book</title>
<editor>E. Ditor</editor><imprint><publisher>House</publisher><date when="1940">1940</date>
<biblScope unit="page" from="8" to="8">p. 8</biblScope></imprint></monogr></biblStruct>"""
KINDS = {
    "article": header(JOURNAL, rest="<idno type='URL'>https://example.org/a.html</idno>"),
    "chapter": header(CHAPTER),
    "book": header(BOOK),
    "manuscript": header("<msDesc><msIdentifier><repository>R</repository><idno>1</idno></msIdentifier></msDesc>"),
    "prose": header("<p>Born digital.</p>"),
    "body": header(JOURNAL, "<title>T</title><author><orgName>Red Star</orgName></author>"),
    "undated": header("<bibl><title level='j'>J</title></bibl>"),
    "nothing": Facts(),
}


def check(value: Any) -> None:
    """Whether a value of JSON-LD has only properties of its type, with values of their types, and nothing empty."""
    if isinstance(value, list):
        assert value
        for item in value:
            check(item)
        return
    assert value
    if not isinstance(value, dict):
        return
    assert set(value) <= SCHEMA_ORG[value["@type"]]
    for name, held in value.items():
        check(held)
        for item in held if isinstance(held, list) else [held]:
            if name in RANGES and not (name in URLS and isinstance(item, str)):
                assert item["@type"] in RANGES[name]
            if name in URLS and isinstance(item, str):
                assert re.fullmatch(r"\S+", item)
    if "datePublished" in value:
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", value["datePublished"])


def tags(known: Facts) -> list[tuple[str, str]]:
    root = html.fragment_fromstring(head_metadata(known, SIBLINGS), create_parent=True)
    return [(item.get("name", ""), item.get("content", "")) for item in root.iter("meta")]


@pytest.mark.parametrize("kind", KINDS)
def test_json_ld_has_types_and_properties_of_schema_org(kind: str) -> None:
    check(json_ld(KINDS[kind], SIBLINGS))


@given(documents())
def test_json_ld_of_any_header_has_them(tree: etree._ElementTree) -> None:
    check(json_ld(facts(tree), SIBLINGS))


def test_json_ld_of_an_article_says_where_it_stands() -> None:
    data = json_ld(KINDS["article"], SIBLINGS)
    issue = data["isPartOf"]
    assert (issue["@type"], issue["issueNumber"], issue["datePublished"]) == ("PublicationIssue", "4", "1940-05")
    assert (issue["isPartOf"]["@type"], issue["isPartOf"]["volumeNumber"]) == ("PublicationVolume", "6")
    assert issue["isPartOf"]["isPartOf"] == {"@type": "Periodical", "name": "Journal"}
    assert (data["pageStart"], data["pageEnd"], data["pagination"]) == ("87", "91", "87–91")
    assert [item["contentUrl"] for item in data["encoding"]] == list(SIBLINGS)


def test_json_ld_of_a_chapter_gives_the_book_its_editor() -> None:
    data = json_ld(KINDS["chapter"])
    assert data["@type"] == "Chapter"
    assert data["isPartOf"]["editor"] == [
        {"@type": "Person", "name": "E. Ditor", "familyName": "Ditor", "givenName": "E."}
    ]
    assert "editor" not in data


def test_a_body_is_an_organization_and_a_pen_name_a_person() -> None:
    assert json_ld(KINDS["body"])["author"] == [{"@type": "Organization", "name": "Red Star"}]
    known = header(JOURNAL, "<title>T</title><author>Max</author><author>The Central Committee</author>")
    assert [item["@type"] for item in json_ld(known)["author"]] == ["Person", "Organization"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_tag_is_empty_and_only_articles_have_a_journal(kind: str) -> None:
    found = dict(tags(KINDS[kind]))
    assert all(found.values())
    journal = {"citation_journal_title", "citation_volume", "citation_issue"} & set(found)
    assert bool(journal) == (kind in {"article", "body", "undated"})
    date = found.get("citation_publication_date", "1")
    assert re.fullmatch(r"\d+(/\d\d){0,2}", date)


def test_the_tags_of_an_article_are_complete() -> None:
    found = dict(tags(KINDS["article"]))
    assert {
        "citation_title": "A Title", "citation_author": "Writer, A.", "citation_journal_title": "Journal",
        "citation_volume": "6", "citation_issue": "4", "citation_firstpage": "87", "citation_lastpage": "91",
        "citation_publication_date": "1940/05", "citation_language": "de",
        "citation_fulltext_html_url": "https://example.org/a.html", "citation_pdf_url": "https://example.org/a.pdf",
        "DC.title": "A Title", "DC.creator": "Writer, A.", "DC.date": "1940-05", "DC.language": "de",
        "DC.identifier": "https://example.org/a.html",
    }.items() <= found.items()  # fmt: skip


def test_an_address_that_is_not_known_is_not_made_up() -> None:
    assert not {name for name, _ in tags(KINDS["body"]) if name.endswith("_url")}
    assert "citation_inbook_title" in dict(tags(KINDS["chapter"]))
    assert dict(tags(KINDS["chapter"]))["citation_lastpage"] == "8"


@pytest.mark.parametrize("kind", KINDS)
def test_csl_json_has_variables_and_types_of_csl(kind: str) -> None:
    item = csl_json(KINDS[kind])
    assert set(item) <= CSL
    assert item["type"] in CSL_TYPES
    assert all(item.values())
    for person in item.get("author", []):
        assert set(person) <= {"family", "given", "non-dropping-particle", "suffix", "literal"}
        assert "family" in person or "literal" in person
    for parts in item.get("issued", {}).get("date-parts", []):
        assert 1 <= len(parts) <= 3


def test_bibtex_escapes_what_tex_would_read() -> None:
    title = r"R&amp;D: 100% of $5 #1 a_b {c} ~d ^e \f"
    known = header(JOURNAL, f"<title>{title}</title><author><orgName>Smith &amp; Sons and Co.</orgName></author>")
    entry = bibtex(known)
    assert r"{R\&D: 100\% of \$5 \#1 a\_b \{c\} \textasciitilde{}d \textasciicircum{}e \textbackslash{}f}" in entry
    assert r"author = {{Smith \& Sons and Co.}}" in entry
    assert "pages = {87--91}" in entry


def test_bibtex_keeps_particles_before_the_name() -> None:
    entry = bibtex(header(JOURNAL, "<title>T</title><author>Ludwig van Beethoven Jr.</author>"))
    assert "author = {van Beethoven, Jr., Ludwig}" in entry


@pytest.mark.parametrize(
    ("when", "iso"), [("1940-13", "1940"), ("1940-05-32", "1940-05"), ("1940-05-31", "1940-05-31")]
)
def test_a_date_that_no_calendar_has_is_cut(when: str, iso: str) -> None:
    known = header(f"<bibl><title level='j'>J</title><date when='{when}'/></bibl>")
    assert known.print.date.iso == iso
    assert bibtex(known)
