"""What an edition is to be made of: the articles of a corpus and everything that each depends on."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recension import __version__
from recension.diagnostics import Diagnostic, Location, RecensionError, Severity, Wording, diagnostic
from recension.edition import Edition, load_edition
from recension.readers import SUFFIXES
from recension.rendering.assets import FOLDER, Assets
from recension.resources import package_file, schema_file
from recension.source import read

SETTINGS = "edition.toml"
_RESERVED = frozenset({"index", "manifest", "edition"})
_SCHEMAS = ("recension.rng", "recension.xsd", "xml.xsd", "recension.sch")


@diagnostic("BLD001", Severity.ERROR)
def no_settings(instead: str) -> Wording:
    """A corpus has no settings.

    A corpus is a folder with ``edition.toml``, which says what the edition is called and who publishes it, and with
    the transcriptions. This folder has no ``edition.toml``.

    Mend: name the folder of the corpus, or start one with ``recension new DIR``.
    """
    return Wording(instead, "name the folder of the corpus, or start one: recension new DIR")


@diagnostic("BLD002", Severity.WARNING)
def orphaned_sidecar(stem: str) -> Wording:
    """A sidecar has no transcription.

    ``NAME.toml`` holds the decisions on ``NAME.txt``. There is no such transcription, so nobody reads the decisions.

    Mend: rename the sidecar as its transcription is called, or remove it.
    """
    return Wording(f"there is no transcription {stem} for this sidecar", "rename it as its transcription, or remove it")


@diagnostic("BLD003", Severity.ERROR)
def name_clash(other: str) -> Wording:
    """The outputs of a transcription would overwrite those of another, or of the edition itself.

    Outputs are called after their transcription: ``NAME.xml``, ``NAME.html``. Names clash that differ only in their
    ending, or only in capitals (which some systems do not tell apart), or that are ``index``, ``manifest`` or
    ``edition``.

    Mend: rename the transcription and its sidecar.
    """
    return Wording(f"its outputs would overwrite those of {other}", "rename the transcription and its sidecar")


@diagnostic("BLD010", Severity.WARNING)
def left_out(what: str) -> Wording:
    """Something in a corpus has the name of a transcription, and is none.

    It is a folder, a link to a file that is not there, or something else that is no file. It is left out.

    Mend: remove it, mend the link, or give it a name without the ending of a transcription.
    """
    return Wording(f"this is {what} and is left out", "remove it, or give it a name without this ending")


@diagnostic("BLD011", Severity.WARNING)
def empty_transcription() -> Wording:
    """A transcription is empty.

    Its outputs hold no text.

    Mend: put the text into the file, or remove it.
    """
    return Wording("this transcription is empty", "put the text into it, or remove it")


@diagnostic("BLD012", Severity.WARNING)
def not_of_the_look() -> Wording:
    """A file in the folder ``theme`` of a corpus replaces nothing.

    A style sheet, script or design there takes the place of the program's of the same name; this one has the name of
    none, so nothing reads it.

    Mend: give it a name that ``recension assets`` lists, or put its rules into ``own.css``.
    """
    return Wording("no file of the look has this name, so nothing reads it", "`recension assets` lists the names")


@diagnostic("BLD013", Severity.WARNING)
def placeholder(key: str, value: str) -> Wording:
    """The settings of an edition still say what ``recension new`` put there.

    The title and the publisher stand on every page of the edition and in every TEI file.

    Mend: say in ``edition.toml`` what the edition is called and who publishes it.
    """
    return Wording(f"the {key} is still “{value}”", f"say in {SETTINGS} what the {key} is")


@dataclass(frozen=True, slots=True)
class Article:
    """An article to be made: its name, its transcription, and its sidecar if it has one."""

    name: str
    transcription: Path
    sidecar: Path | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings of an edition, its articles in the order of their names, and what is wrong with the corpus."""

    settings: Path
    edition: Edition
    articles: tuple[Article, ...]
    diagnostics: tuple[Diagnostic, ...]


def make_plan(corpus: Path) -> Plan:
    """Look through a corpus.

    Raises:
        RecensionError: It has no settings (BLD001), they are not valid (EDN…), or names clash (BLD003).
    """
    settings = corpus / SETTINGS
    if not settings.is_file():
        kind = "there is no edition.toml here" if corpus.is_dir() else "this is a file, and no corpus"
        instead = kind if corpus.exists() else "there is no such folder"
        raise RecensionError(no_settings(Location(str(corpus)), instead))
    named = sorted(path for path in corpus.iterdir() if path.suffix in SUFFIXES)
    transcriptions = [path for path in named if path.is_file()]
    _refuse_clashes(transcriptions)
    sidecars = {path.stem: path for path in corpus.glob("*.toml") if path != settings}
    articles = tuple(Article(path.stem, path, sidecars.pop(path.stem, None)) for path in transcriptions)
    orphans = tuple(orphaned_sidecar(Location(str(path)), stem) for stem, path in sorted(sidecars.items()))
    unread = (not_of_the_look(Location(str(path))) for path in Assets(corpus / FOLDER).unknown_files())
    edition = load_edition(settings)
    noticed = (*_placeholders(settings, edition), *orphans, *_unusual(named), *unread)
    return Plan(settings, edition, articles, noticed)


def _placeholders(settings: Path, edition: Edition) -> Iterator[Diagnostic]:
    """What the settings say as a new edition does."""
    start = tomllib.loads(package_file("cli", SETTINGS).read_text(encoding="utf-8"))["edition"]
    for key, value in (("title", edition.title), ("publisher", edition.publisher)):
        if value == start[key]:
            yield placeholder(Location(str(settings)), key, value)


def _unusual(paths: Iterable[Path]) -> Iterator[Diagnostic]:
    """What of `paths` is no file, or an empty one."""
    for path in paths:
        place = Location(str(path))
        if path.is_dir():
            yield left_out(place, "a folder")
        elif not path.is_file():
            yield left_out(place, "a link to nothing" if path.is_symlink() else "no file")
        elif path.stat().st_size == 0:
            yield empty_transcription(place)


def _refuse_clashes(transcriptions: Iterable[Path]) -> None:
    taken = {name: f"the edition’s own {name}" for name in _RESERVED}
    clashes = []
    for path in transcriptions:
        key = path.stem.casefold()
        if key in taken:
            clashes.append(name_clash(Location(str(path)), taken[key]))
        taken.setdefault(key, path.name)
    if clashes:
        raise RecensionError(*clashes)


def digest_of_inputs(article: Article, settings: Path, lexicon: Iterable[str]) -> str:
    """SHA-256 over everything that the outputs of an article depend on, the program itself included.

    Raises:
        RecensionError: One of the files cannot be read (SRC004).
    """
    sums = [program_digest(), *(digest(read(path)) for path in (settings, article.transcription))]
    sums.append(digest(read(article.sidecar)) if article.sidecar else "")
    sums += [f"{path.name} {digest(read(path))}" for path in Assets(settings.parent / FOLDER).own_files()]
    return digest("\n".join([article.name, *sums, *lexicon]).encode("utf-8", "surrogateescape"))


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal figures."""
    return hashlib.sha256(data).hexdigest()


@cache
def program_digest() -> str:
    """SHA-256 over the program's version, its modules and its data files."""
    files = [path for path in package_file().rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    files += [schema_file(name) for name in _SCHEMAS]
    sums = [f"{path.name} {digest(path.read_bytes())}" for path in sorted(set(files))]
    return digest("\n".join([__version__, *sums]).encode())
