"""Statements that a page makes of its text: the print that it was taken from, and who transcribed it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from recension.diagnostics import Diagnostic
from recension.document import Bibliography, Block, BlockKind, Date, Document, Related
from recension.recognition.citation import not_understood
from recension.recognition.dates import find_dates, whole_date
from recension.recognition.front import lines_apart
from recension.recognition.imprints import publication, read_imprint
from recension.recognition.instalments import names_no_more, read_instalments
from recension.recognition.layout import front_end, is_prose, normal
from recension.recognition.names import is_title_case, personal_names
from recension.recognition.vocabulary import Vocabulary, vocabulary

RULE = "statement"
_HEAD_BLOCKS = 16
_TAIL_BLOCKS = 6
_LONGEST = 2_000
_LONGEST_JOURNAL = 60
_LONGEST_BARE = 250
_REMEMBERED = 256
"""How many lines are remembered with what they state: those of a page are asked for several times."""
_BARE = "citation"
_PRINTS = ("source", _BARE, "published")
"""Statements of prints, by how much they say of the one that was transcribed; a citation that nothing introduces."""
_FIRM = frozenset({"credit", "rights", "pseudonym", "publisher", "titled", "author"})
"""Statements that no sentence of a text reads like."""
_NO_SOURCE = re.compile(r"^\s*[\[(]?(?:\d{1,3}|\*{1,3})[.)\]]\s|[£$]\s?\d|\b\d{1,3}(?:s\.|/-|/\d|d\.)")
"""The number of a note before a citation, and a price, which the book under review has."""
_LABELLED = re.compile(r"[^\W\d_][\w ()/&’'.-]{2,40}:\s")
_END_OF_NAMES = re.compile(
    r"\s+and\s+proofread\b|[(\[;]|,\s+[a-z]+ed\s|,\s*(?=\d|for\b|with\b)|\.(?=\s|$)(?<!\b[A-Z]\.)|$"
)
_PAUSE = re.compile(r"(?:[,;]|\.\s|\band)\s*$")
_PARTED = re.compile(r" (?=[,.;](?:\s|$))")
"""The blank before a sign, where a change of type face became a line end."""
_YEAR_BY = re.compile(
    r"^\s*:?\s*(?:\d{4}\s+)?(?:\([^()]*\)\s*)?(?:(?:(?:for|from|in|into)\s+[^:;,]{1,60}?\s+)?by\s*:?\s+)?",
    re.IGNORECASE,
)
_YEAR_BETWEEN = re.compile(r"\s+\d{4}(?=,\s+[^\W\d_])")
_LABEL = re.compile(r"(?-i:[A-Z])[\w/ -]{2,30}: ")
_SIGN = re.compile(r"[;,.]\s+")
"""What may part one statement from another."""


Statement = tuple[str, Bibliography]
"""What kind of statement, and what it says."""


def recognise_statements(document: Document) -> Document:
    """Find the statements near either end of the page and read them as data."""
    document = lines_apart(document, lambda line, company: _states(line, document.language, sure=company))
    blocks = list(document.blocks)
    stated: list[Statement] = []
    reports: list[Diagnostic] = []
    front = front_end(document)
    near = {*range(_HEAD_BLOCKS), *range(len(blocks) - _TAIL_BLOCKS, len(blocks))}
    for index in sorted(index for index in near if 0 <= index < len(blocks)):
        block = blocks[index]
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST:
            continue
        found = _statements(block, document, bare=index <= front)
        if found and (index <= front or _is_borne_out(found, blocks, index)):
            blocks[index] = block.recognised(BlockKind.STATEMENT, RULE, 0.97)
            stated += found
            reports += [
                not_understood(document.place(block), line)
                for line in _joined_lines(block, document.language)
                if line and not _understood(line, document.language, bare=index <= front)
            ]
    for index in _labelled(blocks[:front]):
        blocks[index] = blocks[index].recognised(BlockKind.STATEMENT, RULE, 0.85)
        reports.append(not_understood(document.place(blocks[index]), normal(blocks[index])))
    bibliography = _merged([document.bibliography, *_chosen(stated)])
    return replace(document.with_blocks(blocks).reporting(*reports), bibliography=bibliography)


def _is_borne_out(found: Sequence[Statement], blocks: Sequence[Block], index: int) -> bool:
    """Whether what reads like a statement is one though the text has begun, where sentences may begin alike."""
    firm = len(found) > 1 or found[0][0] in _FIRM or _LABELLED.match(normal(blocks[index]))
    at_end = index >= len(blocks) - _TAIL_BLOCKS and not is_prose(blocks[index])
    return bool(firm) or at_end or blocks[index - 1].kind is BlockKind.STATEMENT


def _labelled(blocks: Sequence[Block]) -> list[int]:
    """Which blocks are a label with what it tells, between two statements, and so a statement of some kind."""
    known = [index for index, block in enumerate(blocks) if block.kind is BlockKind.STATEMENT]
    between = range(known[0], known[-1]) if known else range(0)
    return [
        index
        for index in between
        if blocks[index].kind is BlockKind.PARAGRAPH and _LABELLED.match(normal(blocks[index]))
    ]


def _states(line: str, language: str, *, sure: bool) -> bool:
    """Whether a line is a statement, or a citation with its numbers, or (if `sure`) with less."""
    return bool(_read(line, language) or _bare_citation(line, language, sure=sure))


def _understood(line: str, language: str, *, bare: bool) -> bool:
    found = _read(line, language) or (_bare_citation(line, language, sure=True) if bare else None)
    if found is None or found[0] not in {*_PRINTS, "reprint"}:
        return found is not None
    return names_no_more(line, 1 + len(found[1].related), language)


def _statements(block: Block, document: Document, *, bare: bool) -> list[Statement]:
    """What the lines of `block` state; nothing unless its first line is a statement, or (if `bare`) a citation."""
    words, found = vocabulary(document.language), list[Statement]()
    marked = block.markup is not None and document.profile.marks("statement", block.markup.classes)
    language = document.language
    lines = _joined_lines(block, language)
    for number, line in enumerate(lines):
        statement = _read(line, language)
        if statement is None and bare:
            statement = _bare_citation(line, language, sure=marked or number + 1 < len(lines))
        if statement:
            found.append(statement)
        elif not found and (number + 1 == len(lines) or not (marked or _kind(line, words)[0])):
            return []
    return found


def _joined_lines(block: Block, language: str) -> list[str]:
    """The statements of a block: one a line, a line that begins none going on with the one before."""
    words, lines = vocabulary(language), list[str]()
    for line in filter(None, map(str.strip, block.text.splitlines())):
        begins = _kind(line, words)[0] or _LABEL.match(line)
        if lines and not lines[-1].endswith((".", ")", "]")) and not begins:
            lines[-1] += " " + line
        else:
            lines.append(line)
    joined = [_PARTED.sub("", " ".join(line.split())) for line in lines] or [normal(block)]
    return [clause for line in joined for clause in _clauses(line, language)]


def _clauses(line: str, language: str) -> Iterator[str]:
    """The statements that a line makes one after another: ``Written in 1933; first published in The Tide, No. 9``."""
    words = vocabulary(language)
    start = 0
    for sign in _SIGN.finditer(line) if _kind(line, words)[0] else ():
        before, after = line[start : sign.start()], line[sign.end() :]
        kind = _kind(after, words)[0]
        if kind not in {*_PRINTS, "reprint", "credit", "rights", "other"} or not (first := _read(before, language)):
            continue
        closely = sign[0][0] == ","
        named = kind == "credit" and first[0] in _PRINTS and not re.search(r"\d", after)
        apart = kind != "credit" and not (closely and first[0] in {*_PRINTS, "reprint", "credit"})
        if (named or apart) and _read(after, language):
            yield before
            start = sign.end()
    yield line[start:]


def _kind(line: str, words: Vocabulary) -> tuple[str, str]:
    """Which statement a line is, by how it begins, and what follows; empty if it is none. It may stand in brackets."""
    if line.startswith("(") and line.rstrip(".").endswith(")"):
        line = line.rstrip(".")[1:-1]
    candidates = [(match.end(), kind) for kind, pattern in words.statements if (match := pattern.match(line))]
    if match := words.credit.match(line):
        candidates.append((match.end(), "credit"))
    if not candidates:
        return "", line
    end, kind = max(candidates)
    return kind, line[end:]


@lru_cache(_REMEMBERED)
def _read(line: str, language: str) -> Statement | None:
    """The statement that a line is; None where what follows its beginning does not bear that out."""
    words = vocabulary(language)
    kind, rest = _kind(line, words)
    if kind in {*_PRINTS, "reprint"}:
        return _stated_print(line, rest, kind, language)
    if kind == "written":
        written = _written(rest, language)
        return (kind, Bibliography(written=written)) if written else None
    if kind == "rights":
        return kind, Bibliography(rights=line)
    if match := words.pseudonym.fullmatch(line):
        return "pseudonym", Bibliography(pseudonyms=(match["pen"].strip(), match["name"].strip()))
    if kind == "publisher":
        return kind, publication(rest.strip(), language) or Bibliography()
    if kind in {"titled", "author"}:
        return (kind, _named(kind, rest.strip())) if rest.strip() else None
    if kind == "credit":
        return _credit(line, rest, language)
    if not kind and (authored := _authored(line, language)):
        return "source", authored
    return (kind, Bibliography()) if kind else None


def _written(text: str, language: str) -> Date | None:
    """When a text was written: on the first date that `text` names, or before or after it, or between two."""
    words, dates = vocabulary(language), list(find_dates(text, language))
    if not dates:
        return None
    first, before = dates[0].date, text[: dates[0].start]
    later = [found for found in dates[1:2] if words.span_end.fullmatch(text[dates[0].end : found.start].strip())]
    if later and words.span.search(before):
        last = later[0].date
        whole = text[dates[0].start : later[0].end]
        return Date(whole, not_before=first.when or first.not_before, not_after=last.when or last.not_after)
    if words.not_before.search(before):
        return Date(first.text, not_before=first.when or first.not_before)
    if words.not_after.search(before):
        return Date(first.text, not_after=first.when or first.not_after)
    return first


def _authored(line: str, language: str) -> Bibliography | None:
    """The author and the print that a line names together: ``By A. Writer, from New International, May 1940``."""
    words = vocabulary(language)
    by = words.by.match(line)
    name, _, print_ = line[by.end() :].partition(", ") if by else ("", "", "")
    kind, rest = _kind(print_, words)
    authors, citation = personal_names(name), _print(rest, language) if kind in _PRINTS else None
    return replace(citation, authors=authors) if authors and citation else None


@lru_cache(_REMEMBERED)
def _print(text: str, language: str) -> Bibliography | None:
    """The print that a citation names; where it names several issues, with what appeared in the others."""
    text = vocabulary(language).in_language.sub("", text, count=1)
    found = read_instalments(text, language)
    if not found:
        return None
    return replace(found[0], related=tuple(Related("continuation", facts) for facts in found[1:]))


def _named(kind: str, name: str) -> Bibliography:
    return Bibliography(title=name) if kind == "titled" else Bibliography(authors=personal_names(name) or (name,))


def _stated_print(line: str, rest: str, kind: str, language: str) -> Statement | None:
    """The print that a statement names, if only by its publisher, its journal or its date."""
    inner, left = _kind(rest.lstrip(), vocabulary(language))
    rest = left if inner in _PRINTS else rest
    imprint = read_imprint(line, language) if kind == "published" else None
    if imprint and not (imprint.date or imprint.place):
        return "publisher", imprint
    citation = imprint or _print(rest, language) or (_journal_alone(rest, language) if ":" in line else None)
    citation = citation or (_date_alone(rest, language) if kind == "published" else None)
    return (kind, citation) if citation else None


def _date_alone(text: str, language: str) -> Bibliography | None:
    """When a print appeared of which nothing more is said: ``Published May 14, 2011``."""
    text = vocabulary(language).in_language.sub("", text.strip(" :"), count=1).strip(" :")
    date = whole_date(vocabulary(language).within.sub("", text), language)
    return Bibliography(date=date.date) if date else None


def _credit(line: str, rest: str, language: str) -> Statement | None:
    """Who did what: the roles that a line names, and the names after it; perhaps others after them."""
    words = vocabulary(language)
    match = words.credit.match(line.lstrip("("))
    further = next((found for found in words.credit.finditer(rest) if _PAUSE.search(rest[: found.start()])), None)
    names = _names(rest[: further.start()] if further else rest, language)
    if not match or not names:
        return None
    roles = match["roles"]
    credited: dict[str, Any] = {
        field: names for field, pattern in words.roles if field != "editors" and pattern.search(roles)
    }
    after = _credit(rest[further.start() :], rest[further.end() :], language) if further else None
    return "credit", _merged([Bibliography(**credited), after[1] if after else Bibliography()])


@lru_cache(_REMEMBERED)
def _bare_citation(line: str, language: str, *, sure: bool) -> Statement | None:
    """A citation that nothing introduces: it needs two numbers, or one and the company of other statements."""
    if _NO_SOURCE.search(line):
        return None
    own = _kind(line, vocabulary(language))[0]
    citation = _print(line, language) if not own and len(line) <= _LONGEST_BARE else None
    if citation is None:
        return None
    numbers = sum(bool(item) for item in (citation.volume, citation.issue, citation.whole_number, citation.pages))
    dated = citation.date is not None and len(citation.date.when or citation.date.not_before) > len("1941")
    end = vocabulary(language).columns.sub("", line).rstrip(" ,.")
    ends = bool(citation.pages and dated and end.endswith(citation.pages.text))
    named = "," in line and not _LABEL.match(citation.journal)
    enough = numbers >= 2 or ((sure or ends) and (numbers or dated or citation.monograph) and named)
    return (_BARE, citation) if enough and citation.date else None


def _journal_alone(text: str, language: str) -> Bibliography | None:
    """A journal that is named without anything more."""
    name = text.strip(" .")
    short = 0 < len(name) <= _LONGEST_JOURNAL and not re.search(r"[\d/:]", name)
    return Bibliography(journal=name) if short and is_title_case(name, language) else None


def _names(text: str, language: str) -> tuple[str, ...]:
    """The names at the beginning of what follows "transcribed by"; a date ends them."""
    words = vocabulary(language)
    text = _YEAR_BETWEEN.sub("", _YEAR_BY.sub("", text, count=1))
    patterns = (_END_OF_NAMES, words.after_names, words.issue)
    ends = [match.start() for pattern in patterns if (match := pattern.search(text, 1))]
    ends += [date.start for date in find_dates(text, language) if date.start]
    listed = text[: min(ends, default=len(text))].strip(" ,.:")
    names = personal_names(listed) or ((listed,) if 0 < len(listed) <= 60 else ())
    return tuple(name for name in names if name.strip(" ?.()").lower() not in words.nobody)


def _chosen(stated: Iterable[Statement]) -> list[Bibliography]:
    """What the statements say, of the print the one that was transcribed alone: facts of several are not mixed."""
    stated = list(stated)
    known = [(kind, found) for wanted in _PRINTS for kind, found in stated if kind == wanted]
    prints = [found for _, found in known]
    named = [found for kind, found in known if found.journal or (kind == "source" and found.press and found.date)]
    named = named or [found for found in prints if found.press]
    numbered = [found for found in named if found.volume or found.issue or found.date or found.pages]
    others = [found for kind, found in stated if kind not in {*_PRINTS, "reprint", "publisher"}]
    publisher = next((found for kind, found in stated if kind == "publisher"), Bibliography())
    chosen = (numbered or named or ([] if publisher.date else prints))[:1]
    related = [item for found in chosen for item in found.related]
    for kind, found in stated:
        if kind in {_BARE, "published", "reprint"} and found not in chosen:
            role = "reprint" if kind == "reprint" else "original"
            related += [Related(role, facts) for facts in (found, *(item.facts for item in found.related))]
    chosen = [_published(chosen[0], publisher) if chosen else publisher]
    return [
        *(replace(found, related=tuple(related)) for found in chosen),
        *others,
        Bibliography(related=tuple(related)),
    ]


def _published(found: Bibliography, by: Bibliography) -> Bibliography:
    """A print with what another statement says of its publisher."""
    dated = found.date or (by.date if found.journal else None)
    return replace(found, press=found.press or by.press, place=found.place or by.place, date=dated)


def _merged(facts: Iterable[Bibliography]) -> Bibliography:
    """The facts of all; where several state one, the first does."""
    merged = Bibliography()
    for found in facts:
        gains = {
            item.name: getattr(found, item.name)
            for item in fields(Bibliography)
            if getattr(found, item.name) and not getattr(merged, item.name)
        }
        merged = replace(merged, **gains)
    return merged
