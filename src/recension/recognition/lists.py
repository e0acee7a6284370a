"""Lists in plain text: lines that stand close together, and paragraphs that numbers, letters or signs enumerate."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recension.document import Block, BlockKind, Document
from recension.recognition.enumerations import Path, count_on, labels
from recension.recognition.layout import is_prose, normal

RULE = "list"
_END_OF_ITEM = re.compile(r"[.;,!?:][”’\"')\]]*(?:\s*\[\w+\])?$|\b(?:and|or)$")
_COLON = re.compile(r":\s*[—–-]*$")
_LINE = re.compile(r"(?P<indent>[ \t\u00a0]*)(?P<text>[^\n]+)")
_SPEAKER = re.compile(r"\s*[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?[.:](?=\s)")
_ATTEMPTS = 3
"""So many of the first lines with a label may be none of the list."""
_WRAPPED = 0.4
"""Where a greater share of long paragraphs has several lines, the lines are wrapped and mean nothing."""
_CLOSE = 0.4
"""Where a greater share of paragraphs has no blank line before it, such a paragraph is no item."""
_LONG = 60
"""An item of more characters than this, on the average, is no line of an address, a title or a poem."""


def recognise_lists(document: Document) -> Document:
    """Take lines that a colon announces, that stand close together, or that are enumerated, for items."""
    prose = [block for block in document.blocks if is_prose(block)]
    unwrapped = sum("\n" in block.text for block in prose) <= _WRAPPED * len(prose)
    document = document.with_blocks(_with_lines(document))
    blocks = list(_blocks(document, by_lines=unwrapped))
    return document.with_blocks(_enumerated(blocks, document))


def _blocks(document: Document, *, by_lines: bool) -> Iterator[Block]:
    """The blocks, those lines made items that stand close together."""
    close = [
        index > 0 and "\n\n" not in "".join(document.source.text[before.end : block.start].split(" "))
        for index, (before, block) in enumerate(
            zip((*document.blocks[:1], *document.blocks), document.blocks, strict=False)
        )
    ]
    paragraphs = [near for near, block in zip(close, document.blocks, strict=True) if block.kind is BlockKind.PARAGRAPH]
    if not by_lines or sum(paragraphs) > _CLOSE * len(paragraphs):
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
    announced = before is not None and before.kind is BlockKind.PARAGRAPH and _announces(normal(before))
    ended = sum(bool(_END_OF_ITEM.search(line.strip())) for line in lines) / len(lines)
    if any(block.markup for block in run):
        return 0.9 if announced and ended == 1 and len(lines) > 2 else 0.0
    if announced:
        return 0.9 if ended == 1 else 0.75 if len(lines) > 2 else 0.0
    long = sum(map(len, lines)) / len(lines)
    if not _starts_alike(lines) or min(map(len, lines)) < long / 5:
        return 0.0
    return 0.8 if (long > _LONG and ended >= 0.8 and len(lines) > 2) or (long > 2 * _LONG and len(run) > 1) else 0.0


def _is_dialogue(lines: Sequence[str]) -> bool:
    """Whether people speak in lines: so many begin with a quotation mark, or all with who speaks, some again."""
    speakers = [match[0] for line in lines if (match := _SPEAKER.match(line))]
    taking_turns = len(speakers) == len(lines) > len(set(speakers))
    return taking_turns or sum(line.lstrip()[:1] in '“"‘' for line in lines) * 3 > len(lines)


def _starts_alike(lines: Sequence[str]) -> bool:
    """Whether all lines begin as sentences do."""
    return all((line.lstrip("“\"‘'([")[:1] or "a").isupper() or line[:1].isdigit() for line in lines)


def _items(lines: Sequence[Block], certainty: float) -> Iterator[Block]:
    for number, line in enumerate(lines):
        item = line.recognised(BlockKind.ITEM, RULE, certainty)
        yield replace(item, joined=number > 0, attributes=(("rend", "simple"),))


def _enumerated(blocks: Sequence[Block], document: Document) -> Iterator[Block]:
    """The blocks, paragraphs in a row made items that count on from one to the next."""
    index = 0
    while index < len(blocks):
        paths = _counted(blocks, index, document)
        before = blocks[index - 1] if index else None
        certainty = _of_enumeration(paths, announced=before is not None and _announces(normal(before)))
        taken = len(paths) if certainty else 1
        yield from _numbered(blocks[index : index + taken], paths, certainty) if certainty else [blocks[index]]
        index += taken


def _counted(blocks: Sequence[Block], index: int, document: Document) -> list[Path]:
    """Where in a list each paragraph from `index` on stands that counts on from the one before."""
    paths: list[Path] = []
    while index < len(blocks) and blocks[index].kind is BlockKind.PARAGRAPH:
        block = blocks[index]
        path = count_on(paths[-1] if paths else (), labels(block.text, _indent(block, document)), block.start)
        if not path:
            break
        paths.append(path)
        index += 1
    return paths


def _indent(block: Block, document: Document) -> int:
    """How far in a paragraph of plain text begins."""
    return 0 if block.markup else len(document.source.before(block.start).expandtabs(4))


def _of_enumeration(paths: Sequence[Path], *, announced: bool) -> float:
    """How surely lines that count on are a list; 0 if they are none."""
    outermost = sum(len(path) == 1 for path in paths)
    if outermost < 2 or len(paths) < (2 if announced else 3):
        return 0.0
    return 0.9 if announced else 0.8


def _numbered(blocks: Sequence[Block], paths: Sequence[Path], certainty: float) -> Iterator[Block]:
    """Items of a list, and of those within it."""
    for number, (block, path) in enumerate(zip(blocks, paths, strict=True)):
        place = " ".join(f"{level.start}.{level.count}" for level in path)
        facts = (("rend", " ".join(["simple"] * len(path))), ("item", place))
        yield replace(block.recognised(BlockKind.ITEM, RULE, certainty), joined=number > 0, attributes=facts)


def _announces(text: str) -> bool:
    return bool(_COLON.search(text))


def _with_lines(document: Document) -> Iterator[Block]:
    """The blocks, lines of a paragraph made items that count on from one to the next, with what goes on with them."""
    before = ""
    for run in _of_lines(document):
        block = _joined(run, document)
        for begins, paths in _enumerations(block, document):
            lead = block.text[: begins[0]].rstrip()
            if lead and _announces(before):
                continue
            certainty = _of_enumeration(paths, announced=_announces(lead or before))
            if certainty:
                yield from [block.part(0, len(lead))] if lead else []
                yield from _numbered(_pieces(block, begins), paths, certainty)
                break
        else:
            yield from run
        before = normal(block)


def _of_lines(document: Document) -> Iterator[list[Block]]:
    """The blocks; paragraphs of several lines together with those after them that begin as items do."""
    run: list[Block] = []
    for block in document.blocks:
        item = block.kind is BlockKind.PARAGRAPH and bool(labels(block.text))
        between = document.source.text[run[-1].end : block.start] if run else ""
        close = between.count("\n") == 1 or any("\n" in other.text for other in run)
        if run and not (item and close and run[-1].kind is BlockKind.PARAGRAPH):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _joined(run: Sequence[Block], document: Document) -> Block:
    """The blocks of a run as one."""
    first = run[0]
    if len(run) == 1:
        return first
    moved = [
        replace(mark, start=mark.start + block.start - first.start, end=mark.end + block.start - first.start)
        for block in run
        for mark in block.marks
    ]
    return replace(first, text=document.source.text[first.start : run[-1].end], marks=tuple(moved))


def _enumerations(block: Block, document: Document) -> Iterator[tuple[list[int], list[Path]]]:
    """Where lines of a paragraph begin that count on, and where in a list each stands.

    There is one for each of the first lines with a label, as it begins the list.
    """
    if block.kind is not BlockKind.PARAGRAPH or "\n" not in block.text or any(mark.emendation for mark in block.marks):
        return
    lines = [
        (match.start("text"), found)
        for match in _LINE.finditer(block.text)
        if (found := labels(match["text"], len(match["indent"]) if match.start() else _indent(block, document)))
    ]
    for first in range(min(_ATTEMPTS, len(lines))):
        begins: list[int] = []
        paths: list[Path] = []
        for at, found in lines[first:]:
            path = count_on(paths[-1] if paths else (), found, block.start + at)
            if path:
                paths.append(path)
                begins.append(at)
        if begins:
            yield begins, paths


def _pieces(block: Block, begins: Sequence[int]) -> list[Block]:
    edges = itertools.pairwise([*begins, len(block.text)])
    return [block.part(start, start + len(block.text[start:end].rstrip())) for start, end in edges]
