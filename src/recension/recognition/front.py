"""Lines that stand close together before the text, as a browser copies headings: each becomes a block of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from recension.document import Block, BlockKind, Document
from recension.recognition.dates import whole_date
from recension.recognition.layout import ends_sentence, front_end, is_prose, normal
from recension.recognition.names import are_surely_names, name_likeness, personal_names
from recension.recognition.vocabulary import vocabulary

_GOES_ON = re.compile(r"[^\W\d_A-Z]|[,.;:!?)\]’”]|[–—] ")
"""How a line begins that goes on with the one before."""
_LEADS_ON = re.compile(r"[,;&(–—-]$")
_WIDE = 55
"""A line of fewer characters did not end because the page is no wider."""
_CLOSE = 12
"""So many characters before the widest line of its block, a line may have ended because of the width."""
_NAMED = 0.9
"""A line as like a name as initials are tells that its block has several lines."""
_SEVERAL = 0.7
"""Likewise one that lists several names, each of two words or more."""
_NEAR = 24
"""Labels that stand alone are looked for among so many blocks."""
_TITLES = 3
"""How many blocks may hold the title and the byline where no statement follows."""


def lines_apart(document: Document, states: Callable[[str, bool], bool]) -> Document:
    """Divide the blocks before the text whose lines are several things: a name, a title, a date, statements.

    A block whose lines tell no name and no date is a title that takes several lines, and stays whole.

    Args:
        document: The document.
        states: Whether a line is a statement about the text, perhaps in the company of another.
    """
    document = document.with_blocks(_with_their_labels(document))
    end = front_end(document)
    front = [index for index in range(end) if document.blocks[index].kind is BlockKind.PARAGRAPH]
    first = next(
        (index for index in front if any(states(normal(line), False) for line in document.blocks[index].lines())),
        front[:_TITLES][-1] if front else -1,
    )
    named = any(_names(normal(document.blocks[index]), document.language) for index in front if index <= first)
    blocks: list[Block] = []
    for index, block in enumerate(document.blocks):
        if index <= first and block.markup and len(parts := _name_apart(block, document)) > 1:
            blocks += parts
            continue
        close = block.kind is BlockKind.PARAGRAPH and "\n" in block.text
        close = close and (block.markup is None or _is_divided(block, document, states))
        blocks += _parts(block, document.language, states, named=named) if close and index <= first else [block]
    return document.with_blocks(blocks)


def _name_apart(block: Block, document: Document) -> list[Block]:
    """The author whom the page claims and the title, where mark-up sets them on lines of one block; else the block."""
    lines = [*block.lines()] if block.kind is BlockKind.PARAGRAPH and "\n" in block.text else []
    claimed = document.claims.author.casefold()
    names = [normal(line).casefold() == claimed for line in lines]
    if names[:1] == [True] and not any(names[1:]):
        cut = [lines[:1], lines[1:]]
    elif names[-1:] == [True] and not any(names[:-1]):
        cut = [lines[:-1], lines[-1:]]
    else:
        return [block]
    return [_trimmed(_joined(block, part)) for part in cut]


def _is_divided(block: Block, document: Document, states: Callable[[str, bool], bool]) -> bool:
    """Whether lines of a block of mark-up are several things: a title, then its author or a statement of its source."""
    if block.markup is not None and document.profile.marks("statement", block.markup.classes):
        return False
    language = document.language
    first, *others = (normal(line) for line in block.lines())
    return not states(first, False) and any(states(line, False) or _names_after_by(line, language) for line in others)


def _names_after_by(line: str, language: str) -> bool:
    by = vocabulary(language).by.match(line)
    return by is not None and are_surely_names(line[by.end() :])


def _with_their_labels(document: Document) -> Iterator[Block]:
    """The blocks, one that is a label alone made one with what follows it."""
    label: Block | None = None
    for index, found in enumerate(document.blocks):
        block = found if label is None else replace(label, text=document.source.text[label.start : found.end])
        plain = block.kind is BlockKind.PARAGRAPH and block.markup is None and not block.marks
        alone = plain and index < _NEAR and _is_label(block.text.rpartition("\n")[2], document.language)
        label = block if alone and index + 1 < len(document.blocks) else None
        if label is None:
            yield block


def _is_label(line: str, language: str) -> bool:
    """Whether a line is the beginning of a statement, or of a byline, and nothing of what it states."""
    words, text = vocabulary(language), line.strip()
    by = words.by.match(f"{text} x")
    if by and by.end() == len(text) + 1:
        return True
    labels = (*(pattern for _, pattern in words.statements), words.credit)
    return text.endswith(":") and any(pattern.fullmatch(text) for pattern in labels)


def _parts(block: Block, language: str, states: Callable[[str, bool], bool], *, named: bool) -> Iterator[Block]:
    """The title lines of a block, each by itself, and what begins with a statement as it is.

    If the author is `named` by another block, a name among the lines tells nothing: titles have names, too.
    """
    lines = _rejoined(block, language)
    first = next((number for number, line in enumerate(lines) if states(normal(line), False)), len(lines))
    while 0 < first < len(lines) and states(normal(lines[first - 1]), True):
        first -= 1
    if first < len(lines) and any(map(is_prose, lines[:first])):
        first = 0
    titles = lines[:first]
    if first < len(lines) or any(_tells(line, language, named=named) for line in titles):
        yield from map(_trimmed, titles)
    elif first:
        yield _trimmed(_joined(block, titles))
    if first < len(lines):
        yield _joined(block, lines[first:])


def _tells(line: Block, language: str, *, named: bool) -> bool:
    """Whether a line is a date, the name of a column, or (unless the author is `named`) a byline."""
    text = normal(line)
    if text.lower() in vocabulary(language).rubrics:
        return True
    return whole_date(text, language) is not None or (not named and _names(text, language))


def _names(text: str, language: str) -> bool:
    """Whether a line is a byline by its words, a date after the name aside."""
    name, _, date = text.partition(", ")
    name = name if whole_date(date, language) else text
    by = vocabulary(language).by.match(text)
    several = len(personal_names(name)) > 1 and name_likeness(name, language) >= _SEVERAL
    return bool(by) or several or are_surely_names(name) or name_likeness(name, language) >= _NAMED


def _rejoined(block: Block, language: str) -> list[Block]:
    """Lines of the page: those that go on with the one before, by their words or because it was full, join it."""
    joined: list[list[Block]] = []
    lines = [*block.lines()]
    widest = max(len(line.text.strip()) for line in lines)
    for line in lines:
        headed = len(joined) > 1 and _leads_to(joined[-1][-1].text.strip(), line.text.strip(), language)
        if joined and (headed or _goes_on(joined[-1][-1].text, line.text.strip(), widest, language)):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_joined(block, run) for run in joined]


def _leads_to(before: str, line: str, language: str) -> bool:
    """Whether a line ends in the colon of a title that goes on; the first line of a block may be an author's name."""
    return before.endswith(":") and " " in before and whole_date(line, language) is None


def _goes_on(before: str, line: str, widest: int, language: str) -> bool:
    small = vocabulary(language).function_words
    if vocabulary(language).by.match(line):
        return False
    parted = before[-1].isspace() and not ends_sentence(before)
    before = before.strip()
    if (
        parted
        or _is_label(before, language)
        or _GOES_ON.match(line)
        or _LEADS_ON.search(before)
        or before.rsplit(maxsplit=1)[-1].lower() in small
    ):
        return True
    full = len(before) >= max(_WIDE, widest - _CLOSE) and len(before) + 1 + len(line.split(maxsplit=1)[0]) > widest
    return full and whole_date(line, language) is None and before != line


def _joined(block: Block, lines: Sequence[Block]) -> Block:
    """The stretch of a block from the first of these lines to the last."""
    return block.part(lines[0].start - block.start, lines[-1].end - block.start)


def _trimmed(block: Block) -> Block:
    """A block without the white space around it."""
    lead = len(block.text) - len(block.text.lstrip())
    return block.part(lead, len(block.text.rstrip()))
