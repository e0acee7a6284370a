"""Readings that are no slips although others are usual: of other spelling, as spoken, abbreviated."""

from __future__ import annotations

import re

from recension.proofing.words import fold

ABBREVIATIONS = frozenset("ie eg cf etc viz ibid op cit ff fol foll resp vs esp incl".split())
"""Abbreviations that are often printed without their stops."""
PREFIXES = frozenset(
    "ad anti auto bi co con counter de dis en ex extra hyper inter intra mid micro mis mono multi neo non para poly "
    "post pre pro pseudo quasi re semi sub super supra trans tri ultra un uni vice".split()
)
"""What can begin a word that is set as one, and is a word for itself."""
_SPELLINGS = (
    (r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|er|able|abl|it|is|iz|ful|less)", "or"),
    (r"(?<=[a-z]{2}[nit])c(?=e$|es$|ed$|ing$)", "s"),
    (r"(?<=[a-z]{2}[iy])s(?=e$|es$|ed$|er|ing$|ation)", "z"),
    (r"(?<=[bt])re(?=s?$)", "er"),
    (r"(?<=[a-z]{2}[aeiou])ll(?=ed$|ing$|er|or|ation)", "l"),
    (r"(?<=[ao])gue(?=s?$)", "g"),
    (r"(?<=gram)me(?=s?$)", ""),
    (r"[ao]e(?=[a-z]{3})", "e"),
    (r"(?<=[ea])xion", "ction"),
)
"""What British spelling has, and what American has in its place."""


def is_spelling(first: str, second: str) -> bool:
    """Whether two words are one in British and in American spelling."""
    return _american(fold(first)) == _american(fold(second))


def _american(word: str) -> str:
    for british, american in _SPELLINGS:
        word = re.sub(british, american, word)
    return word


def is_clipped(text: str, end: int) -> bool:
    """Whether the word that ends at `end` is a participle or a gerund as it is spoken: *goin’*, *beginnin’*."""
    return text[end - 2 : end] == "in" and text[end : end + 1] in {"'", "’"}
