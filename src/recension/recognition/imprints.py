"""Imprints: who published a text, where and when, if no journal did: ``Published by Lantern Books, London, 1951``."""

from __future__ import annotations

import re

from recension.document import Bibliography
from recension.recognition.dates import find_dates
from recension.recognition.layout import blanked
from recension.recognition.vocabulary import Vocabulary, vocabulary

_END_OF_NAME = re.compile(
    r"\s*(?:[,;:\[\0]|\((?![^()]*\) +[^\W\d_])|(?<!\b[A-Z])(?<!\b(?:Co|St))(?<!\bLtd)\.(?:\s|$)|$)"
)
_APART = re.compile(r"[,;:()\[\]\0.]")
_LONGEST = 80


def read_imprint(text: str, language: str) -> Bibliography | None:
    """The publisher, place and date that follow "published by"; None if the statement has numbers, as of a journal."""
    words = vocabulary(language)
    numbers = (words.volume, words.issue, words.whole_number, words.pages)
    issued = words.issued_by.search(text)
    if not issued or any(re.search(rf"(?<!\w){number.pattern}", text, re.IGNORECASE) for number in numbers):
        return None
    return publication(text[issued.end() :], language, before=text[issued.start() : issued.end()])


def publication(text: str, language: str, *, before: str = "") -> Bibliography | None:
    """What a text says of the publisher whose name it begins with; `before` it place and date may stand, too."""
    words = vocabulary(language)
    dates = [*find_dates(text, language)]
    for gap in (*((date.start, date.end) for date in dates), *(form.span() for form in words.form.finditer(text))):
        text = blanked(text, *gap)
    dates = dates or [*find_dates(before, language)]
    end = next((found for found in _END_OF_NAME.finditer(text) if not _goes_on(text, found, words)), None)
    name, rest = (text[: end.start()], text[end.start() :]) if end else (text, "")
    press = re.sub(rf"^{words.article.pattern}|{words.after_names.pattern}\s*$", "", name.strip(), flags=re.IGNORECASE)
    if not press[:1].isalnum() or press[:1].islower() or len(press) > _LONGEST:
        return None
    others = [words.after_names.split(f" {part}")[-1].strip() for part in _APART.split(f"{before},{rest}")]
    others += [part.strip() for part in words.after_names.split(before)]
    place = next((name for name in others if name.lower() in words.places), "")
    return Bibliography(monograph=True, press=press, place=place, date=dates[0].date if dates else None)


def _goes_on(text: str, end: re.Match[str], words: Vocabulary) -> bool:
    """Whether a comma is within the name of a press: what follows is no place and ends as presses are called."""
    following = _APART.split(text[end.end() :], maxsplit=1)[0].strip()
    whole = text[: end.start()]
    return end[0].strip() == "," and not words.press.search(whole) and bool(words.press.search(f" {following}"))
