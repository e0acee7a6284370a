"""The commands: what goes to which stream, how they exit, and what they say when something is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from recension import parse, validate
from tests.conftest import ARTICLE, ROOT, SAMPLE
from tests.recognition.test_cases import FOLDER as CASES

PAGE = (CASES / "statement" / "fires_on_source_and_credits.txt").read_bytes()


def run(*arguments: str | Path, data: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "recension", *map(str, arguments)]
    done = subprocess.run(command, input=data, capture_output=True, check=False, cwd=cwd)
    assert b"Traceback" not in done.stderr
    return done


def test_help_lists_every_command_and_says_what_exit_statuses_mean() -> None:
    done = run("--help")
    assert done.returncode == 0
    for name in ("assets", "build", "encode", "explain", "new", "render", "validate"):
        assert f"  {name} ".encode() in done.stdout
        assert run(name, "--help").returncode == 0
    assert b"Exit status" in done.stdout


def test_a_command_that_is_misspelt_is_told_what_it_is_like() -> None:
    done = run("encod", "a.txt")
    assert done.returncode == 2
    assert b"'encode'" in done.stderr
    assert b"Did you mean" not in run("xyzzy").stderr


def test_a_folder_is_no_transcription(tmp_path: Path) -> None:
    done = run("encode", tmp_path)
    assert done.returncode == 2
    assert b"SRC004" in done.stderr
    assert b"that it is a file" in done.stderr


def test_encode_writes_tei_to_standard_output_and_messages_to_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Only a few words\n")
    done = run("encode", path)
    assert done.returncode == 0
    assert parse(done.stdout, "a.xml").getroot().get("{http://www.w3.org/XML/1998/namespace}id") == "a"
    assert b"REC003" in done.stderr


def test_encode_reads_standard_input() -> None:
    done = run("encode", "-", data=PAGE)
    assert done.returncode == 0
    assert validate(done.stdout, "stdin.xml") == ()


def test_encode_takes_the_sidecar_and_the_settings_beside_the_file() -> None:
    done = run("encode", ARTICLE)
    assert done.stdout == (ROOT / "edition" / ARTICLE.name).with_suffix(".xml").read_bytes()
    assert done.stderr == b""


def test_encode_of_several_files_goes_to_a_folder(tmp_path: Path) -> None:
    paths = []
    for name in ("a.txt", "b.txt"):
        paths.append(tmp_path / name)
        paths[-1].write_bytes(PAGE)
    assert run("encode", *paths).returncode == 2
    assert run("encode", *paths, "-o", tmp_path / "out").returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.xml", "b.xml"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("missing.txt", None, b"SRC004"), ("picture.txt", b"\x89PNG\0\0", b"SRC001"), ("folder", b"", b"SRC004")],
)
def test_encode_says_what_it_cannot_read(tmp_path: Path, name: str, data: bytes | None, code: bytes) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif data is not None:
        path.write_bytes(data)
    done = run("encode", path, "-o", tmp_path / "out.xml")
    assert done.returncode == 2
    assert code in done.stderr
    assert done.stdout == b""
    assert not (tmp_path / "out.xml").exists()


def test_encode_refuses_a_decision_without_its_place_and_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text(
        '[edition]\ntitle = "T"\npublisher = "P"\n[[editor]]\nid = "ab"\nname = "A"\n', encoding="utf-8"
    )
    (tmp_path / "a.txt").write_bytes(PAGE)
    (tmp_path / "a.toml").write_text(
        '\n[[emendation]]\nexact = "nowhere"\nreading = "x"\nresp = "ab"\n', encoding="utf-8"
    )
    (tmp_path / "a.xml").write_text("before", encoding="utf-8")
    done = run("encode", tmp_path / "a.txt", "-o", tmp_path / "a.xml")
    assert done.returncode == 2
    assert f"{tmp_path / 'a.toml'}:2: EMD001".encode() in done.stderr
    assert (tmp_path / "a.xml").read_text(encoding="utf-8") == "before"


def test_encode_explains_in_text_and_json() -> None:
    text = run("encode", "--explain", "-", data=PAGE).stdout.decode()
    assert "byline (titling 0.99): A. Writer" in text
    [record] = json.loads(run("encode", "--explain", "--format", "json", "-", data=PAGE).stdout)
    assert record["header"]["journal"] == "Labor Review"
    assert {"line", "what", "rule", "certainty", "text"} <= set(record["lines"][0])


def test_a_profile_can_be_chosen_and_an_unknown_one_is_told() -> None:
    assert run("encode", "--profile", "generic", "-", data=PAGE).returncode == 0
    done = run("encode", "--profile", "nowhere", "-", data=PAGE)
    assert done.returncode == 2
    assert b"known are gutenberg, mia, generic" in done.stderr
    assert b"gutenberg" in run("explain").stdout
    assert run("explain", "profiles").stdout.splitlines()[-1].startswith(b"generic")
    assert b"Footnote 1" in run("explain", "Gutenberg").stdout
    assert b"Remain Rolland" in run("explain", "classes").stdout
    assert b"did you mean gutenberg" in run("explain", "gutenburg").stderr


def test_encode_reads_html_and_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<html><h1>Title</h1><p>By A. Writer</p><p>Words and more words.</p></html>")
    (tmp_path / "b.md").write_bytes(b"# Title\n\nWords and *more* words.\n")
    assert run("encode", tmp_path / "a.html", tmp_path / "b.md", "-o", tmp_path / "out").returncode == 0
    for name in ("a.xml", "b.xml"):
        assert validate((tmp_path / "out" / name).read_bytes(), name) == ()


def test_validate_exits_by_what_it_finds(tmp_path: Path) -> None:
    assert run("validate", SAMPLE).returncode == 0
    bad = tmp_path / "bad.xml"
    bad.write_text(SAMPLE.read_text(encoding="utf-8").replace('cert="medium"', 'cert="sure"'), encoding="utf-8")
    done = run("validate", bad)
    assert done.returncode == 1
    assert b"TEI014" in done.stdout
    assert done.stderr.count(b"by Recension's own grammar") == 1
    assert run("validate", tmp_path / "missing.xml").returncode == 2


def test_validate_prints_json_and_workflow_commands(tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_bytes(b"<TEI><text></TEI>")
    [record] = json.loads(run("validate", "--format", "json", bad).stdout)
    assert record["code"] == "TEI003"
    assert record["line"] == 1
    assert run("validate", "--format", "github", bad).stdout.startswith(b"::error file=")
    assert json.loads(run("validate", "--format", "json", SAMPLE).stdout) == []


def test_validate_compares_with_the_transcription(tmp_path: Path) -> None:
    tei = (ROOT / "edition" / ARTICLE.name).with_suffix(".xml").read_bytes()
    assert run("validate", "-", "--transcription", ARTICLE, data=tei).returncode == 0
    spoilt = tei.replace(b"toiling", b"working", 1)
    done = run("validate", "-", "--transcription", ARTICLE, data=spoilt)
    assert done.returncode == 1
    assert b"FID001" in done.stdout


@pytest.mark.parametrize("form", ["html", "text"])
@pytest.mark.parametrize("view", ["reading", "diplomatic"])
def test_render_makes_both_forms_in_both_views(form: str, view: str) -> None:
    done = run("render", SAMPLE, "-t", form, "--view", view)
    assert done.returncode == 0
    assert ("It is lor" if view == "diplomatic" else "It is for") in done.stdout.decode().replace(
        '<a href="#app-e1"', ""
    ) or form == "html"


@pytest.mark.parametrize("command", [("encode", "-"), ("render", SAMPLE), ("render", SAMPLE, "--to", "epub", "--book")])
def test_a_dash_is_standard_output(command: tuple[str | Path, ...], tmp_path: Path) -> None:
    assert run(*command, "-o", "-", data=PAGE, cwd=tmp_path).stdout == run(*command, data=PAGE).stdout != b""
    assert list(tmp_path.iterdir()) == []


def test_render_of_several_files_goes_to_a_folder(tmp_path: Path) -> None:
    other = tmp_path / "other.xml"
    other.write_bytes(SAMPLE.read_bytes())
    assert run("render", SAMPLE, other, "-o", tmp_path / "out").returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["other.html", "sample.html"]


def test_render_says_what_it_cannot_render(tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_bytes(b"<a/>")
    done = run("render", bad)
    assert done.returncode == 2
    assert b"RND003" in done.stderr


def test_explain_has_a_page_for_a_code_and_helps_with_a_misspelt_one() -> None:
    assert b"Mend:" in run("explain", "emd001").stdout
    done = run("explain", "EMD01")
    assert done.returncode == 2
    assert b"EMD001" in done.stderr
    assert run("explain").stdout.count(b"\n") > 25


def test_new_starts_an_edition_that_builds(tmp_path: Path) -> None:
    assert run("new", tmp_path / "mine").returncode == 0
    (tmp_path / "mine" / "corpus" / "a.txt").write_bytes(PAGE)
    assert run("build", cwd=tmp_path / "mine").returncode == 0
    assert (tmp_path / "mine" / "edition" / "a.html").is_file()
    again = run("new", tmp_path / "mine")
    assert again.returncode == 2
    assert b"nothing was changed" in again.stderr


def test_build_without_a_corpus_says_how_to_start_one(tmp_path: Path) -> None:
    done = run("build", cwd=tmp_path)
    assert done.returncode == 2
    assert b"BLD001" in done.stderr
    assert b"recension new" in done.stderr


def test_build_check_of_this_repository() -> None:
    done = run("build", "--check", cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m recension encode {ARTICLE} | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_for_each_shell(shell: str) -> None:
    code = "from recension.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"_RECENSION_COMPLETE": f"{shell}_source", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    assert b"recension" in done.stdout


def test_render_makes_every_form(tmp_path: Path) -> None:
    for form, begin in (("epub", b"PK"), ("md", b"---"), ("json", b"{"), ("text", b"A. N. Author")):
        done = run("render", SAMPLE, "-t", form)
        assert done.returncode == 0
        assert done.stdout.startswith(begin)
    assert run("render", SAMPLE, "-t", "docx").returncode == 2


def test_render_writes_json_lines_of_several_files() -> None:
    done = run("render", SAMPLE, SAMPLE, "-t", "json", "--lines")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["sample", "sample"]


def test_render_binds_a_book(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    assert run("render", SAMPLE, SAMPLE, "-t", "epub", "--book", "--title", "Both", "-o", path).returncode == 0
    assert b'<dc:title id="title">Both</dc:title>' in path.read_bytes()
    assert run("render", SAMPLE, SAMPLE, "-t", "html", "--book", "-o", path).returncode == 2
    pytest.importorskip("typst")
    path = tmp_path / "book.pdf"
    done = run("render", SAMPLE, SAMPLE, "-t", "pdf", "--paper", "a5", "--book", "-o", path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert path.read_bytes().startswith(b"%PDF-")


def test_render_of_text_lays_it_out_as_asked() -> None:
    done = run("render", SAMPLE, "-t", "text", "--paragraph-per-line", "--no-head", "--emphasis", "_")
    lines = done.stdout.decode().splitlines()
    assert "" not in lines
    assert "As well as he, but no _more_.[1]" in lines


def test_encode_points_to_the_schema_only_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "edition" / "schema").mkdir(parents=True)
    (tmp_path / "edition" / "schema" / "recension.rng").write_text("<grammar/>", encoding="utf-8")
    for folder, points in (("edition", True), ("other", False)):
        assert run("encode", ARTICLE, "-o", tmp_path / folder / "a.xml").returncode == 0
        assert (b"<?xml-model" in (tmp_path / folder / "a.xml").read_bytes()) is points


def test_an_output_that_cannot_be_written_is_named_with_a_mend(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "folder.xml").mkdir()
    done = run("encode", ARTICLE, "-o", tmp_path / "file" / "x.xml")
    assert done.returncode == 2
    assert f"{tmp_path / 'file' / 'x.xml'}: OUT001 this file cannot be written: ".encode() in done.stderr
    assert b"    make room, or choose a place" in done.stderr


SLIP = "The committee met in tbe hall, and tbe delegates sat through it. " * 3


def test_proof_says_what_it_could_not_read(tmp_path: Path) -> None:
    good = tmp_path / "x.txt"
    good.write_text("It is so.\n", encoding="utf-8")
    done = run("proof", tmp_path / "gone.txt", good)
    assert done.returncode == 2
    assert done.stderr.endswith(b"2 files: 1 could not be proofread\n")
    assert run("proof", good).stderr == b"1 file: no findings\n"
    (tmp_path / "model").write_bytes(b"none")
    assert run("proof", good, "--model", tmp_path / "model").stderr.endswith(b"1 file: 1 could not be proofread\n")


@pytest.mark.parametrize(("name", "text"), [("x.txt", ""), ("x.txt", " \n\n"), ("x.html", "<p></p>")])
def test_proof_says_that_there_is_nothing_to_read(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    done = run("proof", path)
    assert done.returncode == 0
    told = done.stderr.decode().splitlines()
    assert (told[0], told[-1]) == (f"{path}: BLD011 this transcription is empty", "1 file: 1 without any text")


def test_proof_prints_places_as_json_and_workflow_commands(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"A Title\n\n{SLIP}\n", encoding="utf-8")
    found = json.loads(run("proof", path, "--format", "json").stdout)
    assert {item["reading"] for item in found} == {"tbe"}
    assert [(item["line"], item["column"]) for item in found] == [(3, item["start"] - 8) for item in found]
    commands = run("proof", path, "--format", "github").stdout.decode().splitlines()
    assert len(commands) == len(found)
    assert commands[0].startswith(("::warning file=", "::notice file="))
    assert f",line=3,col={found[0]['column']},title=" in commands[0]


def test_proof_tells_where_a_reading_stands_in_a_page(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    page = f"<html><body><h1>A Title</h1>\r\n<p>Caf&eacute;s, <i>all</i>: {SLIP.replace('tbe', 't<b>be</b>')}</p>\r\n"
    path.write_bytes(page.encode())
    found = json.loads(run("proof", path, "--format", "json").stdout)
    assert {item["reading"] for item in found} == {"tbe"}
    line = page.splitlines()[1]
    assert {item["line"] for item in found} == {item["end_line"] for item in found} == {2}
    assert {line[item["column"] - 1 : item["end_column"] - 1] for item in found} == {"t<b>be"}
    told = run("proof", path).stdout.decode().splitlines()
    assert all(row.startswith(f"{path}:2:{item['column']}: ") for row, item in zip(told, found, strict=True))


def test_proof_takes_folders_and_counts_characters_as_decoded(tmp_path: Path) -> None:
    text = "A Title\n\nHe said “so” and café; the process of builidng socialism.\n"
    for name, data in (
        ("bom.txt", text.encode("utf-8-sig")),
        ("crlf.txt", text.replace("\n", "\r\n").encode()),
        ("windows.txt", text.encode("cp1252")),
        ("note.text", b"builidng"),
    ):
        (tmp_path / name).write_bytes(data)
    done = run("proof", "--format", "json", tmp_path)
    assert done.returncode == 1
    found = [(Path(item["file"]).name, item["start"], item["end"]) for item in json.loads(done.stdout)]
    at = text.index("builidng")
    assert found == [(name, at, at + 8) for name in ("bom.txt", "crlf.txt", "windows.txt")]
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run("proof", empty)
    assert done.returncode == 2
    assert b"there is no transcription in this folder" in done.stderr
    (empty / "TYPED.TXT").write_text("It is so.\n", encoding="utf-8")
    assert run("proof", empty).returncode == 0


def test_encode_says_which_options_of_explain_do_nothing(tmp_path: Path) -> None:
    for arguments, said in (
        (("--explain", "-o", tmp_path / "x.xml"), b"goes without -o"),
        (("--format", "json"), b"--format goes with --explain"),
    ):
        done = run("encode", ARTICLE, *arguments)
        assert done.returncode == 2
        assert said in done.stderr
    assert not (tmp_path / "x.xml").exists()


def test_a_rejection_that_protects_nothing_is_told_and_the_article_is_made(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("A Title\n\nIt is so, and so it will remain.\n", encoding="utf-8")
    (tmp_path / "edition.toml").write_text(
        '[edition]\ntitle = "T"\npublisher = "P"\n[[editor]]\nid = "ab"\nname = "A"\n', encoding="utf-8"
    )
    sidecar = tmp_path / "x.toml"
    for words, warned in (("gone", True), ("remain", False)):
        sidecar.write_text(f'[[rejection]]\nexact = "{words}"\nresp = "ab"\n', encoding="utf-8")
        for command in (("proof", path), ("encode", path)):
            done = run(*command)
            assert done.returncode == 0
            assert (b"EMD005" in done.stderr) == warned
    emended = '[[emendation]]\nexact = "remain"\nreading = "stay"\nresp = "ab"\n'
    sidecar.write_text('[[rejection]]\nexact = "remain"\nresp = "ab"\n' + emended, encoding="utf-8")
    assert b"held right here, and emended on line 4" in run("proof", path).stderr


def test_render_says_what_does_nothing(tmp_path: Path) -> None:
    for name in ("style.css", "own.css", "edition.css", "mine.xsl", "logo.svg"):
        (tmp_path / name).write_text("", encoding="utf-8")
    done = run("render", SAMPLE, "--theme", tmp_path)
    assert done.returncode == 0
    assert done.stderr.decode().splitlines() == [
        f"{tmp_path / 'style.css'}: no file of the look has this name; `recension assets` lists them"
    ]
    assert run("render", SAMPLE, "--to", "text", "--width", "60").stderr == b""
    assert b"--paper does nothing for --to text" in run("render", SAMPLE, "--to", "text", "--paper", "a5").stderr
