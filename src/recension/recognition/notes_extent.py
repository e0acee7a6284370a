"""How far notes reach: which blocks go on with a note, and where the text goes on."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from recension.document import Block, BlockKind
from recension.profiles import Profile
from recension.recognition.layout import is_heading, normal
from recension.recognition.vocabulary import Vocabulary

_IN_NOTES = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.ITEM, BlockKind.CELL})
_LINKS = 0.5
"""With this share of linked letters a list after the notes is one of links, and no part of them."""
_LONGEST_HEAD = 60
_MOST_BETWEEN, _MOST_AFTER = 3, 4
"""So many blocks between two notes, and after the last one, may go on with a note whatever they are."""
_BARE = 5
"""A note of no more characters is its label alone, and what it says comes after it."""
_SHARE = 0.25
"""A last note takes no greater share of the page than this."""


def is_notes_head(block: Block, words: Vocabulary) -> bool:
    """Whether a block is a head that notes stand under, such as "Footnotes"."""
    text = normal(block).strip(" :.*")
    return (
        block.kind in {BlockKind.PARAGRAPH, BlockKind.HEAD}
        and len(text) <= _LONGEST_HEAD
        and bool(words.notes.fullmatch(text))
    )


def further_blocks(
    blocks: Sequence[Block], labels: Collection[int], first: int, words: Vocabulary, profile: Profile
) -> Collection[int]:
    """The blocks that go on with the note before them.

    Under the head of the notes all do, up to the next heading, unless they are so much that they must be the text
    itself. Elsewhere only few do that stand between two notes or after a label alone, or that the page marks as notes:
    what follows the last note is the text again.
    """
    found: set[int] = set()
    run: list[int] = []
    bare = False
    headed, whole = first > 0 and is_notes_head(blocks[first - 1], words), sum(len(block.text) for block in blocks)
    for index in range(first, len(blocks) + 1):
        block = blocks[index] if index < len(blocks) else None
        if block is None or index in labels or _begins_anew(block, words):
            between = (block is not None and index in labels) or bare
            few = len(run) <= (_MOST_BETWEEN if between else _MOST_AFTER)
            if (headed and (few or sum(len(blocks[at].text) for at in run) <= _SHARE * whole)) or (between and few):
                found.update(run)
            found.update(at for at in run if _is_classed(blocks[at], profile))
            run = []
            bare = index in labels and len(normal(blocks[index])) <= _BARE
            headed = block is not None and (is_notes_head(block, words) or (headed and index in labels))
        elif block.kind in _IN_NOTES and not (block.markup and block.markup.linked >= _LINKS):
            run.append(index)
    return found


def _begins_anew(block: Block, words: Vocabulary) -> bool:
    """Whether a heading ends the notes, by its mark-up or as a chapter's does."""
    return is_notes_head(block, words) or is_heading(block) or bool(words.numbered_head.match(normal(block)))


def _is_classed(block: Block, profile: Profile) -> bool:
    return block.markup is not None and profile.marks("note", block.markup.classes)
