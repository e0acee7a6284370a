"""The encoding description: what was done to the text, and what was not (TEI P5, 2.3)."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from recension import __version__, tei
from recension.edition import PROGRAM, Sidecar
from recension.encoding.elements import make

_LANGUAGE = "en"
_PROJECT = (
    "This file was made by Recension from {origin}. The program recognised the parts of the text by rule; an editor’s "
    "decisions are recorded beside the transcription and carried out here."
)
_CORRECTION = (
    "The {page} is the copy text. The print was not seen, so “sic” means that the {page} reads so, and every "
    "correction is a conjecture about what the print has. No correction is silent: each is marked up with who made "
    "it and how sure it is, and its reason, where one was given, is an annotation in “standOff”."
)
_QUOTATION = (
    "Quotation marks are kept as they stand in the copy text, inside the element that they delimit. An element more "
    "telling than “q” is used only where the evidence decides."
)
_HYPHENATION = (
    "All hyphens of the copy text are retained; some of them may have been left by the ends of lines in the print."
)
_NORMALIZATION = "Spelling, capitals and punctuation are those of the copy text."
_SEGMENTATION = (
    "Divisions follow the heads of the copy text; what stands before the first head is a division of the type "
    "“introduction”. Lines that are not part of the article are kept verbatim in “notesStmt”."
)
_INTERPRETATION = (
    "What the program recognised without being highly sure has “cert” and “resp”; without them, it is highly sure or "
    "claims nothing. Titles, dates and the languages of titles in references were recognised by their form."
)


def encode_practice(header: etree._Element, language: str, sidecar: Sidecar, *, published: bool) -> None:
    """Append the ``encodingDesc``, which is in English, to the `header` of a file in `language`.

    `published` says whether the copy text is known to be a web page. `count_tags` completes the description.
    """
    page = "web page" if published else "transcription"
    origin = "the transcription that a web archive published" if published else "a transcription"
    own = "" if language.lower().partition("-")[0] == _LANGUAGE else _LANGUAGE
    description = make(header, "encodingDesc", lang=own)
    _prose(make(description, "projectDesc"), _PROJECT.format(origin=origin))
    declaration = make(description, "editorialDecl")
    status = "medium" if sidecar.decisions else "unknown"
    _prose(make(declaration, "correction", method="markup", status=status), _CORRECTION.format(page=page))
    _prose(make(declaration, "quotation", marks="all"), _QUOTATION)
    _prose(make(declaration, "hyphenation", eol="some"), _HYPHENATION)
    _prose(make(declaration, "normalization", method="markup"), _NORMALIZATION)
    _prose(make(declaration, "segmentation"), _SEGMENTATION)
    _prose(make(declaration, "interpretation"), _INTERPRETATION)
    make(make(description, "tagsDecl", partial="false"), "namespace", name=tei.NAMESPACE)
    make(description, "schemaRef", type="RELAXNG", key="recension", url="schema/recension.rng")
    application = make(make(description, "appInfo"), "application", ident="recension", version=__version__)
    make(application, "label", "Recension")
    make(application, "ptr", target=f"#{PROGRAM}")


def count_tags(root: etree._Element) -> None:
    """Declare in ``tagsDecl`` how often each element occurs in the ``text`` of `root`."""
    namespace = root.find(f".//{tei.name('tagsDecl')}/{tei.name('namespace')}")
    text = root.find(tei.name("text"))
    assert namespace is not None
    assert text is not None
    counts = Counter(tei.local(element) for element in text.iter(f"{{{tei.NAMESPACE}}}*"))
    for name, count in sorted(counts.items()):
        make(namespace, "tagUsage", gi=name, occurs=str(count))


def _prose(element: etree._Element, text: str) -> None:
    make(element, "p", text)
