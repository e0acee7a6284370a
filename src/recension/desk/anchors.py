"""Naming a place in a transcription by its words, as briefly as the place can be named."""

from __future__ import annotations

import re

from recension.edition import Anchor

_MOST = 40
"""How many words on each side are tried."""


class NoAnchorError(ValueError):
    """No words around the place tell it from others."""


def anchor_for(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``text[start:end]``: a word on each side, or as many as make the place the only one.

    Raises:
        NoAnchorError: The words around it do not tell the place from others.
    """
    begin, until = start, end
    exact = _spaced(text[start:end])
    for step in range(2 * _MOST):
        before = (begin, until)
        if step == 0 or step % 2 == 1:
            begin = _one_before(text, begin)
        if step == 0 or step % 2 == 0:
            until = _one_after(text, until)
        if step and (begin, until) == before:
            continue
        anchor = Anchor(exact, _spaced(text[begin:start]), _spaced(text[end:until]))
        if (exact or (anchor.prefix and anchor.suffix)) and anchor.find(text) == [(start, end)]:
            return anchor
    raise NoAnchorError("the words around this place stand more than once; name a longer passage")


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the words that touch it; of a gap, or if it still has no letter, with those on both sides."""
    begin, until = start, end
    while begin and not text[begin - 1].isspace():
        begin -= 1
    while until < len(text) and not text[until].isspace():
        until += 1
    if start == end or not re.search(r"\w", text[begin:until]):
        return min(begin, _one_before(text, start)), max(until, _one_after(text, end))
    return begin, until


def _one_before(text: str, offset: int) -> int:
    """Where the word before `offset` begins, or what there is of one."""
    while offset and text[offset - 1].isspace():
        offset -= 1
    while offset and not text[offset - 1].isspace():
        offset -= 1
    return offset


def _one_after(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    while offset < len(text) and not text[offset].isspace():
        offset += 1
    return offset


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
