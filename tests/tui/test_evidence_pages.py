"""The passage in a text of pages: where a page begins is said."""

from __future__ import annotations

from quizapp.packs.passages import Shown
from quizapp.tui.evidence import heading, lines
from quizapp.tui.shown import hung, labelled, plain

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


LONG = "On 10 June 1999 the Security Council passed Resolution 1244, which allowed a presence."


def test_further_rows_stand_under_the_first_one_and_not_under_the_number() -> None:
    found = Shown("a.md", "Mandate", f"Before.\n{LONG}\nAfter.", 8 + 3, 8 + 15, 2, "", True, "")
    shown, first = lines(found, width=40)
    assert first == 1
    rows = shown[1].plain.split("\n")
    assert rows[0].startswith("▸    2  On ▐10 June 1999▌ the")
    assert len(rows) > 2
    assert all(row.startswith(" " * 8) and row[8] != " " for row in rows[1:])
    assert all(len(row) <= 40 for row in rows)


def test_beside_a_word_too_and_where_there_is_no_room_they_do_not() -> None:
    assert labelled("Why", "one two three four five", 20).plain == "Why   one two three\n      four five"
    assert hung(plain("  1  "), plain("one two three"), 10).plain == "  1  one two three"
