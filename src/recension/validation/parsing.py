"""Reading XML that may be anything: bombs, fragments, pictures. One clear message, or a tree."""

from __future__ import annotations

import re

from lxml import etree

from recension import tei
from recension.diagnostics import Diagnostic, Location, RecensionError, Severity, Wording, diagnostic

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TRUNCATED = re.compile(r"Premature end|EndTag: '</' not found")


@diagnostic("TEI001", Severity.ERROR)
def empty_file() -> Wording:
    """A file is empty.

    There is nothing in it but white space, so there is no XML to read. A program that was interrupted while it wrote
    leaves such files.

    Mend: make the file again.
    """
    return Wording("the file is empty", "make the file again")


@diagnostic("TEI002", Severity.ERROR)
def not_xml(what: str) -> Wording:
    """A file is not XML.

    Its first bytes are those of something else: a picture, an archive, a word processor's file, or text with no tag.

    Mend: give the TEI file itself. If it is inside an archive, unpack it first.
    """
    return Wording(f"this is not XML: {what}", "give the TEI file itself")


@diagnostic("TEI003", Severity.ERROR)
def not_well_formed(reason: str) -> Wording:
    """A file is not well-formed XML.

    It breaks a rule that all XML keeps: every start tag has its end tag, ``&`` and ``<`` are written ``&amp;`` and
    ``&lt;``, attributes are quoted (XML 1.0, 2.1). Everything after the first such place is guesswork, so only that
    one is reported.

    Mend: correct the place; the line may be the one where the error shows, after the one where it was made.
    """
    return Wording(f"not well-formed: {reason}", "correct this place, or the one where the element began")


@diagnostic("TEI004", Severity.ERROR)
def truncated(reason: str) -> Wording:
    """A file breaks off.

    It ends before its elements are closed: a download or a copy was interrupted, or the end was cut off.

    Mend: fetch or make the file again.
    """
    return Wording(f"the file breaks off: {reason}", "fetch or make the file again")


@diagnostic("TEI005", Severity.ERROR)
def dangerous(reason: str) -> Wording:
    """A file would take more memory than it may.

    Entities that expand to entities that expand to entities ("a billion laughs"), or elements nested thousands deep,
    fill any memory. Recension reads no external entity, fetches nothing, and stops at such a place.

    Mend: replace the entities by their text; if the nesting is meant, divide the file.
    """
    return Wording(reason, "replace entities by their text, and nest elements less deeply")


@diagnostic("TEI006", Severity.ERROR)
def unknown_entity(reason: str) -> Wording:
    """A file uses an entity that it does not declare, or one that lies outside the file.

    ``&nbsp;`` and the like belong to HTML. TEI files know ``&amp;``, ``&lt;``, ``&gt;``, ``&quot;`` and ``&apos;``.
    Recension reads no entity from another file, and fetches nothing.

    Mend: write the character itself, or its number, such as ``&#160;``.
    """
    return Wording(reason, "write the character itself, or its number, such as &#160;")


def parse(data: bytes, name: str) -> etree._ElementTree:
    """Parse XML safely.

    Args:
        data: The bytes of the file.
        name: The name of the file, for messages.

    Raises:
        RecensionError: The bytes are no XML, are not well-formed, break off or would do harm (TEI001 to TEI006).
    """
    if not data.strip():
        raise RecensionError(empty_file(Location(name)))
    if not data.startswith(_BYTE_ORDER_MARKS) and (
        b"\0" in data[:1000] or not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    ):
        raise RecensionError(not_xml(Location(name, 1, 1), "its first character is not “<”"))
    try:
        root = etree.fromstring(data, tei.safe_parser(), base_url=name.encode("utf-8", "replace").decode())
    except etree.XMLSyntaxError as error:
        raise RecensionError(_explained(error, data, name)) from error
    _refuse_entities(root, name)
    return root.getroottree()


def _explained(error: etree.XMLSyntaxError, data: bytes, name: str) -> Diagnostic:
    line, column = error.position if error.position else (None, None)
    place = Location(name, line or None, column or None)
    reason = re.sub(r", line \d+, column \d+.*$", "", str(error.msg), flags=re.DOTALL).strip()
    if re.search(r"amplification|entity loop|entity reference loop", reason, re.IGNORECASE):
        return dangerous(place, "the entities of this file expand without end")
    if re.search(r"[Dd]epth|recursion", reason):
        return dangerous(place, "elements are nested too deeply (the limit is 2048)")
    if re.search(r"Entity '[^']*' not defined|external entit", reason, re.IGNORECASE):
        return unknown_entity(place, reason[0].lower() + reason[1:])
    if _TRUNCATED.search(reason) or (line == data.rstrip().count(b"\n") + 1 and _is_open(data)):
        return truncated(place, reason)
    return not_well_formed(place, reason)


def _is_open(data: bytes) -> bool:
    """Whether the last tag of a file has begun and not ended."""
    return data.rfind(b"<") > data.rfind(b">")


def _refuse_entities(root: etree._Element, name: str) -> None:
    """Refuse a file in which an entity was left unresolved: its text would be missing."""
    for entity in root.iter(etree.Entity):
        raise RecensionError(unknown_entity(Location(name, entity.sourceline), f"the entity {entity.text} is not read"))
