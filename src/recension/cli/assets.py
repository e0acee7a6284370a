"""``recension assets``: the files that make the look of an edition."""

from __future__ import annotations

from pathlib import Path

import click

from recension.cli.output import report


@click.command()
@click.argument("name", required=False)
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Say which of them the corpus has files of its own for, in its folder assets.",
)
def command(name: str | None, corpus: Path | None) -> None:
    """Print the asset NAME as it is shipped; without NAME, list them all.

    A file of the same name in the folder assets of a corpus takes its place.
    """
    from recension.rendering.assets import FOLDER, Assets, asset, load_assets, purpose, shipped, unused

    if name is not None:
        click.echo(asset(name), nl=False)
        return
    assets = load_assets(corpus / FOLDER) if corpus else Assets()
    for known in shipped():
        place = str(assets.path(known)) if assets.overrides(known) else "shipped"
        click.echo(f"{known:<16} {place:<10} {purpose(known)}")
    report(unused(assets))
