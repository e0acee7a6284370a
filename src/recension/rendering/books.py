"""What a book is called that texts are bound in, from their headers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from lxml import etree

from recension.rendering.facts import Facts, Span, facts
from recension.rendering.persons import Person

_FIRST_TIME = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Book:
    """The facts of a book; of one text its own, of several what they share."""

    title: str
    language: str = "und"
    authors: tuple[Person, ...] = ()
    publisher: str = ""
    date: Span = field(default_factory=Span)
    rights: str = ""
    source: str = ""
    keywords: tuple[str, ...] = ()

    @classmethod
    def of(cls, trees: Sequence[etree._ElementTree], title: str = "") -> Book:
        """The book that `trees` make.

        Args:
            trees: TEI files, in the order of the chapters.
            title: Its title; else that of the only text, of the issue that all were printed in, or of the edition.
        """
        known = [facts(tree) for tree in trees]
        editions = {item.publication for item in known}
        first = known[0]
        shared = len(known) == 1
        authors = dict.fromkeys(author for item in known for author in item.authors)
        languages = {item.language for item in known} - {""}
        return cls(
            title=title or (first.full_title if shared else _shared_title(known)) or "Untitled",
            language=languages.pop() if len(languages) == 1 else first.language or "und",
            authors=tuple(authors),
            publisher=_shared({item.publisher for item in editions}),
            date=max((item.date for item in editions), key=lambda date: date.first, default=Span()),
            rights=_shared({item.licence for item in editions}),
            source=first.print.line if shared else "",
            keywords=first.keywords if shared else (),
        )

    @property
    def moment(self) -> datetime:
        """When the edition was published; else the time of ``SOURCE_DATE_EPOCH``; else the first that a ZIP knows."""
        year, month, day = (*self.date.first, 1, 1)[:3] if self.date.first else (1, 1, 1)
        given = os.environ.get("SOURCE_DATE_EPOCH", "")
        try:
            published = datetime(year, month, day, tzinfo=UTC)
            built = datetime.fromtimestamp(int(given or 0), UTC)
        except (ValueError, OverflowError):
            return _FIRST_TIME
        moment = published if published >= _FIRST_TIME else built
        return max(moment.replace(hour=0, minute=0, second=0), _FIRST_TIME)


def _shared(values: set[str]) -> str:
    return values.pop() if len(values) == 1 else ""


def _shared_title(known: Sequence[Facts]) -> str:
    """The issue of a journal, where all texts are from the same one; else the journal, or the edition."""
    prints = [item.print for item in known]
    container = _shared({item.container for item in prints})
    if not container:
        return _shared({item.publication.title for item in known}) or f"{len(known)} texts"
    issue = [
        f"volume {value}" if name == "volume" else f"number {value}" if name == "issue" else value
        for name in ("volume", "issue")
        if (value := _shared({getattr(item, name) for item in prints}))
    ]
    date = _shared({item.date.text for item in prints})
    return ", ".join(filter(None, (container, *issue, date)))
