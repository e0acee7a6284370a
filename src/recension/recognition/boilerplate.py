"""What an archive puts before and after its texts: a licence, a notice, the particulars of an e-book."""

from __future__ import annotations

import re
from dataclasses import replace

from recension.document import Block, BlockKind, Document
from recension.recognition.names import personal_names

RULE = "boilerplate"
_FIELD = re.compile(r"^(?P<key>Title|Author|Translator)\s*:\s*(?P<value>.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)


def recognise_boilerplate(document: Document) -> Document:
    """Take what the profile of the archive says lies before and after the text for that, and read its fields."""
    profile = document.profile
    begin = next((index for index, block in enumerate(document.blocks) if profile.begin.search(block.text)), -1)
    end = next(
        (index for index, block in enumerate(document.blocks) if index > begin and profile.end.search(block.text)),
        len(document.blocks),
    )
    blocks = [_taken(block, outside=index <= begin or index >= end) for index, block in enumerate(document.blocks)]
    return _with_fields(document.with_blocks(blocks), document.blocks[: begin + 1])


def _taken(block: Block, *, outside: bool) -> Block:
    return block.recognised(BlockKind.BOILERPLATE, RULE, 0.99) if outside else block


def _with_fields(document: Document, blocks: tuple[Block, ...]) -> Document:
    """The title, the author and the translator that the particulars name."""
    fields = {
        match["key"]: " ".join(match["value"].split()) for block in blocks for match in _FIELD.finditer(block.text)
    }
    claims = replace(document.claims, title=fields.get("Title", ""), author=fields.get("Author", ""))
    translators = personal_names(fields.get("Translator", "")) or tuple(filter(None, [fields.get("Translator")]))
    bibliography = replace(document.bibliography, translators=translators)
    return replace(document, claims=claims, bibliography=bibliography) if fields else document
