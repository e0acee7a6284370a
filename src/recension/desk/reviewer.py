"""Who decides: an editor of the edition."""

from __future__ import annotations

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic
from recension.edition import Edition


@diagnostic("RVW001", Severity.ERROR)
def no_editor() -> Wording:
    """The edition has no editor who could decide.

    Whoever decides on an emendation answers for it by name, in the sidecar and in the TEI file. ``edition.toml`` names
    nobody yet.

    Mend: add a table to ``edition.toml``: ``[[editor]]`` with ``id = "ab"`` and ``name = "A. B."``.
    """
    return Wording("there is no editor who could decide", 'add to it: [[editor]], id = "ab", name = "A. B."')


@diagnostic("RVW002", Severity.ERROR)
def which_editor(wanted: str, editors: str) -> Wording:
    """It is not said who decides, or it is none of the edition's editors.

    Every decision is signed by an editor that ``edition.toml`` names.

    Mend: give ``--as`` with the ``id`` of one of the editors, or add yourself to ``edition.toml``.
    """
    said = f"there is no editor {wanted!r}" if wanted else "there are several editors"
    return Wording(said, f"say who decides with --as: {editors}")


def reviewer(edition: Edition, wanted: str, settings: str) -> str:
    """The identifier of the editor who decides: the one `wanted`, or if that is empty, the only one there is.

    Args:
        edition: The settings.
        wanted: What the user said; may be empty.
        settings: The name of the file with the settings, for messages.

    Raises:
        RecensionError: There is no editor (RVW001), or not that one, or more than one (RVW002).
    """
    known = [editor.identifier for editor in edition.editors]
    if not known:
        raise RecensionError(no_editor(Location(settings)))
    if wanted in known or (not wanted and len(known) == 1):
        return wanted or known[0]
    raise RecensionError(which_editor(Location(settings), wanted, ", ".join(known)))
