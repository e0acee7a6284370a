"""Where the files that belong to the program lie: its schema, stylesheets and word lists."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def schema_file(name: str) -> Path:
    """The path of a file of the schema: beside the modules in an installed package, at the top of a checkout."""
    installed = _PACKAGE / "schema" / name
    return installed if installed.exists() else _PACKAGE.parents[1] / "schema" / name


def package_file(*parts: str) -> Path:
    """The path of a data file inside the package, such as ``package_file("rendering", "css", "edition.css")``."""
    return _PACKAGE.joinpath(*parts)
