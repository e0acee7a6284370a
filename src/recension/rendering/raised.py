"""Superscripts and the marks of notes in forms that have one height of letters only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from lxml import etree

from recension import tei
from recension.rendering.flow import Piece, Point, Text
from recension.rendering.styles import SUPERSCRIPT, element_styles

_SHOWN = frozenset({"graphic", "ptr"})
_RAISED = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyz",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
)  # fmt: skip
"""Superscripts of Unicode, whose compatibility decomposition (UAX 15, NFKC) is the sign itself."""


def level(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces of a line with their superscripts written so that they run into no number: 10⁶, x^2,3, late[1].

    Of what has no words, only the pictures and the pointers are among them.
    Letters that are raised, as in 21st and Mlle, say the same in the line; so do signs of notes that stand in brackets.
    """
    shown = (piece for piece in pieces if not isinstance(piece, Point) or tei.local(piece.element) in _SHOWN)
    before = ""
    for span, group in groupby(shown, _raising):
        inside = list(group)
        words = "".join(piece.text for piece in inside if isinstance(piece, Text))
        if span is None or not words.strip():
            yield from inside
        elif _is_anchor(span):
            yield from _bracketed(inside) if words.strip().isalnum() else inside
        else:
            yield from _raised(inside, words) if _would_mislead(before, words, span) else inside
        before = inside[-1].text if isinstance(inside[-1], Text) else ""


def _would_mislead(before: str, words: str, span: etree._Element) -> bool:
    """Whether a superscript in the line would be read as part of what is before it, as 10⁶ would be as 106."""
    if not before[-1:].strip() or words[0].isspace() or unicodedata.category(before[-1]) in {"Ps", "Pi"}:
        return False
    in_formula = any(True for _ in span.iterancestors(tei.name("formula")))
    return words.lstrip()[0] not in "([" and (in_formula or any(sign.isdigit() for sign in words))


def _raised(inside: list[Piece], words: str) -> Iterator[Piece]:
    """The pieces of one superscript in the signs of Unicode, if it has all of them; else after a caret."""
    if all(ord(sign) in _RAISED or sign.isspace() for sign in words):
        yield from (
            replace(piece, text=piece.text.translate(_RAISED)) if isinstance(piece, Text) else piece for piece in inside
        )
        return
    first = next(place for place, piece in enumerate(inside) if isinstance(piece, Text) and piece.text.strip())
    for place, piece in enumerate(inside):
        if place == first and isinstance(piece, Text):
            text = piece.text.lstrip(" ")
            yield replace(piece, text=f"{piece.text[: len(piece.text) - len(text)]}^{text}")
        else:
            yield piece


def _bracketed(inside: list[Piece]) -> Iterator[Piece]:
    texts = [place for place, piece in enumerate(inside) if isinstance(piece, Text)]
    for place, piece in enumerate(inside):
        if isinstance(piece, Text):
            before, after = "[" * (place == texts[0]), "]" * (place == texts[-1])
            yield replace(piece, text=f"{before}{piece.text}{after}")
        else:
            yield piece


def _raising(piece: Piece) -> etree._Element | None:
    """The outermost element around a piece that is a mark of a note, or else a superscript."""
    spans = piece.spans if isinstance(piece, Text) else ()
    anchors = (span for span in spans if _is_anchor(span))
    return next(anchors, next((span for span in spans if SUPERSCRIPT in element_styles(span)), None))


def _is_anchor(span: etree._Element) -> bool:
    return tei.local(span) == "ref" and span.get("type") == "noteAnchor"
