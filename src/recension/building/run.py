"""Doing all articles, in parallel processes; one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool

from recension.building.article import Outcome, Task, internal_error, make
from recension.building.swap import let_go_of_locks
from recension.diagnostics import Location
from recension.processes import workers

_FEW = 3
"""So few articles are not worth another process."""


def run(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """The outcomes of `tasks`, in their order, made in up to `jobs` processes.

    Raises:
        OSError: A file cannot be written.
    """
    if jobs == 1 or len(tasks) <= _FEW:
        yield from map(make, tasks)
        return
    done = 0
    try:
        with workers(min(jobs, len(tasks)), let_go_of_locks) as pool:
            for outcome in pool.map(make, tasks, chunksize=max(1, min(16, len(tasks) // (jobs * 4)))):
                done += 1
                yield outcome
    except BrokenProcessPool:
        yield from map(_alone, tasks[done:])


def _alone(task: Task) -> Outcome:
    """The outcome of a task in a process of its own, since one of those that are left kills its process."""
    try:
        with workers(1, let_go_of_locks) as pool:
            return pool.submit(make, task).result()
    except BrokenProcessPool:
        place = Location(str(task.article.transcription))
        return Outcome(task.article.name, None, (internal_error(place, "its process died"),))
