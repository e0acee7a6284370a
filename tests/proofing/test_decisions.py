from __future__ import annotations

import pytest

from recension.diagnostics import RecensionError
from recension.document import MarkKind, reading
from recension.edition import Edition, Editor, parse_sidecar
from recension.proofing import decide, not_refuted
from recension.proofing.findings import Band, Finding, surroundings
from recension.readers import read
from recension.source import decode

TEXT = "He took responsibility lor the policy.\n\nAs well he; the. end, the end.\n"
EDITION = Edition(editors=(Editor("ab", "A. B."),))


def decided(*emendations: str, text: str = TEXT):  # type: ignore[no-untyped-def]
    sidecar = parse_sidecar(
        "".join(f'[[emendation]]\nresp = "ab"\n{item}\n' for item in emendations), "x.toml", EDITION
    )
    return decide(read(decode(text.encode(), "x.txt"), "en"), sidecar.decisions)


def test_decisions_become_marks_and_the_text_reads_as_emended() -> None:
    document = decided(
        'exact = "lor"\nreading = "for"',
        'exact = "."\nprefix = "the"\nsuffix = " end"',
        'prefix = "As well"\nsuffix = " he"\nreading = " as"',
    )
    assert [reading(block).text for block in document.blocks] == [
        "He took responsibility for the policy.",
        "As well as he; the end, the end.",
    ]
    assert [block.text for block in document.blocks] == TEXT.strip().split("\n\n")
    kinds = [mark.kind for block in document.blocks for mark in block.marks]
    assert kinds == [MarkKind.CORRECTION, MarkKind.SUPPLIED, MarkKind.SURPLUS]


def test_a_missing_word_at_the_end_of_a_paragraph_has_its_place() -> None:
    document = decided('prefix = "lor the policy."\nsuffix = "\\n\\nAs well"\nreading = " (So.)"')
    assert reading(document.blocks[0]).text.endswith("policy. (So.)")


@pytest.mark.parametrize(
    ("emendation", "code"),
    [
        ('exact = "nowhere"\nreading = "x"', "EMD001"),
        ('exact = "end"\nreading = "x"', "EMD002"),
        ('exact = "policy.\\n\\nAs"\nreading = "x"', "EMD003"),
    ],
)
def test_a_decision_without_its_one_place_is_an_error_that_names_the_line(emendation: str, code: str) -> None:
    with pytest.raises(RecensionError) as error:
        decided('exact = "lor"\nreading = "for"', emendation)
    assert [(item.code, item.location.line) for item in error.value.diagnostics] == [(code, 5)]


def test_two_decisions_on_the_same_words_are_refused() -> None:
    with pytest.raises(RecensionError, match="EMD004"):
        decided('exact = "lor the"\nreading = "for the"', 'exact = "lor"\nreading = "for"')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("so and so and so\n\nand so\n", "“[so]” stands 4 times, on lines 1, 3"),
        ("so and so\n", "“[so]” stands 2 times, on line 1"),
        ("so\n\n" * 9, "“[so]” stands 9 times, on lines 1, 3, 5, 7, 9 and 4 more"),
    ],
)
def test_the_lines_of_several_places_are_told_once_and_not_all(text: str, told: str) -> None:
    with pytest.raises(RecensionError) as error:
        decided('exact = "so"\nreading = "for"', text=text)
    assert [item.message for item in error.value.diagnostics] == [told]


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(RecensionError) as error:
        decided('exact = "nowhere"\nreading = "x"', 'exact = "end"\nreading = "x"')
    assert [item.code for item in error.value.diagnostics] == ["EMD001", "EMD002"]


def test_a_decision_everywhere_is_of_whole_words_and_gives_way_to_others() -> None:
    text = "The end, the bend; end it.\n\nThe end of it is the end.\n"
    document = decided('exact = "end"\neverywhere = true\nreading = "END"', text=text)
    assert [reading(block).text for block in document.blocks] == [
        "The END, the bend; END it.",
        "The END of it is the END.",
    ]
    document = decided(
        'exact = "end"\neverywhere = true\nreading = "END"', 'exact = "end of"\nreading = "ending of"', text=text
    )
    assert reading(document.blocks[1]).text == "The ending of it is the END."


def test_a_decision_everywhere_leaves_what_was_held_right() -> None:
    text = "The end, the end; end it.\n"
    sidecar = parse_sidecar(
        '[[emendation]]\nexact = "end"\neverywhere = true\nreading = "END"\nresp = "ab"\n'
        '[[rejection]]\nexact = "end"\nsuffix = " it"\nresp = "ab"\n',
        "x.toml",
        EDITION,
    )
    document = decide(read(decode(text.encode(), "x.txt"), "en"), sidecar.decisions, sidecar.rejections)
    assert reading(document.blocks[0]).text == "The END, the END; end it."


@pytest.mark.parametrize(
    ("emendation", "code"),
    [
        ('exact = "nowhere"\neverywhere = true\nreading = "x"', "EMD001"),
        ('exact = "."\neverywhere = true', "EDN004"),
        ('exact = "en"\neverywhere = true\nreading = "x"', "EMD001"),
    ],
)
def test_what_cannot_stand_everywhere(emendation: str, code: str) -> None:
    with pytest.raises(RecensionError, match=code):
        decided(emendation)


FINDINGS = (
    Finding(0, 4, "Lorr", ("for",), "nonword", 0.9, Band.LIKELY),
    Finding(5, 10, "stale", ("state",), "real-word", 0.9, Band.LIKELY),
    Finding(11, 20, "to gether", ("together",), "split", 0.9, Band.LIKELY),
    Finding(21, 25, "Marz", ("Marx",), "name", 0.9, Band.LIKELY),
)


@pytest.mark.parametrize(
    ("rejected", "lexicon", "left"),
    [
        ([], (), ["Lorr", "stale", "to gether", "Marz"]),
        (["lorr", "stale", "Marz"], (), ["stale", "to gether"]),
        ([], ("to gether", "STALE"), ["Lorr", "Marz"]),
        ([], ("gether", "tale", "marz"), ["Lorr", "stale", "to gether"]),
    ],
)
def test_what_an_editor_held_right_speaks_against_equal_findings(
    rejected: list[str], lexicon: tuple[str, ...], left: list[str]
) -> None:
    rejections = parse_sidecar(
        "".join(f'[[rejection]]\nresp = "ab"\nexact = "{words}"\n' for words in rejected), "x.toml", EDITION
    ).rejections
    found = not_refuted(FINDINGS, "Lorr stale to gether Marz", rejections, lexicon)
    assert [item.reading for item in found] == left


def test_what_stands_around_a_finding_is_of_its_paragraph_and_in_whole_words() -> None:
    document = read(decode(b"A head\n\nHe took responsibility lor the policy.\n\nAs well he.\n", "x.txt"), "en")
    at = document.source.text.index("lor")
    item = Finding(at, at + 3, "lor", ("for",), "nonword", 0.9, Band.LIKELY)
    assert surroundings(document, item, 60) == ("He took responsibility ", " the policy.")
    assert surroundings(document, item, 17) == ("responsibility ", " the policy.")
    assert surroundings(document, item, 8) == ("", " the")
    end = document.source.text.index(".\n") + 1
    missing = Finding(end, end, "", ("”",), "punctuation", 0.9, Band.LIKELY)
    assert surroundings(document, missing, 8) == ("policy.", "")
