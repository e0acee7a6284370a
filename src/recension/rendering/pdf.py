"""PDF, for print and for archives: set by Typst, tagged (PDF/UA-1), archivable (PDF/A-2a), the same bytes each time.

Of the two engines that PyPI has, Typst (Apache 2.0) sets better pages than WeasyPrint (BSD), and sets them sooner. On
two cores it took 0.28 s for an article of 10 pages, 1.4 s for one of 49, and 0.7 s for one of 33 with many tables;
WeasyPrint, from our HTML, took 1.7, 7.2 and 4.7 s. Typst breaks whole paragraphs at once and not line by line, brings
its own fonts with real small capitals and old-style figures, and refuses to call a file PDF/UA that is none. The
article takes 91 KiB by either, the long ones up to half as much again by Typst. Installed, Typst takes 81 MB without
any dependency, WeasyPrint 66 MB with its own, and Pango besides. Typst is not at version 1, so its markup may change:
all of it that this program writes is in this package's ``typst/edition.typ`` and in two modules.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic
from recension.rendering.assets import DESIGN, Assets
from recension.rendering.books import Book
from recension.rendering.output import Rendering, within_depth
from recension.rendering.pages import Pages, source_of
from recension.rendering.typesetting import string
from recension.tei import View

_STANDARDS = ("a-2a", "ua-1")
_NOT_DISPLAYED = re.compile(r"the text `\"(.)\"` could not be displayed")
_FAMILIAR = 0x24F
"""The last character of those that the engine's own fonts surely have."""
_MOST_NAMED = 12
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


@diagnostic("RND010", Severity.ERROR)
def design_failed(reason: str) -> Wording:
    """The edition's own design of the pages cannot be used.

    The folder ``theme`` of a corpus has an ``edition.typ`` in place of the program's. It is no Typst, or lacks a
    function that the text calls, such as ``article`` or ``stanza``.

    Mend: correct it at the place that the message names, or begin anew with what ``recension assets edition.typ``
    prints, which has every function that there must be.
    """
    mend = "compare it with what `recension assets edition.typ` prints"
    return Wording(f"the pages cannot be set with this design: {reason}", mend)


@within_depth
def render_pdf(
    tree: etree._ElementTree,
    view: View = View.READING,
    *,
    paper: str = "a4",
    folder: Path | None = None,
    assets: Assets | None = None,
) -> Rendering:
    """Render a TEI file as PDF.

    Args:
        tree: Any TEI file.
        view: The reading text, or the copy text.
        paper: One of `recension.formats.PAPERS`.
        folder: Where its pictures lie; none is taken in if that is not known.
        assets: The design and the fonts of an edition's own look.

    Raises:
        RecensionError: The file has no text (RND003), Typst is not installed (RND004), or it gives up (RND005, RND010).
    """
    return bind_pdf([tree], Book.of([tree]), view, paper=paper, folders=[folder], assets=assets)


def bind_pdf(
    trees: Sequence[etree._ElementTree],
    book: Book,
    view: View = View.READING,
    *,
    paper: str = "a4",
    folders: Sequence[Path | None] = (),
    assets: Assets | None = None,
) -> Rendering:
    """Bind TEI files as one book of PDF, in their order, with a title page and contents.

    Args:
        trees: TEI files; one alone has no title page and no contents.
        book: What the book is called.
        view: The reading text, or the copy text.
        paper: One of `recension.formats.PAPERS`.
        folders: For each tree where its pictures lie, if that is known.
        assets: The design and the fonts of an edition's own look.

    Raises:
        RecensionError: A file has no text (RND003), Typst is not installed (RND004), or it gives up (RND005, RND010).
    """
    look = assets or Assets()
    place = Location(trees[0].docinfo.URL or "the file") if len(trees) == 1 else Location(book.title)
    pages = source_of(trees, book, view, paper, folders or [None] * len(trees), look=look)
    try:
        import typst
    except ImportError as error:
        raise RecensionError(no_engine(place)) from error
    data, lacking = _compiled(typst, pages, book.moment, place, look)
    noticed = (not_as_it_should_be(place, lacking),) if lacking else ()
    return Rendering(data, (*pages.diagnostics, *noticed))


def _compiled(typst: Any, pages: Pages, moment: datetime, place: Location, look: Assets) -> tuple[bytes, str]:
    """The bytes of the pages and why they are not as they should be: with the engine's own fonts and by both standards.

    Where the fonts lack characters, those of the machine are tried; and where these lack them, too, the pages are
    tagged, but neither PDF/UA nor PDF/A.

    Raises:
        RecensionError: Typst gives up (RND005), with an own design (RND010).
    """
    own = look.is_own(DESIGN)
    with tempfile.TemporaryDirectory(prefix="recension-") as folder:
        for name, data in pages.pictures.items():
            (Path(folder) / name).write_bytes(data)
        work = _Work(typst, folder, moment, (str(look.folder),) if own else ())
        failures: list[str] = []
        # A design of one's own may name any font of the machine.
        for own_fonts_only, standards in _WAYS[own:]:
            data, failed = work.compiled(pages.source, standards, own_fonts_only=own_fonts_only)
            if not failed:
                return data, work.explained(failures, pages.source, own=own)
            failures.append(failed)
    raise RecensionError(
        design_failed(Location(str(look.path(DESIGN))), failures[-1]) if own else not_set(place, failures[-1])
    )


@dataclass(frozen=True, slots=True)
class _Work:
    typst: Any
    folder: str
    moment: datetime
    fonts: tuple[str, ...] = ()

    def compiled(self, source: str, standards: tuple[str, ...], *, own_fonts_only: bool) -> tuple[bytes, str]:
        """The bytes of the pages, or why there are none."""
        try:
            compiler = self.typst.Compiler(
                source.encode(), root=self.folder, font_paths=list(self.fonts), ignore_system_fonts=own_fonts_only
            )
            return bytes(compiler.compile(format="pdf", pdf_standards=list(standards), timestamp=self.moment)), ""
        except self.typst.TypstError as error:
            return b"", str(error.message)

    def explained(self, failures: list[str], source: str, *, own: bool) -> str:
        """Why the pages could not be made in the ways that failed; empty where none did."""
        if not failures:
            return ""
        if own:
            return failures[0]
        signs = self.lacking(source, own_fonts_only=len(failures) == 1)
        if not signs:
            return failures[0]
        return f"{signs} taken from a font of this machine" if len(failures) == 1 else f"no font has {signs}"

    def lacking(self, source: str, *, own_fonts_only: bool) -> str:
        """The characters that no font has. The engine names but one, so the rest is tried till it misses none."""
        rest = "".join(sorted({sign for sign in source if ord(sign) > _FAMILIAR and not sign.isspace()}))
        found: list[str] = []
        while rest and len(found) < _MOST_NAMED:
            page = f'#set document(title: "a")\n#set text(font: "Libertinus Serif")\n#{string(" ".join(rest))}'
            sign = _NOT_DISPLAYED.search(self.compiled(page, ("ua-1",), own_fonts_only=own_fonts_only)[1])
            if not sign or sign[1] not in rest:
                break
            found.append(f"{sign[1]} (U+{ord(sign[1]):04X})")
            rest = rest.replace(sign[1], "")
        return ", ".join(found) + (" and others" if len(found) == _MOST_NAMED else "")
