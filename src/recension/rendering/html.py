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
from recension.rendering.output import Rendering, stylesheet_failed, unknown_element
from recension.rendering.text import text_roots
from recension.resources import package_file
from recension.tei import View

SCHEME = "recension:"
"""What a stylesheet imports the shipped ones by: ``<xsl:import href="recension:html.xsl"/>``."""
_STYLESHEETS = ("rendering", "stylesheets")
_UNKNOWN = "unknown element "
_EMENDED = ("choice", "supplied", "surplus")
_NO_ACCESS = etree.XSLTAccessControl(
    read_file=False, write_file=False, create_dir=False, read_network=False, write_network=False
)


def render_html(tree: etree._ElementTree, view: View = View.READING, *, stylesheet: Path | None = None) -> Rendering:
    """Render a TEI file as one page of HTML.

    Args:
        tree: Any TEI file; it is not changed.
        view: The reading text, with the copy text's readings on demand; or the copy text, with the corrections.
        stylesheet: A stylesheet to use instead of the shipped one, which it can import as ``recension:html.xsl``.

    Raises:
        RecensionError: The file has no text (RND003), or the stylesheet cannot be used or gives up (RND002).
    """
    text_roots(tree)
    transform = load_stylesheet(stylesheet or package_file(*_STYLESHEETS, "html.xsl"))
    place = Location(tree.docinfo.URL or "the file")
    try:
        result = transform(identified(tree), view=etree.XSLT.strparam(view), css=etree.XSLT.strparam(_css()))
    except etree.XSLTError as error:
        raise RecensionError(stylesheet_failed(place, str(error).partition("\n")[0])) from error
    return Rendering(str(result), tuple(reported(tree, transform.error_log, place)))


@cache
def load_stylesheet(path: Path) -> etree.XSLT:
    """Compile a stylesheet, once in a process.

    Raises:
        RecensionError: It is no XSLT 1.0, or what it imports is not there (RND002).
    """
    parser = etree.XMLParser(no_network=True, resolve_entities="internal")
    parser.resolvers.add(_Shipped())
    try:
        return etree.XSLT(etree.parse(path, parser), access_control=_NO_ACCESS)
    except (OSError, etree.XMLSyntaxError, etree.XSLTParseError) as error:
        raise RecensionError(stylesheet_failed(Location(str(path)), str(error).partition("\n")[0])) from error


class _Shipped(etree.Resolver):
    """Finds the shipped stylesheets under their scheme."""

    def resolve(self, system_url: str | None, _: str | None, context: object) -> Any:
        _, shipped, name = (system_url or "").rpartition(SCHEME)
        path = package_file(*_STYLESHEETS, name)
        if shipped and path.is_file():
            return self.resolve_filename(str(path), context)
        return None


@cache
def _css() -> str:
    return package_file("rendering", "css", "edition.css").read_text(encoding="utf-8")


def identified(tree: etree._ElementTree) -> etree._ElementTree:
    """A copy in which every emendation and headed division can be linked to."""
    marked = copy.deepcopy(tree)
    taken = {element.get(tei.XML_ID) for element in marked.iter(etree.Element)}
    number = 0
    for element in marked.iter(*map(tei.name, (*_EMENDED, "div"))):
        if element.get(tei.XML_ID) is None:
            while (identifier := f"x{(number := number + 1)}") in taken:
                pass
            element.set(tei.XML_ID, identifier)
    return marked


def reported(tree: etree._ElementTree, log: etree._ListErrorLog, place: Location) -> Iterator[Diagnostic]:
    """What a transformation said of elements that it has no template for."""
    for name in sorted({entry.message.removeprefix(_UNKNOWN) for entry in log if _UNKNOWN in entry.message}):
        found = [element for element in tree.iter(etree.Element) if etree.QName(element).localname == name]
        line = found[0].sourceline if found else None
        yield unknown_element(Location(place.file, line), name, len(found))
