"""Markdown as Pandoc reads it, with a front matter in YAML; other readers know all but the notes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from urllib.parse import quote, urlsplit

from lxml import etree

from recension import tei
from recension.rendering import styles
from recension.rendering.facts import Facts, facts
from recension.rendering.flow import WEB, Break, Call, Flow, Node, Paragraph, Piece, Point, Text, flow, pointed
from recension.rendering.output import Rendering, within_depth
from recension.rendering.pictures import description
from recension.rendering.raised import level
from recension.rendering.text import item_number, text_roots
from recension.rendering.variants import HEADING, variants, witnesses
from recension.tei import View

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>~^$|@]|&(?=#?\w+;)|!(?=\[)|(?<=\w):(?=//)")
_AT_THE_BEGIN = re.compile(
    r"(?P<mark>[-+=:%#]|\d+(?=[.)](\s|$))|[A-Za-z]{1,6}(?=[.)](\s|$))|\((?=\w{1,6}\)(\s|$))|Table(?=:))"
)
_DELIMITERS = {styles.ITALIC: "*", styles.BOLD: "**", styles.STRUCK: "~~"}
_DIVISIONS = frozenset({"div", "div1", "div2", "div3", "div4", "div5", "div6", "div7"})
_PARTS = _DIVISIONS | {"text", "group", "front", "body", "back"}
_SUBTITLES = frozenset({"sub", "kicker"})
_SPACES = re.compile(" {2,}")
_PUNCTUATION = re.compile(r"[^\w\s]")
_BETWEEN_LISTS = "<!-- -->"


@within_depth
def render_markdown(tree: etree._ElementTree, view: View = View.READING) -> Rendering:
    """Render a TEI file as Markdown.

    Quotation marks, dashes and dots stand as they are in the text; Pandoc keeps them so with ``-f markdown-smart``.

    Args:
        tree: Any TEI file.
        view: The reading text, or the copy text.

    Raises:
        RecensionError: The file has no text (RND003).
    """
    laid_out = flow(text_roots(tree), view, notes_moved=True)
    writer = _Writer(laid_out, _labels(laid_out))
    blocks = [block for root in laid_out.texts for block in writer.blocks(root, 0)]
    notes = [writer.note(note) for note in list(writer.numbers)]
    parts = [_front_matter(facts(tree)), *blocks, *_apparatus(tree), *notes]
    return Rendering("\n\n".join(parts).rstrip("\n") + "\n")


def _apparatus(tree: etree._ElementTree) -> Iterator[str]:
    """What other witnesses have, as a list under a heading of its own."""
    found = variants(text_roots(tree))
    if found:
        yield f"# {HEADING}"
        yield from (_begun(_escaped(witness)) for witness in witnesses(tree))
        lines = (_begun(_escaped(f"{variant.place} {variant.line}".strip())) for variant in found)
        yield "\n".join(f"-   {line}" for line in lines)


def _labels(laid_out: Flow) -> dict[etree._Element, str]:
    """What the notes are called by: the marks of the file; none where these do not tell each from the others."""
    calls: dict[etree._Element, str] = {}
    for node in (*laid_out.texts, *laid_out.notes.values()):
        for piece in (piece for paragraph in node.paragraphs() for piece in paragraph.pieces):
            if isinstance(piece, Call):
                # The first call is written as the note's; others keep their own marks.
                calls.setdefault(piece.note, piece.label)
    labels = {note: re.sub(r"[^0-9A-Za-z*]", "", calls.get(note, "")) for note in laid_out.notes}
    told_apart = len(set(labels.values())) == len(labels) and all(label.strip("*") for label in labels.values())
    return labels if told_apart else {}


@dataclass(slots=True)
class _Writer:
    flow: Flow
    labels: dict[etree._Element, str]
    numbers: dict[etree._Element, str] = field(default_factory=dict)
    """What readers of Markdown number the notes by: the order in which they are called."""
    in_note: bool = False

    def blocks(self, node: Node, level: int) -> Iterator[str]:
        """The blocks of Markdown that a block of the text gives, in their order."""
        level += node.kind in _DIVISIONS and any(_is_heading(child) for child in node.children)
        if node.kind == "head":
            yield from self._head(node, level)
        elif node.kind == "list":
            yield from self._list(node, level)
        elif node.kind == "table":
            yield from self._table(node, level)
        elif node.kind == "lg":
            yield from self._verse(node, level)
        elif node.kind == "speaker":
            yield from map(_strong, self._children(node, level))
        elif node.kind == "milestone":
            yield from (["* * *"] if any(paragraph.words for paragraph in node.paragraphs()) else [])
        elif _is_displayed(node):
            yield from filter(None, [_prefixed("\n\n".join(self._children(node, level)), "> ", ">")])
        else:
            yield from self._children(node, level)

    def note(self, note: etree._Element) -> str:
        """The definition of a note."""
        self.in_note = True
        self._leave_out_mark(note)
        content = "\n\n".join(self._children(self.flow.notes[note], 0)) or "&nbsp;"
        return f"[^{self.labels.get(note, self.numbers[note])}]: {_indented(content)}"

    def _leave_out_mark(self, note: etree._Element) -> None:
        """Take away a label at the begin of a note that only repeats the number that a reader of Markdown gives it."""
        first = next(self.flow.notes[note].paragraphs(), None)
        if first is None:
            return
        label = list(takewhile(lambda piece: _is_in_label(piece, first), first.pieces))
        mark = "".join(piece.text for piece in label if isinstance(piece, Text))
        bare = mark.strip("[]().: \u00a0\n")
        if bare == self.numbers[note] == self.labels.get(note, bare):
            del first.pieces[: len(label)]

    def _children(self, node: Node, level: int) -> Iterator[str]:
        before = ""
        for child in node.children:
            if isinstance(child, Paragraph):
                yield from filter(None, [self.paragraph(child)])
                continue
            if child.kind == before == "list":
                yield _BETWEEN_LISTS
            yield from self.blocks(child, level)
            before = child.kind

    def paragraph(self, paragraph: Paragraph) -> str:
        """A paragraph on one line, but for the breaks that the text has."""
        return "\\\n".join(_begun(line) for line in self._lines(paragraph) if line)

    def _lines(self, paragraph: Paragraph) -> list[str]:
        lines: list[list[Text | Call | Point]] = [[]]
        for piece in level(paragraph.pieces):
            if isinstance(piece, Break):
                lines.append([])
            else:
                lines[-1].append(piece)
        return [_SPACES.sub(" ", self._line(line)).strip(" ") for line in lines]

    def _line(self, pieces: list[Text | Call | Point]) -> str:
        """The words of a line, those that lead to an address of the web as a link."""
        line = ""
        for address, group in groupby(pieces, _address):
            inside = list(group)
            text = self._emphasised(inside, "" if address else line[-1:])
            shown = bool(text.strip()) and bool(address)
            line += f"[{text}]({address})" if shown else text
        return line

    def _emphasised(self, pieces: list[Text | Call | Point], before: str) -> str:
        """The words of a line with their emphasis, where the rules for its signs allow that (CommonMark, 6.2)."""
        runs: list[tuple[str, tuple[str, ...]]] = []
        for piece in pieces:
            delimiters = _delimiters(piece) if isinstance(piece, Text) else ()
            text = self._sign(piece)
            if runs and runs[-1][1] == delimiters:
                runs[-1] = runs[-1][0] + text, delimiters
            else:
                runs.append((text, delimiters))
        line = ""
        for place, (text, delimiters) in enumerate(runs):
            after = runs[place + 1][0][:1] if place + 1 < len(runs) else ""
            line += _emphasised(text, "".join(delimiters), line[-1:] or before, after)
        return line

    def _sign(self, piece: Text | Call | Point) -> str:
        if isinstance(piece, Text):
            return _escaped(piece.text)
        if isinstance(piece, Call):
            return self._call(piece)
        target = pointed(piece)
        return f"<{_quoted(target)}>" if target else _picture(piece.element)

    def _call(self, call: Call) -> str:
        if call.note in self.numbers:
            return _escaped(call.label)
        if self.in_note:
            return f" \\[{self._flat(self.flow.notes[call.note])}\\] "
        self.numbers[call.note] = str(len(self.numbers) + 1)
        name = self.labels.get(call.note, self.numbers[call.note])
        # A mark that was misprinted stands beside that of its note.
        bare = re.sub(r"[^0-9A-Za-z]", "", call.label)
        own = _escaped(call.label) if bare not in {"", name} else ""
        return f"{own}[^{name}]"

    def _head(self, node: Node, level: int) -> Iterator[str]:
        text = " ".join(line for paragraph in node.paragraphs() for line in self._lines(paragraph) if line)
        if not text:
            return
        if node.element.get("type") in _SUBTITLES or not level or not _heads_a_division(node):
            yield _begun(text)
        else:
            yield f"{'#' * min(level, 6)} {text}"

    def _verse(self, node: Node, level: int) -> Iterator[str]:
        """Lines in a quotation, so that they are not run together and stand apart from the text."""
        lines: list[str] = []
        for child in node.children:
            if isinstance(child, Node) and child.kind == "l":
                lines += [" ".join(self._children(child, level)).replace("\\\n", " ")]
                continue
            if lines:
                yield _prefixed("\\\n".join(filter(None, lines)), "> ", ">")
                lines = []
            yield from self._children(Node(node.element, [child]), level)
        if any(lines):
            yield _prefixed("\\\n".join(filter(None, lines)), "> ", ">")

    def _list(self, node: Node, level: int) -> Iterator[str]:
        numbered = {node.element.get("rend"), node.element.get("type")} & {"numbered", "ordered"}
        items: list[str] = []
        number = 0
        for child in node.children:
            content = "\n\n".join(self._children(Node(node.element, [child]), level))
            if not content:
                continue
            if isinstance(child, Node) and child.kind == "item":
                number = item_number(child, number + 1)
                items.append(f"{f'{number}.' if numbered else '-':<4}{_indented(content)}")
            else:
                yield from (["\n".join(items)] if items else [])
                items = []
                yield content
        yield from (["\n".join(items)] if items else [])

    def _table(self, node: Node, level: int) -> Iterator[str]:
        rows = [child for child in node.children if isinstance(child, Node) and child.kind == "row"]
        captions: list[str] = []
        for child in node.children:
            if isinstance(child, Node) and child.kind == "head":
                captions += self._head(child, 0)
            elif child not in rows:
                yield from self._children(Node(node.element, [child]), level)
        cells = [[self._flat(cell) for cell in row.children] for row in rows]
        count = max(map(len, cells), default=0)
        if not count:
            yield from captions
            return
        headed = rows[0].element.get("role") == "label" or all(
            isinstance(cell, Node) and cell.element.get("role") == "label" for cell in rows[0].children
        )
        lines = [*([] if headed else [[""] * count]), *cells]
        lines.insert(1, ["---"] * count)
        yield "\n".join(f"| {' | '.join([*row, *[''] * (count - len(row))])} |" for row in lines)
        # Pandoc's caption of the table before.
        yield from ([f": {' '.join(captions)}"] if captions else [])

    def _flat(self, part: Node | Paragraph) -> str:
        """The words of a cell, or of a note within a note, on one line."""
        paragraphs = [part] if isinstance(part, Paragraph) else list(part.paragraphs())
        return " ".join(line for paragraph in paragraphs for line in self._lines(paragraph) if line)


def _escaped(text: str) -> str:
    """Words of which no sign is read as markup."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _address(piece: Text | Call | Point) -> str:
    """What of the web the words of a reference lead to; empty where nothing does."""
    spans = piece.spans if isinstance(piece, Text) else ()
    found = (span.get("target", "").strip() for span in reversed(spans) if tei.local(span) == "ref")
    return next((_quoted(target) for target in found if WEB.match(target)), "")


def _picture(graphic: etree._Element) -> str:
    """A picture, and in words what is to be seen on it."""
    url = graphic.get("url", "").strip()
    is_at_hand = url and (WEB.match(url) or not urlsplit(url).scheme)
    return f"![{_escaped(description(graphic))}]({_quoted(url)})" if is_at_hand else ""


def _quoted(address: str) -> str:
    """An address without the signs that would end it (CommonMark, 6.3)."""
    return quote(address, safe="/:?#[]@!$&'*+,;=%~")


def _delimiters(piece: Text) -> tuple[str, ...]:
    return tuple(_DELIMITERS[style] for style in styles.styles_of(piece) if style in _DELIMITERS)


def _emphasised(text: str, delimiter: str, before: str, after: str) -> str:
    """`text` between delimiters, the white space outside; as it is where they would not be read as such."""
    inner = text.strip(" ")
    if not inner or not delimiter or before == "*":
        return text
    lead, trail = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    before, after = " " if lead else before, " " if trail else after
    opens = not _PUNCTUATION.match(inner[0]) or not before or before == " " or bool(_PUNCTUATION.match(before))
    closes = not _PUNCTUATION.match(inner[-1]) or not after or after == " " or bool(_PUNCTUATION.match(after))
    return f"{lead}{delimiter}{inner}{delimiter[::-1]}{trail}" if opens and closes and before != "\\" else text


def _strong(line: str) -> str:
    """A line in bold letters; one that has emphasis or breaks of its own stays as it is."""
    return line if re.search(r"[*\n\\]", line) else f"**{line}**"


def _begun(line: str) -> str:
    """A line whose begin cannot be taken for that of a list, a head or a rule."""
    match = _AT_THE_BEGIN.match(line)
    if match is None:
        return line
    mark = match["mark"]
    return f"{mark}\\{line[len(mark) :]}" if mark[0].isalnum() else f"\\{line}"


def _prefixed(text: str, prefix: str, blank: str) -> str:
    return "\n".join(prefix + line if line else blank for line in text.splitlines())


def _indented(text: str) -> str:
    first, *rest = text.splitlines()
    return "\n".join([first, *(f"    {line}" if line else "" for line in rest)])


def _heads_a_division(node: Node) -> bool:
    """Whether a head is that of a part of the text, and no caption of a figure, a table or a list."""
    return tei.local(node.element.getparent()) in _PARTS


def _is_heading(child: Node | Paragraph) -> bool:
    return isinstance(child, Node) and child.kind == "head" and child.element.get("type") not in _SUBTITLES


def _is_displayed(node: Node) -> bool:
    return node.kind in {"quote", "q", "cit", "epigraph"} and tei.local(node.element.getparent()) != "cit"


def _front_matter(known: Facts) -> str:
    """The facts as YAML; strings as JSON writes them, which is YAML as well."""
    source, edition = known.print, known.publication
    fields: dict[str, str | list[str]] = {
        "title": known.title,
        "subtitle": known.subtitle,
        "author": list(known.names),
        "translator": [person.name for person in known.translators],
        "date": source.date.iso if source.kind else edition.date.iso,
        "lang": known.language,
        "correspondence": [action.line for action in known.correspondence],
        "source": source.line,
        "container-title": source.container,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.pages,
        "copy-text": " ".join(filter(None, (edition.copy_text, edition.copy_text_url))),
        "publisher": edition.publisher,
        "rights": edition.licence,
        "keywords": list(known.keywords),
    }
    lines = _yaml((name, value) for name, value in fields.items() if value)
    return "\n".join(["---", *lines, "---"])


def _yaml(fields: Iterable[tuple[str, str | list[str]]]) -> Iterator[str]:
    for name, value in fields:
        yield f"{name}: {json.dumps(value, ensure_ascii=False)}"


def _is_in_label(piece: Piece, paragraph: Paragraph) -> bool:
    spans = piece.spans if isinstance(piece, Text) else ()
    return any(tei.local(element) == "label" for element in (paragraph.element, *spans))
