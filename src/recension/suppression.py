"""Diagnostics that an editor has looked at and accepts."""

from __future__ import annotations

from collections.abc import Iterable

from recension.diagnostics import Diagnostic, Severity, Wording, diagnostic
from recension.edition import Sidecar, Suppression
from recension.source import Source


@diagnostic("EDN005", Severity.WARNING)
def useless_suppression(code: str) -> Wording:
    """A suppression suppresses nothing.

    A ``[[suppress]]`` in a sidecar names a code, the words of the line where it is reported, and the reason why it is
    accepted. Nothing of the kind is reported there any more, so the suppression only hides what may come later.

    Mend: remove it, or correct ``code`` and ``exact``.
    """
    return Wording(f"no {code} is reported there", "remove the suppression, or correct code and exact")


def unsuppressed(diagnostics: Iterable[Diagnostic], sidecar: Sidecar, source: Source) -> tuple[Diagnostic, ...]:
    """The diagnostics that `sidecar` does not suppress, and one for each suppression that fits none.

    A suppression fits by its code and, where it has ``exact``, by these words on the line of the diagnostic. Errors
    cannot be suppressed.
    """
    lines = source.text.split("\n")
    used: set[Suppression] = set()
    kept: list[Diagnostic] = []
    for item in diagnostics:
        here = item.location.file == source.name and item.location.line
        line = lines[here - 1] if here and here <= len(lines) else ""
        fitting = [entry for entry in sidecar.suppressions if entry.code == item.code and entry.exact in line]
        if item.severity is Severity.ERROR or not fitting:
            kept.append(item)
        used.update(fitting)
    useless = [useless_suppression(entry.location, entry.code) for entry in sidecar.suppressions if entry not in used]
    return (*kept, *useless)
