"""The proof that a TEI file holds its transcription word for word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from lxml import etree

from recension import tei
from recension.diagnostics import Diagnostic, Location, Severity, Wording, diagnostic
from recension.markup import visible_text
from recension.positions import positions
from recension.source import HTML, TEXT, Source
from recension.tei import View

VERBATIM = frozenset({"boilerplate", "navigation", "masthead", "statement", "revision"})
"""The types of notes in ``notesStmt`` that hold lines of the page."""
_CONTEXT = 6


@diagnostic("FID001", Severity.ERROR)
def text_differs(has: str, wants: str) -> Wording:
    """A TEI file does not hold its transcription word for word.

    The diplomatic reading of the text (what stands in ``sic`` and ``surplus``, without ``corr`` and ``supplied``) and
    the lines kept in ``notesStmt`` must be the words of the transcription, in its order, white space aside. At the
    place named, they are not: a word was lost, added, changed or moved, either in the TEI file or in the
    transcription since.

    Mend: encode the transcription again; if the TEI file was corrected by hand, record the change as an emendation.
    """
    return Wording(f"the transcription has “{wants}”, the TEI file “{has}”", "encode the transcription again")


def check_fidelity(tree: etree._ElementTree, source: Source) -> list[Diagnostic]:
    """The first place of the transcription that the TEI file does not hold, if there is one."""
    text = [word for element in tree.iterfind(f"{tei.name('text')}") for word in tei.words(element, View.DIPLOMATIC)]
    notes = [
        tei.words(note, View.DIPLOMATIC)
        for note in tree.iterfind(f".//{tei.name('notesStmt')}/{tei.name('note')}")
        if note.get("type") in VERBATIM
    ]
    page = visible_text(source)
    wanted = page.split()
    reached = _interleaved(wanted, text, [note for note in notes if note])
    if reached is None:
        return []
    at, has = reached
    offset = next((match.start() for n, match in enumerate(re.finditer(r"\S+", page)) if n == at), len(page))
    expected = " ".join(wanted[at : at + _CONTEXT]) or "(its end)"
    return [text_differs(_place(source, page, offset), " ".join(has[:_CONTEXT]) or "(its end)", expected)]


def _place(source: Source, page: str, offset: int) -> Location:
    """Where in the transcription the difference is; the file alone where what a reader sees is not found in it."""
    if source.form == HTML:
        source = source.with_text(page, [], partial(positions, source.text, source.name, page))
    place = source.location(offset) if source.form in {TEXT, HTML} else None
    return place if place and place.column else Location(source.name)


def _interleaved(
    wanted: Sequence[str], text: Sequence[str], notes: Sequence[Sequence[str]]
) -> tuple[int, Sequence[str]] | None:
    """None if `wanted` is `text` with `notes` put in, each in one piece and both in their order.

    Otherwise how many words fit at the most, and what of the text comes next there. All ways of putting the notes in
    are followed at once; a way is how many notes are in, and that says how much of the text is.
    """
    sizes = [0]
    for note in notes:
        sizes.append(sizes[-1] + len(note))
    ways = {0: 0}
    furthest = (0, text)
    for count in range(len(notes) + 1):
        frontier = sorted(place for place, number in ways.items() if number == count)
        ways = {}
        covered = -1
        for start in frontier:
            place = max(start, covered)
            while place <= len(wanted):
                used = place - sizes[count]
                if count < len(notes) and _begins(wanted, place, notes[count]):
                    ways[place + len(notes[count])] = count + 1
                if place - sizes[count] >= len(text) or place >= len(wanted) or wanted[place] != text[used]:
                    break
                place += 1
            if count == len(notes) and place == len(wanted) and place - sizes[count] == len(text):
                return None
            rest = text[max(0, place - sizes[count]) :]
            furthest = max(furthest, (place, rest), key=lambda item: item[0])
            covered = max(covered, place)
    return furthest


def _begins(words: Sequence[str], place: int, note: Sequence[str]) -> bool:
    """Whether `note`, which is not empty, stands at `place` of `words`."""
    return place < len(words) and words[place] == note[0] and words[place : place + len(note)] == note
