"""The summary after study: what was done, what comes next, and what was missed, helped or guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quizapp.study.summary import Went
from quizapp.tui.home import MORE_NEW
from quizapp.tui.keys import KeyLine
from quizapp.tui.shown import joined, plain, stacked, written
from quizapp.tui.steady import Steady

if TYPE_CHECKING:
    from quizapp.practice.done import Done, Miss
    from quizapp.tui.app import QuizApp

GROUPS = {Went.MISSED: "Missed", Went.HELPED: "Right with help", Went.GUESSED: "Guessed"}


def text(done: Done) -> Content:
    """The whole summary."""
    answers = f"{done.answers} answer" + ("" if done.answers == 1 else "s")
    lines: list[str | Content] = ["The time you set is over."] if done.time_is_up else []
    lines += [
        plain(f"{answers}, {done.first_tries}, about {done.minutes} min", "bold"),
        *(map(plain, done.coming) if done.coming else ["Nothing is planned after this."]),
        "",
    ]
    if not done.misses:
        return stacked(*lines, "No misses.") if done.answers else stacked(*lines[:1])
    for went, name in GROUPS.items():
        some = [told(miss) for miss in done.misses if miss.went is went]
        lines += [plain(name, "bold"), *some] if some else []
    return stacked(*lines)


def told(miss: Miss) -> Content:
    """One question that was not simply right, and an empty line."""
    if miss.went is Went.MISSED:
        said = joined("  It is ", written(miss.shown).stylize("bold"), miss.said)
    else:
        said = joined("  Right: ", written(miss.shown).stylize("bold"))
    under = filter(None, (miss.cited, miss.source and f"From {miss.source}"))
    return stacked(joined("· ", written(miss.prompt)), said, *[plain(f"  {text}", "dim") for text in under], "")


class SummaryScreen(Steady[None]):
    """What was done; Enter goes home, r practises now what was not simply right."""

    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,q", "dismiss", "Back", id="summary-home"),
        Binding("escape", "dismiss", "Back", id="summary-home", show=False),
        Binding("r", "again", "Practise these", id="summary-again"),
        Binding("m", "more", "Ten more new", id="summary-more"),
        Binding("question_mark", "app.keys", "Keys", id="summary-keys"),
    ]

    app: QuizApp

    def __init__(self, done: Done) -> None:
        super().__init__()
        self._done = done

    def compose(self) -> ComposeResult:
        """The head, the summary, the keys."""
        yield Static("Done for now", id="head", markup=False)
        with VerticalScroll(id="body"):
            yield Static(text(self._done), markup=False)
        yield KeyLine(id="foot")

    def on_mount(self) -> None:
        """Arrows scroll."""
        self.query_one("#body").focus()
        foot = self.query_one(KeyLine)
        foot.said = {"dismiss": "Home"} if self.app.screen_stack[-2] is self.app.home else {}
        foot.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was not simply right can be practised again."""
        return bool(self._done.misses) if action == "again" else True

    def action_more(self) -> None:
        """Ten new questions more of what was studied; what is done then has its own summary."""
        self.app.pop_screen()
        self.app.study(self._done.packs, more_new=MORE_NEW, topic=self._done.topic)

    def action_again(self) -> None:
        """Practise what was not simply right, without touching the schedule."""
        self.app.pop_screen()
        self.app.practise_again([miss.card for miss in self._done.misses])
