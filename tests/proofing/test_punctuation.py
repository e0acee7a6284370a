"""What each check of punctuation finds, and what it leaves alone; with the model that comes with Recension."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension import decode, recognise
from recension.proofing import load_model
from recension.proofing.punctuation import precisions, rated_slips, slips, slips_of
from recension.proofing.signs import Slip

MODEL = load_model()
LONG = "The committee met in the old hall on the square, and nobody who was there that evening was surprised by the end"


def found(*blocks: str) -> list[tuple[int, Slip]]:
    return list(slips_of(blocks, MODEL))


def mended(text: str, slip: Slip) -> str:
    return text[: slip.start] + slip.proposals[0] + text[slip.end :]


@pytest.mark.parametrize(
    ("check", "slip", "right"),
    [
        ("stray sign", "The future of Soviet .society was clear.", "The future of Soviet society was clear."),
        ("doubled sign", "They came,, and they went.", "They came, and they went."),
        ("doubled sign", "They came to the hall.. Then they went.", "They came to the hall. Then they went."),
        ("lost space", "They came,and they went.", "They came, and they went."),
        (
            "lost space",
            "They met in the hall(without a chairman) and left.",
            "They met in the hall (without a chairman) and left.",
        ),
        ("lost space", "He spoke on May 5,1940 in the hall.", "He spoke on May 5, 1940 in the hall."),
        ("brace", "They met {as usual) in the hall.", "They met (as usual) in the hall."),
        ("letter apart from its word", "It was par t of the plan.", "It was part of the plan."),
        ("letter in a number", "It was in l917 that they met.", "It was in 1917 that they met."),
        ("digit in a word", "The Socia1 Democrats met.", "The Social Democrats met."),
        ("sign in a word", "The govern^ment of the day fell.", "The government of the day fell."),
        ("capital in a word", "The goVernment of the day fell.", "The government of the day fell."),
        ("space before a sign", "Who owns the factories ?", "Who owns the factories?"),
        ("space before a sign", "One must . remember the past.", "One must remember the past."),
        ("space in brackets", "They met ( as usual) in the hall.", "They met (as usual) in the hall."),
        ("sign at a bracket", "They met (as usual,) in the hall.", "They met (as usual) in the hall."),
        ("entity", "They called it &lquo;free’ at the time.", "They called it ‘free’ at the time."),
        (
            "sign in a date",
            "It stood in the issue of Nov, 1916 as well.",
            "It stood in the issue of Nov. 1916 as well.",
        ),
        ("sign in a date", "It stood in the issue of August. 1929 too.", "It stood in the issue of August, 1929 too."),
        ("space after an apostrophe", "It was the church’ s interest.", "It was the church’s interest."),
        ("space after an apostrophe", "But one doesn’ t ask for it.", "But one doesn’t ask for it."),
        ("space after an apostrophe", "It was a coup d’ etat of theirs.", "It was a coup d’etat of theirs."),
        ("space at an apostrophe", "It was the church ’s interest.", "It was the church’s interest."),
        ("lost apostrophe", "It was the government s interest.", "It was the government’s interest."),
        ("sign for an apostrophe", "It was the working man`s party.", "It was the working man’s party."),
        ("broken word", "They met in Alsace- Lorraine.", "They met in Alsace-Lorraine."),
        ("broken word", "It was the revolu-\ntion of the wheel.", "It was the revolution of the wheel."),
        ("stray hyphen", "It is acceptable to the-petty bourgeoisie.", "It is acceptable to the petty bourgeoisie."),
        (
            "hyphen for a dash",
            "They met in the hall-the only one there was.",
            "They met in the hall – the only one there was.",
        ),
        ("stop in a sentence", "They met in the absence. of the party.", "They met in the absence of the party."),
        (
            "stop in a sentence",
            "They came to an end. however, the party grew.",
            "They came to an end, however, the party grew.",
        ),
        (
            "stop in a sentence",
            "It was the end of it. if nothing else is done, they go.",
            "It was the end of it. If nothing else is done, they go.",
        ),
        (
            "stop in a speech",
            "“You may go to the hall.” said the chairman to them.",
            "“You may go to the hall,” said the chairman to them.",
        ),
        (
            "lost stop after a quotation",
            "It came of an “unfortunate incident” But after that they left.",
            "It came of an “unfortunate incident.” But after that they left.",
        ),
        (
            "lost stop",
            "These duties should be set up for France We can now see to it.",
            "These duties should be set up for France. We can now see to it.",
        ),
        (
            "comma before a capital",
            "They are now in the hands of England, The next of them is on its way.",
            "They are now in the hands of England. The next of them is on its way.",
        ),
        (
            "capital in a sentence",
            "It grew. Sometimes, When it is late, they go home.",
            "It grew. Sometimes, when it is late, they go home.",
        ),
        (
            "mixed quotation marks",
            "They spoke of “peace” and of the ‘big ones” at the time.",
            "They spoke of “peace” and of the “big ones” at the time.",
        ),
        (
            "mixed quotation marks",
            "They spoke of ‘peace’ and of “freedom’ in ‘those’ days.",
            "They spoke of ‘peace’ and of ‘freedom’ in ‘those’ days.",
        ),
        (
            "capital in a sentence",
            "They saw it. In This way the party grew.",
            "They saw it. In this way the party grew.",
        ),
        ("hyphen in a word", "They read the re-port and left.", "They read the report and left."),
        ("hyphen in a word", "The impor-tance of it is known.", "The importance of it is known."),
        ("stop in a number", "They had 300,000 and 35.000 members.", "They had 300,000 and 35,000 members."),
        ("stop after a word that ends nothing", "They lived in the: cities.", "They lived in the cities."),
        ("fraction", "They got a rise of 31/2 per cent then.", "They got a rise of 3½ per cent then."),
        ("stray sign", "It remained mixed up> with it.", "It remained mixed up with it."),
        ("lost space", "It is made up hundreds of‘times’ over.", "It is made up hundreds of ‘times’ over."),
        ("doubled sign", "See it on page 55.. There it is.", "See it on page 55. There it is."),
        ("space before a sign", "They met (as usual) , and left.", "They met (as usual), and left."),
        ("capital in a word", "It is the Book CIub of the party.", "It is the Book Club of the party."),
        ("capital in a word", "An article onLenin and his party.", "An article on Lenin and his party."),
        ("stop in a sentence", "On 20 February, 1879. he wrote it down.", "On 20 February, 1879 he wrote it down."),
        ("stop after a word that ends nothing", "It came from the. Soviet side.", "It came from the Soviet side."),
        (
            "lost stop",
            "They founded a home free from pressure Such a colony rests on labour.",
            "They founded a home free from pressure. Such a colony rests on labour.",
        ),
        ("capital in a sentence", "They succeeded In keeping it.", "They succeeded in keeping it."),
        (
            "comma before a capital",
            "They wish to extend it, They go to the colonies.",
            "They wish to extend it. They go to the colonies.",
        ),
        ("word twice", "They spoke of the the war.", "They spoke of the war."),
        ("word twice", "They spoke of the war of the war in the hall.", None),
        ("word twice", "He has been in been in contact with them.", "He has been in contact with them."),
        (
            "turned quotation mark",
            "They spoke of ”freedom” and “peace” there.",
            "They spoke of “freedom” and “peace” there.",
        ),
        (
            "turned quotation mark",
            "It was the popular term: ’head fixing’ as they said.",
            "It was the popular term: ‘head fixing’ as they said.",
        ),
        (
            "comma after the subject",
            "The present state of the party, is not that of last year.",
            "The present state of the party is not that of last year.",
        ),
        ("turned quotation mark", "They spoke of “freedom“ there.", "They spoke of “freedom” there."),
        ("stray sign", "It was the system’>s own fault.", "It was the system’s own fault."),
        ("sign in a word", "He was prepa:ing for the day.", "He was preparing for the day."),
        ("space in a quotation", "They spoke of “ freedom” there.", "They spoke of “freedom” there."),
        ("two marks for one", "They spoke of ‘’freedom” there.", "They spoke of “freedom” there."),
        (
            "quotation never closed",
            "They spoke of the “Greater aims of the state.",
            "They spoke of the Greater aims of the state.",
        ),
        (
            "quotation never closed",
            "They “came” and spoke of the “Soviet bloc.",
            "They “came” and spoke of the “Soviet bloc.”",
        ),
        (
            "single quotation mark never closed",
            "They spoke of the ‘happy end.",
            "They spoke of the ‘happy end’.",
        ),
        (
            "single quotation mark never closed",
            "It came from the 'propertied classes of the town.",
            "It came from the propertied classes of the town.",
        ),
        ("bracket never closed", "It is late. (The Times, page two.", "It is late. (The Times, page two.)"),
        (
            "quotation never opened",
            "They spoke of the Greater” aims of the state.",
            "They spoke of the Greater aims of the state.",
        ),
        ("bracket never closed", "The vote was taken (by a show of hands.", "The vote was taken by a show of hands."),
        ("bracket never opened", "The vote was taken] by a show of hands.", "The vote was taken by a show of hands."),
        (
            "single quotation mark never closed",
            "They spoke of the ‘greater aims of the state.",
            "They spoke of the greater aims of the state.",
        ),
        (
            "single quotation mark never opened",
            "They spoke of the greater aims.’ That was all.",
            "They spoke of the greater aims. That was all.",
        ),
        ("stray apostrophe", "It is dangerous to’ the state.", "It is dangerous to the state."),
    ],
)
def test_a_check_finds_a_slip(check: str, slip: str, right: str | None) -> None:
    hits = [item for _, item in found(slip) if item.check == check]
    if right is None:
        assert not hits
    else:
        assert [mended(slip, item) for item in hits] == [right]
        assert not [item for _, item in found(right) if item.check == check]


@pytest.mark.parametrize(
    "text",
    [
        "“The old hall,” he said, “is the workers’ own.”",
        "He had had enough of it, and that that was so surprised no one. Ha ha!",
        "See vol. iii of the work, pp. 87-91, i.e. the last chapter, ibid. p. 4; 33⅓ per cent. of it, et seq. too.",
        "The party, which won, is one. The comrades, I know, are many. The Allies, being late, left.",
        "In the state, there is one. An ally, a friend, was there, i.e. the state, is one. The party, is it not one?",
        "1) the first, 2) the second, a) the third; (b) the fourth.",
        "They met on 1 May, 1940, at 7.30 p.m. in St. Pancras; J. R. Johnson and A. F. of L. men spoke.",
        "It cost 1,000.50 dollars ... and then … more . . . than that; see § 4.",
        "‘It’s the workers’ state,’ they said, ‘and the ’30s are over, as ’tis said.’",
        "The pre- and post-war years were not alike; the hoped-for would-be leaders were a be-all and end-all.",
        "They called a spade a spade; from time to time to be sure, year by year by year.",
        "He wrote What is to be Done? as well as The Coming War and The Struggle for Power.",
        "He spoke of « liberté » and „Freiheit“ in one breath.",
        "He wrote: “So it is.” And in German: „Die Arbeiter haben nichts zu verlieren.“ It was so.",
        "‘I have been told so,’ he said, ‘by the “old man”.’ He said: “It is ‘big’.” The girls’ “hall” is the girls’.",
        "They threw ’em out, and he’s throwing ‘em back; we’re ’avin’ a good time of it.",
        "They had 35.000 and 40.000 members; to-day they re-elect the ex-chairman, co-operate and up-date it.",
        "It was 3½ per cent, or 1/2 of it, and the workers’ two letters say so.",
        "“You may go.” He said it twice. “Go!” said she. The “Left” is one; see p. 4 ... there.",
        "The weekly, The Tribune, and the town, The Hague, are known. On May 1, 1963, The Soviet Union left.",
        "Thorez’ line and Marx’ schemes were the masses’ own.",
        "See http://www.example.org/a.b,c or a@b.org, in file.txt and read.me.doc there.",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert [slip for _, slip in found(text)] == []


def test_a_quotation_goes_on_over_paragraphs() -> None:
    assert found("He wrote: “It is so.", "“It was so before.", "“It will be so.” That was all.") == []
    assert found("He wrote: “It is so.", "It was so before.", "It will be so.” That was all.") == []
    assert found("They met (it was late.", "Nobody spoke.) They left.") == []


def test_the_last_stop_of_a_paragraph() -> None:
    ends = [LONG + LONG + "." for _ in range(8)]
    long = LONG + " of the meeting of the whole party in those days of the war"
    assert [(index, slip.check) for index, slip in found(*ends, long, LONG * 2 + ".")] == [(8, "lost last stop")]
    assert found(*ends, long + ".", LONG * 2 + ".") == []
    assert [slip.check for _, slip in found(*ends, long + ",", LONG * 2 + ".")] == ["comma at the end of a paragraph"]


def test_a_paragraph_that_ends_with_a_quotation_or_a_name() -> None:
    ends = [LONG + LONG + "." for _ in range(8)]
    for last in (
        " of the meeting, and of what they called the “great war",
        " of the meeting, and of the wars of the whole of England",
    ):
        mark = "”" if "“" in last else ""
        slips_ = found(*ends, LONG + last + mark, LONG * 2 + ".")
        assert [mended(LONG + last + mark, slip) for _, slip in slips_] == [LONG + last + "." + mark]
        assert found(*ends, f"{LONG}{last}.{mark}", LONG * 2 + ".") == []
    assert found(*ends, LONG + " of the meeting – By a friend of all England", LONG * 2 + ".") == []


def test_a_hyphen_is_lost_where_the_document_has_it_elsewhere() -> None:
    often = "The no-strike pledge was a no-strike pledge: no-strike."
    assert [(index, slip.check) for index, slip in found(often, "A nostrike pledge.")] == [(1, "lost hyphen")]
    assert mended("A nostrike pledge.", found(often, "A nostrike pledge.")[0][1]) == "A no-strike pledge."
    assert found(often, "A nostrike pledge, a nostrike one.") == []
    assert found("The to-day of to-day is to-day.", "It is today.") == []


def test_a_habit_is_hidden() -> None:
    spaced = "Who owns the factories ? The owners do. "
    for times, seldom in ((3, False), (9, True)):
        document = recognise(decode(f"A. Writer\n\nOn it\n\n{spaced * times}\n".encode(), "page.txt"))
        rated = [p for slip, p in rated_slips(document, MODEL) if slip.check == "space before a sign"]
        assert len(rated) == times
        assert (max(rated) < 0.4) is seldom


def test_a_term_with_a_capital_is_left_to_its_contract() -> None:
    granted = "The rights that You have are granted to You by the party. "
    for times, more, seldom in (
        (1, "", False),
        (4, "", True),
        (4, "It is as you like, if you and you and you do. ", False),
    ):
        document = recognise(decode(f"A. Writer\n\nOn it\n\n{granted * times}{more * 3}\n".encode(), "page.txt"))
        rated = [p for slip, p in rated_slips(document, MODEL) if slip.check in {"lost stop", "capital in a sentence"}]
        assert rated
        assert (max(rated) < 0.4) is seldom


def test_titles_set_apart_are_left_alone() -> None:
    page = "<p>We now learn from his {} that the state is free, he wrote in those days of the war.</p>"
    for title, times in (("<em>On the war</em>", 0), ("On the war", 1)):
        document = recognise(decode(page.format(title).encode(), "page.html"))
        assert sum(slip.check == "lost stop" for slip in slips(document, MODEL)) == times, title


def test_every_check_was_judged() -> None:
    assert all(0 < share < 1 for share in precisions().values())
    assert len(precisions()) > 30


SIGNS = st.sampled_from(
    [
        *"“”‘’\"'`´()[]{}.,;:?!-–—… \n",
        "  ",
        "...",
        "the",
        "The",
        "It",
        "in",
        "of",
        "state",
        "don",
        "s",
        "t",
        "1917",
        "l9",
        "a",
        "word",
        "Marx",
        "ß",
        "é",
        "\u00ad",
        "\u2011",
        "&amp;",
        "§",
    ]
)
TEXTS = st.lists(SIGNS, max_size=60).map("".join) | st.lists(SIGNS, max_size=40).map(" ".join) | st.text(max_size=80)


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_what_is_found_lies_in_its_block_and_goes_when_mended(blocks: list[str]) -> None:
    for index, slip in found(*blocks):
        text = blocks[index]
        assert 0 <= slip.start <= slip.end <= len(text)
        assert slip.proposals
        assert slip.proposals[0] != text[slip.start : slip.end]
        again = mended(text, slip)
        reading = text[slip.start : slip.end]
        if not slip.proposals[0] and again.startswith(reading, slip.start):
            continue  # one of several signs in a row was removed
        after = [*blocks[:index], again, *blocks[index + 1 :]]
        same = [
            item for place, item in found(*after) if (place, item.check, item.start) == (index, slip.check, slip.start)
        ]
        assert not [item for item in same if again[item.start : item.end] == reading]
