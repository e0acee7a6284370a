"""What was noticed of an article or a book, as the cache keeps it, so that it is told until it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from recension.diagnostics import Diagnostic, Location, Severity

_CORPUS = "corpus:"


def portable(diagnostics: Iterable[Diagnostic], corpus: Path) -> tuple[Diagnostic, ...]:
    """The diagnostics with the files of the corpus named alike wherever it lies: equal builds record the same."""

    def named(name: str) -> str:
        path = Path(name)
        # Where the corpus is the working folder, the file that a build makes goes by a name as short.
        is_there = path.is_relative_to(corpus) and path.exists()
        return _CORPUS + path.relative_to(corpus).as_posix() if is_there else name

    return _renamed(diagnostics, named)


def placed(diagnostics: Iterable[Diagnostic], corpus: Path) -> tuple[Diagnostic, ...]:
    """The diagnostics that `portable` gave, with the files of the corpus named as they are found now."""
    return _renamed(
        diagnostics, lambda name: str(corpus / name.removeprefix(_CORPUS)) if name.startswith(_CORPUS) else name
    )


def from_json(records: Iterable[Mapping[str, Any]]) -> tuple[Diagnostic, ...]:
    """The diagnostics of which `dataclasses.asdict` gave the records.

    Raises:
        TypeError, KeyError, ValueError: They are no such records.
    """
    return tuple(
        Diagnostic(**{**item, "severity": Severity(item["severity"]), "location": Location(**item["location"])})
        for item in records
    )


def _renamed(diagnostics: Iterable[Diagnostic], named: Callable[[str], str]) -> tuple[Diagnostic, ...]:
    return tuple(replace(item, location=replace(item.location, file=named(item.location.file))) for item in diagnostics)
