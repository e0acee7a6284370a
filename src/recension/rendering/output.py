"""What a rendering gives, and what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recension.diagnostics import Diagnostic, Severity, Wording, diagnostic
from recension.rendering.assets import Assets
from recension.tei import View


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

    A stylesheet given with ``--stylesheet`` is not XSLT 1.0, or it refers to files that are not there; or the file to
    render is nested more deeply than an XSLT processor can follow.

    Mend: correct the stylesheet at the place that the message names; nest the elements of the file less deeply.
    """
    return Wording(f"the stylesheet failed: {reason}", "correct the stylesheet, or nest the file less deeply")


@diagnostic("RND003", Severity.ERROR)
def no_text(root: str) -> Wording:
    """There is nothing to render.

    The file has no TEI ``text`` (or ``body``, or ``div``) in the namespace http://www.tei-c.org/ns/1.0: it is a header
    alone, or another kind of XML.

    Mend: give a TEI P5 file that has a text.
    """
    return Wording(f"no TEI text was found under {root}", "give a TEI P5 file that has a text")
