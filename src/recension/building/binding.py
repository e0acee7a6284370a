"""Books of several articles: the whole edition, and each issue of a journal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from recension.building.article import Record
from recension.building.noticed import from_json, placed, portable
from recension.building.plan import Plan, digest, program_digest
from recension.diagnostics import Diagnostic, RecensionError
from recension.formats import FORMATS
from recension.rendering import Book, Options, bind
from recension.rendering.assets import FOLDER, Assets
from recension.validation import parse

BOOK = "edition"
"""What the files of the whole edition are called, before their ending."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A book that was made: what it is called, and the SHA-256 sums of what it was made from and of its file.

    `noticed` is what was noticed then, as `portable` names the files.
    """

    title: str
    digest: str
    sha256: str
    noticed: tuple[Diagnostic, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The record as JSON has it."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Any) -> Bound:
        """The record that `as_json` gave.

        Raises:
            TypeError, KeyError, ValueError: It is no such record.
        """
        return cls(**{**data, "noticed": from_json(data["noticed"])})


@dataclass(frozen=True, slots=True)
class Bindery:
    """What came of the books: their bytes and their records, by the names of their files, and what was noticed."""

    files: dict[str, bytes]
    bound: dict[str, Bound]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Volume:
    """A book to be made: the stem of its files, its title if it is not by its texts, its articles, its forms."""

    stem: str
    title: str
    articles: tuple[str, ...]
    forms: tuple[str, ...]


def books(
    plan: Plan, records: Mapping[str, Record], folders: Sequence[Path], edition: Path, cached: Mapping[str, Bound]
) -> Bindery:
    """The books that the settings ask for.

    Args:
        plan: The settings, and where the pictures lie.
        records: The articles.
        folders: Where their TEI files are, the first that has one going before the others.
        edition: Where the books are that the last build made.
        cached: What it recorded of them; a book of the same articles is kept.

    Returns:
        The books; one that cannot be made is as the last build made it, if that made it.
    """
    corpus = plan.settings.parent
    files: dict[str, bytes] = {}
    bound: dict[str, Bound] = {}
    noticed: list[Diagnostic] = []
    # An article that failed may have left no file from an earlier build.
    there = {name: record for name, record in records.items() if _file(name, folders)}
    for volume in _volumes(plan, there):
        for form in volume.forms:
            name = f"{volume.stem}{FORMATS[form].suffix}"
            total = _digest(volume, form, records, _look(plan))
            old = _as_it_was(edition / name, cached.get(name))
            if old and cached[name].digest == total:
                files[name], bound[name] = old, cached[name]
                noticed += placed(cached[name].noticed, corpus)
                continue
            try:
                book, data, found = _made(volume, form, plan, folders)
            except RecensionError as error:
                noticed += error.diagnostics
                if old:
                    files[name], bound[name] = old, cached[name]
                continue
            files[name], bound[name] = data, Bound(book.title, total, digest(data), portable(found, corpus))
            noticed += found
    return Bindery(files, bound, tuple(dict.fromkeys(noticed)))


def _made(
    volume: _Volume, form: str, plan: Plan, folders: Sequence[Path]
) -> tuple[Book, bytes, tuple[Diagnostic, ...]]:
    paths = [next(path for folder in folders if (path := folder / f"{name}.xml").is_file()) for name in volume.articles]
    trees = [parse(path.read_bytes(), path.name) for path in paths]
    book = Book.of(trees, volume.title)
    options = Options(assets=_look(plan))
    rendering = bind(trees, form, book, options=options, folders=[plan.settings.parent] * len(trees))
    return book, rendering.data, rendering.diagnostics


def _file(name: str, folders: Sequence[Path]) -> Path | None:
    return next((path for folder in folders if (path := folder / f"{name}.xml").is_file()), None)


def _as_it_was(path: Path, record: Bound | None) -> bytes:
    """The file that the last build made; nothing where it is not that any more."""
    if record is None or not path.is_file():
        return b""
    data = path.read_bytes()
    return data if digest(data) == record.sha256 else b""


def _digest(volume: _Volume, form: str, records: Mapping[str, Record], look: Assets) -> str:
    """SHA-256 over everything that a book depends on, the program itself included."""
    sums = [f"{name} {records[name].outputs[f'{name}.xml']} {sorted(records[name].pictures.items())}"
            for name in volume.articles]  # fmt: skip
    sums += [f"{path.name} {digest(path.read_bytes())}" for path in look.own_files()]
    return digest("\n".join([program_digest(), form, volume.title, *sums]).encode("utf-8", "surrogateescape"))


def _look(plan: Plan) -> Assets:
    return Assets(plan.settings.parent / FOLDER)


def _volumes(plan: Plan, records: Mapping[str, Record]) -> Iterator[_Volume]:
    """The whole edition, and the issues of which it has more than one article; all in the order of print."""
    ordered = sorted(records, key=lambda name: (records[name].date or "~", records[name].issue, *_page(records, name)))
    if ordered and plan.edition.books:
        yield _Volume(BOOK, plan.edition.title, tuple(ordered), plan.edition.books)
    issues: dict[tuple[str, ...], list[str]] = {}
    for name in ordered if plan.edition.issues else ():
        if records[name].issue:
            issues.setdefault(records[name].issue, []).append(name)
    taken = {name.partition(".")[0].casefold() for name in (*records, BOOK)}
    for issue, names in sorted(issues.items()):
        if len(names) > 1:
            stem = _stem(issue, taken)
            taken.add(stem)
            yield _Volume(stem, "", tuple(names), plan.edition.issues)


def _page(records: Mapping[str, Record], name: str) -> tuple[int, str]:
    return records[name].page, name


def _stem(issue: Sequence[str], taken: set[str]) -> str:
    """What the files of an issue are called: journal, volume and number, in letters that any system knows."""
    folded = unicodedata.normalize("NFKD", " ".join(issue)).encode("ascii", "ignore").decode().lower()
    stem = first = "-".join(re.findall(r"[a-z0-9]+", folded)) or "issue"
    number = 1
    while stem in taken:
        number += 1
        stem = f"{first}-{number}"
    return stem
