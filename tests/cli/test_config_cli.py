"""`quizapp config`, `plan`, `pack` and what `due` says of them, over a real library and a real store."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import run as call

import pytest
from click.testing import CliRunner

from quizapp.cli import main
from quizapp.packs.library import Library
from quizapp.practice.desk import Desk
from quizapp.store.store import Store
from tests.store.made_rows import answer

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@dataclass
class Done:
    """What a verb came to."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run() -> Run:
    """Run quizapp in this process; gives status, output and what it said on stderr."""

    def call(*arguments: str, text: str = "") -> Done:
        found = CliRunner().invoke(main, arguments, input=text)
        if found.exception and not isinstance(found.exception, SystemExit):
            raise found.exception
        return Done(found.exit_code, found.stdout, found.stderr)

    return call


def ahead(days: int) -> str:
    """A day so many days from now."""
    return (NOW + timedelta(days=days)).date().isoformat()


@pytest.fixture
def home(tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of quizapp with the small pack in its library, and no other."""
    monkeypatch.setattr("quizapp.packs.finding.shipped", list)
    monkeypatch.setattr("quizapp.cli.clock.now", lambda: NOW)
    monkeypatch.setattr("quizapp.cli.clock.zone", lambda: UTC)
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "home"
    (home / "packs").mkdir(parents=True)
    pack.rename(home / "packs" / "rivers")
    monkeypatch.setenv("QUIZAPP_HOME", str(home))
    return home


def learnt(home: Path, due: str, lapses: int = 0) -> None:
    """Everything of the pack known, and due on a day."""
    store = Store.open(home / "profiles" / "default", home, NOW)
    desk = Desk(Library([home / "packs"]), store, lambda: NOW, UTC)
    for entry in desk.library.index().entries:
        for number in range(lapses + 1):
            said = {"right": not lapses, "due": due, "study": "review" if number else "learn"}
            store.append(answer(entry.card, NOW - timedelta(days=90 - number), **said))
    store.close()


def told(run: Run, *arguments: str) -> dict[str, object]:
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_settings_are_set_got_listed_and_taken_back(run: Run, home: Path) -> None:
    assert run("config", "get", "retention").stdout == "0.9\n"
    assert run("config", "set", "retention", "0.85").stdout == "retention = 0.85\n"
    assert run("config", "set", "steps", "2, 15").stdout == "steps = 2 15\n"
    assert run("config", "set", "fuzz", "off").stdout == "fuzz = false\n"
    assert json.loads(run("config", "get", "steps", "--json").stdout) == [2, 15]
    listed = run("config", "list").stdout
    assert "retention = 0.85\n" in listed
    assert "new_per_day = 10  (default)\n" in listed
    assert run("config", "set", "steps", "default").stdout == "steps = 1 10\n"
    assert run("config", "set", "paused_until", ahead(9)).stdout == f"paused_until = {ahead(9)}\n"
    assert run("config", "set", "paused_until", "").stdout == "paused_until = \n"
    names = [json.loads(line)["name"] for line in run("reviews", "--json").stdout.splitlines()]
    assert names == ["retention", "steps", "fuzz", "steps", "paused_until", "paused_until"]


def test_a_pack_and_a_topic_inherit_until_they_have_their_own(run: Run, home: Path) -> None:
    run("config", "set", "retention", "0.85")
    assert run("config", "get", "pack.riv.retention").stdout == "0.85\n"
    assert run("config", "set", "pack.riv.retention", "0.92").stdout == "pack.rivers.retention = 0.92\n"
    assert run("config", "get", "pack.rivers.topic.cities.retention").stdout == "0.92\n"
    assert run("config", "set", "pack.rivers.topic.cities.retention", "0.75").returncode == 0
    said = told(run, "config", "list")
    assert said["pack.rivers.topic.Cities.retention"] == 0.75
    assert said["pack.rivers.retention"] == 0.92


def test_very_high_retention_is_kept_and_warned_of(run: Run, home: Path) -> None:
    done = run("config", "set", "retention", "0.97")
    assert (done.returncode, done.stdout) == (0, "retention = 0.97\n")
    assert "warning" in done.stderr
    assert run("config", "set", "retention", "0.95").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("set", "retention", "0.5"), "0.70 to 0.99"),
        (("set", "retention", "much"), "0.70 to 0.99"),
        (("set", "colour", "red"), "no setting"),
        (("get", "colour"), "no setting"),
        (("get", "pack.rivers.colour"), "no setting"),
        (("set", "pack.rivers.fuzz", "on"), "no setting"),
        (("set", "pack.lakes.retention", "0.9"), "no pack 'lakes'"),
        (("set", "pack.rivers.topic.Citys.retention", "0.9"), "did you mean 'Cities'?"),
        (("set", "pack.rivers.exam", "soon"), "quizapp plan"),
        (("set", "day_start", "13"), "0 to 12"),
        (("set", "new_per_day", "-1"), "a number from 0 to 9999"),
        (("set", "paused_until", "2020-01-01"), "'default' ends a pause"),
        (("set", "paused_until", ahead(0)), f"today is {ahead(0)}"),
        (("set", "pack.rivers.paused_until", "2020-01-01"), "is not to come"),
        (("set", "paused_until", "soon"), "a day such as 2026-12-24"),
    ],
)
def test_what_cannot_be_is_wrong_use_and_writes_nothing(
    run: Run, home: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("config", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert run("reviews", "--json").stdout == ""


def test_what_is_set_rules_the_next_session(run: Run, home: Path) -> None:
    run("config", "set", "new_per_day", "2")
    run("config", "set", "pack.rivers.state", "studying")
    assert told(run, "due")["new"] == 2
    assert "new_per_day" in run("config", "list").stdout


# exams


def test_an_exam_is_planned_shown_changed_and_cleared(run: Run, home: Path) -> None:
    said = told(run, "plan", "rivers", "--exam", ahead(14), "--minutes", "15")
    assert (said["pack"], said["exam"], said["minutes"], said["enough"]) == ("rivers", ahead(14), 15, True)
    assert len(said["days"]) == 14
    assert sum(day["new"] for day in said["days"]) == 10
    assert set(said["recall"]) == {"Cities", "Rivers"}
    assert 0.8 < said["overall"] < 1
    shown = run("plan", "rivers").stdout
    assert "Known on the day" in shown
    assert "last looks" in shown
    due = told(run, "due")
    (line,) = due["packs"]
    assert line["exam"]["date"] == ahead(14)
    assert "known on the day" in run("due").stdout
    assert told(run, "plan", "riv", "--minutes", "30")["exam"] == ahead(14)
    assert told(run, "plan", "riv", "--exam", ahead(20))["minutes"] == 30
    assert told(run, "plan", "rivers", "--clear") == {"pack": "rivers", "exam": None}
    assert "no exam is planned" in run("plan", "rivers").stdout


def test_a_pack_with_an_exam_is_studied_even_if_it_was_paused(run: Run, home: Path) -> None:
    run("pack", "pause", "rivers", "--until", ahead(30))
    run("plan", "rivers", "--exam", ahead(14))
    (pack,) = told(run, "due")["packs"]
    assert (pack["state"], pack["paused_until"]) == ("studying", None)
    run("pack", "archive", "rivers")
    assert run("plan", "rivers").stderr.startswith("warning: rivers is archived: the plan holds once ")
    assert run("plan", "rivers", "--exam", ahead(15)).stderr == ""
    assert told(run, "due")["packs"][0]["state"] == "studying"


def test_an_exam_tomorrow_makes_everything_known_due_today(run: Run, home: Path) -> None:
    learnt(home, ahead(200))
    assert told(run, "due")["due"] == 0
    run("plan", "rivers", "--exam", ahead(1), "--minutes", "60")
    assert told(run, "due")["due"] == 10
    run("plan", "rivers", "--clear")
    assert told(run, "due")["due"] == 0


def test_too_few_minutes_are_told(run: Run, home: Path) -> None:
    done = run("plan", "rivers", "--exam", ahead(2), "--minutes", "1")
    assert "too little" in done.stdout
    assert "would do" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rivers", "--exam", "12.12."), "is not a day"),
        (("rivers", "--exam", "2001-12-12"), "is not to come"),
        (("rivers", "--exam", "9999-12-31"), "is too far off to plan for"),
        (("rivers", "--exam", ahead(9), "--minutes", "0"), "--minutes"),
        (("rivers", "--minutes", "9"), "no exam yet"),
        (("rivers", "--clear", "--exam", ahead(9)), "--clear"),
        (("lakes", "--exam", ahead(9)), "no pack 'lakes'"),
    ],
)
def test_a_plan_that_cannot_be_is_wrong_use(run: Run, home: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("plan", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def chosen(home: Path, name: str, value: object) -> None:
    """A setting written into the journal without a look at it."""
    store = Store.open(home / "profiles" / "default", home, NOW)
    store.append(replace(answer("", NOW), type="setting", data={"name": name, "value": value}))
    store.close()


def test_an_exam_that_is_too_far_off_waits_until_it_is_near_enough(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(home, "pack.rivers.state", "studying")
    chosen(home, "pack.rivers.exam", {"date": "2999-12-31", "minutes": 20, "last_look": "2999-12-30"})
    assert told(run, "due")["packs"][0]["exam"] is None
    assert "no exam is planned" in run("plan", "rivers").stdout
    monkeypatch.setattr("quizapp.cli.clock.now", lambda: datetime(2999, 12, 1, tzinfo=UTC))
    assert told(run, "due")["packs"][0]["exam"]["date"] == "2999-12-31"


@pytest.mark.parametrize(
    "exam", [{}, {"minutes": 9}, {"date": ""}, {"date": "0001-01-01", "minutes": 9}, [], ["date"], 7]
)
def test_an_exam_that_says_too_little_is_none(run: Run, home: Path, exam: object) -> None:
    chosen(home, "pack.rivers.exam", exam)
    assert told(run, "due")["packs"][0]["exam"] is None
    assert run("due").returncode == run("config", "list").returncode == run("config", "list", "--json").returncode == 0


# pauses


def test_a_pack_is_paused_until_a_day_and_resumed(run: Run, home: Path) -> None:
    learnt(home, ahead(-20))
    assert told(run, "due")["due"] == 10
    assert run("pack", "pause", "riv", "--until", ahead(9)).stdout == f"rivers is paused until {ahead(9)}\n"
    assert told(run, "due")["due"] == 0
    assert f"paused until {ahead(9)}" in run("due").stdout
    assert told(run, "pack", "resume", "rivers") == {"pack": "rivers", "paused": False}
    assert told(run, "due")["due"] == 10
    run("pack", "pause", "rivers")
    assert run("due", "--count").stdout == "0\n"
    assert "Rivers (rivers): paused\n" in run("due").stdout
    run("pack", "resume", "rivers")
    run("pack", "archive", "rivers")
    assert all(pack["id"] != "rivers" for pack in told(run, "due")["packs"])


def test_of_two_pauses_the_later_one_holds(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    learnt(home, ahead(-20))
    run("pack", "pause", "rivers", "--until", ahead(9))
    run("pack", "pause", "rivers")
    assert run("pack", "list").stdout == "rivers: Rivers, 10 cards, paused\n"
    run("pack", "pause", "rivers", "--until", ahead(9))
    assert run("due", "--count").stdout == "0\n"
    monkeypatch.setattr("quizapp.cli.clock.now", lambda: NOW + timedelta(days=9))
    assert run("due", "--count").stdout == "10\n"


@pytest.mark.parametrize(
    ("put_away", "said"),
    [
        (("pause", "rivers"), "rivers is paused"),
        (("pause", "rivers", "--until", ahead(9)), f"rivers is paused until {ahead(9)}"),
        (("archive", "rivers"), "rivers is archived"),
    ],
)
def test_a_pack_that_was_put_away_is_asked_only_out_of_turn(
    run: Run, home: Path, put_away: tuple[str, ...], said: str
) -> None:
    run("pack", *put_away)
    done = run("study", "rivers", "--plain", text="1\n\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"error: {said}\n" in done.stderr
    assert "quizapp pack resume rivers" in done.stderr
    assert "answered" in run("study", "rivers", "--plain", "--cram", text="").stdout
    run("pack", "resume", "rivers")
    assert "answered" in run("study", "rivers", "--plain", text="").stdout


def test_of_several_packs_those_that_are_put_away_are_left_out_and_told(run: Run, home: Path) -> None:
    lakes = home / "packs" / "lakes.yaml"
    lakes.write_text(
        "format: quizapp-pack/1\nid: lakes\ntitle: Lakes\nlicense: CC0-1.0\n"
        "questions:\n  - {id: a, kind: truefalse, prompt: Lake Como is deep., answer: true}\n"
    )
    run("pack", "pause", "rivers")
    done = run("study", "lakes", "rivers", "--plain", text="1\n\n")
    assert "Lake Como" in done.stdout
    assert "Po flows" not in done.stdout
    assert done.stderr.startswith("warning: rivers is paused: left out (quizapp pack resume rivers")


def test_a_pack_that_is_paused_with_all_the_others_is_not_asked(run: Run, home: Path) -> None:
    run("pack", "pause", "--all", "--until", ahead(9))
    done = run("study", "rivers", "--plain", text="1\n\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert "quizapp pack resume --all" in done.stderr


def test_every_pack_is_listed_with_its_state(run: Run, home: Path) -> None:
    assert run("pack", "list").stdout == "rivers: Rivers, 10 cards, available\n"
    run("pack", "pause", "rivers", "--until", ahead(9))
    assert run("pack", "list").stdout == f"rivers: Rivers, 10 cards, paused until {ahead(9)}\n"
    run("pack", "archive", "rivers")
    assert json.loads(run("pack", "list", "--json").stdout)["state"] == "archived"
    run("pack", "resume", "rivers")
    assert json.loads(run("pack", "list", "--json").stdout)["state"] == "studying"


def test_everything_is_paused_until_a_day(run: Run, home: Path) -> None:
    learnt(home, ahead(-20))
    run("pack", "pause", "--all", "--until", ahead(9))
    said = told(run, "due")
    assert (said["due"], said["paused_until"]) == (0, ahead(9))
    assert "Everything is paused" in run("due").stdout
    assert "everything is paused" in run("pack", "resume", "rivers").stderr
    run("pack", "resume", "--all")
    assert told(run, "due")["due"] == 10


@pytest.mark.parametrize(
    "arguments",
    [("pause",), ("pause", "rivers", "--all"), ("pause", "--all"), ("pause", "rivers", "--until", "x"), ("resume",)],
)
def test_a_pause_of_nothing_is_wrong_use(run: Run, home: Path, arguments: tuple[str, ...]) -> None:
    done = run("pack", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


# what waits


def test_a_backlog_is_told_with_the_days_to_clear_it(run: Run, home: Path) -> None:
    learnt(home, ahead(-20))
    run("config", "set", "reviews_per_day", "4")
    said = told(run, "due")
    assert (said["due"], said["new"], said["held"], said["days_to_clear"]) == (4, 0, 6, 2)
    assert said["overdue"] == {ahead(-20): 10}
    assert "Overdue: 10 since " in run("due").stdout
    assert "6 more are left for other days: about 2 days to clear, nothing new until then." in run("due").stdout


def test_leeches_are_named(run: Run, home: Path) -> None:
    learnt(home, ahead(-20), lapses=8)
    said = told(run, "due")
    assert len(said["leeches"]) == 10
    assert "Needs a look: 10 leeches, missed again and again: rivers/a-short" in run("due").stdout


def test_reviews_can_be_had_ahead(run: Run, home: Path) -> None:
    learnt(home, ahead(6))
    assert "Nothing to practise" in run("study", "rivers", "--plain").stdout
    done = run("study", "rivers", "--plain", "--ahead", "10", "--topic", "Cities", text="Danube\n\n")
    assert "saved" in done.stdout
    row = json.loads(run("reviews", "--json").stdout.splitlines()[-1])
    assert (row["study"], row["due"] > ahead(6)) == ("review", True)
    assert run("study", "--plain", "--ahead", "3", "--cram").returncode == 2
    assert "Nothing to practise" in run("study", "rivers", "--plain", "--ahead", "3", "--topic", "Rivers").stdout


def test_a_topic_there_is_not_is_named_with_those_there_are(run: Run, home: Path) -> None:
    done = run("study", "rivers", "--plain", "--topic", "Nope")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: there is no topic 'Nope'\nhint: there are Cities, Rivers\n"
    assert "did you mean 'Cities'?" in run("study", "--plain", "--topic", "Citys").stderr
    assert "answered" in run("study", "--plain", "--topic", "cities", text="").stdout


def test_a_leech_is_told_in_plain_mode(run: Run, home: Path) -> None:
    learnt(home, ahead(-20), lapses=7)
    asked = run("study", "rivers", "--plain", "--topic", "Cities", text="Rhine\n:suspend\n")
    assert "Missed 8 times. To suspend it :suspend" in asked.stdout
    assert json.loads(run("reviews", "--json").stdout.splitlines()[-1])["type"] == "suspend"


@pytest.mark.parametrize(
    "verb", [["due"], ["config", "list"], ["pack", "list"], ["config", "get", "retention"], ["plan", "rivers"]]
)
def test_light_verbs_stay_light(home: Path, run: Run, verb: list[str]) -> None:
    run("plan", "rivers", "--exam", ahead(14))
    heavy = "textual", "pydantic", "spacy"
    code = (
        "import sys\nfrom quizapp.cli import main\n"
        f"sys.argv = ['quizapp', *{verb!r}]\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = call([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=home)
    assert done.stderr.strip().splitlines()[-1] == "[]"
