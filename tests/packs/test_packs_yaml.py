"""YAML as packs read it: text stays text, dangerous constructs are refused, mistakes are explained."""

from __future__ import annotations

import time

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from quizapp.packs import yaml
from quizapp.packs.yaml import BROKEN, load


@pytest.fixture(params=["libyaml", "python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers, since libyaml is not everywhere."""
    if request.param == "python":
        monkeypatch.setattr(yaml, "LOADER", pyyaml.Loader)


@pytest.mark.usefixtures("either_parser")
class TestBothParsers:
    @pytest.mark.parametrize(
        "text", ["no", "1.10", "12:30", "010", "1e3", "1999-06-10", "null", "~", "=", "<<", "0x1F", "true"]
    )
    def test_every_scalar_stays_the_text_that_was_written(self, text: str):
        assert load(f"a: {text}").data == {"a": text}

    def test_positions_are_those_of_keys_and_values(self):
        loaded = load("a:\n  - b: one\n    c: 'two'\n", places=True)
        assert (loaded.keys[("a", 0, "c")].line, loaded.keys[("a", 0, "c")].col) == (3, 5)
        place = loaded.values[("a", 0, "c")]
        assert (place.line, place.col, place.end) == (3, 8, 13)

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("a: &x b", "anchors"),
            ("a: *x", "references"),
            ("a: !x b", "tags"),
            ("a: !!python/object:os.system x", "tags"),
        ],
    )
    def test_anchors_aliases_and_tags_are_refused(self, text: str, says: str):
        (fault,) = load(text).faults
        assert says in fault.message
        assert "quotes" in fault.hint
        assert fault.place.col == 4

    def test_deep_nesting_is_refused(self):
        assert load("[" * 25 + "]" * 25).faults[0].code == "deep"
        assert load("[" * 24 + "]" * 24).faults == []

    def test_a_key_that_stands_twice_is_reported_and_the_first_holds(self):
        loaded = load("a: 1\nb: 2\na: 3\n")
        assert loaded.data == {"a": "1", "b": "2"}
        assert [(fault.code, fault.place.line) for fault in loaded.faults] == [("twice", 3)]

    def test_a_list_under_a_key_that_stands_twice_moves_no_place(self):
        loaded = load("- {a: 1, a: [2, 3], b: 4}\n", places=True)
        assert (loaded.values[(0,)].col, loaded.values[(0,)].end) == (3, 26)

    def test_a_second_document_is_refused(self):
        assert load("a: 1\n---\nb: 2").faults[0].code == "documents"

    def test_line_ends_of_windows_count_once(self):
        loaded = load("a: 1\r\nb: 2\r\n", places=True)
        assert loaded.data == {"a": "1", "b": "2"}
        assert loaded.keys[("b",)].line == 2

    def test_reading_goes_on_behind_a_broken_item(self):
        text = "questions:\n  - a: b: c\n  - d: e\n  - f: 'g\n  - h: i\n"
        loaded = load(text)
        assert loaded.data["questions"][:2] == [BROKEN, {"d": "e"}]
        assert [fault.place.line for fault in loaded.faults] == [2, 4]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("prompt: Which is it: A or B?", "a colon and a space", 'prompt: "Which is it: A or B?"'),
        ("a: *this* is it", "begins with *", '"*this* is it"'),
        ("a: [sic] it is", "begins with [", '"[sic] it is"'),
        ("a: {x} it is", "begins with {", '"{x} it is"'),
        ("text: {{Gap}} it is", "begins with {", '"{{Gap}} it is"'),
        ("a: @home", "begin with @", '"@home"'),
        ("a: `code`", "begin with `", '"`code`"'),
        ("a: %d", "begin with %", '"%d"'),
        ("a: - b", "begin with -", '"- b"'),
        ("a: >5 more", "begins with >", '">5 more"'),
        ("a: |x", "begins with |", '"|x"'),
        ('answer: "1244" and more', "after its closing", """answer: '"1244" and more'"""),
        ("a: 'it's'", "after its closing", '"it\'s"'),
        ("a:\n\tb: c", "tab", "spaces"),
        ('a: "one', "never closed", 'close it with "'),
        ('a: "C:\\dir"', "backslash", "single quotes"),
        ("a: 1\n  b: 2", "further", "same column"),
        ("a:\n  b: 1\n c: 2", "indent", "same column"),
        ("a: [b, c", "not closed", "close it with ]"),
        ("a: [b,\n", "begins with [ is read as a list, and it is not closed", "close it with ]"),
        ("a:\n  - {b: c, d:\n", "begins with { is read as keys and values, and it is not closed", "close it with }"),
        ("a: [b, {c: d, e:\n", "the { is not closed", ""),
        ("a: [b, , c]", "a value is missing before the ,", ""),
    ],
)
def test_each_mistake_of_authors_has_its_own_hint(text: str, message: str, hint: str):
    loaded = load(text)
    assert message in loaded.faults[0].message
    assert hint in loaded.faults[0].hint


def test_a_hundred_thousand_brackets_take_no_time_and_do_not_crash():
    for text in ("[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 50_000):
        began = time.perf_counter()
        assert load(text).faults
        assert time.perf_counter() - began < 0.5


def test_an_alias_bomb_is_refused_while_scanning():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    began = time.perf_counter()
    loaded = load("\n".join(lines))
    assert time.perf_counter() - began < 0.5
    assert len(loaded.faults) > 10
    assert {fault.code for fault in loaded.faults} <= {"refused", "many"}


def test_control_characters_are_named_where_they_stand():
    (fault,) = load("a: b\nc: x\x1b[31m").faults
    assert "U+001B" in fault.message
    assert (fault.place.line, fault.place.col) == (2, 5)


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#,? \n\t\\~\x00\x1b\u2028é漢\ufeff", max_size=80))
def test_no_text_raises(text: str):
    loaded = load(text, places=True)
    for fault in loaded.faults:
        assert fault.place.line >= 1
        assert fault.place.col >= 1


@given(
    st.recursive(
        st.text(alphabet="abc é漢_", min_size=1, max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=5), inner, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_what_a_yaml_writer_wrote_is_read_back_as_it_was(data: object):
    assert load(pyyaml.safe_dump(data, allow_unicode=True, default_style='"')).data == data
