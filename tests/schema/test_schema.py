"""The grammar and what is made from it belong together, and the grammar only ever narrows TEI."""

from __future__ import annotations

import hashlib
import random
import runpy
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from recension import tei
from tests.conftest import ROOT, SHARED
from tests.generator import Generator, generate, grammar
from tests.schema.closed import closed_values

SCHEMA = ROOT / "schema"
GENERATE = runpy.run_path(str(SCHEMA / "generate.py"))
ODD = etree.parse(SCHEMA / "recension.odd")
TEI_ALL = SHARED / "tei" / "tei_all.rng"


def test_generated_files_belong_to_the_grammar() -> None:
    expected = (SCHEMA / GENERATE["SUMS"]).read_text(encoding="ascii")
    assert GENERATE["sums"](SCHEMA) == expected, "run: python schema/generate.py"


@pytest.mark.skipif(not shutil.which("trang"), reason="trang is not installed")
def test_generating_again_gives_the_same(tmp_path: Path) -> None:
    GENERATE["generate"](tmp_path)
    for name in GENERATE["MADE"]:
        assert (tmp_path / name).read_bytes() == (SCHEMA / name).read_bytes(), name


def test_a_changed_grammar_is_noticed(tmp_path: Path) -> None:
    for name in (GENERATE["GRAMMAR"], *GENERATE["MADE"]):
        shutil.copy(SCHEMA / name, tmp_path)
    with (tmp_path / "recension.rnc").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert GENERATE["sums"](tmp_path) != (SCHEMA / GENERATE["SUMS"]).read_text(encoding="ascii")
    assert hashlib.sha256(b"").hexdigest() not in GENERATE["sums"](tmp_path)


def test_the_odd_has_the_elements_of_the_grammar() -> None:
    included = [
        name for module in ODD.iter(tei.name("moduleRef")) for name in (module.get("include") or "").split() if name
    ]
    assert sorted(included) == sorted({name.partition("@")[0] for name in grammar().vocabulary()})


def test_the_odd_has_the_closed_lists_of_values_of_the_grammar() -> None:
    documented = {
        (spec.get("ident"), definition.get("ident")): frozenset(
            item.get("ident") for item in definition.iter(tei.name("valItem"))
        )
        for spec in ODD.iter(tei.name("elementSpec"))
        for definition in spec.iter(tei.name("attDef"))
    }
    wanted = {key: values for key, values in closed_values().items() if key[1] != "cert"}
    assert documented == wanted


def test_the_generator_reaches_every_element_and_attribute() -> None:
    reached: Counter[str] = Counter()
    for seed in range(300):
        generator = Generator(random.Random(seed), 250)
        generator.document()
        reached += generator.reached
    assert grammar().vocabulary() <= set(reached)


def test_generated_documents_are_valid_by_both_engines() -> None:
    relax, schema = etree.RelaxNG(file=SCHEMA / "recension.rng"), etree.XMLSchema(file=SCHEMA / "recension.xsd")
    for seed in range(60):
        tree = generate(seed)
        assert relax.validate(tree), relax.error_log
        assert schema.validate(tree), schema.error_log


@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed")
def test_the_hand_written_grammar_accepts_what_is_derived_from_the_generated_one(tmp_path: Path) -> None:
    assert jing(SCHEMA / "recension.rnc", documents(tmp_path, 100), "-c") == ""


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed")
def test_the_grammar_only_narrows_tei(tmp_path: Path) -> None:
    assert jing(TEI_ALL, documents(tmp_path, 3_000)) == ""


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed")
def test_the_odd_is_tei() -> None:
    assert jing(TEI_ALL, [SCHEMA / "recension.odd"]) == ""


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed")
def test_jing_refuses_what_is_not_tei(tmp_path: Path) -> None:
    [path] = documents(tmp_path, 1)
    path.write_bytes(path.read_bytes().replace(b"<body>", b"<body><slip/>"))
    assert "slip" in jing(TEI_ALL, [path])


def documents(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{seed}.xml" for seed in range(count)]
    for seed, path in enumerate(paths):
        path.write_bytes(tei.serialise(generate(seed)))
    return paths


def jing(schema: Path, paths: list[Path], *options: str) -> str:
    """What jing has to say of the documents; nothing if it accepts them all."""
    command = ["jing", *options, str(schema), *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
