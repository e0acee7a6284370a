"""The evidence that was weighed, in words that a reader of a transcription understands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_TWO: Final = re.compile(r"(.+) that (ends .+?), then (.+)")
"""What is said of two paragraphs together, of which the line is either."""
_SHAPES: Final = {
    "whole": "wholly in quotation marks",
    "open": "a quotation mark opens it and none closes it",
    "mostly": "mostly in quotation marks",
    "partly": "partly in quotation marks",
    "framed": "a quotation mark at its begin and one at its end",
    "speech": "it tells who says what",
    "not in marks": "not in quotation marks",
    "no mark before it": "no quotation mark at its begin",
    "one after": "one at its end",
    "no mark before it, one after": "a quotation mark at its end alone",
}
_ANNOUNCED: Final = {
    "verb and colon": "the text before it ends in a verb of saying and a colon",
    "verb and comma": "the text before it ends in a verb of saying and a comma",
    "verb": "the text before it has a verb of saying",
    "colon": "the text before it ends in a colon",
    "comma": "the text before it ends in a comma",
    "openly": "the text before it ends without a stop",
    "nothing": "nothing announces it",
}
_SUBJECTS: Final = {
    "before it: ": "before it: ",
    "after it: ": "after it: ",
    "the one before: ": "the paragraph before: ",
    "the one before ": "the paragraph before: ",
    "the next: ": "the next paragraph: ",
    "the next ": "the next paragraph: ",
}
_WORDED: Final = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"by plain rules: 0\.95", "its look and place are those of a head"),
        (r"by plain rules: 0\.\d*[1-9]", "its look is that of a head"),
        (r"said up to 1 times", "it stands once on the page"),
        (r"said (?:up to 2|more) times", "it is repeated on the page"),
        (r"(?:lines of its form|plain heads): up to 0", ""),
        (r"lines of its form: up to (\d+)", r"at most \1 other such lines on the page"),
        (r"lines of its form: more", "many other such lines on the page"),
        (r"plain heads: up to (\d+)", r"at most \1 plain heads on the page"),
        (r"plain heads: more", "many plain heads on the page"),
        (r"share of short lines: up to 0\.[12]", "few short lines on the page"),
        (r"share of short lines: .*", "many short lines on the page"),
        (r"length up to (\d+)", r"at most \1 characters"),
        (r"length more", "long"),
        (r"up to 0 words", "no words"),
        (r"more words", "many words"),
        (r"up to (\d+) words", r"at most \1 words"),
        (r"small words up to 0(?:\.[0-2])?", "few small words"),
        (r"small words .*", "many small words"),
        (r"like a name up to 0(?:\.[0-3])?", "unlike a name"),
        (r"like a name .*", "like a name"),
        (r"ends in words|ends openly", "ends without a stop"),
        (r"ends closed", "ends with a quotation mark"),
        (r"others of its form (?:up to 0\.9|more)", "the other lines of its form are heads"),
        (r"heads at first sight: up to (\d+)", r"at most \1 other heads on the page"),
        (r"heads at first sight: more", "many other heads on the page"),
        (r"short lines in a row: up to 1", "no short line next to it"),
        (r"short lines.*|others of its form .*|at first sight .*|said .* but for figures", ""),
        (r"(?:share|paragraphs)\b.*|by plain rules: .*|any (?:short line|paragraph)|lines (?:up to|more).*", ""),
        (r"(after |before )?a ([aeiou].*)", r"\1an \2"),
    )
)
"""What a piece of evidence is in words; nothing where it is of the page as a whole and tells no reader anything."""


def worded(reasons: Iterable[str]) -> tuple[str, ...]:
    """The pieces of `reasons` in words, each once, in their order."""
    return tuple(dict.fromkeys(words for reason in reasons for words in _pieces(reason) if words))


def _pieces(reason: str) -> Iterator[str]:
    if pair := _TWO.fullmatch(reason):
        first, ending, second = (_words(piece) for piece in pair.groups())
        yield f"one paragraph ({first}, {ending}) and then one ({second})"
        return
    subject = ""
    for piece in re.split(r", (?:then )?| that (?=ends )", reason):
        told = piece.removeprefix("announced: ")
        if piece in {"the one before", "the next"}:
            subject = f"{piece} "
            continue
        if told in _ANNOUNCED:
            yield _ANNOUNCED[told]
            continue
        lead = next((lead for lead in _SUBJECTS if told.startswith(lead)), "")
        subject = lead or subject
        words = _words(told.removeprefix(lead))
        yield f"{_SUBJECTS.get(subject, '')}{words}" if words else ""


def _words(piece: str) -> str:
    if piece in _SHAPES:
        return _SHAPES[piece]
    for pattern, words in _WORDED:
        if match := pattern.fullmatch(piece):
            return match.expand(words)
    return piece
