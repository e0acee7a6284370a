"""The transcription as it came: decoded once, with its digest. Nothing after this module reads a transcription."""

from __future__ import annotations

import bisect
import codecs
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path

from recension.alignment import Alignment, Piece
from recension.diagnostics import Diagnostic, Location, RecensionError, Severity, Wording, diagnostic
from recension.encodings import WINDOWS, guessed, is_japanese, other_format, without_mark

TEXT, HTML, MARKDOWN, GUTENBERG = "text", "html", "markdown", "gutenberg"
_EBOOK = re.compile(rb"\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
_SUFFIXES = {"txt": TEXT, "htm": HTML, "html": HTML, "xhtml": HTML, "md": MARKDOWN, "markdown": MARKDOWN}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_WHOLE_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_FRONT_MATTER = re.compile(
    rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[\w-]+[ \t]*:|#)(?:(?!\r?\n\r?\n).){1,8000}?\n(?:---|\.\.\.)[ \t]*\r?\n",
    re.DOTALL,
)
"""A front matter in YAML, with which no other text begins."""
_MARKDOWN = (
    re.compile(rb"(?:\A|\n[ \t]*\r?\n)#{1,6} +(?=[^\n]*[A-Za-z\x80-\xff]{2})[^\n]*\n[ \t]*\r?\n"),
    re.compile(rb"\[[^\]\n]+\]\([^()\s]+\)|([*_])\S[^*_\n]*\1|^#{1,6} +[^\n]+\n(?s:.+?)^#{1,6} +\S", re.MULTILINE),
)
"""What programs that turn pages into Markdown make of a heading, which stands alone; and of a link, of emphasis or
another heading."""
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that XML 1.0 cannot hold."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b[^>]*>|(?:<[?!][^>]*>\s*)*<(?:\w+:)?(?:TEI|teiCorpus|TEI\.2)[\s>])")
"""How XML begins, or a TEI file without a declaration."""
_SEPARATORS = re.compile("[\v\f\x1c-\x1f]")
NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Whatever XML 1.0 cannot hold (XML 1.0, 2.2)."""


@diagnostic("SRC001", Severity.ERROR)
def not_text(reason: str) -> Wording:
    """A file is not text.

    Recension reads transcriptions: plain text or HTML. This file holds bytes that no text has (NUL bytes), or begins as
    a PDF or an RTF file does, so it is an image, an archive or a word processor's file.

    Mend: export the text from the program that made the file, and save it as UTF-8.
    """
    return Wording(f"this is not a text file: {reason}", "save the transcription as plain text in UTF-8")


@diagnostic("SRC002", Severity.WARNING)
def guessed_encoding(encoding: str, byte: int) -> Wording:
    """The encoding of a file was guessed.

    The file is not valid UTF-8 and does not begin with a byte order mark, so it was read as Windows-1252, which most
    old web pages in Western languages use; or, where that makes no words, as another encoding of old files, such as
    those of MS-DOS or of Cyrillic. Letters with accents, dashes and quotation marks may be wrong.

    Mend: convert the file to UTF-8, after checking such letters.
    """
    return Wording(
        f"not valid UTF-8 (byte {byte}); it was read as {encoding}",
        "convert the file to UTF-8 and check accented letters",
    )


@diagnostic("SRC003", Severity.WARNING)
def not_in_xml(code_point: str, times: int) -> Wording:
    """A character cannot stand in an XML file.

    XML 1.0 has no way to hold most control characters. The character is encoded as ``g`` with its code point in
    ``@n`` and U+FFFD as its content, so that the transcription can still be read off the TEI file.

    Mend: remove the character from the transcription, or replace it by what it stands for.
    """
    count = "" if times == 1 else f" ({times} times)"
    return Wording(
        f"{code_point}{count} cannot stand in XML; it is encoded as a g element",
        "remove or replace the character",
    )


@diagnostic("SRC004", Severity.ERROR)
def unreadable(reason: str) -> Wording:
    """A file cannot be read.

    The operating system refused to open or read the file, for the reason given.

    Mend: check the name, that it is a file, and that you may read it. A whole folder is read by ``recension build``.
    """
    return Wording(f"cannot be read: {reason}", "check the name, that it is a file, and that you may read it")


@diagnostic("SRC006", Severity.ERROR)
def no_transcription() -> Wording:
    """A file is XML, and no transcription.

    Transcriptions are plain text, HTML or Markdown, of which Recension makes TEI. A file that is TEI, or other XML,
    would be encoded with its tags as words.

    Mend: use ``validate`` or ``render`` for a TEI file; of other XML make plain text or HTML first.
    """
    return Wording("this is XML, and no transcription", "use validate or render for TEI; else make it text or HTML")


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded transcription.

    Attributes:
        name: The path as the caller gave it, for messages.
        text: The text, its line ends made ``\\n``; a character that XML cannot hold is `REPLACEMENT`.
        form: What kind of text it is: ``text``, ``html``, ``markdown`` or ``gutenberg``.
        digest: SHA-256 of the bytes, hexadecimal.
        encoding: The Python name of the encoding that was used.
        replaced: Offset in `text` and the code point of each character that XML cannot hold.
        diagnostics: What was noticed while decoding.
    """

    name: str
    text: str
    digest: str
    encoding: str
    form: str = TEXT
    replaced: tuple[tuple[int, int], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    _line_starts: tuple[int, ...] = field(default=(), compare=False, repr=False)
    _lines: tuple[int, ...] = field(default=(), compare=False, repr=False)
    _page: Source | None = field(default=None, compare=False, repr=False)
    _alignment: Alignment | None = field(default=None, compare=False, repr=False)

    def location(self, offset: int) -> Location:
        """Line and column in the file of the character at `offset` of `text`.

        Of text that was taken from mark-up the line of its block alone is told where no more is known.
        """
        return self._location(offset, Alignment.begin)

    @property
    def beginning(self) -> Location:
        """The place of what is said of the whole transcription."""
        return Location(self.name, self._lines[0]) if self._lines else Location(self.name, 1, 1)

    def stretch(self, start: int, end: int) -> tuple[Location, Location]:
        """Where ``text[start:end]`` begins and, after its last character, ends: as for `location`."""
        return self.location(start), self._location(end, Alignment.finish if start < end else Alignment.begin)

    def _location(self, offset: int, side: Callable[[Alignment, int, int], int | None]) -> Location:
        number = bisect.bisect_right(self._line_starts, offset)
        if self._page is None:
            return Location(self.name, number, offset - self._line_starts[number - 1] + 1)
        block = max(number - 1, 0)
        at = side(self._alignment, offset, self._line_starts[block]) if self._alignment else None
        return Location(self.name, self._lines[block]) if at is None else self._page.location(at)

    def before(self, offset: int) -> str:
        """What stands before the character at `offset` of `text` in its line."""
        return self.text[self.text.rfind("\n", 0, offset) + 1 : offset]

    def with_text(
        self, text: str, places: Sequence[tuple[int, int]], find: Callable[[], Sequence[Piece]] | None = None
    ) -> Source:
        """The same transcription, its text another: what a reader sees of a page of mark-up.

        Args:
            text: The text.
            places: Offsets of `text`, ascending from 0, and the line of the file where what is there begins.
            find: Gives the pieces of the text with their places in the page; called once, when a place is asked for.
        """
        starts, lines = zip(*(places or [(0, 1)]), strict=True)
        alignment = Alignment(text, self.text, find) if find else None
        return replace(
            self, text=text, replaced=(), _line_starts=starts, _lines=lines, _page=self, _alignment=alignment
        )


def decode(data: bytes, name: str) -> Source:
    """Decode a transcription: by its byte order mark, else as UTF-8, else as Windows-1252 with a warning.

    A page of HTML may declare its encoding, which is believed if it is not UTF-8 after all, and if it is an encoding
    at all: pages that declare Latin-1 are in Windows-1252 (WHATWG Encoding Standard, 4.2), many that declare
    either are in UTF-8, and some declare nonsense.

    Raises:
        RecensionError: The bytes are not text (SRC001), or they are XML other than HTML (SRC006).
    """
    form = _form(data, name)
    if form == TEXT and _XML.match(data):
        raise RecensionError(no_transcription(Location(name, 1)))
    text, encoding, diagnostics = _decoded(data, name, _declared(data) if form == HTML else "")
    text = _SEPARATORS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    source = Source(
        name=name,
        text=NOT_XML.sub(REPLACEMENT, text),
        digest=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        form=form,
        replaced=tuple((match.start(), ord(match[0])) for match in NOT_XML.finditer(text)),
        _line_starts=(0, *(match.end() for match in re.finditer("\n", text))),
    )
    return replace(source, diagnostics=(*diagnostics, *_complaints(source)))


def load(path: str | PathLike[str]) -> Source:
    """Read and decode the transcription at `path`.

    Raises:
        RecensionError: The file cannot be read (SRC004) or is no transcription (SRC001, SRC006).
    """
    return decode(read(Path(path)), str(path))


def read(path: Path) -> bytes:
    """The bytes of the file at `path`.

    Raises:
        RecensionError: The file cannot be read (SRC004).
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise RecensionError(unreadable(Location(str(path)), error.strerror or str(error))) from error


def _complaints(source: Source) -> Iterator[Diagnostic]:
    """One diagnostic for each character that XML cannot hold, at its first place."""
    times = Counter(code_point for _, code_point in source.replaced)
    first = {code_point: offset for offset, code_point in reversed(source.replaced)}
    for code_point, count in times.items():
        yield not_in_xml(source.location(first[code_point]), f"U+{code_point:04X}", count)


def _form(data: bytes, name: str) -> str:
    """What kind of text a file is: by the ending of its name, else by how it begins.

    A page of HTML that was saved as ``.txt`` is one all the same: nobody proofreads tags. So is a text with headings
    and with links, emphasis or further headings as Markdown has them.
    """
    suffix = name.lower().rpartition(".")[2]
    if suffix == "txt" and _WHOLE_PAGE.match(data):
        return HTML
    form = _SUFFIXES.get(suffix) or _form_by_beginning(data)
    if form != TEXT:
        return form
    beginning = data[:20_000]
    if _EBOOK.search(beginning):
        return GUTENBERG
    return MARKDOWN if all(sign.search(beginning) for sign in _MARKDOWN) else TEXT


def _form_by_beginning(data: bytes) -> str:
    """What kind of text a file without a telling name is, such as standard input."""
    if _FRONT_MATTER.match(data):
        return MARKDOWN
    return HTML if _HTML.search(data[:1024]) else TEXT


def _declared(data: bytes) -> str:
    """The encoding that a page of HTML declares, Latin-1 being Windows-1252; empty if none, or a kind of Unicode."""
    match = _CHARSET.search(data[:4096])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return ""
    return WINDOWS if name == "iso8859-1" else "" if name.startswith(("utf", "ascii")) else name


def _by_mark(data: bytes, name: str) -> tuple[str, str] | None:
    """The text and the encoding of bytes that begin with a byte order mark; None where they have none."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                reason = f"it claims to be {encoding}, but byte {error.start + len(bom)} is not"
                raise RecensionError(not_text(Location(name), reason)) from error
    return None


def _decoded(data: bytes, name: str, declared: str) -> tuple[str, str, list[Diagnostic]]:
    if marked := _by_mark(data, name):
        return *marked, []
    if kind := other_format(data):
        raise RecensionError(not_text(Location(name), f"it is {kind}"))
    if (nul := data.find(0)) >= 0:
        if encoding := without_mark(data):
            return data.decode(encoding), encoding, []
        raise RecensionError(not_text(Location(name), f"byte {nul} is NUL"))
    if is_japanese(data):
        return data.decode("iso2022_jp"), "iso2022_jp", []
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError as error:
        if declared and declared != WINDOWS:
            return data.decode(declared, "replace"), declared, []
        text, encoding = guessed(data)
        if encoding == declared:
            return text, encoding, []
        shown = "Windows-1252" if encoding == WINDOWS else encoding.replace("_", "-").upper()
        return text, encoding, [guessed_encoding(Location(name), shown, error.start)]
