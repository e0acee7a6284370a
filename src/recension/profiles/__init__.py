"""What is particular to the pages of one archive: how it marks its parts, and what it puts around its texts.

A profile is a file of data. Adding one is adding ``NAME.toml`` here; no rule knows the name of an archive.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from recension.resources import package_file

GENERIC = "generic"
_NOTHING = re.compile(r"\0(?!)")
"""Matches nowhere, and says so at once: a search for a character that no text has costs next to nothing."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The particulars of an archive.

    Attributes:
        name: What ``--profile`` calls it.
        title: What it is, in a line.
        about: What is particular to its pages, and when it is taken.
        publisher: Who publishes the pages; empty if that differs.
        form: The form of its texts, such as ``gutenberg``; empty if the name of a file tells.
        sign: What a page of the archive has and others have not.
        trail: How a line of the way to a page begins, at its head.
        classes: For each part of a page the names of the classes that mark it, as a pattern for one whole name; those
            of the generic profile for a part that an archive's own says nothing of.
        begin: The last line that stands before the text and is none of it.
        end: The first line after the text.
        credits: How lines begin that stand first and say who made the transcription.
    """

    name: str = GENERIC
    title: str = ""
    about: str = ""
    publisher: str = ""
    form: str = ""
    sign: re.Pattern[str] = _NOTHING
    trail: re.Pattern[str] = _NOTHING
    classes: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    begin: re.Pattern[str] = _NOTHING
    end: re.Pattern[str] = _NOTHING
    credits: re.Pattern[str] = _NOTHING

    @property
    def recognisable(self) -> bool:
        """Whether its pages bear a sign."""
        return self.sign is not _NOTHING

    def marks(self, part: str, classes: frozenset[str]) -> bool:
        """Whether one of the classes of a block marks it as `part` of a page, such as ``quotation``."""
        pattern = self.classes.get(part, _NOTHING)
        return any(pattern.fullmatch(name) for name in classes)


@cache
def profiles() -> Mapping[str, Profile]:
    """All profiles by name, the generic one last."""
    files = package_file("profiles").glob("*.toml")
    data = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(files)}
    common = data[GENERIC].get("classes", {})
    found = {name: _profile(name, {**own, "classes": common | own.get("classes", {})}) for name, own in data.items()}
    return {name: found[name] for name in sorted(found, key=lambda name: (name == GENERIC, name))}


def detect(text: str) -> Profile:
    """The profile whose sign `text` bears; the generic one if it bears none."""
    return next((profile for profile in profiles().values() if profile.sign.search(text)), profiles()[GENERIC])


def _profile(name: str, data: Mapping[str, Any]) -> Profile:
    patterns = {
        key: re.compile(data[key], re.IGNORECASE) for key in ("sign", "trail", "begin", "end", "credits") if key in data
    }
    return Profile(
        name=name,
        title=data["title"],
        about=data["about"].strip(),
        publisher=data.get("publisher", ""),
        form=data.get("form", ""),
        classes={part: re.compile(pattern, re.IGNORECASE) for part, pattern in data.get("classes", {}).items()},
        **patterns,
    )


__all__ = ["GENERIC", "Profile", "detect", "profiles"]
