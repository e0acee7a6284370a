"""Recognition: what each block of the page is, and what is in it. One rule, one module; the order is here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from recension.document import Document
from recension.recognition.boilerplate import recognise_boilerplate
from recension.recognition.contents import recognise_contents
from recension.recognition.displayed import recognise_displayed
from recension.recognition.editorial import recognise_editorial
from recension.recognition.epigraphs import recognise_epigraphs
from recension.recognition.figures import recognise_figures
from recension.recognition.heads import recognise_heads
from recension.recognition.interventions import recognise_interventions
from recension.recognition.introductions import recognise_introductions
from recension.recognition.letters import recognise_letters
from recension.recognition.lists import recognise_lists
from recension.recognition.masthead import recognise_masthead
from recension.recognition.metadata import recognise_metadata, weigh_metadata
from recension.recognition.milestones import recognise_milestones
from recension.recognition.navigation import recognise_navigation
from recension.recognition.notes import recognise_notes
from recension.recognition.pages import recognise_pages
from recension.recognition.quotations import recognise_quotations
from recension.recognition.references import recognise_references
from recension.recognition.reviews import recognise_reviews
from recension.recognition.revision import recognise_revision
from recension.recognition.speeches import recognise_speeches
from recension.recognition.statements import recognise_statements
from recension.recognition.tables import recognise_tables
from recension.recognition.titles import recognise_titles
from recension.recognition.titling import recognise_titling
from recension.recognition.verse import recognise_verse
from recension.recognition.writing import recognise_writing

Rule = Callable[[Document], Document]

RULES: Final[tuple[Rule, ...]] = (
    recognise_metadata,
    recognise_boilerplate,
    recognise_figures,
    recognise_pages,
    recognise_revision,
    recognise_contents,
    recognise_navigation,
    recognise_milestones,
    recognise_statements,
    recognise_masthead,
    recognise_editorial,
    recognise_titling,
    weigh_metadata,
    recognise_tables,
    recognise_notes,
    recognise_introductions,
    recognise_letters,
    recognise_writing,
    recognise_speeches,
    recognise_verse,
    recognise_lists,
    recognise_heads,
    recognise_epigraphs,
    recognise_displayed,
    recognise_references,
    recognise_reviews,
    recognise_titles,
    recognise_quotations,
    recognise_interventions,
)
"""Every rule, in the order in which they look at a document."""


def recognise(document: Document) -> Document:
    """Apply every rule to `document`, in order."""
    for rule in RULES:
        document = rule(document)
    return document
