"""The report of a class as one HTML page: the exams first, then each learner on a sheet of paper of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizapp.figures.pictures import percent
from quizapp.figures.scores import Score, range_words, score_words
from quizapp.page import Element, element, joined, page, table
from quizapp.results.lines import HARDEST, pick_lines
from quizapp.results.report import ClassReport, ExamReport, QuestionLine
from quizapp.results.rows import Answer
from quizapp.results.sheets import Sat
from quizapp.results.words import (
    PROVES,
    class_words,
    day_words,
    decision_words,
    discrimination_words,
    exam_words,
    first_words,
    key_words,
)

STYLE = """
.bar { display: inline-block; width: 6rem; height: .7rem; border: 1px solid var(--line); }
.bar > span { display: block; height: 100%; background: var(--mark); }
blockquote { margin: .3rem 0 .3rem 1rem; padding-left: .7rem; border-left: 3px solid var(--line); }
.picks { list-style: none; padding-left: 1rem; }
@media print { .sheet { break-before: page; } }
"""


def class_page(found: ClassReport) -> str:
    """The whole page."""
    title = found.exams[0].title if len(found.exams) == 1 else "Results of a class"
    body = [
        element("h1", title),
        *(part for one in found.exams for part in _exam(one)),
        *_practised(found),
        element("h2", "What this shows and what not"),
        *(element("p", text) for text in PROVES),
        *_sheets(found),
    ]
    return page(title, body, STYLE)


def _exam(one: ExamReport) -> Iterator[Element]:
    yield element("h2", exam_words(one))
    yield from (element("p", line) for line in class_words(one))
    yield from (element("p", f"Left out: {card}") for card in one.dropped)
    yield table(
        "Questions, the hardest first",
        ("Question", "Topic", "Earned", "Of", "At first sight", "Discrimination"),
        [_question(line) for line in one.questions],
    )
    missed = [line for line in one.questions if line.item.facility < 1][:HARDEST]
    if missed:
        yield element("h3", "Hardest")
        yield from (_hard(line) for line in missed)
    doubtful = [line for line in one.questions if line.doubts or line.decision]
    if doubtful:
        yield element("h3", "Look at these questions")
        yield element("ul", *(_doubtful(line) for line in doubtful))
    yield from _shares("By topic", one.topics)
    yield from _shares("By document", one.documents)
    yield table("Learners", ("Learner", "Score", "Likely", "Day"), [_learner(one, sat) for sat in one.sat])
    yield element("h3", "What was answered")
    yield from (_answers(line) for line in one.questions)


def _question(line: QuestionLine) -> tuple[str | int, ...]:
    share, first = percent(line.item.facility), first_words(line.first)
    name = line.asked.prompt or line.card
    kept = map(_kept, (first, discrimination_words(line.item)))
    return name, line.topic, _bar(line.item.facility, share), line.item.n, *kept


def _bar(share: float, words: str) -> Element:
    width = f"width: {100 * min(max(share, 0), 1):.0f}%"
    return _kept(joined(element("span", element("span", style=width), class_="bar", aria_hidden="true"), " ", words))


def _kept(words: str) -> Element:
    """Words that stay in one line."""
    return element("span", words, class_="keep")


def _hard(line: QuestionLine) -> Element:
    cited = [part for one in line.asked.cited[:1] for part in (element("blockquote", one.quote), _from(one.place))]
    answer = [element("p", "It is ", element("strong", line.asked.shown), key_words(line))] if line.asked.shown else []
    parts = (element("h4", line.asked.prompt or line.card), *answer, _picks(line), *cited)
    return element("section", *parts, class_="whole")


def _from(place: str) -> Element:
    return element("p", f"From {place}", class_="soft")


def _doubtful(line: QuestionLine) -> Element:
    said = [*line.doubts, *([decision_words(line.decision)] if line.decision else [])]
    return element("li", line.card, " ", line.asked.prompt, element("ul", *(element("li", text) for text in said)))


def _answers(line: QuestionLine) -> Element:
    return element("details", element("summary", line.asked.prompt or line.card), _picks(line), class_="whole")


def _picks(line: QuestionLine) -> Element:
    return element("ul", *(element("li", text) for text in pick_lines(line)), class_="picks")


def _shares(title: str, scores: Mapping[str, Score]) -> Iterator[Element]:
    if scores:
        rows = [(name or "without", _bar(one.share, percent(one.share)), one.of) for name, one in scores.items()]
        yield table(title, (title.removeprefix("By ").capitalize(), "Earned", "Answers"), rows)


def _learner(one: ExamReport, sat: Sat) -> tuple[str, ...]:
    told = (score_words(sat.score), range_words(sat.score).removeprefix("likely "), day_words(one, sat))
    return sat.learner, *map(_kept, told)


def _practised(found: ClassReport) -> Iterator[Element]:
    if found.practised:
        rows = [(name, one.days, one.answers, one.minutes) for name, one in found.practised.items()]
        yield element("h2", "Practised")
        yield table("How much was practised", ("Learner", "Days", "Answers", "Minutes"), rows)


def _sheets(found: ClassReport) -> Iterator[Element]:
    """A sheet a learner: each exam with its score, by topic, and what was missed."""
    for learner in found.sources:
        taken = [(one, attempt) for one in found.exams for attempt in one.sat if attempt.learner == learner]
        if taken:
            parts = [part for one, attempt in taken for part in _sheet(one, attempt)]
            yield element("section", element("h2", learner), *parts, class_="sheet")


def _sheet(one: ExamReport, attempt: Sat) -> Iterator[Element]:
    passed = {True: " Passed.", False: " Not passed.", None: ""}[attempt.passed]
    yield element("h3", exam_words(one))
    yield element("p", f"{score_words(attempt.score)}, {range_words(attempt.score)}.{passed}")
    yield from _shares("By topic", topics_of(attempt))
    lines = {line.card: line for line in one.questions}
    marks, missed = attempt.marks, [answer for answer in attempt.answers if answer.credit < 1]
    if missed:
        head = ("Question", "Answered", "Right answer", "Worth")
        yield table("Missed", head, [_missed(answer, lines[answer.card], marks[answer.card]) for answer in missed])


def topics_of(attempt: Sat) -> dict[str, Score]:
    """What a learner earned by topic, the weakest first."""
    marks, found = attempt.marks, dict[str, list[float]]()
    for one in attempt.answers:
        found.setdefault(one.topic, []).append(marks[one.card])
    scores = {topic: Score(round(sum(some), 9), len(some)) for topic, some in found.items()}
    return dict(sorted(scores.items(), key=lambda item: (item[1].share, item[0])))


def _missed(answer: Answer, line: QuestionLine, mark: float) -> tuple[str, ...]:
    said = "; ".join(answer.texts) or "left open"
    return line.asked.prompt or answer.card, said, f"{line.asked.shown}{key_words(line)}", _kept(percent(mark))
