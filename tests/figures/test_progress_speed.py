"""The figures of a long journal and the map of a long document, with small numbers and wide bounds."""

from __future__ import annotations

from tests.benchmarks.progress import AGAIN, PARSED, SECONDS, counting, mapped

WIDE = 5


def test_counting_takes_a_few_times_what_parsing_takes_and_little_the_second_time() -> None:
    parsed, first, again = counting(26_000)
    assert first < PARSED * WIDE * parsed
    assert again < AGAIN * WIDE * first


def test_a_long_document_is_mapped_at_once() -> None:
    assert mapped(100_000) < SECONDS
