"""Ready citations of a text: as data for reference managers (CSL-JSON, BibTeX), and in two styles for people.

Chicago is the bibliography entry of The Chicago Manual of Style (18th edition, 14), MLA that of the MLA Handbook (9th
edition). Both cite the print that the header describes, and the copy text's address, where it has one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from recension.rendering.facts import Facts, Span
from recension.rendering.persons import Person

_MONTHS = "January February March April May June July August September October November December".split()
_MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_BIBTEX_TYPES = {"article-journal": "article", "chapter": "incollection", "book": "book"}
_SPECIAL = re.compile(r"[&%$#_{}~^\\]")
_ESCAPES = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
_SEASONAL = re.compile(r"([^\W\d_]+(?:[–/-][^\W\d_]+)?),? (?:1\d|20)\d\d(?:[–/-]\d{2,4})?")


class Run(NamedTuple):
    """A piece of a citation; `italic` where it is the title of what stands by itself."""

    text: str
    italic: bool = False


def in_one_line(runs: Iterable[Run]) -> str:
    """A citation without its italics."""
    return "".join(run.text for run in runs)


def csl_json(facts: Facts) -> dict[str, Any]:
    """The text as an item of CSL-JSON (CSL 1.0.2): the print, found at the copy text's address."""
    source, publication = facts.print, facts.publication
    own_date = source.date if source.kind else publication.date
    item: dict[str, Any] = {
        "id": facts.identifier or _key(facts),
        "type": source.kind or ("webpage" if _address(facts) else "document"),
        "title": facts.full_title,
        "author": [_csl_name(person) for person in facts.authors],
        "editor": [_csl_name(person) for person in facts.editors],
        "translator": [_csl_name(person) for person in facts.translators],
        "container-title": _container(facts),
        "collection-title": source.series or publication.title,
        "volume": source.volume,
        "issue": source.issue or source.whole_number,
        "page": _pages(facts, "-"),
        "edition": source.edition,
        "publisher": source.publisher if source.kind else publication.publisher,
        "publisher-place": source.place,
        "issued": _csl_date(own_date),
        "archive": source.archive,
        "archive_location": source.shelfmark,
        "source": publication.copy_text,
        "URL": _address(facts),
        "DOI": publication.doi,
        "language": facts.language,
    }
    return {name: value for name, value in item.items() if value}


def bibtex(facts: Facts) -> str:
    """The text as an entry of BibTeX, in UTF-8."""
    source, publication = facts.print, facts.publication
    date = source.date if source.kind else publication.date
    fields = {
        "author": " and ".join(map(_bibtex_name, facts.authors)),
        "title": f"{{{_escaped(facts.full_title)}}}" if facts.full_title else "",
        "journal": _escaped(source.container) if source.kind == "article-journal" else "",
        "booktitle": _escaped(source.container) if source.kind == "chapter" else "",
        "editor": " and ".join(map(_bibtex_name, facts.editors)),
        "translator": " and ".join(map(_bibtex_name, facts.translators)),
        "series": _escaped(source.series),
        "volume": _escaped(source.volume),
        "number": _escaped(source.issue or source.whole_number),
        "pages": _escaped(_pages(facts, "--")),
        "edition": _escaped(source.edition),
        "publisher": _escaped(source.publisher if source.kind else publication.publisher),
        "address": _escaped(source.place),
        "year": f"{date.first[0]}" if date.first else "",
        "month": _MONTHS[date.first[1] - 1][:3].lower() if len(date.first) > 1 else "",
        "howpublished": _escaped(", ".join(filter(None, (source.archive, source.shelfmark)))),
        "doi": publication.doi,
        "url": _address(facts),
        "language": facts.language,
    }
    lines = [
        f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in fields.items()
        if value
    ]
    return f"@{_BIBTEX_TYPES.get(source.kind, 'misc')}{{{_key(facts)},\n" + ",\n".join(lines) + "\n}\n"


def chicago(facts: Facts) -> tuple[Run, ...]:
    """The text as an entry of a bibliography in Chicago style."""
    source, publication = facts.print, facts.publication
    runs = [Run(_sentence(_people(facts.authors, most=6)))] if facts.authors else []
    runs += _title(facts)
    if facts.translators:
        runs.append(Run(f" Translated by {_joined(facts.translators)}."))
    if source.kind == "article-journal":
        issue = f", no. {source.issue or source.whole_number}" if source.issue or source.whole_number else ""
        date = _date(source.date, _MONTHS)
        runs += [
            Run(" "),
            Run(source.container, italic=True),
            Run(f" {source.volume}" if source.volume else ""),
            Run(issue),
        ]
        runs.append(Run((f" ({date})" if source.volume or issue else f", {date}") if date else ""))
        runs.append(Run(f": {_pages(facts, '–')}." if _pages(facts, "–") else "."))
    else:
        runs += _book(facts, "In ", "Edited by ")
    if publication.copy_text and not publication.copy_text_url:
        runs.append(Run(f" {_sentence(publication.copy_text)}"))
    return _tidy([*runs, *_found_at(facts)])


def mla(facts: Facts) -> tuple[Run, ...]:
    """The text as an entry of a list of works cited in MLA style."""
    source, publication = facts.print, facts.publication
    runs = [Run(_sentence(_people(facts.authors, most=2)))] if facts.authors else []
    runs += _title(facts)
    if facts.translators:
        runs.append(Run(f" Translated by {_joined(facts.translators)}."))
    if source.kind in {"article-journal", "chapter"}:
        runs += [Run(" "), Run(source.container, italic=True)]
    number = source.issue or source.whole_number
    pages = _pages(facts, "–")
    parts = (
        f"vol. {source.volume}" if source.volume else "",
        f"no. {number}" if number else "",
        source.publisher if source.kind else publication.publisher,
        _date(source.date if source.kind else publication.date, _MLA_MONTHS),
        f"{'pp.' if '–' in pages else 'p.'} {pages}" if pages else "",
        ", ".join(filter(None, (source.archive, source.shelfmark))),
    )
    joined = ", ".join(filter(None, parts))
    separator = ", " if source.kind in {"article-journal", "chapter"} else " "
    runs.append(Run(f"{separator if joined else ''}{joined}."))
    if publication.copy_text:
        runs += [Run(" "), Run(publication.copy_text, italic=True), Run("" if _address(facts) else ".")]
        runs += [Run(f", {_address(facts)}.")] if _address(facts) else []
    else:
        runs += _found_at(facts)
    return _tidy(runs)


def _title(facts: Facts) -> list[Run]:
    """The title: of a part in quotation marks, of a whole in italics."""
    title = facts.full_title
    if facts.print.kind == "book":
        return [Run(" "), Run(title, italic=True), Run("" if title[-1:] in ".?!" else ".")]
    inner = title.translate({ord("“"): "‘", ord("”"): "’"})
    return [Run(f" “{_sentence(inner)}”")]


def _book(facts: Facts, before: str, edited: str) -> Iterator[Run]:
    source, publication = facts.print, facts.publication
    if source.kind == "chapter":
        yield from (Run(f" {before}"), Run(source.container, italic=True))
        yield Run(f", {edited[0].lower()}{edited[1:]}{_joined(facts.editors)}" if facts.editors else "")
        yield Run(f", {_pages(facts, '–')}." if _pages(facts, "–") else ".")
    elif source.kind == "book" and facts.editors:
        yield Run(f" {edited}{_joined(facts.editors)}.")
    house = source.publisher if source.kind else publication.publisher
    imprint = ": ".join(filter(None, (source.place, house)))
    date = _date(source.date if source.kind else publication.date, _MONTHS)
    holding = ", ".join(filter(None, (source.shelfmark, source.archive)))
    if imprint or date or holding:
        yield Run(f" {_sentence(', '.join(filter(None, (imprint, date, holding))))}")


def _found_at(facts: Facts) -> list[Run]:
    return [Run(f" {_address(facts)}.")] if _address(facts) else []


def _address(facts: Facts) -> str:
    publication = facts.publication
    doi = f"https://doi.org/{publication.doi.removeprefix('https://doi.org/')}" if publication.doi else ""
    return doi or publication.copy_text_url or publication.url


def _container(facts: Facts) -> str:
    return facts.print.container if facts.print.kind in {"article-journal", "chapter"} else ""


def _pages(facts: Facts, dash: str) -> str:
    """The pages as numbers; as the header words them, where they are none."""
    source = facts.print
    if source.first_page:
        return dash.join(filter(None, (source.first_page, source.last_page)))
    return re.sub(r"\s*[-–—]+\s*", dash, re.sub(r"^(pp?|S|Seiten?|pages?)\b\.?\s*", "", source.pages))


def _date(date: Span, months: Iterable[str]) -> str:
    """A date in words, day before month; a span of months or years with a dash."""
    names = list(months)
    if not date.first:
        return ""
    if season := _season(date):
        return f"{season} {date.text.removeprefix(season).strip(' ,')}"
    first = _day(date.first, names)
    if not date.last:
        return first
    if date.first[0] == date.last[0] and len(date.first) == len(date.last) == 2:
        return f"{names[date.first[1] - 1]}–{_day(date.last, names)}"
    return f"{first}–{_day(date.last, names)}"


def _day(parts: tuple[int, ...], names: list[str]) -> str:
    words = [str(parts[0])]
    if len(parts) > 1 and 1 <= parts[1] <= 12:
        words.insert(0, names[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)


def _people(people: tuple[Person, ...], most: int) -> str:
    """Authors as a bibliography names them: the first one inverted, at most `most` of them."""
    if len(people) > most:
        return f"{people[0].inverted} et al."
    names = [people[0].inverted, *(person.name for person in people[1:])]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, and {names[-1]}"


def _joined(people: tuple[Person, ...]) -> str:
    names = [person.name for person in people]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _sentence(text: str) -> str:
    return text if text[-1:] in ".?!" else f"{text}."


def _tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The pieces without empty ones and without white space before the first."""
    kept = [run for run in runs if run.text]
    if kept:
        kept[0] = Run(kept[0].text.lstrip(), kept[0].italic)
    return tuple(run for run in kept if run.text)


def _csl_name(person: Person) -> dict[str, str]:
    if not person.family:
        return {"literal": person.name}
    name = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {part: value for part, value in name.items() if value}


def _season(date: Span) -> str:
    """The season, or whatever word a date has before its year or years; empty if it has a month or a day."""
    match = _SEASONAL.fullmatch(date.text)
    known = match and match[1][0].isupper() and len(date.first) == 1 and len(date.last) < 2
    return match[1] if match and known else ""


def _csl_date(date: Span) -> dict[str, Any]:
    if not date.first:
        return {"literal": date.text} if date.text else {}
    season = _season(date)
    parts = [list(parts) for parts in (date.first, date.last) if parts]
    return {"date-parts": parts, "season": season} if season else {"date-parts": parts}


def _bibtex_name(person: Person) -> str:
    if not person.family:
        return f"{{{_escaped(person.name)}}}"
    family = " ".join(filter(None, (person.particle, _escaped(person.family))))
    return ", ".join(filter(None, (family, _escaped(person.suffix), _escaped(person.given))))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match[0], f"\\{match[0]}"), text)


def _key(facts: Facts) -> str:
    """A key for the entry: author, year and first word of the title, in ASCII."""
    date = facts.print.date if facts.print.kind else facts.publication.date
    author = facts.authors[0].family or facts.authors[0].name if facts.authors else ""
    word = next((word for word in re.findall(r"\w+", facts.title.lower()) if len(word) > 3), "")
    parts = (author.lower(), str(date.first[0]) if date.first else "", word)
    folded = unicodedata.normalize("NFKD", "".join(parts)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", folded) or re.sub(r"[^A-Za-z0-9-]", "", facts.identifier) or "text"
