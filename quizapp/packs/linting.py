"""The rules of item writing held against a pack, and what its author allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quizapp.facts.identity import canonical
from quizapp.packs.bank import conflicts_kept
from quizapp.packs.lint import alike, all_findings
from quizapp.packs.lint.between import tells, two_right
from quizapp.packs.lint.catalogue import FOR_PACKS, FOR_QUESTIONS, RULES
from quizapp.packs.lint.rule import Finding
from quizapp.packs.problems import ERROR, NOTE, WARNING, Problem
from quizapp.packs.syntax import short
from quizapp.packs.translating import near

if TYPE_CHECKING:
    from quizapp.packs.file import Key
    from quizapp.packs.model import Question
    from quizapp.packs.reading import LoadedPack
    from quizapp.packs.validating import Item

_HEAD: Key = ()


def beside_each_other(pack: LoadedPack) -> Mapping[int, list[Finding]]:
    """Number of an item -> what shows only beside other questions."""
    numbers = [number for number, item in enumerate(pack.items) if item.question.status == "approved"]
    questions = [pack.items[number].question for number in numbers]
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for place, finding in (*two_right(questions), *_rival_values(pack, questions)):
        found[numbers[place]].append(finding)
    same = set()
    for later, earlier in alike.same(questions):
        same.add(later)
        message = f"asks in the same words as '{questions[earlier].id}'"
        found[numbers[later]].append(Finding("same_prompt", message, _asking(questions[later].kind)))
    for later, earlier in alike.near(questions):
        if later not in same:
            message = f"asks nearly the same as '{questions[earlier].id}', with the same answer"
            found[numbers[later]].append(Finding("near_prompt", message, _asking(questions[later].kind)))
    return found


def _rival_values(pack: LoadedPack, questions: Sequence[Question]) -> Iterator[tuple[int, Finding]]:
    """Wrong choices that another document gives as the value of the very fact that is asked."""
    asked = [(place, one) for place, one in enumerate(questions) if one.kind == "choice" and one.origin]
    conflicts = conflicts_kept(pack.root) if asked else ()
    rivals = {fact: {*map(canonical, values)} for one in conflicts for fact, values in one.rivals.items()}
    for place, question in asked:
        values = rivals.get(question.origin.fact if question.origin else "", set())
        for number, choice in enumerate(question.choices):
            if choice.text != question.answer and canonical(choice.text) in values:
                message = f"'{choice.text}' is what another document says"
                yield place, Finding("two_right", message, ("choices", number), "offer another choice")


def _asking(kind: str) -> Key:
    return ("text",) if kind == "cloze" else ("prompt",)


def linted(item: Item, beside: Iterable[Finding], language: str) -> Iterator[Problem]:
    """What the rules find in an approved question, alone and beside others."""
    for found in (*all_findings(item.question, language), *beside):
        yield _problem(item, found)


def _problem(item: Item, found: Finding) -> Problem:
    severity = RULES[found.rule].severity
    return item.file.problem((*item.at, *found.at), found.rule, found.message, found.hint, severity)


def silenced(item: Item, told: list[Problem]) -> list[Problem]:
    """The same without what the question allows; with what is wrong in that itself."""
    allowed = item.question.allow
    if not allowed:
        return told
    found = {one.code for one in told}
    kept = [one for one in told if one.severity == ERROR or one.code not in allowed]
    needed = found if item.question.status == "approved" else FOR_QUESTIONS
    for path, code, message, hint, severity in _of_allow(allowed, FOR_QUESTIONS, needed):
        kept.append(item.file.problem((*item.at, *path), code, message, hint, severity))
    return kept


def whole(pack: LoadedPack) -> Iterator[Problem]:
    """What is wrong in the pack as a whole, without what its head allows."""
    file, allowed = pack.files[0], pack.header.allow
    questions = [item.question for item in pack.items if item.question.status == "approved"]
    found = [*tells(questions, pack.header.exams), *_licence(pack)]
    for one in found:
        if one.rule not in allowed:
            yield file.problem(_HEAD, one.rule, one.message, one.hint, WARNING)
    for path, code, message, hint, severity in _of_allow(allowed, FOR_PACKS, {one.rule for one in found}):
        yield file.problem(path, code, message, hint, severity)


def _licence(pack: LoadedPack) -> Iterator[Finding]:
    if not pack.header.license:
        hint = "write license: CC-BY-4.0, or what holds, so that others know what they may do"
        yield Finding("no_license", "the pack names no licence", _HEAD, hint)


def _of_allow(
    allowed: Sequence[str], known: Collection[str], found: Collection[str]
) -> Iterator[tuple[Key, str, str, str, str]]:
    """Names that no rule has, and rules that find nothing: where, code, message, hint, severity."""
    for number, name in enumerate(allowed):
        if name not in known:
            other = "a question" if name in FOR_QUESTIONS else "the pack as a whole" if name in FOR_PACKS else ""
            message = f"{short(name)} is a rule for {other}" if other else f"there is no rule {short(name)}"
            hint = (
                f"write it under allow: of {other}"
                if other
                else near(name, known) or "quizapp check --explain lists them"
            )
            yield ("allow", number), "unknown_rule", message, hint, ERROR
        elif name not in found:
            yield ("allow", number), "not_needed", f"{name} finds nothing here", "take it out of allow:", NOTE
