from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recension.desk.judgement import Emend, Reject, Scope
from recension.desk.reviewer import reviewer
from recension.desk.session import Desk, Opened, desk
from recension.diagnostics import RecensionError
from recension.document import reading
from recension.edition import Edition, Editor
from recension.proofing.findings import Finding
from tests.desk.conftest import TEXT, proofread


def tables(corpus: Path, name: str = "one") -> dict[str, Any]:
    return tomllib.loads((corpus / f"{name}.toml").read_text(encoding="utf-8"))


def finding(opened: Opened, words: str) -> Finding:
    return next(item for item in opened.findings if item.reading == words)


def emend(sitting: Desk, words: str, text: str, scope: Scope = Scope.HERE) -> Opened:
    opened = sitting.open("one")
    found = finding(opened, words)
    return sitting.judge("one", opened.version, Emend(found.start, found.end, text, scope))


def readings(opened: Opened) -> list[str]:
    return [item.reading for item in opened.findings]


def as_emended(opened: Opened) -> str:
    return "\n".join(reading(block).text for block in opened.document.blocks)


def test_what_the_program_found_is_open(sitting: Desk) -> None:
    assert readings(sitting.open("one")) == ["lor", "stale", "lor", ".", "", "aer", "Kautskyite"]
    assert readings(sitting.open("two")) == ["aer", "lor"]


def test_a_decision_is_in_the_sidecar_at_once_and_the_text_reads_so(sitting: Desk, corpus: Path) -> None:
    opened = emend(sitting, "lor", "for")
    assert tables(corpus) == {
        "emendation": [
            {
                "exact": "lor",
                "prefix": "responsibility ",
                "suffix": " the",
                "reading": "for",
                "resp": "ab",
                "cert": "high",
            }
        ]
    }
    assert readings(opened) == ["stale", "lor", ".", "", "aer", "Kautskyite"]
    assert "responsibility for the policy" in as_emended(opened)


def test_superfluous_and_missing_words(sitting: Desk) -> None:
    emend(sitting, ".", "")
    opened = emend(sitting, "", "as")
    assert "The soviet society is as well as international." in as_emended(opened)
    assert "." not in readings(opened)
    assert "" not in readings(opened)


def test_everywhere_means_every_equal_place_that_nothing_else_decides(sitting: Desk, corpus: Path) -> None:
    emend(sitting, "lor", "nor")
    opened = emend(sitting, "lor", "for", Scope.ARTICLE)
    assert tables(corpus)["emendation"][1] == {
        "exact": "lor", "everywhere": True, "reading": "for", "resp": "ab", "cert": "high"
    }  # fmt: skip
    assert "responsibility nor the policy of the stale, and for it" in as_emended(opened)


def two_findings_and_a_third_place(sitting: Desk, corpus: Path, words: str) -> Opened:
    """Three places that read alike, of which the program found two."""
    path = corpus / "one.txt"
    path.write_text(path.read_text(encoding="utf-8") + f"\n{words.upper()} so, {words}, {words}.\n", encoding="utf-8")
    proofread = sitting.proofread
    sitting.proofread = lambda *asked: tuple(
        item for item in proofread(*asked) if item.reading != words or item.start < path.stat().st_size - 8
    )
    return sitting.open("one")


def test_a_real_word_is_emended_at_the_equal_findings_and_nowhere_else(sitting: Desk, corpus: Path) -> None:
    opened = two_findings_and_a_third_place(sitting, corpus, "stale")
    found = finding(opened, "stale")
    equal = opened.equal(found.start, found.end)
    assert (len(equal.findings), equal.places, equal.real) == (2, 3, True)
    with pytest.raises(RecensionError, match=r"RVW004.*a real word or a sign may be right at its other places"):
        emend(sitting, "stale", "state", Scope.ARTICLE)
    assert not (corpus / "one.toml").exists()
    opened = emend(sitting, "stale", "state", Scope.FINDINGS)
    assert "STALE so, state, stale." in as_emended(opened)
    assert all("everywhere" not in table for table in tables(corpus)["emendation"])
    opened = sitting.undo("one", opened.version)
    assert not (corpus / "one.toml").exists()


def test_an_unknown_word_is_emended_at_its_findings_or_everywhere(sitting: Desk, corpus: Path) -> None:
    opened = two_findings_and_a_third_place(sitting, corpus, "aer")
    found = finding(opened, "aer")
    equal = opened.equal(found.start, found.end)
    assert (len(equal.findings), equal.places, equal.real) == (2, 3, False)
    assert "AER so, are, are." in as_emended(emend(sitting, "aer", "are", Scope.ARTICLE))


def test_a_sign_is_emended_at_its_findings_only(sitting: Desk, corpus: Path) -> None:
    stop = TEXT.index(".society")
    equal = sitting.open("one").equal(stop, stop + 1)
    assert (len(equal.findings), equal.real) == (1, True)
    with pytest.raises(RecensionError, match=r"RVW004.*a sign may be right"):
        emend(sitting, ".", ",", Scope.ARTICLE)
    assert not (corpus / "one.toml").exists()


def test_a_place_that_is_no_finding_or_is_decided_is_counted_as_such(sitting: Desk) -> None:
    opened = emend(sitting, "lor", "nor")
    at = TEXT.index("the")
    assert opened.equal(at, at + 3).findings == ()
    assert opened.equal(at, at).places == 0
    found = finding(opened, "lor")
    assert (len(opened.equal(found.start, found.end).findings), opened.equal(found.start, found.end).places) == (1, 1)


@pytest.mark.parametrize("words", ["stale", ".", ""])
def test_a_rejected_finding_is_open_no_more(sitting: Desk, words: str) -> None:
    opened = sitting.open("one")
    found = finding(opened, words)
    opened = sitting.judge("one", opened.version, Reject(found.start, found.end, reason="so printed"))
    assert words not in readings(opened)
    assert len(opened.findings) == 6
    assert opened.sidecar.rejections[0].reason == "so printed"


def test_always_right_in_the_article_or_the_corpus(sitting: Desk, corpus: Path) -> None:
    opened = sitting.open("one")
    found = finding(opened, "lor")
    opened = sitting.judge("one", opened.version, Reject(found.start, found.end, Scope.ARTICLE))
    assert "lor" not in readings(opened)
    assert "lor" in readings(sitting.open("two"))
    found = finding(opened, "aer")
    opened = sitting.judge("one", opened.version, Reject(found.start, found.end, Scope.CORPUS))
    assert "aer" not in readings(opened)
    assert readings(sitting.open("two")) == ["lor"]
    assert (corpus / "lexicon.words").read_text(encoding="utf-8") == "aer\n"
    sitting.undo("one", opened.version)
    assert readings(sitting.open("two")) == ["aer", "lor"]
    assert not (corpus / "lexicon.words").exists()


def test_undo_goes_back_to_the_first_byte(sitting: Desk, corpus: Path) -> None:
    sidecar = corpus / "one.toml"
    original = b'# By hand.\r\n[header]\r\nkeywords=["a"]   # so\r\n'
    sidecar.write_bytes(original)
    states = [original]
    for words, text in (("lor", "for"), ("aer", "are"), ("stale", "state")):
        emend(sitting, words, text)
        states.append(sidecar.read_bytes())
    for state in reversed(states[:-1]):
        opened = sitting.undo("one", sitting.open("one").version)
        assert sidecar.read_bytes() == state
    assert len(opened.findings) == 7
    assert sitting.undo("one", opened.version) == opened


def test_the_first_decision_makes_the_sidecar_and_undoing_it_removes_it(sitting: Desk, corpus: Path) -> None:
    opened = emend(sitting, "lor", "for")
    sitting.undo("one", opened.version)
    assert not (corpus / "one.toml").exists()


def test_a_decision_of_an_earlier_sitting_can_be_taken_back(corpus: Path) -> None:
    emend(desk(corpus, "ab", proofread), "aer", "are")
    sitting = desk(corpus, "ab", proofread)
    opened = sitting.open("one")
    assert "aer" not in readings(opened)
    opened = sitting.take_back("one", opened.version, "emendation", 0)
    assert "aer" in readings(opened)
    assert "aer" not in readings(sitting.undo("one", opened.version))


def test_the_turn_of_a_decision_is_that_of_this_sitting(sitting: Desk, corpus: Path) -> None:
    by_hand = '[[rejection]]\nexact = "Kautskyite"\nresp = "ab"\n'
    (corpus / "one.toml").write_text(by_hand, encoding="utf-8")
    emend(sitting, "aer", "are")
    opened = emend(sitting, "stale", "stake")
    decisions = opened.sidecar.decisions
    assert {item.anchor.exact: sitting.turn("one", item) for item in decisions} == {"stale": 2, "aer": 1}
    assert [sitting.turn("one", item) for item in opened.sidecar.rejections] == [0]
    opened = sitting.undo("one", opened.version)
    assert [sitting.turn("one", item) for item in opened.sidecar.decisions] == [1]


def test_a_word_that_is_right_once_is_a_word_and_a_real_word_may_be_wrong_elsewhere(
    sitting: Desk, corpus: Path
) -> None:
    path = corpus / "one.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nLor all that, the stale went.\n", encoding="utf-8")
    opened = sitting.open("one")
    assert readings(opened).count("stale") == 2
    for words in ("lor", "stale"):
        found = finding(opened, words)
        opened = sitting.judge("one", opened.version, Reject(found.start, found.end))
    assert "lor" not in readings(opened)
    assert readings(opened).count("stale") == 1
    opened = sitting.undo("one", sitting.undo("one", opened.version).version)
    assert readings(opened).count("lor") == 2


def test_decisions_stand_in_the_order_of_the_text(sitting: Desk, corpus: Path) -> None:
    for words, text in (("aer", "are"), ("lor", "for"), ("stale", "state")):
        emend(sitting, words, text)
    assert [table["exact"] for table in tables(corpus)["emendation"]] == ["lor", "stale", "aer"]


@pytest.mark.parametrize("changed", ["one.toml", "one.txt"])
def test_a_file_that_changed_meanwhile_is_not_overwritten(sitting: Desk, corpus: Path, changed: str) -> None:
    opened = emend(sitting, "aer", "are")
    path = corpus / changed
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    before = {item: item.read_bytes() for item in corpus.iterdir()}
    changes: tuple[Callable[[], Opened], ...] = (
        lambda: sitting.judge("one", opened.version, Emend(30, 33, "x")),
        lambda: sitting.undo("one", opened.version),
        lambda: sitting.take_back("one", opened.version, "emendation", 0),
    )
    for change in changes:
        with pytest.raises(RecensionError, match=re.escape(changed) + ".*RVW003"):
            change()
    assert {item: item.read_bytes() for item in corpus.iterdir()} == before


def test_undo_gives_way_to_what_was_written_by_hand(sitting: Desk, corpus: Path) -> None:
    emend(sitting, "aer", "are")
    path = corpus / "one.toml"
    path.write_text("# by hand\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    opened = sitting.undo("one", sitting.open("one").version)
    assert path.read_text(encoding="utf-8").strip() == "# by hand"
    assert "aer" in readings(opened)


def test_a_decision_that_was_changed_by_hand_is_left_and_those_before_it_are_undone(
    sitting: Desk, corpus: Path
) -> None:
    emend(sitting, "lor", "for")
    emend(sitting, "aer", "are")
    path = corpus / "one.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"are"', '"ære"'), encoding="utf-8")
    with pytest.raises(RecensionError, match="RVW006 this decision was changed elsewhere and can no longer be undone"):
        sitting.undo("one", sitting.open("one").version)
    assert [table["exact"] for table in tables(corpus)["emendation"]] == ["lor", "aer"]
    opened = sitting.undo("one", sitting.open("one").version)
    assert [table["reading"] for table in tables(corpus)["emendation"]] == ["ære"]
    assert "lor" in readings(opened)


def test_a_full_disk_leaves_all_as_it_was_and_the_next_try_works(
    sitting: Desk, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = emend(sitting, "aer", "are")
    before = {item: item.read_bytes() for item in corpus.iterdir()}
    stale = finding(opened, "stale")
    changes: tuple[Callable[[], Opened], ...] = (
        lambda: sitting.judge("one", opened.version, Emend(stale.start, stale.end, "state")),
        lambda: sitting.judge("one", opened.version, Reject(stale.start, stale.end, Scope.CORPUS)),
        lambda: sitting.undo("one", opened.version),
        lambda: sitting.take_back("one", opened.version, "emendation", 0),
    )
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        patch.setattr(Path, "unlink", unlink_or_full(Path.unlink))
        for change in changes:
            with pytest.raises(RecensionError, match="OUT001 this file cannot be written: No space left"):
                change()
            assert {item: item.read_bytes() for item in corpus.iterdir()} == before
            assert sitting.steps("one") == 1
    assert "stale" not in readings(changes[0]())


def full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def unlink_or_full(unlink: Callable[..., None]) -> Callable[..., None]:
    """Removes temporary files alone."""

    def remove(path: Path, *, missing_ok: bool = False) -> None:
        if not path.name.startswith("."):
            full(0)
        unlink(path, missing_ok=missing_ok)

    return remove


def test_a_sidecar_that_may_not_be_written_is_left(
    sitting: Desk, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    emend(sitting, "aer", "are")
    before = (corpus / "one.toml").read_bytes()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK or Path(path).name != "one.toml")
    with pytest.raises(RecensionError, match="OUT001 this file cannot be written: Permission denied"):
        emend(sitting, "stale", "state")
    assert (corpus / "one.toml").read_bytes() == before


def test_a_sidecar_elsewhere_stays_there(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "one.toml"
    elsewhere.write_text("# Kept.\n", encoding="utf-8")
    (corpus / "one.toml").symlink_to(elsewhere)
    emend(desk(corpus, "ab", proofread), "aer", "are")
    assert (corpus / "one.toml").is_symlink()
    assert elsewhere.read_text(encoding="utf-8").startswith("# Kept.\n")
    assert "aer" in elsewhere.read_text(encoding="utf-8")


def test_files_that_were_removed_meanwhile_are_told(sitting: Desk, corpus: Path) -> None:
    opened = emend(sitting, "aer", "are")
    (corpus / "one.toml").unlink()
    with pytest.raises(RecensionError, match="RVW003"):
        sitting.judge("one", opened.version, Emend(30, 33, "x"))
    (corpus / "one.txt").unlink()
    with pytest.raises(RecensionError, match="SRC004"):
        sitting.judge("one", opened.version, Emend(30, 33, "x"))
    assert not (corpus / "one.toml").exists()


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_what_two_editors_decide_on_different_places_is_merged_by_git(corpus: Path, tmp_path: Path) -> None:
    sidecar = corpus / "one.toml"
    files = [tmp_path / name for name in ("ours", "base", "theirs")]
    emend(desk(corpus, "ab", proofread), "stale", "state")
    files[1].write_bytes(sidecar.read_bytes())
    for file, words in ((files[0], "lor"), (files[2], "aer")):
        sidecar.write_bytes(files[1].read_bytes())
        emend(desk(corpus, "ab", proofread), words, "x")
        file.write_bytes(sidecar.read_bytes())
    merged = subprocess.run(["git", "merge-file", "-p", *files], capture_output=True, check=True).stdout
    sidecar.write_bytes(merged)
    assert [table["exact"] for table in tables(corpus)["emendation"]] == ["lor", "stale", "aer"]


def test_what_cannot_be_carried_out_is_not_written(sitting: Desk, corpus: Path) -> None:
    opened = emend(sitting, "aer", "are")
    before = (corpus / "one.toml").read_bytes()
    at = TEXT.index("aer")
    end = TEXT.index("alone") + 5
    for judgement, code in (
        (Emend(at - 2, at + 3, "x"), "EMD004"),
        (Emend(end - 5, end + 10, "x"), "EMD003"),
        (Emend(at, 9999, "x"), "RVW004"),
        (Emend(at, at + 3, "x", Scope.CORPUS), "RVW004"),
        (Reject(TEXT.index("policy ") + 6, TEXT.index("policy ") + 7, Scope.CORPUS), "RVW004"),
        (Reject(TEXT.index(".so"), TEXT.index(".so") + 1, Scope.CORPUS), "RVW004"),
        (Reject(TEXT.index(" international"), TEXT.index(" international"), Scope.CORPUS), "RVW004"),
        (Emend(TEXT.index("stale"), TEXT.index("stale") + 5, "stale"), "EDN004"),
    ):
        with pytest.raises(RecensionError, match=code):
            sitting.judge("one", opened.version, judgement)
    assert (corpus / "one.toml").read_bytes() == before


def test_a_sidecar_without_headings_is_to_be_edited_by_hand(sitting: Desk, corpus: Path) -> None:
    (corpus / "one.toml").write_text('rejection = [{ exact = "stale", resp = "ab" }]\n', encoding="utf-8")
    opened = sitting.open("one")
    found = finding(opened, "lor")
    with pytest.raises(RecensionError, match="RVW004") as raised:
        sitting.judge("one", opened.version, Reject(found.start, found.end))
    assert "by hand" in raised.value.diagnostics[0].hint


def test_a_broken_sidecar_is_told_and_left(sitting: Desk, corpus: Path) -> None:
    for data, code in ((b"[[emendation]\n", "EDN001"), (b"# \xff\n", "EDN001"), (b"key = 1\n", "EDN002")):
        (corpus / "one.toml").write_bytes(data)
        with pytest.raises(RecensionError, match=code):
            sitting.open("one")
        assert (corpus / "one.toml").read_bytes() == data


def test_there_are_only_the_articles_of_the_corpus(sitting: Desk) -> None:
    with pytest.raises(RecensionError, match="RVW005"):
        sitting.open("../one")


def test_the_reviewer_is_an_editor_of_the_edition() -> None:
    one, other = Editor("ab", "A. B."), Editor("cd", "C. D.")
    assert reviewer(Edition(editors=(one,)), "", "e") == "ab"
    assert reviewer(Edition(editors=(one, other)), "cd", "e") == "cd"
    for editors, wanted, code in (((), "", "RVW001"), ((one, other), "", "RVW002"), ((one,), "zz", "RVW002")):
        with pytest.raises(RecensionError, match=code):
            reviewer(Edition(editors=editors), wanted, "e")
