"""What an edition is made of: its settings (``edition.toml``) and the editor's decisions on each article (sidecars)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from os import PathLike
from pathlib import Path
from typing import Any

from recension import lexicon
from recension.configuration import Table, parse_toml, read_toml
from recension.diagnostics import Location
from recension.document import Bibliography, Date, Emendation, MarkKind, Scope
from recension.formats import BOOKS, FORMATS, format_named
from recension.profiles import profiles

PROGRAM = "recension"
"""The identifier under which the program itself answers for what it did."""
DEFAULT_FORMATS = ("html", "text")
OFF, LIKELY, CHECK = "off", "likely", "check"
"""What the program emends by itself: nothing, what it holds likely to be wrong, or what an editor should check, too."""
EMENDING = (OFF, LIKELY, CHECK)
CERTAINTIES = ("high", "medium", "low")
_EVIDENCE = ("conjecture", "internal", "external")
_SLIPS = ("ocr", "typo")
_NOT_SET = frozenset({"monograph", "related"})
"""Fields of `Bibliography` that a sidecar cannot set."""
_WHOLE = r"(?:(?<!\w)|(?!\w)){}(?:(?!\w)|(?<!\w))"
_IDENTIFIER = r"[A-Za-z][A-Za-z0-9_-]*"
_DAY = r"\d{4}-\d\d-\d\d"
_DATE = r"\d{4}(-\d\d(-\d\d)?)?"


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody who answers for decisions; `identifier` is what the sidecars call them by."""

    identifier: str
    name: str


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what terms the edition may be used: the licence's name and the URL of its text."""

    name: str
    target: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The settings of an edition, from its ``edition.toml``.

    Attributes:
        title: Its title, for the index page.
        publisher: Who publishes it.
        language: BCP 47 tag of the articles' language, unless a sidecar says otherwise.
        archive: Who published the transcriptions.
        licence: The terms of use.
        editors: Who made decisions.
        formats: The reading copies to make, by their names in `recension.formats`.
        books: The forms in which the whole edition is bound as one book.
        issues: The forms in which each issue of a journal is bound as one book.
        date: When the edition was published (ISO 8601); empty if not said.
        profile: The name of the profile of the archive; found by what each page says if empty.
        lexicon_file: The name of the corpus's lexicon, a file beside ``edition.toml``.
        lexicon: The words and phrases in it: what is right in every article, whatever the program thinks of it.
        emend: What the program emends by itself: `OFF`, `LIKELY` or `CHECK`.
    """

    title: str = "Untitled edition"
    publisher: str = "Unpublished"
    language: str = "en"
    archive: str = ""
    licence: Licence | None = None
    editors: tuple[Editor, ...] = ()
    formats: tuple[str, ...] = DEFAULT_FORMATS
    books: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    date: str = ""
    profile: str = ""
    lexicon_file: str = lexicon.DEFAULT
    lexicon: tuple[str, ...] = ()
    emend: str = OFF

    def name_of(self, identifier: str) -> str:
        """The name of the editor whom the sidecars call `identifier`; that itself if there is no such editor."""
        return next((editor.name for editor in self.editors if editor.identifier == identifier), identifier)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a transcription by its words: `exact` between `prefix` and `suffix`.

    This is the TextQuoteSelector of the Web Annotation Data Model (4.2.4). White space of any kind and length
    matches any other.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""

    def find(self, text: str, *, whole: bool = False) -> list[tuple[int, int]]:
        """Every stretch of `text` that the anchor fits, as offsets; if `whole`, only where no word is cut."""
        before, exact, after = map(_flexible, (self.prefix, self.exact, self.suffix))
        if whole:
            exact = _WHOLE.format(exact)
        pattern = re.compile(f"{before}({exact}){after}")
        found = []
        match = pattern.search(text)
        while match:
            found.append(match.span(1))
            match = pattern.search(text, match.start() + 1) if match.start() < len(text) else None
        return found


@dataclass(frozen=True, slots=True)
class Decision:
    """An emendation and its place; `location` is where the sidecar has it.

    It counts at the one place that `anchor` fits; or, if `everywhere` says so, at all that it fits as whole words and
    that nothing else decides.
    """

    anchor: Anchor
    emendation: Emendation
    location: Location
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Rejection:
    """A reading that an editor holds right although the program doubts it.

    It counts at the place of `anchor`; or, if `everywhere` says so, at every place in the article that reads so.
    """

    anchor: Anchor
    resp: str
    everywhere: bool
    reason: str
    location: Location


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the revision history: `when` (ISO 8601), the identifier of `who`, and what was done."""

    when: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """A diagnostic that the editor has looked at and accepts: its code, its place and the reason."""

    code: str
    exact: str
    reason: str
    location: Location


@dataclass(frozen=True, slots=True)
class Sidecar:
    """An editor's decisions on one article, from its sidecar.

    Attributes:
        header: Fields of `Bibliography` that the editor sets, by name.
        language: BCP 47 tag of the article's language; empty for the edition's.
        decisions: Emendations.
        rejections: What the program took for an error, and is none.
        changes: The revision history, newest first.
        suppressions: Diagnostics that are not to be reported.
    """

    header: Mapping[str, Any] = field(default_factory=dict)
    language: str = ""
    decisions: tuple[Decision, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    changes: tuple[Change, ...] = ()
    suppressions: tuple[Suppression, ...] = ()

    def applied_to(self, bibliography: Bibliography) -> Bibliography:
        """The bibliographic facts with the editor's word put over the page's."""
        return replace(bibliography, **self.header)


def load_edition(path: str | PathLike[str]) -> Edition:
    """Read an ``edition.toml``.

    Raises:
        RecensionError: The file cannot be read, or a key or value is not valid (EDN…).
    """
    top = read_toml(Path(path))
    about, licence, output, proof = (top.table(name) for name in ("edition", "licence", "output", "proof"))
    words = proof.matching(
        "lexicon",
        lexicon.FILE_NAME,
        "the name of a file beside edition.toml, such as " + lexicon.DEFAULT,
        lexicon.DEFAULT,
    )
    edition = Edition(
        title=about.text("title"),
        publisher=about.text("publisher"),
        language=about.text("language", "en"),
        archive=about.text("archive", ""),
        date=about.matching("date", _DATE, "a date such as 2026-11-23", ""),
        profile=about.choice("profile", ("", *profiles()), ""),
        licence=Licence(licence.text("name"), licence.text("target")) if licence.values else None,
        editors=tuple(_editors(top)),
        formats=_formats(output, "formats", tuple(FORMATS)) or DEFAULT_FORMATS,
        books=_formats(output, "books", BOOKS),
        issues=_formats(output, "issues", BOOKS),
        lexicon_file=words,
        emend=proof.choice("emend", EMENDING, OFF),
    )
    for table in (about, licence, output, proof):
        table.finish()
    top.conclude()
    return replace(edition, lexicon=lexicon.load(Path(path).parent / words))


def load_sidecar(path: str | PathLike[str], edition: Edition) -> Sidecar:
    """Read a sidecar; whoever answers for a decision must be an editor of `edition`.

    Raises:
        RecensionError: The file cannot be read, or a key or value is not valid (EDN…).
    """
    return _sidecar(read_toml(Path(path)), edition)


def parse_sidecar(text: str, name: str, edition: Edition) -> Sidecar:
    """Like `load_sidecar`, from the text of a sidecar; `name` is for messages."""
    return _sidecar(parse_toml(text, name), edition)


def _sidecar(top: Table, edition: Edition) -> Sidecar:
    people = tuple(editor.identifier for editor in edition.editors)
    header = top.table("header")
    sidecar = Sidecar(
        language=header.text("language", ""),
        header=dict(_header(header)),
        decisions=tuple(_decision(table, people) for table in top.tables("emendation")),
        rejections=tuple(_rejection(table, people) for table in top.tables("rejection")),
        changes=tuple(_changes(top, people)),
        suppressions=tuple(_suppressions(top)),
    )
    header.finish()
    top.conclude()
    return sidecar


def _editors(top: Table) -> Iterator[Editor]:
    for table in top.tables("editor"):
        editor = Editor(
            table.matching("id", _IDENTIFIER, "letters, digits, - and _, a letter first"),
            table.text("name"),
        )
        if editor.identifier == PROGRAM:
            table.bad("id", "another name, since the program answers for its own work under this one")
        table.finish()
        yield editor


def _formats(output: Table, key: str, possible: tuple[str, ...]) -> tuple[str, ...]:
    """Forms by their names; what their files end in will do as well."""
    formats = tuple(item.name if (item := format_named(name)) else "" for name in output.texts(key))
    if not set(formats) <= set(possible):
        output.bad(key, f"a list of some of {', '.join(possible)}")
    return formats


def _header(table: Table) -> Iterator[tuple[str, Any]]:
    """The fields of `Bibliography` that are set, each converted to what the field holds."""
    for item in fields(Bibliography):
        if item.name in _NOT_SET:
            continue
        if item.name not in table.values:
            table.texts(item.name)
        elif "tuple" in str(item.type):
            yield item.name, table.texts(item.name)
        elif "Date" in str(item.type):
            yield item.name, _date(table, item.name)
        elif "Scope" in str(item.type):
            yield item.name, _scope(table.text(item.name))
        else:
            yield item.name, table.text(item.name)


def _date(table: Table, key: str) -> Date:
    text = table.matching(key, rf"{_DATE}(/{_DATE})?", "a date such as 1940-05, or two with / between")
    first, _, last = text.partition("/")
    return Date(text, not_before=first, not_after=last) if last else Date(text, when=first)


def _scope(text: str) -> Scope:
    first, _, last = re.sub(r"\s*[-–]\s*", "-", text).partition("-")
    return Scope(text, first, last)


def _decision(table: Table, people: tuple[str, ...]) -> Decision:
    anchor, readings, everywhere = _anchor(table), table.texts("reading"), table.flag("everywhere")
    sound = table.is_sound
    emendation = Emendation(
        kind=_kind(anchor.exact, readings),
        readings=tuple(filter(None, readings)),
        resp=_person(table, "resp", people),
        cert=table.choice("cert", CERTAINTIES, "high"),
        type=table.choice("type", _SLIPS, "ocr"),
        evidence=table.choice("evidence", _EVIDENCE, "conjecture"),
        reason=table.text("reason", ""),
    )
    if table.finish() and sound:
        _check(table, anchor, readings, everywhere=everywhere)
    return Decision(anchor, emendation, table.location, everywhere)


def _check(table: Table, anchor: Anchor, readings: tuple[str, ...], *, everywhere: bool) -> None:
    """Complain of an emendation that says nothing, or has no place."""
    if not anchor.exact and not any(readings):
        table.bad("reading", "the missing words, since 'exact' is empty")
    elif not anchor.exact and not (anchor.prefix and anchor.suffix):
        table.bad("exact", "given, unless both 'prefix' and 'suffix' are")
    if anchor.exact in readings:
        table.bad("reading", "another text than 'exact'")
    if everywhere and not re.search(r"\w", anchor.exact):
        table.bad("exact", "a word, since it is to be emended everywhere")


def _rejection(table: Table, people: tuple[str, ...]) -> Rejection:
    rejection = Rejection(
        anchor=_anchor(table),
        resp=_person(table, "resp", people),
        everywhere=table.flag("everywhere"),
        reason=table.text("reason", ""),
        location=table.location,
    )
    if table.finish() and table.is_sound and not rejection.anchor.exact:
        table.bad("exact", "the words that are right")
    return rejection


def _person(table: Table, key: str, people: tuple[str, ...]) -> str:
    """Who answers for something: one of `people`, who are the edition's editors."""
    nobody = 'an editor of edition.toml, which has none yet; add to it: [[editor]], id = "ab", name = "A. B."'
    return table.choice(key, people, wanted="" if people else nobody)


def _anchor(table: Table) -> Anchor:
    return Anchor(table.text("exact", ""), table.text("prefix", ""), table.text("suffix", ""))


def _kind(exact: str, readings: tuple[str, ...]) -> MarkKind:
    if not exact:
        return MarkKind.SUPPLIED
    return MarkKind.CORRECTION if any(readings) else MarkKind.SURPLUS


def _changes(top: Table, people: tuple[str, ...]) -> Iterator[Change]:
    found = []
    for table in top.tables("change"):
        found.append(
            Change(
                table.matching("when", _DAY, "a day such as 2026-11-23"),
                _person(table, "who", people),
                table.text("what"),
            )
        )
        table.finish()
    yield from sorted(found, key=lambda change: change.when, reverse=True)


def _suppressions(top: Table) -> Iterator[Suppression]:
    for table in top.tables("suppress"):
        suppression = Suppression(table.text("code"), table.text("exact", ""), table.text("reason"), table.location)
        table.finish()
        yield suppression


def _flexible(text: str) -> str:
    return r"\s+".join(map(re.escape, re.split(r"\s+", text))) if text else ""
