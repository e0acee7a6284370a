"""Whether a dictionary has a word: SCOWL by Kevin Atkinson (http://wordlist.aspell.net), its licence beside it."""

from __future__ import annotations

import gzip
from functools import cache

from recension.resources import package_file

NONE, RARE, USUAL = 0, 1, 2
"""How usual a word is: up to size 60 of SCOWL are words that most people know, up to 80 those of large dictionaries."""
LISTS = {USUAL: "usual.txt.gz", RARE: "rare.txt.gz"}
_PART = 4
"""Letters of either part of a compound at least."""


def usual(word: str) -> int:
    """How usual a folded word is: `NONE`, `RARE` or `USUAL`; its genitive counts as the word."""
    word = word.removesuffix("'s")
    return USUAL if word in words(USUAL) else RARE if word in words(RARE) else NONE


def is_compound(word: str) -> bool:
    """Whether two words that most people know are run together in a folded word, as in *lifesprings*."""
    known = words(USUAL)
    places = range(_PART, len(word) - _PART + 1)
    return any(word[:place] in known and word[place:] in known for place in places)


@cache
def words(level: int) -> frozenset[str]:
    """The words that are just so usual, folded."""
    packed = package_file("proofing", "wordlist", LISTS[level]).read_bytes()
    return frozenset(gzip.decompress(packed).decode().split("\n"))
