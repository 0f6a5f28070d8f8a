"""Evidence: the passage a question rests on, marked in the text of its document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quizapp.practice.shelf import Shelf
from quizapp.study.cards import pack_of
from quizapp.tui.document import DocumentScreen
from quizapp.tui.editing import open_or_say
from quizapp.tui.keys import KeyLine
from quizapp.tui.questions_here import QuestionsHere
from quizapp.tui.shown import MARK, hung, joined, plain, stacked
from quizapp.tui.steady import Steady, Surviving

if TYPE_CHECKING:
    from quizapp.packs.passages import Shown
    from quizapp.tui.app import QuizApp

LEAD = 4
"""Lines shown above the passage."""

AROUND = 30
"""Lines of the document shown before and after the passage."""


def heading(found: Shown) -> str:
    """Where the passage stands, in words."""
    place = f"{found.title or found.document}{f' › {found.heading}' if found.heading else ''}"
    if found.is_quote:
        return f"{place}: the pack quotes it, without the document"
    return f"{place}, {found.place}" if found.found else f"{place}: the passage is no longer there"


def lines(found: Shown, around: int = AROUND, width: int = 0) -> tuple[list[Content], int]:
    """Numbered lines of the document, wrapped beside their numbers, with the passage between marks.

    Beside them, the index of the first that holds some of the passage.
    """
    text = found.text
    first = text.count("\n", 0, found.start)
    last = text.count("\n", 0, max(found.start, found.end - 1))
    shown: list[Content] = []
    at = top = 0
    for number, line in enumerate(text.split("\n")):
        begin, at = at, at + len(line) + 1
        if not first - around <= number <= last + around:
            continue
        if number == first:
            top = len(shown)
        inside = first <= number <= last and found.found
        cut = (max(found.start - begin, 0), min(max(found.end - begin, 0), len(line))) if inside else (0, 0)
        mark = MARK if inside and number == first else " "
        if line == "\f":
            page = text.count("\f", 0, begin) + 2
            shown.append(plain(f"{'':>8}{'slide' if found.locator.startswith('slide') else 'page'} {page}"))
            continue
        before, passage, after = line[: cut[0]], line[cut[0] : cut[1]], line[cut[1] :]
        marked = [(f"▐{passage}▌", "reverse")] if passage else []
        shown.append(hung(plain(f"{mark} {number + 1:>4}  "), joined(before, *marked, after.rstrip("\r")), width))
    return shown, top


class EvidenceView(Surviving, VerticalScroll):
    """The passages of one question, one under the other; no keys of its own until it has the focus."""

    DEFAULT_CSS = "EvidenceView { scrollbar-gutter: stable; }"

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._passages: Sequence[Shown] = ()
        self._around = AROUND
        self._width = 0
        """Columns for which the lines are wrapped."""
        self._rows = 0
        """Rows before the passage."""

    def compose(self) -> ComposeResult:
        """One stretch of text."""
        yield Static(markup=False)

    def show(self, passages: Sequence[Shown], around: int = AROUND) -> None:
        """Show these passages with so many lines around each, the first one's line at the top."""
        self._passages, self._around = passages, around
        self._paint()

    def _paint(self) -> None:
        self._width = self.scrollable_content_region.width
        stretch: list[str | Content] = []
        before: list[str | Content] = []
        for number, found in enumerate(self._passages):
            text, at = lines(found, self._around, self._width)
            if number == 0:
                before = [plain(heading(found), "bold"), "", *text[:at]]
            stretch += [plain(heading(found), "bold"), "", *text, ""]
        self.query_one(Static).update(stacked(*stretch))
        self._rows = len(stacked(*before).wrap(max(self._width, 1))) if before else 0
        self.call_after_refresh(self._to_passage)

    def _to_passage(self) -> None:
        """Scroll so that the passage stands a few lines below the top."""
        self.scroll_to(y=max(self._rows - min(LEAD, self.size.height // 3), 0), animate=False)

    def on_resize(self) -> None:
        """Lines are wrapped anew."""
        if self._width != self.scrollable_content_region.width:
            self._paint()
        else:
            self.call_after_refresh(self._to_passage)


class EvidenceScreen(Steady[None]):
    """The passages over the whole screen."""

    CSS_PATH = "evidence.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", id="evidence-back"),
        Binding("q,e", "dismiss", "Back", id="evidence-back", show=False),
        Binding("n", "document(1)", "Next fact", id="evidence-next"),
        Binding("N", "document(-1)", "Next fact", id="evidence-before"),
        Binding("l", "questions", "Questions here", id="evidence-questions"),
        Binding("o", "open", "Open", id="evidence-open"),
        Binding("question_mark", "app.keys", "Keys", id="evidence-keys"),
    ]

    app: QuizApp

    def __init__(self, passages: Sequence[Shown], card: str) -> None:
        super().__init__()
        self._passages = tuple(passages)
        self._pack = pack_of(card)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a passage to go on from."""
        return action not in {"document", "questions", "open"} or any(one.found for one in self._passages)

    def compose(self) -> ComposeResult:
        """The passages, or that there are none, and the keys."""
        yield Static(id="head", markup=False)
        yield EvidenceView()
        if not self._passages:
            yield Static("This question cites no passage.", markup=False)
        yield KeyLine(id="foot")

    def on_mount(self) -> None:
        """The passages; arrows scroll."""
        view = self.query_one(EvidenceView)
        view.show(self._passages)
        view.focus()
        if self._passages:
            self.query_one("#head", Static).update(plain(heading(self._passages[0])))
        self.query_one(KeyLine).show()

    @property
    def _passage(self) -> Shown:
        return next(one for one in self._passages if one.found)

    def action_document(self, by: int) -> None:
        """The next fact of the document, or the one before."""
        self.app.push_screen(DocumentScreen(self._pack, self._passage.document, self._passage.start, by))

    def action_questions(self) -> None:
        """Every question on this passage, with its answer."""
        self.app.or_say(self._show_questions)

    def _show_questions(self) -> None:
        found, shelf = self._passage, Shelf(self.app.desk, self._pack)
        self.app.push_screen(QuestionsHere(shelf.questions(shelf.cards_at(found.document, found.start, found.end))))

    def action_open(self) -> None:
        """The file itself, at the passage, in the learner's editor."""
        self.app.or_say(self._open)

    def _open(self) -> None:
        source = self.app.desk.library.sources(self._pack)[self._passage.document]
        if source is not None and source.path is not None:
            open_or_say(self.app, source.path, self._passage.line)
