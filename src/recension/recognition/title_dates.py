"""The date under a title, weighed against that of the issue."""

from __future__ import annotations

from collections.abc import Iterator

from recension.diagnostics import Diagnostic, Severity, Wording, diagnostic
from recension.document import BlockKind, Document
from recension.recognition.layout import normal


@diagnostic("REC009", Severity.NOTE)
def dates_differ(line: str, issue: str) -> Wording:
    """The date under the title is of another year than the issue.

    A date under a title is that of the writing or that of the issue. Where it differs from the date in the source
    statement, the one may be when the text was written, or one of the two is a slip.

    Mend: state both in the sidecar: ``written = "…"`` and ``date = "…"`` under ``[header]``.
    """
    return Wording(f"the title has {line!r}, the source statement {issue!r}", "state date and written in the sidecar")


def date_contradictions(document: Document) -> Iterator[Diagnostic]:
    """Date lines under the title of another year than the issue that the source statement names.

    A book often prints what was written long before.
    """
    issue = None if document.bibliography.monograph else document.bibliography.date
    years = {value[:4] for _, value in issue.attributes()} if issue else set()
    for block in document.of_kind(BlockKind.TITLE_DATE):
        stated = {value[:4] for _, value in block.attributes}
        if issue and years and stated and not years & stated:
            yield dates_differ(document.place(block), normal(block), issue.text)
