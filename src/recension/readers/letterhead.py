"""The fields at the head of a message by electronic mail or in a newsgroup (RFC 5322, RFC 5536)."""

from __future__ import annotations

import re
from email.utils import parseaddr

from recension.document import Claims

_FIELD = r"(?P<name>[A-Z][A-Za-z-]*):(?P<value>[^\n]*(?:\n[ \t]+\S[^\n]*)*)"
_FIELDS = re.compile(_FIELD)
_HEAD = re.compile(rf"\s*(?P<head>(?:{re.sub('[?]P<[a-z]+>', '?:', _FIELD)}(?:\n|\Z)){{3,}})(?=[ \t]*\n|\Z)")
_NEEDED = {"from", "subject"}
_ANSWER = re.compile(r"(?:(?:re|fwd?|aw|sv|antw)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\S+@\S+\s+\((?P<name>[^()]+)\)")
_DATE = re.compile(r"(?:\w{3},\s*)?(?P<date>\d{1,2} \w{3,9} \d{4})")
_LONGEST = 20_000


def read_letterhead(text: str) -> Claims:
    """The subject, the writer and the date that the head of a message states; nothing if the text begins with none."""
    match = _HEAD.match(text[:_LONGEST])
    fields = (
        {field["name"].lower(): " ".join(field["value"].split()) for field in _FIELDS.finditer(match["head"])}
        if match
        else {}
    )
    if not fields.keys() >= _NEEDED:
        return Claims()
    named = _IN_BRACKETS.fullmatch(fields["from"])
    author = named["name"] if named else parseaddr(fields["from"])[0]
    date = _DATE.match(fields.get("date", ""))
    stated = {
        "title": _ANSWER.sub("", fields["subject"]),
        "author": author.strip(" \"'"),
        "date": date["date"] if date else "",
    }
    return Claims(stated["title"], stated["author"], {name: (value,) for name, value in stated.items() if value})
