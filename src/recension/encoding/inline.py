"""Writing a stretch of text with its marks into an element."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from recension import tei
from recension.document import Emendation, Mark, MarkKind
from recension.edition import PROGRAM
from recension.encoding.elements import Register, certainty_attributes, make
from recension.encoding.nesting import Node, nest

_CIT = tei.name("cit")
COPY_TEXT = "web"
"""The identifier of the web page, which is the copy text, in ``sourceDesc``."""
_HANDS = {"editor": "editors", "transcriber": "transcriber", "translator": "translator"}
"""The identifiers of those who wrote notes upon the article, by their hands."""
_INTERPRETATIVE = frozenset(
    {
        MarkKind.CIT,
        MarkKind.QUOTE,
        MarkKind.SAID,
        MarkKind.SO_CALLED,
        MarkKind.MENTIONED,
        MarkKind.BIBL,
        MarkKind.TITLE,
        MarkKind.DATE,
        MarkKind.STAGE,
        MarkKind.NOTE,
    }
)


def write(
    element: etree._Element,
    text: str,
    marks: Iterable[Mark],
    register: Register,
    *,
    keep_lines: bool | None = None,
) -> None:
    """Append `text` to `element`, its marks as elements within it.

    Args:
        element: What to write into.
        text: The text, verbatim.
        marks: What was recognised in it, by offsets of `text`.
        register: Where the emendations get their identifiers and leave their reasons.
        keep_lines: Whether a line end becomes an ``lb``, since the lines of the page count; as `register` says if None.
    """
    keep_lines = register.keep_lines if keep_lines is None else keep_lines
    _write(element, nest(text, marks), text, register, keep_lines=keep_lines, doubted=False)


def _write(
    element: etree._Element, node: Node, text: str, register: Register, *, keep_lines: bool, doubted: bool
) -> None:
    here = node.start
    for child in node.children:
        assert child.mark is not None
        _append(element, text[here : child.start], keep_lines=keep_lines)
        inner, is_doubted = _element(element, child.mark, register, doubted=doubted)
        _write(inner, child, text, register, keep_lines=keep_lines, doubted=is_doubted)
        if child.mark.emendation and child.mark.kind is MarkKind.CORRECTION:
            _corrections(inner.getparent(), child.mark.emendation)
        here = child.end
    _append(element, text[here : node.end], keep_lines=keep_lines)


def _element(parent: etree._Element, mark: Mark, register: Register, *, doubted: bool) -> tuple[etree._Element, bool]:
    """The element of a mark, and whether it (or what it is in) says that it is a guess."""
    if mark.emendation:
        return _emended(parent, mark.kind, mark.emendation, register), doubted
    attributes = dict(mark.attributes)
    hand = attributes.pop("hand", "")
    if mark.kind in _INTERPRETATIVE and not doubted:
        attributes |= certainty_attributes(mark.certainty, PROGRAM)
    if mark.kind is MarkKind.NOTE:
        attributes["resp"] = resp_of_hand(hand)
    element = make(parent, mark.kind.value, **attributes)
    return make(element, "desc") if mark.kind is MarkKind.GAP else element, doubted or "cert" in attributes


def _emended(parent: etree._Element, kind: MarkKind, emendation: Emendation, register: Register) -> etree._Element:
    """The element for an intervention, and in it the one that takes the copy text's words."""
    identifier = register.next("e")
    if emendation.reason:
        register.reasons[identifier] = emendation.reason
    resp = resp_of(emendation.resp)
    if kind is MarkKind.CORRECTION:
        choice = make(parent, "choice", id=identifier)
        return make(choice, "sic", source=f"#{COPY_TEXT}")
    if kind is MarkKind.SURPLUS:
        return make(parent, "surplus", id=identifier, reason=emendation.type, resp=resp, cert=emendation.cert)
    return make(
        parent,
        "supplied",
        emendation.readings[0],
        id=identifier,
        reason="omitted",
        resp=resp,
        cert=emendation.cert,
        evidence=emendation.evidence,
    )


def _corrections(choice: etree._Element | None, emendation: Emendation) -> None:
    """The readings of an emendation; how sure the program is it says of its first, and the others are less likely."""
    for number, reading in enumerate(emendation.readings):
        cert = "low" if number and emendation.resp == PROGRAM else emendation.cert
        make(
            choice,
            "corr",
            reading,
            type=emendation.type,
            resp=resp_of(emendation.resp),
            cert=cert,
            evidence=emendation.evidence,
        )


def resp_of(person: str) -> str:
    """The pointer to the ``respStmt`` of an editor of the edition, or of the program."""
    return f"#{PROGRAM}" if person == PROGRAM else f"#editor-{person}"


def resp_of_hand(hand: str) -> str:
    """The pointer to whoever wrote a note; empty where that is not known, or is the author."""
    return f"#{_HANDS[hand]}" if hand in _HANDS else ""


def _append(element: etree._Element, text: str, *, keep_lines: bool) -> None:
    lines = text.split("\n") if keep_lines and element.tag != _CIT else [text]
    tei.append_text(element, lines[0])
    for line in lines[1:]:
        make(element, "lb").tail = "\n" + line
