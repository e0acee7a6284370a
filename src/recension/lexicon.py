"""The lexicon of a corpus: what is right in every article, one word or phrase a line, ``#`` before a remark."""

from __future__ import annotations

from pathlib import Path

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic
from recension.source import read

DEFAULT = "lexicon.words"
"""The file beside ``edition.toml``, unless the settings name another."""
FILE_NAME = r"(?i:(?!.*\.(?:txt|html?|xhtml|md|markdown|toml)$)[^/\\.][^/\\]*)"
"""Fits the name of a file that is neither a transcription nor a sidecar, and no path."""


@diagnostic("EDN006", Severity.ERROR)
def lexicon_not_text(byte: int) -> Wording:
    """The lexicon of a corpus is not text in UTF-8.

    The lexicon, ``lexicon.words`` beside ``edition.toml``, has what is right in every article, one word or
    phrase a line.

    Mend: save it as plain text in UTF-8.
    """
    return Wording(f"the lexicon is not text: byte {byte} is not UTF-8", "save it as plain text in UTF-8")


def entries(text: str) -> tuple[str, ...]:
    """The words and phrases of a lexicon, without its remarks; runs of white space are one space."""
    lines = (" ".join(line.partition("#")[0].split()) for line in text.splitlines())
    return tuple(filter(None, lines))


def load(path: Path) -> tuple[str, ...]:
    """The words and phrases of the lexicon at `path`; none where there is no such file.

    Raises:
        RecensionError: It cannot be read (SRC004), or is no text (EDN006).
    """
    if not path.exists():
        return ()
    try:
        return entries(read(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RecensionError(lexicon_not_text(Location(str(path)), error.start)) from error


def with_entry(text: str, entry: str) -> str:
    """The text of a lexicon with `entry` in its place by the alphabet; unchanged if it has it already.

    Every other line stays as it is, in a lexicon that is not in order too.

    Raises:
        ValueError: There is nothing in `entry`, or it has a ``#``.
    """
    entry = " ".join(entry.split())
    if not entry or "#" in entry:
        raise ValueError(f"{entry!r} cannot stand in a lexicon")
    if entry in entries(text):
        return text
    lines = text.splitlines(keepends=True)
    end = "\r\n" if "\r\n" in text else "\n"
    for index, line in enumerate(lines):
        found = entries(line)
        if found and _order(found[0]) > _order(entry):
            return "".join([*lines[:index], entry + end, *lines[index:]])
    return text + (end if text and not text.endswith(("\n", "\r")) else "") + entry + end


def without_entry(text: str, entry: str) -> str:
    """The text of a lexicon without the line of `entry`; unchanged if it has none."""
    return "".join(line for line in text.splitlines(keepends=True) if entries(line) != (entry,))


def _order(entry: str) -> tuple[str, str]:
    return entry.casefold(), entry
