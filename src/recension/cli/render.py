"""``recension render``: reading copies of TEI files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from recension.cli import FAILURE
from recension.cli.files import files_argument, put, read_bytes, target
from recension.cli.output import report
from recension.cli.parallel import each, jobs_option
from recension.diagnostics import Diagnostic, RecensionError

_SUFFIXES = {"html": ".html", "text": ".txt"}


@dataclass(frozen=True, slots=True)
class _Job:
    path: Path
    target: Path | None
    form: str
    view: str
    width: int
    head: bool
    stylesheet: Path | None
    assets: Path | None


@click.command()
@files_argument
@click.option(
    "-t", "--to", "form", type=click.Choice([*_SUFFIXES]), default="html", show_default=True, help="The form."
)
@click.option(
    "--view",
    type=click.Choice(["reading", "diplomatic"]),
    default="reading",
    show_default=True,
    help="The text as emended, or the copy text.",
)
@click.option(
    "--width",
    type=click.IntRange(0),
    default=78,
    show_default=True,
    help="Text: characters in a line; 0 for a paragraph a line.",
)
@click.option(
    "--head/--no-head", default=True, show_default=True, help="Text: whether author, title and source come first."
)
@click.option(
    "--stylesheet",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="HTML: an XSLT 1.0 stylesheet of your own; it can import recension:html.xsl.",
)
@click.option(
    "--assets",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="HTML: a folder with stylesheets and CSS of your own; `recension assets` lists the names.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A file, or a folder for several; else standard output."
)
@jobs_option
def command(
    files: tuple[Path, ...],
    form: str,
    view: str,
    width: int,
    head: bool,
    stylesheet: Path | None,
    assets: Path | None,
    output: Path | None,
    jobs: int,
) -> None:
    """Make reading copies of TEI files, Recension's own or any others. FILE may be - for standard input."""
    many = len(files) > 1
    work = [
        _Job(path, target(path, output, _SUFFIXES[form], many=many), form, view, width, head, stylesheet, assets)
        for path in files
    ]
    if assets:
        from recension.rendering.assets import load_assets, unused

        report(unused(load_assets(assets)))
    failed = False
    for diagnostics, done in each(_render, work, 1 if output is None else jobs):
        report(diagnostics)
        failed |= not done
    if failed:
        raise click.exceptions.Exit(FAILURE)


def _render(job: _Job) -> tuple[tuple[Diagnostic, ...], bool]:
    """Render one file and put it where it belongs; what was noticed, and whether it was done."""
    from recension.rendering import render_html, render_text
    from recension.rendering.assets import Assets, load_assets
    from recension.tei import View
    from recension.validation import parse

    try:
        tree = parse(read_bytes(job.path), str(job.path))
        if job.form == "html":
            assets = load_assets(job.assets) if job.assets else Assets()
            rendering = render_html(tree, View(job.view), stylesheet=job.stylesheet, assets=assets)
        else:
            rendering = render_text(tree, View(job.view), width=job.width, head=job.head)
    except RecensionError as error:
        return error.diagnostics, False
    put(rendering.text.encode(), job.target)
    return rendering.diagnostics, True
