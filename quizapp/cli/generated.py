"""What `generate` says of a bank: what is in it, and what has changed since the last one."""

from __future__ import annotations

import shlex
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.changed import asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.generate import Made
    from quizapp.packs.model import Question

MOST_LISTED = 12


def summary(made: Made, whole: bool = False, outdated: Sequence[Question] = ()) -> list[str]:
    """What is in the bank, and what has changed since the last one; `whole` lists every change.

    `outdated` are kept and edited questions whose passage has changed beneath them.
    """
    bank = made.bank
    approved = [question for question in bank.questions if question.status == "approved"]
    kinds = Counter(question.kind for question in approved)
    by_kind = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    counts = [
        count(len(bank.header.documents), "document"),
        count(len(bank.facts), "fact"),
        count(len(approved), "question") + (f" ({by_kind})" if by_kind else ""),
        count(len(bank.questions) - len(approved), "draft"),
        count(len(bank.conflicts), "conflict"),
    ]
    lines = ["; ".join(counts) + ".", *_since_then(made, whole, outdated)]
    for conflict in bank.conflicts:
        if not conflict.series and not conflict.settled:
            said = "; ".join(f"{value} ({document})" for document, value, _ in conflict.statements)
            lines.append(f"The documents disagree on {conflict.subject}, {conflict.relation}: {said}.")
    return lines


def closing(made: Made, target: Path, unchecked: int = 0, differ: int = 0, outdated: int = 0) -> list[str]:
    """What nobody has checked yet, what somebody kept and is otherwise now, and what to type next."""
    lines = []
    if differ:
        lines.append(f"Kept before, different now and unchecked again: {count(differ, 'question')}.")
    approved = any(question.status == "approved" for question in made.bank.questions)
    where = shlex.quote(str(target))
    if outdated:
        lines.append(f"Kept or edited, passage changed: {count(outdated, 'question')}: quizapp pack stale {where}")
    check = f"Nobody has checked {count(unchecked, 'question')} yet: quizapp pack curate {where}"
    if unchecked:
        lines.append(check)
    if approved:
        return [*lines, f"Next: quizapp study {where}"]
    if unchecked:
        return lines
    return [*lines, "Nothing here can be asked: the text has no sentences, lists or tables that state facts."]


def _since_then(made: Made, whole: bool, outdated: Sequence[Question]) -> list[str]:
    found = made.changes
    if found is None:
        return []
    said = f"{len(found.kept)} unchanged, {len(found.new)} new, {len(found.changed)} changed, {len(found.gone)} gone."
    listed = [(was.id, f"changed: {asked(was)}  =>  {asked(now)}") for was, now in found.changed]
    listed += [(question.id, f"gone: {asked(question)}") for question in found.gone]
    listed += [(question.id, f"new: {asked(question)}") for question in found.new]
    always = [f"kept or edited, and its passage has changed: {asked(question)}" for question in outdated]
    always += [f"kept or edited, {line}" for name, line in listed if name in found.curated]
    lines = [*always, *(line for name, line in listed if name not in found.curated)]
    most = max(MOST_LISTED, len(always))
    if whole or len(lines) <= most:
        return [said, *lines]
    return [
        said,
        *lines[:most],
        f"... and {len(lines) - most} more; --dry-run --explain lists all before anything is written.",
    ]


def differences(made: Made) -> list[str]:
    """What a rewritten bank asks otherwise, as lines taken away and lines added."""
    found = made.changes
    if found is None:
        return []
    lines = [line for was, now in found.changed for line in (f"- {asked(was)}", f"+ {asked(now)}")]
    lines += [f"- {asked(question)}" for question in found.gone]
    return [*lines, *(f"+ {asked(question)}" for question in found.new)]


def count(number: int, noun: str) -> str:
    """How many, in words.

    >>> count(1, "draft"), count(1200, "question")
    ('1 draft', '1,200 questions')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
