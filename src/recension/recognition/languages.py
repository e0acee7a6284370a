"""The language of a few words, such as a title cited within a text of another language."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from recension.resources import package_file

_WORD = re.compile(r"[^\W\d_]+[’']?")


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
