"""Putting slips into clean text, so that what tells slips from words can be learned."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence

from recension.proofing.model import Model
from recension.proofing.words import Word, fold, words

_SHARE = 0.5
"""How many of the slips give a word of the vocabulary."""
_WORD = 4.0


def corrupted(model: Model, text: str, rate: float, chance: random.Random) -> tuple[str, list[tuple[int, int, str]]]:
    """The text with slips in about `rate` of its words, and for each its place and the right word, folded."""
    pieces: list[str] = []
    slips: list[tuple[int, int, str]] = []
    here = length = 0
    for word in words(text):
        if not isinstance(word, Word) or chance.random() >= rate or len(word.text) < 2:
            continue
        read = misread(model, fold(word.text), chance)
        if not read:
            continue
        cased = read.capitalize() if word.text[0].isupper() else read
        pieces += [text[here : word.start], cased]
        length += word.start - here
        slips.append((length, length + len(cased), fold(word.text)))
        length += len(cased)
        here = word.end
    return "".join([*pieces, text[here:]]), slips


def misread(model: Model, word: str, chance: random.Random) -> str:
    """What the scanner may make of a word; empty where nothing comes of it."""
    wanted = chance.random() < _SHARE
    readings = [(read, log) for read, log in _readings(model, word) if read != word and read.isascii()]
    fitting = [(read, log) for read, log in readings if (model.log_count(read) >= _WORD) == wanted]
    if not fitting:
        return ""
    return chance.choices([read for read, _ in fitting], [math.exp(log) for _, log in fitting])[0]


def _readings(model: Model, word: str) -> Iterator[tuple[str, float]]:
    """What may become of a word, each with the logarithm of its probability."""
    for read, originals in model.channel.changes.items():
        for printed, log in originals.items():
            start = word.find(printed) if printed else 0
            while 0 <= start <= len(word) and (printed or start <= len(word)):
                yield word[:start] + read + word[start + len(printed) :], log
                start = word.find(printed, start + 1) if printed else start + 1
    for start in range(len(word) - 1):
        yield word[:start] + word[start + 1] + word[start] + word[start + 2 :], -7.0


def sample(items: Sequence[str], count: int, chance: random.Random) -> list[str]:
    """Some of the items, in their order."""
    places = sorted(chance.sample(range(len(items)), min(count, len(items))))
    return [items[place] for place in places]
