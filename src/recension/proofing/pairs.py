"""Signs that come in pairs: quotation marks and brackets of which one is lost, stray, or turned the wrong way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.proofing.apostrophes import lacks_h
from recension.proofing.model import Model
from recension.proofing.quotations import closing_place, mixed_marks, stops_inside, without_mixed
from recension.proofing.signs import Slip

_DOUBLE = re.compile(r"‘’(?=\w)|‘‘(?=\w)|’’|(?<!')''(?!')|``(?=\w)")
_TOKEN = re.compile(r"[“”\"()\[\]]")
_OPENS = {"”": "“", ")": "(", "]": "["}
_CLOSES = {opens: closes for closes, opens in _OPENS.items()}
_NAMES = {"“": "quotation", "(": "bracket", "[": "bracket"}
_ENUMERATION = re.compile(r"[.,!?\"”’)]\d{1,3}$|(?:^|[\s(‘“\"'—–-])(?:\d{1,3}\.?|[a-zA-Z]|[ivxlcIVXLC]+)[.’”]?$")
_GERMAN = re.compile(r"„([^„“”]*)“")
_BRACES = str.maketrans("{}", "()")
_NEXT = 6
"""A quotation or a bracket may be closed so many blocks later."""


@dataclass(frozen=True, slots=True)
class _Alone:
    """A sign without its fellow in its block."""

    block: int
    place: int
    sign: str
    leads: bool
    """Whether it stands at the beginning of its block."""


def paired_marks(blocks: Sequence[str], model: Model) -> Iterator[tuple[int, Slip]]:
    """What is wrong with double quotation marks and brackets, by the number of the block."""
    alone: list[_Alone] = []
    yield from mixed_marks(blocks)
    for index, text in enumerate(blocks):
        for match in _DOUBLE.finditer(text):
            if match[0] == "‘’" and lacks_h(text, match.end(), model):
                continue
            mark = "“" if text[match.end() : match.end() + 1].isalnum() else "”"
            yield index, Slip(match.start(), match.end(), (mark,), "two marks for one")
        for found in _of_block(text, index):
            if isinstance(found, Slip):
                yield index, found
            else:
                alone.append(found)
    yield from _across(blocks, alone)


def _of_block(text: str, index: int) -> Iterator[Slip | _Alone]:
    """The signs of a block: those turned, loose or mixed, and those without a fellow."""
    plain = _plain(text)
    stack: list[tuple[str, int]] = []
    for match in _TOKEN.finditer(plain):
        place = match.start()
        sign = _meant(plain, place, stack)
        if sign in _CLOSES:
            if sign == "“" and plain[:place].rstrip(" \t").endswith("\n") and stack and stack[-1][0] == "“":
                stack.pop()
            stack.append((sign, place))
        elif any(opened == _OPENS[sign] for opened, _ in stack):
            while stack[-1][0] != _OPENS[sign]:
                yield _alone(text, index, *stack.pop())
            stack.pop()
        else:
            yield _alone(text, index, sign, place)
        yield from _form(plain, place, sign)
    for sign, place in stack:
        yield _alone(text, index, sign, place)


def _alone(text: str, index: int, sign: str, place: int) -> _Alone:
    return _Alone(index, place, sign, leads=not text[:place].strip())


def _plain(text: str) -> str:
    """The text with its marks in the English form, every sign in its place."""
    text = _GERMAN.sub(r"“\1”", without_mixed(text).translate(_BRACES)).replace("„", "“")
    return _DOUBLE.sub(lambda match: ("“" if text[match.end() :][:1].isalnum() else "”") + "\u2060", text)


def _meant(text: str, place: int, stack: Sequence[tuple[str, int]]) -> str:
    """The sign as which the one at `place` serves: by what stands around it, or by what is open."""
    sign = text[place]
    if sign not in '“”"':
        return sign
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    free = not before or before in " \n\t\xa0([—–"
    held = not after or after in " \n\t\xa0)].,;:!?—–\u2060" or text[place] == "\u2060"
    if free and not held:
        return "“" if sign != "”" or after.isalnum() else sign
    if held and not free:
        return "”" if before.isalnum() or sign != "“" or before in ".,!?" else sign
    if sign == '"' or (free and held):
        return "”" if any(opened == "“" for opened, _ in stack) else "“"
    return sign


def _form(text: str, place: int, meant: str) -> Iterator[Slip]:
    """Whether a quotation mark has the form of what it serves as, and stands close to what it opens or closes."""
    if text[place] not in "“”":
        return
    turned = text[place] != meant
    if meant == "“" and re.match(r" [^ .…‘’']", text[place + 1 :]):
        start, end = (place, place + 2) if turned else (place + 1, place + 2)
    elif meant == "”" and text[place - 1 : place] == " ":
        start, end = (place - 1, place + 1) if turned else (place - 1, place)
    elif turned:
        yield Slip(place, place + 1, (meant,), "turned quotation mark")
        return
    else:
        return
    yield Slip(start, end, (meant if turned else "",), "space in a quotation")


def _across(blocks: Sequence[str], alone: Sequence[_Alone]) -> Iterator[tuple[int, Slip]]:
    """Of the signs without a fellow those that have none in the blocks that follow either."""
    taken = _together(alone)
    inside = stops_inside(blocks)
    for number, item in enumerate(alone):
        before = blocks[item.block][max(0, item.place - 8) : item.place]
        numbers = item.sign in ")]" and _ENUMERATION.search(before)
        if number in taken or numbers or _goes_on(blocks, item):
            continue
        what = f"{_NAMES[_OPENS.get(item.sign, item.sign)]} never {'opened' if item.sign in _OPENS else 'closed'}"
        text, closes = blocks[item.block], _CLOSES.get(item.sign)
        place = closing_place(text, item.place, inside=inside or closes != "”") if closes else None
        if place is None:
            yield item.block, Slip(item.place, item.place + 1, ("",), what, mends=False)
        else:
            yield item.block, Slip(place, place, (closes or "",), what, mends=False)


def _together(alone: Sequence[_Alone]) -> set[int]:
    """The numbers of the signs that belong together over several blocks."""
    taken: set[int] = set()
    for number, item in enumerate(alone):
        later = range(number + 1, len(alone)) if item.sign in _CLOSES else range(0)
        for place in (place for place in later if alone[place].block > item.block):
            other = alone[place]
            if other.block > item.block + _NEXT or (other.sign == item.sign and not other.leads):
                break
            if other.sign == _CLOSES[item.sign] and place not in taken:
                taken |= {number, place}
                break
    return taken


def _goes_on(blocks: Sequence[str], item: _Alone) -> bool:
    """Whether a quotation goes on in the next block, which opens it anew."""
    following = blocks[item.block + 1] if item.block + 1 < len(blocks) else ""
    return item.sign == "“" and following.startswith(("“", '"', "‘", "...", "…", "”"))
