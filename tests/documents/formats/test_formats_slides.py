# ruff: noqa: E501
"""Slides: a page each, with title, bullets by level, tables and notes."""

from __future__ import annotations

from typing import Any

import pytest

from quizapp.documents.build import document
from quizapp.documents.formats.kinds import extract
from quizapp.documents.model import BlockKind
from quizapp.errors import QuizError
from tests.made_files import slides


def harbour(made: Any) -> None:
    first = made.slides.add_slide(made.slide_layouts[0])
    first.shapes.title.text = "Granite Harbour"
    first.placeholders[1].text = "A port of the north"
    second = made.slides.add_slide(made.slide_layouts[1])
    second.shapes.title.text = "Berths"
    frame = second.placeholders[1].text_frame
    frame.text = "North berth"
    for text, level in (("Nine metres deep", 1), ("South berth", 0)):
        paragraph = frame.add_paragraph()
        paragraph.text, paragraph.level = text, level
    second.notes_slide.notes_text_frame.text = "The north berth was built in 1871 by Ida Moss."
    third = made.slides.add_slide(made.slide_layouts[5])
    third.shapes.title.text = "Depths"
    table = third.shapes.add_table(2, 2, 0, 0, 1_000_000, 1_000_000).table
    for number, text in enumerate(("Berth", "Depth", "North", "9 m")):
        table.cell(number // 2, number % 2).text = text


def test_titles_bullets_tables_and_notes() -> None:
    assert extract(slides(harbour)) == (
        "# Granite Harbour\n\nA port of the north\n\f\n## Berths\n\n- North berth\n   - Nine metres deep\n- South berth\n\n"
        "Notes:\n\nThe north berth was built in 1871 by Ida Moss.\n\f\n## Depths\n\n"
        "| Berth | Depth |\n| --- | --- |\n| North | 9 m |\n"
    )


def test_a_page_break_parts_blocks_and_headings_hold() -> None:
    made = document("h.pptx", extract(slides(harbour)))
    notes = next(block for block in made.blocks if "1871" in block.text)
    assert notes.kind is BlockKind.PARAGRAPH
    assert notes.headings == ("Granite Harbour", "Berths")
    assert made.title == "Granite Harbour"
    assert made.text.count("\f", 0, notes.span.start) == 1


def test_a_cell_over_rows_or_columns_stands_in_each_of_them() -> None:
    def make(made: Any) -> None:
        table = made.slides.add_slide(made.slide_layouts[6]).shapes.add_table(4, 2, 0, 0, 1_000_000, 1_000_000).table
        texts = ("Quay", "Berth", "West", "North", "", "South", "None", "")
        for number, text in enumerate(texts):
            table.cell(number // 2, number % 2).text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(3, 0).merge(table.cell(3, 1))

    assert "| West | North |\n| West | South |\n| None | None |" in extract(slides(make))


def test_slides_without_text_are_refused() -> None:
    with pytest.raises(QuizError, match="no text"):
        extract(slides(lambda made: made.slides.add_slide(made.slide_layouts[6])))
