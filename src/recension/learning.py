"""Learning a model of an archive's language and slips from its files."""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from recension.diagnostics import Location, RecensionError, Severity, Wording, diagnostic
from recension.resources import package_file
from recension.source import load

if TYPE_CHECKING:
    from recension.proofing.training.learning import Learned, Page

_LINES = (".jsonl", ".jsonl.xz")


@diagnostic("PRF002", Severity.ERROR)
def nothing_to_learn() -> Wording:
    """There is no text to learn a model from, or too little.

    The folders and files that were named have no transcription with text in it, or all pages are left out, or no word
    stands in them often enough to be learned.

    Mend: name folders with transcriptions (``.txt``, ``.html``, ``.md``), or files of JSON lines (``.jsonl``,
    ``.jsonl.xz``).
    """
    return Wording("there is no text to learn from, or too little", "name folders or files with transcriptions")


@diagnostic("PRF005", Severity.ERROR)
def no_such_page(name: str) -> Wording:
    """A page that is to be left out is not there.

    A name in the file of ``--without`` fits no page, so that the page which is meant would be learned from.

    Mend: give the name as JSON lines have it in ``page``, or the path of the file below the folder that is named, with
    its ending: ``part/page.html``.
    """
    return Wording(
        f"there is no page {name!r} to leave out",
        "give the path below the folder, with its ending, or the name in JSON",
    )


@diagnostic("PRF003", Severity.ERROR)
def learning_not_installed(module: str) -> Wording:
    """Learning needs packages that are not installed.

    A model is learned with NumPy, RapidFuzz and LightGBM; using one needs neither.

    Mend: ``pip install 'recension[learn]'``.
    """
    return Wording(f"learning needs {module}, which is not installed", "pip install 'recension[learn]'")


@diagnostic("PRF004", Severity.ERROR)
def bad_line(reason: str) -> Wording:
    """A line of a file of JSON lines is no page.

    Each line is an object with ``page``, the name of the page, and ``text``, the list of its paragraphs.

    Mend: correct or remove the line.
    """
    return Wording(f"this line is no page: {reason}", 'a line is {"page": "…", "text": ["…", …]}')


def learn(
    paths: Sequence[Path],
    *,
    without: Collection[str] = (),
    decisions: Path | None = None,
    told: Callable[[int, int], None] = lambda _pages, _words: None,
    complain: Callable[[RecensionError], None] | None = None,
) -> Learned:
    """Learn a model from an archive's own text.

    Args:
        paths: Folders with transcriptions, transcriptions, and files of JSON lines (``{"page": …, "text": […]}``).
        without: Names of pages to leave out, so that they can be evaluated upon: what JSON lines call them, or the
            path of a file below the folder.
        decisions: A corpus with sidecars from whose emendations it is learned how the scanner misread letters.
        complain: Called for each file that cannot be read, which is then passed over; the first one stops the work if
            None.
        told: Called after each page with the number of pages and of words so far.

    Raises:
        RecensionError: A file cannot be read or is no text (SRC…), no page (PRF004) or no valid sidecar (EDN…); there
            is nothing to learn from (PRF002); a page that is to be left out is not there (PRF005); or the
            extra ``learn`` is not installed (PRF003).
    """
    try:
        from recension.proofing.training.confusions import with_decisions
        from recension.proofing.training.learning import learn as from_pages
    except ModuleNotFoundError as error:
        raise RecensionError(learning_not_installed(Location("recension"), error.name or "a package")) from error
    from recension.proofing import load_model
    from recension.proofing.forest import listed

    shipped = package_file("proofing", "training", "changes.json").read_text(encoding="utf-8")
    changes = [(str(printed), str(read), int(times)) for printed, read, times in json.loads(shipped)]
    if decisions:
        changes = with_decisions(changes, _decided(decisions))
    pages = _all_but(_pages(paths, complain), frozenset(without), paths[0])
    shipped_model = load_model()
    fallback = {kind: listed(forest) for kind, forest in shipped_model.forests.items()}
    learned = from_pages(pages, changes, fallback, told)
    if not learned.words:
        raise RecensionError(nothing_to_learn(Location(str(paths[0]))))
    return learned


def _all_but(pages: Iterable[Page], without: frozenset[str], place: Path) -> Iterator[Page]:
    """The pages but those whose names are in `without`, all of which must be there, below `place`."""
    left = set()
    for page in pages:
        if page[0] in without:
            left.add(page[0])
        elif any(paragraph.strip() for paragraph in page[1]):
            yield page
    if unknown := sorted(without - left):
        raise RecensionError(*(no_such_page(Location(str(place)), name) for name in unknown))


def _pages(paths: Sequence[Path], complain: Callable[[RecensionError], None] | None) -> Iterator[Page]:
    from recension.readers import SUFFIXES

    for path in paths:
        if not path.is_dir():
            yield from _readable(path, path.name, complain)
            continue
        for file in sorted(item for item in path.rglob("*") if item.is_file()):
            if file.suffix.lower() in SUFFIXES or file.name.endswith(_LINES):
                yield from _readable(file, file.relative_to(path).as_posix(), complain)


def _readable(path: Path, name: str, complain: Callable[[RecensionError], None] | None) -> Iterator[Page]:
    try:
        yield from _of_file(path, name)
    except RecensionError as error:
        if complain is None:
            raise
        complain(error)


def _of_file(path: Path, name: str) -> Iterator[Page]:
    from recension.readers import read

    if not path.name.endswith(_LINES):
        yield name, [block.text for block in read(load(path), "en").blocks]
        return
    with _opened(path) as lines:
        try:
            for number, line in enumerate(lines, 1):
                yield _page(line, Location(str(path), number))
        except (UnicodeDecodeError, lzma.LZMAError, EOFError) as error:
            raise RecensionError(bad_line(Location(str(path)), str(error))) from error


def _opened(path: Path) -> TextIO:
    return lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")


def _page(line: str, place: Location) -> Page:
    try:
        record: Any = json.loads(line)
        name, paragraphs = record["page"], record["text"]
    except KeyError as error:
        raise RecensionError(bad_line(place, f"it has no {error}")) from error
    except (ValueError, TypeError) as error:
        raise RecensionError(bad_line(place, "it is no JSON object")) from error
    if not isinstance(name, str) or not all(isinstance(item, str) for item in paragraphs):
        raise RecensionError(bad_line(place, "page is no string, or text no list of strings"))
    return name, paragraphs


def _decided(corpus: Path) -> Iterator[tuple[str, str]]:
    """The readings that the editors of a corpus decided for, each with the copy text."""
    from recension.edition import PROGRAM, load_edition, load_sidecar

    settings = corpus / "edition.toml"
    edition = load_edition(settings)
    for path in sorted(corpus.glob("*.toml")):
        for decision in load_sidecar(path, edition).decisions if path != settings else ():
            if decision.emendation.readings and decision.emendation.resp != PROGRAM:
                yield decision.emendation.readings[0], decision.anchor.exact
