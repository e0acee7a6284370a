"""The words of a document that can be proofread, with their neighbours and how often the document has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from recension.document import Block, BlockKind, Document
from recension.proofing.context import log_conditional
from recension.proofing.model import Model
from recension.proofing.words import BREAK, NUMBER, UNKNOWN, Word, words

READ = frozenset(
    {
        *(BlockKind.PARAGRAPH, BlockKind.HEAD, BlockKind.QUOTATION, BlockKind.EDITORIAL, BlockKind.ITEM),
        *(
            BlockKind.NOTE,
            BlockKind.SPEECH,
            BlockKind.TITLE,
            BlockKind.SUBTITLE,
            BlockKind.CELL,
            BlockKind.TRAILER,
            BlockKind.POSTSCRIPT,
        ),
    }
)
"""Kinds of blocks that are proofread; verse, names, dates and the archive's own lines are not."""
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Stream:
    """Words in order.

    Attributes:
        text: The text of the source.
        items: Words, and `BREAK` or `NUMBER` between them.
        numbers: For each item, its number in the vocabulary of the model.
        fits: For each item, how well it fits to the two before it.
        counts: How often the document has each word, folded.
    """

    text: str
    items: Sequence[Word | int]
    numbers: Sequence[int]
    fits: Sequence[float]
    counts: Counter[str]

    def before(self, index: int) -> tuple[int, int]:
        """The numbers of the two items before the one at `index`; the stream begins and ends with two breaks."""
        return self.numbers[index - 2], self.numbers[index - 1]

    def after(self, index: int) -> tuple[int, int]:
        """The numbers of the two items after it."""
        return self.numbers[index + 1], self.numbers[index + 2]

    def strangeness(self, first: int, last: int) -> float:
        """The share of words around those from `first` to `last` that the vocabulary does not have, from 0 to 1."""
        near = (*self.numbers[max(0, first - _NEAR) : first], *self.numbers[last + 1 : last + 1 + _NEAR])
        words = sum(number not in {BREAK, NUMBER} for number in near)
        return near.count(UNKNOWN) / (words or 1)


def stream(document: Document, model: Model) -> Stream:
    """The words of the blocks of `document` that are proofread."""
    return _stream(document.source.text, ((block.start, block.end) for block in blocks_read(document)), model)


def stream_of(text: str, model: Model) -> Stream:
    """The words of a text whose paragraphs are lines."""
    spans = []
    start = 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return _stream(text, spans, model)


def blocks_read(document: Document) -> list[Block]:
    """The blocks that are proofread."""
    return [block for block in document.blocks if block.kind in READ]


def _stream(text: str, spans: Iterable[tuple[int, int]], model: Model) -> Stream:
    items: list[Word | int] = [BREAK, BREAK]
    for start, end in spans:
        items += words(text, start, end)
        items.append(BREAK)
    items.append(BREAK)
    items.append(BREAK)
    numbers = [item if isinstance(item, int) else model.number(item.folded) for item in items]
    counts = Counter(item.folded for item in items if isinstance(item, Word))
    fits = [0.0, 0.0, *(log_conditional(model, *numbers[place - 2 : place + 1]) for place in range(2, len(numbers)))]
    return Stream(text, items, numbers, fits, counts)


def touches(start: int, end: int, spans: Collection[tuple[int, int]]) -> bool:
    """Whether a stretch of the text shares a character with one of `spans`, or lies at an empty one."""
    return any(
        (start < other_end and other_start < end) or start <= other_start == other_end <= end
        for other_start, other_end in spans
    )


__all__ = ["NUMBER", "READ", "Stream", "blocks_read", "stream", "stream_of", "touches"]
