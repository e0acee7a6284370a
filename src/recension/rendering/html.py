"""One self-contained page of HTML, by XSLT 1.0."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from recension import tei
from recension.diagnostics import Diagnostic, Location, RecensionError
from recension.rendering.assets import Assets, shipped
from recension.rendering.output import Rendering, stylesheet_failed, unknown_element
from recension.rendering.renditions import declarations, style_rules
from recension.rendering.text import text_roots
from recension.tei import View

_CSS = ("edition.css", "elements.css")
SCHEME = "recension:"
"""What a stylesheet imports the shipped ones by: ``<xsl:import href="recension:html.xsl"/>``."""
_SHIPPED = Assets()
_UNKNOWN = "unknown element "
_LINKED = frozenset(map(tei.name, ("choice", "supplied", "surplus", "div")))
_NO_ACCESS = etree.XSLTAccessControl(
    read_file=False, write_file=False, create_dir=False, read_network=False, write_network=False
)


def render_html(
    tree: etree._ElementTree,
    view: View = View.READING,
    *,
    stylesheet: Path | None = None,
    assets: Assets = _SHIPPED,
) -> Rendering:
    """Render a TEI file as one page of HTML.

    Args:
        tree: Any TEI file; it is not changed.
        view: The reading text, with the copy text's readings on demand; or the copy text, with the corrections.
        stylesheet: A stylesheet to use instead of the shipped one, which it can import as ``recension:html.xsl``.
        assets: The stylesheets and CSS to use, where an edition has its own.

    Raises:
        RecensionError: The file has no text (RND003), or the stylesheet cannot be used or gives up (RND002).
    """
    text_roots(tree)
    transform = load_stylesheet(stylesheet or assets.path("html.xsl"), assets)
    place = Location(tree.docinfo.URL or "the file")
    css = "\n".join(filter(None, (assets.css(*_CSS), style_rules(tree))))
    try:
        result = transform(identified(tree), view=etree.XSLT.strparam(view), css=etree.XSLT.strparam(css))
    except etree.XSLTError as error:
        raise RecensionError(stylesheet_failed(place, str(error).partition("\n")[0])) from error
    return Rendering(str(result), tuple(reported(tree, transform.error_log, place)))


@cache
def load_stylesheet(path: Path, assets: Assets = _SHIPPED) -> etree.XSLT:
    """Compile a stylesheet, once in a process; what it imports is the edition's own where `assets` has it.

    Raises:
        RecensionError: It is no XSLT 1.0, or what it imports is not there (RND002).
    """
    parser = etree.XMLParser(no_network=True, resolve_entities="internal")
    parser.resolvers.add(_Imports(assets))
    try:
        return etree.XSLT(etree.parse(path, parser), access_control=_NO_ACCESS)
    except (OSError, etree.XMLSyntaxError, etree.XSLTParseError) as error:
        raise RecensionError(stylesheet_failed(Location(str(path)), str(error).partition("\n")[0])) from error


class _Imports(etree.Resolver):
    """Finds the shipped stylesheets under their scheme, and an edition's own in the place of a shipped one."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets

    def resolve(self, system_url: str | None, public_id: str | None, context: object) -> Any:  # noqa: ARG002
        _, scheme, name = (system_url or "").rpartition(SCHEME)
        path = shipped().get(Path(name).name)
        if path is None or (not scheme and path != Path(name)):
            return None
        found = path if scheme else self._assets.path(path.name)
        return self.resolve_string(found.read_bytes(), context, base_url=str(found))


def identified(tree: etree._ElementTree) -> etree._ElementTree:
    """A copy that a stylesheet can take as it is.

    Every emendation and headed division in it can be linked to, a word that runs on across a break has no white space
    there, and a ``style`` holds nothing but harmless CSS.
    """
    marked = copy.deepcopy(tree)
    taken = {element.get(tei.XML_ID) for element in marked.iter(etree.Element)}
    number = 0
    for element in marked.iter(etree.Element):
        if element.get(tei.XML_ID) is None and element.tag in _LINKED:
            while (identifier := f"x{(number := number + 1)}") in taken:
                pass
            element.set(tei.XML_ID, identifier)
        if tei.runs_on(element):
            tei.close_up(element)
        if "style" in element.attrib:
            element.set("style", declarations(element.get("style", "")))
    return marked


def reported(tree: etree._ElementTree, log: etree._ListErrorLog, place: Location) -> Iterator[Diagnostic]:
    """What a transformation said of elements that it has no template for."""
    for name in sorted({entry.message.removeprefix(_UNKNOWN) for entry in log if _UNKNOWN in entry.message}):
        found = [element for element in tree.iter(etree.Element) if etree.QName(element).localname == name]
        line = found[0].sourceline if found else None
        yield unknown_element(Location(place.file, line), name, len(found))
