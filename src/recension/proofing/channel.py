"""How a scanner, and whoever corrects its text, makes one word of another.

A noisy channel after Kernighan, Church and Gale, *A Spelling Correction Program Based on a Noisy Channel Model* (1990),
with changes of up to two letters at a time, as in Brill and Moore, *An Improved Error Model* (2000).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

LONGEST = 2
"""Letters that change at once."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LOOK_ALIKE = (
    *(("th", "di"), ("in", "hi"), ("hi", "in"), ("cl", "d"), ("tl", "d"), ("ol", "d"), ("d", "ol"), ("d", "cl")),
    *(("rn", "m"), ("m", "rn"), ("ni", "m"), ("m", "ni"), ("in", "m"), ("m", "in"), ("ri", "n"), ("n", "ri")),
    *(("li", "h"), ("h", "li"), ("il", "h"), ("h", "il"), ("ii", "n"), ("n", "ii"), ("ii", "u"), ("u", "ii")),
    *(("vv", "w"), ("w", "vv"), ("fi", "h"), ("h", "fi"), ("nn", "m"), ("m", "nn"), ("lu", "hi"), ("in", "ui")),
)
"""What was printed and read instead in many a scan, for scanners of which too little was counted."""
_ALIKE = -7.5
UNSEEN = -10.5
"""The logarithm of the probability of a change that was never seen."""
_TRANSPOSED = -9.0
DOUBLED_ELSEWHERE = -11.0
FORM = -6.5
"""The logarithm of the probability that who types gives a word another ending, or none."""
_ENDINGS = ("s", "d", "ed", "n", "y", "ly")


@dataclass(frozen=True)
class Channel:
    """What the scanner makes of letters.

    Attributes:
        changes: By what the scanner read, what stood there, and the logarithm of the probability of that change.
    """

    changes: Mapping[str, Mapping[str, float]]

    @classmethod
    def from_counts(cls, counts: Sequence[tuple[str, str, int]]) -> Channel:
        """The channel in which ``(print, read, times)`` were counted; what did not change counts as read right."""
        seen: dict[str, int] = defaultdict(int)
        for printed, _, times in counts:
            seen[printed] += times
        changes: dict[str, dict[str, float]] = defaultdict(dict)
        for printed, read, times in counts:
            if printed != read:
                changes[read][printed] = math.log(times / seen[printed])
        for printed, read in LOOK_ALIKE:
            changes[read][printed] = max(changes[read].get(printed, _ALIKE), _ALIKE)
        return cls(changes)

    @cached_property
    def misreadings(self) -> Mapping[str, Sequence[tuple[str, float]]]:
        """By what was printed, what it was read as, with the same logarithms."""
        found: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for read, originals in self.changes.items():
            for printed, log in originals.items():
                found[printed].append((read, log))
        return found

    def originals(self, read: str) -> Iterator[tuple[str, float]]:
        """What a word may have been before one change, with the logarithm of the probability of the change.

        The same word can come more than once. Only lower-case words change.
        """
        length = len(read)
        for start in range(length + 1):
            head = read[:start]
            for size in range(LONGEST + 1):
                if start + size > length:
                    break
                tail = read[start + size :]
                for printed, log in self.changes.get(read[start : start + size], _NONE).items():
                    yield head + printed + tail, log
            yield from ((head + letter + read[start + 1 :], UNSEEN) for letter in LETTERS)
            yield from ((head + letter + read[start:], UNSEEN) for letter in LETTERS)
            if start < length:
                yield head + read[start + 1 :], UNSEEN
            if start + 1 < length:
                yield head + read[start + 1] + read[start] + read[start + 2 :], _TRANSPOSED

    def double_originals(self, read: str) -> Iterator[tuple[str, float]]:
        """What a word may have been before two letters in a row changed, each for itself."""
        for start in range(len(read) - 1):
            head, tail = read[:start], read[start + 2 :]
            for first, log in self.changes.get(read[start], _NONE).items():
                for second, also in self.changes.get(read[start + 1], _NONE).items():
                    yield head + first + second + tail, log + also


def doubled_elsewhere(word: str) -> Iterator[str]:
    """A word with another letter doubled than one that is: *phillipic* and *philippic*."""
    for double in range(1, len(word)):
        if word[double] == word[double - 1]:
            single = word[:double] + word[double + 1 :]
            yield from (single[: place + 1] + single[place:] for place in range(len(single)) if place != double - 1)


def forms(word: str) -> Iterator[str]:
    """What a word is with a usual ending more, or with its own less."""
    for ending in _ENDINGS:
        yield word + ending
        if word.endswith(ending) and word != ending:
            yield word.removesuffix(ending)


_NONE: Mapping[str, float] = {}
