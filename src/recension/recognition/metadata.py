"""What a page states of itself field by field: a front matter, or bibliographic ``meta``; weighed against its text.

The names of fields are those of Pandoc and of common generators of sites; of Highwire Press tags; and of Dublin Core.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from recension.diagnostics import Diagnostic, Severity, Wording, diagnostic
from recension.document import Bibliography, BlockKind, Date, Document, Scope
from recension.recognition.citation import not_understood, scope
from recension.recognition.dates import whole_date
from recension.recognition.layout import folded
from recension.recognition.names import personal_names
from recension.source import MARKDOWN

RULE = "metadata"
_CLASS = "front-matter"
_POSTER = "schema.author"
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "citation_title", "dc.title", "dcterms.title"),
    "subtitles": ("subtitle",),
    "authors": ("author", "authors", "creator", "citation_author", "dc.creator", "dcterms.creator", _POSTER),
    "journal": (
        *("journal", "newspaper", "magazine", "periodical", "publication", "container-title"),
        "citation_journal_title",
    ),
    "volume": ("volume", "vol", "citation_volume"),
    "issue": ("issue", "number", "no", "citation_issue"),
    "pages": ("pages", "page"),
    "date": (
        *("date", "published", "issued", "publication_date", "citation_publication_date", "citation_date"),
        *("dc.date", "dcterms.issued", "dc.date.issued"),
    ),
    "written": ("written", "dcterms.created", "dc.date.created"),
    "updated": ("updated", "modified", "lastmod", "last_modified", "dcterms.modified"),
    "translators": ("translator", "translators"),
    "transcribers": ("transcriber", "transcribers"),
    "publisher": ("publisher", "citation_publisher", "dc.publisher", "dcterms.publisher"),
    "rights": ("rights", "licence", "license", "copyright", "dc.rights", "dcterms.rights", "dcterms.license"),
    "source": ("url", "permalink", "canonical", "canonical_url", "citation_public_url"),
    "keywords": ("keywords", "tags", "subjects", "citation_keywords", "dc.subject", "dcterms.subject"),
}
"""For each fact of a bibliography, what a field that states it is called."""
_ELSEWHERE = frozenset({"lang", "language", "dc.language", "citation_language"})
"""Fields that are read where a document begins to be one."""
_COMPARED = ("title", "authors", "journal", "volume", "issue", "pages", "date")
_LABEL = re.compile(r"(?:vol(?:ume)?|n(?:o|r|umber)s?|issue|pp?)\.?\s*(?=[\dIVXLC])", re.IGNORECASE)
_INVERTED = re.compile(r"(?P<last>[^,]+),\s*(?P<first>[^,]+)")
_HIGHWIRE_DATE = re.compile(r"(?P<year>\d{4})/(?P<month>\d{1,2})(?:/(?P<day>\d{1,2}))?")


@diagnostic("REC011", Severity.WARNING)
def stated_otherwise(name: str, stated: str, found: str) -> Wording:
    """The metadata of a page and its text disagree.

    A field of the front matter, or a ``meta`` element, states another title, author, journal, number, page or date
    than the page shows to its readers. The header has what the page shows.

    Mend: if the metadata are right, state it in the sidecar under ``[header]``; if not, correct or suppress them.
    """
    return Wording(f"the {name} is {stated!r} in the metadata, {found!r} in the text", "state it in [header]")


@diagnostic("REC002", Severity.WARNING)
def no_title() -> Wording:
    """No title was found.

    The page has no short line before its text that could be a title. The TEI file needs one, so it gets the file's
    name, marked as a guess.

    Mend: state it in the sidecar: ``title = "…"`` under ``[header]``.
    """
    return Wording("no title was found", 'state it in the sidecar: title = "…" under [header]')


@diagnostic("REC003", Severity.NOTE)
def no_author(claimed: str) -> Wording:
    """No byline was found.

    None of the lines before the text looks like the name of a person. Many pages have no author; if this one has,
    the header lacks it. Whom a ``meta`` element of a web page names is told, and not believed: it often is the person
    whose writings the folder collects. Whom an entry of a journal on the web names as its author is in the header, and
    told, since it may be the one who put the text there.

    Mend: state it in the sidecar: ``authors = ["…"]`` under ``[header]``.
    """
    whom = f"; the page’s metadata name {claimed}" if claimed else ""
    return Wording(f"no byline was found{whom}", 'if there is an author, state it in the sidecar: authors = ["…"]')


def recognise_metadata(document: Document) -> Document:
    """Take the front matter for what it is, and report the fields that no fact is made of."""
    index = next((i for i, block in enumerate(document.blocks) if _is_front_matter(document, i)), None)
    if index is None:
        return document
    block = document.blocks[index]
    known = {name for names in _FIELDS.values() for name in names} | _ELSEWHERE
    reports = [
        not_understood(document.place(block, match.start()), f"{name}: {', '.join(values)}")
        for name, values in document.claims.fields.items()
        if name not in known and (match := re.search(rf"(?mi)^{re.escape(name)}\b", block.text))
    ]
    blocks = [*document.blocks]
    blocks[index] = block.recognised(BlockKind.STATEMENT, RULE, 1.0)
    return document.with_blocks(blocks).reporting(*reports)


def _is_front_matter(document: Document, index: int) -> bool:
    markup = document.blocks[index].markup
    if markup is None:
        return index == 0 and bool(document.claims.fields)
    return document.source.form == MARKDOWN and _CLASS in markup.classes


def weigh_metadata(document: Document) -> Document:
    """Add to the bibliography what only the metadata state, and report what they state otherwise than the text."""
    known = document.bibliography
    facts = dict(_facts(document))
    missing = {name: value for name, value in facts.items() if not getattr(known, name)}
    if "date" in missing and not (known.journal or "journal" in facts):
        # The date of a text that no journal printed is that of the text.
        date = missing.pop("date")
        missing |= {} if known.written or "written" in facts else {"written": date}
    document = replace(document, bibliography=replace(known, **missing))
    return document.reporting(*_missing(document, known), *_contradictions(document, known, facts))


def _facts(document: Document) -> Iterator[tuple[str, Any]]:
    """The facts that the metadata state, by the name of the field of `Bibliography`."""
    fields = document.claims.fields
    for name, names in _FIELDS.items():
        values = next((fields[field] for field in names if field in fields), ())
        if name == "pages" and not values and "citation_firstpage" in fields:
            values = ("–".join((*fields["citation_firstpage"], *fields.get("citation_lastpage", ()))),)
        if values:
            yield name, _MEANINGS.get(name, _text)(values, document.language)


def _text(values: tuple[str, ...], _: str) -> str:
    return ", ".join(values)


def _texts(values: tuple[str, ...], _: str) -> tuple[str, ...]:
    return tuple(part for value in values for part in re.split(r"\s*[;,]\s*", value) if part)


def _names(values: tuple[str, ...], _: str) -> tuple[str, ...]:
    """Names as a byline has them: ``Doe, Jane`` is Jane Doe, and one field may list several."""
    names: list[str] = []
    for value in values:
        inverted = _INVERTED.fullmatch(value)
        if (
            inverted
            and (" " not in inverted["last"] or " " not in inverted["first"])
            and len(personal_names(value)) > 1
        ):
            names.append(f"{inverted['first']} {inverted['last']}")
        else:
            names += personal_names(value) or (value,)
    return tuple(names)


def _scope(values: tuple[str, ...], _: str) -> Scope:
    text = ", ".join(values)
    return scope(text, _LABEL.sub("", text))


def _date(values: tuple[str, ...], language: str) -> Date:
    text = values[0]
    if match := _HIGHWIRE_DATE.fullmatch(text):
        text = "-".join(part.zfill(2) for part in match.groups() if part)
    found = whole_date(text.partition("T")[0].partition(" 0")[0] if text[:4].isdigit() else text, language)
    return replace(found.date, text=values[0]) if found else Date(values[0])


_MEANINGS: Mapping[str, Callable[[tuple[str, ...], str], Any]] = {
    **dict.fromkeys(("authors", "translators", "transcribers"), _names),
    **dict.fromkeys(("subtitles", "keywords"), _texts),
    **dict.fromkeys(("volume", "issue", "pages"), _scope),
    **dict.fromkeys(("date", "written", "updated"), _date),
}
"""What is made of the values of a field; a text if nothing else."""


def _missing(document: Document, known: Bibliography) -> Iterator[Diagnostic]:
    start = document.source.beginning
    if not document.bibliography.title:
        yield no_title(start)
    if not document.bibliography.authors:
        yield no_author(start, document.claims.author)
    elif not known.authors and _is_poster(document):
        yield no_author(start, ", ".join(document.bibliography.authors))


def _is_poster(document: Document) -> bool:
    """Whether an author is named as that of the page alone, who may be the one that put the text there."""
    return not any(name in document.claims.fields for name in _FIELDS["authors"] if name != _POSTER)


def _contradictions(document: Document, known: Bibliography, facts: Mapping[str, Any]) -> Iterator[Diagnostic]:
    for name in _COMPARED:
        stated, found = facts.get(name), getattr(known, name)
        if name == "authors" and _is_poster(document):
            continue
        if stated and found and not _agree(name, stated, found, known):
            place = next((document.place(block) for block in document.blocks if block.rule == RULE), None)
            yield stated_otherwise(place or document.source.beginning, name, _shown(stated), _shown(found))


def _agree(name: str, stated: Any, found: Any, known: Bibliography) -> bool:
    """Whether two statements of a fact say the same, one perhaps less exactly."""
    if name == "title":
        shown = folded(" ".join((*known.kickers, found, *known.subtitles)))
        # What has no letters is in every text, and agrees with none.
        one, other = folded(stated) or "-", folded(found) or "-"
        return one in shown or other in one
    if isinstance(stated, Scope):
        return not stated.first or not found.first or (stated.first, stated.last) == (found.first, found.last)
    if isinstance(stated, Date):
        pairs = zip(stated.attributes(), found.attributes(), strict=False)
        return all(one[1].startswith(two[1]) or two[1].startswith(one[1]) for one, two in pairs)
    if name == "authors":
        return _surnames(stated) == _surnames(found)
    return folded(stated).removeprefix("the ") == folded(found).removeprefix("the ")


def _surnames(names: Sequence[str]) -> set[str]:
    return {word for name in names for word in folded(name).split()[-1:]}


def _shown(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(getattr(value, "text", value))
