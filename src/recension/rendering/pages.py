"""The source of a printed copy: one text, or a book with its title page, its contents and the texts in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from recension import tei
from recension.diagnostics import Diagnostic
from recension.rendering.apparatus import apparatus
from recension.rendering.assets import DESIGN, Assets
from recension.rendering.books import Book
from recension.rendering.citation import chicago, in_one_line
from recension.rendering.facts import Facts, facts
from recension.rendering.flow import flow
from recension.rendering.pictures import pictures
from recension.rendering.text import text_roots
from recension.rendering.typesetting import (
    SUBTITLES,
    Typesetter,
    breakable,
    joined,
    language_code,
    string,
    typeset_apparatus,
    typeset_variants,
)
from recension.rendering.variants import variants, witnesses
from recension.tei import View


@dataclass(frozen=True, slots=True)
class Pages:
    """The source of the pages, the files of the pictures on them, and what was noticed."""

    source: str
    pictures: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def source_of(
    trees: Sequence[etree._ElementTree],
    book: Book,
    view: View,
    paper: str,
    folders: Sequence[Path | None],
    *,
    look: Assets | None = None,
) -> Pages:
    """The source of a book of `trees`; of one tree without a title page and contents.

    Args:
        trees: TEI files, in their order.
        book: What the book is called.
        view: The reading text, or the copy text.
        paper: The size of the page, by the name that Typst has for it.
        folders: For each tree where its pictures lie; None if that is not known.
        look: The design of the pages.

    Raises:
        RecensionError: A file has no text (RND003).
    """
    files: dict[str, bytes] = {}
    noticed: list[Diagnostic] = []
    parts: list[str] = []
    for number, (tree, folder) in enumerate(zip(trees, folders, strict=True), 1):
        found, missing = pictures(tree, folder, f"picture-{number}")
        files |= {picture.name: picture.data for picture in found.values()}
        noticed += missing
        known = facts(tree)
        texts = text_roots(tree)
        title = _title(texts, known)
        alone = len(trees) == 1
        opening = _opening(title, known, alone=alone)
        titled = bool(opening) or title is not None
        setter = Typesetter(flow(texts, view, notes_moved=True), title, titled, language_code(known.language), found)
        content = [*opening, *setter.text(), *typeset_apparatus(apparatus(tree, texts), 1 + titled)]
        content += typeset_variants(variants(texts), witnesses(tree), 1 + titled)
        content += _colophon(known, view, alone=alone)
        parts.append(f"#article({_article(known, alone=alone)})[\n{joined(content)}\n]")
    design = (look or Assets()).path(DESIGN).read_text(encoding="utf-8")
    front = _front(book, view) if len(trees) > 1 else []
    source = joined([design, f"#show: edition.with({_settings(book, paper)})", *front, *parts])
    return Pages(source, files, tuple(noticed))


def _settings(book: Book, paper: str) -> str:
    date = book.moment
    authors = "".join(f"{string(author.name)}, " for author in book.authors)
    keywords = "".join(f"{string(word)}, " for word in book.keywords)
    return (
        f"title: {string(book.title)}, authors: ({authors}), keywords: ({keywords}), "
        f"date: datetime(year: {date.year}, month: {date.month}, day: {date.day}), "
        f"language: {string(language_code(book.language))}, paper: {string(paper)}"
    )


def _front(book: Book, view: View) -> list[str]:
    names = [author.name for author in book.authors]
    authors = ", ".join(names) if len(names) <= 3 else ""
    note = "" if view is View.READING else "The copy text, without the corrections of the edition."
    lines = "".join(f"{string(line)}, " for line in (note, book.publisher, book.date.text, book.rights) if line)
    return [
        f"#title-page({string(book.title)}, authors: {string(authors)}, lines: ({lines}))",
        "#contents()",
    ]


def _article(known: Facts, *, alone: bool) -> str:
    names = ", ".join(known.names[:3]) + (" and others" if len(known.names) > 3 else "")
    title = known.full_title or "Untitled"
    values = {"title": title, "authors": names, "running": known.title, "language": language_code(known.language)}
    said = ", ".join(f"{name}: {string(value)}" for name, value in values.items())
    return f"{said}, alone: {'true' if alone else 'false'}"


def _title(texts: Sequence[etree._Element], known: Facts) -> etree._Element | None:
    """The first head of a text, if it is the title of the whole and not that of a part."""
    kinds = (tei.name("head"), tei.name("titlePart"))
    heads = (head for text in texts for head in text.iter(*kinds) if head.get("type") not in SUBTITLES)
    first = next(heads, None)
    if first is None:
        return None
    words = " ".join(tei.words(first, View.READING)).casefold()
    is_title = (
        first.get("type") == "main"
        or tei.local(first) == "titlePart"
        or words in {known.title.casefold(), known.full_title.casefold()}
    )
    return first if is_title else None


def _opening(title: etree._Element | None, known: Facts, *, alone: bool) -> list[str]:
    """Author and title where the text does not begin with a title of its own."""
    if title is not None or (alone and not known.title):
        return []
    names = [f"#byline[#{string(', '.join(known.names))};]"] if known.names else []
    return [*names, f"#heading(level: 1)[#{string(known.full_title or 'Untitled')};]"]


def _colophon(known: Facts, view: View, *, alone: bool) -> list[str]:
    """What was printed here and by whom; in a book, its title page says what holds for all."""
    if not known.title:
        return []
    edition = known.publication
    citation = in_one_line(chicago(known))
    if not alone:
        return [f"#imprint[#{string(breakable(citation))};]"]
    said = [
        citation,
        *(action.line for action in known.correspondence),
        ", ".join(filter(None, (edition.title, edition.publisher, edition.date.text))),
        edition.licence,
        "" if view is View.READING else "This is the copy text, without the corrections of the edition.",
    ]
    lines = [f"#small-print[#{string(breakable(line))};]" for line in said if line]
    return ['#heading(level: 2)[#"About this text";]', *lines]
