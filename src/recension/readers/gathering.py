"""The text of a block while it is being read, piece by piece, so that its length costs nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

_SPACES = " \u00a0"


@dataclass(slots=True)
class Gathered:
    """Text in pieces; `length` is that of all of them."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0

    @property
    def last(self) -> str:
        """The last character; empty where there is none."""
        return self.pieces[-1][-1] if self.pieces else ""

    def add(self, piece: str) -> None:
        """Add `piece` at the end."""
        if piece:
            self.pieces.append(piece)
            self.length += len(piece)

    def end_line(self) -> None:
        """End the line: a line end in place of the spaces at the end."""
        while self.pieces:
            piece = self.pieces.pop()
            self.length -= len(piece)
            if kept := piece.rstrip(" "):
                self.add(kept)
                break
        self.add("\n")

    def stands_on_empty_line(self) -> bool:
        """Whether nothing but spaces follows a line end."""
        rest = next((rest for piece in reversed(self.pieces) if (rest := piece.rstrip(_SPACES))), "")
        return rest.endswith("\n")

    def end_from(self, start: int) -> int:
        """Where what was added since the length was `start` ends, white space at its end aside."""
        end = self.length
        for piece in reversed(self.pieces):
            kept = piece.rstrip()
            end -= len(piece) - len(kept)
            if kept or end <= start:
                break
        return end
