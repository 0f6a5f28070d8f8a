"""An exam line by line, for screen readers, pipes and scripts; no escape codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from quizapp.cli.plain import Say
from quizapp.cli.plain_lines import number_in, question_lines, response_of
from quizapp.errors import QuizError
from quizapp.practice import exams
from quizapp.practice.exam_report import (
    Report,
    attempt_line,
    left_words,
    report,
    response_words,
    score_lines,
    topic_lines,
)
from quizapp.text.amounts import counted
from quizapp.text.control import clean
from quizapp.text.written import shown

if TYPE_CHECKING:
    from quizapp.practice.desk import Desk
    from quizapp.practice.sitting import Sitting

COMMANDS = ":mark :next :back :go N :overview :time :submit :quit; :: begins an answer with a colon"
LITTLE = timedelta(minutes=5)
"""So much time left is told with each question."""


class Stop(Exception):
    """The learner leaves, or the input is at its end; the exam stays open."""


def run(desk: Desk, sitting: Sitting, lines: Iterator[str], say: Say) -> None:
    """Ask until the exam is submitted, its time is over, or the input ends; then the report."""
    talk = Talk(sitting, lines, say)
    try:
        talk.greet()
        late = talk.handed_in
        while not talk.handed_in:
            talk.one_line()
        pack = sitting.attempt.paper.pack
        found = report(desk.library, sitting.attempt, exams.attempts(desk, pack))
        for line in report_lines(found):
            talk.say(line)
        talk.afterwards(desk, found)
        if late:
            talk.say(f"quizapp exam {pack} --plain begins another.")
    except Stop:
        if not talk.handed_in:
            talk.say("")
            talk.say(f"The exam stays open{talk.left_words()}: quizapp exam {sitting.attempt.paper.pack} goes on.")


def report_lines(found: Report) -> Iterator[str]:
    """The whole report."""
    yield ""
    yield f"{found.attempt.paper.title}, {found.attempt.paper.day}"
    yield from score_lines(found)
    yield "By topic"
    yield from (f"  {line}" for line in topic_lines(found))
    if found.withheld:
        yield found.withheld
    elif found.missed:
        yield "Missed"
    for miss in found.misses:
        yield f"- {shown(miss.prompt)}"
        yield f"  It is {shown(miss.shown)}{miss.said}"
        yield from (f"  {text}" for text in (miss.cited, miss.source and f"From {miss.source}") if text)
    if found.earlier:
        yield "Earlier"
        yield from (f"  {attempt_line(attempt)}" for attempt in found.earlier)


class Talk:
    """The conversation about one exam: lines in, lines out."""

    def __init__(self, sitting: Sitting, lines: Iterator[str], say: Say) -> None:
        self.sitting = sitting
        self.handed_in = False
        self._lines = lines
        self._say = say
        self._at_end = False
        self._sure = False
        """Whether it was said already that questions are open."""

    def say(self, text: str) -> None:
        """A line, or several, that no terminal takes for anything else."""
        self._say(clean(text))

    def left_words(self) -> str:
        """How much time is left, as it goes on after something else."""
        left = left_words(self.sitting.left)
        return f", {left}" if left else ""

    def greet(self) -> None:
        """What this exam is, and how it goes; one whose time passed while it was left is handed in."""
        attempt = self.sitting.attempt
        if attempt.ended is not None:
            self.say(f"{attempt.paper.title}, begun on {attempt.paper.day}, was still open. {self.sitting.over_words}")
            self._hand_in()
            return
        limit = f"{attempt.paper.minutes:g} min" if attempt.paper.minutes else "no time limit"
        begun = f"; going on, {len(attempt.answers)} answered{self.left_words()}" if attempt.last else ""
        asks = counted(self.sitting.count, "question")
        named = "" if attempt.paper.title == asks else f"{attempt.paper.title}: "
        self.say(f"{named}{asks}, {limit}{begun}.")
        self.say(f"An empty line leaves a question open. {COMMANDS}")
        self._ask()

    def _ask(self) -> None:
        sitting = self.sitting
        little = sitting.left is not None and sitting.left <= LITTLE
        marked = ", marked" if sitting.marked else ""
        self.say("")
        self.say(f"[{sitting.number + 1} of {sitting.count}{marked}{self.left_words() if little else ''}]")
        if sitting.asked is None:
            self.say(sitting.gone)
            if sitting.mistake is not None:
                self.say(sitting.told(sitting.mistake))
            return
        for line in question_lines(sitting):
            self.say(line)
        if sitting.given is not None:
            self.say(f"Your answer: {response_words(sitting.attempt, sitting.card)}")
            self._verdict()

    def one_line(self) -> None:
        """Read a line and do what it says; where the time is over the exam is handed in instead."""
        line = next(self._lines, None)
        if self.sitting.over:
            self.say(self.sitting.over_words)
            self._hand_in()
        elif line is None:
            raise Stop
        elif line.startswith(":") and not line.startswith("::"):
            self._command(line[1:].strip())
        else:
            self._answer(line.rstrip("\r\n").removeprefix(":") if line.startswith("::") else line.rstrip("\r\n"))

    def _answer(self, line: str) -> None:
        sitting = self.sitting
        if self._at_end:
            self.say("That was the last question. :submit hands the exam in, :go N goes to a question.")
        elif sitting.settled or sitting.asked is None or not line.strip():
            self._step(1)
        else:
            try:
                response = response_of(sitting, line)
            except ValueError as error:
                self.say(str(error))
                return
            if self._saved(lambda: sitting.answer(response)):
                self._verdict()
                self._step(1)

    def _verdict(self) -> None:
        """The verdict where the exam gives one at once, and why."""
        sitting = self.sitting
        if sitting.verdict is None:
            return
        self.say(sitting.words)
        if not sitting.verdict.right:
            source = sitting.source and f"From {sitting.source}"
            for text in filter(None, (sitting.question.explanation or sitting.cited, source)):
                self.say(text)

    def _step(self, by: int) -> None:
        if by > 0 and self.sitting.is_last:
            self._at_end = True
            self._overview()
            self.say(":submit hands the exam in, :go N goes to a question.")
        else:
            self._go(self.sitting.number + by)

    def _go(self, number: int) -> None:
        self._at_end = False
        self.sitting.go(number)
        self._ask()

    def _command(self, words: str) -> None:
        name, _, rest = words.partition(" ")
        acts: dict[str, Callable[[], object]] = {
            "mark": self._mark,
            "next": lambda: self._step(1),
            "back": lambda: self._go(self.sitting.number) if self._at_end else self._step(-1),
            "overview": self._overview,
            "time": lambda: self.say(self.left_words().removeprefix(", ") or "There is no time limit."),
            "submit": self._submit,
        }
        if name == "quit":
            raise Stop
        if name == "go" and (number := number_in(rest.strip(), self.sitting.count)):
            self._go(number - 1)
        elif name == "go":
            self.say(f":go takes a number from 1 to {self.sitting.count}")
        elif name in acts:
            acts[name]()
        else:
            self.say(f"There is no :{name} in an exam. {COMMANDS}")

    def _mark(self) -> None:
        if not self._saved(self.sitting.mark):
            return
        self.say("Marked. :overview lists what is marked." if self.sitting.marked else "Not marked any more.")

    def _overview(self) -> None:
        attempt = self.sitting.attempt
        cards = [drawn.card for drawn in attempt.paper.questions]
        open_ = [number for number, card in enumerate(cards, 1) if card not in attempt.answers]
        marked = [number for number, card in enumerate(cards, 1) if card in attempt.marked]
        self.say(f"{len(attempt.answers)} of {len(cards)} answered{self.left_words()}.")
        for what, numbers in (("Open", open_), ("Marked", marked)):
            if numbers:
                self.say(f"{what}: {' '.join(map(str, numbers))}")

    def _submit(self) -> None:
        unanswered = self.sitting.attempt.unanswered
        if unanswered and not self._sure:
            self._sure = True
            self._overview()
            self.say(f"{counted(unanswered, 'question')} without an answer. :submit again hands it in all the same.")
        else:
            self._hand_in()

    def _hand_in(self) -> None:
        self.handed_in = self._saved(self.sitting.submit)

    def afterwards(self, desk: Desk, found: Report) -> None:
        """The misses made due today, where that is wanted."""
        if not found.missed:
            return
        while True:
            self.say(":due makes what was missed due today; an empty line ends.")
            line = next(self._lines, "").strip()
            if line in {"", ":quit"}:
                return
            if line == ":due":
                break
        for row in exams.due_today(desk, found.missed):
            self.say(f"saved {row.sequence}")
        self.say(f"{counted(len(found.missed), 'card')} due today. quizapp undo takes each back.")

    def _saved(self, act: Callable[[], bool]) -> bool:
        """Do what may write a row and say which; what cannot be written is said, and can be tried again."""
        before = self.sitting.saved
        try:
            done = act()
        except QuizError as error:
            self.say(f"not saved: {error}")
            if error.hint:
                self.say(error.hint)
            return False
        if self.sitting.saved != before:
            self.say(f"saved {self.sitting.saved}")
        return done
