import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rows import answer

from quizapp.store.lines import ENVELOPE, BadLine, content_of, decode, encode, row_of
from quizapp.study.model import Row

TEXT = st.text(st.characters())
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
DATA = st.dictionaries(TEXT.filter(lambda name: name not in ENVELOPE), VALUE, max_size=5)
ROWS = st.builds(
    Row, TEXT, TEXT, TEXT, st.integers(-840, 840), TEXT, DATA, st.integers(1, 9), st.just(0), st.booleans(), st.just("")
)


@given(ROWS, st.integers(0, 10**9))
def test_every_row_comes_back_from_its_line(row: Row, sequence: int) -> None:
    line = encode(sequence, content_of(row))
    assert line.count(b"\n") == 1
    back = row_of(decode(line[:-1]), "")
    assert (back.sequence, content_of(back)) == (sequence, content_of(row))


def test_no_single_flipped_bit_passes() -> None:
    good = encode(7, content_of(answer()))[:-1]
    for place in range(len(good) * 8):
        line = bytearray(good)
        line[place // 8] ^= 1 << place % 8
        with pytest.raises(BadLine):
            decode(bytes(line))


@given(st.binary(max_size=60))
def test_noise_is_never_a_line(noise: bytes) -> None:
    with pytest.raises(BadLine):
        decode(noise)


def test_a_half_surrogate_typed_by_a_broken_terminal_is_kept() -> None:
    row = answer(response="Sil\udce9na")
    assert row_of(decode(encode(1, content_of(row))[:-1]), "").data["response"] == "Sil\udce9na"


@pytest.mark.parametrize("name", sorted(ENVELOPE))
def test_content_cannot_shadow_what_belongs_to_the_row(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        content_of(answer(**{name: "x"}) if name != "at" else Row("i", "note", "t", 0, "d", {"at": "x"}))


def test_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        encode(1, content_of(answer(stability=float("nan"))))
