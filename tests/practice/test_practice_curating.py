"""A sitting of curating: what is looked at in which order, what is saved, what an undo brings back."""

from __future__ import annotations

import random
import time
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from quizapp.documents.build import document
from quizapp.errors import QuizError
from quizapp.generate import Engine, make_bank
from quizapp.packs.bank import Bank, Read, write_bank
from quizapp.packs.checklist import APPROVED, DRAFTS
from quizapp.packs.library import Library
from quizapp.packs.reading import decisions_of, examine, read_pack
from quizapp.practice.curating import Curating, first_with_cases
from tests.made_packs import MADE, PACK
from tests.test_generate import ask, opened, page

TODAY = date(2026, 11, 29)
ENGINE = Engine("quizapp 0", opened, (ask,))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack made from four documents, two of which disagree."""
    folder = tmp_path / "town"
    (folder / "sources").mkdir(parents=True)
    pages = [page("a.txt"), page("b.txt", year="1937"), page("c.txt", "Mill", "1800"), page("d.txt", "Tunnel", "1950")]
    for one in pages:
        (folder / "sources" / one.name).write_text(one.text, encoding="utf-8")
    (folder / "pack.yaml").write_text("format: quizapp-pack/1\nid: town\ntitle: The town\nlicense: CC0-1.0\n")
    write_bank(folder, bank_of(*pages))
    return folder


def bank_of(*pages: object) -> Bank:
    found = [document(one.name, one.text) for one in pages]  # type: ignore[attr-defined]
    return make_bank(found, [Read(name=one.name, sha256=one.text) for one in found], ENGINE).bank


def sitting(pack: Path, which: str = "all") -> Curating:
    return Curating(pack, "Ada", TODAY, which=which)


def statuses(pack: Path) -> dict[str, tuple[str, str]]:
    return {q.prompt: (q.status, q.checked.who if q.checked else "") for q in read_pack(pack).questions}


def test_cases_come_as_the_documents_go_on_and_a_conflict_before_what_it_is_about(pack: Path) -> None:
    curating = sitting(pack)
    assert curating.title == "The town"
    assert [case.question.prompt if case.question else "conflict" for case in curating.cases] == [
        "conflict",
        "When was the Bridge of Grenholm opened?",
        "When was the Bridge of Grenholm opened?",
        "When was the Mill of Grenholm opened?",
        "When was the Tunnel of Grenholm opened?",
    ]
    assert len(sitting(pack, DRAFTS).cases) == 3
    assert len(sitting(pack, APPROVED).cases) == 3
    assert curating.turn() == DRAFTS
    assert len(curating.cases) == 3


def test_what_is_kept_edited_and_rejected_is_saved_at_once(pack: Path) -> None:
    curating = sitting(pack, APPROVED)
    curating.later()
    curating.keep()
    assert statuses(pack)["When was the Mill of Grenholm opened?"] == ("approved", "Ada")
    assert curating.case is not None
    assert curating.case.question is not None
    said = curating.case.question.model_dump(mode="json", exclude_defaults=True)
    curating.edited({**said, "prompt": "When did trains first pass the tunnel?"})
    assert statuses(pack)["When did trains first pass the tunnel?"] == ("approved", "Ada")
    assert curating.case is None
    assert dict(curating.counts) == {"later": 1, "kept": 1, "edited": 1}
    assert [case.question.status for case in sitting(pack).cases if case.question] == ["draft", "draft"]
    assert curating.undo() == "edited"
    assert curating.undo() == "kept"
    curating.reject("trivial")
    assert "When was the Mill of Grenholm opened?" not in statuses(pack)
    assert (pack / "curated.yaml").read_text() == (
        f"format: quizapp-curated/1\nreject:\n  - {{id: {curating.cases[1].id}, reason: trivial}}\n"
    )
    assert curating.undo() == "rejected"
    assert not (pack / "curated.yaml").exists()
    assert curating.undo() == "later"
    assert curating.undo() == ""


def test_what_was_checked_comes_again_once_its_passage_is_gone_and_is_kept_by_what_stands_there(pack: Path) -> None:
    curating = sitting(pack, APPROVED)
    curating.later()
    curating.keep()
    assert [case.id for case in sitting(pack, APPROVED).cases] == [
        case.id for case in curating.cases if case.id != kept_in(pack)
    ]
    path = pack / "sources" / "c.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("was opened", "was first opened"), encoding="utf-8")
    curating = sitting(pack, APPROVED)
    curating.later()
    assert curating.case is not None
    assert curating.case.question is not None
    assert curating.case.id == kept_in(pack)
    (said, *_) = curating.described(curating.case.question).doubts
    assert said.startswith("c.txt no longer says: ")
    assert "was first opened" in said
    curating.keep()
    again = next(one for one in read_pack(pack).questions if one.prompt == "When was the Mill of Grenholm opened?")
    assert again.checked
    assert "was first opened" in again.evidence[0].quote
    assert len(sitting(pack, APPROVED).cases) == 2
    curating.undo()
    assert len(sitting(pack, APPROVED).cases) == 3


def kept_in(pack: Path) -> str:
    return next(one.id for one in read_pack(pack).questions if one.prompt == "When was the Mill of Grenholm opened?")


def test_a_conflict_settled_by_a_value_takes_the_other_question_away(pack: Path) -> None:
    curating = sitting(pack)
    assert curating.case is not None
    assert curating.case.conflict is not None
    assert curating.choices(curating.case.conflict) == [
        ("value", "1931"),
        ("value", "1937"),
        ("both", ""),
        ("neither", ""),
    ]
    assert [shown.document for shown in curating.passages()] == ["a.txt", "b.txt"]
    curating.settle(2)
    assert next(case.question.answer for case in curating.cases if case.question) == "1937"
    assert len(curating.cases) == 4
    found = decisions_of(pack)
    assert found is not None
    assert [(one.ask, one.value, one.about) for one in found.conflicts] == [("value", "1937", "Bridge, open")]
    assert len(sitting(pack).cases) == 3
    assert curating.undo() == "settled"
    assert len(curating.cases) == 5
    curating.settle(3)
    assert len(curating.cases) == 3
    assert curating.undo() == "settled"
    curating.settle(4)
    assert len(curating.cases) == 3
    assert curating.case is not None
    assert curating.case.question is not None
    assert curating.case.question.prompt == "When was the Mill of Grenholm opened?"


def test_undo_goes_back_over_a_change_of_what_is_looked_at(pack: Path) -> None:
    curating = sitting(pack, DRAFTS)
    curating.later()
    curating.reject("wrong")
    curating.turn()
    assert curating.undo() == "rejected"
    assert curating.case is not None
    assert curating.case.question is not None
    assert curating.case.question.status == "draft"


def test_any_sitting_taken_back_leaves_the_file_as_it_was(pack: Path) -> None:
    (pack / "curated.yaml").write_text("# Ours.\nformat: quizapp-curated/1\nreject:\n- {id: g-0, reason: x} # why\n")
    before = (pack / "curated.yaml").read_bytes()
    for seed in range(20):
        curating, chance = sitting(pack), random.Random(seed)
        for _ in range(chance.randint(1, 9)):
            if curating.case is None or chance.random() < 0.2:
                curating.undo()
            elif curating.case.conflict:
                curating.settle(chance.randint(1, 4))
            else:
                chance.choice([curating.keep, curating.later, partial(curating.reject, "unclear")])()
        while curating.undo():
            pass
        assert (pack / "curated.yaml").read_bytes() == before
        assert curating.at == 0


def test_what_somebody_else_wrote_meanwhile_stays_and_an_undo_takes_back_one_s_own(pack: Path) -> None:
    mine, theirs = sitting(pack, APPROVED), sitting(pack, DRAFTS)
    mine.later()
    mine.keep()
    theirs.later()
    theirs.reject("wrong")
    mine.reject("dull")
    decided = decisions_of(pack)
    assert decided is not None
    assert (len(decided.keep), len(decided.reject)) == (1, 2)
    assert theirs.undo() == "rejected"
    assert mine.undo() == "rejected"
    assert mine.undo() == "kept"
    assert decisions_of(pack) is None


def test_a_file_that_cannot_be_read_is_left_alone_and_nothing_counts_as_done(pack: Path) -> None:
    curating = sitting(pack, APPROVED)
    curating.later()
    (pack / "curated.yaml").write_text("keep: [")
    with pytest.raises(QuizError):
        curating.keep()
    assert (pack / "curated.yaml").read_text() == "keep: ["
    assert dict(curating.counts) == {"later": 1}
    (pack / "curated.yaml").unlink()
    curating.keep()
    assert dict(curating.counts) == {"later": 1, "kept": 1}


def test_a_pack_that_is_not_one_s_own_is_corrected_apart(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.packs.editing.is_own", lambda pack: False)
    corrections = pack.parent / "profile" / "corrections"
    curating = Curating(pack, "Ada", TODAY, corrections, APPROVED)
    curating.later()
    curating.keep()
    assert not (pack / "curated.yaml").exists()
    assert (corrections / "town.yaml").stat().st_mode & 0o777 == 0o600
    assert corrections.stat().st_mode & 0o777 == 0o700
    assert len(Curating(pack, "Ada", TODAY, corrections, APPROVED).cases) == len(curating.cases) - 1
    with pytest.raises(QuizError, match="not yours"):
        Curating(pack, "Ada", TODAY)


def test_the_first_pack_with_something_to_check_is_opened(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "rivers.yaml"
    other.write_text(PACK)
    assert first_with_cases([other, pack], "Ada", TODAY, tmp_path).title == "The town"
    assert first_with_cases([other], "Ada", TODAY, tmp_path).case is None
    with pytest.raises(QuizError, match="nobody has checked"):
        first_with_cases([other, other], "Ada", TODAY, tmp_path)


def test_the_library_counts_the_drafts_that_wait(pack: Path) -> None:
    library = Library([pack])
    assert library.index().drafts == 2
    curating = sitting(pack, DRAFTS)
    curating.later()
    curating.keep()
    assert library.index().drafts == 1
    curating.reject("wrong")
    assert library.index().drafts == 0


def test_a_question_is_laid_open(pack: Path) -> None:
    curating = sitting(pack)
    question = curating.cases[1].question
    assert question is not None
    found = curating.described(question)
    assert (found.kind, found.fact, found.answer) == ("date", "Bridge · open", "1931")
    assert found.rivals == ("1937 (b.txt, undated)",)
    assert "the documents disagree" in found.doubts[0]
    assert not found.series
    assert curating.source() == (pack / "sources" / "c.txt", 1) if curating.at == 3 else True


def test_a_hundred_decisions_take_a_few_seconds(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(PACK)
    line = MADE.splitlines()[1]
    lines = [MADE.splitlines()[0], *(line.replace("g-1", f"g-{n:04}") for n in range(1, 1001))]
    (tmp_path / "generated.jsonl").write_text("\n".join(lines) + "\n")
    curating = sitting(tmp_path)
    begun = time.perf_counter()
    for number in range(100):
        if number % 3:
            curating.keep()
        else:
            curating.reject("unclear")
    assert time.perf_counter() - begun < 30
    found = decisions_of(tmp_path)
    assert found is not None
    assert (len(found.keep), len(found.reject)) == (66, 34)


def test_a_conflict_settled_in_a_pack_that_is_not_one_s_own_holds(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.packs.editing.is_own", lambda pack: False)
    corrections = pack.parent / "profile" / "corrections"
    curating = Curating(pack, "Ada", TODAY, corrections)
    assert curating.case is not None
    assert curating.case.conflict is not None
    curating.settle(2)
    again = Curating(pack, "Ada", TODAY, corrections)
    assert [case.conflict for case in again.cases if case.conflict] == []
    assert len(again.cases) == len(curating.cases) - 1

    def answers(*corrections: Path) -> set[str]:
        found, _ = examine(pack, *corrections)
        assert found is not None
        return {str(getattr(question, "answer", "")) for question in found.questions}

    assert {"1931", "1937"} <= answers()
    assert "1937" in answers(corrections)
    assert "1931" not in answers(corrections)
