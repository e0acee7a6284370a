"""In which encoding a text is that does not say so (WHATWG Encoding Standard; for other code pages, by its letters)."""

from __future__ import annotations

import codecs
import re

WINDOWS = "cp1252"
_WINDOWS_1252 = "".join(
    chr(byte) if byte in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else bytes([byte]).decode(WINDOWS) for byte in range(256)
)
_OTHERS = (
    *("cp850", "cp437", "mac_roman", "koi8_r", "cp1251", "cp866", "cp1250", "iso8859_2", "cp1253", "cp1254"),
    *("cp1255", "cp1256", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
)
"""Encodings that old files have, beside Windows-1252: those of MS-DOS, of the Macintosh, and of other scripts."""
_JAPANESE = re.compile(rb"\x1b\$[@B]")
"""How ISO-2022-JP (RFC 1468) begins to write in Japanese."""
_ODD = re.compile(
    r"(?<=[^\W\d_])[^\x00-\xa0\w’‘`´\xad–—…·“”°]+(?=[^\W\d_])|[\x80-\x9f]|[À-ÖØ-öø-ÿŒœŠšŽžŸƒ]{4,}"
    r"|(?<=[a-z])[À-ÖØ-ÞŠŽŒŸ](?=[a-zß-öø-ÿ])|[¢-©¬®¯±-´µ¶¸¹¼-¾]{2,}"
)
"""What no text in Windows-1252 has: a sign within a word, a control character, more letters with accents than meet,
a great letter among small ones."""
_NOT_ASCII = re.compile(r"[^\x00-\xa0]")
_SHARE = 0.1
_FEWEST = 5
"""From so many odd characters on, and this share of them, another encoding is looked for."""
_SAMPLE = 65_536
_ZEROS = 0.05
_LEAST = 16
"""Fewer bytes than these are not looked at for UTF-16."""
_FORMATS = (
    (b"{\\rtf", "RTF, as word processors write it"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive or a DOCX file"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")


def other_format(data: bytes) -> str:
    """What the bytes are if they begin as a format does that is no text; empty if they do not."""
    return next((name for sign, name in _FORMATS if data.startswith(sign)), "")


def without_mark(data: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be`` if the bytes are text in it without a byte order mark; else empty."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if len(sample) < _LEAST or others * 4 > zeros or zeros * 2 < _ZEROS * len(sample):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS.search(text):
            return encoding
    return ""


def is_japanese(data: bytes) -> bool:
    """Whether the bytes, which are ASCII, are ISO-2022-JP."""
    if not _JAPANESE.search(data):
        return False
    try:
        data.decode("iso2022_jp")
    except UnicodeDecodeError:
        return False
    return True


def guessed(data: bytes) -> tuple[str, str]:
    """The text of bytes that are not UTF-8, and the name of the encoding: Windows-1252 unless that makes no words."""
    text = windows_1252(data)
    odd = sum(len(match[0]) for match in _ODD.finditer(text[:_SAMPLE]))
    if odd < _FEWEST or odd <= _SHARE * len(_NOT_ASCII.findall(text[:_SAMPLE])):
        return text, WINDOWS
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=[*_OTHERS, WINDOWS]).best()
    if best is None or best.encoding == WINDOWS:
        return text, WINDOWS
    return data.decode(best.encoding, "replace"), best.encoding


def windows_1252(data: bytes) -> str:
    """Decode as the WHATWG Encoding Standard does: the five bytes without a character become C1 controls."""
    return codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0]
