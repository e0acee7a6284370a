"""Where the characters of a text stand in the page that the text was taken from."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

_TAGS = re.compile(r"(?:<[^<>]*>)+(?=\s)")
"""Tags after a word, before the white space that follows them."""
_SPACE = re.compile(r"(?:\s|&nbsp;|&#160;|&#x0*a0;)*", re.IGNORECASE)


class Piece(NamedTuple):
    """Characters of a text that stand together in the page.

    Attributes:
        start: Offset of the first in the text.
        end: Offset after the last in the text.
        first: Offset in the page where they begin; None if that is not known.
        last: Offset in the page where they end. A piece that is longer there is a character reference.
    """

    start: int
    end: int
    first: int | None
    last: int


class Alignment:
    """The places in a page of the characters of a text, found out when one of them is first asked for."""

    __slots__ = ("_find", "_page", "_pieces", "_text")

    def __init__(self, text: str, page: str, find: Callable[[], Sequence[Piece]]) -> None:
        """The alignment of `text` with `page`; `find` gives its pieces, in their order, white space aside."""
        self._text, self._page, self._find = text, page, find
        self._pieces: Sequence[Piece] | None = None

    def begin(self, offset: int, since: int) -> int | None:
        """Where the character at `offset` of the text begins; white space is taken to follow the word before it.

        Args:
            offset: Its offset in the text.
            since: Where its block begins in the text: a word before that is no neighbour.

        Returns:
            An offset in the page; None where the place is not known.
        """
        piece = self._last_before(offset + 1)
        if piece is None or piece.first is None or piece.end <= since:
            return None
        if offset < piece.end:
            return _within(piece, offset, piece.first)
        tags = _TAGS.match(self._page, piece.last) if self._text[offset : offset + 1] != "\n" else None
        return tags.end() if tags else piece.last

    def finish(self, offset: int, since: int) -> int | None:
        """Where the character before `offset` of the text ends: as for `begin`."""
        piece = self._last_before(offset)
        if piece is None or piece.first is None or offset > piece.end:
            space = self.begin(offset - 1, since)
            return None if space is None else _end_of_space(self._page, space)
        return _within(piece, offset, piece.last)

    def _last_before(self, offset: int) -> Piece | None:
        """The last piece that begins before `offset` of the text."""
        if self._pieces is None:
            self._pieces = self._find()
        index = bisect.bisect_left(self._pieces, offset, key=lambda piece: piece.start)
        return self._pieces[index - 1] if index else None


def _within(piece: Piece, offset: int, otherwise: int) -> int:
    """The place of `offset` in a piece whose place is known, or `otherwise` where the piece is indivisible."""
    divisible = piece.first is not None and piece.last - piece.first == piece.end - piece.start
    return piece.last - (piece.end - offset) if divisible else otherwise


def _end_of_space(page: str, start: int) -> int:
    space = _SPACE.match(page, start)
    return space.end() if space else start
