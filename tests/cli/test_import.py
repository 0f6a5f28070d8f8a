"""`quizapp import` as it is typed."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run, Verb

TABLE = """\
Question,Correct,Option A,Option B,Option C,Explanation
Which river flows through Vienna?,B,Rhine,Danube,Po,It does.
The Po reaches the Adriatic.,TRUE,,,,It does.
The {{Loire}} reaches the Atlantic.,,,,,It does.
"""


def test_a_table_becomes_a_pack_in_the_library_that_can_be_studied(run: Run, tmp_path: Path):
    (tmp_path / "my rivers.csv").write_text(TABLE)
    done = run("import", tmp_path / "my rivers.csv")
    assert (done.returncode, done.stdout.split(" to ")[0]) == (0, "3 questions added")
    assert "1 pack, 3 questions: no errors" in done.stderr
    assert "Which river flows" in run("study", "my-rivers", "--plain", text=":quit\n").stdout


def test_the_same_file_again_says_what_differs_and_what_is_lost(verb: Verb, tmp_path: Path):
    path = tmp_path / "rivers.csv"
    path.write_text(TABLE)
    assert verb("import", path).returncode == 0
    path.write_text(
        TABLE.replace(",B,", ",C,").replace("It does.\n", "It does.,besides\n", 2).replace("besides", "", 1)
    )
    done = verb("import", path)
    assert done.returncode == 0
    assert "differs: which-river-flows-through-vienna: answer is 'Danube' here, 'Po' in rivers.csv\n" in done.stdout
    assert "no questions added to " in done.stdout
    assert ", 2 already there, 1 left as it is in the pack\n" in done.stdout
    assert "left out: rivers.csv:3: 'besides'\n" in done.stderr
    strict = verb("import", path, "--strict")
    assert (strict.returncode, strict.stderr.splitlines()[0]) == (1, "rivers.csv:3: error: 'besides'")
    (tmp_path / "a.gift").write_text("One {T}\nTwo {F}\n\nThree {T}\n")
    told = verb("import", tmp_path / "a.gift").stderr
    assert "left out: a.gift:2:5: a second { or } in one question: leave a line empty between two" in told


def test_a_pack_that_hides_another_one_says_so(verb: Verb, tmp_path: Path):
    (tmp_path / "kfor.csv").write_text(TABLE)
    told = ["kfor is not used: " in verb("import", tmp_path / "kfor.csv").stderr for _ in range(2)]
    assert told == [True, False]


def test_a_pack_that_only_shares_the_name_is_not_mixed_into_and_o_says_where(verb: Verb, pack: Path, tmp_path: Path):
    (tmp_path / "a.csv").write_text(TABLE)
    assert verb("import", tmp_path / "a.csv", "-o", pack).returncode == 0
    assert (pack / "a.yaml").is_file()
    assert verb("import", tmp_path / "a.csv", "-o", tmp_path / "new").returncode == 0
    assert verb("add", "Why?", "Because.").returncode == 0
    (tmp_path / "my-cards.csv").write_text(TABLE)
    assert "made otherwise" in verb("import", tmp_path / "my-cards.csv").stderr


def test_wrong_use_is_said_plainly_and_nothing_is_made(verb: Verb, tmp_path: Path, home: Path):
    (tmp_path / "a.csv").write_bytes(b"a,b\n\xff,c\n")
    (tmp_path / "b.csv").write_bytes(b"")
    (tmp_path / "c.xyz").write_bytes(b"hello")
    for words, status, said in [
        (("missing.csv",), 2, "no such file"),
        ((tmp_path,), 2, "not a file"),
        ((tmp_path / "a.csv",), 1, "a.csv:2: error: this is not text in UTF-8"),
        ((tmp_path / "b.csv",), 1, "the table is empty"),
        ((tmp_path / "c.xyz",), 2, "say what it is: --from "),
    ]:
        done = verb("import", *words)
        assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (status, True, False), done
    assert not list(home.rglob("pack.yaml"))


def test_standard_input_is_read_and_every_kind_goes_out_and_in(verb: Verb, pack: Path, tmp_path: Path):
    table = verb("export", pack, "--to", "csv").stdout
    done = verb("import", "-", "--from", "csv", "-o", tmp_path / "again", text=table)
    assert done.stdout.startswith("10 questions added to ")
    assert "left out" not in done.stderr
    assert "quote: The Danube flows through Vienna." in (tmp_path / "again" / "standard-input.yaml").read_text()
    again = verb("export", tmp_path / "again", "--to", "csv").stdout
    assert verb("import", "-", "--from", "csv", "-o", tmp_path / "again", text=again).stdout.endswith(
        ", 10 already there\n"
    )


def test_the_examples_of_the_guide_are_read_as_it_says(verb: Verb, tmp_path: Path):
    guide = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    tables, typed = (guide.partition(f"### {head}")[2].partition("\n\n##")[0] for head in ("Tables", "Markdown"))
    for text, form, count in ((tables, "csv", 3), (typed, "markdown", 6)):
        example = "\n".join(line[4:] for line in text.split("\n") if line.startswith("    ") or not line)
        done = verb("import", "-", "--from", form, "-o", tmp_path / form, text=example.strip() + "\n")
        assert done.stdout.startswith(f"{count} questions added to ")
        assert "left out" not in done.stderr


def test_warnings_of_a_large_deck_are_summed_up(verb: Verb, tmp_path: Path) -> None:
    rows = "".join(f"What is number {number}?,Nr {number}\n" for number in range(60))
    (tmp_path / "many.csv").write_text(f"prompt,answer\n{rows}")
    said = verb("import", tmp_path / "many.csv", "-o", tmp_path / "many").stderr.splitlines()
    assert "warning: a question has neither an explanation nor evidence [no_reason], 60 times" in said
    assert "warning: the pack names no licence [no_license]" in said
    assert said[-2:] == [
        "1 pack, 60 questions: no errors, 61 warnings",
        f"quizapp check {tmp_path / 'many'} shows where",
    ]
    (tmp_path / "many" / "own.yaml").write_text("- {id: x, kind: odd, prompt: What?, answer: that}\n")
    refused = verb("import", tmp_path / "many.csv", "-o", tmp_path / "many")
    assert (refused.returncode, "own.yaml:1:" in refused.stderr) == (1, True)


def test_pictures_that_markdown_names_come_along_from_beside_the_file(verb: Verb, tmp_path: Path):
    (tmp_path / "notes").mkdir()
    for name in ("cone.png", "pics/a.png", "pics/b.png"):
        (tmp_path / "notes" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "notes" / name).write_bytes(name.encode())
    (tmp_path / "secret.png").write_bytes(b"secret")
    text = (
        "Q: And this\n![A triangle](cone.png)\nA: Cone\nE: See ![it](../secret.png)\n\n"
        "Q: Which?\n- [x] ![one](pics/a.png)\n- [ ] ![two](pics/b.png)\n"
    )
    (tmp_path / "notes/shapes.md").write_text(text)
    done = verb("import", tmp_path / "notes/shapes.md", "-o", tmp_path / "p")
    assert {path.name: path.read_bytes() for path in (tmp_path / "p/media").iterdir()} == {
        "cone.png": b"cone.png", "a.png": b"pics/a.png", "b.png": b"pics/b.png",
    }  # fmt: skip
    written = (tmp_path / "p/shapes.yaml").read_text()
    assert "id: and-this-a-triangle\n" in written
    assert "![A triangle](media/cone.png)" in written
    assert 'answer: "![one](media/a.png)"' in written.replace("'", '"')
    assert "left out: and-this-a-triangle: the picture ../secret.png, which is not there or is none" in done.stderr
    assert "answer_in_prompt" not in done.stderr
    assert verb("import", tmp_path / "notes/shapes.md", "-o", tmp_path / "p").stdout.endswith(", 2 already there\n")
