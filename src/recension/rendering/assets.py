"""The files that make a reading copy look as it does, and those of an edition that take their place."""

from __future__ import annotations

import base64
import difflib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recension.diagnostics import Diagnostic, Location, RecensionError, Severity, Wording, diagnostic
from recension.resources import package_file
from recension.source import read

FOLDER = "assets"
"""Where an edition's own files lie in its corpus."""
_KINDS = {"stylesheets": ".xsl", "css": ".css"}
_EMBEDDED = {
    ".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".otf": "font/otf", ".svg": "image/svg+xml",
    ".png": "image/png", ".jpg": "image/jpeg",
}  # fmt: skip
_URL = re.compile(r"""url\(\s*["']?([\w.-]+)["']?\s*\)""", re.ASCII)
_COMMENT = re.compile(r"<!--\s*(.+?)\s*-->|/\*\s*(.+?)\s*\*/", re.DOTALL)


@diagnostic("RND004", Severity.WARNING)
def unused_asset(near: str) -> Wording:
    """A file among an edition's assets has no effect.

    A file in ``corpus/assets`` takes the place of the shipped one of the same name, or is one that such a file uses: a
    stylesheet that it imports, a font or a picture that its CSS names. This file is neither, so nothing reads it.

    Mend: name it as ``recension assets`` lists it, or refer to it from a file that is used, or remove it.
    """
    hint = f"is it {near}? " if near else ""
    return Wording("nothing uses this file", f"{hint}`recension assets` lists the names that have an effect")


@dataclass(frozen=True, slots=True)
class Assets:
    """The assets of an edition: `own` are its files by name, each with its SHA-256; those not there are the shipped."""

    folder: Path | None = None
    own: tuple[tuple[str, str], ...] = ()

    def path(self, name: str) -> Path:
        """Where the asset `name` lies."""
        return self.folder / name if self.folder and self.overrides(name) else shipped()[name]

    def overrides(self, name: str) -> bool:
        """Whether the edition has a file of its own for the asset `name`."""
        return any(own == name for own, _ in self.own)

    def css(self, *names: str) -> str:
        """These style sheets as one, with the edition's fonts and pictures within it.

        Raises:
            RecensionError: One of the files cannot be read (SRC004).
        """
        texts = [read(self.path(name)).decode("utf-8", "replace") for name in names]
        return _URL.sub(self._embedded, "\n".join(texts)).replace("</", "<\\/")

    def _embedded(self, url: re.Match[str]) -> str:
        name = url[1]
        kind = _EMBEDDED.get(Path(name).suffix.lower())
        if not (self.folder and kind and self.overrides(name)):
            return url[0]
        return f"url(data:{kind};base64,{base64.b64encode(read(self.folder / name)).decode('ascii')})"


@cache
def shipped() -> dict[str, Path]:
    """The shipped assets by name: the stylesheets that make the page, and its CSS."""
    found = [path for folder, suffix in _KINDS.items() for path in package_file("rendering", folder).glob(f"*{suffix}")]
    return {path.name: path for path in sorted(found, key=lambda path: path.name)}


def purpose(name: str) -> str:
    """What a shipped asset is for, in its own words."""
    comment = _COMMENT.search(shipped()[name].read_text(encoding="utf-8"))
    text = " ".join((comment[1] or comment[2]).split()) if comment and comment.start() < 200 else ""
    return re.split(r"(?<=[.:;]) ", text)[0].rstrip(".:;")


def load_assets(folder: Path) -> Assets:
    """The assets of the edition whose own lie in `folder`; the shipped ones alone, if there is no such folder.

    Raises:
        RecensionError: One of the files cannot be read (SRC004).
    """
    if not folder.is_dir():
        return Assets()
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return Assets(folder.resolve(), tuple((path.name, hashlib.sha256(read(path)).hexdigest()) for path in files))


def unused(assets: Assets) -> Iterator[Diagnostic]:
    """A finding for each file of the edition's own that neither replaces an asset nor is named in one that does."""
    if assets.folder is None:
        return
    used = [name for name, _ in assets.own if name in shipped()]
    waiting = [name for name, _ in assets.own if name not in shipped()]
    for name in used:
        text = read(assets.folder / name).decode("utf-8", "replace") if Path(name).suffix in {".xsl", ".css"} else ""
        named = [other for other in waiting if other in text]
        used += named
        waiting = [other for other in waiting if other not in named]
    for name in waiting:
        near = difflib.get_close_matches(name, shipped(), 1, 0.7)
        yield unused_asset(Location(str(assets.folder / name)), near[0] if near else "")


def asset(name: str) -> str:
    """The text of a shipped asset.

    Raises:
        RecensionError: There is none of that name (RND005).
    """
    if name not in shipped():
        near = difflib.get_close_matches(name, shipped(), 1, 0.5)
        raise RecensionError(no_such_asset(Location(name), near[0] if near else ""))
    return shipped()[name].read_text(encoding="utf-8")


@diagnostic("RND005", Severity.ERROR)
def no_such_asset(near: str) -> Wording:
    """There is no asset of that name.

    ``recension assets NAME`` prints a stylesheet or style sheet as it is shipped, to be copied to ``corpus/assets``
    and changed.

    Mend: give one of the names that ``recension assets`` lists.
    """
    return Wording("there is no asset of that name", f"is it {near}?" if near else "`recension assets` lists the names")
