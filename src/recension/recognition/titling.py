"""Title, subtitle and byline, in whichever order the page has them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from recension.diagnostics import Severity, Wording, diagnostic
from recension.document import Block, BlockKind, Document
from recension.recognition.dates import whole_date
from recension.recognition.layout import ends_sentence, front_end, normal
from recension.recognition.names import name_likeness, personal_names
from recension.recognition.vocabulary import vocabulary

RULE = "titling"
_LONGEST = 200
_BYLINE = 0.4
"""From this likeness on a line is taken for a byline."""


@diagnostic("REC002", Severity.WARNING)
def no_title() -> Wording:
    """No title was found.

    The page has no short line before its text that could be a title. The TEI file needs one, so it gets the file's
    name, marked as a guess.

    Mend: state it in the sidecar: ``title = "…"`` under ``[header]``.
    """
    return Wording("no title was found", 'state it in the sidecar: title = "…" under [header]')


@diagnostic("REC003", Severity.NOTE)
def no_author() -> Wording:
    """No byline was found.

    None of the lines before the text looks like the name of a person. Many pages have no author; if this one has,
    the header lacks it.

    Mend: state it in the sidecar: ``authors = ["…"]`` under ``[header]``.
    """
    return Wording("no byline was found", 'if there is an author, state it in the sidecar: authors = ["…"]')


def recognise_titling(document: Document) -> Document:
    """Decide which of the lines before the text are the title, the byline and subtitles."""
    lines = _candidates(document)
    texts = [normal(document.blocks[index]) for index in lines]
    dated = [index for index, text in zip(lines, texts, strict=True) if _is_date_line(text, document.language)]
    names = [
        (_byline_likeness(document, text, rank), index)
        for rank, (index, text) in enumerate(zip(lines, texts, strict=True))
    ]
    best = max(names, default=(0.0, -1), key=lambda item: item[0])
    byline = best[1] if best[0] >= _BYLINE and len(lines) > len(dated) + 1 else -1
    kinds = dict.fromkeys(dated, BlockKind.SUBTITLE)
    if byline >= 0:
        kinds[byline] = BlockKind.BYLINE
    others = [index for index in lines if index not in kinds]
    kinds |= dict.fromkeys(others[1:], BlockKind.SUBTITLE) | dict.fromkeys(others[:1], BlockKind.TITLE)
    blocks = list(document.blocks)
    for index, kind in kinds.items():
        certainty = min(best[0], 0.99) if kind is BlockKind.BYLINE else 0.95 if byline >= 0 else 0.8
        blocks[index] = blocks[index].recognised(kind, RULE, certainty)
    return _described(document.with_blocks(blocks), set(dated))


def _candidates(document: Document) -> list[int]:
    """The lines before the text that no other rule has taken: those before the statements, or else the first few."""
    blocks, end = document.blocks, front_end(document)
    statements = [index for index in range(end) if blocks[index].kind is BlockKind.STATEMENT]
    free = [
        index
        for index in range(end)
        if blocks[index].kind is BlockKind.PARAGRAPH and len(blocks[index].text) <= _LONGEST
    ]
    if statements:
        return [index for index in free if index < statements[0]] or [index for index in free if index < statements[-1]]
    leading = list(itertools.takewhile(lambda index: _may_be_title(document, blocks[index]), free))
    if not any(block.kind is BlockKind.PARAGRAPH for block in blocks[leading[-1] + 1 :]) if leading else True:
        leading = leading[:-1]
    names = [
        index for index in leading[1:2] if end < len(blocks) or _byline_likeness(document, normal(blocks[index]), 1)
    ]
    dates = [index for index in leading[2:3] if _is_date_line(normal(blocks[index]), document.language)]
    return leading[:1] + names + (dates if names else [])


def _may_be_title(document: Document, block: Block) -> bool:
    text = normal(block)
    return not ends_sentence(text) or bool(_byline_likeness(document, text, 1))


def _is_date_line(text: str, language: str) -> bool:
    return text.startswith("(") and whole_date(text, language) is not None


def _byline_likeness(document: Document, text: str, rank: int) -> float:
    """How much a line of the title matter looks like the byline; what else the page says at its end may bear it out."""
    by = vocabulary(document.language).by.match(text)
    if by:
        return 2.0 if personal_names(text[by.end() :]) else 0.0
    likeness = name_likeness(text, document.language)
    if not likeness:
        return 0.0
    closing = [normal(block).casefold() for block in document.blocks[-6:]]
    elsewhere = any(text.casefold() in other and text.casefold() != other for other in closing)
    return likeness + (0.1 if rank == 0 else 0.0) + (0.2 if elsewhere else 0.0)


def _described(document: Document, dated: set[int]) -> Document:
    """Put what was found into the bibliography, and report what was not."""

    def of(kind: BlockKind) -> list[str]:
        return [
            normal(block) for index, block in enumerate(document.blocks) if block.kind is kind and index not in dated
        ]

    titles, bylines = of(BlockKind.TITLE), of(BlockKind.BYLINE)
    bibliography = replace(
        document.bibliography,
        title=titles[0] if titles else "",
        subtitles=tuple(of(BlockKind.SUBTITLE)),
        authors=tuple(name for line in bylines for name in _authors(line, document.language)),
    )
    start = document.source.location(0)
    reports = [*([] if titles else [no_title(start)]), *([] if bylines else [no_author(start)])]
    return replace(document.reporting(*reports), bibliography=bibliography)


def _authors(byline: str, language: str) -> Sequence[str]:
    """The names in a byline, without the word "by"."""
    by = vocabulary(language).by.match(byline)
    bare = byline[by.end() :] if by else byline
    return personal_names(bare) or (bare,)
