"""The figures for packs, with small numbers and generous bounds."""

from __future__ import annotations

from tests.benchmarks.packs import measured


def test_checking_and_opening_a_pack_take_a_bounded_multiple_of_reading_json():
    for name, (_, ratio, bound) in measured(600).items():
        assert ratio <= bound * 5, name
