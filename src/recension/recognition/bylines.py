"""Bylines: how much a line looks like a name, and the names in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recension.recognition.dates import find_dates
from recension.recognition.names import are_surely_names, name_likeness, personal_names
from recension.recognition.vocabulary import vocabulary

_BETWEEN = " ,;:|·•()–—-"
"""What may part the name in a byline from a date."""
_AND_OTHERS = re.compile(r",? (?:et al\b\.?|and others)$", re.IGNORECASE)
_YEAR = re.compile(r"[\s,]+\(?(?:1[5-9]|20)\d\d\)?$")
_ASIDE = re.compile(r"\s*\([^()]*\)$")
NOTE_REFERENCE = re.compile(r"\s*\[(?:\d{1,3}\*?|[A-Z]|\*+)\]$")
SURE = 0.85
"""From this likeness on it is one by its words alone."""


def likeness_of_name(text: str, language: str) -> float:
    """How much a text looks like a name: more if it has a given name or an initial."""
    likeness = name_likeness(text, language)
    return max(likeness, SURE) if likeness and are_surely_names(text) else likeness


def named_after_by(line: str, language: str) -> str | None:
    """What a byline names after its "by", the date before or after it aside; None if the line is none."""
    dates = list(find_dates(line, language))
    begin = len(line[: dates[0].end].rstrip()) if dates and not line[: dates[0].start].strip(" (") else 0
    text = line[begin:].lstrip(_BETWEEN)
    by = vocabulary(language).by.match(text)
    if by is None:
        return None
    end = len(line.rstrip(" .)"))
    closing = next((found.start for found in dates if found.end == end and found.start > begin), len(line))
    return line[len(line) - len(text) + by.end() : closing].rstrip(_BETWEEN)


def bare_name(text: str, language: str) -> str:
    """A line without what may stand around a name: brackets, a note's number, a year, an aside, a genitive, a colon."""
    bare = NOTE_REFERENCE.sub("", text)
    bare = _AND_OTHERS.sub("", bare.strip(" ,–—-"))
    dated = next((found for found in find_dates(bare, language) if found.start and found.end == len(bare)), None)
    bare = bare[: dated.start].rstrip(" ,(–—-") if dated else bare
    bare = bare.removesuffix(":") if " " in bare else bare
    bare = bare[1:-1] if bare.startswith("[") and bare.endswith("]") else bare
    return _ASIDE.sub("", _YEAR.sub("", bare)).removesuffix("’s").removesuffix("'s")


def authors_of(byline: str, language: str) -> Sequence[str]:
    """The names in a byline, without the word "by" or what else stands around them."""
    name = named_after_by(byline, language)
    bare = bare_name(byline if name is None else name, language)
    return personal_names(bare) or (bare,)
