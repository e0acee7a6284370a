"""``recension encode``: transcriptions to TEI."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from recension.cli import FAILURE, FINDINGS
from recension.cli.files import STANDARD_INPUT, files_argument, put, read_bytes, target
from recension.cli.output import report
from recension.cli.parallel import each, jobs_option
from recension.diagnostics import Diagnostic, RecensionError, has_errors

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@dataclass(frozen=True, slots=True)
class _Job:
    path: Path
    target: Path | None
    sidecar: Path | None
    edition: Path | None


@click.command()
@files_argument
@click.option("--sidecar", type=_FILE, help="The editor's decisions (one FILE only); NAME.toml beside it by default.")
@click.option("--edition", type=_FILE, help="The settings; edition.toml beside each FILE by default.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A file, or a folder for several; else standard output."
)
@jobs_option
def command(
    files: tuple[Path, ...], sidecar: Path | None, edition: Path | None, output: Path | None, jobs: int
) -> None:
    """Encode transcriptions as TEI P5. FILE may be - for standard input.

    The result is validated, and compared with the transcription word for word, before it is written.
    """
    many = len(files) > 1
    if sidecar and many:
        raise click.UsageError("--sidecar goes with one FILE")
    work = [
        _Job(
            path,
            target(path, output, ".xml", many=many),
            sidecar or _beside(path, f"{path.stem}.toml"),
            edition or _beside(path, "edition.toml"),
        )
        for path in files
    ]
    status = 0
    for diagnostics, outcome in each(_encode, work, 1 if output is None else jobs):
        report(diagnostics)
        status = max(status, outcome)
    if status:
        raise click.exceptions.Exit(status)


def _encode(job: _Job) -> tuple[tuple[Diagnostic, ...], int]:
    """Encode one file and put it where it belongs; what was noticed, and the exit status that it deserves."""
    from recension.building.article import encoded
    from recension.edition import Edition, Sidecar, load_edition, load_sidecar
    from recension.source import decode
    from recension.validation import validate

    try:
        edition = load_edition(job.edition) if job.edition else Edition()
        sidecar = load_sidecar(job.sidecar, edition) if job.sidecar else Sidecar()
        source = decode(read_bytes(job.path), "stdin" if str(job.path) == STANDARD_INPUT else str(job.path))
        data, noticed = encoded(source, edition, sidecar, "" if str(job.path) == STANDARD_INPUT else job.path.stem)
    except RecensionError as error:
        return error.diagnostics, FAILURE
    findings = validate(data, f"{job.path.stem}.xml", transcription=source)
    if has_errors(findings):
        return (*noticed, *findings), FINDINGS
    put(data, job.target)
    return noticed, 0


def _beside(path: Path, name: str) -> Path | None:
    """The file called `name` in the folder of `path`, if there is one."""
    found = path.parent / name
    return found if str(path) != STANDARD_INPUT and found.is_file() and found != path else None
