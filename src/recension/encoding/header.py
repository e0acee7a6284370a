"""The header of a TEI file: what the text is, where it comes from and who did what (TEI P5, 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from recension.document import EDITOR, Bibliography, BlockKind, Date, Document, Mark, MarkKind, Scope
from recension.edition import PROGRAM, Edition, Sidecar
from recension.encoding.elements import Register, certainty_attributes, make
from recension.encoding.inline import COPY_TEXT, write
from recension.encoding.practice import encode_practice
from recension.source import NOT_XML, REPLACEMENT

PRINT = "print"
"""The identifier of the print in ``sourceDesc``."""
_NOTE_TYPES = {
    BlockKind.BOILERPLATE: "boilerplate",
    BlockKind.NAVIGATION: "navigation",
    BlockKind.MASTHEAD: "masthead",
    BlockKind.STATEMENT: "statement",
    BlockKind.REVISION: "revision",
}
_CREDITS = (
    ("transcriber", "transcription", "transcribers"),
    ("markup", "mark-up of the web page", "markers"),
    ("proofreader", "proofreading of the transcription", "proofreaders"),
    ("translator", "translation", "translators"),
)
_INFERRED = 0.8
"""How sure it is that a text was written when the date at its end says."""
_WEB_PAGES = (".htm", ".html", ".xhtml")
_SCOPES = (
    ("series", "series"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("wholeNumber", "whole_number"),
)


def encode_header(
    root: etree._Element,
    document: Document,
    edition: Edition,
    sidecar: Sidecar,
    register: Register,
) -> etree._Element:
    """Append the ``teiHeader`` to `root`, all but what can only be counted when the text is there."""
    facts = sidecar.applied_to(document.bibliography)
    header = make(root, "teiHeader")
    description = make(header, "fileDesc")
    _title_statement(description, facts, document, edition, sidecar)
    _publication(description, document, edition)
    _notes(description, document, register)
    sources = make(description, "sourceDesc")
    _print(sources, facts)
    _web_page(sources, facts, document, edition)
    published = _is_web_page(document) or bool(facts.source or _archive(facts, document, edition))
    encode_practice(header, document.language, sidecar, published=published)
    _profile(header, facts, document)
    _revisions(header, sidecar)
    return header


def _title_statement(
    description: etree._Element, facts: Bibliography, document: Document, edition: Edition, sidecar: Sidecar
) -> None:
    statement = make(description, "titleStmt")
    if facts.title:
        make(statement, "title", facts.title, type="main", **_certainty(document, BlockKind.TITLE, "title", sidecar))
    else:
        make(statement, "title", _file_name(document), type="main", cert="low", resp=f"#{PROGRAM}")
    for subtitle in facts.subtitles:
        make(statement, "title", subtitle, type="sub")
    pseudonyms = dict(zip(facts.pseudonyms[::2], facts.pseudonyms[1::2], strict=False))
    for author in facts.authors:
        certainty = _certainty(document, BlockKind.BYLINE, "authors", sidecar)
        _author(statement, author, pseudonyms.get(author, ""), certainty)
    hands = set(_hands(document))
    for identifier, task, field in _CREDITS:
        names = getattr(facts, field) or ((f"The {identifier}",) if identifier in hands else ())
        _responsible(statement, identifier, task, names)
    for editor in edition.editors:
        _responsible(statement, f"editor-{editor.identifier}", "editing of this edition", (editor.name,))
    if EDITOR in hands:
        _responsible(statement, "editors", "editorial notes upon the article", ("The editors",))
    program = _responsible(statement, PROGRAM, "automatic recognition and encoding", ("Recension",))
    assert program is not None
    program[-1].set("type", "software")


def _hands(document: Document) -> Iterator[str]:
    """Those who wrote notes upon the article."""
    for block in document.blocks:
        facts = dict(block.attributes)
        if block.kind is BlockKind.EDITORIAL:
            yield facts.get("hand", EDITOR)
        elif block.kind is BlockKind.NOTE:
            yield facts.get("type", "")
        yield from (dict(mark.attributes).get("hand", "") for mark in block.marks if mark.kind is MarkKind.NOTE)


def _certainty(document: Document, kind: BlockKind, field: str, sidecar: Sidecar) -> dict[str, str]:
    """How sure a fact is that was read off the blocks of `kind`; nothing is said of what an editor stated."""
    known = [block.certainty for block in document.of_kind(kind)] if field not in sidecar.header else []
    return certainty_attributes(min(known), PROGRAM) if known else {}


def _author(statement: etree._Element, name: str, person: str, certainty: dict[str, str]) -> None:
    """An author; with a note on who that was, where the name is a pen name."""
    author = make(statement, "author", "" if person else name, **certainty)
    if person:
        make(author, "persName", name)
        make(author, "note", f"A pseudonym of {person}.")


def _responsible(
    statement: etree._Element, identifier: str, task: str, names: tuple[str, ...]
) -> etree._Element | None:
    if not names:
        return None
    responsible = make(statement, "respStmt", id=identifier)
    make(responsible, "resp", task)
    for name in names:
        make(responsible, "name", name)
    return responsible


def _publication(description: etree._Element, document: Document, edition: Edition) -> None:
    publication = make(description, "publicationStmt")
    make(publication, "publisher", edition.publisher)
    make(publication, "idno", _file_name(document).rpartition(".")[0] or _file_name(document), type="local")
    if edition.licence:
        availability = make(publication, "availability", status="free")
        make(availability, "licence", edition.licence.name, target=edition.licence.target)
    else:
        availability = make(publication, "availability", status="unknown")
        make(availability, "p", "No licence is stated.")
    if edition.date:
        make(publication, "date", edition.date, when=edition.date)


def _notes(description: etree._Element, document: Document, register: Register) -> None:
    """What the page has besides the article, verbatim."""
    blocks = list(document.of_kind(*_NOTE_TYPES))
    if not blocks:
        return
    statement = make(description, "notesStmt")
    for block in blocks:
        note = make(statement, "note", type=_NOTE_TYPES[block.kind], source=f"#{COPY_TEXT}")
        marks = [mark for mark in block.marks if mark.emendation or mark.kind.value == "g" or _refers(mark)]
        write(note, block.text, marks, register, keep_lines=True)


def _refers(mark: Mark) -> bool:
    """Whether a stretch of a statement refers to a note upon the text."""
    return mark.kind is MarkKind.REF and ("type", "noteAnchor") in mark.attributes


def _print(sources: etree._Element, facts: Bibliography) -> None:
    if not (facts.journal or facts.press or (facts.date and facts.title)):
        return
    description = make(sources, "biblStruct", id=PRINT)
    if facts.journal and (facts.title or facts.authors):
        analytic = make(description, "analytic")
        if facts.title:
            make(analytic, "title", facts.title, level="a")
        for author in facts.authors:
            make(analytic, "author", author)
    monograph = make(description, "monogr")
    _imprint(monograph, facts)
    if facts.rubric:
        make(make(description, "series"), "title", facts.rubric, level="s")
    for number, related in enumerate(facts.related, 2):
        description = make(sources, "biblStruct", id=f"{PRINT}{number}", type=related.role)
        _imprint(make(description, "monogr"), replace(related.facts, title=facts.title))


def _imprint(monograph: etree._Element, facts: Bibliography) -> None:
    """What a journal or a book is called, and where, when and in which volume the text stands there."""
    make(monograph, "title", facts.journal or facts.title, level="j" if facts.journal and not facts.monograph else "m")
    if not facts.journal:
        # A pamphlet has the title of its text, and its authors, and so has what is known by its date alone.
        for author in facts.authors:
            make(monograph, "author", author)
    imprint = make(monograph, "imprint")
    if facts.place:
        make(imprint, "pubPlace", facts.place)
    if facts.press:
        make(imprint, "publisher", facts.press)
    for unit, field in _SCOPES:
        _scope(imprint, unit, getattr(facts, field))
    _date(imprint, facts.date or Date(""))
    _scope(imprint, "page", facts.pages)


def _scope(imprint: etree._Element, unit: str, scope: Scope | None) -> None:
    """A ``biblScope`` as printed, its numbers normalized: pages as a range, all else as one number or two."""
    if scope is None:
        return
    for part in scope.parts:
        _scope(imprint, unit, part)
    if scope.parts:
        return
    if unit == "page" and scope.first:
        make(imprint, "biblScope", scope.text, unit=unit, **{"from": scope.first, "to": scope.last or scope.first})
    else:
        number = f"{scope.first}-{scope.last}" if scope.last else scope.first
        make(imprint, "biblScope", scope.text, unit=unit, n=number)


def _date(parent: etree._Element, date: Date, **certainty: str) -> None:
    make(parent, "date", date.text, **dict(date.attributes()), **certainty)


def _web_page(sources: etree._Element, facts: Bibliography, document: Document, edition: Edition) -> None:
    description = make(sources, "bibl", id=COPY_TEXT)
    publisher = _archive(facts, document, edition)
    if publisher:
        make(description, "publisher", publisher)
    if facts.source:
        make(description, "ref", facts.source, target=facts.source)
    if facts.updated:
        _date(description, facts.updated)
    if facts.rights:
        make(make(description, "availability", status="unknown"), "p", facts.rights)
    make(description, "idno", _file_name(document), type="file")
    make(description, "idno", document.source.digest, type="sha256")


def _archive(facts: Bibliography, document: Document, edition: Edition) -> str:
    """Who published the transcription; empty if nobody is known."""
    return facts.publisher or edition.archive or document.profile.publisher


def _is_web_page(document: Document) -> bool:
    return _file_name(document).lower().endswith(_WEB_PAGES)


def _profile(header: etree._Element, facts: Bibliography, document: Document) -> None:
    profile = make(header, "profileDesc")
    if facts.written:
        _date(make(profile, "creation"), facts.written, **_inferred(document, facts.written))
    make(make(profile, "langUsage"), "language", ident=document.language)
    if facts.keywords:
        keywords = make(make(profile, "textClass"), "keywords")
        for keyword in facts.keywords:
            make(keywords, "term", keyword)


def _inferred(document: Document, written: Date) -> dict[str, str]:
    """How sure the date of writing is where it is only the date that closes the text."""
    stated = any(written.text in block.text for block in document.of_kind(BlockKind.STATEMENT))
    closing = any(written.text in block.text for block in document.of_kind(BlockKind.DATELINE))
    return certainty_attributes(_INFERRED, PROGRAM) if closing and not stated else {}


def _revisions(header: etree._Element, sidecar: Sidecar) -> None:
    if sidecar.changes:
        revisions = make(header, "revisionDesc")
        for change in sidecar.changes:
            make(revisions, "change", change.what, when=change.when, who=f"#editor-{change.who}")


def _file_name(document: Document) -> str:
    """The name of the transcription's file, without its folders, which are nobody's business."""
    name = document.source.name.replace("\\", "/").rpartition("/")[2] or "text"
    return NOT_XML.sub(REPLACEMENT, name)
