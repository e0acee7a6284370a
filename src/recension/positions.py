"""Where the words that a reader sees of a page of HTML stand in its file.

The parser keeps no offsets, so the page is parsed once more with a comment before each run of its text that says which
run it is. What the parser makes of a run is taken from there only if it reads as the run does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from recension.alignment import Piece
from recension.diagnostics import RecensionError
from recension.markup import is_hidden, parse_page, shown

_REST_OF_TAG = r"""(?:=\s*+"[^"]*+"|=\s*+'[^']*+'|[^>])*+(?:>|\Z)"""
_RUN = re.compile(
    rf"(?P<comment><!--(?:.*?--!?>|.*))"
    rf"|(?P<tag><(?P<raw>script|style|title|textarea|xmp|iframe|noembed)\b{_REST_OF_TAG}(?:.*?(?=</(?P=raw)\b)|.*)"
    rf"|<[/a-z]{_REST_OF_TAG}|<[!?][^>]*+(?:>|\Z))"
    rf"|&(?:\#?\w+;?)?|(?:[^<&]|<(?![a-z/!?]))++",
    re.DOTALL | re.IGNORECASE,
)
"""A tag, with the text of an element that has no elements in it; a character reference; or text (HTML Living
Standard, 13.2.5)."""
_REFERENCE_LENGTH = 2
"""So many characters a character reference stands for, at most."""
_WORDS = re.compile(r"\S+(?:\s\S+)*")
"""Words with a single character of white space between any two, which the text keeps as one."""
_SPACE = re.compile(r"\s")
_VISIBLE = re.compile(r"\S")


class _Words(NamedTuple):
    """Words that a reader sees, a space between any two, and where they stand in the page: None if not known."""

    text: str
    first: int | None = None
    last: int = 0


def positions(page: str, name: str, text: str) -> list[Piece]:
    """The pieces of the text of a page.

    Args:
        page: The page of HTML.
        name: What it is called in messages.
        text: All that a reader sees of it, in its order; white space may differ.

    Returns:
        The pieces, which hold all characters of `text` but white space; none at all where it is another text than the
        page turns out to have.
    """
    spans: list[tuple[int, int]] = []
    try:
        root = parse_page(_numbered(page, spans), name, comments=True)
    except RecensionError:
        # With the comments it may be too much for the parser.
        return []
    return [] if root is None else _pieces(_words(root, page, spans), _SPACE.sub(" ", text))


def _numbered(page: str, spans: list[tuple[int, int]]) -> str:
    """The page with the number of each run of text in a comment before it, its own comments left out."""

    def numbered(run: re.Match[str]) -> str:
        if run["comment"]:
            return ""
        if run["tag"] or run[0].isspace():
            return run[0]
        spans.append(run.span())
        return f"<!--{len(spans) - 1}-->{run[0]}"

    return _RUN.sub(numbered, page)


def _words(root: etree._Element, page: str, spans: list[tuple[int, int]]) -> Iterator[_Words]:
    """What a reader sees, in the order of the page."""
    walker = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walker:
        if event == "comment":
            number = str(element.text)
            known = number.isdecimal() and int(number) < len(spans)
            yield from _placed(element.tail, page, *spans[int(number)]) if known else _unplaced(element.tail)
        elif event == "end":
            yield from _unplaced(element.tail) if element is not root else ()
        elif is_hidden(element):
            walker.skip_subtree()
        else:
            yield from _unplaced(element.text)


def _unplaced(text: str | None) -> Iterator[_Words]:
    return map(_Words, shown(text, verbatim=True).split()) if text else iter(())


def _placed(text: str | None, page: str, first: int, last: int) -> Iterator[_Words]:
    """The words of `text`, which is what the parser made of the run from `first` to `last`."""
    seen, run = shown(text, verbatim=True), shown(page[first:last], verbatim=True)
    if seen.strip() == run.strip():
        for words in _WORDS.finditer(run):
            yield _Words(_SPACE.sub(" ", words[0]), first + words.start(), first + words.end())
    elif run.startswith("&") and len(seen.strip()) <= _REFERENCE_LENGTH:
        yield from (_Words(word, first, last) for word in seen.split())
    else:
        yield from _unplaced(text)


def _pieces(words: Iterable[_Words], text: str) -> list[Piece]:
    """The words with their offsets in `text`; none at all if it has not the same words in the same order."""
    pieces: list[Piece] = []
    here = 0
    for characters, first, last in words:
        here = _next(text, here)
        if not text.startswith(characters, here):
            return []
        pieces.append(Piece(here, here + len(characters), first, last))
        here += len(characters)
    return pieces if _next(text, here) == len(text) else []


def _next(text: str, offset: int) -> int:
    found = _VISIBLE.search(text, offset)
    return found.start() if found else len(text)
