"""The language of a document is that of its words, else the one that it states; the editor's word is over both."""

from __future__ import annotations

import pytest

from recension import Document, Edition, Sidecar, decode, encode, recognise, serialise, validate
from recension.document import BlockKind
from recension.recognition.languages import language_of

TEXTS = {
    "en": "The committee met in the old hall on the square, and every delegate who had come up from the villages sat "
    "through the whole of a long evening, for the question before them would not wait, and nobody was at home.",
    "de": "Das Komitee traf sich in der alten Halle am Platz, und alle Delegierten, die aus den Dörfern kamen, "
    "saßen den ganzen langen Abend, denn die Frage, die vor ihnen lag, konnte nicht mehr auf den Winter warten.",
    "fr": "Le comité se réunit dans la vieille salle de la place, et tous les délégués qui étaient venus des villages "
    "restèrent pendant toute la longue soirée, car la question qui était devant eux ne pouvait pas attendre.",
    "es": "El comité se reunió en la vieja sala de la plaza, y todos los delegados que habían venido de los pueblos se "
    "quedaron durante toda la larga noche, porque la cuestión que tenían ante ellos no podía esperar más.",
    "it": "Il comitato si riunì nella vecchia sala della piazza, e tutti i delegati che erano venuti dai villaggi "
    "rimasero per tutta la lunga serata, perché la questione che era davanti a loro non poteva più aspettare.",
    "nl": "Het comité kwam bijeen in de oude zaal aan het plein, en alle afgevaardigden die uit de dorpen kwamen "
    "zaten de hele lange avond, want de vraag die voor hen lag kon niet meer op de winter wachten, en dat was alles.",
    "pt": "O comité reuniu-se na velha sala da praça, e todos os delegados que vieram das aldeias ficaram durante "
    "toda a longa noite, porque a questão que tinham diante de si não podia esperar mais, e não havia outra.",
    "ru": "Комитет собрался в старом зале на площади, и все делегаты, которые пришли из деревень, сидели весь долгий "
    "вечер, потому что вопрос, который был перед ними, не мог ждать до зимы, и никто не хотел уйти к себе домой, "
    "а те, кто всё же ушёл, уже не вернулись в этот зал.",
}


def page(text: str, lang: str = "", sidecar: Sidecar | None = None) -> Document:
    html = f'<html lang="{lang}"><body><h1>A</h1><p>{text}</p></body></html>'
    return recognise(decode(html.encode(), "a.html"), sidecar=sidecar)


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_the_words_tell_the_language(language: str, text: str) -> None:
    assert language_of([text]) == language
    document = recognise(decode(f"A\n\n{text}\n".encode(), "a.txt"))
    assert document.language == language
    data = serialise(encode(document))
    assert validate(data, "a.xml", transcription=document.source) == ()
    assert f'xml:lang="{language}"'.encode() in data
    assert (b'<encodingDesc xml:lang="en">' in data) is (language != "en")


@pytest.mark.parametrize("text", ["", "Nobody came.", "Lorem ipsum dolor sit amet " * 20, "Coal Steel Iron " * 30])
def test_other_words_do_not(text: str) -> None:
    assert language_of([text]) == ""


def test_what_the_page_states_counts_where_the_words_do_not_tell_or_agree() -> None:
    assert page("Nemo venit.", "la").language == "la"
    assert page(TEXTS["en"], "en-GB").language == "en-GB"
    assert page("Nobody came.", "no language").language == "en"


def test_what_the_page_states_falsely_is_reported() -> None:
    document = page(TEXTS["fr"], "en")
    assert document.language == "fr"
    assert "REC013" in {item.code for item in document.diagnostics}
    assert "REC013" not in {item.code for item in page(TEXTS["fr"], "fr").diagnostics}


def test_the_editor_decides() -> None:
    assert page(TEXTS["fr"], "fr", Sidecar(language="en")).language == "en"


def test_the_language_of_the_edition_is_that_of_what_does_not_tell() -> None:
    source = decode(b"A\n\nNemo venit.\n", "a.txt")
    assert recognise(source, edition=Edition(language="la")).language == "la"


def test_a_front_matter_states_the_language() -> None:
    assert recognise(decode(b"---\ntitle: A\nlang: la\n---\n\nNemo venit.\n", "a.md")).language == "la"


@pytest.mark.parametrize(
    ("language", "byline", "statement", "head"),
    [
        ("de", "von Anna Müller", "(4. Juli 1931)", "Anmerkungen"),
        ("fr", "par Anne Martin", "(4 juillet 1931)", "Notes"),
        ("es", "por Ana García", "(4 de julio de 1931)", "Notas"),
        ("pt", "por Ana Moreira", "(4 de julho de 1931)", "Notas"),
        ("nl", "door Anna Visser", "(4 juli 1931)", "Noten"),
        ("it", "di Anna Rossi", "(4 luglio 1931)", "Note"),
    ],
)
def test_titles_dates_and_notes_of_other_languages(language: str, byline: str, statement: str, head: str) -> None:
    text = TEXTS[language]
    page = f"A\n\n{byline}\n\n{statement}\n\n{text} [1]\n\n{text}\n\n{head}\n\n1. {text}\n"
    document = recognise(decode(page.encode(), "a.txt"))
    assert document.bibliography.authors == (byline.partition(" ")[2],)
    assert [block.attributes for block in document.of_kind(BlockKind.TITLE_DATE)] == [(("when", "1931-07-04"),)]
    assert [block.text for block in document.of_kind(BlockKind.NOTES_HEAD)] == [head]
    assert len(list(document.of_kind(BlockKind.NOTE))) == 1


@pytest.mark.parametrize(("language", "marked"), [("fr", True), ("de", True), ("en", False)])
def test_a_quotation_in_another_language(language: str, marked: bool) -> None:
    quoted = f"<blockquote><p>{TEXTS[language]}</p></blockquote><p>He said: “{TEXTS[language]}” and left.</p>"
    html = f"<html><body><h1>A</h1><p>{TEXTS['en'] * 3}</p>{quoted}<p>{TEXTS['en'] * 2}</p></body></html>"
    source = decode(html.encode(), "a.html")
    data = serialise(encode(source))
    assert validate(data, "a.xml", transcription=source) == ()
    text = data.decode().partition("<text ")[2]
    assert text.count(f'xml:lang="{language}"') == (2 if marked else 0)
    assert (f'<language ident="{language}"/>' in data.decode()) is True


def test_a_few_words_of_another_language_are_not_marked() -> None:
    html = (
        f"<html><body><h1>A</h1><p>{TEXTS['en']}</p><blockquote><p>Le comité se réunit.</p></blockquote></body></html>"
    )
    assert b'xml:lang="fr"' not in serialise(encode(decode(html.encode(), "a.html")))
