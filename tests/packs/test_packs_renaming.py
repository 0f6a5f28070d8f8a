"""A question gets another id: only its lines change, and whatever was known under the old one follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.packs.bank import read_bank
from quizapp.packs.check import check_pack
from quizapp.packs.deciding import by, keep
from quizapp.packs.file import YamlFile
from quizapp.packs.reading import decisions_of, read_pack
from quizapp.packs.renaming import renamed
from quizapp.practice.ledger import Ledger
from quizapp.practice.renaming import rename
from tests.packs.conftest import GENERATED, Made, short

HEAD = "questions:\n  # first\n"
TAIL = "  # last\n  - {id: z, kind: truefalse, prompt: Z, answer: true}\n"
BLOCK = "  - id: old   # a comment\n    kind: truefalse\n    prompt: Is it?\n    answer: true\n"


RENAMED = BLOCK.replace("id: old   # a comment\n", "id: new   # a comment\n    aliases: [old]\n")
CASES = {
    "block": (BLOCK, RENAMED),
    "other line ends": (BLOCK.replace("\n", "\r\n"), RENAMED.replace("\n", "\r\n")),
    "braces": (
        "  - {kind: truefalse, id: old, prompt: P}\n",
        "  - {kind: truefalse, id: new, aliases: [old], prompt: P}\n",
    ),
    "quoted": ('  - {id: "old", prompt: P}\n', "  - {id: new, aliases: [old], prompt: P}\n"),
    "names in brackets": ("  - id: old\n    aliases: [a, b]\n", "  - id: new\n    aliases: [old, a, b]\n"),
    "no names": ("  - id: old\n    aliases: []\n", "  - id: new\n    aliases: [old]\n"),
    "one name": ("  - id: old\n    aliases: a\n", "  - id: new\n    aliases: [old, a]\n"),
    "names below": ("  - id: old\n    aliases:\n      - a\n", "  - id: new\n    aliases:\n      - old\n      - a\n"),
    "back": ("  - aliases: [a, new]\n    id: old\n", "  - aliases: [a, old]\n    id: new\n"),
    "back to the only name": ("  - id: old\n    aliases: new\n", "  - id: new\n    aliases: old\n"),
    "wide": ("  -\n    prompt: 漢字\n    id: old\n", "  -\n    prompt: 漢字\n    id: new\n    aliases: [old]\n"),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_only_the_lines_of_the_id_and_its_former_names_change(before: str, after: str) -> None:
    file = YamlFile("pack.yaml", HEAD + before + TAIL)
    assert renamed(file, ("questions", 0), "new") == HEAD + after + TAIL


def test_the_last_line_need_not_be_ended_and_what_cannot_be_done_is_told() -> None:
    assert (
        renamed(YamlFile("a.yaml", "- prompt: P\n  id: old"), (0,), "new") == "- prompt: P\n  id: new\n  aliases: [old]"
    )
    with pytest.raises(QuizError, match="no program can change"):
        renamed(YamlFile("a.yaml", "- id: old\n  aliases:\n"), (0,), "new")


def test_there_and_back_leaves_the_file_as_it_was_but_for_the_former_name(made: Made) -> None:
    pack = made(f"{HEAD}{BLOCK}")
    before = (pack / "pack.yaml").read_text()
    assert rename(pack, "old", "new") == pack / "pack.yaml"
    assert [(one.id, one.aliases) for one in read_pack(pack).questions] == [("new", ("old",))]
    rename(pack, "new", "old")
    assert (pack / "pack.yaml").read_text() == before.replace("comment\n", "comment\n    aliases: [new]\n")
    assert not [one for one in check_pack(pack) if one.severity == "error"]


@pytest.mark.parametrize(
    ("old", "new"), [("z", "old"), ("old", "Not a slug"), ("gone", "x"), ("z", "former"), ("old", "x" * 101)]
)
def test_a_name_that_is_taken_or_none_is_refused(made: Made, old: str, new: str) -> None:
    pack = made(f"{HEAD}{BLOCK}    aliases: [former]\n{TAIL}")
    before = (pack / "pack.yaml").read_bytes()
    with pytest.raises(QuizError):
        rename(pack, old, new)
    assert (pack / "pack.yaml").read_bytes() == before


def curated(pack: Path) -> str:
    return (pack / "curated.yaml").read_text()


def test_a_generated_question_keeps_its_name_and_whatever_is_decided_of_it(made: Made) -> None:
    pack = made("questions: []\n", generated_dot_jsonl=[GENERATED, short("g-1", aliases=["g-0"]), short("g-2")])
    rename(pack, "g-1", "suez")
    assert curated(pack) == "format: quizapp-curated/1\nrename:\n  - {id: g-1, to: suez}\n"
    rename(pack, "suez", "canal")
    assert "{id: g-1, to: canal, aliases: [suez]}" in curated(pack)
    found = next(one for one in read_pack(pack).questions if one.id == "canal")
    assert found.aliases == ("g-1", "g-0", "suez")
    Ledger(pack / "curated.yaml").write("canal", keep(found, by("ada", date(2026, 11, 30))))
    kept = next(one for one in read_pack(pack).questions if one.id == "canal")
    assert kept.checked
    decided, bank = decisions_of(pack), read_bank(pack)
    assert decided
    assert bank
    assert decided.as_generated(one.id for one in decided.keep) == {"canal", "g-1"}
    assert [one.id for one in bank.questions] == ["g-1", "g-2"]
    assert check_pack(pack)[0].code != "duplicate_id"
    rename(pack, "canal", "g-1")
    assert "rename" not in curated(pack)


def test_an_edit_made_before_goes_by_the_new_name(made: Made) -> None:
    text = "format: quizapp-curated/1\nedit:\n  - {id: g-1, kind: truefalse, prompt: Mine, answer: true}\n"
    pack = made("questions: []\n", generated_dot_jsonl=[GENERATED, short("g-1")], curated_dot_yaml=text)
    rename(pack, "g-1", "mine")
    assert [(one.id, one.prompt, one.aliases) for one in read_pack(pack).questions] == [("mine", "Mine", ("g-1",))]
