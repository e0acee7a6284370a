"""Telling a signature, and the place of a dateline, from other short lines."""

from __future__ import annotations

import re

from recension.document import Block, Document
from recension.recognition.layout import folded
from recension.recognition.names import name_likeness, personal_names
from recension.recognition.vocabulary import vocabulary

_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,4}(?:[A-Z]\.?)?")
_SURNAME = re.compile(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}\s+[A-Z’'-]{3,}")
"""A name whose last part stands in capitals, as journals set signatures."""
_REFERENCE = re.compile(r"\s*\[(?:\d{1,3}\*?|[A-Z])\]")
_NUMBERED = re.compile(r"(?:^[IVXLC]+|\s[IVX]{2,})\.?$")
"""A numeral, alone or after the name of a part; one letter after a name may be an initial."""
_BIBLIOGRAPHIC = re.compile(r"\b1[5-9]\d\d[a-z]?[.)]\s+\S|\b20\d\d[a-z]?[.)]\s+\S")
"""A year after which words go on, as in an entry of a bibliography."""
_DASH = re.compile(r"^[–—-]+\s*")
_PLACE = re.compile(r"[A-Z][\w.’' -]+(?:,\s*[A-Z][\w.’' -]+){1,2}\.?")
_LONGEST_PLACE = 45
_LONGEST_NAME = 5
_MOST_WORDS = 14
_LINKS = 0.5
_COLUMNS = re.compile(r"[ \u00a0]{3,}")
_GENITIVE = re.compile(r"[’']s\b")
_FINAL = ".,;:"


def signature(block: Block, document: Document) -> float:
    """How surely lines are a signature: the author's name, initials, a name in capitals, or names with their offices.

    The certainty is 0 to 1; below 0.85 the lines need the company of a dateline or a valediction.
    """
    if is_marked(block, document):
        return 0.95
    if block.markup and block.markup.linked >= _LINKS:
        return 0.0
    text = _COLUMNS.sub("\n", _REFERENCE.sub("", block.text))
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        return _of_line(lines[0], document)
    return _of_lines(lines, document)


def is_place(text: str) -> bool:
    """Whether a line looks like the name of a place with the country or state that it is in."""
    named = bool(_PLACE.fullmatch(text)) and not _INITIALS.match(text) and not any(map(str.isdigit, text))
    return named and len(text) <= _LONGEST_PLACE


def is_marked(block: Block, document: Document) -> bool:
    """Whether the page marks lines as a signature, and they may be one."""
    markup = block.markup
    marked = markup is not None and document.profile.marks("signature", markup.classes)
    return marked and len(block.text.split()) <= _MOST_WORDS


def _of_line(line: str, document: Document) -> float:
    words = vocabulary(document.language)
    signed = words.signed.match(line)
    text = line[signed.end() :].strip() if signed else line
    bare = _DASH.sub("", text).strip(" –—-()").strip()
    names = folded(bare.rstrip(_FINAL))
    if not names or _BIBLIOGRAPHIC.search(bare) or _GENITIVE.search(bare) or _NUMBERED.search(bare):
        return 0.0
    if signed or names in _authors(document) or (_INITIALS.fullmatch(bare) and "." in bare):
        return 0.95
    several = personal_names(bare.rstrip(_FINAL))
    if len(several) > 1 and all(folded(name) in _authors(document) for name in several):
        return 0.95
    name, _, office = bare.rstrip(_FINAL).partition(",")
    known = bool(personal_names(name)) and len(name.split()) <= _LONGEST_NAME
    if office and known and words.office.search(office):
        return 0.9
    if office and folded(name) in _authors(document) and len(line) <= _LONGEST_PLACE:
        return 0.9
    named = bool(personal_names(bare)) and len(bare.split()) <= _LONGEST_NAME
    capital = named and (_SURNAME.fullmatch(bare.rstrip(_FINAL)) or (bare.isupper() and len(bare.split()) > 1))
    if capital or (named and text.startswith(("–", "—", "-"))):
        return 0.9
    likeness = name_likeness(bare.rstrip(_FINAL), document.language)
    return 0.7 if likeness >= 0.9 else 0.65 if likeness >= 0.7 and not bare.endswith(".") else 0.0


def _of_lines(lines: list[str], document: Document) -> float:
    """How surely several lines are one signature: names, offices and bodies, and nothing else."""
    words = vocabulary(document.language)
    if any(line.rstrip(_FINAL)[:1].islower() and not words.office.search(line) for line in lines):
        return 0.0
    if any(line.endswith(("!", "?", ":")) or len(line) > 2 * _LONGEST_PLACE for line in lines):
        return 0.0
    kinds = [_part(line, document) for line in lines]
    if all(kinds):
        return 0.9 if "name" in kinds or len(lines) > 2 else 0.75
    joined = " ".join(lines)
    return 0.75 if personal_names(joined.rstrip(_FINAL)) and len(personal_names(joined)) > 2 else 0.0


def _part(line: str, document: Document) -> str:
    """What a line within a signature is: a name, an office or a body; empty if none of these."""
    words = vocabulary(document.language)
    if words.signed.match(line) or _of_line(line, document) >= 0.65:
        return "name"
    return "office" if words.office.search(line) else ""


def _authors(document: Document) -> set[str]:
    """The names of the authors, and their surnames alone."""
    claimed = (document.claims.author, *personal_names(document.claims.author))
    authors = {folded(author) for author in (*document.bibliography.authors, *claimed)} - {""}
    return authors | {name.split()[-1] for name in authors}
