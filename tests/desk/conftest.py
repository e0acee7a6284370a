from __future__ import annotations

import re
from pathlib import Path

import pytest

from recension.desk.session import Desk, desk
from recension.document import Document
from recension.edition import Edition, Sidecar
from recension.proofing.findings import Band, Finding

TEXT = """A Title

By A. Writer

He took responsibility lor the policy of the stale, and lor it alone.

The soviet .society is as well international. Nothing aer so Kautskyite.
"""
SETTINGS = """[edition]
title = "Test"
publisher = "T"

[[editor]]
id = "ab"
name = "A. B."
"""
WORDS = (
    ("lor", ("for", "nor"), "nonword", 0.97, Band.LIKELY),
    ("stale", ("state", "stake", "scale"), "real-word", 0.6, Band.CHECK),
    (r"\.(?=society)", ("",), "punctuation", 0.9, Band.LIKELY),
    ("(?<=as well)", (" as",), "omission", 0.5, Band.CHECK),
    ("aer", ("are",), "nonword", 0.95, Band.LIKELY),
    ("Kautskyite", ("Kautskyist",), "nonword", 0.2, Band.HIDDEN),
)


def proofread(document: Document, _: Edition, __: Sidecar) -> tuple[Finding, ...]:
    """Finds the words of this module, wherever they stand."""
    text = document.source.text
    found = [
        Finding(match.start(), match.end(), match[0], proposals, kind, posterior, band)
        for pattern, proposals, kind, posterior, band in WORDS
        for match in re.finditer(pattern, text)
    ]
    return tuple(sorted(found, key=lambda finding: finding.start))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "edition.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.html").write_text(
        "<html><head><title>T</title></head><body><h1>Two</h1><p>He <i>aer</i> &amp; was lor it.</p></body></html>",
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def sitting(corpus: Path) -> Desk:
    return desk(corpus, "ab", proofread)
