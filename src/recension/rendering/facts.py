"""The bibliographic facts in a TEI header, for the head of a reading copy."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from recension import tei
from recension.tei import View


@dataclass(frozen=True, slots=True)
class Facts:
    """Title, authors and print source of a file, as its header has them; empty where it does not."""

    title: str
    authors: tuple[str, ...]
    source: str


def facts(tree: etree._ElementTree) -> Facts:
    """Read off the header what a bibliographic head needs."""
    statement = f".//{tei.name('titleStmt')}"
    titles = [_text(title) for title in tree.iterfind(f"{statement}/{tei.name('title')}")]
    authors = [_text(author) for author in tree.iterfind(f"{statement}/{tei.name('author')}")]
    return Facts(titles[0] if titles else "", tuple(filter(None, authors)), print_source(tree))


def print_source(tree: etree._ElementTree) -> str:
    """The print that a text was taken from, in one line: journal, volume, issue, date, pages."""
    monograph = tree.find(f".//{tei.name('sourceDesc')}/{tei.name('biblStruct')}/{tei.name('monogr')}")
    if monograph is None:
        return ""
    title = monograph.find(tei.name("title"))
    imprint = monograph.find(tei.name("imprint"))
    parts = [] if title is None else [_text(title)]
    if imprint is not None:
        parts += [_text(part) for part in imprint]
    return ", ".join(filter(None, parts))


def _text(element: etree._Element) -> str:
    return " ".join(tei.words(element, View.READING))
