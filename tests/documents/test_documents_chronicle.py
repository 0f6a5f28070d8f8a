"""Years before a wide gap, and days under the line that says their year, become entries with their date."""

from __future__ import annotations

import pytest

from quizapp.documents.build import document
from quizapp.documents.model import BlockKind


def entries(text: str, name: str = "a.txt") -> list[tuple[str, str]]:
    found = document(name, text)
    items = [block for block in found.blocks if block.kind is BlockKind.ITEM]
    for block in items:
        for cell in block.cells:
            assert found.text[cell.span.start : cell.span.end].split() == cell.text.split()
    return [(block.cells[0].name, block.cells[0].text) if block.cells else ("", block.text) for block in items]


def test_a_year_and_a_wide_gap_begin_an_entry_that_goes_on_where_it_is_set_in() -> None:
    text = (
        "THE LOCKS OF ARN\n\n1761   The canal reaches Westby, after\n       nine years of work.\n\n"
        "1790s  Trade doubles.\n\n1805   A flood takes two gates.\n"
    )
    assert entries(text) == [
        ("1761", "The canal reaches Westby, after nine years of work."),
        ("1790s", "Trade doubles."),
        ("1805", "A flood takes two gates."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Mill\n\n1761   The canal reached Westby after nine years of work.\n\nThe mill was built next to it.\n",
        "The Mill\n\n1761 The canal reached Westby.\n\n1805 A flood took two gates of the canal.\n",
    ],
    ids=["one alone", "no wide gap"],
)
def test_other_years_begin_no_entry(text: str) -> None:
    assert entries(text) == []


def test_days_take_the_year_of_the_line_above_them() -> None:
    text = (
        "# Gliders\n\nWhat the club did.\n\n**1931**\n- 4 Oct – The club buys a winch.\n\n"
        "**1932**\n- 3 Nov – The winch breaks.\n- Spring – Nobody flies.\n- 1 May 1933 – A new winch comes.\n\n"
        "Nothing more is known of it today.\n\n## Later\n\n- 5 May – The club ends.\n"
    )
    assert [name for name, _ in entries(text, "a.md")] == [
        "4 Oct 1931", "3 Nov 1932", "Spring", "1 May 1933", "5 May",
    ]  # fmt: skip


def test_a_footnote_is_not_read_as_prose() -> None:
    text = "# Gliders\n\nThe winch came in 1931¹. It was sold later.\n\n¹ Parts had been bought in April 1930.\n"
    assert [b.text for b in document("a.md", text).blocks if b.kind is BlockKind.PARAGRAPH][-1].startswith("The winch")


def test_an_isotope_is_no_footnote() -> None:
    text = "# Carbon\n\nCarbon has isotopes.\n\n¹³C was found by Ada Holm in 1929. ¹⁴C decays slowly.\n"
    last = document("a.md", text).blocks[-1]
    assert (last.kind, last.text[:3]) == (BlockKind.PARAGRAPH, "¹³C")


def test_one_item_below_a_line_in_bold_is_an_item() -> None:
    text = "# Gliders\n\nThe club has rules.\n\n**Winch**\n- The winch is kept dry all year.\n\nThey are old.\n"
    assert [told for _, told in entries(text, "a.md")] == ["The winch is kept dry all year."]


def test_numbers_of_paragraphs_are_no_part_of_what_they_say() -> None:
    told = (
        "3.1  In March 1931 a slide took the road that led to the mill of Brek.\n\n3.2  Models of the slope were built "
    )
    text = (
        f"The Slide at Brek\n\nThe slide is old.\n\n{told}at Orwin for the guild in 1932.\n\n2.5 m of mud lay there.\n"
    )
    assert [b.text[:9] for b in document("a.txt", text).blocks if b.kind is BlockKind.PARAGRAPH][1:3] == [
        "In March ", "Models of",
    ]  # fmt: skip
    alone, _ = told.split("\n\n")
    assert document("a.txt", f"The Slide at Brek\n\nThe slide is old.\n\n{alone}\n").blocks[-1].kind is BlockKind.ITEM
