"""Where a passage stands, as a person says it: page, slide, time or line."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.packs.locators import locator
from quizapp.packs.passages import passages
from quizapp.packs.questions import Evidence, ShortQuestion
from quizapp.packs.sections import heading_above
from quizapp.packs.sources import Sources
from quizapp.practice.layout import place_of

PAGES = (
    "---\ncreated: 2019-04-02\n---\n\n# Harbour\n\nIt is old.\n\f\nThe quay is long.\n\f\n## Mole\n\nThe mole is new.\n"
)
SLIDES = "## One\n\n- a\n\nNotes:\n\nSaid aloud.\n\f\n## Two\n\nSeen.\n"
CUES = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nThe lock is old.\n\n01:02:03.500 --> 01:02:05.000\nIt is deep.\n"


def asks(cited: Evidence) -> ShortQuestion:
    return ShortQuestion(kind="short", id="a", prompt="What is new?", answer="the mole", evidence=(cited,))


@pytest.mark.parametrize(
    ("document", "text", "words", "said"),
    [
        ("a.pdf", PAGES, "It is old.", "page 1"),
        ("a.pdf", PAGES, "The quay is long.", "page 2"),
        ("a.PDF", PAGES, "The mole", "page 3"),
        ("a.txt", PAGES, "The mole", "page 3"),
        ("a.pptx", SLIDES, "- a", "slide 1"),
        ("a.pptx", SLIDES, "Said aloud.", "slide 1 (notes)"),
        ("a.pptx", SLIDES, "Seen.", "slide 2"),
        ("a.vtt", CUES, "The lock", "at 0:01"),
        ("a.vtt", CUES, "It is deep.", "at 1:02:03"),
        ("a.vtt", CUES, "WEBVTT", ""),
        ("a.srt", CUES.replace(".000", ",000").replace(".500", ",500"), "It is deep.", "at 1:02:03"),
        ("a.docx", "# A\n\nB.\n", "B.", ""),
    ],
)
def test_page_slide_and_time(document: str, text: str, words: str, said: str) -> None:
    assert locator(document, text, text.index(words)) == said


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        (PAGES, "It is old.", "Harbour"),
        ("---\ncreated: 2019\n---\n\nIt is old.\n", "It is old.", ""),
        ("Moles\n~~~~~\n\nOne.\n\nQuays\n^^^^^\n\nIt is old.\n", "It is old.", "Quays"),
        ("Moles\n=====\n\n=====  =====\nDay    Deep\n=====  =====\nIt is old.\n", "It is old.", "Moles"),
    ],
)
def test_the_heading_above(text: str, words: str, said: str) -> None:
    assert heading_above(text, text.index(words)) == said


def test_evidence_finds_the_extracted_text_by_the_name_of_the_document(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.pdf.extracted.md").write_text(PAGES, encoding="utf-8")
    (tmp_path / "sources" / "a.pdf.md").write_text("Another text: The mole is new.", encoding="utf-8")
    sources = Sources(tmp_path, {})
    assert {"a.pdf", "a.pdf.md"} <= sources.names
    question = asks(Evidence(source="a.pdf", quote="The mole is new."))
    (found,) = passages(question, sources)
    assert found.document == "a.pdf"
    assert found.text[found.start : found.end] == "The mole is new."
    assert place_of(found) == "a.pdf › Mole, page 3"


def test_the_extracted_text_stands_for_a_file_that_is_no_text(tmp_path: Path) -> None:
    from quizapp.packs.model import Source

    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.pdf").write_bytes(b"%PDF-1.4 \xff")
    named = Sources(tmp_path, {"paper": Source(path="sources/a.pdf")})
    before = named["paper"]
    (tmp_path / "sources" / "a.pdf.extracted.md").write_text(PAGES, encoding="utf-8")
    after = Sources(tmp_path, {"paper": Source(path="sources/a.pdf")})["paper"]
    assert before is not None
    assert before.text is None
    assert after is not None
    assert after.text == PAGES
    assert after.document == "a.pdf"


def test_what_an_author_says_of_the_place_is_shown(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.pdf.extracted.md").write_text(PAGES, encoding="utf-8")
    cited = Evidence(source="a.pdf", quote="The mole is new.", locator="p. xii")
    (found,) = passages(asks(cited), Sources(tmp_path, {}))
    assert found.place == "p. xii"
