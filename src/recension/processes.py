"""Processes that work for this one, and end with it."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any


def workers(size: int | None, begin: Callable[..., object] | None = None, *args: Any) -> ProcessPoolExecutor:
    """A pool of processes that end when this one does, however it ends: one that is killed cannot tell them to.

    Args:
        size: How many processes; as many as there are processors if None.
        begin: Called in each process before it works.
        *args: What it is called with.
    """
    return ProcessPoolExecutor(size, initializer=_begin, initargs=(begin, args))


def _begin(begin: Callable[..., object] | None, args: tuple[Any, ...]) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if begin:
        begin(*args)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
