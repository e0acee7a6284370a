"""How a file says that its text looks, as CSS that can do no harm (TEI P5, 1.3.1.1.3: rend, rendition, style)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from recension import tei

_PROPERTIES = frozenset(
    """color font-family font-size font-style font-variant font-variant-caps font-weight letter-spacing line-height
    margin margin-bottom margin-left margin-right margin-top padding padding-bottom padding-left padding-right
    padding-top text-align text-decoration text-indent text-transform vertical-align writing-mode direction border
    border-bottom border-left border-right border-top border-style border-width border-color""".split()
)
"""What a text may set of itself; nothing here hides text, moves it over other text, or loads anything."""
_VALUE = re.compile(r"[\w\s.,%#+'\"-]+", re.ASCII)
_NAME = re.compile(r"[\w.-]+", re.ASCII)
_HIDES = re.compile(r"^(0+(\.0+)?([a-z]+|%)?|-.*|transparent)$", re.IGNORECASE)
_MAY_BE_NOTHING = ("margin", "padding", "border", "text-indent", "letter-spacing")
_SCOPES = {"before": "::before", "after": "::after", "first-letter": "::first-letter", "first-line": "::first-line"}


def declarations(css: str) -> str:
    """The declarations of `css` that are safe, in its order; empty where there are none."""
    return "; ".join(_safe(css))


def style_rules(tree: etree._ElementTree) -> str:
    """The rules for the classes ``rend-ID`` that the renditions of a file's header amount to (TEI P5, 2.3.4)."""
    rules = []
    for rendition in tree.iter(tei.name("rendition")):
        identifier = rendition.get(tei.XML_ID, "")
        css = declarations(re.sub(r"/\*.*?\*/", "", "".join(rendition.itertext()), flags=re.DOTALL))
        if css and _NAME.fullmatch(identifier) and rendition.get("scheme", "css") == "css":
            scope = _SCOPES.get(rendition.get("scope", ""), "")
            rules.append(f'[class~="rend-{identifier}"]{scope} {{ {css} }}')
    return "\n".join(rules)


def _safe(css: str) -> Iterator[str]:
    for declaration in css.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        name = name.lower()
        hides = _HIDES.match(value) and not name.startswith(_MAY_BE_NOTHING)
        is_closed = value.count("'") % 2 == 0 and value.count('"') % 2 == 0
        if name in _PROPERTIES and _VALUE.fullmatch(value) and is_closed and not hides:
            yield f"{name}: {' '.join(value.split())}"
