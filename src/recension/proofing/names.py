"""Names that a document spells two ways, of which one is probably misread."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from recension.proofing.candidates import candidates
from recension.proofing.model import Model, pair_log
from recension.proofing.reading import Misread, cased
from recension.proofing.stream import Stream
from recension.proofing.words import Word

NAME = "name"
_SHORTEST, _SHARED = 5, 2
"""Letters of a name, and how many at its beginning or at its end two forms share at least."""
_OFTEN, _SELDOM, _KNOWN = 3, 2, 3.5
"""How often the right form stands unless the archive knows it, by the logarithm of its count; a form that stands more
often than so many times is no slip."""
_CAPITAL = 0.5
"""The share of capitals that makes a name."""
_SEEN, _FAMILIAR = 1.0, 3.0
"""Up to this logarithm of its count the archive hardly knows a forename with a surname; from that on it does."""
_SURE, _BESIDE, _ACCENTS = 0.93, 0.65, 0.6
"""How many were right where people judged them (tests/evaluation/proof_judged.tsv): forms that the archive does not
have; words that it has, beside a name; forms without their accents."""
_ENDING = frozenset("aeiouysntmrd")
"""Letters by which the forms of one name end."""
_TRANSLITERATED = ({"c", "k"}, {"v", "w"}, {"i", "y"}, {"j", "y"}, {"i", "j"}, {"s", "z"}, {"", "t"})
"""Letters that stand for the same sound in names from other alphabets."""
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")


def misread_names(text: Stream, model: Model, right: Collection[str]) -> Iterator[Misread]:
    """The rarer forms of names that a document spells two ways, and words in names that are usual otherwise.

    Args:
        text: The words of the document.
        model: The model.
        right: Words that the editors hold right, folded.
    """
    found = _names(text, model)
    often: dict[str, list[str]] = defaultdict(list)
    for form, places in found.items():
        if len(places) >= _OFTEN or (len(places) > 1 and model.log_count(form) > _KNOWN):
            for letters in _ends(form):
                often[letters].append(form)
    for form, places in found.items():
        if len(places) <= _SELDOM and form not in right and model.log_count(form) < 0 and "'" not in form:
            near = {one for letters in _ends(form) for one in often[letters] if len(found[one]) > len(places)}
            alike = [one for one in near if is_slip(model, one, form)]
            if alike:
                other = max(alike, key=lambda one: (len(found[one]), one))
                yield from (_misread(model, place, form, other, _SURE) for place in places)
    yield from _beside(text, model, right)


def _names(text: Stream, model: Model) -> dict[str, list[Word]]:
    """The names of a text, folded and without the ending of the possessive, with where each stands."""
    found: dict[str, list[Word]] = defaultdict(list)
    small = set()
    for item in text.items:
        if isinstance(item, Word) and len(item.text) >= _SHORTEST:
            if not item.text[0].isupper():
                small.add(item.folded)
            elif not item.text.isupper():
                found[_POSSESSIVE.sub("", item.folded)].append(item)
    return {
        form: places
        for form, places in found.items()
        if form not in small
        and len(form) >= _SHORTEST
        and (model.log_count(form) < _KNOWN or model.capital(form) > _CAPITAL)
    }


def _ends(form: str) -> tuple[str, str]:
    """The first letters of a word and its last ones; words with one change between them share either."""
    return form[:_SHARED], f"-{form[-_SHARED:]}"


def is_slip(model: Model, printed: str, read: str) -> bool:
    """Whether one word is the other with one change as a scanner or a typist makes it, and no other form of it."""
    if abs(len(printed) - len(read)) > 1 or printed == read:
        return False
    least = min(len(printed), len(read))
    start = next((place for place in range(least) if printed[place] != read[place]), least)
    end = next((place for place in range(least - start) if printed[-1 - place] != read[-1 - place]), least - start)
    was, now = printed[start : len(printed) - end], read[start : len(read) - end]
    if (not end and (not was or not now or {*was, *now} <= _ENDING)) or {was, now} in _TRANSLITERATED:
        return False
    return max(len(was), len(now)) < _SHARED or was == now[::-1] or was in model.channel.changes.get(now, {})


def _misread(model: Model, place: Word, form: str, other: str, p: float) -> Misread:
    bare = [unicodedata.normalize("NFD", word).encode("ascii", "ignore") for word in (form, other)]
    proposal = cased(model, other, place.text)
    return Misread(place.start, place.start + len(form), (proposal,), NAME, _ACCENTS if bare[0] == bare[1] else p)


def _beside(text: Stream, model: Model, right: Collection[str]) -> Iterator[Misread]:
    """Words in names of two that the document or the archive has otherwise: *Remain Rolland*."""
    pairs = [
        (first, second)
        for first, second in zip(text.items, text.items[1:], strict=False)
        if isinstance(first, Word) and isinstance(second, Word) and _is_name(text.text, first, second)
    ]
    folded = [(first.folded, _POSSESSIVE.sub("", second.folded)) for first, second in pairs]
    times = Counter(folded)
    for pair, read in zip(pairs, folded, strict=True):
        if times[read] > 1 or _log(model, read) > _SEEN:
            continue
        for place, word in enumerate(pair):
            form = read[place]
            if text.counts[form] > _SELDOM or form in right:
                continue
            for item in candidates(model, form, text.counts):
                other = (item.text, read[1]) if place == 0 else (read[0], item.text)
                if (
                    (times[other] > 1 or _log(model, other) > _FAMILIAR)
                    and model.capital(item.text) > _CAPITAL
                    and is_slip(model, item.text, form)
                ):
                    yield _misread(model, word, form, item.text, _SURE if model.log_count(form) < 0 else _BESIDE)


def _log(model: Model, pair: tuple[str, str]) -> float:
    return pair_log(model, model.number(pair[0]), model.number(pair[1]))


def _is_name(text: str, first: Word, second: Word) -> bool:
    """Whether two words are set as forename and surname are."""
    return text[first.end : second.start] in {" ", "\n"} and all(
        len(word.text) > 3 and word.text[0].isupper() and not word.text.isupper() for word in (first, second)
    )
