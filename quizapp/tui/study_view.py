"""What stands on the screen of study: the question, or its verdict, and the evidence beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, Static

from quizapp.errors import QuizError
from quizapp.packs.answers import TYPED
from quizapp.practice.hints import Hints
from quizapp.study.model import Verdict
from quizapp.tui import card
from quizapp.tui.answering import AnsweringView
from quizapp.tui.card_view import MARGINS
from quizapp.tui.evidence import EvidenceView
from quizapp.tui.keys import KeyLine, key_of
from quizapp.tui.shown import stacked
from quizapp.tui.study_keys import FURTHER, GIVE_UP

if TYPE_CHECKING:
    from quizapp.practice.practice import Practice

WIDE = 100
"""Columns from which the evidence stands beside the card."""


class StudyView(AnsweringView):
    """One card of a session; it has no keys of its own."""

    CSS_PATH: ClassVar[list[str]] = ["answering.tcss", "study.tcss"]  # type: ignore[assignment]

    def __init__(self, practice: Practice) -> None:
        super().__init__(practice)
        self.practice = practice

    def under_text(self) -> Iterator[Widget]:
        """The ratings."""
        yield Static(id="ratings", markup=False)

    def beside_card(self) -> Iterator[Widget]:
        """The evidence, on wide screens."""
        yield EvidenceView(id="beside")

    def on_mount(self) -> None:
        """The first question, or the end at once when there is none."""
        self.ask()
        if self.practice.resumed:
            self.notify(
                f"Going on where it stopped, {self.practice.progress[0]} done. {self.pressed('study-stop')} ends it."
            )

    def key(self, binding: str) -> str:
        """The key that something has just now."""
        return key_of(self, binding)

    def pressed(self, binding: str) -> str:
        """The keys to press for something at a question that has just been put: it may have a field."""
        if self.verdict is not None or self.kind not in TYPED:
            return self.key(binding)
        in_field = self.key(f"{binding}-in-field")
        return in_field or f"{self.key('study-leave-field')} {self.key(binding)}"

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that stands, None while a question waits for its answer."""
        return self.practice.verdict

    def ask(self, put_aside: str = "") -> None:
        """Show what is asked now, as a question or with its verdict; when nothing is, end.

        `put_aside` says what was done to the card before, where that is to be told at the end.
        """
        if self.verdict is None and self.practice.held is None:
            self.practice.take_over()
        if self.practice.asked is None:
            self.app.finish_study(self.practice, put_aside)
        else:
            self.pose()
            self.show_card()
            self.call_after_refresh(self.look_for_changes)
            if self.practice.why_now:
                self.notify(self.practice.why_now, markup=False)
        for error in self.practice.passed_over():
            self.app.survive(error)

    @work(thread=True, exclusive=True, group="watch", exit_on_error=False)
    def look_for_changes(self) -> None:
        """Read what the verdict needs, and what has changed of the packs on the disk; say what cannot be read."""
        self.practice.make_ready()
        if wrong := self.practice.watch.look():
            self.app.call_from_thread(self.app.complain, QuizError(wrong))
        elif self.practice.watch.is_ready:
            self.app.call_from_thread(self._ask_as_it_is_now)

    def _ask_as_it_is_now(self) -> None:
        """Put a question anew that has changed since it was put; one that is being answered stands."""
        if self.is_current and not self._has_begun() and self.practice.take_over():
            self.ask()

    def _has_begun(self) -> bool:
        """Whether anything was done yet about the question that stands there."""
        practice, picking = self.practice, self.picking
        answered = self.verdict is not None or practice.held is not None
        typed = bool(self.query_one("#field", Input).value)
        return answered or typed or bool(picking and picking.started) or practice.hints != Hints()

    def show_card(self) -> None:
        """Paint the card as it stands."""
        practice, verdict = self.practice, self.verdict
        self.show_question()
        self.query_one("#hint", Static).update(card.aside(practice, self.key))
        ratings, beside = self.query_one("#ratings", Static), self.query_one("#beside", EvidenceView)
        ratings.display = verdict is not None
        beside.display = verdict is not None and self.app.size.width >= WIDE
        if verdict is not None:
            leech = [card.leech(practice, self.key)] if practice.leech else []
            lines = [card.verdict(practice, self.text_width(), self.skip), *leech]
            self.query_one("#verdict", Static).update(stacked(*lines))
            self.query_one("#explanation", Static).update(card.explanation(practice, self.text_width(), self.skip))
            ratings.update(card.ratings(practice, self.card_width()))
        if beside.display:
            beside.show(practice.evidence())
        self._name_keys()
        self.show_foot()

    @on(Input.Changed)
    def _name_keys(self) -> None:
        """What goes on comes first in the foot, under the name that it has now."""
        foot = self.query_one("#foot", KeyLine)
        if self.verdict is not None:
            foot.said = {"accept": card.NAMES[self.practice.suggested], **FURTHER}
        else:
            kind, typed = self.practice.question.kind, self.query_one("#field", Input).value.strip()
            nothing = kind in TYPED and not typed
            send = GIVE_UP if nothing else "Send"
            submit = GIVE_UP if nothing else "Answer"
            pick = "Tick" if kind == "multi" else "Answer"
            foot.said = {"send": send, "submit": submit, "Answer": pick, **FURTHER, "give_up": GIVE_UP}
        foot.show()

    def pose(self) -> None:
        """Make ready for a question; an option that a hint took away stays away."""
        super().pose()
        self.strike()

    def strike(self) -> None:
        """Take away the option that is told by a hint."""
        self.picking = self.picking and replace(self.picking, struck=self.practice.hints.struck)

    def can_pick(self) -> bool:
        """Whether the options are shown to be picked from; they may be kept back."""
        return super().can_pick() and not self.practice.concealed

    def card_width(self) -> int:
        """Columns for the text of the card."""
        beside = self.verdict is not None and self.app.size.width >= WIDE
        return int(self.app.size.width * (0.55 if beside else 1.0)) - MARGINS

    def show_head(self) -> None:
        """Paint the head."""
        if self.practice.asked is not None:
            head = card.head(self.practice, max(self.app.size.width - 2, 20))
            self.query_one("#head", Static).update(head, layout=False)
