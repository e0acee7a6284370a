"""Signs out of their place: stray stops, lost spaces, digits in words, capitals within words, words set twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recension.proofing.model import Model, pair_log
from recension.proofing.words import fold

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st rev gen col capt lt prof hon sen rep gov no nos vol vols p pp ch art sec fig ed eds tr trans etc "
    "viz vs cf ibid op cit loc al seq ff jr sr co corp inc ltd bros messrs mme mlle jan feb mar apr jun jul aug sept "
    "sep oct nov dec mon tues wed thurs fri sat sun i.e e.g a.m p.m cwt lb lbs oz ft in s d m kg km cm mm approx dept "
    "univ assn intl nat natl est max min ms mss n.b comp introd par para pt".split()
)
_WORD = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Slip:
    """A place where a sign is out of place.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        proposals: Readings to put in its place, the best first.
        check: The name of the check that found it.
    """

    start: int
    end: int
    proposals: tuple[str, ...]
    check: str


Check = Callable[[str, Model], Iterator[Slip]]

_GLUED = re.compile(rf"(?<=[\s(“‘\"])[.,;:·•~^|\\_`´]+(?={_WORD}{{2}})")
_DOUBLED = re.compile(rf"(?<={_WORD})(?:,,+|;;+|;,|,;|,\.(?!\.)|:,|,:|::|\?\.(?!\.)|!\.(?!\.)|(?<!\.)\.\.(?!\.))")
_STOP = re.compile(rf"\b({_WORD}+)([.?!])[ \t]+(?=[a-z])")
_NO_SPACE = re.compile(rf"(?<={_WORD})(?:[,;](?={_WORD})|(?<=[a-z]{{2}})[.:!?](?=[A-Z][a-z]))")
_BROKEN = re.compile(rf"\b({_WORD}+)- ({_WORD}+)\b")
_PENDING = frozenset({"and", "or", "to", "nor", "but", "as", "und", "et", "y", "than", "through"})
_NUMBER = re.compile(r"\b(?=[\dlIoO.,]*\d)\d*(?:[lI](?=\d)|(?<=\d)[lIOo](?=\d|\b))[\dlIOo]*\b")
_ORDINAL = re.compile(r"\d+(?:I+|l)\b")
_INSIDE = re.compile(rf"\b{_WORD}+[$£^~|\\<>{{}}«»°§©®¬=+%#@]{_WORD}+\b")
_CASE = re.compile(r"\b(?:[a-z]+[A-Z][a-z]*|[A-Z]{2,}[a-z]+[A-Za-z]*)\b")
_TWICE = re.compile(rf"\b({_WORD}+)([ \t\n]+)\1\b", re.IGNORECASE)
_PARTICLES = frozenset("in on to up out off over by down about".split())
"""Words that can end a verb and begin what follows: *what was going on on the coast*."""
_POSSESSIVE = re.compile(rf"(?<={_WORD}) (?=['’]s\b)")
_SPACED = re.compile(r"(?<=[^\W_]) +(?=[,;.?!](?:\s|$))")
_DIGITS = str.maketrans("lIoO", "1100")


def stray_sign(text: str, _: Model) -> Iterator[Slip]:
    """A stop or another sign that sticks to the beginning of a word."""
    for match in _GLUED.finditer(text):
        if not match[0].startswith("..") and not (match[0] == "." and text[match.end()].isdigit()):
            yield Slip(match.start(), match.end(), ("",), "stray sign")


def doubled_sign(text: str, _: Model) -> Iterator[Slip]:
    """Two signs of which one is enough."""
    for match in _DOUBLED.finditer(text):
        word = re.search(rf"({_WORD}+)$", text[: match.start()])
        if not (match[0][0] == "." and word and word[1].lower() in _ABBREVIATIONS):
            first, last = match[0][0], match[0][-1]
            yield Slip(match.start(), match.end(), tuple(dict.fromkeys((last, first))), "doubled sign")


def stop_in_sentence(text: str, model: Model) -> Iterator[Slip]:
    """A full stop before a small letter."""
    for match in _STOP.finditer(text):
        word = match[1]
        if (
            match[2] != "."
            or len(word) == 1
            or word.lower() in _ABBREVIATIONS
            or text[match.start() - 1 : match.start()] == "."
        ):
            continue
        if model.log_count(fold(word)) > 4:
            yield Slip(match.start(2), match.end(2), ("", ","), "stop in a sentence")


def lost_space(text: str, _: Model) -> Iterator[Slip]:
    """A sign after which the space is missing."""
    for match in _NO_SPACE.finditer(text):
        around = re.search(r"\S*$", text[: match.start()]), re.match(r"\S*", text[match.end() :])
        whole = "".join(part[0] if part else "" for part in around)
        if not re.search(r"[@/\\]|www|http|\.(?:com|org|htm)", whole):
            yield Slip(match.start(), match.end(), (match[0] + " ",), "lost space")


def broken_word(text: str, model: Model) -> Iterator[Slip]:
    """A hyphen with a space after it, as at the end of a printed line."""
    for match in _BROKEN.finditer(text):
        if match[2].lower() in _PENDING:
            continue
        joined = fold(match[1] + match[2])
        readings = ("", "-") if model.log_count(joined) > 2 else ("-", "")
        yield Slip(match.end(1), match.start(2), readings, "broken word")


def letter_in_number(text: str, _: Model) -> Iterator[Slip]:
    """A letter that looks like a digit, within a number."""
    for match in _NUMBER.finditer(text):
        if not _ORDINAL.fullmatch(match[0]):
            yield Slip(match.start(), match.end(), (match[0].translate(_DIGITS),), "letter in a number")


def sign_in_word(text: str, model: Model) -> Iterator[Slip]:
    """A sign within a word that no word has there."""
    for match in _INSIDE.finditer(text):
        bare = re.sub(r"[^\w]", "", match[0])
        letters = [re.sub(r"[^\w]", letter, match[0]) for letter in "abcdefghijklmnopqrstuvwxyz"]
        known = [word for word in (bare, *letters) if model.log_count(fold(word)) > 4]
        known.sort(key=lambda word: -model.log_count(fold(word)))
        yield Slip(match.start(), match.end(), tuple(known[:3]) or (bare,), "sign in a word")


def capital_in_word(text: str, model: Model) -> Iterator[Slip]:
    """A capital within a word of small letters."""
    for match in _CASE.finditer(text):
        word = match[0]
        if re.match(r"(?:Ma?c|[dDl]e|[vV]an|O)[A-Z]", word) or re.search(
            r"[A-Z](?:s|er|ers|ed|ing|ism|ist|ists|ite|ites|th|st|nd|rd|y)$", word
        ):
            continue
        if model.log_count(word.lower()) > 5:
            proper = word.lower() if word[0].islower() else word.capitalize()
            yield Slip(match.start(), match.end(), (proper,), "capital in a word")


def word_twice(text: str, model: Model) -> Iterator[Slip]:
    """A word that stands twice in a row where that is no turn of speech."""
    for match in _TWICE.finditer(text):
        number = model.number(fold(match[1]))
        second = match[0][-len(match[1]) :]
        if (second[0].isupper() and second != match[1]) or match[1].lower() in _PARTICLES:
            continue
        if number and not match[1].isdigit() and pair_log(model, number, number) < 0.35 * model.logs[number] - 0.5:
            yield Slip(match.start(), match.end(), (match[1],), "word twice")


def split_possessive(text: str, _: Model) -> Iterator[Slip]:
    """A space before the ``’s`` of a genitive."""
    for match in _POSSESSIVE.finditer(text):
        yield Slip(match.start(), match.end(), ("",), "space before an apostrophe")


def space_before_sign(text: str, _: Model) -> Iterator[Slip]:
    """A space before a sign that follows its word at once."""
    for match in _SPACED.finditer(text):
        if not text.startswith(("..", ". ."), match.end()):
            yield Slip(match.start(), match.end(), ("",), "space before a sign")


CHECKS: tuple[Check, ...] = (
    stray_sign,
    doubled_sign,
    stop_in_sentence,
    lost_space,
    broken_word,
    letter_in_number,
    sign_in_word,
    capital_in_word,
    word_twice,
    split_possessive,
    space_before_sign,
)
"""Every check of one block for itself."""
