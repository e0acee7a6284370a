"""Lists in plain text: lines that stand close together, and paragraphs that numbers, letters or signs enumerate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recension.document import Block, BlockKind, Document
from recension.recognition.layout import is_prose, normal

RULE = "list"
_END_OF_ITEM = re.compile(r"[.;,!?:][”’\"')\]]*(?:\s*\[\w+\])?$|\b(?:and|or)$")
_LABEL = re.compile(r"(?P<open>[(\[]?)(?P<number>\d{1,2}|[a-zA-Z]|[ivx]{2,4})(?P<close>[.)\]]{1,2})\s+(?=\S)")
_BULLET = re.compile(r"[•·▪‣◦*–—-]\s+(?=\S)")
_WRAPPED = 0.4
"""Where a greater share of long paragraphs has several lines, the lines are wrapped and mean nothing."""
_CLOSE = 0.4
"""Where a greater share of paragraphs has no blank line before it, such a paragraph is no item."""
_LONG = 60
"""An item of more characters than this, on the average, is no line of an address, a title or a poem."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A line that may be an item, and whether a blank line stands before it."""

    block: Block
    close: bool


def recognise_lists(document: Document) -> Document:
    """Take lines that a colon announces, that stand close together, or that are enumerated, for items."""
    prose = [block for block in document.blocks if is_prose(block)]
    unwrapped = sum("\n" in block.text for block in prose) <= _WRAPPED * len(prose)
    blocks = list(_blocks(document, by_lines=unwrapped and not any(block.markup for block in document.blocks)))
    return document.with_blocks(_enumerated(blocks))


def _blocks(document: Document, *, by_lines: bool) -> Iterator[Block]:
    """The blocks, those lines made items that stand close together."""
    close = [
        index > 0 and "\n\n" not in "".join(document.source.text[before.end : block.start].split(" "))
        for index, (before, block) in enumerate(
            zip((*document.blocks[:1], *document.blocks), document.blocks, strict=False)
        )
    ]
    if not by_lines or sum(close) > _CLOSE * len(close):
        yield from document.blocks
        return
    index = 0
    while index < len(document.blocks):
        end = index + 1
        while end < len(document.blocks) and close[end]:
            end += 1
        run = document.blocks[index:end]
        certainty = _run(run, document.blocks[index - 1] if index else None)
        if certainty:
            lines = [line for block in run for line in block.lines()]
            yield from _items(lines, certainty)
        else:
            yield from run
        index = end


def _run(run: Sequence[Block], before: Block | None) -> float:
    """How surely lines that stand close together are a list; 0 if they are none."""
    if any(block.kind is not BlockKind.PARAGRAPH or "\t" in block.text for block in run):
        return 0.0
    lines = [line for block in run for line in block.text.split("\n") if line.strip()]
    if len(lines) < 2 or any(line[:1] in " \u00a0" for line in lines) or _is_dialogue(lines):
        return 0.0
    announced = before is not None and before.kind is BlockKind.PARAGRAPH and normal(before).endswith((":", ":—", ":–"))
    ended = sum(bool(_END_OF_ITEM.search(line.strip())) for line in lines) / len(lines)
    if announced:
        return 0.9 if ended == 1 else 0.75 if len(lines) > 2 else 0.0
    long = sum(map(len, lines)) / len(lines)
    if not _starts_alike(lines) or min(map(len, lines)) < long / 5:
        return 0.0
    return 0.8 if (long > _LONG and ended >= 0.8 and len(lines) > 2) or (long > 2 * _LONG and len(run) > 1) else 0.0


def _is_dialogue(lines: Sequence[str]) -> bool:
    """Whether so many lines begin with a quotation mark that people speak in them."""
    return sum(line.lstrip()[:1] in '“"‘' for line in lines) * 3 > len(lines)


def _starts_alike(lines: Sequence[str]) -> bool:
    """Whether all lines begin as sentences do."""
    return all((line.lstrip("“\"‘'([")[:1] or "a").isupper() or line[:1].isdigit() for line in lines)


def _items(lines: Sequence[Block], certainty: float) -> Iterator[Block]:
    for number, line in enumerate(lines):
        item = line.recognised(BlockKind.ITEM, RULE, certainty)
        yield replace(item, joined=number > 0, attributes=(("rend", "simple"),))


def _enumerated(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, paragraphs in a row made items that count on from one to the next."""
    index = 0
    while index < len(blocks):
        end = index
        while end < len(blocks) and _counts_on(blocks[index:end], blocks[end]):
            end += 1
        before = blocks[index - 1] if index else None
        announced = before is not None and normal(before).endswith((":", ":—", ":–"))
        if end - index >= (2 if announced else 3):
            yield from _items(blocks[index:end], 0.9 if announced else 0.8)
            index = end
        else:
            yield from blocks[index : max(end, index + 1)]
            index = max(end, index + 1)


def _counts_on(run: Sequence[Block], block: Block) -> bool:
    """Whether a paragraph is the next item after those of `run`: the first if there are none."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    first = run[0] if run else block
    bullet = _BULLET.match(first.text)
    if bullet:
        return block.text[:1] == first.text[:1] and bool(_BULLET.match(block.text))
    label, begin = _LABEL.match(block.text), _LABEL.match(first.text)
    if not label or not begin or (label["open"], label["close"]) != (begin["open"], begin["close"]):
        return False
    return label["number"] == _number(begin["number"], len(run)) and (bool(run) or label["number"] in {"1", "a", "A"})


def _number(first: str, further: int) -> str:
    """The number or letter that stands `further` places after `first`."""
    if first.isdigit():
        return str(int(first) + further)
    return chr(ord(first) + further) if len(first) == 1 else ""
