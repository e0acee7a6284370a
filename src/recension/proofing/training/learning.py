"""Learning a model from the text of an archive: counts first, then the trees, on pages that were not counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from recension.proofing.channel import Channel
from recension.proofing.training.classes import classes, sequences
from recension.proofing.training.confusions import Changes
from recension.proofing.training.counting import Counter3, renumbered, vocabulary
from recension.proofing.training.packing import Content, pack, pack_table
from recension.proofing.training.practice import practise
from recension.proofing.training.tables import confusable, letters
from recension.proofing.words import FIRST_WORD

_LEAST_WORD, _LEAST_ROW = 3, 2
_HELD = 20
"""One page in so many is not counted, and serves to grow the trees."""
_MOST_HELD = 12_000_000
"""Characters that are held at most."""

Page = tuple[str, Sequence[str]]
"""A page: its name and its paragraphs."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A model as its file has it, and what it was learned from."""

    data: bytes
    pages: int
    words: int


def learn(
    pages: Iterable[Page], changes: Changes, fallback: Mapping[str, Sequence[Any]], told: Callable[[int, int], None]
) -> Learned:
    """Learn a model.

    Args:
        pages: The pages, each taken once and forgotten.
        changes: How the scanner misread letters; see `Channel.from_counts`.
        fallback: The forests of the classes for which the pages have too few slips.
        told: Called after each page with the number of pages and of words so far.

    Returns:
        The model, the same bytes for the same pages; empty if no word stands in them often enough to be learned.
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
    counter.flush()
    if not vocabulary(counter.singles.items(), _LEAST_WORD):
        return Learned(b"", read, 0)
    provenance = {"pages": read, "words": counter.words, "pages held for the trees": len(held)}
    header = {"total": counter.words, "channel": changes, "provenance": provenance, "forests": fallback}
    packed = _packed(counter, Channel.from_counts(changes))
    forests = {**fallback, **practise(pack(packed, header), held)}
    return Learned(pack(packed, {**header, "forests": forests}), read, counter.words)


def _packed(counter: Counter3, channel: Channel) -> Content:
    found = vocabulary(counter.singles.items(), _LEAST_WORD)
    words, times = [word for word, _ in found], [count for _, count in found]
    numbers = np.zeros(len(counter.identifiers) + 2, np.uint64)
    for place, word in enumerate(words):
        numbers[counter.identifiers[word]] = FIRST_WORD + place
    for sign in ".#,":
        numbers[counter.identifiers[sign]] = counter.identifiers[sign]
    tables = {}
    counts = [0, *(counter.singles[sign] for sign in ".#,"), *times]
    kinds = classes(np.array(counts), *renumbered(counter.pairs, numbers, 2))
    follow = sequences(kinds, *renumbered(counter.triples, numbers, 3))
    for name, tally, size in (("pairs", counter.pairs, 2), ("triples", counter.triples, 3)):
        tally.prune(_LEAST_ROW)
        tables[name] = pack_table(*renumbered(tally, numbers, size))
    capitals = [0] * FIRST_WORD + [min(255, 255 * counter.capitals[word] // count) for word, count in found]
    begins, cells = confusable(words, times, channel)
    others = {"confusions": begins, "confusable": cells, "letters": letters(words, times)}
    others |= {"classes": bytes(kinds), "sequences": follow}
    return Content(words, counts, capitals, tables, others)
