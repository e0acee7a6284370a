"""Plain text, for readers and for corpus tools."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from recension import tei
from recension.diagnostics import Location, RecensionError
from recension.rendering.facts import facts
from recension.rendering.output import Rendering, no_text
from recension.tei import View

WIDTH = 78
_INDENT = "    "
_INDENTED = frozenset({"quote", "epigraph", "lg", "list", "sp", "table"})
_HEADS = frozenset({"head", "titlePart", "docTitle"})
_TIGHT = frozenset({"l", "item", "row", "lb", "speaker", "signed", "dateline", "salute", "castItem"})
"""Blocks that follow the one before on the next line, without a blank line between."""
_IN_A_ROW = frozenset({"cell"})
_NOTE_PLACES = frozenset({"foot", "bottom", "end", "margin", "left", "right"})


@dataclass(slots=True)
class _Paragraph:
    """A stretch of text between boundaries: how far it is indented, and whether a blank line stands before it."""

    depth: int
    tight: bool
    head: bool
    pieces: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join("".join(self.pieces).split())


def render_text(
    tree: etree._ElementTree, view: View = View.READING, *, width: int | None = WIDTH, head: bool = True
) -> Rendering:
    """Render a TEI file as plain text.

    Args:
        tree: Any TEI file.
        view: The reading text, or the copy text.
        width: Characters in a line; None or 0 for one paragraph a line.
        head: Whether author, title and source come first.

    Raises:
        RecensionError: The file has no text (RND003).
    """
    notes: list[etree._Element] = []
    paragraphs = [line for text in text_roots(tree) for line in _paragraphs(text, view, notes)]
    lines = [*_bibliographic_head(tree, width)] if head else []
    lines += _laid_out(paragraphs, width)
    for number, note in enumerate(notes, 1):
        words = " ".join(tei.words(note, view))
        lines += ["", *_wrapped(f"[{number}] {words}", "", width)]
    return Rendering("\n".join(lines).strip("\n") + "\n")


def text_roots(tree: etree._ElementTree) -> list[etree._Element]:
    """The outermost texts of a file: of a TEI file, a corpus of such, or a fragment.

    Raises:
        RecensionError: There is none (RND003).
    """
    root = tree.getroot()
    if tei.local(root) in {"TEI", "teiCorpus"} or not str(root.tag).startswith(f"{{{tei.NAMESPACE}}}"):
        name = tei.name("text")
        found = [text for text in root.iter(name) if not any(True for _ in text.iterancestors(name))]
    else:
        found = [] if tei.local(root) == "teiHeader" else [root]
    if not found:
        place = Location(tree.docinfo.URL or "the file", root.sourceline)
        raise RecensionError(no_text(place, etree.QName(root).localname))
    return found


def _paragraphs(text: etree._Element, view: View, notes: list[etree._Element]) -> Iterator[_Paragraph]:
    """The blocks of `text` as paragraphs; notes within a paragraph go to `notes` and leave their number."""
    current = _Paragraph(0, tight=False, head=False)
    depth = 0
    note: etree._Element | None = None
    for piece in tei.walk(text, view):
        if note is not None:
            note = None if isinstance(piece, tei.Boundary) and piece.element is note and not piece.begins else note
            continue
        if isinstance(piece, str):
            current.pieces.append(piece)
            continue
        kind = tei.local(piece.element)
        if piece.begins and _is_apart(piece.element):
            note = piece.element
            notes.append(note)
            current.pieces.append(f"[{len(notes)}]")
            continue
        if kind in _IN_A_ROW:
            current.pieces.append(" \t" if piece.begins else "")
            continue
        depth += (1 if piece.begins else -1) * (kind in _INDENTED)
        yield current
        current = _Paragraph(depth, tight=piece.begins and kind in _TIGHT, head=piece.begins and kind in _HEADS)
    yield current


def _is_apart(note: etree._Element) -> bool:
    """Whether a note stands at its anchor in the file and elsewhere on the page."""
    parent = tei.local(note.getparent())
    return tei.local(note) == "note" and (
        (note.get("place") in _NOTE_PLACES and parent not in {"div", "noteGrp"})
        or parent in {"p", "l", "head", "ab", "item"}
    )


def _laid_out(paragraphs: list[_Paragraph], width: int | None) -> Iterator[str]:
    started = False
    for paragraph in paragraphs:
        words = paragraph.words
        if not words:
            continue
        if started and not (paragraph.tight and width):
            yield ""
        if paragraph.head and started and width:
            yield ""
        started = True
        yield from _wrapped(words, _INDENT * paragraph.depth if width else "", width)


def _bibliographic_head(tree: etree._ElementTree, width: int | None) -> Iterator[str]:
    known = facts(tree)
    title = ": ".join(filter(None, [" and ".join(known.names), known.full_title]))
    if title:
        yield from _wrapped(title, "", width)
        if known.print.line:
            yield from _wrapped(known.print.line, "", width)
        yield from ("", "* * *" if not width else ("* " * 3).center(width).rstrip(), "")


def _wrapped(words: str, indent: str, width: int | None) -> list[str]:
    if not width:
        return [words]
    return textwrap.wrap(
        words,
        max(width, len(indent) + 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
