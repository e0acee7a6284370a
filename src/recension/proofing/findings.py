"""What the program holds for an error of transcription, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Band(StrEnum):
    """What is done with a finding: it is marked up, or shown to the editor, or only shown on request."""

    LIKELY = "likely"
    CHECK = "check"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of the transcription that is probably not what the print says.

    Attributes:
        start: Offset of its first character in the text of the source (`Source.text`).
        end: Offset after its last character; equal to `start` where something is missing.
        reading: The copy text there: ``text[start:end]``.
        proposals: Up to three readings to put in its place, the best first; an empty one where it is superfluous.
        kind: The class of error, such as ``nonword``, ``real-word`` or ``punctuation``.
        posterior: How probable it is that the copy text is wrong there, from 0 to 1.
        band: What that probability entitles to.
    """

    start: int
    end: int
    reading: str
    proposals: tuple[str, ...]
    kind: str
    posterior: float
    band: Band
