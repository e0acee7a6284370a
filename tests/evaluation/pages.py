"""Whether every page of the archive comes through, from its HTML and from its text: encoded, valid, and whole."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from recension import decode, encode, load, serialise, validate
from recension.diagnostics import RecensionError
from recension.readers import read
from recension.source import Source
from tests.conftest import SHARED
from tests.evaluation.copied import as_copied
from tests.evaluation.headers import PAGES

TEI_ALL = SHARED / "tei" / "tei_all.rng"
FORMS = ("html", "text")
CHECKS = ("encoded", "our schema", "word for word", "tei_all")
_AT_ONCE = 200
"""So many files are given to jing at a time: a command line has an end."""


def sources(page: Path, form: str) -> Source:
    """A page as its HTML, or as the text that a reader copies from the browser."""
    source = load(page)
    return source if form == "html" else decode(as_copied(read(source, "en"))[0].encode(), f"{page}.txt")


def passed(page: Path, form: str, folder: Path) -> tuple[set[str], list[str]]:
    """Which checks a page passes, and what is wrong with it; its TEI file is left in `folder`."""
    try:
        source = sources(page, form)
        data = serialise(encode(source))
    except RecensionError as error:
        return set(), [str(item) for item in error.diagnostics]
    except Exception as error:
        return set(), [f"{type(error).__name__}: {error}"]
    file_of(page, form, folder).write_bytes(data)
    found = validate(data, page.name, transcription=source)
    lost = any(item.code.startswith("FID") for item in found)
    invalid = any(not item.code.startswith("FID") for item in found)
    checks = {"encoded", *(() if invalid else ("our schema",)), *(() if lost else ("word for word",))}
    return checks, [str(item) for item in found]


def file_of(page: Path, form: str, folder: Path) -> Path:
    """Where the TEI file of a page is."""
    return folder / f"{'_'.join(page.relative_to(PAGES).parts)}.{form}.xml"


def refused(files: Sequence[Path]) -> dict[Path, str]:
    """The files that ``tei_all`` does not accept, by jing, each with the first thing that is wrong."""
    wrong: dict[Path, str] = {}
    for start in range(0, len(files), _AT_ONCE):
        some = files[start : start + _AT_ONCE]
        done = subprocess.run(["jing", str(TEI_ALL), *map(str, some)], capture_output=True, text=True, check=False)
        if done.returncode and not done.stdout:
            raise RuntimeError(done.stderr)
        for line in done.stdout.splitlines():
            name, _, said = line.partition(".xml:")
            wrong.setdefault(Path(f"{name}.xml"), said)
    return wrong


def evaluate(form: str, pages: Sequence[Path] | None = None) -> tuple[Counter[str], int, list[str]]:
    """How many pages pass each check, how many there are, and every mistake."""
    pages = sorted(PAGES.rglob("*.htm*")) if pages is None else pages
    counts: Counter[str] = Counter()
    mistakes: list[str] = []
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor() as pool:
        folder = Path(name)
        for page, (checks, said) in zip(
            pages, pool.map(partial(passed, form=form, folder=folder), pages, chunksize=16), strict=True
        ):
            counts.update(checks)
            mistakes += [f"{page.relative_to(PAGES)}: {item}" for item in said]
        if shutil.which("jing"):
            wrong = refused(sorted(folder.iterdir()))
            counts["tei_all"] = counts["encoded"] - len(wrong)
            mistakes += [f"{file.name}: {said}" for file, said in wrong.items()]
    return counts, len(pages), mistakes


def table() -> Iterator[str]:
    """The lines of the table: for each form how many pages pass each check, and what is wrong with the others."""
    for form in FORMS:
        counts, total, mistakes = evaluate(form)
        yield f"\n{total} pages from {form}"
        yield from (f"  {check:<20} {counts[check]} ({counts[check] / total:.1%})" for check in CHECKS)
        yield from mistakes
