"""``recension learn``: a model of one's own archive."""

from __future__ import annotations

from pathlib import Path

import click

from recension.cli import FINDINGS
from recension.cli.files import put
from recension.cli.output import report
from recension.diagnostics import RecensionError

_STEP = 1_000_000
_FEW = 1_000_000
"""A model of fewer words may well find less than the one that comes along."""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="DIR|FILE...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The model.")
@click.option(
    "--without",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file with the pages to leave out, one a line: paths below DIR, with ending, or names in JSON lines.",
)
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="CORPUS",
    help="Learn from the emendations of its sidecars how the scanner misread letters.",
)
def command(files: tuple[Path, ...], output: Path, without: Path | None, decisions: Path | None) -> None:
    """Learn a model for proofreading from an archive's own text.

    DIR holds transcriptions (.txt, .html, .md); FILE is one, or JSON lines, {"page": "…", "text": ["…", …]}, perhaps
    compressed (.jsonl, .jsonl.xz). The model holds counts, no text; `recension proof --model` uses it.
    """
    from recension.learning import learn

    left_out = frozenset(without.read_text(encoding="utf-8").splitlines()) if without else frozenset[str]()
    unread: list[RecensionError] = []

    def complain(error: RecensionError) -> None:
        report(error.diagnostics)
        unread.append(error)

    learned = learn(files, without=left_out, decisions=decisions, told=_Progress(), complain=complain)
    put(learned.data, output)
    pages = f"{learned.pages} page{'' if learned.pages == 1 else 's'}"
    click.echo(f"{output}: learned from {learned.words} words on {pages}", err=True)
    if learned.words < _FEW:
        click.echo("  these are few words; compare what it finds with the model that comes along", err=True)
    if unread:
        raise click.exceptions.Exit(FINDINGS)


class _Progress:
    """Tells how far it got, each million words."""

    def __init__(self) -> None:
        self._next = _STEP

    def __call__(self, pages: int, words: int) -> None:
        if words >= self._next:
            click.echo(f"{pages} pages, {words} words", err=True)
            self._next += _STEP
