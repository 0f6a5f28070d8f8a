"""`quizapp results`: from three learners at their own machines to a report, and grading again."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp.config import paths
from quizapp.results.rows import Answer
from tests.cli.conftest import Run, Verb
from tests.cli.test_exam import EXAMS, lay_down
from tests.results.made_results import handed_in, written

GIVEN = {"anna": "Danube\n1\n12\n", "ben": "Rhine\n2\n1\n", "cleo": "Danube\n1\n1\n"}


def take(verb: Verb, pack: Path, name: str, where: Path, given: str = "") -> Path:
    """An exam of a learner, handed in."""
    text = f"{given or GIVEN[name]}:submit\n"
    assert "3 answered" in verb("--profile", name, "exam", pack, "--plain", text=text).stdout
    path = where / f"{name}.jsonl"
    done = verb("--profile", name, "results", "export", "--pack", pack, "-o", path, "--yes")
    assert (done.returncode, path.exists()) == (0, True), done.stderr
    return path


@pytest.fixture
def files(verb: Verb, pack: Path, tmp_path: Path) -> list[Path]:
    lay_down(pack, EXAMS)
    return [take(verb, pack, name, tmp_path) for name in GIVEN]


def test_three_learners_hand_in_and_are_told_of(run: Run, pack: Path, tmp_path: Path) -> None:
    lay_down(pack, EXAMS)
    homes = {name: {"QUIZAPP_HOME": str(tmp_path / name)} for name in GIVEN}
    for name, env in homes.items():
        assert run("exam", pack, "--plain", text=f"{GIVEN[name]}:submit\n", env=env).returncode == 0
        done = run("results", "export", "--as", name, "-o", tmp_path / f"{name}.jsonl", text="y\n", env=env)
        assert f"As {name}, of rivers" in done.stderr
        assert "rivers/a-short: " in done.stderr
        assert name != "ben" or "rivers/b-choice: Thames, worth -0.25\n" in done.stderr
        assert done.stdout == f"{tmp_path / name}.jsonl: 5 rows\n"
    files = [tmp_path / f"{name}.jsonl" for name in GIVEN]
    (tmp_path / "roster.csv").write_text("name\nanna\nben\ndora\n")
    merged = run("results", "merge", *files, "--roster", tmp_path / "roster.csv", "-o", tmp_path / "all.jsonl")
    assert merged.stdout == "3 learners, 3 attempts in 3 files\nmissing: dora\nunknown: cleo\n"
    report = run("results", "report", tmp_path / "all.jsonl", "--pack", pack).stdout
    for part in (
        "Mean 64 %",
        "2 of 3 passed.",
        "✓ Danube: 2",
        "From notes.md › Cities, line 5",
        "ben: 0.25 of 3 (8 %), likely 0 to 63 %, not passed",
        "does not show who answered",
    ):
        assert part in " ".join(report.split()), part
    text = (pack / "pack.yaml").read_text("utf-8")
    (pack / "pack.yaml").write_text(text.replace("answer: Rhine}", "answer: Thames}"), "utf-8")
    stale = "Thames (the key has changed since; quizapp results regrade --key PACK grades by it)"
    report = run("results", "report", tmp_path / "all.jsonl", "--pack", pack, "--html", tmp_path / "now.html")
    assert (report.returncode, (tmp_path / "now.html").read_text("utf-8").count(stale)) == (0, 1)
    assert (
        "It is Thames; you wrote Thames; the key has changed since"
        in run("exam", pack, "--report", "1", "--plain", env=homes["ben"]).stdout
    )
    before = {path: path.read_bytes() for path in files}
    done = run("results", "regrade", *files, "--key", pack, "-o", tmp_path / "mended.jsonl")
    assert "Thames: 0 before, 1 now, 1 answer" in done.stdout
    assert "ben, Week one" in done.stdout
    assert "0.25 of 3 (8 %) before, 1.5 of 3 (50 %) now, passed now" in done.stdout
    assert {path: path.read_bytes() for path in files} == before
    mended = run("results", "report", tmp_path / "mended.jsonl", "--pack", pack, "--json")
    assert {one["learner"]: one["points"] for one in json.loads(mended.stdout)["learners"]} == {
        "anna": 1.75,
        "ben": 1.5,
        "cleo": 1.25,
    }


def points(verb: Verb, *paths: Path) -> dict[str, float]:
    found = json.loads(verb("results", "report", *paths, "--json").stdout)
    return {one["learner"]: one["points"] for one in found["learners"]}


def test_grading_again_is_shown_first_kept_apart_and_taken_back(verb: Verb, files: list[Path], tmp_path: Path) -> None:
    assert points(verb, *files) == {"anna": 3.0, "ben": 0.25, "cleo": 2.5}
    dry = verb("results", "regrade", *files, "--drop", "d-multi")
    assert (dry.returncode, "nothing was written" in dry.stderr) == (0, True)
    said = json.loads(verb("results", "regrade", *files, "--drop", "d-multi", "--json").stdout)
    assert next((one["learner"], one["after"]) for one in said["changes"]) == ("anna", [2.0, 2])
    once, twice, back = (tmp_path / f"{name}.re" for name in ("once", "twice", "back"))
    accept = ("--accept", "a-short", "rhine", "--full", "rivers/b-choice", "--why", "both are right")
    assert verb("results", "regrade", *files, *accept, "-o", once).returncode == 0
    assert points(verb, once) == {"anna": 3.0, "ben": 2.5, "cleo": 2.5}
    assert verb("results", "regrade", once, "--drop", "d-multi", "-o", twice).returncode == 0
    assert points(verb, twice) == {"anna": 2.0, "ben": 2.0, "cleo": 2.0}
    assert points(verb, twice, *files, once) == points(verb, twice)
    assert verb("results", "regrade", twice, "--as-it-was", "d-multi", "-o", back).returncode == 0
    assert points(verb, back) == points(verb, once)
    with pytest.MonkeyPatch.context() as earlier:
        earlier.setattr("quizapp.cli.clock.now", lambda: datetime(2020, 1, 1, tzinfo=UTC))
        refused = verb("results", "regrade", back, "--drop", "d-multi", "-o", tmp_path / "no.re")
    assert (refused.returncode, "is this clock right?" in refused.stderr) == (1, True)
    assert "full marks for all: both are right" in verb("results", "report", back).stdout


NOT_GRADED = {
    "say what is to be graded": [],
    "did you mean 'rivers/b-choice'": ["--drop", "b-choise"],
    "nobody answered 'Loire'": ["--accept", "a-short", "Loire"],
    "there is no pack 'nowhere'": ["--key", "nowhere"],
    "nothing was decided of rivers/a-short": ["--as-it-was", "a-short"],
}


def test_what_cannot_be_graded_otherwise_is_said(verb: Verb, files: list[Path]) -> None:
    for said, options in NOT_GRADED.items():
        done = verb("results", "regrade", *files, *options)
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_reports_are_written_for_spreadsheets_and_browsers_and_never_over_another_file(
    verb: Verb, files: list[Path], pack: Path, tmp_path: Path
) -> None:
    page, sheet = tmp_path / "class.html", tmp_path / "class.csv"
    done = verb("results", "report", *files, "--pack", pack, "--html", page, "--csv", sheet, "--table", "learners")
    assert (done.returncode, done.stdout) == (0, "")
    assert sheet.read_text("utf-8-sig").splitlines()[2].startswith("ben,rivers,week-one,Week one,")
    text = page.read_text("utf-8")
    for part in (
        "Which river flows through Vienna?",
        "The Danube flows through Vienna.",
        'class="sheet"',
        "<h2>cleo</h2>",
        '<td><span class="keep">-25 %</span></td>',
    ):
        assert part in text, part
    verb("results", "report", *files, "--csv", tmp_path / "answers.csv", "--table", "answers")
    rows = (tmp_path / "answers.csv").read_text("utf-8-sig").splitlines()
    assert rows[3] == "anna,rivers,week-one,rivers/d-multi,Rivers,multi,Rhine | Elbe,yes,1.0,yes"
    assert verb("results", "report", *files, "--html", page).returncode == 0
    for option in ("--html", "--csv"):
        again = verb("results", "report", *files, option, sheet)
        assert (again.returncode, "of that name" in again.stderr) == (2, True)
    assert sheet.read_text("utf-8-sig").count("week-one") == len(files)
    both = verb("results", "report", *files, "--html", tmp_path / "new.html", "--csv", sheet)
    assert (both.returncode, (tmp_path / "new.html").exists()) == (2, False)
    one = verb("results", "report", *files, "--html", tmp_path / "one", "--csv", tmp_path / "one")
    assert (one.returncode, (tmp_path / "one").exists()) == (2, False)
    other = verb("results", "report", *files, "--exam", "week-two")
    assert (other.returncode, "there are week-one" in other.stderr) == (2, True)


def test_levels_hold_one_another_and_thoughts_only_go_along_when_wanted(verb: Verb, pack: Path, tmp_path: Path) -> None:
    lay_down(pack, EXAMS)
    verb("study", pack, "--plain", "--limit", "3", text="Danube\n\nThames\n\n1\n\n")
    verb("study", pack, "--plain", "--limit", "1", text=":report unclear\n:quit\n")
    verb("exam", pack, "--plain", text=GIVEN["anna"] + ":submit\n")
    types = {}
    for level in ("exams", "participation", "practice"):
        text = verb("results", "export", "--pack", pack, "--level", level).stdout
        types[level] = {json.loads(line).get("type", "") for line in text.splitlines()}
    assert types["exams"] == {"", "source", "attempt", "answer"}
    assert types["participation"] == types["exams"] | {"studied"}
    assert types["practice"] == types["participation"] | {"practised"}
    with_thoughts = verb("results", "export", "--pack", pack, "--feedback").stdout
    told = [json.loads(line) for line in with_thoughts.splitlines()]
    assert [one["pack"] for one in told if one.get("type") == "source"] == ["rivers"]
    assert [one["card"] for one in told if one.get("report")] != []
    first = {one["card"]: one["first"] for one in told if one.get("type") == "answer"}
    assert first["rivers/a-short"] is False
    refused = verb("results", "export", "--pack", pack, "--level", "practice", "-o", tmp_path / "no.jsonl")
    assert "  3 answers in study\n  1 day of study\n  up to when the record of 1 machine is known: 20" in refused.stderr
    assert (refused.returncode, (tmp_path / "no.jsonl").exists()) == (1, False)


def handed(verb: Verb, pack: Path, *options: str) -> list[dict[str, object]]:
    text = verb("results", "export", "--pack", pack, *options).stdout
    return [row for row in map(json.loads, text.splitlines()) if "type" in row]


def test_with_exams_alone_nothing_is_told_of_practice(verb: Verb, pack: Path) -> None:
    lay_down(pack, EXAMS)
    verb("study", pack, "--plain", "--limit", "4", text="Danube\n\nThames\n:right\n\n1\n\n:report unclear\n:quit\n")
    alone = handed(verb, pack, "--feedback")
    assert [(one["report"], one["answers"], one["overridden"]) for one in alone if one["type"] == "feedback"] == [
        ("unclear", 0, 0)
    ]
    more = handed(verb, pack, "--feedback", "--level", "participation")
    assert sum(int(str(one["answers"])) for one in more if one["type"] == "feedback") > 1


def test_what_was_said_of_an_answer_later_goes_along_and_so_does_that_it_was_taken_back(
    verb: Verb, pack: Path, tmp_path: Path
) -> None:
    verb("study", pack, "--plain", "--limit", "1", text="Danube\n\n")
    ids = [json.loads(line)["id"] for line in verb("reviews", "--json").stdout.splitlines()]
    assert verb("regrade", ids[-1], "wrong").returncode == 0
    assert verb("undo", "--last").returncode == 0
    rows = handed(verb, pack, "--level", "practice")
    assert [(one["what"], one["card"]) for one in rows if one["type"] == "amended"] == [
        ("regrade", "rivers/a-short"),
        ("undo", "rivers/a-short"),
    ]
    shown = verb("results", "export", "--pack", pack, "--level", "practice", "-o", tmp_path / "no.jsonl").stderr
    assert "  2 changes of answers in study\n" in shown
    assert "rivers/a-short: counted as wrong\n" in shown


def test_what_was_taken_back_is_gone_once_it_is_handed_in_anew(verb: Verb, pack: Path, tmp_path: Path) -> None:
    verb("study", pack, "--plain", "--limit", "1", text="Danube\n\n")
    verb("study", pack, "--plain", "--limit", "1", text=":report unclear\n:quit\n")
    files = [tmp_path / f"{number}.jsonl" for number in range(2)]
    export = ("results", "export", "--as", "anna", "--feedback", "--level", "participation", "--yes", "-o")
    assert verb(*export, files[0]).returncode == 0
    assert "1 of 1 reported it as unclear" in verb("flagged", files[0]).stdout
    for _ in range(2):
        assert verb("undo", "--last").returncode == 0
    again = verb(*export, files[1])
    assert (again.returncode, "nothing any more: what was handed in before is taken back" in again.stderr) == (0, True)
    for order in (files, files[::-1]):
        merged = tmp_path / f"{order[0].stem}-first.jsonl"
        assert verb("results", "merge", *order, "-o", merged).returncode == 0
        assert {json.loads(line).get("type") for line in merged.read_text().splitlines()[1:-1]} == {"source"}
        assert "practised" not in verb("results", "report", merged).stdout.lower().split("what this shows")[0]


def test_what_is_not_handed_in_again_is_taken_back(verb: Verb, pack: Path, tmp_path: Path) -> None:
    lay_down(pack, EXAMS)
    take(verb, pack, "anna", tmp_path)
    verb("--profile", "anna", "study", pack, "--plain", "--limit", "1", text=":report unclear\n:quit\n")
    export = ("--profile", "anna", "results", "export", "--as", "anna", "--yes", "-o")
    more, less = tmp_path / "more.jsonl", tmp_path / "less.jsonl"
    assert verb(*export, more, "--feedback", "--level", "participation").returncode == 0
    assert verb(*export, less).returncode == 0
    assert "1 of 1 reported it as unclear" in verb("flagged", more).stdout
    assert "unclear" not in verb("flagged", more, less).stdout
    merged = tmp_path / "merged.jsonl"
    assert verb("results", "merge", more, less, "-o", merged).returncode == 0
    assert {json.loads(line).get("type") for line in merged.read_text().splitlines()[1:-1]} == {
        "source",
        "attempt",
        "answer",
    }


def test_a_machine_that_has_not_heard_of_later_days_elsewhere_takes_none_away(
    verb: Verb, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    homes = [tmp_path / name for name in ("desk", "laptop")]
    journals = [home / "quizapp" / "profiles" / "anna" / "journal" for home in homes]

    def at(home: Path, *words: object, text: str = "") -> str:
        monkeypatch.setenv("QUIZAPP_HOME", str(home / "quizapp"))
        done = verb("--profile", "anna", *words, text=text)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def hand_in(home: Path) -> Path:
        path = tmp_path / f"{home.name}.jsonl"
        at(home, "results", "export", "--level", "participation", "--feedback", "-o", path, "--yes")
        return path

    study = ("study", pack, "--plain", "--limit")
    at(homes[0], *study, "2", text="Danube\n\n:report unclear\n:quit\n")
    shutil.copytree(journals[0], journals[1])
    at(homes[0], "undo", "--last")
    at(homes[0], *study, "2", text="Thames\n\n1\n\n")
    at(homes[1], *study, "1", text="1\n\n")
    files = [hand_in(home) for home in homes]
    for order in (files, files[::-1]):
        report = json.loads(verb("results", "report", *order, "--json").stdout)
        assert report["practised"]["anna"]["answers"] == 4
        assert "unclear" not in verb("flagged", *order).stdout
    assert "unclear" in verb("flagged", files[1]).stdout


def test_a_correction_that_was_taken_back_of_a_pack_never_answered_is_handed_in_as_that(
    verb: Verb, pack: Path, tmp_path: Path
) -> None:
    kept = paths().corrections / "rivers.yaml"
    kept.parent.mkdir(parents=True)
    kept.write_text("format: quizapp-curated/1\nreject:\n  - {id: a-short, reason: wrong}\n", "utf-8")
    files = [tmp_path / f"{number}.jsonl" for number in range(2)]
    export = ("results", "export", "--as", "anna", "--feedback", "--yes", "-o")
    assert verb(*export, files[0]).returncode == 0
    kept.unlink()
    nothing = verb(*export, files[1])
    assert (nothing.returncode, "--pack P --feedback takes back" in nothing.stderr) == (1, True)
    again = verb(*export, files[1], "--pack", pack)
    assert (again.returncode, "what was handed in before is taken back" in again.stderr) == (0, True), again.stderr
    assert "would reject it" in verb("flagged", files[0]).stdout
    assert "would reject it" not in verb("flagged", *files).stdout


def test_before_anything_was_done_there_is_nothing_to_hand_in(verb: Verb, pack: Path) -> None:
    done = verb("results", "export", "--pack", pack)
    assert (done.returncode, "nothing to hand in yet" in done.stderr) == (1, True)
    for name in ("", " \u202e ", "x" * 101):
        assert verb("results", "export", "--as", name or "\n").returncode == 2


def test_practice_that_was_taken_back_whole_is_handed_in_as_that(verb: Verb, pack: Path, tmp_path: Path) -> None:
    assert "saved" in verb("study", pack, "--plain", "--limit", "1", text="Danube\n\n").stdout
    assert verb("undo", "--last").returncode == 0
    handed = ("results", "export", "--level", "practice", "--pack", pack, "-o", tmp_path / "none.jsonl", "--yes")
    done = verb(*handed)
    assert (done.returncode, "of Rivers" in done.stderr) == (0, True), done.stderr
    report = json.loads(verb("results", "report", tmp_path / "none.jsonl", "--json").stdout)
    assert report["questions"] == []


def test_an_exam_that_is_not_submitted_is_not_handed_in(verb: Verb, pack: Path) -> None:
    lay_down(pack, EXAMS)
    verb("exam", pack, "--plain", text="Danube\n:quit\n")
    done = verb("results", "export", "--pack", pack)
    assert (done.returncode, "Week one is not submitted yet: quizapp exam rivers goes on" in done.stderr) == (1, True)


def test_an_answer_taken_back_is_not_handed_in(verb: Verb, pack: Path) -> None:
    verb("study", pack, "--plain", "--limit", "3", text="Danube\n\n1\n\n:undo\n1\n\n1\n\n")
    text = verb("results", "export", "--pack", pack, "--level", "practice").stdout
    told = [one for one in map(json.loads, text.splitlines()) if one.get("type") in {"practised", "studied"}]
    cards = [one["card"] for one in told if one["type"] == "practised"]
    assert (len(cards), len(set(cards))) == (3, 3)
    assert [one["answers"] for one in told if one["type"] == "studied"] == [3]
    assert [one["first"] for one in told if one["type"] == "practised"] == [True] * 3


def test_a_question_that_was_renamed_is_the_same_one(verb: Verb, files: list[Path], pack: Path, tmp_path: Path) -> None:
    path = pack / "pack.yaml"
    path.write_text(path.read_text("utf-8").replace("{id: b-choice,", "{id: longest, aliases: [b-choice],"), "utf-8")
    files.append(take(verb, pack, "dora", tmp_path, GIVEN["anna"]))
    found = json.loads(verb("results", "report", *files, "--pack", pack, "--json").stdout)
    assert {one["question"]: one["learners"] for one in found["questions"]}["rivers/longest"] == 4
    done = verb("results", "regrade", *files, "--key", pack, "--drop", "longest", "-o", tmp_path / "all.re")
    assert done.stdout.startswith("rivers/longest: left out\n")
    assert "of 2" in verb("results", "report", tmp_path / "all.re", "--pack", pack).stdout
    assert verb("results", "regrade", *files, "--pack", pack, "--full", "longest").returncode == 0


GUIDE = (Path(__file__).parents[2] / "docs" / "classes.md").read_text(encoding="utf-8")


def test_the_commands_of_the_guide_work_in_their_order(
    verb: Verb, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_down(pack, EXAMS.replace("week-one", "week-3"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "class.csv").write_text("anna\nben\n")
    commands = re.findall(r"^```\nquizapp (.+)\n```$", GUIDE, re.MULTILINE)
    assert [words.split()[:2] for words in commands] == [
        *(["results", "export"], ["results", "merge"], ["results", "regrade"], ["flagged", "rivers/"])
    ]
    verb("exam", pack, "--plain", text=GIVEN["anna"] + ":submit\n")
    for words in commands:
        done = verb(*words.split(), text="y\n")
        assert done.returncode == 0, (words, done.stderr)
        if "export" in words:
            (tmp_path / "handed-in").mkdir()
            (tmp_path / "anna.jsonl").rename(tmp_path / "handed-in" / "anna.jsonl")
    assert verb("results", "report", "class.jsonl", "--pack", "rivers/").stdout.startswith("Week one · rivers")
    named = set(re.findall(r"`(--[a-z-]+)", GUIDE)) - {"--seed", "--undo"}
    verbs = (["results", "export"], ["results", "merge"], ["results", "report"], ["results", "regrade"], ["flagged"])
    there = "".join(verb(*words, "--help").stdout for words in verbs)
    assert [option for option in named if option not in there] == []


def test_what_was_thought_is_handed_in_without_an_exam_too(verb: Verb, pack: Path, tmp_path: Path) -> None:
    verb("study", pack, "--plain", "--limit", "1", text=":report unclear\n:quit\n")
    assert verb("results", "export").returncode == 1
    file = tmp_path / "anna.jsonl"
    assert verb("results", "export", "--as", "anna", "--feedback", "-o", file, "--yes").returncode == 0
    assert "1 of 1 reported it as unclear" in verb("flagged", file).stdout
    merged = json.loads(verb("results", "merge", file, "--json").stdout)
    assert merged["learners"] == {"anna": []}


def test_decisions_add_up_and_reach_everybody(verb: Verb, home: Path, tmp_path: Path) -> None:
    pack = home / "quizapp" / "packs" / "rivers"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(
        "format: quizapp-pack/1\nid: rivers\ntitle: Rivers\nquestions:\n"
        "  - {id: q, kind: short, prompt: Which river?, answer: Loire, accept: [Seine]}\n"
    )
    for name, said, worth in (
        ("ann", "Seine", 1.0),
        ("bob", "Seine", 0.0),
        ("cat", "Rhone", 0.0),
        ("dan", "Rhine", 0.0),
    ):
        rows = handed_in(name, {"q": (said, worth)})
        typed = [replace(row, kind="short") if isinstance(row, Answer) else row for row in rows]
        written(tmp_path / f"{name}.jsonl", typed)
    files = [tmp_path / f"{name}.jsonl" for name in ("ann", "bob", "cat", "dan")]

    def points(*words: object) -> dict[str, float]:
        changed = json.loads(verb("results", "regrade", *words, "--json").stdout)["changes"]
        return {one["learner"]: one["after"][0] for one in changed}

    assert points(*files, "--key", "rivers") == {"bob": 1}
    both = ("--accept", "q", "Rhone", "--accept", "q", "Rhine")
    assert points(*files, *both) == {"cat": 1, "dan": 1}
    assert verb("results", "regrade", *files, *both, "-o", tmp_path / "all.re").returncode == 0
    assert points(tmp_path / "all.re", "--key", "rivers") == {"bob": 1}


def test_a_question_that_was_decided_as_a_whole_is_not_graded_by_a_key(
    verb: Verb, files: list[Path], pack: Path, tmp_path: Path
) -> None:
    text = (pack / "pack.yaml").read_text("utf-8")
    (pack / "pack.yaml").write_text(text.replace("answer: Rhine}", "answer: Thames}"), "utf-8")
    for option, said in (("--drop", "left out"), ("--full", "full marks for all")):
        once = tmp_path / f"{option}.re"
        assert verb("results", "regrade", *files, option, "b-choice", "-o", once).returncode == 0
        done = verb("results", "regrade", once, "--key", pack)
        assert done.stdout == "0 attempts with another score\n"
        assert f"rivers/b-choice stays as it was decided, {said}; with --as-it-was" in done.stderr
        both = verb("results", "regrade", once, "--key", pack, "--as-it-was", "b-choice")
        assert f"rivers/b-choice: graded again, before: {said}\n" in both.stdout
        assert "stays" not in both.stderr


def test_a_key_that_is_mended_back_takes_back_what_it_decided_and_nothing_else(
    verb: Verb, files: list[Path], pack: Path, tmp_path: Path
) -> None:
    text = (pack / "pack.yaml").read_text("utf-8")
    once, twice = tmp_path / "once.re", tmp_path / "twice.re"
    (pack / "pack.yaml").write_text(text.replace("answer: Rhine}", "answer: Thames}"), "utf-8")
    done = verb("results", "regrade", *files, "--key", pack, "--accept", "a-short", "Rhine", "-o", once)
    for line in ("rivers/b-choice: graded again", "  Thames: 0 before, 1 now, 1 answer", "  Rhine: 0 before, 1 now, 1"):
        assert line in done.stdout, done.stdout
    assert verb("results", "regrade", once, "--key", pack).stdout == "0 attempts with another score\n"
    (pack / "pack.yaml").write_text(text, "utf-8")
    done = verb("results", "regrade", once, "--key", pack, "-o", twice)
    assert "rivers/b-choice: as it was, before: graded again\n" in done.stdout
    assert "  Thames: 1 before, 0 now, 1 answer\n" in done.stdout
    assert "a-short" not in done.stdout
    assert points(verb, twice) == points(verb, *files) | {"ben": points(verb, *files)["ben"] + 1}
    back = verb("results", "regrade", twice, "--as-it-was", "a-short").stdout
    assert "rivers/a-short: as it was, before: graded again\n  Rhine: 1 before, 0 now, 1 answer\n" in back
