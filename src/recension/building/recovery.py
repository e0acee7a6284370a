"""What an edition has of articles that no cache records: it may come from elsewhere, as from a repository."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from recension.building.article import Record, record
from recension.building.site import MANIFEST
from recension.diagnostics import RecensionError
from recension.validation import parse


def recovered(edition: Path, names: Iterable[str], corpus: Path) -> Iterator[tuple[str, Record]]:
    """The records of the articles `names` by the manifest in `edition` and their TEI files there.

    None of them says that the article is unchanged: what it depends on is not in the manifest.
    """
    try:
        manifest = json.loads((edition / MANIFEST).read_bytes())
        articles, sums = dict(manifest["articles"]), dict(manifest["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    for name in names:
        try:
            listed = articles[name]
            outputs = {output: sums[output] for output in listed["outputs"]}
            tree = parse((edition / f"{name}.xml").read_bytes(), f"{name}.xml")
        except (OSError, KeyError, TypeError, RecensionError):
            continue
        yield name, record(tree, corpus, listed["inputs"], "", outputs)
