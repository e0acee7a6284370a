"""Readings that are no slips although others are usual: of other spelling, as spoken, abbreviated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.proofing.words import fold

ABBREVIATIONS = frozenset("ie eg cf etc viz ibid op cit ff fol foll resp vs esp incl".split())
"""Abbreviations that are often printed without their stops; see `is_abbreviated`."""
PREFIXES = frozenset(
    "ad anti auto bi co con counter de dis en ex extra hyper inter intra mid micro mis mono multi neo non para poly "
    "post pre pro pseudo quasi re semi sub super supra trans tri ultra un uni vice".split()
)
"""What can begin a word that is set as one, and is a word for itself."""
FOREIGN = frozenset(
    "la le les du des et au aux en sur pour sous une un il lo gli di del della dei el los las una por para der die "
    "das dem den im von und zu zur zum ein eine auf mit da dos iz na za po et cum".split()
)
"""Small words of other languages that English words are like."""
_SPELLINGS = (
    (r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|er|able|abl|it|is|iz|ful|less)", "or"),
    (r"(?<=[a-z]{2}[nit])c(?=e$|es$|ed$|ing$)", "s"),
    (r"(?<=[a-z]{2}[iy])s(?=e$|es$|ed$|er|ing$|ation|anc|ant$|abl)", "z"),
    (r"(?<=[bt])re(?=s?$)", "er"),
    (r"(?<=[a-z]{2}[aeiou])ll(?=ed$|ing$|er|or|ation)", "l"),
    (r"(?<=[ao])gue(?=s?$)", "g"),
    (r"(?<=gram)me(?=s?$)", ""),
    (r"[ao]e(?=[a-z]{3})", "e"),
    (r"(?<=[ea])xion", "ction"),
    (r"^shew(?=$|s$|n$|ed$|ing$)", "show"),
    (r"^gaol", "jail"),
    (r"^enquir", "inquir"),
)
"""What British or older spelling has, and what American has in its place."""
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t]*\n))+")
_QUOTED = re.compile(r"“[^“”]+”?|\"[^\"\n]+\"?|(?<![\w’])‘[^‘]+?(?:[.,;:!?…—-]’|’(?=\W*$))|(?<![\w’])‘[^‘]+?’(?!\w)")
_SPOKEN = re.compile(
    r"(?<![\w'’-])(?:(?:ye|yer|yez|yis|hae|hev|gie|gied|gae|gaun|gang|tae|frae|nae|auld|muckle|mickle|bairn|bonnie|lassie|"
    r"laddie|wha|whaur|whit|noo|doon|oot|aboot|hoose|toon|roun|thae|dinna|didna|canna|wasna|isna|winna|wouldna|couldna|"
    r"shouldna|nowt|owt|summat|sez|wuz|git|jist|jes|yuh|dat|dey|meself|hisself|theirselves|sich|agin|feller|fellers|"
    r"ain['’]t|['’](?:im|er|ouse|ome|ave|em))(?![\w-])|(?:wi|o|an|th)['’](?= [a-z])|(?-i:[a-z]{2,}in)['’](?= [a-z]))",
    re.IGNORECASE,
)
"""Words as they are spoken in Scotland, in the North, in the American South, in London."""
_SPOKEN_LEAST, _ANSWERS = 2, 2
"""Different words that tell dialect at least, and how many paragraphs before and after one speak as it does."""
_STEM = 4
"""Letters of what can have a prefix at least."""
_BESIDE = 3
"""Within so many characters stands what is beside a word."""
_ROMAN = re.compile(r"(?=[ivxlc])(?:x[cl]|l?x{0,4})(?:i[xv]|v?i{0,4})")


def is_spelling(first: str, second: str) -> bool:
    """Whether two words are one in British and in American spelling."""
    return _american(fold(first)) == _american(fold(second))


def _american(word: str) -> str:
    for british, american in _SPELLINGS:
        word = re.sub(british, american, word)
    return word


def is_abbreviated(text: str, start: int, end: int) -> bool:
    """Whether a word is one of `ABBREVIATIONS`, and no misread word: not between two words in small letters."""
    if text[start:end].lower() not in ABBREVIATIONS:
        return False
    before, after = text[max(0, start - _BESIDE) : start].rstrip(), text[end : end + _BESIDE].lstrip()
    return not before[-1:].isalpha() or not after[:1].islower()


def is_prefixed(word: str, other: str) -> bool:
    """Whether a folded word is another with a prefix: *reaffiliate*, *asocial*."""
    prefix = word.removesuffix(other)
    return len(other) >= _STEM and word != prefix and (prefix in PREFIXES or prefix == "a")


def is_clipped(text: str, end: int) -> bool:
    """Whether the word that ends at `end` is a participle or a gerund as it is spoken: *goin’*, *beginnin’*."""
    return text[end - 2 : end] == "in" and text[end : end + 1] in {"'", "’"}


def dialect(text: str) -> Iterator[tuple[int, int]]:
    """The quotations in which somebody speaks as at home: two different words tell it, in a paragraph or beside it."""
    quoted = [
        [match.span() for match in _QUOTED.finditer(text, *paragraph.span())] for paragraph in _PARAGRAPH.finditer(text)
    ]
    talk = [spans for spans in quoted if spans]
    spoken = [{fold(word) for start, end in spans for word in _SPOKEN.findall(text, start, end)} for spans in talk]
    for place, spans in enumerate(talk):
        if len(frozenset().union(*spoken[max(0, place - _ANSWERS) : place + _ANSWERS + 1])) >= _SPOKEN_LEAST:
            yield from spans


def is_set_off(text: str, start: int, end: int) -> bool:
    """Whether a word counts, as *(ii)* does, or is part of one that the end of a line divides by a printed hyphen."""
    before, after = text[start - 1 : start], text[end : end + 1]
    counts = (before in {"(", "["} or after in {")", "]"}) and _ROMAN.fullmatch(text[start:end])
    divided = after == "\N{HYPHEN}" or text[max(0, start - 80) : start].rstrip().endswith("\N{HYPHEN}")
    return bool(counts) or divided
