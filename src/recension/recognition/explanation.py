"""What each line of a transcription was taken for, by which rule and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace

from recension.document import CONTINUED, Bibliography, Block, BlockKind, Document, Mark, Scope
from recension.recognition.reasons import worded


@dataclass(frozen=True, slots=True)
class Taken:
    """A stretch of the transcription and what it was taken for.

    Attributes:
        line: Its first line, from 1; `last_line` is its last.
        column: Where it begins in that line, from 1.
        what: The kind of the block, or of the mark within it.
        rule: The rule that says so; ``reader`` where none did, ``sidecar`` where the editor did.
        certainty: How sure that rule is, up to 1.
        text: The words, white space made single spaces.
        facts: What else was read off it, as names and values.
        within: Whether it is a mark within the block before.
    """

    line: int
    last_line: int
    column: int
    what: str
    rule: str
    certainty: float
    text: str
    facts: tuple[tuple[str, str], ...] = ()
    within: bool = False


def explain(document: Document) -> Iterator[Taken]:
    """Everything that `document` was found to consist of, in the order of the transcription."""
    for block in document.blocks:
        whole = _taken(document, block, 0, len(block.text))
        yield replace(
            whole, what=str(block.kind), rule=block.rule, certainty=block.certainty, facts=tuple(_facts(block))
        )
        for mark in block.marks:
            part = _taken(document, block, mark.start, mark.end)
            yield replace(
                part,
                what=mark.kind.value,
                rule=mark.rule,
                certainty=mark.certainty,
                facts=tuple(_facts_of_mark(mark)),
                within=True,
            )


def explain_header(bibliography: Bibliography) -> Iterator[tuple[str, str]]:
    """The bibliographic facts that were read off the page, as names and values."""
    for item in fields(bibliography):
        value = getattr(bibliography, item.name)
        if value and item.name == "related":
            for related in value:
                yield related.role, ", ".join(told for _, told in explain_header(related.facts))
        elif value:
            yield item.name, _told(value)


def _told(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(_told, value))
    if isinstance(value, Scope) and value.parts:
        return "; ".join(map(_told, value.parts))
    if is_dataclass(value) and not isinstance(value, type):
        meanings = [str(getattr(value, item.name)) for item in fields(value)[1:] if getattr(value, item.name)]
        return f"{getattr(value, fields(value)[0].name)} = {' to '.join(meanings) or 'not understood'}"
    return str(value)


def _facts(block: Block) -> Iterator[tuple[str, str]]:
    if block.level:
        yield "level", str(block.level)
    if block.joined:
        yield "joined", "yes"
    if CONTINUED in block.attributes:
        yield "continued", "yes"
    if block.kind in {BlockKind.CELL, BlockKind.FORME_WORK}:
        yield from block.attributes
    if depth := dict(block.attributes).get("item", "").count(" "):
        yield "depth", str(depth + 1)
    if reasons := worded(block.reasons):
        yield "for", "; ".join(reasons)


def _facts_of_mark(mark: Mark) -> Iterator[tuple[str, str]]:
    yield from mark.attributes
    if mark.emendation:
        yield "reading", " or ".join(mark.emendation.readings)
        yield "resp", mark.emendation.resp


def _taken(document: Document, block: Block, start: int, end: int) -> Taken:
    """A stretch of a block and where it stands; what it was taken for is for the caller to say."""
    first, last = document.place(block, start), document.place(block, max(start, end - 1))
    text = " ".join(block.text[start:end].split())
    return Taken(first.line or 1, last.line or 1, first.column or 1, "", "", 1.0, text)
