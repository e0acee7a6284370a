"""A text as the source of printed pages, in the markup of Typst: its words are strings, so none is read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from recension import tei
from recension.rendering import styles
from recension.rendering.apparatus import Entry
from recension.rendering.columns import is_numeric
from recension.rendering.flow import Break, Call, Flow, Node, Paragraph, Text
from recension.rendering.grids import Placed, grid, is_header
from recension.rendering.pictures import Picture, description
from recension.rendering.text import item_number
from recension.rendering.variants import HEADING, Variant

_WRAPPERS = {
    styles.ITALIC: "#emph[{}]",
    styles.BOLD: "#strong[{}]",
    styles.SMALL_CAPITALS: "#smallcaps[{}]",
    styles.SPACED: "#text(tracking: 0.12em)[{}]",
    styles.SUPERSCRIPT: "#super[{}]",
    styles.SUBSCRIPT: "#sub[{}]",
    styles.UNDERLINED: "#underline[{}]",
    styles.STRUCK: "#strike[{}]",
    styles.FIXED: '#text(font: "DejaVu Sans Mono")[{}]',
}
DIVISIONS = frozenset({"div", "div1", "div2", "div3", "div4", "div5", "div6", "div7"})
_HOLD_HEADINGS = DIVISIONS | {"text", "group", "front", "body", "back"}
SUBTITLES = frozenset({"sub", "kicker"})
_FUNCTIONS = {
    "l": "verse",
    "speaker": "speaker",
    "byline": "byline",
    "docAuthor": "byline",
    "docDate": "dated",
    "milestone": "asterism",
    "signed": "right",
    "dateline": "right",
    "salute": "flush",
    "label": "flush",
    "castItem": "flush",
    "addrLine": "flush",
    "stage": "stage",
}
_AROUND = {"lg": "stanza", "titlePage": "title-page-within"}
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_LANGUAGE = re.compile(r"([a-z]{2,3})(?=-|$)", re.IGNORECASE)
_LONG = re.compile(r"[!-~¡-ӿ‐-⁞]{40,}")
_MAY_BREAK = re.compile(r"(?<=[/.,:;?&=_+~%#@|)\]-])(?=\S)")


def string(text: str) -> str:
    """`text` as a string of Typst."""
    return f'"{text.translate(_ESCAPES)}"'


def language_code(tag: str) -> str:
    """The language of a BCP 47 tag as Typst wants it; ``und`` where it is none."""
    match = _LANGUAGE.match(tag)
    return match[1].lower() if match else "und"


@dataclass(slots=True)
class Typesetter:
    """Writes the blocks of a flow.

    Attributes:
        flow: The text.
        title: The head that is the title of the whole.
        titled: Whether the whole has a title, be it this head or another; all other heads are below it.
        language: The language that the text is set in, if nothing else is said.
        pictures: The pictures that are at hand, by their URL.
    """

    flow: Flow
    title: etree._Element | None = None
    titled: bool = True
    language: str = "und"
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    seen: set[etree._Element] = field(default_factory=set)
    level: int = 0

    def text(self) -> Iterator[str]:
        """The source of all texts."""
        self.level = int(self.titled)
        for root in self.flow.texts:
            yield from self._blocks(root, 1 if self.titled and self.title is None else 0)

    def _blocks(self, node: Node, level: int) -> Iterator[str]:
        level += node.kind in DIVISIONS and any(_is_heading(child) for child in node.children)
        if node.kind in DIVISIONS and self._holds_but_heads_of_moved_notes(node):
            return
        content = {
            "list": self._list,
            "table": self._table,
            "head": self._head,
            "titlePart": self._head,
        }.get(node.kind, self._plain)(node, level)
        yield from content

    def _holds_but_heads_of_moved_notes(self, node: Node) -> bool:
        """Whether all notes of a division have gone to the feet of the pages, so that only their head is left."""
        moved = [note for note in self.flow.notes if note.getparent() is node.element]
        return bool(moved) and all(isinstance(child, Node) and child.kind == "head" for child in node.children)

    def _plain(self, node: Node, level: int) -> Iterator[str]:
        inner = [part for child in node.children for part in self._child(child, node, level)]
        if not inner:
            return
        if node.kind in _AROUND:
            yield f"#{_AROUND[node.kind]}[{joined(inner)}]"
        elif _is_displayed(node):
            yield f"#quote(block: true)[{joined(inner)}]"
        else:
            yield from inner

    def _child(self, child: Node | Paragraph, node: Node, level: int) -> Iterator[str]:
        if isinstance(child, Node):
            yield from self._blocks(child, level)
            return
        content = self.inline(child)
        if content:
            function = _FUNCTIONS.get(node.kind)
            if function == "verse" and (indent := styles.indent_of(node.element)):
                function = f"verse(indent: {indent})"
            yield f"#{function}[{content}]" if function else content

    def _head(self, node: Node, level: int) -> Iterator[str]:
        content = " ".join(filter(None, map(self.inline, node.paragraphs())))
        if not content:
            return
        if node.element is self.title:
            yield f"#heading(level: 1)[{content}]"
        elif node.kind == "titlePart":
            yield f"#flush[{content}]"
        elif tei.local(node.element.getparent()) not in _HOLD_HEADINGS:
            yield f"#caption[{content}]"
        elif node.element.get("type") in SUBTITLES or not level:
            yield f"#subtitle[{content}]"
        else:
            # A level that is left out would not be PDF/UA, as where a head between has no words in this view.
            self.level = min(max(level, 1 + self.titled), self.level + 1, 6)
            yield f"#heading(level: {self.level})[{content}]"

    def _list(self, node: Node, level: int) -> Iterator[str]:
        kinds = {node.element.get("rend"), node.element.get("type")}
        function = "enum" if kinds & {"numbered", "ordered"} else "list"
        items: list[str] = []
        label = ""
        number = 0
        for child in node.children:
            parts = list(self._child(child, node, level))
            if isinstance(child, Node) and child.kind == "label":
                label = " ".join(filter(None, map(self.inline, child.paragraphs())))
                continue
            if not parts:
                continue
            if isinstance(child, Node) and child.kind == "item" and not label:
                number = item_number(child, number + 1)
                items.append(f"enum.item({number})[{joined(parts)}]" if function == "enum" else f"[{joined(parts)}]")
                continue
            yield from _items(items, function)
            items = []
            yield from [f"#terms(([{label}], [{joined(parts)}]))"] if label else parts
            label = ""
        yield from _items(items, function)
        yield from [f"#flush[{label}]"] if label else []

    def _table(self, node: Node, level: int) -> Iterator[str]:
        rows = [child for child in node.children if isinstance(child, Node) and child.kind == "row"]
        caption = [child for child in node.children if isinstance(child, Node) and child.kind == "head"]
        for child in node.children:
            if child not in rows and child not in caption:
                yield from self._child(child, node, level)
        lines, widths = grid(rows)
        columns = max(widths, default=0)
        said = " ".join(filter(None, (self.inline(item) for head in caption for item in head.paragraphs())))
        if not columns:
            yield from [f"#caption[{said}]"] if said else []
            return
        heads = next((place for place, row in enumerate(rows) if not is_header(row)), 0)
        set_lines = [
            [*(self._cell(place, level) for place in line), *["[]"] * (columns - width)]
            for line, width in zip(lines, widths, strict=True)
        ]
        parts = [f"columns: {columns}", f"align: ({', '.join(_alignments(lines[heads:], columns))},)"]
        if heads and all(place.rows <= heads - number for number in range(heads) for place in lines[number]):
            parts.append(f"table.header({', '.join(cell for line in set_lines[:heads] for cell in line)})")
            set_lines = set_lines[heads:]
        table = f"table({', '.join([*parts, *(cell for line in set_lines for cell in line)])})"
        yield f"#figure({table}, kind: table, caption: {f'[{said}]' if said else 'none'})"

    def _cell(self, place: Placed, level: int) -> str:
        cell = place.cell
        if isinstance(cell, Paragraph):
            return f"[{self.inline(cell)}]"
        content = joined([part for child in cell.children for part in self._child(child, cell, level)])
        spans = {"colspan": place.columns, "rowspan": place.rows}
        said = ", ".join(f"{name}: {number}" for name, number in spans.items() if number > 1)
        return f"table.cell({said})[{content}]" if said else f"[{content}]"

    def _picture(self, graphic: etree._Element) -> str:
        """A picture that is at hand; in place of another, what is to be seen on it."""
        found = self.pictures.get(graphic.get("url", "").strip())
        words = description(graphic)
        if found:
            return f"#picture({string(found.name)}, {string(words or 'a picture')})"
        return f"#flush[#{string(f'[{words}]')};]" if words else ""

    def inline(self, paragraph: Paragraph) -> str:
        """The source of what stands in one paragraph; empty where there are no words."""
        parts: list[str] = []
        for piece in paragraph.pieces:
            if isinstance(piece, Text):
                content = f"#{string(breakable(piece.text))};"
                for style in styles.styles_of(piece):
                    content = _WRAPPERS[style].format(content)
                parts.append(self._in_its_language(content, piece.spans[-1] if piece.spans else paragraph.element))
            elif isinstance(piece, Call):
                parts.append(self._note(piece))
            elif isinstance(piece, Break):
                parts.append("#linebreak()")
            elif tei.local(piece.element) == "graphic":
                parts.append(self._picture(piece.element))
        return "".join(parts)

    def _in_its_language(self, content: str, element: etree._Element) -> str:
        tag = next(filter(None, (item.get(tei.XML_LANG) for item in (element, *element.iterancestors()))), "")
        code = language_code(tag) if tag else self.language
        return content if code == self.language else f"#text(lang: {string(code)})[{content}]"

    def _note(self, call: Call) -> str:
        """A note at the foot of the page, under the mark that it has in the file."""
        if call.note in self.seen:
            return f"#super[#{string(call.label)};]"
        self.seen.add(call.note)
        node = self.flow.notes[call.note]
        label = call.label.strip("[]() ")
        content = joined([part for child in _without_label(node).children for part in self._child(child, node, 0)])
        numbering = f"numbering: (..) => {string(label)}" if label else 'numbering: "1"'
        return f"#footnote({numbering})[{content}]"


def typeset_apparatus(entries: Iterable[Entry], level: int) -> Iterator[str]:
    """The emendations, as a list at the end, under a heading of this level."""
    entries = list(entries)
    if not entries:
        return
    yield f'#heading(level: {level})[#"Emendations";]'
    for entry in entries:
        lemma = f"#{string(entry.lemma)};" if entry.reading else f"#emph[#{string(entry.lemma)};]"
        variant = f"#{string(entry.variant)};" if entry.copy_text else f"#emph[#{string(entry.variant)};]"
        particulars = string(f" · {entry.particulars}" if entry.particulars else "")
        yield f'#small-print(entry[{lemma}#" ] ";{variant}#{particulars};])'


def typeset_variants(found: Sequence[Variant], known: Sequence[str], level: int) -> Iterator[str]:
    """What other witnesses have, as a list at the end, after these witnesses and their sigla."""
    if found:
        yield f"#heading(level: {level})[#{string(HEADING)};]"
        yield from (f"#small-print(entry[#{string(witness)};])" for witness in known)
        lines = (f"{variant.place} {variant.line}".strip() for variant in found)
        yield from (f"#small-print(entry[#{string(line)};])" for line in lines)


def breakable(text: str) -> str:
    """`text` with places in its very long words at which a line may end, such as after the slashes of an address."""
    return _LONG.sub(_with_breaks, text)


def _with_breaks(match: re.Match[str]) -> str:
    parts = _MAY_BREAK.split(match[0])
    return "\u200b".join(part[start : start + 60] for part in parts for start in range(0, len(part), 60))


def joined(parts: list[str]) -> str:
    """Blocks one after another."""
    return "\n\n".join(parts)


def _without_label(node: Node) -> Node:
    """A note without the mark that it begins with, which stands before it on the page anyway."""
    paragraph = next(node.paragraphs(), None)
    if paragraph is not None:
        texts = [piece for piece in paragraph.pieces if isinstance(piece, Text)]
        if texts and any(tei.local(span) == "label" for span in texts[0].spans):
            paragraph.pieces.remove(texts[0])
            rest = [place for place, piece in enumerate(paragraph.pieces) if isinstance(piece, Text)]
            if rest:
                first = paragraph.pieces[rest[0]]
                assert isinstance(first, Text)
                paragraph.pieces[rest[0]] = Text(first.text.lstrip(" "), first.spans)
    return node


def _items(items: list[str], function: str) -> Iterator[str]:
    if items:
        yield f"#{function}({', '.join(items)})"


def _is_heading(child: Node | Paragraph) -> bool:
    return isinstance(child, Node) and child.kind == "head" and child.element.get("type") not in SUBTITLES


def _is_displayed(node: Node) -> bool:
    return node.kind in {"quote", "q", "cit", "epigraph"} and tei.local(node.element.getparent()) != "cit"


def _alignments(lines: list[list[Placed]], columns: int) -> Iterator[str]:
    """Columns of numbers to the end of the line, the others to its start."""
    for column in range(columns):
        cells = (place.cell for line in lines for place in line if (place.column, place.columns) == (column, 1))
        words = [
            " ".join(part.words for part in cell.paragraphs())
            for cell in cells
            if isinstance(cell, Node) and cell.element.get("role") != "label"
        ]
        yield "end + top" if is_numeric(words) else "start + top"
