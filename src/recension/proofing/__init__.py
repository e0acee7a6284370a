"""Transcription errors: the editor's decisions upon them."""

from __future__ import annotations

from recension.proofing.decisions import decide

__all__ = ["decide"]
