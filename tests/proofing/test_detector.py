"""What is found in a text, and what is not; with the model that comes with Recension."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from recension import decode, proofread
from recension.cli.proof import command
from recension.diagnostics import RecensionError
from recension.edition import Edition, Editor, parse_sidecar
from recension.proofing import detector, evidence, load_model
from recension.proofing.findings import BANDS, CLASSES, Band, Finding
from recension.proofing.model import MAGIC
from recension.resources import package_file

EDITION = Edition(editors=(Editor("ab", "A. B."),))
PAGE = (
    "A. Writer\n\nOn the Committee\n\nThe committee met in the old hall on the square. {} "
    "Nobody was surprised by that.\n"
)


def found(sentence: str, sidecar: str = "") -> list[Finding]:
    source = decode(PAGE.format(sentence).encode(), "page.txt")
    findings = proofread(source, edition=EDITION, sidecar=parse_sidecar(sidecar, "page.toml", EDITION))
    return [item for item in findings if item.band is not Band.HIDDEN]


@pytest.mark.parametrize(
    ("sentence", "reading", "proposal"),
    [
        ("They marched in the direction ol the railway station.", "ol", "of"),
        ("It was the policy of tbe government from the beginning.", "tbe", "the"),
        ("The workers were builidng a new party in those years.", "builidng", "building"),
        ("We are lighting against the capitalist class.", "lighting", "fighting"),
        ("The future of Soviet .society was then discussed.", ".", ""),
        ("The meeting was held in Alsace- Lorraine in the spring.", "- ", "-"),
        ("They spoke of the the war for an hour.", "the the", "the"),
        ("The vote was taken (by a show of hands in the evening.", "(", ""),
    ],
)
def test_a_slip_is_found(sentence: str, reading: str, proposal: str) -> None:
    assert [(item.reading, item.proposals[0]) for item in found(sentence)] == [(reading, proposal)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They organise, and others organize, the defence of the same party.",
        "He had had enough of it, and that that was so surprised no one.",
        "See vol. iii of the work, pp. 87-91, i.e. the last chapter.",
        "“The old hall,” he said, “is the workers’ own.”",
        "The pre- and post-war years were not alike (nor were the men).",
    ],
)
def test_what_is_right_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


def test_what_an_editor_decided_is_not_found_again() -> None:
    sentence = "They marched in the direction ol the railway station."
    assert not found(sentence, '[[rejection]]\nexact = "ol"\nresp = "ab"\n')
    assert not found(sentence, '[[emendation]]\nexact = "ol"\nprefix = "direction "\nreading = "of"\nresp = "ab"\n')


def test_every_class_is_explained() -> None:
    kinds = {detector.NAME, detector.OMISSION, detector.DOUBLED, detector.PUNCTUATION}
    assert kinds | {evidence.NONWORD, evidence.REAL_WORD, evidence.SPLIT} == {*CLASSES}
    often = "There Tarnowitz spoke. Then Tarnowitz left. What Tarnowitz says goes. "
    kinds = {item.kind for item in found(f"{often}It was Tamowitz’s day. They spoke to the and file of the the union.")}
    assert kinds == {"name", "omission", "doubled"}


def test_the_lexicon_is_right() -> None:
    source = decode(PAGE.format("The committee of the builidng fund was large.").encode(), "page.txt")
    assert proofread(source, edition=Edition())
    assert not proofread(source, edition=Edition(lexicon=("builidng",)))


@given(st.text(max_size=300))
def test_findings_are_in_order_and_apart(text: str) -> None:
    source = decode(PAGE.format(text).encode("utf-8", "surrogatepass"), "page.txt") if text.isprintable() else None
    here = 0
    for item in proofread(source) if source else ():
        assert here <= item.start <= item.end
        assert item.reading == source.text[item.start : item.end] if source else False
        assert 0 <= item.posterior <= 1
        here = item.end


def test_the_command_tells_places_and_exits_with_findings(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE.format("They marched in the direction ol the station."), encoding="utf-8")
    told = CliRunner().invoke(command, [str(page)])
    assert told.exit_code == 1
    assert f'{page}:5:80: nonword "ol" → "of"' in told.stdout
    assert told.stderr == "1 file: 1 nonword\n"
    record = json.loads(CliRunner().invoke(command, ["--format", "json", str(page)]).stdout)[0]
    assert page.read_text(encoding="utf-8")[record["start"] : record["end"]] == record["reading"] == "ol"
    page.write_text(PAGE.format("They marched in the direction of the station."), encoding="utf-8")
    assert CliRunner().invoke(command, [str(page)]).exit_code == 0


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.model"
    model = package_file("proofing", "default.model").read_bytes()
    for data, said in (
        (b"nothing", "it does not begin as one of this version of Recension"),
        (b"", "the file is empty"),
        (b"RECENSION MODEL 1\n\xff\xff\xff\xff{}", "it does not begin as one of this version of Recension"),
        (MAGIC + b"\xff\xff\xff\xff{}", "the file was cut off"),
        (model[:1000], "the file was cut off"),
        (model[:-1], "the file was cut off"),
        (MAGIC + b"\x02\0\0\0[]", "the file is damaged"),
        (MAGIC + b"\x02\0\0\0{}", "the file is damaged"),
        (model[:40] + b"\xff" + model[41:], "the file is damaged"),
    ):
        path.write_bytes(data)
        load_model.cache_clear()
        with pytest.raises(RecensionError, match=f"PRF001.* used: {said}$"):
            load_model(path)


def test_the_bands_are_told_as_they_are() -> None:
    assert f"likely from p={detector.LIKELY:.2f}, check from p={detector.CHECK:.2f}," in BANDS


def test_words_of_another_language_are_not_judged_by_a_model_of_english() -> None:
    text = (
        "Die Arbeiter der großen Städte haben in diesem Februar viel gelitten, und die Not der Beiter wird noch größer "
        "werden, wenn nicht die Parteien endlich zu einer Politik gelangen, die den Massen Arbeit und Brot verschafft. "
    )
    findings = proofread(decode((text * 3).encode(), "a.txt"))
    assert not [item for item in findings if item.kind != "punctuation"]
