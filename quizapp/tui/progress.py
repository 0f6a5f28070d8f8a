"""Progress: what was done, what is remembered and what comes, in tabs; the same as tables one key away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.style import Style
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from quizapp.errors import QuizError
from quizapp.figures import progress_lines as lines
from quizapp.figures import progress_tables as tables
from quizapp.figures.days import day_words
from quizapp.figures.knowledge import weakest
from quizapp.practice.progress import progress_of, prompts_of, with_ahead, with_documents, write_page
from quizapp.text.width import cells
from quizapp.tui.keys import KeyLine
from quizapp.tui.shown import plain, stacked, two_sides
from quizapp.tui.steady import Steady

if TYPE_CHECKING:
    from quizapp.figures.progress import Progress
    from quizapp.study.fold import State
    from quizapp.tui.app import QuizApp

TABS = ("Overview", "Forecast", "Memory", "Topics and documents", "Trouble")
DOCUMENTS = 4
"""The number of the tab with the documents."""


class ProgressScreen(Steady[None]):
    """One tab at a time."""

    CSS_PATH = "progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *[Binding(str(n), f"tab({n})", "Tabs", id=f"progress-tab-{n}") for n in range(1, len(TABS) + 1)],
        Binding("right", "turn(1)", "Next tab", id="progress-tab-next", show=False),
        Binding("left", "turn(-1)", "Next tab", id="progress-tab-before", show=False),
        Binding("t", "table", "Table", id="progress-table"),
        Binding("enter", "weakest", "Study weakest", id="progress-weakest"),
        Binding("w", "write", "Write page", id="progress-write"),
        Binding("question_mark", "app.keys", "Keys", id="progress-keys"),
        Binding("q", "dismiss", "Back", id="progress-back"),
        Binding("escape", "dismiss", "Back", id="progress-back", show=False),
    ]

    app: QuizApp

    def __init__(self, pack: str = "") -> None:
        super().__init__()
        self._pack = pack
        self._tab = 1
        self._table = False
        self._found: tuple[Progress, dict[str, str]] | None = None
        self._said = "Reading ..."
        self._seen: State | None = None
        """What was known when the figures were made."""

    def compose(self) -> ComposeResult:
        """The head, the tabs, the tab, the keys."""
        yield Static(id="head", markup=False)
        yield Static(id="tabs", markup=False)
        with VerticalScroll(id="room"):
            yield Static(id="tab", markup=False)
        yield KeyLine(id="foot")

    def on_mount(self) -> None:
        """Arrows and page keys scroll."""
        self.query_one("#room").focus()
        self.query_one(KeyLine).show()

    def on_screen_resume(self) -> None:
        """Read the journal again if something was written since."""
        if self._seen is not self.app.desk.store.state:
            self._seen = self.app.desk.store.state
            self._read(self._seen)
        self._paint()

    def on_resize(self) -> None:
        """Lines are as wide as the screen."""
        self._paint()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """After a mistake inside, which is said, nothing is waited for."""
        super().on_worker_state_changed(event)
        if event.state is WorkerState.ERROR:
            self._said = "The figures could not be made."
            self._paint()

    @work(thread=True, exit_on_error=False, exclusive=True)
    def _read(self, of: State) -> None:
        desk = self.app.desk
        try:
            seen = progress_of(desk, self._pack)
            prompts = prompts_of(desk, seen)
            self.app.call_from_thread(self._show, of, (seen, prompts))
            for more in (with_ahead, with_documents):
                seen = more(desk, seen)
                self.app.call_from_thread(self._show, of, (seen, prompts))
        except QuizError as error:
            self.app.call_from_thread(self._failed, error)

    @property
    def counted(self) -> bool:
        """Whether the figures stand here."""
        return self._found is not None

    def _failed(self, error: QuizError) -> None:
        self._said = error.told
        if self._found is not None:
            self.app.complain(error)
        self._paint()

    def _show(self, of: State, found: tuple[Progress, dict[str, str]]) -> None:
        """Show what was found, unless more has been written since and is being read."""
        if of is self._seen:
            self._found = found
            self._paint()

    def action_tab(self, number: int) -> None:
        """The tab with this number."""
        self._tab = number
        self.query_one("#room").scroll_home(animate=False)
        self._paint()

    def action_turn(self, by: int) -> None:
        """The next tab, or the one before."""
        self.action_tab((self._tab - 1 + by) % len(TABS) + 1)

    def action_table(self) -> None:
        """The same as a table, or as pictures again."""
        self._table = not self._table
        self._paint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tabs unless nothing was answered, a page once figures stand here, a weakest section beside the documents."""
        seen = self._found[0] if self._found else None
        if action in {"tab", "turn", "table"}:
            return seen is None or bool(seen.days)
        if action == "weakest":
            return seen is not None and self._tab == DOCUMENTS and weakest(seen.documents) is not None
        return action != "write" or (seen is not None and bool(seen.days))

    def action_weakest(self) -> None:
        """Study the section of which least is remembered."""
        if self._found and (found := weakest(self._found[0].documents)):
            self.app.study_cards(found[1].cards)

    def action_write(self) -> None:
        """Write everything as a page into the folder in which the app was started."""
        if self._found:
            self._write(self._found[0], self.app.config.streak)

    @work(thread=True, exit_on_error=False, group="page")
    def _write(self, seen: Progress, streak: bool) -> None:
        name = "-".join(filter(None, ("progress", self._pack, seen.today.isoformat())))
        try:
            path = write_page(self.app.desk, seen, Path(f"{name}.html"), streak=streak)
        except QuizError as error:
            self.app.call_from_thread(self.app.complain, error)
        else:
            said = f"Written to {path}. Open it in a browser; delete it as you like."
            self.app.call_from_thread(self.notify, said, markup=False)

    def _paint(self) -> None:
        width = max(self.app.size.width - 4, 20)
        if self._found is None:
            head, said = "Progress", self._said.split("\n")
        else:
            seen = self._found[0]
            head = two_sides(", ".join(seen.titles.values()) or "Everything", day_words(seen.today), width)
            said = self._lines(*self._found, width)
        self.query_one("#head", Static).update(plain(head))
        self.query_one("#tabs", Static).update(_tabs(self._tab, width))
        self.query_one("#tab", Static).update(stacked(*said))
        self.query_one(KeyLine).show()

    def _lines(self, seen: Progress, prompts: dict[str, str], width: int) -> list[str]:
        if not seen.days:
            return lines.overview(seen, width)
        if self._table:
            return _as_tables(seen, self._tab, width)
        match self._tab:
            case 1:
                return lines.overview(seen, width, streak=self.app.config.streak)
            case 2:
                return lines.forecast(seen, width)
            case 3:
                return lines.memory(seen, width)
            case 4:
                return [*lines.topics(seen, width), "", *lines.documents(seen, width)]
        return lines.trouble(seen, prompts)


def _as_tables(seen: Progress, tab: int, width: int) -> list[str]:
    """What a tab shows, as tables; the latest day first."""
    if tab == 1:
        head, rows = tables.days(seen)
        return tables.lines((head, rows[::-1]), width)
    if tab == 2:
        return [*tables.lines(tables.forecast(seen), width), "", *tables.lines(tables.workload(seen), width)]
    if tab == DOCUMENTS:
        return [*tables.lines(tables.topics(seen), width), "", *tables.lines(tables.documents(seen), width)]
    return tables.lines({3: tables.retention, 5: tables.trouble}[tab](seen), width)


def _tabs(current: int, width: int) -> Content:
    """The tabs by number; where there is little room only the current one has its name."""
    narrow = sum(cells(name) + 5 for name in TABS) > width
    parts = []
    for number, name in enumerate(TABS, 1):
        style = Style(reverse=number == current) + Style.from_meta({"@click": f"screen.tab({number})"})
        parts.append(Content.styled(f" {number} {name} " if not narrow or number == current else f" {number} ", style))
    return Content("").join(parts)
