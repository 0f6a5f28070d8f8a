"""Whatever a text holds, every block, cell and sentence knows its place in it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizapp.documents.build import document
from quizapp.documents.model import Document

PIECES = (
    "# ", "## ", "- ", "* ", "• ", "1. ", "2) ", "> ", "| a | b |\n|---|---|\n| 1 | 2 |", "```", "---\n", "===\n",
    "\n", "\n\n", "\r\n", "\r", "\\n", "\\n\\n", "\t", "    ", "\ufeff", "\u00a0", "\u200b", "\u202e", "**", "*", "_",
    "`", "[x](http://y.z)", "[18]", "<b>", "&amp;", "<!--", "-->", "Key: value", "The dog is here. ",
    "Lt. Gen. A. Roe ", "1999 - 2001", "(1999)", "ALL THE DOGS", "é", "中文", "🙂", "title: x\n",
    "A line of words that goes on and on until it is long enough to wrap ", "''Orrin''", "[[lake|Lake]]",
    "{{x|y=z}}\n", "{{Infobox\n| depth = 88 m\n}}\n", "<ref>Moss</ref>", "m<sup>2</sup>", "10<sup>6</sup>", "&mdash;",
    "$x_1$", "¹", "^2", "Depth ..... 9 m\n", "Term\n: meaning\n", "Term :: meaning\n",
    "+---+---+\n| a | b |\n+---+---+\n", "a  b  c\n", "one\ttwo\tthree\n", "a,b,c\n", "Engine:\n  Power: 2 MW\n",
    "ANN: It is so.\n", "Q: Why?\n", "Page 3 of 9\n", "Length\n\n9 m\n\n", "**Key** Value\n", "from: a\n", "+++\n",
    "$ ls -l\n", "bro-\nken ", "By Ann Roe | 1 May 2001\n",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join),
)


def check(made: Document) -> None:
    for block in made.blocks:
        assert block.text
        assert len(block.places) == len(block.text)
        assert all(a < b for a, b in pairwise(block.places))
        assert block.span.start == block.places[0]
        assert block.span.end == block.places[-1] + 1
        for shown, place in zip(block.text, block.places, strict=True):
            stands = made.text[place]
            assert shown == stands or (shown == " " and not stands.isalnum()) or stands in "&<"
        for cell in block.cells:
            stands = iter(made.passage(cell.span))
            assert all(c in stands for c in cell.text if c.isalnum()) or any(c in made.text for c in "&<")
        for span in (block.lead,) if block.lead else ():
            assert 0 <= span.start < span.end <= len(made.text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("0\r,&ap;\r0")
def test_every_character_of_a_block_stands_where_the_block_says(text: str) -> None:
    check(document("a.md", text))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_every_sentence_is_a_stretch_of_its_block(text: str) -> None:
    made = document("a.md", text)
    for sentence in made.sentences:
        block = made.blocks[sentence.block]
        assert block.text[sentence.start : sentence.end] == sentence.text
        span = block.place(sentence.start, sentence.end)
        assert made.passage(span)[0] in (sentence.text[0], "&")


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_text_is_kept_as_it_is_and_the_same_text_makes_the_same_document(text: str) -> None:
    made = document("a.md", text)
    assert made.text == text
    assert made == document("a.md", text)


def test_line_ends_and_a_byte_order_mark_count_in_offsets() -> None:
    text = "\ufeff# Otters\r\n\r\nThe otter is a\r\nmammal."
    made = document("a.md", text)
    heading, paragraph = made.blocks
    assert made.passage(heading.span) == "Otters"
    assert paragraph.text == "The otter is a mammal."
    assert made.passage(paragraph.span) == "The otter is a\r\nmammal."
    assert made.passage(paragraph.place(15, 21)) == "mammal"


def test_a_place_within_marked_up_words_is_found() -> None:
    made = document("a.md", "The **giant** [otter](http://x.y) lives in rivers.[3]")
    (block,) = made.blocks
    assert block.text == "The giant otter lives in rivers."
    at = block.text.index("otter")
    assert made.passage(block.place(at, at + 5)) == "otter"
