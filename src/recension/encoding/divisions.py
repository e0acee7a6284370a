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
_OPENING = frozenset({BlockKind.SALUTE, BlockKind.DATELINE})
_ENDING = frozenset({BlockKind.SALUTE, BlockKind.SIGNED, BlockKind.DATELINE, BlockKind.TRAILER})


@dataclass(slots=True)
class Division:
    """A division: its heads and their level, its opener, its own blocks, the divisions within it, and its end."""

    level: int = 0
    heads: list[Block] = field(default_factory=list)
    opener: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    divisions: list[Division] = field(default_factory=list)
    ending: list[Block] = field(default_factory=list)


def divide(blocks: Sequence[Block]) -> Division:
    """The blocks of a text as divisions within divisions, by the levels of their heads.

    Heads in a row open one division together. A head under which nothing stands is a paragraph, and so are a salute,
    a dateline and a signature that neither open nor end their division.
    """
    root = Division()
    path = [root]
    for division in _flat(_sound(blocks)):
        if division.heads:
            while len(path) > 1 and path[-1].level >= division.level:
                path.pop()
            path[-1].divisions.append(division)
            path.append(division)
        else:
            root.opener, root.blocks, root.ending = division.opener, division.blocks, division.ending
    return root


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
        yield _division(blocks[: starts[0]] if starts else blocks)
    for start, end in itertools.pairwise([*starts, len(blocks)]):
        yield _division(blocks[start:end])


def _division(blocks: Sequence[Block]) -> Division:
    heads = [block for block in blocks if block.kind in HEADS]
    rest = list(blocks[len(heads) :])
    chunks = [index for index, block in enumerate(rest) if block.kind in _CHUNKS]
    if not chunks:
        return Division(_level(heads), heads, [], _plain(rest), [], [])
    first, last = chunks[0], chunks[-1] + 1
    opening = 0
    while opening < first and rest[opening].kind in _OPENING:
        opening += 1
    ending = len(rest)
    while ending > last and rest[ending - 1].kind in _ENDING:
        ending -= 1
    return Division(_level(heads), heads, rest[:opening], _plain(rest[opening:ending]), [], rest[ending:])


def _level(heads: Sequence[Block]) -> int:
    return min((head.level or 1 for head in heads), default=0)


def _plain(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, those that only open or end a division made paragraphs."""
    return [replace(block, kind=BlockKind.PARAGRAPH) if block.kind in _OPENING | _ENDING else block for block in blocks]
