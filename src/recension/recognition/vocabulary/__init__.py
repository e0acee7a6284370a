"""Word lists, one TOML file a language: what pages call their own parts, and which verbs announce a quotation."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from recension.resources import package_file

FALLBACK = "en"
_SETS = (
    *("seasons", "function_words", "navigation", "mentioning", "places", "nobody", "rubrics", "reporting"),
    *("resuming", "rubric_nouns", "weekdays", "presses"),
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words and patterns of one language; see the data file for what each is for."""

    months: dict[str, int]
    seasons: frozenset[str]
    day_endings: str
    of: str
    old_style: re.Pattern[str]
    function_words: frozenset[str]
    navigation: frozenset[str]
    navigation_line: re.Pattern[str]
    revision: re.Pattern[str]
    editorial: re.Pattern[str]
    editorial_signature: re.Pattern[str]
    mentioning: frozenset[str]
    quoting: frozenset[str]
    speaking: frozenset[str]
    titled: re.Pattern[str]
    reference_lead: re.Pattern[str]
    reference_sign: re.Pattern[str]
    by: re.Pattern[str]
    article: re.Pattern[str]
    written_on: re.Pattern[str]
    volume: re.Pattern[str]
    issue: re.Pattern[str]
    whole_number: re.Pattern[str]
    series: re.Pattern[str]
    press: re.Pattern[str]
    presses: frozenset[str]
    edited: re.Pattern[str]
    book: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    span: re.Pattern[str]
    span_end: re.Pattern[str]
    numerals: dict[str, int]
    pages: re.Pattern[str]
    columns: re.Pattern[str]
    edition: re.Pattern[str]
    collected: re.Pattern[str]
    organ: re.Pattern[str]
    issue_of: re.Pattern[str]
    part_of: re.Pattern[str]
    in_language: re.Pattern[str]
    issued_by: re.Pattern[str]
    form: re.Pattern[str]
    until: str
    column: re.Pattern[str]
    within: re.Pattern[str]
    statements: tuple[tuple[str, re.Pattern[str]], ...]
    roles: tuple[tuple[str, re.Pattern[str]], ...]
    credit: re.Pattern[str]
    after_names: re.Pattern[str]
    year_of_issue: re.Pattern[str]
    notes: re.Pattern[str]
    numbered_head: re.Pattern[str]
    pseudonym: re.Pattern[str]
    salutation: re.Pattern[str]
    valediction: re.Pattern[str]
    postscript: re.Pattern[str]
    signed: re.Pattern[str]
    office: re.Pattern[str]
    announcing: re.Pattern[str]
    instalment: re.Pattern[str]
    introduction: re.Pattern[str]
    provenance: re.Pattern[str]
    editors: re.Pattern[str]
    author: re.Pattern[str]
    is_somebody: re.Pattern[str]
    stage: re.Pattern[str]
    illegible: re.Pattern[str]
    missing: re.Pattern[str]
    remark: re.Pattern[str]
    hands: tuple[tuple[str, re.Pattern[str]], ...]
    places: frozenset[str]
    nobody: frozenset[str]
    rubrics: frozenset[str]
    rubric_nouns: frozenset[str]
    weekdays: frozenset[str]
    reporting: frozenset[str]
    resuming: frozenset[str]


_PAGE = r"(?:\d+|[ivxlc]+\b)"
_PAGES = rf"\s*(?P<number>{_PAGE}(?:(?:\s*[-–—,&/]\s*|,?\s+and\s+){_PAGE})*)(?:\s*ff?\b)?"


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language (BCP 47 tag); English where it has none, or no such words."""
    tag = language.partition("-")[0].lower()
    return _load(tag if re.fullmatch(r"[a-z]{2,3}", tag) and _file(tag).exists() else FALLBACK)


def _file(tag: str) -> Any:
    return package_file("recognition", "vocabulary", f"{tag}.toml")


def _data(tag: str) -> dict[str, Any]:
    return tomllib.loads(_file(tag).read_text(encoding="utf-8"))


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """The function words of each language that has a vocabulary, by its tag."""
    files = package_file("recognition", "vocabulary").glob("*.toml")
    return {path.stem: frozenset(_data(path.stem)["function_words"]) for path in sorted(files)}


@cache
def _load(tag: str) -> Vocabulary:
    english, own = _data(FALLBACK), _data(tag)
    data = english | own
    if tag != FALLBACK:
        data |= {key: f"(?:{own[key]}|{english[key]})" for key in ("volume", "issue", "pages") if key in own}
        data["roles"] = {
            key: "|".join((own["roles"].get(key, "(?!)"), words)) for key, words in english["roles"].items()
        }
        data["statements"] = {
            key: [*own["statements"].get(key, ()), *words] for key, words in english["statements"].items()
        }
    in_words = "|".join(data["numerals"])
    number = rf"\s*(?P<number>\d+(?:\s*(?:[-–/&]|and)\s*\d+)?|[ivxlc]+(?:[-–/][ivxlc]+)?|{in_words})\b"
    words = {key: frozenset(data[key]) for key in _SETS}
    return Vocabulary(
        months={word: number for number, names in enumerate(data["months"], 1) for word in names},
        day_endings=data["day_endings"],
        of=data["of"],
        old_style=_pattern(data["old_style"]),
        quoting=frozenset(data["quoting"]),
        speaking=frozenset(data["speaking"]),
        navigation_line=_pattern(*data["navigation_lines"]),
        revision=_pattern(data["revision"]),
        editorial=_pattern(data["editorial"].replace(r"\p{name}", r"[\w .’'-]+")),
        editorial_signature=_pattern(data["editorial_signature"]),
        titled=_pattern(*data["titled"]),
        reference_lead=_pattern(*map(re.escape, data["reference_leads"])),
        reference_sign=_pattern(data["reference_signs"]),
        by=_pattern(data["by"]),
        article=_pattern(data["article"]),
        written_on=_pattern(data["written_on"]),
        volume=_pattern(data["volume"], after=number),
        issue=_pattern(data["issue"], after=number),
        whole_number=_pattern(data["whole_number"], after=number),
        series=_pattern(data["series"]),
        press=_pattern(rf"(?<= ){data['press']}$"),
        edited=_pattern(data["edited"]),
        book=_pattern(rf"\([^()]*{data['book']}"),
        not_before=_pattern(rf"{data['not_before']}\s*(?:the\s+)?$"),
        not_after=_pattern(rf"{data['not_after']}\s*(?:the\s+)?$"),
        numerals={word: number for number, word in enumerate(data["numerals"], 1)},
        span=_pattern(rf"{data['span']}$"),
        span_end=_pattern(data["span_end"]),
        columns=_pattern(data["columns"], after=_PAGES),
        edition=_pattern(data["edition"]),
        collected=_pattern(data["collected"]),
        organ=_pattern(data["organ"]),
        issue_of=_pattern(data["issue_of"]),
        part_of=_pattern(data["part_of"]),
        in_language=_pattern(data["in_language"]),
        issued_by=_pattern(rf"\b(?:{data['issued']})\b[^.;\n]{{0,60}}?\b{data['by']}(?:{data['article']})?"),
        form=_pattern(data["form"]),
        until=data["until"],
        column=_pattern(data["column"]),
        within=_pattern(data["within"]),
        pages=_pattern(data["pages"], after=_PAGES),
        roles=tuple((key, _pattern(pattern)) for key, pattern in data["roles"].items()),
        notes=_pattern(data["notes"]),
        numbered_head=_pattern(data["numbered_head"]),
        pseudonym=_pattern(data["pseudonym"]),
        salutation=_pattern(data["salutation"]),
        valediction=_pattern(data["valediction"]),
        postscript=_pattern(data["postscript"]),
        signed=_pattern(data["signed"]),
        office=_pattern(data["office"]),
        announcing=_pattern(data["announcing"]),
        instalment=_pattern(data["instalment"]),
        introduction=_pattern(data["introduction"]),
        provenance=_pattern(data["provenance"]),
        editors=_pattern(data["editors"]),
        author=_pattern(data["author"]),
        is_somebody=_pattern(data["is_somebody"]),
        stage=_pattern(data["stage"]),
        illegible=_pattern(data["illegible"]),
        missing=_pattern(data["missing"]),
        remark=_pattern(data["remark"]),
        hands=tuple((key, _pattern(pattern)) for key, pattern in data["hands"].items()),
        credit=_credit(data["roles"].values(), data["again"], data["credited_by"], data["and"]),
        after_names=_pattern(rf"\s+(?:{data['after_names']})\b"),
        year_of_issue=_pattern(
            rf"\b(?P<number>\d{{1,3}})(?:st|nd|rd|th|er?|ª|º|\.)?\s+(?:{data['year_of_issue']})(?!\w)"
        ),
        statements=tuple((key, _pattern(*patterns)) for key, patterns in data["statements"].items()),
        **words,
    )


def _credit(roles: Iterable[str], again: str, by: str, joint: str) -> re.Pattern[str]:
    """How a line of credits begins: one role or several, for whom and from what, and ``by`` or a colon."""
    role = rf"(?:(?:{again}\s*)?(?:{'|'.join(roles)}))"
    several = rf"(?P<roles>{role}(?: *(?:[/\\\\,&+]|(?:and|{joint})(?!\w)) *{role})*)"
    ends = rf"(?: *:| *(?:by|{by})\b)+|(?<=\w\.)(?=\s(?-i:[A-Z]))"
    return _pattern(rf"{several}(?:\s+(?:for|from|in|into)\b[^.:\n]{{1,60}}?)?(?:{ends})")


def _pattern(*alternatives: str, after: str = "") -> re.Pattern[str]:
    joined = "|".join(alternatives).replace(" +", r"\s+").replace(" *", r"\s*")
    return re.compile(f"(?:{joined}){after}", re.IGNORECASE)
