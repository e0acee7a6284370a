"""Where a command's input comes from and where its output goes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from recension.files import save

STANDARD_INPUT = STANDARD_OUTPUT = "-"

files_argument = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE..."
)


def _named(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
    """None for standard output, which goes by ``-`` too."""
    return None if str(value) == STANDARD_OUTPUT else value


output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    callback=_named,
    help="A file, or a folder for several; else, or for -, standard output.",
)


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
    save(path, data)
