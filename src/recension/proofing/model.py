"""The model of an archive's language and of its scanner's slips: counts, no text; mapped into memory.

The file begins with `MAGIC`, the length of the header (four bytes, the least significant first) and the header, which
is JSON; what follows are the sections that the header lists with their offsets and lengths in bytes.
"""

from __future__ import annotations

import json
import math
import mmap
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic
from recension.proofing.channel import Channel
from recension.proofing.table import Table
from recension.proofing.words import FIRST_WORD, UNKNOWN
from recension.resources import package_file

MAGIC = b"RECENSION MODEL 1\n"
BITS = 21
"""Bits of a word's identifier in a key of the tables."""
STEPS = 2
"""Steps of the counts in the tables for each doubling."""
FINE_STEPS = 8
"""The same for the counts of single words."""


@diagnostic("PRF001", Severity.ERROR)
def bad_model(reason: str) -> Wording:
    """A model for proofreading cannot be used.

    The file is no model, was cut off, or was made by another version of Recension.

    Mend: make it anew with ``recension learn``, or leave ``--model`` out to use the one that comes with Recension.
    """
    return Wording(f"this is no model that can be used: {reason}", "make it anew with recension learn, or use none")


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """What was learned of an archive.

    Attributes:
        identifiers: The number of each word of the vocabulary, folded.
        logs: The logarithm of each word's count, by number.
        capitals: By number, the share of a word's occurrences within a sentence that have a capital, from 0 to 255.
        total: Words of the text that it was learned from.
        pairs: Counts of two words in a row, and of a word and a comma; see `log_count`.
        triples: The same for three in a row.
        channel: How the scanner misreads letters.
        weights: The weights of the features, by the class of error.
        provenance: What it was learned from, and how.
    """

    identifiers: Mapping[str, int]
    logs: tuple[float, ...]
    capitals: memoryview
    total: int
    pairs: Table
    triples: Table
    channel: Channel
    weights: Mapping[str, tuple[float, ...]]
    provenance: Mapping[str, Any] = field(default_factory=dict)

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
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return parse_model(data)
    except OSError as error:
        raise RecensionError(bad_model(Location(str(path)), error.strerror or str(error))) from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise RecensionError(bad_model(Location(str(path)), str(error) or "it is damaged")) from error


def parse_model(data: memoryview) -> Model:
    """The model that a file holds.

    Raises:
        ValueError, KeyError, TypeError, IndexError: It is no model, or is damaged.
    """
    if bytes(data[: len(MAGIC)]) != MAGIC:
        raise ValueError("it does not begin as one")
    start = len(MAGIC) + 4
    size = int.from_bytes(data[len(MAGIC) : start], "little")
    header = json.loads(bytes(data[start : start + size]))
    sections = {name: data[offset : offset + length] for name, (offset, length) in header["sections"].items()}
    if any(len(sections[name]) != length for name, (_, length) in header["sections"].items()):
        raise ValueError("it was cut off")
    words = str(sections["words"], "utf-8").split("\n")
    logs = tuple(math.log(2) / FINE_STEPS * value for value in sections["counts"])
    if not len(words) == len(logs) - FIRST_WORD == len(sections["capitals"]) - FIRST_WORD:
        raise ValueError("its sections do not fit together")
    return Model(
        identifiers=dict(zip(words, range(FIRST_WORD, FIRST_WORD + len(words)), strict=True)),
        logs=logs,
        capitals=sections["capitals"],
        total=header["total"],
        pairs=_table(sections["pairs"], header["seeds"]["pairs"]),
        triples=_table(sections["triples"], header["seeds"]["triples"]),
        channel=Channel.from_counts(header["channel"]),
        weights={name: tuple(values) for name, values in header["weights"].items()},
        provenance=header["provenance"],
    )


def _table(section: memoryview, seed: int) -> Table:
    cells = section.cast("H")
    return Table(cells, len(cells) // 3, seed)
