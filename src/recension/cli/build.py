"""``recension build``: a whole edition."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from recension.cli import FAILURE, FINDINGS
from recension.cli.output import FORMATS, print_findings, report
from recension.cli.parallel import jobs_option


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path), default=Path("corpus"), required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="The edition's folder; edition beside CORPUS by default.",
)
@click.option(
    "--check", "checking", is_flag=True, help="Write nothing; say whether the edition is what the corpus gives."
)
@click.option("--force", is_flag=True, help="Make every article anew, changed or not.")
@click.option(
    "--format", "style", type=click.Choice(FORMATS), default="text", show_default=True, help="How findings are printed."
)
@jobs_option
def command(corpus: Path, output: Path | None, checking: bool, force: bool, style: str, jobs: int) -> None:
    """Build the edition of CORPUS: for each transcription a TEI file, a page and a plain text, and an index.

    Only what changed is made again. An article that fails keeps what the edition had of it; the exit status is then 1.
    An interrupted build leaves the last good edition.
    """
    from recension.building import build, check
    from recension.diagnostics import has_errors

    edition = output or corpus.resolve().parent / "edition"
    with _progress() as progress:
        if checking:
            result = check(corpus, edition, jobs=jobs, progress=progress)
        else:
            result = build(corpus, edition, jobs=jobs, force=force, progress=progress)
    if style == "text":
        report(result.diagnostics)
    else:
        print_findings(result.diagnostics, style)
    counts = {"made": result.made, "unchanged": result.kept, "failed": result.failed}
    click.echo(", ".join(f"{len(names)} {what}" for what, names in counts.items() if names) or "no articles", err=True)
    if checking and not has_errors(result.diagnostics):
        click.echo(f"{edition} is what {corpus} gives", err=True)
    if has_errors(result.diagnostics) or result.failed:
        raise click.exceptions.Exit(FINDINGS if corpus.is_dir() else FAILURE)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = click.progressbar(length=1, label="building", file=sys.stderr)
    with bar:

        def advance(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield advance
