"""Choosing the profile of an archive."""

from __future__ import annotations

import click


def _known(_: click.Context, __: click.Parameter, name: str) -> str:
    from recension.profiles import profiles

    if name and name not in profiles():
        raise click.BadParameter(f"there is no profile {name}; known are {', '.join(profiles())}")
    return name


profile_option = click.option(
    "--profile", default="", callback=_known, help="The archive that the pages come from; else found by what they say."
)
