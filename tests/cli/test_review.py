from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from recension import pipeline
from recension.cli import cli, main
from tests.desk.conftest import SETTINGS, TEXT, proofread


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "edition.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(
        pipeline, "proofread", lambda source, *, edition, sidecar: proofread(source, edition, sidecar), raising=False
    )
    return tmp_path


@pytest.mark.parametrize("name", ["", "one.txt"])
def test_decisions_come_from_a_pipe(corpus: Path, name: str) -> None:
    result = CliRunner().invoke(cli, ["review", "--terminal", str(corpus / name)], input="a\nr\ne nor\nq\n")
    assert result.exit_code == 0, result.output
    assert "He took responsibility [lor] the policy" in result.output
    sidecar = (corpus / "one.toml").read_text(encoding="utf-8")
    assert sidecar.count("[[emendation]]") == 2
    assert sidecar.count("[[rejection]]") == 1
    assert 'resp = "ab"' in sidecar


def test_the_end_of_the_input_ends_the_review(corpus: Path) -> None:
    result = CliRunner().invoke(cli, ["review", "--terminal", str(corpus)], input="")
    assert result.exit_code == 0
    assert not (corpus / "one.toml").exists()


def test_nobody_decides_under_a_name_that_the_edition_does_not_know(corpus: Path) -> None:
    result = CliRunner().invoke(cli, ["review", "--terminal", "--as", "zz", str(corpus)], input="a\n")
    assert "RVW002" in str(result.exception)
    assert not (corpus / "one.toml").exists()


def test_without_the_extra_it_says_how_to_get_it(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    result = CliRunner().invoke(cli, ["review", str(corpus)])
    assert result.exit_code == 2
    assert "pip install 'recension[review]'" in result.output


def test_a_port_that_is_taken_is_named_with_a_mend(corpus: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(cli, ["review", "--no-browser", "--port", str(port), str(corpus)])
    assert result.exit_code == 2
    assert f"port {port} cannot be had: address already in use; give another --port" in result.output


SERVE = """
import sys
from recension import pipeline
from tests.desk.conftest import proofread
pipeline.proofread = lambda source, *, edition, sidecar: proofread(source, edition, sidecar)
sys.argv = ["recension", "review", "--no-browser", sys.argv[1]]
from recension.cli import main
main()
"""


@pytest.mark.parametrize(
    ("encoding", "typed"), [("utf-8", b"e gr\xf6n\ne gr\xc3\xb6n\nq\n"), ("latin-1", b"e gr\xf6n\nq\n")]
)
def test_a_terminal_of_any_encoding_will_do(corpus: Path, encoding: str, typed: bytes) -> None:
    path = corpus / "one.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("lor", "“lor”", 1), encoding="utf-8")
    program = SERVE.replace("--no-browser", "--terminal")
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(corpus)], input=typed, capture_output=True, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert ("“" if encoding == "utf-8" else "\\u201c").encode() in done.stdout
    assert (b"type it again" in done.stdout) == (encoding == "utf-8")
    assert 'reading = "grön"' in (corpus / "one.toml").read_text(encoding="utf-8")


def test_no_colour_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for wanted, codes in (("", 1), ("1", 0)):
        monkeypatch.setenv("NO_COLOR", wanted)
        monkeypatch.setattr(sys, "argv", ["recension", "review", str(Path(__file__).parent)])
        monkeypatch.setattr("click._compat.isatty", lambda _: True)
        with pytest.raises(SystemExit):
            main()
        assert capsys.readouterr().err.count("\x1b[31m") == codes


@pytest.mark.slow
def test_it_prints_its_address_and_answers_there_only_to_who_has_it(corpus: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-u", "-c", SERVE, str(corpus)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        try:
            assert address.startswith("http://127.0.0.1:")
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            assert b"<main>" in opener.open(address, timeout=10).read()
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(address.partition("?")[0], timeout=10)
        finally:
            process.terminate()
            process.wait(10)
