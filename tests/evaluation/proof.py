"""How well errors of transcription are found, against what people read on the pages, and beside spell checkers.

``given`` are the six texts of ``shared/proof``, which the detector was made with; ``development`` are pages that it was
made and calibrated with; on ``kept``, the pages of ``proof_pages.txt``, and ``unseen`` nothing was tuned; ``fresh`` and
``unseen`` were read before the detector saw them. What is doubtful counts neither way.
"""

from __future__ import annotations

import csv
import html
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recension import Document, load, proofread, recognise
from recension.proofing.detector import PUNCTUATION
from recension.proofing.findings import Band, Finding
from tests.conftest import SHARED
from tests.evaluation.headers import PAGES, Score

PROOF = SHARED / "proof"
HERE = Path(__file__).parent
Span = tuple[int, int]
Checker = Callable[[Document], Sequence[Span]]
BANDS: Mapping[str, frozenset[Band]] = {
    "likely": frozenset({Band.LIKELY}),
    "likely and check": frozenset({Band.LIKELY, Band.CHECK}),
}


@dataclass(frozen=True, slots=True)
class Slip:
    """An error that a person saw: where, what it should read, and of which class."""

    start: int
    end: int
    right: str
    kind: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a person read word by word."""

    name: str
    document: Document
    slips: tuple[Slip, ...]
    doubtful: tuple[Span, ...]


@cache
def pages(part: str) -> tuple[Page, ...]:
    """The pages of one part: ``given``, ``development``, ``fresh``, ``unseen``, or ``kept``."""
    return tuple(_given() if part == "given" else _of(part))


def _given() -> Iterator[Page]:
    errors, doubtful = rows(PROOF / "errors.tsv"), rows(PROOF / "doubtful.tsv")
    for path in sorted((PROOF / "pages").glob("*.txt")):
        document = recognise(load(path))
        slips = []
        for row in errors:
            if row["page"] == path.stem:
                start = int(row["offset"])
                assert document.source.text.startswith(row["wrong"], start), row
                slips.append(Slip(start, start + len(row["wrong"]), _only(row["right"]), row["class"]))
        # The list of what is doubtful is of one page, and does not say so.
        open_ = [(int(row["offset"]), int(row["offset"]) + len(row["text"])) for row in doubtful]
        yield Page(path.stem, document, tuple(slips), tuple(open_) if path.stem == "lebrun" else ())


def _of(part: str) -> Iterator[Page]:
    table = "proof" if part == "kept" else part
    errors, doubtful = rows(HERE / f"{table}_errors.tsv"), rows(HERE / f"{table}_doubtful.tsv")
    for name in (HERE / f"{table}_pages.txt").read_text(encoding="utf-8").split():
        document = recognise(load(PAGES / name))
        text = document.source.text
        slips = [
            Slip(*place(text, row["context"]), _only(row["right"]), row["class"])
            for row in errors
            if row["page"] == name
        ]
        open_ = [place(text, row["context"]) for row in doubtful if row["page"] == name]
        yield Page(name, document, tuple(slips), tuple(open_))


def rows(path: Path) -> list[dict[str, str]]:
    """The lines of a table, without those that begin with ``#``."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def place(text: str, context: str) -> Span:
    """Where the words that `context`, an extract of HTML, has in square brackets stand in the visible `text`."""
    found = re.fullmatch(r"(.*)\[(.*)\](.*)", context, re.DOTALL)
    assert found, context
    before, words, after = (_visible(part).split() for part in found.groups())
    for around in (6, 4, 3, 2, 1):
        near = [before[-around:], words, after[:around]]
        pattern = r"\s*".join(f"({_loosely(part)})" for part in near)
        places = [match.span(2) for match in re.finditer(pattern, text)]
        if len(places) == 1:
            return places[0]
    raise AssertionError(f"{context} stands {len(places)} times in the text")


def _loosely(words: Iterable[str]) -> str:
    return r"\s+".join(map(re.escape, words))


def _visible(extract: str) -> str:
    """An extract of HTML without its tags, those included that it cuts off."""
    return html.unescape(re.sub(r"^[^<>]*>|<[^>]*(?:>|$)", " " if "<p" in extract else "", extract))


def _only(right: str) -> str:
    return re.sub(r" \(.*\)$", "", right)


def found(document: Document) -> tuple[Finding, ...]:
    """What the detector finds."""
    return proofread(document)


def near(span: Span, other: Span) -> bool:
    """Whether two stretches overlap or touch: a sign may be missing at the end of a word, and be put after it."""
    return span[0] <= other[1] and other[0] <= span[1]


def score(page: Page, spans: Iterable[Span]) -> Score:
    """How well `spans` are the slips of a page; several at one slip count once."""
    seen = list(spans)
    hit = [slip for slip in page.slips if any(near(span, (slip.start, slip.end)) for span in seen)]
    return Score(len(hit), len(hit) + len(false_alarms(page, seen)), len(page.slips))


def false_alarms(page: Page, spans: Iterable[Span]) -> list[Span]:
    """The spans at which a person saw nothing, and nothing doubtful."""
    known = [*((slip.start, slip.end) for slip in page.slips), *page.doubtful]
    return [span for span in spans if not any(near(span, other) for other in known)]


def is_mended(page: Page, slip: Slip, finding: Finding) -> bool:
    """Whether the first reading that is proposed is what the person read."""
    text = page.document.source.text
    wanted = text[: slip.start] + slip.right + text[slip.end :]
    return text[: finding.start] + next(iter(finding.proposals), "") + text[finding.end :] == wanted


def evaluate(part: str) -> Mapping[str, Score]:
    """Scores by band, then of each class what was found of it, over all pages of a part and on our article alone."""
    scores: dict[str, Score] = {}
    for page in pages(part):
        findings = found(page.document)
        for name, bands in BANDS.items():
            spans = [(item.start, item.end) for item in findings if item.band in bands]
            for key in (name, f"{name}, {page.name}") if page.name == "lebrun" else (name,):
                scores[key] = scores.get(key, Score()) + score(page, spans)
    return dict(sorted(scores.items(), key=lambda item: "," in item[0]))


def classes(part: str) -> Mapping[str, Score]:
    """What was found, likely and check, by the class that a person gave the slip; its precision cannot be told."""
    scores: dict[str, Score] = {}
    for page in pages(part):
        spans = [(item.start, item.end) for item in found(page.document) if item.band in BANDS["likely and check"]]
        for slip in page.slips:
            hit = any(near(span, (slip.start, slip.end)) for span in spans)
            scores[slip.kind] = scores.get(slip.kind, Score()) + Score(int(hit), int(hit), 1)
    return dict(sorted(scores.items()))


def precisions(part: str) -> Mapping[str, Score]:
    """How many findings of each class of the detector, likely and check, are right."""
    scores: dict[str, Score] = {}
    for page in pages(part):
        for item in found(page.document):
            span = (item.start, item.end)
            hit = any(near(span, (slip.start, slip.end)) for slip in page.slips)
            if item.band is not Band.HIDDEN and (hit or false_alarms(page, [span])):
                scores[item.kind] = scores.get(item.kind, Score()) + Score(int(hit), 1, int(hit))
    return dict(sorted(scores.items()))


def punctuation(part: str) -> Mapping[str, Score]:
    """How well slips of punctuation are found: of findings of that kind, and of words set twice, how many are slips."""
    scores: dict[str, Score] = {}
    for page in pages(part):
        findings = found(page.document)
        slips = [slip for slip in page.slips if slip.kind == "punctuation"]
        for name, bands in BANDS.items():
            shown = [item for item in findings if item.band in bands]
            hit = sum(any(near((item.start, item.end), (slip.start, slip.end)) for item in shown) for slip in slips)
            spans = [(item.start, item.end) for item in shown if item.kind in {PUNCTUATION, "doubled"}]
            false = len(false_alarms(page, spans))
            scores[name] = scores.get(name, Score()) + Score(hit, hit + false, len(slips))
    return scores


def mended(part: str) -> tuple[int, int]:
    """Of the slips found, how many the first proposal mends, and how many there are."""
    hits = [
        any(is_mended(page, slip, item) for item in at)
        for page in pages(part)
        for findings in [[item for item in found(page.document) if item.band is not Band.HIDDEN]]
        for slip in page.slips
        for at in [[item for item in findings if near((item.start, item.end), (slip.start, slip.end))]]
        if at
    ]
    return sum(hits), len(hits)


def baseline(part: str, checker: Checker) -> Score:
    """How well another checker finds the slips of a part."""
    return sum((score(page, checker(page.document)) for page in pages(part)), Score())


def judged() -> Mapping[str, Score]:
    """Of the places that were judged one by one, how many are wrong, by the band and class that they have now.

    They were drawn from what was found when they were judged, hence are none that were missed then.
    """
    places: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(HERE / "proof_judged.tsv"):
        if row["the transcription is"] != "?":
            places[row["page"]].append(row)
    scores: dict[str, Score] = {}
    for name, judgements in places.items():
        findings = found(recognise(load(PAGES / name)))
        for row in judgements:
            start = int(row["offset"])
            at = [item for item in findings if near((item.start, item.end), (start, start + len(row["reading"])))]
            band = max(at, key=lambda item: item.posterior).band if at else "not found"
            hit = int(row["the transcription is"] == "wrong")
            for key in (f"{band}", f"{band}, {row['class']}"):
                scores[key] = scores.get(key, Score()) + Score(hit, 1, hit)
    return dict(sorted(scores.items()))
