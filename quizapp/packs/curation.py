"""The curator's verbs applied to what programs wrote: keep, edit, reject, rename."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from quizapp.packs.answers import text_fingerprint
from quizapp.packs.file import YamlFile
from quizapp.packs.model import Curated, Decision, Question, Renamed
from quizapp.packs.problems import WARNING, Problem
from quizapp.packs.validating import Item

CHANGED_BENEATH = frozenset({"edit_changed", "kept_changed"})
"""What is told where a question reads otherwise than when something was decided of it."""


def curated(
    made: Iterable[Item], decisions: Curated | None, file: YamlFile | None, written: set[str], problems: list[Problem]
) -> Iterator[Item]:
    """The generated questions as they are studied: edits in their place, rejected and hand-written ones gone."""
    names = {one.id: one for one in decisions.rename} if decisions else {}
    made = (item for item in (_renamed(one, names) for one in made) if item.question.id not in written)
    if decisions is None or file is None:
        yield from made
        return
    places = {name: number for number, name in _edited_in(file)}
    edits = {question.id: (places.get(question.id, 0), question) for question in decisions.edit}
    rejected = {decision.id for decision in decisions.reject}
    kept = {decision.id: (number, decision) for number, decision in enumerate(decisions.keep)}
    problems += _both_ways(decisions, {*kept, *edits}, file)
    seen = set(written)
    decided = {*edits, *kept, *rejected}
    for item in made:
        name = _decided_as(item.question, decided)
        seen.update((item.question.id, name))
        if name in rejected:
            continue
        if name in edits:
            _compare(item, decisions.edited_from.get(name, ""), edits[name], file, problems)
            yield _renamed(_edited(edits[name], file), names)
        elif name in kept:
            yield _kept(item, kept[name], file, problems)
        else:
            yield item
    left = (edit for name, edit in edits.items() if name not in seen | rejected)
    yield from (_renamed(_edited(edit, file), names) for edit in left)
    for name, (number, _) in kept.items():
        if name not in seen and name not in edits and name not in rejected:
            message = f"'{name}' was kept and is not among the generated questions any more"
            problems.append(file.problem(("keep", number, "id"), "kept_gone", message, severity=WARNING))


def _edited_in(file: YamlFile) -> list[tuple[int, str]]:
    """The place of each edit in its file, and which question it is of."""
    said = enumerate(file.data.get("edit") or ())
    return [(number, str(one.get("id", ""))) for number, one in said if isinstance(one, dict)]


def _both_ways(decisions: Curated, wanted: set[str], file: YamlFile) -> Iterator[Problem]:
    """Rejections of what is kept or edited as well, and second edits, as git joins what two people decided."""
    for number, one in enumerate(decisions.reject):
        if one.id in wanted and not one.over:
            message = f"'{one.id}' is rejected, and kept or edited as well: it is not asked"
            hint = "quizapp pack keep asks it again, quizapp pack reject says that it stays out"
            yield file.problem(("reject", number), "both_ways", message, hint, WARNING)
    edited = _edited_in(file)
    last = {name: number for number, name in edited}
    for number, name in edited:
        if name in wanted and number != last[name]:
            message = f"'{name}' is edited a second time below: this edit is not asked"
            hint = "keep of the two the one that holds, and take the other out"
            yield file.problem(("edit", number), "both_ways", message, hint, WARNING)


def _renamed(item: Item, names: Mapping[str, Renamed]) -> Item:
    """The question under the name that a person gave it, known by its former ones as well."""
    question = item.question
    name = next((names[one] for one in (question.id, *question.aliases) if one in names), None) if names else None
    if name is None:
        return item
    former = dict.fromkeys((question.id, *question.aliases, *name.aliases))
    aliases = tuple(one for one in former if one != name.to)
    return replace(item, question=question.model_copy(update={"id": name.to, "aliases": aliases}))


def _decided_as(question: Question, decided: set[str]) -> str:
    """The name under which something was decided of a question: its own, or one that it had."""
    return next((name for name in (question.id, *question.aliases) if name in decided), question.id)


def _edited(edit: tuple[int, Question], file: YamlFile) -> Item:
    number, question = edit
    return Item(question, file, ("edit", number), generated=True)


def _compare(item: Item, was: str, edit: tuple[int, Question], file: YamlFile, problems: list[Problem]) -> None:
    """Whether the question under an edit still reads as it did when it was edited."""
    if was and was != text_fingerprint(item.question):
        message = f"'{edit[1].id}' reads differently now, under what was edited"
        hint = "quizapp pack edit shows yours, with --undo it goes back to theirs; quizapp pack keep stays with yours"
        problems.append(file.problem(("edit", edit[0]), "edit_changed", message, hint, WARNING))


def _kept(item: Item, kept: tuple[int, Decision], file: YamlFile, problems: list[Problem]) -> Item:
    """A kept question is approved and checked, as long as it reads as it did when it was kept."""
    number, decision = kept
    if decision.fingerprint and decision.fingerprint != text_fingerprint(item.question):
        message = f"'{decision.id}' reads differently than when it was kept"
        hint = "look at it again, and keep, edit or reject it"
        problems.append(file.problem(("keep", number), "kept_changed", message, hint, WARNING))
        return item
    return Item(checked(item.question, decision), item.file, item.at, generated=True)


def vouched_for(made: Iterable[Question], decisions: Curated) -> list[Question]:
    """What stands for the generated questions that a person kept or edited and did not reject."""
    left = decisions.as_generated(one.id for one in (*decisions.edit, *decisions.reject))
    kept = decisions.as_generated(one.id for one in decisions.keep)
    rejected = {one.id for one in decisions.reject}
    stay = (one for one in made if _decided_as(one, kept) in kept and _decided_as(one, left) not in left)
    return [*(one for one in decisions.edit if one.id not in rejected), *stay]


def checked(question: Question, decision: Decision) -> Question:
    """The question as a person vouched for it."""
    return question.model_copy(update={"status": "approved", "checked": decision.checked or question.checked})
