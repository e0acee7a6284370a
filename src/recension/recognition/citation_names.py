"""The names in a citation, what parts them, and which of them is the journal."""

from __future__ import annotations

import itertools
import re

from recension.recognition.vocabulary import Vocabulary, vocabulary

_LONGEST_NAME = 90
_LOOSE_END = re.compile(r"\s+(?:in|on|of|by)$")
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)$")
_BY_AUTHOR = re.compile(r",\s*by\s+[^.,\0]{3,60}\.\s+", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"(?:vol(?:ume)?|n(?:o|r|umber)s?|issue|pp?)\.?", re.IGNORECASE)
_DESCRIBED = re.compile(r"\s*\(([^\W\d_])([^()]{10,})\)")
_EDITORS = re.compile(r"(?<=[( ])((?:eds?|hrsg|hg)\.?\)):", re.IGNORECASE)
_EDITED_BY = re.compile(r"(?:eds?\.|edited by|hrsg\.(?: von)?)\s", re.IGNORECASE)
_PAIR_AT_END = re.compile(r"(?:^|[.,;]\s+)(?P<one>[^\W\d_][^.,:;()\d]{1,30}): (?P<other>[^:;()]{2,60}?)[,.]?\s*$")
_PLACE_AT_END = re.compile(r"\.\s+(?P<place>[^\W\d_][^.,:;()\d]{1,30}?)\s*$")


def names_in(text: str, language: str) -> list[str]:
    """What commas, semicolons, brackets, quotation marks and colons part in `text`, all in square brackets aside.

    What says what a journal is, as "organ of the League" does, is no name, and none follows it.
    """
    words = vocabulary(language)
    text = _BY_AUTHOR.sub(", ", re.sub(r"\s*(?:\[[^\]]*\]|\bn\. ?d\.)", "", text))
    text = _DESCRIBED.sub(lambda found: "" if words.organ.match(found[1].lower() + found[2]) else found[0], text)
    text = re.sub(r"\(([^()]*:[^()\0]*)(?=[\0)]|$)", lambda match: ", " + match[1].replace(":", ","), text)
    text = _opened(_EDITORS.sub(r"\1,", text), words)
    text = re.sub(rf",?\s*\(?{words.edition.pattern}\)?(?=\s*(?:[,;.]|$))", "", text, flags=re.IGNORECASE)
    text = _with_place_apart(text, words)
    names = [_LOOSE_END.sub("", _bare(name)) for name in re.split("[,;]", text)]
    names = [name for name in names if any(map(str.isalpha, name)) and "\0" not in name]
    names = [name for name in names if not _LABEL_ALONE.fullmatch(name)]
    names = [name for name in names if not _EDITED_BY.match(name) and not _is_day(name, words)]
    described = next((index for index, name in enumerate(names) if index and words.organ.match(name)), len(names))
    return names[:described]


def _is_day(name: str, words: Vocabulary) -> bool:
    """Whether a name is that of a day of the week, or a month and days without their year."""
    first, _, rest = name.lower().partition(" ")
    return (not rest and first in words.weekdays) or (first in words.months and rest[:1].isdecimal())


def _opened(text: str, words: Vocabulary) -> str:
    """The text with a comma for a bracket that no other closes and that has a press or a place; else without it."""
    before, bracket, after = text.rpartition("(")
    if not bracket or ")" in after:
        return text
    names = [name.strip(" .\0") for name in after.split(",")]
    told = any(name.lower() in words.places or words.press.search(f" {name}") for name in names)
    return f"{before}, {after}" if told else before


def _with_place_apart(text: str, words: Vocabulary) -> str:
    """The place of print at the end parted by commas, before or after the press or a full stop."""
    pair = _PAIR_AT_END.search(text)
    if pair and {pair["one"].strip().lower(), pair["other"].strip().lower()} & words.places:
        return f"{text[: pair.start()]}, {pair['one']}, {pair['other']}"
    place = _PLACE_AT_END.search(text)
    if place and place["place"].lower() in words.places:
        return f"{text[: place.start()]}, {place['place']}"
    return text


def _bare(name: str) -> str:
    """A name without the signs around it; a bracket or a quotation mark that it opens and closes is its own."""
    bare = name.strip(' .:;()\0“”"«»\u00a0')
    end = name.find(bare) + len(bare)
    for opening, closing in ("()", "“”"):
        if bare.count(opening) > bare.count(closing) and closing in name[end:]:
            end = name.index(closing, end) + 1
            bare = name[name.find(bare) : end]
    return bare


def journal_of(names: list[str], language: str) -> str:
    """The name that stands last, places of print aside; it begins with a capital letter, as names do."""
    names = list(names)
    words = vocabulary(language)
    while len(names) > 1 and names[-1].lower() in words.places | words.weekdays:
        names.pop()
    if names and (place := _IN_BRACKETS.search(names[-1])) and place[1].lower() in words.places:
        names[-1] = names[-1][: place.start()]
    if names and names[-1][:1].islower() and ")" not in names[-1]:
        names[-1] = words.within.sub("", names[-1], count=1)
        article = words.article.match(names[-1]) if names[-1][:1].islower() else None
        names[-1] = names[-1][article.end() :] if article else names[-1]
    if not names or len(names[-1]) > _LONGEST_NAME or names[-1].lstrip("‘'“")[:1].islower():
        return ""
    return "" if names[-1].lower() in words.places else names[-1]


def rubric_of(names: list[str], language: str) -> str:
    """The column or department that is named before the journal: it is known as such, or called so."""
    words = vocabulary(language)
    for before, name in itertools.pairwise(["", *names[:-1]]):
        if name.lower() in words.rubrics or words.column.search(before):
            return name
        if (column := words.column.match(name)) and name[column.end() :].strip():
            return name[column.end() :].strip(' “‘"')
    return ""
