"""Home: what is due, the packs, the days ahead, and the way to study."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from quizapp.figures.days import short_day
from quizapp.figures.pictures import bar
from quizapp.tui.keys import KeyLine
from quizapp.tui.options import Options
from quizapp.tui.shown import joined, plain, stacked, two_sides

if TYPE_CHECKING:
    from quizapp.figures.overview import Overview, PackLine
    from quizapp.tui.app import QuizApp

KNOWN = "Known"
NARROW = 56
"""Columns below which there is no room for bars."""
STEPS = " ▁▂▃▄▅▆▇█"


def week(days: tuple[tuple[str, int], ...]) -> str:
    """The days ahead, each with a block from zero and its number."""
    most = max([count for _, count in days], default=0)
    return "  ".join(
        f"{day} {STEPS[round(count / most * 8)] if most and count else '·'} {count}" for day, count in days
    )


def pack_line(pack: PackLine, width: int) -> Content:
    """One pack: due, new, known today or paused until when, and its exam."""
    title_width, number_width, known_width = _widths(width)
    share = f"{pack.known:.0%}".replace("%", " %") if pack.known is not None else ""
    known = f"{bar(pack.known)} {share}" if pack.known is not None and known_width > len(KNOWN) else share
    if pack.state == "paused":
        known = "paused"
    if pack.paused_until:
        known = f"until {short_day(date.fromisoformat(pack.paused_until))}"
    exam = short_day(pack.exam.day) if pack.exam else ""
    title = pack.title if len(pack.title) <= title_width else pack.title[: title_width - 1] + "…"
    numbers = f"{pack.due or '·':>{number_width}} {pack.new or '·':>{number_width}}"
    line = f"{title:<{title_width}} {numbers}   {known:<{known_width}}  {exam}"
    return plain(line.rstrip())


def columns(width: int, exam: bool) -> Content:
    """What stands over the packs."""
    title_width, number_width, known_width = _widths(width)
    known = KNOWN if known_width == len(KNOWN) else f"{KNOWN} today"
    numbers = f"{'Due':>{number_width}} {'New':>{number_width}}"
    return plain(f"   {'Pack':<{title_width}} {numbers}   {known:<{known_width}}" + ("  Exam" if exam else ""))


def _widths(width: int) -> tuple[int, int, int]:
    """Columns for the title, for numbers, and for what is known, which has no bar where there is little room."""
    return (max(width - 29, 7), 4, len(KNOWN)) if width < NARROW else (min(width - 42, 50), 5, 13)


class HomeScreen(Screen[None]):
    """What is due, and where to go."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "study", "Study"),
        Binding("down", "mark(1)", "Choose a pack", show=False),
        Binding("up", "mark(-1)", "Choose a pack", show=False),
        Binding("m", "more", "Ten more new"),
        Binding("b", "app.browse", "Browse"),
        Binding("d", "document", "Document"),
        Binding("question_mark", "app.keys", "Keys"),
        Binding("q", "app.leave", "Quit"),
    ]

    app: QuizApp

    def compose(self) -> ComposeResult:
        """The head, the figures, the packs, the days ahead, the keys."""
        yield Static(id="head", markup=False)
        yield Static(id="figures", markup=False)
        yield Static(id="columns", markup=False)
        yield Options(id="packs")
        yield Static(id="ahead", markup=False)
        yield KeyLine(id="foot")

    def on_mount(self) -> None:
        """Nothing is chosen at first: Enter studies everything due."""
        self.refresh_figures()

    def on_resize(self) -> None:
        """Lines are as wide as the screen."""
        self.refresh_figures()

    def on_screen_resume(self) -> None:
        """After study the figures are others."""
        self.refresh_figures()

    def refresh_figures(self) -> None:
        """Read everything again and paint it."""
        overview = self.app.overview()
        width = max(self.app.size.width - 4, 36)
        self.query_one("#head", Static).update(plain(two_sides("quizapp", overview.date, width)))
        self.query_one("#figures", Static).update(_figures(overview))
        exam = any(pack.exam for pack in overview.packs)
        self.query_one("#columns", Static).update(columns(width, exam))
        packs = self.query_one("#packs", Options)
        packs.show([(pack.id, pack_line(pack, width)) for pack in overview.packs])
        self.query_one("#ahead", Static).update(_ahead(overview, width))
        self.query_one("#foot", KeyLine).show()

    def action_mark(self, by: int) -> None:
        """Choose the next pack, or the one before."""
        packs = self.query_one("#packs", OptionList)
        if packs.option_count:
            start = -1 if by > 0 else packs.option_count
            packs.highlighted = ((start if packs.highlighted is None else packs.highlighted) + by) % packs.option_count

    @on(OptionList.OptionSelected)
    def action_study(self) -> None:
        """Study the chosen pack, or everything due."""
        packs = self.query_one("#packs", OptionList)
        chosen = packs.highlighted_option
        if self.app.overview().first_start and chosen is None:
            self.app.first_try()
        else:
            self.app.study([chosen.id] if chosen and chosen.id else [])

    def action_document(self) -> None:
        """A document of the chosen pack."""
        chosen = self.query_one("#packs", OptionList).highlighted_option
        self.app.open_documents(chosen.id if chosen and chosen.id else "")

    def action_more(self) -> None:
        """Ten new questions beyond today's."""
        self.app.study([], more_new=10)


def _figures(overview: Overview) -> Content:
    if overview.first_start:
        shipped = overview.packs[0].title if overview.packs else "a pack"
        return stacked(
            "quizapp asks you what your documents say, when your memory needs it.",
            "",
            joined(("enter ", "bold"), f'tries "{shipped}": five questions'),
            plain("quizapp generate DOCUMENT makes questions from a document of yours"),
        )
    streak = f"Streak {overview.streak} day" + ("" if overview.streak == 1 else "s")
    return plain(
        f"Due now  {overview.due}      New today  {overview.new} of {overview.new_limit}"
        f"      About {overview.minutes} min      {streak}"
    )


def _ahead(overview: Overview, width: int) -> Content:
    lines: list[str | Content] = []
    if not overview.first_start:
        if not overview.due and not overview.new and not overview.paused_until:
            lines.append(
                plain(f"Nothing is due. Next: {overview.next_due}" if overview.next_due else "Nothing is due.")
            )
        lines.append(plain(f"Next 7 days   {week(overview.week)}"))
        lines += [plain(f"{notice}.") for notice in overview.notices]
        if overview.trouble:
            lines.append(plain(f"Needs a look  {overview.trouble}"))
    lines += [plain(problem) for problem in overview.problems]
    return stacked(*lines) if lines else Content("")
