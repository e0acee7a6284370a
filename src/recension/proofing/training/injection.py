"""Putting slips into clean text, so that what tells slips from words can be learned."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recension.proofing.channel import DOUBLED_ELSEWHERE, LONGEST, UNSEEN, doubled_elsewhere, forms
from recension.proofing.dictionary import NONE, usual
from recension.proofing.evidence import NONWORD, REAL_WORD, SPLIT
from recension.proofing.model import Model
from recension.proofing.words import Word, fold, words

JOINED = "joined"
FORM = "form"
"""Another form of the word: who types forgets an ending, or puts one where there was none."""
STRANGE = "strange"
"""A letter more, less or another, as no scanner was seen to read it."""
_WORD = 4.0
_MOST = 0.2
"""A word is not misread more often than in this share of the cases."""
_TRANSPOSED = -8.0
_LEAST = 4
_HALF = 0.5
_REMEMBERED = 1 << 13
"""Words of which it is remembered what may become of them."""
_AGAIN = 0.5
"""How often a slip recurs in a page, about."""


@dataclass(frozen=True, slots=True)
class Readings:
    """What may become of a word: readings, their probabilities, and the sum of these."""

    read: Sequence[str]
    shares: Sequence[float]
    mass: float


@dataclass(frozen=True, slots=True)
class Injected:
    """A slip that was put in: where it begins, how long it is, and which class it is of."""

    start: int
    length: int
    kind: str


class Scanner:
    """Reads as the channel says: a word that is easily misread is misread more often.

    Args:
        model: The model.
        text: Text of the kind that it is to read.
        rates: How often a word is misread, by class.
    """

    def __init__(self, model: Model, text: str, rates: Mapping[str, float]) -> None:
        self.model = model
        self._rates = rates
        self._readings = lru_cache(_REMEMBERED)(self._read)
        self._factors = self._scaled(text)

    def _scaled(self, text: str) -> Mapping[str, float]:
        """By what the probabilities of the channel are multiplied to get the rates."""
        sample = [word for word in words(text) if isinstance(word, Word)]
        masses = dict.fromkeys((NONWORD, REAL_WORD), 1e-9)
        for word in sample:
            for kind, found in self._readings(fold(word.text)).items():
                masses[kind] += found.mass
        return {kind: self._rates[kind] * len(sample) / mass for kind, mass in masses.items()}

    def read(self, text: str, chance: random.Random) -> tuple[str, list[Injected]]:
        """The text with slips. What was misread once is likelier to be misread so again."""
        pieces: list[str] = []
        slips: list[Injected] = []
        here = length = 0
        found = [word for word in words(text) if isinstance(word, Word) and len(word.text) > 1]
        times = Counter(word.text for word in found)
        habits: dict[str, tuple[str, str]] = {}
        for word in found:
            if word.start < here:
                continue
            kind, read, end = self._one(text, word, chance)
            if not read and word.text in habits and chance.random() < _AGAIN / times[word.text]:
                kind, read = habits[word.text]
            if not read:
                continue
            if end == word.end:
                habits[word.text] = kind, read
            pieces += [text[here : word.start], read]
            length += word.start - here
            slips.append(Injected(length, len(read), kind))
            length += len(read)
            here = end
        return "".join([*pieces, text[here:]]), slips

    def _one(self, text: str, word: Word, chance: random.Random) -> tuple[str, str, int]:
        """The class of the slip at a word, what is read, and where that ends; nothing is read if it is read right."""
        draw = chance.random()
        if draw < self._rates[SPLIT] and len(word.text) >= _LEAST + 1:
            place = chance.randrange(2, len(word.text) - 1)
            return SPLIT, f"{word.text[:place]} {word.text[place:]}", word.end
        draw -= self._rates[SPLIT]
        if 0 <= draw < self._rates[JOINED] and text[word.end : word.end + 1] == " ":
            after = next(words(text, word.end + 1), None)
            if isinstance(after, Word) and after.start == word.end + 1 and after.text.islower():
                return JOINED, word.text + after.text, after.end
        draw -= self._rates[JOINED]
        if 0 <= draw < self._rates[FORM] and (others := self._forms(word.text)):
            return REAL_WORD, chance.choice(others), word.end
        draw -= self._rates[FORM]
        if 0 <= draw < self._rates[STRANGE]:
            return self._strange(word, chance)
        for kind, found in self._readings(fold(word.text)).items():
            if chance.random() < min(_MOST, found.mass * self._factors[kind]):
                read = chance.choices(found.read, found.shares)[0]
                return kind, _cased(read, word.text), word.end
        return "", "", word.end

    def _strange(self, word: Word, chance: random.Random) -> tuple[str, str, int]:
        """A word read with any other letter; as often as not as another word, if it can be."""
        folded = fold(word.text)
        best: dict[str, float] = {}
        for read, log in self.model.channel.originals(folded):
            best[read] = max(log, best.get(read, log))
        strange = sorted(read for read, log in best.items() if log == UNSEEN and read not in {folded, ""})
        known = [read for read in strange if self._is_word(read)]
        kind = REAL_WORD if known and chance.random() < _HALF else NONWORD
        return kind, _cased(chance.choice(known if kind == REAL_WORD else strange), word.text), word.end

    def _is_word(self, read: str) -> bool:
        """Whether who corrects a text passes over a word, since it is one: the archive or the dictionary has it."""
        return self.model.log_count(read) >= _WORD or usual(read) != NONE

    def _forms(self, word: str) -> Sequence[str]:
        return [form for form in forms(word) if self.model.log_count(fold(form)) >= _WORD]

    def _read(self, word: str) -> Mapping[str, Readings]:
        best: dict[str, float] = {}
        for read, log in _readings(self.model, word):
            if read != word and read.isascii() and read:
                best[read] = max(log, best.get(read, -99.0))
        kinds: dict[str, list[str]] = {NONWORD: [], REAL_WORD: []}
        for read in sorted(best):
            kinds[REAL_WORD if self._is_word(read) else NONWORD].append(read)
        shares = {kind: [math.exp(best[read]) for read in found] for kind, found in kinds.items()}
        return {kind: Readings(kinds[kind], each, sum(each)) for kind, each in shares.items()}


def _cased(read: str, word: str) -> str:
    return read.capitalize() if word[0].isupper() else read


def _readings(model: Model, word: str) -> Iterator[tuple[str, float]]:
    """What may become of a word, each with the logarithm of its probability."""
    for start in range(len(word) + 1):
        for size in range(min(LONGEST, len(word) - start) + 1):
            for read, log in model.channel.misreadings.get(word[start : start + size], ()):
                yield word[:start] + read + word[start + size :], log
    for start in range(len(word) - 1):
        yield word[:start] + word[start + 1] + word[start] + word[start + 2 :], _TRANSPOSED
    yield from ((read, DOUBLED_ELSEWHERE) for read in doubled_elsewhere(word))
