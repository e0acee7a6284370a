"""The printed pages: what stands on them, what holds them together, and the standards that they keep."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from recension import Book, RecensionError, View, bind_pdf, parse, render_pdf
from recension.rendering.assets import Assets, original
from recension.rendering.pages import source_of
from recension.rendering.typesetting import breakable, language_code, string
from tests.conftest import ROOT, SAMPLE
from tests.rendering.pictures import png
from tests.rendering.test_html import fragment

pytest.importorskip("typst")
ARTICLES = [parse(path.read_bytes(), path.name) for path in (SAMPLE, *sorted((ROOT / "edition").glob("*.xml")))]
BOOK = Book.of(ARTICLES, "Two Articles")


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed")


def said_by(*command: str, data: bytes) -> str:
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def pages_of(data: bytes) -> list[str]:
    return said_by("pdftotext", "-layout", "-", "-", data=data).split("\f")[:-1]


def in_folder(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return str(path)


def source(tree: etree._ElementTree) -> str:
    return source_of([tree], Book.of([tree]), View.READING, "a4", [None]).source.partition("#show: edition.with")[2]


@needs("pdftotext")
def test_a_book_has_a_title_page_contents_and_running_heads() -> None:
    pages = pages_of(bind_pdf(ARTICLES, BOOK).data)
    assert "Two Articles" in pages[0]
    assert not re.search(r"^\s*1\s*$", pages[0], re.MULTILINE)
    found = re.search(r"[^\n:]+: Mass and Class in Soviet Society[ .]+(\d+)\n", pages[1])
    assert found
    assert "Mass and Class in Soviet Society" in pages[int(found[1]) - 1]
    assert re.match(r"\s*(Mass and Class in Soviet Society|M[^\n]+)\n", pages[int(found[1])])
    assert "Contents" in pages[1]
    assert "Emendations" in pages[2]


@needs("pdftotext")
def test_a_text_alone_has_neither_title_page_nor_contents() -> None:
    pages = pages_of(render_pdf(ARTICLES[0]).data)
    assert "The Sample" in pages[0]
    assert "Contents" not in "".join(pages)


@needs("qpdf")
def test_the_bookmarks_are_the_articles_and_their_sections(tmp_path: Path) -> None:
    path = in_folder(tmp_path, bind_pdf(ARTICLES, BOOK).data)
    outlines = json.loads(said_by("qpdf", "--json", "--json-key=outlines", path, data=b""))["outlines"]
    titles = [item["title"] for item in outlines]
    assert titles[-1] == "Mass and Class in Soviet Society"
    assert "Emendations" in [item["title"] for item in outlines[-1]["kids"]]


@needs("qpdf")
@needs("pdffonts")
def test_the_file_is_sound_its_fonts_embedded_and_its_structure_tagged(tmp_path: Path) -> None:
    rendering = bind_pdf(ARTICLES, BOOK)
    assert rendering.diagnostics == ()
    path = in_folder(tmp_path, rendering.data)
    assert "No syntax or stream encoding errors" in said_by("qpdf", "--check", path, data=b"")
    fonts = said_by("pdffonts", path, data=b"").splitlines()[2:]
    assert fonts
    assert all(re.search(r"\byes yes yes\b", line) for line in fonts)
    assert re.search(r"Tagged: +yes", said_by("pdfinfo", path, data=b""))


def test_the_file_says_that_it_keeps_both_standards() -> None:
    data = render_pdf(ARTICLES[0]).data
    assert re.search(rb"pdfaid:part>2<", data)
    assert re.search(rb"pdfaid:conformance>A<", data)
    assert re.search(rb"pdfuaid:part>1<", data)


def test_characters_that_no_font_has_are_named_and_no_standard_is_claimed() -> None:
    rendering = render_pdf(fragment("<p>\U0001e2c0\U0001e2c1 and words</p>"))
    [noticed] = rendering.diagnostics
    assert noticed.code == "RND006"
    assert "no font has \U0001e2c0 (U+1E2C0), \U0001e2c1 (U+1E2C1)" in noticed.message
    assert b"pdfuaid" not in rendering.data


@pytest.mark.parametrize("words", [r"C:\bin\new", 'a "b" c', "#let x = 1", "$a$ @b [c] *d* _e_ `f` // g"])
@needs("pdftotext")
def test_no_word_is_read_as_markup(words: str) -> None:
    text = words.replace("&", "&amp;").replace("<", "&lt;")
    assert words in pages_of(render_pdf(fragment(f"<p>{text}</p>")).data)[0]


def test_a_string_is_one() -> None:
    assert string('a\\b"c\n') == r'"a\\b\"c\n"'


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("grc", "grc"), ("x-secret", "und"), ("english", "und"), ("", "und")]
)
def test_a_language_is_one_that_the_engine_knows(tag: str, code: str) -> None:
    assert language_code(tag) == code
    assert render_pdf(fragment(f"<p xml:lang='{tag}'>Words</p>" if tag else "<p>Words</p>")).diagnostics == ()


def test_an_address_may_break_and_a_word_of_common_length_may_not() -> None:
    address = "https://www.example.org/a/long/address/that/goes/on?and=on"
    assert "/\u200b" in breakable(address)
    assert breakable(address).replace("\u200b", "") == address
    assert breakable("Donaudampfschifffahrt und/oder nicht") == "Donaudampfschifffahrt und/oder nicht"


@needs("pdftotext")
def test_notes_stand_at_the_foot_those_within_notes_too() -> None:
    tree = fragment("<p>Words<note n='7'>First <note n='b'>inner</note> note.</note> go on.</p><p>Last.</p>")
    lines = [line.strip() for line in pages_of(render_pdf(tree).data)[0].splitlines() if line.strip()]
    assert lines[:4] == ["Words7 go on.", "Last.", "7First b note.", "binner"]


def test_a_table_has_its_heads_and_its_caption() -> None:
    cells = "<row role='label'><cell>Year</cell><cell>Tons</cell></row><row><cell>1929</cell><cell>4.5</cell></row>"
    found = source(fragment(f"<table><head>Steel</head>{cells}</table>"))
    assert 'table.header([#"Year";], [#"Tons";])' in found
    assert 'caption: [#"Steel";]' in found
    assert "align: (end + top, end + top,)" in found
    assert "table.header" not in source(fragment("<table><row><cell>Year</cell></row></table>"))


def test_heads_of_parts_stand_below_the_title() -> None:
    parts = "<div><head>One</head><p>a</p></div><div><head>Two</head><div><head>Deep</head><p>b</p></div></div>"
    found = source(fragment(f"<div type='x'>{parts}</div>"))
    assert re.findall(r'heading\(level: (\d)\)\[#"(\w+)', found) == [("1", "One"), ("1", "Two"), ("2", "Deep")]
    titled = source(fragment(f"<div><head type='main'>Whole</head>{parts}</div>"))
    assert re.findall(r'heading\(level: (\d)\)\[#"(\w+)', titled)[:2] == [("1", "Whole"), ("2", "One")]


def test_the_title_of_a_title_page_is_the_title() -> None:
    parts = "<docTitle><titlePart type='main'>A Play</titlePart><titlePart type='sub'>In Verse</titlePart></docTitle>"
    found = source(fragment(f"<div><titlePage>{parts}</titlePage><head>Act</head><p>a</p></div>"))
    assert '#heading(level: 1)[#"A Play";]' in found
    assert '#flush[#"In Verse";]' in found
    assert '#heading(level: 2)[#"Act";]' in found


def test_words_in_another_language_are_hyphenated_as_such() -> None:
    assert '#text(lang: "de")[#emph[#"Wort";]]' in source(fragment("<p>A <foreign xml:lang='de'>Wort</foreign></p>"))
    assert "#text(lang" not in source(fragment("<p>A <foreign>Wort</foreign></p>"))


def test_a_picture_beside_the_text_is_taken_in_and_another_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    (tmp_path / "b.png").write_text("no picture")
    figures = "".join(
        f"<figure><graphic url='{url}'/><figDesc>Red</figDesc></figure>" for url in ("a.png", "b.png", "../c.png")
    )
    rendering = render_pdf(fragment(figures), folder=tmp_path)
    assert [item.message.partition(";")[0] for item in rendering.diagnostics] == [
        "the picture b.png is no PNG, JPEG or GIF",
        "the picture ../c.png lies elsewhere",
    ]
    assert b"/Subtype/Image" in rendering.data.replace(b" ", b"")
    assert b"/Subtype/Image" not in render_pdf(fragment(figures)).data.replace(b" ", b"")


@pytest.mark.parametrize(
    ("date", "epoch", "day"),
    [
        ("2024-03-01", "86400000", "20240301"),
        ("", "946684800", "20000101"),
        ("", "", "19800101"),
        ("2024-13-51", "", "20240101"),
        ("2024-02-30", "", "19800101"),
        ("", "nonsense", "19800101"),
    ],
)
def test_the_time_is_that_of_the_edition_or_what_is_given(
    monkeypatch: pytest.MonkeyPatch, date: str, epoch: str, day: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    when = f'<date when="{date}"/>' if date else ""
    text = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt>
    <publicationStmt><publisher>B</publisher>{when}</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
    <text><body><p>c</p></body></text></TEI>"""
    assert f"D:{day}000000".encode() in render_pdf(parse(text.encode(), "a.xml")).data


def test_what_the_engine_gives_up_on_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recension.rendering.pages._settings", lambda *_: "no: such")
    with pytest.raises(RecensionError, match="RND005"):
        render_pdf(ARTICLES[0])


DESIGN = original("edition.typ").read_text(encoding="utf-8")


def test_an_edition_replaces_the_design_of_its_pages(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    tree = fragment("<p>Words.</p>")
    (tmp_path / "edition.typ").write_text(DESIGN.replace('paper: "a4"', 'paper: "a6"').replace("10.5pt", "20pt"))
    found = render_pdf(tree, assets=Assets(tmp_path))
    assert not found.diagnostics
    assert found.data != render_pdf(tree).data == render_pdf(tree, assets=Assets(tmp_path / "none")).data


@pytest.mark.parametrize("design", ["#let (", DESIGN.replace("#let flush", "#let flash")])
def test_a_design_that_is_wrong_is_named_once(design: str, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    (tmp_path / "edition.typ").write_text(design)
    tree = fragment("<opener><salute>Dear Friend,</salute></opener>")
    with pytest.raises(RecensionError) as raised:
        render_pdf(tree, assets=Assets(tmp_path))
    [found] = raised.value.diagnostics
    assert (found.code, found.location.file) == ("RND010", str(tmp_path / "edition.typ"))


def test_what_is_wrong_with_a_book_is_not_said_of_its_first_file() -> None:
    pytest.importorskip("typst")
    trees = [fragment("<p>Words.</p>"), fragment("<p>\U0010ffff</p>")]
    [found] = bind_pdf(trees, Book.of(trees, "Both")).diagnostics
    assert (found.code, found.location.file) == ("RND006", "Both")


def test_numbered_items_have_the_numbers_of_the_file() -> None:
    tree = fragment("<list rend='numbered'><item n='3.'>Three</item><item>Four</item></list>")
    source = source_of([tree], Book.of([tree]), View.READING, "a4", [None]).source
    assert re.findall(r"enum\.item\((\d+)\)", source) == ["3", "4"]
