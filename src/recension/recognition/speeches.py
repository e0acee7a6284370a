"""Interviews and debates: paragraphs that begin with the name of whoever speaks."""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from recension.document import Block, BlockKind, Document, Mark, MarkKind
from recension.recognition.layout import ends_sentence, is_heading, is_in_blockquote
from recension.recognition.names import personal_names
from recension.recognition.vocabulary import vocabulary

RULE = "speech"
_SPEAKER = re.compile(r"(?P<name>[^\W\d_][\w .’'-]{0,28}?)\s*:(?=\s+[\w“\"‘(])")
_LETTER = re.compile(r"(?P<letter>[^\W\d_a-zà-ÿ])\.:?(?=\s+[\w“\"‘(])")
_INITIALS = re.compile(r"[^\W\d_a-zà-ÿ]{1,3}")
"""The letters of question and answer, or the initials of whoever speaks."""
_LONGEST_LINE = 90
"""What is no sentence and no longer than this may be a head between two speeches."""
_LEAST = 4
"""So many speeches make an interview, of two speakers or more, each of whom speaks twice."""


def recognise_speeches(document: Document) -> Document:
    """Mark the speakers of an interview, if names in turn begin its paragraphs, and let speeches run on."""
    named = {index: name for index, block in enumerate(document.blocks) if (name := _name(block, document.language))}
    in_turn = _in_turn(named)
    speeches, label = (in_turn, _SPEAKER) if in_turn else (_letters_in_turn(document.blocks), _LETTER)
    blocks = [_spoken(block, label) if index in speeches else block for index, block in enumerate(document.blocks)]
    for begin, end in itertools.pairwise([*speeches, len(blocks)] if speeches else []):
        _let_run_on(blocks, begin, end, document)
    return document.with_blocks(blocks)


def _in_turn(names: Mapping[int, str]) -> Mapping[int, str]:
    """The speeches of those who speak twice, by the index of the block; none where they make no interview."""
    counts = Counter(names.values())
    speakers = {name for name, count in counts.items() if count > 1}
    if len(speakers) < 2 or sum(counts[name] for name in speakers) < _LEAST or _enumerate(speakers):
        return {}
    return {index: name for index, name in names.items() if name in speakers}


def _letters_in_turn(blocks: Sequence[Block]) -> Mapping[int, str]:
    """The speeches that two letters with a stop begin by turns, such as ``Q.`` and ``A.``; none if others do so too."""
    found = {
        index: match["letter"]
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.PARAGRAPH and (match := _LETTER.match(block.text))
    }
    turns = list(found.values())
    by_turns = len(set(turns)) == 2 and all(first != second for first, second in itertools.pairwise(turns))
    return found if len(turns) >= _LEAST and by_turns and not _enumerate(set(turns)) else {}


def _let_run_on(blocks: list[Block], begin: int, end: int, document: Document) -> None:
    """Take the paragraphs between a speech and the next for further ones of it; after the last, those set off alike."""
    last = end == len(blocks)
    set_off = _is_set_off(blocks[begin], document)
    for index in range(begin + 1, end):
        block = blocks[index]
        said = ends_sentence(block.text) or len(block.text) > _LONGEST_LINE
        if block.kind is not BlockKind.PARAGRAPH or is_heading(block) or not said:
            return
        if last and not (set_off and _is_set_off(block, document)):
            return
        blocks[index] = replace(block.recognised(BlockKind.SPEECH, RULE, 0.8), joined=True)


def _is_set_off(block: Block, document: Document) -> bool:
    marked = block.markup is not None and document.profile.marks("quotation", block.markup.classes)
    return marked or is_in_blockquote(block)


def _enumerate(labels: Collection[str]) -> bool:
    """Whether labels are the first letters of the alphabet, which number items and name nobody."""
    return "".join(sorted(labels)) == string.ascii_uppercase[: len(labels)]


def _name(block: Block, language: str) -> str:
    """The name that a paragraph begins with as a speech does; empty if it does not."""
    match = _SPEAKER.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
    if not match:
        return ""
    name = match["name"]
    if len(name) > 1 and name.lower() in vocabulary(language).function_words:
        return ""
    return name if _INITIALS.fullmatch(name) or (len(name.split()) <= 3 and personal_names(name)) else ""


def _spoken(block: Block, label: re.Pattern[str]) -> Block:
    match = label.match(block.text)
    assert match is not None
    return block.recognised(BlockKind.SPEECH, RULE, 0.9).marked([Mark(MarkKind.SPEAKER, 0, match.end(), RULE)])
