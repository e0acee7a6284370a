"""Workers do what they are given, and end with the process that they work for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recension.processes import workers

_PARENT = """
import os, sys, time
from recension.processes import workers
def work(_):
    print(os.getpid(), flush=True)
    time.sleep(60)
with workers(2) as pool:
    list(pool.map(work, range(2)))
"""


def test_workers_begin_as_they_are_told(tmp_path: Path) -> None:
    with workers(1, os.chdir, tmp_path) as pool:
        assert pool.submit(os.getcwd).result() == str(tmp_path.resolve())


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no signal kills at once here")
def test_workers_of_a_process_that_is_killed_end() -> None:
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    children = [int(parent.stdout.readline()) for _ in range(2)]
    parent.kill()
    parent.wait()
    until = time.monotonic() + 20
    while any(map(_is_alive, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(_is_alive, children))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")
