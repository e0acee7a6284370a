"""How well structure is recognised, against what a person read on the pages: ``structure_by_hand.tsv``.

A line of the table is a thing on a page: its kind, its first words, and which occurrence of these words at the
beginning of a line (for what stands within a line, anywhere) is meant. A page without any such thing is of the kind
``none``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import add
from pathlib import Path

from recension import Document, decode, load, recognise
from recension.document import Block, BlockKind, MarkKind
from recension.readers import read
from tests.evaluation.copied import as_copied
from tests.evaluation.headers import PAGES, Score

TABLE = Path(__file__).with_name("structure_by_hand.tsv")
BLOCKS: Mapping[BlockKind, str] = {
    BlockKind.SIGNED: "signed",
    BlockKind.DATELINE: "dateline",
    BlockKind.SALUTE: "salute",
    BlockKind.VERSE: "verse",
    BlockKind.ITEM: "item",
    BlockKind.EPIGRAPH: "epigraph",
    BlockKind.ARGUMENT: "argument",
    BlockKind.EDITORIAL: "editorial",
    BlockKind.TRAILER: "trailer",
}
MARKS: Mapping[MarkKind, str] = {MarkKind.STAGE: "stage", MarkKind.NOTE: "editorial", MarkKind.GAP: "gap"}
KINDS = (*BLOCKS.values(), "stage", "gap")
PARTS = ("tuning", "fresh", "kept")
"""The parts of the table: read while rules were made; chosen for what they hold, and scored once before any rule was
changed; and kept aside, so that nobody looks at their mistakes."""
_OF_THE_SITE = frozenset({"contents"})
"""Rules whose lists were not read by hand: the links of an index are none of a text."""
_WITHIN_LINES = frozenset({"stage", "gap"})


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that a person saw on a page."""

    kind: str
    words: str
    occurrence: int

    def place(self, text: str) -> int:
        """Where it begins in the text of the page; -1 if its words are not there."""
        words = r"\s+".join(map(re.escape, self.words.split()))
        within = self.kind in _WITHIN_LINES or self.words.startswith(("(", "["))
        pattern = rf"({words})" if within else rf"^[^\S\n]*({words})"
        places = [match.start(1) for match in re.finditer(pattern, text, re.MULTILINE)]
        return places[self.occurrence - 1] if self.occurrence <= len(places) else -1


def table(part: str) -> Mapping[str, list[Seen]]:
    """What was seen on the pages of one of `PARTS`, by the path of the page."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["set"] == part]
    return {
        page: [Seen(row["kind"], row["words"], int(row["occurrence"])) for row in group if row["kind"] != "none"]
        for page, group in groupby(rows, lambda row: row["page"])
    }


def found(document: Document) -> Iterator[tuple[str, int]]:
    """What was recognised on a page: each thing's kind and where it begins."""
    before: Block | None = None
    for block in document.blocks:
        if block.kind in BLOCKS and block.rule not in _OF_THE_SITE and not _goes_on(block, before):
            yield BLOCKS[block.kind], block.start
        for mark in block.marks:
            if mark.kind in MARKS:
                yield MARKS[mark.kind], block.start + mark.start
        before = block


def _goes_on(block: Block, before: Block | None) -> bool:
    if block.kind is not BlockKind.ITEM or before is None:
        return block.joined
    item = dict(block.attributes).get("item")
    return block.joined and item is not None and item == dict(before.attributes).get("item")


def evaluate(part: str, form: str) -> tuple[Mapping[str, Score], list[str]]:
    """The score of each kind on the pages of one of `PARTS`, from ``html`` or ``text``; and every mistake."""
    scores = dict.fromkeys(KINDS, Score())
    mistakes: list[str] = []
    for page, seen in table(part).items():
        source = load(PAGES / page)
        if form == "text":
            source = decode(as_copied(read(source, "en"))[0].encode(), "page.txt")
        document = recognise(source)
        text = document.source.text
        truth = {(item.kind, item.place(text)) for item in seen}
        guess = set(found(document))
        for kind in KINDS:
            there = {place for wanted, place in truth if wanted == kind}
            read_ = {place for given, place in guess if given == kind}
            scores[kind] += Score(len(there & read_), len(read_), len(there))
        for sign, items in (("missed", truth - guess), ("wrong", guess - truth)):
            mistakes += [f"{page}: {sign} {kind}: {text[at : at + 60]!r}" for kind, at in sorted(items)]
    return scores, mistakes


def by_kind(parts: Iterable[Mapping[str, Score]]) -> Mapping[str, Score]:
    """The score of each kind that there is on the pages of several parts together."""
    parts = list(parts)
    scores = {kind: reduce(add, (part[kind] for part in parts)) for kind in KINDS}
    return {kind: score for kind, score in scores.items() if score.there}
