"""What a learner has picked so far of numbered options: one value for choice, true or false, multi, order and match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.tui.shown import CROSS

ONE, MANY, ORDER, MATCH = "one", "many", "order", "match"

MODES = {"choice": ONE, "truefalse": ONE, "multi": MANY, "order": ORDER, "match": MATCH}
"""Kind of question to the way its options are picked."""


@dataclass(frozen=True, slots=True)
class Picking:
    """Options in the order shown, numbered from 1, and what was picked.

    `picked` holds option indexes: of `many` the ticked ones, of `order` the arrangement so far, of `match` the right
    side for each left side in turn.
    """

    mode: str
    options: tuple[str, ...]
    lefts: tuple[str, ...] = ()
    picked: tuple[int, ...] = ()
    moved: bool = False
    """Of `order`: whether lines were moved by hand, so that the arrangement shown is meant."""
    struck: int | None = None
    """An option that a hint took away."""

    @property
    def arrangement(self) -> tuple[int, ...]:
        """Of `order`: all options, the picked ones first."""
        return self.picked + tuple(i for i in range(len(self.options)) if i not in self.picked)

    @property
    def asked(self) -> str:
        """Of `match`: the left side that is asked now, empty when all are matched."""
        return self.lefts[len(self.picked)] if self.mode == MATCH and len(self.picked) < len(self.lefts) else ""

    @property
    def started(self) -> bool:
        """Whether anything was picked, so that sending is an answer and not "I don't know"."""
        return bool(self.picked) or self.moved

    @property
    def complete(self) -> bool:
        """Whether what was picked is a whole answer: every line has its place, every left side its right one."""
        if self.mode == ORDER:
            return len(self.picked) == len(self.options)
        return self.started and not self.asked

    def press(self, index: int) -> Picking:
        """The option with this index is picked, or taken back where it was ticked."""
        if not 0 <= index < len(self.options) or index == self.struck:
            return self
        if self.mode == MANY:
            ticked = set(self.picked) ^ {index}
            return replace(self, picked=tuple(sorted(ticked)))
        if self.mode == ORDER:
            return self if index in self.picked else replace(self, picked=(*self.picked, index))
        if self.mode == MATCH:
            return replace(self, picked=(*self.picked, index)) if self.asked else self
        return replace(self, picked=(index,))

    def back(self) -> Picking:
        """The last pick taken back."""
        return replace(self, picked=self.picked[:-1])

    def move(self, line: int, by: int) -> Picking:
        """Of `order`: the line at this position moved up (-1) or down (1)."""
        order = list(self.arrangement)
        if self.mode != ORDER or not 0 <= line < len(order) or not 0 <= line + by < len(order):
            return self
        order[line], order[line + by] = order[line + by], order[line]
        return replace(self, picked=tuple(order), moved=True)

    def holding(self, response: str | Sequence[str]) -> Picking:
        """With an answer given before picked again, as far as its options are there."""
        texts = [response] if isinstance(response, str) else response
        picks = [self.options.index(text) for text in texts if text in self.options]
        return replace(self, picked=tuple(sorted(picks) if self.mode == MANY else picks))

    def response(self) -> str | list[str]:
        """What grading is given; empty when nothing was picked."""
        if not self.started:
            return ""
        if self.mode == ONE:
            return self.options[self.picked[0]]
        if self.mode == ORDER:
            return [self.options[i] for i in self.arrangement]
        chosen = [self.options[i] for i in self.picked]
        return chosen + [""] * (len(self.lefts) - len(chosen)) if self.mode == MATCH else chosen

    def lines(self) -> list[tuple[int, str, str]]:
        """(option index, what stands before the option, the option) in the order they are shown."""
        shown = self.arrangement if self.mode == ORDER else range(len(self.options))
        return [(i, self._before(i), self.options[i]) for i in shown]

    def _before(self, index: int) -> str:
        number = f"{index + 1}" if index < 9 else " "
        if self.mode == MANY:
            return f"{number} {'[x]' if index in self.picked else '[ ]'} "
        if self.mode == ORDER:
            place = f"{self.picked.index(index) + 1}." if index in self.picked else "  "
            return f"{number}  {place} "
        return f"{number}  {f'{CROSS} ' if index == self.struck else ''}"

    def matched(self) -> list[str]:
        """Of `match`: what was matched so far, a line a pair, and the left side asked now."""
        done = [f"{left} — {self.options[i]}" for left, i in zip(self.lefts, self.picked, strict=False)]
        return [*done, f"▸ {self.asked}"] if self.asked else done
