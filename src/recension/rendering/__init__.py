"""Reading copies of a TEI file, from the tree alone: whoever made it, it renders."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from recension.formats import FORMATS
from recension.rendering.books import Book
from recension.rendering.epub import bind_epub, render_epub
from recension.rendering.html import render_html
from recension.rendering.markdown import render_markdown
from recension.rendering.output import Options, Rendering, not_here
from recension.rendering.pdf import render_pdf
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
        return render_pdf(tree, chosen.view, paper=chosen.paper)
    return (render_epub if name == "epub" else render_markdown)(tree, chosen.view)


__all__ = [
    "Book",
    "Options",
    "Rendering",
    "bind_epub",
    "render",
    "render_epub",
    "render_html",
    "render_json",
    "render_markdown",
    "render_pdf",
    "render_text",
]
