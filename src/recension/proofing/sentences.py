"""Where one sentence ends and another begins: stray and lost stops, and commas where a stop should be."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from recension.proofing.abbreviations import takes_stop
from recension.proofing.model import Model, pair_log, triple_log
from recension.proofing.signs import Slip
from recension.proofing.words import BREAK, COMMA, fold

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
_ARTICLES = re.compile(r"(?<=\w )(?:the|an|our|their|its|every)(?P<stop>[:;])(?= [a-z]{2})")
_NUMERO = re.compile(r"(?:[Nn]o|[Rr]e)\.\s+(?:of|your|my)\b")
_NEVER_LAST = re.compile(r"\b(?P<word>[a-z]{2,})(?P<stop>\.) +(?=[“‘\"£$]?[A-Z\d])(?!(?:\d+|[A-Z])[.)])")
_LOST = re.compile(r"\b([A-Za-z][a-z]+)([”\"’]?[ \n]+)([A-Z][a-z]*)(?=[ \n]+[a-z])")
_COMMA = re.compile(
    r"\b([A-Za-z][a-z]+)([,;])[ \n]+([A-Z][a-z]*)(?:,?[ \n]+(?=[a-z])|[ \n]+(?=([A-Z][a-z]+)[ \n]+[a-z]))"
)
_SPEECH = re.compile(
    r"(?<![.…])\.(?=[”’\"]+ (?:(?:said|asked|replied|answered|cried|exclaimed|added|shouted|remarked)\b))"
)
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
_COMMAS = 1.2
"""By how much a comma is usual rather than nothing where the scanner read a stop."""
_ALIKE, _JOINED = 2.0, 3.8
"""What a capital like its small letter adds, and the log-odds from which it is the capital that is wrong."""
_SACRED = frozenset({"he", "his", "him"})
_CORE = frozenset("it its we they this these those there at in if but when the he she as by for".split())
"""Words that after a name begin a sentence rather than go on with what it is part of."""
_NAME, _SURELY = 0.5, 0.8
"""The share of its capitals from which a word is a name, or surely one."""
_RARELY, _KNOWN, _FIRST = 0.04, 7.5, math.log(0.08)
"""How seldom a word has a capital within a sentence, from what count (its logarithm) and how often it stands first."""
_OFTEN, _SELDOM_LAST = 10.0, 0.0004
"""From what count (its logarithm) it can be told that a word ends no sentence, and how often it does then."""
_SIGNED = re.compile(r"(?:\b[Bb]y(?= [A-Z])|[–—(\[\n]|--|[Ss]igned)[^–—(\[\n]{0,60}$")
_WITHIN = re.compile(r"[^\W\d_][- ]\Z")
"""What stands before a name that does not begin its sentence."""
_BEGINS = re.compile(r"[a-z]{2}[.!?][ \n]+\Z")
_ENDS = re.compile(r"[.!?:;…—–\-*\]\d]['\"”’»)\]]*\s*$")


def stop_in_sentence(text: str, model: Model) -> Iterator[Slip]:
    """A full stop before a small letter, or after a word that ends no sentence."""
    for match in _STOP.finditer(text):
        place = match.start("stop")
        if (text[place - 1].isalpha() and takes_stop(text, place)) or _NUMERO.match(text, place - 2):
            continue
        if not match["word"]:
            yield Slip(place, place + 1, ("", ","), "stop in a sentence")
        elif model.log_count(fold(match["word"])) > 3:
            yield _stray_stop(text, place, match, model)
    for match in _ARTICLES.finditer(text):
        yield Slip(match.start("stop"), match.end("stop"), ("",), "stop after a word that ends nothing")
    for match in _NEVER_LAST.finditer(text):
        word = match["word"]
        if (
            model.log_count(word) > _OFTEN
            and _ends(model, word) < _SELDOM_LAST
            and not takes_stop(text, match.end("word"))
        ):
            yield Slip(match.start("stop"), match.end("stop"), ("",), "stop after a word that ends nothing")


def _stray_stop(text: str, place: int, match: re.Match[str], model: Model) -> Slip:
    """A stop before a small letter, with what may stand there: nothing, a comma, or the stop before a capital."""
    word = re.compile(r"[a-z]+").match(text, match.end())
    assert word
    first, second = model.number(fold(match["word"])), model.number(word[0])
    joined = pair_log(model, first, second)
    parted, ended = (
        pair_log(model, first, sign) + pair_log(model, sign, second) - model.logs[sign] for sign in (COMMA, BREAK)
    )
    parted = max(parted, triple_log(model, first, COMMA, second))
    signs = (",", "") if parted + _COMMAS > joined else ("", ",")
    if ended < max(0.0, parted, joined - _COMMAS):
        return Slip(place, place + 1, signs, "stop in a sentence")
    between = text[place + 1 : word.start()]
    readings = (f".{between}{word[0].capitalize()}", *(f"{sign}{between}{word[0]}" for sign in signs))
    return Slip(place, word.end(), readings, "stop in a sentence")


def stop_in_speech(text: str, _: Model) -> Iterator[Slip]:
    """A full stop at the end of a speech, before who speaks it."""
    for match in _SPEECH.finditer(text):
        yield Slip(match.start(), match.end(), (",",), "stop in a speech")


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
        quoted = match[2].strip()
        if _BEGINS.search(text, max(0, match.start() - 4), match.start()) and {first, second} <= _STARTS:
            yield Slip(match.start(3), match.end(3), (match[3].lower(),), "capital in a sentence")
            continue
        if match[1][0].isupper() and not quoted:
            if model.capital(first) < _NAME:
                continue
            if joined < 4 and not (second in _CORE and _WITHIN.search(text, max(0, match.start() - 24), match.start())):
                continue
        if joined - apart + model.logs[BREAK] + (_ALIKE if match[3][0] in "IOSUVW" else -_ALIKE) > _JOINED:
            yield Slip(match.start(3), match.end(3), (match[3].lower(),), "capital in a sentence")
        else:
            place = match.start(2) + (1 if quoted and "”." in text else 0)
            yield Slip(place, place, (".", ","), "lost stop after a quotation" if quoted else "lost stop")


def comma_for_stop(text: str, model: Model) -> Iterator[Slip]:
    """A comma or a semicolon before such a word."""
    for match in _COMMA.finditer(text):
        if not _begins(model, match[3]) or _in_title(text, match.start(3), model):
            continue
        if match[4] and model.capital(fold(match[4])) < _SURELY:
            continue
        if re.search(r"(?:^|[.!?:]|[“‘\"])\W*$", text[max(0, match.start() - 4) : match.start()]):
            yield Slip(match.start(3), match.end(3), (match[3].lower(),), "capital in a sentence")
        else:
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
    last = re.search(r"([–—.-] ?)?([^\W\d_]+)(?P<mark>[”\"]?)$", text)
    if _ENDS.search(text) or not last or last[1] or _ends(model, last[2]) < 0.01:
        return
    doubtful = last["mark"] or last[2][0].isupper()
    if doubtful and (len(after) < _LONG or not after[0].isupper() or _SIGNED.search(text)):
        return
    ending = [bool(_ENDS.search(block)) for block in blocks if len(block) >= _LONG]
    if sum(ending) > 0.85 * len(ending):
        place = len(text) - len(last["mark"])
        yield Slip(place, place, (".",), "lost last stop")


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
