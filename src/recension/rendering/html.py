"""One self-contained page of HTML, by XSLT 1.0."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from recension import tei
from recension.diagnostics import Diagnostic, Location, RecensionError
from recension.rendering.assets import Assets, original
from recension.rendering.citing import cite_this
from recension.rendering.counting import paragraph_numbers
from recension.rendering.facts import Facts, facts
from recension.rendering.metadata import head_metadata
from recension.rendering.output import Rendering, stylesheet_failed, transformation_failed, unknown_element
from recension.rendering.renditions import declarations, style_rules
from recension.rendering.text import text_roots
from recension.tei import View

SCHEME = "recension:"
"""What a stylesheet imports the shipped ones by: ``<xsl:import href="recension:html.xsl"/>``."""
_UNKNOWN = "unknown element "
_HYPHEN = "{https://recension.invalid/ns}hyphen"
_MEETS = "{https://recension.invalid/ns}meets"
_NUMBER = "{https://recension.invalid/ns}number"
_MOVED = "{https://recension.invalid/ns}moved"
_NOT_AT_THE_FOOT = frozenset("div div1 div2 div3 div4 div5 div6 div7 front body back text noteGrp".split())
_IN_SENTENCES = frozenset({"p", "l", "head", "item", "cell", "ab"})
_DIVISIONS = ("div", *(f"div{level}" for level in range(1, 8)))
_LINKED = frozenset(map(tei.name, ("app", "choice", "supplied", "surplus", *_DIVISIONS)))
_OF_THE_PAGE = re.compile(
    r"(view-\w+|reading-copy|facts-head|forms-head|(apparatus|variants|cite|colophon)(-.*)?)$|(app|var|call)-"
)
"""Identifiers of the parts of a page that are not the text."""
_NO_ACCESS = etree.XSLTAccessControl(
    read_file=False, write_file=False, create_dir=False, read_network=False, write_network=False
)


def render_html(
    tree: etree._ElementTree,
    view: View = View.READING,
    *,
    stylesheet: Path | None = None,
    assets: Assets | None = None,
    siblings: Sequence[str] = (),
) -> Rendering:
    """Render a TEI file as one page of HTML, which has both texts.

    Args:
        tree: Any TEI file; it is not changed.
        view: What the page shows first: the reading text or the copy text.
        stylesheet: A stylesheet to use instead of the shipped one, which it can import as ``recension:html.xsl``.
        assets: The style sheet, script and stylesheet of an edition's own look.
        siblings: The names of the files that have the same text in other forms, to link to.

    Raises:
        RecensionError: The file has no text (RND003), or the stylesheet cannot be used or gives up (RND002).
    """
    text_roots(tree)
    look = assets or Assets()
    transform = load_stylesheet(stylesheet or look.path("html.xsl"), look.folder)
    known = facts(tree)
    strings = {
        "view": str(view),
        "css": "\n".join((look.style("elements.css"), style_rules(tree), _running_head(known))),
        "script": look.path("page.js").read_text(encoding="utf-8"),
        "metadata": head_metadata(known, siblings),
        "citations": cite_this(known, siblings),
    }
    place = Location(tree.docinfo.URL or "the file")
    quoted: dict[str, Any] = {name: etree.XSLT.strparam(value) for name, value in strings.items()}
    try:
        result = transform(_with_calls(_numbered(identified(tree))), **quoted)
    except etree.XSLTError as error:
        raise transformation_failed(tree, error) from error
    return Rendering(str(result), tuple(reported(tree, transform.error_log, place)))


@cache
def load_stylesheet(path: Path, folder: Path | None = None) -> etree.XSLT:
    """Compile a stylesheet, once in a process; what it imports by a name comes from `folder` where that has it.

    Raises:
        RecensionError: It is no XSLT 1.0, or what it imports is not there (RND002).
    """
    parser = etree.XMLParser(no_network=True, resolve_entities="internal")
    parser.resolvers.add(_Shipped(Assets(folder)))
    try:
        return etree.XSLT(etree.parse(path, parser), access_control=_NO_ACCESS)
    except (OSError, etree.XMLSyntaxError, etree.XSLTParseError) as error:
        raise RecensionError(stylesheet_failed(Location(str(path)), str(error).partition("\n")[0])) from error


class _Shipped(etree.Resolver):
    """Finds the shipped stylesheets under their scheme, and those of an edition in the place of shipped ones."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets

    def resolve(self, system_url: str | None, _: str | None, context: object) -> Any:
        shipped, name = (system_url or "").rpartition(SCHEME)[1:]
        path = original(Path(name).name)
        if not shipped:
            if Path(name) != path or not self._assets.is_own(path.name):
                return None
            path = self._assets.path(path.name)
        # The file's own place is what its imports are relative to, and what a circle of imports is told by.
        return self.resolve_string(path.read_bytes(), context, base_url=str(path)) if path.is_file() else None


def _running_head(known: Facts) -> str:
    """The rule that prints author and title above each page but the first."""
    words = ", ".join(filter(None, (*known.names[:1], known.title)))
    # By code point (CSS Syntax 3, 4.3.7), since the rule stands in a style element that a "<" could end.
    escaped = "".join(sign if sign.isalnum() or sign in " ,.’" else f"\\{ord(sign):06x}" for sign in words)
    return f'@page {{ @top-center {{ content: "{escaped}"; }} }}'


def identified(tree: etree._ElementTree) -> etree._ElementTree:
    """A copy that a stylesheet can take as it is.

    No identifier is there twice, every emendation and division can be linked to, a word that runs on across a break
    has no white space there, and a ``style`` holds nothing but harmless CSS.
    """
    marked = copy.deepcopy(tree)
    taken = _distinct(marked)
    number = 0
    for element in list(marked.iter(etree.Element)):
        if element.get(tei.XML_ID) is None and element.tag in _LINKED:
            while (identifier := f"x{(number := number + 1)}") in taken:
                pass
            element.set(tei.XML_ID, identifier)
        if tei.runs_on(element):
            _close_up(element)
        if tei.meets_next(element):
            element.tail = " "
            element.set(_MEETS, "yes")
        if "style" in element.attrib:
            element.set("style", declarations(element.get("style", "")))
    return marked


def _distinct(tree: etree._ElementTree) -> set[str]:
    """The identifiers of a tree, each there once.

    One that an element before has, or that HTML does not know, is taken away; one that the page itself has for its own
    parts becomes another, and what points to it follows.
    """
    taken: set[str] = set()
    renamed: dict[str, str] = {}
    for element in tree.iter(etree.Element):
        identifier = element.get(tei.XML_ID)
        if identifier is None:
            continue
        if identifier in taken or identifier.split() != [identifier]:
            del element.attrib[tei.XML_ID]
        elif _OF_THE_PAGE.match(identifier):
            renamed[f"#{identifier}"] = f"#text-{identifier}"
            element.set(tei.XML_ID, f"text-{identifier}")
        taken |= {identifier, element.get(tei.XML_ID, identifier)}
    for element in tree.iterfind(".//*[@target]") if renamed else ():
        element.set("target", " ".join(renamed.get(target, target) for target in element.get("target", "").split()))
    return taken


def _close_up(breaking: etree._Element) -> None:
    """Take away the white space beside a break across which a word runs on, and mark the hyphen of the line's end."""
    breaking.set("break", "no")
    before, parent = breaking.getprevious(), breaking.getparent()
    text = ((parent.text if parent is not None else "") if before is None else before.tail) or ""
    mark = tei.line_end_hyphen(text, breaking)
    text = text.rstrip().removesuffix(mark)
    if before is not None:
        before.tail = text
    elif parent is not None:
        parent.text = text
    if mark:
        hyphen = etree.Element(_HYPHEN)
        hyphen.text = mark
        breaking.addprevious(hyphen)
    breaking.tail = (breaking.tail or "").lstrip()


def _numbered(tree: etree._ElementTree) -> etree._ElementTree:
    """The tree with its paragraphs counted, and with identifiers for them where they have none; it is changed."""
    taken = {element.get(tei.XML_ID) for element in tree.iter(etree.Element)}
    for paragraph, number in paragraph_numbers(text_roots(tree)).items():
        identifier = f"p{number}"
        while identifier in taken:
            identifier += "-"
        if paragraph.get(tei.XML_ID) is None:
            paragraph.set(tei.XML_ID, identifier)
        paragraph.set(_NUMBER, str(number))
    return tree


def _with_calls(tree: etree._ElementTree) -> etree._ElementTree:
    """The tree with a mark at each note that stands in a sentence and is shown at the foot; it is changed.

    A note that only one of the views has stays at its place, since the foot is that of both; so does one that is
    called from elsewhere.
    """
    texts = text_roots(tree)
    called = {target for item in tree.iter(*map(tei.name, ("ref", "ptr"))) for target in item.get("target", "").split()}
    taken = {element.get(tei.XML_ID) for element in tree.iter(etree.Element)}
    number = 0
    for note in (note for text in texts for note in text.iter(tei.name("note"))):
        identifier = note.get(tei.XML_ID)
        if not _is_in_a_sentence(note) or (identifier and f"#{identifier}" in called) or not _is_in_both_views(note):
            continue
        number += 1
        if identifier is None:
            identifier = f"note{number}"
            while identifier in taken:
                identifier += "-"
            note.set(tei.XML_ID, identifier)
        note.set(_MOVED, note.get("n", "").strip() or str(number))
    return tree


def _is_in_both_views(note: etree._Element) -> bool:
    return all(tei.is_shown(note, view) for view in View)


def _is_in_a_sentence(note: etree._Element) -> bool:
    if note.get("place") == "inline" or note.get("target") or tei.local(note.getparent()) in _NOT_AT_THE_FOOT:
        return False
    return any(tei.local(outer) in _IN_SENTENCES for outer in note.iterancestors())


def reported(tree: etree._ElementTree, log: etree._ListErrorLog, place: Location) -> Iterator[Diagnostic]:
    """What a transformation said of elements that it has no template for."""
    for name in sorted({entry.message.removeprefix(_UNKNOWN) for entry in log if _UNKNOWN in entry.message}):
        named = [element for element in tree.iter(etree.Element) if etree.QName(element).localname == name]
        found = [element for element in named if etree.QName(element).namespace != tei.NAMESPACE] or named
        line = found[0].sourceline if found else None
        yield unknown_element(Location(place.file, line), name, len(found))
