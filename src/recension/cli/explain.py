"""``recension explain``: the manual page of a diagnostic, and the profiles of archives."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from recension.cli import FAILURE

if TYPE_CHECKING:
    from recension.profiles import Profile


@click.command()
@click.argument("topic", required=False)
def command(topic: str | None) -> None:
    """Print the manual page on TOPIC, or list all topics.

    TOPIC is the code of a diagnostic, with what it means and how to mend it; ``profiles``, which lists the archives
    whose pages are known, as --profile takes them; the name of one of them; or ``classes``, which lists the classes of
    errors that ``recension proof`` finds, and its bands.
    """
    from recension.diagnostics import catalogue
    from recension.profiles import profiles
    from recension.proofing.findings import BANDS, CLASSES

    pages, known = catalogue(), profiles()
    lists = {
        "profiles": "\n".join(f"{profile.name:<10} {profile.title}" for profile in known.values()),
        "classes": "\n".join(f"{name:<12} {meaning}" for name, meaning in CLASSES.items()) + f"\n\n{BANDS}",
    }
    if topic is None:
        click.echo("\n".join(f"{page.code}  {page.severity!s:<8} {page.title}" for page in pages.values()))
        click.echo(f"\n{lists['profiles']}\n\nclasses    what recension proof finds")
    elif topic.lower() in lists:
        click.echo(lists[topic.lower()])
    elif wanted := pages.get(topic.upper()):
        click.echo(f"{wanted.code} ({wanted.severity})\n\n{wanted.title}\n\n{wanted.text}")
    elif chosen := known.get(topic.lower()):
        click.echo(_page(chosen))
    else:
        near = difflib.get_close_matches(topic.upper(), [*pages, *map(str.upper, (*lists, *known))], 3, 0.5)
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
