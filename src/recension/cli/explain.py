"""``recension explain``: the manual page of a diagnostic, and the profiles of archives."""

from __future__ import annotations

import difflib

import click

from recension.cli import FAILURE


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Print what the diagnostic CODE means, with an example and the mend; without CODE, list them all.

    The list ends with the profiles of archives, which --profile takes.
    """
    from recension.diagnostics import catalogue
    from recension.profiles import profiles

    pages = catalogue()
    if code is None:
        for page in pages.values():
            click.echo(f"{page.code}  {page.severity!s:<8} {page.title}")
        click.echo("\nprofiles")
        for profile in profiles().values():
            click.echo(f"{profile.name:<10} {profile.title}")
        return
    wanted = pages.get(code.upper())
    if wanted is None:
        near = difflib.get_close_matches(code.upper(), pages, 3, 0.5)
        hint = f"; did you mean {', '.join(near)}?" if near else "; `recension explain` lists all codes"
        click.echo(f"there is no diagnostic {code}{hint}", err=True)
        raise click.exceptions.Exit(FAILURE)
    click.echo(f"{wanted.code} ({wanted.severity})\n\n{wanted.title}\n\n{wanted.text}")
