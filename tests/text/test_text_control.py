"""Text made harmless."""

from __future__ import annotations

import sys

from quizapp.text.control import clean


def test_what_is_printable_is_left_as_it_is_and_everything_else_is_looked_at() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    assert [one for one in every if one.isprintable() and clean(f"{one}\n") != f"{one}\n"] == []
    assert clean("a\x1bb\u202ec\r\nd\u00ade") == "a␛bc\nde"
