"""What a card says on the screen: its head, the verdict, the explanation, the ratings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.packs.questions import MultiQuestion
from quizapp.study.model import Rating
from quizapp.text.direction import apart
from quizapp.text.width import cells
from quizapp.text.written import begins_fenced, shown
from quizapp.tui.shown import CROSS, MARK, TICK, hung, joined, labelled, plain, stacked, two_sides, written

if TYPE_CHECKING:
    from quizapp.packs.model import Question
    from quizapp.practice.asking import Asking
    from quizapp.practice.practice import Practice
    from quizapp.study.model import Verdict

NAMES = {Rating.AGAIN: "Again", Rating.HARD: "Hard", Rating.GOOD: "Good", Rating.EASY: "Easy"}
NARROW = 36
"""Columns below which only the most needed stands."""

BESIDE_WRONG = 5
"""Columns before an option that is not right."""

DIFFERENCE = {"same": ("", "", ""), "missing": ("(+", ")", "bold"), "extra": ("(-", ")", "strike")}
"""What stands before and after a run of letters, and its style."""


def head(practice: Practice, width: int) -> Content:
    """Pack and topic at the left; what is done, what is left and about how long at the right."""
    done, left, minutes = practice.progress
    box = practice.minutes_left
    time = f"{minutes} min" if box is None else f"ends in {box} min"
    right = f"{done} done · {left} left · {time}" if left else f"{done} done"
    if width < NARROW:
        right = f"{done} of {done + left}"
    return plain(two_sides(practice.place, right, width))


def aside(practice: Practice, key: Callable[[str], str]) -> Content:
    """What stands under the question: the hints given, and what is wanted before the options or the verdict.

    `key` gives the key of a binding.
    """
    lines = [plain(hint, "dim") for hint in practice.hints.given]
    if practice.concealed:
        lines.append(plain(f"Think of the answer; {key('study-show-options')} shows the options."))
    if practice.held is not None:
        said = {"guess": "a guess", "unsure": "unsure", "sure": "sure"}
        ways = [f"{key(f'study-sure-{name}')} {words}" for name, words in said.items()]
        lines.append(plain("   ".join(["How sure are you?", *ways, f"{key('study-sure-unsaid')}: not said"])))
    return stacked(*lines)


def leech(practice: Practice, key: Callable[[str], str]) -> Content:
    """How often the card was missed, and what can be done about it."""
    edits, suspends, lets = map(key, ("study-edit", "study-suspend", "study-accept"))
    return joined((f"{practice.leech} ", "bold"), f"{edits} edits it, {suspends} suspends it, {lets} lets it be.")


def verdict(asking: Asking, width: int = 0, skip: int = 0) -> Content:
    """The verdict in words, what was typed with the difference marked, and code that is right in its layout."""
    found = asking.verdict
    assert found is not None
    mark = "" if found.right is None else f"{TICK} " if found.right else f"{CROSS} "
    style = "" if found.right is None else "bold $text-success" if found.right else "bold $text-error"
    answer = found.shown if asking.raw else shown(found.shown)
    is_code = begins_fenced(found.shown) and not asking.raw
    bare = asking.words != "Right." or is_code
    said = asking.words if bare else f"{asking.words}   {apart(answer)}".rstrip()
    lines = [plain(mark + said, style), *([plain(asking.help_words)] if asking.help_words else [])]
    if asking.raw and asking.words != "Right.":
        lines.append(labelled("Right", found.shown, raw=True))
    if is_code:
        lines.append(written(found.shown, width, skip=skip))
    marked = asking.difference
    alike = sum(len(text) for text, sort in marked if sort == "same")
    if 2 * alike > sum(len(text) for text, _ in marked):
        runs = [(before + text + after, style) for text, sort in marked for before, after, style in [DIFFERENCE[sort]]]
        lines.append(joined("  Letters  ", *runs))
    lines += [written(f"  {line}", raw=asking.raw) for line in _parts(asking.question, found)]
    return stacked(*lines)


def _parts(question: Question, found: Verdict) -> list[str]:
    """What was right; of several answers, what was left out and what was ticked wrongly."""
    if not isinstance(question, MultiQuestion):
        return [f"{TICK if right else CROSS} {text}" for text, right in found.parts]
    return [
        f"{TICK} {text}" if right else f"+ {text}   missing" if text in question.answers else f"{CROSS} {text}   wrong"
        for text, right in found.parts
    ]


def explanation(asking: Asking, width: int, skip: int = 0) -> Content:
    """The other options and why they are wrong, why the answer is right, the sentence cited, and where it stands."""
    raw = asking.raw
    lines: list[str | Content] = []
    for number, text, why in asking.others:
        between = "\n" if "\n" in text else ": "
        option = written(f"{text}{between}{why}" if why else text, width - BESIDE_WRONG, raw=raw, skip=skip)
        lines.append(hung(plain(f"{number:>3}  "), option, width))
    if lines:
        lines.append("")
    if asking.question.explanation:
        lines.append(labelled("Why", asking.question.explanation, width, raw=raw, skip=skip))
    elif asking.cited and asking.verdict and not asking.verdict.right:
        lines.append(labelled("Cited", asking.cited, width, raw=True))
    if asking.source:
        lines.append(labelled("From", asking.source, width, raw=True))
    if asking.note:
        lines.append(labelled("Note", asking.note, width, raw=True))
    return stacked(*lines)


def ratings(practice: Practice, width: int) -> Content:
    """The four ratings with the time each leads to, in one line or two; the suggested one is marked."""
    parts = []
    for rating, due in practice.previews():
        suggested = rating == practice.suggested
        text = f"{MARK if suggested else ' '} {int(rating)} {NAMES[rating]}  {due}"
        parts.append(plain(text, "bold" if suggested else ""))
    between = Content("   ")
    if sum(cells(part.plain) + 3 for part in parts) <= width:
        return stacked("How was it?", between.join(parts))
    if width >= NARROW - 4:
        return stacked("How was it?", between.join(parts[:2]), between.join(parts[2:]))
    return stacked(*parts)


def copied(asking: Asking) -> str:
    """The question as text, with its answer and source once they are shown."""
    lines = [asking.prompt, *(f"{i}  {text}" for i, text in enumerate(asking.options, 1))]
    if asking.verdict is not None:
        lines += [asking.verdict.shown, asking.source]
    return "\n".join(filter(None, lines))
