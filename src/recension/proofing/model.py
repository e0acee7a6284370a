"""The model of an archive's language and of its scanner's slips: counts, no text; mapped into memory.

The file begins with `MAGIC`, the length of the header (four bytes, the least significant first) and the header, which
is JSON; what follows are the sections that the header lists with their offsets and lengths in bytes.
"""

from __future__ import annotations

import json
import math
import mmap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic
from recension.proofing.channel import Channel
from recension.proofing.forest import Forest, planted
from recension.proofing.letters import Letters
from recension.proofing.table import Table
from recension.proofing.words import FIRST_WORD, UNKNOWN
from recension.resources import package_file

MAGIC = b"RECENSION MODEL 3\n"
BITS = 21
"""Bits of a word's identifier in a key of the tables."""
STEPS = 2
"""Steps of the counts in the tables for each doubling."""
FINE_STEPS = 8
"""The same for the counts of single words."""

CHANNEL_STEPS = 16
"""Steps of a probability in `Model.confusable` and `Model.sequences` for each unit of its logarithm."""
CLASSES = 96
"""Classes of words that stand in the same places."""
_CUT_OFF = "the file was cut off"


@diagnostic("PRF001", Severity.ERROR)
def bad_model(reason: str) -> Wording:
    """A model for proofreading cannot be used.

    The file is no model, was cut off, or was made by another version of Recension.

    Mend: make it anew with ``recension learn``, or leave ``--model`` out to use the one that comes with Recension.
    """
    return Wording(f"this is no model that can be used: {reason}", "make it anew with recension learn, or use none")


class NoModelError(ValueError):
    """A file is no model; what is wrong with it, in words for whoever keeps it."""


@dataclass(frozen=True, eq=False)
class Model:
    """What was learned of an archive.

    Attributes:
        identifiers: The number of each word of the vocabulary, folded.
        words: The words by number; empty for the numbers that stand for no word.
        logs: The logarithm of each word's count, by number.
        capitals: By number, the share of a word's occurrences within a sentence that have a capital, from 0 to 255.
        total: Words of the text that it was learned from.
        pairs: Counts of two words in a row, and of a word and a comma; see `log_count`.
        triples: The same for three in a row.
        channel: How the scanner misreads letters.
        confusions: For each word of the vocabulary, beginning with the most frequent, where its part of `confusable`
            begins; and where the last one ends.
        confusable: Words that a frequent word may stand for: the number, eight bits for the channel; see `confused`.
        classes: By number, the class of each word; 0 for words too rare to tell.
        sequences: For each three classes, how probable the third is after the first two.
        letters: What words look like.
        forests: The trees that tell slips from words, by the class of error.
        provenance: What it was learned from, and how.
    """

    identifiers: Mapping[str, int]
    words: tuple[str, ...]
    logs: tuple[float, ...]
    capitals: memoryview
    total: int
    pairs: Table
    triples: Table
    channel: Channel
    confusions: memoryview
    confusable: memoryview
    classes: memoryview
    sequences: memoryview
    letters: Letters
    forests: Mapping[str, Forest]
    provenance: Mapping[str, Any] = field(default_factory=dict)

    def follows(self, first: int, second: int, third: int) -> float:
        """The logarithm of how probable a word of the class of `third` is after words of two other classes."""
        kinds = self.classes
        return -self.sequences[(kinds[first] * CLASSES + kinds[second]) * CLASSES + kinds[third]] / CHANNEL_STEPS

    @cached_property
    def log_total(self) -> float:
        """The logarithm of the number of words."""
        return math.log(self.total)

    @cached_property
    def slips(self) -> float:
        """How often a word is misread."""
        return sum(forest.rate for forest in self.forests.values())

    def number(self, folded: str) -> int:
        """The number of a word, `UNKNOWN` if the vocabulary does not have it."""
        return self.identifiers.get(folded, UNKNOWN)

    def log_count(self, folded: str) -> float:
        """The logarithm of how often the word was seen; below 0 if it is unknown."""
        number = self.identifiers.get(folded)
        return -1.0 if number is None else self.logs[number]

    def capital(self, folded: str) -> float:
        """How often a word has a capital although no sentence begins with it, from 0 to 1; 0 if it is unknown."""
        return self.capitals[self.identifiers.get(folded, UNKNOWN)] / 255

    def confused(self, number: int) -> Sequence[tuple[int, float]] | None:
        """What a frequent word may stand for, each with the logarithm of the channel; None for a rare word."""
        place = number - FIRST_WORD
        if not 0 <= place < len(self.confusions) - 1:
            return None
        cells = self.confusable[self.confusions[place] : self.confusions[place + 1]]
        return [(cell >> 8, -(cell & 255) / CHANNEL_STEPS) for cell in cells]


_LOGS = (-math.inf, *(math.log(2) * (1 + (value - 1) / STEPS) for value in range(1, 32)))


def pair_log(model: Model, first: int, second: int) -> float:
    """The logarithm of how often two words stood in a row; minus infinity if seldom or never."""
    return _LOGS[model.pairs.get(first << BITS | second)]


def triple_log(model: Model, first: int, second: int, third: int) -> float:
    """The same for three words, or for a word, a comma and a word."""
    return _LOGS[model.triples.get((first << BITS | second) << BITS | third)]


@cache
def load_model(path: Path | None = None) -> Model:
    """Open a model, once in a process.

    Args:
        path: The file; the one that comes with Recension if None.

    Raises:
        RecensionError: It cannot be read, or is no model (PRF001).
    """
    path = path or package_file("proofing", "default.model")
    try:
        if path.is_file() and path.stat().st_size == 0:
            raise NoModelError("the file is empty")
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return parse_model(data)
    except OSError as error:
        raise RecensionError(bad_model(Location(str(path)), error.strerror or str(error))) from error
    except NoModelError as error:
        raise RecensionError(bad_model(Location(str(path)), str(error))) from error


def parse_model(data: memoryview) -> Model:
    """The model that a file holds.

    Raises:
        NoModelError: It is no model, or is damaged.
    """
    try:
        return _parsed(data)
    except NoModelError:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise NoModelError("the file is damaged") from error


def _parsed(data: memoryview) -> Model:
    """The model that a file holds; where it is damaged, any error of what its parts are made of."""
    if bytes(data[: len(MAGIC)]) != MAGIC:
        raise NoModelError("it does not begin as one of this version of Recension")
    start = len(MAGIC) + 4
    size = int.from_bytes(data[len(MAGIC) : start], "little")
    if len(data) < start + size:
        raise NoModelError(_CUT_OFF)
    header = json.loads(bytes(data[start : start + size]))
    sections = {name: data[offset : offset + length] for name, (offset, length) in header["sections"].items()}
    if any(len(sections[name]) != length for name, (_, length) in header["sections"].items()):
        raise NoModelError(_CUT_OFF)
    words = str(sections["words"], "utf-8").split("\n")
    logs = tuple(math.log(2) / FINE_STEPS * value for value in sections["counts"])
    if not len(words) == len(logs) - FIRST_WORD == len(sections["capitals"]) - FIRST_WORD:
        raise NoModelError("the file is damaged: its sections do not fit together")
    return Model(
        identifiers=dict(zip(words, range(FIRST_WORD, FIRST_WORD + len(words)), strict=True)),
        words=("",) * FIRST_WORD + tuple(words),
        logs=logs,
        capitals=sections["capitals"],
        total=header["total"],
        pairs=_table(sections["pairs"], header["seeds"]["pairs"]),
        triples=_table(sections["triples"], header["seeds"]["triples"]),
        channel=Channel.from_counts(header["channel"]),
        confusions=sections["confusions"].cast("I"),
        confusable=sections["confusable"].cast("I"),
        classes=sections["classes"],
        sequences=sections["sequences"],
        letters=Letters(sections["letters"]),
        forests={name: planted(*made) for name, made in header["forests"].items()},
        provenance=header["provenance"],
    )


def _table(section: memoryview, seed: int) -> Table:
    cells = section.cast("H")
    return Table(cells, len(cells) // 3, seed)
