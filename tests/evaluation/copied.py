"""The plain text of a page as a reader copies it from a browser."""

from __future__ import annotations

from recension import Document
from recension.document import Block, BlockKind


def as_copied(page: Document) -> tuple[str, dict[int, int]]:
    """The text, and where in it each block of the page begins, by its start in the page.

    Blocks stand apart by a blank line; the items of a list are a line each, the cells of a row stand in one line with
    tabs between.
    """
    pieces: list[str] = []
    places: dict[int, int] = {}
    length = 0
    before: Block | None = None
    for block in page.blocks:
        if before is not None:
            pieces.append(_between(before, block))
            length += len(pieces[-1])
        if block.text:
            places[block.start] = length
        pieces.append(block.text)
        length += len(block.text)
        before = block
    return "".join(pieces), places


def _between(before: Block, block: Block) -> str:
    if block.joined and block.kind is BlockKind.CELL:
        return "\t" if dict(before.attributes).get("row") == dict(block.attributes)["row"] else "\n"
    return "\n" if block.joined and block.kind is BlockKind.ITEM else "\n\n"


def wrapped(text: str, columns: int = 72) -> str:
    """The same text, its lines wrapped: a space of each long line is a line end instead, so that no place moves."""
    lines = []
    for line in text.split("\n"):
        start = 0
        characters = list(line)
        while len(line) - start > columns and (space := line.rfind(" ", start, start + columns)) > start:
            characters[space] = "\n"
            start = space + 1
        lines.append("".join(characters))
    return "\n".join(lines)
