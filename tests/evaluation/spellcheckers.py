"""The checkers of spelling that the detector is measured beside, as far as they are installed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from recension import Document
from recension.proofing.stream import blocks_read
from tests.evaluation.proof import Checker, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def checkers() -> Iterator[tuple[str, Checker]]:
    """Those that are at hand, with their names."""
    beside = Path(sys.executable).parent
    for name, command in (("hunspell", ["hunspell", "-d", "en_US", "-l"]), ("aspell", ["aspell", "-l", "en", "list"])):
        if shutil.which(name):
            yield name, partial(_listed, command)
    for name, checker in (("codespell", _codespell), ("typos", _typos)):
        if program := shutil.which(name) or shutil.which(name, path=beside):
            yield name, partial(checker, program)
    if find_spec("symspellpy"):
        yield "symspellpy", _symspell()


def _lines(document: Document) -> list[tuple[int, str]]:
    """The blocks that the detector reads too, each as one line, with where it begins."""
    return [(block.start, block.text.replace("\n", " ")) for block in blocks_read(document)]


def _run(command: Sequence[str], text: str) -> str:
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    return done.stdout


def _words(document: Document, is_wrong: Callable[[str], bool]) -> list[Span]:
    return [
        (start + match.start(), start + match.end())
        for start, line in _lines(document)
        for match in _WORD.finditer(line)
        if is_wrong(match[0])
    ]


def _listed(command: Sequence[str], document: Document) -> list[Span]:
    text = "\n".join(line for _, line in _lines(document)).replace("’", "'")
    wrong = set(_run(command, text).split())
    return _words(document, lambda word: word.replace("’", "'") in wrong)


def _codespell(program: str, document: Document) -> list[Span]:
    text = "\n".join(line for _, line in _lines(document))
    wrong = set(re.findall(r"^\t?(?:.*?: )?([^\W\d_]+) ==>", _run([program, "-"], text), re.MULTILINE))
    return _words(document, wrong.__contains__)


def _typos(program: str, document: Document) -> list[Span]:
    text = "\n".join(line for _, line in _lines(document))
    told = [json.loads(line) for line in _run([program, "--format", "json", "-"], text).splitlines()]
    wrong = {item["typo"] for item in told if item.get("type") == "typo"}
    return _words(document, wrong.__contains__)


def _symspell() -> Checker:
    from symspellpy import SymSpell

    speller: Any = SymSpell()
    speller.load_dictionary(str(files("symspellpy") / "frequency_dictionary_en_82_765.txt"), 0, 1)
    speller.load_bigram_dictionary(str(files("symspellpy") / "frequency_bigramdictionary_en_243_342.txt"), 0, 2)
    return partial(_compound, speller)


def _compound(speller: Any, document: Document) -> list[Span]:
    """The words that the compound mode changes, each sentence for itself."""
    spans = []
    for start, line in _lines(document):
        for sentence in re.finditer(r"[^.!?;:]+", line):
            terms = list(_WORD.finditer(sentence[0]))
            told = speller.lookup_compound(" ".join(term[0] for term in terms).lower(), 2) if terms else []
            kept = set(told[0].term.split()) if told else set()
            base = start + sentence.start()
            spans += [(base + t.start(), base + t.end()) for t in terms if told and t[0].lower() not in kept]
    return spans
