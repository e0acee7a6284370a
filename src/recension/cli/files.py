"""Where a command's input comes from and where its output goes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic
from recension.files import write_atomically

STANDARD_INPUT = "-"

files_argument = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE..."
)


@diagnostic("OUT001", Severity.ERROR)
def cannot_write(reason: str) -> Wording:
    """An output cannot be written.

    Its folder cannot be made or written to, the disk is full, or a folder has its name. What was there is as it was.

    Mend: give another place with ``-o``, or make room.
    """
    return Wording(f"this file cannot be written: {reason}", "give another place with -o, or make room")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises:
        RecensionError: The file cannot be read (SRC004).
    """
    from recension.source import read

    return sys.stdin.buffer.read() if str(path) == STANDARD_INPUT else read(path)


def target(path: Path, output: Path | None, suffix: str, *, many: bool) -> Path | None:
    """Where the output made from `path` goes; None for standard output.

    Raises:
        click.UsageError: Several files need a folder to go into.
    """
    if output is None and many:
        raise click.UsageError("several files need a folder to go into: -o DIR")
    if output is None:
        return None
    if many or output.is_dir():
        return output / f"{'stdin' if str(path) == STANDARD_INPUT else path.stem}{suffix}"
    return output


def put(data: bytes, path: Path | None) -> None:
    """Write to a file, whole or not at all, making its folder if need be; or to standard output.

    Raises:
        RecensionError: The file cannot be written (OUT001).
    """
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        raise RecensionError(cannot_write(Location(str(path)), error.strerror or str(error))) from error
