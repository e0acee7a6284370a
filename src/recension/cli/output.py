"""Printing diagnostics: as text for people, as JSON for programs, as workflow commands for GitHub Actions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import click

from recension.diagnostics import Diagnostic, Location, Severity

FORMATS = ("text", "json", "github")
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

format_option = click.option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How findings are printed.",
)


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics to standard error, as text."""
    for item in diagnostics:
        click.echo(_text(item), err=True)


def print_findings(diagnostics: Sequence[Diagnostic], style: str) -> None:
    """Print diagnostics to standard output, since they are what was asked for."""
    if style == "json":
        click.echo(json.dumps([_record(item) for item in diagnostics], ensure_ascii=False, indent=2))
        return
    write = _text if style == "text" else _github
    for item in diagnostics:
        click.echo(write(item))


def summary(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """One line that counts the findings."""
    counts = dict.fromkeys(Severity, 0)
    for item in diagnostics:
        counts[item.severity] += 1
    found = [f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in counts.items() if count]
    return f"{files} file{'s' if files != 1 else ''}: {', '.join(found) or 'no findings'}"


def _text(item: Diagnostic) -> str:
    code = click.style(item.code, fg=_COLOURS[item.severity], bold=True)
    return f"{item.location}: {code} {item.message}\n    {item.hint}"


def _record(item: Diagnostic) -> dict[str, object]:
    return {
        "code": item.code,
        "severity": str(item.severity),
        "file": item.location.file,
        "line": item.location.line,
        "column": item.location.column,
        "message": item.message,
        "hint": item.hint,
    }


def _github(item: Diagnostic) -> str:
    return workflow_command(item.severity, item.location, item.code, f"{item.message} ({item.hint})")


def workflow_command(severity: Severity, location: Location, title: str, message: str) -> str:
    """An annotation of a file, as GitHub Actions reads it."""
    place = {"file": location.file, "line": location.line, "col": location.column, "title": title}
    properties = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in place.items() if value is not None)
    return f"::{_GITHUB[severity]} {properties}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    """Escape what a workflow command cannot hold: ``%``, line ends and, in properties, ``:`` and ``,``."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
