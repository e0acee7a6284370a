"""Lists, and lists within their items (TEI P5, 3.8)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from lxml import etree

from recension.document import UNNUMBERED, Block
from recension.edition import PROGRAM
from recension.encoding.elements import Register, certainty_attributes, make
from recension.encoding.inline import write
from recension.encoding.nesting import of_terms

_GLOSS = "gloss"


def write_list(parent: etree._Element, group: Sequence[Block], register: Register) -> None:
    """Append the list that the blocks of `group` are the items of.

    A block says by ``item`` in which item it stands, of which list, within which others: ``LIST.ITEM LIST.ITEM``; by
    ``rend``, how each of these lists is set; by ``n``, which number the page gives to each of these items; and by
    ``part``, whether it is a term that the item explains.
    """
    certainty = certainty_attributes(group[0].certainty, PROGRAM)
    for _, blocks in itertools.groupby(group, lambda block: _list_of(block, 0)):
        _write(parent, list(blocks), 0, certainty, register)


def _path(block: Block) -> list[str]:
    return dict(block.attributes).get("item", f"0.{block.start}").split(" ")


def _list_of(block: Block, depth: int) -> str:
    """The number of the list of this depth that a block is in; empty if it is in none."""
    path = _path(block)
    return path[depth].partition(".")[0] if depth < len(path) else ""


def _write(
    parent: etree._Element, blocks: Sequence[Block], depth: int, certainty: dict[str, str], register: Register
) -> None:
    rendition = dict(blocks[0].attributes).get("rend", "").split(" ")[depth]
    kind = {"type": _GLOSS} if rendition == _GLOSS else {"rend": rendition}
    outer = make(parent, "list", id=register.next("l"), **kind, **certainty)
    for _, item in itertools.groupby(blocks, lambda block: _path(block)[depth]):
        parts = list(item)
        if rendition == _GLOSS:
            _labels(outer, parts, depth, register)
            parts = [block for block in parts if not _is_label(block, depth)]
        numbers = dict(parts[0].attributes).get("n", "").split(" ") if parts else []
        number = "".join(numbers[depth : depth + 1]).removesuffix(UNNUMBERED)
        _item(make(outer, "item", n=number), parts, depth, register)


def _is_label(block: Block, depth: int) -> bool:
    return len(_path(block)) == depth + 1 and ("part", "label") in block.attributes


def _labels(outer: etree._Element, parts: Sequence[Block], depth: int, register: Register) -> None:
    """The term that an item explains; it may be missing, as a page may have left it out."""
    label = make(outer, "label")
    for number, block in enumerate(block for block in parts if _is_label(block, depth)):
        if number:
            make(label, "lb")
        write(label, block.text, of_terms(block.marks), register)


def _item(item: etree._Element, parts: Sequence[Block], depth: int, register: Register) -> None:
    """The content of an item: its text, or its paragraphs where they are several, and the lists within it."""
    own = [block for block in parts if len(_path(block)) == depth + 1]
    for runs in _runs(parts, depth):
        if len(_path(runs[0])) > depth + 1:
            _write(item, runs, depth + 1, {}, register)
            continue
        for block in runs:
            inner = item if len(own) == 1 and block is parts[0] else make(item, "p", id=register.next("p"))
            write(inner, block.text, block.marks, register)


def _runs(parts: Sequence[Block], depth: int) -> Iterator[list[Block]]:
    """The blocks of an item, those in a row together that are in one list within it, or in none."""
    for _, run in itertools.groupby(parts, lambda block: _list_of(block, depth + 1)):
        yield list(run)
