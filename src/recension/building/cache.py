"""What a build records for the next one, beside the edition."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from recension.building.article import Record
from recension.building.binding import Bound

CACHE = ".recension-cache.json"


@dataclass(frozen=True, slots=True)
class Cache:
    """The records of the articles and of the books, by their names."""

    articles: Mapping[str, Record] = field(default_factory=dict)
    books: Mapping[str, Bound] = field(default_factory=dict)


def read_cache(edition: Path) -> Cache:
    """What the last build recorded; nothing where that is gone or damaged."""
    try:
        data = json.loads((edition / CACHE).read_bytes())
        return Cache(
            {name: Record.from_json(record) for name, record in data["articles"].items()},
            {name: Bound.from_json(record) for name, record in data["books"].items()},
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Cache()


def write_cache(folder: Path, cache: Cache) -> None:
    """Record the articles and the books for the next build.

    Raises:
        OSError: The file cannot be written.
    """
    data = {
        "articles": {name: record.as_json() for name, record in cache.articles.items()},
        "books": {name: record.as_json() for name, record in cache.books.items()},
    }
    (folder / CACHE).write_text(json.dumps(data, indent=1, sort_keys=True), encoding="ascii")
