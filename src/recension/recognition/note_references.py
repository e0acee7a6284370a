"""References to notes: the marks in a text that are the labels of its notes, and the links that lead to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recension.document import Block, BlockKind, MarkKind
from recension.recognition.layout import local_links
from recension.stretches import Stretches

_REFERENCE = re.compile(
    r"[\[(*†‡](?:(?<=[\[(])\^?(?P<label>\d{1,3}(?:[*a-z])?|[A-Z]|\*{1,6})[\])]|(?<=\*)\*{0,5}|(?<=[†‡])[†‡]{0,2})"
)
"""A label in brackets, or a sign; what either begins with comes first, by which the search is eight times as fast."""
_OPEN, _CLOSE = frozenset("[("), frozenset("])")
MAY_REFER = frozenset(
    {
        *(BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.HEAD, BlockKind.TITLE, BlockKind.SUBTITLE),
        *(
            BlockKind.SPEECH,
            BlockKind.EDITORIAL,
            BlockKind.ITEM,
            BlockKind.CELL,
            BlockKind.VERSE,
            BlockKind.NOTE,
        ),
    }
)
_MAY_BEAR = frozenset({BlockKind.STATEMENT, BlockKind.BYLINE, BlockKind.KICKER, BlockKind.TITLE_DATE})
"""What has references in square brackets alone, since round ones are of its own wording."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: the index of its block, its label, and where that stands in it."""

    index: int
    label: str
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference: the index of its block, where it stands there, and its note."""

    index: int
    start: int
    end: int
    note: Note


def references_to(blocks: Sequence[Block], notes: Sequence[Note]) -> Iterator[Reference]:
    """The marks in the text that are labels of notes; where several notes share one, each mark in turn."""
    by_label: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_label[note.label].append(note)
    brackets = _brackets(blocks, notes, by_label)
    used: dict[str, int] = defaultdict(int)
    own = {note.index: note.end for note in notes}
    named = {name: note for note in notes for name in _names(blocks[note.index])}
    for index, block in enumerate(blocks):
        if block.kind not in MAY_REFER | _MAY_BEAR:
            continue
        linked = [] if index in own else list(_by_links(index, block, named))
        yield from linked
        taken = Stretches((item.start, item.end) for item in linked)
        among = brackets if block.kind in MAY_REFER else "["
        for start, end, label in _candidates(block, own.get(index, 0), among):
            found = by_label.get(label)
            if found:
                note = found[min(used[label], len(found) - 1)]
                if note.index == index:
                    continue
                used[label] += 1
                if not taken.touch(start, end):
                    yield Reference(index, start, end, note)


def _by_links(index: int, block: Block, named: Mapping[str, Note]) -> Iterator[Reference]:
    """The links of a block to notes that show no more than the label of the note."""
    for mark, name in local_links(block):
        note = named.get(name)
        start, end = mark.start, mark.end
        if note and block.text[start:end].strip("[]() ") == note.label:
            if block.text[start - 1 : start] in _OPEN and block.text[end : end + 1] in _CLOSE:
                start, end = start - 1, end + 1
            yield Reference(index, start, end, note)


def with_lost(blocks: Sequence[Block], notes: Sequence[Note], known: Sequence[Reference]) -> list[Reference]:
    """The references; to a note that none has as its label, the link to it is one, whatever label that has."""
    linked = {reference.note.index for reference in known}
    lost = [note for note in notes if note.index not in linked]
    names = {name: note for note in lost for name in _names(blocks[note.index])}
    found = {
        (index, mark.start): Reference(index, mark.start, mark.end, names[name])
        for index, block in enumerate(blocks[: min(note.index for note in notes)] if names else [])
        if block.kind in MAY_REFER | _MAY_BEAR
        for mark, name in local_links(block)
        if name in names
    }
    return [*(item for item in known if (item.index, item.start) not in found), *found.values()]


def _names(block: Block) -> Sequence[str]:
    return block.markup.names if block.markup else ()


def _brackets(blocks: Sequence[Block], notes: Sequence[Note], by_label: dict[str, list[Note]]) -> str:
    """Which brackets the references of this page stand in: round ones only where no square ones do."""
    first = min(note.index for note in notes)
    counts = dict.fromkeys("[(", 0)
    for block in blocks[:first]:
        for match in _REFERENCE.finditer(block.text):
            if match["label"] in by_label:
                counts[match[0][0]] += 1
    return "[" if counts["["] or not counts["("] else "[("


def _candidates(block: Block, after: int, brackets: str) -> Iterator[tuple[int, int, str]]:
    """The marks in a block that look like references, with their labels."""
    lead = len(block.text) - len(block.text.lstrip())
    for match in _REFERENCE.finditer(block.text, after):
        if match["label"] is None:
            before, behind = block.text[match.start() - 1], block.text[match.end() : match.end() + 1]
            if match.start() > lead and before not in "*\n" and behind != "*":
                yield match.start(), match.end(), match[0]
        elif match[0][0] in brackets:
            yield match.start(), match.end(), match["label"]
    for mark in block.marks:
        if mark.kind is MarkKind.HI and dict(mark.attributes)["rend"] == "superscript" and mark.start >= after:
            label = block.text[mark.start : mark.end].strip("[]()")
            if label.isdigit():
                yield mark.start, mark.end, label
