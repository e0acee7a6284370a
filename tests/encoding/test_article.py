"""The seed article: everything that a scholar expects of its TEI file."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import etree

from recension import View, encode, load, load_edition, load_sidecar, serialise, tei, validate
from recension.source import decode
from tests.conftest import ARTICLE, SHARED

NS = {"t": tei.NAMESPACE}


@cache
def article() -> etree._ElementTree:
    edition = load_edition(ARTICLE.with_name("edition.toml"))
    return encode(load(ARTICLE), edition=edition, sidecar=load_sidecar(ARTICLE.with_suffix(".toml"), edition))


def found(path: str) -> list[etree._Element]:
    result = article().xpath(path, namespaces=NS)
    assert isinstance(result, list)
    return [item for item in result if isinstance(item, etree._Element)]


def words(path: str) -> list[str]:
    return [" ".join(tei.words(element, View.READING)) for element in found(path)]


def attributes(path: str) -> dict[str, str]:
    [element] = found(path)
    return {str(name): str(value) for name, value in element.attrib.items()}


def test_it_is_valid_and_holds_the_transcription() -> None:
    assert validate(serialise(article()), "article.xml", transcription=load(ARTICLE)) == ()


@pytest.mark.shared
@pytest.mark.slow
def test_it_is_valid_tei() -> None:
    assert validate(serialise(article()), "article.xml", schema=SHARED / "tei" / "tei_all.rng") == ()


@pytest.mark.parametrize(("name", "published"), [("notes.txt", False), ("notes.html", True)])
def test_the_header_speaks_of_a_web_page_only_where_there_is_one(name: str, published: bool) -> None:
    text = "A Title\n\nThe well-known com-\nmittee met in the old hall, and every delegate sat through it.\n"
    data = f"<html><body><h1>A Title</h1><p>{text[9:]}</p></body></html>" if published else text
    practice = encode(decode(data.encode(), name)).find(f".//{tei.name('encodingDesc')}")
    assert practice is not None
    said = " ".join(str(part) for part in practice.itertext())
    assert ("The web page is the copy text" in said) is published
    assert ("The transcription is the copy text" in said) is not published
    assert ("web" in said) is published
    [hyphenation] = practice.iter(tei.name("hyphenation"))
    assert hyphenation.get("eol") == "some"


def test_title_author_and_those_who_made_the_page() -> None:
    assert words("//t:titleStmt/t:title") == ["Mass and Class in Soviet Society"]
    assert words("//t:titleStmt/t:author") == ["M. Lebrun"]
    assert words("//t:respStmt[@xml:id='transcriber']/t:name") == ["Einde O’Callaghan"]
    assert words("//t:respStmt[@xml:id='markup']/t:name") == ["Einde O’Callaghan"]


def test_the_print() -> None:
    assert words("//t:biblStruct//t:title") == ["Mass and Class in Soviet Society", "The New International"]
    assert attributes("//t:biblStruct//t:biblScope[@unit='volume']")["n"] == "6"
    assert attributes("//t:biblStruct//t:biblScope[@unit='issue']")["n"] == "4"
    assert attributes("//t:biblStruct//t:biblScope[@unit='page']") == {"unit": "page", "from": "87", "to": "91"}
    assert attributes("//t:biblStruct//t:date") == {"when": "1940-05"}


def test_the_web_page_and_the_dates() -> None:
    assert attributes("//t:sourceDesc/t:bibl[@xml:id='web']/t:date") == {"when": "2013-07-07"}
    assert attributes("//t:creation/t:date") == {"when": "1939-11-09"}


def test_an_introduction_and_seven_sections() -> None:
    assert len(found("//t:div[@type='introduction']/t:p")) == 3
    assert words("//t:div[@type='section']/t:head") == [
        "An Atomized Society",
        "The Necessity for Defeatism",
        "The “Free State”",
        "Stalin Seeks A New Economic Base",
        "Economic Effects of The Pact With Hitler",
        "Towards The Restoration of Private Property",
        "Hitler’s Flag is Also “Red”",
    ]


@pytest.mark.parametrize(
    ("title", "others", "date", "cited"),
    [
        (
            "The Totalitarian Defeatists",
            ["La Quatrième Internationale"],
            {"notBefore": "1938-11", "notAfter": "1938-12"},
            True,
        ),
        ("The Revolution Betrayed", [], None, True),
        ("Theses of the First International Conference", [], {"when": "1936"}, True),
        ("Problèmes de l’Economie de l’USSR", ["La Lutte des Classes"], {"when": "1932-05-15"}, None),
        ("Discussion on the Chinese Question", [], {"when": "1937-08-11"}, False),
    ],
)
def test_the_references(title: str, others: list[str], date: dict[str, str] | None, cited: bool | None) -> None:
    [reference] = [
        element
        for element in found("//t:text//t:bibl")
        if " ".join(tei.words(element.findall(tei.name("title"))[0], View.READING)).replace("'", "’") == title
    ]
    titles = reference.findall(tei.name("title"))
    assert [" ".join(tei.words(item, View.READING)) for item in titles[1:]] == others
    dates = reference.findall(tei.name("date"))
    assert [dict(item.attrib) for item in dates] == ([date] if date else [])
    if cited is not None:
        assert (tei.local(reference.getparent()) == "cit") is cited


def test_foreign_titles_say_their_language() -> None:
    assert {element.get(tei.XML_LANG) for element in found("//t:text//t:title[@xml:lang]")} == {"fr"}


def test_the_displayed_quotation() -> None:
    assert len(found("//t:quote[@rend='block'] | //t:cit[@rend='block']")) == 1


def test_the_editors_note() -> None:
    assert len(found("//t:back/t:div[@type='editorial']/t:p")) == 2
    assert words("//t:back//t:label") == ["EDITORS’ NOTE:"]


def test_all_navigation_is_kept_verbatim() -> None:
    assert words("//t:notesStmt/t:note[@type='navigation']") == [
        "Main NI Index | Main Newspaper Index",
        "Encyclopedia of Trotskyism | Marxists’ Internet Archive",
        "Top of page",
        "Main NI Index | Main Newspaper Index",
        "Encyclopedia of Trotskyism | Marxists’ Internet Archive",
    ]


def test_every_emendation_says_who_made_it_how_sure_and_why() -> None:
    emendations = found("//t:text//t:choice | //t:text//t:supplied | //t:text//t:surplus")
    assert len(emendations) >= 18
    for element in emendations:
        bearer = element.find(tei.name("corr")) if tei.local(element) == "choice" else element
        assert bearer is not None
        assert bearer.get("resp") == "#editor-proofreader"
        assert bearer.get("cert") in {"high", "medium", "low"}
    reasons = {element.get("target") for element in found("//t:annotation")}
    assert reasons == {f"#{element.get(tei.XML_ID)}" for element in emendations}


def test_every_division_and_block_can_be_cited() -> None:
    assert not found("//t:text//*[self::t:div or self::t:p or self::t:head or self::t:byline][not(@xml:id)]")
