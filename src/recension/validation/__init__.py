"""Whether a TEI file is what it should be: well-formed, grammatical, coherent, and true to its transcription."""

from __future__ import annotations

from pathlib import Path

from recension.diagnostics import Diagnostic, RecensionError
from recension.source import Source
from recension.validation.fidelity import check_fidelity
from recension.validation.grammar import check_grammar, load_schema
from recension.validation.parsing import parse
from recension.validation.references import check_references
from recension.validation.rules import check_rules


def validate(
    data: bytes, name: str, *, schema: Path | None = None, transcription: Source | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a TEI file.

    Args:
        data: The bytes of the file.
        name: The name of the file, for messages.
        schema: A RELAX NG or W3C XML Schema to use instead of Recension's own grammar and rules.
        transcription: What the file was made from, if it is at hand.

    Returns:
        The findings: of the parser alone if the file is not well-formed; else of the grammar; then of the Schematron
        rules (only if the file keeps to our grammar), of the references, and of the comparison with the transcription.

    Raises:
        RecensionError: The schema cannot be used (TEI018).
    """
    if schema:
        load_schema(schema)
    try:
        tree = parse(data, name)
    except RecensionError as error:
        return error.diagnostics
    found = check_grammar(tree, name, schema)
    if not found and schema is None:
        found += check_rules(tree, name)
    found += check_references(tree, name)
    if transcription:
        found += check_fidelity(tree, transcription)
    return tuple(found)


__all__ = ["parse", "validate"]
