"""What stands on the screen of curating: a question laid open, or a conflict with the ways to settle it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.facts.settling import BOTH, NEITHER
from quizapp.tui.shown import TICK, joined, labelled, plain, stacked, two_sides, written

if TYPE_CHECKING:
    from quizapp.facts.model import Conflict
    from quizapp.packs.described import Described
    from quizapp.packs.model import Question
    from quizapp.practice.curating import Curating

DONE = ("kept", "edited", "rejected", "settled", "later")
SETTLED = {BOTH: "Both, each as of its document's date", NEITHER: "Neither"}
NARROW = 60


def head(curating: Curating, width: int) -> Content:
    """The pack at the left; how far one is, and what was done, at the right."""
    total, at = len(curating.cases), min(curating.at + 1, len(curating.cases))
    of = f"{at} of {total}" if total else "nothing to check"
    sort = "" if curating.which == "all" else f" · {curating.which}"
    counts = curating.counts
    done = [f"{counts[verb]} {verb}" for verb in DONE if counts[verb]]
    right = " · ".join([of, *done]) if width >= NARROW else of
    return plain(two_sides(f"{curating.title} · to check{sort}", right, width))


def case(curating: Curating, undo: str) -> Content:
    """The case before the curator, or that none is left and which key goes back."""
    now = curating.case
    if now is None:
        return _end(curating, undo)
    if now.question is not None:
        return _question(now.question, curating.described(now.question))
    assert now.conflict is not None
    return _conflict(curating, now.conflict)


def _question(question: Question, found: Described) -> Content:
    status = "draft" if question.status == "draft" else ""
    as_of = f"as of {found.as_of}" if found.as_of else ""
    top = " · ".join(filter(None, (found.kind, status, found.fact, as_of)))
    lines: list[str | Content] = [plain(top, "dim"), written(found.prompt).stylize("bold")]
    if not found.options:
        accepted = f"   accepted {' · '.join(found.accepted)}" if found.accepted else ""
        lines.append(
            joined("= ", written(found.answer).stylize("bold"), accepted, f"   {found.more}" if found.more else "")
        )
    lines += [_option(*option) for option in found.options]
    if question.explanation:
        lines.append(labelled("Why ", question.explanation))
    if found.rivals:
        sort = "other times" if found.series else "the documents disagree"
        lines.append(joined(("Never ", "bold"), f"offered: {'; '.join(found.rivals)} · {sort}"))
    doubts = "; ".join(found.doubts) or "no flaw found"
    lines.append(joined(("Check ", "bold"), doubts))
    return stacked(*lines)


def _option(mark: str, text: str, why: str) -> Content:
    shown = TICK if mark == "right" else mark or " "
    option = joined(f"  {shown} ", written(text))
    return joined(option.stylize("bold") if mark == "right" else option, f"   {why}" if why else "")


def _conflict(curating: Curating, conflict: Conflict) -> Content:
    lines: list[str | Content] = [
        plain(f"conflict · {conflict.subject} · {conflict.relation}", "dim"),
        plain("The documents disagree. What is asked?", "bold"),
    ]
    for number, (ask, value) in enumerate(curating.choices(conflict), 1):
        where = [f"{d}{f', {when}' if when else ''}" for d, told, when in conflict.statements if told == value]
        text = f"{value}   {'; '.join(where)}" if value else SETTLED[ask]
        lines.append(joined((f"  {number} ", "bold"), text))
    return stacked(*lines)


def _end(curating: Curating, undo: str) -> Content:
    counts = curating.counts
    if not sum(counts.values()):
        generated = any(item.generated for item in curating.pack.items)
        why = "somebody has checked every generated question" if generated else "this pack has no generated questions"
        return stacked("", plain(f"Nothing waits here: {why}.", "bold"))
    done = ", ".join(f"{counts[verb]} {verb}" for verb in DONE if counts[verb])
    where = f"the pack's {curating.ledger.path.name}" if curating.is_own else "your corrections"
    return stacked(
        "",
        plain("That was the last one.", "bold"),
        plain(f"{done}. It is all saved; {undo} goes back."),
        plain(f"Saved in {where}.") if sum(counts.values()) > counts["later"] else "",
    )
