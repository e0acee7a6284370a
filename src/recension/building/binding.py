"""The whole edition as one book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from recension.building.article import Record
from recension.edition import Edition
from recension.formats import FORMATS
from recension.rendering import Book, bind
from recension.validation import parse

BOOK = "edition"
"""What the files of the whole edition are called, before their ending."""


def books(edition: Edition, records: Mapping[str, Record], folders: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """The books that the settings ask for, by the names of their files.

    Args:
        edition: The settings.
        records: The articles; chapters follow the order of the index.
        folders: Where their TEI files are, the first that has one going before the others.
    """
    if not edition.books or not records:
        return
    ordered = sorted(records.items(), key=lambda item: (item[1].authors, item[1].title, item[0]))
    paths = [next(path for folder in folders if (path := folder / f"{name}.xml").is_file()) for name, _ in ordered]
    trees = [parse(path.read_bytes(), path.name) for path in paths]
    for form in edition.books:
        rendering = bind(trees, form, Book.of(trees, edition.title))
        yield f"{BOOK}{FORMATS[form].suffix}", rendering.data
