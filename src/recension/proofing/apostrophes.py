"""Apostrophes, and the single quotation marks that look like them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recension.proofing.model import Model
from recension.proofing.quotations import closing_place, without_mixed
from recension.proofing.signs import Slip

_POSSESSIVE = re.compile(r"(?<=[^\W_]) (?=['’]s\b)")
_PARTED = re.compile(
    r"(?<=[a-z]{2})[’'] (?=(?:s|t|re|ve|ll)\b(?![.’']))|(?<![\w’'])I[’'] (?=(?:m|ve|ll|d)\b)"
    r"|(?<![\w’'])[dlDL]’ (?=[aeiouhâéèê]\w)"
)
_LONE = re.compile(r"(?<=[a-z]{3}) (?=s [a-z])|(?<=[a-z]n) (?=t [a-z])")
_OTHER = re.compile(r"(?<=[^\W\d_])[`´“”\"‘](?=[^\W\d_])")
_SIGN = re.compile(r"[‘’'`]")
_ELIDED = re.compile(r"(?i)(?<![^\W\d_])(?:[a-z]{2,}in|o|an|th|ol|wi|i|mo|tho|po|lil|comp|gov|ain|don|isn|a)$")
_CLIPPED = re.compile(r"(?:\d\ds?|em|im|er|[Tt]is|[Tt]was|twere|till?|cause|bout|round|neath|n|d|s|[a-z]+ties)$")
_NEVER_QUOTED = re.compile(r"em\b|(?i:(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b)")
_OPENS = frozenset({"", *' \n\t\xa0([—–-“"/…,:'})


def split_possessive(text: str, model: Model) -> Iterator[Slip]:
    """A space before the ``’s`` of a genitive, or within it, or where its apostrophe should be."""
    for match in _POSSESSIVE.finditer(text):
        yield Slip(match.start(), match.end(), ("",), "space at an apostrophe")
    for match in _PARTED.finditer(text):
        yield Slip(match.end() - 1, match.end(), ("",), "space after an apostrophe")
    for match in _LONE.finditer(text):
        word = re.findall(r"[a-z]+$", text[: match.start()])[-1]
        if model.log_count(f"{word.removesuffix('s')}'{text[match.end()]}") > 1:
            yield Slip(match.start(), match.end(), ("’",), "lost apostrophe")


def other_sign(text: str, _: Model) -> Iterator[Slip]:
    """Another sign where an apostrophe belongs."""
    for match in _OTHER.finditer(text):
        if match[0] in "`´" or re.match(r"(?:s|t|re|ve|ll|d)\b", text[match.end() :]):
            yield Slip(match.start(), match.end(), ("’",), "sign for an apostrophe")
        elif match[0] in "“‘":
            yield Slip(match.start(), match.end(), (f" {match[0]}",), "lost space")
        elif match[0] == "”":
            yield Slip(match.start(), match.end(), ("” ",), "lost space")


def single_marks(blocks: Sequence[str], index: int, model: Model) -> Iterator[Slip]:
    """Apostrophes after words that are no genitives, and single quotation marks turned, or without their fellow.

    Args:
        blocks: The blocks of a document.
        index: The block that is looked at. The one before it may have left a quotation open; one that goes on in the
            next is opened there anew.
        model: The model, which knows words without their *h*.
    """
    text = without_mixed(blocks[index])
    signs = [(match.start(), _kind(text, match.start(), model)) for match in _SIGN.finditer(text)]
    pairs, opened, closed = _paired(text, signs)
    for start, end in pairs:
        if text[start] == "’":
            yield Slip(start, start + 1, ("‘",), "turned quotation mark")
        if text[end] == "‘":
            yield Slip(end, end + 1, ("’",), "turned quotation mark")
    if index + 1 == len(blocks) or not blocks[index + 1].startswith(("‘", "’", "'", "“", "...", "…")):
        for place in opened:
            if text[place] in "‘'":
                closes = closing_place(text, place, inside=False)
                span, mark = ((place, place + 1), "") if closes is None else ((closes, closes), "’")
                yield Slip(*span, (mark,), "single quotation mark never closed", mends=False)
    before = blocks[index - 1] if index else ""
    if before.count("‘") <= len(re.findall(r"’(?!\w)", before)):
        yield from _never_opened(text, closed)


def _never_opened(text: str, closed: Sequence[int]) -> Iterator[Slip]:
    for place in closed:
        if _PARTED.match(text, place) or _PARTED.match(text, place - 1):
            continue
        if text[place - 1] in ".,!?;:":
            if text[place] == "’":
                yield Slip(place, place + 1, ("",), "single quotation mark never opened", mends=False)
        elif text[place - 2 : place - 1].isalpha() and text[place - 1] not in "xXzZ" and not _follows(text, place):
            yield Slip(place, place + 1, ("",), "stray apostrophe")


def _paired(text: str, signs: Sequence[tuple[int, str]]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """The marks that belong together, those that nothing closes, and those that nothing opens."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    closed: list[int] = []
    for number, (place, kind) in enumerate(signs):
        if kind == "opens":
            opened.append(place)
        elif kind == "closes" and not opened:
            closed.append(place)
        elif kind == "closes" and not (_follows(text, place) and _left(signs[number + 1 :]) >= len(opened)):
            pairs.append((opened.pop(), place))
    return pairs, opened, closed


def _left(signs: Sequence[tuple[int, str]]) -> int:
    """How many marks close before the next one opens."""
    kinds = [kind for _, kind in signs]
    return kinds[: kinds.index("opens")].count("closes") if "opens" in kinds else kinds.count("closes")


def _kind(text: str, place: int, model: Model) -> str:
    """Whether a sign opens a quotation, closes one (or is the apostrophe after a genitive), or does neither."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place - 1 : place + 2].count(text[place]) > 1 or (before.isalnum() and (after.isalnum() or after in ">|")):
        return "other"
    led = before in _OPENS and (after.isalnum() or before not in {",", ":", "…"})
    if led and after.strip() and (after.isalnum() or after in '([.…“"’'):
        if text[place] in "‘`":
            return "other" if _NEVER_QUOTED.match(text, place + 1) else "opens"
        return "other" if _is_clipped(text, place + 1, model) else "opens"
    if text[place] == "‘" and before.isspace() and after == " ":
        return "opens"
    if before.strip() and not after.isalnum() and (text[place] != "`"):
        return "closes"
    return "other"


def _is_clipped(text: str, start: int, model: Model) -> bool:
    """Whether the word at `start` lacks its beginning: *’tis*, *’30s*, *’ouse*."""
    word = re.match(r"\w*", text[start:])
    clipped = word[0] if word else ""
    return bool(_CLIPPED.match(clipped)) or (
        text[start - 1] == "’" and clipped.islower() and lacks_h(text, start, model)
    )


def lacks_h(text: str, start: int, model: Model) -> bool:
    """Whether the word at `start` is one as it is spoken, without its *h*: *’ouse*."""
    word = re.match(r"[^\W\d_]*", text[start:])
    if word is None or not word[0]:
        return False
    whole = f"h{word[0].lower()}"
    return model.log_count(f"{whole}g" if whole.endswith("in") else whole) > 3


def _follows(text: str, place: int) -> bool:
    """Whether the sign at `place` may be the apostrophe at the end of a genitive, or of a clipped word."""
    return text[place - 1] in "sS" or _ELIDED.search(text, max(0, place - 12), place) is not None
