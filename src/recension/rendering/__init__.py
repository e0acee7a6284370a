"""Reading copies of a TEI file, from the tree alone: whoever made it, it renders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from recension.diagnostics import Location, RecensionError
from recension.formats import BOOKS, FORMATS
from recension.rendering.books import Book
from recension.rendering.epub import bind_epub, render_epub
from recension.rendering.html import render_html
from recension.rendering.markdown import render_markdown
from recension.rendering.output import Options, Rendering, not_here, too_deep
from recension.rendering.pdf import bind_pdf, render_pdf
from recension.rendering.records import render_json
from recension.rendering.text import render_text


def render(tree: etree._ElementTree, form: str, options: Options | None = None) -> Rendering:
    """Render a TEI file in one of the forms of `FORMATS`, by its name.

    Raises:
        KeyError: There is no such form.
        RecensionError: The file cannot be rendered (RND…).
    """
    rendering = _render(tree, form, options or Options())
    return replace(rendering, diagnostics=(*rendering.diagnostics, *not_here(tree)))


def _render(tree: etree._ElementTree, form: str, chosen: Options) -> Rendering:
    name = FORMATS[form].name
    if name == "html":
        return render_html(
            tree, chosen.view, stylesheet=chosen.stylesheet, assets=chosen.assets, siblings=chosen.siblings
        )
    if name == "text":
        return render_text(
            tree,
            chosen.view,
            width=chosen.width,
            head=chosen.head,
            emphasis=chosen.emphasis,
            titles=chosen.titles,
        )
    if name == "json":
        return render_json(tree, indent=chosen.indent)
    if name == "pdf":
        return render_pdf(tree, chosen.view, paper=chosen.paper, folder=chosen.folder, assets=chosen.assets)
    if name == "epub":
        return render_epub(tree, chosen.view, folder=chosen.folder)
    return render_markdown(tree, chosen.view)


def bind(
    trees: Sequence[etree._ElementTree],
    form: str,
    book: Book,
    options: Options | None = None,
    folders: Sequence[Path | None] = (),
) -> Rendering:
    """Bind TEI files as one book in one of the forms of `BOOKS`, by its name.

    Args:
        trees: TEI files, in the order of the chapters.
        form: ``epub`` or ``pdf``.
        book: What the book is called.
        options: What the reader has chosen.
        folders: For each tree where its pictures lie, if that is known.

    Raises:
        ValueError: There is no such form of books.
        RecensionError: A file cannot be rendered (RND…).
    """
    chosen = options or Options()
    try:
        if BOOKS[BOOKS.index(form)] == "pdf":
            rendering = bind_pdf(trees, book, chosen.view, paper=chosen.paper, folders=folders, assets=chosen.assets)
        else:
            rendering = bind_epub(trees, book, chosen.view, folders=folders)
    except RecursionError as error:
        raise RecensionError(too_deep(Location(book.title))) from error
    missing = (item for tree in trees for item in not_here(tree))
    return replace(rendering, diagnostics=(*rendering.diagnostics, *missing))


__all__ = [
    "Book",
    "Options",
    "Rendering",
    "bind",
    "bind_epub",
    "bind_pdf",
    "render",
    "render_epub",
    "render_html",
    "render_json",
    "render_markdown",
    "render_pdf",
    "render_text",
]
