"""Words that are misread: splits and joins, names, what is foreign; and the parts that tell them."""

from __future__ import annotations

import itertools
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension import decode, proofread
from recension.proofing import load_model
from recension.proofing.candidates import candidates
from recension.proofing.channel import doubled_elsewhere, forms
from recension.proofing.dictionary import NONE, RARE, USUAL, is_compound, usual
from recension.proofing.evidence import FEATURES, NONWORD, REAL_WORD, SPLIT
from recension.proofing.findings import Band
from recension.proofing.forest import Forest, listed, log_odds, planted
from recension.proofing.reading import careless, suspected
from recension.proofing.stream import stream_of
from recension.proofing.training.injection import FORM, JOINED, STRANGE, Scanner
from recension.proofing.usage import is_abbreviated, is_prefixed

PAGE = "A. Writer\n\nOn the Committee\n\nThe committee met in the old hall on the square. {}\n"
RATES = {NONWORD: 0.05, REAL_WORD: 0.05, SPLIT: 0.05, JOINED: 0.05, FORM: 0.05, STRANGE: 0.05}
TEXT = "The workers of the town met in the hall and spoke of the strike for many hours before the vote was taken. " * 20


def found(sentence: str) -> list[tuple[str, str]]:
    findings = proofread(decode(PAGE.format(sentence).encode(), "page.txt"))
    return [(item.reading, next(iter(item.proposals), "")) for item in findings if item.band is not Band.HIDDEN]


@pytest.mark.parametrize(
    ("sentence", "finding"),
    [
        ("It was the organ isation of the workers that won.", ("organ isation", "organisation")),
        ("It was one ofthe most important questions of the day.", ("ofthe", "of the")),
        ("The workers could not he expected to wait for ever.", ("he", "be")),
        ("We read it in die first place as a warning.", ("die", "the")),
        ("They put it hi the hands of the government.", ("hi", "in")),
        ("“I went there once,” he said, “and found a thoosand workers.”", ("thoosand", "thousand")),
        ("The comrades/woikers of the town met once more.", ("woikers", "workers")),
        ("But one doesn’ t ask for more than that.", (" ", "")),
        ("It was for the party of leniri that they stood.", ("leniri", "Lenin")),
        ("They read onLenin and his party in the hall.", ("onLenin", "on Lenin")),
        ("It was shewn tp all of them that the strike was won.", ("tp", "to")),
    ],
)
def test_a_word_is_misread(sentence: str, finding: tuple[str, str]) -> None:
    assert found(sentence) == [finding]


@pytest.mark.parametrize(
    "sentence",
    [
        "He could not be expected to wait, and he did not.",
        "We read it at www.example.org/woikers/histroy on that day, at 90 km/h or so.",
        "They may die first, in place of others, and any one of them may go to day schools.",
        "First (a) the hall, then b) the square, and (c) the town.",
        "La classe ouvrière doit prendre en main ses propres affaires et ne compter que sur ses propres forces.",
        "Die Befreiung der Arbeiterklasse muss das Werk der Arbeiterklasse selbst sein.",
        "Antiimperialist and counterrevolutionary nonparticipation were spoken of.",
        "“I hae been there a thoosand times,” he said, “and I dinna ken the hoose.”",
        "It shewed that they had been shewn to the gaol.",
        "The share is (i) what is paid, or (ii) what is owed, or (iii) what is kept.",
        "The whole commit\N{HYPHEN}\n tee met in the hall.",
        "It was printed in La Quatrième Internationale in that year.",
        "He wrote: “Ce n’est donc pas la guerre.” And: “Sondern auch die Arbeit.”",
        "They tried to reaffiliate the union, and to reconquer its asocial elements.",
        "‘It’s beginnin’ to be hall right hin the summer, sir,’ said he. ‘I were agoin’ to light it.’",
    ],
)
def test_a_word_is_right(sentence: str) -> None:
    assert found(sentence) == []


def test_a_text_that_is_careless_elsewhere_is_so_here() -> None:
    assert careless([], usual=0.0) == 1.0
    assert careless([0.5, 99.0, 99.0, 99.0, 99.0, 99.0], usual=1.0) > 1
    assert careless([0.1], usual=20.0) < 1


def test_trees_lead_to_leaves() -> None:
    forest = Forest(((0, 1.5, -1.0, (1, 0.0, 0.25, 2.0)), 0.5), 9.0, 0.001)
    assert planted(*json.loads(json.dumps(listed(forest)))) == forest
    assert log_odds(forest.trees, (1.5, 9.0)) == -0.5
    assert log_odds(forest.trees, (2.0, 0.0)) == 0.75
    assert log_odds(forest.trees, (2.0, 1.0)) == 2.5


def test_words_look_like_words() -> None:
    letters = load_model().letters
    assert letters.usual("nation") > letters.usual("nxqion")


@given(st.text(alphabet="abcdefgh ’.,-\n", max_size=80))
def test_every_word_has_all_features(text: str) -> None:
    model = load_model()
    for word, item in suspected(stream_of(text, model), model):
        assert len(item.features) == len(FEATURES)
        assert item.start == word.start < item.end <= len(text)


def test_the_scanner_reads_some_words_wrong_and_tells_which() -> None:
    scanner = Scanner(load_model(), TEXT, RATES)
    read, slips = scanner.read(TEXT, random.Random(2))
    assert {slip.kind for slip in slips} == set(RATES) - {FORM, STRANGE}
    assert len(slips) > 20
    for before, after in itertools.pairwise(slips):
        assert before.start + before.length <= after.start
    assert (read, slips) == scanner.read(TEXT, random.Random(2))
    ends = [0, *(slip.start + slip.length for slip in slips)]
    starts = [*(slip.start for slip in slips), len(read)]
    assert all(read[end:start] in TEXT for end, start in zip(ends, starts, strict=True))


def test_who_types_leaves_endings_out() -> None:
    scanner = Scanner(load_model(), TEXT, {**dict.fromkeys(RATES, 0.0), FORM: 0.2})
    read, slips = scanner.read("The workers have increased the number of conferences. " * 20, random.Random(1))
    assert {read[slip.start : slip.start + slip.length] for slip in slips} >= {"worker", "increase", "conference"}


def test_any_letter_can_be_misread() -> None:
    scanner = Scanner(load_model(), TEXT, {**dict.fromkeys(RATES, 0.0), STRANGE: 0.5})
    text = "The land belongs to the weavers. " * 20
    read, slips = scanner.read(text, random.Random(1))
    misread = {read[slip.start : slip.start + slip.length] for slip in slips}
    assert {slip.kind for slip in slips} == {NONWORD, REAL_WORD}
    assert len(misread) > 20
    assert not misread & set(text.replace(".", "").split())


def test_a_slip_recurs_in_a_text() -> None:
    scanner = Scanner(load_model(), TEXT, {**dict.fromkeys(RATES, 0.0), STRANGE: 0.02})
    recurring = 0
    for seed in range(40):
        read, slips = scanner.read("The land belongs to the weavers. " * 20, random.Random(seed))
        misread = [read[slip.start : slip.start + slip.length] for slip in slips]
        recurring += len(misread) - len(set(misread))
    assert recurring > 10


def test_a_word_has_other_forms() -> None:
    assert {"conference", "conferencess"} < set(forms("conferences"))
    assert "" not in set(forms("s"))


def test_another_letter_is_doubled() -> None:
    assert "philippic" in set(doubled_elsewhere("phillipic"))
    assert set(doubled_elsewhere("plain")) == set()


@pytest.mark.parametrize(
    ("word", "other", "has_prefix"),
    [("reaffiliate", "affiliate", True), ("asocial", "social", True), ("there", "here", False), ("rein", "in", False)],
)
def test_a_word_has_a_prefix(word: str, other: str, *, has_prefix: bool) -> None:
    assert is_prefixed(word, other) is has_prefix


@pytest.mark.parametrize(
    ("text", "word", "is_one"),
    [
        ("Marx, op cit, p. 5", "op", True),
        ("the appeal op the Trade Union International", "op", False),
        ("the great powers, ie Britain and France", "ie", True),
        ("a journal, which ie now linked to the party", "ie", False),
        ("see above (cf the first chapter)", "cf", True),
        ("the proudest priests cf paganism", "cf", False),
        ("the land belongs to all", "land", False),
    ],
)
def test_an_abbreviation_stands_between_signs(text: str, word: str, *, is_one: bool) -> None:
    start = text.index(f" {word} ") + 1 if f" {word} " in text else text.index(word)
    assert is_abbreviated(text, start, start + len(word)) is is_one


@pytest.mark.parametrize(
    ("word", "level"), [("gibraltar", USUAL), ("state's", USUAL), ("thermidor", RARE), ("gibraltor", NONE), ("", NONE)]
)
def test_a_dictionary_has_a_word_or_not(word: str, level: int) -> None:
    assert usual(word) == level


def test_a_compound_is_made_of_words_that_people_know() -> None:
    assert is_compound("lifesprings")
    assert not is_compound("phillipic")
    assert not is_compound("thermidorian")


@pytest.mark.parametrize(("read", "printed"), [("phillipic", "philippic"), ("gibraltor", "gibraltar")])
def test_what_the_archive_hardly_has_is_proposed_if_the_dictionary_has_it(read: str, printed: str) -> None:
    assert printed in {item.text for item in candidates(load_model(), read, {})}
