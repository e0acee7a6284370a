"""What a page says of itself and shows to no reader: a front matter in YAML, ``title`` and ``meta``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from recension.diagnostics import Diagnostic, Severity, Wording, diagnostic
from recension.document import Claims
from recension.markdown import front_matter
from recension.markup import shown
from recension.source import Source

_BIBLIOGRAPHIC = re.compile(r"citation_\w+|(?:dc|dcterms)[.:][\w.]+", re.IGNORECASE)
"""Names of ``meta`` elements that state bibliographic facts: Highwire Press tags, and Dublin Core in HTML."""


@diagnostic("REC010", Severity.WARNING)
def no_yaml(reason: str) -> Wording:
    """The front matter is no YAML.

    What stands between the two lines of three hyphens at the head of a text in Markdown is kept word for word, but
    cannot be read as fields; nothing of it is in the header.

    Mend: correct it; values with a colon or a number sign in them stand in quotation marks.
    """
    return Wording(f"the front matter cannot be read: {reason}", "put values with a colon into quotation marks")


def read_front_matter(source: Source) -> tuple[Claims, Sequence[Diagnostic]]:
    """What the front matter of a text in Markdown states, and what is wrong with it."""
    try:
        fields = front_matter(source.text)
    except ValueError as error:
        return Claims(), (no_yaml(source.location(0), str(error)),)
    authors = fields.get("author") or fields.get("authors") or ()
    return Claims(" ".join(fields.get("title", ())), ", ".join(authors), fields), ()


def read_head(root: etree._Element | None) -> Claims:
    """What ``title`` and the ``meta`` elements of a page say."""
    if root is None:
        return Claims()
    title = next(root.iter("title"), None)
    fields: dict[str, list[str]] = defaultdict(list)
    author = ""
    for meta in root.iter("meta"):
        name, content = (meta.get("name") or "").lower(), " ".join(shown(meta.get("content")).split())
        if content and _BIBLIOGRAPHIC.fullmatch(name):
            fields[name.replace(":", ".")].append(content)
        elif name == "author":
            author = author or content
    if root.get("lang"):
        fields["lang"].insert(0, str(root.get("lang")))
    return Claims(
        title="" if title is None else " ".join(shown("".join(title.itertext())).split()),
        author=author,
        fields={name: tuple(values) for name, values in fields.items()},
    )
