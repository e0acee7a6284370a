"""``recension new``: start an edition."""

from __future__ import annotations

from pathlib import Path

import click

from recension.cli import FAILURE
from recension.cli.files import put
from recension.resources import package_file


@click.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def command(directory: Path) -> None:
    """Start an edition in DIR: a corpus with its settings, ready for transcriptions."""
    settings = directory / "corpus" / "edition.toml"
    if settings.exists():
        click.echo(f"{settings}: there is an edition here already; nothing was changed", err=True)
        raise click.exceptions.Exit(FAILURE)
    put(package_file("cli", "edition.toml").read_bytes(), settings)
    click.echo(f"wrote {settings}")
    click.echo(f"1. say in {settings.name} what the edition is called and who publishes it")
    click.echo(f"2. put transcriptions (NAME.txt, NAME.html or NAME.md) into {settings.parent}")
    click.echo(f"3. recension build {settings.parent}")
