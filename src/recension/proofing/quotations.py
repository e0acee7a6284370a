"""Quotations whose marks do not belong together, and where one that nothing closes probably ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recension.proofing.abbreviations import takes_stop
from recension.proofing.signs import Slip

_INNER = r"(?:[^‘’“”\"`\n]|(?<=\w)’(?=\w))"
_MIXED = re.compile(
    rf"(?<![\w’'‘])‘(?=\w){_INNER}{{2,120}}(?<!\s)”(?!\w)"
    rf"|“(?=\w){_INNER}{{2,80}}(?<![sS])(?<!in)(?<!\ban)’(?![\w’])(?=[^“”]*(?:“|\Z))"
)
_SINGLE = re.compile(r"(?<!\w)‘(?=\w)")
_MASK = "\u2060"
"""What stands for a mark that is dealt with."""
_SENTENCE = re.compile(r"[^.!?\n“”\"‘()\[\]…;:]*(?P<stop>[.!?]?)")
_FREE, _WITHIN, _WORD = re.compile(r"(?:^|[\s([—–])\Z"), re.compile(r"[^\W\d_]\s\Z"), re.compile(r"[^\W\d_]{2}")
_FEW = 4
"""So many words between a mark and the end of its sentence are a quotation."""
_INSIDE, _OUTSIDE = re.compile(r"[.,]”"), re.compile(r"”[.,]")


def mixed(text: str) -> Iterator[tuple[int, int]]:
    """The places of a single and a double mark that open and close one quotation: *‘freedom”*."""
    for match in _MIXED.finditer(text):
        before = text[: match.start()]
        if match[0][0] == "“" or before.count("“") <= before.count("”"):
            yield match.start(), match.end() - 1


def without_mixed(text: str) -> str:
    """The text without the marks of such quotations, every sign in its place."""
    for start, end in mixed(text):
        text = f"{text[:start]}{_MASK}{text[start + 1 : end]}{_MASK}{text[end + 1 :]}"
    return text


def mixed_marks(blocks: Sequence[str]) -> Iterator[tuple[int, Slip]]:
    """Of two such marks the one that is not what the document has mostly, with the number of its block."""
    found = [(index, pair) for index, text in enumerate(blocks) for pair in mixed(text)]
    if not found:
        return
    double = sum(text.count("“") for text in blocks) >= sum(len(_SINGLE.findall(text)) for text in blocks)
    for index, (start, end) in found:
        opens = (blocks[index][start] == "‘") is double
        place = start if opens else end
        mark = ("“" if double else "‘") if opens else ("”" if double else "’")
        yield index, Slip(place, place + 1, (mark,), "mixed quotation marks")


def stops_inside(blocks: Sequence[str]) -> bool:
    """Whether a document sets stops and commas before the mark that closes a quotation, as American print does."""
    return sum(len(_INSIDE.findall(text)) - len(_OUTSIDE.findall(text)) for text in blocks) >= 0


def closing_place(text: str, place: int, *, inside: bool) -> int | None:
    """Where the fellow of the mark or bracket at `place` is missing, if that can be told: soon, or at the end.

    Args:
        text: A block.
        place: The mark that opens.
        inside: Whether what closes stands after the stop of the sentence.
    """
    before, sign = text[:place], text[place]
    if not _FREE.search(before) or before.count("“") > before.count("”"):
        return None
    sentence = _SENTENCE.match(text, place + 1)
    if sentence and _WORD.search(sentence[0]) and len(sentence[0].split()) <= _FEW:
        stop = len(sentence["stop"])
        last = not text[sentence.end() :].strip()
        if (last or (stop and sign not in "([" and _WITHIN.search(before))) and not takes_stop(
            text, sentence.end() - stop
        ):
            return sentence.end() - (0 if inside else stop)
    end = len(text.rstrip())
    whole = not before.strip() and sign not in "([" and text[end - 1 : end] in {".", "!", "?"}
    return end if whole and not re.search(r"[“”\"]", text[place + 1 :]) else None
