"""Statements that name several issues in which a text appeared, one part in each."""

from __future__ import annotations

import re
from dataclasses import replace

from recension.document import Bibliography
from recension.recognition.citation import read_citation
from recension.recognition.dates import find_dates
from recension.recognition.vocabulary import vocabulary

_AND = re.compile(r"\s*(?:[,;]\s*(?:(?:&|and)\s+)?|\s(?:&|and)\s+)", re.IGNORECASE)


def read_instalments(text: str, language: str) -> list[Bibliography]:
    """The facts of each issue that a citation names, in its order; none if it is no citation.

    What a later one does not say again (the journal, the volume) is that of the one before.
    """
    parts = _parts(text, language)
    found: list[Bibliography] = []
    for part in parts:
        facts = read_citation(part, language)
        if facts is None and found:
            facts = read_citation(f"{found[-1].journal}, {part}", language)
            facts = facts and replace(facts, volume=facts.volume or found[-1].volume)
        if facts is None:
            whole = read_citation(text, language)
            return [whole] if whole else []
        found.append(facts)
    return found


def names_no_more(text: str, issues: int, language: str) -> bool:
    """Whether `text` names no more than so many volumes, or issues of them."""
    words = vocabulary(language)
    whole = len(_places(words.whole_number, text))
    return all(len(_places(pattern, text)) - whole <= issues for pattern in (words.volume, words.issue))


def _places(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"(?<!\w)(?:{pattern.pattern})", text, re.IGNORECASE))


def _parts(text: str, language: str) -> list[str]:
    """The text cut where one issue with its date ends, and another begins."""
    parts: list[str] = []
    start = 0
    for separator in _AND.finditer(text):
        before, after = text[start : separator.start()], text[separator.end() :]
        if _is_dated_issue(before, language) and _begins_issue(after, before, language):
            parts.append(before)
            start = separator.end()
    return [*parts, text[start:]]


def _begins_issue(text: str, before: str, language: str) -> bool:
    """Whether `text` begins with a number of the kind that `before` has, or with a journal; and has its date."""
    if not _is_dated_issue(text, language):
        return False
    words = vocabulary(language)
    units = [unit for unit in (words.volume, words.issue) if re.match(unit.pattern, text, re.IGNORECASE)]
    if units:
        return bool(_places(units[0], before))
    first = text.partition(",")[0]
    named = text[:1].isupper() and not any(True for _ in find_dates(first, language))
    return named and read_citation(text, language) is not None


def _is_dated_issue(text: str, language: str) -> bool:
    words = vocabulary(language)
    numbered = _places(words.volume, text) or _places(words.issue, text)
    return bool(numbered) and any(True for _ in find_dates(text, language))
