"""What an archive puts around its texts: a licence, a notice, the particulars of an e-book, the furniture of a site."""

from __future__ import annotations

import re
from dataclasses import replace

from recension.document import Block, BlockKind, Document
from recension.recognition.names import personal_names

RULE = "boilerplate"
_AFTER_NAMES = re.compile(r",?\s+(?:and|&)\s+the\s|\s+(?:at|from|for|using|with)\s|[(\[]|\.(?:\s|$)(?<!\b[A-Z]\.\s)")
"""What ends the names in the credits."""
_LINKED = 0.5
"""From this share of linked letters on, what belongs to the site is navigation."""
_FIELD = re.compile(r"^(?P<key>Title|Author|Translator)\s*:\s*(?P<value>.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)


def recognise_boilerplate(document: Document) -> Document:
    """Take what lies around the text by the profile of the archive or the page's landmarks, and read its fields."""
    profile = document.profile
    begin = next((index for index, block in enumerate(document.blocks) if profile.begin.search(block.text)), -1)
    end = next(
        (index for index, block in enumerate(document.blocks) if index > begin and profile.end.search(block.text)),
        len(document.blocks),
    )
    first = begin + 1
    while first < end and profile.credits.match(document.blocks[first].text):
        first += 1
    blocks = [
        _taken(block, 0.99) if index < first or index >= end else _of_the_site(block)
        for index, block in enumerate(document.blocks)
    ]
    document = _with_transcribers(document, document.blocks[begin + 1 : first])
    return _with_fields(document.with_blocks(blocks), document.blocks[: begin + 1])


def _with_transcribers(document: Document, lines: tuple[Block, ...]) -> Document:
    """Whom the credits of an e-book name as those who made it."""
    for block in lines:
        match = document.profile.credits.match(block.text)
        rest = " ".join(block.text[match.end() :].split()) if match else ""
        listed = personal_names(_AFTER_NAMES.split(rest)[0].strip(" .:"))
        if listed:
            bibliography = replace(document.bibliography, transcribers=listed)
            return replace(document, bibliography=bibliography)
    return document


def _taken(block: Block, certainty: float, kind: BlockKind = BlockKind.BOILERPLATE) -> Block:
    return replace(block.recognised(kind, RULE, certainty), attributes=(), joined=False)


def _of_the_site(block: Block) -> Block:
    """A block as it is, or as part of the site where the page marks another part as its article."""
    markup = block.markup
    if markup is None or block.rule == "metadata":
        return block
    foot = "footer" in (markup.tag, *markup.within) and "blockquote" not in markup.within
    if markup.outside or (foot and markup.linked >= _LINKED):
        links = markup.linked >= _LINKED
        return _taken(block, 0.95, BlockKind.NAVIGATION if links else BlockKind.BOILERPLATE)
    return block


def _with_fields(document: Document, blocks: tuple[Block, ...]) -> Document:
    """The title, the author and the translator that the particulars name."""
    fields = {
        match["key"]: " ".join(match["value"].split()) for block in blocks for match in _FIELD.finditer(block.text)
    }
    stated = {key.lower(): (value,) for key, value in fields.items()}
    claims = replace(document.claims, title=fields.get("Title", ""), author=fields.get("Author", ""), fields=stated)
    return replace(document, claims=claims) if fields else document
