"""Pages that nobody wrote: one thing over and over, in any length; the input on which a slow rule shows itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

_PROSE = "The state of workers’ power is not what it was. "
_SOURCE = "From New Review, Vol. 6 No. 4, May 1940, pp. 87–91. "

TEXT: Mapping[str, str] = {
    "prose on one line": _PROSE,
    "paragraphs": _PROSE * 8 + "\n\n",
    "short lines": "A short line of it\n",
    "short paragraphs": "A Short Line\n\n",
    "opening marks": "“",
    "words after opening marks": "“word ",
    "single opening marks": "‘word ",
    "possessives": "workers’ ",
    "straight marks": '"',
    "words in straight marks": '"word" ',
    "closing marks": "”",
    "guillemets": "«word ",
    "square brackets": "[",
    "round brackets": "(",
    "words after square brackets": "[word ",
    "words after round brackets": "(word ",
    "words before round brackets": "word) ",
    "asterisks": "*",
    "underscores": "_word ",
    "numbers with dots": "1.",
    "numbers": "1. ",
    "digits": "1234567890",
    "years": "1940, ",
    "dates": "May 5, 1940, ",
    "a long word": "a",
    "capitals": "A",
    "names": "Lenin ",
    "dots": ".",
    "initials": "A. ",
    "hyphens": "a-",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "tabs": "a\t",
    "line ends": "\n",
    "bars": "word | ",
    "roman numerals": "IVXLC",
    "note references": "word [1] ",
    "colons": "He wrote: ",
    "sources": _SOURCE,
    "lines of sources": _SOURCE + "\n",
    "speech": "“Yes,” he said. ",
    "references": "“It is so.” (The Book, 1936, p. 5) ",
    "quoted paragraphs": "“It is so and so on.\n\n",
    "items": "1. item of it\n",
    "salutations": "Dear Comrade,\n\n",
    "signatures": "A. Writer\nMay 5, 1940\n\n",
    "asterisms": "* * *\n\n",
    "interviews": "Smith: It is so.\n\nJones: It is not.\n\n",
    "verse": "    The moon is red\n      and so am I\n",
    "navigation": "Main Index | Home\n\n",
    "control characters": "a\x07",
    "combining characters": "\u0301",
    "right to left": "\u202eשלום עולם ",
    "Chinese": "漢字",
    "remarks": "[So it stands. – Ed.] ",
    "slips": "wrod [sic] ",
}
HTML: Mapping[str, str] = {
    "line ends": "<br>",
    "lines": "word<br>",
    "paragraphs of lines": "word<br><br>",
    "paragraphs": "<p>word",
    "rules": "<hr>",
    "italics": "<i>a</i> ",
    "links": '<a href="x">a</a> ',
    "anchors": '<a name="x">a</a> ',
    "lines of italics": "<i>a</i><br>",
    "rows": "<tr><td>a<td>b",
    "tables": "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
    "cells": "<td>a",
    "headings": "<h1>a</h1><h2>b</h2><p>c",
    "entities": "&foo; &#151;",
    "less-than signs": "<",
    "pictures": '<img src="a.gif">',
    "definitions": "<dt>a<dd>b",
    "items": "<li>word",
    "superscripts": "word<sup>1</sup> ",
    "quotations": '<p class="quoteb">“word”</p>',
    "paragraphs of sentences": f"<p>{_PROSE * 4}<i>It is</i> <a href='x'>so</a>, “he said”.</p>\n",
}


def _repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece.encode()) + 1)


def _page(piece: str, size: int) -> str:
    return f"<html><body><p>{_repeated(piece, size)}"


def _spaces_within(size: int) -> str:
    return f"a{' ' * size}b"


def _notes(size: int) -> str:
    numbers = range(1, size // 60)
    text = "\n\n".join(f"A word here [{number}] goes on." for number in numbers)
    return f"A Title\n\n{text}\n\nNotes\n\n" + "\n\n".join(f"[{number}] This is a note." for number in numbers)


def _closed_quotations(size: int) -> str:
    return "“a ‘b " * (size // 20) + "’ ”" * (size // 20)


SOUPS: Mapping[str, tuple[str, Callable[[int], str]]] = {
    **{f"text: {name}": ("txt", partial(_repeated, piece)) for name, piece in TEXT.items()},
    **{f"html: {name}": ("html", partial(_page, piece)) for name, piece in HTML.items()},
    "text: spaces within": ("txt", _spaces_within),
    "text: notes": ("txt", _notes),
    "text: quotations in quotations": ("txt", _closed_quotations),
    "html: italics around lines": ("html", lambda size: f"<html><p><i>{_repeated('a<br><br>', size)}"),
    "html: one table": ("html", lambda size: f"<html><table>{_repeated('<tr><td>a<td>b', size)}"),
    "html: preformatted": ("html", lambda size: f"<html><pre>{_repeated('word ', size)}"),
}
"""For each soup the ending of its name, and what makes it of about so many bytes."""
