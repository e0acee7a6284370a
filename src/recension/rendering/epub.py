"""EPUB 3.3: one text, or several bound as one book; the same bytes from the same texts."""

from __future__ import annotations

import hashlib
import io
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

from recension.rendering.books import Book
from recension.rendering.chapter import EPUB_TYPE, Chapter, E, Heading, chapter
from recension.rendering.output import Rendering, within_depth
from recension.rendering.pictures import Picture
from recension.resources import package_file
from recension.tei import XML_LANG, View, serialise

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_O = ElementMaker(namespace=_OPF, nsmap={None: _OPF, "dc": _DC})
_D = ElementMaker(namespace=_DC, nsmap={"dc": _DC})
_SUMMARY = (
    "The whole text is real text in reading order, with headings, a table of contents, and notes and emendations that "
    "are linked both ways. There are no sounds and no scripts"
)


@within_depth
def render_epub(tree: etree._ElementTree, view: View = View.READING, *, folder: Path | None = None) -> Rendering:
    """Render a TEI file as a book of EPUB 3; `folder` is where its pictures lie, if that is known.

    Raises:
        RecensionError: The file has no text (RND003), or is nested too deeply (RND007).
    """
    return bind_epub([tree], Book.of([tree]), view, folders=[folder])


def bind_epub(
    trees: Sequence[etree._ElementTree],
    book: Book,
    view: View = View.READING,
    *,
    folders: Sequence[Path | None] = (),
) -> Rendering:
    """Bind TEI files as one book of EPUB 3, a chapter each, in their order.

    Args:
        trees: TEI files; one alone has no title page.
        book: What the book is called.
        view: The reading text, or the copy text.
        folders: For each tree where its pictures lie, if that is known.

    Raises:
        RecensionError: A file has no text (RND003), or is nested too deeply (RND007).
    """
    places = folders or [None] * len(trees)
    chapters = [chapter(tree, view, place, n) for n, (tree, place) in enumerate(zip(trees, places, strict=True), 1)]
    names = [f"text-{number:04}.xhtml" for number in range(1, len(chapters) + 1)]
    identifier = _identifier(trees, view)
    documents = {
        "epub.css": package_file("rendering", "css", "epub.css").read_bytes(),
        "nav.xhtml": _navigation(book, names, chapters),
        **{name: item.data for name, item in zip(names, chapters, strict=True)},
        **{picture.name: picture.data for item in chapters for picture in item.pictures},
    }
    if len(chapters) > 1:
        documents["title.xhtml"] = _title_page(book)
    package = _package(book, identifier, sorted(documents), names, chapters)
    files = {
        "META-INF/container.xml": _container(),
        "OEBPS/package.opf": package,
        **{f"OEBPS/{name}": documents[name] for name in sorted(documents)},
    }
    return Rendering(_zipped(files), tuple(item for found in chapters for item in found.diagnostics))


def _zipped(files: dict[str, bytes]) -> bytes:
    """The files as an OCF container: stored, since what compression gives depends on the machine's library."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in {"mimetype": b"application/epub+zip", **files}.items():
            info = zipfile.ZipInfo(name)
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, data)
    return held.getvalue()


def _identifier(trees: Iterable[etree._ElementTree], view: View) -> str:
    total = hashlib.sha256(view.encode())
    for tree in trees:
        total.update(serialise(tree))
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, total.hexdigest())}"


def _package(
    book: Book, identifier: str, documents: Sequence[str], names: Sequence[str], chapters: Sequence[Chapter]
) -> bytes:
    pictures = [picture for item in chapters for picture in item.pictures]
    kinds = {"epub.css": "text/css", **{picture.name: picture.media_type for picture in pictures}}
    items = []
    for name in documents:
        kind = kinds.get(name, "application/xhtml+xml")
        item = _O.item({"id": name.replace(".", "-"), "href": name, "media-type": kind})
        if name == "nav.xhtml":
            item.set("properties", "nav")
        items.append(item)
    front = ["title.xhtml", "nav.xhtml"] if "title.xhtml" in documents else []
    spine = [_O.itemref(idref=name.replace(".", "-")) for name in (*front, *names)]
    about = [*_metadata(book, identifier), *_accessibility(pictures, paged=any(item.pages for item in chapters))]
    package = _O.package(_O.metadata(*about), _O.manifest(*items), _O.spine(*spine))
    for name, value in (("version", "3.0"), ("unique-identifier", "identifier"), (XML_LANG, book.language)):
        package.set(name, value)
    package.set("prefix", "schema: http://schema.org/ a11y: http://www.idpf.org/epub/vocab/package/a11y/#")
    return _bytes(package)


def _metadata(book: Book, identifier: str) -> Iterator[etree._Element]:
    yield _D.identifier(identifier, id="identifier")
    yield _D.title(book.title, id="title")
    yield _D.language(book.language)
    for number, person in enumerate(book.authors, 1):
        yield _D.creator(person.name, id=f"author-{number}")
        yield _O.meta("aut", refines=f"#author-{number}", property="role", scheme="marc:relators")
        if person.family:
            yield _O.meta(person.inverted, refines=f"#author-{number}", property="file-as")
    for name, value in (
        ("publisher", book.publisher), ("date", book.date.iso), ("rights", book.rights), ("source", book.source),
    ):  # fmt: skip
        if value:
            yield getattr(_D, name)(value)
    for keyword in book.keywords:
        yield _D.subject(keyword)
    yield _O.meta(book.moment.strftime("%Y-%m-%dT%H:%M:%SZ"), property="dcterms:modified")


def _accessibility(pictures: Sequence[Picture], *, paged: bool) -> Iterator[etree._Element]:
    """What can be said of everybody's access to the book (EPUB Accessibility 1.1, 2): only what holds."""
    described = all(picture.description for picture in pictures)
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    features += ["printPageNumbers", "pageNavigation"] if paged else []
    features += ["alternativeText"] if pictures and described else []
    for mode in ("textual", *(["visual"] if pictures else [])):
        yield _O.meta(mode, property="schema:accessMode")
    if pictures:
        yield _O.meta("textual,visual", property="schema:accessModeSufficient")
    if described:
        yield _O.meta("textual", property="schema:accessModeSufficient")
    for feature in features:
        yield _O.meta(feature, property="schema:accessibilityFeature")
    yield _O.meta("none", property="schema:accessibilityHazard")
    seen = "; there are pictures" if pictures else ", and no pictures"
    more = "" if described else ", not all of them with a description"
    yield _O.meta(f"{_SUMMARY}{seen}{more}.", property="schema:accessibilitySummary")


def _navigation(book: Book, names: Sequence[str], chapters: Sequence[Chapter]) -> bytes:
    entries = []
    for name, item in zip(names, chapters, strict=True):
        entries.append(_entry(name, item, alone=len(chapters) == 1))
    toc = E.nav(E.h1("Contents"), E.ol(*entries), id="toc")
    toc.set(EPUB_TYPE, "toc")
    toc.set("role", "doc-toc")
    marks = E.ol(_mark("bodymatter", names[0], "Start of the text"))
    if len(chapters) > 1:
        marks.insert(0, _mark("toc", "#toc", "Contents"))
    landmarks = E.nav(E.h2("Landmarks"), marks, hidden="hidden")
    landmarks.set(EPUB_TYPE, "landmarks")
    body = E.body(toc, landmarks)
    pages = [
        (label, f"{name}#{place}") for name, item in zip(names, chapters, strict=True) for label, place in item.pages
    ]
    if pages:
        listed = E.nav(E.h2("Pages"), E.ol(*(E.li(E.a(label, href=place)) for label, place in pages)), hidden="hidden")
        listed.set(EPUB_TYPE, "page-list")
        body.append(listed)
    return _page(book, body)


def _mark(kind: str, href: str, label: str) -> etree._Element:
    anchor = E.a(label, href=href)
    anchor.set(EPUB_TYPE, kind)
    return E.li(anchor)


def _entry(name: str, item: Chapter, *, alone: bool) -> etree._Element:
    """A chapter in the table of contents, with its heads where it is the whole book."""
    authors = f"{', '.join(item.facts.names)}: " if item.facts.names and not alone else ""
    entry = E.li(E.a(f"{authors}{item.facts.full_title or 'Untitled'}", href=name))
    nested = _nested(name, [heading for heading in item.headings if heading.level > 1])
    if nested is not None:
        entry.append(nested)
    return entry


def _nested(name: str, headings: list[Heading]) -> etree._Element | None:
    """Headings as lists within lists, whatever levels they jump over."""
    if not headings:
        return None
    root = E.ol()
    open_lists = [(headings[0].level, root)]
    for heading in headings:
        while len(open_lists) > 1 and heading.level < open_lists[-1][0]:
            open_lists.pop()
        if heading.level > open_lists[-1][0] and len(open_lists[-1][1]):
            inner = E.ol()
            open_lists[-1][1][-1].append(inner)
            open_lists.append((heading.level, inner))
        open_lists[-1][1].append(E.li(E.a(heading.words, href=f"{name}#{heading.identifier}")))
    return root


def _title_page(book: Book) -> bytes:
    section = E.section(
        E.h1(book.title), *(E.p(line) for line in (book.source, book.publisher, book.date.text) if line)
    )
    section.set(EPUB_TYPE, "titlepage")
    return _page(book, E.body(section))


def _page(book: Book, body: etree._Element) -> bytes:
    style = E.link(rel="stylesheet", type="text/css", href="epub.css")
    page = E.html(E.head(E.title(book.title), style), body)
    for name in ("lang", XML_LANG):
        page.set(name, book.language)
    return etree.tostring(page, encoding="UTF-8", xml_declaration=True, doctype="<!DOCTYPE html>")


def _container() -> bytes:
    c = ElementMaker(namespace=_CONTAINER, nsmap={None: _CONTAINER})
    rootfile = c.rootfile({"full-path": "OEBPS/package.opf", "media-type": "application/oebps-package+xml"})
    return _bytes(c.container(c.rootfiles(rootfile), version="1.0"))


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
