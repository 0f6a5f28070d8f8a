"""The passage in a text of pages: where a page begins is said."""

from __future__ import annotations

from quizapp.packs.passages import Shown
from quizapp.tui.evidence import heading, lines

TEXT = "It is old.\n\f\nThe quay is long.\n"


def test_a_page_break_is_a_line_that_names_the_page() -> None:
    start = TEXT.index("The quay")
    found = Shown("a.pdf", "Harbour", TEXT, start, start + 17, 3, "", True, "page 2")
    shown, first = lines(found)
    assert [line.plain.strip() for line in shown] == ["1  It is old.", "page 2", "▸    3  ▐The quay is long.▌", "4"]
    assert first == 2
    assert heading(found) == "Harbour, page 2"


def test_a_passage_that_is_only_quoted_says_so_and_not_that_it_is_gone() -> None:
    found = Shown("a.pdf", "Harbour", "The quay is long.", 0, 17, 1, "Cities, line 5", False, is_quote=True)
    assert heading(found) == "Harbour › Cities, line 5: the pack quotes it, without the document"
