"""Tables of contents that a web page makes of links: to its own sections, or to the pages that it is the index of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recension.document import Block, BlockKind, Document
from recension.recognition.layout import folded, is_prose, local_links, normal
from recension.recognition.vocabulary import Vocabulary, vocabulary

RULE = "contents"
_LINKED = 0.5
"""From this share of linked letters on a block is a link."""
_FEWEST = 2
"""So many links in a row, or more, are the list of an index."""
_HALF = 0.5
_LONGEST = 400


def recognise_contents(document: Document) -> Document:
    """Take links that repeat the heads below for navigation, and those that an index is made of for a list.

    What the page says besides its links shows whether it is an index. Of links to its own sections an article needs
    no table, since its heads say the same; other links stay what they are.
    """
    words = vocabulary(document.language)
    blocks = list(document.blocks)
    runs = list(_runs(blocks, words))
    is_index = _is_index(blocks, [blocks[at] for run in runs for at in run])
    for run in runs:
        headed = run[0] > 0 and _is_head(blocks[run[0] - 1], words)
        if is_index and len(run) >= _FEWEST:
            if blocks[run[0]].kind is BlockKind.PARAGRAPH:
                blocks[run[0] : run[-1] + 1] = _listed([blocks[at] for at in run])
        elif headed or _repeats(blocks, run):
            for at in [*([run[0] - 1] if headed else []), *run]:
                known = blocks[at].recognised(BlockKind.NAVIGATION, RULE, 0.9)
                blocks[at] = replace(known, joined=False, attributes=())
    return document.with_blocks(blocks)


def _listed(links: Sequence[Block]) -> Iterator[Block]:
    """Links as the items of a list."""
    for number, link in enumerate(links, 1):
        facts = (("rend", "simple"), ("item", f"{links[0].start}.{number}"))
        yield replace(link.recognised(BlockKind.ITEM, RULE, 0.8), joined=number > 1, attributes=facts)


def _runs(blocks: Sequence[Block], words: Vocabulary) -> Iterator[list[int]]:
    """The blocks that stand in a row and are links; of a list, all items, where most are."""
    rows: list[list[int]] = []
    for at, block in enumerate(blocks):
        alike = bool(rows) and rows[-1][-1] == at - 1 and block.kind is blocks[at - 1].kind
        if alike and (block.joined if block.kind is BlockKind.ITEM else _is_link(block, words)):
            rows[-1].append(at)
        elif block.kind is BlockKind.ITEM or _is_link(block, words):
            rows.append([at])
    for row in rows:
        if sum(_is_link(blocks[at], words) for at in row) > _HALF * len(row):
            yield row


def _is_link(block: Block, words: Vocabulary) -> bool:
    """Whether a block is a link that names something, and not one that says where to go."""
    if block.markup is None or block.markup.linked < _LINKED or len(block.text) > _LONGEST:
        return False
    text = normal(block).strip(" |[]().")
    bars = "|" in text or " > " in text
    going = words.navigation_line.fullmatch(text) or words.instalment.fullmatch(normal(block))
    return block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} and not bars and not going


def _is_head(block: Block, words: Vocabulary) -> bool:
    """Whether a block names the table below it as one of contents."""
    text = normal(block).strip(" :.")
    return block.kind is BlockKind.PARAGRAPH and bool(words.navigation_line.fullmatch(text))


def _repeats(blocks: Sequence[Block], run: Sequence[int]) -> bool:
    """Whether most blocks of a run lead to places of the page, and are in the words of those."""
    leads = sum(any(True for _ in local_links(blocks[at])) for at in run)
    below = {folded(block.text) for block in blocks[run[-1] + 1 :] if len(block.text) <= _LONGEST}
    repeated = sum(folded(blocks[at].text) in below for at in run)
    return leads > _HALF * len(run) and repeated >= _HALF * len(run)


def _is_index(blocks: Sequence[Block], links: Sequence[Block]) -> bool:
    """Whether links are the greater part of what a page says."""
    prose = sum(len(block.text) for block in blocks if is_prose(block) and block not in links)
    return len(links) > _FEWEST and sum(len(block.text) for block in links) >= prose
