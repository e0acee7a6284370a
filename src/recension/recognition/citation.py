"""The citation of a periodical in a source statement: ``New International, Vol. 6 No. 4, May 1940, pp. 87–91``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from recension.diagnostics import Severity, Wording, diagnostic
from recension.document import Bibliography, Scope
from recension.recognition.books import press_alone, read_book, without_editors
from recension.recognition.citation_names import journal_of, names_in, rubric_of
from recension.recognition.dates import FoundDate, find_dates
from recension.recognition.layout import blanked
from recension.recognition.usual_order import usual_order
from recension.recognition.vocabulary import Vocabulary, vocabulary

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_RANGE = re.compile(r"\s*(?:[-–—/&]|and)\s*")
_BARE_NUMBERS = re.compile(r"\s+(?P<volume>\d{1,3})(?:[./](?P<issue>\d{1,2}))?$")
_ROMAN_NUMBERS = re.compile(r"(?P<volume>[IVXLC]{1,6}|\d{1,3})[/.](?P<issue>\d{1,3})")
_BARE_PAGES = re.compile(r"[)\]\0\s]*[,:]\s*(?P<pages>\d{1,4}(?:\s*[-–—]\s*\d{1,4})?)\s*\.?\s*")
_COMPACT = re.compile(
    r"(?:(?<=\s)(?P<volume>\d{1,3})|(?<=\0))\s*\((?P<issue>\d{1,3}(?:[-–/]\d{1,3})?)\)"
    r"(?:\s*[:,]\s*(?P<pages>\d{1,4}\s*[-–—]\s*\d{1,4}))?(?=\s*[,.;(\0]|\s*$)"
    r"|(?<=,\s)(?P<roman>[ivxlc]+|[IVXLC]+|\d{1,3}),\s*(?:(?P<number>\d{1,3})(?=\s*\()|(?=\0))"
)
"""Volume and issue without labels: ``9(2): 44–51``, ``ix, 2 (May 1972)``, and the volume alone before ``no. 2``."""
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
    found: dict[str, Any] = {}
    places: list[int] = []
    words = vocabulary(language)
    alone = without_editors(text, words)
    rest = _numbers(usual_order(alone, language), found, places, words)
    dates = _of_issue(list(find_dates(rest, language)))
    places += [date.start for date in dates]
    date = dates[0].date if dates else None
    names = names_in(rest[: min(places)], language) if places else []
    if not names and dates and not found:
        # The year may stand before the name, as in ``1906, International Socialist Review``.
        names = names_in(rest[dates[0].end :], language)
    if book := _book(rest, names, dates, found, language):
        return book
    names, found = _with_numbers(names, found)
    _unlabelled_pages(rest, found, dates)
    journal = journal_of(names, language)
    rubric = rubric_of(names, language) if journal else ""
    is_book = alone != text or bool(not found and words.book.search(text))
    return Bibliography(journal=journal, monograph=is_book, rubric=rubric, date=date, **found) if journal else None


def _numbers(rest: str, found: dict[str, Any], places: list[int], words: Vocabulary) -> str:
    """Read volume, issue, pages and series into `found`, and where they begin into `places`; what is left of `rest`."""
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
            rest = blanked(rest, *match.span())
    rest = _other_forms(_compact(rest, found, places), found, places, words)
    series = words.series.search(rest)
    if series:
        ordinal = re.match(r"\d+", series[0])
        found["series"] = Scope(series[0], ordinal[0] if ordinal else "")
        places.append(series.start())
    return rest


def _book(
    rest: str, names: list[str], dates: list[FoundDate], found: dict[str, Any], language: str
) -> Bibliography | None:
    """The book that a citation names: it has no issue, and no date but a year; or none, if it is somebody's works."""
    if not names or found.keys() & {"issue", "whole_number"}:
        return None
    if not dates:
        later = names_in(rest.rpartition("\0")[0].partition("\0")[2], language)
        collected = vocabulary(language).collected.search(names[-1])
        book = read_book(names, later, language, place_last=False) if collected else None
        return replace(book, **found) if book else None
    date = dates[0]
    if not re.fullmatch(r"\d{4}", date.date.text):
        return None
    blank = blanked(rest, date.start, date.end)
    closed = "volume" not in found and rest[: date.start].rstrip(" ")[-1:] not in {",", "", "\0"}
    book = None if found else press_alone(names, language)
    book = book or read_book(
        names,
        names_in(blank, language)[len(names) :],
        language,
        place_last=closed and not rest[: date.start].count("\0"),
    )
    if book:
        _unlabelled_pages(rest, found, dates, of_book=True)
    return replace(book, date=date.date, **found) if book else None


def _unlabelled_pages(rest: str, found: dict[str, Any], dates: list[FoundDate], *, of_book: bool = False) -> None:
    """Read pages that nothing names as such, after the date of a numbered issue: ``(May 1941): 4`` or ``, 101–18``."""
    if "pages" in found or not dates or not (of_book or found.keys() & {"volume", "issue"}):
        return
    match = _BARE_PAGES.fullmatch(rest[dates[-1].end :])
    if match:
        found["pages"] = pages(match["pages"], match["pages"])


def _of_issue(dates: list[FoundDate]) -> list[FoundDate]:
    """The date of the issue, if there is one: the first with a month, else the last year, since titles have some."""
    precise = [found for found in dates if len(found.date.when or found.date.not_before) > 4]
    return precise[:1] or dates[-1:]


def _compact(rest: str, found: dict[str, Any], places: list[int]) -> str:
    """Read volume, issue and pages that no label names into `found`; what is left of `rest`."""
    match = _COMPACT.search(rest)
    volume, issue = (match["volume"] or match["roman"], match["issue"] or match["number"]) if match else ("", "")
    if not match or (volume and "volume" in found) or (issue and "issue" in found) or not (volume or "volume" in found):
        return rest
    found |= {name: scope(value, value) for name, value in (("volume", volume), ("issue", issue)) if value}
    if match["pages"]:
        found.setdefault("pages", pages(match["pages"], match["pages"]))
    places.append(match.start())
    return blanked(rest, *match.span())


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
        rest = blanked(rest, match.start(), match.start() + kept)
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
