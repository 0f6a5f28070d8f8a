"""Every cell of the two key tables of study, by keys alone."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.widgets import Input

from quizapp.practice.desk import Desk
from quizapp.practice.marking import tagged
from quizapp.study.cards import hidden
from quizapp.tui.app import QuizApp
from quizapp.tui.evidence import EvidenceScreen
from quizapp.tui.history import HistoryScreen
from quizapp.tui.home import HomeScreen
from quizapp.tui.keys import KeysScreen
from quizapp.tui.study import StudyScreen
from quizapp.tui.summary import SummaryScreen
from tests.tui.conftest import Bench, Clock, opened

SHORT, CHOICE, TRUE, MULTI, NUMBER = (f"rivers/{q}" for q in ("a-short", "b-choice", "c-true", "d-multi", "e-number"))
DATE, CLOZE, MATCH, ORDER, CARD = (f"rivers/{q}" for q in ("f-date", "g-cloze#loire", "h-match", "i-order", "j-card"))
EVERY = (SHORT, CHOICE, TRUE, MULTI, NUMBER, DATE, CLOZE, MATCH, ORDER, CARD)


def study(bench: Bench) -> StudyScreen:
    assert isinstance(bench.app.screen, StudyScreen)
    return bench.app.screen


def digits(bench: Bench, *texts: str) -> list[str]:
    options = study(bench).practice.options
    return [str(options.index(text) + 1) for text in texts]


def asked(bench: Bench) -> str:
    """The card that is asked."""
    standing = study(bench).practice.asked
    assert standing is not None
    return standing.card


async def answer(bench: Bench, card: str) -> None:
    """Answer a card rightly, the way its kind is answered."""
    typed = {SHORT: "Danube", NUMBER: "10", DATE: "17 November 1869", CLOZE: "Loire"}
    if card in typed:
        await bench.type(typed[card])
        await bench.press("enter")
    elif card == CARD:
        await bench.press("space")
    else:
        picked = {CHOICE: ["Rhine"], TRUE: ["True"], MULTI: ["Rhine", "Elbe"], MATCH: ["Rhine", "Elbe"]}
        order = ["Elbe", "Rhine", "Rhone"]
        await bench.press(*digits(bench, *picked.get(card, order)))
        if card in {MULTI, MATCH, ORDER}:
            await bench.press("enter")


# the first table: how each kind is answered


@pytest.mark.parametrize("card", EVERY)
async def test_every_kind_is_answered_by_keys_and_saved(desk: Desk, clock: Clock, card: str) -> None:
    async with opened(desk, clock, [card]) as bench:
        await answer(bench, card)
        assert study(bench).verdict is not None
        assert bench.rows() == []
        await bench.press("enter")
        (row,) = bench.rows()
        assert row.data["card"] == card
        assert row.data["right"] in {True, None}
        assert row.data["rating"] == 3


@pytest.mark.parametrize("card", [card for card in EVERY if card != CARD])
async def test_enter_on_nothing_is_not_known(desk: Desk, clock: Clock, card: str) -> None:
    async with opened(desk, clock, [card]) as bench:
        await bench.press("enter", "enter")
        assert [(row.data["right"], row.data["rating"]) for row in bench.rows()] == [(False, 1)]


async def test_a_flashcard_is_shown_by_enter_too(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CARD]) as bench:
        await bench.press("enter")
        assert "Land built up" in bench.text()


@pytest.mark.parametrize("card", [CHOICE, TRUE])
async def test_an_arrow_marks_and_enter_sends_what_is_marked(desk: Desk, clock: Clock, card: str) -> None:
    async with opened(desk, clock, [card]) as bench:
        option = study(bench).practice.options[1]
        await bench.press("down", "down", "enter", "enter")
        assert str(bench.rows()[0].data["response"]).casefold() == option.casefold()


async def test_space_ticks_the_marked_option(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [MULTI]) as bench:
        await bench.press("down", "space")
        assert "[x]" in bench.text()


async def test_what_is_missing_and_what_is_wrong_are_told_apart(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [MULTI]) as bench:
        await bench.press(*digits(bench, "Rhine", "Rhone"), "enter")
        assert "✓ Rhine" in bench.text()
        assert "✗ Rhone   wrong" in bench.text()
        assert "+ Elbe   missing" in bench.text()


async def test_lines_of_an_order_are_moved(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [ORDER]) as bench:
        first = study(bench).practice.options[0]
        await bench.press("down", "J")
        picking = study(bench).picking
        assert picking is not None
        assert picking.response()[1] == first
        await bench.press("K")
        picking = study(bench).picking
        assert picking is not None
        assert picking.response()[0] == first


async def test_backspace_takes_a_pick_back(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [ORDER]) as bench:
        await bench.press("2", "backspace")
        picking = study(bench).picking
        assert picking is not None
        assert picking.picked == ()


async def test_in_a_field_letters_are_text_until_escape(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [SHORT]) as bench:
        await bench.type("quh")
        assert isinstance(bench.app.screen, StudyScreen)
        await bench.press("escape", "h")
        assert "Topic: Cities" in bench.text()
        await bench.press("tab")
        await bench.type("x")
        await bench.press("enter", "enter")
        assert bench.rows()[0].data["response"] == "quhx"


# the second table: commands while answering


async def test_the_topic_stands_there_anyway_and_costs_nothing(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [SHORT]) as bench:
        assert "Cities" in bench.text().splitlines()[0]
        await bench.press("escape", "h", "tab")
        assert "Topic: Cities" in bench.text()
        await answer(bench, SHORT)
        assert "hint" not in bench.text()
        await bench.press("enter")
        assert [bench.rows()[0].data[name] for name in ("hint", "rating")] == ["", 3]


async def test_hints_cost_what_they_should(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [SHORT]) as bench:
        await bench.press("escape", "h", "h", "tab")
        assert "It begins with D" in bench.text()
        await answer(bench, SHORT)
        await bench.press("enter")
        assert bench.rows()[0].data["rating"] == 1


@pytest.mark.parametrize(("key", "type_"), [("s", "suspend"), ("b", "bury")])
@pytest.mark.parametrize("answered", [False, True])
async def test_suspend_and_bury_put_the_card_aside(
    desk: Desk, clock: Clock, key: str, type_: str, answered: bool
) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        if answered:
            await answer(bench, CHOICE)
        await bench.press(key)
        assert [row.data["card"] for row in bench.rows(type_)] == [CHOICE]
        assert bench.rows() == []


@pytest.mark.parametrize("answered", [False, True])
async def test_a_report_voids_the_answer_and_hides_the_card(desk: Desk, clock: Clock, answered: bool) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        if answered:
            await answer(bench, CHOICE)
        await bench.press("x", "2")
        assert [row.data["reason"] for row in bench.rows("flag")] == ["unclear"]
        assert bench.rows() == []


@pytest.mark.parametrize("answered", [False, True])
async def test_evidence_is_shown_and_left(desk: Desk, clock: Clock, answered: bool) -> None:
    async with opened(desk, clock, [SHORT]) as bench:
        if answered:
            await answer(bench, SHORT)
        else:
            await bench.press("escape")
        await bench.press("e")
        assert isinstance(bench.app.screen, EvidenceScreen)
        assert "▐The Danube flows through Vienna.▌" in bench.text()
        await bench.press("escape")
        assert isinstance(bench.app.screen, StudyScreen)
        if not answered:
            await bench.press("tab")
            await answer(bench, SHORT)
        await bench.press("enter")
        assert bench.rows()[0].data["rating"] == (3 if answered else 1)


@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize(("key", "screen"), [("i", HistoryScreen), ("question_mark", KeysScreen), ("f1", KeysScreen)])
async def test_what_lies_over_the_question_is_left_by_escape(
    desk: Desk, clock: Clock, answered: bool, key: str, screen: type
) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        if answered:
            await answer(bench, CHOICE)
        await bench.press(key)
        assert isinstance(bench.app.screen, screen)
        await bench.press("escape")
        assert isinstance(bench.app.screen, StudyScreen)


async def test_f1_works_in_a_field(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [SHORT]) as bench:
        await bench.press("f1")
        assert isinstance(bench.app.screen, KeysScreen)


@pytest.mark.parametrize("answered", [False, True])
async def test_escape_does_nothing_in_a_question_or_verdict(desk: Desk, clock: Clock, answered: bool) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        if answered:
            await answer(bench, CHOICE)
        before = bench.text()
        await bench.press("escape")
        assert bench.text() == before


@pytest.mark.parametrize("answered", [False, True])
async def test_copy_takes_the_question(desk: Desk, clock: Clock, answered: bool) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        if answered:
            await answer(bench, CHOICE)
        await bench.press("y")
        assert "Which river is the longest" in bench.app.clipboard


# the second table: the verdict


@pytest.mark.parametrize("rating", [1, 2, 3, 4])
async def test_digits_rate(desk: Desk, clock: Clock, rating: int) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        await bench.press(str(rating))
        assert [row.data["rating"] for row in bench.rows()] == [rating]


async def test_a_guess_is_rated_again(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        await bench.press("g")
        assert [(row.data["rating"], row.data["guessed"]) for row in bench.rows()] == [(1, True)]


async def test_a_guess_that_was_right_is_told_as_guessed_and_not_as_missed(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        await bench.press("g", "q")
        assert "1 answer, 0 right at first try, 1 guessed" in bench.text()
        assert "Guessed\n" in bench.text()
        assert "  Right: Rhine" in bench.text()
        assert "Missed" not in bench.text()
        assert "you wrote" not in bench.text()


@pytest.mark.parametrize(("typed", "rating"), [("Rhine", 3), ("Danube", 1)])
async def test_the_verdict_can_be_overridden_both_ways(desk: Desk, clock: Clock, typed: str, rating: int) -> None:
    async with opened(desk, clock, [SHORT]) as bench:
        await bench.type(typed)
        await bench.press("enter", "o", "enter")
        assert [(row.data["rating"], row.data["override"]) for row in bench.rows()] == [(rating, True)]


async def test_a_note_stays_with_the_card(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        await bench.press("n")
        await bench.type("long")
        await bench.press("enter")
        assert [row.data["text"] for row in bench.rows("note")] == ["long"]


async def test_undo_takes_back_the_rating_then_the_answer_and_redo_brings_it_again(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE, TRUE]) as bench:
        asked = study(bench).practice.asked
        assert asked is not None
        await answer(bench, asked.card)
        await bench.press("enter", "u")
        assert study(bench).verdict is not None
        assert "Right." in bench.text()
        await bench.press("u")
        assert study(bench).verdict is None
        assert study(bench).practice.asked is not None
        assert bench.store.state.card(asked.card).reps == 0
        await bench.press("U")
        assert bench.store.state.card(asked.card).reps == 1


def told(bench: Bench) -> str:
    """What the app said last beside the screen."""
    return [one.message for one in bench.app._notifications][-1]


def foot(bench: Bench) -> str:
    """The keys that the foot shows."""
    return bench.text().splitlines()[-1]


async def test_the_key_that_goes_on_comes_first_in_a_small_terminal(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [MULTI], size=(40, 20)) as bench:
        assert foot(bench).strip().startswith("1-3 Tick")
        await bench.press("1")
        assert foot(bench).strip().startswith("enter Send")
        await bench.press("enter")
        assert foot(bench).strip().startswith("enter Again")
    async with opened(desk, clock, [SHORT], size=(40, 20)) as bench:
        assert foot(bench).strip().startswith("enter Don't know")
        await bench.type("D")
        assert foot(bench).strip().startswith("enter Answer")


async def test_what_undo_takes_back_beyond_this_session_is_said(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        await bench.press("enter", "u")
        assert not [said for said in bench.notices() if "Taken back" in said]
        await bench.press("enter")
    tagged(desk, [SHORT], "hard", True)
    async with opened(desk, clock, [TRUE]) as bench:
        await bench.press("u")
        assert told(bench) == "Taken back: the tag hard (Which river flows through Vienna?). U does it again."
        await bench.press("u")
        assert told(bench).startswith("Taken back: the answer (Which river is the longest of these?).")


async def test_one_key_undoes_from_a_field_again_and_again_and_the_foot_names_it(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [SHORT, NUMBER, CLOZE]) as bench:
        for _ in range(2):
            await answer(bench, asked(bench))
            await bench.press("enter")
        assert "ctrl+u Undo" in foot(bench)
        await bench.press("1")
        assert "ctrl+u Undo" not in foot(bench)
        await bench.press("ctrl+u")
        assert study(bench).query_one("#field", Input).value == ""
        await bench.press("ctrl+u", "ctrl+u", "ctrl+u")
        assert study(bench).practice.progress[:2] == (0, 3)
        assert study(bench).verdict is not None
        await bench.press("u")
        assert study(bench).verdict is None


@pytest.mark.parametrize(("key", "done"), [("b", "Buried until tomorrow."), ("s", "Suspended.")])
@pytest.mark.parametrize("back", [("escape", "u"), ("alt+u",), ("ctrl+u",)], ids=["apart", "as one", "in the field"])
async def test_what_was_put_aside_before_a_typed_question_can_be_undone(
    desk: Desk, clock: Clock, key: str, done: str, back: tuple[str, ...]
) -> None:
    async with opened(desk, clock, [SHORT, CLOZE]) as bench:
        first = study(bench).practice.asked
        assert first is not None
        await bench.press("escape", key)
        assert told(bench) == f"{done} ctrl+u undoes it."
        await bench.press(*back)
        asked, progress = study(bench).practice.asked, study(bench).practice.progress
        assert asked is not None
        assert (asked.card, progress[:2]) == (first.card, (0, 2))
        assert told(bench).endswith("escape U does it again.")
        await bench.press("escape", "U", "x")
        assert study(bench).practice.progress[:2] == (0, 1)
        assert study(bench).query_one("#field", Input).value == "x"


@pytest.mark.parametrize(("key", "done"), [("b", "Buried until tomorrow."), ("s", "Suspended.")])
@pytest.mark.parametrize("answered", [False, True])
async def test_what_was_put_aside_at_the_end_is_undone_on_home(
    desk: Desk, clock: Clock, key: str, done: str, answered: bool
) -> None:
    async with opened(desk, clock, [CHOICE, TRUE] if answered else [CHOICE]) as bench:
        if answered:
            await answer(bench, asked(bench))
            await bench.press("4")
        last = asked(bench)
        await bench.press(key)
        assert isinstance(bench.app.screen, SummaryScreen if answered else HomeScreen)
        assert told(bench) == f"{done} u{' on Home' if answered else ''} undoes it."
        await bench.press(*["enter"] * answered, "u")
        assert told(bench) == f"Taken back: {done}"
        assert not hidden(desk.store.state.card(last), desk.when())


async def test_undo_and_redo_of_nothing_are_said(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("u")
        assert "nothing to take back" in told(bench)
        await bench.press("U")
        assert "nothing to do again" in told(bench)


async def test_a_note_stands_on_the_verdict_as_soon_as_it_is_written(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        await bench.press("n")
        await bench.type("Mind it")
        await bench.press("enter")
        assert "Mind it" in bench.text()


async def test_before_the_answer_a_note_is_added_to_one_that_is_not_shown_yet(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [SHORT]) as bench:
        for text in ("Mind it", "twice"):
            await bench.press("escape", "n")
            assert "Mind" not in bench.text()
            await bench.type(text)
            await bench.press("enter")
            assert told(bench) == "Noted. ctrl+u undoes it."
        await bench.press("n", "enter")
        assert [row.data["text"] for row in bench.rows("note")] == ["Mind it", "Mind it twice"]
        assert "Mind" not in bench.text()
        await bench.press("enter")
        assert "Mind it twice" in bench.text()


async def test_what_was_told_does_not_cover_the_next_screen(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock) as bench:
        bench.app.nothing_due()
        bench.app.notify("This stays.", severity="warning")
        await bench.press("b")
        assert bench.notices() == ["This stays."]


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("false", "false ended with status 1"),
        ("true", "Nothing was changed"),
        ('vim "x', "VISUAL cannot be read: No closing quotation"),
    ],
)
async def test_an_editor_that_fails_or_changes_nothing_is_said(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    async with opened(desk, clock, [CHOICE]) as bench:
        monkeypatch.setattr(bench.app, "suspend", nullcontext)
        await bench.press("E")
        assert said in told(bench)


async def test_a_pack_removed_while_its_card_stands_is_said(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        shutil.rmtree(tmp_path / "packs" / "rivers")
        await bench.press("E")
        assert "the pack 'rivers' is no longer there" in told(bench)


async def test_a_pack_removed_while_its_evidence_stands_is_said(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    async with opened(desk, clock, [SHORT]) as bench:
        await bench.press("escape", "e")
        shutil.rmtree(tmp_path / "packs" / "rivers")
        desk.library.index()
        await bench.press("l")
        assert "there is no pack 'rivers'" in told(bench)
        await bench.press("o")
        assert "the pack 'rivers' is no longer there" in told(bench)


async def test_keys_pressed_as_the_verdict_is_painted_are_dropped(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        await bench.pilot.press("enter")
        await bench.pilot.press("4")
        assert bench.rows() == []
        await bench.press("enter")
        assert len(bench.rows()) == 1


async def test_stop_goes_to_the_summary_and_on_to_home_and_out(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE, TRUE]) as bench:
        asked = study(bench).practice.asked
        assert asked is not None
        await answer(bench, asked.card)
        await bench.press("enter", "q")
        assert isinstance(bench.app.screen, SummaryScreen)
        await bench.press("q")
        assert isinstance(bench.app.screen, HomeScreen)
        await bench.press("q")
        assert bench.app.return_code == 0


async def test_stop_at_a_verdict_saves_the_answer_as_suggested(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("enter", "q")
        assert [row.data["rating"] for row in bench.rows()] == [1]
        assert isinstance(bench.app.screen, SummaryScreen)


async def test_stop_before_any_answer_goes_home(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("q")
        assert isinstance(bench.app.screen, HomeScreen)


async def test_an_option_is_answered_by_the_mouse(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.pilot.click("#options", offset=(4, 0))
        await bench.pilot.pause()
        assert study(bench).verdict is not None


@pytest.mark.parametrize("card", [MULTI, ORDER, MATCH, SHORT])
async def test_the_verdict_that_stands_again_is_the_one_that_stood(desk: Desk, clock: Clock, card: str) -> None:
    async with opened(desk, clock, [card, TRUE]) as bench:
        while (asked := study(bench).practice.asked) is not None and asked.card != card:
            await answer(bench, asked.card)
            await bench.press("4")
        if card == SHORT:
            await bench.type("Danbe")
        else:
            await bench.press("1", *(["1"] if card == MATCH else []))
        await bench.press("enter")
        before = study(bench).verdict
        await bench.press("2", "escape", "u")
        assert study(bench).verdict == before


async def test_the_ratings_at_the_foot_are_no_one_rating_to_be_clicked(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        foot = bench.text().splitlines()[-1]
        clock.advance(2)
        await bench.pilot.click(offset=(foot.index("Rate"), 23))
        await bench.settle()
        assert not bench.rows()


async def test_the_palette_has_each_rating_by_its_name(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await answer(bench, CHOICE)
        await bench.press("colon")
        await bench.type("rate good")
        assert "Scroll" not in bench.text()
        await bench.press("enter")
        assert [row.data["rating"] for row in bench.rows()] == [3]


async def test_practising_again_leaves_one_summary_and_escape_leaves_that(desk: Desk, clock: Clock) -> None:
    async with opened(desk, clock, [CHOICE]) as bench:
        await bench.press("enter", "enter", "q")
        assert "Home" in bench.text().splitlines()[-1]
        await bench.press("r")
        assert isinstance(bench.app.screen, StudyScreen)
        assert not any(isinstance(screen, SummaryScreen) for screen in bench.app.screen_stack)
        await bench.press("enter", "enter", "q")
        assert isinstance(bench.app.screen, SummaryScreen)
        await bench.press("escape")
        assert isinstance(bench.app.screen, HomeScreen)


async def test_a_notice_leaves_ratings_and_foot_in_sight(desk: Desk, clock: Clock) -> None:
    app = QuizApp(desk, start=lambda desk: desk.practice(cards=[CARD]), monotonic=lambda: clock.seconds)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        bench = Bench(app, pilot, desk.store, clock)
        await bench.press("enter")
        before = bench.text().splitlines()
        await bench.press("y")
        await bench.settle()
        after = bench.text().splitlines()
        assert "Copied." in after[-3]
        assert after[-2:] == before[-2:]
        ratings = [line for line in before if "1 Again" in line or "4 Easy" in line]
        assert [line for line in after if line in ratings] == ratings != []


async def test_a_notice_stands_alone_and_ends_with_the_next_act_or_screen(desk: Desk, clock: Clock) -> None:
    def told() -> list[str]:
        return [notice.message for notice in bench.app._notifications]

    async with opened(desk, clock, [entry.card for entry in desk.entries()[:3]]) as bench:
        bench.app.notify("First.")
        bench.app.notify("Second.")
        await bench.pilot.pause()
        assert told() == ["Second."]
        await bench.press("escape", "s")
        assert [words.partition(".")[0] for words in told()] == ["Suspended"]
        await bench.press("escape", "q")
        assert told() == []
