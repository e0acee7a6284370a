"""Lines of links at the head and the foot of a web page, which belong to the site and not to the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from recension.document import Block, BlockKind, Document
from recension.profiles import Profile
from recension.recognition.layout import ends_sentence, is_heading, normal
from recension.recognition.vocabulary import Vocabulary, vocabulary

RULE = "navigation"
_SEPARATOR = re.compile(r"\s*[|>»•·]\s+|\s+[<«←→]\s*|\s*/\s*|\n")
_STROKES = re.compile(r"\s*/\s*|\s+[–—-]\s+")
_BLANKS = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"[\w’']+")
_TRAIL = re.compile(r"\s>\s")
_LINKED = 0.8
"""From this share of linked letters on a short block at the edge of a page of mark-up is navigation."""
_MENU = 0.25
"""A list of links at the head or the foot has no more than this share of a page."""
_LONGEST = 160
_EDGE = 8
"""How many blocks from either end of the page may be navigation."""
_LONGEST_LINE = 80
_OVER_AND_OVER = 3
"""A line of words of navigation that the page has so often is navigation wherever it stands."""
_OF_THE_SITE = frozenset({BlockKind.NAVIGATION, BlockKind.BOILERPLATE, BlockKind.FIGURE})
_EDGE_KINDS = frozenset({BlockKind.NAVIGATION, BlockKind.REVISION})


def recognise_navigation(document: Document) -> Document:
    """Take runs of link lines at both ends of the page, and the revision line among them, for what they are."""
    words = vocabulary(document.language)
    blocks = _without_menu(document.blocks)
    for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        for index in list(order)[:_EDGE]:
            if blocks[index].kind in _EDGE_KINDS:
                continue
            certainty = _navigation(blocks[index], words, document.profile)
            if not certainty and index == order[0] == 0 and _is_trail(blocks[1:2], words, document.profile):
                continue
            if not certainty:
                break
            blocks[index] = blocks[index].recognised(BlockKind.NAVIGATION, RULE, certainty)
    often = Counter(normal(block) for block in blocks if len(block.text) <= _LONGEST_LINE)
    blocks = [_in_the_middle(block, words, often) for block in blocks]
    for index in range(len(blocks) - 2, -1, -1):
        if blocks[index + 1].kind is BlockKind.NAVIGATION and _is_link_line(blocks[index], words):
            blocks[index] = blocks[index].recognised(BlockKind.NAVIGATION, RULE, 0.9)
    return document.with_blocks(_with_repeats(blocks))


def _is_trail(blocks: Sequence[Block], words: Vocabulary, profile: Profile) -> bool:
    """Whether what follows the first line is the trail of links, so that the first line is the title of the page."""
    return any(_TRAIL.search(normal(block)) and _navigation(block, words, profile) for block in blocks)


def _without_menu(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lists of links that open or close the page taken for navigation, unless they are what it has."""
    taken = list(blocks)
    end = len(taken)
    while end and (taken[end - 1].kind in _EDGE_KINDS or _is_link(taken[end - 1])):
        end -= 1
    begin = 0
    while begin < end and (taken[begin].kind in _OF_THE_SITE or _is_linked(taken[begin])):
        begin += 1
    whole = sum(len(block.text) for block in taken)
    for part in (slice(0, begin), slice(end, len(taken))):
        if sum(len(block.text) for block in taken[part]) <= _MENU * whole:
            taken[part] = [
                block.recognised(BlockKind.NAVIGATION, RULE, 0.9) if _is_link(block) else block for block in taken[part]
            ]
    return taken


def _is_link(block: Block) -> bool:
    """Whether a block is an item of a list that has nothing but links."""
    return block.kind is BlockKind.ITEM and block.rule == "reader" and _is_linked(block)


def _is_linked(block: Block) -> bool:
    return block.markup is not None and block.markup.linked >= _LINKED


def _in_the_middle(block: Block, words: Vocabulary, often: Mapping[str, int]) -> Block:
    """Take a line such as "Top of the page" for navigation wherever it stands, and one that is said over and over.

    `often` says how often the page has each short line.
    """
    line = normal(block)
    text = line.strip(" |[]().")
    if block.kind is not BlockKind.PARAGRAPH or is_heading(block) or not text:
        return block
    if len(text.split()) >= 3 and words.navigation_line.fullmatch(text):
        return block.recognised(BlockKind.NAVIGATION, RULE, 0.95)
    again = often.get(line, 0) >= _OVER_AND_OVER and not ends_sentence(line) and _all_navigation(text, words)
    if again or (len(text) <= _LONGEST_LINE and (_are_links(text.split("|"), words) or _are_all_links(text, words))):
        return block.recognised(BlockKind.NAVIGATION, RULE, 0.9)
    return block


def _is_link_line(block: Block, words: Vocabulary) -> bool:
    """Whether a line is one link to another page; before navigation it is the like, as "Chapter 3" is."""
    linked = block.markup is not None and block.markup.linked >= _LINKED and not is_heading(block)
    away = not any(dict(mark.attributes).get("target", "").startswith("#") for mark in block.marks)
    short = block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST_LINE
    return short and linked and away and not words.instalment.fullmatch(normal(block))


def _are_links(parts: Sequence[str], words: Vocabulary) -> bool:
    """Whether a bar parts words among which those of navigation are the most."""
    return len(parts) > 1 and 2 * _known(parts, words) >= len(parts)


def _are_all_links(text: str, words: Vocabulary) -> bool:
    """Whether strokes or dashes part words each of which names a place of the site."""
    parts = _STROKES.split(text)
    return len(parts) > 1 and all(_all_navigation(part, words) for part in parts)


def _known(parts: Sequence[str], words: Vocabulary) -> int:
    """How many of `parts` have a word of navigation."""
    return sum(any(word.lower() in words.navigation for word in _WORD.findall(part)) for part in parts)


def _navigation(block: Block, words: Vocabulary, profile: Profile) -> float:
    """How surely a block at the edge of the page is navigation; 0 if it is not."""
    text = normal(block).strip(" |")
    if words.instalment.fullmatch(text) and not words.navigation_line.fullmatch(text):
        return 0.0
    if block.markup and (block.markup.linked >= _LINKED or profile.marks("navigation", block.markup.classes)):
        return 0.95 if len(text) <= 2 * _LONGEST and block.kind is BlockKind.PARAGRAPH else 0.0
    if len(text) > _LONGEST:
        return 0.0
    if profile.trail.match(text):
        return 0.95
    if words.navigation_line.fullmatch(text.rstrip(".:")):
        return 0.98
    parts = [part for part in _SEPARATOR.split(_BLANKS.sub(" ", block.text.strip())) if part.strip()]
    trail = len(parts) > 2 and bool(_TRAIL.search(text))
    if not parts or (re.search(r"[.;:!?]$", text) and not trail):
        return 0.0
    known = _known(parts, words)
    if len(parts) > 1:
        return 0.95 if known * 2 >= len(parts) or (known and trail) else 0.0
    return 0.8 if known and _all_navigation(text, words) else 0.0


def _all_navigation(text: str, words: Vocabulary) -> bool:
    """Whether a lone line ends in a word of navigation and has no function word but ``to`` and ``the``."""
    tokens = [token.lower() for token in _WORD.findall(text)]
    return (
        bool(tokens)
        and tokens[-1] in words.navigation
        and not set(tokens) & (words.function_words - {"to", "the", "up", "of"})
    )


def _with_repeats(blocks: list[Block]) -> list[Block]:
    """Take a line that stands at the foot as navigation for navigation at the head too, and the other way about.

    A heading is none: its page may well be linked to by its name.
    """
    lines = {normal(block) for block in blocks if block.kind is BlockKind.NAVIGATION}
    edges = {*range(_EDGE), *range(len(blocks) - _EDGE, len(blocks))}
    return [
        block.recognised(BlockKind.NAVIGATION, RULE, 0.9)
        if index in edges and block.kind is BlockKind.PARAGRAPH and normal(block) in lines and not is_heading(block)
        else block
        for index, block in enumerate(blocks)
    ]
