"""The rules of item writing: each has its say, its silence and its place in the guide."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from quizapp.packs import yaml
from quizapp.packs.check import check_pack
from quizapp.packs.lint.catalogue import CODES, FOR_PACKS, FOR_QUESTIONS, RULES, explained, listed
from quizapp.packs.lint.errors import ERRORS
from quizapp.packs.problems import counts
from quizapp.packs.translating import _MESSAGES
from quizapp.packs.workflow import commands
from tests.packs.conftest import GENERATED, Made
from tests.quality.items.__main__ import key, measured, together, warned

GUIDE = Path(__file__).parents[2] / "docs" / "checking.md"
BROKEN = (
    "  - {id: a, kind: choice, explanation: x, prompt: Which of these is not a river?, choices: [Alps, Elbe], "
    "answer: Alps"
)


def test_flaws_are_found_and_sound_questions_left_alone():
    figures = together(measured(key(), warned()).values())
    assert figures.recall >= 0.9
    assert figures.precision >= 0.9


def test_the_guide_lists_every_rule(request: pytest.FixtureRequest):
    table = "| rule | what it says | instead |\n|---|---|---|\n"
    table += "".join(f"| `{name}` | {rule.says} | {rule.instead} |\n" for name, rule in RULES.items())
    head, mark, _ = GUIDE.read_text(encoding="utf-8").partition("## The rules\n\n")
    if request.config.getoption("--update-golden"):
        GUIDE.write_text(head + mark + table, encoding="utf-8")
    assert GUIDE.read_text(encoding="utf-8") == head + mark + table


@pytest.mark.parametrize("name", RULES)
def test_a_rule_explains_itself_and_names_its_source(name: str):
    said = explained(RULES[name])
    assert said.startswith(f"{name} ({RULES[name].severity}): ")
    assert "\nAfter:\n  " in said
    assert (f"allow: [{name}]" in said) is (name in FOR_QUESTIONS | FOR_PACKS)
    assert max(map(len, said.splitlines())) < 80


def test_all_rules_and_errors_are_listed_a_line_each():
    assert [line.split()[0] for line in listed().splitlines()] == [*RULES, *ERRORS]


CODED = {"problem": (0, 1, 2), "_problem": (1, 2), "_whole": (1,), "Fault": (0,), "PydanticCustomError": (0,)}
"""What makes a problem, and which of its arguments may be the code."""


def codes_in(folder: Path) -> set[str]:
    """Every code that stands in the sources where something makes a problem."""
    found = set(_MESSAGES)
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            arguments = node.args if isinstance(node, ast.Call) else []
            said = [arguments[at] for at in CODED.get(name, ()) if at < len(arguments)]
            found |= {str(one.value) for one in said if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return {code for code in found if re.fullmatch(r"[a-z]+(_[a-z]+)*", code)}


def test_every_code_that_is_printed_is_explained():
    found = codes_in(Path(yaml.__file__).parent)
    assert len(found) > 60
    assert found - CODES.keys() == set()
    assert {rule.name for rule in ERRORS.values()} & RULES.keys() == set()
    for name, rule in ERRORS.items():
        said = explained(rule)
        assert said.startswith(f"{name} (error): ")
        assert f"Instead: {rule.instead.split()[0]}" in said
        assert max(map(len, said.splitlines())) < 80


@pytest.mark.parametrize(
    ("allow", "codes", "under"),
    [
        ("", ["negative_stem"], "Which of these is not a river?"),
        (", allow: negative_stem", [], ""),
        (", allow: [negative_stem, undated]", ["not_needed"], "undated"),
        (", allow: [negativ_stem]", ["negative_stem", "unknown_rule"], "negativ_stem"),
        (", allow: [negative_stem, no_license]", ["unknown_rule"], "no_license"),
        (", allow: undated, status: draft", [], ""),
        (", allow: answer_is_wrong, status: draft", ["unknown_rule"], "answer_is_wrong"),
    ],
)
def test_a_rule_is_silenced_beside_the_question(made: Made, allow: str, codes: list[str], under: str):
    found = check_pack(made(f"questions:\n{BROKEN}{allow}}}\n"))
    assert sorted(one.code for one in found) == codes
    assert not found or found[-1].source[found[-1].col - 1 : found[-1].end - 1] == under


def test_a_misspelt_rule_has_a_near_one_and_a_note_is_no_warning(made: Made):
    (found,) = check_pack(made(f"questions:\n{BROKEN}, allow: [negative_stem, undatd]}}\n"))
    assert (found.severity, found.hint) == ("error", "did you mean 'undated'?")
    (found,) = check_pack(made(f"questions:\n{BROKEN}, allow: [negative_stem, undated]}}\n"))
    assert counts([found]) == (0, 0)


def test_a_rule_of_the_whole_pack_is_silenced_at_its_head(made: Made):
    head = "format: quizapp-pack/1\nid: demo\ntitle: Demo\n"
    assert [one.code for one in check_pack(made("", head=head))] == ["no_license"]
    assert check_pack(made("allow: no_license\n", head=head)) == []
    assert [one.code for one in check_pack(made("allow: [length_tell]\nlicense: x\n", head=head))] == ["not_needed"]


def test_rules_of_english_words_leave_other_languages_alone(made: Made):
    head = "format: quizapp-pack/1\nid: demo\ntitle: Demo\nlicense: x\nlanguage: de\n"
    assert check_pack(made(f"questions:\n{BROKEN}}}\n", head=head)) == []


def test_an_article_before_a_gap_is_told_however_the_text_begins(made: Made):
    said = ["An {{apple}} it is.", "It was an {{apple}}.", "A {{pear}} it is.", "A(n) {{apple}} it is."]
    lines = [f'  - {{id: q{n}, kind: cloze, text: "{text}", explanation: x}}\n' for n, text in enumerate(said)]
    found = check_pack(made("questions:\n" + "".join(lines)))
    assert [one.question for one in found if one.code == "grammar_cue"] == ["q0", "q1"]


def _statements(answers: str) -> str:
    return "".join(
        f"  - {{id: t{n}, kind: truefalse, explanation: x, prompt: Lake {n} drains west., answer: {said == 't'}}}\n"
        for n, said in enumerate(answers)
    )


def _chosen(count: int, right: str, wrong: str, place: int = 0) -> str:
    options = [f"{wrong} {{n}}", f"{wrong[::-1]} {{n}}"]
    options.insert(place, f"{right} {{n}}")
    return "".join(
        f"  - {{id: c{n}, kind: choice, explanation: x, prompt: What drains basin {n} today in 1999?, "
        f"choices: [{', '.join(options).format(n=n)}], answer: {right} {n}}}\n"
        for n in range(count)
    )


@pytest.mark.parametrize(
    ("body", "exam", "code"),
    [
        (_statements("t" * 20), "", "truth_tell"),
        (_statements("tf" * 10), "", ""),
        (_statements("t" * 9), "", ""),
        (_chosen(12, "a longer arm", "an arm"), "", "length_tell"),
        (_chosen(12, "one arm", "the arm"), "", ""),
        (_chosen(12, "one arm", "two arm", 1), "shuffle: questions", "position_tell"),
        (_chosen(12, "one arm", "two arm", 1), "shuffle: [questions, choices]", ""),
    ],
)
def test_a_pack_as_a_whole_gives_nothing_away(made: Made, body: str, exam: str, code: str):
    head = f"exams: [{{id: e, title: E, draw: [{{count: 1}}], {exam}}}]\n" if exam else ""
    found = check_pack(made(f"{head}questions:\n{body}"))
    assert [one.code for one in found] == ([code] if code else [])


@pytest.mark.parametrize(
    ("explanation", "more", "right_too"),
    [
        ("Both Rhine and Rhone rise there.", "", True),
        ("The Rhine rises there and the Rhone too.", "", False),
        (
            "x",
            "  - {id: b, kind: multi, explanation: x, prompt: Which rivers rise near the pass of Furka?, "
            "choices: [Rhine, Rhone, Po], answers: [Rhine, Rhone]}\n",
            True,
        ),
        (
            "x",
            "  - {id: b, kind: multi, explanation: x, prompt: Which rivers cross Lyon in France?, "
            "choices: [Rhine, Rhone, Po], answers: [Rhine, Rhone]}\n",
            False,
        ),
        (
            "x",
            "  - {id: b, kind: short, explanation: x, prompt: Near the pass of Furka what river rises?, "
            "answer: Rhone}\n",
            True,
        ),
    ],
)
def test_a_wrong_choice_that_the_pack_calls_right_is_found(made: Made, explanation: str, more: str, right_too: bool):
    one = (
        "  - {id: a, kind: choice, prompt: Which river rises near the pass of Furka?, "
        f"explanation: {explanation}, choices: [Rhine, Rhone, Po], answer: Rhine}}\n"
    )
    codes = [found.code for found in check_pack(made(f"questions:\n{one}{more}"))]
    assert codes == (["two_right"] if right_too else [])


def test_questions_that_only_share_their_subject_say_nothing_of_each_other(made: Made):
    fastest = "{id: fastest, kind: choice, prompt: Which caste of the honey bee develops fastest from egg to adult?, "
    female = "{id: female, kind: multi, prompt: Which castes of the honey bee are female?, explanation: e, "
    questions = (
        f"  - {fastest}explanation: e, choices: [Queen, Worker, Drone], answer: Queen}}\n"
        f"  - {female}choices: [Queen, Worker, Drone], answers: [Queen, Worker]}}\n"
    )
    assert [found.code for found in check_pack(made(f"questions:\n{questions}"))] == []


def test_commands_of_a_workflow_are_escaped(made: Made):
    folder = made("questions:\n" + BROKEN.replace("id: a", "id: 'a,b:c%\u202e'") + "}\n")
    first, *_ = commands(check_pack(folder), "packs, of: mine/").splitlines()
    assert first == (
        "::error file=packs%2C of%3A mine/pack.yaml,line=6,col=10,endColumn=18,title=string_pattern_mismatch"
        "::questions[0].id: 'a,b:c%25' cannot be an id (write a-b-c)"
    )


def test_what_another_document_says_is_no_wrong_choice(made: Made):
    origin = {"by": "quizapp", "fact": "f-1", "slot": "value"}
    asked = {
        "prompt": "How many troops were there in 1999?",
        "choices": ["50,000", "39,000", "45,000"],
        "answer": "50,000",
    }
    lines = [GENERATED, {"id": "g-1", "kind": "choice", **asked, "explanation": "So.", "origin": origin}]
    conflict = {"subject": "force", "relation": "have", "facts": ["f-1", "f-2"], "series": False}
    head = {"format": "quizapp-facts/1", "conflicts": [{**conflict, "rivals": {"f-1": ["45,000"]}, "statements": []}]}
    (found,) = check_pack(made("", generated_dot_jsonl=lines, facts_dot_jsonl=[head]))
    assert (found.code, found.message) == ("two_right", "choices[2]: '45,000' is what another document says")
    assert check_pack(made("", generated_dot_jsonl=lines, facts_dot_jsonl="{")) == []
