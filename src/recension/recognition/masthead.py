"""The masthead: a line before the title that names the journal and the date of its issue."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from recension.document import Bibliography, BlockKind, Date, Document
from recension.recognition.dates import whole_date
from recension.recognition.layout import front_end, normal
from recension.recognition.vocabulary import vocabulary

RULE = "masthead"
_LONGEST_JOURNAL = 60
"""What no statement bears out as a journal has no longer a name than this."""


def recognise_masthead(document: Document) -> Document:
    """Find a line ``Journal, date`` in the title matter, if the source statement or its surroundings bear it out."""
    if document.bibliography.monograph:
        # A book has no masthead: a line that is its title is the title of the text.
        return document
    front = range(front_end(document))
    lines = [index for index in front if document.blocks[index].kind is BlockKind.PARAGRAPH]
    for index in lines[:2]:
        block = document.blocks[index]
        found = _journal_and_date(normal(block), document.language)
        if not found or vocabulary(document.language).by.match(found[0]):
            continue
        agrees = _same_journal(found[0], document.bibliography.journal, document.language)
        likely = len(lines) > 2 and len(found[0]) <= _LONGEST_JOURNAL and not document.bibliography.journal
        if agrees or likely:
            blocks = list(document.blocks)
            blocks[index] = block.recognised(BlockKind.MASTHEAD, RULE, 0.99 if agrees else 0.7)
            bibliography = _completed(document.bibliography, *found, agrees=agrees)
            return replace(document.with_blocks(blocks), bibliography=bibliography)
    return _over_two_lines(document, lines)


def _over_two_lines(document: Document, lines: list[int]) -> Document:
    """Find the journal on a line of its own, its date on the next, where the source statement names it.

    A book may have the title of its text, so that its name on a line says nothing.
    """
    if document.bibliography.monograph:
        return document
    for index, after in itertools.pairwise(lines[:4]):
        name, date = (normal(document.blocks[place]) for place in (index, after))
        if _same_journal(name, document.bibliography.journal, document.language):
            taken = [index, after] if whole_date(date, document.language) and not date.startswith("(") else [index]
            blocks = list(document.blocks)
            for place in taken:
                blocks[place] = blocks[place].recognised(BlockKind.MASTHEAD, RULE, 0.95)
            return document.with_blocks(blocks)
    return document


def _journal_and_date(text: str, language: str) -> tuple[str, Date] | None:
    """The two parts of ``Journal, date``: the date is as long as can be."""
    for comma in (match.start() for match in re.finditer(",", text)):
        date = whole_date(text[comma + 1 :], language)
        name, last = text[:comma].strip(), text[:comma].split()[-1:]
        if last and last[0].lower() in vocabulary(language).weekdays:
            name = name.removesuffix(last[0]).strip(" ,")
        # What begins with a figure is an address.
        if date and name and not name[0].isdecimal():
            return name, date.date
    return None


def _same_journal(first: str, second: str, language: str) -> bool:
    """Whether two names of a journal are the same but for an article and capitals."""
    article = re.compile(rf"^{vocabulary(language).article.pattern}", re.IGNORECASE)
    bare = [article.sub("", name, count=1).casefold() for name in (first, second)]
    return bool(second) and bare[0] == bare[1]


def _completed(bibliography: Bibliography, journal: str, date: Date, *, agrees: bool) -> Bibliography:
    """Add what the masthead knows better: the journal's name in full, a date that no statement gives."""
    if agrees and len(journal) > len(bibliography.journal):
        bibliography = replace(bibliography, journal=journal)
    if not bibliography.journal:
        bibliography = replace(bibliography, journal=journal)
    return bibliography if bibliography.date else replace(bibliography, date=date)
