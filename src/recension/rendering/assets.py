"""The look of pages: the shipped files, any of which an edition can replace by one of the same name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from recension.resources import package_file

FOLDER: Final = "theme"
"""The folder of a corpus that has its own look."""
_FOLDERS: Final = {".css": "css", ".xsl": "stylesheets", ".js": "script", ".typ": "typst"}
DESIGN: Final = "edition.typ"
"""The design of printed pages, in the markup of Typst."""
_EXTRA: Final = "own.css"
"""A style sheet that comes after the shipped one, so that a few rules suffice."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Where each file of the look comes from: the `folder` of an edition, or the program.

    A stylesheet of one's own can import the shipped one as ``recension:NAME``.
    """

    folder: Path | None = None

    def path(self, name: str) -> Path:
        """The file that is used for an asset of the name `name`."""
        own = self.folder / name if self.folder else None
        return own if own is not None and own.is_file() else original(name)

    def is_own(self, name: str) -> bool:
        """Whether the edition replaces the asset `name`."""
        return self.folder is not None and (self.folder / name).is_file()

    def style(self, *more: str) -> str:
        """The style sheet of a page: that of all pages, then `more`, and what the edition adds in ``own.css``."""
        added = self.folder / _EXTRA if self.folder else None
        files = [*map(self.path, ("edition.css", *more)), *([added] if added is not None and added.is_file() else [])]
        return "\n".join(file.read_text(encoding="utf-8") for file in files)

    def own_files(self) -> Iterator[Path]:
        """All files of the edition's look, in the order of their names."""
        if self.folder is not None and self.folder.is_dir():
            yield from sorted(path for path in self.folder.rglob("*") if path.is_file())

    def unknown_files(self) -> Iterator[Path]:
        """The style sheets, scripts and designs that no page takes up; an own stylesheet may import any other."""
        known = {*names(), _EXTRA}
        taken = {".css", ".js", ".typ"}
        yield from (path for path in self.own_files() if path.suffix in taken and path.name not in known)


def original(name: str) -> Path:
    """The shipped file of an asset; it need not exist."""
    return package_file("rendering", _FOLDERS.get(Path(name).suffix, "css"), Path(name).name)


def names() -> tuple[str, ...]:
    """The names of all assets that the program ships."""
    folders = (package_file("rendering", folder) for folder in _FOLDERS.values())
    return tuple(sorted(path.name for folder in folders for path in folder.iterdir() if path.suffix in _FOLDERS))
