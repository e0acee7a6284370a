"""The editor's desk: the program's findings, one by one, and the decisions upon them, saved in the sidecars."""

from __future__ import annotations

from recension.desk.session import Desk, Opened, desk

__all__ = ["Desk", "Opened", "desk"]
