"""Who wrote to whom, where and when, as the header of a letter says it (TEI P5, 2.4.6: correspDesc)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from recension import tei
from recension.rendering.persons import plain

_DATES = ("when", "from", "notBefore", "to", "notAfter")


@dataclass(frozen=True, slots=True)
class Action:
    """What was done with a letter: `kind` is ``sent``, ``received`` and the like; `parts` are who, where and when."""

    kind: str
    parts: tuple[str, ...]

    @property
    def line(self) -> str:
        """The action as the head of a letter has it."""
        return f"{self.kind.capitalize()}: {', '.join(self.parts)}" if self.kind else ", ".join(self.parts)


def correspondence(root: etree._Element) -> tuple[Action, ...]:
    """What the header says of a letter's way; nothing for what is no letter."""
    actions = root.iterfind(f"{tei.name('teiHeader')}/{tei.name('profileDesc')}/*/{tei.name('correspAction')}")
    found = (Action(action.get("type", ""), tuple(_parts(action))) for action in actions)
    return tuple(action for action in found if action.parts)


def _parts(action: etree._Element) -> Iterator[str]:
    for part in action.iterchildren(etree.Element):
        words = plain(part) or "/".join(filter(None, (part.get(name) for name in _DATES)))
        if words:
            yield words
