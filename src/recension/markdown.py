"""Markdown, by way of the HTML that it stands for; a front matter in YAML is kept as the first paragraph."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEFINITION = re.compile(r"\[\^[^\]\s]+\]:")
_FRONT = re.compile(r"\A---[ \t]*\n(?!\s*\n)(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


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
        ValueError: The front matter is no YAML 1.1, or no mapping.
    """
    import yaml

    front = _FRONT.match(text)
    try:
        fields = yaml.load(front["fields"], yaml.BaseLoader) if front else {}  # noqa: S506 - makes strings alone
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(" ".join(str(error).split())) from error
    if not isinstance(fields, dict):
        raise ValueError("it is no list of fields with values")
    return {str(key).lower(): values for key, value in fields.items() if (values := tuple(_values(value)))}


def _values(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        plain = item.get("name") or item.get("literal") if isinstance(item, dict) else item
        if isinstance(plain, str) and plain.strip():
            yield " ".join(plain.split())


def _front_matter(fields: str) -> str:
    lines = "<br>".join(html.escape(line) for line in fields.splitlines())
    return f'<p class="front-matter" data-line="2">{lines}</p>'
