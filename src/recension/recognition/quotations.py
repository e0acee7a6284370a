"""What stands between quotation marks: words quoted, words mentioned, scare quotes, speech, or simply ``q``.

TEI P5, 3.3.3: ``q`` is for marks whose purpose the evidence does not decide; so any doubt ends there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from recension.diagnostics import Diagnostic, Severity, Wording, diagnostic
from recension.document import Block, BlockKind, Document, Mark, MarkKind, Reading, reading
from recension.recognition.languages import language_of
from recension.recognition.quotation_marks import Pairing, Quotation, pair
from recension.recognition.vocabulary import Vocabulary, vocabulary

RULE = "quotation"
_READ_IN = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.QUOTATION,
        BlockKind.EDITORIAL,
        BlockKind.SPEECH,
        BlockKind.POSTSCRIPT,
        BlockKind.NOTE,
        BlockKind.ITEM,
        BlockKind.HEAD,
        BlockKind.TITLE,
        BlockKind.SUBTITLE,
    }
)
_MARKS = "“”„‟«»‘’‚‹›\"'"
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_TO_REFERENCE = re.compile(r"\s*([.,;:]?)\s*")
_TELLING = 150
"""Fewer characters do not tell a language."""
_AMPLE = 20_000
"""So many characters tell a language in any case."""
_SHALLOW = 2
"""A quotation deeper within others is in the language of those."""
_ENOUGH = 1_000
"""So many characters of a quotation tell what it is."""
_SHOWN = 40
"""How many characters of a quotation a message shows."""
_CONTEXT = 8
"""How many words before a quotation may announce it."""


@diagnostic("REC004", Severity.WARNING)
def never_closed(context: str) -> Wording:
    """A quotation mark never closes.

    A quotation opens in this paragraph and no mark ends it, neither here nor in the next paragraph, which does not
    go on with an opening mark. A closing mark was lost, or the mark is a slip of the scanner. Nothing is marked up as
    quoted here.

    Mend: record the missing mark in the sidecar (``exact = ""`` with prefix, suffix and ``reading = "”"``), or the
    stray one (``exact = "“"``, no reading).
    """
    return Wording(
        f"the quotation that opens at {context!r} never closes", "record the lost or stray mark in the sidecar"
    )


@diagnostic("REC005", Severity.WARNING)
def never_opened(context: str) -> Wording:
    """A closing quotation mark has no opening one.

    Mend: record the missing opening mark in the sidecar, or the stray closing one.
    """
    return Wording(
        f"nothing opens the quotation that closes at {context!r}", "record the lost or stray mark in the sidecar"
    )


@diagnostic("REC014", Severity.WARNING)
def unlike_marks(context: str, closing: str) -> Wording:
    """The two marks of a quotation do not match.

    A curly mark opens the quotation and a straight one closes it, or the other way about, or one of the two is set
    the wrong way round. It is marked up as a quotation all the same, its marks as they stand.

    Mend: record the right mark in the sidecar.
    """
    return Wording(
        f"the quotation that opens at {context!r} is closed by {closing}, which does not match",
        "record the right mark in the sidecar",
    )


def recognise_quotations(document: Document) -> Document:
    """Mark every quotation, tell its kind, and join it with the reference that follows."""
    words = vocabulary(document.language)
    blocks: list[Block] = []
    reports: list[Diagnostic] = []
    running: tuple[MarkKind, float] | None = None
    for index, block in enumerate(document.blocks):
        if block.kind not in _READ_IN:
            blocks.append(block)
            continue
        text = reading(block)
        pairing = pair(text.text)
        goes_on = _goes_on(document.blocks, index, pairing)
        marks = tuple(_marks(block, text, pairing, words, running, goes_on=goes_on, language=document.language))
        blocks.append(_in_its_language(block, document.language).marked(marks))
        reports += _complaints(document, block, text, pairing, excused=running is not None, goes_on=goes_on)
        running = next(((mark.kind, mark.certainty) for mark in marks if _runs_on(mark)), None) if goes_on else None
    return document.with_blocks(blocks).reporting(*reports)


def _goes_on(blocks: tuple[Block, ...], index: int, pairing: Pairing) -> bool:
    """Whether the last quotation runs on into the next paragraph, which then begins with an opening mark."""
    if not pairing.quotations or all(item.closed for item in pairing.quotations) or index + 1 >= len(blocks):
        return False
    after = blocks[index + 1]
    return after.kind is blocks[index].kind and reading(after).text[:1] in {*'“„«"”'}


def _runs_on(mark: Mark) -> bool:
    """Whether a quotation goes on in the next paragraph."""
    return dict(mark.attributes).get("part") in {"I", "M"}


def _marks(
    block: Block,
    text: Reading,
    pairing: Pairing,
    words: Vocabulary,
    running: tuple[MarkKind, float] | None,
    *,
    goes_on: bool,
    language: str,
) -> Iterator[Mark]:
    """The quotations of a paragraph; `running` is the kind, and its certainty, of one that it goes on with."""
    references = {mark.start: mark for mark in reversed(block.marks) if mark.kind is MarkKind.BIBL}
    for item in pairing.quotations:
        reaches_end = item.end == len(text.text) and not item.closed
        if (not item.closed and not (reaches_end and goes_on)) or _is_displayed(block, item):
            continue
        start, end = text.span(item.start, item.end)
        reference = _reference(text, item, references) if item.closed else None
        continued = running if running and not item.start else None
        kind, certainty = continued or _kind(block, text.text, item, words, referenced=reference is not None)
        parts = tuple(_parts(item, from_before=continued is not None, goes_on=reaches_end))
        if item.depth <= _SHALLOW:
            parts = (*parts, *_language(text.text[item.start : min(item.end, item.start + _AMPLE)], language))
        yield Mark(kind, start, end, RULE, certainty, parts)
        if reference:
            yield from _cited(block, start, end, reference)


def _language(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The language of a quotation, if that is surely another than that of the document."""
    found = language_of([text]) if len(text) >= _TELLING else ""
    if found and found != language.lower().partition("-")[0]:
        yield "xml:lang", found


def _in_its_language(block: Block, language: str) -> Block:
    """A displayed quotation with its language, if that is surely another than that of the document."""
    if block.kind is not BlockKind.QUOTATION:
        return block
    return replace(block, attributes=(*block.attributes, *_language(block.text, language)))


def _is_displayed(block: Block, item: Quotation) -> bool:
    """Whether the block as a whole stands for this quotation already."""
    return block.kind is BlockKind.QUOTATION and item.start == 0


def _parts(item: Quotation, *, from_before: bool, goes_on: bool) -> Iterator[tuple[str, str]]:
    """Whether the quotation is a part of one that runs over several paragraphs; the encoder links the parts."""
    if item.depth == 0 and (from_before or goes_on):
        yield "part", "M" if from_before and goes_on else "F" if from_before else "I"


def _reference(text: Reading, item: Quotation, references: Mapping[int, Mark]) -> Mark | None:
    """The reference that follows the quotation with nothing but a stop between."""
    gap = _TO_REFERENCE.match(text.text, item.end)
    place = gap.end() if gap else item.end
    if place >= len(text.text):
        return None
    return references.get(text.span(place, place + 1)[0])


def _cited(block: Block, start: int, end: int, reference: Mark) -> Iterator[Mark]:
    yield Mark(MarkKind.CIT, start, reference.end, RULE, reference.certainty)
    for place in range(end, reference.start):
        if not block.text[place].isspace():
            yield Mark(MarkKind.PUNCTUATION, place, place + 1, RULE)


def _kind(block: Block, text: str, item: Quotation, words: Vocabulary, *, referenced: bool) -> tuple[MarkKind, float]:
    """What the quotation marks are for, and how sure that is; ``q`` claims nothing, so it is always sure."""
    if referenced:
        return MarkKind.QUOTE, 0.95
    inner = text[item.start : min(item.end, item.start + _ENOUGH)].strip(_MARKS + " ")
    count = len(_WORD.findall(inner))
    clause = _words(re.split(r"[.;!?]\s", text[max(0, item.start - 200) : item.start])[-1])
    content = [word for word in clause if word not in words.function_words]
    if count <= 4 and set(content[-1:]) & words.mentioning:
        return MarkKind.MENTIONED, 0.75
    around = {*clause[-_CONTEXT:], *_words(text[item.end : item.end + 40])[:3]}
    if around & words.speaking and inner[:1].isupper():
        return MarkKind.SAID, 0.7
    if around & words.quoting:
        return (MarkKind.QUOTE, 0.85 if inner[:1].isupper() else 0.75) if count >= 4 else (MarkKind.Q, 1.0)
    if count <= 2 and inner[:1].islower() and block.kind is not BlockKind.HEAD:
        return MarkKind.SO_CALLED, 0.7
    return MarkKind.Q, 1.0


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _complaints(
    document: Document, block: Block, text: Reading, pairing: Pairing, *, excused: bool, goes_on: bool
) -> Iterator[Diagnostic]:
    for item in pairing.quotations:
        if not item.closed and not (goes_on and item.end == len(text.text)):
            place = document.place(block, text.span(item.start, item.start + 1)[0])
            yield never_closed(place, _words_from(text.text, item.start))
        elif item.closed and not item.is_alike(text.text):
            place = document.place(block, text.span(item.end - 1, item.end)[0])
            yield unlike_marks(place, _words_from(text.text[: item.end], item.start), text.text[item.end - 1])
    for offset in pairing.unopened[1 if excused else 0 :]:
        place = document.place(block, text.span(offset, offset + 1)[0])
        yield never_opened(place, _words_up_to(text.text, offset + 1))


def _words_from(text: str, start: int) -> str:
    """A few whole words from `start` on, for a message, on one line."""
    words, after = text[start : start + _SHOWN], text[start + _SHOWN : start + _SHOWN + 1]
    return " ".join((words.rsplit(None, 1)[0] if after.strip() else words).split())


def _words_up_to(text: str, end: int) -> str:
    """A few whole words up to `end`, for a message, on one line."""
    start = max(0, end - _SHOWN)
    words, before = text[start:end], text[start - 1 : start] if start else ""
    return " ".join((words.split(None, 1)[-1] if before.strip() else words).split())
