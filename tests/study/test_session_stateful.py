"""Many sessions of one learner, any act in any order: nothing is lost, asked wrongly, or beyond undo."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from quizapp.study import acts
from quizapp.study.acts import bury, previews, report, skip, suspend
from quizapp.study.calendar import due_day, is_instant
from quizapp.study.cards import hidden, ready
from quizapp.study.entries import siblings
from quizapp.study.fold import replay
from quizapp.study.load import due_counts
from quizapp.study.model import Phase, Rating
from quizapp.study.session import refresh
from quizapp.study.undoing import redo, undo
from tests.made_study import MORNING, Learner, Made, entries, verdict

KNOWN = [
    *entries(14),
    *entries(5, "lakes"),
    Made("lakes/gap#1", "lakes", "gap", "1", order=9),
    Made("lakes/gap#2", "lakes", "gap", "2", order=9),
    Made("lakes/fact-a", "lakes", "fact-a", fact="f-1", order=10),
    Made("rivers/fact-b", "rivers", "fact-b", fact="f-1", order=10),
]
BY_CARD = {one.card: one for one in KNOWN}
GROUPS = siblings(KNOWN)
NEW, REVIEWS = 6, 12


class Study(RuleBasedStateMachine):
    """One learner, one journal, the clock going on."""

    past = Bundle("past")

    @initialize(zone=st.sampled_from([0, 60, -300]))
    def begin(self, zone):
        self.learner, self.now, self.zone, self.sessions = Learner(), MORNING, zone, 0
        self.learner.set("new_per_day", NEW)
        self.learner.set("reviews_per_day", REVIEWS)
        self.open(None, cram=False)

    def open(self, limit, *, cram):
        self.sessions += 1
        known = {"packs": ["rivers", "lakes"], "zone": self.zone, "session_id": f"s{self.sessions}"}
        self.session = self.learner.start(KNOWN, self.now, limit=limit, cram=cram, **known)
        self.stack = []
        if limit is None and not cram:
            self.limits_hold()
            self.nothing_due_is_lost()

    def standing(self):
        """Where the session stands, without the bookkeeping of the journal."""
        session = self.session
        days = {day: dict(packs) for day, packs in session.state.days.items()}
        return session.current, session.queue, session.done, dict(session.state.cards), days, dict(session.state.packs)

    @rule(limit=st.none() | st.integers(1, 30), cram=st.sampled_from([False, False, False, True]))
    def start(self, limit, cram):
        self.open(limit, cram=cram)

    @rule(
        chosen=st.sampled_from(
            [
                ("retention", 0.8),
                ("pack.rivers.retention", 0.95),
                ("pack.lakes.topic.Sources.retention", 0.97),
                ("maximum_interval", 9),
                ("fuzz", False),
                ("fuzz", None),
                ("pack.lakes.exam", {"date": "2026-12-20", "minutes": 30}),
                ("pack.lakes.exam", None),
            ]
        )
    )
    def choose(self, chosen):
        self.learner.set(*chosen)
        self.open(None, cram=False)

    @rule(wait=st.sampled_from([1, 5, 60, 700, 7000, 86_400, 3 * 86_400, 40 * 86_400]))
    def wait(self, wait):
        self.now += timedelta(seconds=wait)
        if self.session.current is None:
            self.session = refresh(self.session, self.now)

    @precondition(lambda self: self.session.current)
    @rule(rating=st.sampled_from(list(Rating)), guessed=st.booleans())
    def answer(self, rating, guessed):
        when, card = self.session.when(self.now), self.session.state.card(self.session.current.card)
        seen = previews(self.session, self.now)
        dues = [(due_day(due, when), due if is_instant(due) else "") for due in seen.values() if due]
        assert dues == sorted(dues)
        self.stack.append(self.standing())
        self.session = self.learner.answer(self.session, rating, self.now, guessed=guessed)
        row, given = self.learner.rows[-1], Rating.AGAIN if guessed else rating
        if self.session.cram:
            assert self.session.state.card(card.key) == card
            return
        assert row.data["due"] == seen[given]
        after = self.session.state.card(card.key)
        assert (after.reps, after.lapses) == (card.reps + 1, card.lapses + (card.phase is Phase.REVIEW and given == 1))
        assert row.data["first"] is (card.phase is Phase.NEW)

    @precondition(lambda self: self.session.current)
    @rule(step=st.sampled_from([suspend, bury, lambda session, now: report(session, "unclear", now)]))
    def hide(self, step):
        self.stack.append(self.standing())
        self.session = self.learner.act(step, self.session, now=self.now)

    @precondition(lambda self: self.session.current)
    @rule()
    def skip(self):
        before = self.session.left(self.now)
        self.session = skip(self.session, self.now)
        assert self.session.current is not None
        assert self.session.left(self.now) <= max(before, 1)

    @precondition(lambda self: self.session.limit is None)
    @rule()
    def count(self):
        """As many are told to be left as are asked where each is known at once."""
        session, asked = self.session, 0
        while session.current:
            session, _ = acts.answer(session, verdict(), Rating.EASY, self.now, elapsed_ms=1)
            asked += 1
        assert self.session.left(self.now) == asked

    @precondition(lambda self: self.session.previous or self.session.state.last_act())
    @rule(again=st.booleans())
    def undo(self, again):
        own, before = self.session.previous is not None, self.standing()
        self.session = self.learner.act(undo, self.session, now=self.now)
        if own:
            assert self.standing()[0].card == self.session.taken_back.data["card"]
            expected = self.stack.pop()
            assert self.standing()[2:] == expected[2:]
            assert self.session.current.card == self.session.taken_back.data["card"]
        if again:
            self.session = self.learner.act(redo, self.session, now=self.now)
            assert self.standing()[3:] == before[3:]
            if own:
                assert self.standing() == before
                self.stack.append(expected)

    @invariant()
    def the_state_is_what_a_replay_gives(self):
        if self.session.state is not self.learner.state:
            assert self.session.state == self.learner.state
        assert self.learner.state.dues == due_counts(self.learner.state.cards.values())
        if len(self.learner.rows) % 7 == 0:
            assert replay(self.learner.rows) == self.learner.state

    @invariant()
    def what_is_asked_may_be_asked(self):
        session = self.session
        if session.current is None or session.taken_back is not None:
            return
        card, when = session.state.card(session.current.card), session.when(self.now)
        assert not hidden(card, when) or card.buried == when.day.isoformat()
        assert session.current.entry is BY_CARD[card.key]

    def limits_hold(self):
        session = self.session
        today = session.state.today(session.when(self.now))
        planned = session.queue.planned
        new = [key for key in planned if session.state.card(key).phase is Phase.NEW]
        assert len(planned) == len(set(planned))
        if not session.state.settings.get("pack.lakes.exam"):
            assert len(new) <= max(0, NEW - today.new)
        assert len(planned) - len(new) <= max(0, REVIEWS - today.reviews)
        for key in planned:
            assert not set(GROUPS.get(key, ())) & set(planned)

    def nothing_due_is_lost(self):
        """At the opening every card that is due is planned, in its steps, hidden, apart, or beyond the limit."""
        session = self.session
        when = session.when(self.now)
        reviews = session.state.today(when).reviews
        there = {
            *session.queue.planned,
            *(key for _, key in session.queue.steps),
            session.current and session.current.card,
        }
        full = len(session.queue.planned) >= REVIEWS - reviews
        for key, card in session.state.cards.items():
            if ready(card, BY_CARD[key].fingerprint, when) and not hidden(card, when) and key not in GROUPS:
                assert key in there or full

    @invariant()
    def a_session_with_cards_left_asks_one(self):
        session = self.session
        if session.limit is None or session.done >= session.limit:
            return
        when = session.when(self.now)
        askable = [key for key in BY_CARD if not hidden(session.state.card(key), when)]
        if session.current is None and session.rows:
            return
        assert bool(session.current) or not askable


TestStudy = Study.TestCase
TestStudy.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
