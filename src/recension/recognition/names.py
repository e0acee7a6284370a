"""Telling personal names and titles of works from other words, by their shape."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from recension.recognition.vocabulary import vocabulary
from recension.resources import package_file

_WORD = re.compile(r"[^\W\d_](?:[\w.’'-]*\w)?\.?|\d+")
_FIRST_WORD = re.compile(r"[^\W\d_]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+")
_PARTICLES = frozenset(
    {"al", "da", "de", "del", "della", "der", "di", "du", "el", "la", "le", "ten", "van", "von", "zu"}
)
_CONJUNCTION = re.compile(r"\s*(?:,\s*(?:and\s|&)?|;|/|\band\b|&|\bet\b|\bund\b)\s*")
_WEBSITES = frozenset({"archive", "archives", "library", "website", "online"})
"""How the names end of those that put a text on the web."""
_NOT_IN_NAMES = re.compile(r"[?!:“”\"()\[\]0-9]|(?<! )/|/(?! )")


def personal_names(text: str) -> tuple[str, ...]:
    """The names that `text` lists, if it looks like one name or a list of names throughout; else nothing."""
    names = tuple(name for name in _CONJUNCTION.split(text.strip()) if name)
    return names if names and all(_is_name(name) for name in names) else ()


def name_likeness(text: str, language: str) -> float:
    """How much `text` looks like a byline: 0 (not at all) to 1."""
    if _NOT_IN_NAMES.search(text) or "\n" in text.strip():
        return 0.0
    names = personal_names(text)
    if not names:
        return 0.0
    function_words = vocabulary(language).function_words
    tokens = [token.lower() for name in names for token in name.split()]
    if any(token in function_words - {"a", "i", "and"} for token in tokens) or tokens[-1] in _WEBSITES:
        return 0.0
    if any(_INITIALS.match(name) for name in names):
        return 0.95
    lengths = [len(name.split()) for name in names]
    if max(lengths) > 4:
        return 0.2
    return 0.7 if min(lengths) >= 2 else 0.4 if len(names) == 1 or max(lengths) == 1 else 0.3


def are_surely_names(text: str) -> bool:
    """Whether `text` lists names of two words or more that each begin with a given name, or have an initial."""
    names = personal_names(text)
    return bool(names) and all(map(_is_surely_name, names))


def _is_surely_name(name: str) -> bool:
    first, *others = name.split()
    initial = any(_INITIALS.fullmatch(token) for token in others[:-1])
    return 0 < len(others) < 4 and (initial or first.casefold() in _given_names())


@cache
def _given_names() -> frozenset[str]:
    data = tomllib.loads(package_file("recognition", "given_names.toml").read_text(encoding="utf-8"))
    return frozenset(data["given"])


def is_title_case(text: str, language: str) -> bool:
    """Whether `text` looks like the title of a work: its first word and most of its longer words are capitalised."""
    first = _FIRST_WORD.search(text)
    if not first or not first[0].isupper():
        return False
    small = vocabulary(language).function_words
    words = [word for word in _WORD.findall(text, first.start()) if not word.isdigit()]
    content = [word for word in words[1:] if (lower := word.lower()) not in small and lower not in _PARTICLES]
    capitals = sum(word[0].isupper() for word in content)
    return bool(capitals >= 0.6 * len(content))


def _is_name(name: str) -> bool:
    tokens = name.replace(".-", ".").replace(".", ". ").split()
    genitive = any(token.endswith(("’s", "'s", "s’", "s'")) for token in tokens[:-1])
    return (
        0 < len(tokens) <= 6
        and not genitive
        and all(
            token[0].isupper() or token.lower() in _PARTICLES or token[:2].lower() in {"o’", "d’", "o'", "d'"}
            for token in tokens
        )
    )
