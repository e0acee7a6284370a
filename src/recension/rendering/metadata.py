"""What machines read in the head of a page: Highwire and Dublin Core for reference managers, JSON-LD for search.

Sources: Google Scholar's inclusion guidelines and Zotero's "Exposing metadata" (the ``citation_`` names); DCMI terms;
schema.org, of which `json_ld` uses CreativeWork and its kinds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.html import builder as h

from recension.formats import FORMATS
from recension.rendering.facts import Facts, Print, Span
from recension.rendering.persons import Person

_TEI = "application/tei+xml"
_TYPES = {"article-journal": "ScholarlyArticle", "chapter": "Chapter", "book": "Book", "manuscript": "Manuscript"}


def head_metadata(known: Facts, siblings: Sequence[str] = ()) -> str:
    """The elements of the head of a page that say what the text is, as HTML.

    Args:
        known: The facts of the header.
        siblings: The names of files that have the same text in other forms.
    """
    items = [*_highwire(known, siblings), *_dublin_core(known)]
    found = [h.LINK(rel="schema.DC", href="http://purl.org/dc/elements/1.1/")]
    found += [h.META(name=name, content=value) for name, value in items if value]
    if known.publication.licence_url:
        found.append(h.LINK(rel="license", href=known.publication.licence_url))
    for name in siblings:
        found.append(h.LINK(rel="alternate", type=media_type(name), href=name))
    data = json.dumps(json_ld(known, siblings), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    parts = [html.tostring(item, encoding="unicode") for item in found]
    return "\n".join([*parts, f'<script type="application/ld+json">{data}</script>'])


def media_type(name: str) -> str:
    """The media type of a file by what its name ends in; TEI where it is no form of `FORMATS`."""
    return next((item.media_type for item in FORMATS.values() if name.endswith(item.suffix)), _TEI)


def json_ld(known: Facts, siblings: Sequence[str] = ()) -> dict[str, Any]:
    """The text as a work of schema.org: what it is, what it was printed in, who edited it, in which forms it is."""
    publication = known.publication
    printed = known.print
    is_part = printed.kind in {"article-journal", "chapter"}
    work: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(printed.kind, "CreativeWork"),
        "name": known.full_title,
        "headline": known.full_title if printed.kind == "article-journal" else "",
        "author": _people(known.authors),
        # The editors of what a chapter stands in are those of the book.
        **(_editors(known) if printed.kind != "chapter" else {}),
        "translator": _people(known.translators),
        "inLanguage": known.language,
        "datePublished": (printed.date if printed.kind else publication.date).iso,
        "keywords": ", ".join(known.keywords),
        "pageStart": printed.first_page if is_part else "",
        "pageEnd": printed.last_page or printed.first_page if is_part else "",
        "pagination": _pages(printed) if is_part else "",
        "isPartOf": _container(known),
        "publisher": _named("Organization", printed.publisher if printed.kind else publication.publisher),
        "sdPublisher": _named("Organization", publication.publisher),
        "license": publication.licence_url or _named("CreativeWork", publication.licence),
        "isBasedOn": publication.copy_text_url,
        "url": publication.url,
        "identifier": publication.doi,
        "encoding": [_typed("MediaObject", encodingFormat=media_type(name), contentUrl=name) for name in siblings],
    }
    return _said(work)


def _container(known: Facts) -> dict[str, Any]:
    printed = known.print
    if printed.kind == "chapter":
        return _typed("Book", name=printed.container, **_editors(known))
    if printed.kind != "article-journal":
        return {}
    journal = _typed("Periodical", name=printed.container)
    volume = _typed("PublicationVolume", volumeNumber=printed.volume, isPartOf=journal) if printed.volume else journal
    issue = printed.issue or printed.whole_number
    if not issue:
        return volume
    return _typed("PublicationIssue", issueNumber=issue, datePublished=printed.date.iso, isPartOf=volume)


def _pages(printed: Print) -> str:
    """The pages as numbers; as the header words them, where they are none."""
    return "–".join(filter(None, (printed.first_page, printed.last_page))) or printed.pages


def _people(people: Sequence[Person]) -> list[dict[str, Any]]:
    return [
        _typed("Organization", name=item.name)
        if item.corporate
        else _typed("Person", name=item.name, familyName=item.family, givenName=item.given)
        for item in people
    ]


def _editors(known: Facts) -> dict[str, Any]:
    """Editors; schema.org has no bodies among these, so a body has contributed."""
    bodies = [item for item in known.editors if item.corporate]
    return {"editor": _people([item for item in known.editors if not item.corporate]), "contributor": _people(bodies)}


def _named(kind: str, name: str) -> dict[str, Any]:
    return _typed(kind, name=name) if name else {}


def _typed(kind: str, **properties: Any) -> dict[str, Any]:
    return _said({"@type": kind, **properties})


def _said(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value}


def _highwire(known: Facts, siblings: Sequence[str]) -> Iterator[tuple[str, str]]:
    printed, publication = known.print, known.publication
    yield "citation_title", known.full_title or "Untitled"
    yield from (("citation_author", author.inverted) for author in known.authors)
    yield from (("citation_editor", editor.inverted) for editor in known.editors)
    yield "citation_publication_date", _slashed(printed.date if printed.kind else publication.date)
    if printed.kind == "article-journal":
        yield "citation_journal_title", printed.container
        yield "citation_volume", printed.volume
        yield "citation_issue", printed.issue or printed.whole_number
    elif printed.kind == "chapter":
        yield "citation_inbook_title", printed.container
    if printed.kind in {"article-journal", "chapter"}:
        yield "citation_firstpage", printed.first_page
        yield "citation_lastpage", printed.last_page or printed.first_page
    yield "citation_publisher", printed.publisher if printed.kind else publication.publisher
    yield "citation_language", known.language
    yield "citation_doi", publication.doi
    yield "citation_public_url", publication.url
    address = urlsplit(publication.url)
    if address.netloc and address.path.endswith((".html", ".htm", "/")):
        yield "citation_fulltext_html_url", publication.url
    if address.netloc:
        pdf = FORMATS["pdf"].suffix
        yield from (("citation_pdf_url", urljoin(publication.url, name)) for name in siblings if name.endswith(pdf))
    yield from (("citation_keywords", keyword) for keyword in known.keywords)


def _dublin_core(known: Facts) -> Iterator[tuple[str, str]]:
    printed, publication = known.print, known.publication
    yield "DC.title", known.full_title or "Untitled"
    yield from (("DC.creator", author.inverted) for author in known.authors)
    yield from (("DC.contributor", person.inverted) for person in (*known.editors, *known.translators))
    yield "DC.date", (printed.date if printed.kind else publication.date).iso
    yield "DC.source", printed.line
    yield "DC.identifier", publication.doi or publication.url
    yield "DC.publisher", publication.publisher
    yield "DC.language", known.language
    yield "DC.rights", publication.licence
    yield "DC.type", "Text"
    yield from (("DC.subject", keyword) for keyword in known.keywords)


def _slashed(date: Span) -> str:
    return date.iso.replace("-", "/")
