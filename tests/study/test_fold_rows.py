from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.study.amending import replayed
from quizapp.study.counts import Counts
from quizapp.study.fold import Act, State, fold, pack_state, replay
from quizapp.study.layered import THICKEST, Layered
from quizapp.study.model import Phase, Row
from quizapp.study.settings import Settings


def row(id_, type_, data, day="2026-11-23", minute=0, **more):
    return Row(id_, type_, f"{day}T09:{minute:02}:00.000000Z", 0, day, data, **more)


def answer(id_, card="rivers/source", rating=3, study="review", day="2026-11-23", minute=0, **more):
    said = {
        "card": card,
        "fingerprint": "one",
        "study": study,
        "first": False,
        "right": rating > 1,
        "rating": rating,
        "elapsed_ms": 3000,
        "phase": "review",
        "step": 0,
        "due": f"2026-12-{rating:02}",
        "interval_days": rating,
        "stability": float(rating),
        "difficulty": 5.0,
    }
    return row(id_, "answer", said | more, day, minute)


def learn(rows):
    """The state folded one row at a time."""
    state, kept = State(), []
    for one in rows:
        state = fold(
            state,
            one,
            lambda card: [other for other in kept if other.type == "setting" or other.data.get("card") == card],
        )
        kept.append(one)
    return state


def learnt(state):
    """What a state says, without how the journal got there."""
    return (
        dict(state.cards),
        {day: dict(packs) for day, packs in state.days.items()},
        state.packs,
        state.settings,
        state.rules,
    )


def test_an_answer_brings_its_schedule_along():
    card = learn([answer("1", stability=7.5, due="2027-01-01", interval_days=39)]).card("rivers/source")
    assert (card.stability, card.due, card.interval_days, card.reps) == (7.5, "2027-01-01", 39, 1)
    assert (card.first_day, card.last_day, card.phase, card.fingerprint) == (
        "2026-11-23",
        "2026-11-23",
        Phase.REVIEW,
        "one",
    )


def test_a_missed_review_is_a_lapse_and_a_missed_step_is_not():
    rows = [answer("1", rating=1), answer("2", rating=1, study="relearn", minute=1)]
    assert learn(rows).card("rivers/source").lapses == 1


def test_days_count_answers_by_pack():
    rows = [
        answer("1", study="learn", first=True),
        answer("2", rating=1),
        answer("3", card="lakes/deep", day="2026-11-24"),
    ]
    state = learn(rows)
    assert state.days["2026-11-23"] == {"rivers": Counts(1, 1, 2, 1, 6000)}
    assert state.days["2026-11-24"] == {"lakes": Counts(0, 1, 1, 1, 3000)}
    assert state.packs == {"rivers": 2, "lakes": 1}


def test_cramming_changes_no_card_and_uses_up_no_limit():
    before = learn([answer("1")])
    after = fold(before, answer("2", study="cram", rating=1, minute=1))
    assert after.cards == before.cards
    assert after.days["2026-11-23"]["rivers"] == Counts(0, 1, 2, 1, 6000)


def test_a_flashcard_counts_as_right_unless_it_is_rated_again():
    state = learn([answer("1", right=None, rating=2), answer("2", right=None, rating=1)])
    assert state.days["2026-11-23"]["rivers"].right == 1


def test_marks_are_kept_on_the_card():
    rows = [
        answer("1"),
        row("2", "suspend", {"card": "rivers/source", "on": True}),
        row("3", "bury", {"card": "rivers/source"}),
        row("4", "flag", {"card": "rivers/source", "reason": "unclear"}),
        row("5", "note", {"card": "rivers/source", "text": "Donaueschingen"}),
    ]
    card = learn(rows).card("rivers/source")
    assert (card.suspended, card.buried, card.flag, card.note) == (True, "2026-11-23", "unclear", "Donaueschingen")
    assert (
        not learn([*rows, row("6", "suspend", {"card": "rivers/source", "on": False})]).card("rivers/source").suspended
    )


def test_a_reset_forgets_what_was_learnt_and_keeps_the_note():
    rows = [
        row("0", "note", {"card": "rivers/source", "text": "near"}),
        answer("1"),
        row("2", "reset", {"card": "rivers/source"}),
    ]
    card = learn(rows).card("rivers/source")
    assert (card.phase, card.reps, card.note) == (Phase.NEW, 0, "near")


def test_undoing_the_only_answer_leaves_nothing():
    state = learn([answer("1"), row("2", "undo", {"row": "1", "card": "rivers/source"})])
    assert learnt(state) == learnt(State())
    assert state.undone == {"1"}


def test_an_answer_can_be_undone_after_later_ones():
    rows = [answer("1"), answer("2", rating=4, minute=1), answer("3", card="rivers/mouth", minute=2)]
    state = learn([*rows, row("4", "undo", {"row": "1", "card": "rivers/source"})])
    assert learnt(state) == learnt(learn(rows[1:]))


def test_redo_brings_an_answer_back():
    rows = [answer("1"), answer("2", rating=1, minute=1)]
    turned = [
        row(f"{number}", kind, {"row": "2", "card": "rivers/source"}) for number, kind in enumerate(["undo", "redo"], 3)
    ]
    assert learnt(learn([*rows, *turned])) == learnt(learn(rows))


def test_undoing_twice_is_undoing_once():
    rows = [answer("1"), answer("2", minute=1)]
    undo = [row(f"u{number}", "undo", {"row": "2", "card": "rivers/source"}) for number in range(2)]
    assert learnt(learn([*rows, *undo])) == learnt(learn(rows[:1]))


def test_an_undo_that_arrives_before_its_answer_holds():
    state = learn([row("1", "undo", {"row": "2", "card": "rivers/source"}), answer("2")])
    assert learnt(state) == learnt(State())


def test_the_last_act_is_the_latest_that_stands():
    rows = [
        answer("1"),
        answer("2", card="rivers/mouth", minute=1),
        row("3", "undo", {"row": "2", "card": "rivers/mouth"}),
    ]
    assert learn(rows).last_act() == Act("1", "rivers/source", "answer")
    assert State().last_act() is None


def test_settings_are_rows_and_the_latest_holds():
    rows = [row(str(n), "setting", {"name": "new_per_day", "value": value}) for n, value in enumerate([5, 7, -3])]
    assert learn(rows[:2]).rules == Settings(new_per_day=7)
    assert learn(rows).rules == Settings()


def test_a_pack_is_studied_once_it_has_an_answer_unless_the_learner_says_otherwise():
    state = learn([answer("1")])
    assert (pack_state(state, "rivers"), pack_state(state, "lakes")) == ("studying", "available")
    said = fold(state, row("2", "setting", {"name": "pack.rivers.state", "value": "paused"}))
    assert pack_state(said, "rivers") == "paused"
    assert (
        pack_state(fold(said, row("3", "setting", {"name": "pack.rivers.state", "value": "lost"})), "rivers")
        == "studying"
    )


def test_an_optional_row_of_a_newer_version_is_passed_over():
    state = learn([answer("1")])
    assert fold(state, row("2", "weather", {"sky": "blue"}, optional=True)) == state


@pytest.mark.parametrize("newer", [row("2", "weather", {}), replace(answer("2"), schema=9)])
def test_a_row_of_a_newer_version_is_refused_by_name(newer):
    state = fold(State(), row("1", "session", {"version": "7.1"}))
    with pytest.raises(QuizError, match=rf"{newer.type}.*newer version \(quizapp 7.1\)") as raised:
        fold(state, newer)
    assert raised.value.hint
    with pytest.raises(QuizError):
        replay([newer])


MARKS = ("suspend", "bury", "flag", "note", "reset")
KEYS = st.sampled_from(["rivers/source", "rivers/mouth", "lakes/deep"])


@st.composite
def journals(draw):
    """Rows as several sessions may leave them, with answers taken back and brought back in any order."""
    rows = []
    for number in range(draw(st.integers(1, 14))):
        kind = draw(st.sampled_from([*["answer"] * 4, *["regrade"] * 3, *MARKS, "setting", "undo", "undo", "redo"]))
        key, minute, day = draw(KEYS), draw(st.integers(0, 59)), draw(st.sampled_from(["2026-11-23", "2026-11-24"]))
        acts = [one for one in rows if one.type not in {"undo", "redo", "setting"}]
        if kind == "setting":
            value = draw(st.sampled_from([0.8, 0.9, 0.97]))
            rows.append(row(f"r{number}", kind, {"name": "retention", "value": value}, day, minute))
        elif kind == "regrade":
            answers = [one for one in rows if one.type == "answer"]
            if answers:
                target, rating = draw(st.sampled_from(answers)), draw(st.integers(1, 4))
                said = {"row": target.id, "card": target.data["card"], "rating": rating, "right": draw(st.booleans())}
                rows.append(row(f"r{number}", kind, said, day, minute))
        elif kind in {"undo", "redo"}:
            if acts:
                target = draw(st.sampled_from(acts))
                rows.append(row(f"r{number}", kind, {"row": target.id, "card": target.data["card"]}, day, minute))
        elif kind == "answer":
            study = draw(st.sampled_from(["learn", "review", "relearn", "cram"]))
            rating, first = draw(st.integers(1, 4)), draw(st.booleans())
            rows.append(answer(f"r{number}", key, rating, study, day, minute, first=first))
        else:
            on = draw(st.booleans())
            rows.append(
                row(f"r{number}", kind, {"card": key, "on": on, "reason": "wrong", "text": str(number)}, day, minute)
            )
    return rows


@given(journals())
def test_folding_row_by_row_gives_what_a_replay_gives(rows):
    assert learn(rows) == replay(rows)


@given(journals(), st.data())
def test_after_an_undo_all_is_as_if_the_row_had_never_been(rows, data):
    acts = [one for one in rows if one.type not in {"undo", "redo", "setting"}]
    if not acts:
        return
    target = data.draw(st.sampled_from(acts))
    undone = learn([*rows, row("last", "undo", {"row": target.id, "card": target.data["card"]}, minute=59)])
    without = [one for one in rows if one.id != target.id and one.data.get("row") != target.id]
    assert learnt(undone) == learnt(learn(without))


@given(journals())
def test_a_card_is_what_its_own_rows_say(rows):
    state = learn(rows)
    for key in ("rivers/source", "rivers/mouth", "lakes/deep"):
        assert state.card(key) == replayed(key, rows, state.undone).card


@given(st.lists(st.tuples(st.integers(0, 30), st.none() | st.integers(0, 9)), max_size=60))
def test_a_layered_mapping_is_a_mapping(steps):
    layered, plain = Layered({"5": 5}), {"5": 5}
    for key, value in steps:
        if value is None:
            plain.pop(str(key), None)
            layered = layered.without(str(key))
        else:
            plain[str(key)] = value
            layered = layered.with_item(str(key), value)
        assert layered == plain
        assert len(layered) == len(plain)
        assert layered.get(str(key)) == plain.get(str(key))
        assert (str(key) in layered) == (str(key) in plain)


def test_a_layered_mapping_leaves_what_it_came_from_alone():
    first = Layered({"a": 1})
    many = first
    for number in range(3 * THICKEST):
        many = many.with_item(str(number), number)
    assert dict(first) == {"a": 1}
    assert len(many.without("a")) == 3 * THICKEST
    assert len(many) == 3 * THICKEST + 1
    with pytest.raises(KeyError):
        many.without("a")["a"]
