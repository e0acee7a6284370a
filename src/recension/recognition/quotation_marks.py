"""Pairing quotation marks: which opens, which closes, which is an apostrophe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MARK = re.compile("[“”„‟«»‘’‚‹›\"']")
_OPENING = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‘": "’", "‚": "‘’", "‹": "›"}
_CLOSERS = {"”": "“„‟", "»": "«", "’": "‘‚", "›": "‹", '"': '"', "'": "'", "“": "„", "‘": "‚"}
_STRAYS = {"”": '"”', '"': "“„‟”", "“": '“"'}
"""What a double mark of the wrong shape, or set the wrong way round, closes where nothing else can."""
_DOUBLE = re.compile('[“”„‟«»"]')
_SINGLE = frozenset("‘’‚'")
_REACH = 2_000
"""So many characters a closing mark is looked for."""
_LEFT = re.compile(r"[\s(\[{<–—“„«‘‚\"'/|-]$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, these included.

    Attributes:
        start: Offset of the opening mark.
        end: Offset after the closing mark, or the end of the text where none closes it.
        depth: 0 for the outermost.
        closed: Whether a closing mark ends it.
    """

    start: int
    end: int
    depth: int
    closed: bool

    def is_alike(self, text: str) -> bool:
        """Whether the mark that closes it in `text` is the fellow of the one that opens it."""
        opening, closing = text[self.start], text[self.end - 1]
        return closing in _OPENING.get(opening, opening if opening in "\"'" else "")


@dataclass(frozen=True, slots=True)
class Pairing:
    """The quotations of a text in the order of their opening marks, and the offsets of closing marks without one."""

    quotations: tuple[Quotation, ...]
    unopened: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    start: int
    depth: int


def pair(text: str) -> Pairing:
    """Pair the quotation marks of one paragraph.

    A single mark within a word is an apostrophe, and so is one that closes nothing. A single opening mark that
    nothing closes was an apostrophe set the wrong way round. A double mark that nothing closes runs to the end: the
    next paragraph may go on with it. Double marks of two shapes pair where nothing else can close the quotation, and
    one set the wrong way round, as the blanks about it tell, does what its place asks for.
    """
    stack: list[_Open] = []
    waiting: Counter[str] = Counter()
    done: list[Quotation] = []
    unopened: list[int] = []
    for place, mark in _marks(text):
        closes = _closes(stack, waiting, mark, text, place)
        if closes is not None:
            done += _dropped(stack[closes + 1 :])
            opened = stack[closes]
            done.append(Quotation(opened.start, place + 1, opened.depth, closed=True))
            waiting.subtract(item.mark for item in stack[closes:])
            del stack[closes:]
        elif _opens(mark, text, place):
            stack.append(_Open(mark, place, len(stack)))
            waiting[mark] += 1
        elif mark not in _SINGLE and not _is_inches(text, place, mark):
            unopened.append(place)
    done += [Quotation(item.start, len(text), item.depth, closed=False) for item in stack if item.mark not in _SINGLE]
    return Pairing(tuple(_redepthed(sorted(done, key=lambda item: (item.start, -item.end)))), tuple(unopened))


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """The marks that may be quotation marks; single ones inside words are not."""
    for match in _MARK.finditer(text):
        place, mark = match.start(), match[0]
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        inside = before.isalnum() and after.isalnum()
        if not (mark in _SINGLE and inside):
            yield place, mark


def _is_inches(text: str, place: int, mark: str) -> bool:
    """Whether a straight mark after a figure stands for inches or seconds."""
    return mark == '"' and text[place - 1 : place].isdigit()


def _opens(mark: str, text: str, place: int) -> bool:
    after = text[place + 1 : place + 2]
    if mark in "\"'":
        standing = place == 0 or bool(_LEFT.search(text[place - 1 : place]))
        return standing and bool(after) and not after.isspace() and not (mark == "'" and after.isdigit())
    if mark == "‘":
        return bool(after) and not after.isspace() and not text[place - 1 : place].isalnum()
    if mark == "”":
        return after.isalnum() and bool(_LEFT.search(text[place - 1 : place] or " "))
    return mark in _OPENING


def _closes(stack: list[_Open], waiting: Counter[str], mark: str, text: str, place: int) -> int | None:
    """The index in `stack` of what `mark` closes; None if it closes nothing. `waiting` counts the marks in `stack`."""
    if mark in "\"'" and (not stack or (place and text[place - 1].isspace() and _opens(mark, text, place))):
        return None
    matching = _CLOSERS.get(mark, "")
    if not any(map(waiting.__getitem__, matching)):
        matching = _STRAYS.get(mark, "") if _is_stray(mark, text, place) else ""
        double = next((item.mark for item in reversed(stack) if item.mark not in _SINGLE), "")
        if not double or double not in matching or _closes_later(double, text, place):
            return None
    if mark in _SINGLE and (stack[-1].mark not in matching or _is_possessive(text, place, mark)):
        return None
    return next(index for index in range(len(stack) - 1, -1, -1) if stack[index].mark in matching)


def _is_stray(mark: str, text: str, place: int) -> bool:
    """Whether a double mark may close what another kind of mark opened, since nothing but that is left for it."""
    if mark == "“":
        return not text[place + 1 : place + 2].strip()
    return not _opens(mark, text, place) and not _is_inches(text, place, mark)


def _closes_later(opening: str, text: str, place: int) -> bool:
    """Whether the next double mark after `place` is the fellow of an opening one."""
    fellows = _OPENING.get(opening, opening)
    found = _DOUBLE.search(text, place + 1, place + _REACH)
    return found is not None and found[0] in fellows and not _opens(found[0], text, found.start())


def _is_possessive(text: str, place: int, mark: str) -> bool:
    """Whether a single mark after s, before a space, is an apostrophe, since a better closing mark comes later."""
    if text[place - 1 : place].lower() != "s" or not text[place + 1 : place + 2].isspace():
        return False
    rest = text[place + 1 : place + _REACH]
    later = re.search(rf"[^\W_s]{mark}(?!\w)|[.,!?;:]{mark}", rest)
    boundary = re.search("[‘”]", rest)
    return later is not None and (boundary is None or later.start() < boundary.start())


def _dropped(items: Iterable[_Open]) -> list[Quotation]:
    """What becomes of marks that were open when an outer one closed: nothing closes them, so they quote nothing."""
    return [
        Quotation(item.start, item.start + 1, item.depth, closed=False) for item in items if item.mark not in _SINGLE
    ]


def _redepthed(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """The same quotations, their depths counted over those that remain."""
    ends: list[int] = []
    for item in quotations:
        while ends and ends[-1] <= item.start:
            ends.pop()
        yield Quotation(item.start, item.end, len(ends), item.closed)
        ends.append(item.end)
