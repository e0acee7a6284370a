"""Plain text, for readers and for corpus tools."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from recension import tei
from recension.diagnostics import Location, RecensionError
from recension.rendering.columns import Cell, table, width_of, wrapped
from recension.rendering.facts import facts
from recension.rendering.flow import Break, Call, Flow, Node, Paragraph, Piece, Text, flow, pointed
from recension.rendering.grids import grid, is_header
from recension.rendering.output import Options, Rendering, no_text, not_here, within_depth
from recension.rendering.raised import level
from recension.rendering.styles import STRUCK, SUBSCRIPT, SUPERSCRIPT, element_styles, indent_of, is_title
from recension.rendering.variants import HEADING, variants, witnesses
from recension.tei import View

WIDTH = 78
_INDENT = "    "
_INDENTED = frozenset({"epigraph", "lg", "sp", "argument", "postscript"})
_HEADS = frozenset({"head", "titlePart", "docTitle"})
_PARTS = frozenset("text group front body back div div1 div2 div3 div4 div5 div6 div7".split())
_TIGHT = frozenset("l item row speaker signed dateline castItem addrLine sense hom label cell".split())
"""Blocks that follow the one before on the next line, without a blank line between."""
_APART = frozenset({"lg", "sp", "opener", "salute", "closer", "castList", "castGroup", "address", "entry"})
"""Blocks before whose first line a blank one stands."""
_TO_THE_RIGHT = frozenset({"signed", "dateline"})
_NUMBER = re.compile(r"\s*\(?(\d{1,9})[.)]*\s*$", re.ASCII)
_NUMBERED = frozenset({"numbered", "ordered", "gloss-numbered"})


@dataclass(slots=True)
class _Line:
    """A line or more that belong together; `tight` where no blank line stands before them."""

    lines: list[str]
    tight: bool = False
    head: bool = False


@within_depth
def render_text(
    tree: etree._ElementTree,
    view: View = View.READING,
    *,
    width: int | None = WIDTH,
    head: bool = True,
    emphasis: str = "",
    titles: str = "",
) -> Rendering:
    """Render a TEI file as plain text.

    Args:
        tree: Any TEI file.
        view: The reading text, or the copy text.
        width: Columns of a display in a line; None or 0 for one paragraph a line and nothing else in it.
        head: Whether author, title, source and edition come first, and the readings of other witnesses last.
        emphasis: What stands at either side of emphasised words.
        titles: What stands at either side of the titles of works.

    Raises:
        RecensionError: The file has no text (RND003).
    """
    options = Options(view, width or 0, head, emphasis, titles)
    laid_out = flow(text_roots(tree), view, notes_moved=False)
    writer = _Writer(options, laid_out)
    blocks = [block for text in laid_out.texts for block in writer.blocks(text, "")]
    blocks += [block for note in laid_out.notes for block in writer.note(note)]
    lines = [*_bibliographic_head(tree, options)] if head else []
    lines += _joined(blocks, options.width)
    lines += _apparatus(tree, options) if head else []
    return Rendering("\n".join(lines).strip("\n") + "\n")


def text_roots(tree: etree._ElementTree) -> list[etree._Element]:
    """The outermost texts of a file: of a TEI file, a corpus of such, or a fragment.

    Raises:
        RecensionError: There is none (RND003).
    """
    root = tree.getroot()
    if tei.local(root) in {"TEI", "teiCorpus"} or not str(root.tag).startswith(f"{{{tei.NAMESPACE}}}"):
        name = tei.name("text")
        found = [text for text in root.iter(name) if not any(True for _ in text.iterancestors(name))]
    else:
        found = [] if tei.local(root) == "teiHeader" else [root]
    if not found:
        place = Location(tree.docinfo.URL or "the file", root.sourceline)
        raise RecensionError(no_text(place, etree.QName(root).localname), *not_here(tree))
    return found


@dataclass(slots=True)
class _Writer:
    options: Options
    flow: Flow

    def blocks(self, node: Node, indent: str) -> Iterator[_Line]:
        """The lines of a block, indented as it is within others."""
        if node.kind == "table" and any(True for _ in node.paragraphs()):
            yield from self._table(node, indent)
            return
        if node.kind == "list":
            yield from self._list(node, indent)
            return
        indent += _INDENT * ((node.kind in _INDENTED and not _is_part(node)) or _is_displayed(node))
        apart = node.kind in _APART and tei.local(node.element.getparent()) != "sp"
        spoken = False
        for child in node.children:
            if isinstance(child, Node):
                lines = list(self.blocks(child, indent[len(_INDENT) :] if child.kind == "speaker" else indent))
            elif child.words or any(isinstance(piece, Call) or self._shown(piece) for piece in child.pieces):
                lines = [self._paragraph(child, node, indent)]
            else:
                continue
            for line in lines:
                line.tight = spoken or (line.tight and not apart)
                yield line
                apart = spoken = False
            spoken = isinstance(child, Node) and child.kind == "speaker"

    def note(self, note: etree._Element) -> Iterator[_Line]:
        """A note that was taken out of a line, after its number."""
        number = list(self.flow.notes).index(note) + 1
        node, width = self.flow.notes[note], self.options.width
        whole = [
            line
            for block in _Writer(replace(self.options, width=0), self.flow).blocks(node, "")
            for line in block.lines
        ]
        if len(whole) <= 1 or not width:
            first, *rest = whole or [""]
            line = f"[{number}] {first}".strip()
            yield _Line([*(wrapped(line, width) if width else [line]), *rest])
            return
        narrower = replace(self.options, width=max(width - len(_INDENT), 20))
        first, *rest = (line for block in _Writer(narrower, self.flow).blocks(node, "") for line in block.lines)
        yield _Line([f"[{number}] {first}", *(f"{_INDENT}{line}" for line in rest)])

    def _paragraph(self, paragraph: Paragraph, node: Node, indent: str) -> _Line:
        width = self.options.width
        if not width:
            return _Line([" ".join(" ".join(self._lines(paragraph)).split())], tight=node.kind in _TIGHT)
        texts = self._lines(paragraph)
        if node.kind == "l":
            indent += _INDENT * indent_of(node.element)
        rest = indent + _INDENT if node.kind == "l" else indent
        lines = [line for text in texts for line in wrapped(text, width, indent, rest)]
        if node.kind == "milestone":
            lines = [line.strip().center(width).rstrip() for line in lines]
        if node.kind in _TO_THE_RIGHT and len(lines) == 1:
            lines = [" " * (width - width_of(lines[0].strip())) + lines[0].strip()]
        return _Line(lines, tight=_is_tight(node), head=_heads_a_part(node))

    def _lines(self, paragraph: Paragraph) -> list[str]:
        """The text of a paragraph, one string for each of its own lines."""
        lines = [""]
        open_marks: list[tuple[etree._Element, str]] = []
        for piece in level(paragraph.pieces):
            if isinstance(piece, Text):
                lines[-1] += self._marks(open_marks, piece) + piece.text
            elif isinstance(piece, Call):
                lines[-1] += f"[{list(self.flow.notes).index(piece.note) + 1}]"
            elif isinstance(piece, Break):
                lines.append("")
            elif target := self._shown(piece):
                lines[-1] += f"<{target}>"
        lines[-1] += "".join(mark for _, mark in reversed(open_marks))
        return [_closed_up(line) for line in lines]

    def _shown(self, piece: Piece) -> str:
        """The address that a pointer gives; none in the form that has the words alone."""
        return pointed(piece) if self.options.width else ""

    def _marks(self, open_marks: list[tuple[etree._Element, str]], piece: Text) -> str:
        """The signs that end and begin emphasis between the words before and those of `piece`."""
        signs = ""
        while open_marks and open_marks[-1][0] not in piece.spans:
            signs += open_marks.pop()[1]
        known = {element for element, _ in open_marks}
        for span in piece.spans:
            mark = self._mark(span)
            if mark and span not in known:
                open_marks.append((span, mark))
                signs += mark
        return signs

    def _mark(self, span: etree._Element) -> str:
        if is_title(span):
            return self.options.titles
        styles = set(element_styles(span)) - {SUPERSCRIPT, SUBSCRIPT}
        if STRUCK in styles and tei.local(span) == "hi":
            return "~~"
        return self.options.emphasis if styles else ""

    def _table(self, node: Node, indent: str) -> Iterator[_Line]:
        rows = [child for child in node.children if isinstance(child, Node) and child.kind == "row"]
        first = True
        for child in node.children:
            if child is (rows[0] if rows else None):
                yield _Line(self._rows(rows, indent), tight=not first and not self.options.width)
            elif isinstance(child, Node) and child not in rows:
                yield from self.blocks(child, indent)
            elif isinstance(child, Paragraph) and child.words:
                yield self._paragraph(child, node, indent)
            first = False

    def _rows(self, rows: list[Node], indent: str) -> list[str]:
        if not self.options.width:
            found = ([" ".join(self._flat(cell)) for cell in row.children] for row in rows)
            return ["\t".join(row) for row in found if any(row)]
        cells = [
            [Cell(" ".join(self._flat(place.cell)), place.column, place.columns) for place in line]
            for line in grid(rows)[0]
        ]
        return [indent + line for line in table(cells, self.options.width - len(indent), headed=_is_headed(rows))]

    def _flat(self, node: Node | Paragraph) -> Iterator[str]:
        if isinstance(node, Paragraph):
            yield " ".join(" ".join(self._lines(node)).split())
        else:
            for child in node.children:
                yield from self._flat(child)

    def _list(self, node: Node, indent: str) -> Iterator[_Line]:
        """Items after a sign or their number; after their label, where they have one."""
        labelled = any(isinstance(child, Node) and child.kind == "label" for child in node.children)
        kinds = {node.element.get("rend"), node.element.get("type")}
        number = 0
        for child in node.children:
            if isinstance(child, Paragraph):
                yield self._paragraph(child, node, indent)
            elif child.kind != "item" or not self.options.width:
                yield from self.blocks(child, indent)
            else:
                number = item_number(child, number + 1)
                sign = "" if labelled or "simple" in kinds else f"{number}." if kinds & _NUMBERED else "•"
                yield from self._item(child, indent + _INDENT, sign)

    def _item(self, item: Node, indent: str, sign: str) -> Iterator[_Line]:
        blocks = list(self.blocks(item, indent))
        if blocks and sign and blocks[0].lines:
            own = blocks[0].lines[0][len(indent) :]
            blocks[0].lines[0] = f"{indent[: -len(_INDENT)]}{sign.ljust(len(_INDENT) - 1)} {own}"
        if blocks:
            blocks[0].tight = True
        return iter(blocks)


def item_number(item: Node, following: int) -> int:
    """The number of an item: what its ``n`` begins with, else the one that follows that of the item before."""
    found = _NUMBER.match(item.element.get("n", ""))
    return int(found[1]) if found else following


def _is_tight(node: Node) -> bool:
    return node.kind in _TIGHT or (node.kind == "stage" and tei.local(node.element.getparent()) == "sp")


def _is_displayed(node: Node) -> bool:
    """Whether a block is a quotation that stands apart from the text; one within another of the kind is not twice."""
    return node.kind in {"quote", "q", "cit", "said"} and tei.local(node.element.getparent()) != "cit"


def _is_part(node: Node) -> bool:
    """Whether a group of lines is part of another, which is indented already."""
    return node.kind == "lg" and tei.local(node.element.getparent()) == "lg"


def _heads_a_part(node: Node) -> bool:
    """Whether a block is the head of a part of the text, and none of a table, a list or a poem."""
    return node.kind in _HEADS and tei.local(node.element.getparent()) in _PARTS


def _is_headed(rows: list[Node]) -> bool:
    return len(rows) > 1 and is_header(rows[0])


def _joined(blocks: list[_Line], width: int) -> Iterator[str]:
    """The lines of all blocks with the blank lines between; none in the form that has a paragraph a line."""
    for place, block in enumerate(block for block in blocks if block.lines):
        if place and width and not block.tight:
            yield ""
            if block.head:
                yield ""
        yield from block.lines


def _bibliographic_head(tree: etree._ElementTree, options: Options) -> Iterator[str]:
    """Author and title, source, copy text and edition, as far as the header has them; a rule after them."""
    known, width = facts(tree), options.width
    edition = known.publication
    published = ", ".join(filter(None, (edition.title, edition.publisher, edition.date.text)))
    copy_text = " ".join(filter(None, (edition.copy_text, edition.copy_text_url)))
    lines = [
        ": ".join(filter(None, [" and ".join(known.names), known.full_title])),
        f"Translated by {' and '.join(person.name for person in known.translators)}" if known.translators else "",
        *(action.line for action in known.correspondence),
        known.print.line,
        f"Copy text: {copy_text}" if copy_text else "",
        f"Edition: {published}" if published else "",
        f"Licence: {edition.licence}" if edition.licence else "",
        "" if options.view is View.READING else "This is the copy text, without the corrections of the edition.",
    ]
    if not (lines[0] or known.correspondence or known.print.line):
        return
    for line in filter(None, lines):
        yield from wrapped(line, width, "", _INDENT) if width else [line]
    if width:
        yield from ("", ("* " * 3).center(width).rstrip(), "")


def _apparatus(tree: etree._ElementTree, options: Options) -> Iterator[str]:
    """What other witnesses have, each on a line after its place in the text."""
    found, width = variants(text_roots(tree)), options.width
    entries = [*witnesses(tree), *(f"{variant.place}  {variant.line}".strip() for variant in found)] if found else []
    yield from ["", "", HEADING, ""] if entries and width else [HEADING] * bool(entries)
    for entry in entries:
        yield from wrapped(entry, width, "", _INDENT) if width else [entry]


def _closed_up(line: str) -> str:
    return " ".join(line.split())
