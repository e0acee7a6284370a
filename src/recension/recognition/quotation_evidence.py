"""What in the wording of a page speaks for a paragraph being a displayed quotation, or against it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.document import Block, BlockKind
from recension.recognition.layout import normal
from recension.recognition.quotation_marks import Quotation, pair
from recension.recognition.reference_grammar import closing_reference
from recension.recognition.sequence import Evidence, bucket
from recension.recognition.vocabulary import Vocabulary, vocabulary

OPENING = ("“", '"', "„", "«", "‘", "'", "’")
_OF_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION})
_WORD = re.compile(r"[^\W\d_]+")
_COLON = re.compile(r":\s*[—–-]*$")
_NOTE = re.compile(r"\s*(?:\[\d{1,3}[*a-z]?\]|\(\d{1,3}\)|\[[A-Z*]\]|[*†])$")
_LONGEST_NOTE = 8
_BRACKETED_NUMBER = re.compile(r"\[\d{1,3}\]")
_SENTENCES = re.compile(r"[.!?]\s")
_BRACKETED_END = re.compile(r"[(\[][^()\[\]]{3,}[)\]]\.?$")
_CLOSING = ("”", "’", '"', "»", "'")
_ENUMERATED = re.compile(r"\(?\d{1,3}[.)]|\([a-z]\)|[a-z][.)]\s|[–•*]\s|\d{1,2}\.?[—–]")
_ELLIPSIS = re.compile(r"\.\s?\.\s?\.|…")
_INSERTION = re.compile(r"\[[^\]\d][^\]]{0,300}\]")
_FIRST_PERSON = re.compile(r"\b(?:i|we|our|my|us|me)\b")
_SECOND_PERSON = re.compile(r"\byour?\b")
_REACH = 160
_LENGTHS = (40, 80, 160, 240, 400, 800)
_FEW = 4


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a paragraph shows by itself: of itself, of what may come after it, and of what stood before it."""

    shape: str
    ending: str
    length: str
    first: str
    announces: str
    own: tuple[str, ...]
    opens: bool


def quotation_evidence(blocks: Sequence[Block], language: str) -> list[Evidence | None]:
    """The evidence on each block; None on those that are no paragraphs, or dialogue that nothing announces."""
    words = vocabulary(language)
    facts = [_facts(block, language, words) if block.kind in _OF_TEXT else None for block in blocks]
    page = tuple(_of_page(facts))
    rows: list[Evidence | None] = []
    running = False
    for index, (block, fact) in enumerate(zip(blocks, facts, strict=True)):
        if fact is None or block.kind is not BlockKind.PARAGRAPH:
            rows.append(None)
            running = False
            continue
        before = facts[index - 1] if index else None
        if not running and _is_dialogue(fact, before):
            rows.append(None)
            continue
        after = facts[index + 1] if index + 1 < len(facts) else None
        kinds = (
            f"after a {blocks[index - 1].kind}" if index else "first of the page",
            f"before a {blocks[index + 1].kind}" if index + 1 < len(blocks) else "last of the page",
        )
        around = (*_before(fact, before), *_after(after), *(("within unclosed marks",) if running else ()))
        rows.append(frozenset((*fact.own, *around, *kinds, *_together(fact, before, after, page))))
        running = (fact.opens and fact.shape == "open") or (running and fact.opens and fact.ending != "closed")
    return rows


def _is_dialogue(fact: _Facts, before: _Facts | None) -> bool:
    """Whether a paragraph tells who says what, as a story does, and the one before does not lead to it."""
    led_to = before is not None and before.announces not in {"nothing", "openly"}
    return fact.shape == "speech" and not led_to and fact.ending != "in a reference"


def _before(fact: _Facts, before: _Facts | None) -> Iterator[str]:
    if before is None:
        return
    yield f"announced: {before.announces}"
    yield f"the one before: {before.shape}"
    yield f"the one before ends {before.ending}"
    yield f"the one before, length {before.length}"
    yield f"the one before begins with {before.first}"
    if before.shape == fact.shape and before.opens == fact.opens:
        yield f"as the one before: {fact.shape}"


def _after(after: _Facts | None) -> Iterator[str]:
    if after is None:
        return
    yield f"the next: {after.shape}"
    yield f"the next begins with {after.first}"
    yield f"the next ends {after.ending}"
    yield f"the next, length {after.length}"


def _together(fact: _Facts, before: _Facts | None, after: _Facts | None, page: tuple[str, ...]) -> Iterator[str]:
    """Pieces of evidence that count only together."""
    habit, spoken, _, personal, _ = page
    if "first person" in fact.own:
        yield f"first person, {personal}"
    yield f"{fact.shape}, {spoken}"
    announces = before.announces if before else "nothing"
    yield f"{announces}, then {fact.shape}"
    yield f"{announces}, then {fact.shape}, {habit}"
    yield f"{announces}, then length {fact.length}"
    yield f"{announces}, then {fact.shape} that ends {fact.ending}"
    yield f"{fact.shape}, {habit}"
    yield f"{fact.shape} that ends {fact.ending}"
    if before:
        yield f"{before.shape} that ends {before.ending}, then {fact.shape}"
    if after:
        yield f"{fact.shape} that ends {fact.ending}, then {after.shape}"


def _of_page(facts: Sequence[_Facts | None]) -> Iterator[str]:
    """The habits of the page, the first of them being how it treats what it announces."""
    paragraphs = [fact for fact in facts if fact]
    announced = [
        after
        for before, after in itertools.pairwise(facts)
        if before and after and before.announces in {"colon", "verb and colon"}
    ]
    quoted = sum(fact.opens for fact in announced)
    habit = "nothing" if not announced else bucket(quoted / len(announced), (0.1, 0.5, 0.9))
    yield f"share in marks after colons: {habit}"
    spoken = sum(fact.opens for fact in paragraphs)
    share = bucket(spoken / len(paragraphs), (0.02, 0.1, 0.2, 0.3, 0.5)) if spoken >= _FEW else "few"
    yield f"share of paragraphs that open in marks: {share}"
    noted = sum("ends in a reference" in fact.own for fact in paragraphs)
    yield f"paragraphs that end in a reference: {bucket(noted, (0, 3, 10))}"
    personal = sum("first person" in fact.own for fact in paragraphs)
    yield f"share in the first person: {bucket(personal / max(1, len(paragraphs)), (0.1, 0.25, 0.5))}"
    items = sum("enumerated" in fact.own for fact in paragraphs)
    yield f"share enumerated: {bucket(items / max(1, len(paragraphs)), (0, 0.1, 0.3))}"


def _facts(block: Block, language: str, words: Vocabulary) -> _Facts:
    text = normal(block)
    bare = _without_note(text)
    shape = _shape(bare, language)
    noted = len(bare) < len(text) or bool(_BRACKETED_END.search(text[-_REACH:]))
    ending = _ending(bare)
    first = [word.lower() for word in _WORD.findall(text[:40])]
    lead = first[0] if first and first[0] in words.function_words | words.resuming else "another word"
    opens = text.startswith(OPENING)
    return _Facts(
        shape=shape,
        ending="in a reference" if noted else ending,
        length=bucket(len(text), _LENGTHS),
        first=lead,
        announces=_announces(bare, words),
        own=tuple(_own(text, bare, shape, ending, lead, noted=noted)),
        opens=opens,
    )


def _own(text: str, bare: str, shape: str, ending: str, lead: str, *, noted: bool) -> Iterator[str]:
    yield "any paragraph"
    yield shape
    yield f"ends {ending}"
    yield f"length {bucket(len(text), _LENGTHS)}"
    yield f"begins with {lead}"
    if noted:
        yield "ends in a reference"
    if len(bare) < len(text):
        yield "ends in a note's number"
    if _ENUMERATED.match(text.lstrip("“\"‘'")):
        yield "enumerated"
    yield from _within(bare)


def _within(text: str) -> Iterator[str]:
    """What stands somewhere in the paragraph."""
    found = [match.start() for match in _ELLIPSIS.finditer(text)]
    letters = [character for character in text[:_REACH] if character.isalpha()]
    lower = text.lower()
    held = {
        "begins with an ellipsis": bool(found) and found[0] < 3,
        "ends with an ellipsis": bool(found) and found[-1] > len(text) - 6,
        "an ellipsis within": any(3 <= place <= len(text) - 6 for place in found),
        "an insertion in brackets": bool(_INSERTION.search(text)),
        "double marks within": "“" in text[1:] or '"' in text[1:],
        "single marks within": "‘" in text[1:],
        "a note's number within": _without_note(text[:-1]) != text[:-1] or bool(_BRACKETED_NUMBER.search(text)),
        "begins in small letters": text[:1].islower(),
        "in capitals": sum(map(str.isupper, letters)) > 0.6 * len(letters),
        "first person": bool(_FIRST_PERSON.search(lower)),
        "second person": bool(_SECOND_PERSON.search(lower)),
    }
    yield from (evidence for evidence, holds in held.items() if holds)


def _shape(text: str, language: str) -> str:
    """How quotation marks enclose a paragraph."""
    if not text.startswith(OPENING):
        return "no mark before it, one after" if text.endswith(("”", "»")) and pair(text).unopened else "not in marks"
    if text[0] in "‘'’":
        if not _is_closed(text):
            return "open" if text[0] == "‘" else "open by an apostrophe"
        return "whole" if text.find("’ ", 1) == -1 else "framed"
    pairs = pair(text).quotations
    if not pairs or pairs[0].start > 0:
        return "odd marks"
    return _enclosed(text, pairs, language)


def _enclosed(text: str, pairs: Sequence[Quotation], language: str) -> str:
    first = pairs[0]
    if not first.closed:
        return "open" if first.end == len(text) else "partly"
    rest = text[first.end :]
    if not rest.strip(" .,;") or closing_reference(text, first.end, language) == len(text):
        return "whole"
    if _is_closed(text):
        return "speech" if _is_speech(text, pairs, language) else "framed"
    return "partly" if len(rest) > first.end else "mostly"


def _is_speech(text: str, pairs: Sequence[Quotation], language: str) -> bool:
    """Whether what stands between the quotations of a paragraph says who spoke, as in a dialogue."""
    edges = [0, *(place for item in pairs if not item.depth for place in (item.start, item.end))]
    between = " ".join(text[start:end] for start, end in zip(edges[::2], [*edges[1::2], len(text)], strict=False))
    words = vocabulary(language)
    return not words.reporting.union(words.speaking).isdisjoint(re.findall(r"\w+", between.lower()))


def _without_note(text: str) -> str:
    """A paragraph without the number of a note at its end."""
    note = _NOTE.search(text, max(0, len(text) - _LONGEST_NOTE))
    return text[: note.start()] if note else text


def _is_closed(text: str) -> bool:
    """Whether a paragraph ends in a closing quotation mark, stops and brackets aside."""
    return text.rstrip(".)],;").endswith(_CLOSING)


def _ending(text: str) -> str:
    last = text.rstrip("”’\"»')]")[-1:]
    if _is_closed(text):
        return "closed"
    return {".": "as a sentence", ":": "in a colon", ",": "in a comma", ";": "in a semicolon"}.get(
        last, "in a question" if last in {"?", "!"} else "in a dash" if last in {"-", "–", "—"} else "openly"
    )


def _announces(text: str, words: Vocabulary) -> str:
    """How a paragraph leads to what comes next."""
    last = _SENTENCES.split(text[-_REACH:].rstrip(".!?:—–- "))[-1]
    spoken = not words.quoting.isdisjoint(re.findall(r"\w+", last.lower())[-8:])
    if _COLON.search(text):
        return "verb and colon" if spoken else "colon"
    if text.endswith((",", "–", "—", "-")):
        return "verb and comma" if spoken else "comma"
    closed = text.endswith((".", "!", "?", "”", "’", '"', ")", "]"))
    return ("verb" if spoken else "nothing") if closed else ("verb, openly" if spoken else "openly")
