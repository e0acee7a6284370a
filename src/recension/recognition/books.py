"""Books in source statements: ``A. Author, Title, Press, Place 1990``, ``Title (Place: Press, 1990)`` and the like."""

from __future__ import annotations

import re

from recension.document import Bibliography
from recension.recognition.names import are_surely_names, name_likeness
from recension.recognition.vocabulary import Vocabulary, vocabulary

_LONGEST_PLACE = 3
_IS_PAPER = re.compile(r"\b(?:press|publications?)$", re.IGNORECASE)
"""How the name of a newspaper may end as well as that of a press."""
_EDITED = re.compile(r"\s*\(?\b(?:eds?|hrsg|hg)\.?\)?$", re.IGNORECASE)


def read_book(names: list[str], later: list[str], language: str, *, place_last: bool) -> Bibliography | None:
    """The title, place and press of a book; None where nothing tells that it is one.

    Args:
        names: What stands before the first number.
        later: What stands after it.
        language: Whose words tell presses, places and collected works.
        place_last: Whether the last name stands right before the year, as places do.
    """
    words = vocabulary(language)
    names = _title_first(names, language)
    presses = [index for index, name in enumerate(names) if index and is_press(name, words)]
    at = next((index for index, name in enumerate(names) if index and name.lower() in words.places), 0)
    if not at and not presses and place_last and len(names) > 1 and len(names[-1].split()) <= _LONGEST_PLACE:
        at = len(names) - 1
    press = next((name for name in later if is_press(name, words)), "")
    if presses:
        end, press = min(filter(None, (at, presses[0]))), names[presses[0]]
    elif at:
        after = names[at + 1 :]
        press = after[-1] if after else names[at - 1] if at > 1 else ""
        end = at - 1 if press and not after else at
    elif press or words.collected.search(names[-1]):
        end = len(names)
    else:
        return None
    place = names[at] if at else next((name for name in later if name.lower() in words.places), "")
    title = _EDITED.sub("", ", ".join(names[:end]))
    return Bibliography(journal=title, monograph=True, place=place, press=press) if title else None


def _title_first(names: list[str], language: str) -> list[str]:
    """The names from the title on: without the author or the editor, and the part of the book that is cited.

    A name that begins small goes on with the one before.
    """
    words = vocabulary(language)
    joined: list[str] = []
    for name in names:
        if joined and words.within.match(name) and name[:1].islower():
            joined = [words.within.sub("", name, count=1)]
        elif joined and name[:1].islower():
            joined[-1] += f", {name}"
        else:
            joined.append(name)
    signed = len(joined) == 2 and name_likeness(joined[0], language) >= 0.7 and words.collected.search(joined[1])
    written = signed or (len(joined) > 2 and (_EDITED.search(joined[0]) or name_likeness(joined[0], language) >= 0.4))
    if written and not is_press(joined[1], words) and joined[1].lower() not in words.places:
        joined = joined[1:]
    by = re.search(r"\s+by\s+(?P<name>[^,]+)$", joined[0])
    if by and are_surely_names(by["name"]):
        joined[0] = joined[0][: by.start()]
    return joined


def press_alone(names: list[str], language: str) -> Bibliography | None:
    """The press, and perhaps the place, of a print that has the title of the text itself, such as a pamphlet."""
    words = vocabulary(language)
    press = [name for name in names if is_press(name, words)]
    place = [name for name in names if name.lower() in words.places]
    if len(press) != 1 or len(names) != len({*press, *place}) or (not place and _IS_PAPER.search(press[0])):
        return None
    return Bibliography(monograph=True, press=press[0], place="".join(place[:1]))


def is_press(name: str, words: Vocabulary) -> bool:
    """Whether a name is that of a press, by how it ends or because it is known."""
    return bool(words.press.search(name)) or name.lower().replace(" and ", " & ") in words.presses


def without_editors(text: str, words: Vocabulary) -> str:
    """A citation without ``, edited by A. Writer and B. Reader``, which books have and journals do not."""
    match = re.search(rf",?\s*[(\[]?\b{words.edited.pattern}", text, re.IGNORECASE)
    if not match:
        return text
    _, *others = re.split(r"(?=[,;)\]])|(?<=[^\W\d_]{3})(?=\.)", text[match.end() :])
    while others and are_surely_names(others[0].strip(" ,;")):
        others.pop(0)
    return text[: match.start()] + re.sub(r"^[)\]]", "", "".join(others))
