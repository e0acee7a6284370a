"""What may stand where in XHTML (HTML, 3.2.5 and 4): a parser of XML mends nothing, as one of HTML would."""

from __future__ import annotations

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FLOW = _HEADINGS | frozenset(
    "address article aside blockquote div dl figure footer header hr ol p pre section table ul".split()
)
_IN_THE_LINE = frozenset(
    "abbr b bdi cite code dfn em i kbd mark p q s samp small span strong sub sup time u var".split()
)
_PARTS = frozenset("caption dd dt figcaption li tbody td tfoot th thead tr".split())
_CELLS = frozenset({"td", "th"})
_CHILDREN = {
    "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot", "tr"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": _CELLS,
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
}
"""What alone may stand in a table or a list."""


def mend_content(body: etree._Element) -> None:
    """Put everything below `body` where it may stand, in its order; `body` is changed.

    A paragraph that holds blocks becomes a block of another kind; in a heading, and in what stands in the line, the
    blocks give way, so that the words around it run on. What stands between the rows of a table or the items of a list
    goes into the next of them.
    """
    for element in list(body.iter(etree.Element)):
        kind = _kind(element)
        if kind not in _HEADINGS | _IN_THE_LINE:
            continue
        blocks = [inner for inner in element.iterdescendants(etree.Element) if _kind(inner) in _FLOW | _PARTS]
        if not blocks:
            continue
        if kind == "p" or "block" in element.get("class", "").split():
            element.tag = f"{{{XHTML}}}div"
            continue
        for inner in blocks:
            inner.tag = f"{{{XHTML}}}span"
            inner.set("class", f"block {inner.get('class', '')}".strip())
    for element in list(body.iter(*(f"{{{XHTML}}}{kind}" for kind in _CHILDREN))):
        for child in list(element):
            if _kind(child) not in _CHILDREN[_kind(element)]:
                _move(child, element)


def _move(child: etree._Element, parent: etree._Element) -> None:
    """Put what stands between the parts of a table or a list into the next one; into the last, after them all."""
    child.tail = None
    after = next((cell for sibling in child.itersiblings() if (cell := _cell(sibling, last=False)) is not None), None)
    before = [cell for sibling in child.itersiblings(preceding=True) if (cell := _cell(sibling, last=True)) is not None]
    if after is not None:
        child.tail, after.text = after.text, None
        after.insert(0, child)
    elif before:
        before[0].append(child)
    else:
        kinds = {"table": ("tr", "td"), "thead": ("tr", "td"), "tbody": ("tr", "td"), "tr": ("td",)}
        holder = parent
        parent.remove(child)
        for kind in kinds.get(_kind(parent), ("li",)):
            holder = etree.SubElement(holder, f"{{{XHTML}}}{kind}")
        holder.append(child)


def _cell(part: etree._Element, *, last: bool) -> etree._Element | None:
    """The first or the last cell of a part of a table; an item of a list itself."""
    while part is not None and _kind(part) not in _CELLS | {"li"}:
        inner = [child for child in part if _kind(child) in _CHILDREN or _kind(child) in _CELLS]
        if not inner or _kind(part) not in _CHILDREN:
            return None
        part = inner[-1 if last else 0]
    return part


def _kind(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
