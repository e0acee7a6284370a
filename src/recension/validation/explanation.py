"""What ``xmlschema`` has to say of a file that the grammar refuses: where, what is wrong, what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from recension.diagnostics import Diagnostic, Location, Severity, Wording, diagnostic

if TYPE_CHECKING:
    from xmlschema import XMLSchema, XMLSchemaValidationError

_MOST_NAMES = 12


@diagnostic("TEI010", Severity.ERROR)
def unexpected_element(element: str, path: str, expected: str) -> Wording:
    """An element stands where it may not.

    The grammar lists what each element can contain, in which order. This one is not on the list at this place: it is
    misspelt, it is TEI but not part of Recension's practice, or something that must come before it is missing.

    Mend: use one of the elements that the message names, or move it. ``--schema`` checks against another grammar,
    such as ``tei_all.rng``.
    """
    return Wording(f"{element} may not stand here in {path}", expected or "move or remove it")


@diagnostic("TEI011", Severity.ERROR)
def missing_element(path: str, expected: str) -> Wording:
    """An element lacks something that it must contain.

    Mend: add one of the elements that the message names.
    """
    return Wording(f"the content of {path} is not complete", expected or "add what is missing")


@diagnostic("TEI012", Severity.ERROR)
def unexpected_attribute(attribute: str, path: str) -> Wording:
    """An attribute is not allowed on this element.

    Mend: correct its name, or remove it.
    """
    return Wording(f"the attribute {attribute} is not allowed on {path}", "correct its name, or remove it")


@diagnostic("TEI013", Severity.ERROR)
def missing_attribute(attribute: str, path: str) -> Wording:
    """An element lacks an attribute that it must have.

    For example every paragraph has an ``xml:id``, so that it can be cited.

    Mend: add the attribute.
    """
    return Wording(f"{path} lacks the attribute {attribute}", f"add {attribute}")


@diagnostic("TEI014", Severity.ERROR)
def bad_value(subject: str, expected: str) -> Wording:
    """A value is not of the kind that its attribute or element takes.

    For example ``cert="sure"`` where ``high``, ``medium`` and ``low`` are known, or ``when="May"`` where a date in
    ISO 8601 is needed.

    Mend: give a value of the kind that the message names.
    """
    return Wording(f"{subject} is not a valid value", expected)


@diagnostic("TEI015", Severity.ERROR)
def unexpected_text(path: str) -> Wording:
    """Text stands where only elements may.

    Mend: put the text into an element that can hold it, such as ``p``.
    """
    return Wording(f"text may not stand directly in {path}", "put it into an element, such as p")


@diagnostic("TEI019", Severity.ERROR)
def other_error(path: str, reason: str) -> Wording:
    """The schema refuses a place for a reason of its own.

    Mend: read the reason; the documentation of the schema (``recension.odd``) says what is meant.
    """
    return Wording(f"{path}: {reason}", "compare this place with the documentation of the schema")


def explain(schema: Path, tree: etree._ElementTree, name: str, most: int) -> list[Diagnostic]:
    """At most `most` errors of `tree` by the W3C XML Schema at `schema`, in the order of the file."""
    errors = _schema(schema).iter_errors(tree)  # type: ignore[arg-type]
    return [_explained(error, name) for error in islice(_without_echoes(errors), most)]


@cache
def _schema(path: Path) -> XMLSchema:
    from xmlschema import XMLSchema

    return XMLSchema(str(path))


def _without_echoes(errors: Iterator[XMLSchemaValidationError]) -> Iterator[XMLSchemaValidationError]:
    """The errors without the second one about the same value, and without those that the check of identifiers finds."""
    last: tuple[object, ...] = ()
    for error in errors:
        value = re.match(r"attribute [^=]+='[^']*'", error.reason or "")
        key = (error.path, value[0] if value else error.reason)
        if key != last and "duplicated xs:ID" not in (error.reason or ""):
            yield error
        last = key


def _explained(error: XMLSchemaValidationError, name: str) -> Diagnostic:
    child = getattr(error, "invalid_child", None)
    place = Location(name, getattr(child, "sourceline", None) or error.sourceline)
    path, reason = error.path or "the file", _clean(error.reason or "")
    invalid = getattr(error, "invalid_tag", None)
    if invalid is not None:
        return unexpected_element(place, f"<{_clean(invalid)}>", path, _expected(error))
    if "not complete" in reason:
        return missing_element(place, path, _expected(error))
    if match := re.match(r"'([^']+)' attribute not allowed", reason):
        return unexpected_attribute(place, f"@{match[1]}", path)
    if match := re.match(r"missing required attribute '([^']+)'", reason):
        return missing_attribute(place, f"@{match[1]}", path)
    if "character data" in reason:
        return unexpected_text(place, path)
    if match := re.match(r"attribute ([^=]+)='(.*?)': (.*)", reason, re.DOTALL):
        return bad_value(place, f"@{match[1]}={match[2]!r} on {path}", _kind(match[1], match[3]))
    return other_error(place, path, reason)


def _expected(error: XMLSchemaValidationError) -> str:
    """What may stand at the place instead, in names."""
    wanted = list(getattr(error, "expected", None) or [])
    if not wanted and hasattr(error.validator, "iter_elements"):
        wanted = list(error.validator.iter_elements())
    concrete = [other for item in wanted for other in (item.iter_substitutes() if item.abstract else [item])]
    names = sorted({str(item.local_name) for item in concrete if getattr(item, "local_name", None)})
    if not names:
        return ""
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return f"expected here: {', '.join(names[:_MOST_NAMES])}{more}"


def _kind(attribute: str, reason: str) -> str:
    """What values an attribute takes, in words where the schema has a pattern."""
    if match := re.match(r"value must be one of \[(.*)\]", reason):
        return "one of " + match[1].replace("'", "")
    if attribute in {"when", "notBefore", "notAfter", "from", "to"} and "pattern" in reason:
        return "a date: YYYY, YYYY-MM or YYYY-MM-DD; a page: a number"
    if "pattern" in reason and "#" in reason:
        return "a pointer to an element of this file, such as #p1"
    return reason


def _clean(text: str) -> str:
    """A message in which ``xml:id`` is called so and other names have no namespace."""
    text = text.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
    return re.sub(r"\{[^{}]*\}|\bns\d:", "", text)
