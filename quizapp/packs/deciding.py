"""What a curator can do, each as a change of the decisions: keep, edit, reject, settle a conflict, take back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from quizapp.facts.settling import VALUE
from quizapp.packs.answers import text_fingerprint
from quizapp.packs.decisions import CONFLICTS, EDIT, KEEP, REJECT, RENAME, SECTIONS, Decisions, Stretch
from quizapp.packs.validating import WAS

if TYPE_CHECKING:
    from quizapp.packs.model import Question

Act = Callable[[Decisions], Decisions]
REASONS = ("wrong", "unclear", "trivial", "duplicate", "other")
"""Why a question is rejected, or a word of the curator's own."""


def by(who: str, on: date) -> dict[str, str]:
    """A person's word, as it is kept."""
    return {"who": who, "on": on.isoformat()}


def keep(question: Question, checked: Mapping[str, str], was: Question | None = None) -> Act:
    """The question is right as it stands; one that was edited before stays as edited over what reads as `was` now."""

    def act(before: Decisions) -> Decisions:
        after = before.without(REJECT, question.id)
        edited = after.of(question.id, (EDIT,))
        if edited:
            said = {key: value for key, value in edited[0].said.items() if (key, value) != ("status", "draft")}
            return after.with_(EDIT, {**said, "checked": dict(checked), **_made_from(was)})
        said = {"id": question.id, "fingerprint": text_fingerprint(question), "checked": dict(checked)}
        return after.with_(KEEP, said)

    return act


def edit(said: Mapping[str, Any], checked: Mapping[str, str], was: Question | None = None) -> Act:
    """The question as this says it stands for the one of its id, which reads as `was` now.

    That it was kept stays in the file, for the day that the edit is taken back.
    """
    name = str(said["id"])

    def act(before: Decisions) -> Decisions:
        return before.without(REJECT, name).with_(EDIT, {**said, "checked": dict(checked), **_made_from(was)})

    return act


def _made_from(was: Question | None) -> dict[str, str]:
    """How an edit says what it was made from, by which a change beneath it is noticed."""
    return {WAS: text_fingerprint(was)} if was else {}


def reject(name: str, reason: str) -> Act:
    """The question is not asked; that it was kept or edited stays in the file, for the day it is wanted again."""

    def act(before: Decisions) -> Decisions:
        decided = {one.section for one in before.of(name, (KEEP, EDIT))}
        over = {"over": EDIT if EDIT in decided else KEEP} if decided else {}
        return before.with_(REJECT, {"id": name, "reason": reason, **over})

    return act


def rename(name: str, to: str, former: Sequence[str] = ()) -> Act:
    """The question that is generated under this id goes by another name; `former` are names that it had in between."""
    if name == to:
        return lambda before: before.without(RENAME, name)
    said = {"id": name, "to": to, **({"aliases": list(former)} if former else {})}
    return lambda before: before.with_(RENAME, said)


def settle(name: str, about: str, ask: str, value: str, checked: Mapping[str, str]) -> Act:
    """Of a conflict one value is asked, or both as of their dates, or neither."""
    said = {"id": name, "about": about, "ask": ask, **({"value": value} if ask == VALUE else {})}
    return lambda before: before.with_(CONFLICTS, {**said, "checked": dict(checked)})


def take_back(section: str, name: str) -> Act:
    """Nothing was decided of it so."""
    return lambda before: before.without(section, name)


def restore(name: str, entries: Sequence[Stretch]) -> Act:
    """The entries of an id as they were, whatever else has changed since."""
    sections = {one.section for one in entries}

    def act(before: Decisions) -> Decisions:
        after = before
        for section in SECTIONS:
            if section not in sections:
                after = after.without(section, name)
        for one in entries:
            after = after.put(one)
        return after

    return act
