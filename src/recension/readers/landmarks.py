"""The landmarks of a page: which part of it is the article, and which is about the site (HTML Living Standard, 4.3).

Pages without such elements are the article throughout, as far as their mark-up tells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from lxml import etree

from recension.markup import is_control

_FURNITURE = frozenset({"navigation", "search", "banner", "contentinfo", "button", "doc-toc"})
"""Roles (WAI-ARIA 1.2, Digital Publishing WAI-ARIA 1.1) of what belongs to the site, or is no reading."""
_ALWAYS_NAMED = re.compile(
    r"#(?:comments|footer|sidebar|nav|navigation|menu|top-?nav|bottom-?nav|side-?bar)|"
    r"comments?-(?:area|list|section|template|form|respond)|(?:comment-)?respond|sharedaddy|jp-relatedposts|"
    r"post-share-buttons|share-buttons?|social-(?:links?|share|media)|addtoany\w*|post-ufi|subscription-widget(?:-wrap)?|"
    r"sidebar(?:[-_](?:\w+[-_])*\w+)?|widget-area|blog-pager|post-feeds|post-(?:labels|timestamp|icons)|"
    r"breadcrumbs?|breadcrumb-(?:nav|trail|list)|pagination|paginav|pager|skip-link|screen-reader-text|visually-hidden|sr-only|"
    r"site-(?:header|footer|name|info|branding|navigation)|search-(?:box|form|container)|searchform|navbar|navbox|nav-?menu|"
    r"(?:primary|secondary)-links|block-user|poweredby|cookie-(?:banner|notice|consent)|newsletter-signup|"
    r"stdfooter|nav(?:header|footer)|article-info|print-?footer|catlinks|sitesub|contentsub2?|mw-(?:jump-link|editsection|navigation|panel|head)|"
    r"licensecontainer|headertemplate|p-personal|headerlink|anchor-?link|table-of-contents|"
    r"mfn-tooltip|tabs-primary|taxonomy|post-tags|entry-tags|cat-links|tags-links|comments-link"
)
"""Classes and identifiers (with ``#`` where they alone say so) that programs give to what is none of the article."""
_NAMED = re.compile(
    r"comments?|shar(?:e|ing)(?:[-_]\w+)*|social(?:[-_]\w+)*|related(?:[-_](?:posts?|articles?|content))?|widget(?:[-_]\w+)*|"
    r"post-navigation|entry-(?:footer|meta)|post-(?:meta|footer)|newsletter"
)
"""Classes and identifiers that mean so beside an article that is marked as one."""
_MOST = 0.6
"""What holds a greater share of the page than this is no furniture of it."""
_PLAIN = frozenset({"b", "br", "em", "font", "hr", "i", "img", "strong", "sub", "sup"})
"""Elements that only show how a text looks, and are no part of a site."""
_SITE_NAME = re.compile(r"\b(?:site-?(?:title|name)|navbar-title|blog-?(?:title|name)|logo|brand)\b", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3")
_ENTRY = re.compile(r"h-?entry")
"""Microformats name an article so (microformats.org, hAtom and h-entry)."""
_ARTICLE_TYPE = re.compile(r"https?://schema\.org/(?:\w*Article|BlogPosting|Report)")


_LINE = re.compile(r"verse|verse-?line|line|l")
_STANZA = re.compile(r"stanza|lg|line-?(?:group|block)|poem|poetry|verse")
"""Classes of a line of verse that is an element of its own, and of what holds such lines."""


def is_verse_line(element: etree._Element) -> bool:
    """Whether an element is one line of a stanza, by its class and that of the element around it."""
    names, parent = element.get("class"), element.getparent()
    if not names or parent is None or not any(map(_LINE.fullmatch, names.lower().split())):
        return False
    return any(map(_STANZA.fullmatch, parent.get("class", "").lower().split()))


def article_of(root: etree._Element) -> etree._Element | None:
    """The element that holds the article: the only ``article`` of the page, or its only ``main``, or its only entry.

    It is the one with the headings of first rank in it, if there are any but the name of the site; None where no
    element is. An entry is one by microformats or by the vocabulary of schema.org, and has a heading.
    """
    titled = any(not _is_site_name(heading) for heading in root.iter("h1"))
    articles = [element for element in root.iter("article") if not any(map(_is_apart, element.iterancestors()))]
    entries = [element for element in root.iter() if _is_entry(element)]
    mains = [element for element in root.iter() if element.tag == "main" or element.get("role") == "main"]
    for found in (articles, mains):
        if len(found) == 1 and (not titled or next(found[0].iter("h1"), None) is not None):
            return found[0]
    if len(entries) == 1 and next(entries[0].iter(*_HEADINGS), None) is not None:
        return entries[0]
    return None


def _is_entry(element: etree._Element) -> bool:
    """Whether an element says of itself that it is an entry of a journal or an article."""
    return any(map(_ENTRY.fullmatch, element.get("class", "").split())) or (
        bool(_ARTICLE_TYPE.fullmatch(element.get("itemtype", "")))
    )


def _is_site_name(heading: etree._Element) -> bool:
    """Whether a heading is the name of the site, as it stands above every page of it."""
    return bool(_SITE_NAME.search(heading.get("class", ""))) or any(
        anchor.get("rel") == "home" for anchor in heading.iter("a")
    )


def _is_apart(element: etree._Element) -> bool:
    """Whether an article within an element is none of the page's own, but part of another or a comment."""
    return element.tag == "article" or is_furniture(element, by_name=True)


def furniture_of(root: etree._Element, article: etree._Element | None) -> Collection[etree._Element]:
    """The elements of a page whose role or name says that what they hold belongs to the site.

    None of them holds the article, or the most of a page that marks no article.
    """
    found = [element for element in root.iter(etree.Element) if is_furniture(element, by_name=article is not None)]
    if article is not None:
        around = {article, *article.iterancestors()}
        return {element for element in found if element not in around}
    if not found:
        return ()
    lengths = _lengths(root, set(found))
    return {element for element in found if lengths[element] <= _MOST * lengths[root]}


def _lengths(root: etree._Element, elements: Collection[etree._Element]) -> Mapping[etree._Element, int]:
    """How many characters there are in each of some elements of a page, and in its root."""
    total, begun, lengths = 0, [0], {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if element in elements:
                begun.append(total)
            total += len((element.text or "").strip())
            continue
        if element in elements:
            lengths[element] = total - begun.pop()
        total += len((element.tail or "").strip())
    return {**lengths, root: total}


def is_furniture(element: etree._Element, *, by_name: bool) -> bool:
    """Whether an element says that what it holds belongs to the site: by its role or by its names.

    Names that only commonly mean so count if `by_name`.
    """
    if element.tag in _PLAIN:
        return False
    if element.tag == "nav" or element.get("role") in _FURNITURE or is_control(element):
        return True
    names, identifier = element.get("class", ""), element.get("id", "")
    return bool(names or identifier) and _is_named(f"{names} {identifier} #{identifier}".lower(), by_name)


@lru_cache(4096)
def _is_named(names: str, by_name: bool) -> bool:
    patterns = (_ALWAYS_NAMED, _NAMED) if by_name else (_ALWAYS_NAMED,)
    return any(pattern.fullmatch(name) for name in names.split() for pattern in patterns)
