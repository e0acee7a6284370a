"""The numbers of printed pages, and the running heads beside them, that a plain transcription left in its text.

One line with a number may be a head, an item or the label of a note. So nothing is taken that is not one of a row of
such lines, alike in wording and rising through the text, that are seen to cut sentences in two.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recension.document import CONTINUED, Block, BlockKind, Document, MarkKind
from recension.recognition.citation import arabic

RULE = "page"
_NUMBER = re.compile(
    r"(?P<before>[-–—~*|\[({<]?[ \t]*(?:(?:page|pag\.|pg\.|p\.|seite|s\.|página|pagina)[ \t]*)?)"
    r"(?P<number>\d{1,4}|(?-i:[ivxlc]{1,8}))(?P<after>[ \t]*[-–—~*|\])}>]?)",
    re.IGNORECASE,
)
_WITH_HEAD = re.compile(r"(?P<number>\d{1,4})[ \t]+(?P<head>\D{3,60})|(?P<head_first>\D{3,60}?)[ \t]+(?P<last>\d{1,4})")
"""A running head in one line with the number, on either side of it."""
_HEADED = "head "
_WORDS_OF_HEAD = 2
"""One word and a number is the head of a table or of a chapter."""
_YEARS = range(1500, 2101)
_FEWEST = 3
_STEP = 4
"""A row leaves out no more numbers than this makes: the page of a title or of a plate often has none."""
_SPACED = 25
"""At least so many words are on a page."""
_LONGEST_HEAD = 60
_PROSE = 40
"""A line of running text has so many characters or more."""
_SENTENCE_END = re.compile(r"[.!?:;…][”’\"'*)\]]*$")
_SHARE = 3
"""One number of so many has to be seen to cut a sentence."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with words: the block that it is in, its place there and its text."""

    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line that may be the number of a page: its index among the lines, the number and its wording."""

    index: int
    number: int
    wording: str


def recognise_pages(document: Document) -> Document:
    """Take a rising row of numbered lines, and what is repeated beside them, for forme work of the printed pages."""
    document = document.with_blocks(map(_of_its_own, document.blocks))
    lines = list(_lines(document.blocks))
    taken = {index: "pageNum" for row in _rows(lines) for index in row}
    for index in _running_heads(lines, sorted(taken)):
        taken[index] = "header"
    if not taken:
        return document
    found: dict[int, list[tuple[_Line, str]]] = {}
    for index, kind in sorted(taken.items()):
        found.setdefault(lines[index].block, []).append((lines[index], kind))
    blocks = [part for number, block in enumerate(document.blocks) for part in _parted(block, found.get(number, []))]
    return document.with_blocks(_continued(blocks))


def _of_its_own(block: Block) -> Block:
    """The block, forme work if the page marks all of it as the number of a printed page."""
    numbers = [mark for mark in block.marks if mark.kind is MarkKind.FORME_WORK]
    if (
        block.kind is not BlockKind.PARAGRAPH
        or len(numbers) != 1
        or block.text[numbers[0].start : numbers[0].end] != block.text
    ):
        return block
    marks = tuple(mark for mark in block.marks if mark is not numbers[0])
    return replace(block.recognised(BlockKind.FORME_WORK, RULE, 0.97), marks=marks, attributes=numbers[0].attributes)


def _lines(blocks: Sequence[Block]) -> Iterator[_Line]:
    """The lines of the paragraphs of plain text; those with marks upon them count for nothing."""
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or block.markup is not None:
            continue
        for match in re.finditer(r"[^\n]*\S[^\n]*", block.text):
            lead = len(match[0]) - len(match[0].lstrip())
            start, end = match.start() + lead, match.start() + len(match[0].rstrip())
            marked = any(mark.start < end and mark.end > start for mark in block.marks)
            yield _Line(number, start, end, "" if marked else block.text[start:end])


def _rows(lines: Sequence[_Line]) -> Iterator[list[int]]:
    """The rows of page numbers, each as the indices of its lines; one wording after another."""
    offsets = list(itertools.accumulate((len(line.text.split()) for line in lines), initial=0))
    numbered = [item for index, line in enumerate(lines) for item in _numbered(index, line.text)]
    often = Counter(item.wording for item in numbered)
    alike: dict[str, list[_Numbered]] = {}
    for item in numbered:
        if not item.wording.startswith(_HEADED):
            alike.setdefault(item.wording, []).append(item)
        elif often[item.wording] > 1:
            # Left and right pages have different running heads.
            alike.setdefault(_HEADED, []).append(item)
    for items in alike.values():
        row = _rising(items, offsets)
        if len(row) >= _FEWEST and _is_cutting(lines, row):
            yield row


def _numbered(index: int, text: str) -> Iterator[_Numbered]:
    if match := _NUMBER.fullmatch(text):
        roman = not match["number"].isdecimal()
        number = int(arabic(match["number"]) if roman else match["number"])
        wording = f"{match['before']}{'i' if roman else 0}{match['after']}".casefold().replace(" ", "")
    elif match := _WITH_HEAD.fullmatch(text):
        head = match["head"] or match["head_first"]
        number, wording = int(match["number"] or match["last"]), f"{_HEADED}{_bare(head)}"
        if _SENTENCE_END.search(head) or len(head.split()) < _WORDS_OF_HEAD:
            return
    else:
        return
    if number not in _YEARS:
        yield _Numbered(index, number, wording)


def _rising(items: Sequence[_Numbered], offsets: Sequence[int]) -> list[int]:
    """The lines of the longest row of numbers that rise by small steps, with a page of words between each two."""
    longest: dict[int, tuple[int, int]] = {}
    """For each number the length of the longest row that ends with it, and which item it ends with."""
    previous: list[int] = []
    for here, item in enumerate(items):
        before = [
            longest[number]
            for number in range(item.number - _STEP, item.number)
            if number in longest and offsets[item.index] - offsets[items[longest[number][1]].index + 1] >= _SPACED
        ]
        length, last = max(before, default=(0, -1))
        previous.append(last)
        if length + 1 > longest.get(item.number, (0, 0))[0]:
            longest[item.number] = (length + 1, here)
    _, last = max(longest.values())
    row: list[int] = []
    while last >= 0:
        row.append(items[last].index)
        last = previous[last]
    return row[::-1]


def _is_cutting(lines: Sequence[_Line], row: Sequence[int]) -> bool:
    """Whether enough of the numbers stand in the middle of a sentence."""
    cuts = 0
    taken = {*row, *_running_heads(lines, row)}
    for index in row:
        before = next((at for at in range(index - 1, -1, -1) if at not in taken), None)
        after = next((at for at in range(index + 1, len(lines)) if at not in taken), None)
        if before is not None and after is not None and len(lines[before].text) >= _PROSE:
            cuts += _goes_on(lines[before].text, lines[after].text)
    return cuts * _SHARE >= len(row)


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence surely goes on from one line to the other: no stop before, a small letter after."""
    return bool(before) and not _SENTENCE_END.search(before) and after[:1].islower()


def _running_heads(lines: Sequence[_Line], row: Sequence[int]) -> list[int]:
    """The lines before or after page numbers that are the same at several of them."""
    numbers = set(row)
    found: list[int] = []
    for step in (-1, 1):
        beside = (index + step for index in row if 0 <= index + step < len(lines))
        able = [at for at in beside if at not in numbers and _may_be_running_head(lines[at].text)]
        often = Counter(_bare(lines[at].text) for at in able)
        found += [at for at in able if often[_bare(lines[at].text)] >= (2 if lines[at].text.isupper() else _FEWEST)]
    return found


def _may_be_running_head(text: str) -> bool:
    letters = any(character.isalpha() for character in text)
    return letters and len(text) <= _LONGEST_HEAD and not _SENTENCE_END.search(text) and not text[:1].islower()


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _parted(block: Block, found: Sequence[tuple[_Line, str]]) -> Iterator[Block]:
    """A block, parted before and after its lines of forme work."""
    if not found:
        yield block
        return
    here = 0
    for line, kind in found:
        yield from _text(block, here, line.start)
        part = block.part(line.start, line.end).recognised(BlockKind.FORME_WORK, RULE, 0.95)
        yield replace(part, attributes=(("type", kind),))
        here = line.end
    yield from _text(block, here, len(block.text))


def _text(block: Block, start: int, end: int) -> Iterator[Block]:
    """What a block has from `start` to `end`, without the white space around it, if it has anything."""
    text = block.text[start:end]
    if text.strip():
        lead = len(text) - len(text.lstrip())
        yield block.part(start + lead, start + len(text.rstrip()))


def _continued(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; a paragraph says that it goes on with the one before the page, where that is sure."""
    before: Block | None = None
    after_page = False
    for block in blocks:
        if block.kind is BlockKind.FORME_WORK:
            after_page = True
            yield block
            continue
        sure = (
            after_page
            and before is not None
            and block.kind is before.kind is BlockKind.PARAGRAPH
            and _goes_on(before.text, block.text)
        )
        yield replace(block, attributes=(*block.attributes, CONTINUED)) if sure else block
        before, after_page = block, False
