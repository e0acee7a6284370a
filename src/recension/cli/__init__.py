"""The command line: each command in a module of its own, imported only when it is called."""

from __future__ import annotations

import importlib
import io
import os
import sys
from typing import NoReturn

import click

from recension import __version__

FINDINGS = 1
FAILURE = 2
_COMMANDS = {
    "assets": "List the files of the look, or print one.",
    "build": "Build an edition: TEI files and reading copies of a whole corpus.",
    "encode": "Encode transcriptions as TEI P5.",
    "explain": "Explain a diagnostic by its code.",
    "learn": "Learn a model for proofreading from an archive's own text.",
    "merge-sidecars": "Merge what two editors decided, as git's merge driver.",
    "new": "Start an edition.",
    "proof": "Find probable errors of transcription.",
    "render": "Make reading copies of TEI files.",
    "review": "Review what the program holds for errors, and decide.",
    "validate": "Check TEI files.",
}


class _LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that help comes at once."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"recension.cli.{cmd_name.replace('-', '_')}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and args[0] not in _COMMANDS:
            import difflib

            near = difflib.get_close_matches(args[0], _COMMANDS, 1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="recension")
def cli() -> None:
    """Build TEI P5 scholarly editions, and reading copies of them, from plain transcriptions.

    Data goes to standard output, messages go to standard error. Exit status: 0 all is well, 1 there are findings,
    2 the command could not do its work.
    """


def main() -> NoReturn:
    """Run the command line and exit; whatever goes wrong ends in one message, never in a traceback."""
    from recension.diagnostics import RecensionError

    colour = False if os.environ.get("NO_COLOR") else None  # https://no-color.org
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="surrogateescape" if stream is sys.stdin else "backslashreplace")
    try:
        status = cli.main(standalone_mode=False, prog_name="recension", color=colour)
    except click.ClickException as error:
        error.show()
        sys.exit(FAILURE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(130)
    except RecensionError as error:
        from recension.cli.output import report

        with click.Context(cli, color=colour):
            report(error.diagnostics)
        sys.exit(FAILURE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        click.echo(f"{error.filename or 'recension'}: {error.strerror or error}", err=True)
        sys.exit(FAILURE)
    except Exception as error:
        if os.environ.get("RECENSION_DEBUG"):
            raise
        click.echo(f"recension: internal error: {type(error).__name__}: {error}", err=True)
        click.echo("  please report it, with what RECENSION_DEBUG=1 prints and the file that was read", err=True)
        sys.exit(FAILURE)
    sys.exit(status)
