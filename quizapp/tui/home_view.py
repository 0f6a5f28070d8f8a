"""What stands on Home: figures, packs and the days ahead; what takes longer to find out is painted when it is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.worker import Worker, get_current_worker

from quizapp.packs.folder import SOURCES
from quizapp.text.amounts import counted
from quizapp.tui import home_lines
from quizapp.tui.keys import KeyLine, key_of
from quizapp.tui.options import Options
from quizapp.tui.shown import plain, two_sides
from quizapp.tui.steady import Steady

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.figures.overview import Overview, PackLine
    from quizapp.practice.beginning import LeftOff
    from quizapp.practice.shelf import Weakest
    from quizapp.study.exam import Attempt
    from quizapp.tui.app import QuizApp


FIGURES = "figures"
"""The group of the workers that count."""
SCROLL_BAR = 2
"""Columns of it, where there is one."""


class HomeView(Steady[None]):
    """Home as it is painted; it has no keys of its own."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = ""

    app: QuizApp

    def __init__(self) -> None:
        super().__init__()
        self._overview: Overview | None = None
        self._misses: Sequence[str] = ()
        self._exam: Attempt | None = None
        """The exam that nobody submitted."""
        self._left_off: LeftOff | None = None
        """The session that was cut off today."""
        self._weakest: Weakest | None = None
        """The section of which least is remembered; looked for when nothing is due."""
        self._changed: Sequence[Path] = ()
        """Documents that changed since questions were written from them."""
        self._seen: object = None
        """The library's index in which they were looked for."""
        self._wanted = ""
        """The key that was pressed last before everything was open."""
        self._all = False
        self._done: list[tuple[str, Callable[[], None]]] = []

    def compose(self) -> ComposeResult:
        """The head, the figures, the packs, the days ahead, the keys."""
        yield Static("quizapp", id="head", markup=False)
        yield Static(home_lines.OPENING, id="figures", markup=False)
        yield Static(id="columns", markup=False)
        yield Options(id="packs")
        yield Static(id="ahead", markup=False)
        yield KeyLine(id="foot")

    def on_resize(self) -> None:
        """Lines are as wide as the screen."""
        self._paint()

    def on_key(self, event: Key) -> None:
        """What is pressed before everything is open, and cannot be done yet, is done once it is."""
        if self._overview is None:
            pressed = self.active_bindings.get(event.key)
            if pressed is not None and not pressed.enabled:
                self._wanted = event.key

    def on_screen_suspend(self) -> None:
        """It was meant for Home."""
        self._wanted = ""

    def on_screen_resume(self) -> None:
        """After study the figures are others."""
        if self.app.ready and self.app.screen is self:
            self.refresh_figures()

    @work(thread=True, exit_on_error=False, exclusive=True, group=FIGURES)
    def refresh_figures(self) -> None:
        """Count everything again beside the interface and paint it; until then what stood here stands."""
        worker, desk = get_current_worker(), self.app.desk
        if self._overview is None:
            self.app.call_from_thread(self._show, worker, desk.titles(), (), None, None)
        found = desk.overview(), desk.last_misses(), desk.open_exam(), desk.left_off()
        self.app.call_from_thread(self._show, worker, *found)

    def _show(
        self,
        worker: Worker[None],
        overview: Overview,
        misses: Sequence[str],
        exam: Attempt | None,
        left_off: LeftOff | None,
    ) -> None:
        """Paint what was counted, unless it is counted again meanwhile."""
        if worker.is_cancelled:
            return
        self._overview, self._misses, self._exam, self._weakest = overview, misses, exam, None
        self._left_off = left_off
        if overview.counted:
            self._look_further(overview)
            self.app.keep()
        self._paint()
        if self._wanted:
            self.app.simulate_key(self._wanted)
            self._wanted = ""

    def _look_further(self, overview: Overview) -> None:
        """Find out what takes longer: the weakest section where nothing is due, sources that changed."""
        if home_lines.nothing_due(overview) and not overview.first_start:
            self._look_for_weakest()
        index = self.app.desk.library.index()
        if index is not self._seen:
            self._seen = index
            self._look_for_changes([pack.path for pack in index.packs.values()])

    @property
    def counted(self) -> bool:
        """Whether the figures stand here."""
        return self._overview is not None and self._overview.counted

    @work(thread=True, exit_on_error=False, exclusive=True, group="changes")
    def _look_for_changes(self, packs: Sequence[Path]) -> None:
        from quizapp.packs.changed import changed_sources

        self.app.call_from_thread(self._tell_changes, changed_sources(packs))

    def changed(self, pack: str) -> frozenset[str]:
        """The names of those documents of a pack that changed since questions were written from them."""
        known = self.app.desk.library.index().packs.get(pack)
        if known is None:
            return frozenset()
        folder = known.path / SOURCES
        return frozenset(path.relative_to(folder).as_posix() for path in self._changed if path.is_relative_to(folder))

    def _tell_changes(self, found: Sequence[Path]) -> None:
        if found != self._changed:
            self._changed = found
            self._paint()

    @work(thread=True, exit_on_error=False, exclusive=True)
    def _look_for_weakest(self) -> None:
        from quizapp.practice.shelf import weakest

        self.app.call_from_thread(self._offer, weakest(self.app.desk))

    def _offer(self, found: Weakest | None) -> None:
        self._weakest = found
        self._paint()

    def _paint(self) -> None:
        overview = self._overview
        if overview is None:
            return
        width = max(self.app.size.width - 4, 36)
        self.query_one("#head", Static).update(plain(two_sides("quizapp", overview.date, width)))
        text = width - SCROLL_BAR
        figures = home_lines.figures(overview, self._roads(), text, streak=self.app.config.streak)
        self.query_one("#figures", Static).update(home_lines.with_open(figures, self._cut_off(), self._open_exam()))
        exam = any(pack.exam for pack in overview.packs)
        self.query_one("#columns", Static).update(home_lines.columns(width, exam))
        counted = overview.counted
        lines = [(pack.id, home_lines.pack_line(pack, width, counted=counted)) for pack in self.packs()]
        self.query_one("#packs", Options).show(lines)
        self.query_one("#ahead", Static).update(
            home_lines.ahead(overview, self._offers(), self._trouble(overview), text)
        )
        self.query_one("#foot", KeyLine).show()

    def _roads(self) -> list[home_lines.Road]:
        """The ways into quizapp at the very first."""
        first = self.first_pack()
        tries = [(key_of(self, "home-study"), f'tries "{first.title}": five questions')] if first else []
        makes = (key_of(self, "home-generate"), "makes questions from a document of yours")
        brings = (key_of(self, "home-import"), "brings along what you have in Anki or another program")
        return [*tries, makes, *([brings] if self.app.desk.own_packs else [])]

    def first_pack(self) -> PackLine | None:
        """The pack that is tried first: the one with most questions."""
        known = self.app.desk.library.index().packs
        return max(self.packs(), key=lambda pack: known[pack.id].count if pack.id in known else 0, default=None)

    def _cut_off(self) -> tuple[str, str]:
        """That a session was cut off, and in words what it is over and which key goes on with it."""
        if self._left_off is None:
            return "", ""
        wanted, known = self._left_off.wanted, self.app.desk.library.as_read().packs
        packs = ", ".join(known[pack].title if pack in known else pack for pack in wanted.packs)
        over = "chosen questions" if wanted.cards else wanted.topic or packs or "everything due"
        answers = counted(self._left_off.answers, "answer")
        return "Cut off", f"{over}, {answers}: {key_of(self, 'home-go-on')} goes on"

    def _open_exam(self) -> tuple[str, str]:
        """How the exam stands that nobody submitted, and in words what is answered, until when, and which key goes on.

        One whose time ran out meanwhile is named until its report was seen.
        """
        exam, desk, key = self._exam, self.app.desk, key_of(self, "home-exam")
        if exam is None:
            return "", ""
        now = desk.now()
        left = exam.left(exam.watch.at(now).shown)
        answered = f"{exam.paper.title}, {len(exam.answers)} of {len(exam.paper.questions)} answered"
        if left is not None and not left:
            return "Time over", f"{answered}: {key} shows its report"
        until = "" if left is None else f", until {home_lines.clock((now + left).astimezone(desk.zone))}"
        return "Not submitted", f"{answered}{until}: {key} goes on"

    def _trouble(self, overview: Overview) -> str:
        """What a learner should look into: leeches and drafts, and sources that changed."""
        changed = f"{counted(len(self._changed), 'source')} changed" if self._changed else ""
        return " · ".join(filter(None, (overview.trouble, changed)))

    def _offers(self) -> list[home_lines.Road]:
        """What can be studied when nothing is due."""
        misses = [(key_of(self, "home-misses"), f"the last misses, {len(self._misses)}")] if self._misses else []
        section = [(key_of(self, "home-weakest"), self._weakest.words)] if self._weakest else []
        return [(key_of(self, "home-more"), "ten more new questions"), *misses, *section]

    # the chosen pack

    def packs(self) -> Sequence[PackLine]:
        """The packs that are listed, in their order."""
        if self._overview is None:
            return ()
        return (*self._overview.packs, *(self._overview.archived if self._all else ()))

    def chosen(self) -> PackLine | None:
        """The pack that an arrow has chosen."""
        marked = self.query_one("#packs", OptionList).highlighted
        return self.packs()[marked] if marked is not None else None

    def choose(self, pack: str) -> None:
        """Choose a pack by its id."""
        place = next((n for n, one in enumerate(self.packs()) if one.id == pack), None)
        self.query_one("#packs", OptionList).highlighted = place

    def the_pack(self) -> PackLine | None:
        """The chosen pack, or the only one; where that is not clear, the learner is told to choose."""
        listed = self.packs()
        pack = self.chosen() or (listed[0] if len(listed) == 1 else None)
        if pack is None:
            self.notify("Choose a pack with ↓ first." if listed else "There is no pack yet.")
        return pack
