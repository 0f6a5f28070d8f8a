"""A document coloured by what is known: which words, which sections, and which facts no question asks."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.figures.knowing import Knowing
from quizapp.figures.knowledge import Mark, apart, knowledge_map, without_question
from quizapp.figures.mastery import by_topic, mastery, told
from quizapp.figures.overview import known_today
from quizapp.packs.citing import Cited, Places, Stated
from quizapp.packs.sections import sections
from quizapp.study.acts import suspend
from quizapp.study.model import Rating
from tests.made_study import MORNING, Learner, Made, entries

TEXT = "# A\n\nfirst words here\n\n## B\n\nsecond words here\n"
KNOWN = entries(4)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=12)


def learnt(*ratings: Rating) -> Learner:
    """A learner who answered the first questions, each with one of the ratings."""
    learner = Learner()
    for number, rating in enumerate(ratings):
        learner.answer(learner.start(KNOWN[number : number + 1], packs=["rivers"], limit=1), rating)
    return learner


def test_what_is_known_of_cards_is_the_same_by_pack_and_together() -> None:
    learner = learnt(Rating.EASY, Rating.AGAIN, Rating.GOOD)
    later = MORNING + timedelta(days=20)
    seen = mastery(told(learner.state, KNOWN, later).values())
    assert (seen.cards, seen.answered) == (4, 3)
    assert seen.share == known_today(learner.state, KNOWN, later)["rivers"]
    assert seen.of_answered is not None
    assert seen.share is not None
    assert seen.of_answered > seen.share
    assert sum(seen.counts.values()) == 4
    assert mastery([]).share is None


def test_cards_put_aside_are_not_told_of() -> None:
    learner = Learner()
    learner.act(suspend, learner.start(KNOWN, packs=["rivers"]))
    assert len(told(learner.state, KNOWN, MORNING)) == 3


def test_topics_are_told_apart() -> None:
    there = [Made("rivers/a", topic="Sources"), Made("rivers/b", topic="Mouths"), Made("lakes/c", "lakes")]
    found = by_topic(there, told(Learner().state, there, MORNING))
    assert {name: one.cards for name, one in found.items()} == {
        ("rivers", "Sources"): 1,
        ("rivers", "Mouths"): 1,
        ("lakes", "Sources"): 1,
    }


def test_a_map_tells_each_passage_each_section_and_the_facts_without_a_question() -> None:
    learner = learnt(Rating.EASY, Rating.AGAIN)
    first, second = TEXT.index("first"), TEXT.index("second")
    q0, q1, q2, _ = (one.card for one in KNOWN)
    places = Places(
        cited=(Cited(q0, first, first + 5), Cited(q1, first, first + 5), Cited(q2, second, second + 6)),
        stated=(
            Stated("f-asked", first, first + 11, "asked by name of its words"),
            Stated("f-named", second + 7, second + 12, "asked by its own name"),
            Stated("f-open", second + 13, second + 17, "asked by nobody"),
        ),
        lost=("rivers/q9",),
    )
    seen = knowledge_map(sections(TEXT), places, told(learner.state, KNOWN, MORNING), {"f-named"})
    assert [(TEXT[mark.start : mark.end], mark.knowing, len(mark.cards)) for mark in seen.marks] == [
        ("first", Knowing.WEAK, 2),
        ("second", Knowing.NEW, 1),
        ("here", None, 0),
    ]
    assert (seen.facts, seen.without_question, seen.lost, len(seen.cards)) == (3, 1, 1, 3)
    assert [(part.heading, part.mastery.cards, part.mastery.answered) for part in seen.parts] == [
        ("A", 2, 2),
        ("B", 1, 0),
    ]
    assert seen.weakest is not None
    assert seen.weakest.heading == "A"
    assert seen.part_at(second) == seen.parts[1]


def test_what_an_author_s_question_quotes_is_not_without_a_question() -> None:
    start = TEXT.index("second")
    places = Places(
        cited=(Cited("rivers/own", start, start + 6), Cited("rivers/g-1", start, start + 6)),
        stated=(Stated("f-1", start + 7, start + 12, "in the sentence that both quote"),),
        quoted=(Cited("rivers/own", start, start + 17), Cited("rivers/g-1", start, start + 17)),
    )
    asked = [
        knowledge_map(sections(TEXT), places, {}, (), unnamed).without_question for unnamed in ((), {"rivers/own"})
    ]
    assert asked == [1, 0]


def test_a_document_without_questions_has_no_share_and_no_weakest_section() -> None:
    seen = knowledge_map(sections(""), Places((), ()), {}, ())
    assert (seen.mastery.share, seen.weakest, seen.marks) == (None, None, ())


@given(SPANS, SPANS)
def test_a_fact_has_no_question_where_no_cited_words_touch_its_own(
    facts: list[tuple[int, int]], cited: list[tuple[int, int]]
) -> None:
    stated = [Stated(f"f{number}", start, start + length, "") for number, (start, length) in enumerate(facts)]
    asked = [Cited("c", start, start + length) for start, length in cited]
    slowly = [one for one in stated if not any(one.start < other.end and other.start < one.end for other in asked)]
    assert without_question(stated, asked, ()) == slowly


@given(SPANS)
def test_marks_lie_within_each_other_or_apart_and_cover_the_same_words(spans: list[tuple[int, int]]) -> None:
    given_marks = [Mark(start, start + length) for start, length in spans]
    found = apart(given_marks)
    starts = [mark.start for mark in found]
    assert starts == sorted(starts)
    for one in found:
        for other in found:
            inside = one.start <= other.start and other.end <= one.end
            outside = other.start <= one.start and one.end <= other.end
            assert inside or outside or other.end <= one.start or one.end <= other.start
    covered = {place for mark in found for place in range(mark.start, mark.end)}
    assert covered == {place for mark in given_marks for place in range(mark.start, mark.end)}
