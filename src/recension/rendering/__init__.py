"""Reading copies of a TEI file, from the tree alone: whoever made it, it renders."""

from __future__ import annotations

from recension.rendering.html import render_html
from recension.rendering.output import Rendering
from recension.rendering.text import render_text

__all__ = ["Rendering", "render_html", "render_text"]
