"""The benchmarks run; how fast anything is, is no test."""

from __future__ import annotations

from tests.benchmarks.__main__ import (
    builds,
    commands,
    in_process,
    large_files,
    long_transcriptions,
    pages,
    proofs,
    renderings,
)


def test_the_benchmarks_measure_something() -> None:
    measured = dict(
        [
            *(*commands(1), *in_process(1), *renderings(1), *pages(3), *proofs(1, 10), *builds(2), *large_files(1)),
            *long_transcriptions(1, ("text: paragraphs",)),
        ]
    )
    assert len(measured) >= 12
    assert all(seconds > 0 for times in measured.values() for seconds in times)
