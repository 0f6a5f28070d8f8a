# ruff: noqa: E501
"""PDFs: lines to paragraphs, running heads off, headings by size, tables, pages; and those that cannot be read."""

from __future__ import annotations

import io

import pytest

from quizapp.documents.build import document
from quizapp.documents.formats.pdf import extract
from quizapp.errors import QuizError
from tests.made_files import Mark, assembled, column, pdf

LONG = "The granite harbour was built by Ida Moss after the great storm and the long win-"
NEXT = ("ter had taken the old one. It was opened on 4 May 1871 and it has stood ever since.",)


def page(number: int, marks: list[Mark]) -> list[Mark]:
    """A page with a running head and its number."""
    return [(72, 810, 8, "text", "Yearly report of the board"), *marks, (290, 30, 8, "text", f"Page {number} of 4")]


def test_a_paragraph_is_joined_from_its_lines_and_over_the_end_of_a_page() -> None:
    second = column(["run on over the page. The mole was added in 1880."])
    first = [(72, 780, 18, "bold", "Granite Harbour"), *column([LONG, *NEXT, "Its two quays", "will always"], top=750)]
    text = extract(pdf([page(1, first), page(2, second), page(3, column(["The end was near for it in 1950."]))]))
    assert text == (
        "---\ncreated: 2019-04-02\n---\n\n# Granite Harbour\n\nThe granite harbour was built by Ida Moss after the great "
        "storm and the long winter had taken the old one. It was opened on 4 May 1871 and it has stood ever since. Its two "
        "quays will always run on over the page. The mole was added in 1880.\n\f\n\n\f\nThe end was near for it in 1950.\n"
    )


def test_headings_lists_tables_and_code_are_told_by_their_look() -> None:
    marks = [
        (72, 790, 20, "bold", "Granite Harbour"),
        (72, 750, 14, "bold", "1.1 Berths"),
        *column(["The harbour has three berths, and each of them was built by another hand than the one before."], top=730),
        *[(72 + 100 * n, 700, 10, "bold", text) for n, text in enumerate(("Berth", "Depth", "Built"))],
        *[(72 + 100 * n, 686, 10, "text", text) for n, text in enumerate(("North", "9 m", "1871"))],
        *[(72 + 100 * n, 672, 10, "text", text) for n, text in enumerate(("South", "6 m", "1880"))],
        (72, 640, 10, "text", "\x95 tugs of the board"),
        (72, 628, 10, "text", "\x95 ferries"),
        (72, 600, 9, "code", "harbour --list {"),
        (84, 590, 9, "code", "north"),
    ]  # fmt: skip
    text = extract(pdf([marks]))
    assert text.partition("---\n\n")[2] == (
        "# Granite Harbour\n\n## Berths\n\nThe harbour has three berths, and each of them was built by another hand than the "
        "one before.\n\n| Berth | Depth | Built |\n| --- | --- | --- |\n| North | 9 m | 1871 |\n| South | 6 m | 1880 |\n\n"
        "- tugs of the board\n- ferries\n\n```\nharbour --list {\n  north\n```\n"
    )


def test_marks_of_notes_go_powers_are_raised_and_indices_stay() -> None:
    def line(top: float, before: str, small: str, after: str, size: float, up: float) -> list[Mark]:
        x = 72 + 4.9 * len(before)
        return [(72, top, 10, "text", before), (x, top + up, size, "text", small), (x + 8, top, 10, "text", after)]

    marks = [
        *line(700, "The old lighthouse of the harbour fell in 1960.", "1", "It was rebuilt.", 8.3, 3.3),
        *line(660, "The whole bay of the harbour has 12 km", "2", "of water.", 7, 3.6),
        *line(620, "Its water weighs more than 10", "6", "tonnes.", 7, 3.6),
        *line(580, "The engine of the tug gives off some CO", "2", "and heat.", 7, -1.5),
    ]
    text = extract(pdf([marks]))
    for said in (
        "fell in 1960. It was rebuilt.",
        "has 12 km² of water.",
        "than 10⁶ tonnes.",
        "CO 2 and heat.",
    ):
        assert said in text


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column(["The harbour was built in", "1871 by Ida Moss, who", "had been"])
    right = column(["born on the coast. It was", "closed in 1950."], x=320)
    assert "who had been born on the coast. It was closed in 1950." in extract(pdf([[*left, *right]]))


def test_two_columns_that_were_painted_across_the_page_are_read_one_after_the_other() -> None:
    left = [f"the harbour board {name} meets on here" for name in "ijklmnop"]
    right = [f"the other column {name} goes on here" for name in "abcdefgh"]
    marks = [mark for pair in zip(column(left, x=60), column(right, x=320), strict=True) for mark in pair]
    title = [(60, 800, 18, "bold", "Granite Harbour")]
    text = extract(
        pdf(
            [
                [
                    *title,
                    *marks,
                    (
                        60,
                        640,
                        10,
                        "text",
                        "Below both of them stands one line more, and it is long enough for the page.",
                    ),
                ]
            ]
        )
    )
    assert text.index(left[-1]) < text.index(right[0])
    assert " ".join(right) in text
    assert text.index("Below both") > text.index(right[-1])


def test_a_hyphen_that_belongs_to_the_word_stays() -> None:
    lines = ["The well-known harbour was built in the year of the storm, and it became well-", "known far and wide."]
    assert "it became well-known far and wide" in extract(pdf([column(lines)]))


def test_the_title_of_the_properties_is_taken_where_the_text_speaks_of_it() -> None:
    marks = column(["The granite harbour was built in 1871 by Ida Moss."])
    assert document("h.pdf", extract(pdf([marks], title="Granite Harbour"))).title == "Granite Harbour"
    assert document("h.pdf", extract(pdf([marks], title="Microsoft Word - x.doc"))).title == "h"


def test_what_is_locked_is_refused_and_what_opens_without_a_password_is_read() -> None:
    import pypdf

    marks = column(["The granite harbour was built in 1871 by Ida Moss."])
    for password, opens in (("", True), ("secret", False)):
        writer = pypdf.PdfWriter(io.BytesIO(pdf([marks])))
        writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        if opens:
            assert "1871" in extract(out.getvalue())
        else:
            with pytest.raises(QuizError, match="password") as caught:
                extract(out.getvalue())
            assert "qpdf" in caught.value.hint


def test_pages_without_text_are_named_as_pictures() -> None:
    with pytest.raises(QuizError, match="no text") as caught:
        extract(pdf([[], []]))
    assert "ocrmypdf" in caught.value.hint


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", b"%PDF-1.4\ntrailer << /Root 1 0 R >>", pdf([column(["Text."])])[:300]])
def test_a_damaged_file_is_refused(raw: bytes) -> None:
    with pytest.raises(QuizError):
        extract(raw)


def test_a_tree_of_pages_that_never_ends_is_refused() -> None:
    loop = assembled(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>", "<< >>"])
    wide = assembled(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [4 0 R] >>", "<< >>"]
        + [f"<< /Type /Pages /Kids [{f'{n + 1} 0 R ' * 10}] >>" for n in range(4, 14)]
        + ["<< /Type /Page >>"]
    )
    for raw in (loop, wide):
        with pytest.raises(QuizError, match="pages"):
            extract(raw)


def test_a_page_of_very_many_pieces_is_read_in_time() -> None:
    assert "harbour" in extract(pdf([[(72, 700, 10, "text", "The harbour")] * 4_000]))
