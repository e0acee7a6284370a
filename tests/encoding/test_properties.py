"""Any text at all, in any shape that a page can take, encodes to a valid file that holds it word for word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension import decode, encode, serialise, validate

_WORD = st.sampled_from(
    [
        *[
            "the",
            "state",
            "“free",
            "state”",
            "‘so",
            "called’",
            "(The",
            "Book,",
            "1936)",
            "May",
            "15,",
            "1932",
            "see",
            "in",
        ],
        *[
            "Lenin",
            "wrote:",
            "“",
            "”",
            "’",
            "It’s",
            "workers’",
            "—",
            "...",
            "[sic]",
            "Ed.",
            "&",
            "<p>",
            "]]>",
            "漢字",
            "é",
        ],
        *[
            "From",
            "Vol.",
            "6",
            "No.",
            "4,",
            "pp.",
            "87–91.",
            "By",
            "Transcribed",
            "by",
            "|",
            ">",
            "Archive",
            "*",
            "(1)",
        ],
        *[
            "La",
            "Lutte",
            "des",
            "Classes,",
            "titled,",
            "Top",
            "of",
            "page",
            "Index",
            "updated",
            "on",
            "3.4.2013",
            "\u00a0",
        ],
    ]
)
_LINE = st.lists(_WORD, min_size=1, max_size=14).map(" ".join)
_LONG = st.lists(_WORD, min_size=40, max_size=80).map(" ".join)
_SPECIAL = st.sampled_from(
    [
        "Main Index | Home", "MIA  >  Archive  >  Writer", "The New Review, May 1940", "M. Writer", "By A. Writer",
        "A Title of the Article", "(May 1940)", "* * *", "I", "Last updated on 3.4.2013", "Top of page", "Notes",
        "From New Review, Vol. 6 No. 4, May 1940, pp. 87–91.\nTranscribed & marked up by T. Scriber for NN.",
        "EDITORS’ NOTE: This was written on November 9, 1939.", "[So it stands. – Ed.]", "He wrote:", "“It is so.”",
        "“It is so.” (The Book, 1936)", "“It goes on", "“and it ends.” (The Book)", "A Subhead",
    ]
)  # fmt: skip
_PAGE = st.lists(st.one_of(_SPECIAL, _LINE, _LONG, st.text(max_size=40)), max_size=14).flatmap(
    lambda blocks: st.sampled_from(["\n\n", "\n", "\n\n\n\n", "\r\n\r\n", "\n \n"]).map(lambda gap: gap.join(blocks))
)


def assert_sound(data: bytes) -> None:
    source = decode(data, "page.txt")
    encoded = serialise(encode(source))
    assert validate(encoded, "page.xml", transcription=source) == ()


@given(_PAGE)
def test_any_page_encodes_to_a_valid_file_with_nothing_lost(page: str) -> None:
    assert_sound(page.encode("utf-8", "surrogatepass").replace(b"\0", b""))


@given(st.text())
def test_any_text_encodes_to_a_valid_file_with_nothing_lost(text: str) -> None:
    assert_sound(text.replace("\0", "").encode())
