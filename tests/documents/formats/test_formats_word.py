# ruff: noqa: E501
"""Word documents: headings by style, lists by numbering, tables, notes, and files that do not hold together."""

from __future__ import annotations

import re
from typing import Any

import pytest

from quizapp.documents.build import document
from quizapp.documents.formats.kinds import extract
from quizapp.documents.model import BlockKind
from quizapp.errors import QuizError
from tests.made_files import changed, package, word


def harbour(made: Any) -> None:
    made.add_heading("Granite Harbour", 0)
    made.add_paragraph("Granite Harbour is a port. It was built in 1871 by Ida Moss.")
    made.add_heading("Berths", 1)
    table = made.add_table(rows=0, cols=3)
    for row in (("Berth", "Depth", "Built"), ("North", "9 m", "1871"), ("South", "6 m", "1880")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.add_heading("Rules", 2)
    for text, style in (
        ("tugs", "List Bullet"), ("small ones", "List Bullet 2"), ("Call.", "List Number"), ("Wait.", "List Number"),
        ("The quay", "Caption"),
    ):  # fmt: skip
        made.add_paragraph(text, style=style)


def test_headings_tables_lists_and_captions() -> None:
    assert extract(word(harbour)) == (
        "# Granite Harbour\n\nGranite Harbour is a port. It was built in 1871 by Ida Moss.\n\n## Berths\n\n"
        "| Berth | Depth | Built |\n| --- | --- | --- |\n| North | 9 m | 1871 |\n| South | 6 m | 1880 |\n\n"
        "### Rules\n\n- tugs\n   - small ones\n\n1. Call.\n2. Wait.\n\nFigure: The quay\n"
    )


def test_the_document_has_the_blocks() -> None:
    made = document("h.docx", extract(word(harbour)))
    kinds = [block.kind for block in made.blocks]
    assert kinds.count(BlockKind.ROW) == 2
    assert kinds.count(BlockKind.ITEM) == 4
    assert made.title == "Granite Harbour"


def test_what_was_deleted_is_not_read_and_what_was_inserted_is() -> None:
    def edit(xml: bytes) -> bytes:
        runs = (
            b"<w:ins><w:r><w:t>in 1871 </w:t></w:r></w:ins><w:del><w:r><w:delText>in 1870 </w:delText></w:r></w:del>"
            b"<w:hyperlink><w:r><w:t>by Ida Moss.</w:t></w:r></w:hyperlink>"
            b"<w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        )
        return xml.replace(b"</w:p>", runs, 1)

    raw = word(lambda made: made.add_paragraph("The harbour was built "))
    assert extract(changed(raw, "word/document.xml", edit)) == "The harbour was built in 1871 by Ida Moss.\n"


def test_merged_cells_stand_in_every_column_and_a_frame_of_one_cell_is_a_paragraph() -> None:
    def make(made: Any) -> None:
        table = made.add_table(rows=3, cols=2)
        for cell, text in zip((c for row in table.rows for c in row.cells), ("Berth", "Depth", "North", "x", "South", "6 m"),
                              strict=True):  # fmt: skip
            cell.text = text
        table.cell(1, 0).merge(table.cell(1, 1))
        made.add_table(rows=1, cols=1).cell(0, 0).text = "The quay is long and it was built in 1871."

    text = extract(word(make))
    assert "| North, x | North, x |" in text
    assert text.endswith("\n\nThe quay is long and it was built in 1871.\n")


def test_a_cell_over_several_rows_stands_in_each_of_them() -> None:
    def make(made: Any) -> None:
        table = made.add_table(rows=4, cols=2)
        texts = ("Quay", "Berth", "West", "North", "", "South", "East", "Ferry")
        for cell, text in zip((c for row in table.rows for c in row.cells), texts, strict=True):
            cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))

    assert "| West | North |\n| West | South |\n| East | Ferry |" in extract(word(make))


def test_frames_and_tables_in_tables_are_read_cell_by_cell() -> None:
    def make(made: Any) -> None:
        frame = made.add_table(rows=1, cols=1).cell(0, 0)
        frame.text = "The quay is long."
        frame.add_paragraph("It was built in 1871.")
        outer = made.add_table(rows=2, cols=2)
        outer.cell(0, 0).text, outer.cell(0, 1).text = "Berths of the harbour:", "As of 1890"
        inner = outer.cell(1, 1).add_table(rows=2, cols=2)
        for cell, text in zip((c for row in inner.rows for c in row.cells), ("Berth", "Depth", "North", "9 m"),
                              strict=True):  # fmt: skip
            cell.text = text

    assert extract(word(make)) == (
        "The quay is long.\n\nIt was built in 1871.\n\nBerths of the harbour:\n\nAs of 1890\n\n"
        "| Berth | Depth |\n| --- | --- |\n| North | 9 m |\n"
    )


def test_the_title_of_the_properties_is_taken_where_the_text_speaks_of_it() -> None:
    def make(made: Any, title: str) -> None:
        made.core_properties.title = title
        made.add_paragraph("The granite harbour was built in 1871 by Ida Moss.")

    assert document("h.docx", extract(word(lambda made: make(made, "Granite Harbour")))).title == "Granite Harbour"
    for title in ("Microsoft Word - Letter.doc", "untitled", "Yearly plan"):
        assert document("h.docx", extract(word(lambda made, title=title: make(made, title)))).title == "h"  # type: ignore[misc]


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(QuizError, match="no text"):
        extract(word(lambda made: made.add_paragraph("  ")))


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: b"",
        lambda xml: xml[: len(xml) // 2],
        lambda xml: LAUGHS,
        lambda xml: b"<a>" * 100_000,
        lambda xml: re.sub(rb"<w:body>.*", b"<w:body>" + b"<w:sdt>" * 5_000, xml, flags=re.DOTALL),
        lambda xml: b"\xff\xfe\x00",
    ],
)
def test_a_damaged_part_is_refused(change: Any) -> None:
    with pytest.raises(QuizError, match="damaged"):
        extract(changed(word(harbour), "word/document.xml", change))


def test_packages_that_are_none_of_ours_are_refused() -> None:
    for raw in (
        package({"a.txt": b"x"}),
        word(harbour)[:3000],
        package({"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<Relationships/>"}),
    ):
        with pytest.raises(QuizError):
            extract(raw)


def test_what_is_huge_when_unpacked_is_refused() -> None:
    bomb = changed(word(harbour), "word/document.xml", lambda xml: b" " * 100_000_000)
    assert len(bomb) < 1_000_000
    with pytest.raises(QuizError, match="too large"):
        extract(bomb)
