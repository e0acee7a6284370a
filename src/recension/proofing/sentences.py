"""Where one sentence ends and another begins: stray and lost stops, and commas where a stop should be."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from recension.proofing.abbreviations import takes_stop
from recension.proofing.model import Model, pair_log
from recension.proofing.signs import Slip
from recension.proofing.words import BREAK, fold

_STARTS = frozenset(
    "the it in but this they we there if that and these when what for such as no not all by to from at with "
    "an its their our she on of you how why who which those after only nor so yet thus while since although is was are "
    "were has have had be been would will can could should must may might or than then because where into upon".split()
)
"""Words with a capital only where a sentence begins, or in a title."""
_STOP = re.compile(
    r"(?:\b(?P<word>[^\W\d_]{2,})|(?<=\b\d)\d{3}(?=\.))[’”)]?(?P<stop>\.)[ \t]+(?=[a-z]+(?![.)\w]))"
    r"(?!(?:vol|pp?|nos?|cf|see|ibid|op|ch|ff?|de|von|van|du|der|la|le|trans|edited|translated|et)\b)"
)
_NUMERO = re.compile(r"(?:[Nn]o|[Rr]e)\.\s+(?:of|your|my)\b")
_NEVER_LAST = re.compile(r"\b(?P<word>[a-z]{2,})(?P<stop>\.) +(?=[“‘\"£$]?[A-Z\d])(?!(?:\d+|[A-Z])[.)])")
_LOST = re.compile(r"\b([A-Za-z][a-z]+)([ \n]+)([A-Z][a-z]*)(?=[ \n]+[a-z])")
_COMMA = re.compile(r"\b([a-z]{2,})([,;])[ \n]+([A-Z][a-z]*)[ \n]+(?=[a-z])")
_AUXILIARY = "is|are|was|were|has|have|had|does|did|do|will|would|can|could|must|should|may|might|shall|cannot"
_ARTICLE = "the|this|these|those|his|her|its|their|our|my|an?|no|every|all|such|some|any|most"
_NO_SUBJECT = (
    f"{_ARTICLE}|{_AUXILIARY}|be|been|being|which|who|that|what|where|when|if|as|whose|whom|how|why|whether|than|or|but"
    "|not|only|after|before|since|while|because|although|until|unless|came|come|took|arises?|arose|it|they|he|she|we|i|you"
    "|there|however|too|then|again|indeed|therefore"
)
_LINK = "of|in|on|at|by|to|for|from|with|against|between|under|over|into|upon|through|towards?|within|without|among|and"
_SUBJECT = re.compile(
    rf"(?:^|[.!?][”’\"']? +)(?=[A-Z])(?i:{_ARTICLE})(?: (?:{_LINK})(?: (?:{_ARTICLE}))?| (?!(?:{_NO_SUBJECT})\b)"
    rf"[^\W\d_][\w’'-]*){{1,16}}(?P<comma>,) (?:{_AUXILIARY})\b"
    r"(?! (?:it|they|he|she|we|I|you|there|not (?:the|it|they))\b)(?=[^.;!?]*[.;!])"
)
"""A sentence that begins with a subject and a comma after it, before its verb."""
_NAMED = re.compile(r"(?i)\b(?:called|entitled|titled|article|pamphlet|book|in his|in her|’s|paper)\W*$")
_SAID = re.compile(r"\b(?:said|says|wrote|writes|written|declared|words|follows|following|thus|runs)\b[^.]*$")
_LONG = 160
_ALIKE, _JOINED = 2.0, 3.8
"""What a capital like its small letter adds, and the log-odds from which it is the capital that is wrong."""
_SACRED = frozenset({"he", "his", "him"})
_RARELY, _KNOWN, _FIRST = 0.04, 7.5, math.log(0.08)
"""How seldom a word has a capital within a sentence, from what count (its logarithm) and how often it stands first."""
_OFTEN, _SELDOM_LAST = 10.0, 0.0004
"""From what count (its logarithm) it can be told that a word ends no sentence, and how often it does then."""
_ENDS = re.compile(r"[.!?:;…—–\-*\]\d]['\"”’»)\]]*\s*$")


def stop_in_sentence(text: str, model: Model) -> Iterator[Slip]:
    """A full stop before a small letter, or after a word that ends no sentence."""
    for match in _STOP.finditer(text):
        place = match.start("stop")
        if (text[place - 1].isalpha() and takes_stop(text, place)) or _NUMERO.match(text, place - 2):
            continue
        if not match["word"] or model.log_count(fold(match["word"])) > 3:
            yield Slip(place, place + 1, ("", ","), "stop in a sentence")
    for match in _NEVER_LAST.finditer(text):
        word = match["word"]
        if (
            model.log_count(word) > _OFTEN
            and _ends(model, word) < _SELDOM_LAST
            and not takes_stop(text, match.end("word"))
        ):
            yield Slip(match.start("stop"), match.end("stop"), ("",), "stop after a word that ends nothing")


def lost_stop(text: str, model: Model) -> Iterator[Slip]:
    """A word that has its capital from the beginning of a sentence, after a word without a stop.

    Where the two words often stand together it is the capital that is wrong.
    """
    for match in _LOST.finditer(text):
        first, second = fold(match[1]), fold(match[3])
        if model.log_count(first) <= 5 or not _begins(model, match[3]) or _in_title(text, match.start(3), model):
            continue
        joined = pair_log(model, model.number(first), model.number(second))
        apart = pair_log(model, model.number(first), BREAK) + pair_log(model, BREAK, model.number(second))
        if match[1][0].isupper() and (joined < 4 or model.capital(first) < 0.5):
            continue
        if joined - apart + model.logs[BREAK] + (_ALIKE if match[3][0] in "IOSUVW" else -_ALIKE) > _JOINED:
            yield Slip(match.start(3), match.end(3), (match[3].lower(),), "capital in a sentence")
        else:
            yield Slip(match.start(2), match.start(2), (".", ","), "lost stop")


def comma_for_stop(text: str, model: Model) -> Iterator[Slip]:
    """A comma or a semicolon before such a word."""
    for match in _COMMA.finditer(text):
        if _begins(model, match[3]) and not _in_title(text, match.start(3), model):
            readings = (".", ",") if match[2] == ";" else (".",)
            yield Slip(match.start(2), match.end(2), readings, "comma before a capital")


def subject_comma(text: str, _: Model) -> Iterator[Slip]:
    """A comma between the subject that begins a sentence and its verb, as was once usual.

    Another may be missing: *the time however, was*.
    """
    for match in _SUBJECT.finditer(text):
        yield Slip(match.start("comma"), match.end("comma"), ("",), "comma after the subject", mends=False)


def lost_last_stop(blocks: Sequence[str], index: int, model: Model) -> Iterator[Slip]:
    """A paragraph that ends as no sentence does, between paragraphs that do."""
    text = blocks[index].rstrip()
    after = blocks[index + 1] if index + 1 < len(blocks) else ""
    if len(text) < _LONG or after[:1].islower() or after.startswith(("“", "‘", '"', "...", "…", "(", "[", "—", "–")):
        return
    if text[-1] in ",;":
        if text[-1] == "," and len(after) >= _LONG and not _SAID.search(text):
            yield Slip(len(text) - 1, len(text), (".",), "comma at the end of a paragraph")
        return
    if _ENDS.search(text) or not text[-1].isalpha():
        return
    last = re.search(r"([–—.-] ?)?([^\W\d_]+)$", text)
    if not last or last[1] or last[2][0].isupper() or _ends(model, last[2]) < 0.01:
        return
    ending = [bool(_ENDS.search(block)) for block in blocks if len(block) >= _LONG]
    if sum(ending) > 0.85 * len(ending):
        yield Slip(len(text), len(text), (".",), "lost last stop")


def _begins(model: Model, word: str) -> bool:
    """Whether a word with a capital probably begins a sentence: it has one nowhere else, and often stands there."""
    number = model.number(fold(word))
    if model.capitals[number] / 255 >= _RARELY:
        return False
    often = model.logs[number] > _KNOWN and pair_log(model, BREAK, number) - model.logs[number] > _FIRST
    return fold(word) in _STARTS or (often and fold(word) not in _SACRED)


def _in_title(text: str, place: int, model: Model) -> bool:
    """Whether the word at `place` begins a title: others with capitals follow that seldom have one."""
    if _NAMED.search(text, max(0, place - 40), place):
        return True
    following = re.match(r"[^.!?;:“”\"]{0,60}", text[place:])
    words = re.findall(r"[^\W\d_]+", following[0] if following else "")[1:7]
    if text[place + len(following[0] if following else "") :][:1] == "?" and text[place] in "WHI":
        return True
    return any(word[0].isupper() and model.capital(fold(word)) < 0.4 for word in words)


def _ends(model: Model, word: str) -> float:
    """How often a sentence ends with a word, of the times that it stands."""
    number = model.number(fold(word))
    return math.exp(pair_log(model, number, BREAK) - model.logs[number]) if number else 1.0
