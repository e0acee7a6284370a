"""``recension validate``: check TEI files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from recension.cli import FAILURE, FINDINGS
from recension.cli.files import STANDARD_INPUT, files_argument, read_bytes
from recension.cli.output import format_option, print_findings, summary
from recension.cli.parallel import each, jobs_option
from recension.diagnostics import Diagnostic, RecensionError

_OURS = "checked by Recension's own grammar and rules; --schema FILE checks against another grammar"


@dataclass(frozen=True, slots=True)
class _Check:
    path: Path
    schema: Path | None
    transcription: Path | None


@click.command()
@files_argument
@click.option(
    "--schema",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Check against this RELAX NG (.rng) or W3C XML Schema (.xsd) instead of Recension's own.",
)
@click.option(
    "--transcription",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What the TEI file was made from, to compare word for word (one FILE only).",
)
@format_option
@jobs_option
def command(files: tuple[Path, ...], schema: Path | None, transcription: Path | None, style: str, jobs: int) -> None:
    """Check TEI files: well-formedness, grammar, rules, references, and fidelity to the transcription.

    FILE may be - for standard input. The transcription of edition/NAME.xml is looked for as corpus/NAME.txt beside
    the folder of the file. --schema leaves out Recension's own rules.
    """
    if transcription and len(files) > 1:
        raise click.UsageError("--transcription goes with one FILE")
    checks = [_Check(path, schema, transcription or _transcription_of(path)) for path in files]
    findings: list[Diagnostic] = []
    failures: list[Diagnostic] = []
    for found, failed in each(_check, checks, jobs):
        findings += found
        failures += failed
    print_findings([*failures, *findings], style)
    click.echo(summary([*failures, *findings], len(files)), err=True)
    if findings and schema is None:
        click.echo(_OURS, err=True)
    if failures:
        raise click.exceptions.Exit(FAILURE)
    if findings:
        raise click.exceptions.Exit(FINDINGS)


def _check(check: _Check) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The findings on one file, and why it could not be checked."""
    from recension.source import load
    from recension.validation import validate

    try:
        source = load(check.transcription) if check.transcription else None
        return validate(read_bytes(check.path), str(check.path), schema=check.schema, transcription=source), ()
    except RecensionError as error:
        return (), error.diagnostics


def _transcription_of(path: Path) -> Path | None:
    """The transcription of a file of an edition, by the layout that an edition has on disk."""
    if str(path) == STANDARD_INPUT:
        return None
    from recension.readers import SUFFIXES

    corpus = path.resolve().parent.parent / "corpus"
    return next((found for suffix in SUFFIXES if (found := corpus / f"{path.stem}{suffix}").is_file()), None)
