"""``recension review``: the editor's desk."""

from __future__ import annotations

import contextlib
import errno
import importlib.util
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recension.cli import FAILURE, FINDINGS

if TYPE_CHECKING:
    from recension.desk.session import Desk, Proofreader

_NEEDED = ("starlette", "uvicorn")


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path, exists=True), default=Path("corpus"), required=False)
@click.option("--as", "wanted", default="", metavar="EDITOR", help="Who decides: the id of an editor of edition.toml.")
@click.option("--terminal", "in_terminal", is_flag=True, help="Without a browser: one finding at a time.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on; any that is free by default."
)
@click.option("--no-browser", is_flag=True, help="Print the address only.")
def command(corpus: Path, wanted: str, in_terminal: bool, port: int, no_browser: bool) -> None:
    """Review what the program holds for errors in CORPUS, and decide.

    CORPUS is a folder with edition.toml, or one of its transcriptions. The desk opens in the browser, on this machine
    only. Every decision is saved at once, in the sidecar of its transcription.
    """
    from recension.building.plan import SETTINGS
    from recension.desk.reviewer import reviewer
    from recension.desk.session import desk

    folder = corpus if corpus.is_dir() else corpus.parent
    sitting = desk(folder, "", _proofreader())
    sitting.resp = reviewer(sitting.plan.edition, wanted, str(folder / SETTINGS))
    if in_terminal:
        raise click.exceptions.Exit(_in_terminal(sitting, corpus))
    _in_browser(sitting, port, "" if corpus.is_dir() else corpus.stem, no_browser=no_browser)


def _proofreader() -> Proofreader:
    from recension.pipeline import proofread

    return lambda document, edition, sidecar: proofread(document, edition=edition, sidecar=sidecar)


def _in_terminal(sitting: Desk, corpus: Path) -> int:
    from recension.desk.terminal import review

    names = sitting.names if corpus.is_dir() else (corpus.stem,)
    failed = review(sitting, names, _ask, click.echo, lambda words: click.style(f"[{words}]", bold=True))
    return FINDINGS if failed else 0


def _ask(prompt: str) -> str:
    click.echo(prompt, nl=False)
    line = sys.stdin.readline()
    if not line:
        click.echo()
        raise EOFError
    if not sys.stdin.isatty():
        click.echo(line.rstrip("\n"))
    if any(0xD800 <= ord(character) < 0xE000 for character in line):
        click.echo("  this line is not in the encoding of the terminal; please type it again")
        return _ask(prompt)
    return line.rstrip("\n")


def _in_browser(sitting: Desk, port: int, article: str, *, no_browser: bool) -> None:
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        click.echo(f"the desk needs {' and '.join(missing)}: pip install 'recension[review]'", err=True)
        click.echo("  or decide in the terminal: recension review --terminal", err=True)
        raise click.exceptions.Exit(FAILURE)
    from recension.desk.launch import serve

    def ready(address: str) -> None:
        click.echo(address)
        click.echo("Ctrl-C ends the review; all decisions are saved already.", err=True)
        if not no_browser:
            webbrowser.open(address)

    try:
        with contextlib.suppress(KeyboardInterrupt):
            serve(sitting, port, ready, article)
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES} or not port:
            raise
        reason = (error.strerror or str(error)).lower()
        click.echo(f"port {port} cannot be had: {reason}; give another --port, or none for any that is free", err=True)
        raise click.exceptions.Exit(FAILURE) from None
