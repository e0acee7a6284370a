from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.diagnostics import RecensionError
from recension.source import decode, load


@given(st.text().filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_utf_8_is_read_as_it_is_but_for_line_ends_and_what_xml_cannot_hold(text: str) -> None:
    source = decode(text.encode(), "t")
    assert source.encoding == "utf-8"
    assert len(source.text.split()) == len(text.split())
    assert [ord(text.replace("\r\n", "\n")[at]) for at, _ in source.replaced] == [point for _, point in source.replaced]


@given(st.binary())
def test_bytes_are_decoded_or_refused_with_a_code(data: bytes) -> None:
    try:
        found = decode(data, "t").diagnostics
    except RecensionError as error:
        found = error.diagnostics
    assert {item.code for item in found} <= {"SRC001", "SRC002", "SRC003", "SRC006"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_obeyed(encoding: str) -> None:
    assert decode("Größe “x”".encode(encoding), "t").text == "Größe “x”"


def test_windows_1252_is_a_guess_that_is_reported() -> None:
    source = decode(b"\x93quoted\x94 \x96 caf\xe9", "t")
    assert source.text == "“quoted” – café"
    assert [item.code for item in source.diagnostics] == ["SRC002"]
    assert decode("“quoted”".encode(), "t").diagnostics == ()


def test_control_characters_are_kept_by_code_point_and_reported_once() -> None:
    source = decode(b"a\x07b\x07", "t")
    assert source.replaced == ((1, 7), (3, 7))
    assert [(item.code, str(item.location)) for item in source.diagnostics] == [("SRC003", "t:1:2")]


def test_places_count_lines_and_columns_from_one() -> None:
    source = decode(b"ab\r\ncd\re", "t")
    assert [str(source.location(offset)) for offset in (0, 3, 4, 6)] == ["t:1:1", "t:2:1", "t:2:2", "t:3:1"]


def test_a_file_that_is_not_there_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(RecensionError) as error:
        load(tmp_path / "absent.txt")
    assert [item.code for item in error.value.diagnostics] == ["SRC004"]


def test_binary_is_refused() -> None:
    with pytest.raises(RecensionError, match="SRC001"):
        decode(b"\x89PNG\r\n\0", "t")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<!DOCTYPE html>\n<p>One.", "html"),
        ('\n<?xml version="1.0"?>\n<HTML><p>One.', "html"),
        ("The tag <html> begins a page.", "text"),
        ("<p>One.", "text"),
    ],
)
def test_a_whole_page_of_html_is_one_whatever_its_name(text: str, form: str) -> None:
    assert decode(text.encode(), "page.txt").form == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# The Mill\n\nThe [river](river.htm) rose.\n", "markdown"),
        ("# The Mill\n\n## Jane Doe\n\nThe river rose.\n", "markdown"),
        ("# 12\n\nThe river rose.\n", "text"),
        ("The Mill\n\nThe [river](river.htm) rose, *very* high.\n", "text"),
    ],
)
def test_a_text_with_headings_and_links_of_markdown_is_markdown(text: str, form: str) -> None:
    assert decode(text.encode(), "mill.txt").form == form


@pytest.mark.parametrize(
    ("data", "is_xml"),
    [
        (b'<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', True),
        (b'<!-- made -->\n<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', True),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"/>', False),
        (b"<TEInt> is no tag", False),
    ],
)
@pytest.mark.parametrize("name", ["a.xml", "a.txt", "-"])
def test_xml_is_no_transcription(data: bytes, is_xml: bool, name: str) -> None:
    if is_xml:
        with pytest.raises(RecensionError, match="SRC006"):
            decode(data, name)
    else:
        decode(data, name)


_GERMAN = "Die Räte wußten es und schwiegen. Über die Größe des Unterschieds gab es Zahlen für die Ämter.\n"
_RUSSIAN = "Зимой 1844 года одна фирма держала двое часов: одни для инспектора, другие для рабочих.\n"
_JAPANESE = "一八四四年の冬、ある会社は二つの時計を持っていた。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_GERMAN, "cp850"),
        (_GERMAN, "mac_roman"),
        (_GERMAN, "cp1252"),
        (_RUSSIAN, "koi8_r"),
        (_RUSSIAN, "cp1251"),
        (_RUSSIAN, "cp866"),
        (_JAPANESE, "shift_jis"),
    ],
)
def test_old_code_pages_are_told_by_their_letters_and_reported(text: str, encoding: str) -> None:
    source = decode((text * 3).encode(encoding), "a.txt")
    assert source.text == text * 3
    assert [item.code for item in source.diagnostics] == ["SRC002"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "iso2022_jp"])
def test_encodings_that_show_by_their_bytes(encoding: str) -> None:
    source = decode((_JAPANESE + "The end, in plain words.\n").encode(encoding), "a.txt")
    assert source.text.startswith(_JAPANESE)
    assert source.diagnostics == ()


@pytest.mark.parametrize("text", ["“So,” said he – ‘n° 5’ £3 ½ «à la carte» naïve café", "ÉTÉ: L’ÎLE D’ŒUVRE"])
def test_signs_and_capitals_of_windows_1252_are_no_other_code_page(text: str) -> None:
    assert decode((text * 9).encode("cp1252"), "a.txt").encoding == "cp1252"


@pytest.mark.parametrize("data", [rb"{\rtf1\ansi The Two Clocks\par }", b"%PDF-1.4\n1 0 obj\n"])
def test_a_file_of_another_program_is_refused_by_how_it_begins(data: bytes) -> None:
    with pytest.raises(RecensionError, match="SRC001"):
        decode(data, "a.txt")


def test_a_page_that_declares_the_default_makes_it_no_guess() -> None:
    page = '<html><head><meta charset="{}"></head><body><p>“caf\xe9”</p></body></html>'
    assert decode(page.format("iso-8859-1").encode("cp1252"), "a.htm").diagnostics == ()
    assert [item.code for item in decode(page.format("utf-8").encode("cp1252"), "a.htm").diagnostics] == ["SRC002"]
