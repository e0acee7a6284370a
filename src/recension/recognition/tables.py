"""Tables in plain text, whose cells tabs or spaces part, and which cells of a table name its columns."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recension.document import Block, BlockKind, Document
from recension.recognition.names import personal_names

RULE = "table"
_LEAST = 0.6
"""Below this certainty lines stay as they are."""
_LONGEST_CELL = 400
_LONGEST_ALONE = 60
"""A line of one cell, such as the name of a group of rows, is no longer than this."""
_MOST_ALONE = 3
"""No more lines of one cell follow upon each other than this."""
_FEWEST_ALIGNED = 3
_MOST = 0.75
_HALF = 0.6
_GAP = re.compile(r"\S(?: {2,}|(?:\s?\.){4,}\s*)(?=[^\s.])")
_COLUMNS = re.compile(rf"{_GAP.pattern}|^[-–—_=+|\s]{{3,}}$")
_LEADER = re.compile(r"(?:\s?\.){4,}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?")
_RULED = re.compile(r"[-–—_=+|\s]{3,}")
_LABEL = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)\]]{1,2}|[•·▪‣◦*–—-]")
_GOES_ON = re.compile(r"[ \u00a0(]|[a-z]")
_FIGURE = re.compile(
    r"[£$€]?\s*[-–—+±]?\s*(?:\d[\d.,\s/:–-]*|[-–—]+|\?)\s*(?:%|per cent|[a-z]{1,3}\.?)?(?:\s*[\[(]\w+[\])])?"
)

_LABELLED = ("role", "label")

Row = tuple[tuple[int, int], ...]
"""Where the cells of a row begin and end in the text of a block; those that are empty begin and end at one place."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows of lines of a block: where the first begins and the last ends, and how surely they are a table."""

    start: int
    end: int
    rows: tuple[Row, ...]
    certainty: float


def recognise_tables(document: Document) -> Document:
    """Take lines whose cells tabs part, and lines whose columns are aligned, for rows of a table.

    In the tables of a page of mark-up the names of the columns are told from the cells below them.
    """
    blocks = [part for block in _joined(document) for part in _parted(block, document)]
    return document.with_blocks(part for table in _marked_up(blocks) for part in _with_names(table))


def _marked_up(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks, the cells of each table of mark-up together."""
    table: list[Block] = []
    for block in blocks:
        is_cell = block.kind is BlockKind.CELL and block.markup is not None
        if table and not (is_cell and block.joined):
            yield table
            table = []
        if is_cell:
            table.append(block)
        else:
            yield [block]
    if table:
        yield table


def _with_names(table: Sequence[Block]) -> Iterator[Block]:
    """The cells, those of the first row labels where they name the columns, and figures none, whatever their tags."""
    rows = [list(row) for _, row in itertools.groupby(table, lambda cell: dict(cell.attributes).get("row"))]
    marked = any(_LABELLED in cell.attributes for cell in table)
    spanning = any({"rows", "cols"} & dict(cell.attributes).keys() for cell in table)
    regular = len(rows) > 1 and len({len(row) for row in rows}) == 1 and not spanning
    named = not marked and regular and _has_head([[cell.text.strip() for cell in row] for row in rows])
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            text, facts = cell.text.strip(), cell.attributes
            if named and not number and text:
                yield replace(cell.recognised(BlockKind.CELL, RULE, 0.9), attributes=(*facts, _LABELLED))
            elif number and column and _LABELLED in facts and _FIGURE.fullmatch(text):
                kept = tuple(fact for fact in facts if fact != _LABELLED)
                yield replace(cell.recognised(BlockKind.CELL, RULE, 0.9), attributes=kept)
            else:
                yield cell


def _joined(document: Document) -> Iterator[Block | tuple[Block, ...]]:
    """The blocks, those in a row put together of which every line has as many tabs."""
    run: list[Block] = []
    for block in document.blocks:
        if run and _tabs(block) != _tabs(run[0]):
            yield tuple(run)
            run = []
        if _is_plain(block) and block.markup is None and not block.marks and _tabs(block):
            run.append(block)
        else:
            yield block
    if run:
        yield tuple(run)


def _tabs(block: Block) -> int:
    """How many tabs each line of a block has; 0 if they differ."""
    counts = {line.count("\t") for line in block.text.split("\n")}
    return counts.pop() if len(counts) == 1 else 0


def _is_plain(block: Block) -> bool:
    """Whether the lines and the spaces of a block are those of a text without mark-up, or of preformatted text."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and (block.markup is None or "pre" in (block.markup.tag, *block.markup.within))
        and not any(mark.emendation for mark in block.marks)
    )


def _parted(blocks: Block | tuple[Block, ...], document: Document) -> Iterator[Block]:
    """The blocks, what is a table in them made cells, the lines before and after it paragraphs."""
    several = blocks if isinstance(blocks, tuple) else (blocks,)
    first, last = several[0], several[-1]
    whole = first if len(several) == 1 else replace(first, text=document.source.text[first.start : last.end])
    tables = _tables(whole, document) if _is_plain(whole) else []
    if not tables:
        yield from several
        return
    here = 0
    for table in tables:
        yield from _rest(whole, here, table.start)
        yield from _cells(whole, table)
        here = table.end
    yield from _rest(whole, here, len(whole.text))


def _rest(block: Block, start: int, end: int) -> Iterator[Block]:
    text = block.text[start:end]
    if text.strip():
        lead = len(text) - len(text.lstrip())
        yield block.part(start + lead, start + len(text.rstrip()))


def _cells(block: Block, table: _Table) -> Iterator[Block]:
    headed = _has_head(_texts(block.text, table.rows))
    columns = max(map(len, table.rows))
    for number, row in enumerate(table.rows, 1):
        for column, (start, end) in enumerate(row):
            cell = block.part(start, end).recognised(BlockKind.CELL, RULE, table.certainty)
            facts = [("row", str(number)), *([_LABELLED] if headed and number == 1 and start < end else [])]
            facts += [("cols", str(columns))] if len(row) == 1 < columns else []
            yield replace(cell, joined=number > 1 or column > 0, attributes=tuple(facts))


def _has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: it has words, or years, where those below have figures."""
    heads = [rows[0][column] for column in range(len(rows[0])) if _is_of_figures(rows[1:], column)]
    return any(heads) and all(_YEAR.fullmatch(head) or not _FIGURE.fullmatch(head) for head in heads if head)


def _is_of_figures(rows: Iterable[Sequence[str]], column: int) -> bool:
    """Whether a column holds figures."""
    cells = [row[column] for row in rows if column < len(row) and row[column]]
    return bool(cells) and sum(bool(_FIGURE.fullmatch(cell)) for cell in cells) >= _HALF * len(cells)


def _texts(text: str, rows: Iterable[Row]) -> list[list[str]]:
    """What the cells of rows hold."""
    return [[text[slice(*cell)] for cell in row] for row in rows]


def _tables(block: Block, document: Document) -> list[_Table]:
    """The tables in a block, in order."""
    before = "" if block.markup else document.source.before(block.start)
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", block.text) if match[0].strip()]
    lines[:1] = [(-len(before), before + lines[0][1])]
    if "\t" in block.text:
        found = [_tabbed(block.text, run) for run in _runs(lines, lambda line: "\t" in line)]
    elif len(lines) >= _FEWEST_ALIGNED and _GAP.search(block.text):
        found = [_aligned(block.text, run) for run in _runs(lines, lambda line: bool(_COLUMNS.search(line)))]
    else:
        return []
    return [table for table in found if table and table.certainty >= _LEAST]


_Line = tuple[int, str]
"""A line of a block: where it begins there, and its text; of the first, what stood before the block belongs to it."""


def _runs(lines: Sequence[_Line], has_cells: Callable[[str], bool]) -> Iterator[list[_Line]]:
    """The runs of lines that may be of a table; a few short ones of one cell are among them if others are around."""
    run: list[_Line] = []
    for index, line in enumerate(lines):
        near = lines[index + 1 : index + 1 + _MOST_ALONE]
        if has_cells(line[1]) or (run and len(line[1]) <= _LONGEST_ALONE and any(has_cells(text) for _, text in near)):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _tabbed(text: str, run: Sequence[_Line]) -> _Table | None:
    """The table that lines with tabs are; None where the tabs only set off labels, or indent."""
    counts = Counter(line.count("\t") + 1 for _, line in run)
    columns = max(counts, key=lambda cells: cells * counts[cells])
    rows = tuple(_between_tabs(text, lines) for lines in _of_rows(run, columns))
    cells = [text[start:end] for row in rows for start, end in row]
    inner = sum("\t" in line.strip() for _, line in run)
    labels = columns == 2 and all(_LABEL.fullmatch(text[slice(*row[0])]) for row in rows)
    if inner < 2 or labels or max(map(len, cells)) > _LONGEST_CELL:
        return None
    regular = sum(len(row) == columns for row in rows) / len(rows)
    small = inner == 2 and columns == 2 and not any(_FIGURE.fullmatch(cell) for cell in cells)
    certainty = 0.5 if small or regular < _HALF else 0.95 if regular == 1 else 0.8
    return _Table(max(0, run[0][0]), run[-1][0] + len(run[-1][1]), rows, certainty)


def _of_rows(run: Sequence[_Line], columns: int) -> Iterator[list[_Line]]:
    """The lines of each row: one; or several, if these have as many tabs as a row, or the last goes on with a word."""
    short: list[_Line] = []
    for line in run:
        if line[1].count("\t") + 1 < columns:
            short.append(line)
            continue
        joined = short[-1:] if short and "\t" not in short[-1][1] and _GOES_ON.match(line[1]) else []
        yield from _of_short_lines(short[: len(short) - len(joined)], columns)
        yield [*joined, line]
        short = []
    yield from _of_short_lines(short, columns)


def _of_short_lines(lines: list[_Line], columns: int) -> Iterator[list[_Line]]:
    whole = sum(line.count("\t") for _, line in lines) + 1 == columns
    yield from [lines] if whole and lines else ([line] for line in lines)


def _between_tabs(text: str, lines: Sequence[_Line]) -> Row:
    """The cells of a row; each may have several lines."""
    start, end = lines[0][0], lines[-1][0] + len(lines[-1][1])
    tabs = [begin + match.end() for begin, line in lines for match in re.finditer("\t", line)]
    edges = [start, *tabs, end]
    return tuple(_stripped(text, *edge) for edge in itertools.pairwise(edges))


def _stripped(text: str, begin: int, end: int) -> tuple[int, int]:
    """A stretch of the text of a block without the white space at its ends."""
    begin, end = max(0, begin), max(0, end)
    piece = text[begin:end]
    lead = len(piece) - len(piece.lstrip())
    return begin + lead, begin + max(lead, len(piece.rstrip()))


def _aligned(text: str, run: Sequence[_Line]) -> _Table | None:
    """The table that lines with spaces between their columns are."""
    laid = [_without_leaders(line).rstrip() for _, line in run]
    rivers = _rivers([line for line in laid if not _RULED.fullmatch(line)])
    rows = tuple(tuple(_between_rivers(text, rivers, *line)) for line in run)
    certainty = _of_columns(text, rows, len(rivers) + 1)
    return _Table(max(0, run[0][0]), run[-1][0] + len(run[-1][1]), rows, certainty) if rivers else None


def _without_leaders(line: str) -> str:
    """A line with spaces for the dots that lead from one cell to the next."""
    return _LEADER.sub(lambda match: " " * len(match[0]), line)


def _rivers(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The columns of characters that are blank in all lines, and lie between others that are not.

    Most lines have several blanks there, since one is what parts words.
    """
    if len(lines) < _FEWEST_ALIGNED:
        return []
    width = max(map(len, lines))
    blank = "".join(" " if all(line[at : at + 1] in {"", " "} for line in lines) else "x" for at in range(width))
    found = [match.span() for match in re.finditer("(?<=x) +(?=x)", blank)]
    return [river for river in found if _is_wide(river, found, lines)]


def _is_wide(river: tuple[int, int], rivers: Sequence[tuple[int, int]], lines: Sequence[str]) -> bool:
    """Whether most lines have several blanks at a river, those aside whose blanks there belong to other rivers too."""
    gaps = []
    for line in lines:
        before, after = line[: river[0]].rstrip(), line[river[1] :].lstrip()
        start, end = len(before), len(line) - len(after)
        if before and after and not any(start <= first and last <= end for first, last in rivers if first != river[0]):
            gaps.append(end - start)
    return bool(gaps) and sum(gap > 1 for gap in gaps) >= _MOST * len(gaps)


def _between_rivers(text: str, rivers: Sequence[tuple[int, int]], start: int, line: str) -> Iterator[tuple[int, int]]:
    """The cells of a line; a line of rules has one."""
    within = [] if _RULED.fullmatch(line) else [min(end, len(line)) for _, end in rivers]
    for begin, end in itertools.pairwise([0, *within, len(line)]):
        yield _stripped(text, start + begin, start + end)


def _of_columns(text: str, rows: Sequence[Row], columns: int) -> float:
    """How surely rows with this number of aligned columns are a table: figures speak for it, names against."""
    filled = _texts(text, (row for row in rows if len(row) == columns))
    cells = [cell for row in filled for cell in row if cell]
    whole = sum(sum(map(bool, row)) >= 2 for row in filled)
    if whole < max(_FEWEST_ALIGNED, _MOST * len(filled)) or max(map(len, cells)) > _LONGEST_CELL:
        return 0.0
    if any(_is_of_figures(filled, column) for column in range(columns)):
        return 0.85 if columns == 2 else 0.9
    if all(personal_names(cell) for cell in cells):
        return 0.0
    if columns > 2:
        return 0.75 if whole > _FEWEST_ALIGNED else 0.5
    return 0.6 if whole > _FEWEST_ALIGNED + 1 else 0.5
