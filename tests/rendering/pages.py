"""Reading the words off a page of HTML as a reader sees them."""

from __future__ import annotations

from lxml import etree, html

from recension.tei import View

_BLOCKS = frozenset(
    """address article aside blockquote body br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li
    main nav ol p pre section table tbody td tfoot th thead tr ul""".split()
)


HIDDEN = {View.READING: "in-copy", View.DIPLOMATIC: "in-reading"}
"""The class of what the style sheet hides in a view."""


def main_words(page: str | html.HtmlElement, view: View | None = None) -> list[str]:
    """The words of the ``main`` of a page, or of an element, that a view shows, of all where none is given."""
    main = next(html.document_fromstring(page).iter("main")) if isinstance(page, str) else page
    return "".join(_pieces(main, view)).split()


def _pieces(main: html.HtmlElement, view: View | None) -> list[str]:
    """The text of an element; a note at the foot is read where it is called, as a reader does who follows the link."""
    pieces: list[str] = []
    calls = {(call.get("href") or "")[1:]: call for call in main.find_class("call") if call.tag == "a"}
    feet = {foot.get("id"): foot for foot in main.getroottree().iterfind(".//section/aside[@id]")}
    walker = etree.iterwalk(main, events=("start", "end"))
    for event, element in walker:
        if view and HIDDEN[view] in (element.get("class") or "").split():
            if event == "start":
                walker.skip_subtree()
            else:
                pieces.append(element.tail or "")
            continue
        if "foot" in (element.get("class") or "").split():
            if event == "start":
                walker.skip_subtree()
            else:
                pieces.append(element.tail or "")
            continue
        target = (element.get("href") or "")[1:]
        if event == "start" and calls.get(target) is element:
            pieces += ["\n", *_pieces(feet[target], view), "\n"]
        if element.tag in _BLOCKS or "block" in (element.get("class") or "").split():
            pieces.append("\n")
        if event == "start":
            pieces.append(element.text or "")
        elif element is not main:
            pieces.append(element.tail or "")
    return pieces
