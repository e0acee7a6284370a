"""Words that are probably misread."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from recension.proofing.evidence import Suspect, odds, suspect, suspect_split
from recension.proofing.foreign import is_foreign
from recension.proofing.model import Model
from recension.proofing.stream import Stream, touches
from recension.proofing.usage import dialect, is_abbreviated, is_clipped, is_prefixed, is_set_off, is_spelling
from recension.proofing.words import Word

_A_WORD = 4.0
"""The logarithm of the count from which a part of a compound is a word, and not looked at."""
_SET_OFF = frozenset(".()[]:,‘’“”'\"<>|")
"""Beside one of these a single letter is a name, or counts."""
_SYMBOLS = frozenset("OXYZ")
"""Letters that stand for something, or call upon somebody."""
_ENDING = re.compile(r"[’'] ((?:s|t|re|ve|ll|m|d)\b|(?<=[dlDL]. )\w)")
"""What a space parts from its apostrophe; a check of signs sees to that."""
_ADDRESS = re.compile(r"www|://|@|\w\.\w+\.[a-z]{2}|\.\w+/|/\S*[/.]\w")
_SHORT = 3
"""Letters of a word that with a slash stands for no longer one at least."""
_BEFORE, _AFTER = re.compile(r"\S*\Z"), re.compile(r"\S*")
_NAME = 0.5
"""The share of its capitals from which a word is a name."""
_ROUNDS = 12
_USUAL = 2.0
"""How many slips that were usual a text counts for besides its own."""
_LEAST = 0.2
"""A reading that is less probable is not proposed."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A word that probably stands for another.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        proposals: What it may have been, the most probable first.
        kind: The class of error.
        posterior: How probable it is that it is wrong, from 0 to 1.
    """

    start: int
    end: int
    proposals: tuple[str, ...]
    kind: str
    posterior: float


def misread(text: Stream, model: Model, right: Collection[str]) -> Iterator[Misread]:
    """The words of a text that are probably misread, but for those that the editors hold `right`, folded."""
    found = [
        (word, item, odds(model.forests[item.kind], item.kind, item.features))
        for word, item in suspected(text, model, right)
        if item.kind in model.forests
    ]
    usual = model.slips * sum(text.counts.values())
    distinct: dict[str, float] = {}
    for word, _, one in found:
        distinct[word.folded] = max(one, distinct.get(word.folded, 0.0))
    more = careless([*distinct.values()], usual)
    spoken = list(dialect(text.text))
    for word, item, one in found:
        p = more * one / (1 + more * one)
        if (
            p >= _LEAST
            and not is_set_off(text.text, item.start, item.end)
            and not touches(item.start, item.end, spoken)
        ):
            readings = tuple(cased(model, one, word.text) for one in item.proposals)
            yield Misread(item.start, item.end, readings, item.kind, p)


def careless(found: Sequence[float], usual: float) -> float:
    """How much more is misread than usually, judged by the text itself.

    The expected number of slips is brought in line with the odds by expectation and maximisation (Saerens and others,
    *Adjusting the Outputs of a Classifier to New a Priori Probabilities*, 2002); a text of few words counts as usual,
    and of what is more or less only the root is taken, since slips come in clusters.

    Args:
        found: The odds of each slip, in a text as careful as most; of what recurs, once.
        usual: How many slips a text of this length has.
    """
    more = 1.0
    for _ in range(_ROUNDS):
        expected = sum(more * one / (1 + more * one) for one in found)
        more = math.sqrt((_USUAL + expected) / (_USUAL + usual))
    return more


def suspected(text: Stream, model: Model, right: Collection[str] = ()) -> Iterator[tuple[Word, Suspect]]:
    """The words of a text that may be misread, with what speaks for it."""
    for index, word in enumerate(text.items):
        if not isinstance(word, Word):
            continue
        folded = word.folded
        if folded in right or _is_exempt(text, word, known=model.log_count(folded) >= _A_WORD):
            continue
        for item in (suspect(model, text, index), suspect_split(model, text, index)):
            if (
                item
                and not is_spelling(folded, item.proposals[0])
                and not is_prefixed(folded, item.proposals[0])
                and not is_foreign(text, index, model)
            ):
                yield word, item


def _is_exempt(text: Stream, word: Word, *, known: bool) -> bool:
    """Whether a word is set in capitals, or is part of a compound or a web address, is clipped or abbreviated."""
    before, after = text.text[word.start - 1 : word.start], text.text[word.end : word.end + 1]
    return (
        (len(word.text) > 1 and word.text.isupper())
        or is_abbreviated(text.text, word.start, word.end)
        or is_clipped(text.text, word.end)
        or (len(word.text) == 1 and (after in _SET_OFF or before in _SET_OFF or word.text in _SYMBOLS))
        or not word.text[0].isalpha()
        or before.isdigit()
        or before in {"@", "\N{SOFT HYPHEN}", "'", "’"}
        or after in {"@", "\N{SOFT HYPHEN}"}
        or (not {"/", "."}.isdisjoint({before, after}) and _is_address(text.text, word))
        or _ENDING.match(text.text, word.end) is not None
        or (before == " " and _ENDING.match(text.text, word.start - 2) is not None)
        or ("-" in {before, after} and known)
    )


def _is_address(text: str, word: Word) -> bool:
    """Whether a word beside a slash or a stop is part of an address or a path, or stands for a longer one: *km/h*."""
    around = _BEFORE.search(text, max(0, word.start - 80), word.start), _AFTER.match(text, word.end)
    if len(word.text) < _SHORT and "/" in {text[word.start - 1 : word.start], text[word.end : word.end + 1]}:
        return True
    return bool(_ADDRESS.search(word.text.join(part[0] for part in around if part)))


def cased(model: Model, proposal: str, read: str) -> str:
    """A folded reading with the capitals of names, and the capitals and apostrophes of what the transcription reads."""
    if proposal.replace(" ", "") == read.lower():
        place = proposal.find(" ")
        return f"{read[:place]} {read[place:]}"
    words = [word.capitalize() if model.capital(word) > _NAME else word for word in proposal.split(" ")]
    cased = " ".join(words)
    if read[:1].isupper():
        cased = cased[:1].upper() + cased[1:]
    return cased.replace("'", "’") if "’" in read else cased
