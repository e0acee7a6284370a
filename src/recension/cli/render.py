"""``recension render``: reading copies of TEI files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from recension.cli import FAILURE
from recension.cli.files import STANDARD_INPUT, files_argument, output_option, put, read_bytes, target
from recension.cli.output import report
from recension.cli.parallel import each, jobs_option
from recension.diagnostics import Diagnostic, RecensionError
from recension.formats import BOOKS, FORMATS, PAPERS, format_named

if TYPE_CHECKING:
    from recension.rendering import Options

_SIGNS = {"none": "", "_": "_"}
_ONLY = {
    "width": ("text",),
    "paragraph_per_line": ("text",),
    "paper": ("pdf",),
    "lines": ("json",),
    "theme": ("html", "pdf"),
    "stylesheet": ("html",),
}
"""The forms that an option is for; those that matter to several are not listed."""
_signs = click.Choice(list(_SIGNS))


@dataclass(frozen=True, slots=True)
class _Job:
    path: Path
    target: Path | None
    form: str
    options: Options


def _form(_: click.Context, __: click.Parameter, value: str) -> str:
    """The name of a form, which may be given by what its files end in."""
    form = format_named(value)
    if form is None:
        raise click.BadParameter(f"{value!r} is not one of {', '.join(FORMATS)}")
    return form.name


_LAYOUT = (
    click.option("--width", type=click.IntRange(0), default=78, show_default=True, help="Text: columns in a line."),
    click.option("--paragraph-per-line", is_flag=True, help="Text: each paragraph on one line, and no line between."),
    click.option("--head/--no-head", default=True, show_default=True, help="Text: whether the source comes first."),
    click.option("--emphasis", type=_signs, default="none", show_default=True, help="Text: around emphasised words."),
    click.option("--titles", type=_signs, default="none", show_default=True, help="Text: around titles of works."),
    click.option(
        "--paper",
        type=click.Choice(PAPERS),
        default="a4",
        show_default=True,
        help="PDF: the size of the page.",
    ),
    click.option("--lines", is_flag=True, help="JSON: each text on one line (JSON Lines)."),
    click.option(
        "--theme",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="HTML, PDF: a folder with files of your own look (see recension assets).",
    ),
    click.option(
        "--stylesheet",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="HTML: an XSLT 1.0 stylesheet of your own; it can import recension:html.xsl.",
    ),
)


def _layout(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_LAYOUT):
        command = option(command)
    return command


@click.command()
@files_argument
@click.option(
    "-t", "--to", "form", default="html", show_default=True, callback=_form, metavar=f"[{'|'.join(FORMATS)}]",
    help="The form.",
)  # fmt: skip
@click.option(
    "--view",
    type=click.Choice(["reading", "diplomatic"]),
    default="reading",
    show_default=True,
    help="The text as emended, or the copy text.",
)
@_layout
@click.option("--book", is_flag=True, help="EPUB, PDF: bind all FILEs as one book, in their order.")
@click.option("--title", default="", help="The title of the book; that of the issue or of the edition by default.")
@output_option
@jobs_option
def command(
    files: tuple[Path, ...],
    form: str,
    view: str,
    width: int,
    paragraph_per_line: bool,
    head: bool,
    emphasis: str,
    titles: str,
    paper: str,
    lines: bool,
    theme: Path | None,
    stylesheet: Path | None,
    book: bool,
    title: str,
    output: Path | None,
    jobs: int,
) -> None:
    """Make reading copies of TEI files, Recension's own or any others. FILE may be - for standard input."""
    _tell_useless(form, theme)
    from recension.rendering import Options
    from recension.rendering.assets import Assets
    from recension.tei import View

    options = Options(
        view=View(view),
        width=0 if paragraph_per_line else width,
        head=head,
        emphasis=_SIGNS[emphasis],
        titles=_SIGNS[titles],
        stylesheet=stylesheet,
        assets=Assets(theme),
        paper=paper,
        indent=None if lines else 2,
    )
    if output is None and FORMATS[form].binary and sys.stdout.isatty():
        raise click.UsageError(f"{FORMATS[form].label} is no text for a terminal: give a file with -o")
    if book:
        _bind(files, form, options, title, output)
        return
    suffix = ".jsonl" if form == "json" and lines else FORMATS[form].suffix
    streamed = form == "json" and lines and output is None
    many = len(files) > 1 and not streamed
    work = [_Job(path, target(path, output, suffix, many=many), form, options) for path in files]
    failed = False
    for diagnostics, done in each(_render, work, 1 if output is None else jobs):
        report(diagnostics)
        failed |= not done
    if failed:
        raise click.exceptions.Exit(FAILURE)


def _tell_useless(form: str, theme: Path | None) -> None:
    """Say on standard error which options do nothing for the form, and which files of the theme nothing reads."""
    from recension.rendering.assets import Assets

    context = click.get_current_context()
    for option, forms in _ONLY.items():
        given = context.get_parameter_source(option) is ParameterSource.COMMANDLINE
        if given and form not in forms:
            click.echo(f"--{option.replace('_', '-')} does nothing for --to {form}", err=True)
    for path in Assets(theme).unknown_files():
        click.echo(f"{path}: no file of the look has this name; `recension assets` lists them", err=True)


def _render(job: _Job) -> tuple[tuple[Diagnostic, ...], bool]:
    """Render one file and put it where it belongs; what was noticed, and whether it was done."""
    from recension.rendering import render
    from recension.validation import parse

    try:
        tree = parse(read_bytes(job.path), str(job.path))
        rendering = render(tree, job.form, replace(job.options, folder=_folder(job.path)))
    except RecensionError as error:
        return error.diagnostics, False
    put(rendering.data, job.target)
    return rendering.diagnostics, True


def _folder(path: Path) -> Path | None:
    """Where the pictures of a file lie."""
    return None if str(path) == STANDARD_INPUT else path.parent


def _bind(files: tuple[Path, ...], form: str, options: Options, title: str, output: Path | None) -> None:
    """Bind the files as one book.

    Raises:
        click.UsageError: The form knows no books, or standard input is wanted twice.
        RecensionError: A file cannot be read or rendered.
    """
    from recension.rendering import Book, bind
    from recension.validation import parse

    if form not in BOOKS:
        raise click.UsageError(f"--book goes with --to {', '.join(BOOKS)}")
    if sum(str(path) == STANDARD_INPUT for path in files) > 1:
        raise click.UsageError("standard input can be read once only")
    trees = [parse(read_bytes(path), str(path)) for path in files]
    rendering = bind(trees, form, Book.of(trees, title), options, [_folder(path) for path in files])
    report(rendering.diagnostics)
    put(rendering.data, output / f"book{FORMATS[form].suffix}" if output and output.is_dir() else output)
