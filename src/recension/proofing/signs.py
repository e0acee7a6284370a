"""Signs out of their place: stray, doubled and loose signs, lost spaces, digits in words, capitals within words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recension.proofing.abbreviations import takes_stop
from recension.proofing.model import Model
from recension.proofing.usage import PREFIXES
from recension.proofing.words import fold

_WORD = r"[^\W\d_]"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


@dataclass(frozen=True, slots=True)
class Slip:
    """A place where a sign is out of place.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        proposals: Readings to put in its place, the best first.
        check: The name of the check that found it.
        mends: Whether the first proposal probably mends it; not where a sign is without its fellow, which may have
            stood anywhere.
    """

    start: int
    end: int
    proposals: tuple[str, ...]
    check: str
    mends: bool = True


Check = Callable[[str, Model], Iterator[Slip]]

_TRAILING = re.compile(rf"(?<={_WORD})[>^|~\\]+(?=\s)|(?<=[’'])[>^|~\\]+(?={_WORD})")
_GLUED = re.compile(
    rf"(?<=[\s(“‘\"])(?!\.(?:doc|docx|pdf|txt|rtf|epub|htm|html|net|exe)\b)[.,;:·•~^|\\_´]+(?={_WORD}{{2}})"
)
_DOUBLED = re.compile(
    rf"(?<={_WORD})(?:,,+|;;+|;,|,;|,\.(?!\.)|:,|,:|::|\.,(?=[ \n][a-z])|(?<!\.)\.\.(?!\.)|[,;:] [,;:.](?=\s))"
    r"|(?<=\d)\.\.(?![.\d])"
)
_NO_SPACE = re.compile(
    rf"(?<={_WORD})(?:[,;](?={_WORD})|(?<=[a-z]{{2}})[.:!?](?=[A-Z][a-z])|(?<=[a-z]{{2}})\.(?=[a-z]{{2}}))"
    r"|(?<=[a-z] \d),(?=(?:1[5-9]|20)\d\d\b)|(?<=[a-z] \d\d),(?=(?:1[5-9]|20)\d\d\b)"
)
_ADDRESS = re.compile(r"[@/\\]|www|http|\.(?:com|org|htm|net|edu|pdf|doc|txt)|\((?:s|es|[a-z])\)|\d\.\w")
_NUMBER = re.compile(r"\b(?=[\dlIoO.,]*\d)\d*(?:[lI](?=\d)|(?<=\d)[lIOo]+(?=\d|\b))[\dlIOo]*\b")
_ORDINAL = re.compile(r"\d+(?:I+|l)\b")
_INSIDE = re.compile(rf"\b{_WORD}+[$£^~|<>{{}}«»°§©®¬#]{_WORD}+\b")
_FOR_LETTER = re.compile(r"(?<![\w’'./-])([a-z]{2,})[:;!]([a-z]{2,})(?![\w/.])")
_DIGIT = re.compile(r"\b(?:[^\W\d_]{2,}[0156][^\W\d_]*|[01][a-z]{2,})\b")
_CASE = re.compile(r"\b(?:[a-z]+[A-Z][a-z]*|[A-Z]{2,}[a-z]+[A-Za-z]*)\b")
_TOGETHER = re.compile(r"([a-z]{2,})([A-Z][a-z]{3,})")
_SPACED = re.compile(r"(?<=[^\W_]) +(?=[,;:.?!](?:[”’\"]?(?:\s|$)))|(?<=[)”’]) +(?=[,;.?!](?:\s|$))")
_LOOSE = re.compile(r"(?!(?<=\[) \w+ \])(?<=[(\[]) +(?=[^\W_])|(?<=[^\W_]) +(?=[)\]])")
_AT_BRACKET = re.compile(r"(?<=[(\[])[,;:.](?=[ \w])(?!\d)|(?<=\w)[,;](?=\))")
_BRACKET = re.compile(r"(?<=[a-z]{3})\((?=[a-z]{3})|(?<= [a-z]{2})\)(?=[a-z]{3})|(?<=[a-z]{3})\)(?=[a-z]{3})")
_BRACE = re.compile(r"(?<!\S)\{(?=\w)|(?<=\w)\}(?!\w)")
_LETTER = re.compile(r"(?<![\w.’'])([a-z]{2,}) ([b-df-hj-np-rt-uw-z]) ([a-z]{2,})(?![\w’'])")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#x?[\da-fA-F]{2,6});")
_FRACTION = re.compile(
    r"\b(?P<whole>\d+)(?P<part>[13]/[24])(?=[- ](?:per ?cent|million|billion|hours?|years?|months|miles|times|d\b)|%)"
)
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}\.(?:000|500)(?![\d.,]*\d)"), re.compile(r"(?<![\d.,])\d{1,3},\d{3}(?!\d)")
_FRACTIONS = {"1/2": "½", "1/4": "¼", "3/4": "¾"}
_DATE = re.compile(
    rf"\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)(?P<comma>,)(?= (?:\d\d?, )?(?:1[5-9]|20)\d\d\b)"
    rf"|\b(?:{_MONTHS})(?P<stop>\.)(?= (?:1[5-9]|20)\d\d\b)"
)
_USUAL, _KNOWN = 4.0, 5.0
"""The logarithms of the count from which a reading is a word: where a sign makes it none, and elsewhere."""
_DIGITS = str.maketrans("lIoO", "1100")
_LETTERS = {"0": "o", "1": "lit", "5": "s", "6": "b"}


def stray_sign(text: str, _: Model) -> Iterator[Slip]:
    """A stop or another sign that sticks to the beginning of a word, or a sign of no language at its end."""
    for match in _GLUED.finditer(text):
        if not match[0].startswith(".."):
            yield Slip(match.start(), match.end(), ("",), "stray sign")
    for match in _TRAILING.finditer(text):
        yield Slip(match.start(), match.end(), ("",), "stray sign")


def doubled_sign(text: str, model: Model) -> Iterator[Slip]:
    """Two signs of which one is enough."""
    for match in _DOUBLED.finditer(text):
        if match[0] == ".," and not _is_plain(text, match.start(), model):
            continue
        first, last = match[0][0], match[0][-1]
        yield Slip(match.start(), match.end(), tuple(dict.fromkeys((last, first))), "doubled sign")


def lost_space(text: str, model: Model) -> Iterator[Slip]:
    """A sign after which the space is missing."""
    for match in _NO_SPACE.finditer(text):
        before, after = re.search(r"\S*$", text[: match.start()]), re.match(r"\S*", text[match.end() :])
        left, right = before[0] if before else "", after[0] if after else ""
        if _ADDRESS.search(f"{left}{match[0]}{right}") or takes_stop(text, match.start()) or "&" in left:
            continue
        if match[0] == "." and right[:1].islower():
            parts = [re.sub(r"^\W+|\W.*$", "", part) for part in (left.rpartition("(")[2], right)]
            if any(model.log_count(fold(part)) < 6 for part in parts):
                continue
        yield Slip(match.start(), match.end(), (match[0] + " ",), "lost space")


def _is_plain(text: str, place: int, model: Model) -> bool:
    """Whether the word before `place` is a word of small letters, and no abbreviation."""
    word = re.search(r"(?<![^\s(“‘])[a-z]{3,}$", text[max(0, place - 24) : place])
    return word is not None and model.log_count(word[0]) > 5 and not takes_stop(text, place)


def lost_space_at_bracket(text: str, _: Model) -> Iterator[Slip]:
    """A bracket between two words without a space."""
    for match in _BRACKET.finditer(text):
        inner = text[text.rfind("(", 0, match.start()) : match.start()] if match[0] == ")" else "( "
        if " " in inner:
            yield Slip(match.start(), match.end(), (f" {match[0]}" if match[0] == "(" else ") ",), "lost space")


def brace(text: str, _: Model) -> Iterator[Slip]:
    """A brace, which is a bracket in print."""
    for match in _BRACE.finditer(text):
        yield Slip(match.start(), match.end(), ("(" if match[0] == "{" else ")",), "brace")


def split_letter(text: str, model: Model) -> Iterator[Slip]:
    """A letter that stands apart from its word."""
    for match in _LETTER.finditer(text):
        for first, last, other in ((1, 2, 1), (2, 3, 3)):
            joined = match[first] + match[last]
            if model.log_count(joined) > max(_KNOWN, model.log_count(match[other])):
                yield Slip(match.start(first), match.end(last), (joined,), "letter apart from its word")
                break


def letter_in_number(text: str, _: Model) -> Iterator[Slip]:
    """A letter that looks like a digit, within a number."""
    for match in _NUMBER.finditer(text):
        if not _ORDINAL.fullmatch(match[0]):
            yield Slip(match.start(), match.end(), (match[0].translate(_DIGITS),), "letter in a number")


def digit_in_word(text: str, model: Model) -> Iterator[Slip]:
    """A digit that looks like a letter, within a word; not the number of a note after one."""
    for match in _DIGIT.finditer(text):
        digit = re.search(r"\d", match[0])
        if not digit or model.log_count(fold(match[0].replace(digit[0], ""))) > 3:
            continue
        readings = [match[0].replace(digit[0], letter) for letter in _LETTERS[digit[0]]]
        known = [word for word in readings if model.log_count(fold(word)) > 5]
        if known:
            yield Slip(match.start(), match.end(), tuple(known), "digit in a word")


def sign_in_word(text: str, model: Model) -> Iterator[Slip]:
    """A sign within a word that no word has there."""
    for match in _INSIDE.finditer(text):
        bare = re.sub(r"[^\w]", "", match[0])
        yield Slip(match.start(), match.end(), _lettered(match[0], model, "", " ") or (bare,), "sign in a word")
    for match in _FOR_LETTER.finditer(text):
        readings = _lettered(match[0], model)
        if readings and any(model.log_count(part) < _KNOWN for part in match.groups()):
            yield Slip(match.start(), match.end(), readings, "sign in a word")


def _lettered(word: str, model: Model, *others: str) -> tuple[str, ...]:
    """What a word with a sign in it may be, with a letter for the sign, or with one of `others`."""
    letters = [re.sub(r"[^\w]", letter, word) for letter in (*others, *"abcdefghijklmnopqrstuvwxyz")]
    rated = {read: min(model.log_count(fold(part)) for part in read.split()) for read in letters}
    return tuple(sorted((read for read, log in rated.items() if log > _USUAL), key=lambda read: -rated[read])[:3])


def capital_in_word(text: str, model: Model) -> Iterator[Slip]:
    """A capital within a word of small letters."""
    for match in _CASE.finditer(text):
        word = match[0]
        if re.match(r"(?:Ma?c|[dDl]e|[vV]an|O)[A-Z]", word) or re.search(
            r"[A-Z](?:s|er|ers|ed|ing|ism|ist|ists|ite|ites|th|st|nd|rd|y)$", word
        ):
            continue
        misread = word[0] + word[1:].replace("I", "l")
        if word.count("I", 1) == 1 and model.log_count(misread.lower()) > _KNOWN > model.log_count(word.lower()):
            yield Slip(match.start(), match.end(), (misread,), "capital in a word")
        elif model.log_count(word.lower()) > _KNOWN:
            proper = word.lower() if word[0].islower() else word.capitalize()
            yield Slip(match.start(), match.end(), (proper,), "capital in a word")
        elif (parts := _TOGETHER.fullmatch(word)) and _are_apart(parts[1], parts[2], model):
            yield Slip(match.start(), match.end(), (f"{parts[1]} {parts[2]}",), "capital in a word")


def _are_apart(first: str, second: str, model: Model) -> bool:
    """Whether a word and one with a capital are two, the space between them lost."""
    return first not in PREFIXES and all(model.log_count(fold(word)) > _KNOWN for word in (first, second))


def space_before_sign(text: str, _: Model) -> Iterator[Slip]:
    """A space before a sign that follows its word at once."""
    for match in _SPACED.finditer(text):
        if text.startswith(("..", ". ."), match.end()):
            continue
        if re.match(r"[.,;:]\s+[a-z]", text[match.end() :]):
            sign = text[match.end()]
            readings = ("", sign) if sign == "." else (sign, "")
            yield Slip(match.start(), match.end() + 1, readings, "space before a sign")
        else:
            yield Slip(match.start(), match.end(), ("",), "space before a sign")


def space_in_brackets(text: str, _: Model) -> Iterator[Slip]:
    """A space after a bracket that opens, or before one that closes."""
    for match in _LOOSE.finditer(text):
        yield Slip(match.start(), match.end(), ("",), "space in brackets")


def sign_at_bracket(text: str, _: Model) -> Iterator[Slip]:
    """A sign that nothing in the brackets comes before, or after."""
    for match in _AT_BRACKET.finditer(text):
        yield Slip(match.start(), match.end(), ("",), "sign at a bracket")


def entity(text: str, _: Model) -> Iterator[Slip]:
    """What is left of the name of a sign in HTML."""
    for match in _ENTITY.finditer(text):
        yield Slip(match.start(), match.end(), ("‘",) if "quo" in match[0] else ("",), "entity")


def fraction(text: str, _: Model) -> Iterator[Slip]:
    """A whole number that runs into its fraction: *31/2 per cent*."""
    for match in _FRACTION.finditer(text):
        if match["part"] in _FRACTIONS:
            mended = match["whole"] + _FRACTIONS[match["part"]]
            yield Slip(match.start(), match.end(), (mended, f"{match['whole']} {match['part']}"), "fraction")


def stop_in_number(texts: Sequence[str]) -> Iterator[tuple[int, Slip]]:
    """A full stop before the thousands, in a document that mostly has a comma there; with the number of its block."""
    found = [(index, match) for index, text in enumerate(texts) for match in _THOUSANDS[0].finditer(text)]
    if found and len(found) <= sum(len(_THOUSANDS[1].findall(text)) for text in texts):
        for index, match in found:
            yield index, Slip(match.start(), match.end(), (match[0].replace(".", ","),), "stop in a number")


def sign_in_date(text: str, _: Model) -> Iterator[Slip]:
    """A comma after a month's abbreviation, or a stop after its name."""
    for match in _DATE.finditer(text):
        place = match.start("comma") if match["comma"] else match.start("stop")
        yield Slip(place, place + 1, (".",) if match["comma"] else (",", ""), "sign in a date")


CHECKS: tuple[Check, ...] = (
    stray_sign,
    doubled_sign,
    lost_space,
    lost_space_at_bracket,
    brace,
    split_letter,
    letter_in_number,
    digit_in_word,
    sign_in_word,
    capital_in_word,
    space_before_sign,
    space_in_brackets,
    sign_at_bracket,
    entity,
    fraction,
    sign_in_date,
)
"""Every check of signs that looks at one block by itself."""
