"""Whose a note or a remark is, by its head, its label or its signature."""

from __future__ import annotations

from recension.document import EDITOR
from recension.recognition.vocabulary import Vocabulary


def hand_of(text: str, words: Vocabulary, default: str = EDITOR) -> str:
    """Who wrote what `text` introduces or signs: ``editor``, ``translator``, ``transcriber`` or ``author``."""
    return next((hand for hand, pattern in words.hands if pattern.search(text)), default)
