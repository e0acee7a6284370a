"""``recension assets``: the files that make the look of pages, and where each comes from."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from recension.cli import FAILURE


@click.command()
@click.argument("name", required=False)
@click.option(
    "--corpus", type=click.Path(path_type=Path), default=Path("corpus"), show_default=True, help="Whose look it is."
)
def command(name: str | None, corpus: Path) -> None:
    """List the files that make the look of pages, and where each comes from; with NAME, print the original of one.

    A file of the same name in the folder theme of the corpus is used in its place; rules in theme/own.css are added.
    """
    from recension.rendering.assets import FOLDER, Assets, names, original

    known = names()
    if name is None:
        assets = Assets(corpus / FOLDER)
        for item in known:
            click.echo(f"{item:<16} {assets.path(item) if assets.is_own(item) else 'recension'}")
        return
    if name not in known:
        near = difflib.get_close_matches(name, known, 3, 0.5)
        hint = f"; did you mean {', '.join(near)}?" if near else "; `recension assets` lists them"
        click.echo(f"there is no asset {name}{hint}", err=True)
        raise click.exceptions.Exit(FAILURE)
    click.echo(original(name).read_text(encoding="utf-8"), nl=False)
