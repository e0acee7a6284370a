"""Pages of HTML as people wrote them: parsed leniently, and what a reader sees of them."""

from __future__ import annotations

import re

from lxml import etree

from recension.source import NOT_XML, REPLACEMENT

INVISIBLE = frozenset("head script style title template noscript object embed applet map".split())
"""Elements of which a browser shows nothing."""
BLOCKS = frozenset(
    """address article aside blockquote body caption center dd dir div dl dt fieldset figcaption figure footer form
    frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td
    tfoot th thead tr ul details""".split()
)
"""Elements that begin on a line of their own."""
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_C1 = {code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}}
"""A character reference such as ``&#151;`` means Windows-1252 (HTML Living Standard, 13.2.5.84)."""


def parse_page(text: str) -> etree._Element | None:
    """The root of a page of HTML, however broken; None where there is nothing in it."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True, remove_comments=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None
    except etree.XMLSyntaxError:
        return None


def is_hidden(element: etree._Element) -> bool:
    """Whether a browser shows nothing of an element."""
    return (
        not isinstance(element.tag, str)
        or element.tag in INVISIBLE
        or "hidden" in element.attrib
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def shown(text: str | None, *, verbatim: bool = False) -> str:
    """Text of a page as a browser shows it: white space collapsed, but for preformatted text."""
    text = NOT_XML.sub(REPLACEMENT, (text or "").translate(_C1))
    return text.replace("\r", "") if verbatim else _SPACE.sub(" ", text)


def visible_text(text: str) -> str:
    """All that a reader sees of a page of HTML, a line end wherever a block or a line begins."""
    root = parse_page(text)
    if root is None:
        return ""
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and is_hidden(element):
            walker.skip_subtree()
            continue
        if element.tag in BLOCKS or element.tag == "br":
            pieces.append("\n")
        if event == "start":
            pieces.append(shown(element.text, verbatim=True))
        elif element is not root:
            pieces.append(shown(element.tail, verbatim=True))
    return "".join(pieces)
