"""Printing what the lines of a transcription were taken for."""

from __future__ import annotations

from dataclasses import asdict

from recension.document import Document
from recension.recognition.explanation import Taken, explain, explain_header

_SHOWN = 72
_REASONS = "for"


def as_text(document: Document) -> str:
    """What each line was taken for, a line for each finding, those within a block indented; then the header."""
    lines = [f"{document.source.name}"]
    lines += [_line(taken) for taken in explain(document)]
    facts = [f"  {name}: {value}" for name, value in explain_header(document.bibliography)]
    return "\n".join([*lines, "header", *facts])


def as_json(document: Document) -> dict[str, object]:
    """The same as data: ``file``, ``header`` and ``lines``."""
    return {
        "file": document.source.name,
        "header": dict(explain_header(document.bibliography)),
        "lines": [{**asdict(taken), "facts": dict(taken.facts)} for taken in explain(document)],
    }


def _line(taken: Taken) -> str:
    text = taken.text if len(taken.text) <= _SHOWN else f"{taken.text[: _SHOWN // 2]} … {taken.text[-_SHOWN // 2 :]}"
    place = f"{taken.line}" if taken.line == taken.last_line else f"{taken.line}-{taken.last_line}"
    facts = "".join(f" {name}={value}" for name, value in taken.facts if name != _REASONS)
    reasons = "".join(f"\n{'':>11}because {value}" for name, value in taken.facts if name == _REASONS)
    reason = f"({taken.rule} {taken.certainty:.2f})"
    lead = f"{'':>11}" if taken.within else f"{place:>7}  "
    return f"{lead}{taken.what}{facts} {reason}: {text}{reasons}"
