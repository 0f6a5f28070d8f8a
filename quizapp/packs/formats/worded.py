"""What other programs have no field for, said in words where learners read them."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.packs import answers
from quizapp.packs.formats.naming import id_of
from quizapp.packs.gaps import gaps
from quizapp.packs.model import Question
from quizapp.packs.reading import LoadedPack
from quizapp.text.control import one_line
from quizapp.text.periods import show_day

HINTS = "the hints of its gaps"


def prompt(question: Question, *, picture: bool = False) -> str:
    """What is asked, with the unit and the day it holds for; with what its picture shows where that is not there."""
    said = [question.prompt] if question.prompt else []
    unit = question.unit if question.kind == "number" else ""
    said += [f"[picture: {question.image_alt or question.image}]"] if question.image and not picture else []
    said += [f"(in {unit})"] if unit else []
    said += [f"(as of {show_day(question.as_of)})"] if question.as_of else []
    return " ".join(said)


def explanation(question: Question, pack: LoadedPack) -> str:
    """Why the answer is right, with the passages it stands in."""
    return "\n\n".join(filter(None, (question.explanation, *_passages(question, pack))))


def model_answer(question: Question, language: str) -> str:
    """What answers a question that no program judges."""
    rubric = question.rubric if question.kind == "flashcard" else ()
    return "\n".join([answers.shown(question, language=language), *(f"- {one}" for one in rubric)])


def _passages(question: Question, pack: LoadedPack) -> Iterator[str]:
    for evidence in question.evidence:
        source = pack.header.sources.get(evidence.source)
        title = (source and source.title) or evidence.source
        place = f", {evidence.locator}" if evidence.locator else ""
        quote = f': "{one_line(evidence.quote)}"' if evidence.quote else ""
        yield f"Source: {title}{place}{quote}"


def one_gap(question: Question) -> list[Question]:
    """A text with gaps as one question a gap, the others filled; further answers stand in the gap, hints are gone."""
    if question.kind != "cloze":
        return [question]
    found = gaps(question.text)
    if len(found) == 1 and not question.accept and not found[0].hint:
        return [question]
    single = list[Question]()
    for asked in found:
        text = question.text
        for one in reversed(found):
            right = dict.fromkeys((one.answer, *one.accept, *(question.accept if len(found) == 1 else ())))
            filled = "{{" + "|".join(right) + "}}" if one is asked else one.answer
            text = text[: one.start] + filled + text[one.end :]
        name = question.id if len(found) == 1 else id_of(f"{question.id}-{asked.facet}")
        single.append(question.model_copy(update={"id": name, "text": text, "accept": ()}))
    return single


def without_hints(question: Question) -> Question:
    """A text with gaps without the hints in them; the very same question where there are none."""
    if question.kind != "cloze" or not any(gap.hint for gap in gaps(question.text)):
        return question
    text = question.text
    for gap in reversed(gaps(text)):
        text = text[: gap.start] + "{{" + "|".join((gap.answer, *gap.accept)) + "}}" + text[gap.end :]
    return question.model_copy(update={"text": text})
