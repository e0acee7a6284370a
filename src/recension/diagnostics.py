"""What Recension has to say about its input: stable codes, places, causes and mends.

A kind of diagnostic is declared once, as a function under the decorator `diagnostic`. The function words the
message and the hint from the facts of one case; its docstring is the manual page that ``recension explain CODE``
prints. Nothing else is the catalogue.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Concatenate, NamedTuple, ParamSpec

P = ParamSpec("P")


class Severity(StrEnum):
    """How much a diagnostic weighs: an error spoils the output, a warning asks for a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: lines and columns count from 1; None where there is no such place."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


class Wording(NamedTuple):
    """What a declared kind of diagnostic says of one case: what is wrong, and how to mend it."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, and how to mend it."""

    code: str
    severity: Severity
    message: str
    hint: str
    location: Location


@dataclass(frozen=True, slots=True)
class Page:
    """The manual page of one kind of diagnostic."""

    code: str
    severity: Severity
    title: str
    text: str


class RecensionError(Exception):
    """The work cannot be done; `diagnostics` says why, and at least one of them is an error."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{d.location}: {d.code} {d.message}" for d in diagnostics))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[RecensionError], tuple[Diagnostic, ...]]:
        return type(self), self.diagnostics


_PAGES: dict[str, Page] = {}


def diagnostic(
    code: str, severity: Severity
) -> Callable[[Callable[P, Wording]], Callable[Concatenate[Location, P], Diagnostic]]:
    """Declare a kind of diagnostic.

    Args:
        code: Three capitals for the area and three digits, never given to another kind later.
        severity: How much every diagnostic of this kind weighs.

    Returns:
        A decorator. The decorated function takes a `Location` before its own arguments and returns a `Diagnostic`.

    Raises:
        ValueError: The code is taken, or the function has no manual page as its docstring.
    """

    def declare(word: Callable[P, Wording]) -> Callable[Concatenate[Location, P], Diagnostic]:
        manual = inspect.getdoc(word)
        if code in _PAGES or not manual:
            raise ValueError(f"diagnostic {code} is declared twice or lacks its manual page")
        title, _, text = manual.partition("\n")
        _PAGES[code] = Page(code, severity, title, text.strip())

        def make(location: Location, /, *args: P.args, **kwargs: P.kwargs) -> Diagnostic:
            message, hint = word(*args, **kwargs)
            return Diagnostic(code, severity, message, hint, location)

        make.__doc__ = manual
        return make

    return declare


def catalogue() -> dict[str, Page]:
    """All declared kinds of diagnostics, by code, in order; imports every module of the package to find them."""
    package = importlib.import_module(__package__ or "recension")
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__"):
            _import(module.name)
    return dict(sorted(_PAGES.items()))


def _import(name: str) -> None:
    """Import a module of the package; one that an optional extra is missing for declares nothing anyway."""
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == (__package__ or "recension"):
            raise


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(item.severity is Severity.ERROR for item in diagnostics)
