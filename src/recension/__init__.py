"""Recension builds TEI P5 scholarly editions, and reading copies of them, from plain transcriptions.

    >>> import recension
    >>> source = recension.decode("A Title\\n\\nBy A. Writer\\n\\n…".encode(), "article.txt")
    >>> tree = recension.encode(source)

Everything here is imported when it is first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from recension.building import Report, build, check
    from recension.diagnostics import Diagnostic, Location, RecensionError, Severity
    from recension.document import Document
    from recension.edition import Edition, Sidecar, load_edition, load_sidecar
    from recension.pipeline import encode, proofread, recognise
    from recension.rendering import (
        Book,
        Rendering,
        bind,
        bind_epub,
        bind_pdf,
        render,
        render_epub,
        render_html,
        render_json,
        render_markdown,
        render_pdf,
        render_text,
    )
    from recension.source import Source, decode, load
    from recension.tei import View, serialise
    from recension.validation import parse, validate

_HOMES = {
    "building": ("Report", "build", "check"),
    "diagnostics": ("Diagnostic", "Location", "RecensionError", "Severity"),
    "document": ("Document",),
    "edition": ("Edition", "Sidecar", "load_edition", "load_sidecar"),
    "pipeline": ("encode", "proofread", "recognise"),
    "rendering": (
        "Book",
        "Rendering",
        "bind",
        "bind_epub",
        "bind_pdf",
        "render",
        "render_epub",
        "render_html",
        "render_json",
        "render_markdown",
        "render_pdf",
        "render_text",
    ),
    "source": ("Source", "decode", "load"),
    "tei": ("View", "serialise"),
    "validation": ("parse", "validate"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Book",
    "Diagnostic",
    "Document",
    "Edition",
    "Location",
    "RecensionError",
    "Rendering",
    "Report",
    "Severity",
    "Sidecar",
    "Source",
    "View",
    "bind",
    "bind_epub",
    "bind_pdf",
    "build",
    "check",
    "decode",
    "encode",
    "load",
    "load_edition",
    "load_sidecar",
    "parse",
    "proofread",
    "recognise",
    "render",
    "render_epub",
    "render_html",
    "render_json",
    "render_markdown",
    "render_pdf",
    "render_text",
    "serialise",
    "validate",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), name)
