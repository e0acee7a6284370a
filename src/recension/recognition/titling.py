"""Title, subtitle and byline, in whichever order the page has them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from recension.document import Block, BlockKind, Document
from recension.recognition.bylines import NOTE_REFERENCE, SURE, authors_of, bare_name, likeness_of_name, named_after_by
from recension.recognition.dates import whole_date
from recension.recognition.layout import ends_sentence, folded, front_end, is_heading, normal
from recension.recognition.names import are_surely_names, name_likeness, personal_names
from recension.recognition.page_title import with_page_title
from recension.recognition.title_dates import date_contradictions
from recension.recognition.vocabulary import vocabulary
from recension.source import MARKDOWN, TEXT

RULE = "titling"
_LONGEST = 200
_SHORT = range(2, 6)
"""How many words name a column."""
_JOINT = re.compile(r": |, | [–—-] | (?=by )", re.IGNORECASE)
_DECADE = re.compile(r"\((?:1[4-9]|20)\d0s\)")
_PART = re.compile(r"(?:[^\W\d_]+\s+)?(?:[ivxlc]+|\d{1,3})[.:]?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4})\.\s+\S|§\s*\d")
_LONGEST_BYLINE = 60
_AFTER_HEADINGS = 5
"""How many lines after the headings of a page may be title matter, too."""
_TITLE_AND_NAME = 2
"""So many lines of text stand before a date that needs no brackets."""
_BYLINE = 0.4
"""From this likeness on a line is taken for a byline."""


def recognise_titling(document: Document) -> Document:
    """Decide which of the lines before the text are the byline, the kicker, the title, subtitles and the date."""
    document = _with_name_apart(with_page_title(document))
    lines = [_Line(index, document.blocks[index], normal(document.blocks[index])) for index in _candidates(document)]
    dated = [line for line in lines if _is_date_line(line.text, document.language)]
    dated += [line for rank, line in enumerate(lines) if line not in dated and _is_bare_date(document, line, rank)]
    lines = [line for line in lines if line not in dated]
    likenesses = [_byline_likeness(document, line, rank) for rank, line in enumerate(lines)]
    best = max(likenesses, default=0.0)
    byline = lines[likenesses.index(best)] if best >= _BYLINE and len(lines) > 1 else None
    others = [line for line in lines if line is not byline]
    titles = [_title_likeness(document, line) - _same_person(line, byline) for line in others]
    title = others[titles.index(max(titles))] if others else None
    kinds = {line.index: BlockKind.TITLE_DATE for line in dated}
    for line in others:
        before = title is not None and line.index < title.index
        kinds[line.index] = BlockKind.TITLE if line is title else BlockKind.KICKER if before else BlockKind.SUBTITLE
    for line in lines:
        if line is byline or (byline and _is_further_byline(document, line, byline)):
            kinds[line.index] = BlockKind.BYLINE
    blocks = list(document.blocks)
    for index, kind in kinds.items():
        sure = byline or _tag(blocks[index]) == "h1"
        certainty = min(best, 0.99) if kind is BlockKind.BYLINE else 0.95 if sure else 0.8
        blocks[index] = blocks[index].recognised(kind, RULE, certainty)
        if kind is BlockKind.TITLE_DATE and (date := whole_date(normal(blocks[index]), document.language)):
            blocks[index] = replace(blocks[index], attributes=date.date.attributes())
    return _described(document.with_blocks(blocks))


def _is_further_byline(document: Document, line: _Line, byline: _Line) -> bool:
    """Whether a line names another author, as the classes of its mark-up say of it and of the byline."""
    markup, first = line.block.markup, byline.block.markup
    alike = markup is not None and first is not None and bool(markup.classes & first.classes)
    return alike and _marked(document, line.block) == "byline" and bool(personal_names(line.text))


def _with_name_apart(document: Document) -> Document:
    """Divide a line that is title and byline at once, such as ``The Price of Bread, by A. Writer``.

    A page of mark-up sets the two apart, if only by a line end, and so does one that has a byline elsewhere.
    """
    indices = _candidates(document)
    if any(_is_byline(document, index) for index in indices):
        return document
    for index in indices:
        lines = list(document.blocks[index].lines())
        if len(lines) in _SHORT and _is_named(lines[-1], document.language):
            head = document.blocks[index].part(0, lines[-2].end - document.blocks[index].start)
            return document.with_blocks((*document.blocks[:index], head, lines[-1], *document.blocks[index + 1 :]))
    for index in indices:
        block = document.blocks[index]
        cut = block.text.find("\n")
        whole = name_likeness(normal(block), document.language)
        if block.markup and cut > 0 and not whole and _is_claimed(document, " ".join(block.text[:cut].split())):
            lead = len(block.text) - len(block.text[cut:].lstrip())
            parts = (block.part(0, cut), block.part(lead, len(block.text)))
            return document.with_blocks((*document.blocks[:index], *parts, *document.blocks[index + 1 :]))
    if any(document.blocks[index].markup for index in indices):
        return document
    for index in indices:
        block = document.blocks[index]
        cut = _between_title_and_name(normal(block), document.language) if normal(block) == block.text else 0
        if cut:
            parts = (block.part(0, cut), block.part(cut, len(block.text)))
            trimmed = (replace(part, text=part.text.rstrip()) for part in parts)
            return document.with_blocks((*document.blocks[:index], *trimmed, *document.blocks[index + 1 :]))
    return document


def _is_named(line: Block, language: str) -> bool:
    """Whether a line below a title is the byline by its words alone."""
    name = named_after_by(normal(line), language)
    return bool(personal_names(name)) if name is not None else are_surely_names(normal(line))


def _between_title_and_name(text: str, language: str) -> int:
    """Where in a line the title ends and the byline begins, or the other way about; 0 if it is not both."""
    for match in _JOINT.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        by = vocabulary(language).by.match(after)
        if match[0].isspace() and not by:
            continue
        if ":" in match[0]:
            if " " in before and likeness_of_name(before, language) >= SURE and after.strip():
                return match.end()
        elif (by and personal_names(after[by.end() :])) or (
            "," not in match[0] and " " in after and likeness_of_name(after, language) >= SURE
        ):
            return match.start()
    return 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the title matter: where it is, and its words."""

    index: int
    block: Block
    text: str

    @property
    def tag(self) -> str:
        """The element that holds it, if the page has mark-up."""
        return _tag(self.block)


def _title_likeness(document: Document, line: _Line) -> float:
    """How much a line looks like the title rather than what stands above or below it."""
    words = vocabulary(document.language)
    likeness = 2.5 if _is_marked_title(document, line.block) else {"h1": 2.0, "h2": 0.5}.get(line.tag, 0.0)
    claimed = folded(document.claims.title)
    text = folded(line.text)
    if text and text in claimed:
        likeness += 1.5 if len(text) * 3 > len(claimed) else 0.5
    rubric = text in {*words.rubrics, folded(document.bibliography.rubric)} - {""}
    in_brackets = line.text.startswith("(") and line.text.endswith(")")
    if rubric or in_brackets or _PART.fullmatch(line.text) or line.text.endswith((":", "—", "–")):
        likeness -= 1.0
    elif not line.tag and len(text.split()) in _SHORT and text.split()[-1] in words.rubric_nouns:
        likeness -= 0.4
    return likeness


def _same_person(line: _Line, byline: _Line | None) -> float:
    """How much it tells against a title that it names the author, as the caption of a portrait or a trail does."""
    named = byline is not None and are_surely_names(line.text) and _tag(line.block) != "h1"
    return 1.0 if byline and named and len({*folded(line.text).split()} & {*folded(byline.text).split()}) > 1 else 0.0


def _candidates(document: Document) -> list[int]:
    """The lines before the text that no other rule has taken: those before the statements, or else the first few."""
    if _is_titled_by_front_matter(document):
        return []
    blocks, end = document.blocks, front_end(document)
    if stated := folded(document.bibliography.title):
        return [index for index in range(end) if folded(normal(blocks[index])) == stated]
    statements = [index for index in range(end) if blocks[index].kind is BlockKind.STATEMENT]
    free = [
        index
        for index in range(end)
        if blocks[index].kind is BlockKind.PARAGRAPH and len(blocks[index].text) <= _LONGEST
    ]
    if document.profile.form and document.claims.fields:
        return [index for index in free if _is_stated(document, normal(blocks[index]))]
    for statement in (*statements[:1], *statements[-1:]):
        if before := [index for index in free if index < statement]:
            below = [index for index in free if index == statement + 1 and _says_by(document, index)]
            return before if any(_is_byline(document, index) for index in before) else before + below
    if any(is_heading(blocks[index]) for index in free):
        return _with_the_first_headings(document, free)
    return _first_lines(document, free)


def _says_by(document: Document, index: int) -> bool:
    """Whether a line is "by" and a name, and nothing else."""
    text = normal(document.blocks[index])
    name = named_after_by(text, document.language) or ""
    return len(text) <= _LONGEST_BYLINE and " " in name and bool(personal_names(name))


def _is_titled_by_front_matter(document: Document) -> bool:
    """Whether a text has its title in its front matter alone, as generators of sites expect it of Markdown."""
    stated = folded(" ".join(document.claims.fields.get("title", ())))
    if document.source.form not in {MARKDOWN, TEXT} or not stated:
        return False
    blocks = [block for block in document.blocks if block.kind is not BlockKind.STATEMENT]
    heads = [folded(normal(block)) for block in blocks if _tag(block) == "h1"]
    if len(heads) > 1 and stated not in heads:
        return True
    begins_with_head = bool(blocks) and _tag(blocks[0]) == "h1"
    return not begins_with_head and not any(head and (head in stated or stated in head) for head in heads)


def _is_stated(document: Document, line: str) -> bool:
    """Whether a line is the author, or the title or a part of it, as the particulars of an e-book have them."""
    by = vocabulary(document.language).by.match(line)
    words, title = folded(line), folded(document.claims.title)
    names = {words, folded(line[by.end() :] if by else "")} - {""}
    return bool(words) and (f" {words} " in f" {title} " or folded(document.claims.author) in names)


def _with_the_first_headings(document: Document, free: list[int]) -> list[int]:
    """The headings at the top of a page of mark-up, and the lines before and between them.

    One after the title that is set as later ones are is the first subhead. A byline and a date may follow.
    """
    blocks, notes = document.blocks, vocabulary(document.language).notes
    first = next(index for index in free if is_heading(blocks[index]))
    headings = itertools.takewhile(lambda index: is_heading(blocks[index]), range(first, len(blocks)))
    run = [first, *itertools.takewhile(lambda index: not _heads_contents(document, blocks[index]), [*headings][1:])]
    rest = blocks[run[-1] + 1 :]
    later = {_tag(block) for block in rest if is_heading(block) and not notes.fullmatch(normal(block).rstrip(":"))}
    by_class = (index for index in free if index < first and _is_marked_title(document, blocks[index]))
    by_tag = (index for index in run if _tag(blocks[index]) == "h1")
    title = next(itertools.chain(by_class, by_tag), run[-1])
    sections = (
        index
        for index in run
        if index > title and not _marked(document, blocks[index]) and _opens_section(blocks[index], later)
    )
    last = next(sections, run[-1] + 1) - 1
    following = [index for index in free if index > last][:_AFTER_HEADINGS]
    after = itertools.takewhile(lambda index: _is_byline_or_date(document, blocks[index]), following)
    return [*(index for index in free if index <= last), *after]


def _opens_section(block: Block, later: Collection[str]) -> bool:
    """Whether a heading below the title is a subhead: set as `later` ones are, or with a number of its own."""
    return _tag(block) in later or bool(_NUMBERED.match(normal(block)))


def _is_byline_or_date(document: Document, block: Block) -> bool:
    """Whether a line after the headings says by its words that it is the byline, or is a date as a whole."""
    text = normal(block)
    name = named_after_by(text, document.language)
    named = _is_claimed(document, text) if name is None else personal_names(bare_name(name, document.language))
    marked = _marked(document, block) in {"byline", "subtitle"}
    return marked or bool(named) or whole_date(text, document.language) is not None


def _marked(document: Document, block: Block) -> str:
    """Which part of the title matter the classes of a block mark it as; empty if none."""
    classes = block.markup.classes if block.markup else frozenset()
    return next((part for part in ("byline", "subtitle", "kicker") if document.profile.marks(part, classes)), "")


def _is_marked_title(document: Document, block: Block) -> bool:
    """Whether the classes of a block say that it is the title."""
    return block.markup is not None and document.profile.marks("title", block.markup.classes)


def _tag(block: Block) -> str:
    """The element that holds a block, if the page has mark-up."""
    return block.markup.tag if block.markup else ""


def _first_lines(document: Document, free: list[int]) -> list[int]:
    """Of a page without statements and mark-up, what may be a title, a byline after it and a date after that."""
    blocks = document.blocks
    leading = list(itertools.takewhile(lambda index: _may_be_title(document, blocks[index]), free))
    if not leading or not any(block.kind is BlockKind.PARAGRAPH for block in blocks[leading[-1] + 1 :]):
        leading = leading[:-1]
    prose = front_end(document) < len(blocks)
    if (
        len(leading) > 2
        and _is_byline(document, leading[2])
        and not any(_is_byline(document, index) for index in leading[:2])
    ):
        return leading[:3]
    names = [index for index in leading[1:2] if prose or _looks_like_byline(document, blocks[index])]
    dates = [index for index in leading[2:3] if _is_date_line(normal(blocks[index]), document.language)]
    return leading[:1] + names + (dates if names else [])


def _is_byline(document: Document, index: int) -> bool:
    """Whether a line is a byline by its words alone."""
    block = document.blocks[index]
    return (
        block.kind is BlockKind.PARAGRAPH and _byline_likeness(document, _Line(index, block, normal(block)), 1) >= SURE
    )


def _may_be_title(document: Document, block: Block) -> bool:
    told = _heads_contents(document, block)
    return not told and (not ends_sentence(normal(block)) or _looks_like_byline(document, block))


def _heads_contents(document: Document, block: Block) -> bool:
    """Whether a line stands over a list of the parts of the page: ``Table of Contents:``."""
    text = normal(block)
    return text.endswith(":") and bool(vocabulary(document.language).navigation_line.fullmatch(text.rstrip(": ")))


def _looks_like_byline(document: Document, block: Block) -> bool:
    return bool(_byline_likeness(document, _Line(0, block, normal(block)), 1))


def _is_date_line(text: str, language: str) -> bool:
    bracketed = text.startswith("(") or text.endswith(")")
    return bracketed and (bool(_DECADE.fullmatch(text)) or whole_date(text, language) is not None)


def _is_bare_date(document: Document, line: _Line, rank: int) -> bool:
    """Whether a line is a date, and no title such as *1905*: mark-up sets titles larger, else the date comes last."""
    after = rank >= _TITLE_AND_NAME if line.tag in {"", "h1"} else line.index > 0
    return after and line.tag != "h1" and whole_date(line.text, document.language) is not None


def _byline_likeness(document: Document, line: _Line, rank: int) -> float:
    """How much a line of the title matter looks like the byline; what else the page says may bear it out."""
    text = line.text
    signed = vocabulary(document.language).signed.match(text)
    if signed or _marked(document, line.block) in {"subtitle", "kicker"}:
        return 0.0
    if (name := named_after_by(text, document.language)) is not None:
        return 2.0 if personal_names(name) else 0.0
    bare = bare_name(text, document.language)
    likeness = likeness_of_name(bare, document.language)
    if bare.lower() in vocabulary(document.language).places:
        return 0.0
    if not likeness or (line.tag == "h1" and not _is_claimed(document, bare)):
        return 0.0
    if folded(text) == folded(document.claims.title) and not _is_claimed(document, bare):
        return 0.0
    closing = [normal(block).casefold() for block in document.blocks[front_end(document) :][-6:]]
    elsewhere = any(text.casefold() in other and text.casefold() != other for other in closing)
    claimed = 0.6 if _is_claimed(document, bare) else 0.0
    likeness += 0.15 if len(personal_names(bare)) > 1 and likeness >= SURE else 0.0
    return likeness + (0.1 if rank == 0 else 0.0) + (0.2 if elsewhere else 0.0) + claimed


def _is_claimed(document: Document, text: str) -> bool:
    """Whether the head of the web page names this author."""
    author, (begin, colon, _) = folded(document.claims.author), document.claims.title.partition(":")
    named, line = set(author.split()), folded(text)
    if not line:
        return False
    return line in author or (len(named) > 1 and named <= set(line.split())) or (bool(colon) and line == folded(begin))


def _described(document: Document) -> Document:
    """Put what was found into the bibliography."""

    def of(kind: BlockKind) -> tuple[str, ...]:
        return tuple(NOTE_REFERENCE.sub("", normal(block)) for block in document.blocks if block.kind is kind)

    titles, bylines = of(BlockKind.TITLE), of(BlockKind.BYLINE)
    bibliography = replace(
        document.bibliography,
        title=titles[0] if titles else document.bibliography.title,
        subtitles=of(BlockKind.SUBTITLE),
        kickers=of(BlockKind.KICKER),
        authors=tuple(name for line in bylines for name in authors_of(line, document.language))
        or document.bibliography.authors,
    )
    return replace(document.reporting(*date_contradictions(document)), bibliography=bibliography)
