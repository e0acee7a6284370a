"""Markdown, by way of the HTML that it stands for; a front matter in YAML is kept as the first paragraph."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(?P<key>[A-Za-z_-]+)\s*:\s*(?P<value>.*\S)\s*$", re.MULTILINE)


def as_html(text: str) -> str:
    """The page of HTML that a text in Markdown (CommonMark, with tables) stands for.

    Every block carries the number of its line in ``data-line``. Definitions of links stay in the text as they are, so
    that nothing of it is lost.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable("reference")
    front = _FRONT.match(text)
    offset = text[: front.end()].count("\n") if front else 0
    tokens = parser.parse(text[front.end() :] if front else text)
    for token in tokens:
        if token.map and token.nesting == 1:
            token.attrSet("data-line", str(token.map[0] + offset + 1))
    body = parser.renderer.render(tokens, parser.options, {})
    return f"<html><body>{_front_matter(front['fields']) if front else ''}{body}</body></html>"


def front_matter(text: str) -> Mapping[str, str]:
    """The fields of the front matter that have a plain value, by their names in small letters."""
    front = _FRONT.match(text)
    matches = _FIELD.finditer(front["fields"]) if front else ()
    return {match["key"].lower(): match["value"].strip("\"'[] ") for match in matches}


def _front_matter(fields: str) -> str:
    lines = "<br>".join(html.escape(line) for line in fields.splitlines())
    return f'<p class="front-matter" data-line="2">{lines}</p>'
