"""What a rendering gives, and what may be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

from lxml import etree

from recension.diagnostics import Diagnostic, Location, RecensionError, Severity, Wording, diagnostic
from recension.rendering.assets import Assets
from recension.tei import View

_P = ParamSpec("_P")
_INCLUDE = "{http://www.w3.org/2001/XInclude}include"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A reading copy: its text, or its bytes where it is no text, and what was noticed while it was made."""

    content: str | bytes
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def text(self) -> str:
        """The copy as text.

        Raises:
            TypeError: It is no text.
        """
        if isinstance(self.content, bytes):
            raise TypeError("this form is no text")
        return self.content

    @property
    def data(self) -> bytes:
        """The copy as the bytes of a file; text in UTF-8."""
        return self.content if isinstance(self.content, bytes) else self.content.encode()


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader can choose of a form; each form heeds what concerns it.

    Attributes:
        view: The reading text, or the copy text.
        width: Text: columns in a line; 0 for a paragraph a line.
        head: Text: whether author, title and source come first.
        emphasis: Text: what stands at either side of emphasised words.
        titles: Text: what stands at either side of the titles of works.
        stylesheet: HTML: a stylesheet instead of the shipped one.
        assets: HTML: the look of an edition of its own.
        siblings: HTML: the names of files that have the text in other forms.
        indent: JSON: how far each level is indented; None for all on one line.
        folder: EPUB, PDF: where the pictures of the text lie, if that is known.
        paper: PDF: the size of the page, by the name that Typst has for it.
    """

    view: View = View.READING
    width: int = 78
    head: bool = True
    emphasis: str = ""
    titles: str = ""
    stylesheet: Path | None = None
    folder: Path | None = None
    paper: str = "a4"
    indent: int | None = 2
    assets: Assets | None = None
    siblings: tuple[str, ...] = ()


@diagnostic("RND001", Severity.WARNING)
def unknown_element(name: str, times: int) -> Wording:
    """An element is not known to the stylesheet.

    TEI has some six hundred elements, and other vocabularies can stand within it. One that the stylesheet has no
    template for is kept as text, so no word is lost, but its meaning does not show.

    Mend: give it a template in a stylesheet of your own, which begins with ``<xsl:import href="recension:html.xsl"/>``,
    and render with ``--stylesheet``.
    """
    count = "" if times == 1 else f" ({times} times)"
    return Wording(
        f"no template for the element {name}{count}; its text is kept", "add a template for it with --stylesheet"
    )


@diagnostic("RND002", Severity.ERROR)
def stylesheet_failed(reason: str) -> Wording:
    """A stylesheet cannot be used, or it gave up.

    A stylesheet given with ``--stylesheet`` is not XSLT 1.0, or it refers to files that are not there, or it ends the
    transformation itself.

    Mend: correct the stylesheet at the place that the message names.
    """
    return Wording(f"the stylesheet failed: {reason}", "correct the stylesheet")


@diagnostic("RND003", Severity.ERROR)
def no_text(root: str) -> Wording:
    """There is nothing to render.

    The file has no TEI ``text`` (or ``body``, or ``div``) in the namespace http://www.tei-c.org/ns/1.0: it is a header
    alone, or another kind of XML.

    Mend: give a TEI P5 file that has a text.
    """
    return Wording(f"no TEI text was found under {root}", "give a TEI P5 file that has a text")


@diagnostic("RND007", Severity.ERROR)
def too_deep() -> Wording:
    """A file is nested more deeply than it can be rendered.

    Elements stand within elements within elements, some hundreds deep, which no text asks for: a program that made the
    file went wrong, or it was made to do harm.

    Mend: nest the elements less deeply.
    """
    return Wording("elements are nested too deeply to be rendered", "nest the elements of the file less deeply")


@diagnostic("RND008", Severity.WARNING)
def not_included(href: str) -> Wording:
    """A part of the text is in another file.

    An ``xi:include`` (XInclude 1.1) asks for the content of another file at its place. Recension reads the file that it
    is given and no other, so that part is not there; the include's own ``xi:fallback`` stands in for it, if it has one.

    Mend: put the files together first, for example with ``xmllint --xinclude``, and render what comes out.
    """
    place = href or "another place of this file"
    return Wording(f"a part of the text is not here but in {place}", "put the files together: xmllint --xinclude FILE")


def not_here(tree: etree._ElementTree) -> tuple[Diagnostic, ...]:
    """A finding for each place at which a file asks for the content of another."""
    name = tree.docinfo.URL or "the file"
    found = tree.getroot().iter(_INCLUDE)
    return tuple(not_included(Location(name, item.sourceline), item.get("href", "")) for item in found)


def within_depth(
    function: Callable[Concatenate[etree._ElementTree, _P], Rendering],
) -> Callable[Concatenate[etree._ElementTree, _P], Rendering]:
    """A rendering function that says of a file that is nested too deeply that it is (RND007)."""

    @wraps(function)
    def rendered(tree: etree._ElementTree, /, *args: _P.args, **kwargs: _P.kwargs) -> Rendering:
        try:
            return function(tree, *args, **kwargs)
        except RecursionError as error:
            raise RecensionError(too_deep(Location(tree.docinfo.URL or "the file"))) from error

    return rendered


def transformation_failed(tree: etree._ElementTree, error: etree.XSLTError) -> RecensionError:
    """What to raise where a stylesheet gave up: the file is nested too deeply, or the stylesheet is at fault."""
    place = Location(tree.docinfo.URL or "the file")
    if any("recursion" in entry.message for entry in error.error_log):
        return RecensionError(too_deep(place))
    return RecensionError(stylesheet_failed(place, str(error).partition("\n")[0]))
