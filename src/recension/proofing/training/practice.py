"""Practising on pages that were not counted: slips are put in, and what tells them from words is learned."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recension.processes import pool
from recension.proofing.commas import COMMAS, gaps
from recension.proofing.evidence import NONWORD, REAL_WORD, SPLIT
from recension.proofing.model import Model, parse_model
from recension.proofing.reading import suspected
from recension.proofing.stream import Stream, stream_of
from recension.proofing.training import growing
from recension.proofing.training.growing import Floats
from recension.proofing.training.injection import FORM, JOINED, STRANGE, Injected, Scanner

_LEAST_SLIPS = 200
"""With fewer slips of a class on the pages, what comes with Recension serves."""
_RATES = {NONWORD: 0.006, REAL_WORD: 0.007, SPLIT: 0.0015, JOINED: 0.0015, FORM: 0.003, STRANGE: 0.0012}
"""How many slips are put into a word, by class."""
_SAMPLE = 300_000
"""Characters from which it is told how often the scanner would misread a word by itself."""
_FEW = 24
"""Fewer pages are not worth other processes."""
_STRAY, _STRAYS = 0.02, 0.5
"""Commas put in where there is none; and how many a thousand words have that nobody put there."""

Case = tuple[tuple[float, ...], bool]
"""The features of a word or a comma, and whether it is a slip that was put in."""


@dataclass(frozen=True, slots=True)
class Cases:
    """Words of a class that may be misread, or commas.

    Attributes:
        features: A row for each word.
        truth: 1 for a slip that was put in, else 0.
        pages: The number of its page.
    """

    features: Floats
    truth: Floats
    pages: NDArray[np.int32]

    @classmethod
    def joined(cls, parts: Sequence[Cases]) -> Cases:
        """The cases of several pages."""
        columns = zip(*((part.features, part.truth, part.pages) for part in parts), strict=True)
        return cls(*map(np.concatenate, columns))


def practise(data: bytes, pages: Sequence[str]) -> Mapping[str, Sequence[Any]]:
    """The forests that tell slips in `pages`, by class, as `recension.proofing.forest.listed` gives them.

    Args:
        data: The model as a file has it, with what was counted.
        pages: Pages that were not counted.
    """
    sample = "\n".join(pages)[:_SAMPLE]
    if len(pages) < _FEW:
        _begin(data, sample)
        practised = [_practised(page) for page in enumerate(pages)]
    else:
        with pool(None, _begin, data, sample) as workers:
            practised = list(workers.map(_practised, enumerate(pages), chunksize=4))
    parts: dict[str, list[Cases]] = defaultdict(list)
    for one in practised:
        for kind, found in one.cases.items():
            parts[kind].append(found)
    cases = {kind: Cases.joined(found) for kind, found in parts.items()}
    total = sum(one.words for one in practised)
    return {
        kind: (_comma_forest if kind == COMMAS else _forest)(found, total)
        for kind, found in cases.items()
        if found.truth.sum() >= _LEAST_SLIPS
    }


@dataclass(frozen=True, slots=True)
class _Practised:
    """What one page gave: cases by class, and how many words it has."""

    cases: Mapping[str, Cases]
    words: int


_scanners: list[Scanner] = []
"""The scanner of this process."""


def _begin(data: bytes, sample: str) -> None:
    _scanners[:] = [Scanner(parse_model(memoryview(data)), sample, _RATES)]


def _practised(page: tuple[int, str]) -> _Practised:
    number, right = page
    chance = random.Random(number)  # noqa: S311
    scanner = _scanners[0]
    read, slips = scanner.read(right, chance)
    text = stream_of(read, scanner.model)
    found = _word_cases(scanner.model, text, slips)
    found[COMMAS] = [case for part in right.split("\n") for case in _comma_cases(scanner.model, part, chance)]
    cases = {kind: _cases(rows, number) for kind, rows in found.items() if rows}
    return _Practised(cases, sum(text.counts.values()))


def _word_cases(model: Model, text: Stream, slips: Sequence[Injected]) -> dict[str, list[Case]]:
    """What can be learned from the words of a page: what touches a slip of another class is neither right nor wrong."""
    at = {place: slip for slip in slips for place in range(slip.start, slip.start + slip.length)}
    found: dict[str, list[Case]] = defaultdict(list)
    for _, item in suspected(text, model):
        slip = at.get(item.start) or at.get(item.end - 1)
        if slip is None or (slip.kind == SPLIT) == (item.kind == SPLIT):
            found[item.kind].append((item.features, slip is not None))
    return found


def _cases(rows: Sequence[Case], page: int) -> Cases:
    features, truth = zip(*rows, strict=True)
    return Cases(np.array(features, np.float32), np.array(truth, np.float32), np.full(len(rows), page, np.int32))


def _forest(cases: Cases, words: int) -> list[Any]:
    more = growing.injected(cases.features, cases.truth, cases.pages)
    return [growing.grow(cases.features, cases.truth, growing.WORDS), more, float(cases.truth.sum()) / more / words]


def _comma_forest(cases: Cases, words: int) -> list[Any]:
    return [
        growing.grow(cases.features, cases.truth, growing.COMMAS),
        float(cases.truth.sum()) / (_STRAYS / 1000 * words),
        0.0,
    ]


def _comma_cases(model: Model, paragraph: str, chance: random.Random) -> list[Case]:
    pieces: list[str] = []
    stray: set[int] = set()
    here = 0
    for gap in gaps(paragraph, model):
        if not gap.comma and chance.random() < _STRAY:
            pieces.append(paragraph[here : gap.start] + ",")
            stray.add(gap.start + len(stray))
            here = gap.start
    found = gaps("".join([*pieces, paragraph[here:]]), model)
    return [(gap.features, gap.start in stray) for gap in found if gap.comma]
