"""Plain mode: study line by line, for screen readers, pipes and scripts; no escape codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from quizapp.cli.plain_lines import question_lines, response_of, told
from quizapp.errors import QuizError
from quizapp.practice.layout import place_of
from quizapp.practice.practice import REASONS
from quizapp.practice.standing import SURE
from quizapp.study.model import Rating
from quizapp.study.verdicts import GUESSED
from quizapp.text.control import clean

if TYPE_CHECKING:
    from quizapp.practice.practice import Practice

Say = Callable[[str], None]

COMMANDS = (
    ":undo :redo :right :wrong :guess :hint :options :raw :evidence :note :skip :suspend :report :quit; "
    ":: begins an answer with a colon"
)

LEECH = "To suspend it :suspend, to say what is wrong with it :report, to let it be a rating."


class Stop(Exception):
    """The learner is done, or the input is."""


def run(practice: Practice, lines: Iterator[str], say: Say) -> None:
    """Ask until nothing is left, the limit is reached, or the input ends."""
    talk = Talk(practice, lines, say)
    if practice.resumed:
        say(f"Going on where it stopped, {practice.progress[0]} done. :quit ends it.")
    try:
        while practice.asked is not None:
            talk.go_on()
    except (Stop, KeyboardInterrupt):
        talk.save_verdict()
    done = practice.finish()
    if done.time_is_up:
        say("The time you set is over.")
    say(f"{done.answers} answered, {done.first_tries}.")
    for said in done.coming:
        say(f"{said}.")


class Talk:
    """The conversation about one practice: lines in, lines out."""

    def __init__(self, practice: Practice, lines: Iterator[str], say: Say) -> None:
        self.practice = practice
        self._lines = lines
        self._say = say

    def say(self, text: str) -> None:
        """A line, or several, that no terminal takes for anything else."""
        self._say(clean(text))

    def save_verdict(self) -> None:
        """An answer whose verdict stands is saved with the suggested rating."""
        if self.practice.asked is not None and self.practice.verdict is not None:
            self._saved(lambda: self.practice.rate(self.practice.suggested))

    def go_on(self) -> None:
        """One question; what cannot be shown is told, and the next one is asked."""
        practice = self.practice
        try:
            self._look_for_changes()
            if practice.asked is not None:
                self.one_question()
        except Stop:
            raise
        except Exception as error:
            self.say(practice.told(error))
            if practice.verdict is None or not self._saved(lambda: practice.rate(practice.suggested)):
                practice.pass_over()
        for passed in practice.passed_over():
            self.say(practice.told(passed))

    def _look_for_changes(self) -> None:
        """A question that is put is asked as its pack is on the disk now; what cannot be read is told."""
        practice = self.practice
        if practice.verdict is None and practice.held is None:
            if wrong := practice.watch.look():
                self.say(wrong)
            practice.take_over()

    def one_question(self) -> None:
        """Ask, judge, rate: until a row is saved or another question stands."""
        practice = self.practice
        if practice.verdict is None:
            if practice.held is None and not self._asked():
                return
            if practice.held is not None and not self._sure():
                return
        self._judge()
        line = self._read()
        if line is not None:
            self._rate(line)

    def _asked(self) -> bool:
        """Whether the question was put and answered."""
        self._ask()
        line = self._read()
        return line is not None and self._answer(line)

    def _sure(self) -> bool:
        """Whether it was said how sure the answer is, or passed over."""
        self.say("How sure? 1 a guess, 2 unsure, 3 sure, or an empty line")
        line = self._read()
        if line is None or line.strip() not in {"", "1", "2", "3"}:
            return False
        self.practice.sure(("", *SURE)[int(line.strip() or 0)])
        return True

    def _ask(self) -> None:
        practice = self.practice
        self.say("")
        if practice.why_now:
            self.say(practice.why_now)
        self.say(f"[{practice.place}]")
        for line in question_lines(practice, options=not practice.concealed):
            self.say(line)
        if practice.concealed:
            self.say("Think of the answer; :options shows the options.")

    def _judge(self) -> None:
        practice = self.practice
        self.say(f"{practice.words} {practice.help_words}".rstrip())
        if practice.bounds:
            self.say(told(practice, f"What counts: {practice.bounds}."))
        if practice.verdict is not None and not practice.verdict.right:
            for text in (
                practice.question.explanation or practice.cited,
                practice.source and f"From {practice.source}",
            ):
                if text:
                    self.say(told(practice, text))
        if practice.note:
            self.say(f"Note: {practice.note}")
        if practice.leech:
            self.say(f"{practice.leech} {LEECH}")
        self.say(
            "  ".join(
                f"{int(rating)} {rating.name.lower()} {due}{' (suggested)' if rating == practice.suggested else ''}"
                for rating, due in practice.previews()
            )
        )

    def _read(self) -> str | None:
        """The next line; None when it was a command that has been carried out and the question stands anew."""
        line = next(self._lines, None)
        if line is None:
            raise Stop
        line = line.rstrip("\r\n")
        if line.startswith("::"):
            return line[1:]
        if not line.startswith(":"):
            return line
        return self._command(line[1:].strip())

    def _answer(self, line: str) -> bool:
        if self.practice.concealed and line.strip():
            self.practice.show_options()
            return False
        try:
            response = response_of(self.practice, line)
        except ValueError as error:
            self.say(str(error))
            return False
        self.practice.give(response)
        if self.practice.question.kind == "flashcard" and not line.strip():
            self.practice.not_known()
        return True

    def _rate(self, line: str) -> None:
        practice, text = self.practice, line.strip()
        if not text:
            rating = practice.suggested
        elif text in {"1", "2", "3", "4"}:
            rating = Rating(int(text))
        else:
            self.say("1 again, 2 hard, 3 good, 4 easy, or an empty line for the suggested one")
            return
        self._saved(lambda: practice.rate(rating))

    def _command(self, words: str) -> str | None:
        name, _, rest = words.partition(" ")
        practice = self.practice
        if name == "quit":
            raise Stop
        acts: dict[str, Callable[[], object]] = {
            "undo": self._undo,
            "redo": lambda: self._saved(practice.redo),
            "suspend": lambda: self._saved(practice.suspend),
            "report": lambda: self._report(rest.strip()),
            "hint": lambda: self.say(practice.hint() if self._open else "It has been answered already."),
            "raw": self._turn_raw,
            "options": practice.show_options,
            "evidence": self._evidence,
            "note": lambda: self._note(rest.strip()),
            "skip": practice.skip,
            "right": lambda: self._overrule("right"),
            "wrong": lambda: self._overrule("wrong"),
            "guess": lambda: self._overrule("guess"),
        }
        if name in acts:
            acts[name]()
        else:
            self.say(f"There is no :{name}. {COMMANDS}")
        return None

    def _turn_raw(self) -> None:
        self.practice.raw = not self.practice.raw

    def _undo(self) -> None:
        """First the answer that is not saved yet, then what was saved last."""
        if not self._open:
            self.practice.undo()
            self.say("Taken back: this answer, which was not saved. The question is asked again.")
        elif self._saved(self.practice.undo_saved):
            self.say(f"{self.practice.taken_back} :redo does it again.")

    def _report(self, reason: str) -> None:
        if not reason:
            words = "or your own words; an empty line reports nothing."
            self.say(f"What is wrong with it? Say one of {', '.join(REASONS)}, {words}")
            reason = (self._read() or "").strip()
        if reason:
            self._saved(lambda: self.practice.report(reason))

    def _note(self, text: str) -> None:
        if not text:
            empty = "takes it away" if self.practice.verdict else "notes nothing"
            self.say(f"What is to be noted on this card? An empty line {empty}.")
            line = self._read()
            if line is None:
                return
            text = line.strip()
        if text or self.practice.verdict:
            self._saved(lambda: self.practice.write_note(text))

    def _overrule(self, name: str) -> None:
        practice = self.practice
        if practice.verdict is None:
            self.say("There is no verdict yet: answer first.")
        elif name == "guess":
            if self._saved(practice.rate_guessed):
                self.say(GUESSED)
        else:
            practice.override(right=name == "right")
            if name == "wrong":
                self.say(f"It is {told(practice, practice.verdict.shown)}")

    @property
    def _open(self) -> bool:
        """Whether the question still waits for its answer."""
        return self.practice.verdict is None and self.practice.held is None

    def _evidence(self) -> None:
        practice = self.practice
        if practice.verdict is None:
            practice.look_at_evidence()
        for found in practice.evidence():
            self.say(f"{place_of(found)}: {found.text[found.start : found.end]}")
        if not practice.evidence():
            self.say("This question cites no passage.")

    def _saved(self, act: Callable[[], object]) -> bool:
        """Do what writes a row and say which; what cannot be written is said, and can be tried again."""
        before = self.practice.saved
        try:
            act()
        except QuizError as error:
            self.say(f"not saved: {error}")
            if error.hint:
                self.say(error.hint)
            return False
        if self.practice.saved == before:
            self.say("There is nothing to do that to.")
            return False
        self.say(f"saved {self.practice.saved}")
        return True
