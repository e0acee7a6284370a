"""Building an edition: only what changed, one failure apart from the rest, and never half an edition."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from recension import Book, RecensionError, bind, build, check
from recension.resources import package_file
from tests.conftest import ROOT
from tests.rendering.pictures import png

SETTINGS = '[edition]\ntitle = "Trial"\npublisher = "Nobody"\n'
PROSE = "The committee met in the old hall on the square, and every delegate from the villages sat through it. " * 4


def page(title: str) -> str:
    return f"A. Writer\n\n{title}\n\nFrom Labor Review, Vol. 2 No. 7, July 1931, pp. 12–14.\n\n{PROSE}\n\n{PROSE}\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "edition.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(5):
        (folder / f"article-{number}.txt").write_text(page(f"Title {number}"), encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_committed_edition_is_what_the_corpus_gives() -> None:
    report = check(ROOT / "corpus", ROOT / "edition")
    assert [item for item in report.diagnostics if item.code == "BLD007"] == []


def test_an_edition_has_all_forms_an_index_and_a_manifest(corpus: Path, tmp_path: Path) -> None:
    report = build(corpus, tmp_path / "edition")
    assert len(report.made) == 5
    names = {name for name in contents(tmp_path / "edition") if not name.startswith(".")}
    forms = {f"article-{number}.{form}" for number in range(5) for form in ("xml", "html", "txt")}
    schema = {"schema/recension.rng", "schema/recension.sch"}
    assert names == forms | schema | {"index.html", "manifest.json"}
    tei = (tmp_path / "edition" / "article-0.xml").read_text(encoding="utf-8")
    pointed = set(re.findall(r'(?:href|url)="([^"]+\.(?:rng|sch))"', tei))
    assert pointed == schema
    manifest = json.loads((tmp_path / "edition" / "manifest.json").read_bytes())
    assert set(manifest["sha256"]) == names - {"manifest.json"}


def test_the_whole_edition_is_bound_as_a_book(corpus: Path, tmp_path: Path) -> None:
    output = '\n[output]\nformats = ["epub", "md"]\nbooks = ["epub"]\n'
    (corpus / "edition.toml").write_text(SETTINGS + output, encoding="utf-8")
    edition = tmp_path / "edition"
    build(corpus, edition)
    book = (edition / "edition.epub").read_bytes()
    assert book.count(b"OEBPS/text-") == 2 * 5
    assert "edition.epub" in json.loads((edition / "manifest.json").read_bytes())["sha256"]
    assert b'href="edition.epub"' in (edition / "index.html").read_bytes()
    assert (edition / "article-1.md").is_file()
    (corpus / "article-1.txt").write_text(page("Another"), encoding="utf-8")
    build(corpus, edition)
    assert (edition / "edition.epub").read_bytes() != book
    assert not check(corpus, edition).diagnostics


def test_issues_are_bound_in_the_order_of_their_pages(corpus: Path, tmp_path: Path) -> None:
    (corpus / "edition.toml").write_text(SETTINGS + '[output]\nissues = ["epub"]\n', encoding="utf-8")
    for name, issue, pages in (("article-0", 7, "20–21"), ("article-1", 7, "3–4"), ("article-2", 8, "1–2")):
        changed = page(f"Title {name}").replace("No. 7", f"No. {issue}").replace("12–14", pages)
        (corpus / f"{name}.txt").write_text(changed, encoding="utf-8")
    edition = tmp_path / "edition"
    build(corpus, edition)
    names = {name for name in contents(edition) if name.endswith(".epub")}
    assert names == {"labor-review-2-7.epub"}
    book = (edition / "labor-review-2-7.epub").read_bytes()
    assert re.findall(rb"text-\d+.xhtml\">A. Writer: Title ([\w-]+)<", book) == [b"article-1", b"3", b"4", b"article-0"]
    index = (edition / "index.html").read_text(encoding="utf-8")
    assert "Labor Review, volume 2, number 7, July 1931 as one book" in index
    assert "edition.epub" not in index


def test_a_book_is_made_anew_only_where_its_articles_have_changed(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = SETTINGS + '[output]\nbooks = ["epub"]\nissues = ["epub"]\n'
    (corpus / "edition.toml").write_text(settings, encoding="utf-8")
    other = page("Another").replace("No. 7", "No. 8")
    for name in ("article-0", "article-1"):
        (corpus / f"{name}.txt").write_text(other, encoding="utf-8")
    made = []

    def counted(trees: list[object], form: str, book: Book, **more: object) -> object:
        made.append(book.title)
        return bind(trees, form, book, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("recension.building.binding.bind", counted)
    edition = tmp_path / "edition"
    build(corpus, edition)
    assert len(made) == 3
    build(corpus, edition)
    assert len(made) == 3
    (corpus / "article-1.txt").write_text(other.replace("Another", "Yet Another"), encoding="utf-8")
    build(corpus, edition)
    assert made[3:] == ["Trial", "Labor Review, volume 2, number 8, July 1931"]
    (edition / "edition.epub").write_bytes(b"tampered")
    build(corpus, edition)
    assert made[5:] == ["Trial"]


def test_a_book_that_cannot_be_made_is_told_and_stops_nothing(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (corpus / "edition.toml").write_text(SETTINGS + '[output]\nbooks = ["pdf", "epub"]\n', encoding="utf-8")
    monkeypatch.setitem(sys.modules, "typst", None)
    report = build(corpus, tmp_path / "edition")
    assert [item.code for item in report.diagnostics] == ["RND004"]
    assert len(report.made) == 5
    names = contents(tmp_path / "edition")
    assert "edition.epub" in names
    assert "edition.pdf" not in names


def test_an_article_that_is_nowhere_is_left_out_of_the_book(corpus: Path, tmp_path: Path) -> None:
    settings = SETTINGS + '[[editor]]\nid = "ab"\nname = "A. B."\n[output]\nbooks = ["epub"]\n'
    (corpus / "edition.toml").write_text(settings, encoding="utf-8")
    edition = tmp_path / "edition"
    build(corpus, edition)
    sidecar = '[[emendation]]\nexact = "nowhere"\nreading = "x"\nresp = "ab"\n'
    (corpus / "article-2.toml").write_text(sidecar, encoding="utf-8")
    (edition / "article-2.xml").unlink()
    assert build(corpus, edition).failed == ("article-2",)
    assert (edition / "edition.epub").read_bytes().count(b"OEBPS/text-") == 2 * 4


def test_pictures_go_with_the_edition_and_are_watched(corpus: Path, tmp_path: Path) -> None:
    (corpus / "edition.toml").write_text(SETTINGS + '[output]\nformats = ["html", "epub"]\n', encoding="utf-8")
    for path in corpus.glob("article-[1-4].txt"):
        path.unlink()
    html = f"<html><body><h1>T</h1><p>{PROSE}</p><p><img src='pic/a.png' alt='A house'></p><p>{PROSE}</p></body></html>"
    (corpus / "article-1.html").write_text(html, encoding="utf-8")
    edition = tmp_path / "edition"
    report = build(corpus, edition)
    assert "RND009" in [item.code for item in report.diagnostics]
    (corpus / "pic").mkdir()
    (corpus / "pic" / "a.png").write_bytes(png())
    report = build(corpus, edition)
    assert report.made == ("article-1",)
    assert "RND009" not in [item.code for item in report.diagnostics]
    assert contents(edition)["pic/a.png"] == png()
    assert b"picture-0001-1.png" in contents(edition)["article-1.epub"]
    assert "pic/a.png" in json.loads((edition / "manifest.json").read_bytes())["sha256"]
    assert build(corpus, edition).made == ()
    assert "BLD007" not in [item.code for item in check(corpus, edition).diagnostics]
    (corpus / "pic" / "a.png").write_bytes(png() + b"x")
    assert build(corpus, edition).made == ("article-1",)
    (corpus / "article-1.html").unlink()
    build(corpus, edition)
    assert "pic/a.png" not in contents(edition)


def test_building_twice_gives_the_same_bytes_whatever_the_number_of_processes(corpus: Path, tmp_path: Path) -> None:
    build(corpus, tmp_path / "one", jobs=1)
    build(corpus, tmp_path / "two", jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_only_what_changed_is_made(corpus: Path, tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    build(corpus, edition)
    assert build(corpus, edition).made == ()
    (corpus / "article-3.txt").write_text(page("Another Title"), encoding="utf-8")
    assert build(corpus, edition).made == ("article-3",)
    (corpus / "article-2.toml").write_text('[header]\ntitle = "Changed"\n', encoding="utf-8")
    assert build(corpus, edition).made == ("article-2",)
    (edition / "article-1.html").write_text("tampered", encoding="utf-8")
    assert build(corpus, edition).made == ("article-1",)
    (corpus / "edition.toml").write_text(SETTINGS + 'date = "2026-01-01"\n', encoding="utf-8")
    assert len(build(corpus, edition).made) == 5


def test_an_article_that_is_gone_leaves_nothing_and_foreign_files_stay(corpus: Path, tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    build(corpus, edition)
    (edition / "images").mkdir()
    (edition / "images" / "cover.png").write_bytes(b"picture")
    (corpus / "article-4.txt").unlink()
    build(corpus, edition)
    assert "article-4.xml" not in contents(edition)
    assert contents(edition)["images/cover.png"] == b"picture"


def test_a_failure_does_not_stop_the_others_and_keeps_the_last_good_files(corpus: Path, tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    build(corpus, edition)
    good = contents(edition)["article-2.xml"]
    settings = SETTINGS + '[[editor]]\nid = "ab"\nname = "A. B."\n'
    (corpus / "edition.toml").write_text(settings, encoding="utf-8")
    sidecar = '[[emendation]]\nexact = "nowhere"\nreading = "x"\nresp = "ab"\n'
    (corpus / "article-2.toml").write_text(sidecar, encoding="utf-8")
    report = build(corpus, edition)
    assert report.failed == ("article-2",)
    assert len(report.made) == 4
    [error] = [item for item in report.diagnostics if item.code == "EMD001"]
    assert (error.location.file, error.location.line) == (str(corpus / "article-2.toml"), 1)
    assert contents(edition)["article-2.xml"] == good
    checked = check(corpus, edition)
    assert checked.failed == ("article-2",)
    assert "BLD007" not in [item.code for item in checked.diagnostics]


def test_an_article_that_fails_keeps_its_files_where_no_cache_tells_of_them(corpus: Path, tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    build(corpus, edition)
    (edition / ".recension-cache.json").unlink()
    good = contents(edition)
    (corpus / "article-2.toml").write_text("[header", encoding="utf-8")
    assert "BLD007" not in [item.code for item in check(corpus, edition).diagnostics]
    assert build(corpus, edition).failed == ("article-2",)
    assert {name: data for name, data in contents(edition).items() if name in good} == good
    (edition / "article-2.xml").write_bytes(b"<no TEI")
    (edition / ".recension-cache.json").unlink()
    assert "BLD007" in [item.code for item in check(corpus, edition).diagnostics]


def test_check_tells_what_differs_and_writes_nothing(corpus: Path, tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    build(corpus, edition)
    (edition / "article-1.txt").write_text("tampered", encoding="utf-8")
    (edition / "article-2.txt").unlink()
    before = contents(edition)
    found = {(item.code, Path(item.location.file).name, item.message) for item in check(corpus, edition).diagnostics}
    assert {("BLD007", "article-1.txt", "this file differs from what the corpus gives")} <= found
    assert {("BLD007", "article-2.txt", "this file is missing")} <= found
    assert contents(edition) == before


@pytest.mark.parametrize("names", [("a.txt", "A.txt"), ("index.txt",), ("Manifest.txt",)])
def test_names_that_clash_are_refused(corpus: Path, tmp_path: Path, names: tuple[str, ...]) -> None:
    for name in names:
        (corpus / name).write_text(page("Title"), encoding="utf-8")
    if len({path.name for path in corpus.iterdir()} & set(names)) < len(names):
        pytest.skip("this file system does not tell capitals apart")
    with pytest.raises(RecensionError) as error:
        build(corpus, tmp_path / "edition")
    assert error.value.diagnostics[0].code == "BLD003"
    assert not (tmp_path / "edition").exists()


def test_a_name_that_is_no_utf_8(corpus: Path, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(corpus) + b"/caf\xe9.txt"))
    try:
        path.write_text(page("Title"), encoding="utf-8")
    except OSError:
        pytest.skip("this file system refuses such names")
    report = build(corpus, tmp_path / "edition")
    assert report.failed == ()
    assert len(report.made) == 6


def test_a_sidecar_without_its_transcription_is_told(corpus: Path, tmp_path: Path) -> None:
    (corpus / "gone.toml").write_text("", encoding="utf-8")
    assert [item.code for item in build(corpus, tmp_path / "edition").diagnostics if item.code != "REC003"] == [
        "BLD002"
    ]


def test_what_is_no_transcription_or_an_empty_one_is_told(corpus: Path, tmp_path: Path) -> None:
    (corpus / "folder.txt").mkdir()
    (corpus / "link.txt").symlink_to(corpus / "nothing")
    (corpus / "void.txt").write_bytes(b"")
    (corpus / "notes").mkdir()
    report = build(corpus, tmp_path / "edition")
    told = {Path(item.location.file).name: item.code for item in report.diagnostics if item.code.startswith("BLD")}
    assert told == {"folder.txt": "BLD010", "link.txt": "BLD010", "void.txt": "BLD011"}


def test_suppressions_hide_what_they_name_and_are_told_when_useless(corpus: Path, tmp_path: Path) -> None:
    (corpus / "edition.toml").write_text(SETTINGS, encoding="utf-8")
    text = page("Title").replace("sat through it.", "sat “through it.", 1)
    (corpus / "article-0.txt").write_text(text, encoding="utf-8")
    assert [item.code for item in build(corpus, tmp_path / "edition").diagnostics] == ["REC004"]
    suppression = '[[suppress]]\ncode = "REC004"\nexact = "“through"\nreason = "so in print"\n'
    (corpus / "article-0.toml").write_text(suppression, encoding="utf-8")
    assert build(corpus, tmp_path / "edition").diagnostics == ()
    (corpus / "article-0.txt").write_text(page("Title"), encoding="utf-8")
    assert [item.code for item in build(corpus, tmp_path / "edition").diagnostics] == ["EDN005"]


def test_what_was_noticed_is_told_until_it_is_mended(corpus: Path, tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    (corpus / "edition.toml").write_text(SETTINGS + '[output]\nbooks = ["epub"]\n', encoding="utf-8")
    text = page("Title").replace("sat through it.", "sat “through it.", 1)
    (corpus / "article-3.txt").write_text(text, encoding="utf-8")
    (corpus / "article-1.txt").write_text("Only a few words\n", encoding="utf-8")
    first = build(corpus, edition)
    assert {"REC003", "REC004"} <= {item.code for item in first.diagnostics}
    again = build(corpus, edition)
    assert again.made == ()
    assert again.diagnostics == first.diagnostics
    moved = corpus.rename(tmp_path / "moved")
    assert str(moved / "article-3.txt") in {item.location.file for item in build(moved, edition).diagnostics}
    assert contents(edition) == (build(moved, tmp_path / "other"), contents(tmp_path / "other"))[1]
    (moved / "article-3.txt").write_text(page("Title"), encoding="utf-8")
    assert "REC004" not in {item.code for item in build(moved, edition).diagnostics}


def test_two_builds_at_once_do_not_mix(corpus: Path, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    edition = tmp_path / "edition"
    edition.mkdir()
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        with pytest.raises(RecensionError) as error:
            build(corpus, edition)
    finally:
        os.close(handle)
    assert error.value.diagnostics[0].code == "BLD005"


@pytest.mark.parametrize("name", ["index.html", "notes/mine.txt", "manifest.json"])
def test_a_folder_with_files_of_others_is_refused_and_stays(corpus: Path, tmp_path: Path, name: str) -> None:
    mine = tmp_path / "site" / name
    mine.parent.mkdir(parents=True)
    mine.write_text("{}", encoding="utf-8")
    with pytest.raises(RecensionError) as error:
        build(corpus, tmp_path / "site")
    assert error.value.diagnostics[0].code == "BLD008"
    assert contents(tmp_path / "site") == {name: b"{}"}


def test_an_empty_folder_or_one_with_hidden_files_becomes_an_edition(corpus: Path, tmp_path: Path) -> None:
    edition = tmp_path / "site"
    (edition / ".git").mkdir(parents=True)
    (edition / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    assert len(build(corpus, edition).made) == 5
    (edition / ".recension-cache.json").unlink()
    assert len(build(corpus, edition).made) == 5
    assert contents(edition)[".git/HEAD"] == b"ref"


@pytest.mark.parametrize("place", ["corpus", "corpus/edition", "."])
def test_an_edition_within_or_around_its_corpus_is_refused(corpus: Path, tmp_path: Path, place: str) -> None:
    before = contents(tmp_path)
    with pytest.raises(RecensionError) as error:
        build(corpus, tmp_path / place)
    assert error.value.diagnostics[0].code == "BLD009"
    assert contents(tmp_path) == before


def session(number: int) -> list[str]:
    """The processes of the session that the process `number` leads."""
    found = subprocess.run(["ps", "-o", "pid=", "-s", str(number)], capture_output=True, text=True, check=False)
    return found.stdout.split()


@pytest.mark.skipif(shutil.which("ps") is None or sys.platform != "linux", reason="looks at processes by ps")
def test_workers_end_with_their_build_and_the_next_one_works(corpus: Path, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    for number in range(60):
        (corpus / f"more-{number}.txt").write_text(page(f"More {number}"), encoding="utf-8")
    process = run(corpus, tmp_path / "edition")
    deadline = time.monotonic() + 60
    while len(session(process.pid)) < 3 and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.01)
    assert len(session(process.pid)) == 3
    with pytest.raises(RecensionError) as error:
        build(corpus, tmp_path / "edition", jobs=1)
    assert f"(process {process.pid})" in error.value.diagnostics[0].message
    process.kill()
    process.communicate()
    handle = os.open(tmp_path, os.O_RDONLY)
    deadline = time.monotonic() + 20
    while session(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert session(process.pid) == []
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(handle)
    (corpus / "article-0.txt").write_text(page("Anew"), encoding="utf-8")
    for path in corpus.glob("more-*.txt"):
        path.unlink()
    assert build(corpus, tmp_path / "edition", jobs=1).failed == ()


def run(corpus: Path, edition: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "recension", "build", str(corpus), "-o", str(edition), "--force", "-j", "2"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_a_whole_edition(corpus: Path, tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    whole = []
    for title in ("First", "Second"):
        for number in range(5):
            (corpus / f"article-{number}.txt").write_text(page(f"{title} {number}"), encoding="utf-8")
        build(corpus, tmp_path / title)
        whole.append(contents(tmp_path / title))
    shutil.copytree(tmp_path / "First", edition)
    source = random.Random(1940)
    started = time.monotonic()
    run(corpus, tmp_path / "timing").wait()
    duration = time.monotonic() - started
    for _ in range(12):
        process = run(corpus, edition)
        time.sleep(source.uniform(0, duration * 1.1))
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        process.communicate()
        assert contents(edition) in whole
    build(corpus, edition)
    assert contents(edition) == whole[1]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", str(folder)], check=False)


def test_a_full_disk_leaves_the_last_good_edition(corpus: Path, small_disk: Path) -> None:
    edition = small_disk / "edition"
    for number in range(1, 5):
        (corpus / f"article-{number}.txt").unlink()
    build(corpus, edition)
    before = contents(edition)
    for number in range(1, 20):
        (corpus / f"article-{number}.txt").write_text(page(f"Title {number}") * 5, encoding="utf-8")
    with pytest.raises(RecensionError) as error:
        build(corpus, edition)
    [item] = error.value.diagnostics
    assert item.code == "BLD006"
    assert "No space left" in item.message
    assert contents(edition) == before


def test_an_output_that_cannot_be_written_is_told(corpus: Path, small_disk: Path) -> None:
    edition = small_disk / "edition"
    (corpus / "article-4.txt").unlink()
    build(corpus, edition, jobs=1)
    before = contents(edition)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    (corpus / "article-0.txt").write_text(page("Changed"), encoding="utf-8")
    with pytest.raises(RecensionError) as error:
        build(corpus, edition)
    assert error.value.diagnostics[0].code == "BLD006"
    assert contents(edition) == before


def test_settings_that_nobody_filled_in_are_told(corpus: Path, tmp_path: Path) -> None:
    settings = corpus / "edition.toml"
    told = [item.code for item in build(corpus, tmp_path / "edition").diagnostics]
    assert "BLD013" not in told
    settings.write_bytes(package_file("cli", "edition.toml").read_bytes())
    told = [item.message for item in build(corpus, tmp_path / "edition").diagnostics if item.code == "BLD013"]
    assert told == ["the title is still “An edition without a title yet”", "the publisher is still “Who publishes it”"]


def test_a_file_that_nothing_reads_is_told(corpus: Path, tmp_path: Path) -> None:
    theme = corpus / "theme"
    theme.mkdir()
    for name in ("own.css", "edition.typ", "edtion.css", "notes.typ"):
        (theme / name).write_text("", encoding="utf-8")
    told = [item for item in build(corpus, tmp_path / "edition").diagnostics if item.code == "BLD012"]
    assert [Path(item.location.file).name for item in told] == ["edtion.css", "notes.typ"]


def test_the_index_is_in_the_order_of_family_names(corpus: Path, tmp_path: Path) -> None:
    for path in corpus.glob("*.txt"):
        path.unlink()
    for name in ("Zoe Adams", "Anna Young"):
        (corpus / f"{name[:3]}.txt").write_text(f"A Title\n\nBy {name}\n\nThe text of it.\n", encoding="utf-8")
    build(corpus, tmp_path / "edition")
    index = (tmp_path / "edition" / "index.html").read_text(encoding="utf-8")
    assert 0 < index.index("Zoe Adams") < index.index("Anna Young")
