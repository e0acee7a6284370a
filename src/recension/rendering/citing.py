"""The part of a page that says how to cite the text, and in which other forms it can be had."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from lxml import html
from lxml.html import builder as h

from recension.formats import FORMATS
from recension.rendering.citation import Run, bibtex, chicago, csl_json, mla
from recension.rendering.facts import Facts


def cite_this(known: Facts, siblings: Sequence[str] = ()) -> str:
    """A section with citations in four styles, and links to the `siblings`, as HTML; empty for a text of no title."""
    sections = []
    if known.title:
        rows = (("Chicago", h.SPAN(*_runs(chicago(known)))), ("MLA", h.SPAN(*_runs(mla(known)))))
        data = (("BibTeX", bibtex(known)), ("CSL-JSON", json.dumps([csl_json(known)], ensure_ascii=False, indent=2)))
        listed = [item for name, value in rows for item in (h.DT(name), h.DD(value, _button(name), id=_id(name)))]
        for _, dd in zip(rows, listed[1::2], strict=True):
            dd[0].set("id", f"{dd.get('id')}-text")
        folded = [_folded(name, value) for name, value in data]
        section = h.SECTION(h.H2("Cite this", id="cite-head"), h.DL(*listed), *folded, h.CLASS("cite"), id="cite")
        section.set("aria-labelledby", "cite-head")
        sections.append(section)
    if siblings:
        links = [item for name in siblings for item in (" · ", h.A(_label(name), href=name))][1:]
        section = h.SECTION(h.H2("Other forms", id="forms-head"), h.P(*links), h.CLASS("forms"))
        section.set("aria-labelledby", "forms-head")
        sections.append(section)
    return "".join(html.tostring(section, encoding="unicode") for section in sections)


def _id(name: str) -> str:
    return f"cite-{name.lower()}"


def _button(name: str) -> html.HtmlElement:
    """A button that the script shows, since without one it could do nothing."""
    button = h.BUTTON("Copy", type="button", hidden="hidden")
    button.set("data-copy", f"{_id(name)}-text")
    button.set("aria-label", f"Copy the citation: {name}")
    return button


def _folded(name: str, data: str) -> html.HtmlElement:
    code = h.PRE(data, id=f"{_id(name)}-text", tabindex="0", role="region", lang="zxx")
    code.set("aria-label", name)
    return h.DETAILS(h.SUMMARY(name), code, _button(name), id=_id(name))


def _runs(runs: Iterable[Run]) -> list[html.HtmlElement | str]:
    return [h.CITE(run.text) if run.italic else run.text for run in runs]


def _label(name: str) -> str:
    return next((item.label for item in FORMATS.values() if name.endswith(item.suffix)), "TEI XML")
