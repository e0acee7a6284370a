from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from recension.desk import page
from recension.edition import Edition, Sidecar, load_edition, load_sidecar
from recension.pipeline import recognise
from recension.proofing.findings import Band, Finding
from recension.source import load
from tests.conftest import ARTICLE, SHARED

PAGES = sorted((SHARED / "mia" / "pages").rglob("*.htm*"))[::8]


def every(text: str, step: int) -> tuple[Finding, ...]:
    """A finding at every so many-th word, every third of them a gap before it."""
    spans = [match.span() for match in re.finditer(r"\S+", text)][::step]
    return tuple(
        Finding(start, start if number % 3 == 2 else end, "", ("x",), "nonword", 0.9, Band.LIKELY)
        for number, (start, end) in enumerate(spans)
    )


def pieces(content: str) -> list[html.HtmlElement]:
    whole = html.fragment_fromstring(content, create_parent=True)
    return [element for element in whole.iter("span") if element.get("data-o")]


def check(path: Path, edition: Edition, sidecar: Sidecar, step: int) -> None:
    document = recognise(load(path), edition=edition, sidecar=sidecar)
    text, emended = document.source.text, page._emended(document)
    findings = tuple(
        finding
        for finding in every(text, step)
        if not any(start <= finding.end and finding.start <= end for start, end in map(_span, emended))
        and (index := document.block_at(finding.start)) is not None
        and document.blocks[index].kind not in {"milestone", "figure"}
    )
    content = page.page_of(document, edition, sidecar, findings)
    shown: dict[int, str] = {}
    for piece in pieces(content):
        start, words = int(piece.get("data-o", "")), piece.text or ""
        assert text[start : start + len(words)] == words
        if piece.get("data-f"):
            number = int(piece.get("data-f", ""))
            assert findings[number].start <= start <= start + len(words) <= findings[number].end
            shown[number] = shown.get(number, "") + words
    for number, finding in enumerate(findings):
        assert "".join(shown[number].split()) == "".join(text[finding.start : finding.end].split())
    page._reading_copy(document, edition, sidecar, findings)


def _span(place: str) -> tuple[int, int]:
    start, _, end = place.partition("-")
    return int(start), int(end)


@pytest.mark.parametrize("step", [1, 7])
def test_every_finding_shows_at_its_place_in_the_article(step: int) -> None:
    edition = load_edition(ARTICLE.with_name("edition.toml"))
    check(ARTICLE, edition, load_sidecar(ARTICLE.with_suffix(".toml"), edition), step)


def test_every_emendation_of_the_article_knows_its_place() -> None:
    edition = load_edition(ARTICLE.with_name("edition.toml"))
    sidecar = load_sidecar(ARTICLE.with_suffix(".toml"), edition)
    document = recognise(load(ARTICLE), edition=edition, sidecar=sidecar)
    content = html.fragment_fromstring(page.page_of(document, edition, sidecar, ()), create_parent=True)
    places = [_span(element.get("data-d")) for element in content.xpath(".//*[@data-d]")]
    assert len(places) == len(sidecar.decisions)
    for start, end in places:
        assert document.source.text[start:end] in {decision.anchor.exact for decision in sidecar.decisions}
    assert all(one < other for one, other in pairwise(places))


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_finding_shows_at_its_place_on_real_pages(path: Path) -> None:
    check(path, Edition(), Sidecar(), 11)


def test_nothing_of_a_page_acts_or_leads_away(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(
        "<body><h1>T</h1><p onclick='x()'>See <a href='javascript:x()'>this</a> <img src='http://x/y.png' alt='z'>"
        " &lt;script&gt;x&lt;/script&gt; and <a href='http://example.org/'>that</a>.</p></body>",
        encoding="utf-8",
    )
    document = recognise(load(path))
    content = page.page_of(document, Edition(), Sidecar(), ())
    assert "script>" not in content
    assert "&lt;script&gt;" in content
    assert not re.search(r"<[^>]*\s(?:onclick|src|href=\"(?!#))", content)
