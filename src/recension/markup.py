"""Pages of HTML as people wrote them: parsed leniently, and what a reader sees of them."""

from __future__ import annotations

import html
import re

from lxml import etree

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic
from recension.source import GUTENBERG, HTML, MARKDOWN, NOT_XML, REPLACEMENT, Source

INVISIBLE = frozenset("head script style title template noscript embed applet map audio video iframe canvas".split())
"""Elements of which a browser shows nothing."""
BLOCKS = frozenset(
    """address article aside blockquote body caption center dd dir div dl dt fieldset figcaption figure footer form
    frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td
    tfoot th thead tr ul details""".split()
)
"""Elements that begin on a line of their own."""
_CONTROLS = re.compile(
    r"mw-editsection|headerlink|header-?anchor|heading-?anchor|anchor-?link|anchorjs-link|permalink|share-button",
    re.IGNORECASE,
)
"""Classes of what makers of sites put into a line of the text for the reader to press, and which is none of it."""
_PRESSED = frozenset({"a", "button", "span"})
"""Elements within a line that may be there to be pressed."""
EMPHASIS = re.compile(r"(?<![\w_])_(?=[^\s_])((?:(?!\n\s*\n)[^_])*[^\s_])_(?![\w_])")
"""Emphasis in the plain texts of Project Gutenberg."""
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*)[^<>]*>")
_NO_FRAMES = re.compile(r"<(/?)noframes\b", re.IGNORECASE)
_OUTER_TAG = re.compile(r"<!--.*?-->|<(?P<close>/?)(?P<name>html|body)(?=[\s/>])[^<>]*>", re.DOTALL | re.IGNORECASE)
_XML = re.compile(r"\ufeff?\s*<\?xml\s")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
"""Character data of XML; in HTML such a thing is a comment (HTML Living Standard, 13.2.5.42)."""
_DEEPEST = 1000
"""Elements within one another that are kept of a page that has too many; the parser's own limit is 2,048."""
_SPACES = re.compile("  +")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_C1 = {code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}}
"""A character reference such as ``&#151;`` means Windows-1252 (HTML Living Standard, 13.2.5.84)."""
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""A character that is not shown as itself."""


@diagnostic("SRC005", Severity.ERROR)
def not_parsed(reason: str) -> Wording:
    """The parser gave a page of HTML up before its end.

    The parser of HTML has its limits, so that no page can fill the memory; what comes after the place named would be
    lost.

    Mend: simplify the mark-up of the page there, or save its text from a browser and encode that.
    """
    return Wording(f"the page cannot be read to its end: {reason}", "simplify its mark-up there")


def parse_page(text: str, name: str, *, comments: bool = False) -> etree._Element | None:
    """The root of a page of HTML, however broken; None where there is nothing in it; with its comments if wanted.

    The parser ends a page whose elements are nested too deeply where they are, so that the rest of its words were
    lost: such a page loses its inner elements instead.

    Raises:
        RecensionError: The parser stopped before the end of the page called `name` all the same (SRC005).
    """
    if _XML.match(text):
        text = _CDATA.sub(lambda section: html.escape(section[1]), text)
    # The parser keeps the tags of what a browser without frames shows as words.
    text = _unended(_NO_FRAMES.sub(r"<\1div", text))
    root, limit = _parsed(text, comments=comments)
    if limit is not None:
        root, limit = _parsed(_flattened(text), comments=comments)
    if limit is not None:
        raise RecensionError(not_parsed(Location(name, limit.line), limit.message.partition(",")[0].lower()))
    return root


def _parsed(text: str, *, comments: bool) -> tuple[etree._Element | None, etree._LogEntry | None]:
    """The root of a page, and what the parser says if it came to one of its limits."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True, remove_comments=not comments
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    limits = (error for error in parser.error_log if error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT)
    return root, next(limits, None)


def _unended(text: str) -> str:
    """A page whose ``html`` and ``body`` begin once and end where the page does.

    The parser stops at the end of the page element, while browsers show what comes after it (HTML Living Standard,
    13.2.6.4.22); lines keep their numbers.
    """
    begun: set[str] = set()

    def kept(tag: re.Match[str]) -> str:
        if not tag["name"]:
            return tag[0]
        name = tag["name"].lower()
        if not tag["close"] and name not in begun:
            begun.add(name)
            return tag[0]
        return "\n" * tag[0].count("\n")

    return _OUTER_TAG.sub(kept, text)


def _flattened(text: str) -> str:
    """A page without the elements that are nested deeper than `_DEEPEST`; where blocks were is an empty line."""
    open_elements: list[str] = []

    def kept(tag: re.Match[str]) -> str:
        name = tag["name"].lower()
        deep = len(open_elements) >= _DEEPEST
        if tag["close"]:
            deep = len(open_elements) > _DEEPEST
            if open_elements and open_elements[-1] == name:
                open_elements.pop()
        elif name not in _VOID:
            open_elements.append(name)
        if not deep or name in _VOID:
            return tag[0]
        return "<br><br>" if name in BLOCKS else ""

    return _TAG.sub(kept, text)


def is_control(element: etree._Element) -> bool:
    """Whether an element within a line is there to be pressed: a button, or the link beside a heading."""
    if element.tag not in _PRESSED:
        return False
    if element.tag == "button" or element.get("role") == "button":
        # A mark such as [1] to be pressed is the reference of a note.
        return any(any(map(str.isalpha, str(text))) for text in element.itertext())
    names = element.get("class")
    if not names:
        return False
    hushed = element.tag == "a" and element.get("aria-hidden") == "true"
    return hushed or any(map(_CONTROLS.fullmatch, names.split()))


def begins_line(element: etree._Element) -> bool:
    """Whether an element begins on a line of its own, or stands apart from the text of its line."""
    return element.tag in BLOCKS or is_control(element)


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
    text = text or ""
    if _ODD.search(text):
        text = NOT_XML.sub(REPLACEMENT, text.translate(_C1))
    if verbatim:
        return text.replace("\r", "")
    for space in "\t\n\r\f":
        text = text.replace(space, " ")
    return _SPACES.sub(" ", text) if "  " in text else text


def page_of(source: Source) -> str:
    """The page of HTML that a transcription is, or that it stands for."""
    if source.form == MARKDOWN:
        from recension.markdown import as_html

        return as_html(source.text)
    return source.text


def visible_text(source: Source) -> str:
    """All that a reader sees of a transcription; of a page, a line end wherever a block or a line begins."""
    if source.form == GUTENBERG:
        return EMPHASIS.sub(r"\1", source.text)
    return _shown_text(page_of(source), source.name) if source.form in {HTML, MARKDOWN} else source.text


def _shown_text(page: str, name: str) -> str:
    root = parse_page(page, name)
    if root is None:
        return ""
    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        hidden = is_hidden(element)
        if event == "start" and hidden:
            walker.skip_subtree()
            continue
        if not hidden and (element.tag == "br" or begins_line(element)):
            pieces.append("\n")
        if event == "start":
            pieces.append(shown(element.text, verbatim=True))
        elif element is not root:
            pieces.append(shown(element.tail, verbatim=True))
    return "".join(pieces)
