"""How well the header is recognised: precision, recall and F1 of each field against facts that were read by hand."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from recension import Document, decode, load, recognise
from recension.document import Bibliography, Date, Scope
from recension.readers import read
from recension.recognition.citation import arabic
from tests.conftest import SHARED
from tests.evaluation.copied import as_copied

PAGES = SHARED / "mia" / "pages"
TABLES = {"given": SHARED / "mia" / "headers.tsv", "own": Path(__file__).with_name("headers.tsv")}
FIELDS = (
    *("author", "title", "subtitle", "journal", "volume", "issue", "whole_no", "date", "pages"),
    *("transcriber", "markup", "translator", "written"),
)
_ABSENT, _NOT_JUDGED = "-", "?"


@dataclass(frozen=True, slots=True)
class Score:
    """How often a field was read right, how often it was read, and how often there is something to read."""

    right: int = 0
    read: int = 0
    there: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.read + other.read, self.there + other.there)

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def facts(part: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The pages of a part (``given``, ``tuning``, ``kept``, ``fresh``) with their facts by field."""
    path = TABLES["given" if part == "given" else "own"]
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["path"] != "seed" and row.get("set", "given") == part:
            yield row["path"], {name: row[name] for name in FIELDS}


def document(path: str, form: str) -> Document:
    """A page recognised: from its HTML, or from the text that a reader copies from the browser."""
    source = load(PAGES / path)
    if form == "text":
        name = re.sub(r"\.html?$", ".txt", path)
        source = decode(as_copied(read(source, "en"))[0].encode(), name)
    return recognise(source)


def evaluate(part: str, form: str) -> tuple[Mapping[str, Score], list[str]]:
    """The score of each field over the pages of a part, and a line for each mistake."""
    return evaluate_with(part, lambda path: document(path, form))


def evaluate_with(part: str, document: Callable[[str], Document]) -> tuple[Mapping[str, Score], list[str]]:
    """The same for what `document` makes of each page."""
    scores = dict.fromkeys(FIELDS, Score())
    mistakes = []
    for path, wanted in facts(part):
        found = read_off(document(path).bibliography)
        for name in FIELDS:
            if wanted[name] == _NOT_JUDGED:
                continue
            expected, actual = normal(name, wanted[name]), normal(name, found[name])
            scores[name] += Score(int(bool(expected) and expected == actual), int(bool(actual)), int(bool(expected)))
            if expected != actual:
                mistakes.append(f"{path} {name}: wanted {wanted[name]!r}, read {found[name]!r}")
    return scores, mistakes


def read_off(bibliography: Bibliography) -> dict[str, str]:
    """What was recognised, in the form of the tables."""
    return {
        "author": "; ".join(bibliography.authors),
        "title": bibliography.title,
        "subtitle": " ".join(bibliography.subtitles),
        "journal": bibliography.journal,
        "volume": _number(bibliography.volume),
        "issue": _number(bibliography.issue),
        "whole_no": _number(bibliography.whole_number),
        "date": _date(bibliography.date),
        "pages": bibliography.pages.text if bibliography.pages else "",
        "transcriber": "; ".join(bibliography.transcribers),
        "markup": "; ".join(bibliography.markers),
        "translator": "; ".join(bibliography.translators),
        "written": _date(bibliography.written),
    }


def normal(name: str, value: str) -> str:
    """A value without what does not matter: capitals, articles, kinds of dashes, the form of numerals."""
    if value in {"", _ABSENT}:
        return ""
    value = " ".join(value.casefold().split())
    if name in {"volume", "issue", "whole_no", "date", "pages", "journal"}:
        value = value.partition(";")[0]
    value = re.sub(r"[–—]", "-", value).replace("’", "'").replace("o' c", "o'c")
    if name in {"volume", "issue", "whole_no"}:
        return "-".join(arabic(part) or part for part in re.split(r"[-/]", value))
    if name == "pages":
        return re.sub(r"\s|pages?|pp?\b\.?", "", value).rstrip(".").replace("&", ",")
    if name in {"author", "transcriber", "markup", "translator"}:
        return "; ".join(sorted(re.split(r"\s*;\s*|\s+&\s+|\s+and\s+", value)))
    return re.sub(r"^the ", "", value) if name == "journal" else value


def _number(scope: Scope | None) -> str:
    if scope is None:
        return ""
    return f"{scope.first}-{scope.last}" if scope.last else scope.first or scope.text


def _date(date: Date | None) -> str:
    if date is None:
        return ""
    return date.when or (f"{date.not_before}/{date.not_after}" if date.not_before else date.text)
