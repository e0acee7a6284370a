"""Subheads: what the page marks as headings, or else short lines between paragraphs that do not end as sentences do."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recension.document import Block, BlockKind, Document
from recension.recognition.dates import is_dateline
from recension.recognition.head_evidence import head_evidence
from recension.recognition.layout import ends_sentence, is_heading, is_in_blockquote, is_prose, makes_margins, normal
from recension.recognition.names import is_title_case
from recension.recognition.second_look import second_look
from recension.recognition.sequence import certainties, telling, weights
from recension.recognition.vocabulary import vocabulary

RULE = "head"
_SECOND = "head-again"
"""The weights of the second look."""
_LEAST = 0.4
"""Below this certainty a line stays a paragraph."""
_LONGEST = 80
_LONGEST_MARKED = 300
_IN_A_ROW = 3
_FINAL = re.compile(r"[.;:,–—-][”’\"')\]]*$")
_QUOTED_SENTENCE = re.compile(r"[“„«\"].*[.!?][”“»\"]")
_NUMERAL = re.compile(r"(?:[IVXLC]+|\d{1,3}|[A-Z])[.)]?|\([a-zA-Z\d]{1,3}\)")
_NUMBERED = re.compile(r"(?:[IVXLC]+|\d{1,2}|[A-Z])[.)]\s+\S")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:\s*[-–−/]\s*\d{2,4})?")
_REFERENCE = re.compile(r"\s*\[(?:\d{1,3}\*?|[A-Z])\]$")
_ENUMERATION = re.compile(r"\(?[a-z\d]{1,3}[.)]\s+")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}$|\.\.\.$")
_UNDERLINED = re.compile(r"[^\n]{1,80}\n[ \t]*[=~_-]{3,}")
_FIGURES = re.compile(r"[\d\s.,%$£+–−-]+")
_FOLLOWED_BY = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.QUOTATION,
        BlockKind.HEAD,
        BlockKind.EDITORIAL,
        BlockKind.SALUTE,
        BlockKind.ITEM,
        BlockKind.SPEECH,
    }
)
_NOT_A_HEAD_BEFORE = (",", ":", "–", "—")


def recognise_heads(document: Document) -> Document:
    """Take for heads what the page marks so, or else the lines for which the evidence of the wording speaks."""
    marked = sorted({block.markup.tag for block in document.blocks if _is_heading(block) and block.markup})
    blocks = [_by_mark_up(block, marked) for block in document.blocks]
    if any(block.kind is BlockKind.HEAD for block in blocks):
        return document.with_blocks(blocks)
    lengths = [len(block.text) for block in blocks if block.kind is BlockKind.PARAGRAPH]
    if sum(length for length in lengths if length > _LONGEST) * 2 < sum(lengths):
        return document
    first, lines = head_evidence(blocks, document.language, by_rules(blocks, document.language))
    evidence = second_look(lines, first, certainties(first, weights(RULE)))
    model = weights(_SECOND)
    found = certainties(evidence, model)
    quoting = not makes_margins(blocks)
    for index, certainty in enumerate(found):
        pieces = evidence[index]
        if pieces is not None and certainty >= _LEAST and not (quoting and is_in_blockquote(blocks[index])):
            reasons = telling(pieces, model, goes_on=index > 0 and found[index - 1] >= _LEAST)
            head = blocks[index].recognised(BlockKind.HEAD, RULE, min(0.99, round(certainty, 2)), level=1)
            blocks[index] = replace(head, reasons=reasons)
    return document.with_blocks(_without_contents(blocks, document.blocks))


def by_rules(blocks: Sequence[Block], language: str) -> list[float]:
    """How surely plain rules take each block for a head.

    Lines are looked at from the last to the first, so that heads may follow heads.
    """
    taken = list(blocks)
    found = [0.0] * len(taken)
    for index in range(len(taken) - 2, -1, -1):
        found[index] = _head(taken, index, language)
        if found[index]:
            taken[index] = taken[index].recognised(BlockKind.HEAD, RULE)
    return found


def _without_contents(blocks: Sequence[Block], before: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a long row of heads left as it was: that is a table of contents."""
    for is_head, group in itertools.groupby(range(len(blocks)), lambda index: blocks[index].kind is BlockKind.HEAD):
        row = list(group)
        kept = before if is_head and len(row) > _IN_A_ROW else blocks
        yield from (kept[index] for index in row)


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and is_heading(block) and len(block.text) <= _LONGEST_MARKED


def _is_emphatic(block: Block) -> bool:
    """Whether a page of mark-up sets a short paragraph in bold type as a whole, and it is no sentence."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and block.markup is not None
        and len(block.text) <= _LONGEST
        and not ends_sentence(block.text)
        and any(
            dict(mark.attributes).get("rend") == "bold" and mark.end - mark.start == len(block.text)
            for mark in block.marks
        )
    )


def _by_mark_up(block: Block, tags: list[str]) -> Block:
    """The block as a head, its level by the order of the tags that the page uses."""
    if _is_emphatic(block):
        return block.recognised(BlockKind.HEAD, RULE, 0.9, level=len(tags) + 1)
    if not _is_heading(block) or block.markup is None:
        return block
    return block.recognised(BlockKind.HEAD, RULE, 0.97, level=tags.index(block.markup.tag) + 1)


def _head(blocks: list[Block], index: int, language: str) -> float:
    """How surely the block is a head; 0 if it is none."""
    block, after = blocks[index], blocks[index + 1]
    text = _REFERENCE.sub("", normal(block)) if len(block.text) < 4 * _LONGEST else ""
    if not text or block.kind is not BlockKind.PARAGRAPH or after.kind not in _FOLLOWED_BY or "\t" in block.text:
        return 0.0
    plain = _plainly(blocks, index, text, language)
    if plain or _is_line(after):
        return plain
    title_case = all(is_title_case(line, language) for line in block.text.split("\n"))
    longest = _LONGEST * 1.5 if title_case else _LONGEST
    if len(text) > longest or ("\n" in block.text and not (title_case and text.replace(" ", "").isalpha())):
        return 0.0
    if _YEARS.fullmatch(text) and not (index and _introduces(blocks[index - 1])):
        return 0.8
    if not _may_be_head(text, language) or _FIGURES.fullmatch(text):
        return 0.0
    before = blocks[index - 1] if index else None
    telling = title_case and len(text.split()) > 3 and is_prose(after)
    if before and before.kind is BlockKind.PARAGRAPH and _introduces(before) and not telling:
        return 0.0
    if (not title_case or text.endswith(":")) and (_goes_on(after) or ends_sentence(text)):
        return 0.0
    return 0.95 if title_case else 0.8


def _plainly(blocks: Sequence[Block], index: int, text: str, language: str) -> float:
    """How surely a block is the number of a part, the title under such a number or both, or is underlined; else 0."""
    after = blocks[index + 1]
    if _UNDERLINED.fullmatch(blocks[index].text):
        return 0.95
    if _is_numbered(text, language):
        return 0.95 if not _is_line(after) else 0.8 if _may_be_title(after.text, language) else 0.0
    under = index > 0 and _is_numbered(normal(blocks[index - 1]), language)
    titled = under and _may_be_title(blocks[index].text, language)
    return 0.95 if (titled or _is_parted_title(blocks[index].text, language)) and not _is_line(after) else 0.0


def _is_numbered(text: str, language: str) -> bool:
    """Whether a line is a numeral, or the number of a part such as "Chapter II", and nothing else."""
    return bool(_NUMERAL.fullmatch(text) or vocabulary(language).numbered_head.fullmatch(text))


def _is_parted_title(text: str, language: str) -> bool:
    """Whether lines are the number of a part and its title."""
    number, _, title = text.partition("\n")
    return bool(title) and _is_numbered(number.strip(" .:–—-"), language) and _may_be_title(title, language)


def _may_be_title(text: str, language: str) -> bool:
    """Whether lines read as a title: short, capitalised as one, and no sentence."""
    joined = " ".join(text.split())
    return (
        len(joined) <= _LONGEST * 1.5
        and is_title_case(joined, language)
        and not ends_sentence(joined)
        and not is_dateline(joined, language)
    )


def _is_line(block: Block) -> bool:
    """Whether a paragraph is a line of something, such as a table or an address."""
    text = _REFERENCE.sub("", block.text)
    short = len(text) <= _LONGEST and not ends_sentence(text) and not text.endswith(":")
    return block.kind is BlockKind.PARAGRAPH and (short or bool(_FIGURES.fullmatch(block.text)))


def _may_be_head(text: str, language: str) -> bool:
    """Whether a line neither ends nor goes on as a sentence does, and is no quotation and no dateline."""
    bare = _ENUMERATION.sub("", text, count=1)
    first = next((character for character in bare if character.isalnum()), "")
    if not first or first.islower() or is_dateline(text, language) or (text[0] == "(" and text[-1] == ")"):
        return False
    if _QUOTED_SENTENCE.match(text) and not is_title_case(text, language):
        return False
    numbered = bool(_NUMBERED.match(text)) and text.endswith(".")
    if text.endswith(":") and len(bare.split()) > 1 and is_title_case(bare, language):
        return vocabulary(language).quoting.isdisjoint(re.findall(r"\w+", bare.lower()))
    return numbered or not _FINAL.search(text) or bool(_ABBREVIATION.search(text))


def _introduces(block: Block) -> bool:
    """Whether a paragraph leads to what comes next, or is a bare figure of a table."""
    return normal(block).endswith(_NOT_A_HEAD_BEFORE) or bool(_FIGURES.fullmatch(block.text))


def _goes_on(block: Block) -> bool:
    """Whether a paragraph goes on with the line before it: in the middle of a sentence, or with a list."""
    text = block.text.lstrip("“\"‘'. …")
    return text[:1].islower() or text.startswith("(1)") or block.text.startswith(("“", '"', "..."))
