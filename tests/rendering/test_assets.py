"""An edition's own look: its files in the place of the shipped ones, and none of them reads what it should not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from recension import RecensionError, parse, render_html
from recension.cli import cli
from recension.rendering.assets import load_assets, shipped, unused
from recension.rendering.renditions import declarations, style_rules
from tests.conftest import SAMPLE
from tests.rendering.test_html import fragment

TREE = parse(SAMPLE.read_bytes(), "sample.xml")


def stylesheet(content: str) -> str:
    return (
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
        f' xmlns:tei="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="tei">{content}</xsl:stylesheet>'
    )


def rendered(folder: Path, **files: str) -> str:
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return render_html(TREE, assets=load_assets(folder)).text


def test_a_stylesheet_of_the_edition_can_build_on_the_shipped_one(tmp_path: Path) -> None:
    template = '<xsl:template match="tei:soCalled"><mark><xsl:apply-templates/></mark></xsl:template>'
    own = stylesheet(f'<xsl:import href="recension:html.xsl"/>{template}')
    assert "<mark>“fruits”</mark>" in rendered(tmp_path, html_xsl=own)


def test_one_piece_of_the_page_can_be_replaced(tmp_path: Path) -> None:
    own = stylesheet(
        '<xsl:import href="recension:facts.xsl"/><xsl:template name="facts"><p>MY FACTS</p></xsl:template>'
    )
    text = rendered(tmp_path, facts_xsl=own)
    assert "MY FACTS" in text
    assert "<h1" in text
    assert "MY FACTS" not in render_html(TREE).text


def test_css_is_replaced_and_its_fonts_are_within_the_page(tmp_path: Path) -> None:
    (tmp_path / "own.woff2").write_bytes(b"font")
    css = "@font-face { src: url(own.woff2) } b { background: url('none.png') } /* </style> */"
    text = rendered(tmp_path, edition_css=css)
    assert "url(data:font/woff2;base64,Zm9udA==)" in text
    assert "url('none.png')" in text
    assert text.count("</style>") == 1
    assert list(unused(load_assets(tmp_path))) == []


def test_a_change_of_a_file_shows_in_the_same_process(tmp_path: Path) -> None:
    for word in ("ONE", "TWO"):
        own = stylesheet(f'<xsl:template name="facts"><p>{word}</p></xsl:template>')
        assert word in rendered(tmp_path, facts_xsl=own)


def test_a_file_that_nothing_uses_is_told(tmp_path: Path) -> None:
    rendered(tmp_path, editon_css="", more_xsl=stylesheet(""))
    items = list(unused(load_assets(tmp_path)))
    assert [(item.code, Path(item.location.file).name) for item in items] == [
        ("RND004", "editon.css"),
        ("RND004", "more.xsl"),
    ]
    assert "edition.css" in items[0].hint
    rendered(tmp_path, html_xsl=stylesheet('<xsl:import href="more.xsl"/>'))
    assert [Path(item.location.file).name for item in unused(load_assets(tmp_path))] == ["editon.css"]


@pytest.mark.parametrize("address", ["SECRET", "file://SECRET", "http://localhost:9/secret.xml"])
def test_a_stylesheet_reads_no_file_and_no_network(tmp_path: Path, address: str) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<secret>do not tell</secret>", encoding="utf-8")
    folder = tmp_path / "assets"
    folder.mkdir()
    address = address.replace("SECRET", str(secret))
    own = stylesheet(f'<xsl:template match="/"><p><xsl:copy-of select="document(\'{address}\')"/></p></xsl:template>')
    try:
        text = rendered(folder, html_xsl=own)
    except RecensionError as error:
        text = str(error)
    assert "do not tell" not in text


@pytest.mark.parametrize("imported", ["html.xsl", "page.xsl"])
def test_an_entity_of_a_stylesheet_reads_no_file(tmp_path: Path, imported: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not tell", encoding="utf-8")
    folder = tmp_path / "assets"
    folder.mkdir()
    template = '<xsl:template match="/"><html><main>&s;</main></html></xsl:template>'
    own = f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{secret}">]>{stylesheet(template)}'
    (folder / imported).write_text(own, encoding="utf-8")
    try:
        text = render_html(TREE, assets=load_assets(folder)).text
    except RecensionError as error:
        text = str(error)
    assert "do not tell" not in text


def test_assets_are_listed_and_printed(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "edition.css").write_text("b { color: red }", encoding="utf-8")
    listed = CliRunner().invoke(cli, ["assets", "--corpus", str(tmp_path)])
    assert listed.exit_code == 0
    lines = {line.split()[0]: line for line in listed.stdout.splitlines()}
    assert set(lines) == set(shipped())
    assert str(tmp_path) in lines["edition.css"]
    assert "shipped" in lines["html.xsl"]
    printed = CliRunner().invoke(cli, ["assets", "phrases.xsl"])
    assert printed.stdout == shipped()["phrases.xsl"].read_text(encoding="utf-8")
    with pytest.raises(RecensionError) as error:
        CliRunner().invoke(cli, ["assets", "edtion.css"], catch_exceptions=False)
    assert error.value.diagnostics[0].code == "RND005"
    assert "edition.css" in error.value.diagnostics[0].hint


def test_css_of_a_file_can_do_no_harm() -> None:
    assert declarations("font-style: italic; position: fixed; color: RED") == "font-style: italic; color: RED"
    for css in (
        "color: url(x)",
        "color: red}body{display:none",
        "font-size: 0",
        "font-family: 'a",
        "a",
        "color: </style>",
    ):
        assert declarations(css) == ""
    tree = fragment("<p style='behavior: url(x); text-align: center'>x</p>")
    assert 'style="text-align: center"' in render_html(tree).text
    assert style_rules(tree) == ""


@pytest.mark.parametrize("address", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_an_address_that_is_a_program_is_no_link(address: str) -> None:
    assert f'href="{address.strip()}' not in render_html(fragment(f'<p><ref target="{address}">x</ref></p>')).text


@pytest.mark.parametrize("address", ["https://example.org/a:b", "#n1", "b.htm", "mailto:a@example.org", "a/b:c"])
def test_other_addresses_are_links(address: str) -> None:
    assert f'href="{address}"' in render_html(fragment(f'<p><ref target="{address}">x</ref></p>')).text
