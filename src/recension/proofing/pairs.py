"""Signs that come in pairs: quotation marks and brackets of which one is lost, stray, or turned the wrong way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recension.proofing.signs import Slip

_TURNED = re.compile(r"(?<![^\s(\[—–-])”(?=[^\W_])|(?<=[^\W_])“(?=[\s.,;:!?)]|$)")
_TURNS = {"“": "”", "”": "“"}
_TOKEN = re.compile(r"[“”\"()\[\]]")
_CLOSES = {"”": "“", ")": "(", "]": "["}
_ENUMERATION = re.compile(r"(?:^|[\s(])(?:\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]+)$")
_TRAILING = re.compile(r"\b([^\W\d_]*[^\W\d_sS])(['’])(?=\s)")
_SINGLE = re.compile(r"(?<=\s)‘(?=[^\W\d_])")
_ELIDED = re.compile(r"(?i)(?:[a-z]+in|o|an|th|ol|wi|i)$")


def turned_marks(text: str) -> Iterator[Slip]:
    """A quotation mark that is turned away from its quotation."""
    for match in _TURNED.finditer(text):
        yield Slip(match.start(), match.end(), (_TURNS[match[0]],), "turned quotation mark")


def mixed_marks(text: str) -> Iterator[Slip]:
    """A straight quotation mark that closes, or opens, what a typographic one opens or closes."""
    straight = [match.start() for match in re.finditer('"', text)]
    if len(straight) % 2 == 0 or text.count("“") == text.count("”"):
        return
    wanted = "”" if text.count("“") > text.count("”") else "“"
    for place in straight:
        opens = (place == 0 or text[place - 1] in " \n\t([—–") and text[place + 1 : place + 2].isalnum()
        if opens == (wanted == "“"):
            yield Slip(place, place + 1, (wanted,), "mixed quotation marks")


def unpaired(blocks: Sequence[str], index: int) -> Iterator[Slip]:
    """Quotation marks and brackets in a block without their fellow, unless a quotation goes on in the next block."""
    text = blocks[index]
    following = blocks[index + 1] if index + 1 < len(blocks) else ""
    before = blocks[index - 1] if index else ""
    stack: list[tuple[str, int]] = []
    for match in _TOKEN.finditer(text):
        sign, place = match[0], match.start()
        if sign in "“([":
            stack.append((sign, place))
        elif sign in _CLOSES:
            opener = _CLOSES[sign]
            if any(open_sign == opener for open_sign, _ in stack):
                while stack[-1][0] != opener:
                    yield from _opened(text, *stack.pop(), following)
                stack.pop()
            else:
                yield from _closed(text, sign, place, before)
    for sign, place in stack:
        yield from _opened(text, sign, place, following)


def _opened(text: str, sign: str, place: int, following: str) -> Iterator[Slip]:
    if sign == "“" and (following.startswith(("“", '"', "‘", "...", "…")) or '"' in text[place:]):
        return
    if text[place + 1 : place + 2].strip():
        yield Slip(place, place + 1, ("",), "quotation never closed" if sign == "“" else "bracket never closed")


def _closed(text: str, sign: str, place: int, before: str) -> Iterator[Slip]:
    if sign == "”":
        if before.count("“") <= before.count("”") and '"' not in text[:place]:
            yield Slip(place, place + 1, ("",), "quotation never opened")
    elif not _ENUMERATION.search(text[max(0, place - 8) : place]):
        yield Slip(place, place + 1, ("",), "bracket never opened")


def stray_apostrophes(text: str) -> Iterator[Slip]:
    """An apostrophe after a word that is no genitive, and a single quotation mark that nothing closes."""
    for match in _TRAILING.finditer(text):
        opened = text.rfind("‘", 0, match.start())
        closed = text.rfind("’", 0, match.start(2))
        inside = opened >= 0 and (closed < opened or text[closed + 1 : closed + 2].isalpha())
        straight = match[2] == "'" and text.count(" '", 0, match.start()) > 0
        if not inside and not straight and not _ELIDED.match(match[1]):
            yield Slip(match.start(2), match.end(2), ("",), "stray apostrophe")
    for match in _SINGLE.finditer(text):
        rest = text[match.end() :]
        if not re.search(r"(?<=\w)[’'](?!\w)|[.,!?;:][’']", rest):
            yield Slip(match.start(), match.end(), ("",), "single quotation mark never closed")
