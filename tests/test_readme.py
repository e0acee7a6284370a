"""Every command of the README does what it says, and the wheel has all that it needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from recension import load_edition
from recension.edition import parse_sidecar
from tests.conftest import ARTICLE, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
KEPT = ("corpus", "edition", "schema", "src", "README.md", "LICENSE", "pyproject.toml")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


SET_UP_BUILD, SET_UP_TESTS, *COMMANDS = blocks("sh")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What a newcomer has after cloning."""
    folder = tmp_path / "recension"
    folder.mkdir()
    for name in KEPT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder)
    return folder


def sh(command: str, folder: Path, *path: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": os.pathsep.join([*map(str, path), os.environ["PATH"]])}
    return subprocess.run(
        ["bash", "-e", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_the_first_command_sets_up_everything_and_builds_the_edition(checkout: Path) -> None:
    shutil.rmtree(checkout / "edition")
    done = sh(SET_UP_BUILD, checkout)
    assert done.returncode == 0, done.stderr
    for path in (ROOT / "edition").rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            made = checkout / "edition" / path.relative_to(ROOT / "edition")
            assert made.read_bytes() == path.read_bytes(), path.name


def test_the_second_command_is_the_one_that_ci_runs() -> None:
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("this is not a checkout")
    assert SET_UP_TESTS.strip().startswith("python3 -m venv")
    assert SET_UP_TESTS.strip().endswith("-m pytest -n auto")
    assert "README.md" in script.read_text(encoding="utf-8")


def test_every_other_command_works(checkout: Path) -> None:
    for command in COMMANDS:
        done = sh(command, checkout, Path(sys.executable).parent)
        assert done.returncode == 0, (command, done.stderr)
    assert (checkout / "my-edition" / "edition" / "an-article.html").is_file()
    assert "It is lor" not in (checkout / "article.html").read_text(encoding="utf-8")
    assert "_recension_completion" in (checkout / "recension-completion.bash").read_text(encoding="utf-8")


def test_the_python_example_works(checkout: Path) -> None:
    [example] = blocks("python")
    code = example + "\nassert findings == ()\nassert page.startswith('<!DOCTYPE html>')\n"
    done = subprocess.run([sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_sidecar_example_is_valid() -> None:
    [example] = blocks("toml")
    tomllib.loads(example)
    sidecar = parse_sidecar(example, "README.md", load_edition(ARTICLE.with_name("edition.toml")))
    assert len(sidecar.decisions) == 1


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_environment(checkout: Path) -> None:
    build = f"{sys.executable} -m build --wheel --no-isolation --outdir dist ."
    install = "python3 -m venv empty && empty/bin/pip install --quiet dist/*.whl"
    use = (
        "cd /tmp && R=$OLDPWD/empty/bin/recension && $R new $OLDPWD/fresh >/dev/null"
        " && cp $OLDPWD/corpus/*.txt $OLDPWD/fresh/corpus && $R build $OLDPWD/fresh/corpus"
        " && $R validate $OLDPWD/fresh/edition/*.xml && $R explain TEI010"
    )
    for command in (build, install, use):
        done = sh(command, checkout)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    assert (checkout / "fresh" / "edition" / "index.html").is_file()
