"""`quizapp paper` as it is typed."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run, Verb

EXAM = (
    "exams:\n  - {id: final, title: Final exam, time_limit: 1 h 30 min, "
    "draw: [{count: 3, kinds: [choice, short, cloze]}]}\n"
)


def test_a_pack_is_printed_whole_or_as_an_exam_draws_it_the_same_from_the_same_seed(verb: Verb, pack: Path):
    (pack / "pack.yaml").write_text((pack / "pack.yaml").read_text().replace("questions:", f"{EXAM}questions:"))
    whole = verb("paper", pack)
    assert (whole.returncode, whole.stdout.count('class="asked"')) == (0, 10)
    assert whole.stderr == "10 questions, 1 version, seed 1; print it from a browser; --answers says what is right\n"
    drawn = verb("paper", pack, "final", "--versions", "4", "--seed", "5")
    assert drawn.stdout.count('class="asked"') == 12
    assert '<h1 dir="auto">Final exam</h1>' in drawn.stdout
    assert (drawn.stdout.count("· 90 minutes<"), whole.stdout.count("minutes")) == (4, 0)
    assert verb("paper", pack, "final", "--versions", "4", "--seed", "5").stdout == drawn.stdout
    assert verb("paper", pack, "--questions", "4").stdout.count('class="asked"') == 4
    key = verb("paper", pack, "final", "--versions", "4", "--seed", "5", "--answers").stdout
    assert "Key: number and letters in each version" in key


def test_it_goes_to_a_file_and_what_cannot_be_is_said(run: Run, verb: Verb, pack: Path, tmp_path: Path):
    out = tmp_path / "out" / "test.html"
    assert run("paper", pack, "-o", out).returncode == 0
    assert out.read_text(encoding="utf-8") == verb("paper", pack).stdout
    mine = tmp_path / "out" / "mine.html"
    mine.write_text("<p>mine</p>", encoding="utf-8")
    for words, said in [
        (("paper", pack, "-o", mine), "no page that quizapp wrote"),
        (("paper", pack, "finals"), "has no exam 'finals'"),
        (("paper", pack, "final", "--questions", "3"), "--questions goes without the name of an exam"),
        (("paper", "no-such-pack"), "no-such-pack"),
        (("paper", pack, "--versions", "27"), "not in the range"),
        (("paper", pack, "-o", tmp_path), "a folder"),
    ]:
        done = verb(*words)
        assert (done.returncode in {1, 2}, said in done.stderr, "Traceback" in done.stderr) == (True, True, False), done


def test_what_is_left_out_for_its_mistakes_is_told_where_a_pack_is_asked_or_printed(verb: Verb, pack: Path) -> None:
    file = pack / "pack.yaml"
    text = file.read_text("utf-8").replace("answer: Danube", "anwser: Danube", 1)
    file.write_text(text.replace("prompt: What is a delta?", "image: gone.png, prompt: What is a delta?"), "utf-8")
    told = f"what has mistakes is left out: quizapp check {pack}"
    for words in (["paper"], ["exam", "--plain"], ["study", "--plain"]):
        done = verb(words[0], pack, *words[1:])
        assert (done.returncode, told in done.stderr) == (0, True), done.stderr
        assert ("gone.png is missing or no picture" in done.stderr) == (words == ["paper"])
