"""What somebody put into the text in brackets: stage directions, editors' remarks, and that words are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.document import EDITOR, Block, BlockKind, Document, Mark, MarkKind, reading
from recension.recognition.hands import hand_of
from recension.recognition.vocabulary import Vocabulary, vocabulary
from recension.stretches import Stretches

RULE = "intervention"
_BRACKETS = re.compile(r"\[[^\[\]\n]{1,300}\]|\([^()\n]{1,300}\)")
_DOTS = re.compile(r"\[(?:\.\s?){3,4}\]|\[…\]")
_LONGEST_DIRECTION = 80
_INTERJECTION = re.compile(r"(?P<who>[A-Z][\w.’' -]{1,40}):\s*[“‘\"].+[.!?…][”’\"]", re.DOTALL)
"""Who calls out, and what: a sentence, as the titles of works are not."""
_TEXT = frozenset(
    {
        *(
            BlockKind.PARAGRAPH,
            BlockKind.QUOTATION,
            BlockKind.ITEM,
            BlockKind.NOTE,
            BlockKind.SPEECH,
            BlockKind.POSTSCRIPT,
        ),
        *(BlockKind.VERSE, BlockKind.EPIGRAPH, BlockKind.CELL),
    }
)
_QUOTED = frozenset({MarkKind.QUOTE, MarkKind.Q, MarkKind.SAID})


def recognise_interventions(document: Document) -> Document:
    """Mark stage directions, gaps and editors' remarks by what their brackets hold.

    A remark has the hand that it names or is signed with, else that of an editor; in a quotation it may be that of
    whoever quotes, so that it has none there unless it names one.
    """
    words = vocabulary(document.language)
    return document.with_blocks(
        block.marked(_marks(block, words)) if block.kind in _TEXT else block for block in document.blocks
    )


def _marks(block: Block, words: Vocabulary) -> Iterator[Mark]:
    text = reading(block)
    emended = Stretches((mark.start, mark.end) for mark in block.marks if mark.emendation)
    quoted = Stretches((mark.start, mark.end) for mark in block.marks if mark.kind in _QUOTED)
    by_others = block.kind in {BlockKind.QUOTATION, BlockKind.EPIGRAPH}
    for match in _BRACKETS.finditer(text.text):
        start, end = text.span(*match.span())
        if emended.touch(start, end):
            continue
        found = _meaning(match[0], words, quoted=by_others or quoted.hold(start, end))
        if found:
            kind, attributes, certainty = found
            yield Mark(kind, start, end, RULE, certainty, attributes)


def _meaning(
    bracketed: str, words: Vocabulary, *, quoted: bool
) -> tuple[MarkKind, tuple[tuple[str, str], ...], float] | None:
    """What stands in brackets is, with its attributes and how sure that is; None if it is nothing of the kind."""
    inner = bracketed[1:-1].strip()
    square = bracketed[0] == "["
    if len(inner) <= _LONGEST_DIRECTION and words.stage.fullmatch(inner):
        return MarkKind.STAGE, (("rend", "inline"),), 0.9
    if not quoted and _is_interjection(inner, words):
        return MarkKind.STAGE, (("rend", "inline"),), 0.75
    if square and words.illegible.fullmatch(inner):
        return MarkKind.GAP, (("reason", "illegible"),), 0.95
    if square and (_DOTS.fullmatch(bracketed) or words.missing.fullmatch(inner)):
        return MarkKind.GAP, (("reason", "omitted" if _DOTS.fullmatch(bracketed) else "lost"),), 0.95
    signed = re.search(rf"[–—-]\s*(?:{words.editorial_signature.pattern})\.?$", inner, re.IGNORECASE)
    if not signed and not (square and words.remark.fullmatch(inner)):
        return None
    named = signed[0] if signed else re.split(r"[:–—]", inner)[0]
    hand = hand_of(named, words, "" if quoted else EDITOR)
    facts = (("type", "editorial"), ("place", "inline"), *([("hand", hand)] if hand else []))
    return MarkKind.NOTE, facts, 0.9 if hand else 0.75


def _is_interjection(inner: str, words: Vocabulary) -> bool:
    """Whether brackets hold what somebody calls out, and do not tell of what somebody said."""
    found = _INTERJECTION.fullmatch(inner)
    return found is not None and (words.quoting | words.reporting).isdisjoint(found["who"].lower().split())
