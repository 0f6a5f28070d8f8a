"""What becomes of a learner's progress when a pack is edited: real packs, a real store, opened anew each time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quizapp.packs.library import Library
from quizapp.practice import marking
from quizapp.practice.desk import Desk
from quizapp.practice.practice import Practice
from quizapp.store.store import Store
from quizapp.study.fold import replay
from quizapp.study.model import Phase, Rating

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HEAD = "format: quizapp-pack/1\nid: rivers\ntitle: Rivers\nlicense: CC-BY-4.0\nquestions:\n"
VIENNA = "  - {id: vienna, kind: short, prompt: Which river flows through Vienna?, answer: Danube}\n"
PIPES = (
    '  - {id: pipes, kind: multi, prompt: Which of these count lines?, answers: ["ls | wc -l", "cat x | grep -c ."],'
    ' choices: ["ls | wc -l", "ls", "cat x | grep -c .", "pwd"]}\n'
)
BANKS = "  - {id: banks, kind: choice, prompt: Which river flows through Basel?, choices: [Rhine, Po], answer: Rhine}\n"
PARIS = "  - {id: paris, kind: short, prompt: Which river flows through Paris?, answer: Seine}\n"
GAPS = '  - {id: gaps, kind: cloze, text: "The {{Loire}} reaches the {{Atlantic}}."}\n'
RENAMED = VIENNA.replace("id: vienna", "id: danube-vienna, aliases: [vienna]")


class Home:
    """A learner's folder and packs; every look at them opens both anew."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.now = folder, NOW
        (folder / "packs").mkdir()

    def install(self, *questions: str, name: str = "rivers") -> None:
        """The pack with these questions, whatever it had before."""
        text = HEAD.replace("rivers", name) + "".join(questions)
        (self.folder / "packs" / f"{name}.yaml").write_text(text, encoding="utf-8")

    def remove(self) -> None:
        """No pack any more, and no cache of it."""
        (self.folder / "packs" / "rivers.yaml").unlink()
        (self.folder / "cache.sqlite").unlink()

    @contextmanager
    def open(self) -> Iterator[Desk]:
        """The desk, as another start of the app finds it."""
        store = Store.open(self.folder / "profile", self.folder, self.now)
        desk = Desk(Library([self.folder / "packs"], self.folder / "cache.sqlite"), store, lambda: self.now, UTC)
        try:
            yield desk
            assert replay(store.rows()) == store.state
        finally:
            desk.library.close()
            store.close()

    def study(self, *answers: str, rating: Rating = Rating.EASY, **how: object) -> None:
        """Answer what is asked, one after the other."""
        with self.open() as desk:
            practice = desk.practice(**{"packs": ["rivers"], **how})  # type: ignore[arg-type]
            for given in answers:
                practice.respond(given)
                practice.rate(rating)

    def due(self) -> int:
        """How much is due in the pack."""
        with self.open() as desk:
            return desk.overview().due

    def kept(self, key: str) -> tuple[int, str, str]:
        """Answers, due day and last day of a card's progress."""
        with self.open() as desk:
            card = desk.store.state.card(key)
            return card.reps, card.due, card.last_day

    @contextmanager
    def asked(self, **how: object) -> Iterator[Practice]:
        """A practice, for a look at what it asks."""
        with self.open() as desk:
            yield desk.practice(**{"packs": ["rivers"], **how})  # type: ignore[arg-type]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_another_wording_keeps_the_schedule(home: Home) -> None:
    home.install(VIENNA)
    home.study("Danube")
    before = home.kept("rivers/vienna")
    home.install(VIENNA.replace("Which river flows through Vienna?", "Vienna lies on which river?"))
    assert home.kept("rivers/vienna") == before
    assert home.due() == 0
    home.install(VIENNA.replace("answer: Danube", "answer: Danube, accept: [Donau], explanation: It rises far away."))
    assert home.due() == 0
    with home.asked() as practice:
        assert practice.asked is None


def test_another_answer_is_due_now_and_says_why_once(home: Home) -> None:
    home.install(VIENNA)
    home.study("Danube")
    home.install(VIENNA.replace("answer: Danube", "answer: Donau"))
    assert home.due() == 1
    with home.asked() as practice:
        assert practice.why_now == "The answer to this question has changed since you last answered it."
        assert practice.asked is not None
        assert practice.asked.phase is Phase.REVIEW
    home.study("Donau")
    assert home.due() == 0
    assert home.kept("rivers/vienna")[0] == 2
    home.install(VIENNA)
    assert home.due() == 1


def test_another_gap_is_another_card_and_the_others_keep_their_progress(home: Home) -> None:
    home.install(GAPS)
    home.study("Loire")
    before = home.kept("rivers/gaps#loire")
    home.now += timedelta(days=1)
    home.install(GAPS.replace("{{Atlantic}}", "Atlantic at {{Saint-Nazaire}}"))
    with home.asked() as practice:
        assert practice.asked is not None
        assert (practice.asked.card, practice.asked.phase) == ("rivers/gaps#saint-nazaire", Phase.NEW)
    assert home.kept("rivers/gaps#loire") == before


def test_progress_follows_a_question_to_its_new_name(home: Home) -> None:
    home.install(VIENNA, PARIS)
    home.study("Danube")
    before = home.kept("rivers/vienna")
    home.install(RENAMED, PARIS)
    assert home.due() == 0
    with home.asked() as practice:
        assert practice.asked is not None
        assert practice.asked.card == "rivers/paris"
    home.now += timedelta(days=60)
    with home.open() as desk:
        practice = desk.practice(cards=["rivers/danube-vienna"])
        assert practice.asked is not None
        assert practice.asked.phase is Phase.REVIEW
        assert practice.prompt == "Which river flows through Vienna?"
        assert practice.place == "Rivers"
        assert len(desk.store.history(practice.asked.card)) == 1
        practice.respond("Danube")
        practice.rate(Rating.GOOD)
    reps, due, _ = home.kept("rivers/vienna")
    assert reps == before[0] + 1
    assert due > before[1]
    with home.open() as desk:
        assert "rivers/danube-vienna" not in desk.store.state.cards
        (line,) = desk.overview().packs
        assert line.known is not None


def test_what_was_answered_under_the_old_name_can_be_undone_under_the_new(home: Home) -> None:
    home.install(VIENNA)
    home.study("Danube")
    home.install(RENAMED)
    with home.open() as desk:
        practice = desk.practice(packs=["rivers"])
        assert practice.undo_saved()
        assert practice.asked is not None
        assert practice.prompt == "Which river flows through Vienna?"
        assert practice.asked.phase is Phase.NEW
    with home.asked() as practice:
        assert practice.asked is not None
        assert practice.asked.card == "rivers/danube-vienna"


def test_a_name_may_change_twice_and_back(home: Home) -> None:
    home.install(VIENNA)
    home.study("Danube")
    home.install(RENAMED)
    home.now += timedelta(days=60)
    home.study("Danube")
    home.install(VIENNA.replace("id: vienna", "id: at-vienna, aliases: [vienna, danube-vienna]"))
    home.now += timedelta(days=200)
    home.study("Danube")
    home.install(VIENNA)
    assert home.kept("rivers/vienna")[0] == 3
    assert home.due() == 0


def test_gaps_keep_their_progress_under_another_name(home: Home) -> None:
    home.install(GAPS)
    home.study("Loire")
    home.now += timedelta(days=1)
    home.install(GAPS.replace("id: gaps", "id: loire, aliases: [gaps]"))
    with home.asked() as practice:
        assert practice.asked is not None
        assert (practice.asked.card, practice.asked.phase) == ("rivers/loire#atlantic", Phase.NEW)
    home.study("Atlantic")
    with home.open() as desk:
        assert set(desk.store.state.cards) == {"rivers/gaps#loire", "rivers/loire#atlantic"}
        assert desk.practice(packs=["rivers"]).asked is None


def test_of_two_names_with_progress_the_one_answered_last_is_meant(home: Home) -> None:
    """As where two questions became one, or a pack was once without its alias."""
    home.install(VIENNA)
    home.study("Danube")
    home.now += timedelta(days=100)
    home.install(VIENNA.replace("id: vienna", "id: danube-vienna"))
    home.study("Danube", rating=Rating.AGAIN)
    home.now += timedelta(days=1)
    home.install(RENAMED)
    with home.asked() as practice:
        assert practice.asked is not None
        assert practice.asked.card == "rivers/danube-vienna"
        assert practice.asked.phase is Phase.LEARN
    home.study("Danube", rating=Rating.EASY)
    assert home.due() == 0
    with home.open() as desk:
        assert len(desk.entries()) == 1
        assert desk.overview().new == 0


def test_undoing_all_answers_under_the_newer_name_brings_the_older_back(home: Home) -> None:
    home.install(VIENNA)
    home.study("Danube")
    home.now += timedelta(days=100)
    home.install(VIENNA.replace("id: vienna", "id: danube-vienna"))
    home.study("Danube", rating=Rating.AGAIN)
    home.install(RENAMED)
    with home.open() as desk:
        desk.practice(packs=["rivers"]).undo_saved()
    with home.asked() as practice:
        assert practice.asked is not None
        assert (practice.asked.card, practice.asked.phase) == ("rivers/vienna", Phase.REVIEW)


def test_a_name_that_another_question_has_now_is_not_taken_from_it(home: Home) -> None:
    home.install(VIENNA)
    home.study("Danube")
    other = VIENNA.replace("Vienna", "Passau")
    home.install(other, RENAMED)
    with home.open() as desk:
        assert {entry.card for entry in desk.entries()} == {"rivers/vienna", "rivers/danube-vienna"}
        assert desk.library.question("rivers/vienna").prompt == "Which river flows through Passau?"


def test_a_suspended_question_stays_out_under_another_name(home: Home) -> None:
    home.install(VIENNA)
    with home.open() as desk:
        desk.practice(packs=["rivers"]).suspend()
    home.install(RENAMED)
    with home.asked() as practice:
        assert practice.asked is None


def test_a_vanished_question_is_frozen_and_back_when_it_returns(home: Home) -> None:
    home.install(VIENNA, PARIS)
    home.study("Danube", "Seine")
    home.now += timedelta(days=100)
    before = home.kept("rivers/paris")
    assert home.due() == 2
    home.install(VIENNA)
    assert home.due() == 1
    home.study("Danube")
    assert home.due() == 0
    assert home.kept("rivers/paris") == before
    home.install(VIENNA, PARIS)
    assert home.due() == 1
    assert home.kept("rivers/paris") == before


def test_a_pack_that_was_removed_and_installed_again_has_all_its_progress(home: Home) -> None:
    home.install(VIENNA, PARIS, GAPS)
    home.study("Danube", "Seine", "Loire")
    home.now += timedelta(days=100)
    with home.open() as desk:
        before, overview = dict(desk.store.state.cards), desk.overview()
        practice = desk.practice(packs=["rivers"])
        assert practice.asked is not None
        practice.suspend()
        practice.undo_saved()
    home.remove()
    with home.open() as desk:
        assert desk.overview().due == 0
        assert dict(desk.store.state.cards) == before
        assert desk.practice().asked is None
    home.install(VIENNA, PARIS, GAPS)
    with home.open() as desk:
        assert dict(desk.store.state.cards) == before
        again = desk.overview()
        assert (again.due, again.packs, again.week) == (overview.due, overview.packs, overview.week)


def test_progress_is_there_without_the_derived_tables_too(home: Home) -> None:
    home.install(VIENNA, PARIS)
    home.study("Danube", "Seine")
    home.install(RENAMED, PARIS)
    before = home.kept("rivers/vienna")
    (home.folder / "profile" / "learner.json").unlink()
    shutil.rmtree(home.folder / "packs")
    (home.folder / "packs").mkdir()
    home.install(RENAMED, PARIS)
    assert home.kept("rivers/vienna") == before
    assert home.due() == 0


def test_the_same_fact_in_another_pack_waits_for_another_day(home: Home) -> None:
    origin = ", origin: {by: quizapp, fact: f-1, slot: value}}"
    home.install(VIENNA.replace("}\n", origin + "\n"), PARIS)
    other = "  - {id: capital, kind: short, prompt: Which river passes Vienna?, answer: Danube" + origin + "\n"
    home.install(other, name="lakes")
    with home.open() as desk:
        practice = desk.practice(packs=["rivers", "lakes"])
        asked = set()
        while practice.asked is not None:
            asked.add(practice.asked.card)
            practice.respond("Danube")
            practice.rate(Rating.EASY)
    assert len(asked) == 2
    assert len(asked & {"rivers/vienna", "lakes/capital"}) == 1
    home.now += timedelta(days=1)
    with home.open() as desk:
        practice = desk.practice(packs=["rivers", "lakes"])
        assert practice.asked is not None
        assert practice.asked.card in {"rivers/vienna", "lakes/capital"} - asked


def test_what_is_chosen_among_options_aims_higher(home: Home) -> None:
    choice = "  - {id: a, kind: choice, prompt: Which passes Vienna?, choices: [Danube, Inn, Enns], answer: Danube}\n"
    truth = "  - {id: b, kind: truefalse, prompt: The Seine flows through Paris., answer: true}\n"
    home.install(choice, truth, VIENNA)
    with home.open() as desk:
        desk.choose("fuzz", False)
        assert [entry.options for entry in desk.library.index().entries] == [3, 2, 0]
        spans = {}
        for entry in desk.entries():
            practice = desk.practice(cards=[entry.card])
            practice.respond("Danube")
            practice.rate(Rating.EASY)
            spans[entry.options] = desk.store.state.card(entry.card).interval_days
    assert spans[2] < spans[3] < spans[0]


def test_a_question_is_edited_while_it_is_asked_and_the_answer_judged_anew(home: Home) -> None:
    home.install(VIENNA, PARIS)
    with home.open() as desk:
        practice = desk.practice(packs=["rivers"])
        assert practice.asked is not None
        assert practice.asked.card == "rivers/vienna"
        verdict = practice.respond("Donau")
        assert verdict.right is False
        place = practice.editable()
        text = place.path.read_text(encoding="utf-8")
        place.path.write_text(text.replace("answer: Danube", "answer: Danube, accept: [Donau]"), encoding="utf-8")
        practice.edited()
        assert practice.verdict is not None
        assert (practice.verdict.right, practice.verdict.rule) == (True, "another name")
        practice.rate(Rating.EASY)
        assert practice.prompt == "Which river flows through Paris?"
    assert home.kept("rivers/vienna")[0] == 1
    home.study("Seine")
    assert home.due() == 0


def test_what_the_learner_said_of_the_verdict_outlives_an_edit(home: Home) -> None:
    home.install(BANKS)
    with home.open() as desk:
        desk.choose("recall_first", True)
        practice = desk.practice(packs=["rivers"])
        practice.show_options()
        practice.respond("Po")
        practice.override(True)
        home.install(BANKS.replace("flows through", "is at"))
        practice.edited()
        assert practice.verdict is not None
        assert (practice.prompt, practice.concealed) == ("Which river is at Basel?", False)
        assert (practice.verdict.right, practice.verdict.rule) == (True, "override")
        home.install(BANKS.replace("answer: Rhine", "answer: Po"))
        practice.edited()
        assert (practice.verdict.right, practice.verdict.rule) == (True, "exact")
        desk.choose("recall_first", False)
        practice.edited()
        practice.rate(Rating.GOOD)
        [row] = desk.store.history("rivers/banks")[-1:]
        assert (row.data["override"], row.data["recall_first"]) == (False, True)


@pytest.mark.parametrize(
    ("picked", "right", "words"),
    [
        (["ls | wc -l", "cat x | grep -c ."], True, "Right."),
        (["ls | wc -l", "ls"], False, "Not quite: you left out cat x | grep -c .; ls does not belong there."),
    ],
)
def test_a_verdict_stands_again_as_it_was_whatever_signs_its_options_hold(
    home: Home, picked: list[str], right: bool, words: str
) -> None:
    home.install(PIPES)
    with home.open() as desk:
        practice = desk.practice(packs=["rivers"])
        before = practice.respond(picked)
        practice.rate(Rating.GOOD if right else Rating.AGAIN)
        assert practice.undo()
        assert practice.verdict == before
        assert (before.right, practice.words) == (right, words)


@pytest.mark.parametrize(("override", "right"), [(False, False), (True, True)])
def test_a_verdict_by_another_answer_stands_again_only_as_the_learner_s_word(
    home: Home, override: bool, right: bool
) -> None:
    home.install(VIENNA)
    with home.open() as desk:
        practice = desk.practice(packs=["rivers"])
        practice.respond("Rhine" if override else "Danube")
        if override:
            practice.override(True)
        practice.rate(Rating.GOOD)
        home.install(VIENNA.replace("Danube", "Tisza"))
        practice.edited()
        assert practice.undo()
        assert practice.verdict is not None
        assert practice.verdict.right is right


def test_another_answer_while_it_is_asked_is_what_was_answered_to(home: Home) -> None:
    home.install(VIENNA)
    with home.open() as desk:
        practice = desk.practice(packs=["rivers"])
        home.install(VIENNA.replace("answer: Danube", "answer: Donau"))
        practice.edited()
        assert practice.verdict is None
        practice.respond("Donau")
        practice.rate(Rating.EASY)
    assert home.due() == 0


def test_a_question_that_is_taken_out_while_it_is_asked_makes_way_for_the_next(home: Home) -> None:
    home.install(VIENNA, PARIS)
    with home.open() as desk:
        practice = desk.practice(packs=["rivers"])
        practice.respond("Rhine")
        home.install(PARIS)
        practice.edited()
        assert (practice.verdict, practice.prompt) == (None, "Which river flows through Paris?")
        home.install(VIENNA)
        practice.edited()
        assert practice.asked is None


def test_an_answer_counts_from_what_another_window_took_back_while_it_was_asked(home: Home) -> None:
    home.install(VIENNA)
    home.study("Danube")
    home.now += timedelta(days=60)
    with home.open() as desk:
        practice = desk.practice(packs=["rivers"])
        practice.respond("Danube")
        with home.open() as other:
            marking.turned(other, other.store.history("rivers/vienna")[0])
        practice.rate(Rating.GOOD)
        assert desk.store.history("rivers/vienna")[-1].data["first"]


def test_an_answer_counts_from_what_was_graded_anew_while_it_is_asked(home: Home) -> None:
    home.install(VIENNA)
    home.study("Danube")
    home.now += timedelta(days=60)
    with home.open() as desk:
        practice = desk.practice(packs=["rivers"])
        before = practice.previews()
        (first,) = desk.store.history("rivers/vienna")
        marking.regraded(desk, first, Rating.AGAIN)
        assert practice.previews() != before
        practice.respond("Danube")
        practice.rate(Rating.GOOD)
        last = desk.store.history("rivers/vienna")[-1]
        assert last.data["study"] == Phase.LEARN
        assert practice.undo_saved()
        assert practice.previews() != before
