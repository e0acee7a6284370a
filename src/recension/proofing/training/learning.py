"""Learning a model from the text of an archive: counts first, then the weights, on pages that were not counted."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recension.proofing.commas import COMMAS, gaps
from recension.proofing.evidence import NONWORD, REAL_WORD, suspects
from recension.proofing.model import Model, parse_model
from recension.proofing.stream import stream_of
from recension.proofing.training.confusions import Changes
from recension.proofing.training.counting import Counter3, renumbered, vocabulary
from recension.proofing.training.fitting import fit_logistic
from recension.proofing.training.injection import corrupted
from recension.proofing.training.packing import pack, pack_table
from recension.proofing.words import FIRST_WORD, Word

_LEAST_WORD, _LEAST_ROW = 3, 2
_HELD = 40
"""One page in so many is not counted, and serves to fit the weights."""
_MOST_HELD = 8_000_000
"""Characters that are held at most."""
_LEAST_SLIPS = 200
"""With fewer slips of a class on the pages held, the weights of the model that comes with Recension serve."""
_INJECTED = 0.015
_RATES = {NONWORD: 1.0, REAL_WORD: 0.9, COMMAS: 0.5}
"""Slips in a thousand words, by class."""
_FOUND = {NONWORD: 1.2, REAL_WORD: 0.2, COMMAS: 0.0}
"""Added to the log-odds: part of what is found in the held pages besides the injected slips is wrong there indeed."""

Page = tuple[str, Sequence[str]]
"""A page: its name and its paragraphs."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A model as its file has it, and what it was learned from."""

    data: bytes
    pages: int
    words: int


def learn(
    pages: Iterable[Page], changes: Changes, fallback: Mapping[str, Sequence[float]], told: Callable[[int, int], None]
) -> Learned:
    """Learn a model.

    Args:
        pages: The pages, each taken once and forgotten.
        changes: How the scanner misread letters; see `Channel.from_counts`.
        fallback: The weights of the classes for which the pages have too few slips.
        told: Called after each page with the number of pages and of words so far.

    Returns:
        The model, the same bytes for the same pages; empty if they have no words.
    """
    counter, held, read, room = Counter3(), [], 0, _MOST_HELD
    for _, paragraphs in pages:
        read += 1
        if read % _HELD == 0 and room > 0:
            held.append("\n".join(paragraphs))
            room -= len(held[-1])
        else:
            for paragraph in paragraphs:
                counter.add(paragraph)
        told(read, counter.words)
    if not counter.words:
        return Learned(b"", read, 0)
    counter.flush()
    provenance = {"pages": read, "words": counter.words, "pages held for the weights": len(held)}
    header = {"total": counter.words, "channel": changes, "weights": fallback, "provenance": provenance}
    packed = _packed(counter)
    weights = fitted(parse_model(memoryview(pack(*packed, header))), held)
    return Learned(pack(*packed, {**header, "weights": {**fallback, **weights}}), read, counter.words)


def _packed(counter: Counter3) -> tuple[list[str], list[int], list[int], dict[str, tuple[bytes, int]]]:
    words = vocabulary(counter.singles.items(), _LEAST_WORD)
    numbers = np.zeros(len(counter.identifiers) + 2, np.uint64)
    for place, (word, _) in enumerate(words):
        numbers[counter.identifiers[word]] = FIRST_WORD + place
    for sign in ".#,":
        numbers[counter.identifiers[sign]] = counter.identifiers[sign]
    tables = {}
    for name, tally, size in (("pairs", counter.pairs, 2), ("triples", counter.triples, 3)):
        tally.prune(_LEAST_ROW)
        tables[name] = pack_table(*renumbered(tally, numbers, size))
    counts = [0, *(counter.singles[sign] for sign in ".#,"), *(count for _, count in words)]
    capitals = [0] * FIRST_WORD + [min(255, 255 * counter.capitals[word] // count) for word, count in words]
    return [word for word, _ in words], counts, capitals, tables


def fitted(model: Model, pages: Sequence[str]) -> Mapping[str, list[float]]:
    """The weights of the features, learned from slips put into `pages`."""
    chance = random.Random(1)  # noqa: S311
    cases: dict[str, list[tuple[tuple[float, ...], bool]]] = defaultdict(list)
    injected: dict[str, int] = defaultdict(int)
    total = 0
    for page in pages:
        bad, slips = corrupted(model, page, _INJECTED, chance)
        right = {start: word for start, _, word in slips}
        text = stream_of(bad, model)
        for index, word in enumerate(text.items):
            if not isinstance(word, Word):
                continue
            total += 1
            if word.start in right:
                injected[NONWORD if model.log_count(word.folded) < 4 else REAL_WORD] += 1
            for item in suspects(model, text, index):
                cases[item.kind].append((item.features, right.get(word.start) == item.proposal))
        for paragraph in page.split("\n"):
            _comma_cases(model, paragraph, chance, cases[COMMAS])
    injected[COMMAS] = sum(truth for _, truth in cases[COMMAS])
    return {
        kind: _weights(found, kind, injected[kind], total)
        for kind, found in cases.items()
        if injected[kind] >= _LEAST_SLIPS
    }


def _comma_cases(model: Model, paragraph: str, chance: random.Random, cases: list[Any]) -> None:
    pieces: list[str] = []
    stray: set[int] = set()
    here = 0
    for gap in gaps(paragraph, model):
        if not gap.comma and chance.random() < 0.02:
            pieces.append(paragraph[here : gap.start] + ",")
            stray.add(gap.start + len(stray))
            here = gap.start
    for gap in gaps("".join([*pieces, paragraph[here:]]), model):
        if gap.comma:
            cases.append((gap.features, gap.start in stray))


def _weights(cases: Sequence[tuple[tuple[float, ...], bool]], kind: str, injected: int, words: int) -> list[float]:
    features: NDArray[np.float64] = np.array([row for row, _ in cases])
    truth: NDArray[np.float64] = np.array([float(is_slip) for _, is_slip in cases])
    share = _RATES[kind] / 1000 * words / max(injected, 1)
    weights = fit_logistic(features, truth, np.where(truth > 0, share, 1.0))
    weights[0] += _FOUND[kind]
    return [float(weight) for weight in weights]
