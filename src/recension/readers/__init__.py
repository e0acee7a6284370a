"""From a decoded transcription to blocks, as they stand on the page."""

from __future__ import annotations

from dataclasses import replace

from recension.document import Document
from recension.profiles import detect, profiles
from recension.readers.ebook import read_ebook
from recension.readers.html import read_html
from recension.readers.text import read_text
from recension.source import GUTENBERG, HTML, MARKDOWN, Source

SUFFIXES = (".txt", ".htm", ".html", ".xhtml", ".md", ".markdown")
"""Endings of the names of files that can be read as transcriptions."""


def read(source: Source, language: str, profile: str = "") -> Document:
    """Divide `source` into the blocks of a document.

    Args:
        source: The transcription.
        language: Its language (BCP 47).
        profile: The name of the archive's profile; found by what the page says if empty.
    """
    document = _READERS.get(source.form, read_text)(source, language)
    return replace(document, profile=profiles()[profile] if profile else detect(document.source.text))


_READERS = {HTML: read_html, MARKDOWN: read_html, GUTENBERG: read_ebook}


__all__ = ["SUFFIXES", "read", "read_html", "read_text"]
