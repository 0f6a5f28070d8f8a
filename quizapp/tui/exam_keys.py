"""The keys of an exam: those that answer as in study, those that go about, and when each holds."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import Binding, BindingType

from quizapp.tui.study_keys import ANSWERING, Moment, holds

NOT_IN_AN_EXAM = frozenset({"give_up", "show", "show_options", "hint"})
"""Ways of study that an exam does without."""

EXAM: list[BindingType] = [
    *[
        replace(key, id=str(key.id).replace("study-", "exam-", 1))
        for key in Binding.make_bindings(ANSWERING)
        if key.action not in NOT_IN_AN_EXAM
    ],
    Binding("enter", "onward", "Leave open", id="exam-onward"),
    Binding("right,n", "go(1)", "Next", id="exam-next"),
    Binding("left,p", "go(-1)", "Before", id="exam-before"),
    Binding("m", "come_back", "Mark", id="exam-come-back"),
    Binding("o", "overview", "Overview", id="exam-overview"),
    Binding("S", "hand_in", "Submit", id="exam-submit"),
    Binding("r", "raw", "Raw", id="exam-raw", show=False),
    Binding("pagedown", "page(1)", "More", id="exam-page-down"),
    Binding("pageup", "page(-1)", "Before", id="exam-page-up", show=False),
    Binding("greater_than_sign", "code(1)", "Code on", id="exam-code-on"),
    Binding("less_than_sign", "code(-1)", "Code back", id="exam-code-back", show=False),
    Binding("question_mark", "app.keys", "Keys", id="exam-keys"),
    Binding("q", "leave", "Stop", id="exam-leave"),
]
"""Every key of the screen on which an exam is taken."""

GOING = frozenset({"go", "come_back", "overview", "hand_in", "leave"})


def holds_in_exam(action: str, parameters: tuple[object, ...], moment: Moment) -> bool:
    """Whether an action holds at this moment; a verdict that stands leaves only ways to go on."""
    if action == "onward":
        return not moment.typing and (moment.verdict or not moment.kind or moment.nothing_yet)
    if action in GOING or (action == "raw" and moment.kind):
        return not moment.typing
    return not moment.verdict and holds(action, parameters, moment)
