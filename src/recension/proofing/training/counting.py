"""Counts of words, of words in a row, and of commas between them, over texts of any size."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from recension.proofing.words import BREAK, COMMA, FIRST_WORD, NUMBER, UNKNOWN, tokens

Keys = NDArray[np.uint64]
Counts = NDArray[np.uint32]
BITS = 21
"""Bits of a word's identifier in a key; a key holds up to three."""
_CHUNK = 4_000_000
_VOCABULARY = (1 << BITS) - 2
"""Different words that can be told apart; what comes after them counts as unknown."""
_MOST = 40_000_000
"""With more different keys than this, those seen once so far are forgotten, so that memory is bounded."""


@dataclass(slots=True)
class Tally:
    """Different keys, in order, with how often each was seen."""

    keys: Keys = field(default_factory=lambda: np.empty(0, np.uint64))
    counts: Counts = field(default_factory=lambda: np.empty(0, np.uint32))

    def add(self, keys: Keys) -> None:
        """Count more keys."""
        new, counts = np.unique(keys, return_counts=True)
        self.keys, self.counts = _merged(self.keys, self.counts, new, counts.astype(np.uint32))
        if len(self.keys) > _MOST:
            self.prune(2)

    def prune(self, least: int) -> None:
        """Forget what was seen less often than `least` times."""
        kept = self.counts >= least
        self.keys, self.counts = self.keys[kept], self.counts[kept]


@dataclass(slots=True)
class Counter3:
    """Counts over a stream of paragraphs: of words, capitals, pairs, triples, and commas between words."""

    identifiers: dict[str, int] = field(default_factory=lambda: {".": BREAK, "#": NUMBER, ",": COMMA})
    singles: Counter[str] = field(default_factory=Counter)
    capitals: Counter[str] = field(default_factory=Counter)
    pairs: Tally = field(default_factory=Tally)
    triples: Tally = field(default_factory=Tally)
    _stream: list[int] = field(default_factory=list)
    words: int = 0

    def add(self, paragraph: str) -> None:
        """Count the words of a paragraph."""
        found = tokens(paragraph)
        for before, token in itertools.pairwise(found):
            if token[0].isupper() and (before[0].isalpha() or before == ","):
                self.capitals[token.lower()] += 1
        folded = [_folded(token) for token in found]
        known = self.identifiers
        for token in folded:
            if token not in known and len(known) < _VOCABULARY:
                known[token] = len(known) + 1
        self._stream.append(BREAK)
        self._stream += [known.get(token, UNKNOWN) for token in folded]
        self.singles.update(token for token in folded if token in known)
        self.words += len(folded)
        if len(self._stream) > _CHUNK:
            self.flush()

    def flush(self) -> None:
        """Bring the counts up to date."""
        stream = np.array([*self._stream, BREAK], np.uint64)
        self._stream.clear()
        words = stream[stream != COMMA]
        self.triples.add(_joined(words[:-2], words[1:-1], words[2:]))
        after = np.flatnonzero(stream == COMMA)
        after = after[(after > 0) & (after < len(stream) - 1)]
        self.triples.add(_joined(stream[after - 1], stream[after], stream[after + 1]))
        pairs = _joined(words[:-1], words[1:])
        commas = _joined(stream[after - 1], stream[after]), _joined(stream[after], stream[after + 1])
        self.pairs.add(np.concatenate([pairs, *commas]))


def _folded(found: str) -> str:
    first = found[0]
    return found.lower() if first.isalpha() else "#" if first.isdigit() else found if found == "," else "."


def _joined(*parts: Keys) -> Keys:
    key = parts[0]
    for part in parts[1:]:
        key = (key << np.uint64(BITS)) | part
    return key


def _merged(keys: Keys, counts: Counts, more: Keys, also: Counts) -> tuple[Keys, Counts]:
    both = np.concatenate([keys, more])
    order = np.argsort(both, kind="stable")
    both, sums = both[order], np.concatenate([counts, also])[order]
    first = np.flatnonzero(np.concatenate([[True], both[1:] != both[:-1]])) if len(both) else np.empty(0, np.int64)
    return both[first], np.add.reduceat(sums, first).astype(np.uint32) if len(first) else sums


def renumbered(tally: Tally, numbers: NDArray[np.uint64], size: int) -> tuple[Keys, Counts]:
    """The keys of `size` words with other identifiers (`numbers` by the old ones, 0 for a word that is left out)."""
    mask = np.uint64((1 << BITS) - 1)
    parts = [numbers[(tally.keys >> np.uint64(BITS * place)) & mask] for place in reversed(range(size))]
    kept = np.all([part != 0 for part in parts], axis=0)
    return _joined(*parts)[kept], tally.counts[kept]


def vocabulary(singles: Iterable[tuple[str, int]], least: int) -> list[tuple[str, int]]:
    """The words seen at least so often, with their counts, the most frequent first."""
    found = [(word, count) for word, count in singles if count >= least and word not in {".", "#", ","}]
    return sorted(found, key=lambda item: (-item[1], item[0]))


__all__ = ["BITS", "FIRST_WORD", "Counter3", "Tally", "renumbered", "vocabulary"]
