"""The transcription as recognition sees it: blocks of its text, marks upon them, and the bibliography read off them.

Nothing here knows TEI as a tree, HTML or files. A block holds its piece of the transcription verbatim; whatever is
recognised in it is a mark over that text. So no rule can lose a character.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from recension.bibliography import Bibliography, Claims, Date, Related, Scope
from recension.diagnostics import Diagnostic, Location
from recension.profiles import Profile
from recension.source import Source
from recension.stretches import Stretches


class BlockKind(StrEnum):
    """What a block of the page is."""

    PARAGRAPH = "paragraph"
    BOILERPLATE = "boilerplate"
    NAVIGATION = "navigation"
    MASTHEAD = "masthead"
    STATEMENT = "statement"
    REVISION = "revision"
    BYLINE = "byline"
    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    TITLE_DATE = "title date"
    HEAD = "head"
    QUOTATION = "quotation"
    EDITORIAL = "editorial"
    ARGUMENT = "argument"
    EPIGRAPH = "epigraph"
    MILESTONE = "milestone"
    FORME_WORK = "forme work"
    ITEM = "item"
    CELL = "cell"
    FIGURE = "figure"
    VERSE = "verse"
    NOTES_HEAD = "notes head"
    NOTE = "note"
    SALUTE = "salute"
    SIGNED = "signed"
    DATELINE = "dateline"
    ADDRESS = "address"
    POSTSCRIPT = "postscript"
    TRAILER = "trailer"
    SPEECH = "speech"


class MarkKind(StrEnum):
    """What a stretch of a block's text is; named as the TEI element that it becomes."""

    CIT = "cit"
    QUOTE = "quote"
    Q = "q"
    SAID = "said"
    SO_CALLED = "soCalled"
    MENTIONED = "mentioned"
    BIBL = "bibl"
    TITLE = "title"
    AUTHOR = "author"
    DATE = "date"
    LABEL = "label"
    SPEAKER = "speaker"
    STAGE = "stage"
    NOTE = "note"
    GAP = "gap"
    PUNCTUATION = "pc"
    HI = "hi"
    FOREIGN = "foreign"
    REF = "ref"
    GLYPH = "g"
    FORME_WORK = "fw"
    CORRECTION = "choice"
    SUPPLIED = "supplied"
    SURPLUS = "surplus"


EDITOR = "editor"
"""Whose a note upon the text is, unless it says that it is another's."""
WITHIN_NOTE = ("within", "note")
"""Among the attributes of a block: it belongs to the note before it, as a list or a quotation there does."""
CONTINUED = ("rend", "continued")
"""Among the attributes of a paragraph: it goes on with the one before the page number or the running head."""
UNNUMBERED = "-"
"""In the ``n`` of a block of a list: the page gives no number of its own to the item at this depth."""
HEAD_PART = ("part", "head")
"""Among the attributes of a block of a table or of a figure: it is what stands over or under it as its head."""
EMENDATIONS = frozenset({MarkKind.CORRECTION, MarkKind.SUPPLIED, MarkKind.SURPLUS})


@dataclass(frozen=True, slots=True)
class Emendation:
    """An intervention in the text, by an editor or by the program.

    Attributes:
        kind: `CORRECTION`, `SUPPLIED` or `SURPLUS`.
        readings: The corrected readings, the best first; none for `SURPLUS`.
        resp: Who answers for it: the identifier of an editor of the edition, or of the program.
        cert: ``high``, ``medium`` or ``low``.
        type: What kind of slip it is, such as ``ocr``.
        evidence: ``conjecture``, ``internal`` or ``external``.
        reason: Why, in a sentence; empty if not said.
    """

    kind: MarkKind
    readings: tuple[str, ...]
    resp: str
    cert: str
    type: str = "ocr"
    evidence: str = "conjecture"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A recognised stretch of a block's text.

    Attributes:
        kind: What it is.
        start: Offset of its first character in the block's text.
        end: Offset after its last character; equal to `start` where text is missing.
        rule: The rule that made it, or ``sidecar``.
        certainty: How sure the rule is, above 0 and up to 1.
        attributes: Further facts by their TEI attribute names.
        emendation: The intervention, on marks of the kinds in `EMENDATIONS`.
    """

    kind: MarkKind
    start: int
    end: int
    rule: str
    certainty: float = 1.0
    attributes: tuple[tuple[str, str], ...] = ()
    emendation: Emendation | None = None


@dataclass(frozen=True, slots=True)
class Markup:
    """How a page of HTML presents a block: evidence of what it is, and never more.

    Attributes:
        tag: The element that holds it, such as ``p`` or ``h3``.
        classes: The classes of that element, in small letters.
        within: The elements around it, the innermost first.
        rule: The class of the horizontal rule that stands before it, or ``hr``; empty where none does.
        linked: What share of its letters is inside links.
        boxed: Whether it stands alone in a table of one cell.
        names: The names by which links of the page point into it.
        outside: Whether it belongs to the site, and not to what the page marks as its article.
    """

    tag: str
    classes: frozenset[str] = frozenset()
    within: tuple[str, ...] = ()
    rule: str = ""
    linked: float = 0.0
    boxed: bool = False
    names: tuple[str, ...] = ()
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page that stands by itself.

    Attributes:
        kind: What it is; a reader makes every block a paragraph.
        text: Its text, verbatim; line ends included.
        start: Offset of `text` in the source.
        marks: What was recognised in it.
        rule: The rule that gave it its kind.
        certainty: How sure that rule is.
        level: Depth of a head, from 1; 0 for all else.
        joined: Whether it goes on with the block before it, as the second paragraph of a note does.
        attributes: Further facts by their TEI attribute names, such as the ``rend`` of a list.
        markup: How a page of mark-up presents it; None where there is none.
        reasons: What spoke most for taking it for what it is, where evidence was weighed.
    """

    kind: BlockKind
    text: str
    start: int
    marks: tuple[Mark, ...] = ()
    rule: str = "reader"
    certainty: float = 1.0
    level: int = 0
    joined: bool = False
    attributes: tuple[tuple[str, str], ...] = ()
    markup: Markup | None = None
    reasons: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """Offset after its last character in the source."""
        return self.start + len(self.text)

    def recognised(self, kind: BlockKind, rule: str, certainty: float = 1.0, level: int = 0) -> Block:
        """The same block, taken for `kind` by `rule`."""
        return replace(self, kind=kind, rule=rule, certainty=certainty, level=level)

    def part(self, start: int, end: int) -> Block:
        """The stretch of this block from `start` to `end`, which lie in no emendation; other marks are cut there."""
        inside = (mark for mark in self.marks if (mark.start < end and mark.end > start) or start <= mark.start < end)
        return replace(
            self,
            text=self.text[start:end],
            start=self.start + start,
            marks=tuple(
                replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start) for mark in inside
            ),
        )

    def lines(self) -> Iterator[Block]:
        """Its lines that have words; a mark over several lines is divided, an emendation keeps its lines together."""
        emended = Stretches((mark.start, mark.end) for mark in self.marks if mark.emendation)
        ends = [
            match.start() for match in re.finditer("\n", self.text) if not emended.touch(match.start(), match.end())
        ]
        to_come = sorted(self.marks, key=lambda mark: -mark.start)
        here: list[Mark] = []
        for start, end in itertools.pairwise([-1, *ends, len(self.text)]):
            while to_come and to_come[-1].start < end:
                here.append(to_come.pop())
            if self.text[start + 1 : end].strip():
                yield replace(self, marks=tuple(here)).part(start + 1, end)
            here = [mark for mark in here if mark.end > end]

    def marked(self, marks: Iterable[Mark]) -> Block:
        """The same block with `marks` added, in the order of the text."""
        added = (*self.marks, *marks)
        if len(added) == len(self.marks):
            return self
        return replace(self, marks=tuple(sorted(added, key=lambda mark: (mark.start, -mark.end))))


@dataclass(frozen=True, slots=True)
class Reading:
    """A block's text as emended, for rules to read, with the way back to the copy text.

    A rule looks at what the editor decided that the text says, so that a stray quotation mark opens no quotation; the
    marks that it makes count in the offsets of the copy text.
    """

    text: str
    _pieces: tuple[tuple[int, int, int | None], ...] = ((0, 0, None),)
    """Where each piece begins here and in the copy text, and where an emended one ends there."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the copy text that reads as ``text[start:end]``, which must not be empty."""
        here, there, emended_until = self._piece(start)
        last_here, last_there, last_until = self._piece(end - 1)
        return (
            there + start - here if emended_until is None else there,
            last_there + end - last_here if last_until is None else last_until,
        )

    def _piece(self, offset: int) -> tuple[int, int, int | None]:
        return self._pieces[bisect.bisect_right(self._pieces, offset, key=lambda piece: piece[0]) - 1]


def reading(block: Block) -> Reading:
    """The text of `block` with its emendations carried out (the best reading of each)."""
    emended = [(mark, mark.emendation) for mark in block.marks if mark.emendation]
    if not emended:
        return Reading(block.text)
    text: list[str] = []
    pieces: list[tuple[int, int, int | None]] = []
    length = here = 0
    for mark, emendation in emended:
        pieces.append((length, here, None))
        text.append(block.text[here : mark.start])
        length += mark.start - here
        new = emendation.readings[0] if emendation.readings else ""
        pieces.append((length, mark.start, mark.end))
        text.append(new)
        length += len(new)
        here = mark.end
    pieces.append((length, here, None))
    text.append(block.text[here:])
    return Reading("".join(text), tuple(pieces))


@dataclass(frozen=True, slots=True)
class Document:
    """A transcription on its way to TEI.

    Attributes:
        source: The transcription.
        language: BCP 47 tag of its main language.
        blocks: The whole of its text but white space, in order.
        bibliography: What the page says of the article.
        claims: What the head of the web page says of it.
        profile: The particulars of the archive that it comes from.
        diagnostics: What the readers and the rules noticed.
    """

    source: Source
    language: str
    blocks: tuple[Block, ...]
    bibliography: Bibliography = field(default_factory=Bibliography)
    diagnostics: tuple[Diagnostic, ...] = ()
    claims: Claims = field(default_factory=Claims)
    profile: Profile = field(default_factory=Profile)

    def of_kind(self, *kinds: BlockKind) -> Iterator[Block]:
        """Its blocks of these kinds, in order."""
        return (block for block in self.blocks if block.kind in kinds)

    def block_at(self, offset: int) -> int | None:
        """The index of the block that holds the character at `offset` of the source, or None for white space."""
        index = bisect.bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return index if index >= 0 and offset < self.blocks[index].end else None

    def place(self, block: Block, offset: int = 0) -> Location:
        """Where the character at `offset` of the text of `block` stands in the transcription."""
        return self.source.location(block.start + offset)

    def with_blocks(self, blocks: Iterable[Block]) -> Document:
        """The same document with other blocks."""
        return replace(self, blocks=tuple(blocks))

    def reporting(self, *diagnostics: Diagnostic) -> Document:
        """The same document with more diagnostics."""
        return replace(self, diagnostics=(*self.diagnostics, *diagnostics))


__all__ = [
    "EDITOR",
    "EMENDATIONS",
    "WITHIN_NOTE",
    "Bibliography",
    "Block",
    "BlockKind",
    "Claims",
    "Date",
    "Document",
    "Emendation",
    "Mark",
    "MarkKind",
    "Markup",
    "Reading",
    "Related",
    "Scope",
    "reading",
]
