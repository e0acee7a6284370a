"""How well structure is recognised from plain text, against what the HTML of the same page marks."""

from __future__ import annotations

import bisect
import csv
import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from recension import Document, decode, load, recognise
from recension.document import Block, BlockKind, MarkKind
from recension.readers import read
from recension.recognition.layout import ends_sentence
from tests.evaluation.copied import as_copied, wrapped
from tests.evaluation.headers import PAGES, Score

KINDS = ("head", "displayed quotation", "note reference", "verse", "list item", "signature", "dateline")
STRICT = ("head", "displayed quotation")
"""Kinds of which the mark-up leaves some blocks undecided."""
_HEADING = re.compile(r"h[1-6]")
_QUOTED = re.compile(r"(?:w|q)uot[eb]*\w*|blockquote")
_INDENTED = re.compile(r"indentb?")
_CENTRED = re.compile(r"c|center|smc|sub")
_LAYOUT = 0.4
"""Where blockquotes hold a greater share of the words of a page, they give it its margins and quote nothing."""
_SIGNED = re.compile(r"author|sign?(?:ed)?|signature")
_ITEM_OR_TURN = re.compile(
    r"[(\[]?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{2,4})[.)]{1,2}\s|[–•*—-]\s|[^\W\d_][\w.’'”“]*(?: [\w.’']+){0,2}:\s"
)
"""How the items of a list and the turns of a dialogue begin."""
_VERSE = re.compile(r"verse|poem|stanza|poetry")
_LABEL = re.compile(r"[\[(]?(?:\d{1,3}[*a-z]?|[A-Z]|\*{1,4})[\])]?")
_OUTSIDE = frozenset(
    {
        *(BlockKind.NAVIGATION, BlockKind.STATEMENT, BlockKind.MASTHEAD, BlockKind.REVISION, BlockKind.BYLINE),
        *(BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.KICKER, BlockKind.TITLE_DATE, BlockKind.NOTES_HEAD),
        *(BlockKind.MILESTONE, BlockKind.NOTE),
    }
)
_PREDICTED = {
    "head": {BlockKind.HEAD},
    "displayed quotation": {BlockKind.QUOTATION, BlockKind.EPIGRAPH},
    "verse": {BlockKind.VERSE},
    "list item": {BlockKind.ITEM},
    "signature": {BlockKind.SIGNED},
    "dateline": {BlockKind.DATELINE},
}
"""What each kind is recognised as; an epigraph is a displayed quotation, which a page marks as no other."""
DOUBTFUL = Path(__file__).with_name("structure_doubtful.tsv")
"""Blocks that the mark-up plainly gets wrong, as a person who read them judged; their pages are none of those kept."""

Places = Mapping[str, set[int]]
"""For each kind the offsets in the text of the page at which something of the kind begins."""


def is_verse(block: Block) -> bool:
    """Whether the page marks a block as verse, or as a quotation of short lines."""
    assert block.markup is not None
    lines = block.text.split("\n")
    quoted = (
        any(_QUOTED.fullmatch(name) or _INDENTED.fullmatch(name) for name in block.markup.classes)
        or "blockquote" in block.markup.within
    )
    return any(map(_VERSE.search, block.markup.classes)) or (quoted and len(lines) >= 4 and max(map(len, lines)) <= 60)


def is_emphatic(block: Block) -> bool:
    """Whether a page sets a short paragraph in bold type as a whole, as people do who make no use of headings."""
    return (
        _tag(block) in {"p", "center", "div"}
        and len(block.text) <= 80
        and not ends_sentence(block.text)
        and not (block.text[0] == "(" and block.text[-1] == ")")
        and any(
            dict(mark.attributes).get("rend") == "bold" and mark.end - mark.start == len(block.text)
            for mark in block.marks
        )
    )


TRUTH: Mapping[str, Callable[[Block], bool]] = {
    "head": lambda block: bool(_HEADING.fullmatch(_tag(block))) or is_emphatic(block),
    "displayed quotation": lambda block: (
        not is_verse(block)
        and (block.markup is None or block.markup.linked < 0.5)
        and (any(map(_QUOTED.fullmatch, _classes(block))) or "blockquote" in (*_within(block), _tag(block)))
    ),
    "verse": is_verse,
    "list item": lambda block: block.kind is BlockKind.ITEM,
    "signature": lambda block: any(map(_SIGNED.fullmatch, _classes(block))),
    "dateline": lambda block: "date" in _classes(block),
}


@cache
def doubtful() -> Mapping[str, frozenset[tuple[str, str]]]:
    """For each page the kinds and first words of the blocks of which its mark-up is plainly wrong."""
    with DOUBTFUL.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        page: frozenset((row["kind"], row["words"]) for row in rows if row["page"] == page)
        for page in {row["page"] for row in rows}
    }


def undecided(page: Document) -> Places:
    """Where the mark-up of a page shows how a block looks and leaves open what it is: nothing is counted there.

    A quotation is undecided where the page only indents, which it does to lists as well, or where a blockquote holds
    a list, a table or headings, or most of the page: then it makes margins; and where what is set off are, by their
    wording, the items of a list or the turns of a dialogue, two or more in a row. A head is undecided where a short
    line is only centred or in small capitals, where a heading is a link to another page, has no words, or is set in
    brackets under the title. So is what a person judged to be wrongly marked (`DOUBTFUL`).
    """
    listed = doubtful().get(_name(page), frozenset())
    words = sum(len(block.text) for block in page.blocks)
    quoted = sum(len(block.text) for block in page.blocks if "blockquote" in (*_within(block), _tag(block)))
    margins = quoted > _LAYOUT * words
    places: dict[str, set[int]] = {kind: set() for kind in KINDS}
    places["displayed quotation"] |= _items_and_turns(page.blocks)
    for block in page.blocks:
        if any(map(_INDENTED.fullmatch, _classes(block))) or _is_lay_out(block, margins=margins):
            places["displayed quotation"].add(block.start)
        if _is_mere_line(block):
            places["head"].add(block.start)
        for kind, first in listed:
            if " ".join(block.text.split()).startswith(first):
                places[kind].add(block.start)
    return places


def _name(page: Document) -> str:
    """The path of a page below the folder of them all."""
    path = Path(page.source.name)
    return str(path.relative_to(PAGES)) if path.is_relative_to(PAGES) else ""


def _is_lay_out(block: Block, *, margins: bool) -> bool:
    """Whether a blockquote around a block says nothing of it."""
    around = (_tag(block), *_within(block))
    if "blockquote" not in around or any(map(_QUOTED.fullmatch, _classes(block))):
        return False
    inside = around[: around.index("blockquote")]
    return margins or any(tag in {"li", "td", "th"} or _HEADING.fullmatch(tag) for tag in inside)


def _items_and_turns(blocks: Sequence[Block]) -> set[int]:
    """Where the items of a list, or the turns of a dialogue, begin that a page sets off in a row."""
    quoted = TRUTH["displayed quotation"]
    likely = [
        bool(block.markup and block.text) and quoted(block) and bool(_ITEM_OR_TURN.match(block.text))
        for block in blocks
    ]
    pairs = [index for index, pair in enumerate(itertools.pairwise(likely)) if all(pair)]
    return {blocks[place].start for index in pairs for place in (index, index + 1)}


def _is_mere_line(block: Block) -> bool:
    heading = bool(_HEADING.fullmatch(_tag(block)))
    centred = "center" in (_tag(block), *_within(block)) or any(map(_CENTRED.fullmatch, _classes(block)))
    if heading:
        linked = block.markup is not None and block.markup.linked >= 0.5
        return linked or not any(map(str.isalnum, block.text)) or (block.text[0] == "(" and block.text[-1] == ")")
    return centred and len(block.text) <= 80 and not ends_sentence(block.text) and not is_emphatic(block)


def marked(page: Document, recognised: Document) -> Places:
    """What the mark-up of a page says."""
    places: dict[str, set[int]] = {kind: set() for kind in KINDS}
    names = {name for block in page.blocks if block.markup for name in block.markup.names}
    for block in page.blocks:
        index = recognised.block_at(block.start)
        if block.markup is None or not block.text or index is None:
            continue
        if recognised.blocks[index].kind not in _OUTSIDE:
            for kind, holds in TRUTH.items():
                if holds(block):
                    places[kind].add(block.start)
        for mark in block.marks:
            target = dict(mark.attributes).get("target", "")
            if mark.kind is MarkKind.REF and target[1:] in names and _is_reference(block.text, mark.start, mark.end):
                places["note reference"].add(block.start + mark.start)
    return places


def found(text: Document, outside: set[int]) -> Places:
    """What was recognised in the text of a page."""
    places: dict[str, set[int]] = {
        kind: {block.start for block in text.blocks if block.kind in wanted and block.start not in outside}
        for kind, wanted in _PREDICTED.items()
    }
    places["note reference"] = {
        block.start + mark.start
        for block in text.blocks
        for mark in block.marks
        if dict(mark.attributes).get("type") == "noteAnchor"
    }
    return places


class Compared(NamedTuple):
    """For one kind where the mark-up of a page has it, where it was recognised in its text, and what is undecided."""

    truth: set[int]
    guess: set[int]
    undecided: set[int]


def compare(path: Path, *, columns: int = 0) -> dict[str, Compared]:
    """For each kind what the mark-up of a page says, and what was recognised in its text, wrapped if `columns` says."""
    page = read(load(path), "en")
    copied, places = as_copied(page)
    copied = wrapped(copied, columns) if columns else copied
    text = recognise(decode(copied.encode(), "page.txt"))
    recognised = recognise(load(path))
    truth, unclear = marked(page, recognised), undecided(page)
    guess = found(text, outside_of(recognised, places))
    begins = sorted(places.values())
    compared: dict[str, Compared] = {}
    for kind in KINDS:
        there, open_ = shifted(truth[kind], page, places), shifted(unclear[kind], page, places)
        within = {place for place in guess[kind] if holder(place, begins) in there | open_ and place not in there}
        compared[kind] = Compared(there, guess[kind], open_ | within)
    return compared


def holder(place: int, begins: Sequence[int]) -> int:
    """Where the block of the page begins that holds a place of the copied text, as `begins` has them in order.

    A page may hold several paragraphs in one block, of which its mark-up tells nothing apart.
    """
    return begins[bisect.bisect_right(begins, place) - 1]


def outside_of(recognised: Document, places: Mapping[int, int]) -> set[int]:
    """Where in the copied text stands what is no part of the article, as its page was recognised."""
    outside = _OUTSIDE - {BlockKind.NOTE}
    return {places[block.start] for block in recognised.blocks if block.kind in outside and block.start in places}


def shifted(wanted: set[int], page: Document, places: Mapping[int, int]) -> set[int]:
    """Where places of a page are in the text that was copied from it."""
    return {_moved(place, page, places) for place in wanted if page.block_at(place) is not None}


def _moved(place: int, page: Document, places: Mapping[int, int]) -> int:
    """Where a place of the page is in the text that was copied from it."""
    index = page.block_at(place)
    assert index is not None
    start = page.blocks[index].start
    return places[start] + place - start


def evaluate(*, columns: int = 0) -> Mapping[str, Score]:
    """The score of each kind over all pages, what is undecided left out."""
    with ProcessPoolExecutor() as pool:
        return scored(pool.map(partial(compare, columns=columns), sorted(PAGES.rglob("*.htm*")), chunksize=16))


def scored(pages: Iterable[Mapping[str, Compared]]) -> Mapping[str, Score]:
    """The score of each kind over `pages`; for each that has anything undecided, that counted as none of it, too."""
    scores = dict.fromkeys(KINDS, Score())
    strict = dict.fromkeys(STRICT, Score())
    for page in pages:
        for kind, (truth, guess, unclear) in page.items():
            sure, left = truth - unclear, guess - unclear
            scores[kind] += Score(len(sure & left), len(left), len(sure))
            if kind in STRICT:
                strict[kind] += Score(len(sure & guess), len(guess), len(sure))
    return scores | {f"{kind}, strictly": score for kind, score in strict.items()}


def _is_reference(text: str, start: int, end: int) -> bool:
    """Whether a link of the page is a reference to a note, and not the way back from one."""
    return start > 0 and bool(text[:start].strip()) and bool(_LABEL.fullmatch(text[start:end].strip()))


def _tag(block: Block) -> str:
    return block.markup.tag if block.markup else ""


def _classes(block: Block) -> frozenset[str]:
    return block.markup.classes if block.markup else frozenset()


def _within(block: Block) -> tuple[str, ...]:
    return block.markup.within if block.markup else ()
