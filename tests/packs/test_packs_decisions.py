"""The text of what was decided: one entry changes, every other line stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.packs.deciding import Act, by, edit, keep, reject, rename, restore, settle, take_back
from quizapp.packs.decisions import EMPTY, ON_QUESTIONS, SECTIONS, Decisions, read_decisions
from quizapp.packs.file import YamlFile
from quizapp.packs.model import Curated, ShortQuestion
from quizapp.packs.validating import curated_of

ADA = by("Ada", date(2026, 11, 29))
IDS = [f"g-{n}" for n in range(6)]
TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(str.strip)


def question(name: str, prompt: str = "Which river?") -> ShortQuestion:
    return ShortQuestion(id=name, kind="short", prompt=prompt, answer="Rhine")


def said(name: str, prompt: str) -> dict[str, Any]:
    return {"id": name, "kind": "short", "prompt": prompt, "answer": "1e3"}


def read(text: str) -> Curated:
    problems: list[Any] = []
    found = curated_of(YamlFile("curated.yaml", text), problems)
    assert not problems
    assert found is not None
    return found


ACTS = st.one_of(
    st.tuples(st.just("keep"), st.sampled_from(IDS), TEXT),
    st.tuples(st.just("edit"), st.sampled_from(IDS), TEXT),
    st.tuples(st.just("reject"), st.sampled_from(IDS), TEXT),
    st.tuples(st.just("rename"), st.sampled_from(IDS), st.sampled_from(["no", "suez-canal", "1e3"])),
    st.tuples(st.just("back"), st.sampled_from(IDS), st.sampled_from(ON_QUESTIONS)),
)


def act_of(verb: str, name: str, more: str) -> Act:
    made = {
        "keep": lambda: keep(question(name), by(more, date(2026, 11, 29))),
        "edit": lambda: edit(said(name, more), ADA),
        "reject": lambda: reject(name, more),
        "rename": lambda: rename(name, more),
        "back": lambda: take_back(more, name),
    }
    return made[verb]()


def modelled(state: dict[str, dict[str, str]], verb: str, name: str, more: str) -> None:
    """The same on plain dicts."""
    names, keeps, edits, rejects = (state[section] for section in ON_QUESTIONS)
    if verb == "back":
        state[more].pop(name, None)
    elif verb == "rename":
        names[name] = more
    elif verb == "reject":
        rejects[name] = more
    else:
        rejects.pop(name, None)
        if verb == "edit":
            edits[name] = more
        elif name not in edits:
            keeps[name] = more


@settings(max_examples=40)
@given(st.lists(ACTS, max_size=20))
def test_any_sequence_of_decisions_reads_back_as_it_was_made(acts: list[tuple[str, str, str]]) -> None:
    state: dict[str, dict[str, str]] = {section: {} for section in ON_QUESTIONS}
    decided = Decisions()
    for verb, name, more in acts:
        decided = act_of(verb, name, more)(decided)
        modelled(state, verb, name, more)
        assert read_decisions(decided.text, "c") == decided
    found = read(decided.text)
    assert {one.id: one.checked.who for one in found.keep if one.checked} == {
        name: who.strip() for name, who in state["keep"].items()
    }
    assert {one.id: one.prompt for one in found.edit} == {name: it.strip() for name, it in state["edit"].items()}
    assert {one.id: one.reason for one in found.reject} == {name: it.strip() for name, it in state["reject"].items()}
    assert {one.id: one.to for one in found.rename} == state["rename"]
    for section in ON_QUESTIONS:
        ids = [one.id for one in getattr(found, section)]
        assert ids == sorted(ids)
    assert decided.empty is not any(state.values())


@settings(max_examples=40)
@given(st.lists(ACTS, max_size=8), ACTS)
def test_taking_back_restores_the_text(before: list[tuple[str, str, str]], last: tuple[str, str, str]) -> None:
    decided = Decisions()
    for verb, name, more in before:
        decided = act_of(verb, name, more)(decided)
    after = act_of(*last)(decided)
    assert restore(last[1], decided.of(last[1]))(after).text == decided.text


@settings(max_examples=40)
@given(st.lists(ACTS, min_size=1, max_size=8))
def test_an_entry_changes_its_own_lines_and_no_others(acts: list[tuple[str, str, str]]) -> None:
    decided = Decisions()
    for verb, name, more in acts:
        after = act_of(verb, name, more)(decided)
        others = [one.text for one in decided.stretches if one.id and one.id != name]
        assert [one.text for one in after.stretches if one.id and one.id != name] == others
        decided = after


BY_HAND = """\
# What we think of these questions.
format: quizapp-curated/1
reject:
# the committee, 3 May
- id: g-2   # twice
  reason: |
    dull
    # not a comment
# about g-4
- {id: g-4, reason: "no: never"}
"""


def test_what_a_person_wrote_stays_with_its_comments() -> None:
    decided = read_decisions(BY_HAND, "curated.yaml")
    assert decided.text == BY_HAND
    after = reject("g-3", "wrong")(decided).text
    assert after.splitlines() == [
        *BY_HAND.splitlines()[:8],
        "- {id: g-3, reason: wrong}",
        *BY_HAND.splitlines()[8:],
    ]
    assert take_back("reject", "g-3")(read_decisions(after, "curated.yaml")).text == BY_HAND


@pytest.mark.parametrize(
    "text",
    [
        "{format: quizapp-curated/1, reject: [{id: g-1, reason: a}], extra: {a: [1, no]}}",
        "format: quizapp-curated/1\nreject: [{id: g-1, reason: a}]\nextra: {a: [1, no]}\n",
        "format: quizapp-curated/1\r\nextra: {a: [1, no]}\r\nreject:\r\n  - {id: g-1, reason: a}",
        "format: quizapp-curated/1\nkeep:\nedit: []\nextra: {a: [1, no]}\nreject:\n- reason: a\n  id: g-1",
    ],
)
def test_whatever_the_form_nothing_is_lost(text: str) -> None:
    after = reject("g-0", "b")(read_decisions(text, "c"))
    data = YamlFile("c", after.text).data
    assert data["extra"] == {"a": ["1", "no"]}
    assert data["reject"] == [{"id": "g-0", "reason": "b"}, {"reason": "a", "id": "g-1"}]
    assert list(data["reject"][1]) == list(YamlFile("c", text).data["reject"][0])
    if "\r\n" in text:
        assert "\n" not in after.text.replace("\r\n", "")


@pytest.mark.parametrize(
    "text", ["reject: [", "format: quizapp-curated/9\n", "- a\n", "format: quizapp-curated/1\nreject: {a: b}\n", "\0"]
)
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    with pytest.raises(QuizError, match=r".") as raised:
        read_decisions(text, "curated.yaml")
    assert "nothing was changed" in raised.value.hint


def test_nothing_yet_is_nothing() -> None:
    assert Decisions().text == EMPTY
    assert read_decisions("", "c").empty
    assert read(settle("c-1", "Bridge, opened", "value", "1931", ADA)(Decisions()).text).conflicts[0].value == "1931"


def test_the_shipped_decisions_are_left_as_they_are() -> None:
    path = Path(__file__).parents[2] / "questions" / "kfor" / "curated.yaml"
    text = path.read_text(encoding="utf-8")
    assert read_decisions(text, path.name).text == text
    assert set(SECTIONS) >= {one.section for one in read_decisions(text, path.name).stretches} - {"format"}
