"""Many like findings told as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from recension.diagnostics import Diagnostic


def grouped(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each message once, at its first place, with how often it came."""
    first: dict[tuple[str, str], Diagnostic] = {}
    times: dict[tuple[str, str], int] = {}
    for item in diagnostics:
        key = (item.code, item.message)
        first.setdefault(key, item)
        times[key] = times.get(key, 0) + 1
    return [
        replace(item, message=f"{item.message} ({times[key]} places)") if times[key] > 1 else item
        for key, item in first.items()
    ]
