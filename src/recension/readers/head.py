"""What a page says of itself and shows to no reader: a front matter in YAML, ``title`` and ``meta``."""

from __future__ import annotations

import html
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lxml import etree

from recension.diagnostics import Diagnostic, Severity, Wording, diagnostic
from recension.document import Claims
from recension.markdown import front_matter
from recension.markup import shown
from recension.source import Source

_BIBLIOGRAPHIC = re.compile(r"citation_\w+|(?:dc|dcterms)[.:][\w.]+", re.IGNORECASE)
"""Names of ``meta`` elements that state bibliographic facts: Highwire Press tags, and Dublin Core in HTML."""

_ARTICLE = re.compile(r"Article|BlogPosting|Report|Chapter|Thesis|Review$")
"""Types of schema.org that are texts by somebody."""
_AUTHOR = frozenset({"p-author", "author"})
"""Classes of the author of an entry (microformats.org, hAtom and h-entry)."""
_LONGEST_NAME = 80
_MOST_AUTHORS = 20


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
        found = front_matter(source.text)
    except ValueError as error:
        return Claims(), (no_yaml(source.beginning, str(error)),)
    fields = {name: tuple(map(shown, values)) for name, values in found.items()}
    authors = fields.get("author") or fields.get("authors") or ()
    return Claims(" ".join(fields.get("title", ())), ", ".join(authors), fields), ()


def _schema_authors(root: etree._Element) -> Iterator[str]:
    """The authors that a page names in the vocabulary of schema.org, in JSON-LD or in its elements, or as h-entry."""
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json" and script.text:
            try:
                yield from _authors_in(json.loads(script.text))
            except (ValueError, RecursionError):
                continue
    for element in root.iter("a", "address", "cite", "dd", "div", "h3", "h4", "li", "p", "span", "strong", "td"):
        named = element.get("itemprop") == "author" or not _AUTHOR.isdisjoint(element.get("class", "").lower().split())
        inner = next((part for part in element.iter() if part.get("itemprop") == "name"), element) if named else element
        if named and 0 < len(text := " ".join("".join(inner.itertext()).split())) <= _LONGEST_NAME:
            yield text


def _authors_in(data: object) -> Iterator[str]:
    """The names of the authors of what JSON-LD says is an article."""
    if isinstance(data, list):
        for item in data:
            yield from _authors_in(item)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if any(
            _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
        ):
            authors = data.get("author")
            for author in authors if isinstance(authors, list) else [authors]:
                name = author.get("name") if isinstance(author, dict) else author
                if isinstance(name, str) and 0 < len(name.strip()) <= _LONGEST_NAME:
                    yield " ".join(shown(html.unescape(name)).split())
        yield from _authors_in(data.get("@graph"))


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
    if authors := list(itertools.islice(_schema_authors(root), _MOST_AUTHORS)):
        fields["schema.author"] = list(dict.fromkeys(authors))
    if root.get("lang"):
        fields["lang"].insert(0, str(root.get("lang")))
    return Claims(
        title="" if title is None else " ".join(shown("".join(title.itertext())).split()),
        author=author,
        fields={name: tuple(values) for name, values in fields.items()},
    )
