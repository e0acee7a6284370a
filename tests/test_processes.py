from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from recension.processes import pool

PROGRAM = """
import os, time
from recension.processes import pool
def work(number):
    os.write(1, b'.')
    time.sleep(60)
if __name__ == "__main__":
    with pool(2) as workers:
        list(workers.map(work, range(2)))
"""


def double(number: int) -> int:
    return 2 * number + OFFSET


OFFSET = 0


def begin(offset: int) -> None:
    global OFFSET  # noqa: PLW0603
    OFFSET = offset


def test_workers_begin_with_what_they_are_given() -> None:
    with pool(2, begin, 1) as workers:
        assert list(workers.map(double, range(3))) == [1, 3, 5]


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT], ids=["killed", "Ctrl-C"])
def test_no_worker_outlives_the_process_it_works_for(sent: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.read(2) == ".."
    if sent is signal.SIGKILL:
        process.kill()
    else:
        os.killpg(process.pid, sent)
    _, errors = process.communicate(timeout=20)  # Nobody has the other end of these pipes any more.
    assert errors.count("Traceback") == (sent is signal.SIGINT)  # That of the program itself.
    assert "SpawnProcess" not in errors
    assert "ForkProcess" not in errors
