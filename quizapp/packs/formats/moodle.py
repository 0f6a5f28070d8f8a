"""Answers as Moodle has them, in GIFT and in XML: a text, what it is worth, and what is said to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from quizapp.packs import answers as pack_answers
from quizapp.packs.formats.naming import asked
from quizapp.packs.model import Question
from quizapp.text.control import one_line

_BLANK = re.compile(r"_{5,}")
_UNFIT = re.compile(r"\||\}\}|\{\{|::|\n")
_STAR = re.compile(r"(?<!\\)\*")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, its share of the mark in per cent, what is said to whoever gives it, and how far off it may be."""

    text: str
    share: float = 100
    feedback: str = ""
    tolerance: str = "0"


def answers_of(question: Question) -> list[Answer]:
    """The answers to a question of a kind that Moodle marks."""
    if question.kind == "choice":
        return [Answer(one.text, 100 if one.text == question.answer else 0, one.why) for one in question.choices]
    if question.kind == "multi":
        part = 100 / len(question.answers)
        return [Answer(one.text, part if one.text in question.answers else -part, one.why) for one in question.choices]
    if question.kind == "number":
        return [Answer(question.answer, tolerance=_absolute(question.answer, question.tolerance))]
    right = [Answer(starred(one)) for one in pack_answers.accepted(question)]
    wrong = getattr(question, "reject", {})
    return right + [Answer(starred(text), 0, why) for text, why in wrong.items()]


def starred(text: str) -> str:
    """A typed answer in which a star means a star."""
    return text.replace("*", r"\*")


def _absolute(number: str, tolerance: str) -> str:
    """A tolerance as a number, which it also is where it is a share."""
    if not tolerance.endswith("%"):
        return tolerance.strip()
    share = Decimal(tolerance.rstrip("% ")) / 100 * abs(Decimal(number))
    return f"{share.normalize():f}"


class Read:
    """A question being put together from Moodle's answers, and what of them a pack does not hold."""

    def __init__(self, prompt: str, *explanation: str) -> None:
        self.said: dict[str, Any] = {"prompt": prompt}
        self.explanation = list(explanation)
        self.lost: list[str] = []

    def whole(self) -> dict[str, Any]:
        """The question as an author would write it."""
        said = "\n\n".join(dict.fromkeys(filter(None, self.explanation)))
        found = {**self.said, "explanation": said}
        return {key: value for key, value in found.items() if value not in ("", [], {})}

    def chosen(self, answers: Sequence[Answer], *, single: bool) -> None:
        """One of several, or several of several."""
        right = [one for one in answers if one.share > 0]
        best = max(right, key=lambda one: one.share, default=None)
        also = dict.fromkeys(one for one in right if single and one != best and one.share >= 100)
        kept = [one for one in answers if one not in also]
        self.lost += [f"the choice '{one.text}', which is right too" for one in also]
        self.lost += ["what a wrong choice costs"] * (single and any(one.share < 0 for one in answers))
        uneven = any(abs(one.share - right[0].share) > 0.01 for one in right)
        self.lost += ["that its right answers count differently"] * (not single and uneven)
        if single:
            self._partly(one for one in right if one != best and one not in also)
            self.said |= {"kind": "choice", "answer": best.text if best else ""}
            self.explanation += [best.feedback] if best else []
        else:
            self.said |= {"kind": "multi", "answers": [one.text for one in right]}
        self.said["choices"] = [
            {"text": one.text, "why": one.feedback} if one.feedback and (one is not best or not single) else one.text
            for one in kept
        ]

    def typed(self, answers: Sequence[Answer]) -> None:
        """A typed answer, or a text with one gap where the words have a blank."""
        right = [self.plain(one.text) for one in answers if one.share >= 100]
        wrong = [one for one in answers if one.share < 100 and one.text != "*"]
        self._partly(one for one in wrong if one.share > 0)
        self.lost += ["what is said to any other answer"] * any(one.text == "*" and one.feedback for one in answers)
        self.explanation += [one.feedback for one in answers if one.share >= 100]
        self.said["reject"] = {self.plain(one.text): one.feedback for one in wrong}
        prompt = str(self.said["prompt"])
        if right and len(_BLANK.findall(prompt)) == 1 and not any(map(unfit, right)):
            gap = "{{" + "|".join(right) + "}}"
            self.said |= {"kind": "cloze", "text": _BLANK.sub(lambda _: gap, prompt), "prompt": ""}
        else:
            self.said |= {"kind": "short", "answer": right[0] if right else "", "accept": right[1:]}

    def number(self, answers: Sequence[Answer]) -> None:
        """A number, with how far off it may be."""
        right = [one for one in answers if one.share >= 100]
        first = right[0] if right else Answer("")
        self._partly(one for one in answers if 0 < one.share < 100)
        self.lost += [f"that {one.text} is right too" for one in right[1:]]
        self.lost += ["what is said to wrong numbers"] * any(one.feedback and one.share <= 0 for one in answers)
        self.explanation += [first.feedback]
        self.said |= {"kind": "number", "answer": first.text}
        if not _is_zero(first.tolerance):
            self.said["tolerance"] = first.tolerance

    def truth(self, right: str, feedback: Sequence[str]) -> None:
        """True or false; what is said to either answer."""
        apart = len(set(filter(None, feedback))) > 1
        self.lost += ["which of the two answers each part of its explanation is said to"] * apart
        self.said |= {"kind": "truefalse", "answer": right}
        self.explanation += feedback

    def matched(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Pairs, and right sides without a left one."""
        lefts = [left for left, _ in pairs if left]
        self.lost += [f"a second match of '{left}'" for left in dict.fromkeys(lefts) if lefts.count(left) > 1]
        matched = dict[str, str]()
        for left, right in pairs:
            if left:
                matched.setdefault(left, right)
        further = dict.fromkeys(right for left, right in pairs if not left and right not in matched.values())
        self.said |= {"kind": "match", "pairs": matched, "distractors": list(further)}

    def opened(self) -> None:
        """What no program judges: what is explained first is what one compares with."""
        first, *self.explanation = [*filter(None, self.explanation), ""]
        self.said |= {"kind": "flashcard", "answer": first}

    def _partly(self, answers: Iterator[Answer]) -> None:
        self.lost += [f"that '{one.text}' is right in part" for one in answers]

    def plain(self, text: str) -> str:
        """A typed answer in which a star is only a star."""
        self.lost += [f"that * in '{text}' stands for anything"] * bool(_STAR.search(text))
        return _STAR.sub("", text).replace(r"\*", "*").strip()


def titled(title: str, said: Mapping[str, Any]) -> dict[str, str]:
    """A title as a note, where it is neither the id nor how the question begins."""
    is_told = asked(said).startswith(title.rstrip(". …")[:40]) or title == said.get("id")
    return {} if is_told else {"notes": title}


def unfit(answer: str) -> bool:
    """Whether an answer cannot stand in a gap, because it has signs that mean something there."""
    return _UNFIT.search(answer) is not None


def _is_zero(text: str) -> bool:
    try:
        return not text or Decimal(text) == 0
    except InvalidOperation:
        return False


def share(value: float) -> str:
    """A share as Moodle writes it.

    >>> share(100), share(100 / 3)
    ('100', '33.33333')
    """
    return f"{value:.5f}".rstrip("0").rstrip(".")


def middle(low: str, high: str) -> tuple[str, str]:
    """A range as its middle and how far it goes from there.

    >>> middle("1", "5")
    ('3', '2')
    """
    try:
        least, most = Decimal(low), Decimal(high)
    except InvalidOperation:
        return f"{low}..{high}", "0"
    return f"{(least + most) / 2}", f"{abs(most - least) / 2}"


def category(title: str, topic: str) -> str:
    """Where a question stands in Moodle's question bank.

    >>> category("Rivers", "In/out")
    '$course$/top/Rivers/In//out'
    """
    names = (one_line(name).strip("/ ").replace("/", "//") for name in (title, topic))
    return "/".join(["$course$/top", *filter(None, names)])


def topics(categories: Sequence[str]) -> tuple[str, list[str]]:
    """The title that categories have in common, and the topic that each names.

    >>> topics(["$course$/top/Rivers/Cities", "$course$/top/Rivers"])
    ('Rivers', ['Cities', ''])
    """
    split = [_names(one) for one in categories]
    first = {names[0] for names in split if names}
    if len(first) == 1 and all(split):
        return first.pop(), [names[-1] if len(names) > 1 else "" for names in split]
    return "", [names[-1] if names else "" for names in split]


def _names(category: str) -> list[str]:
    names = [re.sub("//", "/", one).strip() for one in re.split(r"(?<!/)/(?!/)", category)]
    names = names[1:] if names[0].startswith("$") and names[0].endswith("$") else names
    return [one for one in (names[1:] if names[:1] == ["top"] else names) if one]
