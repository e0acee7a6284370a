"""Notes and the references to them: ``[1]``, ``(1)``, ``*``, ``[1*]``, ``[A]``, superscript figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from recension.diagnostics import Diagnostic, Severity, Wording, diagnostic
from recension.document import WITHIN_NOTE, Block, BlockKind, Document, Mark, MarkKind, reading
from recension.profiles import Profile
from recension.recognition.hands import hand_of
from recension.recognition.layout import AFTER_TEXT, is_heading, local_links, normal
from recension.recognition.note_references import MAY_REFER, Note, Reference, references_to, with_lost
from recension.recognition.notes_extent import further_blocks, is_notes_head
from recension.recognition.vocabulary import Vocabulary, vocabulary
from recension.stretches import Stretches

RULE = "note"
_LABEL = re.compile(
    r"(?P<open>[\[(])?\s*(?:\^|Footnote\s+)?(?P<label>\d{1,3}(?:[*a-z]|bis)?|[A-Z](?=[\].)])|\*{1,6}|[†‡§]{1,3})\s*(?P<close>[\])])?"
    r"(?P<stop>[.:)]?)(?=\s|\S)"
)
_LINKED_LABEL = re.compile(r"[\[(]?(?P<label>\d{1,3}[*a-z]?|[a-zA-Z]{1,2}|\*{1,6}|[†‡§]{1,3})[\])]?[.:]?\s*")
"""The label of a note that a link in the text points to: any short sign."""
_STANDING = re.compile(r"\[Footnote\s+[\w*]{1,4}\s*:")


@diagnostic("REC006", Severity.NOTE)
def orphaned_note(label: str) -> Wording:
    """A note has no reference.

    The page has a note with this number or sign, but nothing in its text refers to it: the reference was lost in
    transcription, or the note is upon the article as a whole.

    Mend: compare the print; if a reference was lost, record it in the sidecar.
    """
    return Wording(f"nothing refers to the note {label}", "compare the print; a lost reference can be recorded")


@diagnostic("REC007", Severity.NOTE)
def dangling_reference(label: str) -> Wording:
    """A reference has no note.

    The text has a mark such as ``[3]`` where other such marks refer to notes, but there is no note of this number.

    Mend: compare the print; the note may be missing, or the number misread.
    """
    return Wording(f"there is no note {label}", "compare the print; the note may be missing or the number misread")


def recognise_notes(document: Document) -> Document:
    """Find the notes at the end, by their head, by their marking or by their numbers, and link references to them."""
    words = vocabulary(document.language)
    blocks = list(document.blocks)
    labelled = list(_notes(blocks, words, document.profile))
    linked_to = list(_linked(blocks, {note.index for note in labelled}))
    notes = sorted([*labelled, *linked_to], key=lambda note: note.index)
    if not notes:
        return document
    references = with_lost(blocks, notes, list(references_to(blocks, notes)))
    linked = {reference.note.index for reference in references}
    if not linked and not _has_head(blocks, words):
        return document
    _take(blocks, notes, words, document.profile)
    anchors: dict[int, list[Mark]] = defaultdict(list)
    for reference in references:
        target = (("target", f"#{_target(blocks[reference.note.index])}"), ("type", "noteAnchor"))
        anchors[reference.index].append(Mark(MarkKind.REF, reference.start, reference.end, RULE, 0.97, target))
    for index, marks in anchors.items():
        blocks[index] = _without_links(blocks[index], marks).marked(marks)
    reports = [
        orphaned_note(document.place(blocks[note.index]), note.label) for note in notes if note.index not in linked
    ]
    reports += _dangling(document, blocks, references, notes)
    return document.with_blocks(blocks).reporting(*reports)


def _target(note: Block) -> str:
    """What stands for the identifier of a note until it gets one: its place in the transcription."""
    return f"@{note.start}"


def _has_head(blocks: Sequence[Block], words: Vocabulary) -> bool:
    return any(is_notes_head(block, words) for block in blocks)


def _notes(blocks: Sequence[Block], words: Vocabulary, profile: Profile) -> Iterator[Note]:
    """The notes: what begins with a label after the head of the notes, or is marked as notes, or closes the page so."""
    heads = [index for index, block in enumerate(blocks) if is_notes_head(block, words)]
    marked = [index for index, block in enumerate(blocks) if _is_marked(block, profile)]
    start = heads[-1] if heads else marked[0] if marked else _closing_run(blocks)
    if heads and len(heads) > 1:
        start = next((head for head in heads if _label(blocks[head + 1 : head + 2])), start)
    for index, block in enumerate(blocks):
        if index < start and not _is_standing(block):
            continue
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM} and index not in heads:
            found = _label([block])
            if found:
                yield Note(index, found["label"], found.end())


def _linked(blocks: Sequence[Block], known: Collection[int]) -> Iterator[Note]:
    """What marks in the text before link to: notes that are items of a list, or that link back to the text.

    The label of an item is made by the browser; a paragraph has its own before its text, or in the line above.
    """
    places = {name: index for index, block in enumerate(blocks) if block.markup for name in block.markup.names}
    seen: set[int] = set()
    for index, block in enumerate(blocks):
        for label, target in _links(block):
            note = places.get(target, -1)
            if not index < note or note in seen or note in known:
                continue
            if blocks[note].kind is BlockKind.ITEM and label.isdigit():
                seen.add(note)
                yield Note(note, label, 0)
            elif blocks[note].kind is BlockKind.PARAGRAPH and _links_back(blocks[note], places, index):
                own = _LINKED_LABEL.match(blocks[note].text)
                if own and own["label"] == label:
                    seen.add(note)
                    yield Note(note, label, own.end())


def _links(block: Block) -> Iterator[tuple[str, str]]:
    """The links of a block into its own page: what they show, without brackets, and the name that they point to."""
    for mark, name in local_links(block):
        if label := block.text[mark.start : mark.end].strip("[]() "):
            yield label, name


def _links_back(block: Block, places: Mapping[str, int], index: int) -> bool:
    """Whether a link of a block points to the block at `index`, or to one just before it that has no words."""
    return any(0 <= places.get(target, -1) <= index for _, target in _links(block))


def _is_standing(block: Block) -> bool:
    """Whether a paragraph says that it is a note, wherever it stands: ``[Footnote 1: …]``."""
    return bool(_STANDING.match(block.text))


def _is_marked(block: Block, profile: Profile) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and block.markup is not None
        and profile.marks("note", block.markup.classes)
        and _label([block]) is not None
    )


def _label(blocks: Sequence[Block]) -> re.Match[str] | None:
    """The label that the first of `blocks` begins with, if it does: a sign, or a figure with brackets or a stop."""
    if not blocks:
        return None
    text = blocks[0].text
    match = _LABEL.match(text)
    if not match:
        return None
    bare = not (match["open"] and match["close"]) and not match["stop"] and not match["close"]
    if bare and not _is_superscript(blocks[0], match.end("label")) and match["label"].isalnum():
        return None
    return match if text[match.end() :].strip() else None


def _is_superscript(block: Block, end: int) -> bool:
    return any(
        mark.kind is MarkKind.HI and dict(mark.attributes)["rend"] == "superscript" and mark.start == 0
        for mark in block.marks
        if mark.end >= end
    )


def _closing_run(blocks: Sequence[Block]) -> int:
    """Where a run of labels in their order begins that closes the page without a head; the end if none does."""
    last = len(blocks)
    expected: str | None = None
    start = last
    for index in range(last - 1, -1, -1):
        block = blocks[index]
        if block.kind is not BlockKind.PARAGRAPH:
            if block.kind in AFTER_TEXT:
                continue
            break
        match = _label([block])
        if not match or not (match["label"].isdigit() or match["label"][0] in "*†‡"):
            if expected is None and start == last and len(block.text) < 400 and index > last - 4:
                continue
            break
        if expected is not None and match["label"] != expected:
            break
        start = index
        if match["label"] == "1" or not match["label"].isdigit():
            break
        expected = str(int(match["label"]) - 1)
    return start


def _take(blocks: list[Block], notes: Sequence[Note], words: Vocabulary, profile: Profile) -> None:
    """Turn the blocks of the notes into notes: at the end, those without a label go on with the note before."""
    labels = {note.index: note for note in notes}
    first = min((index for index in labels if not _is_standing(blocks[index])), default=len(blocks))
    items = {item: index for index in labels if (item := _item(blocks[index]))}
    last, headed = max(labels), _heading_before(blocks, first)
    further = further_blocks(blocks, labels, first, words, profile)
    kind = "author"
    for index, block in enumerate(list(blocks)):
        if (first - 1 <= index < last and is_notes_head(block, words)) or index == headed:
            kind = _hand(normal(block), words, kind)
            blocks[index] = block.recognised(BlockKind.NOTES_HEAD, RULE, 0.97)
        elif index in labels:
            note = labels[index]
            hand = _hand_of_note(block, words, kind)
            label = [Mark(MarkKind.LABEL, *_span(block, note.end), RULE)] if note.end else []
            taken = block.recognised(BlockKind.NOTE, RULE, 0.95).marked(label)
            facts = (("n", note.label), ("type", hand), ("key", _target(block)))
            blocks[index] = replace(taken, attributes=facts, joined=False)
        elif index in further or (_item(block) in items and index > first):
            blocks[index] = _within_note(block, profile, items.get(_item(block)))


def _heading_before(blocks: Sequence[Block], first: int) -> int:
    """The heading by mark-up that nothing but the site's own parts from the first note, whatever it says; else -1."""
    before = first - 1
    while before > 0 and blocks[before].kind in AFTER_TEXT:
        before -= 1
    plain = 0 < before < len(blocks) and blocks[before].kind in {BlockKind.PARAGRAPH, BlockKind.HEAD}
    return before if plain and is_heading(blocks[before]) else -1


def _item(block: Block) -> str:
    """Of which list a block is which item; empty if it is none."""
    return dict(block.attributes).get("item", "")


def _within_note(block: Block, profile: Profile, of_item: int | None) -> Block:
    """A further block of a note: a paragraph of it, or something else that says that it is within a note."""
    kind, markup = block.kind, block.markup
    if of_item is not None:
        kind, block = BlockKind.PARAGRAPH, replace(block, attributes=())
    if kind is BlockKind.PARAGRAPH and markup is not None:
        quoted = "blockquote" in (markup.tag, *markup.within) or profile.marks("quotation", markup.classes)
        kind = BlockKind.QUOTATION if quoted else kind
    if kind is BlockKind.PARAGRAPH:
        return replace(block.recognised(BlockKind.NOTE, RULE, 0.85), joined=True)
    return replace(block, kind=kind, joined=True, attributes=(*block.attributes, WITHIN_NOTE))


def _span(block: Block, end: int) -> tuple[int, int]:
    return 0, len(block.text[:end].rstrip())


def _hand(head: str, words: Vocabulary, default: str) -> str:
    """Who wrote the notes under a head such as "Note by the transcriber"."""
    return hand_of(head, words, default)


def _hand_of_note(block: Block, words: Vocabulary, default: str) -> str:
    """Who wrote a note, by how it is signed."""
    signature = re.search(r"[–—-]\s*([\w .]{1,30})[.\])]*$", reading(block).text)
    return _hand(signature[1], words, default) if signature else default


def _without_links(block: Block, anchors: Sequence[Mark]) -> Block:
    """The block without the links and the highlights that lie where `anchors` do, since these say the same and more."""
    places = Stretches((anchor.start, anchor.end) for anchor in anchors)
    kept = tuple(
        mark
        for mark in block.marks
        if not (mark.kind is MarkKind.REF and places.touch(mark.start, mark.end))
        and not (mark.kind is MarkKind.HI and places.hold(mark.start, mark.end))
    )
    return replace(block, marks=kept)


def _dangling(
    document: Document, blocks: Sequence[Block], references: Sequence[Reference], notes: Sequence[Note]
) -> Iterator[Diagnostic]:
    """Marks in square brackets that no note answers, on a page whose notes are referred to in this way."""
    known = {note.label for note in notes}
    if not any(blocks[item.index].text[item.start] == "[" for item in references):
        return
    for block in blocks:
        if block.kind in MAY_REFER:
            for match in re.finditer(r"\[(\d{1,3})\]", block.text):
                if match[1] not in known:
                    yield dangling_reference(document.place(block, match.start()), match[1])
