"""Laws of drawing an exam: so many, none twice, siblings apart, unseen first, the same again from the same seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.packs.blueprint import takes
from quizapp.packs.model import Draw, Exam
from quizapp.study.exam_draw import draw, offered, times_seen
from quizapp.study.model import Row
from tests.made_study import Learner, Made, entries

KINDS = ("choice", "short", "order")


def exam(*draws: Draw, **said: object) -> Exam:
    return Exam(id="first", title="First", draw=draws, **said)  # type: ignore[arg-type]


made = st.builds(
    lambda number, topic, kind, fact, difficulty, vouched: Made(
        f"rivers/q{number}",
        question=f"q{number}",
        topic=topic,
        kind=kind,
        fact=fact,
        difficulty=difficulty,
        order=number,
        vouched=vouched,
    ),
    st.integers(0, 40),
    st.sampled_from(["Rivers", "Lakes", "Seas"]),
    st.sampled_from(KINDS),
    st.sampled_from(["", "", "f1", "f2", "f3"]),
    st.integers(0, 5),
    st.booleans(),
)
packs = st.lists(made, unique_by=lambda entry: entry.card, max_size=25)
draws = st.builds(
    Draw,
    count=st.integers(1, 5),
    topics=st.lists(st.sampled_from(["Rivers", "Lakes"]), max_size=2, unique=True).map(tuple),
    kinds=st.lists(st.sampled_from(KINDS), max_size=2, unique=True).map(tuple),
    max_difficulty=st.none() | st.integers(1, 5),
)
exams = st.builds(
    lambda parts, checked, unseen, shuffle: exam(*parts, only_checked=checked, unseen_first=unseen, shuffle=shuffle),
    st.lists(draws, min_size=1, max_size=3),
    st.booleans(),
    st.booleans(),
    st.sampled_from([(), ("questions",), ("questions", "choices")]),
)
seeds = st.integers(0, 2**31)
seen_counts = st.dictionaries(st.integers(0, 40).map(lambda n: f"rivers/q{n}"), st.integers(0, 3))


@given(exams, packs, seeds, seen_counts)
def test_the_same_seed_draws_the_same_whatever_the_order_of_the_library(paper, pack, seed, seen) -> None:
    first = draw(paper, pack, seed, seen)
    assert draw(paper, list(reversed(pack)), seed, seen) == first


@given(exams, packs, seeds, seen_counts)
def test_nothing_is_drawn_twice_nor_more_than_is_wanted_nor_what_no_draw_takes(paper, pack, seed, seen) -> None:
    drawn = draw(paper, pack, seed, seen)
    assert len({entry.card for entry in drawn}) == len(drawn) <= paper.wanted
    assert all(any(takes(paper, part, entry) for part in paper.draw) for entry in drawn)


@given(packs, seeds, st.integers(1, 12))
def test_as_many_are_drawn_as_there_are(pack, seed, count) -> None:
    assert len(draw(exam(Draw(count=count)), pack, seed, {})) == min(count, len(pack))


@given(packs, seeds, st.integers(1, 12), seen_counts)
def test_siblings_are_drawn_together_only_where_nothing_else_is_left(pack, seed, count, seen) -> None:
    drawn = draw(exam(Draw(count=count)), pack, seed, seen)
    facts = Counter(entry.fact for entry in drawn if entry.fact)
    groups = len({entry.fact or entry.card for entry in pack})
    if count <= groups:
        assert all(times == 1 for times in facts.values())


@given(packs.map(lambda pack: [replace(entry, fact="") for entry in pack]), seeds, st.integers(1, 12), seen_counts)
def test_what_was_seen_least_often_comes_first(pack, seed, count, seen) -> None:
    drawn = draw(exam(Draw(count=count)), pack, seed, seen)
    left = {entry.card for entry in pack} - {entry.card for entry in drawn}
    if drawn and left:
        assert max(seen.get(entry.card, 0) for entry in drawn) <= min(seen.get(card, 0) for card in left)


@given(seeds, st.integers(1, 9))
def test_topics_take_turns(seed, count) -> None:
    pack = [replace(entry, topic=f"t{n % 3}") for n, entry in enumerate(entries(30))]
    topics = Counter(entry.topic for entry in draw(exam(Draw(count=count)), pack, seed, {}))
    assert max(topics.values()) - min(topics[f"t{n}"] for n in range(3)) <= 1


def test_a_draw_gives_way_to_one_that_has_nothing_else() -> None:
    pack = [replace(entry, kind="order" if n == 0 else "short") for n, entry in enumerate(entries(3))]
    for seed in range(20):
        drawn = draw(exam(Draw(count=2), Draw(count=1, kinds=("order",))), pack, seed, {})
        assert len(drawn) == 3


def test_without_shuffling_they_stand_in_the_order_of_the_draws_and_of_the_pack() -> None:
    pack = [replace(entry, kind="order" if n % 2 else "short") for n, entry in enumerate(entries(6))]
    paper = exam(Draw(count=3, kinds=("order",)), Draw(count=3, kinds=("short",)), shuffle=())
    assert [entry.order for entry in draw(paper, pack, 5, {})] == [1, 3, 5, 0, 2, 4]


def test_of_unknown_difficulty_is_not_drawn_where_it_matters() -> None:
    pack = [replace(entry, difficulty=n) for n, entry in enumerate(entries(6))]
    assert {entry.difficulty for entry in draw(exam(Draw(count=6, max_difficulty=3)), pack, 1, {})} == {1, 2, 3}


def test_flashcards_and_what_is_put_aside_are_not_offered() -> None:
    learner, pack = Learner(), entries(4)
    pack[0] = replace(pack[0], kind="flashcard")
    for type_, data in (("suspend", {"card": pack[1].card}), ("flag", {"card": pack[2].card, "reason": "wrong"})):
        learner.write(Row(type_, type_, "2026-11-23T09:00:00.000000Z", 0, "2026-11-23", data))
    assert offered(learner.state, [*pack, *entries(2, "lakes")], "rivers") == [pack[3]]


@pytest.mark.parametrize("rounds", [1, 2])
def test_studied_and_examined_both_count_as_seen(rounds: int) -> None:
    learner = Learner()
    pack = entries(3)
    learner.learn(pack[:1])
    seen = times_seen(learner.state, [[pack[1].card]] * rounds)
    assert [seen[entry.card] for entry in pack] == [1, rounds, 0]
