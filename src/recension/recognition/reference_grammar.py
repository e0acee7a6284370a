"""The grammar of a reference in brackets: a lead, an author, titles, a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recension.document import Date, MarkKind
from recension.recognition.dates import find_dates
from recension.recognition.languages import foreign_language
from recension.recognition.layout import blanked
from recension.recognition.names import is_title_case, name_likeness
from recension.recognition.vocabulary import vocabulary

BRACKETED = re.compile(r"\(([^()]{3,})\)|\[([^\[\]]{3,})\]")
_AFTER_QUOTATION = re.compile(r"\s*[.,;:]?\s*")
_SEPARATOR = re.compile(r"\s*,\s*|\s*;\s*|\s+in\s+(?=[^\W\d_])")
_NUMBERED = re.compile(r"(?:vol|no|pp?|ch|chap|part|sect?)\b\.?\s*[\divxlc]", re.IGNORECASE)
_LONGEST = 300
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Part:
    """A title, author or date within a reference, with the attributes of its element."""

    kind: MarkKind
    start: int
    end: int
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A recognised reference: its parts, and how surely it is one."""

    parts: tuple[Part, ...]
    certainty: float


def closing_reference(text: str, start: int, language: str) -> int:
    """Where the reference ends that follows a quotation which ended at `start`; `start` if none does."""
    gap = _AFTER_QUOTATION.match(text, start)
    match = BRACKETED.match(text, gap.end() if gap else start)
    return match.end() if match and read_reference(match, language, after_quotation=True) else start


def trailing_reference(match: re.Match[str], language: str) -> tuple[int, Reference] | None:
    """A reference that closes a longer remark in brackets: "… of China. – See *Title*, August 11, 1937"."""
    content = match[1] or match[2]
    offset = match.start() + 1
    leads = list(re.finditer(rf"[–—.;:]\s+(?={vocabulary(language).reference_lead.pattern}\s)", content, re.IGNORECASE))
    if not leads:
        return None
    start = leads[-1].end()
    reference = _parse(content[start:], offset + start, language, after_quotation=False)
    return (offset + start, reference) if reference else None


def read_reference(match: re.Match[str], language: str, *, after_quotation: bool) -> Reference | None:
    """The reference that the whole of what a match of `BRACKETED` holds is; None if it is none."""
    content = match[1] or match[2]
    return _parse(content, match.start() + 1, language, after_quotation=after_quotation)


def _parse(content: str, offset: int, language: str, *, after_quotation: bool) -> Reference | None:
    """Read `content`, which stands at `offset`, as a reference; None if too little speaks for it."""
    if len(content) > _LONGEST:
        return None
    lead = re.match(rf"\s*(?:{vocabulary(language).reference_lead.pattern})\s+", content, re.IGNORECASE)
    begin = lead.end() if lead else 0
    dates = [(begin + found.start, begin + found.end, found.date) for found in find_dates(content[begin:], language)]
    names = list(_names(_blanked(content, dates), begin))
    first = begin + len(content[begin:]) - len(content[begin:].lstrip())
    if not names or names[0][0] != first or not all(_is_title(content[slice(*name)], language) for name in names):
        return None
    dated = bool(dates) and dates[-1][1] >= len(content.rstrip(" ."))
    signed = bool(vocabulary(language).reference_sign.search(content))
    if not (dated or signed or after_quotation or lead) or (dated and not after_quotation and len(content.split()) < 3):
        return None
    # One word alone may be a person as well as a title.
    telling = len(names) > 1 or dates or signed or lead or " " in content[slice(*names[0])]
    parts = [*_titled(content, names, offset, language, periodical=bool(dates))] if telling else []
    parts += [Part(MarkKind.DATE, offset + start, offset + end, date.attributes()) for start, end, date in dates]
    certainty = 0.95 if after_quotation else 0.85 if lead or signed else 0.8
    return Reference(tuple(sorted(parts, key=lambda part: part.start)), certainty)


def _blanked(content: str, dates: list[tuple[int, int, Date]]) -> str:
    """`content` with NUL in place of its dates, so that their commas part nothing."""
    for start, end, _ in dates:
        content = blanked(content, start, end)
    return content


def _names(content: str, begin: int) -> Iterator[tuple[int, int]]:
    """What commas and "in" part, dates and numbers aside."""
    start = begin
    for separator in [*_SEPARATOR.finditer(content, begin), None]:
        end = separator.start() if separator else len(content)
        piece = content[start:end]
        bare = piece.strip(" \0.,;:\n")
        bare = bare.removesuffix(" in")
        if any(character.isalpha() for character in bare) and not _NUMBERED.match(bare):
            at = start + piece.index(bare)
            yield at, at + len(bare)
        start = separator.end() if separator else end


def _is_title(text: str, language: str) -> bool:
    if len(text) > _LONGEST_TITLE:
        return False
    return is_title_case(text, language) or bool(foreign_language(text, language) and text[0].isupper())


def _titled(
    content: str, titles: list[tuple[int, int]], offset: int, language: str, *, periodical: bool
) -> Iterator[Part]:
    """The titles with their levels: a name before a title is the author; of two titles, the second holds the first."""
    first = content[slice(*titles[0])]
    if len(titles) > 1 and name_likeness(first, language) >= 0.4 and not foreign_language(first, language):
        yield Part(MarkKind.AUTHOR, offset + titles[0][0], offset + titles[0][1], ())
        titles = titles[1:]
    levels = ["a", "j" if periodical else "m"] if len(titles) > 1 else [""] if periodical else ["m"]
    for (start, end), level in zip(titles, [*levels, *[""] * len(titles)], strict=False):
        language_of_title = foreign_language(content[start:end], language)
        attributes = [("level", level)] if level else []
        attributes += [("xml:lang", language_of_title)] if language_of_title else []
        yield Part(MarkKind.TITLE, offset + start, offset + end, tuple(attributes))
