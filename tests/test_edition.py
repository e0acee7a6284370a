from __future__ import annotations

from pathlib import Path

import pytest

from recension.diagnostics import RecensionError
from recension.document import Bibliography, Date, MarkKind, Scope
from recension.edition import Anchor, Edition, Editor, load_edition, load_sidecar, parse_sidecar
from tests.conftest import ROOT

EDITION = Edition(editors=(Editor("ab", "A. B."),))
SETTINGS = '[edition]\ntitle = "T"\npublisher = "P"\n'


def complaint(text: str) -> tuple[str, int | None]:
    with pytest.raises(RecensionError) as error:
        parse_sidecar(text, "x.toml", EDITION)
    item = error.value.diagnostics[0]
    return item.code, item.location.line


def test_a_sidecar_holds_decisions_and_header_fields() -> None:
    sidecar = parse_sidecar(
        '[header]\ntitle = "New"\nauthors = ["A", "B"]\npages = "87-91"\ndate = 1940-05-01\n'
        'written = "1938-11/1938-12"\n'
        '[[emendation]]\nexact = "lor"\nreading = ["for", "nor"]\nresp = "ab"\n'
        '[[emendation]]\nexact = "."\nresp = "ab"\ncert = "low"\n'
        '[[emendation]]\nprefix = "as well"\nsuffix = " he"\nreading = " as"\nresp = "ab"\n',
        "x.toml",
        EDITION,
    )
    assert [item.emendation.kind for item in sidecar.decisions] == [
        MarkKind.CORRECTION,
        MarkKind.SURPLUS,
        MarkKind.SUPPLIED,
    ]
    assert sidecar.decisions[0].emendation.readings == ("for", "nor")
    assert [item.location.line for item in sidecar.decisions] == [7, 11, 15]
    facts = sidecar.applied_to(Bibliography(title="Old", journal="J"))
    assert (facts.title, facts.journal, facts.authors) == ("New", "J", ("A", "B"))
    assert facts.pages == Scope("87-91", "87", "91")
    assert facts.date == Date("1940-05-01", when="1940-05-01")
    assert facts.written == Date("1938-11/1938-12", not_before="1938-11", not_after="1938-12")


def test_a_sidecar_holds_what_an_editor_rejected() -> None:
    sidecar = parse_sidecar(
        '[[rejection]]\nexact = "Konzern"\neverywhere = true\nresp = "ab"\nreason = "German."\n'
        '[[rejection]]\nexact = "he"\nprefix = "might "\nresp = "ab"\n',
        "x.toml",
        EDITION,
    )
    assert [(item.anchor, item.everywhere, item.reason, item.location.line) for item in sidecar.rejections] == [
        (Anchor("Konzern"), True, "German.", 1),
        (Anchor("he", "might "), False, "", 6),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("[header\n", "EDN001", 1),
        ('[[rejection]]\nprefix = "a"\nresp = "ab"\n', "EDN004", 1),
        ('[[rejection]]\nexact = "a"\neverywhere = "yes"\nresp = "ab"\n', "EDN004", 3),
        ('[header]\ntitel = "x"\n', "EDN002", 2),
        ('[heder]\ntitle = "x"\n', "EDN002", 1),
        ('[[emendation]]\nexact = "a"\n', "EDN003", 1),
        ('[header]\n\ntitle = 3\n', "EDN004", 3),
        ('[header]\ndate = "May"\n', "EDN004", 2),
        ('[[emendation]]\nexact = "a"\nreading = "b"\nresp = "zz"\n', "EDN004", 4),
        ('[[emendation]]\nexact = "a"\nreading = "b"\nresp = "ab"\ncert = "sure"\n', "EDN004", 5),
        ('[[emendation]]\nexact = "a"\nreading = "a"\nresp = "ab"\n', "EDN004", 3),
        ('[[emendation]]\nprefix = "a"\nreading = "b"\nresp = "ab"\n', "EDN004", 1),
        ('[[emendation]]\nprefix = "a"\nsuffix = "c"\nresp = "ab"\n', "EDN004", 1),
    ],
)  # fmt: skip
def test_every_complaint_names_its_line(text: str, code: str, line: int) -> None:
    assert complaint(text) == (code, line)


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = (
        'kye = 1\n[header]\ntitel = "x"\ntitle = 3\ndate = "May"\n'
        '[[emendation]]\nexact = 3\nresp = "zz"\nfoo = 1\n[[emendation]]\nexact = "a"\nreading = "a"\nresp = "ab"\n'
        '[[rejection]]\nprefix = "a"\n[[suppress]]\ncode = "X"\n'
    )
    with pytest.raises(RecensionError) as error:
        parse_sidecar(text, "x.toml", EDITION)
    assert [(item.code, item.location.line) for item in error.value.diagnostics] == [
        ("EDN002", 1), ("EDN002", 3), ("EDN004", 4), ("EDN004", 5), ("EDN004", 7), ("EDN004", 8), ("EDN002", 9),
        ("EDN004", 12), ("EDN003", 14), ("EDN003", 16),
    ]  # fmt: skip
    path = tmp_path / "edition.toml"
    path.write_text('edition = 3\n[output]\nformats = ["docx"]\n[proof]\nemend = "all"\nlexicon = "a.txt"\n')
    with pytest.raises(RecensionError) as error:
        load_edition(path)
    assert [(item.code, item.location.line) for item in error.value.diagnostics] == [
        ("EDN004", 1), ("EDN004", 3), ("EDN004", 5), ("EDN004", 6)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[emendation]]\nexat = "a"\nreading = "b"\nresp = "ab"\n', ["unknown key 'exat' in [[emendation]]"]),
        ('[[emendation]]\nexact = "a"\nreading = "b"\nrsp = "ab"\n', ["unknown key 'rsp' in [[emendation]]"]),
        ('[[rejection]]\nexat = "a"\nresp = "ab"\n', ["unknown key 'exat' in [[rejection]]"]),
        (
            '[[emendation]]\nexat = "a"\nresp = "zz"\n',
            ["unknown key 'exat' in [[emendation]]", "'resp' in [[emendation]] is 'zz'"],
        ),
        ('[[emendation]]\nexact = "a"\nreading = "b"\n', ["[[emendation]] lacks 'resp'"]),
    ],
)
def test_what_is_missing_is_not_told_beside_the_misspelt_key(text: str, told: list[str]) -> None:
    with pytest.raises(RecensionError) as error:
        parse_sidecar(text, "x.toml", EDITION)
    assert [item.message for item in error.value.diagnostics] == told


def test_an_edition_without_editors_says_how_to_add_one() -> None:
    with pytest.raises(RecensionError) as error:
        parse_sidecar('[[emendation]]\nexact = "a"\nreading = "b"\nresp = "ab"\n', "x.toml", Edition())
    (item,) = error.value.diagnostics
    assert (item.code, item.location.line) == ("EDN004", 4)
    assert "edition.toml, which has none yet; add to it: [[editor]]" in item.hint


@pytest.mark.parametrize(("data", "line"), [("# für\n# für\n".encode("latin-1"), 1), (b"#\n# \xff\n", 2)])
def test_a_sidecar_in_another_encoding_is_told_with_its_line(tmp_path: Path, data: bytes, line: int) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(data)
    with pytest.raises(RecensionError) as error:
        load_sidecar(path, EDITION)
    (item,) = error.value.diagnostics
    assert (item.code, item.location.line, item.hint) == ("EDN001", line, "save the file in the encoding UTF-8")
    path.write_bytes(b'\xef\xbb\xbf[header]\ntitle = "x"\n')
    assert load_sidecar(path, EDITION).header == {"title": "x"}


def test_settings_are_read_strictly(tmp_path: Path) -> None:
    path = tmp_path / "edition.toml"
    path.write_text(
        SETTINGS + '[output]\nformats = ["html"]\n[[editor]]\nid = "ab"\nname = "A. B."\n', encoding="utf-8"
    )
    assert load_edition(path) == Edition("T", "P", editors=(Editor("ab", "A. B."),), formats=("html",))
    path.write_text(SETTINGS + '[output]\nformats = ["docx"]\n', encoding="utf-8")
    with pytest.raises(RecensionError, match="EDN004"):
        load_edition(path)
    path.write_text(SETTINGS + '[[editor]]\nid = "recension"\nname = "A. B."\n', encoding="utf-8")
    with pytest.raises(RecensionError, match="EDN004"):
        load_edition(path)


def test_books_and_issues_are_of_forms_that_can_be_bound(tmp_path: Path) -> None:
    path = tmp_path / "edition.toml"
    path.write_text(SETTINGS + '[output]\nbooks = ["pdf"]\nissues = ["epub", "pdf"]\n', encoding="utf-8")
    edition = load_edition(path)
    assert (edition.books, edition.issues) == (("pdf",), ("epub", "pdf"))
    path.write_text(SETTINGS + '[output]\nissues = ["html"]\n', encoding="utf-8")
    with pytest.raises(RecensionError, match="EDN"):
        load_edition(path)


def test_the_settings_of_a_new_edition_are_valid() -> None:
    assert load_edition(ROOT / "src" / "recension" / "cli" / "edition.toml").formats == ("html", "text")


def test_an_anchor_finds_its_words_whatever_the_white_space() -> None:
    text = "one two\nthree two three"
    assert Anchor("two").find(text) == [(4, 7), (14, 17)]
    assert Anchor("two", prefix="one ").find(text) == [(4, 7)]
    assert Anchor("two three", prefix="three ").find(text) == [(14, 23)]
    assert Anchor("", prefix="one", suffix=" two three").find(text) == [(3, 3)]
    assert Anchor("four").find(text) == []
