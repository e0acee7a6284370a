"""A text as the source of printed pages, in the markup of Typst: its words are strings, so none is read as markup."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from recension import tei
from recension.rendering import styles
from recension.rendering.apparatus import Entry
from recension.rendering.flow import Break, Call, Flow, Node, Paragraph, Text

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
_DIVISIONS = frozenset({"div", "div1", "div2", "div3", "div4", "div5", "div6", "div7"})
_SUBTITLES = frozenset({"sub", "kicker"})
_FUNCTIONS = {
    "l": "verse",
    "speaker": "speaker",
    "byline": "byline",
    "docAuthor": "byline",
    "milestone": "asterism",
    "signed": "right",
    "dateline": "right",
    "salute": "flush",
    "label": "flush",
    "castItem": "flush",
    "addrLine": "flush",
    "stage": "flush",
}


def string(text: str) -> str:
    """`text` as a string of Typst, which escapes as JSON does but for its code points."""
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted.replace("\\b", "").replace("\\f", " ")


@dataclass(slots=True)
class Typesetter:
    """Writes the blocks of a flow."""

    flow: Flow
    seen: set[etree._Element] = field(default_factory=set)

    def text(self) -> Iterator[str]:
        """The source of all texts."""
        for root in self.flow.texts:
            yield from self._blocks(root, 0)

    def _blocks(self, node: Node, level: int) -> Iterator[str]:
        level += node.kind in _DIVISIONS and any(_is_heading(child) for child in node.children)
        if node.kind in _DIVISIONS and self._holds_but_heads_of_moved_notes(node):
            return
        content = {
            "list": self._list,
            "table": self._table,
            "head": self._head,
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
        if node.kind == "lg":
            yield f"#stanza[{_joined(inner)}]"
        elif _is_displayed(node):
            yield f"#quote(block: true)[{_joined(inner)}]"
        else:
            yield from inner

    def _child(self, child: Node | Paragraph, node: Node, level: int) -> Iterator[str]:
        if isinstance(child, Node):
            yield from self._blocks(child, level)
            return
        content = self.inline(child)
        if content:
            function = _FUNCTIONS.get(node.kind)
            yield f"#{function}[{content}]" if function else content

    def _head(self, node: Node, level: int) -> Iterator[str]:
        content = " ".join(filter(None, map(self.inline, node.paragraphs())))
        if not content:
            return
        if node.element.get("type") in _SUBTITLES or not level:
            yield f"#subtitle[{content}]"
        else:
            yield f"#heading(level: {min(level, 6)})[{content}]"

    def _list(self, node: Node, level: int) -> Iterator[str]:
        numbered = {node.element.get("rend"), node.element.get("type")} & {"numbered", "ordered"}
        items: list[str] = []
        for child in node.children:
            parts = list(self._child(child, node, level))
            if not parts:
                continue
            if isinstance(child, Node) and child.kind == "item":
                items.append(f"[{_joined(parts)}]")
            else:
                yield from self._items(items, numbered=bool(numbered))
                items = []
                yield from parts
        yield from self._items(items, numbered=bool(numbered))

    def _items(self, items: list[str], *, numbered: bool) -> Iterator[str]:
        if items:
            yield f"#{'enum' if numbered else 'list'}({', '.join(items)})"

    def _table(self, node: Node, level: int) -> Iterator[str]:
        rows = [child for child in node.children if isinstance(child, Node) and child.kind == "row"]
        for child in node.children:
            if child not in rows:
                yield from self._child(child, node, level)
        cells = [[cell for cell in row.children if isinstance(cell, Node)] for row in rows]
        columns = max((sum(_span(cell, "cols") for cell in row) for row in cells), default=0)
        if not columns:
            return
        parts: list[str] = []
        for row in cells:
            for cell in row:
                content = _joined([part for child in cell.children for part in self._child(child, cell, level)])
                parts.append(f"table.cell(colspan: {_span(cell, 'cols')})[{content}]")
            parts += ["[]"] * (columns - sum(_span(cell, "cols") for cell in row))
        yield f"#table(columns: {columns}, {', '.join(parts)})"

    def inline(self, paragraph: Paragraph) -> str:
        """The source of what stands in one paragraph; empty where there are no words."""
        parts: list[str] = []
        for piece in paragraph.pieces:
            if isinstance(piece, Text):
                content = f"#{string(piece.text)};"
                for style in styles.styles_of(piece):
                    content = _WRAPPERS[style].format(content)
                parts.append(content)
            elif isinstance(piece, Call):
                parts.append(self._note(piece))
            elif isinstance(piece, Break):
                parts.append("#linebreak()")
        return "".join(parts)

    def _note(self, call: Call) -> str:
        """A note at the foot of the page, under the mark that it has in the file."""
        if call.note in self.seen:
            return f"#super[#{string(call.label)};]"
        self.seen.add(call.note)
        node = self.flow.notes[call.note]
        label = call.label.strip("[]() ")
        content = _joined([part for child in _without_label(node).children for part in self._child(child, node, 0)])
        numbering = f"numbering: (..) => {string(label)}" if label else 'numbering: "1"'
        return f"#footnote({numbering})[{content}]"


def typeset_apparatus(entries: Iterable[Entry]) -> Iterator[str]:
    """The emendations, as a list at the end."""
    entries = list(entries)
    if not entries:
        return
    yield '#heading(level: 2)[#"Emendations";]'
    for entry in entries:
        lemma = f"#{string(entry.lemma)};" if entry.reading else f"#emph[#{string(entry.lemma)};]"
        variant = f"#{string(entry.variant)};" if entry.copy_text else f"#emph[#{string(entry.variant)};]"
        particulars = string(f" · {entry.particulars}" if entry.particulars else "")
        yield f'#small-print(entry[{lemma}#" ] ";{variant}#{particulars};])'


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


def _is_heading(child: Node | Paragraph) -> bool:
    return isinstance(child, Node) and child.kind == "head" and child.element.get("type") not in _SUBTITLES


def _is_displayed(node: Node) -> bool:
    return node.kind in {"quote", "q", "cit", "epigraph"} and tei.local(node.element.getparent()) != "cit"


def _span(cell: Node, name: str) -> int:
    value = cell.element.get(name, "1")
    return max(1, int(value)) if value.isdigit() else 1


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts)
