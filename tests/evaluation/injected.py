"""How many slips put into pages are found: whole words as the scanners of ``shared/ocr`` read them.

As many are put in that give another word as that give none, so that either figure is sure within a few in a hundred.
Figures of their own have slips in words that the archive hardly has, one letter of which is read as those scanners read
it, and slips of whoever types: another form of the word. The pages are from those that the model was not counted on.
They have slips of their own, so that not every other flag is a false alarm. The confusions of letters in the default
model are counted over the same scanners.
"""

from __future__ import annotations

import csv
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from rapidfuzz.distance import Levenshtein

from recension import decode, proofread
from recension.processes import pool
from recension.proofing import load_model
from recension.proofing.channel import LONGEST
from recension.proofing.evidence import NONWORD, REAL_WORD, SPLIT
from recension.proofing.model import Model
from tests.conftest import SHARED
from tests.evaluation.proof import Span, near, pages

OCR = SHARED / "ocr"
PARTS = ("development", "fresh", "unseen")
"""Pages that were read by hand."""
RARE, FORM = "in a rare word", "another form"
RATES = {NONWORD: 0.0018, REAL_WORD: 0.0018, RARE: 0.001, FORM: 0.001}
"""Slips in a word, by class; together about as many as on the pages that were read by hand."""
_KNOWN = 4.0
_SELDOM = math.log(5.5)
"""The archive has a rare word up to five times."""
_WORD = re.compile(r"(?<![-'’\w])[^\W\d_]{2,}(?![-'’\w])")
_LONG = 5
"""Letters of a rare word, or of one that has other forms, at least."""
_ENDINGS = ("s", "d", "ed", "ly", "r")
Confusions = Mapping[str, Mapping[str, float]]
"""Of each word, what it is read as, and how often."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found on pages with slips.

    Attributes:
        slips: For each slip its class, and the posterior of what was found there; 0 if nothing.
        others: The posteriors of the other findings of words.
        words: Words of the pages.
    """

    slips: tuple[tuple[str, float], ...]
    others: tuple[float, ...]
    words: int

    def recall(self, flags: float) -> Mapping[str, float]:
        """How many slips of each class are found with `flags` other findings in a thousand words."""
        allowed = int(flags * self.words / 1000)
        ranked = sorted(self.others, reverse=True)
        least = ranked[allowed] if allowed < len(ranked) else 0.0
        found: dict[str, list[bool]] = defaultdict(list)
        for kind, posterior in self.slips:
            found[kind].append(posterior > least)
        return {kind: sum(hits) / len(hits) for kind, hits in sorted(found.items())}

    def precision(self, least: float) -> float:
        """The share of the findings with a posterior of at least so much that are slips that were put in."""
        right = sum(p >= least for _, p in self.slips)
        return right / max(1, right + sum(p >= least for p in self.others))

    def calibration(self) -> Iterator[tuple[float, float, int]]:
        """By tenths of the posterior: where it begins, how many findings are slips that were put in, of how many."""
        cases = [(p, True) for _, p in self.slips if p] + [(p, False) for p in self.others]
        for tenth in range(2, 10):
            hits = [hit for p, hit in cases if min(9, int(p * 10)) == tenth]
            if hits:
                yield tenth / 10, sum(hits) / len(hits), len(hits)


@cache
def evaluate() -> Outcome:
    """Put slips into pages, and look for them."""
    confusions = dict(word_confusions(scanned()))
    read = [page for part in PARTS for page in pages(part)]
    texts = [
        (page.name, page.document.source.text, [*((slip.start, slip.end) for slip in page.slips), *page.doubtful])
        for page in read
    ]
    with pool() as workers:
        results = list(workers.map(partial(_page, confusions), texts))
    return Outcome(
        tuple(slip for result in results for slip in result.slips),
        tuple(p for result in results for p in result.others),
        sum(result.words for result in results),
    )


def _page(confusions: Confusions, page: tuple[str, str, Sequence[Span]]) -> Outcome:
    name, right, known = page
    text, slips, moved = corrupted(right, confusions, load_model(), random.Random(name), known)
    findings = [
        item for item in proofread(decode(text.encode(), "page.txt")) if item.kind in {NONWORD, REAL_WORD, SPLIT}
    ]
    found = []
    for kind, start, end in slips:
        at = [item.posterior for item in findings if near((item.start, item.end), (start, end))]
        found.append((kind, max(at, default=0.0)))
    places = [*((start, end) for _, start, end in slips), *moved]
    others = [item.posterior for item in findings if not any(near((item.start, item.end), place) for place in places)]
    return Outcome(tuple(found), tuple(others), len(text.split()))


def corrupted(
    text: str, confusions: Confusions, model: Model, chance: random.Random, known: Sequence[Span]
) -> tuple[str, list[tuple[str, int, int]], list[Span]]:
    """The text with slips in some words; the class of each and where it stands; and where `known` stretches are now."""
    pieces: list[str] = []
    slips: list[tuple[str, int, int]] = []
    here = length = 0
    moves = [(0, 0)]
    for match, kind, read_as in _chosen(text, confusions, model, chance, known):
        pieces += [text[here : match.start()], read_as]
        length += match.start() - here
        slips.append((kind, length, length + len(read_as)))
        length += len(read_as)
        here = match.end()
        moves.append((here, length - here))

    def move(place: int) -> int:
        return place + max(moved for moved in moves if moved[0] <= place)[1]

    return "".join([*pieces, text[here:]]), slips, [(move(start), move(end)) for start, end in known]


def _chosen(
    text: str, confusions: Confusions, model: Model, chance: random.Random, known: Sequence[Span]
) -> Sequence[tuple[re.Match[str], str, str]]:
    """The words that are misread, none at a known stretch, each with the class of the slip and what is read."""
    places: dict[str, list[tuple[re.Match[str], Mapping[str, float]]]] = {kind: [] for kind in RATES}
    for match in _WORD.finditer(text):
        if any(near(match.span(), (start - 1, end + 1)) for start, end in known):
            continue
        for kind, readings in _readings(match[0], confusions, model).items():
            if readings:
                places[kind].append((match, readings))
    taken: dict[int, tuple[re.Match[str], str, str]] = {}
    for kind, rate in RATES.items():
        wanted = min(len(places[kind]), round(rate * len(text.split()) + chance.random() - 0.5))
        for match, readings in chance.sample(places[kind], wanted):
            read_as = chance.choices(list(readings), list(readings.values()))[0]
            taken.setdefault(match.start(), (match, kind, read_as))
    return [taken[start] for start in sorted(taken)]


def _readings(word: str, confusions: Confusions, model: Model) -> Mapping[str, Mapping[str, float]]:
    """By class, what a word may be read as."""
    read = confusions.get(word, {})
    known = {other for other in read if model.log_count(other) >= _KNOWN}
    seldom = len(word) >= _LONG and word[1:].islower() and 0 < model.log_count(word.lower()) <= _SELDOM
    return {
        NONWORD: {other: times for other, times in read.items() if other not in known},
        REAL_WORD: {other: times for other, times in read.items() if other in known},
        RARE: _misread(word, model) if seldom else {},
        FORM: {form: 1.0 for form in _forms(word) if model.log_count(form) >= _KNOWN} if len(word) >= _LONG else {},
    }


def _forms(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        yield word + ending
        if word.endswith(ending):
            yield word.removesuffix(ending)


def _misread(word: str, model: Model) -> Mapping[str, float]:
    """What a word is read as when one of its letters, or two in a row, are misread; never its first letter."""
    found: dict[str, float] = {}
    for start in range(1, len(word)):
        for size in range(1, min(LONGEST, len(word) - start) + 1):
            for other, log in model.channel.misreadings.get(word[start : start + size], ()):
                read = word[:start] + other + word[start + size :]
                if model.log_count(read.lower()) < _SELDOM and read.isalpha():
                    found[read] = found.get(read, 0.0) + math.exp(log)
    return found


def word_confusions(pairs: Iterator[tuple[str, str]]) -> Iterator[tuple[str, Counter[str]]]:
    """What was read of each word, from texts as they were printed and read."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for printed, seen in pairs:
        before, after = printed.split(), seen.split()
        for block in Levenshtein.opcodes(before, after):
            same = block.src_end - block.src_start == block.dest_end - block.dest_start
            if block.tag == "replace" and same:
                for was, now in zip(
                    before[block.src_start : block.src_end], after[block.dest_start : block.dest_end], strict=True
                ):
                    _count(found, was.strip(".,;:!?"), now.strip(".,;:!?"))
    yield from sorted(found.items())


def _count(found: Mapping[str, Counter[str]], was: str, now: str) -> None:
    letters = all(word.isalpha() and word.islower() and word.isascii() and len(word) > 1 for word in (was, now))
    if letters and was != now and Levenshtein.normalized_distance(was, now) <= 0.5:
        found[was][now] += 1


def scanned() -> Iterator[tuple[str, str]]:
    """Texts as they were printed, each with what a scanner read."""
    csv.field_size_limit(1 << 30)
    with (OCR / "bln600" / "train.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        yield from ((row["Ground Truth"], row["OCR Text"]) for row in csv.DictReader(file))
    for path in sorted((OCR / "overproof").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            yield tuple(item[side]["transcription_unit"] for side in ("ground_truth", "ocr_hypothesis"))
