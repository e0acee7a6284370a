"""PDF, for print and for archives: set by Typst, tagged (PDF/UA-1), its fonts embedded, the same bytes each time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from lxml import etree

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic
from recension.rendering.apparatus import apparatus
from recension.rendering.citation import chicago, in_one_line
from recension.rendering.facts import Facts, facts
from recension.rendering.flow import flow
from recension.rendering.output import Rendering, within_depth
from recension.rendering.text import text_roots
from recension.rendering.typesetting import Typesetter, string, typeset_apparatus
from recension.resources import package_file
from recension.tei import View

PAPERS = ("a4", "a5", "us-letter")


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


@within_depth
def render_pdf(tree: etree._ElementTree, view: View = View.READING, *, paper: str = "a4") -> Rendering:
    """Render a TEI file as PDF.

    Args:
        tree: Any TEI file.
        view: The reading text, or the copy text.
        paper: One of `PAPERS`.

    Raises:
        RecensionError: The file has no text (RND003), Typst is not installed (RND004), or it gives up (RND005).
    """
    place = Location(tree.docinfo.URL or "the file")
    known = facts(tree)
    source = typst_source(tree, known, view, paper)
    try:
        import typst
    except ImportError as error:
        raise RecensionError(no_engine(place)) from error
    data, lacking = _compiled(typst, source, known, place)
    return Rendering(data, (not_as_it_should_be(place, lacking),) if lacking else ())


def _compiled(typst: Any, source: str, known: Facts, place: Location) -> tuple[bytes, str]:
    """The bytes of the pages and why they are not as they should be: with the engine's own fonts and as PDF/UA-1.

    Where the fonts lack characters, those of the machine are tried; and where these lack them, too, the pages are
    tagged, but no PDF/UA.

    Raises:
        RecensionError: Typst gives up (RND005).
    """
    reason = ""
    for own_fonts_only, standards in ((True, ["ua-1"]), (False, ["ua-1"]), (False, [])):
        try:
            compiler = typst.Compiler(source.encode(), ignore_system_fonts=own_fonts_only)
            return bytes(compiler.compile(format="pdf", pdf_standards=standards, timestamp=_moment(known))), reason
        except typst.TypstError as error:
            reason = str(error.message)
    raise RecensionError(not_set(place, reason))


def typst_source(tree: etree._ElementTree, known: Facts, view: View, paper: str) -> str:
    """The whole source of the pages.

    Raises:
        RecensionError: The file has no text (RND003).
    """
    texts = text_roots(tree)
    design = package_file("rendering", "typst", "edition.typ").read_text(encoding="utf-8")
    setter = Typesetter(flow(texts, view, notes_moved=True))
    authors = "".join(f"{string(name)}, " for name in known.names)
    keywords = "".join(f"{string(word)}, " for word in known.keywords)
    title = known.full_title or "Untitled"
    date = _moment(known)
    settings = (
        f"title: {string(title)}, authors: ({authors}), keywords: ({keywords}), running: {string(known.title)}, "
        f"date: datetime(year: {date.year}, month: {date.month}, day: {date.day}), "
        f"language: {string((known.language or 'en').partition('-')[0])}, paper: {string(paper)}"
    )
    parts = [design, f"#show: edition.with({settings})", *_opening(texts, known), *setter.text()]
    parts += [*typeset_apparatus(apparatus(tree, texts)), *_colophon(known, view)]
    return "\n\n".join(parts)


def _opening(texts: list[etree._Element], known: Facts) -> list[str]:
    """Author and title where the text has no title of its own."""
    if any(head.get("type") == "main" for text in texts for head in text.iter("{*}head")):
        return []
    names = [f"#byline[#{string(', '.join(known.names))};]"] if known.names else []
    return [*names, f"#heading(level: 1)[#{string(known.full_title or 'Untitled')};]"]


def _colophon(known: Facts, view: View) -> list[str]:
    edition = known.publication
    lines = [
        in_one_line(chicago(known)),
        ", ".join(filter(None, (edition.title, edition.publisher, edition.date.text))),
        edition.licence,
        "" if view is View.READING else "This is the copy text, without the corrections of the edition.",
    ]
    said = [f"#small-print[#{string(line)};]" for line in lines if line]
    return ['#heading(level: 2)[#"About this text";]', *said] if said else []


def _moment(known: Facts) -> datetime:
    """When the edition was published, as the time at which the file was made; the epoch of Unix, else."""
    first = known.publication.date.first
    year, month, day = (*first, 1, 1)[:3] if first else (1970, 1, 1)
    return datetime(year, month, day, tzinfo=UTC)
