"""The plain text: laid out for readers, one paragraph a line for corpus tools."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

from recension import View, parse, render_html, render_json, render_markdown, render_text
from recension.rendering.columns import width_of, wrapped
from tests.conftest import SAMPLE
from tests.rendering.test_html import fragment

GOLDEN = Path(__file__).parent / "golden"
SAMPLE_TREE = parse(SAMPLE.read_bytes(), "sample.xml")


@pytest.mark.parametrize("view", View)
def test_the_text_is_what_was_agreed(view: View, regenerate: bool) -> None:
    found = render_text(SAMPLE_TREE, view).text
    path = GOLDEN / f"sample.{view}.txt"
    if regenerate:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [30, 60, 78])
def test_lines_keep_to_the_width(width: int) -> None:
    lines = render_text(SAMPLE_TREE, width=width, head=False).text.splitlines()
    assert max(map(len, lines)) <= width


def test_without_a_width_a_paragraph_is_a_line() -> None:
    lines = render_text(SAMPLE_TREE, width=0, head=False).text.splitlines()
    assert "“It is from that direction.”" in lines
    assert "It is for the “fruits” of it." in lines


def test_the_views_differ_in_the_emendations_alone() -> None:
    reading, diplomatic = (render_text(SAMPLE_TREE, view, width=0).text for view in View)
    assert "It is for the" in reading
    assert "It is lor the" in diplomatic
    assert "As well as he, but" in reading
    assert "As well he, ‘but" in diplomatic


def test_notes_at_their_anchors_are_numbered_at_the_end() -> None:
    tree = fragment('<div><p>Words<note place="foot">First.</note> go on<note place="foot">Second.</note>.</p></div>')
    assert render_text(tree, head=False).text == "Words[1] go on[2].\n\n[1] First.\n\n[2] Second.\n"


def text_of(content: str, **options: object) -> str:
    return render_text(fragment(content), head=False, **options).text  # type: ignore[arg-type]


def test_emphasis_and_titles_as_the_reader_chooses() -> None:
    content = "<p>A <hi rend='italic'>word</hi>, an<emph>o</emph>ther <title level='m'>Book</title>.</p>"
    assert text_of(content) == "A word, another Book.\n"
    assert text_of(content, emphasis="_") == "A _word_, an_o_ther Book.\n"
    assert text_of(content, titles="_") == "A word, another _Book_.\n"


def test_lists_have_signs_or_numbers_and_labels_none() -> None:
    assert text_of("<list><item>One</item><item>Two</item></list>") == "•   One\n•   Two\n"
    assert text_of("<list rend='numbered'><item>One</item></list>") == "1.  One\n"
    assert "•" not in text_of("<list><label>A</label><item>One</item></list>")


def test_columns_of_tables_are_aligned_by_what_characters_take_on_a_display() -> None:
    rows = "<row role='label'><cell>Name</cell><cell>Sum</cell></row><row><cell>漢字</cell><cell>1</cell></row>"
    rows += "<row><cell>e\u0301</cell><cell>20</cell></row>"
    assert text_of(f"<table>{rows}</table>").splitlines() == [
        "Name  Sum",
        "----  ---",
        "漢字    1",
        "e\u0301      20",
    ]
    assert text_of(f"<table>{rows}</table>", width=0).splitlines() == ["Name\tSum", "漢字\t1", "e\u0301\t20"]


def test_wide_tables_keep_to_the_width() -> None:
    cells = "<cell>many words that take more than there is</cell>" * 3
    lines = text_of(f"<table><row>{cells}</row></table>", width=40).splitlines()
    assert len(lines) > 2
    assert max(map(len, lines)) <= 40


def test_wide_characters_take_two_columns_and_may_part_at_the_end_of_a_line() -> None:
    lines = text_of(f"<p>{'漢' * 30}</p>", width=40).splitlines()
    assert list(map(len, lines)) == [20, 10]


def test_verse_and_speeches_are_laid_out() -> None:
    verse = text_of("<p>Before.</p><lg><l>One line</l><l>Another</l></lg>")
    assert verse == "Before.\n\n    One line\n    Another\n"
    play = text_of("<sp><speaker>KING.</speaker><l>One line</l><l>Another</l></sp>")
    assert play == "KING.\n    One line\n    Another\n"


def test_a_gap_shows() -> None:
    assert text_of("<p>One <gap reason='illegible'/> two wor<gap/>.</p>") == "One […] two wor[…].\n"


def test_quotations_that_hold_paragraphs_are_indented_and_join_no_words() -> None:
    assert text_of("<p>He said: <quote><p>A.</p><p>B.</p></quote> and went.</p>") == (
        "He said:\n\n    A.\n\n    B.\n\nand went.\n"
    )


def test_lines_between_ideographs_end_where_they_may() -> None:
    text = "「" + "中国的革命，" * 6 + "」"
    lines = wrapped(text, 20)
    assert "".join(lines) == text
    assert all(width_of(line) <= 20 for line in lines)
    assert not any(line[0] in "，」" or line[-1] == "「" for line in lines)
    assert wrapped("漢字 " * 6, 20) == ["漢字 漢字 漢字 漢字", "漢字 漢字"]
    assert wrapped("e\u0301t" * 3 + " " + "a" * 9, 16) == ["e\u0301t" * 3 + " " + "a" * 9]


def test_a_head_over_several_columns_makes_none_of_them_wider() -> None:
    head = "<row><cell/><cell cols='2'>Engineering</cell></row>"
    rows = "".join(
        f"<row><cell>{year}</cell><cell>1{year % 7}</cell><cell>7</cell></row>" for year in (1954, 1955, 1956)
    )
    lines = render_text(fragment(f"<table>{head}{rows}</table>"), head=False).text.splitlines()
    assert lines == ["      Engineering", "1954  11        7", "1955  12        7", "1956  13        7"]


def test_numbers_stand_to_the_right_below_a_head() -> None:
    rows = "".join(
        f"<row><cell>{name}</cell><cell>{tons}</cell></row>" for name, tons in (("", "Steel"), ("May", 5), ("June", 10))
    )
    lines = render_text(fragment(f"<table>{rows}</table>"), head=False).text.splitlines()
    assert lines == ["      Steel", "May       5", "June     10"]


def test_verse_is_indented_as_it_is_printed_and_speech_follows_its_speaker() -> None:
    verse = "<lg><lg><l>One</l><l rend='indent2'>Two</l></lg></lg>"
    speech = "<sp><speaker>ANNA</speaker><p>Words.</p></sp>"
    lines = render_text(fragment(f"<div>{verse}{speech}</div>"), head=False).text.splitlines()
    assert lines == ["    One", "            Two", "", "ANNA", "    Words."]


def test_a_note_in_lines_without_spaces_gets_none() -> None:
    words = "中国的革命" * 12
    text = render_text(fragment(f"<p>a<note>{words}</note></p>"), head=False, width=40).text
    assert "".join(text.splitlines()[2:]) == f"[1] {words}"


def test_items_have_the_numbers_that_the_file_has() -> None:
    content = "<list rend='numbered'><item n='3.'>Three</item><item>Four</item><item n='(9)'>Nine</item></list>"
    assert text_of(content) == "3.  Three\n4.  Four\n9.  Nine\n"
    page = html.document_fromstring(render_html(fragment(content)).text)
    assert [item.get("value") for item in page.iter("li")] == ["3", None, "9"]
    assert text_of("<list rend='numbered'><item n='b'>One</item></list>") == "1.  One\n"
    unnumbered = html.document_fromstring(render_html(fragment("<list><item n='3'>One</item></list>")).text)
    assert [item.get("value") for item in unnumbered.iter("li")] == [None]


def test_superscripts_and_marks_of_notes_run_into_no_word() -> None:
    raised = "<hi rend='superscript'>{}</hi>"
    mark = "<ref type='noteAnchor'>{}</ref>"
    for content, wanted in (
        (f"10{raised.format('6')} m", "10⁶ m"),
        (f"x{raised.format('2<emph>b</emph>')}", "x²ᵇ"),
        (f"x{raised.format('2,b')}", "x^2,b"),
        (f"2{raised.format('1')}/<hi rend='subscript'>2</hi>", "2¹/2"),
        (f"a {raised.format('1')}/<hi rend='subscript'>2</hi>", "a 1/2"),
        (f"the 21{raised.format('st')}, M{raised.format('lle')}", "the 21st, Mlle"),
        (f"late{raised.format('†')} or{raised.format('(1)')} ({raised.format('2')})", "late† or(1) (2)"),
        (f"<formula>x{raised.format('n')}</formula>", "xⁿ"),
        (f"late{mark.format('1')}.", "late[1]."),
        (f"late{mark.format(raised.format('1'))}.", "late[1]."),
        (f"late{mark.format('[1]')} and late{mark.format('*')}", "late[1] and late*"),
        ("H<hi rend='subscript'>2</hi>O", "H2O"),
    ):
        assert text_of(f"<p>{content}</p>") == f"{wanted}\n"
        assert text_of(f"<p>{content}</p>", width=0) == f"{wanted}\n"
        markdown = render_markdown(fragment(f"<p>{content}</p>")).text.partition("\n---\n")[2]
        assert re.sub(r"[*\\]", "", markdown).strip() == wanted.replace("*", "")


def test_the_address_of_a_pointer_is_shown_where_the_text_is_laid_out_for_readers() -> None:
    pointer = '<ptr target="https://example.org/"/>'
    tree = fragment(f'<p>See {pointer} and <ptr target="#a"/> there, at {pointer}</p><p>{pointer}</p>')
    shown = "See <https://example.org/> and there, at <https://example.org/>"
    assert render_text(tree, head=False).text == f"{shown}\n\n<https://example.org/>\n"
    assert render_text(tree, head=False, width=0).text.splitlines()[0] == "See and there, at"
    assert shown in render_markdown(tree).text
    picture = fragment(f"<p><graphic url='a.png'/> A {pointer} <graphic url='b.png'/> b {pointer}</p>")
    [paragraph] = json.loads(render_json(picture).text)["paragraphs"]
    assert paragraph["reading"] == "A b"
    assert "b.png) b" in render_markdown(picture).text
