"""The landmarks of a page: which part of it is the article, and which is about the site (HTML Living Standard, 4.3).

Pages without such elements are the article throughout, as far as their mark-up tells.
"""

from __future__ import annotations

import re

from lxml import etree

_FURNITURE = frozenset({"navigation", "search", "banner", "contentinfo"})
"""Roles (WAI-ARIA 1.2) of what belongs to the site."""
_NAMED = re.compile(
    r"comments?|comments?-(?:area|list|section|template)|(?:comment-)?respond|shar(?:e|ing)(?:[-_]\w+)*|sharedaddy|"
    r"social(?:[-_]\w+)*|related(?:[-_](?:posts?|articles?|content))?|sidebar|widget(?:[-_]\w+)*|site-(?:header|footer)|"
    r"post-navigation|entry-footer|post-(?:meta|footer|tags)|screen-reader-text|newsletter|sitesub|contentsub|printfooter|catlinks|mw-jump-link|breadcrumbs?|pagination"
)
"""Classes and identifiers that the makers of sites commonly give to what is none of the article."""
_SITE_NAME = re.compile(r"\b(?:site-?(?:title|name)|logo|brand)\b", re.IGNORECASE)


def article_of(root: etree._Element) -> etree._Element | None:
    """The element that holds the article: the only ``article`` of the page, or else its only ``main``.

    It is the one with the headings of first rank in it, if there are any but the name of the site; None where no
    element is.
    """
    titled = any(not _is_site_name(heading) for heading in root.iter("h1"))
    articles = [element for element in root.iter("article") if not any(map(_is_apart, element.iterancestors()))]
    mains = [element for element in root.iter() if element.tag == "main" or element.get("role") == "main"]
    for found in (articles, mains):
        if len(found) == 1 and (not titled or next(found[0].iter("h1"), None) is not None):
            return found[0]
    return None


def _is_site_name(heading: etree._Element) -> bool:
    """Whether a heading is the name of the site, as it stands above every page of it."""
    return bool(_SITE_NAME.search(heading.get("class", ""))) or any(
        anchor.get("rel") == "home" for anchor in heading.iter("a")
    )


def _is_apart(element: etree._Element) -> bool:
    """Whether an article within an element is none of the page's own, but part of another or a comment."""
    return element.tag == "article" or is_furniture(element, by_name=True)


def is_furniture(element: etree._Element, *, by_name: bool) -> bool:
    """Whether an element says that what it holds belongs to the site: by its role or, if `by_name`, by its names."""
    if element.tag == "nav" or element.get("role") in _FURNITURE:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}".lower() if by_name else ""
    return any(map(_NAMED.fullmatch, names.split()))
