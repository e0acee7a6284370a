"""Dates as people print them, read as ISO 8601 in the Gregorian calendar (TEI P5, 3.6.4).

Where a date is given in both styles, or in the Old Style alone, it is read as its day of the Gregorian calendar.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from recension.document import Date
from recension.recognition.names import is_title_case
from recension.recognition.vocabulary import Vocabulary, vocabulary

_YEAR = r"(?:1[4-9]|20)\d\d"
_NEXT = "|".join(rf"(?<={digit}[-–/]){digit + 1}" for digit in range(9))
"""The last figure of a year after the other: ``1985/6``; ``1981/5`` is an issue of a year."""
_LONGEST_PLACE = 25
"""So many characters before a date may be a place whatever they are; more have the capitals of names."""
_LAST_REFORM = 1923
"""Until this year two days with a stroke between may be one day in both styles."""
_DASH = r"\s*[-–—/]\s*"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the text that was searched; `ambiguous` if day and month could be exchanged."""

    start: int
    end: int
    date: Date
    ambiguous: bool = False


def find_dates(text: str, language: str) -> Iterator[FoundDate]:
    """The dates in `text`, in order, those of only a year included; a form without a year is no date here."""
    words = vocabulary(language)
    for match in _patterns(language).finditer(text):
        found = _read(match, words)
        if found:
            yield found


def whole_date(text: str, language: str) -> FoundDate | None:
    """The date that `text` is as a whole, white space, brackets and a final stop aside; None if it is none."""
    bare = text.strip().strip("()[]").rstrip(".").strip()
    match = _patterns(language).fullmatch(bare)
    return _read(match, vocabulary(language)) if match else None


def is_dateline(text: str, language: str) -> bool:
    """Whether a line is a date, or a place and a date, which then may lack its year."""
    parts = text.split(",")
    start = next((start for start in range(min(5, len(parts))) if whole_date(",".join(parts[start:]), language)), None)
    if start is not None:
        before = ",".join(parts[:start])
        return len(before) <= _LONGEST_PLACE or is_title_case(before, language)
    place, day = parts[0].split(), parts[-1].strip(" .")
    named = 0 < len(place) <= 3 and all(word[0].isupper() for word in place)
    weekday = named and place[0].lower() in vocabulary(language).weekdays
    return len(parts) == 2 and named and not weekday and _is_day(day, language)


def _is_day(text: str, language: str) -> bool:
    """Whether `text` is a day and a month: a date but for its year."""
    numbered = any(map(str.isdigit, text))
    return numbered and any(whole_date(f"{text}{sign} 1900", language) for sign in ("", ","))


@cache
def _patterns(language: str) -> re.Pattern[str]:
    """All forms of a date, each a named group whose parts are named after it."""
    words = vocabulary(language)
    month = "|".join(sorted(map(re.escape, words.months), key=len, reverse=True))
    season = "|".join(sorted(words.seasons))
    day = rf"\d{{1,2}}(?:{words.day_endings})?"
    of = rf"(?:(?:{words.of})\s+)?" if words.of else ""
    joint = rf"(?:{_DASH}|\s+(?:{words.until})\s+)"
    old = rf"(?:,?\s*[(\[]?(?P<{{}}>{words.old_style.pattern})[)\]]?)?"
    forms = {
        "both_days_first": (
            rf"(?P<ja>\d{{1,2}})(?:\s+(?P<jm>{month})\.?)?\s*\((?P<jb>\d{{1,2}})(?:\s+(?P<jn>{month})\.?)?\)"
            rf"(?:\s+(?P<jo>{month})\.?)?,?\s+(?P<jy>{_YEAR})"
        ),
        "both_month_first": (
            rf"(?P<km>{month})\.?\s+(?P<ka>\d{{1,2}})\s*\((?:(?P<kn>{month})\.?\s+)?(?P<kb>\d{{1,2}})\)"
            rf"(?:,\s*|\s+)(?P<ky>{_YEAR})"
        ),
        "both_spans": (
            rf"(?:{month})\.?\s+\d{{1,2}}{_DASH}(?:(?:{month})\.?\s+)?\d{{1,2}}\s*"
            rf"\((?P<pm>{month})\.?\s+(?P<pa>\d{{1,2}}){_DASH}(?:(?P<pn>{month})\.?\s+)?(?P<pb>\d{{1,2}})\)"
            rf"(?:,\s*|\s+)(?P<py>{_YEAR})"
        ),
        "span_month_first": (
            rf"(?P<em>{month})\.?\s+(?P<ea>{day}){_DASH}(?P<en>{month})\.?\s+(?P<eb>{day})(?:,\s*|\s+)(?P<ey>{_YEAR})"
        ),
        "span_day_first": (
            rf"(?P<ga>{day})\s+{of}(?P<gm>{month})\.?{_DASH}(?P<gb>{day})\s+{of}(?P<gn>{month})\.?,?\s+{of}(?P<gy>{_YEAR})"
        ),
        "iso": rf"{_YEAR}-(?:0[1-9]|1[0-2])(?:-\d\d)?(?![-\d])",
        "figures": rf"(?P<fa>\d{{1,2}})(?P<fs>[./-])(?P<fb>\d{{1,2}})(?P=fs)(?P<fy>{_YEAR})",
        "months": rf"(?P<ma>{month})\.?(?:,?\s+(?P<mz>{_YEAR}))?{joint}(?P<mb>{month})\.?,?\s+(?P<my>{_YEAR})",
        "day_first": rf"(?P<da>{day})(?:{_DASH}(?P<db>{day}))?\s+{of}(?P<dm>{month})\.?,?\s+{of}(?P<dy>{_YEAR})"
        + old.format("ds"),
        "month_first": rf"(?P<nm>{month})\.?\s+(?P<na>{day})(?:{_DASH}(?P<nb>{day}))?(?:,\s*|\s+)(?P<ny>{_YEAR})"
        + old.format("ns"),
        "month": rf"(?:mid-)?(?P<om>{month})\.?,?\s+{of}(?P<oy>{_YEAR})",
        "season": rf"(?:{season})(?:{_DASH}(?:{season}))?,?\s+(?P<sy>{_YEAR})(?:[-–/](?P<sz>{_YEAR}|\d{{1,2}}))?",
        "year": rf"(?P<ya>{_YEAR})(?:[-–/](?P<yb>{_YEAR}|\d\d|{_NEXT}))?(?!\d|s\b)",
    }
    union = "|".join(f"(?P<{name}>{form})" for name, form in forms.items())
    return re.compile(rf"(?<![\w.])(?:{union})(?!\w)", re.IGNORECASE)


def _read(match: re.Match[str], words: Vocabulary) -> FoundDate | None:
    """Make a date of what one of the forms matched; None where the calendar has no such day."""
    form = next(name for name in _MEANINGS if match[name])
    first, last = _MEANINGS[form](match, words)
    if not first or (last is not None and not first < last):
        return None
    text = match[0]
    date = Date(text, when=first) if last is None else Date(text, not_before=first, not_after=last)
    ambiguous = form == "figures" and match["fa"] != match["fb"] and int(match["fa"]) <= 12 >= int(match["fb"])
    return FoundDate(match.start(), match.end(), date, ambiguous)


_Span = tuple[str, str | None]
"""The first and the last day, month or year of a date in ISO 8601; None where there is but one, empty where none."""


def _figures(match: re.Match[str], _: Vocabulary) -> _Span:
    """Day and month in figures: the day first, unless the calendar leaves only the other order."""
    first, second, year = int(match["fa"]), int(match["fb"]), int(match["fy"])
    return (_iso(year, first, second) if second > 12 else _iso(year, second, first)), None


def _months(match: re.Match[str], words: Vocabulary) -> _Span:
    year = int(match["my"])
    first = _iso(int(match["mz"] or year), words.months[match["ma"].lower()])
    return first, _iso(year, words.months[match["mb"].lower()])


def _days(form: str) -> Callable[[re.Match[str], Vocabulary], _Span]:
    def meaning(match: re.Match[str], words: Vocabulary) -> _Span:
        year, month = int(match[f"{form}y"]), words.months[match[f"{form}m"].lower()]
        first, last = (re.sub(r"\D", "", match[f"{form}{end}"] or "") for end in "ab")
        begin, end = _iso(year, month, int(first)), _iso(year, month, int(last)) if last else None
        if end and "/" in match[0] and year <= _LAST_REFORM and _in_new_style(begin) == end:
            return end, None
        if match[f"{form}s"]:
            return _in_new_style(begin), _in_new_style(end) if end else None
        return begin, end

    return meaning


def _both(form: str) -> Callable[[re.Match[str], Vocabulary], _Span]:
    """A day in both styles, in either order, is its day in the New Style; two days that are not one are no date."""

    def meaning(match: re.Match[str], words: Vocabulary) -> _Span:
        parts = match.groupdict()
        named = [parts.get(f"{form}{key}") for key in "mno"]
        months = [words.months[name.lower()] if name else 0 for name in named]
        first = months[0] or months[2] or months[1]
        second = months[1] or months[2] or months[0]
        year = int(parts[f"{form}y"])
        one, other = _iso(year, first, int(parts[f"{form}a"])), _iso(year, second, int(parts[f"{form}b"]))
        if _in_new_style(one) == other:
            return other, None
        return (one, None) if one and _in_new_style(other) == one else ("", None)

    return meaning


def _span(form: str) -> Callable[[re.Match[str], Vocabulary], _Span]:
    """From a day of one month to a day of another, of the next year where the second month is the earlier one."""

    def meaning(match: re.Match[str], words: Vocabulary) -> _Span:
        first, last = words.months[match[f"{form}m"].lower()], words.months[match[f"{form}n"].lower()]
        year = int(match[f"{form}y"])
        days = [int(re.sub(r"\D", "", match[f"{form}{end}"])) for end in "ab"]
        begin, end = _iso(year - (first > last), first, days[0]), _iso(year, last, days[1])
        return (begin, end) if begin and end else ("", None)

    return meaning


def _new_span(match: re.Match[str], words: Vocabulary) -> _Span:
    """A span in both styles: that in brackets, which is the New Style."""
    year, month = int(match["py"]), words.months[match["pm"].lower()]
    last = words.months[match["pn"].lower()] if match["pn"] else month
    return _iso(year, month, int(match["pa"])), _iso(year, last, int(match["pb"]))


def _in_new_style(iso: str) -> str:
    """The day of the Gregorian calendar on which the Julian calendar has this day; empty for an empty text.

    Source: Richards, "Calendars", Explanatory Supplement to the Astronomical Almanac, 3rd ed. (2013), 15.11.
    """
    if not iso:
        return ""
    year, month, day = map(int, iso.split("-"))
    century = (year - (month <= 2)) // 100
    return (datetime.date(year, month, day) + datetime.timedelta(century - century // 4 - 2)).isoformat()


def _years(match: re.Match[str], _: Vocabulary) -> _Span:
    return _year_span(match["ya"], match["yb"])


def _year_span(first: str, last: str | None) -> _Span:
    """One year, or two of which the second may be abbreviated."""
    return first, first[: 4 - len(last)] + last if last else None


_MEANINGS: dict[str, Callable[[re.Match[str], Vocabulary], _Span]] = {
    "both_days_first": _both("j"),
    "both_month_first": _both("k"),
    "both_spans": _new_span,
    "span_month_first": _span("e"),
    "span_day_first": _span("g"),
    "iso": lambda match, _: (_iso(*map(int, match["iso"].split("-"))), None),
    "figures": _figures,
    "months": _months,
    "day_first": _days("d"),
    "month_first": _days("n"),
    "month": lambda match, words: (_iso(int(match["oy"]), words.months[match["om"].lower()]), None),
    "season": lambda match, _: _year_span(match["sy"], match["sz"]),
    "year": _years,
}


def _iso(year: int, month: int = 0, day: int = 0) -> str:
    """ISO 8601 with the precision given; empty where the calendar has no such date."""
    if not month:
        return f"{year:04}"
    if not 1 <= month <= 12 or not 0 <= day <= calendar.monthrange(year, month)[1]:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
