"""The language of a document, and that of a few words, such as a title cited within a text of another language."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from recension.diagnostics import Severity, Wording, diagnostic
from recension.document import BlockKind, Document
from recension.recognition.vocabulary import function_words
from recension.resources import package_file

_STATED_IN = ("lang", "language", "dc.language", "dcterms.language", "citation_language")
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_ENOUGH = 30
"""Fewer words than this do not tell a language."""
_MOST = 2_000
_SHARE = 0.2
"""At least this share of the words of a text are function words of its language."""
_AHEAD = 1.25
"""So many times as many function words a text has of its language as of any other."""
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+[’']?")


@diagnostic("REC013", Severity.WARNING)
def another_language(stated: str, found: str) -> Wording:
    """A page states a language in which its words are not.

    The ``lang`` of the page, one of its ``meta`` elements or its front matter names a language, and the words of the
    text are those of another. The text is taken to be in the latter.

    Mend: state it in the sidecar: ``language = "…"`` under ``[header]``.
    """
    return Wording(f"the page states the language {stated}, its words are {found}", 'state language = "…" in [header]')


def tell_language(document: Document) -> Document:
    """Take a document to be in the language of its words, if they tell; else in what it states, if it does."""
    found = language_of(block.text for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    stated = next((_tag(value) for name in _STATED_IN for value in document.claims.fields.get(name, ())), "")
    if stated and found in {"", stated.partition("-")[0]}:
        return replace(document, language=stated)
    if not found or found == document.language.lower().partition("-")[0]:
        return document
    reports = [another_language(document.source.beginning, stated, found)] if stated else []
    return replace(document, language=found).reporting(*reports)


def _tag(value: str) -> str:
    """A language tag as BCP 47 writes it (RFC 5646, 2.1.1); empty if it is none."""
    return value.replace("_", "-") if _TAG.fullmatch(value) else ""


def language_of(texts: Iterable[str]) -> str:
    """The language of running text by its function words; empty where they do not tell.

    Texts are read as far as needed. Only languages with a vocabulary are known.
    """
    words = (word for text in texts for word in _LETTERS.findall(text.lower()))
    counts = Counter(itertools.islice(words, _MOST))
    total = counts.total()
    if total < _ENOUGH:
        return ""
    known = function_words().items()
    found = sorted(((sum(map(counts.__getitem__, words & counts.keys())), tag) for tag, words in known), reverse=True)
    (best, tag), (second, _) = found[:2]
    return tag if best >= _SHARE * total and best >= _AHEAD * second else ""


def foreign_language(text: str, language: str) -> str:
    """The BCP 47 tag of the language that `text` is in, if that is surely not `language`; else empty.

    The evidence is function words and letters that only some languages have. One capitalised article before words
    with no sign of another language does not suffice.
    """
    words = [word.lower().replace("'", "’") for word in _WORD.findall(text)]
    scores = {tag: _score(words, text, *evidence) for tag, evidence in _evidence().items()}
    best = max(scores, key=lambda tag: scores[tag])
    rivals = [tag for tag in scores if scores[tag] == scores[best]]
    own = language.partition("-")[0]
    if len(rivals) > 1 or best == own or scores[best] < 2 or scores.get(own, 0) >= scores[best]:
        return ""
    return best


def _score(words: list[str], text: str, function_words: frozenset[str], signs: re.Pattern[str]) -> int:
    return sum(word in function_words for word in words) + len(signs.findall(text))


@cache
def _evidence() -> dict[str, tuple[frozenset[str], re.Pattern[str]]]:
    data = tomllib.loads(package_file("recognition", "languages.toml").read_text(encoding="utf-8"))
    return {tag: (frozenset(entry["words"]), re.compile(entry["signs"], re.IGNORECASE)) for tag, entry in data.items()}
