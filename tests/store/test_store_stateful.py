"""Any act in any order, in several windows on two machines: the store says what a plain model says."""

from tests.store import stateful


def test_whatever_is_done_the_state_is_that_of_the_plain_model() -> None:
    assert stateful.run(300) >= 300
