"""What holds of every format: nothing is lost in silence, nothing comes in that was not said, nothing stops it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.packs.formats.registry import FORMATS
from quizapp.packs.reading import LoadedPack
from tests.packs.formats.made import arrived, pack_of, packs

OWN = ("jsonl", "csv", "tsv", "gift")
BARE = st.sampled_from(sorted(OWN))


@pytest.fixture
def few(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--mutations"))


@pytest.mark.parametrize("form", OWN)
def test_what_is_read_again_is_what_was_written_but_for_what_was_said_to_be_lost(form: str):
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(packs())
    def law(pack: LoadedPack) -> None:
        written = FORMATS[form].write(pack)
        again = arrived(FORMATS[form].read(written.data, "x"))
        assert None not in again
        twice = FORMATS[form].write(pack_of([one for one in again if one], pack.header.title))
        assert arrived(FORMATS[form].read(twice.data, "x")) == again

    law()
