"""Code, command lines and file names, which are no language that the model knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(
    r"(?P<sure>\w::[\w%$]|\w\((?:\)|[$%\"']\w)|\b\w+_\w+_\w+|[$%@]\{?[A-Za-z]\w*|&&|\|\||\b[a-z]\w*\[[ijkn]\]|#include\b"
    r"|(?<![\w/:])~?(?:/[\w.+-]+){2,}|\b\w+\.(?:py|pl|sh|js|json|xml|tar|gz|tgz|conf|cfg|so|exe)\b"
    r"|[\w)] ?[!=+]= ?[\w\"'(]|(?<![\w.])\.(?:[a-z]+rc|profile|config|git\w*)\b)"
    r"|(?P<weak>(?<=[\s\"'“‘`(\[])-\w{1,2}(?=[\s,.:;\"'”’`)\]])|(?<!\S)[\"'“‘`(\[]?--[a-z][\w-]+|[`{}<>|=\\~]"
    r"|(?<!\S)[$#>] |\b[a-z]+[A-Z][a-z]|\w_\w|\w\(\w+(?:\)|, )|\\[\w\[\]])"
)
"""What code has, and what it has besides, as scanned text may."""
_NEAR, _AROUND = 90, 50
"""Marks that are so many characters apart stand in one passage, which goes on so far beyond them."""
_PASSAGE = 2
"""Marks that make a passage, if one of them is sure."""
_TOKEN = re.compile(r"\S*$"), re.compile(r"\S*")


def technical(text: str) -> Iterator[tuple[int, int]]:
    """The passages of a text that are code, in order: where marks of it stand together, or one that is sure alone."""
    group: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        if group and (mark.start() - group[-1].end() > _NEAR or text.find("\n\n", group[-1].end(), mark.start()) >= 0):
            yield from _passage(text, group)
            group = []
        group.append(mark)
    yield from _passage(text, group)


def _passage(text: str, group: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    sure = [mark for mark in group if mark["sure"]]
    if sure and len(group) >= _PASSAGE:
        yield max(0, group[0].start() - _AROUND), group[-1].end() + _AROUND
    else:
        for mark in sure:
            before, after = (
                _TOKEN[0].search(text, max(0, mark.start() - _AROUND), mark.start()),
                _TOKEN[1].match(text, mark.end()),
            )
            yield (before or mark).start(), (after or mark).end()
