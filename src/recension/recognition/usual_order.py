"""Citations whose parts stand in other orders, put into the usual one: name, numbers, date, pages."""

from __future__ import annotations

import re

from recension.recognition.dates import find_dates
from recension.recognition.vocabulary import vocabulary

_YEAR = r"(?:1[4-9]|20)\d\d"
_INVERTED = r"[^\W\d_][\w’'-]*(?: [\w’'-]+)?, [^()“”\d]{1,120}?"
_AUTHOR_DATE = re.compile(
    rf"{_INVERTED} ?\((?P<year>{_YEAR})[a-z]?\)\.? +[^.?!]{{3,250}}[.?!][”\"’']? +(?P<rest>[^\W\d_a-z].*)"
    rf"|{_INVERTED}\. (?P<of>{_YEAR})[a-z]?\. [“\"‘'][^”\"]{{3,250}}[”\"’'][.,]? +(?P<work>[^\W\d_a-z].*)"
)
"""``Doe, J. (1972). The Mill. Granite Review, 9(2), 44–51`` (APA, 7th ed.); the same in the author-date style of The
Chicago Manual of Style (17th ed., 15), ``Doe, Jane. 1972. “The Mill.” Granite Review 9 (2): 44–51``."""
_IDENTIFIER = re.compile(
    r"[\s,;.(]*(?:https?://\S+|\bdoi *:? *10\.\S+|\b(?:ISBN|ISSN)(?:-1[03])?:? *[\dXx][\dXx -]{7,16}[\dXx])",
    re.IGNORECASE,
)
_YEARS_OF_RUN = re.compile(rf" ?\([^()]*: *{_YEAR} *[-–—] *(?:{_YEAR})?\)")
"""Where a newspaper appeared, and in which years, as libraries put it after its name: ``(Leeds, WY : 1870 - 1902)``."""


def usual_order(text: str, language: str) -> str:
    """A citation in the usual order, every part as printed; identifiers and the years of a newspaper's run aside."""
    words = vocabulary(language)
    text = _YEARS_OF_RUN.sub("", _IDENTIFIER.sub("", text))
    text = words.part_of.sub("", text, count=1) if words.part_of.match(text.strip()) else text
    if cited := _AUTHOR_DATE.fullmatch(text.strip()):
        return _behind(cited["rest"] or cited["work"], cited["year"] or cited["of"])
    if named := words.issue_of.fullmatch(text.strip()):
        issue, rest = named["issue"] or named["number"], named["rest"] or named["journal"]
        numbered = words.issue.search(issue) or any(True for _ in find_dates(issue, language))
        return _behind(rest, issue) if numbered else text
    return text


def _behind(rest: str, part: str) -> str:
    return f"{rest.rstrip(' .')}, {part}"
