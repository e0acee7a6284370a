"""What in the wording of a page speaks for a short line being a head, or against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.document import Block, BlockKind
from recension.recognition.dates import is_dateline
from recension.recognition.layout import ends_sentence, normal
from recension.recognition.names import is_title_case, name_likeness
from recension.recognition.second_look import Line
from recension.recognition.sequence import Evidence, bucket
from recension.recognition.vocabulary import Vocabulary, vocabulary

LONGEST = 200
_SHORT = 90
_LINES = 2
"""With so many line ends within it, a block is an address or the like, unless plain rules say otherwise."""
_NUMERAL = re.compile(r"(?:[IVXLC]+|\d{1,3}|[A-Z])[.)]?|\([a-zA-Z\d]{1,3}\)")
_NUMBERED = re.compile(r"(?:[IVXLC]+|\d{1,2}|[A-Z])[.)]\s*\S")
_ENUMERATION = re.compile(r"\(?(?:[a-z]|\d{1,3}|[IVXLC]+)[.)]\s+")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:\s*[-–−/]\s*\d{2,4})?")
_DATE = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_REFERENCE = re.compile(r"\s*\[(?:\d{1,3}\*?|[A-Z])\]$")
_RULE = re.compile(r"(?<=\S)\s[=~_-]{3,}$")
"""What underlines a head."""
_FIGURES = re.compile(r"[\d\s.,%$£+–−-]+")
_NEXT_SENTENCE = re.compile(r"[.!?]\s+[A-Z]")
_COLUMNS = re.compile(r"\d[.,]?\d*\s+[-–]?\d")
_WORD = re.compile(r"[^\W\d_]+")
_LENGTHS = (5, 15, 30, 50, 70, 100, 140)
_PLAIN = 0.95
"""So sure plain rules are of the heads that a page plainly has."""
_MARKS = "“”‘’„«»\"'"
_ENDINGS = {
    ".": "a full stop", ":": "a colon", ",": "a comma", ";": "a semicolon", "?": "a question mark", ")": "a bracket",
    "!": "an exclamation mark", "–": "a dash", "—": "a dash", "-": "a dash", "]": "a square bracket",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a line shows by itself: of itself, and as a neighbour of another."""

    form: str
    text: str
    own: tuple[str, ...]
    neighbour: tuple[str, ...]
    is_short: bool = False


def head_evidence(
    blocks: Sequence[Block], language: str, by_rules: Sequence[float]
) -> tuple[list[Evidence | None], list[Line]]:
    """The evidence on each block, such as how surely plain rules take it for a head; None where it cannot be one.

    With it comes what makes each block like others of the page.
    """
    words = vocabulary(language)
    facts = [_facts(block, language, words) for block in blocks]
    forms = Counter(fact.form for fact in facts if fact.form)
    texts = Counter(fact.text for fact in facts if fact.form)
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    sure = bucket(sum(certainty >= _PLAIN for certainty in by_rules), (0, 2, 5))
    page = (
        f"share of short lines: {bucket(sum(forms.values()) / max(1, len(paragraphs)), (0.1, 0.2, 0.35, 0.5, 0.7))}",
        f"paragraphs: {bucket(len(paragraphs), (5, 15, 40))}",
    )
    rows: list[Evidence | None] = []
    for index, fact in enumerate(facts):
        if not fact.own or (blocks[index].text.count("\n") >= _LINES and not by_rules[index]):
            rows.append(None)
            continue
        before = facts[index - 1].neighbour if index else ("nothing",)
        after = facts[index + 1].neighbour if index + 1 < len(facts) else ("nothing",)
        ruled = f"by plain rules: {by_rules[index]}"
        alike = f"lines of its form: {bucket(forms[fact.form] - 1, (0, 1, 3, 8))}"
        again = f"said {bucket(texts[fact.text], (1, 2))} times"
        around = (*(f"before it: {item}" for item in before), *(f"after it: {item}" for item in after))
        together = (
            f"{ruled}, {again}",
            f"{ruled}, {alike}",
            f"{ruled}, {page[0]}",
            f"{ruled}, {fact.form}",
            f"{fact.form}, {alike}",
            f"{before[0]}, {fact.form}, {after[0]}",
            *(f"{fact.form}, after it: {item}" for item in after),
            *(f"{fact.form}, before it: {item}" for item in before),
            f"{fact.form}, {page[0]}",
            f"{fact.form}, plain heads: {sure}",
        )
        rows.append(frozenset((*fact.own, *around, again, alike, ruled, *together)))
    return rows, [Line(fact.form, fact.text, fact.is_short) for fact in facts]


def _facts(block: Block, language: str, words: Vocabulary) -> _Facts:
    text = _RULE.sub("", _REFERENCE.sub("", normal(block))) if len(block.text) <= LONGEST * 2 else block.text
    if block.kind is not BlockKind.PARAGRAPH or len(text) > LONGEST or not text:
        return _Facts("", "", (), tuple(_of_neighbour(block, text)))
    form = _form(text, language, words)
    own = tuple(_own(block, text, form, language, words))
    return _Facts(form, text.lower(), own, _short(block, text, form), len(text) <= _SHORT)


def _of_neighbour(block: Block, text: str) -> Iterator[str]:
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.SPEECH}:
        yield f"a {block.kind}"
        return
    yield "prose"
    yield f"ends in {_ENDINGS.get(text.rstrip(_MARKS)[-1:], 'words')}"
    if text.lstrip(_MARKS + ". …")[:1].islower():
        yield "begins in small letters"
    if text[:1] in _MARKS:
        yield "begins with a mark"
    letters = [word for word in text[:60].split()[:4] if word.isalpha()]
    if letters and letters[0].isupper() and len(letters[0]) > 1:
        yield "begins in capitals"
    if _ENUMERATION.match(text):
        yield "enumerated"


def _short(block: Block, text: str, form: str) -> tuple[str, ...]:
    length = "short" if len(text) <= _SHORT else "middling"
    sentence = "sentence" if ends_sentence(text) else "line"
    return (f"a {length} {sentence}", form, *list(_of_neighbour(block, text))[1:])


def _form(text: str, language: str, words: Vocabulary) -> str:
    """The kind of line that a page may have several of."""
    if _NUMERAL.fullmatch(text):
        return "a numeral"
    if words.numbered_head.fullmatch(text):
        return "a numbered part"
    if _YEARS.fullmatch(text):
        return "years"
    if _FIGURES.fullmatch(text) or not any(map(str.isalpha, text)):
        return "figures"
    bare = _ENUMERATION.sub("", text, count=1)
    lead = "numbered, " if _NUMBERED.match(text) or len(bare) < len(text) else ""
    letters = "".join(_WORD.findall(bare))
    if letters.isupper() and len(letters) > 1:
        return f"{lead}in capitals"
    if text[0] == "(" and text[-1] == ")":
        return f"{lead}in brackets"
    case = "title case" if is_title_case(bare, language) else "sentence case"
    return f"{lead}{case}, ends in {_ENDINGS.get(text.rstrip(_MARKS)[-1:], 'words')}"


def _own(block: Block, text: str, form: str, language: str, words: Vocabulary) -> Iterator[str]:
    tokens = [word.lower() for word in _WORD.findall(text)]
    yield "any short line"
    yield form
    yield f"length {bucket(len(text), _LENGTHS)}"
    yield f"{form}, length {bucket(len(text), (30, 60, 100))}"
    yield f"{bucket(len(tokens), (0, 1, 2, 4, 8, 12))} words"
    yield f"lines {bucket(block.text.count(chr(10)) + 1, (1, 2, 3))}"
    small = sum(token in words.function_words for token in tokens)
    yield f"small words {bucket(small / max(1, len(tokens)), (0, 0.2, 0.4, 0.6))}"
    if tokens and tokens[0] in words.function_words | words.resuming:
        yield f"begins with {tokens[0]}"
    if tokens and text[-1].isalpha() and tokens[-1] in words.function_words | words.quoting | words.speaking:
        yield "ends with a small word" if tokens[-1] in words.function_words else "ends with a verb of saying"
    yield f"like a name {bucket(name_likeness(text, language), (0, 0.3, 0.5, 0.8))}"
    first = next((character for character in text if character.isalpha()), "A")
    quoted = text[0] in _MARKS
    held = {
        "tabs": "\t" in block.text,
        "a dateline": is_dateline(text, language),
        "a year within": bool(_DATE.search(text)),
        "in marks, a sentence": quoted and text[-1] in _MARKS and ends_sentence(text),
        "begins with a mark": quoted and not (text[-1] in _MARKS and ends_sentence(text)),
        "begins in small letters": first.islower(),
        "a verb of saying": not words.quoting.isdisjoint(tokens),
        "a single word": len(tokens) == 1,
        "a word of navigation": not words.navigation.isdisjoint(tokens),
        "an instalment": bool(words.instalment.fullmatch(text)),
        "several sentences": bool(_NEXT_SENTENCE.search(_ENUMERATION.sub("", text))),
        "columns of figures": bool(_COLUMNS.search(text)),
    }
    yield from (evidence for evidence, holds in held.items() if holds)
