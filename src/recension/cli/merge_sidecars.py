"""``recension merge-sidecars``: git's merge driver for sidecars."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import click

from recension.cli import FAILURE, FINDINGS
from recension.cli.files import put, read_bytes

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
def command(base: Path, ours: Path, theirs: Path) -> None:
    """Put into the sidecar OURS what THEIRS changed of BASE, as git's merge driver.

    Decisions on different places are put together wherever they stand in the file. Whatever else both changed is left
    to git, which merges it or marks the conflict; the exit status is then 1.

    \b
    To have git call it, once in each clone:
      git config merge.sidecar.driver "recension merge-sidecars %O %A %B"
    and in the file .gitattributes, for all:
      corpus/*.toml merge=sidecar
    """
    from recension.desk.sidecar_merge import ConflictError, merged

    try:
        text = merged(*(read_bytes(path).decode("utf-8") for path in (base, ours, theirs)))
    except (ConflictError, UnicodeDecodeError):
        raise click.exceptions.Exit(_by_git(base, ours, theirs)) from None
    put(text.encode(), ours)


def _by_git(base: Path, ours: Path, theirs: Path) -> int:
    """Merge line by line, conflicts marked; the exit status that this deserves."""
    git = shutil.which("git")
    if git is None:
        click.echo("the sidecars contradict each other, and there is no git to mark where", err=True)
        return FAILURE
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    done = subprocess.run([git, "merge-file", *labels, "--", ours, base, theirs], check=False)  # noqa: S603
    return FINDINGS if done.returncode else 0
