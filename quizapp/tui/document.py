"""A document coloured by what is known of it: its sections, its passages, and the questions on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quizapp.errors import QuizError
from quizapp.figures.knowing import Knowing
from quizapp.figures.knowledge import Mark
from quizapp.figures.pictures import percent
from quizapp.practice.shelf import Asked, Known, Shelf
from quizapp.text.amounts import counted
from quizapp.text.width import cells
from quizapp.tui.document_text import DocumentText
from quizapp.tui.editing import open_or_say
from quizapp.tui.keys import KeyLine, key_of
from quizapp.tui.marked_text import SIGNS
from quizapp.tui.questions_here import QuestionsHere
from quizapp.tui.shown import plain, stacked, two_sides
from quizapp.tui.steady import Steady

if TYPE_CHECKING:
    from textual.events import Resize

    from quizapp.study.fold import State
    from quizapp.tui.app import QuizApp

WIDE, LOW = 100, 16
WORDS: dict[Knowing | None, str] = {
    Knowing.KNOWN: "known",
    Knowing.FADING: "fading",
    Knowing.WEAK: "weak",
    Knowing.NEW: "not asked yet",
    None: "no question",
}
SHORT = {**WORDS, Knowing.NEW: "new", None: "unasked"}


class DocumentScreen(Steady[None]):
    """The text of one document."""

    CSS_PATH = "document.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "study", "Study section", id="document-study"),
        Binding("left_square_bracket", "section(-1)", "Section", id="document-section-before"),
        Binding("right_square_bracket", "section(1)", "Section", id="document-section-next"),
        Binding("n", "mark(1)", "Next fact", id="document-next"),
        Binding("N", "mark(-1)", "Next fact", id="document-before"),
        Binding("l", "questions", "Questions", id="document-questions"),
        Binding("f", "unasked", "Without a question", id="document-unasked"),
        Binding("o", "open", "Open", id="document-open"),
        Binding("question_mark", "app.keys", "Keys", id="document-keys"),
        Binding("q", "dismiss", "Back", id="document-back"),
        Binding("escape", "dismiss", "Back", id="document-back", show=False),
    ]

    app: QuizApp

    def __init__(self, pack: str, document: str, start: int | None = None, by: int = 0) -> None:
        """`start` is where in the text to begin, or so many facts from there; then it is not for studying."""
        super().__init__()
        self._pack, self._document = pack, document
        self._start, self._by = start, by
        self._reading = start is not None
        self._shelf: Shelf | None = None
        self._known: Known | None = None
        self._seen: State | None = None
        """What was known when the document was read."""
        self._only_unasked = False

    def compose(self) -> ComposeResult:
        """The head, the text, the questions of the passage one is at, what the signs mean, and the keys."""
        yield Static(id="head", markup=False)
        with Container(id="room"):
            yield DocumentText(id="text")
            with VerticalScroll(id="here", can_focus=False):
                yield Static("Reading ...", markup=False)
        yield Static(id="legend", markup=False)
        yield KeyLine(id="foot")

    def on_mount(self) -> None:
        """The text has the focus, so that arrows and page keys move it."""
        self.query_one(DocumentText).focus()
        self.query_one(KeyLine).show()

    def on_screen_resume(self) -> None:
        """After study the figures are others."""
        if self._seen is not self.app.desk.store.state:
            self.read()

    @work(thread=True, exit_on_error=False, exclusive=True)
    def read(self) -> None:
        """Read the document, and what is known of it."""
        desk = self.app.desk
        self._seen = desk.store.state
        try:
            shelf = Shelf(desk, self._pack)
            known = shelf.known(self._document)
        except QuizError as error:
            self.app.call_from_thread(self._say, str(error))
        else:
            self.app.call_from_thread(self._show, shelf, known)

    def _say(self, words: str) -> None:
        self.query_one("#here Static", Static).update(plain(words))

    def _show(self, shelf: Shelf, known: Known) -> None:
        """The document as it is now."""
        self._shelf, self._known = shelf, known
        self._mark(known)
        if self._start is not None:
            self.query_one(DocumentText).go_to(self._start, self._by)
            self._start = None
            self._moved()

    def _mark(self, known: Known) -> None:
        """Mark all that is asked, or only the facts without a question."""
        marks = tuple(mark for mark in known.map.marks if not self._only_unasked or mark.knowing is None)
        self.query_one(DocumentText).show(known.text, known.map, marks)
        self._paint()
        self._moved()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Over a question that is asked nothing else is studied."""
        return action != "study" or not self._reading

    def on_resize(self, event: Resize) -> None:
        """Wide screens show the questions beside the text; low ones do without."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height < LOW, "-low")
        self._paint()

    def _paint(self) -> None:
        """The head, and what the signs mean."""
        width = max(self.app.size.width - 4, 20)
        known = self._known
        title = known.title if known else self._document
        self.query_one("#head", Static).update(plain(two_sides(title, head(known, width), width) if known else title))
        words = self._only(width) if self._only_unasked else legend(width)
        self.query_one("#legend", Static).update(plain(words))

    def _only(self, width: int) -> str:
        """That not everything is marked, and what marks it again."""
        key = key_of(self, "document-unasked")
        words = f"Only facts without a question. {key} shows everything."
        return words if cells(words) <= width else f"Only what is unasked. {key} shows all."

    @on(DocumentText.Moved)
    def _moved(self) -> None:
        """The questions of the passage one is at now."""
        if self._known is not None and self._shelf is not None:
            mark = self.query_one(DocumentText).current
            asked = self._shelf.questions(mark.cards) if mark else []
            self.query_one("#here Static", Static).update(here(self._known, mark, asked))

    # what the keys do

    def action_section(self, by: int) -> None:
        """The next section, or the one before."""
        self.query_one(DocumentText).next_section(by)

    def action_mark(self, by: int) -> None:
        """The next passage, or the one before."""
        self.query_one(DocumentText).next_mark(by)

    def action_unasked(self) -> None:
        """Only facts without a question, or everything again."""
        if self._known is not None:
            self._only_unasked = not self._only_unasked
            self._mark(self._known)

    def action_study(self) -> None:
        """Study the section one is in."""
        part = self._known.map.part_at(self.query_one(DocumentText).place) if self._known else None
        if part is None or not part.cards:
            self.notify("No question asks about this section.")
        else:
            self.app.study_cards(part.cards)

    def action_questions(self) -> None:
        """The questions on this passage, with their answers."""
        mark = self.query_one(DocumentText).current
        if self._shelf is None or mark is None or not mark.cards:
            self.notify("No question asks about this passage.")
        else:
            self.app.push_screen(QuestionsHere(self._shelf.questions(mark.cards)))

    def action_open(self) -> None:
        """The file itself, at this place, in the learner's editor."""
        if self._known is None or self._known.path is None:
            self.notify("The pack has no file of this document.")
            return
        if open_or_say(self.app, self._known.path, self.query_one(DocumentText).line):
            self.read()


def head(known: Known, width: int) -> str:
    """How much is known of a document, as far as there is room to say it."""
    said, share = known.map, known.map.mastery.share
    today = "not studied yet" if share is None else f"known today {percent(share)}"
    short = "" if share is None else percent(share)
    facts = f"{said.without_question} of {said.facts} facts without a question" if said.facts else ""
    ways = (
        filter(None, (today, facts)),
        filter(None, (short, facts and f"{counted(said.without_question, 'fact')} unasked")),
        [short],
    )
    return next((words for way in ways if cells(words := " · ".join(way)) <= width * 0.7), "")


def legend(width: int) -> str:
    """What the signs mean."""
    pairs = [(begin if begin == end else f"{begin} {end}", knowing) for knowing, (begin, end) in SIGNS.items()]
    long = "   ".join(f"{sign} {WORDS[knowing]}" for sign, knowing in pairs)
    return long if cells(long) <= width else " ".join(f"{sign}{SHORT[knowing]}" for sign, knowing in pairs)


def here(known: Known, mark: Mark | None, asked: list[Asked]) -> Content:
    """The passage one is at: how well it is known, and its questions; else what is to be said of the document."""
    lines: list[str | Content] = [plain(words) for words in (known.trouble, *known.notices) if words]
    if mark is None:
        nothing = not known.map.marks and not known.trouble
        return stacked(*lines, *(["No question asks about this document."] if nothing else []))
    lines.append(plain(WORDS[mark.knowing].capitalize(), "bold"))
    lines += [plain(said) for said in mark.facts]
    lines += [plain(f"{one.prompt}  ({one.when})") for one in asked]
    return stacked(*lines)
