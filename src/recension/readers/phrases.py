"""What an element within a line of a page means in TEI, and in which language its words are."""

from __future__ import annotations

import re
from urllib.parse import quote

from lxml import etree

from recension.document import MarkKind

Attributes = tuple[tuple[str, str], ...]
_RENDITIONS = {
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), "italic"),
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    "sup": "superscript",
    "sub": "subscript",
}
_SMALL_CAPITALS = re.compile(r"small-?caps|\bsmc\b|\bsc\b")
_STYLES = (
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)"), "italic"),
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), "bold"),
    (re.compile(r"vertical-align\s*:\s*super"), "superscript"),
    (re.compile(r"vertical-align\s*:\s*sub"), "subscript"),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*\bline-through"), "strikethrough"),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*\bunderline"), "underline"),
)
"""How a style says what an element of HTML would have said (CSS Fonts 4, CSS Text Decoration 3)."""
_TAKEN_BACK = {
    "italic": re.compile(r"font-style\s*:\s*normal"),
    "bold": re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)"),
}
_PAGE_CLASSES = frozenset(
    {"pagenum", "page-num", "pagenumber", "page-number", "pageno", "pagebreak", "page-break", "pb", "page"}
)
"""Classes of the number of a printed page."""
_PAGE = re.compile(
    r"\s*[\[({|]?\s*(?:p(?:g|age)?[.:]?\s*|s\.\s*)?(?:\d{1,4}|[ivxlc]{1,7})\s*[\])}|]?\s*", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def meaning(element: etree._Element, language: str) -> tuple[MarkKind | None, Attributes]:
    """What an element within a line is in TEI; nothing if it is mere lay-out.

    Args:
        element: The element.
        language: The language that the page states for itself.
    """
    own = language_of(element)
    foreign = (("xml:lang", own),) if own and not is_alike(own, language) else ()
    if element.tag == "q":
        return MarkKind.Q, foreign
    if _is_page_number(element):
        return MarkKind.FORME_WORK, (("type", "pageNum"),)
    target = pointer(element.get("href", "")) if element.tag == "a" else ""
    if target:
        return MarkKind.REF, (("target", target), ("type", "link"), *foreign)
    if rendition := _rendition(element):
        return MarkKind.HI, (("rend", rendition), *foreign)
    return (MarkKind.FOREIGN, foreign) if foreign else (None, ())


def _is_page_number(element: etree._Element) -> bool:
    """Whether an element holds the number of a printed page, where that begins in the text."""
    if element.tag not in {"span", "a"} or _PAGE_CLASSES.isdisjoint(element.get("class", "").lower().split()):
        return element.get("role") == "doc-pagebreak" and bool(_PAGE.fullmatch("".join(element.itertext())))
    return bool(_PAGE.fullmatch("".join(element.itertext())))


def _rendition(element: etree._Element) -> str:
    style = element.get("style", "").lower()
    rendition = _RENDITIONS.get(str(element.tag), "")
    # Word processors of the web wrap whole pages into an emphasis that its style takes back.
    if rendition and not (rendition in _TAKEN_BACK and _TAKEN_BACK[rendition].search(style)):
        return rendition
    if _SMALL_CAPITALS.search(f"{element.get('class', '').lower()} {style}"):
        return "smallcaps"
    of_style = style if element.tag in {"span", "font"} else ""
    return next((rendition for pattern, rendition in _STYLES if pattern.search(of_style)), "") if of_style else ""


def language_of(element: etree._Element) -> str:
    """The language that an element states (BCP 47); empty if none, or none that is one."""
    stated = (element.get("lang") or element.get("xml:lang") or "").strip()
    return stated if _LANGUAGE.fullmatch(stated) else ""


def is_alike(tag: str, other: str) -> bool:
    """Whether two tags are of one language, regions and scripts aside."""
    return tag.lower().partition("-")[0] == other.lower().partition("-")[0]


def pointer(address: str) -> str:
    """A web address as ``xs:anyURI`` takes it: without white space, and in percent form whatever it may not hold."""
    address, mark, fragment = "".join(address.split()).partition("#")
    parts = [quote(part, safe="/:?&=@!$'()*+,;~%") for part in (address, fragment)]
    if (scheme := parts[0].partition(":")[0]) and "%" in scheme and "/" not in scheme:
        # What stands before a colon is a scheme, which has letters alone (RFC 3986, 3.1).
        parts[0] = parts[0].replace(":", "%3A")
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", f"{parts[0]}{mark}{parts[1]}")
