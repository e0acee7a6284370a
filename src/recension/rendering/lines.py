"""Which elements stand in the line although words part at them: the pieces of an entry, of a record, of an address.

So do stage directions within a speech. The stylesheets have the same (``parted`` in ``common.xsl``).
"""

from __future__ import annotations

from lxml import etree

from recension import tei

_IN_ENTRIES = frozenset(
    """case colloc def etym form gen gram gramGrp hyph iType lang lbl mood number orth per pos pron subc tns usg
    xr""".split()
)
_IN_RECORDS = frozenset(
    """age analytic birth climate death education faith floruit gender imprint langKnowledge langKnown location monogr
    nationality occupation persPronouns population relatedItem residence respStmt series sex socecStatus state terrain
    trait postBox postCode street caption incident kinesic pause sound tech vocal""".split()
)
_RECORDS = frozenset(
    "address analytic cit etym event imprint monogr msIdentifier nym object org person place respStmt series".split()
)
"""Elements whose pieces follow one another in the line."""
_AROUND_DIRECTIONS = frozenset({"ab", "castItem", "head", "l", "p", "speaker"})


def stands_in_line(element: etree._Element) -> bool:
    """Whether an element at which words part stands in the line, with a space on either side."""
    kind, parent = tei.local(element), tei.local(element.getparent())
    if kind in _IN_ENTRIES or kind in _IN_RECORDS:
        return True
    if kind == "stage":
        return _is_within_words(element)
    return parent in _RECORDS and kind in tei.INLINE and not tei.is_displayed(element)


def _is_within_words(direction: etree._Element) -> bool:
    around = [tei.local(outer) for outer in direction.iterancestors()]
    return bool(_AROUND_DIRECTIONS.intersection(around)) or ("sp" in around and around[0] != "sp")
