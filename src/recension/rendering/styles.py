"""How words in the line are set: what the encoding of them asks for (TEI P5, 1.3.1.1.3: rend, rendition, style)."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from recension import tei
from recension.rendering.flow import Text

ITALIC, BOLD, SMALL_CAPITALS, SPACED = "italic", "bold", "small-capitals", "spaced"
SUPERSCRIPT, SUBSCRIPT, UNDERLINED, STRUCK, FIXED = "superscript", "subscript", "underlined", "struck", "fixed"
_TOKENS = {
    "italic": ITALIC, "italics": ITALIC, "i": ITALIC, "it": ITALIC, "slanted": ITALIC, "oblique": ITALIC,
    "bold": BOLD, "b": BOLD, "strong": BOLD, "smallcaps": SMALL_CAPITALS, "small-caps": SMALL_CAPITALS,
    "sc": SMALL_CAPITALS, "k": SMALL_CAPITALS, "g": SPACED, "spaced": SPACED, "letterspaced": SPACED,
    "superscript": SUPERSCRIPT, "sup": SUPERSCRIPT, "super": SUPERSCRIPT, "subscript": SUBSCRIPT, "sub": SUBSCRIPT,
    "underline": UNDERLINED, "underlined": UNDERLINED, "u": UNDERLINED, "ul": UNDERLINED,
    "strikethrough": STRUCK, "strike": STRUCK, "struck": STRUCK, "typewriter": FIXED, "tt": FIXED, "code": FIXED,
}  # fmt: skip
_CSS = (
    (re.compile(r"font-style:\s*(italic|oblique)"), ITALIC),
    (re.compile(r"font-weight:\s*(bold|[6-9]00)"), BOLD),
    (re.compile(r"font-variant:\s*small-caps"), SMALL_CAPITALS),
    (re.compile(r"letter-spacing:\s*[^0;]"), SPACED),
    (re.compile(r"vertical-align:\s*super"), SUPERSCRIPT),
    (re.compile(r"vertical-align:\s*sub"), SUBSCRIPT),
    (re.compile(r"text-decoration:\s*underline"), UNDERLINED),
    (re.compile(r"text-decoration:\s*line-through"), STRUCK),
)
_INDENT = re.compile(r"\b(?:indent(?:ed)?|et)(?![a-z])\D?([1-9])?")
_ITALIC = frozenset({"emph", "foreign", "stage"})


def styles_of(piece: Text) -> tuple[str, ...]:
    """How the words of `piece` are set, outermost first; italics within italics are upright again in print only."""
    found: dict[str, None] = {}
    for span in piece.spans:
        found.update(dict.fromkeys(element_styles(span)))
    return tuple(found)


def element_styles(element: etree._Element) -> tuple[str, ...]:
    """How the words of one element are set; the title of a part of a work has quotation marks and no italics."""
    said = f"{element.get('rend', '')} {element.get('rendition', '')}"
    return _styles(tei.local(element), said, element.get("style", ""), element.get("level", ""))


@lru_cache(4096)
def _styles(kind: str, said: str, css: str, level: str) -> tuple[str, ...]:
    found = [_TOKENS[token] for token in re.split(r"[\s#,]+", said.strip().lower()) if token in _TOKENS]
    found += [style for pattern, style in _CSS if css and pattern.search(css)]
    if not found and (kind in _ITALIC or (kind == "title" and level not in {"a", "u"})):
        found.append(ITALIC)
    if kind == "del":
        found.append(STRUCK)
    return tuple(found)


def is_title(element: etree._Element) -> bool:
    """Whether an element is the title of a work that stands by itself."""
    return tei.local(element) == "title" and element.get("level") not in {"a", "u"}


def indent_of(line: etree._Element) -> int:
    """How far a line of verse is indented, in steps, as ``rend`` has it: ``indent``, ``indent2``, ``indent(2)``.

    A line that goes on with that of another speaker (``part``) is set in two steps more.
    """
    found = _INDENT.search(line.get("rend", ""))
    return (int(found[1] or 1) if found else 0) + 2 * (line.get("part") in {"M", "F"})
