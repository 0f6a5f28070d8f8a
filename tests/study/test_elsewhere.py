"""Answers from another program as rows: on their own days, scheduled as here, brought once, taken back as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.packs.formats.happened import Act, Happened, Past
from quizapp.study.amending import IMPORT
from quizapp.study.calendar import instant, moment
from quizapp.study.elsewhere import Brought, brought, known_of, turning
from quizapp.study.fold import State, fold, replay
from quizapp.study.model import Card, Phase, Rating, Row
from quizapp.study.scheduler import schedule
from quizapp.study.settings import Settings
from tests.made_study import MORNING, Learner, Made

BERLIN = ZoneInfo("Europe/Berlin")
NOW = moment(MORNING, BERLIN)
A, B = Made("rivers/a", question="a", kind="flashcard"), Made("rivers/b#reverse", question="b", facet="reverse")
BEGAN = int(datetime(2025, 3, 1, 2, 30, tzinfo=UTC).timestamp() * 1000)


def bring(past: Past, learner: Learner, id_: str = "i", entries: Iterable[Made] = (A, B)) -> Brought:
    """What a past would bring a learner."""
    known = known_of(learner.rows, learner.state.undone)
    return brought(past, entries, learner.state, known, NOW, id_, {"pack": "rivers", "file": "rivers.apkg"})


def answers(*said: tuple[float, int], act: Act = Act.ANSWER) -> tuple[Happened, ...]:
    """Answers after so many hours, with these ratings."""
    return tuple(Happened(BEGAN + int(hours * 3_600_000), act, rating, 5000) for hours, rating in said)


def kept(learner: Learner, found: Brought) -> Learner:
    for row in found.rows:
        learner.write(row)
    return learner


HISTORY = st.lists(
    st.tuples(st.integers(0, 14_000), st.integers(1, 4), st.sampled_from([Act.ANSWER] * 6 + list(Act))),
    max_size=12,
    unique_by=lambda one: one[0],
).map(lambda many: tuple(Happened(BEGAN + hour * 3_600_000 + 1, act, rating * (act in "answer cram"), 900, hour % 40)
                         for hour, rating, act in sorted(many)))  # fmt: skip
PASTS = st.tuples(HISTORY, HISTORY).map(lambda two: Past({"a": two[0], "b#reverse": two[1]}))


@given(HISTORY)
def test_a_card_stands_where_the_scheduler_puts_it(happened: tuple[Happened, ...]) -> None:
    learner = kept(Learner(), bring(Past({"a": happened}), Learner()))
    card = Card("rivers/a")
    for one in happened:
        then = moment(datetime.fromtimestamp(one.at_ms / 1000, UTC), BERLIN)
        if one.act is Act.ANSWER:
            card = replace(schedule(card, Rating(one.rating), then, Settings()), fingerprint=A.fingerprint)
        elif one.act is Act.RESET:
            card = Card("rivers/a")
        elif one.act is Act.DUE and card.phase is Phase.REVIEW:
            card = replace(card, due=(then.day + timedelta(days=one.days)).isoformat())
    assert learner.state.card("rivers/a") == card


@given(PASTS)
def test_rows_have_their_own_times_and_days(past: Past) -> None:
    found = bring(past, Learner())
    said = sorted(one.at_ms for many in past.cards.values() for one in many if one.act in {Act.ANSWER, Act.CRAM})
    rows = [row for row in found.rows if row.type == "answer"]
    assert [round(instant(row.at).timestamp() * 1000) for row in rows] == said
    assert [row.at for row in rows] == sorted(row.at for row in rows)
    for row in rows:
        local = instant(row.at).astimezone(BERLIN)
        assert row.offset == local.utcoffset().total_seconds() / 60  # type: ignore[union-attr]
        assert row.day == (local.replace(tzinfo=None) - timedelta(hours=4)).date().isoformat()
        assert row.data["right"] is None
    assert found.answers == len(said)


@given(PASTS, st.integers(0, 12))
def test_brought_twice_or_bit_by_bit_it_is_the_same(past: Past, cut: int) -> None:
    whole = kept(Learner(), bring(past, Learner()))
    again = bring(past, whole, "j")
    assert not again.rows
    assert again.known == sum(one.rating > 0 for many in past.cards.values() for one in many)
    times = sorted(one.at_ms for many in past.cards.values() for one in many)
    until = times[cut] if cut < len(times) else times[-1] if times else 0
    first = Past({name: tuple(one for one in many if one.at_ms <= until) for name, many in past.cards.items()})
    bits = kept(Learner(), bring(first, Learner()))
    kept(bits, bring(past, bits, "j"))
    assert bits.state.cards == whole.state.cards


@given(PASTS)
def test_taken_back_it_is_as_if_it_had_never_been(past: Past) -> None:
    learner = Learner()
    learner.set("retention", 0.85)
    before, found = learner.state, bring(past, learner)
    kept(learner, found)
    after = learner.state
    turn(learner, found.rows, back=True)
    assert (learner.state.cards, learner.state.days, learner.state.dues) == (before.cards, before.days, before.dues)
    assert not [*turning(found.rows[0], found.rows[1:], learner.state.undone, back=True)] if found.rows else True
    turn(learner, found.rows, back=False)
    assert (learner.state.cards, learner.state.days, learner.state.dues) == (after.cards, after.days, after.dues)
    assert same(replay(learner.rows), learner.state)


def turn(learner: Learner, rows: Sequence[Row], *, back: bool) -> None:
    if rows:
        said = list(turning(rows[0], rows[1:], learner.state.undone, back=back))
        assert len(said) == len(rows)
        for number, one in enumerate(said):
            learner.write(Row(f"{back}{number}", "undo" if back else "redo", "2026-11-23T10:00:00Z", 0, NOW.today, one))


def same(one: State, other: State) -> bool:
    return (one.cards, one.days, one.acts, one.undone) == (other.cards, other.days, other.acts, other.undone)


WHOLES = st.tuples(st.sampled_from(["import", "undo", "redo"]), st.integers(0, 2))
SINGLE = st.tuples(st.sampled_from(["undo one", "redo one"]), st.integers(0, 9))


@example([("undo", 0), ("import", 0), ("redo", 0)])
@example([("undo one", 1), ("import", 0), ("redo one", 1)])
@given(st.lists(WHOLES, max_size=12) | st.lists(WHOLES | SINGLE, max_size=12))
def test_whatever_is_taken_back_and_done_again_no_answer_counts_twice(acts: list[tuple[str, int]]) -> None:
    learner, past = Learner(), Past({"a": answers((0, 3), (30, 1)), "b#reverse": answers((2, 4))}, frozenset({"a"}))
    for number, (act, choice) in enumerate([("import", 0), *acts]):
        rows = [row for row in learner.rows if IMPORT in row.data]
        targets = rows if act.endswith("one") else [row for row in learner.rows if row.type == IMPORT]
        if act == "import":
            kept(learner, bring(past, learner, f"i{number}"))
        else:
            back, target = act.startswith("undo"), targets[choice % len(targets)]
            for place, said in enumerate(turning(target, rows, learner.state.undone, back=back)):
                type_ = "undo" if back else "redo"
                learner.write(Row(f"{number}-{place}", type_, "2026-11-23T10:00:00Z", 0, NOW.today, said))
        stand = [row for row in learner.rows if IMPORT in row.data and row.id not in learner.state.undone]
        assert len(stand) == len({(row.data["card"], row.data["elsewhere"]) for row in stand})
        assert len(stand) in ({0, 4} if {one for one, _ in acts} <= {"import", "undo", "redo"} else range(5))
    assert same(replay(learner.rows), learner.state)


def test_an_import_is_no_act_that_study_takes_back() -> None:
    learner = kept(Learner(), bring(Past({"a": answers((0, 3), (30, 3))}), Learner()))
    assert learner.state.last_act(learner.newest) is None
    assert replay(learner.rows).last_act(learner.newest) is None
    assert [row.data.get(IMPORT) for row in learner.rows] == [None, "i-0", "i-0"]
    assert learner.rows[0].optional
    assert fold(State(), learner.rows[0]) == State()


def test_what_was_answered_here_since_is_left_alone() -> None:
    learner = kept(Learner(), bring(Past({"a": answers((0, 3))}), Learner()))
    own = replace(learner.rows[-1], id="own", at="2025-03-05T08:00:00Z", day="2025-03-05")
    learner.write(
        replace(own, data={key: value for key, value in own.data.items() if key not in {IMPORT, "elsewhere"}})
    )
    newer = Past(
        {"a": answers((0, 3), (24, 1), (200, 4)), "b#reverse": answers((24, 3)), "c": answers((5, 3))}, elsewhere=2
    )
    found = bring(newer, learner, "j")
    assert [(row.data["card"], row.day) for row in found.rows[1:]] == [
        ("rivers/b#reverse", "2025-03-01"),
        ("rivers/a", "2025-03-09"),
    ]
    assert (found.known, found.older, found.elsewhere) == (1, 1, 3)


def test_what_lies_in_the_future_or_before_there_was_such_a_program_is_left_out() -> None:
    odd = (Happened(5, Act.ANSWER, 3), Happened(BEGAN * 100, Act.ANSWER, 3))
    assert bring(Past({"a": odd}), Learner()) == Brought(older=2)


def test_cramming_and_suspending_are_what_they_are_here() -> None:
    past = Past({"a": (*answers((0, 3)), *answers((40, 1), act=Act.CRAM))}, frozenset({"a", "b#reverse"}))
    learner = kept(Learner(), bring(past, Learner()))
    assert [row.data.get("study") for row in learner.rows] == [None, "learn", "cram", None, None]
    assert all(learner.state.card(one.card).suspended for one in (A, B))
    for number, one in enumerate((A, B)):
        learner.write(
            Row(f"on{number}", "suspend", "2026-11-23T10:00:00Z", 0, NOW.today, {"card": one.card, "on": False})
        )
    assert not bring(past, learner, "j").rows


def test_the_day_that_was_set_is_where_it_is_known() -> None:
    noon = int(datetime(2025, 6, 20, 14, tzinfo=UTC).timestamp() * 1000)
    for due_ms, day in ((noon, "2025-06-20"), (0, "2025-03-08"), (-(2**70), "2025-03-08"), (2**70, "2025-03-08")):
        made = Happened(BEGAN + 3 * 86_400_000, Act.DUE, days=5, due_ms=due_ms)
        learner = kept(Learner(), bring(Past({"a": (*answers((0, 4)), made)}), Learner()))
        assert learner.state.card("rivers/a").due == day


def test_answers_at_no_time_that_can_be_are_left_out() -> None:
    never = (-(2**62), -1, 0, 253_402_300_799_999 + 10**9, 2**62)
    past = Past({"a": tuple(Happened(at_ms, Act.ANSWER, 3, 900) for at_ms in never) + answers((0, 3))})
    found = bring(past, Learner())
    assert [row.type for row in found.rows] == [IMPORT, "answer"]
    assert found.older == len(never)
