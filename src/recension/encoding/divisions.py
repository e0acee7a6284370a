"""The divisions of a text: what stands under which head, how it opens and how it ends."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from recension.document import Block, BlockKind

HEADS = frozenset({BlockKind.HEAD, BlockKind.NOTES_HEAD})
_CHUNKS = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.ITEM, BlockKind.CELL, BlockKind.VERSE, BlockKind.SPEECH}
)
"""What makes a division more than a head."""
_FRONT = frozenset({BlockKind.EPIGRAPH, BlockKind.ARGUMENT})
_OPENING = frozenset({BlockKind.SALUTE, BlockKind.DATELINE, BlockKind.ADDRESS})
_CLOSING = frozenset({BlockKind.SALUTE, BlockKind.SIGNED, BlockKind.DATELINE})
_ELSEWHERE = {
    **dict.fromkeys(
        (*_OPENING, *_CLOSING, BlockKind.POSTSCRIPT, BlockKind.TRAILER, BlockKind.ARGUMENT, *HEADS), BlockKind.PARAGRAPH
    ),
    BlockKind.EPIGRAPH: BlockKind.QUOTATION,
}
"""What those blocks are that only open or end a division where they do neither."""
BETWEEN = frozenset({BlockKind.MILESTONE, BlockKind.FORME_WORK})
"""What may follow the end of a division and still belong to it."""
_ENDING = _CLOSING | {BlockKind.POSTSCRIPT, BlockKind.TRAILER}


@dataclass(slots=True)
class Division:
    """A division: its heads and their level, what stands below them, its opener, blocks, divisions and its end."""

    level: int = 0
    heads: list[Block] = field(default_factory=list)
    front: list[Block] = field(default_factory=list)
    opener: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    divisions: list[Division] = field(default_factory=list)
    ending: list[Block] = field(default_factory=list)


def divide(blocks: Sequence[Block]) -> Division:
    """The blocks of a text as divisions within divisions, by the levels of their heads.

    Heads in a row open one division together, and a letter within a text is one without a head. A head under which
    nothing stands is a paragraph, and so are a salute, a dateline and a signature that neither open nor end their
    division.
    """
    root = Division()
    path = [root]
    for number, division in enumerate(_flat(_sound(blocks))):
        if division.heads or number:
            while len(path) > 1 and path[-1].level >= division.level:
                path.pop()
            _set_apart(path[-1], root)
            path[-1].divisions.append(division)
            path.append(division)
        else:
            root.opener, root.blocks, root.ending = division.opener, division.blocks, division.ending
    return root


def _set_apart(division: Division, root: Division) -> None:
    """Make what stands in a division a division of its own where it has an end, since another follows within it."""
    if division is not root and division.ending and not division.divisions:
        own = Division(division.level + 1, opener=division.opener, blocks=division.blocks, ending=division.ending)
        division.opener, division.blocks, division.ending, division.divisions = [], [], [], [own]


def within(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, those that only open, head or end a division made paragraphs and quotations."""
    return [replace(block, kind=_ELSEWHERE.get(block.kind, block.kind)) for block in blocks]


def _sound(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, heads without anything under them made paragraphs."""
    sound = list(blocks)
    below = 0
    """The level of the head that the next block after here belongs to, if it is one; 0 if it has text."""
    filled = False
    for index in range(len(sound) - 1, -1, -1):
        block = sound[index]
        if block.kind not in HEADS:
            filled = filled or block.kind in _CHUNKS
            continue
        level = block.level or 1
        in_a_row = index + 1 < len(sound) and sound[index + 1].kind in HEADS
        if not filled and not in_a_row and not (below > level):
            sound[index] = replace(block, kind=BlockKind.PARAGRAPH)
            filled = True
        else:
            filled, below = False, level
    return sound


def _flat(blocks: Sequence[Block]) -> Iterator[Division]:
    """The divisions one after another; the first has no head if something stands before all heads."""
    starts = [
        index
        for index, block in enumerate(blocks)
        if block.kind in HEADS and (index == 0 or blocks[index - 1].kind not in HEADS)
    ]
    if blocks and (not starts or starts[0] > 0):
        yield from _letters(blocks[: starts[0]] if starts else blocks)
    for start, end in itertools.pairwise([*starts, len(blocks)]):
        yield from _letters(blocks[start:end])


def _letters(blocks: Sequence[Block]) -> Iterator[Division]:
    """The divisions of what stands under one head: one, or one for each letter that begins or ends in it."""
    heads = sum(1 for _ in itertools.takewhile(lambda block: block.kind in HEADS, blocks))
    first = _division(blocks[:heads])
    level = first.level or 1
    cuts = [heads, *_cuts(blocks, heads), len(blocks)]
    for number, (start, end) in enumerate(itertools.pairwise(cuts)):
        division = _division(blocks[0 if number == 0 else start : end])
        if number:
            division.level = level
        yield division


def _cuts(blocks: Sequence[Block], begin: int) -> list[int]:
    """Where one letter ends and something follows, and where one begins that ends before the next does."""
    cuts: list[int] = []
    last = begin
    for end in _closed(blocks, begin):
        opening = next((index for index in range(last, end) if _opens(blocks, index, last)), last)
        cuts += [opening] if _has_text(blocks[last:opening]) and _has_text(blocks[opening:end]) else []
        rest = blocks[end:]
        if _has_text(rest) and _has_text(blocks[(cuts or [begin])[-1] : end]):
            cuts.append(end)
        last = end
    return cuts


def _closed(blocks: Sequence[Block], begin: int) -> Iterator[int]:
    """The places after the signatures of letters, and after the asterisms that follow them."""
    index = begin
    while index < len(blocks):
        end = index
        while end < len(blocks) and blocks[end].kind in _CLOSING | {BlockKind.POSTSCRIPT}:
            end += 1
        signed = any(block.kind is BlockKind.SIGNED for block in blocks[index:end])
        if signed:
            while end < len(blocks) and _stands_between(blocks[end]):
                end += 1
            yield end
        index = max(end, index + 1)


def _opens(blocks: Sequence[Block], index: int, last: int) -> bool:
    """Whether a letter begins at `index`: with an opener that text follows."""
    before = blocks[index - 1].kind if index > last else None
    if blocks[index].kind not in _OPENING or before in _OPENING:
        return False
    end = index
    while end < len(blocks) and blocks[end].kind in _OPENING:
        end += 1
    return end < len(blocks) and blocks[end].kind in _CHUNKS


def _has_text(blocks: Iterable[Block]) -> bool:
    return any(block.kind in _CHUNKS for block in blocks)


def _division(blocks: Sequence[Block]) -> Division:
    heads = [block for block in blocks if block.kind in HEADS]
    rest = list(blocks[len(heads) :])
    front = list(itertools.takewhile(lambda block: bool(heads) and block.kind in _FRONT, rest))
    rest = rest[len(front) :]
    chunks = [index for index, block in enumerate(rest) if block.kind in _CHUNKS]
    if not chunks:
        return Division(_level(heads), heads, blocks=within([*front, *rest]))
    first, last = chunks[0], chunks[-1] + 1
    opening = 0
    while opening < first and rest[opening].kind in _OPENING:
        opening += 1
    ending = _ending(rest, last)
    return Division(_level(heads), heads, front, rest[:opening], within(rest[opening:ending]), [], rest[ending:])


def _stands_between(block: Block) -> bool:
    """Whether a block is an asterism or what a printed page has around its text."""
    return block.kind in BETWEEN


def _ending(blocks: Sequence[Block], last: int) -> int:
    """The index of the first block of what ends a division, asterisms after a closer included."""
    ending = len(blocks)
    while ending > last and (blocks[ending - 1].kind in _ENDING or _stands_between(blocks[ending - 1])):
        ending -= 1
    while ending < len(blocks) and _stands_between(blocks[ending]):
        ending += 1
    return ending


def _level(heads: Sequence[Block]) -> int:
    return min((head.level or 1 for head in heads), default=0)
