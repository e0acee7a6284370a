"""Processes that work for this one, and never outlive it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any


def pool(size: int | None = None, begin: Callable[..., None] | None = None, *arguments: Any) -> ProcessPoolExecutor:
    """A pool of worker processes that end when this process does, even if it is killed, and silently on Ctrl-C.

    Args:
        size: How many processes at most; as many as there are processors by default.
        begin: Called in each worker before its first work; it must be a function of a module.
        arguments: What `begin` is called with.
    """
    return ProcessPoolExecutor(size, initializer=_begin, initargs=(begin, arguments))


def _begin(begin: Callable[..., None] | None, arguments: tuple[Any, ...]) -> None:
    # A worker that raised KeyboardInterrupt would print a traceback; the process that it works for tells of it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if begin is not None:
        begin(*arguments)


def _end_with_parent() -> None:
    """End this process when its parent does: a parent that is killed cannot tell it to."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
