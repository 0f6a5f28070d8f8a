"""A date whose year stands in an earlier sentence cites that sentence, too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.documents.build import document
from quizapp.documents.model import Span
from quizapp.facts.model import Passage, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.grounding import grounded, untold
from tests.made_facts import fact, part

TEXT = "The first pier fell. In 1521 the town of Westby was sold to Arlen. In November the bridge followed.\n"
PAGE = document("a.txt", TEXT)


def asked(answer: str, start: int, text: str = TEXT) -> Draft:
    passage = Passage("a.txt", Span(start, len(text) - 1))
    one = fact("bridge", "sell", part(answer, ValueType.DATE, "date"), passages=(passage,))
    return Draft(one, "date", "date", "When did the bridge follow?", answer, passages=(passage,))


def test_the_passage_reaches_back_to_the_sentence_with_the_year():
    made = grounded(asked("November 1521", TEXT.index("In November")), {"a.txt": PAGE})
    assert TEXT[made.passages[0].span.start :].startswith("In 1521 the town")
    assert untold(made, TEXT) == set()


def test_a_year_that_stands_nowhere_near_changes_nothing():
    draft = asked("November 1522", TEXT.index("In November"))
    assert grounded(draft, {"a.txt": PAGE}) == draft
    assert untold(draft, TEXT) == {"1522"}


@given(st.sampled_from(["1521", "November 1521", "1999", "May 1521"]), st.integers(0, len(TEXT) - 40))
def test_a_passage_only_ever_grows_and_stays_a_citation(answer: str, start: int):
    draft = asked(answer, start)
    made = grounded(draft, {"a.txt": PAGE})
    assert made.passages[0].span.start <= draft.passages[0].span.start
    assert made.passages[0].span.end == draft.passages[0].span.end
    assert made.passages[0].span.end - made.passages[0].span.start <= 600
