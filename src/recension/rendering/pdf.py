"""PDF, for print and for archives: set by Typst, tagged (PDF/UA-1), archivable (PDF/A-2a), the same bytes each time."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic
from recension.rendering.books import Book
from recension.rendering.output import Rendering
from recension.rendering.pages import Pages, source_of
from recension.tei import View

PAPERS = ("a4", "a5", "us-letter")
_STANDARDS = ("a-2a", "ua-1")
_WAYS: tuple[tuple[bool, tuple[str, ...]], ...] = (
    (True, _STANDARDS),
    (False, _STANDARDS),
    (False, ("ua-1",)),
    (False, ()),
)
"""Whether only the engine's own fonts are used, and the standards that are kept; the best first."""


@diagnostic("RND004", Severity.ERROR)
def no_engine() -> Wording:
    """PDF needs an engine that is not installed.

    Pages are set by Typst, which is no part of the bare program, since it takes some eighty megabytes.

    Mend: ``pip install 'recension[pdf]'``.
    """
    return Wording("PDF needs Typst, which is not installed", "pip install 'recension[pdf]'")


@diagnostic("RND005", Severity.ERROR)
def not_set(reason: str) -> Wording:
    """Typst could not set the text.

    The pages of this text cannot be made; the other forms can.

    Mend: report it, with the TEI file.
    """
    return Wording(f"the pages cannot be set: {reason}", "please report it, with this file")


@diagnostic("RND006", Severity.WARNING)
def not_as_it_should_be(reason: str) -> Wording:
    """The pages could not be set with the engine's own fonts, or not as accessible as they should be.

    The pages are set in Libertinus Serif, which has the Latin, Greek, Cyrillic and Hebrew scripts. A character that it
    lacks is taken from the fonts of the machine, if one has it; the file then differs from machine to machine. Where no
    font has it, an empty box stands on the page, and the file does not say that it is PDF/UA.

    Mend: install a font that has the script, such as one of the Noto fonts, and look at the page.
    """
    return Wording(f"the pages are not as they should be: {reason}", "install a font for the script; look at the page")


def render_pdf(
    tree: etree._ElementTree, view: View = View.READING, *, paper: str = "a4", folder: Path | None = None
) -> Rendering:
    """Render a TEI file as PDF.

    Args:
        tree: Any TEI file.
        view: The reading text, or the copy text.
        paper: One of `PAPERS`.
        folder: Where its pictures lie; none is taken in if that is not known.

    Raises:
        RecensionError: The file has no text (RND003), Typst is not installed (RND004), or it gives up (RND005).
    """
    return bind_pdf([tree], Book.of([tree]), view, paper=paper, folders=[folder])


def bind_pdf(
    trees: Sequence[etree._ElementTree],
    book: Book,
    view: View = View.READING,
    *,
    paper: str = "a4",
    folders: Sequence[Path | None] = (),
) -> Rendering:
    """Bind TEI files as one book of PDF, in their order, with a title page and contents.

    Args:
        trees: TEI files; one alone has no title page and no contents.
        book: What the book is called.
        view: The reading text, or the copy text.
        paper: One of `PAPERS`.
        folders: For each tree where its pictures lie, if that is known.

    Raises:
        RecensionError: A file has no text (RND003), Typst is not installed (RND004), or it gives up (RND005).
    """
    place = Location(trees[0].docinfo.URL or "the file")
    pages = source_of(trees, book, view, paper, folders or [None] * len(trees))
    try:
        import typst
    except ImportError as error:
        raise RecensionError(no_engine(place)) from error
    data, lacking = _compiled(typst, pages, book.moment, place)
    noticed = (not_as_it_should_be(place, lacking),) if lacking else ()
    return Rendering(data, (*pages.diagnostics, *noticed))


def _compiled(typst: Any, pages: Pages, moment: datetime, place: Location) -> tuple[bytes, str]:
    """The bytes of the pages and why they are not as they should be: with the engine's own fonts and by both standards.

    Where the fonts lack characters, those of the machine are tried; and where these lack them, too, the pages are
    tagged, but neither PDF/UA nor PDF/A.

    Raises:
        RecensionError: Typst gives up (RND005).
    """
    reason = ""
    with tempfile.TemporaryDirectory(prefix="recension-") as folder:
        for name, data in pages.pictures.items():
            (Path(folder) / name).write_bytes(data)
        for own_fonts_only, standards in _WAYS:
            try:
                compiler = typst.Compiler(pages.source.encode(), root=folder, ignore_system_fonts=own_fonts_only)
                return bytes(compiler.compile(format="pdf", pdf_standards=list(standards), timestamp=moment)), reason
            except typst.TypstError as error:
                reason = reason or str(error.message)
    raise RecensionError(not_set(place, reason))
