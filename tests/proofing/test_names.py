"""Names that a document spells two ways."""

from __future__ import annotations

import pytest

from recension.proofing import load_model
from recension.proofing.names import is_slip, misread_names
from recension.proofing.stream import stream_of

MODEL = load_model()


def found(text: str, *right: str) -> list[tuple[str, str]]:
    return [
        (text[item.start : item.end], item.proposals[0]) for item in misread_names(stream_of(text, MODEL), MODEL, right)
    ]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "There Tarnowitz spoke. Then Tarnowitz left. “What Tarnowitz says goes.” It was Tamowitz’s last day.",
            ("Tamowitz", "Tarnowitz"),
        ),
        ("The rule of Barcelona, and all Barcelona with it, fell in May: so Barcelonia was lost.", None),
        ("The novel of Remain Rolland was read in the hall.", ("Remain", "Romain")),
        ("They met in the United Stales in the spring.", ("Stales", "States")),
    ],
)
def test_a_name_is_misread(text: str, finding: tuple[str, str] | None) -> None:
    assert found(text) == [finding or ("Barcelonia", "Barcelona")]


@pytest.mark.parametrize(
    "text",
    [
        "There Tarnowitz spoke. Then Tarnowitz left. “What Tarnowitz says goes.” The Tarnowitzs were many.",
        "The Tarnowskis and Tarnowska met. So Tarnowski spoke, as Tarnowski does; a Tarnowskist.",
        "There was Lozowsky. It was Lozovsky who spoke, and Lozovsky who left: Lozovsky’s day.",
        "The Germans and German. The German, a German, one German. Germany.",
        "It was Tarnowitz who spoke. It was Tamowitz who left.",
        "The Prussian and the Russian, the Russian and the Russian, so Russian.",
        "It was Ch’eng, as Ch’ing said; Ch’ing did, and Ch’ing was there.",
        "Then the People’s Front was made, as Harold Lloyd and John Smith did.",
    ],
)
def test_what_is_another_name_or_another_form_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_editors_word_is_right() -> None:
    text = "There Tarnowitz spoke. Then Tarnowitz left. “What Tarnowitz says goes.” It was Tamowitz’s last day."
    assert found(text, "tamowitz") == []
    assert found("The novel of Remain Rolland was read in the hall.", "remain") == []


def test_accents_are_for_the_editor_to_check() -> None:
    text = "There Tarnöwitz spoke. Then Tarnöwitz left. What Tarnöwitz says goes. It was Tarnowitz’s last day."
    (item,) = misread_names(stream_of(text, MODEL), MODEL, ())
    assert item.proposals == ("Tarnöwitz",)
    assert item.posterior < 0.8


@pytest.mark.parametrize(
    ("printed", "read", "slip"),
    [
        ("barbusse", "barusse", True),
        ("baranovsky", "baranovskv", True),
        ("tarnowitz", "tamowitz", True),
        ("liebknecht", "liekbnecht", True),
        ("lenin", "lenin", False),
        ("german", "germans", False),
        ("tarnowski", "tarnowska", False),
        ("lozovsky", "lozowsky", False),
        ("trotsky", "kautsky", False),
        ("marx", "marxism", False),
    ],
)
def test_one_change_is_a_slip(printed: str, read: str, slip: bool) -> None:
    assert is_slip(MODEL, printed, read) is slip
