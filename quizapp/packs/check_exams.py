"""Checks of the exams of a pack: what they draw is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.packs.answers import facets, vouched
from quizapp.packs.blueprint import UNJUDGED, seated, takes
from quizapp.packs.model import Exam
from quizapp.packs.passages import topic_of
from quizapp.packs.problems import Problem
from quizapp.packs.reading import LoadedPack
from quizapp.packs.syntax import short
from quizapp.packs.translating import near
from quizapp.text.amounts import counted


@dataclass(frozen=True, slots=True)
class _Offered:
    """A card of the pack as a draw sees it."""

    kind: str
    topic: str
    tags: tuple[str, ...]
    difficulty: int
    vouched: bool


def exam_checks(pack: LoadedPack) -> Iterator[Problem]:
    """Exams with one id, topics and tags that no question has, and draws for which there is too little."""
    if not pack.header.exams:
        return
    offered = list(_offered(pack))
    seen: set[str] = set()
    for number, exam in enumerate(pack.header.exams):
        if exam.id in seen:
            message = f"'{exam.id}' is the id of another exam"
            yield _problem(pack, (number, "id"), "duplicate_exam", message, "ids are unique in a pack")
        seen.add(exam.id)
        unknown = list(_names(pack, number, exam, offered))
        yield from unknown or _amounts(pack, number, exam, offered)


def _offered(pack: LoadedPack) -> Iterator[_Offered]:
    for item in pack.items:
        question = item.question
        if question.status == "approved" and question.kind != UNJUDGED:
            topic = topic_of(question, pack.sources, pack.header.title)
            said = (question.kind, topic, question.tags, question.difficulty or 0, vouched(question))
            yield from (_Offered(*said) for _ in facets(question))


def _problem(pack: LoadedPack, at: tuple[str | int, ...], code: str, message: str, hint: str = "") -> Problem:
    return pack.files[0].problem(("exams", *at), code, message, hint)


def _names(pack: LoadedPack, number: int, exam: Exam, offered: Sequence[_Offered]) -> Iterator[Problem]:
    topics = {one.topic.casefold(): one.topic for one in offered}
    tags = {tag for one in offered for tag in one.tags}
    for place, draw in enumerate(exam.draw):
        for at, topic in enumerate(draw.topics):
            if topic.casefold() not in topics:
                path = (number, "draw", place, "topics", at)
                message = f"no question is on the topic {short(topic)}"
                yield _problem(pack, path, "unknown_topic", message, near(topic, topics.values()))
        for at, tag in enumerate(draw.tags):
            if tag not in tags:
                path = (number, "draw", place, "tags", at)
                yield _problem(pack, path, "unknown_tag", f"no question has the tag {short(tag)}", near(tag, tags))


def _amounts(pack: LoadedPack, number: int, exam: Exam, offered: Sequence[_Offered]) -> Iterator[Problem]:
    choices = [[at for at, one in enumerate(offered) if takes(exam, draw, one)] for draw in exam.draw]
    given = list(seated([draw.count for draw in exam.draw], choices).values())
    for place, draw in enumerate(exam.draw):
        got, there = given.count(place), len(choices[place])
        if got < draw.count:
            left = f"; other draws leave {got}" if got < there else ""
            message = f"{counted(draw.count, 'question')} wanted, {there} there{left}"
            yield _problem(pack, (number, "draw", place, "count"), "too_few", message, "draw fewer, or write more")
