"""The shape of the house: imports point down only, modules are small, every diagnostic has its page."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recension.diagnostics import catalogue
from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "recension"
MODULES = sorted(PACKAGE.rglob("*.py"))
LEVELS = (
    {"__main__"},
    {"cli"},
    {"desk"},
    {"building"},
    {"pipeline", "learning"},
    {"readers", "recognition", "proofing", "encoding", "validation", "rendering", "suppression"},
    {"document", "tei", "edition", "markup", "positions"},
    {"configuration", "source", "markdown", "profiles", "lexicon"},
    {
        "diagnostics",
        "encodings",
        "formats",
        "resources",
        "files",
        "bibliography",
        "stretches",
        "processes",
        "alignment",
    },
)
SIDEWAYS = {
    ("edition", "document"),
    ("configuration", "source"),
    ("positions", "markup"),
    ("lexicon", "source"),
    ("source", "diagnostics"),
    ("files", "diagnostics"),
}


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith("recension."))


def level(name: str) -> int:
    return next(number for number, names in enumerate(LEVELS) if name in names)


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.parent != PACKAGE or path.name != "__init__.py"], ids=str
)
def test_imports_point_down_only(path: Path) -> None:
    own = part(path)
    for other in imported(path):
        assert other == own or level(other) > level(own) or (own, other) in SIDEWAYS, f"{own} imports {other}"


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_modules_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_rules_do_not_import_each_other() -> None:
    rules = {path.stem for path in (PACKAGE / "recognition").glob("*.py") if "\ndef recognise_" in path.read_text()}
    assert len(rules) >= 12
    for path in (PACKAGE / "recognition").glob("*.py"):
        if path.stem in rules:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            names = {
                (node.module or "").rpartition(".")[2] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
            }
            names |= {
                alias.name
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and node.module == "recension.recognition"
                for alias in node.names
            }
            assert not names & rules, path.stem


def test_every_diagnostic_has_a_page_that_says_how_to_mend_it() -> None:
    pages = catalogue()
    assert len(pages) > 25
    for page in pages.values():
        assert page.title.endswith("."), page.code
        assert "Mend: " in page.text, page.code


def test_no_word_of_an_article_is_known_to_the_program() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*") if path.suffix in {".py", ".toml"}
    )
    for word in ("Lebrun", "Trotsky", "degenerated", "Commision", "builidng", "Gennan", "Einde", "Totalitarian"):
        assert word not in sources, word


def test_the_pages_of_diagnostics_do_not_need_the_optional_extras() -> None:
    program = (
        "import sys; sys.modules.update(dict.fromkeys(('starlette', 'uvicorn')));"
        "from recension.diagnostics import catalogue; assert 'RVW001' in catalogue()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
