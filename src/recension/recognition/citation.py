"""The citation of a periodical in a source statement: ``New International, Vol. 6 No. 4, May 1940, pp. 87–91``."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import Any

from recension.diagnostics import Severity, Wording, diagnostic
from recension.document import Bibliography, Scope
from recension.recognition.dates import FoundDate, find_dates
from recension.recognition.names import are_surely_names, name_likeness
from recension.recognition.vocabulary import Vocabulary, vocabulary

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_RANGE = re.compile(r"\s*(?:[-–—/&]|and)\s*")
_LONGEST_NAME = 90
_LONGEST_PLACE = 3
_BARE_NUMBERS = re.compile(r"\s+(?P<volume>\d{1,3})(?:[./](?P<issue>\d{1,2}))?$")
_ROMAN_NUMBERS = re.compile(r"(?P<volume>[IVXLC]{1,6}|\d{1,3})[/.](?P<issue>\d{1,3})")
_BARE_PAGES = re.compile(r"[)\]\0\s]*[,:]\s*(?P<pages>\d{1,4}(?:\s*[-–—]\s*\d{1,4})?)\s*\.?\s*")
_LOOSE_END = re.compile(r"\s+(?:in|on|of|by)$")
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)$")
_BY_AUTHOR = re.compile(r",\s*by\s+[^.,\0]{3,60}\.\s+", re.IGNORECASE)
_IS_PAPER = re.compile(r"\b(?:press|publications?)$", re.IGNORECASE)
"""How the name of a newspaper may end as well as that of a press."""
_LABEL_ALONE = re.compile(r"(?:vol(?:ume)?|n(?:o|r|umber)s?|issue|pp?)\.?", re.IGNORECASE)
_UNCLOSED = re.compile(r"\s*\([^()]*$")
_EDITED = re.compile(r"\s*\(?\beds?\.?\)?$")
_COLON_FORM = re.compile(r"(?<=[\s,])(?P<first>\d{1,4})\s*:\s*(?P<issue>\d{1,3})\b(?=\s*[,.(]|$)")
"""Series and issue, ``2 : 49``, or year and issue, ``1981 : 5``."""


@diagnostic("REC008", Severity.NOTE)
def not_understood(line: str) -> Wording:
    """A line of the statements was not understood.

    Among the lines that say where a text comes from and who transcribed it, this one has a form that no rule knows. It
    is kept word for word in ``notesStmt``, but nothing of it is in the header.

    Mend: state in the sidecar, under ``[header]``, what it says.
    """
    return Wording(f"not understood: {line!r}", "state what it says in the sidecar's [header]")


def read_citation(text: str, language: str) -> Bibliography | None:
    """The facts of a citation; None if it has neither a number, nor a date, nor pages beside a name.

    Numbers keep their printed form and are given as arabic numerals too; ``pp. 120–6`` is read as 120 to 126. The
    journal is the last name before the numbers: what stands before it is a rubric, or the author and the title.
    """
    words = vocabulary(language)
    found: dict[str, Any] = {}
    places: list[int] = []
    rest = _without_editors(text, words)
    edited = rest != text
    for field, pattern in (
        ("whole_number", words.whole_number),
        ("volume", words.volume),
        ("issue", words.issue),
        ("pages", words.pages),
    ):
        match = re.compile(rf"(?<!\w){pattern.pattern}", re.IGNORECASE).search(rest)
        if match:
            number = str(words.numerals.get(match["number"].lower(), match["number"]))
            found[field] = (pages if field == "pages" else scope)(match[0].rstrip(" ,.;"), number)
            places.append(match.start())
            rest = rest[: match.start()] + "\0" * len(match[0]) + rest[match.end() :]
    rest = _other_forms(rest, found, places, words)
    series = words.series.search(rest)
    if series:
        ordinal = re.match(r"\d+", series[0])
        found["series"] = Scope(series[0], ordinal[0] if ordinal else "")
        places.append(series.start())
    dates = _of_issue(list(find_dates(rest, language)))
    places += [date.start for date in dates]
    date = dates[0].date if dates else None
    names = _names(rest[: min(places)]) if places else []
    if not names and dates and not found:
        # The year may stand before the name, as in ``1906, International Socialist Review``.
        names = _names(rest[dates[0].end :])
    names = [name for name in names if not _is_day(name, words)]
    if names and not found.keys() & {"issue", "whole_number"} and date and re.fullmatch(r"\d{4}", date.when):
        blank = rest[: dates[0].start] + "\0" * len(date.text) + rest[dates[0].end :]
        closed = not found.keys() & {"volume"} and rest[: dates[0].start].rstrip(" ")[-1:] not in {",", "", "\0"}
        last = closed and min(places) == dates[0].start
        book = None if found else _press_alone(names, language)
        book = book or _book(names, _names(blank)[len(names) :], language, place_last=last)
        if book:
            return replace(book, date=date, **found)
    names, found = _with_numbers(names, found)
    _unlabelled_pages(rest, found, dates)
    journal = _journal(names, language)
    rubric = _rubric(names, language) if journal else ""
    edited = edited or bool(not found and words.book.search(text))
    return Bibliography(journal=journal, monograph=edited, rubric=rubric, date=date, **found) if journal else None


def _without_editors(text: str, words: Vocabulary) -> str:
    """A citation without ``, edited by A. Writer and B. Reader``, which books have and journals do not."""
    match = re.search(rf",?\s*[(\[]?\b{words.edited.pattern}", text, re.IGNORECASE)
    if not match:
        return text
    _, *others = re.split(r"(?=[,;)\]])|(?<=[^\W\d_]{3})(?=\.)", text[match.end() :])
    while others and are_surely_names(others[0].strip(" ,;")):
        others.pop(0)
    return text[: match.start()] + re.sub(r"^[)\]]", "", "".join(others))


def _unlabelled_pages(rest: str, found: dict[str, Any], dates: list[FoundDate]) -> None:
    """Read pages that nothing names as such, after the date of a numbered issue: ``(May 1941): 4`` or ``, 101–18``."""
    if "pages" in found or not dates or not found.keys() & {"volume", "issue"}:
        return
    match = _BARE_PAGES.fullmatch(rest[dates[-1].end :])
    if match:
        found["pages"] = pages(match["pages"], match["pages"])


def _of_issue(dates: list[FoundDate]) -> list[FoundDate]:
    """The date of the issue, if there is one: the first with a month, else the last year, since titles have some."""
    precise = [found for found in dates if len(found.date.when or found.date.not_before) > 4]
    return precise[:1] or dates[-1:]


def _other_forms(rest: str, found: dict[str, Any], places: list[int], words: Vocabulary) -> str:
    """Read the rarer forms of volume and issue into `found`; what is left of `rest`."""
    for pattern in (_COLON_FORM, words.year_of_issue):
        match = pattern.search(rest)
        if not match or (pattern is _COLON_FORM and found.keys() & {"volume", "issue"}):
            continue
        if pattern is _COLON_FORM:
            found["issue"] = Scope(match["issue"], match["issue"])
            if len(match["first"]) < 4:
                found["series"] = Scope(match["first"], match["first"])
        else:
            found.setdefault("volume", Scope(match[0], match["number"]))
        places.append(match.start())
        kept = match.end() - match.start() if len(match.groupdict().get("first") or "") < 4 else 0
        rest = rest[: match.start()] + "\0" * kept + rest[match.start() + kept :]
    return rest


def scope(text: str, number: str) -> Scope:
    """A volume, issue or page range: `text` as printed, `number` its number or numbers, arabic or roman."""
    ends = [arabic(part) for part in _RANGE.split(number.strip(" ,.;")) if part.strip(" ,.;")]
    if not ends or not all(ends):
        return Scope(text)
    first, last = ends[0], ends[-1]
    if len(ends) == 1 or first == last:
        return Scope(text, first)
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return Scope(text, first, last) if int(first) < int(last) else Scope(text)


def pages(text: str, number: str) -> Scope:
    """Pages: a range, or several that do not follow upon one another, such as ``pp. 1 & 4``."""
    whole = scope(text, number)
    bounds = [match.span() for match in re.finditer(r"[^,&]+?(?=\s*(?:[,&]|\band\b|$))", number) if match[0].strip()]
    if len(bounds) < 2:
        return whole
    offset = text.index(number.strip(" ,.;"))
    starts = [0, *(offset + start for start, _ in bounds[1:])]
    texts = [text[start : offset + end].strip(" ,&") for start, (_, end) in zip(starts, bounds, strict=True)]
    parts = tuple(scope(part, number[start:end]) for part, (start, end) in zip(texts, bounds, strict=True))
    if not all(part.first for part in parts):
        return whole
    return Scope(text, parts[0].first, parts[-1].last or parts[-1].first, parts)


def arabic(number: str) -> str:
    """A numeral in arabic figures; empty if it is neither arabic nor roman."""
    number = number.strip(" ,.;").lower()
    if number.isdecimal() and number.isascii():
        return str(int(number))
    values = [_ROMAN.get(letter, 0) for letter in number]
    if not values or not all(values):
        return ""
    following = [*values[1:], 0]
    return str(sum(-value if value < after else value for value, after in zip(values, following, strict=True)))


def _rubric(names: list[str], language: str) -> str:
    """The column or department that is named before the journal: it is known as such, or called so."""
    words = vocabulary(language)
    for before, name in itertools.pairwise(["", *names[:-1]]):
        if name.lower() in words.rubrics or words.column.search(before):
            return name
        if (column := words.column.match(name)) and name[column.end() :].strip():
            return name[column.end() :].strip(' “‘"')
    return ""


def _names(text: str) -> list[str]:
    """What commas, semicolons, brackets, quotation marks and colons part in `text`, all in square brackets aside."""
    text = _BY_AUTHOR.sub(", ", re.sub(r"\s*\[[^\]]*\]", "", text))
    text = re.sub(r"\(([^()]*:[^()\0]*)(?=[\0)]|$)", lambda match: ", " + match[1].replace(":", ","), text)
    names = [_LOOSE_END.sub("", _bare(_UNCLOSED.sub("", name))) for name in re.split("[,;]", text)]
    return [name for name in names if any(map(str.isalpha, name)) and not _LABEL_ALONE.fullmatch(name)]


def _bare(name: str) -> str:
    """A name without the signs around it; a bracket or a quotation mark that it opens and closes is its own."""
    bare = name.strip(' .:;()\0“”"\u00a0')
    end = name.find(bare) + len(bare)
    for opening, closing in ("()", "“”"):
        if bare.count(opening) > bare.count(closing) and closing in name[end:]:
            end = name.index(closing, end) + 1
            bare = name[name.find(bare) : end]
    return bare


def _journal(names: list[str], language: str) -> str:
    """The name that stands last, places of print aside; it begins with a capital letter, as names do."""
    names = list(names)
    words = vocabulary(language)
    while len(names) > 1 and names[-1].lower() in words.places:
        names.pop()
    if names and (place := _IN_BRACKETS.search(names[-1])) and place[1].lower() in words.places:
        names[-1] = names[-1][: place.start()]
    if names and names[-1][:1].islower() and ")" not in names[-1]:
        names[-1] = vocabulary(language).within.sub("", names[-1], count=1)
    if not names or len(names[-1]) > _LONGEST_NAME or names[-1].lstrip("‘'“")[:1].islower():
        return ""
    if names[-1].lower() in vocabulary(language).places:
        return ""
    return names[-1]


def _is_day(name: str, words: Vocabulary) -> bool:
    """Whether a name is that of a day of the week, or a month and days without their year."""
    first, _, rest = name.lower().partition(" ")
    return (not rest and first in words.weekdays) or (first in words.months and rest[:1].isdecimal())


def _with_numbers(names: list[str], found: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """The names and the numbers where the last name ends in its volume, or in volume and issue: ``4.2``."""
    if not names or found.keys() & {"volume", "whole_number"}:
        return names, found
    if "issue" not in found and len(names) > 1 and (match := _ROMAN_NUMBERS.fullmatch(names[-1])):
        numbers = {
            "volume": Scope(match["volume"], arabic(match["volume"])),
            "issue": Scope(match["issue"], match["issue"]),
        }
        return names[:-1], {**found, **numbers}
    match = _BARE_NUMBERS.search(names[-1])
    if not match or (match["issue"] and "issue" in found):
        return names, found
    numbers = {name: Scope(match[name], match[name]) for name in ("volume", "issue") if match[name]}
    return [*names[:-1], names[-1][: match.start()]], {**found, **numbers}


def _book(names: list[str], later: list[str], language: str, *, place_last: bool) -> Bibliography | None:
    """The title, place and press of a book: ``A. Author, Title, Press, Place 1990``, or ``(Place: Press, 1990)``.

    Args:
        names: What stands before the first number.
        later: What stands after it.
        language: Whose words tell presses and places.
        place_last: Whether the last name stands right before the year, as places do.
    """
    words = vocabulary(language)
    written = len(names) > 2 and (_EDITED.search(names[0]) or name_likeness(names[0], language) >= 0.4)
    if written and not _is_press(names[1], words) and names[1].lower() not in words.places:
        names = names[1:]
    presses = [index for index, name in enumerate(names) if index and _is_press(name, words)]
    at = next((index for index, name in enumerate(names) if index and name.lower() in words.places), 0)
    if not at and not presses and place_last and len(names) > 1 and len(names[-1].split()) <= _LONGEST_PLACE:
        at = len(names) - 1
    if not at and not presses:
        return None
    if presses:
        end, press = min(filter(None, (at, presses[0]))), names[presses[0]]
    else:
        after = names[at + 1 :]
        press = after[-1] if after else names[at - 1] if at > 1 else ""
        end = at - 1 if press and not after else at
    place = names[at] if at else next((name for name in later if name.lower() in words.places), "")
    title = _EDITED.sub("", ", ".join(names[:end]))
    return Bibliography(journal=title, monograph=True, place=place, press=press) if title else None


def _press_alone(names: list[str], language: str) -> Bibliography | None:
    """The press, and perhaps the place, of a print that has the title of the text itself, such as a pamphlet."""
    words = vocabulary(language)
    press = [name for name in names if _is_press(name, words)]
    place = [name for name in names if name.lower() in words.places]
    if len(press) != 1 or len(names) != len({*press, *place}) or (not place and _IS_PAPER.search(press[0])):
        return None
    return Bibliography(monograph=True, press=press[0], place="".join(place[:1]))


def _is_press(name: str, words: Vocabulary) -> bool:
    """Whether a name is that of a press, by how it ends or because it is known."""
    return bool(words.press.search(name)) or name.lower().replace(" and ", " & ") in words.presses
