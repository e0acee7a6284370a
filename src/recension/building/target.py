"""Where an edition may be written: nowhere that something else stands."""

from __future__ import annotations

from pathlib import Path

from recension.building.cache import CACHE
from recension.building.site import listed_files
from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic


@diagnostic("BLD008", Severity.ERROR)
def foreign_folder() -> Wording:
    """The folder for the edition holds files that no build has made.

    A build replaces the files of an edition. A folder that is not empty and has neither ``manifest.json`` nor the
    record of an earlier build is not an edition, and its files might be replaced. Hidden files do not matter.

    Mend: give a new or empty folder with ``-o``, or empty this one.
    """
    return Wording(
        "this folder is not empty, and is no edition that recension has built",
        "give a new or empty folder with -o, or empty this one",
    )


@diagnostic("BLD009", Severity.ERROR)
def overlapping(corpus: str) -> Wording:
    """The folders of the edition and of the corpus are the same, or the one lies within the other.

    The edition would be written among the transcriptions, or be replaced together with them.

    Mend: give a folder beside the corpus with ``-o``.
    """
    return Wording(
        f"the edition would be written into the corpus {corpus}, or around it", "give a folder beside it with -o"
    )


def refuse_foreign(edition: Path, corpus: Path) -> None:
    """Make sure that a build may write to the folder `edition`, which is a resolved path.

    Raises:
        RecensionError: It holds files of others (BLD008), or overlaps the corpus (BLD009).
        OSError: It cannot be read.
    """
    resolved = corpus.resolve()
    if edition.is_relative_to(resolved) or resolved.is_relative_to(edition):
        raise RecensionError(overlapping(Location(str(edition)), str(corpus)))
    if not edition.is_dir() or (edition / CACHE).is_file() or listed_files(edition):
        return
    if any(not path.name.startswith(".") for path in edition.iterdir()):
        raise RecensionError(foreign_folder(Location(str(edition))))
