"""One text as a content document of an EPUB (EPUB 3.3, 6): XHTML by the same templates as the page of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.builder import ElementMaker

from recension import tei
from recension.diagnostics import Diagnostic, Location
from recension.rendering.apparatus import Entry, apparatus
from recension.rendering.citation import chicago
from recension.rendering.content import XHTML, mend_content
from recension.rendering.facts import Facts, facts
from recension.rendering.html import identified, load_stylesheet, reported
from recension.rendering.output import transformation_failed
from recension.rendering.pictures import Picture, pictures
from recension.rendering.text import text_roots
from recension.resources import package_file
from recension.tei import View

OPS = "http://www.idpf.org/2007/ops"
EPUB_TYPE = f"{{{OPS}}}type"
E = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})
_HEADINGS = tuple(f"{{{XHTML}}}h{level}" for level in range(1, 7))
SEEN = "{https://recension.invalid/ns}seen"
"""The mark of a note that has a part in the view."""
_NAME = re.compile(r"[^\W\d][\w.-]*$")
_ADDRESS = re.compile(r"(https?|mailto|ftp)$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A head of a chapter, for the table of contents: its level, its words and where it stands."""

    level: int
    words: str
    identifier: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A content document: its bytes, its facts and what it holds."""

    facts: Facts
    data: bytes
    headings: tuple[Heading, ...]
    pages: tuple[tuple[str, str], ...]
    pictures: tuple[Picture, ...]
    diagnostics: tuple[Diagnostic, ...]


def chapter(tree: etree._ElementTree, view: View, folder: Path | None = None, number: int = 1) -> Chapter:
    """Render a TEI file as a content document.

    Args:
        tree: Any TEI file.
        view: The reading text, or the copy text.
        folder: Where its pictures lie, if that is known.
        number: Which document of the book it is.

    Raises:
        RecensionError: The file has no text (RND003), or is nested too deeply (RND002).
    """
    known = facts(tree)
    texts = text_roots(tree)
    body, noticed = _body(tree, view)
    found, missing = pictures(tree, folder, f"picture-{number:04}")
    _show(body, found)
    marked = identified(tree)
    entries = apparatus(marked, text_roots(marked))
    _title_at_the_top(body, known, texts)
    if entries:
        body.append(_apparatus(entries))
    body.append(_colophon(known, view))
    mend_content(body)
    _mend(body, known.publication.copy_text_url)
    headings = tuple(_headings(body))
    page = E.html(
        E.head(
            E.title(known.full_title or "Untitled"),
            E.link(rel="stylesheet", type="text/css", href="epub.css"),
        ),
        body,
    )
    for name in ("lang", tei.XML_LANG):
        page.set(name, known.language or "und")
    data = etree.tostring(page, encoding="UTF-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    pages = tuple((item.get("aria-label", ""), item.get("id", "")) for item in body.iter() if _is_page_break(item))
    return Chapter(known, data, headings, pages, tuple(found.values()), (*noticed, *missing))


def _show(body: etree._Element, found: Mapping[str, Picture]) -> None:
    """Put the pictures that are at hand in the place of the words for them."""
    for span in body.iter(f"{{{XHTML}}}span"):
        picture = found.get(span.attrib.pop("data-url", ""))
        if picture:
            span.text = None
            span.append(E.img(src=picture.name, alt=picture.description))


def _is_page_break(item: etree._Element) -> bool:
    return item.get("role") == "doc-pagebreak" and bool(item.get("aria-label"))


def _body(tree: etree._ElementTree, view: View) -> tuple[etree._Element, tuple[Diagnostic, ...]]:
    transform = load_stylesheet(package_file("rendering", "stylesheets", "epub.xsl"))
    place = Location(tree.docinfo.URL or "the file")
    try:
        result = transform(
            _with_notes_of(view, identified(tree)), view=etree.XSLT.strparam(view), css=etree.XSLT.strparam("")
        )
    except etree.XSLTError as error:
        raise transformation_failed(tree, error) from error
    noticed = tuple(reported(tree, transform.error_log, place))
    text = str(result).replace("<body", f'<body xmlns="{XHTML}"', 1)
    return etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True)), noticed


def _with_notes_of(view: View, tree: etree._ElementTree) -> etree._ElementTree:
    """The tree with those notes marked that have a part in `view`, since only these go to the end; it is changed."""
    for note in (note for text in text_roots(tree) for note in text.iter(tei.name("note"))):
        if tei.is_shown(note, view):
            note.set(SEEN, "yes")
    return tree


def _title_at_the_top(body: etree._Element, known: Facts, texts: list[etree._Element]) -> None:
    """Author and title, unless the text itself begins with them."""
    heads = [
        head for text in texts for head in text.iter(tei.name("head"), tei.name("titlePart"), tei.name("docTitle"))
    ]
    if known.title and not any(head.get("type") == "main" or tei.local(head) != "head" for head in heads):
        header = E.header(*(E.p(name) for name in known.names), E.h1(known.full_title))
        body.insert(0, header)


def _apparatus(entries: tuple[Entry, ...]) -> etree._Element:
    items = []
    for entry in entries:
        identifier = entry.element.get(tei.XML_ID, "")
        lemma = E.a(entry.lemma if entry.reading else E.i(entry.lemma), href=f"#{identifier}")
        variant = E.span(entry.variant if entry.copy_text else E.i(entry.variant))
        particulars = f" · {entry.particulars}" if entry.particulars else ""
        items.append(E.li(lemma, " ] ", variant, particulars, id=f"app-{identifier}"))
    section = E.section(E.h2("Emendations", id="apparatus-head"), E.ol(*items), id="apparatus")
    section.set("class", "apparatus")
    return section


def _colophon(known: Facts, view: View) -> etree._Element:
    edition = known.publication
    licence = E.a(edition.licence, href=edition.licence_url) if edition.licence_url else edition.licence
    pairs: dict[str, list[etree._Element | str]] = {
        "Citation": [E.cite(run.text) if run.italic else run.text for run in chicago(known)],
        **{action.kind.capitalize() or "Letter": [", ".join(action.parts)] for action in known.correspondence},
        "Source": [known.print.line],
        "Copy text": [" ".join(filter(None, (edition.copy_text, edition.copy_text_url)))],
        "Edition": [", ".join(filter(None, (edition.title, edition.publisher, edition.date.text)))],
        "Licence": [licence],
        "Text": ["the reading text, as emended" if view is View.READING else "the copy text, as transcribed"],
    }
    said = {name: value for name, value in pairs.items() if value not in ([], [""])}
    rows = [part for name, value in said.items() for part in (E.dt(name), E.dd(*value))]
    section = E.section(E.h2("About this text", id="colophon-head"), E.dl(*rows), id="colophon")
    section.set("class", "colophon")
    section.set(EPUB_TYPE, "colophon")
    section.set("role", "doc-colophon")
    return section


def _mend(body: etree._Element, base: str) -> None:
    """Let identifiers be unique and links lead somewhere, whatever the file had (EPUB 3.3, 6.1)."""
    taken: set[str] = set()
    for element in body.iter(etree.Element):
        for name in ("id", "lang"):
            if element.get(name) == "":
                del element.attrib[name]
        identifier = element.get("id")
        if identifier is not None and (identifier in taken or not _NAME.match(identifier)):
            del element.attrib["id"]
        elif identifier:
            taken.add(identifier)
        if element.get("lang"):
            element.set(tei.XML_LANG, element.get("lang", ""))
    for anchor in list(body.iter(f"{{{XHTML}}}a")):
        href = _address(anchor.get("href", ""), base, taken)
        anchor.attrib.pop("href", None)
        if href and not any(True for _ in anchor.iterancestors(f"{{{XHTML}}}a")):
            anchor.set("href", href)
            continue
        anchor.tag = f"{{{XHTML}}}span"
        for name in (EPUB_TYPE, "role"):
            anchor.attrib.pop(name, None)


def _address(href: str, base: str, taken: set[str]) -> str:
    """Where a link leads: within the document, or an address of the web; empty for nowhere."""
    if href.startswith("#"):
        return href if href[1:] in taken else ""
    try:
        address = urljoin(base, href)
        scheme, host = urlsplit(address)[:2]
    except ValueError:
        return ""
    is_address = _ADDRESS.match(scheme) and (host or scheme == "mailto") and address.isascii()
    return address if is_address and not re.search(r"[\s<>\"{}|\\^`\[\]]", address) else ""


def _headings(body: etree._Element) -> Iterator[Heading]:
    for number, element in enumerate(body.iter(*_HEADINGS), 1):
        words = " ".join(_words(element).split())
        if not words:
            continue
        if not element.get("id"):
            element.set("id", f"heading-{number}")
        yield Heading(_HEADINGS.index(element.tag) + 1, words, element.get("id", ""))


def _words(element: etree._Element) -> str:
    """The text of a heading without the marks of notes."""
    parts = [element.text or ""]
    for child in element:
        parts.append("" if child.get("role") == "doc-noteref" else _words(child))
        parts.append(child.tail or "")
    return " ".join(parts) if any(child.tag == f"{{{XHTML}}}br" for child in element) else "".join(parts)
