"""From marks that lie over a text side by side to marks within marks. Overlaps are resolved here and only here."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter

from recension.document import EMENDATIONS, Mark, MarkKind

_OUTER_FIRST = (
    MarkKind.CIT,
    MarkKind.QUOTE,
    MarkKind.SAID,
    MarkKind.Q,
    MarkKind.MENTIONED,
    MarkKind.SO_CALLED,
    MarkKind.BIBL,
    MarkKind.PUNCTUATION,
    MarkKind.LABEL,
    MarkKind.SPEAKER,
    MarkKind.STAGE,
    MarkKind.NOTE,
    MarkKind.GAP,
    MarkKind.TITLE,
    MarkKind.AUTHOR,
    MarkKind.DATE,
    MarkKind.FORME_WORK,
    MarkKind.FOREIGN,
    MarkKind.REF,
    MarkKind.HI,
    MarkKind.CORRECTION,
    MarkKind.SURPLUS,
    MarkKind.SUPPLIED,
    MarkKind.GLYPH,
)
_RANK = {kind: rank for rank, kind in enumerate(_OUTER_FIRST)}
_QUOTED = frozenset({MarkKind.QUOTE, MarkKind.Q, MarkKind.SAID})
_OPENING = frozenset("“„‘‚«‹([")
_CLOSING = frozenset("”’»›)]\"'")
LARGE = _QUOTED | {MarkKind.CIT, MarkKind.BIBL, MarkKind.LABEL, MarkKind.STAGE, MarkKind.NOTE}
"""Elements of the size of a sentence, or of its parts."""
_TERMS = frozenset(
    {
        *(MarkKind.MENTIONED, MarkKind.SO_CALLED, MarkKind.DATE, MarkKind.AUTHOR),
        *(MarkKind.LABEL, MarkKind.NOTE, MarkKind.FOREIGN),
    }
)
"""Elements of the size of a term, within which TEI knows nothing of the size of a sentence (TEI P5, 1.3.2)."""
_DIVISIBLE = frozenset({MarkKind.HI, MarkKind.REF})
_DEEPEST = 40
_START, _END = attrgetter("start"), attrgetter("end")
_NOT_IN_BIBL = frozenset({MarkKind.CIT, MarkKind.SAID, MarkKind.BIBL, MarkKind.LABEL, MarkKind.STAGE, MarkKind.NOTE})


def of_terms(marks: Iterable[Mark]) -> list[Mark]:
    """Those of `marks` that may stand in an element of the size of a term."""
    return [mark for mark in marks if mark.kind not in LARGE]


@dataclass(slots=True)
class Node:
    """A stretch of text with the marks inside it; the root has no mark."""

    start: int
    end: int
    mark: Mark | None = None
    children: list[Node] = field(default_factory=list)


def nest(text: str, marks: Iterable[Mark]) -> Node:
    """Arrange `marks` over `text` as a tree.

    What the page highlights or links is divided where another mark begins or ends within it. Of two other marks that
    overlap, the one that begins later is left out; emendations never are, since no mark begins or ends within one. A
    ``cit`` that is not just a quotation and its reference, and a ``pc`` or ``author`` out of its place, are dissolved.
    The text is not touched in any case.
    """
    root = Node(0, len(text))
    stack = [root]
    for mark in sorted(_without_crossings(list(marks)), key=_order):
        while len(stack) > 1 and _is_past(stack[-1], mark):
            stack.pop()
        if mark.end <= stack[-1].end and not _adds_nothing(mark, stack):
            node = Node(mark.start, mark.end, mark)
            stack[-1].children.append(node)
            stack.append(node)
    root.children = [valid for child in root.children for valid in _valid(child, text, None)]
    return root


def _adds_nothing(mark: Mark, around: list[Node]) -> bool:
    """Whether a highlight stands within its like, or a mark so deep within others that nobody meant it."""
    if mark.emendation or mark.kind is MarkKind.GLYPH:
        return False
    alike = any(
        node.mark and node.mark.kind is MarkKind.HI and node.mark.attributes == mark.attributes for node in around
    )
    return len(around) > _DEEPEST or (mark.kind is MarkKind.HI and alike)


def _without_crossings(marks: list[Mark]) -> Iterator[Mark]:
    """The marks, those of mere presentation cut where others cross them."""
    yield from (mark for mark in marks if mark.kind not in _DIVISIBLE)
    firm = [mark for mark in marks if mark.kind is not MarkKind.HI]
    by_start, by_end = sorted(firm, key=_START), sorted(firm, key=_END)
    for mark in marks:
        if mark.kind in _DIVISIBLE:
            cuts = {other.start for other in _between(by_start, mark, _START) if other.end > mark.end}
            cuts |= {other.end for other in _between(by_end, mark, _END) if other.start < mark.start}
            edges = [mark.start, *sorted(cuts), mark.end]
            yield from (replace(mark, start=start, end=end) for start, end in itertools.pairwise(edges) if start < end)


def _between(marks: list[Mark], mark: Mark, place: Callable[[Mark], int]) -> list[Mark]:
    """Those of `marks`, which are in the order of their `place`, that have it within `mark`."""
    return marks[bisect_right(marks, mark.start, key=place) : bisect_left(marks, mark.end, key=place)]


def _order(mark: Mark) -> tuple[int, int, int, int]:
    """Outer marks first; missing text before what begins at its place, unless it opens a quotation there."""
    point = mark.start == mark.end
    side = 1 if not point else 2 if _side(mark) == "opening" else 0
    return mark.start, side, -mark.end, _RANK[mark.kind]


def _is_past(node: Node, mark: Mark) -> bool:
    if mark.start == mark.end == node.end:
        return _side(mark) != "closing" and node.end > node.start
    return node.end <= mark.start


def _side(mark: Mark) -> str:
    """Whether the missing text that `mark` supplies opens or closes what it stands beside."""
    reading = mark.emendation.readings[0].strip() if mark.emendation and mark.emendation.readings else ""
    if reading and set(reading) <= _OPENING:
        return "opening"
    return "closing" if reading and set(reading[-1:]) <= _CLOSING and not reading[0].isalnum() else ""


def _valid(node: Node, text: str, parent: MarkKind | None) -> Iterator[Node]:
    """The node, or its children in its place where its element may not stand."""
    assert node.mark is not None
    kind = node.mark.kind
    node.children = [valid for child in node.children for valid in _valid(child, text, kind)]
    misplaced = (
        _is_out_of_place(kind, parent)
        or (kind is MarkKind.CIT and not _is_citation(node, text))
        or (kind is MarkKind.GAP and any(child.mark and child.mark.emendation for child in node.children))
        or (kind is MarkKind.REF and _is_local(node.mark))
    )
    if misplaced:
        yield from _in_place(node.children, parent)
    else:
        yield node


def _is_out_of_place(kind: MarkKind, parent: MarkKind | None) -> bool:
    """Whether an element of one kind may not stand in one of another."""
    return (
        (kind is MarkKind.PUNCTUATION and parent is not MarkKind.CIT)
        or (kind is MarkKind.AUTHOR and parent is not MarkKind.BIBL)
        or (parent in _TERMS and kind in LARGE)
        or (parent is MarkKind.BIBL and kind in _NOT_IN_BIBL)
        or (parent in EMENDATIONS and kind is not MarkKind.GLYPH)
        or parent is MarkKind.GAP
        or (kind is MarkKind.REF and parent is MarkKind.REF)
    )


def _in_place(nodes: Iterable[Node], parent: MarkKind | None) -> Iterator[Node]:
    """The nodes, or what is in them, that may stand in `parent`, now that what held them was dissolved."""
    for node in nodes:
        if node.mark is not None and _is_out_of_place(node.mark.kind, parent):
            yield from _in_place(node.children, parent)
        else:
            yield node


def _is_local(link: Mark) -> bool:
    """Whether a link points to a place of its own page which no element of ours stands for."""
    facts = dict(link.attributes)
    return facts["target"].startswith("#") and facts.get("type") != "noteAnchor"


def _is_citation(node: Node, text: str) -> bool:
    kinds = [child.mark.kind for child in node.children if child.mark]
    bare = [kind for kind in kinds if kind is not MarkKind.PUNCTUATION]
    edges = [node.start, *(place for child in node.children for place in (child.start, child.end)), node.end]
    between = "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return len(bare) == 2 and bare[0] in _QUOTED and bare[1] is MarkKind.BIBL and not between.strip()
