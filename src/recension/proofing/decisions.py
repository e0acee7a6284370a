"""Carrying out the editor's decisions: each anchored emendation becomes a mark upon the block where its words stand."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recension.diagnostics import Diagnostic, RecensionError, Severity, Wording, diagnostic
from recension.document import Document, Mark
from recension.edition import Anchor, Decision, Rejection

Placed = tuple[int, int, Decision]
"""A decision with its place: offsets in the text of the source."""
_SHOWN = 5
"""On how many lines a message shows that words stand."""


@diagnostic("EMD001", Severity.ERROR)
def place_gone(quotation: str) -> Wording:
    """A decision no longer finds its place.

    An emendation in a sidecar is anchored by the words that it corrects (``exact``) and by the words before and after
    them (``prefix``, ``suffix``). The transcription does not have these words in this order: it was changed there, or
    the sidecar has a typing error.

    Mend: compare the anchor with the transcription and correct it, or remove the decision if the slip was corrected.
    """
    return Wording(
        f"the transcription has no {quotation}",
        "correct exact, prefix and suffix, or remove the decision if the transcription was corrected",
    )


@diagnostic("EMD002", Severity.ERROR)
def place_ambiguous(quotation: str, lines: str) -> Wording:
    """A decision finds more than one place.

    The words that anchor the emendation stand more than once in the transcription, and nothing says which is meant.

    Mend: lengthen ``prefix`` or ``suffix`` until only one place fits.
    """
    return Wording(f"{quotation} stands {lines}", "lengthen prefix or suffix until only one place fits")


@diagnostic("EMD003", Severity.ERROR)
def place_divided(quotation: str) -> Wording:
    """A decision reaches over the end of a paragraph.

    An emendation lies within one block of the page: a paragraph, a head, a line of credits. This one begins in one
    block and ends in another, or lies between two.

    Mend: divide it into one decision for each block, or anchor it at a word.
    """
    return Wording(f"{quotation} does not lie within one paragraph", "divide the decision, one for each paragraph")


@diagnostic("EMD004", Severity.ERROR)
def place_taken(quotation: str, line: int | None) -> Wording:
    """Two decisions lie upon each other.

    Every character of the transcription can be part of one emendation only, or it would not be clear what the text
    says in the end.

    Mend: make one decision of the two, or shorten ``exact`` in one.
    """
    return Wording(f"{quotation} overlaps the decision on line {line}", "make one decision of the two")


@diagnostic("EMD005", Severity.WARNING)
def rejection_gone(quotation: str) -> Wording:
    """A rejection no longer finds its place.

    A rejection in a sidecar holds right what the program takes for an error. The transcription does not have its words
    in this order: it was changed there, or the sidecar has a typing error. It protects nothing, so that the program
    may find, and emend, what the editor held right.

    Mend: compare the anchor with the transcription and correct it, or remove the rejection.
    """
    return Wording(
        f"the transcription has no {quotation}, so that nothing is rejected there",
        "correct exact, prefix and suffix, or remove the rejection",
    )


@diagnostic("EMD006", Severity.WARNING)
def rejected_and_emended(quotation: str, line: int | None) -> Wording:
    """A place is both held right and emended.

    A rejection says that the words are right as they stand, and an emendation that they are not. The emendation is
    carried out.

    Mend: remove one of the two.
    """
    return Wording(f"{quotation} is held right here, and emended on line {line}", "remove one of the two")


def decide(document: Document, decisions: Iterable[Decision], rejections: Iterable[Rejection] = ()) -> Document:
    """Mark the editor's emendations upon the blocks of `document`.

    One that counts everywhere gives way to those that name their place, and to what `rejections` hold right.

    A rejection that finds no place, or that of an emendation, is noted in the document's diagnostics (EMD005, EMD006).

    Raises:
        RecensionError: Decisions whose places are gone, ambiguous, divided or taken (EMD…), all of them at once.
    """
    text, rejections = document.source.text, tuple(rejections)
    problems: list[Diagnostic] = []
    placed: list[Placed] = []
    by_place = sorted(decisions, key=lambda decision: decision.everywhere)
    taken = [span for rejection in rejections for span in rejected_places(text, rejection)]
    for decision in by_place:
        try:
            places = (
                _everywhere(document, decision, [*taken, *(item[:2] for item in placed if not item[2].everywhere)])
                if decision.everywhere
                else [_place(document, decision)]
            )
            placed += [(*place, decision) for place in places]
        except RecensionError as error:
            problems += error.diagnostics
    placed.sort(key=lambda item: item[:2])
    problems += _overlaps(placed)
    if problems:
        raise RecensionError(*sorted(problems, key=lambda item: item.location.line or 0))
    noticed = tuple(_doubts(text, placed, rejections))
    return _marked(replace(document, diagnostics=(*document.diagnostics, *noticed)), placed)


def _doubts(text: str, placed: Sequence[Placed], rejections: Iterable[Rejection]) -> Iterator[Diagnostic]:
    """What is wrong with rejections: nothing is changed by it, so that it stops nothing."""
    emended = [item for item in placed if not item[2].everywhere]
    for rejection in rejections:
        places = rejected_places(text, rejection)
        if not places:
            yield rejection_gone(rejection.location, _quoted(rejection.anchor))
        against = next((item for item in emended if item[:2] in places and not rejection.everywhere), None)
        if against:
            line = against[2].location.line
            yield rejected_and_emended(rejection.location, _quoted(rejection.anchor), line)


def rejected_places(text: str, rejection: Rejection) -> list[tuple[int, int]]:
    """The stretches of `text` that a rejection holds right, as offsets."""
    return rejection.anchor.find(text, whole=rejection.everywhere)


def settled_places(document: Document, rejections: Iterable[Rejection]) -> tuple[tuple[int, int], ...]:
    """The stretches of the text of `document` that an editor decided on: emended there, or rejected by the sidecar."""
    emended = [
        (block.start + mark.start, block.start + mark.end)
        for block in document.blocks
        for mark in block.marks
        if mark.emendation
    ]
    held = [place for rejection in rejections for place in rejected_places(document.source.text, rejection)]
    return (*emended, *held)


def touches(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether `place` overlaps one of `others`; a gap between two characters overlaps itself and what has both."""
    start, end = place
    return any((start < until and begin < end) or place == (begin, until) for begin, until in others)


def _place(document: Document, decision: Decision) -> tuple[int, int]:
    """Where in the source the decision's words stand, once and within one block."""
    spans = decision.anchor.find(document.source.text)
    quotation = _quoted(decision.anchor)
    if not spans:
        raise RecensionError(place_gone(decision.location, quotation))
    if len(spans) > 1:
        raise RecensionError(place_ambiguous(decision.location, quotation, _lines(document, spans)))
    if not _in_one_block(document, *spans[0]):
        raise RecensionError(place_divided(decision.location, quotation))
    return spans[0]


def _lines(document: Document, spans: Sequence[tuple[int, int]]) -> str:
    """How often and on which lines `spans` begin, each line once and no more than the first few."""
    lines = list(dict.fromkeys(str(document.source.location(start).line) for start, _ in spans))
    more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return f"{len(spans)} times, on line{'s' if len(lines) > 1 else ''} {', '.join(lines[:_SHOWN])}{more}"


def _everywhere(document: Document, decision: Decision, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """All places of the decision's words, as whole words and within one block, that are not `taken`."""
    spans = decision.anchor.find(document.source.text, whole=True)
    if not spans:
        raise RecensionError(place_gone(decision.location, f"{_quoted(decision.anchor)} as whole words"))
    return [span for span in spans if _in_one_block(document, *span) and not touches(span, taken)]


def _in_one_block(document: Document, start: int, end: int) -> bool:
    return any(block.start <= start and end <= block.end for block in document.blocks)


def _overlaps(placed: Sequence[Placed]) -> list[Diagnostic]:
    return [
        place_taken(second[2].location, _quoted(second[2].anchor), first[2].location.line)
        for first, second in itertools.pairwise(placed)
        if second[0] < first[1] or second[:2] == first[:2]
    ]


def _marked(document: Document, placed: Iterable[Placed]) -> Document:
    marks: dict[int, list[Mark]] = {}
    for start, end, decision in placed:
        index = document.block_at(start)
        if index is None:
            index = next(i for i, block in enumerate(document.blocks) if block.end == start)
        block = document.blocks[index]
        mark = Mark(
            decision.emendation.kind, start - block.start, end - block.start, "sidecar", emendation=decision.emendation
        )
        marks.setdefault(index, []).append(mark)
    return document.with_blocks(block.marked(marks.get(index, ())) for index, block in enumerate(document.blocks))


def _quoted(anchor: Anchor) -> str:
    return f"“{anchor.prefix}[{anchor.exact}]{anchor.suffix}”"
