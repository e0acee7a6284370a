from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from recension.cli import cli
from recension.desk.sidecar_merge import ConflictError, merged
from recension.diagnostics import RecensionError
from recension.edition import Edition, parse_sidecar


def emendation(exact: str, reading: str, *, kind: str = "emendation") -> str:
    return f'[[{kind}]]\nexact = "{exact}"\nprefix = "a "\nsuffix = " b"\nreading = "{reading}"\ncert = "high"\n'


HEAD = "# By hand.\n[header]\nlanguage = 'en'\n"
ONE, TWO, THREE, FOUR = (emendation(word, word.upper()) for word in ("one", "two", "three", "four"))


def text(*tables: str) -> str:
    return "\n".join([HEAD, *tables])


def words(sidecar: str) -> list[str]:
    return [table["exact"] for table in tomllib.loads(sidecar).get("emendation", [])]


def test_what_two_editors_decided_at_one_line_is_put_together() -> None:
    assert words(merged(text(ONE), text(ONE, TWO), text(ONE, THREE))) == ["one", "two", "three"]
    assert words(merged(text(ONE), text(TWO, ONE), text(THREE, ONE))) == ["two", "three", "one"]


def test_two_new_sidecars_are_put_together() -> None:
    assert words(merged("", ONE, TWO)) == ["one", "two"]
    assert merged("", ONE, ONE) == ONE


def test_what_one_took_back_is_gone_and_what_the_other_made_stays() -> None:
    assert words(merged(text(ONE, TWO), text(TWO), text(ONE, TWO, THREE))) == ["two", "three"]
    assert words(merged(text(ONE, TWO), text(ONE, TWO, THREE), text(TWO))) == ["two", "three"]


def test_remarks_and_the_header_of_either_stay() -> None:
    changed = text(ONE).replace("# By hand.", "# By another hand.")
    for ours, theirs in ((changed, text(ONE, TWO)), (text(ONE, TWO), changed)):
        both = merged(text(ONE), ours, theirs)
        assert words(both) == ["one", "two"]
        assert both.startswith("# By another hand.\n")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (text(ONE, TWO), text(ONE, TWO.replace("TWO", "2"))),
        (text(ONE.replace("ONE", "1")), text()),
        (text(ONE.replace("ONE", "1")), text(ONE.replace("ONE", "I"))),
        (text(ONE).replace("'en'", "'de'"), text(ONE).replace("'en'", "'fr'")),
        (text(ONE, TWO), text(ONE, THREE.replace("a \"", "a \" # sure"))),
        (text(ONE, TWO), "emendation = []\n" + text()),
        (text(ONE, TWO), "<<<<<<< ours\n"),
    ],
)  # fmt: skip
def test_what_contradicts_is_a_conflict(ours: str, theirs: str) -> None:
    with pytest.raises(ConflictError):
        merged(text(ONE), ours, theirs)


def files(folder: Path, *texts: str) -> list[str]:
    paths = [folder / name for name in ("base", "ours", "theirs")]
    for path, content in zip(paths, texts, strict=True):
        path.write_text(content, encoding="utf-8")
    return [str(path) for path in paths]


def test_the_command_writes_ours(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["merge-sidecars", *files(tmp_path, "", ONE, TWO)])
    assert result.exit_code == 0, result.output
    assert words((tmp_path / "ours").read_text(encoding="utf-8")) == ["one", "two"]


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_a_conflict_is_marked_and_told_as_one_when_it_is_read(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["merge-sidecars", *files(tmp_path, HEAD, HEAD + ONE, HEAD + ONE[:-6] + 'low"\n')])
    assert result.exit_code == 1
    conflict = (tmp_path / "ours").read_text(encoding="utf-8")
    assert "<<<<<<< ours" in conflict
    with pytest.raises(RecensionError, match=r"one\.toml:\d+: EDN007 an unresolved git conflict begins here"):
        parse_sidecar(conflict, "one.toml", Edition())
    with pytest.raises(RecensionError, match="EDN001"):
        parse_sidecar("<<<<<<< ours\n", "one.toml", Edition())


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
@pytest.mark.parametrize("base", ["", HEAD])
def test_git_merges_by_the_command(tmp_path: Path, base: str) -> None:
    git(tmp_path, "init", "-b", "main")
    git(tmp_path, "config", "merge.sidecar.driver", f"{sys.executable} -m recension merge-sidecars %O %A %B")
    (tmp_path / ".gitattributes").write_text("*.toml merge=sidecar\n", encoding="utf-8")
    sidecar = tmp_path / "one.toml"
    if base:
        sidecar.write_text(base, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "base")
    for branch, table in (("theirs", TWO), ("ours", ONE)):
        git(tmp_path, "checkout", "-b", branch, "main")
        sidecar.write_text(base + table, encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-m", branch)
    git(tmp_path, "merge", "theirs", "-m", "both")
    assert words(sidecar.read_text(encoding="utf-8")) == ["one", "two"]
