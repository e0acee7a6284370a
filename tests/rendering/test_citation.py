"""What is read off a header, ours or another, and how the text is cited from it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from hypothesis import given
from lxml import etree

from recension import parse
from recension.rendering.citation import bibtex, chicago, csl_json, in_one_line, mla
from recension.rendering.facts import Facts, facts
from recension.rendering.persons import persons
from tests.conftest import ROOT, SAMPLE
from tests.generator import documents

needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")


def header(sources: str, titles: str = "<title>A Title</title><author>A. Writer</author>", rest: str = "") -> Facts:
    text = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><teiHeader>
    <fileDesc><titleStmt>{titles}</titleStmt>
    <publicationStmt><publisher>A House</publisher><date when="2020">2020</date>{rest}</publicationStmt>
    <sourceDesc>{sources}</sourceDesc></fileDesc></teiHeader><text><body><p>x</p></body></text></TEI>"""
    return facts(parse(text.encode(), "other.xml"))


def person(content: str) -> tuple[str, str, str, str]:
    element = etree.fromstring(f'<author xmlns="http://www.tei-c.org/ns/1.0">{content}</author>')
    [found] = persons([element])
    return found.given, found.particle, found.family, found.suffix


JOURNAL = """<biblStruct><analytic><title level="a">A Title</title></analytic><monogr><title level="j">Journal</title>
<imprint><biblScope unit="volume" n="6">Vol. VI</biblScope><biblScope unit="issue" n="4">No. 4</biblScope>
<date notBefore="1940-05" notAfter="1940-06">May–June 1940</date>
<biblScope unit="page" from="87" to="91">pp. 87–91</biblScope>
</imprint></monogr></biblStruct>"""
BOOK = """<bibl>Writer: Something. 1781.</bibl><biblFull><titleStmt><title level="m" type="main">Something</title>
<author><persName><surname>Writer</surname><forename>Immanuel</forename></persName></author></titleStmt>
<publicationStmt><date type="publication">1781</date><pubPlace>Riga</pubPlace>
<publisher><name>Hartknoch</name></publisher>
</publicationStmt></biblFull>"""


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("M. Lebrun", ("M.", "", "Lebrun", "")),
        ("A. N. Author", ("A. N.", "", "Author", "")),
        ("Henriette Roland van Holst", ("Henriette Roland", "van", "Holst", "")),
        ("Ludwig van Beethoven", ("Ludwig", "van", "Beethoven", "")),
        ("Author, Ann N.", ("Ann N.", "", "Author", "")),
        ("William F. Warde Jr.", ("William F.", "", "Warde", "Jr.")),
        ("Л. Троцкий", ("Л.", "", "Троцкий", "")),
        ("<surname>G</surname>, <forename>Johann</forename> <nameLink>von</nameLink>", ("Johann", "von", "G", "")),
        ("<persName>J. Smith</persName><note>A pseudonym of A. Else.</note>", ("J.", "", "Smith", "")),
    ],
)
def test_the_parts_of_a_name_that_its_form_decides(content: str, parts: tuple[str, ...]) -> None:
    assert person(content) == parts


@pytest.mark.parametrize(
    "content",
    ["Max", "The Editors", "Central Committee", "M. L.", "毛 泽东", "A, B, C and D", "<orgName>Red Star</orgName>"],
)
def test_a_name_whose_form_decides_nothing_stays_whole(content: str) -> None:
    assert person(content) == ("", "", "", "")


def test_a_pen_name_keeps_its_note() -> None:
    known = header(JOURNAL, "<title>T</title><author><persName>Abc</persName><note>A pseudonym of Def.</note></author>")
    assert [(author.name, author.note) for author in known.authors] == [("Abc", "A pseudonym of Def.")]


def test_an_article_of_a_journal() -> None:
    known = header(JOURNAL)
    item = csl_json(known)
    assert item["type"] == "article-journal"
    assert item["author"] == [{"family": "Writer", "given": "A."}]
    assert (item["container-title"], item["volume"], item["issue"], item["page"]) == ("Journal", "6", "4", "87-91")
    assert item["issued"] == {"date-parts": [[1940, 5], [1940, 6]]}
    assert in_one_line(chicago(known)) == "Writer, A. “A Title.” Journal 6, no. 4 (May–June 1940): 87–91."
    assert in_one_line(mla(known)) == "Writer, A. “A Title.” Journal, vol. 6, no. 4, May–June 1940, pp. 87–91."
    assert [run.text for run in chicago(known) if run.italic] == ["Journal"]


@pytest.mark.parametrize(
    ("date", "words", "season"),
    [
        ('<date when="1958">Summer 1958</date>', "(Summer 1958)", "Summer"),
        ('<date notBefore="1938" notAfter="1939">Winter 1938–39</date>', "(Winter 1938–39)", "Winter"),
        ('<date when="1958">circa 1958</date>', "(1958)", None),
        ('<date when="1958-05">May 1958</date>', "(May 1958)", None),
    ],
)
def test_the_season_of_an_issue_is_cited(date: str, words: str, season: str | None) -> None:
    known = header(re.sub("<date.*?</date>|<date[^>]*/>", date, JOURNAL))
    assert words in in_one_line(chicago(known))
    assert csl_json(known)["issued"].get("season") == season


def test_a_book_as_the_deutsches_textarchiv_describes_it() -> None:
    known = header(
        BOOK,
        "<title type='main'>Something</title><title type='sub'>Of All</title>",
        "<idno><idno type='URL'>https://example.org/x</idno></idno>",
    )
    assert csl_json(known)["type"] == "book"
    assert csl_json(known)["author"] == [{"family": "Writer", "given": "Immanuel"}]
    assert csl_json(known)["language"] == "de"
    assert in_one_line(chicago(known)) == (
        "Writer, Immanuel. Something: Of All. Riga: Hartknoch, 1781. https://example.org/x."
    )
    assert bibtex(known).startswith("@book{writer1781something,")


def test_a_play_whose_print_is_within_the_digital_source() -> None:
    known = header(
        "<bibl type='digitalSource'><name>A Site</name><idno type='URL'>http://example.org/p</idno>"
        "<bibl type='originalSource'><title>Plays</title><date when='1772'/></bibl></bibl>",
        "<title type='main'>A Play</title><author><forename>G.</forename> <surname>L</surname></author>",
    )
    assert (known.print.container, known.print.date.first) == ("Plays", (1772,))
    assert known.publication.copy_text_url == "http://example.org/p"
    assert in_one_line(mla(known)).endswith("A Site, http://example.org/p.")


def test_a_manuscript() -> None:
    known = header(
        "<msDesc><msIdentifier><settlement>Oxford</settlement><repository>Bodleian</repository><idno>MS 1</idno>"
        "</msIdentifier><history><origin><origDate notBefore='1400' notAfter='1450'>s. xv</origDate></origin></history>"
        "</msDesc>"
    )
    assert csl_json(known)["archive_location"] == "MS 1"
    assert in_one_line(chicago(known)) == "Writer, A. “A Title.” 1400–1450, MS 1, Oxford, Bodleian."


def test_a_source_in_prose_is_no_journal() -> None:
    known = header("<bibl>Born digital, 1999.</bibl>")
    assert csl_json(known)["type"] == "document"
    assert csl_json(known)["publisher"] == "A House"
    assert known.print.line == "Born digital, 1999."


def test_a_file_without_a_header() -> None:
    tree = parse(b'<div xmlns="http://www.tei-c.org/ns/1.0" xml:id="d"><p>x</p></div>', "d.xml")
    assert csl_json(facts(tree)) == {"id": "d", "type": "document"}


def test_quotation_marks_and_questions_in_a_title() -> None:
    known = header(JOURNAL, "<title type='main'>Is “Left” Right?</title><title type='sub'>No</title>")
    assert in_one_line(chicago(known)).startswith("“Is ‘Left’ Right? No.” Journal")


@given(documents())
def test_every_header_can_be_cited(tree: etree._ElementTree) -> None:
    known = facts(tree)
    json.dumps(csl_json(known))
    entry = re.sub(r"\\[{}]", "", bibtex(known))
    assert entry.count("{") == entry.count("}")
    assert in_one_line(chicago(known)) == " ".join(in_one_line(chicago(known)).split())
    assert in_one_line(mla(known)) == " ".join(in_one_line(mla(known)).split())


@needs_pandoc
@pytest.mark.parametrize("path", [SAMPLE, *sorted((ROOT / "edition").glob("*.xml"))], ids=lambda path: path.stem)
def test_pandoc_reads_both_forms_alike(path: object) -> None:
    known = facts(parse(path.read_bytes(), "x.xml"))  # type: ignore[attr-defined]
    [from_bibtex] = json.loads(_pandoc("bibtex", bibtex(known)))
    [from_csl] = json.loads(_pandoc("csljson", json.dumps([csl_json(known)])))
    for name in (
        "type",
        "title",
        "author",
        "translator",
        "container-title",
        "volume",
        "issue",
        "page",
        "issued",
        "URL",
    ):
        assert _without_spans(from_bibtex.get(name)) == from_csl.get(name), name


def _without_spans(value: object) -> object:
    return re.sub(r"</?span[^>]*>", "", value) if isinstance(value, str) else value


def _pandoc(form: str, data: str) -> str:
    command = ["pandoc", "-f", form, "-t", "csljson"]
    return subprocess.run(command, input=data, capture_output=True, text=True, check=True).stdout
