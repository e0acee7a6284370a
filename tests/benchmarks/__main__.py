"""How fast Recension is, beside a peer on the same input in the same run: ``python -m tests.benchmarks``."""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from recension import (
    build,
    decode,
    encode,
    load,
    load_edition,
    load_sidecar,
    parse,
    recognise,
    render,
    serialise,
    validate,
)
from recension.formats import FORMATS
from recension.proofing import find, load_model
from recension.proofing.reading import misread
from recension.proofing.stream import stream
from tests.conftest import ARTICLE, ROOT, SHARED
from tests.soups import SOUPS

_LONG = (
    *("text: paragraphs", "html: paragraphs of sentences", "text: prose on one line", "text: spaces within"),
    *("text: names", "text: opening marks", "text: single opening marks", "text: straight marks"),
)
"""Running text, a page, one line; blanks and a word over and over; quotation marks that close and that do not."""
_COMMAND = [sys.executable, "-m", "recension"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure, all if nothing: {', '.join(PARTS)}")
    parser.add_argument("--repeats", type=int, default=15, help="how often each thing is done")
    parser.add_argument("--articles", type=int, default=1_000, help="how many variants of the article are built")
    parser.add_argument("--pages", type=int, default=200, help="how many web pages are read, if they are at hand")
    parser.add_argument("--megabytes", type=int, default=4, help="how large the largest TEI file is that is rendered")
    parser.add_argument("--transcription", type=int, default=4, help="how many MB the longest transcription has")
    options = parser.parse_args()
    for part in options.parts:
        if part not in PARTS:
            parser.error(f"there is no part {part}; choose of {', '.join(PARTS)}")
    for part in options.parts or PARTS:
        for name, seconds in PARTS[part](options):
            least = f"{min(seconds) * 1000:.1f}"
            print(f"{name:<58} {statistics.median(seconds) * 1000:>9.1f} ms   (least {least})", flush=True)


def commands(repeats: int) -> Iterator[tuple[str, list[float]]]:
    """Whole processes, from their start to their end, the peers in turn."""
    work = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "recension --help": [*_COMMAND, "--help"],
        "recension encode (recognised, encoded, validated)": [*_COMMAND, "encode", str(ARTICLE)],
    }
    if shutil.which("pandoc"):
        work["pandoc -f markdown -t tei (the same article)"] = ["pandoc", "-f", "markdown", "-t", "tei", str(ARTICLE)]
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(repeats):
        for name, command in work.items():
            times[name].append(timed(partial(subprocess.run, command, capture_output=True, check=True)))
    yield from times.items()


def in_process(repeats: int) -> Iterator[tuple[str, list[float]]]:
    """The steps on the article, in one process that is warm."""
    edition = load_edition(ARTICLE.with_name("edition.toml"))
    sidecar = load_sidecar(ARTICLE.with_suffix(".toml"), edition)
    source = load(ARTICLE)
    tree = encode(source, edition=edition, sidecar=sidecar)
    data = serialise(tree)
    steps: dict[str, Callable[[], object]] = {
        "in process: encode": lambda: encode(source, edition=edition, sidecar=sidecar),
        "in process: validate, with rules and fidelity": lambda: validate(data, "a.xml", transcription=source),
        **{
            f"in process: {name}": partial(render, tree, name)
            for name in FORMATS
            if name != "pdf" or find_spec("typst")
        },
    }
    for name, step in steps.items():
        step()
        yield name, [timed(step) for _ in range(repeats)]


def renderings(repeats: int) -> Iterator[tuple[str, list[float]]]:
    """Reading copies of the article, in whole processes; the peer writes its own from our Markdown of the same text."""
    [article] = (ROOT / "edition").glob(f"{ARTICLE.stem}.xml")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        markdown = folder / "article.md"
        markdown.write_text(render(parse(article.read_bytes(), article.name), "markdown").text, encoding="utf-8")
        work = {
            f"recension render --to {form}": [*_COMMAND, "render", str(article), "-t", form, "-o", str(folder / form)]
            for form in FORMATS
            if form != "pdf" or find_spec("typst")
        }
        if shutil.which("pandoc"):
            for form in ("html", "epub"):
                command = [
                    "pandoc",
                    "-s",
                    "-f",
                    "markdown",
                    "-t",
                    form,
                    str(markdown),
                    "-o",
                    str(folder / f"peer.{form}"),
                ]
                work[f"pandoc --to {form}"] = command
        times: dict[str, list[float]] = {label: [] for label in work}
        for _ in range(repeats):
            for label, command in work.items():
                times[label].append(timed(partial(subprocess.run, command, capture_output=True, check=True)))
        yield from times.items()


def pages(count: int) -> Iterator[tuple[str, list[float]]]:
    """Web pages of an archive, each: encoded in this process, built in all forms, and read by a peer."""
    paths = sorted((SHARED / "mia" / "pages").rglob("*.htm*"))
    paths = paths[:: max(1, len(paths) // count)][:count] if count else []
    if not paths:
        return
    peer = ["pandoc", "-f", "html", "-t", "tei"] if shutil.which("pandoc") else []
    times: list[tuple[float, float]] = []
    for path in paths:
        own = timed(lambda path=path: encode(load(path)))  # type: ignore[misc]
        command = partial(subprocess.run, [*peer, str(path)], capture_output=True, check=False)
        times.append((own, timed(command) if peer else 0.0))
    names = ("web pages: read and encode, in process, mean of all", "web pages: pandoc -f html -t tei, mean of all")
    for name, seconds in zip(names, zip(*times, strict=True), strict=True):
        if any(seconds):
            yield name, [statistics.mean(seconds)]
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "corpus"
        corpus.mkdir()
        (corpus / "edition.toml").write_text('[edition]\ntitle = "T"\npublisher = "P"\n', encoding="utf-8")
        for number, path in enumerate(paths):
            shutil.copy(path, corpus / f"page-{number}.html")
        took = timed(partial(build, corpus, Path(name) / "edition", jobs=2))
        yield "web pages: build, validated and rendered, 2 processes, mean", [took / len(paths)]


_LOADING = """
import resource, sys, time
from recension import load, proofread
from recension.proofing import load_model
start = time.perf_counter()
load_model()
print(time.perf_counter() - start)
proofread(load(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def proofs(repeats: int, count: int) -> Iterator[tuple[str, list[float]]]:
    """Loading the model of errors, with the memory of a process that proofreads; and proofreading, for 1,000 words."""
    told = [
        subprocess.run([sys.executable, "-c", _LOADING, str(ARTICLE)], capture_output=True, check=True).stdout.split()
        for _ in range(repeats)
    ]
    memory = max(int(kilobytes) for _, kilobytes in told) // 1024
    yield f"proofreading: loading the model ({memory} MiB in all)", [float(seconds) for seconds, _ in told]
    paths = sorted((SHARED / "mia" / "pages").rglob("*.htm*")) or [ARTICLE]
    documents = [recognise(load(path)) for path in paths[:: max(1, len(paths) // max(1, count // 10))]]
    model = load_model()
    words = sum(sum(stream(document, model).counts.values()) for document in documents) / 1000
    for name, work in (
        ("words", lambda: [list(misread(stream(document, model), model, ())) for document in documents]),
        ("words and signs", lambda: [find(document, model) for document in documents]),
    ):
        yield f"proofreading: {name}, for 1,000 words", [timed(work) / words]


def builds(articles: int) -> Iterator[tuple[str, list[float]]]:
    """A build of variants of the article, in all forms, for each article."""
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "corpus"
        variants(corpus, articles)
        for jobs in (1, 2):
            seconds = timed(partial(build, corpus, Path(name) / f"edition-{jobs}", jobs=jobs))
            yield f"build of {articles} articles, {jobs} process(es), for each", [seconds / articles]
        seconds = timed(partial(build, corpus, Path(name) / "edition-1", jobs=1))
        yield f"build of {articles} articles that have not changed, for each", [seconds / articles]


def large_files(megabytes: int) -> Iterator[tuple[str, list[float]]]:
    """TEI of other kinds than Recension's, ever larger, in this process: how long each megabyte takes."""
    play = (ROOT / "tests" / "fixtures" / "tei" / "play.xml").read_text(encoding="utf-8")
    head, act, rest = re.split(r"(?s)(?<=<body>)(.*)(?=</body>)", play)
    size = megabytes
    while size:
        count = size * 1_000_000 // len(act.encode())
        tree = parse("".join((head, act * count, rest)).encode(), "play.xml")
        for name in FORMATS:
            if name not in {"epub", "pdf"}:
                yield f"a play of {size} MB: {name}, for each MB", [timed(partial(render, tree, name)) / size]
        size //= 2


def long_transcriptions(megabytes: int, names: Sequence[str] = _LONG) -> Iterator[tuple[str, list[float]]]:
    """Transcriptions and soups, ever larger: how long each megabyte takes to be encoded, and to be validated."""
    sizes = [size for size in (1, 2, 4, 8) if size <= megabytes]
    for name in names:
        ending, soup = SOUPS[name]
        for size in sizes:
            source = decode(soup(size * 1_000_000).encode(), f"page.{ending}")
            encoded: list[bytes] = []
            yield (
                f"{name}, {size} MB: encode, for each MB",
                [timed(lambda encoded=encoded, source=source: encoded.append(serialise(encode(source)))) / size],  # type: ignore[misc]
            )
            check = partial(validate, encoded[0], "page.xml", transcription=source)
            yield f"{name}, {size} MB: validate, for each MB", [timed(check) / size]


def variants(corpus: Path, count: int) -> None:
    """Fill `corpus` with variants of the article that differ in their numbers."""
    corpus.mkdir()
    shutil.copy(ROOT / "corpus" / "edition.toml", corpus)
    text, sidecar = ARTICLE.read_text(encoding="utf-8"), ARTICLE.with_suffix(".toml").read_text(encoding="utf-8")
    for number in range(count):
        (corpus / f"variant-{number:04}.txt").write_text(
            re.sub(r"\bpp\. 87–91", f"pp. {number + 1}–{number + 5}", text), encoding="utf-8"
        )
        (corpus / f"variant-{number:04}.toml").write_text(sidecar, encoding="utf-8")


def timed(work: Callable[[], object]) -> float:
    """How many seconds `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


PARTS: Mapping[str, Callable[[argparse.Namespace], Iterator[tuple[str, list[float]]]]] = {
    "commands": lambda options: commands(options.repeats),
    "steps": lambda options: in_process(options.repeats),
    "renderings": lambda options: renderings(options.repeats),
    "pages": lambda options: pages(options.pages),
    "proofs": lambda options: proofs(options.repeats, options.pages),
    "builds": lambda options: builds(options.articles),
    "large": lambda options: large_files(options.megabytes),
    "transcriptions": lambda options: long_transcriptions(options.transcription),
}

if __name__ == "__main__":
    main()
