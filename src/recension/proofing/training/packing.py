"""Writing a model."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recension.proofing.model import FINE_STEPS, MAGIC, STEPS
from recension.proofing.table import FINGERPRINT, FIRST, SECOND, VALUE
from recension.proofing.training.counting import Counts, Keys

_ROOM = 1.24
"""Cells for each key; below 1.23 the assignment seldom succeeds."""


def pack_table(keys: Keys, counts: Counts, seed: int = 1) -> tuple[bytes, int]:
    """The cells of a static function from `keys` to their `counts`, which are rounded, and its seed."""
    steps = 1 + np.rint(STEPS * np.log2(np.maximum(counts, 2) / 2)).astype(np.uint16)
    values = np.minimum(steps, (1 << VALUE) - 1)
    length = int(len(keys) * _ROOM / 3) + 16
    while True:
        places, prints = _places(keys, length, seed)
        order = _peeled(places, 3 * length)
        if order is not None:
            break
        seed += 1
    cells = np.zeros(3 * length, np.uint16)
    wanted = (prints << np.uint16(VALUE)) | values
    for members, free in reversed(order):
        others = places[members]
        mixed = cells[others[:, 0]] ^ cells[others[:, 1]] ^ cells[others[:, 2]]
        cells[free] = wanted[members] ^ mixed
    return cells.astype("<u2").tobytes(), seed


def _places(keys: Keys, length: int, seed: int) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
    """The three cells of each key, and its fingerprint; as `Table.get` finds them."""
    low, half = np.uint64(0xFFFFFFFF), np.uint64(32)
    mixed = (keys ^ np.uint64(seed)) * np.uint64(FIRST)
    mixed ^= mixed >> half
    mixed *= np.uint64(SECOND)
    mixed ^= mixed >> np.uint64(29)
    again = mixed * np.uint64(FIRST)
    size = np.uint64(length)
    cells = [((part * size) >> half).astype(np.int64) for part in (mixed & low, mixed >> half, again >> half)]
    places = np.stack([cells[0], cells[1] + length, cells[2] + 2 * length], axis=1)
    return places, (again & np.uint64((1 << FINGERPRINT) - 1)).astype(np.uint16)


def _peeled(places: NDArray[np.int64], size: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]] | None:
    """Rounds of keys with a cell that no other key left has; None if some keys cannot be told apart so."""
    degree = np.bincount(places.ravel(), minlength=size)
    mixed = np.zeros(size, np.int64)
    for column in range(3):
        np.bitwise_xor.at(mixed, places[:, column], np.arange(len(places)))
    rounds = []
    left = len(places)
    free = np.flatnonzero(degree == 1)
    while len(free):
        members, first = np.unique(mixed[free], return_index=True)
        rounds.append((members, free[first]))
        left -= len(members)
        touched = places[members].ravel()
        np.subtract.at(degree, touched, 1)
        np.bitwise_xor.at(mixed, touched, np.repeat(members, 3))
        touched = np.unique(touched)
        free = touched[degree[touched] == 1]
    return rounds if left == 0 else None


@dataclass(frozen=True, slots=True)
class Content:
    """What a model counts; `counts` and `capitals` begin with the identifiers that are no words.

    Attributes:
        words: The vocabulary, the most frequent first.
        counts: How often each was seen.
        capitals: See `Model.capitals`.
        tables: The cells of the tables, and their seeds, by name.
        others: Other sections of the file, by name.
    """

    words: Sequence[str]
    counts: Sequence[int]
    capitals: Sequence[int]
    tables: Mapping[str, tuple[bytes, int]]
    others: Mapping[str, bytes]


def pack(content: Content, header: Mapping[str, Any]) -> bytes:
    """The bytes of a model."""
    logs = np.rint(FINE_STEPS * np.log2(np.maximum(np.array(content.counts), 1)))
    sections = {
        **{name: cells for name, (cells, _) in content.tables.items()},
        **content.others,
        "words": "\n".join(content.words).encode(),
        "counts": np.minimum(logs, 255).astype(np.uint8).tobytes(),
        "capitals": bytes(content.capitals),
    }
    seeds = {name: seed for name, (_, seed) in content.tables.items()}
    places: dict[str, tuple[int, int]] = dict.fromkeys(sections, (0, 0))
    for _ in range(2):
        text = json.dumps({**header, "seeds": seeds, "sections": places}, ensure_ascii=False, sort_keys=True)
        start = -(-(len(MAGIC) + 4 + len(text.encode()) + 256) // 8) * 8
        for name, data in sections.items():
            places[name] = (start, len(data))
            start = -(-(start + len(data)) // 8) * 8
    text = json.dumps({**header, "seeds": seeds, "sections": places}, ensure_ascii=False, sort_keys=True)
    result = bytearray(MAGIC + len(text.encode()).to_bytes(4, "little") + text.encode())
    for name, data in sections.items():
        result += bytes(places[name][0] - len(result)) + data
    return bytes(result)
