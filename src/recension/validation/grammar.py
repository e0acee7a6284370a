"""Whether a file keeps to a grammar: libxml2 decides, and where ours is broken ``xmlschema`` explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from lxml import etree

from recension import tei
from recension.diagnostics import Diagnostic, Location, RecensionError, Severity, Wording, diagnostic
from recension.resources import schema_file
from recension.validation.explanation import explain
from recension.validation.grouping import grouped

_RNG = "http://relaxng.org/ns/structure/1.0"
_XSD = "http://www.w3.org/2001/XMLSchema"
_EXPLAINED_NODES = 400_000
"""Larger trees are not explained by ``xmlschema``, which takes seconds for each 100,000 elements."""
_MOST = 200
"""How many single errors are looked at; like ones are then reported together."""

Validator = etree.RelaxNG | etree.XMLSchema


@diagnostic("TEI016", Severity.ERROR)
def not_valid(reason: str) -> Wording:
    """A file breaks its grammar.

    The validator says what it did not expect. Its messages name the element at which it gave up, which is not always
    the one that is wrong: look at its neighbours and its parent too.

    Mend: compare the place with the documentation of the schema.
    """
    return Wording(reason, "compare this place with what the schema allows here")


@diagnostic("TEI017", Severity.ERROR)
def not_tei(root: str) -> Wording:
    """A file is XML, but no TEI.

    Its outermost element is not ``TEI`` in the namespace http://www.tei-c.org/ns/1.0, so there is nothing that the
    grammar could say about it. TEI P4 files begin with ``TEI.2`` and need to be converted.

    Mend: give a TEI P5 file, or another grammar with ``--schema``.
    """
    return Wording(
        f"the outermost element is {root}, not TEI in the namespace {tei.NAMESPACE}",
        "give a TEI P5 file, or another grammar with --schema",
    )


@diagnostic("TEI018", Severity.ERROR)
def bad_schema(reason: str) -> Wording:
    """A schema cannot be used.

    ``--schema`` takes RELAX NG in XML syntax (``.rng``) or W3C XML Schema (``.xsd``). This file is neither, or it is
    broken, or it refers to files that are not there. A ``.rnc`` file is RELAX NG in compact syntax.

    Mend: convert compact syntax with ``trang FILE.rnc FILE.rng``; keep the files that a schema refers to beside it.
    """
    return Wording(f"not a usable schema: {reason}", "give a .rng or .xsd file; trang makes .rng from .rnc")


def check_grammar(tree: etree._ElementTree, name: str, schema: Path | None = None) -> list[Diagnostic]:
    """What is wrong with `tree` according to a grammar: Recension's own, or the one at `schema`.

    Raises:
        RecensionError: The schema cannot be used (TEI018).
    """
    if schema is None and tree.getroot().tag != tei.name("TEI"):
        return [not_tei(Location(name, 1), etree.QName(tree.getroot()).text)]
    validator = load_schema(schema or schema_file("recension.rng"))
    if validator.validate(tree):
        return []
    explainer = _explainer(schema, validator)
    found = explain(explainer, tree, name, _MOST) if explainer and _is_small(tree) else []
    return grouped(found or [_plain(entry, name) for entry in islice(_entries(validator), _MOST)])


@cache
def load_schema(path: Path) -> Validator:
    """The validator of a RELAX NG or W3C XML Schema; made once in a process.

    Raises:
        RecensionError: The file is no schema that libxml2 can use (TEI018).
    """
    place = Location(str(path))
    try:
        document = etree.fromstring(path.read_bytes(), tei.safe_parser(), base_url=str(path)).getroottree()
        namespace = etree.QName(document.getroot()).namespace
        if namespace == _RNG:
            return etree.RelaxNG(document)
        if namespace == _XSD:
            return etree.XMLSchema(document)
    except OSError as error:
        raise RecensionError(bad_schema(place, error.strerror or "it cannot be read")) from error
    except (etree.XMLSyntaxError, etree.RelaxNGParseError, etree.XMLSchemaParseError) as error:
        raise RecensionError(bad_schema(place, str(error).partition("\n")[0])) from error
    raise RecensionError(bad_schema(place, f"its namespace is {namespace}"))


def _explainer(schema: Path | None, validator: Validator) -> Path | None:
    """The W3C XML Schema that can explain what the grammar refuses."""
    if schema is None:
        return schema_file("recension.xsd")
    return schema if isinstance(validator, etree.XMLSchema) else None


def _is_small(tree: etree._ElementTree) -> bool:
    return sum(1 for _ in islice(tree.iter(), _EXPLAINED_NODES)) < _EXPLAINED_NODES


def _entries(validator: Validator) -> Iterator[etree._LogEntry]:
    """The errors that libxml2 logged, without the ones that only say that there were errors."""
    log = list(validator.error_log)
    return (entry for entry in log if len(log) == 1 or "Extra element" not in entry.message)


def _plain(entry: etree._LogEntry, name: str) -> Diagnostic:
    message = re.sub(r"\{[^{}]*\}", "", entry.message).strip()
    return not_valid(Location(name, entry.line or None), message[:1].lower() + message[1:])
