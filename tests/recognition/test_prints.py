"""Citations of several issues, of pages apart from one another, and of columns."""

from __future__ import annotations

import pytest

from recension import Document, decode, encode, recognise, serialise, validate

_PROSE = "The committee met in the old hall, and every delegate sat through the whole of a long evening. " * 3


def page(statement: str) -> Document:
    return recognise(decode(f"A. Writer\n\nOn the Committee\n\n{statement}\n\n{_PROSE}\n".encode(), "a.txt"))


def printed(statement: str) -> list[str]:
    """The prints that a page names, as TEI; the page is valid, and nothing of it is lost."""
    document = page(statement)
    data = serialise(encode(document))
    assert validate(data, "a.xml", transcription=document.source) == ()
    text = " ".join(data.decode().split())
    return [part.partition("</biblStruct>")[0] for part in text.split("<biblStruct ")[1:]]


@pytest.mark.parametrize(
    ("statement", "issues"),
    [
        (
            "From Labor Review, Vol. 3 No. 12, December 1942, pp. 377-382, and Vol. 4 No. 1, January 1943, pp. 21-26.",
            [("Vol. 3", "No. 12", "1942-12", "377"), ("Vol. 4", "No. 1", "1943-01", "21")],
        ),
        (
            "From Labor Review, Vol. 1 No. 2, Feb. 1920 & No. 3, March 1920.",
            [("Vol. 1", "No. 2", "1920-02", ""), ("Vol. 1", "No. 3", "1920-03", "")],
        ),
        (
            "From Labor Review, Vol. 1 No. 6, 5 May 1945, p. 4, Vol. 1 No. 7, 12 May 1945, p. 4 "
            "& Vol. 1 No. 8, 19 May 1945, p. 4.",
            [("Vol. 1", f"No. {number}", f"1945-05-{day}", "4") for number, day in ((6, "05"), (7, "12"), (8, "19"))],
        ),
        (
            "From Labor Review, No. 68, June 1968, p. 10; and Letters, Labor Review, No. 69, July 1968, p. 31.",
            [("", "No. 68", "1968-06", "10"), ("", "No. 69", "1968-07", "31")],
        ),
    ],
)
def test_several_issues_are_several_prints(statement: str, issues: list[tuple[str, ...]]) -> None:
    found = printed(statement)
    assert len(found) == len(issues)
    for number, (text, (volume, issue, date, page_number)) in enumerate(zip(found, issues, strict=True)):
        assert ('type="continuation"' in text) is (number > 0)
        assert f'when="{date}"' in text
        assert all(f">{part}<" in text for part in (volume, issue, "Labor Review") if part)
        assert not page_number or f'from="{page_number}"' in text


@pytest.mark.parametrize(
    "statement",
    [
        "From Labor Review, Vol. 20, March 1938, No. 3, pp. 3-5.",
        "From Labor Review, Vol. 3, 1936, No. 4, April 1936, pp. 3-5.",
        "From Labor Review, Vol. 3 Nos. 4 & 5, April 1936, pp. 3-5.",
        "From Labor Review, Vol. 3 No. 4, April and May 1936, pp. 3-5.",
    ],
)
def test_one_issue_is_one_print(statement: str) -> None:
    assert len(printed(statement)) == 1


def test_double_issues_are_two_numbers() -> None:
    [found] = printed("From Labor Review, Vol. 3 Nos. 4 & 5, April–May 1936, pp. 3-5.")
    assert '<biblScope unit="issue" n="4-5">Nos. 4 &amp; 5</biblScope>' in found
    assert 'notBefore="1936-04" notAfter="1936-05"' in found


@pytest.mark.parametrize(
    ("pages", "ranges"),
    [
        ("pp. 1 & 4", [("1", "1"), ("4", "4")]),
        ("pp. 3–5 & 17", [("3", "5"), ("17", "17")]),
        ("pp. 1, 2 & 4", [("1", "1"), ("2", "2"), ("4", "4")]),
        ("pp.103-106, 114", [("103", "106"), ("114", "114")]),
        ("pp. 120–6", [("120", "126")]),
    ],
)
def test_pages_apart(pages: str, ranges: list[tuple[str, str]]) -> None:
    [found] = printed(f"From Labor Review, Vol. 3 No. 4, April 1936, {pages}.")
    assert found.count('unit="page"') == len(ranges)
    assert all(f'unit="page" from="{first}" to="{last}"' in found for first, last in ranges)


@pytest.mark.parametrize(
    ("statement", "column"),
    [
        ("From Reviews, Labor Review, Vol. 3 No. 4, April 1936, p. 3.", "Reviews"),
        (
            "Originally published in A. Writer’s column, The Lamp, Labor Review, Vol. 3 No. 4, April 1936, p. 3.",
            "The Lamp",
        ),
        ("From On the Committee, Labor Review, Vol. 3 No. 4, April 1936, p. 3.", ""),
        ("From Labor Review, Vol. 3 No. 4, April 1936, p. 3.", ""),
    ],
)
def test_the_column_is_the_series(statement: str, column: str) -> None:
    [found] = printed(statement)
    assert ">Labor Review<" in found
    assert ("<series>" in found) is bool(column)
    assert not column or f'<title level="s">{column}</title>' in found


def test_issues_that_are_not_understood_are_told() -> None:
    statement = "From Labor Review, Vol. 3 No. 6–Vol. 4 No. 5, February–December 1954."
    assert "REC008" in {item.code for item in page(statement).diagnostics}
    assert "REC008" not in {item.code for item in page("From Labor Review, Vol. 3 No. 6, May 1954.").diagnostics}
