"""From a decoded transcription to blocks, as they stand on the page."""

from __future__ import annotations

from recension.document import Document
from recension.readers.html import read_html
from recension.readers.text import read_text
from recension.source import HTML, Source

SUFFIXES = (".txt", ".htm", ".html")
"""Endings of the names of files that can be read as transcriptions."""


def read(source: Source, language: str) -> Document:
    """Divide `source` into the blocks of a document in `language` (BCP 47)."""
    return read_html(source, language) if source.form == HTML else read_text(source, language)


__all__ = ["SUFFIXES", "read", "read_html", "read_text"]
