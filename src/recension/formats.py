"""The forms that a text is rendered in: one list for the command line, for settings and for builds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Format:
    """A form of reading copy.

    Attributes:
        name: What commands and settings call it.
        suffix: How the names of its files end; settings may say this, too, without the dot.
        media_type: As IANA has registered it.
        label: What a link to it says.
        binary: Whether its files are no text.
        views: Whether it shows one of the two texts, the reading text or the copy text, and not both.
    """

    name: str
    suffix: str
    media_type: str
    label: str
    binary: bool = False
    views: bool = True


FORMATS: Final = {
    item.name: item
    for item in (
        Format("html", ".html", "text/html", "read"),
        Format("text", ".txt", "text/plain", "plain text"),
        Format("epub", ".epub", "application/epub+zip", "EPUB", binary=True),
        Format("pdf", ".pdf", "application/pdf", "PDF", binary=True),
        Format("markdown", ".md", "text/markdown", "Markdown"),
        Format("json", ".json", "application/json", "JSON", views=False),
    )
}
BOOKS: Final = ("epub", "pdf")
"""The forms that several texts can be bound in as one book."""
PAPERS: Final = ("a4", "a5", "us-letter")
"""The sizes of paper that a PDF can have."""


def format_named(name: str) -> Format | None:
    """The form that goes by `name`: its own name, or what its files end in."""
    return FORMATS.get(name) or next((item for item in FORMATS.values() if item.suffix == f".{name}"), None)
