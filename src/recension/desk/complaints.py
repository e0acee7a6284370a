"""What can go wrong when a decision is saved."""

from __future__ import annotations

from recension.diagnostics import Severity, Wording, diagnostic


@diagnostic("RVW003", Severity.ERROR)
def changed_on_disk() -> Wording:
    """A file was changed while it was under review.

    The sidecar, or its transcription, is not what it was when the page was shown: another program or another person
    has written it. The decision was not saved, since it was made upon something else; nothing was overwritten.

    Mend: load the article again, and decide again.
    """
    return Wording("this file was changed meanwhile; the decision was not saved", "load the article again")


@diagnostic("RVW004", Severity.ERROR)
def cannot_decide(reason: str, mend: str = "choose another place or reading") -> Wording:
    """A decision cannot be written into the sidecar.

    Either the place cannot be named by the words around it, or the sidecar holds its decisions in another way than
    as tables under headings (``[[emendation]]``), which cannot be added to without rewriting them.

    Mend: choose a longer passage; or write the decision into the sidecar by hand.
    """
    return Wording(f"this decision cannot be saved: {reason}", mend)


@diagnostic("RVW005", Severity.ERROR)
def no_such_article(name: str) -> Wording:
    """There is no article of this name in the corpus.

    Mend: choose one of the list; its transcription may have been renamed or removed.
    """
    return Wording(f"there is no article {name} here", "choose one of the list")


@diagnostic("RVW006", Severity.ERROR)
def cannot_undo() -> Wording:
    """A decision can no longer be undone.

    The sidecar was changed by another program or another person, and what the decision wrote does not stand there any
    more as it did. Nothing was changed; the decisions before it can still be undone.

    Mend: look back at the decisions, and take back the one that is meant.
    """
    return Wording(
        "this decision was changed elsewhere and can no longer be undone", "look back (d) and take one back (x)"
    )
