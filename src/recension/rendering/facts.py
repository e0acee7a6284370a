"""The bibliographic facts in a TEI header (TEI P5, 2.2), for heads, metadata and citations: from any header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from recension import tei
from recension.rendering.correspondence import Action, correspondence
from recension.rendering.persons import Person, persons, plain

_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_YEAR = re.compile(r"(?<!\d)1[0-9]{3}(?!\d)|(?<!\d)20\d\d(?!\d)")
_URL = re.compile(r"https?://\S+")
_DIGITAL = frozenset({"digitalSource", "web", "online"})
_RELATED = frozenset({"reprint", "original", "continuation", "related"})


@dataclass(frozen=True, slots=True)
class Span:
    """A date, or a span of time: `first` and `last` as (year), (year, month) or (year, month, day)."""

    text: str = ""
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()

    @property
    def iso(self) -> str:
        """The first day, month or year as ISO 8601 has it; empty where no date is known."""
        return "-".join(f"{part:0{4 if place == 0 else 2}}" for place, part in enumerate(self.first))


@dataclass(frozen=True, slots=True)
class Print:
    """What the text was printed in, or what else bears it (``sourceDesc``); empty fields where nothing is said.

    Attributes:
        kind: The CSL type: ``article-journal``, ``chapter``, ``book``, ``manuscript``; empty where no source is known.
        title: Of the part, if the source has one of its own.
        container: The journal or the book that the part stands in; of a book that is a whole, its title.
        pages: The pages, as `first_page` and `last_page` where they are numbers.
        whole_number: The number of an issue counted through all volumes.
        line: The source in one line, as the header words it.
    """

    kind: str = ""
    title: str = ""
    container: str = ""
    series: str = ""
    volume: str = ""
    issue: str = ""
    whole_number: str = ""
    pages: str = ""
    first_page: str = ""
    last_page: str = ""
    date: Span = Span()
    publisher: str = ""
    place: str = ""
    edition: str = ""
    archive: str = ""
    shelfmark: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """The digital edition itself (``publicationStmt``, ``seriesStmt``), and the copy text that it was made from."""

    title: str = ""
    publisher: str = ""
    date: Span = Span()
    url: str = ""
    doi: str = ""
    licence: str = ""
    licence_url: str = ""
    copy_text: str = ""
    copy_text_url: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a header says of a text; empty where it says nothing.

    Attributes:
        identifier: The file's own: ``xml:id``, else a local ``idno``.
        language: BCP 47 tag.
        written: When the text was written.
        described: What it is about, in one line.
    """

    identifier: str = ""
    language: str = ""
    title: str = ""
    subtitle: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    written: Span = Span()
    keywords: tuple[str, ...] = ()
    correspondence: tuple[Action, ...] = ()
    print: Print = field(default_factory=Print)
    publication: Publication = field(default_factory=Publication)

    @property
    def full_title(self) -> str:
        """Title and subtitle, with a colon between unless the title ends in a mark of its own."""
        join = " " if self.title[-1:] in "?!:…" else ": "
        return join.join(filter(None, (self.title, self.subtitle)))

    @property
    def names(self) -> tuple[str, ...]:
        """The authors' names as the header has them."""
        return tuple(author.name for author in self.authors)


def facts(tree: etree._ElementTree) -> Facts:
    """Read off the header of a file what it says of the text."""
    root = tree.getroot()
    description = root.find(f"{tei.name('teiHeader')}/{tei.name('fileDesc')}")
    if description is None:
        return Facts(identifier=root.get(tei.XML_ID, ""), language=root.get(tei.XML_LANG, ""))
    printed = _print(description)
    titles = _titles(description.find(tei.name("titleStmt")))
    if titles and printed.title and titles[0].lower().startswith(printed.title.lower()):
        titles[0] = printed.title
    return Facts(
        identifier=root.get(tei.XML_ID, "") or _identifier(description, "local"),
        language=_language(root),
        title=titles[0] if titles else printed.title or printed.container,
        subtitle=": ".join(titles[1:]),
        authors=persons(_people(description, "author")),
        editors=persons(_monograph_people(description, "editor")),
        translators=persons(_translators(description)),
        written=_span(root.find(f".//{tei.name('creation')}/{tei.name('date')}")),
        keywords=tuple(filter(None, map(plain, root.iterfind(f".//{tei.name('keywords')}//{tei.name('term')}")))),
        correspondence=correspondence(root),
        print=printed,
        publication=_publication(description),
    )


def _titles(statement: etree._Element | None) -> list[str]:
    """The title and the subtitles; of several titles without a type, the first."""
    if statement is None:
        return []
    titles = statement.findall(tei.name("title"))
    main = [title for title in titles if title.get("type") in {None, "main"}][:1] or titles[:1]
    return [text for text in map(plain, (*main, *(title for title in titles if title.get("type") == "sub"))) if text]


def _people(description: etree._Element, kind: str) -> list[etree._Element]:
    """Who is named in the title statement; else in the source."""
    own = description.findall(f"{tei.name('titleStmt')}/{tei.name(kind)}")
    return own or [item for source in _sources(description) for item in source.iter(tei.name(kind))]


def _monograph_people(description: etree._Element, kind: str) -> list[etree._Element]:
    found = [item for source in _sources(description) for item in source.iter(tei.name(kind))]
    return [item for item in found if item.get("role") != "translator"]


def _translators(description: etree._Element) -> Iterator[etree._Element]:
    for statement in description.iter(tei.name("titleStmt"), tei.name("analytic"), tei.name("monogr")):
        for item in statement.iterfind(tei.name("editor")):
            if item.get("role") == "translator":
                yield item
        for item in statement.iterfind(tei.name("respStmt")):
            if item.get(tei.XML_ID) == "translator" or re.match("(?i)translat", plain(item.find(tei.name("resp")))):
                yield from item.iter(tei.name("name"), tei.name("persName"))


def _language(root: etree._Element) -> str:
    declared = root.find(f".//{tei.name('langUsage')}/{tei.name('language')}")
    texts = (text.get(tei.XML_LANG, "") for text in root.iter(tei.name("text")))
    return root.get(tei.XML_LANG, "") or next(texts, "") or ("" if declared is None else declared.get("ident", ""))


def _sources(description: etree._Element) -> list[etree._Element]:
    """The descriptions of what bears the text, the first and most structured of each kind; no web page."""
    found: list[etree._Element] = []
    for kind in ("biblStruct", "biblFull", "bibl"):
        for item in description.iterfind(f"{tei.name('sourceDesc')}//{tei.name(kind)}"):
            if item.get("type") in _RELATED and found:
                continue
            if not _is_digital(item) and not any(True for _ in item.iterancestors(tei.name("biblStruct"))):
                found.append(item)
    return found[:1]


def _is_digital(item: etree._Element) -> bool:
    return (
        item.get("type", "") in _DIGITAL
        or item.get(tei.XML_ID) == "web"
        or (item.find(tei.name("ref")) is not None and item.find(tei.name("title")) is None)
    )


def _print(description: etree._Element) -> Print:
    sources = _sources(description)
    if not sources:
        return _manuscript(description)
    source = sources[0]
    titles = {item.get("level", ""): plain(item) for item in reversed(list(source.iter(tei.name("title"))))}
    part, container, kind = _kind(source, titles)
    pages = _scope_elements(source, "page", "pp", "pages", "page_range")
    first, last = (pages[0].get("from", ""), pages[-1].get("to", "")) if pages else ("", "")
    date = next(source.iter(tei.name("date")), None)
    return Print(
        kind=kind,
        title=part,
        container=container,
        series=_scope(source, "series") or titles.get("s", ""),
        volume=_scope(source, "volume", "vol"),
        issue=_scope(source, "issue", "number", "no"),
        whole_number=_scope(source, "wholeNumber"),
        pages=", ".join(filter(None, map(plain, pages))),
        first_page=first,
        last_page="" if last == first else last,
        date=_span(date),
        publisher=_first(source, "publisher"),
        place=_first(source, "pubPlace"),
        edition=_first(source, "edition"),
        line=_line(source),
    )


def _kind(source: etree._Element, titles: dict[str, str]) -> tuple[str, str, str]:
    """The title of the part, what it stands in, and the CSL type."""
    journal, book, part = titles.get("j", ""), titles.get("m", ""), titles.get("a", "")
    if journal:
        return part, journal, "article-journal"
    if tei.local(source) == "bibl" and not titles:
        return "", "", ""
    whole = book or titles.get("", "")
    return (part, whole, "chapter") if part and part != whole else (whole, whole, "book")


def _manuscript(description: etree._Element) -> Print:
    place = description.find(f".//{tei.name('msDesc')}/{tei.name('msIdentifier')}")
    if place is None:
        return Print()
    holders = (_first(place, kind) for kind in ("settlement", "repository", "institution"))
    archive, shelfmark = ", ".join(filter(None, holders)), _first(place, "idno")
    date = next(description.iter(tei.name("origDate")), None)
    line = ", ".join(filter(None, (archive, shelfmark)))
    return Print("manuscript", archive=archive, shelfmark=shelfmark, date=_span(date), line=line)


def _line(source: etree._Element) -> str:
    """The source in one line: of a structured one, title, place, publisher, volume, issue, date and pages."""
    if tei.local(source) == "bibl":
        return plain(source)
    monograph = source.find(tei.name("monogr"))
    if monograph is None:
        titles = [plain(title) for title in source.iterfind(f"{tei.name('titleStmt')}/{tei.name('title')}")][:1]
        parts = [plain(part) for part in source.iterfind(f"{tei.name('publicationStmt')}/*")]
    else:
        titles = [plain(monograph.find(tei.name("title")))]
        parts = [plain(part) for part in monograph.iterfind(f"{tei.name('imprint')}/*")]
    return ", ".join(filter(None, (*titles, *parts)))


def _publication(description: etree._Element) -> Publication:
    statement = description.find(tei.name("publicationStmt"))
    web = next(
        (item for item in description.iterfind(f"{tei.name('sourceDesc')}/{tei.name('bibl')}") if _is_digital(item)),
        None,
    )
    licence = None if statement is None else next(statement.iter(tei.name("licence"), tei.name("license")), None)
    series = description.find(f"{tei.name('seriesStmt')}/{tei.name('title')}")
    publisher = "" if statement is None else next(filter(None, (_first(statement, kind) for kind in _PUBLISHERS)), "")
    return Publication(
        title=plain(series),
        publisher=publisher,
        date=_span(None if statement is None else statement.find(tei.name("date"))),
        url=_identifier(description, "URL", "URI", "url", "uri", "URN"),
        doi=_identifier(description, "DOI", "doi"),
        licence=plain(licence),
        licence_url="" if licence is None else licence.get("target", ""),
        copy_text="" if web is None else _first(web, "publisher") or _first(web, "name"),
        copy_text_url="" if web is None else _address(web),
    )


_PUBLISHERS = ("publisher", "authority", "distributor")


def _address(web: etree._Element) -> str:
    targets = [item.get("target", "") for item in web.iter(tei.name("ref"), tei.name("ptr"))]
    targets += [plain(item) for item in web.iter(tei.name("idno")) if _URL.match(plain(item))]
    return next((target for target in targets if _URL.match(target)), "")


def _identifier(description: etree._Element, *kinds: str) -> str:
    found = description.iterfind(f"{tei.name('publicationStmt')}//{tei.name('idno')}")
    return next((plain(item) for item in found if item.get("type") in kinds and not len(item)), "")


def _first(parent: etree._Element, kind: str) -> str:
    return next(filter(None, map(plain, parent.iter(tei.name(kind)))), "")


def _scope_elements(source: etree._Element, *units: str) -> list[etree._Element]:
    found = source.iter(tei.name("biblScope"), tei.name("citedRange"))
    return [item for item in found if (item.get("unit") or item.get("type")) in units]


def _scope(source: etree._Element, *units: str) -> str:
    """The number of a volume and the like: normalized where the header does that, else as it is worded."""
    items = _scope_elements(source, *units)
    return items[0].get("n") or plain(items[0]) if items else ""


def _span(date: etree._Element | None) -> Span:
    """The date that an element gives, by its attributes (TEI P5, 13.4) or by the year in its text."""
    if date is None:
        return Span()
    text = plain(date)
    first = next(filter(None, (_parts(date.get(name, "")) for name in ("when", "notBefore", "from"))), ())
    last = next(filter(None, (_parts(date.get(name, "")) for name in ("notAfter", "to"))), ())
    if not first and not last:
        year = _YEAR.search(text)
        first = (int(year[0]),) if year else ()
    return Span(text or date.get("when", ""), first or last, last if first and last != first else ())


def _parts(value: str) -> tuple[int, ...]:
    match = _ISO.match(value)
    return tuple(int(part) for part in match.groups() if part) if match else ()
