"""``recension explain``: the manual page of a diagnostic, and the profiles of archives."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from recension.cli import FAILURE

if TYPE_CHECKING:
    from recension.profiles import Profile

_PROFILES = "profiles"


@click.command()
@click.argument("topic", required=False)
def command(topic: str | None) -> None:
    """Print the manual page on TOPIC, or list all topics.

    TOPIC is the code of a diagnostic, with what it means and how to mend it; ``profiles``, which lists the archives
    whose pages are known, as --profile takes them; or the name of one of them.
    """
    from recension.diagnostics import catalogue
    from recension.profiles import profiles

    pages, known = catalogue(), profiles()
    if topic is None:
        for page in pages.values():
            click.echo(f"{page.code}  {page.severity!s:<8} {page.title}")
        click.echo()
    if topic is None or topic.lower() == _PROFILES:
        for profile in known.values():
            click.echo(f"{profile.name:<10} {profile.title}")
    elif wanted := pages.get(topic.upper()):
        click.echo(f"{wanted.code} ({wanted.severity})\n\n{wanted.title}\n\n{wanted.text}")
    elif chosen := known.get(topic.lower()):
        click.echo(_page(chosen))
    else:
        near = difflib.get_close_matches(topic.upper(), [*pages, _PROFILES.upper(), *map(str.upper, known)], 3, 0.5)
        near = [name if name in pages else name.lower() for name in near]
        hint = f"; did you mean {', '.join(near)}?" if near else "; `recension explain` lists all topics"
        click.echo(f"there is no page on {topic!r}{hint}", err=True)
        raise click.exceptions.Exit(FAILURE)


def _page(profile: Profile) -> str:
    """All that is known of an archive's pages."""
    facts = [f"{profile.name}: {profile.title}", "", profile.about]
    if profile.recognisable:
        facts += [
            "",
            "Taken, unless --profile or edition.toml name another, where the page matches",
            f"  {profile.sign.pattern}",
        ]
    if profile.classes:
        facts += ["", "Names of classes that mark the parts of a page"]
        facts += [f"  {part:<11} {pattern.pattern}" for part, pattern in profile.classes.items()]
    return "\n".join(facts)
