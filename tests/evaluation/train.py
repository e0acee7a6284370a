"""Learn the weights by which heads and displayed quotations are told: ``python -m tests.evaluation.train [RULE …]``.

The model is that of `recension.recognition.sequence`; the weights that make the mark-up of the pages most likely are
found by gradient ascent (AdaGrad, with a pull to zero). Five times over, the pages of some authors are kept out and the
weights learned from the rest are tried on them; these figures are printed, and the weights of all pages are written.
What takes a second look learns it from what the first says of authors from whom that did not learn (Wolpert, *Stacked
Generalization*, 1992).
"""

from __future__ import annotations

import argparse
import math
import random
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from recension import decode, load, recognise
from recension.document import Block
from recension.readers import read
from recension.recognition import RULES
from recension.recognition.head_evidence import head_evidence
from recension.recognition.heads import by_rules
from recension.recognition.quotation_evidence import quotation_evidence
from recension.recognition.second_look import Line, second_look
from recension.recognition.sequence import Evidence, Potentials, Weights, certainties, factors_of
from recension.resources import package_file
from tests.evaluation.copied import as_copied
from tests.evaluation.headers import PAGES, Score
from tests.evaluation.structure import holder, marked, outside_of, shifted, undecided
from tests.evaluation.tables import line

FOLDS = 5
EPOCHS = 12
_AVERAGED = 8
"""The weights are the mean of those after so many of the last rounds, since the last page seen should not decide."""
_RATE, _PULL = 0.25, 0.12
_GROUPS = 5
"""A piece of evidence counts only if pages of so many authors have it."""
_LEAST, _SLIGHT, _STEEPEST = 0.05, 1e-3, 4.0
"""Weights nearer to zero than the first are left out, smaller changes than the second too; the third bounds a step."""
EVIDENCE: Mapping[str, tuple[str, Callable[[Sequence[Block], str], tuple[list[Evidence | None], list[Line]]]]] = {
    "head": ("head", lambda blocks, language: head_evidence(blocks, language, by_rules(blocks, language))),
    "displayed": ("displayed quotation", lambda blocks, language: (quotation_evidence(blocks, language), [])),
}
AGAIN: Mapping[str, str] = {"head": "head-again"}
"""The weights of the second look of each rule that takes one."""

Models = Mapping[str, Weights]
"""The weights of a rule by their name: those of the first look, and of the second."""


class Page(NamedTuple):
    """A page as the model sees it: who wrote it, the evidence on its blocks, and what its mark-up says of them."""

    author: str
    path: str
    rows: list[Evidence | None]
    truth: list[bool]
    lines: list[Line]
    there: int
    """How many of the kind the page has, those counted that stand in no block that can be one."""


def prepare(rule: str, path: Path) -> Page:
    """The page at `path` for learning `rule`."""
    kind, evidence = EVIDENCE[rule]
    page = read(load(path), "en")
    copied, places = as_copied(page)
    recognised = recognise(load(path))
    open_ = shifted(undecided(page)[kind], page, places)
    there = shifted(marked(page, recognised)[kind], page, places) - open_
    unclear = open_ | outside_of(recognised, places)
    document = read(decode(copied.encode(), "page.txt"), "en")
    for step in RULES:
        if step.__module__.endswith((".heads", ".displayed")[rule == "displayed"]):
            break
        document = step(document)
    rows, lines = evidence(document.blocks, document.language)
    begins = sorted(places.values())
    held_by = [holder(block.start, begins) for block in document.blocks]
    truth = [block.start in there for block in document.blocks]
    rows = [
        None if begin in unclear or (begin in there and not true) else row
        for begin, true, row in zip(held_by, truth, rows, strict=True)
    ]
    return Page(author_of(path), str(path), rows, truth, lines, len(there))


Judged = tuple[Page, list[float]]
"""A page, and how surely each of its blocks is of the kind."""


def author_of(path: Path) -> str:
    """The folder of the author, by which pages are grouped."""
    return "/".join(path.relative_to(PAGES).parts[:2])


def learn(pages: Sequence[Page]) -> Weights:
    """The weights that make the truth of `pages` likely."""
    authors: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for item in {item for row in page.rows for item in row or ()}:
            authors[item].add(page.author)
    used = sorted(item for item, known_by in authors.items() if len(known_by) >= _GROUPS)
    known = {item: number for number, item in enumerate(used)}
    coded = [
        [None if row is None else [known[item] for item in sorted(row) if item in known] for row in page.rows]
        for page in pages
    ]
    values, summed = ([[0.0, 0.0, 0.0] for _ in known] for _ in range(2))
    squares = [[1e-2, 1e-2, 1e-2] for _ in known]
    order = list(range(len(pages)))
    chance = random.Random(1940)
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        for number in order:
            _step(coded[number], pages[number].truth, values, squares)
        if epoch >= EPOCHS - _AVERAGED:
            summed = [[a + b for a, b in zip(*pair, strict=True)] for pair in zip(summed, values, strict=True)]
    return {
        item: (round(a, 2), round(b, 2), round(c, 2))
        for item, number in known.items()
        for a, b, c in [[value / _AVERAGED for value in summed[number]]]
        if max(abs(a), abs(b), abs(c)) >= _LEAST
    }


def learn_rule(rule: str, pages: Sequence[Page]) -> Models:
    """The weights of `rule`, of its first look and of its second if it takes one."""
    first = learn(pages)
    if rule not in AGAIN:
        return {rule: first}
    again: list[Page] = []
    for fold in range(FOLDS):
        inside = [page for page in pages if fold_of(page.author) == fold]
        model = learn([page for page in pages if fold_of(page.author) != fold]) if inside else {}
        again += [
            page._replace(rows=second_look(page.lines, page.rows, certainties(page.rows, model))) for page in inside
        ]
    return {rule: first, AGAIN[rule]: learn(sorted(again, key=lambda page: page.path))}


def without(rule: str, pages: Sequence[Page], fold: int) -> Models:
    """The weights learned from the pages of all authors but those in one part."""
    return learn_rule(rule, [page for page in pages if fold_of(page.author) != fold])


def judged(rule: str, page: Page, models: Models) -> list[float]:
    """How surely each block of a page is of the kind."""
    first = certainties(page.rows, models[rule])
    if rule not in AGAIN:
        return first
    return certainties(second_look(page.lines, page.rows, first), models[AGAIN[rule]])


def _step(
    rows: Sequence[list[int] | None], truth: Sequence[bool], values: list[list[float]], squares: list[list[float]]
) -> None:
    """One step of the ascent on one page."""
    potentials = [None if row is None else _sums(row, values) for row in rows]
    gradients: dict[int, list[float]] = {}
    before = False
    for row, true, share in zip(rows, truth, _steps(potentials), strict=True):
        if row is None:
            before = False
            continue
        seen = (float(true and not before), float(true and before), float(before and not true))
        before = true
        change = [one - other for one, other in zip(seen, share, strict=True)]
        if max(map(abs, change)) < _SLIGHT:
            continue
        for item in row:
            total = gradients.setdefault(item, [0.0, 0.0, 0.0])
            for which in range(3):
                total[which] += change[which]
    for item, total in gradients.items():
        for which in range(3):
            gradient = max(-_STEEPEST, min(_STEEPEST, total[which])) - _PULL * values[item][which]
            squares[item][which] += gradient * gradient
            values[item][which] += _RATE * gradient / math.sqrt(squares[item][which])


def _sums(row: Sequence[int], values: list[list[float]]) -> Potentials:
    begins, goes_on, ended = (sum(values[item][which] for item in row) for which in range(3))
    return begins, goes_on, ended


def _steps(row: Sequence[Potentials | None]) -> list[Potentials]:
    """The probability that a run begins at each block, goes on there, and has just ended."""
    factors = [None if item is None else factors_of(item) for item in row]
    after = [(1.0, 1.0)] * (len(row) + 1)
    for index in range(len(row) - 1, -1, -1):
        factor = factors[index]
        if factor is not None:
            yes, no = after[index + 1]
            within, without = factor[1] * yes + factor[2] * no, factor[0] * yes + no
            after[index] = (within / (within + without), without / (within + without))
    result: list[Potentials] = []
    inside = 0.0
    for index, factor in enumerate(factors):
        if factor is None:
            inside = 0.0
            result.append((0.0, 0.0, 0.0))
            continue
        yes, no = after[index + 1]
        begins, goes_on, ended = (1 - inside) * factor[0], inside * factor[1], inside * factor[2]
        total = (begins + goes_on) * yes + (ended + 1 - inside) * no
        result.append((begins * yes / total, goes_on * yes / total, ended * no / total))
        inside = (begins + goes_on) / (begins + goes_on + ended + 1 - inside)
    return result


def fold_of(author: str) -> int:
    """Which of the parts an author's pages are in; it stays the same when others join."""
    return zlib.crc32(author.encode()) % FOLDS


def held_out(rule: str, pages: Sequence[Page], fold: int) -> list[Judged]:
    """The certainties on the pages of one part, by weights learned from the others."""
    models = without(rule, pages, fold)
    return [(page, judged(rule, page, models)) for page in pages if fold_of(page.author) == fold]


def scored(results: Sequence[Judged], threshold: float) -> Score:
    """How well the pages are told if what is at least so certain counts."""
    score = Score()
    for page, found in results:
        taken = [value >= threshold for value in found]
        right = sum(one and other for one, other in zip(taken, page.truth, strict=True))
        score += Score(right, sum(taken), page.there)
    return score


def reliability(results: Sequence[Judged]) -> Iterator[tuple[float, int]]:
    """For each tenth of certainty the share that are of the kind, and how many blocks there are."""
    blocks = [
        (certainty, true)
        for page, found in results
        for certainty, true, row in zip(found, page.truth, page.rows, strict=True)
        if row is not None
    ]
    for tenth in range(10):
        inside = [true for certainty, true in blocks if min(9, int(certainty * 10)) == tenth]
        yield sum(inside) / max(1, len(inside)), len(inside)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rules", nargs="*", default=list(EVIDENCE))
    parser.add_argument("--dry", action="store_true", help="cross-validate, and write nothing")
    options = parser.parse_args()
    paths = sorted(PAGES.rglob("*.htm*"))
    for rule in options.rules:
        with ProcessPoolExecutor() as pool:
            pages = list(pool.map(partial(prepare, rule), paths, chunksize=16))
            results = [result for part in pool.map(partial(held_out, rule, pages), range(FOLDS)) for result in part]
        show(rule, results)
        if not options.dry:
            for name, model in learn_rule(rule, pages).items():
                write(name, model)


def show(rule: str, results: Sequence[Judged]) -> None:
    """Print how well `rule` does on pages of authors from whom it did not learn."""
    marking = [(page, found) for page, found in results if page.there]
    for title, part in (("all pages", results), ("pages that mark any", marking)):
        print(f"{rule}, pages of authors kept out: {title}")
        for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            print(line(f"from {threshold}", scored(part, threshold)))
    for tenth, (share, blocks) in enumerate(reliability(results)):
        print(f"  certainty {tenth / 10:.1f} to {(tenth + 1) / 10:.1f}: {share:.2f} of {blocks}")


def write(rule: str, model: Weights) -> None:
    """Write the weights of `rule` where the package has them."""
    lines = [
        "# Made by `python -m tests.evaluation.train`. For each piece of evidence what it adds (the logarithm of odds)",
        "# where a run of such blocks begins, where it goes on, and where it has just ended.",
        *(f"{item}\t{a}\t{b}\t{c}" for item, (a, b, c) in sorted(model.items())),
    ]
    package_file("recognition", "weights", f"{rule}.tsv").write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
