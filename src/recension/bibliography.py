"""The bibliographic facts of an article, as its page states them, and what the head of the page claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Date:
    """A date as printed, with its meaning as ISO 8601 (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``).

    Either `when` is set, or `not_before`, `not_after` or both are, or none is (the text is not understood).
    """

    text: str
    when: str = ""
    not_before: str = ""
    not_after: str = ""

    def attributes(self) -> tuple[tuple[str, str], ...]:
        """Its meaning as attributes of a TEI ``date`` (TEI P5, att.datable.w3c)."""
        pairs = (("when", self.when), ("notBefore", self.not_before), ("notAfter", self.not_after))
        return tuple((name, value) for name, value in pairs if value)


@dataclass(frozen=True, slots=True)
class Scope:
    """A volume, issue or page range: as printed, and as arabic numerals (`last` is empty unless it is a range).

    `parts` are its ranges, each as printed, where they do not follow upon one another, as those of some pages.
    """

    text: str
    first: str = ""
    last: str = ""
    parts: tuple[Scope, ...] = ()


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The bibliographic facts of an article, as its page states them; empty where it does not.

    Attributes:
        title: Main title.
        subtitles: What stands under it.
        kickers: What stands above it: the column, the series or the work that it belongs to.
        authors: As the byline has them.
        journal: The journal that printed it; or the book, if `monograph` says so.
        monograph: Whether that is a book, with the `place` and the `press` where it appeared.
        related: Other prints that the page names: where it appeared first, and where again.
        rubric: The column or the department of the journal.
        volume: Its volume; likewise `series`, `issue`, `whole_number` and `pages`.
        date: The date of that issue.
        transcribers: Who transcribed the print; likewise `markers` (mark-up), `proofreaders`, `translators`.
        written: When the author wrote it.
        updated: When the web page was last changed.
        pseudonyms: Pen names and, each after its pen name, who wrote under it.
        rights: What the page says of the terms of its use.
        source: Where the web page lies (a URL).
        publisher: Who published the web page.
        keywords: What the page says that it is about.
    """

    title: str = ""
    subtitles: tuple[str, ...] = ()
    kickers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    journal: str = ""
    monograph: bool = False
    place: str = ""
    press: str = ""
    rubric: str = ""
    series: Scope | None = None
    volume: Scope | None = None
    issue: Scope | None = None
    whole_number: Scope | None = None
    date: Date | None = None
    pages: Scope | None = None
    transcribers: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    proofreaders: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    written: Date | None = None
    updated: Date | None = None
    pseudonyms: tuple[str, ...] = ()
    rights: str = ""
    source: str = ""
    publisher: str = ""
    related: tuple[Related, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another print of the text: its `role` (``original``, ``reprint`` or ``continuation``), and its facts."""

    role: str
    facts: Bibliography


@dataclass(frozen=True, slots=True)
class Claims:
    """What the head of a web page says of it, which no reader sees: evidence to weigh, and often wrong.

    Attributes:
        title: What ``title`` says, which may name author, date and archive, too.
        author: Whom the page names as its author, or the folder that it lies in.
        fields: What is stated field by field, in a front matter or by bibliographic ``meta`` elements: the values by
            the name of the field in small letters.
    """

    title: str = ""
    author: str = ""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
