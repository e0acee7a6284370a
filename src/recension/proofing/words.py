"""The words of a text as the language model counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

UNKNOWN, BREAK, NUMBER, COMMA = 0, 1, 2, 3
"""Identifiers that stand for no word of the vocabulary: an unknown word, the end of a sentence, a number, a comma."""
FIRST_WORD = 4

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’\u00ad][^\W\d_]+)*)|(?P<number>\d+(?:[.,]\d+)*)|(?P<end>[.!?]+(?=[\s\"'”’»)\]]|$))|(?P<comma>,)"
)
_ALL = re.compile(re.sub(r"\?P<\w+>", "?:", _TOKEN.pattern)).findall
_APOSTROPHE = str.maketrans("’", "'", "\N{SOFT HYPHEN}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, and where it stands: `text` is ``source[start:end]``."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """Its form in the vocabulary."""
        return fold(self.text)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """A word without what the model does not tell apart: capitals, and the two forms of the apostrophe."""
    return text.lower().translate(_APOSTROPHE)


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word | int]:
    """The words of ``text[start:end]`` in order, `BREAK` where a sentence ends, `NUMBER` for a number."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        if match.lastgroup == "word":
            yield Word(match[0], match.start(), match.end())
        elif match.lastgroup != "comma":
            yield NUMBER if match.lastgroup == "number" else BREAK


def tokens(text: str) -> list[str]:
    """The same for counting: words with their capitals, the ends of sentences, numbers and commas as they stand."""
    return list(_ALL(text.translate(_APOSTROPHE)))
