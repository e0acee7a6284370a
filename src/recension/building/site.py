"""The pages of the edition as a whole: its index and its manifest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lxml import html
from lxml.html import builder as h

from recension import __version__
from recension.building.article import Record
from recension.building.binding import BOOK
from recension.building.plan import digest
from recension.edition import Edition
from recension.formats import FORMATS
from recension.rendering.assets import Assets
from recension.resources import schema_file

INDEX = "index.html"
MANIFEST = "manifest.json"
SCHEMA = "schema"
"""The folder of the edition that its TEI files look for their schema in."""
_LABELS = {**{item.suffix: item.label for item in FORMATS.values()}, ".xml": "TEI"}


def index_page(
    edition: Edition,
    records: Mapping[str, Record],
    books: Mapping[str, str] | None = None,
    assets: Assets | None = None,
) -> bytes:
    """The page that lists the articles of the edition, by author and title, and the books.

    Args:
        edition: The settings.
        records: The articles.
        books: The titles of the books, by the names of their files.
        assets: The style sheet.
    """
    css = (assets or Assets()).style()
    items = sorted(records.items(), key=lambda item: (item[1].filed, item[1].title, item[0]))
    page = h.HTML(
        h.HEAD(
            h.META(charset="utf-8"),
            h.META(name="viewport", content="width=device-width, initial-scale=1"),
            h.META(name="generator", content="Recension"),
            h.TITLE(edition.title),
            h.STYLE(css),
        ),
        h.BODY(
            h.HEADER(h.P(edition.publisher), h.CLASS("banner")),
            h.MAIN(h.H1(edition.title), h.UL(*(_entry(record) for _, record in items), h.CLASS("articles"))),
            h.FOOTER(*_books(books or {}), *_licence(edition), h.P(h.A("Manifest with SHA-256 sums", href=MANIFEST))),
        ),
        lang=edition.language,
    )
    return bytes(html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8")) + b"\n"


def manifest(edition: Edition, records: Mapping[str, Record], whole: Mapping[str, bytes]) -> bytes:
    """What the edition consists of and what it was made from, as JSON in a fixed order."""
    files = {name: total for record in records.values() for name, total in record.outputs.items()}
    files |= {name: digest(data) for name, data in whole.items()}
    articles = {name: {"inputs": record.inputs, "outputs": sorted(record.outputs)} for name, record in records.items()}
    content = {
        "program": {"name": "recension", "version": __version__},
        "title": edition.title,
        "articles": articles,
        "sha256": files,
    }
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True).encode("utf-8", "replace") + b"\n"


def schema_files() -> dict[str, bytes]:
    """The grammar and the rules that the TEI files of an edition are valid against, by their names in it."""
    return {f"{SCHEMA}/{name}": schema_file(name).read_bytes() for name in ("recension.rng", "recension.sch")}


def listed_files(folder: Path) -> set[str]:
    """The files that the manifest in `folder` lists, and the manifest itself; nothing where there is none."""
    try:
        content = json.loads((folder / MANIFEST).read_bytes())
        return {*map(str, content["sha256"]), MANIFEST}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def listed_outputs(folder: Path, articles: Iterable[str]) -> set[str]:
    """The files that the manifest in `folder` lists for `articles`, by their names; nothing where there is none."""
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())["articles"]
        return {str(name) for article in articles if article in listed for name in listed[article]["outputs"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _entry(record: Record) -> html.HtmlElement:
    named = [name for name in record.outputs if Path(name).suffix in _LABELS]
    links = sorted(named, key=lambda name: list(_LABELS).index(Path(name).suffix))
    lead: list[html.HtmlElement | str] = (
        [h.SPAN(", ".join(record.authors), h.CLASS("author")), ": "] if record.authors else []
    )
    formats: list[html.HtmlElement | str] = []
    for name in links:
        formats += [" · " if formats else "", h.A(_LABELS[Path(name).suffix], href=_url(name))]
    source: list[html.HtmlElement] = [h.BR(), h.SPAN(record.source, h.CLASS("source"))] if record.source else []
    return h.LI(*lead, h.A(record.title, href=_url(links[0])), *source, h.BR(), h.SPAN(*formats, h.CLASS("formats")))


def _books(titles: Mapping[str, str]) -> Iterator[html.HtmlElement]:
    """A line for each book, with its forms."""
    stems = {Path(name).stem: title for name, title in titles.items()}
    for stem, title in stems.items():
        label = "The whole edition" if stem == BOOK else title
        links = [h.A(_LABELS[Path(name).suffix], href=_url(name)) for name in titles if Path(name).stem == stem]
        yield h.P(f"{label} as one book: ", *[part for link in links for part in (" · ", link)][1:])


def _licence(edition: Edition) -> list[html.HtmlElement]:
    return [h.P("Licence: ", h.A(edition.licence.name, href=edition.licence.target))] if edition.licence else []


def _url(name: str) -> str:
    from urllib.parse import quote

    return quote(name, errors="surrogateescape")
