"""From a recognised document to a TEI tree: the one boundary between the two."""

from __future__ import annotations

from lxml import etree

from recension import tei
from recension.document import Document
from recension.edition import Edition, Sidecar
from recension.encoding.annotations import encode_annotations
from recension.encoding.body import encode_text
from recension.encoding.elements import Register, identifier_from, indent, make
from recension.encoding.header import encode_header
from recension.encoding.practice import count_tags
from recension.source import HTML, MARKDOWN

_RELAX_NG = "http://relaxng.org/ns/structure/1.0"
_SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"


def encode(document: Document, edition: Edition, sidecar: Sidecar, identifier: str = "") -> etree._ElementTree:
    """Encode a recognised document as TEI P5.

    Args:
        document: What recognition made of the transcription.
        edition: The settings of the edition.
        sidecar: The editor's header fields and changes; the emendations are marks of `document` already.
        identifier: The ``xml:id`` of the file; made from the name of the source if empty.

    Returns:
        A tree valid against Recension's schema, its diplomatic reading word for word the transcription.
    """
    # Parsed and not made: a thread whose first document comes from no parser can compile no stylesheet (libxslt).
    root = etree.fromstring(f'<TEI xmlns="{tei.NAMESPACE}"/>')
    register = Register(keep_lines=document.source.form in {HTML, MARKDOWN})
    encode_header(root, document, edition, sidecar, register)
    text = encode_text(root, document, register)
    encode_annotations(root, register)
    root.append(text)
    taken = {element.get(tei.XML_ID, "") for element in root.iter()}
    root.set(tei.XML_ID, identifier_from(identifier or document.source.name, taken))
    root.set(tei.XML_LANG, document.language)
    _declare_languages(root)
    count_tags(root)
    indent(root)
    tree = root.getroottree()
    for schema, namespace in (("recension.rng", _RELAX_NG), ("recension.sch", _SCHEMATRON)):
        target = f'href="schema/{schema}" type="application/xml" schematypens="{namespace}"'
        root.addprevious(etree.ProcessingInstruction("xml-model", target))
    return tree


def _declare_languages(root: etree._Element) -> None:
    """Declare in ``langUsage`` every language that ``xml:lang`` names in the file."""
    usage = root.find(f".//{tei.name('langUsage')}")
    assert usage is not None
    declared = {language.get("ident") for language in usage}
    for tag in sorted({element.get(tei.XML_LANG, "") for element in root.iter()} - declared - {""}):
        make(usage, "language", ident=tag)


__all__ = ["encode"]
