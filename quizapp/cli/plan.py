"""`quizapp plan`: an exam on a day, and what it asks for until then."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quizapp.packs.index import PackEntry
    from quizapp.practice.desk import Desk
    from quizapp.study.calendar import Moment
    from quizapp.study.plan import Plan

DEFAULT_MINUTES = 20
FIRST, LAST = 14, 10
"""Days that are shown of a long plan, from its beginning and its end."""


@click.command()
@click.argument("pack", metavar="PACK")
@click.option("--exam", metavar="DATE", default="", help="The day of the exam, such as 2026-12-12.")
@click.option("--minutes", type=click.IntRange(1, 1440), metavar="M", help=f"Minutes a day; else {DEFAULT_MINUTES}.")
@click.option("--clear", is_flag=True, help="There is no exam any more.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def plan(profile: str, pack: str, exam: str, minutes: int | None, clear: bool, as_json: bool) -> None:
    """Plan for an exam on a pack: the load of each day, the last looks, and what will be known on the day."""
    from quizapp.cli.dates import now_of
    from quizapp.cli.places import open_desk
    from quizapp.cli.talk import warn
    from quizapp.errors import WrongUse

    if clear and (exam or minutes):
        raise WrongUse("--clear goes with neither --exam nor --minutes")
    with open_desk(profile, [pack], read_only=not (clear or exam or minutes)) as desk:
        entry = desk.library.pack(pack)
        when = now_of(desk.store.state)
        if clear:
            desk.choose(f"pack.{entry.id}.exam", None)
        elif exam or minutes:
            _set(desk, entry, exam, minutes, when)
        found = _plan(desk, entry.id, when)
        for away in desk.put_away([entry.id]).values() if found else ():
            warn(f"{away.message}: the plan holds once it is studied again ({away.hint})")
    if as_json:
        click.echo(json.dumps(_object(entry.id, found)))
    else:
        for line in _lines(entry, found, when):
            click.echo(line)


def _set(desk: Desk, entry: PackEntry, exam: str, minutes: int | None, when: Moment) -> None:
    """Keep the exam; what is not said of it stays as it was. A pack with an exam is studied."""
    from quizapp.cli.dates import coming_day
    from quizapp.errors import WrongUse
    from quizapp.study.fold import pack_state
    from quizapp.study.plan import first_look
    from quizapp.study.rules import FARTHEST, exam_of

    before = exam_of(desk.store.state, entry.id, when)
    if not exam and before is None:
        raise WrongUse("there is no exam yet", hint=f"quizapp plan {entry.id} --exam DATE --minutes {minutes}")
    day = coming_day(exam or (before.day.isoformat() if before else ""), when.day)
    if day > when.day + FARTHEST:
        last = (when.day + FARTHEST).isoformat()
        raise WrongUse(
            f"{day.isoformat()} is too far off to plan for", hint=f"the last day that can be planned is {last}"
        )
    daily = minutes or (before.minutes if before else DEFAULT_MINUTES)
    look = first_look(day, daily, entry.id, entry.count, desk.store.state, when)
    said = {"date": day.isoformat(), "minutes": daily, "last_look": look.isoformat()}
    desk.choose(f"pack.{entry.id}.exam", said)
    if pack_state(desk.store.state, entry.id) != "studying":
        desk.choose(f"pack.{entry.id}.state", "studying")
    if desk.store.state.settings.get(f"pack.{entry.id}.paused_until"):
        desk.choose(f"pack.{entry.id}.paused_until", "")


def _plan(desk: Desk, pack: str, when: Moment) -> Plan | None:
    from quizapp.study.plan import plan_for
    from quizapp.study.rules import exam_of

    exam = exam_of(desk.store.state, pack, when)
    return plan_for(desk.store.state, desk.entries(), pack, exam, when) if exam else None


def _object(pack: str, found: Plan | None) -> dict[str, Any]:
    if found is None:
        return {"pack": pack, "exam": None}
    days = [{"day": one.day.isoformat(), "due": one.due, "new": one.new, "minutes": one.minutes} for one in found.loads]
    return {
        "pack": pack,
        "exam": found.exam.day.isoformat(),
        "minutes": found.exam.minutes,
        "last_look": found.exam.first_look.isoformat(),
        "days": days,
        "recall": {topic: round(share, 4) for topic, share in found.recall.items()},
        "overall": round(found.overall, 4),
        "left_out": found.unmet,
        "needed_minutes": found.needed,
        "enough": found.enough,
    }


def _lines(entry: PackEntry, found: Plan | None, when: Moment) -> list[str]:
    from quizapp.figures.days import day_words
    from quizapp.figures.exams import in_words, share, too_little
    from quizapp.text.control import one_line

    title = one_line(entry.title)
    if found is None:
        return [f"{title}: no exam is planned.", f"Plan one: quizapp plan {entry.id} --exam DATE --minutes M"]
    lines = [f"{title}: {in_words(found, when)}" if found.enough else f"{title}: {too_little(found)}."]
    lines += ["", "  Day                       Due   New   Min"]
    shown = [*found.loads[:FIRST], None, *found.loads[-LAST:]] if len(found.loads) > FIRST + LAST else found.loads
    for load in shown:
        if load is None:
            lines.append("  ...")
            continue
        look = "  last looks" if load.day >= found.exam.first_look else ""
        lines.append(f"  {day_words(load.day):<24} {load.due:>4}  {load.new:>4}  {load.minutes:>4}{look}")
    lines += [f"  {day_words(found.exam.day):<24} exam", "", f"  Known on the day  {share(found.overall)}"]
    recall = {one_line(topic): share(part) for topic, part in found.recall.items()}
    width = max(map(len, recall), default=0)
    return lines + [f"    {topic:<{width}}  {part:>4}" for topic, part in recall.items()]
