"""``recension encode``: transcriptions to TEI."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recension.cli import FAILURE, FINDINGS
from recension.cli.files import STANDARD_INPUT, files_argument, output_option, put, read_bytes, target
from recension.cli.output import report
from recension.cli.parallel import each, jobs_option
from recension.cli.profile import profile_option
from recension.diagnostics import Diagnostic, RecensionError, has_errors
from recension.edition import EMENDING, LIKELY

if TYPE_CHECKING:
    from recension.edition import Edition, Sidecar
    from recension.source import Source

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_MODEL = re.compile(rb"^<\?xml-model .*\?>\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Job:
    path: Path
    target: Path | None
    sidecar: Path | None
    edition: Path | None
    profile: str
    emend: str | None


@click.command()
@files_argument
@click.option("--sidecar", type=_FILE, help="The editor's decisions (one FILE only); NAME.toml beside it by default.")
@click.option("--edition", type=_FILE, help="The settings; edition.toml beside each FILE by default.")
@output_option
@profile_option
@click.option(
    "--proof",
    "emend",
    type=click.Choice(EMENDING),
    help="Which of its findings the program emends; what edition.toml says by default, likely where there is none.",
)
@click.option("--explain", "explaining", is_flag=True, help="Write no TEI; print what each line was taken for.")
@click.option(
    "--format", "style", type=click.Choice(("text", "json")), help="How --explain prints it; text by default."
)
@jobs_option
def command(
    files: tuple[Path, ...],
    sidecar: Path | None,
    edition: Path | None,
    output: Path | None,
    profile: str,
    emend: str | None,
    explaining: bool,
    style: str | None,
    jobs: int,
) -> None:
    """Encode transcriptions as TEI P5. FILE may be - for standard input.

    The result is validated, and compared with the transcription word for word, before it is written. With --explain,
    see instead what each line of the transcription was taken for, by which rule and how surely. With -o, the file
    points an XML editor to schema/recension.rng only where that lies beside it, as in what recension build makes.

    Each line of --explain has the number of the line in the transcription, what it was taken for and, in brackets, the
    rule that says so and how sure it is, from 0 to 1; then the words. What stands indented is within the line above.
    The rule “reader” means that no rule took the line for anything: it stayed the paragraph that the page has there.
    """
    many = len(files) > 1 and not explaining
    if sidecar and len(files) > 1:
        raise click.UsageError("--sidecar goes with one FILE")
    if explaining and output:
        raise click.UsageError("--explain writes no TEI, so that it goes without -o")
    if style and not explaining:
        raise click.UsageError("--format goes with --explain")
    work = [
        _Job(
            path,
            target(path, output, ".xml", many=many),
            sidecar or beside(path, f"{path.stem}.toml"),
            edition or beside(path, "edition.toml"),
            profile,
            emend,
        )
        for path in files
    ]
    status = _explain(work, style or "text") if explaining else 0
    for diagnostics, outcome in each(_encode, [] if explaining else work, 1 if output is None else jobs):
        report(diagnostics)
        status = max(status, outcome)
    if status:
        raise click.exceptions.Exit(status)


def _explain(work: Sequence[_Job], style: str) -> int:
    """Print what the lines of each file were taken for; the exit status that this deserves."""
    from recension.cli.explanation import as_json, as_text
    from recension.pipeline import recognise

    status, records = 0, []
    for job in work:
        try:
            source, edition, sidecar = _inputs(job)
            document = recognise(source, edition=edition, sidecar=sidecar, emend=True)
        except RecensionError as error:
            report(error.diagnostics)
            status = FAILURE
            continue
        report(document.diagnostics)
        if style == "text":
            click.echo(as_text(document))
        records.append(as_json(document))
    if style == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    return status


def _inputs(job: _Job) -> tuple[Source, Edition, Sidecar]:
    """The transcription, the settings and the decisions.

    Raises:
        RecensionError: One of them cannot be read or is not valid.
    """
    from recension.edition import Edition, Sidecar, load_edition, load_sidecar
    from recension.source import decode

    edition = load_edition(job.edition) if job.edition else Edition(emend=LIKELY)
    edition = replace(edition, profile=job.profile or edition.profile, emend=job.emend or edition.emend)
    sidecar = load_sidecar(job.sidecar, edition) if job.sidecar else Sidecar()
    name = "stdin" if str(job.path) == STANDARD_INPUT else str(job.path)
    return decode(read_bytes(job.path), name), edition, sidecar


def _encode(job: _Job) -> tuple[tuple[Diagnostic, ...], int]:
    """Encode one file and put it where it belongs; what was noticed, and the exit status that it deserves."""
    from recension.pipeline import encoded
    from recension.validation import validate

    try:
        source, edition, sidecar = _inputs(job)
        data, noticed = encoded(source, edition, sidecar, "" if str(job.path) == STANDARD_INPUT else job.path.stem)
    except RecensionError as error:
        return error.diagnostics, FAILURE
    findings = validate(data, f"{job.path.stem}.xml", transcription=source)
    if has_errors(findings):
        return (*noticed, *findings), FINDINGS
    put(_MODEL.sub(b"", data) if _lacks_schema(job.target) else data, job.target)
    return noticed, 0


def _lacks_schema(output: Path | None) -> bool:
    """Whether the schema that a TEI file names does not lie beside `output`; nobody knows that of standard output."""
    return output is not None and not (output.parent / "schema" / "recension.rng").is_file()


def beside(path: Path, name: str) -> Path | None:
    """The file called `name` in the folder of `path`, if there is one."""
    found = path.parent / name
    return found if str(path) != STANDARD_INPUT and found.is_file() and found != path else None
