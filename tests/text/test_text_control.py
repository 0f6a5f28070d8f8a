"""Text made harmless."""

from __future__ import annotations

import sys

from quizapp.text.control import clean


def test_what_is_printable_is_left_as_it_is_and_everything_else_is_looked_at() -> None:
    every = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert clean(f"{every}\n") == f"{every}\n"
    assert clean("a\x1bb\u202ec\r\nd\u00ade") == "a␛bc\nde"
