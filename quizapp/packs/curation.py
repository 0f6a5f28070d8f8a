"""The curator's three verbs applied to what programs wrote: keep, edit, reject."""

from __future__ import annotations

from quizapp.packs.answers import text_fingerprint
from quizapp.packs.file import YamlFile
from quizapp.packs.model import Curated, Decision, Question
from quizapp.packs.problems import WARNING, Problem
from quizapp.packs.validating import Item


def curated(
    made: list[Item], decisions: Curated | None, file: YamlFile | None, written: set[str], problems: list[Problem]
) -> list[Item]:
    """The generated questions as they are studied: edits in their place, rejected and hand-written ones gone."""
    made = [item for item in made if item.question.id not in written]
    if decisions is None or file is None:
        return made
    edits = {question.id: (number, question) for number, question in enumerate(decisions.edit)}
    rejected = {decision.id for decision in decisions.reject}
    kept = {decision.id: (number, decision) for number, decision in enumerate(decisions.keep)}
    ids = {item.question.id for item in made}
    items = []
    for item in made:
        name = item.question.id
        if name in edits:
            items.append(Item(edits[name][1], file, ("edit", edits[name][0]), generated=True))
        elif name in kept:
            items.append(_kept(item, kept[name], file, problems))
        elif name not in rejected:
            items.append(item)
    for name, (number, question) in edits.items():
        if name not in ids and name not in written:
            items.append(Item(question, file, ("edit", number), generated=True))
    for name, (number, _) in kept.items():
        if name not in ids and name not in edits:
            message = f"'{name}' was kept and is not among the generated questions any more"
            problems.append(file.problem(("keep", number, "id"), "kept_gone", message, severity=WARNING))
    return items


def _kept(item: Item, kept: tuple[int, Decision], file: YamlFile, problems: list[Problem]) -> Item:
    """A kept question is approved and checked, as long as it reads as it did when it was kept."""
    number, decision = kept
    if decision.fingerprint and decision.fingerprint != text_fingerprint(item.question):
        message = f"'{decision.id}' reads differently than when it was kept"
        hint = "look at it again, and keep, edit or reject it"
        problems.append(file.problem(("keep", number), "kept_changed", message, hint, WARNING))
        return item
    return Item(checked(item.question, decision), item.file, item.at, generated=True)


def checked(question: Question, decision: Decision) -> Question:
    """The question as a person vouched for it."""
    return question.model_copy(update={"status": "approved", "checked": decision.checked or question.checked})
