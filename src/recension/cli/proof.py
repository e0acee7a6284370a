"""``recension proof``: probable errors of transcription."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recension.cli import FAILURE, FINDINGS
from recension.cli.encode import beside
from recension.cli.files import STANDARD_INPUT, files_argument, read_bytes
from recension.cli.output import format_option, report, workflow_command
from recension.cli.profile import profile_option
from recension.diagnostics import Location, RecensionError, Severity

if TYPE_CHECKING:
    from recension.document import Document
    from recension.proofing.findings import Finding

_BANDS = ("likely", "check", "hidden")
_AROUND = 30
"""How many characters of context are shown on each side."""


@click.command()
@files_argument
@click.option("--band", type=click.Choice(_BANDS), default="check", show_default=True, help="The least sure to show.")
@click.option("--model", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A model of your own.")
@profile_option
@format_option
def command(files: tuple[Path, ...], band: str, model: Path | None, profile: str, style: str) -> None:
    """Find probable errors of transcription. FILE may be - for standard input, or a folder with transcriptions.

    What the sidecar NAME.toml beside a FILE decides or rejects is not found again. Nothing is written. Lines and
    columns are those of FILE; of Markdown, and wherever else the place is not known exactly, the line of the block
    alone is told. In JSON, start and end count the characters of the decoded text, a line end being one; in HTML and
    Markdown, those of the text that a reader sees. There, end_line and end_column tell what follows the reading.
    """
    files, named = tuple(_transcriptions(files)), files
    shown = _BANDS[: _BANDS.index(band) + 1]
    records: list[dict[str, object]] = []
    times: Counter[str] = Counter()
    unread = blank = 0
    for path in files:
        try:
            document, findings = _proofread(path, model, profile)
        except RecensionError as error:
            report(error.diagnostics)
            unread += 1
            continue
        report(item for item in document.diagnostics if item.code.startswith("EMD"))
        if not document.source.text.strip():
            from recension.building.plan import empty_transcription

            report([empty_transcription(Location(document.source.name))])
            blank += 1
        findings = [item for item in findings if item.band in shown]
        times.update(item.kind for item in findings)
        records += [_record(path, document, item) for item in findings]
        if style != "json":
            for item in findings:
                click.echo(_line(document, item) if style == "text" else _workflow_command(document, item))
    if style == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    empty = [path for path in named if path.is_dir() and not any(file.parent == path for file in files)]
    for path in empty:
        click.echo(f"{path}: there is no transcription in this folder; those in folders below are not read", err=True)
    click.echo(_summary(len(files), unread, blank, times), err=True)
    status = FAILURE if unread or empty else FINDINGS if times else 0
    if status:
        raise click.exceptions.Exit(status)


def _transcriptions(files: Iterable[Path]) -> Iterator[Path]:
    """The files that were named, and those in the folders that were, in the order of their names."""
    from recension.readers import SUFFIXES

    for path in files:
        if path.is_dir():
            yield from sorted(item for item in path.iterdir() if item.suffix.lower() in SUFFIXES and item.is_file())
        else:
            yield path


def _proofread(path: Path, model: Path | None, profile: str) -> tuple[Document, list[Finding]]:
    """The document of a file, and what is probably wrong in it.

    Raises:
        RecensionError: Something cannot be read or is not valid, or the model cannot be used.
    """
    from recension.edition import Edition, Sidecar, load_edition, load_sidecar
    from recension.pipeline import proofread, recognise
    from recension.source import decode

    settings, decisions = beside(path, "edition.toml"), beside(path, f"{path.stem}.toml")
    edition = load_edition(settings) if settings else Edition()
    edition = replace(edition, profile=profile or edition.profile)
    sidecar = load_sidecar(decisions, edition) if decisions else Sidecar()
    name = "stdin" if str(path) == STANDARD_INPUT else str(path)
    document = recognise(decode(read_bytes(path), name), edition=edition, sidecar=sidecar)
    return document, list(proofread(document, edition=edition, sidecar=sidecar, model=model))


def _summary(files: int, unread: int, blank: int, times: Counter[str]) -> str:
    """One line that counts the findings, and the files in which none could be looked for."""
    told = [f"{count} {kind}" for kind, count in sorted(times.items())]
    if unread:
        told.append(f"{unread} could not be proofread")
    if blank:
        told.append(f"{blank} without any text")
    return f"{files} file{'s' if files != 1 else ''}: {', '.join(told) or 'no findings'}"


def _line(document: Document, item: Finding) -> str:
    place = document.source.location(item.start)
    return f"{place}: {_message(document, item)}"


def _workflow_command(document: Document, item: Finding) -> str:
    severity = Severity.WARNING if item.band == _BANDS[0] else Severity.NOTE
    return workflow_command(severity, document.source.location(item.start), item.kind, _message(document, item))


def _message(document: Document, item: Finding) -> str:
    from recension.proofing.findings import surroundings

    before, after = surroundings(document, item, _AROUND)
    context = " ".join(f"{before}[{item.reading}]{after}".split())
    proposals = " | ".join(f'"{proposal}"' for proposal in item.proposals) or "?"
    reading = item.reading.replace("\n", " ")
    return f'{item.kind} "{reading}" → {proposals} p={item.posterior:.2f} {item.band} {context}'


def _record(path: Path, document: Document, item: Finding) -> dict[str, object]:
    begin, end = document.source.stretch(item.start, item.end)
    return {
        "file": str(path),
        "line": begin.line,
        "column": begin.column,
        "end_line": end.line,
        "end_column": end.column,
        "start": item.start,
        "end": item.end,
        "reading": item.reading,
        "proposals": list(item.proposals),
        "class": item.kind,
        "p": item.posterior,
        "band": str(item.band),
    }
