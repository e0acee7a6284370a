"""The way of one article: source, document, decisions, recognition, TEI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from recension.document import Document
from recension.edition import CHECK, LIKELY, OFF, Edition, Sidecar
from recension.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from recension.diagnostics import Diagnostic
    from recension.proofing.findings import Finding

_BANDS: Mapping[str, tuple[str, ...]] = {LIKELY: (LIKELY,), CHECK: (LIKELY, CHECK)}


def read_blocks(source: Source, edition: Edition, sidecar: Sidecar) -> Document:
    """The blocks of a transcription as they stand on its page, and its language; nothing is decided or recognised."""
    from recension.readers import read
    from recension.recognition.languages import tell_language

    document = read(source, sidecar.language or edition.language, edition.profile)
    return document if sidecar.language else tell_language(document)


def recognise(
    source: Source | Document, *, edition: Edition | None = None, sidecar: Sidecar | None = None, emend: bool = False
) -> Document:
    """Read a transcription, carry out the editor's decisions and recognise what its parts are.

    Args:
        source: The transcription, from `recension.load` or `recension.decode`, or what `read_blocks` made of it.
        edition: The settings of the edition that it belongs to; the defaults if there is none.
        sidecar: The editor's decisions on it; none if absent.
        emend: Whether the program carries out what it finds, as far as the edition lets it (`Edition.emend`).

    Returns:
        The document, with whatever was noticed on the way in its `diagnostics`.

    Raises:
        RecensionError: A decision of the sidecar no longer finds its place (EMD…).
    """
    from recension.proofing import decide
    from recension.proofing import emend as carry_out
    from recension.recognition import recognise as apply_rules

    edition, sidecar = edition or Edition(), sidecar or Sidecar()
    document = source if isinstance(source, Document) else read_blocks(source, edition, sidecar)
    decided = decide(document, sidecar.decisions, sidecar.rejections)
    document = apply_rules(decided)
    if not emend or edition.emend == OFF or not _is_english(document):
        return document
    wanted = _BANDS[edition.emend]
    findings = [item for item in proofread(document, edition=edition, sidecar=sidecar) if item.band in wanted]
    # The rules read the text as emended, so that they have to be applied anew.
    return apply_rules(carry_out(decided, findings)) if findings else document


def _is_english(document: Document) -> bool:
    """Whether the document is in the language of the model that comes with Recension."""
    return document.language.lower().partition("-")[0] == "en"


def encode(
    source: Source | Document,
    *,
    edition: Edition | None = None,
    sidecar: Sidecar | None = None,
    identifier: str = "",
) -> etree._ElementTree:
    """Encode a transcription, or a document that is recognised already, as TEI P5.

    Args:
        source: The transcription, or what `recognise` made of it.
        edition: The settings of the edition; the defaults if there is none.
        sidecar: The editor's decisions and header fields; none if absent.
        identifier: The ``xml:id`` of the file; made from the name of the source if empty.

    Returns:
        The tree, valid against Recension's schema and so against ``tei_all``.

    Raises:
        RecensionError: A decision of the sidecar no longer finds its place (EMD…).
    """
    from recension.encoding import encode as to_tei

    edition, sidecar = edition or Edition(), sidecar or Sidecar()
    document = (
        source if isinstance(source, Document) else recognise(source, edition=edition, sidecar=sidecar, emend=True)
    )
    return to_tei(document, edition, sidecar, identifier)


def proofread(
    source: Source | Document,
    *,
    edition: Edition | None = None,
    sidecar: Sidecar | None = None,
    model: Path | None = None,
) -> tuple[Finding, ...]:
    """Find what is probably an error of the transcription, and was not decided by an editor.

    The words of a document that is not in English are judged by a model of one's own only.

    Args:
        source: The transcription, or what `recognise` made of it.
        edition: The settings of the edition, with its lexicon; the defaults if there is none.
        sidecar: The editor's decisions and rejections; none if absent.
        model: A model to use instead of the one that comes with Recension.

    Returns:
        The findings in the order of the text; their offsets count in the text of the document's source.

    Raises:
        RecensionError: A decision no longer finds its place (EMD…), or the model cannot be used (PRF001).
    """
    from recension.proofing import find, load_model, not_refuted, settled_places

    edition, sidecar = edition or Edition(), sidecar or Sidecar()
    document = source if isinstance(source, Document) else recognise(source, edition=edition, sidecar=sidecar)
    settled = settled_places(document, sidecar.rejections)
    foreign = model is None and not _is_english(document)
    found = find(document, load_model(model), settled=settled, lexicon=edition.lexicon, foreign=foreign)
    return not_refuted(found, document.source.text, sidecar.rejections, edition.lexicon)


def encoded(source: Source, edition: Edition, sidecar: Sidecar, name: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The bytes of a TEI file, and what was noticed on the way that the sidecar does not suppress.

    Raises:
        RecensionError: A decision of the sidecar no longer finds its place (EMD…).
    """
    from recension.suppression import unsuppressed
    from recension.tei import serialise

    document = recognise(source, edition=edition, sidecar=sidecar, emend=True)
    data = serialise(encode(document, edition=edition, sidecar=sidecar, identifier=name))
    return data, unsuppressed(document.diagnostics, sidecar, source)
