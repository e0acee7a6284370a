"""The paragraphs of a text by their numbers, which are the same in each form that names them."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from recension import tei

_UNCOUNTED = frozenset({"note", "p", "cell", "item", "choice", "app", "supplied", "surplus"})


def paragraph_numbers(texts: Iterable[etree._Element]) -> dict[etree._Element, int]:
    """The number of each paragraph of `texts`, from 1; one within a note, a list or a table has none."""
    found = (paragraph for text in texts for paragraph in text.iter(tei.name("p")))
    counted = (item for item in found if not any(tei.local(outer) in _UNCOUNTED for outer in item.iterancestors()))
    return {paragraph: number for number, paragraph in enumerate(counted, 1)}
