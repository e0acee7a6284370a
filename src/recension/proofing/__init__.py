"""Transcription errors: the editor's decisions upon them, and what the program finds."""

from __future__ import annotations

from recension.proofing.decisions import decide, settled_places
from recension.proofing.detector import find
from recension.proofing.emending import emend
from recension.proofing.model import load_model
from recension.proofing.teaching import not_refuted

__all__ = ["decide", "emend", "find", "load_model", "not_refuted", "settled_places"]
