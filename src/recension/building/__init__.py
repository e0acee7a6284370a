"""Building a whole edition: only what changed, in parallel, all or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from recension.building.article import Outcome, Record, Task, picture_sum
from recension.building.binding import Bindery, books
from recension.building.cache import CACHE, Cache, read_cache, write_cache
from recension.building.noticed import placed
from recension.building.plan import Article, Plan, digest, digest_of_inputs, make_plan
from recension.building.recovery import recovered
from recension.building.run import run
from recension.building.site import (
    INDEX,
    MANIFEST,
    SCHEMA,
    index_page,
    listed_files,
    listed_outputs,
    manifest,
    schema_files,
)
from recension.building.swap import link_or_copy, locked, replace_folder, staging_beside
from recension.building.target import refuse_foreign
from recension.diagnostics import Diagnostic, Location, RecensionError, Severity, Wording, diagnostic
from recension.rendering.assets import FOLDER, Assets


@diagnostic("BLD006", Severity.ERROR)
def cannot_write(reason: str) -> Wording:
    """The edition cannot be written.

    The disk is full, or the folder may not be written to. The last good edition is there as it was.

    Mend: make room, or give another folder with ``-o``.
    """
    return Wording(f"the edition cannot be written: {reason}", "make room, or give another folder with -o")


@diagnostic("BLD007", Severity.ERROR)
def out_of_date(how: str) -> Wording:
    """The edition is not what its corpus gives.

    ``recension build --check`` makes the edition anew, writes nothing, and compares. This file is missing, differs,
    or would no longer be made.

    Mend: run ``recension build``, and commit what it changes.
    """
    return Wording(f"this file {how}", "run recension build")


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: the names of the articles that were made, kept and failed, and what was noticed.

    What was noticed of an article that was kept is told again, since it still holds.
    """

    made: tuple[str, ...]
    kept: tuple[str, ...]
    failed: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


Progress = Callable[[int, int], None]
"""Told after each article how many are done, and of how many."""


def build(
    corpus: str | PathLike[str],
    edition: str | PathLike[str],
    *,
    jobs: int | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Build the edition of `corpus` in the folder `edition`.

    Args:
        corpus: The folder with ``edition.toml`` and the transcriptions.
        edition: The folder that the edition goes to; made if it is not there.
        jobs: How many processes; all processors by default.
        force: Whether to make articles anew that have not changed.
        progress: Told of every article that is done.

    Returns:
        What was done. An article that failed keeps the files that the edition had of it.

    Raises:
        RecensionError: The corpus has no valid settings (BLD001, BLD003, EDN…), another build is under way (BLD005),
            the edition cannot be written (BLD006), or its folder is not for it (BLD008, BLD009). All is then as it was.
    """
    plan = make_plan(Path(corpus))
    edition = Path(edition).resolve()
    try:
        refuse_foreign(edition, Path(corpus))
        with locked(edition), _staging(edition) as staging:
            known = read_cache(edition)
            cached = Cache() if force else known
            kept = dict(_unchanged(plan, edition, cached.articles))
            todo = [article for article in plan.articles if article.name not in kept]
            outcomes = _run(plan, todo, staging, jobs, progress)
            records = _records(plan, outcomes, kept, _last_good(plan, outcomes, edition, known.articles))
            bindery = books(plan, records, (staging, edition), edition, cached.books)
            _complete(staging, edition, plan, records, bindery)
            if not _same(staging, edition):
                replace_folder(edition, staging)
    except OSError as error:
        raise RecensionError(cannot_write(Location(str(edition)), error.strerror or str(error))) from error
    return _report(plan, outcomes, kept, bindery)


def check(
    corpus: str | PathLike[str],
    edition: str | PathLike[str],
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Report:
    """Say whether the folder `edition` is what `corpus` gives; nothing is written there.

    Raises:
        RecensionError: The corpus has no valid settings (BLD001, BLD003, EDN…).
    """
    plan = make_plan(Path(corpus))
    with tempfile.TemporaryDirectory(prefix="recension-") as name:
        staging = Path(name)
        outcomes = _run(plan, plan.articles, staging, jobs, progress)
        known = _last_good(plan, outcomes, Path(edition), read_cache(Path(edition)).articles)
        records = _records(plan, outcomes, {}, known)
        bindery = books(plan, records, (staging, Path(edition)), staging, {})
        _write_site(staging, plan, records, bindery)
        failed = {outcome.name for outcome in outcomes if not outcome.record}
        differences = tuple(_differences(staging, Path(edition), failed))
    report = _report(plan, outcomes, {}, bindery)
    return Report(report.made, (), report.failed, (*report.diagnostics, *differences))


def _run(
    plan: Plan, articles: Iterable[Article], staging: Path, jobs: int | None, progress: Progress | None
) -> list[Outcome]:
    tasks = [Task(article, plan.settings, plan.edition, staging) for article in articles]
    outcomes: list[Outcome] = []
    for outcome in run(tasks, jobs or os.cpu_count() or 1):
        outcomes.append(outcome)
        if progress:
            progress(len(outcomes), len(tasks))
    return outcomes


@contextmanager
def _staging(edition: Path) -> Iterator[Path]:
    """A folder to make the new edition in: beside the old one if that can be, so that the two can be exchanged."""
    edition.mkdir(parents=True, exist_ok=True)
    try:
        staging = staging_beside(edition)
    except OSError:
        staging = Path(tempfile.mkdtemp(prefix="recension-"))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _unchanged(plan: Plan, edition: Path, cached: Mapping[str, Record]) -> Iterator[tuple[str, Record]]:
    """The articles whose inputs and whose outputs are still what the last build recorded."""
    for article in plan.articles:
        record = cached.get(article.name)
        now = digest_of_inputs(article, plan.settings, plan.edition.lexicon)
        pictures = plan.settings.parent
        if record and record.digest == now and _is_whole(record, edition) and _has_its_pictures(record, pictures):
            yield article.name, record


def _is_whole(record: Record, folder: Path) -> bool:
    try:
        return all(digest((folder / name).read_bytes()) == total for name, total in record.outputs.items())
    except OSError:
        return False


def _has_its_pictures(record: Record, corpus: Path) -> bool:
    """Whether the pictures of an article are those that it was made with, and those are still missing that were."""
    return all(picture_sum(corpus, url) == total for url, total in record.pictures.items())


def _last_good(
    plan: Plan, outcomes: Iterable[Outcome], edition: Path, cached: Mapping[str, Record]
) -> Mapping[str, Record]:
    """What was `cached` of the articles, and what can be recovered of those that failed and are not there."""
    lost = [outcome.name for outcome in outcomes if not outcome.record and outcome.name not in cached]
    return {**cached, **dict(recovered(edition, lost, plan.settings.parent))}


def _records(
    plan: Plan, outcomes: Iterable[Outcome], kept: Mapping[str, Record], known: Mapping[str, Record]
) -> dict[str, Record]:
    """The records of the new edition, by the order of the plan; one that failed has that of its last good files."""
    made = {outcome.name: outcome.record for outcome in outcomes if outcome.record}
    found = (
        (article.name, made.get(article.name) or kept.get(article.name) or known.get(article.name))
        for article in plan.articles
    )
    return {name: record for name, record in found if record}


def _write_site(staging: Path, plan: Plan, records: Mapping[str, Record], bindery: Bindery) -> None:
    """Write the books, the index, the schema that the TEI files point to, and the manifest of all."""
    titles = {name: bound.title for name, bound in bindery.bound.items()}
    index = index_page(plan.edition, records, titles, Assets(plan.settings.parent / FOLDER))
    whole = {**bindery.files, INDEX: index, **schema_files()}
    (staging / SCHEMA).mkdir(exist_ok=True)
    for name, data in whole.items():
        (staging / name).write_bytes(data)
    (staging / MANIFEST).write_bytes(manifest(plan.edition, records, whole))


def _complete(staging: Path, edition: Path, plan: Plan, records: Mapping[str, Record], bindery: Bindery) -> None:
    """Add to `staging` the books, the index, the manifest, the cache and, from the old edition, all that stays.

    What stays are the outputs that were not made anew, and every file that no build has made.
    """
    _write_site(staging, plan, records, bindery)
    write_cache(staging, Cache(records, bindery.bound))
    wanted = {name for record in records.values() for name in record.outputs}
    own = listed_files(edition) | {CACHE}
    for path in sorted(edition.rglob("*")):
        name = path.relative_to(edition).as_posix()
        target = staging / name
        if path.is_dir() and not path.is_symlink():
            target.mkdir(exist_ok=True)
        elif not target.exists() and (name in wanted or name not in own):
            link_or_copy(path, target)


def _same(staging: Path, edition: Path) -> bool:
    """Whether the two folders hold the same files with the same bytes."""
    names = [sorted(path.relative_to(folder) for path in folder.rglob("*")) for folder in (staging, edition)]
    return names[0] == names[1] and all(
        (staging / name).samefile(edition / name) or (staging / name).read_bytes() == (edition / name).read_bytes()
        for name in names[0]
        if (staging / name).is_file()
    )


def _differences(staging: Path, edition: Path, failed: Collection[str]) -> Iterator[Diagnostic]:
    """Which files of `edition` a build would change; it leaves the files of articles that have `failed`."""
    made = {path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_file()}
    for name in sorted((made | listed_files(edition)) - listed_outputs(edition, failed)):
        path = edition / name
        if name not in made:
            yield out_of_date(Location(str(path)), "would no longer be made")
        elif not path.is_file():
            yield out_of_date(Location(str(path)), "is missing")
        elif path.read_bytes() != (staging / name).read_bytes():
            yield out_of_date(Location(str(path)), "differs from what the corpus gives")


def _report(plan: Plan, outcomes: Iterable[Outcome], kept: Mapping[str, Record], bindery: Bindery) -> Report:
    outcomes = list(outcomes)
    noticed = {outcome.name: outcome.diagnostics for outcome in outcomes}
    noticed |= {name: placed(record.noticed, plan.settings.parent) for name, record in kept.items()}
    return Report(
        made=tuple(outcome.name for outcome in outcomes if outcome.record),
        kept=tuple(kept),
        failed=tuple(outcome.name for outcome in outcomes if not outcome.record),
        diagnostics=(
            *plan.diagnostics,
            *(item for article in plan.articles for item in noticed[article.name]),
            *bindery.diagnostics,
        ),
    )


__all__ = ["Report", "build", "check"]
