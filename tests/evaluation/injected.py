"""How many slips put into pages are found: whole words as the scanners of ``shared/ocr`` read them.

The pages are from those that the model was not counted on. They have slips of their own, so that not every other flag
is a false alarm. The confusions of letters in the default model are counted over the same scanners.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from recension import decode, load, proofread
from recension.proofing import load_model
from recension.proofing.evidence import NONWORD, REAL_WORD, SPLIT
from recension.readers import read
from tests.conftest import SHARED
from tests.evaluation.copied import as_copied
from tests.evaluation.headers import PAGES
from tests.evaluation.proof import HERE, near

OCR = SHARED / "ocr"
EVERY = 16
"""One page in so many is taken."""
RATE = 0.0035
"""Slips in a word, as on the pages that were read by hand."""
_KNOWN = 4.0
_WORD = re.compile(r"(?<![-'’\w])[^\W\d_]{2,}(?![-'’\w])")


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
            found["all"].append(posterior > least)
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
    kept = set((HERE / "proof_pages.txt").read_text(encoding="utf-8").split())
    paths = [path for path in sorted(PAGES.rglob("*.htm*")) if str(path.relative_to(PAGES)) not in kept]
    results = [_page(path, confusions, random.Random(path.name)) for path in paths[::EVERY]]
    return Outcome(
        tuple(slip for result in results for slip in result.slips),
        tuple(p for result in results for p in result.others),
        sum(result.words for result in results),
    )


def _page(path: Path, confusions: Mapping[str, Mapping[str, int]], chance: random.Random) -> Outcome:
    copied, _ = as_copied(read(load(path), "en"))
    text, slips = corrupted(copied, confusions, chance)
    model = load_model()
    findings = [
        item for item in proofread(decode(text.encode(), "page.txt")) if item.kind in {NONWORD, REAL_WORD, SPLIT}
    ]
    found = []
    for start, end in slips:
        at = [item.posterior for item in findings if near((item.start, item.end), (start, end))]
        kind = REAL_WORD if model.log_count(text[start:end].lower()) >= _KNOWN else NONWORD
        found.append((kind, max(at, default=0.0)))
    others = [item.posterior for item in findings if not any(near((item.start, item.end), place) for place in slips)]
    return Outcome(tuple(found), tuple(others), len(text.split()))


def corrupted(
    text: str, confusions: Mapping[str, Mapping[str, int]], chance: random.Random
) -> tuple[str, list[tuple[int, int]]]:
    """The text with slips in some lower-case words, and where they stand."""
    pieces: list[str] = []
    slips: list[tuple[int, int]] = []
    here = length = 0
    places = [match for match in _WORD.finditer(text) if match[0] in confusions]
    wanted = min(len(places), round(RATE * len(text.split())))
    for match in sorted(chance.sample(places, wanted), key=re.Match.start):
        readings = confusions[match[0]]
        read_as = chance.choices(list(readings), list(readings.values()))[0]
        pieces += [text[here : match.start()], read_as]
        length += match.start() - here
        slips.append((length, length + len(read_as)))
        length += len(read_as)
        here = match.end()
    return "".join([*pieces, text[here:]]), slips


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
