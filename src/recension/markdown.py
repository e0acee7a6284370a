"""Markdown, by way of the HTML that it stands for; a front matter is kept as the first paragraph.

It is in YAML between lines of hyphens, in TOML between lines of plus signs, or a title block of Pandoc.
"""

from __future__ import annotations

import html
import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEFINITION = re.compile(r"\[\^[^\]\s]+\]:")
_FRONT = re.compile(
    r"\A(?:(?P<yaml>---)[ \t]*\n(?!\s*\n)|(?P<toml>\+\+\+)[ \t]*\n|(?=%[ \t]))(?P<fields>"
    r"(?(yaml).*?(?=\n(?:---|\.\.\.)[ \t]*(?:\n|\Z))|(?(toml).*?(?=\n\+\+\+[ \t]*(?:\n|\Z))"
    r"|(?-s:%.*(?:\n[ \t]+\S.*)*(?:\n%.*(?:\n[ \t]+\S.*)*){0,2}(?=\n[ \t]*(?:\n|\Z)|\Z))))"
    r")(?(yaml)\n(?:---|\.\.\.)[ \t]*|(?(toml)\n\+\+\+[ \t]*))(?:\n|\Z)",
    re.DOTALL,
)
_TITLE_BLOCK = ("title", "author", "date")
"""What the lines of a title block of Pandoc state, in their order."""


def as_html(text: str) -> str:
    """The page of HTML that a text in Markdown (CommonMark, with tables and struck words) stands for.

    Every block carries the number of its line in ``data-line``. Definitions of links stay in the text as they are, so
    that nothing of it is lost; one of a note begins a paragraph.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable("reference")
    front = _FRONT.match(text)
    offset = text[: front.end()].count("\n") if front else 0
    tokens = parser.parse(text[front.end() :] if front else text)
    for token in tokens:
        if token.map and token.nesting == 1:
            token.attrSet("data-line", str(token.map[0] + offset + 1))
        _part_definitions(token.children or [])
    body = parser.renderer.render(tokens, parser.options, {})
    return f"<html><body>{_front_matter(front['fields']) if front else ''}{body}</body></html>"


def _part_definitions(inline: Sequence[Token]) -> None:
    """Part the lines of a paragraph at each that begins with the definition of a note, such as ``[^1]: …``."""
    for line_end, after in itertools.pairwise(inline):
        if line_end.type == "softbreak" and _DEFINITION.match(after.content):
            line_end.type, line_end.content = "html_inline", "<br><br>"


def front_matter(text: str) -> Mapping[str, tuple[str, ...]]:
    """The fields of the front matter of a text in Markdown, by their names in small letters, each with its values.

    Values are kept as they are written; what is nested deeper than a list, or a list of names, is left out.

    Raises:
        ValueError: The front matter is no YAML 1.1 or no TOML 1.0, or no mapping.
    """
    import yaml

    front = _FRONT.match(text)
    try:
        if front is None:
            fields = {}
        elif front["toml"]:
            fields = tomllib.loads(front["fields"])
        elif front["yaml"]:
            fields = yaml.load(front["fields"], yaml.BaseLoader)  # noqa: S506 - makes strings alone
        else:
            lines = re.split(r"^%[ \t]*", front["fields"], flags=re.MULTILINE)[1:]
            fields = dict(zip(_TITLE_BLOCK, lines, strict=False))
            fields["author"] = re.split(r"\s*(?:;|\n)\s*", fields.get("author", ""))
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ValueError(" ".join(str(error).split())) from error
    if not isinstance(fields, dict):
        raise ValueError("it is no list of fields with values")
    return {str(key).lower(): values for key, value in fields.items() if (values := tuple(_values(value)))}


def _values(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        plain = item.get("name") or item.get("literal") if isinstance(item, dict) else item
        if isinstance(plain, date):
            yield plain.isoformat()
        elif isinstance(plain, str) and plain.strip():
            yield " ".join(plain.split())


def _front_matter(fields: str) -> str:
    lines = "<br>".join(html.escape(line) for line in fields.splitlines())
    first = 1 if fields.startswith("%") else 2
    return f'<p class="front-matter" data-line="{first}">{lines}</p>'
