"""Learning a model from texts, and what the program emends by itself."""

from __future__ import annotations

import json
import lzma
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from recension import decode, encode, recognise, serialise
from recension.cli.encode import command as encode_command
from recension.cli.learn import command as learn_command
from recension.diagnostics import RecensionError
from recension.document import MarkKind
from recension.edition import CHECK, LIKELY, Edition, Editor, load_edition, parse_sidecar
from recension.learning import learn
from recension.proofing import emend, find, load_model
from recension.proofing.findings import Band, Finding
from recension.proofing.model import pair_log, parse_model
from recension.proofing.training.confusions import with_decisions
from recension.proofing.training.counting import Counter3
from recension.proofing.training.practice import practise
from recension.proofing.usage import is_clipped, is_spelling
from recension.resources import package_file
from tests.conftest import ROOT

NOUNS = "miller baker weaver tanner cooper mason fuller turner carter fletcher".split()
VERBS = "praised blamed followed greeted warned helped met taught feared fed".split()


def sentences(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [
        f"The {chance.choice(NOUNS)} {chance.choice(VERBS)} the {chance.choice(NOUNS)} in the morning, as always."
        for _ in range(count)
    ]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "a").mkdir()
    for number in range(3):
        text = "\n\n".join(["A. Writer", "A Day", *sentences(number, 120)])
        (folder / "a" / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "page.html").write_text(f"<p>{'</p><p>'.join(sentences(9, 60))}</p>", encoding="utf-8")
    with lzma.open(folder / "more.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"page": f"more/{n}", "text": sentences(20 + n, 60)}) + "\n" for n in range(3))
    return folder


def test_a_model_of_an_own_archive_finds_its_slips(archive: Path) -> None:
    model = parse_model(memoryview(learn([archive]).data))
    page = "A. Writer\n\nA Day\n\nThe miller praised tbe weaver in the morning. The baker met the tanner.\n"
    findings = find(recognise(decode(page.encode(), "page.txt")), model)
    assert [(item.reading, item.proposals[0]) for item in findings] == [("tbe", "the")]
    assert model.forests["comma"] == load_model().forests["comma"]
    assert model.log_count("fletcher") > 3
    assert pair_log(model, model.number("the"), model.number("miller")) > 3


def test_learning_gives_the_same_bytes_and_leaves_pages_out(archive: Path) -> None:
    whole, again, less = learn([archive]), learn([archive]), learn([archive], without={"a/0.txt", "more/1"})
    assert whole.data == again.data
    assert (whole.pages, less.pages) == (7, 5)
    assert less.words < whole.words


@pytest.mark.slow
def test_practising_gives_the_same_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recension.proofing.training.practice._LEAST_SLIPS", 20)
    data = package_file("proofing", "default.model").read_bytes()
    pages = ["\n".join(sentences(seed, 40)) for seed in range(24)]
    practised = practise(data, pages)
    assert {"nonword", "real-word", "comma"} <= practised.keys()
    assert practise(data, pages) == practised


def test_the_command_writes_a_model_that_proof_can_use(archive: Path, tmp_path: Path) -> None:
    left_out = tmp_path / "without"
    left_out.write_text("more/0\n", encoding="utf-8")
    target = tmp_path / "own.model"
    done = CliRunner().invoke(learn_command, [str(archive), "-o", str(target), "--without", str(left_out)])
    assert done.exit_code == 0, done.output
    assert "on 6 pages" in done.stderr
    assert load_model(target).provenance["pages"] == 6


def test_the_command_goes_on_past_what_is_no_text_and_says_so(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "image.txt").write_bytes(b"\0\0")
    (tmp_path / "empty.txt").write_bytes(b"")
    target = tmp_path / "own.model"
    done = CliRunner().invoke(learn_command, [str(tmp_path), str(archive), "-o", str(target)])
    assert done.exit_code == 1
    assert "SRC001" in done.stderr
    assert "on 7 pages" in done.stderr


def test_a_page_to_leave_out_that_is_not_there_is_told(archive: Path) -> None:
    with pytest.raises(RecensionError, match=r"PRF005 there is no page '0\.txt' to leave out"):
        learn([archive], without={"0.txt", "a/1.txt"})


def test_an_editors_decisions_change_the_channel(archive: Path) -> None:
    changes = [("", "", 1000), ("f", "f", 1000), ("f", "l", 3)]
    assert ("f", "l", 13) in with_decisions(changes, [("for", "lor")])
    assert learn([archive], decisions=ROOT / "corpus").data != learn([archive]).data


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jsonl", b"{}\n", "PRF004"),
        ("a.jsonl", b'{"page": 1, "text": []}\n', "PRF004"),
        ("a.jsonl", b"\xff\n", "PRF004"),
        ("a.jsonl.xz", b"no archive", "PRF004"),
        ("a.jsonl", b"", "PRF002"),
        ("a.txt", b"A short text of a few words.\n", "PRF002"),
    ],
)
def test_what_is_no_page_is_told(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(RecensionError, match=code):
        learn([tmp_path])


def test_words_beyond_what_the_keys_can_tell_apart_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recension.proofing.training.counting._VOCABULARY", 5)
    counter = Counter3()
    counter.add("one two three four")
    counter.flush()
    assert set(counter.singles) == {"one", "two"}
    assert max(counter.identifiers.values()) < 1 << 21


EDITION = Edition(editors=(Editor("ab", "A. B."),), emend=LIKELY)
PAGE = (
    "A. Writer\n\nOn the Committee\n\nThe committee met in the old hall. They marched in tlie direction of "
    "the railway station. Nobody was surprised by that.\n"
)


def encoded(edition: Edition, sidecar: str = "") -> str:
    decisions = parse_sidecar(sidecar, "page.toml", edition)
    return serialise(encode(decode(PAGE.encode(), "page.txt"), edition=edition, sidecar=decisions)).decode()


def test_the_program_emends_what_is_likely_and_keeps_the_copy_text() -> None:
    tei = encoded(EDITION)
    assert (
        '<sic source="#web">tlie</sic><corr type="ocr" resp="#recension" cert="medium" evidence="conjecture">the' in tei
    )
    assert "<sic" not in encoded(Edition())


def test_the_program_leaves_alone_what_an_editor_decided_or_rejected() -> None:
    assert "<sic" not in encoded(EDITION, '[[rejection]]\nexact = "tlie"\nresp = "ab"\n')
    own = encoded(EDITION, '[[emendation]]\nexact = "tlie"\nprefix = "marched in "\nreading = "a"\nresp = "ab"\n')
    assert '<corr type="ocr" resp="#editor-ab"' in own
    assert '<corr type="ocr" resp="#recension"' not in own


def test_the_program_emends_only_the_language_of_its_model() -> None:
    assert "<sic" not in encoded(Edition(language="de", emend=CHECK))


@pytest.mark.parametrize(
    ("reading", "proposal", "kind"),
    [("tlie", "the", MarkKind.CORRECTION), ("railway", "", MarkKind.SURPLUS), ("", "!", MarkKind.SUPPLIED)],
)
def test_a_finding_becomes_the_emendation_that_it_asks_for(reading: str, proposal: str, kind: MarkKind) -> None:
    document = recognise(decode(PAGE.encode(), "page.txt"))
    start = document.source.text.index(reading) if reading else document.blocks[-1].end
    finding = Finding(start, start + len(reading), reading, (proposal,), "nonword", 0.9, Band.LIKELY)
    marks = [mark for block in emend(document, [finding]).blocks for mark in block.marks if mark.emendation]
    assert [mark.kind for mark in marks] == [kind]
    assert [mark.emendation.readings for mark in marks if mark.emendation] == [(proposal,) if proposal else ()]


def test_a_finding_that_lies_in_no_one_block_is_left_out() -> None:
    document = recognise(decode(PAGE.encode(), "page.txt"))
    start = document.blocks[0].start
    finding = Finding(start, document.blocks[-1].end, "", ("x",), "nonword", 0.9, Band.LIKELY)
    assert emend(document, [finding]) == document


def test_settings_and_the_command_say_what_is_emended(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "A"\npublisher = "B"\n', encoding="utf-8")
    run = CliRunner().invoke
    assert "<sic" not in run(encode_command, [str(tmp_path / "page.txt")]).stdout
    assert "<sic" in run(encode_command, [str(tmp_path / "page.txt"), "--proof", "likely"]).stdout
    with (tmp_path / "edition.toml").open("a", encoding="utf-8") as file:
        file.write('[proof]\nemend = "likely"\n')
    assert load_edition(tmp_path / "edition.toml").emend == LIKELY
    assert "<sic" in run(encode_command, [str(tmp_path / "page.txt")]).stdout
    (tmp_path / "edition.toml").unlink()
    assert "<sic" in run(encode_command, [str(tmp_path / "page.txt")]).stdout
    assert "<sic" not in run(encode_command, [str(tmp_path / "page.txt"), "--proof", "off"]).stdout


@pytest.mark.parametrize(
    ("first", "second"), [("defence", "defense"), ("labour", "labor"), ("practise", "practice"), ("centres", "centers")]
)
def test_spellings_of_one_word(first: str, second: str) -> None:
    assert is_spelling(first, second)


@pytest.mark.parametrize(("first", "second"), [("four", "for"), ("rice", "rise"), ("does", "des"), ("hall", "hal")])
def test_other_words_are_no_spellings(first: str, second: str) -> None:
    assert not is_spelling(first, second)


def test_clipped_words() -> None:
    assert is_clipped("goin’ on", 4)
    assert not is_clipped("goin on", 4)
    assert not is_clipped("the ‘old’ one", 8)
