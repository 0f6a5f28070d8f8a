"""`quizapp exam`: take an exam on a pack, in the app or line by line, and see how earlier ones went."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizapp.practice.desk import Desk
    from quizapp.practice.sitting import Sitting
    from quizapp.study.exam import Attempt


@click.command()
@click.argument("pack", metavar="PACK")
@click.argument("exam", metavar="[EXAM]", default="")
@click.option("--questions", type=click.IntRange(1, 1000), metavar="N", help="So many questions, over all topics.")
@click.option("--minutes", type=click.IntRange(0, 1440), metavar="M", help="The time; 0 is without a limit.")
@click.option("--seed", type=click.IntRange(0), metavar="S", help="Ask what the attempt with this seed asked.")
@click.option("--plain", is_flag=True, help="Line by line, without escape codes.")
@click.option("--attempts", "listed", is_flag=True, help="List the attempts so far.")
@click.option("--report", "number", type=click.IntRange(1), metavar="N", help="Show the report of the Nth attempt.")
@click.option("--json", "as_json", is_flag=True, help="The attempts as JSON.")
@click.pass_obj
def exam(
    profile: str, /, pack: str, listed: bool, number: int | None, as_json: bool, plain: bool, **chosen: Any
) -> None:
    """Take an exam on PACK: one that its author laid down, or twenty questions over its topics.

    An exam that is not submitted goes on where it stood; its clock has gone on meanwhile.
    """
    from quizapp.cli.places import open_desk, warn_of_mistakes

    if listed or as_json or number:
        _must_begin_none(chosen)
        with open_desk(profile, [pack]) as desk:
            _look_back(desk, desk.library.pack(pack).id, number, as_json)
    elif plain:
        from quizapp.cli.exam_plain import run
        from quizapp.cli.study import lines

        with open_desk(profile, [pack]) as desk:
            if desk.library.pack(pack).errors:
                warn_of_mistakes(desk.library.pack(pack).path)
            run(desk, sit(desk, pack, **chosen), lines(), lambda text: print(text, flush=True))
    else:
        from quizapp.cli.app import open_app

        open_app(profile, sit=lambda desk: sit(desk, pack, **chosen), given=[pack], plain=f"exam {pack} --plain")


def sit(desk: Desk, pack: str, exam: str, questions: int | None, minutes: int | None, seed: int | None) -> Sitting:
    """The exam that is open on a pack, else a new one; raises WrongUse where one is open and another is asked for.

    One whose time has passed since it was left comes first, to be handed in.
    """
    from quizapp.errors import WrongUse
    from quizapp.practice import exams
    from quizapp.practice.sitting import Sitting

    name = desk.library.pack(pack).id
    left = exams.left_open(desk, name)
    if left is None:
        return exams.begin(desk, name, exams.chosen(desk, name, exam, questions), seed, minutes)
    going = Sitting(desk, left)
    another = questions or minutes or seed is not None or exam not in {"", left.paper.exam}
    if another and not going.over:
        unknown = exam and exam not in {one.id for one in exams.exams_of(desk, name)}
        lacks = f"{name} has no exam '{exam}', and " if unknown else ""
        hint = f"quizapp exam {name} goes on with it; there it can be submitted"
        raise WrongUse(f"{lacks}'{left.paper.title}' is not submitted yet", hint=hint)
    return going


def _must_begin_none(chosen: Mapping[str, Any]) -> None:
    from quizapp.errors import WrongUse

    if any(value not in {None, ""} for value in chosen.values()):
        hint = "leave EXAM, --questions, --minutes and --seed out"
        raise WrongUse("--attempts, --report and --json look back on every exam of a pack", hint=hint)


def _look_back(desk: Desk, pack: str, number: int | None, as_json: bool) -> None:
    from quizapp.errors import WrongUse
    from quizapp.practice import exams
    from quizapp.practice.exam_report import attempt_line, report
    from quizapp.text.control import clean

    tried = exams.attempts(desk, pack)
    if number and number > len(tried):
        raise WrongUse(f"there is no attempt {number}", hint=f"quizapp exam {pack} --attempts lists them")
    if as_json:
        shown = list(enumerate(tried, 1))[number - 1 : number] if number else enumerate(tried, 1)
        click.echo(json.dumps([_object(at, attempt) for at, attempt in shown]))
    elif number:
        from quizapp.cli.exam_plain import report_lines

        if tried[number - 1].ended is None:
            raise WrongUse("this attempt is not submitted yet", hint=f"quizapp exam {pack} goes on with it")
        for line in report_lines(report(desk.library, tried[number - 1], tried)):
            click.echo(clean(line))
    else:
        lines = [f"{at:>3}  {attempt_line(attempt)}" for at, attempt in enumerate(tried, 1)]
        click.echo(clean("\n".join(lines)) if lines else f"No exam on {pack} has been taken yet.")


def _object(number: int, attempt: Attempt) -> dict[str, Any]:
    from quizapp.figures.scores import result

    paper, found = attempt.paper, result(attempt)
    low, high = found.total.between
    return {
        "number": number,
        "id": paper.id,
        "pack": paper.pack,
        "exam": paper.exam,
        "title": paper.title,
        "day": paper.day,
        "started": paper.started.isoformat(),
        "ended": attempt.ended.isoformat() if attempt.ended else None,
        "minutes": paper.minutes,
        "took_s": round(attempt.took.total_seconds()),
        "seed": paper.seed,
        "questions": found.total.of,
        "answered": found.answered,
        "right": found.right,
        "points": round(found.total.points, 4),
        "share": round(found.total.share, 4),
        "between": [round(low, 4), round(high, 4)],
        "passed": found.passed,
        "topics": {topic: {"points": round(score.points, 4), "of": score.of} for topic, score in found.topics.items()},
    }
