"""The landmarks of a page: which part of it is the article, and which is about the site (HTML Living Standard, 4.3).

Pages without such elements are the article throughout, as far as their mark-up tells.
"""

from __future__ import annotations

from lxml import etree

_FURNITURE = frozenset({"navigation", "search", "banner", "contentinfo"})
"""Roles (WAI-ARIA 1.2) of what belongs to the site."""


def article_of(root: etree._Element) -> etree._Element | None:
    """The element that holds the article: the only ``article`` of the page, or else its only ``main``.

    It is the one with the headings of first rank in it, if there are any; None where no element is.
    """
    titled = next(root.iter("h1"), None) is not None
    articles = [element for element in root.iter("article") if next(element.iterancestors("article"), None) is None]
    mains = [element for element in root.iter() if element.tag == "main" or element.get("role") == "main"]
    for found in (articles, mains):
        if len(found) == 1 and (not titled or next(found[0].iter("h1"), None) is not None):
            return found[0]
    return None


def is_furniture(element: etree._Element) -> bool:
    """Whether an element says that what it holds belongs to the site."""
    return element.tag == "nav" or element.get("role") in _FURNITURE
