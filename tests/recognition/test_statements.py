"""Statements of many wordings, each with the facts that are in it (``statements.tsv``)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from recension import decode, recognise
from recension.document import Bibliography
from recension.edition import Sidecar
from tests.evaluation.headers import normal, read_off

TABLE = Path(__file__).with_name("statements.tsv")
NOT_YET = "?"
"""What the language of a row ends in whose facts are not understood: the test says when they are."""
ROWS = [
    (
        row["language"],
        row["statement"],
        dict(fact.split("=", 1) for fact in filter(None, re.split(r";(?=\w+=)", row["facts"]))),
    )
    for row in csv.DictReader(
        (line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
]
PROSE = (
    "The river rose above the mill in the first week of that March, and nobody in the village remembered it so. " * 3
)


def facts(bibliography: Bibliography) -> dict[str, str]:
    read = {name: value for name, value in read_off(bibliography).items() if name not in {"author", "title"}}
    read["pages"] = re.sub(r"^\D+", "", read["pages"])
    others = {
        "monograph": "1" if bibliography.monograph else "",
        "press": bibliography.press,
        "place": bibliography.place,
        "related": ", ".join(item.facts.journal for item in bibliography.related),
        "rights": "1" if bibliography.rights else "",
        "pseudonym": "".join(bibliography.pseudonyms[:1]),
    }
    return {name: normal(name, value) for name, value in {**read, **others}.items() if normal(name, value)}


def rows() -> Iterator[ParameterSet]:
    for language, statement, wanted in ROWS:
        marks = [pytest.mark.xfail(strict=True)] if language.endswith(NOT_YET) else []
        yield pytest.param(language.removesuffix(NOT_YET), statement, wanted, id=statement, marks=marks)


@pytest.mark.parametrize(("language", "statement", "wanted"), [*rows()])
def test_a_statement_is_read_as_the_facts_that_are_in_it(language: str, statement: str, wanted: dict[str, str]) -> None:
    page = f"Jane Doe\n\nThe Mill on the River\n\n{statement}\n\n{PROSE}\n\n{PROSE}\n"
    found = recognise(decode(page.encode(), "mill.txt"), sidecar=Sidecar(language=language))
    assert facts(found.bibliography) == {name: normal(name, value) for name, value in wanted.items()}
