"""Stops that end no sentence: of abbreviations and initials."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st rev gen col capt lt prof hon sen rep gov no nos vol vols p pp ch art sec fig ed eds tr trans etc "
    "viz vs cf ibid op cit loc al seq sq ff jr sr co corp inc ltd bros messrs mme mlle jan feb mar apr jun jul aug "
    "sept sep oct nov dec mon tues wed thurs fri sat sun ie eg am pm cwt lb lbs oz ft in s d m kg km cm mm approx dept "
    "univ assn intl nat natl est max min mill mss nb comp introd par para pt anon bk bd jg hft incl resp orig repr "
    "esp vgl bzw usw ca cent per".split()
)
_LAST = re.compile(r"(?:[^\W\d_]+\.)*([^\W\d_]+)$")
_PLAIN = frozenset({"in", "no", "art", "per", "sun", "sat", "est", "min", "par", "am", "pt"})
"""Abbreviations that are words besides: a stop after them may be one too many."""


def takes_stop(text: str, place: int) -> bool:
    """Whether the word that ends at `place` is an initial or an abbreviation, and has its stop with reason."""
    match = _LAST.search(text, max(0, place - 24), place)
    if not match:
        return False
    word = match[1].lower()
    if word == "cent":
        return text[: match.start(1)].rstrip()[-3:].lower() == "per"
    return len(word) == 1 or "." in match[0] or (word in _ABBREVIATIONS and word not in _PLAIN)
