"""What an editor's decisions say of other places than their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from recension.edition import Rejection
from recension.proofing.evidence import NONWORD
from recension.proofing.findings import Finding
from recension.proofing.names import NAME

_WORD = re.compile(r"[\w’'-]")


def not_refuted(
    findings: Iterable[Finding], text: str, rejections: Iterable[Rejection], lexicon: Collection[str]
) -> tuple[Finding, ...]:
    """Those of `findings` that nothing an editor decided elsewhere speaks against.

    A word or phrase of the lexicon is right wherever it stands, in capitals or not, and so is each word in a phrase. A
    name, or a word that the model does not know, which an editor held right at one place is one, so that it is none of
    the article's slips at any other; a real word may be right here and wrong there.

    Args:
        findings: What the program found.
        text: The text of the source.
        rejections: What the sidecar holds right.
        lexicon: What is right in every article.
    """
    right = frozenset(entry.casefold() for entry in lexicon)
    held = [place for entry in lexicon if " " in entry for place in _places(text, entry)]
    words = frozenset(rejection.anchor.exact.casefold() for rejection in rejections)
    return tuple(
        item
        for item in findings
        if not _entries(text, item) & right
        and not any(start <= item.start and item.end <= end for start, end in held)
        and not (item.kind in {NONWORD, NAME} and item.reading.casefold() in words)
    )


def entry_for(text: str, start: int, end: int) -> str:
    """What a lexicon is to hold for the stretch to be right: the whole words that it touches, as one line."""
    while start and _WORD.match(text[start - 1]) and (start == end or _WORD.match(text[start])):
        start -= 1
    while end < len(text) and _WORD.match(text[end]) and (start == end or _WORD.match(text[end - 1])):
        end += 1
    return " ".join(text[start:end].split())


def _places(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands as whole words, in capitals or not."""
    pattern = r"\s+".join(map(re.escape, phrase.split()))
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
        yield match.span()


def _entries(text: str, item: Finding) -> frozenset[str]:
    found = (" ".join(item.reading.split()), entry_for(text, item.start, item.end))
    return frozenset(entry.casefold() for entry in found if entry)
