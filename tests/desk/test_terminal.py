from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from recension.desk.session import Desk
from recension.desk.terminal import review


def reviewed(sitting: Desk, lines: Iterable[str], names: tuple[str, ...] = ("one",)) -> tuple[int, list[str]]:
    """The number of failures and all that was said to `lines` of input."""
    rest: Iterator[str] = iter(lines)
    said: list[str] = []

    def ask(_: str) -> str:
        try:
            return next(rest)
        except StopIteration:
            raise EOFError from None

    return review(sitting, names, ask, said.append, lambda words: f"[{words}]"), said


def decisions(corpus: Path) -> list[tuple[str, str]]:
    tables = tomllib.loads((corpus / "one.toml").read_text(encoding="utf-8"))
    return [(table["exact"], table.get("reading", "")) for table in tables.get("emendation", [])]


def test_one_finding_at_a_time_with_its_context_and_proposals(sitting: Desk, corpus: Path) -> None:
    failed, said = reviewed(sitting, ["q"])
    assert failed == 0
    assert said[1].strip().endswith("one.txt:5:24  1 of 6  likely, nonword, 97% sure")
    assert "He took responsibility [lor] the policy" in said[2]
    assert said[3] == "  1 for   2 nor"
    assert not (corpus / "one.toml").exists()


def test_accept_choose_type_and_reject(sitting: Desk, corpus: Path) -> None:
    _, said = reviewed(sitting, ["", "2", "e nor", "1", "a", "r as printed"])
    assert decisions(corpus) == [("lor", "for"), ("stale", "stake"), ("lor", "nor"), (".", ""), ("", " as")]
    assert 'reason = "as printed"' in (corpus / "one.toml").read_text(encoding="utf-8")
    assert said.count("  saved") == 6


def test_move_undo_and_leave_out_the_bands(sitting: Desk, corpus: Path) -> None:
    _, said = reviewed(sitting, ["n", "p", "A", "u", "b", "b", "?", "nonsense"])
    assert not (corpus / "one.toml").exists()
    assert any("2 of 6" in line for line in said)
    assert any("1 of 7" in line for line in said)
    assert any("1 of 4" in line or "1 of 7" in line for line in said)
    assert sum(line.startswith("Enter, a") for line in said) == 2


def test_equal_places_are_counted_and_asked_for(sitting: Desk, corpus: Path) -> None:
    _, said = reviewed(sitting, ["A", "a", "A", "a", "A", "f"])
    assert "  'lor' stands at 2 places, 2 of them found by the program" in said
    assert "  'stale' stands at 1 place, 1 of them found by the program" in said
    assert said.count("  nothing was changed") == 1
    tables = tomllib.loads((corpus / "one.toml").read_text(encoding="utf-8"))["emendation"]
    assert [(table["exact"], table.get("everywhere")) for table in tables] == [("lor", True), ("stale", None)]


def test_what_decides_nothing_is_told(sitting: Desk, corpus: Path) -> None:
    _, said = reviewed(sitting, ["e", "", "9", "d", "0"])
    assert not (corpus / "one.toml").exists()
    assert [line for line in said if line.startswith(("  nothing", "  there"))] == [
        "  nothing was changed",
        "  there is no proposal 9",
        "  nothing was decided yet",
        "  there is no proposal 0",
    ]


def test_the_decisions_are_looked_back_at_and_one_is_taken_back(sitting: Desk, corpus: Path) -> None:
    _, said = reviewed(sitting, ["a", "r", "d", "", "d", "1"])
    assert "  1  lor → for" in said
    assert "  2  stale is right" in said
    assert said.count("  nothing was changed") == 1
    assert decisions(corpus) == []
    assert "[[rejection]]" in (corpus / "one.toml").read_text(encoding="utf-8")


def test_a_passage_that_the_program_missed(sitting: Desk, corpus: Path) -> None:
    reviewed(sitting, ["s", "alone", "only", "s", "not there", "x"])
    assert decisions(corpus) == [("alone", "only")]


def test_of_several_places_the_editor_chooses(sitting: Desk, corpus: Path) -> None:
    _, said = reviewed(sitting, ["s", "the", "2", "a", "s", "the", "9", "s", "oviet"])
    assert [line.split(":")[0].strip() for line in said if line.strip().startswith(("1  line", "2  line"))][:2] == [
        "1  line 5",
        "2  line 5",
    ]
    assert decisions(corpus) == [("the", "a")]
    assert "of [the] stale" in next(line for line in said if line.strip().startswith("2  line"))
    assert "  nothing was changed" in said
    assert "  these words are not in the transcription" in said


def test_a_finding_without_proposals_and_the_bands_that_are_shown_are_told(sitting: Desk) -> None:
    proofread = sitting.proofread
    sitting.proofread = lambda *asked: tuple(replace(item, proposals=()) for item in proofread(*asked))
    _, said = reviewed(sitting, ["", "b", "b"])
    assert said[3] == "  no proposal: e READING for one of your own, r if it is right"
    assert said[4] == "  there is no proposal"
    assert [line for line in said if line.startswith("  shown")] == [
        "  shown: likely, check, hidden",
        "  shown: likely",
    ]


def test_what_is_refused_is_told_and_the_review_goes_on(sitting: Desk, corpus: Path) -> None:
    _, said = reviewed(sitting, ["e lor", "1"])
    assert any("EDN004" in line for line in said)
    assert decisions(corpus) == [("lor", "for")]


def test_one_broken_article_does_not_stop_the_next(sitting: Desk, corpus: Path) -> None:
    (corpus / "one.toml").write_text("[[", encoding="utf-8")
    failed, said = reviewed(sitting, ["a"], ("one", "two"))
    assert failed == 1
    assert "EDN001" in said[0]
    assert (corpus / "two.toml").exists()
