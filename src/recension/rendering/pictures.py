"""The pictures of a text (TEI P5, 14.1): files beside it, as a book takes them in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from recension import tei
from recension.diagnostics import Diagnostic, Location, Severity, Wording, diagnostic
from recension.tei import View

_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"GIF8", "image/gif", ".gif"),
)
_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif"})
_MOST = 32 * 2**20


@diagnostic("RND009", Severity.WARNING)
def no_picture(url: str, reason: str) -> Wording:
    """A picture cannot be taken into a book.

    EPUB and PDF hold their pictures in themselves, so the file that ``graphic/@url`` names has to lie in the folder of
    the TEI file (in a build, in the corpus) or in a folder within it, as PNG, JPEG or GIF. In the book, the description
    of the picture (``figDesc``) stands in its place.

    Mend: put the file there, under the name that ``graphic/@url`` has.
    """
    return Wording(f"the picture {url} {reason}; its description stands in its place", "put it beside the text")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file in the book, its bytes, their media type, and what is to be seen on it in words."""

    name: str
    data: bytes
    media_type: str
    description: str


def pictures(
    tree: etree._ElementTree, folder: Path | None, prefix: str = "picture"
) -> tuple[dict[str, Picture], tuple[Diagnostic, ...]]:
    """The pictures that a text refers to, by their URL, and those that are not to be had.

    Args:
        tree: Any TEI file.
        folder: Where its pictures lie; None if that is not known, and nothing is read then.
        prefix: What the names of the files begin with.
    """
    found: dict[str, Picture] = {}
    noticed = []
    for graphic in tree.iter(tei.name("graphic")):
        url = graphic.get("url", "").strip()
        if not url or url in found:
            continue
        data, kind, suffix, reason = _read(url, folder)
        if reason:
            place = Location(tree.docinfo.URL or "the file", graphic.sourceline)
            noticed.append(no_picture(place, url, reason))
        else:
            found[url] = Picture(f"{prefix}-{len(found) + 1}{suffix}", data, kind, description(graphic))
    return found, tuple(dict.fromkeys(noticed))


def urls(tree: etree._ElementTree) -> tuple[str, ...]:
    """The URLs of the pictures that a text refers to, each once."""
    found = (graphic.get("url", "").strip() for graphic in tree.iter(tei.name("graphic")))
    return tuple(dict.fromkeys(url for url in found if url))


def picture(url: str, folder: Path) -> tuple[str, bytes] | None:
    """The path in `folder` and the bytes of the picture that goes by `url`; None where there is none."""
    data, _, _, reason = _read(url, folder)
    path = Path(unquote(urlsplit(url).path)) if not reason else Path()
    if path.suffix.lower() not in _SUFFIXES:
        return None
    return (folder / path).resolve().relative_to(folder.resolve()).as_posix(), data


def description(graphic: etree._Element) -> str:
    """What is to be seen on a picture, by its ``figDesc``; by the head of the figure, where it has none."""
    figure = graphic.getparent()
    for parent in (graphic, figure):
        for kind in ("figDesc", "desc", "head"):
            found = None if parent is None else parent.find(tei.name(kind))
            if found is not None and (words := " ".join(tei.words(found, View.READING))):
                return words
    return ""


def _read(url: str, folder: Path | None) -> tuple[bytes, str, str, str]:
    """The bytes of a picture, its media type and suffix; or else why there are none."""
    try:
        parts = urlsplit(url)
        path = None if folder is None else (folder / unquote(parts.path)).resolve()
        if path is None or folder is None or parts.scheme or parts.netloc or folder.resolve() not in path.parents:
            return b"", "", "", "lies elsewhere"
        if not path.is_file():
            return b"", "", "", "is not there"
        data = path.read_bytes() if path.stat().st_size <= _MOST else b""
    except (OSError, ValueError):
        return b"", "", "", "cannot be read"
    kind = next(((kind, suffix) for start, kind, suffix in _KINDS if data.startswith(start)), None)
    return (data, *kind, "") if kind else (b"", "", "", "is no PNG, JPEG or GIF")
