"""Tables, Aiken, Markdown typed quickly, cards, JSON lines: what they mean and what is wrong with them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from quizapp.errors import QuizError, WrongUse
from quizapp.packs.formats.registry import FORMATS, told
from tests.packs.formats.made import arrived

Q = "Which is it?"
CHOICE = {"kind": "choice", "prompt": Q, "choices": ["a", "b", "c"], "answer": "b"}
SAMPLES: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("csv", "Rhine,a river\n", [{"kind": "short", "prompt": "Rhine", "answer": "a river"}]),
    ("csv", "\ufeffFront;Back\n\"Is; it\";yes\n", [{"kind": "short", "prompt": "Is; it", "answer": "yes"}]),
    ("tsv", "term\tdefinition\ttags\nRhine\t=1\ta | b\n",
     [{"kind": "short", "prompt": "Rhine", "answer": "=1", "tags": ["a", "b"]}]),
    ("csv", f"Question,Option 1,Option 2,Option 3,Correct answer\n{Q},a,b,c,2\n", [CHOICE]),
    ("csv", f"stem,a,b,c,key\n{Q},a,b,c,b\n", [CHOICE]),
    ("csv", f"question,choices,answer,why\n{Q},a|b|c,a | c,b = no\n",
     [{"kind": "multi", "prompt": Q, "choices": ["a", {"text": "b", "why": "no"}, "c"], "answers": ["a", "c"]}]),
    ("csv", "kind,prompt,answer\norder,Sort.,a|b\nmatch,Pair.,x = 1 | y = 2\ndate,When?,1999-06\n",
     [{"kind": "order", "prompt": "Sort.", "items": ["a", "b"]},
      {"kind": "match", "prompt": "Pair.", "pairs": {"x": "1", "y": "2"}},
      {"kind": "date", "prompt": "When?", "answer": "1999-06"}]),
    ("tsv", "kind\tprompt\tanswer\ttolerance\nnumber\ta\t4.500\t0.10\n\tb\t4.500\t\n",
     [{"kind": "number", "prompt": "a", "answer": "4.500", "tolerance": "0.10"},
      {"kind": "short", "prompt": "b", "answer": "4.500"}]),
    ("csv", "prompt,answer\n\"'=1+1\",'-5\n", [{"kind": "short", "prompt": "=1+1", "answer": "-5"}]),
    ("aiken", f"{Q}\nA. a\nB) b\nc. c\nANSWER: B\n", [CHOICE]),
    ("aiken", "On two\nlines\nA. true\nB. false\nanswer : b\n",
     [{"kind": "truefalse", "prompt": "On two\nlines", "answer": "false"}]),
    ("markdown", f"# Rivers\n\nQ: {Q}\n- [ ] a\n- [x] b\n- [ ] c\n", [CHOICE]),
    ("markdown", f"## T\nQ: {Q}\n- [X] a\n- [x] b\nE: So\n",
     [{"kind": "multi", "prompt": Q, "choices": ["a", "b"], "answers": ["a", "b"], "topic": "T", "explanation": "So"}]),
    ("markdown", "Q: Who?\nA: Ann\nA: Anne\n\nThe {{Loire|L}} is long.\n",
     [{"kind": "short", "prompt": "Who?", "answer": "Ann", "accept": ["Anne"]},
      {"kind": "cloze", "text": "The {{Loire|L}} is long."}]),
    ("markdown", "Q: How many?\nA: 4500 ± 10 %\n\nQ: When?\nA: 1999-06-10\n\nQ: It is.\nA: True\n",
     [{"kind": "number", "prompt": "How many?", "answer": "4500", "tolerance": "10%"},
      {"kind": "date", "prompt": "When?", "answer": "1999-06-10"},
      {"kind": "truefalse", "prompt": "It is.", "answer": "True"}]),
    ("markdown", "Q: a\nA: 2,850 ± 5%\n\nQ: b\nA: 1,5 +- 0,1\n\nQ: c\nA: −37.5 ± 0.2 °C\n\nQ: d\nA: 45% +/- 2%\n"
     "\nQ: e\nA: 3 km ± 5 m\n\nQ: f\nA: 5-7 ± 1\n",
     [{"kind": "number", "prompt": "a", "answer": "2850", "tolerance": "5%"},
      {"kind": "number", "prompt": "b", "answer": "1.5", "tolerance": "0.1"},
      {"kind": "number", "prompt": "c", "answer": "-37.5", "tolerance": "0.2", "unit": "°C"},
      {"kind": "number", "prompt": "d", "answer": "45", "tolerance": "2", "unit": "%"},
      {"kind": "short", "prompt": "e", "answer": "3 km ± 5 m"},
      {"kind": "short", "prompt": "f", "answer": "5-7 ± 1"}]),
    ("markdown", "Q: How many?\nA: 4500 ± 10\nA: 4.5k\n\nQ: When?\nA: 1999-06-10\nA: in the year of the war\n",
     [{"kind": "number", "prompt": "How many?", "answer": "4500", "tolerance": "10", "accept": ["4.5k"]},
      {"kind": "date", "prompt": "When?", "answer": "1999-06-10", "accept": ["in the year of the war"]}]),
    ("markdown", "Q: Why?\nA: First\n\nsecond: what now\n\n1. a\n2. b\n- x -> y\nE: so\n\nand so\n\n"
     "Q: a\n\nand b?\nA: c\n",
     [{"kind": "flashcard", "prompt": "Why?", "answer": "First\n\nsecond: what now\n\n1. a\n2. b\n- x -> y",
       "explanation": "so\n\nand so"},
      {"kind": "short", "prompt": "a\n\nand b?", "answer": "c"}]),
    ("markdown", "Q: Sort.\n1. a\n2. b\n\nQ: Pair.\n- x -> 1\n- y -> 2\n",
     [{"kind": "order", "prompt": "Sort.", "items": ["a", "b"]},
      {"kind": "match", "prompt": "Pair.", "pairs": {"x": "1", "y": "2"}}]),
    ("markdown", "Q: Code?\nA: this\n\n```\nQ: none\n{{x}}\n```\n",
     [{"kind": "flashcard", "prompt": "Code?", "answer": "this\n\n```\nQ: none\n{{x}}\n```"}]),
    ("markdown", "Q: ```py\nA: x\n``` not yet\n```\nA: ~~~\n```\n~~~\n\nQ: Which ``` sign ```?\n``` a ```\nA: b\n",
     [{"kind": "flashcard", "prompt": "```py\nA: x\n``` not yet\n```", "answer": "~~~\n```\n~~~"},
      {"kind": "short", "prompt": "Which ``` sign ```?\n``` a ```", "answer": "b"}]),
    ("hashcards", "---\nname = \"Cities\"\n---\nC: [Paris] is on the [Seine]. ![p](x.png)\n---\nQ: a?\nA: b\n",
     [{"kind": "cloze", "text": "{{Paris}} is on the {{Seine}}. ![p](x.png)"},
      {"kind": "short", "prompt": "a?", "answer": "b"}]),
    ("jsonl", '{"kind": "number", "prompt": "a", "answer": 4.500, "tolerance": 0.10}\n',
     [{"kind": "number", "prompt": "a", "answer": "4.500", "tolerance": "0.10"}]),
    ("jsonl", json.dumps({"id": "a", "kind": "short", "prompt": "a", "answers": ["b"], "choices": None, "fact": None,
                          "hint": "h", "sources": [{"document": "d.md", "start": 0, "quote": "q"}]}) + "\n",
     [{"id": "a", "kind": "short", "prompt": "a", "hint": "h", "answer": "b",
       "evidence": [{"source": "d.md", "quote": "q"}]}]),
    ("csv", "kind,prompt,answer,explanation\ncloze,The {{Po}} is long.,it is,so\n",
     [{"kind": "cloze", "text": "The {{Po}} is long.", "explanation": "so\n\nit is"}]),
    ("jsonl", json.dumps({"kind": "short", "prompt": "a", "answer": "b"}) + "\n",
     [{"kind": "short", "prompt": "a", "answer": "b"}]),
    ("jsonl", json.dumps({"id": "g#loire", "kind": "cloze", "prompt": "The _____ is long.", "answers": ["Loire", "L"],
                          "choices": None, "fact": None}) + "\n",
     [{"id": "g-loire", "kind": "cloze", "text": "The {{Loire|L}} is long."}]),
]  # fmt: skip


@pytest.mark.parametrize(("form", "text", "questions"), SAMPLES)
def test_a_file_means_these_questions(form: str, text: str, questions: list[dict[str, Any]]):
    for ends in ("\n", "\r\n"):
        found = FORMATS[form].read(text.replace("\n", ends).encode(), "a file")
        assert ([dict(one) for one in found.questions], found.losses) == (questions, ())
    assert None not in arrived(found)


@pytest.mark.parametrize(
    ("form", "text", "told_"),
    [
        ("csv", "front,back\na,b,besides\nc,d\n", [("line 2", "'besides'")]),
        ("aiken", "Which?\nA. a\nANSWER: B\n\nNo answer?\nA. a\nB. b\n\nNext?\nA. x\nB. y\nANSWER: A\n\nEnd?\n",
         [("line 3", "the answer B is none of the choices before it"), ("line 5", "no ANSWER: follows the choices"),
          ("line 14", "no ANSWER: follows it")]),
        ("aiken", "Which?\nA. a\nA. b\nANSWER: A\n\nNext?\nA. x\nB. y\nB. z\nANSWER: A\n",
         [("line 4", "the answer A is the letter of more than one choice")]),
        ("markdown", "stray\n\nQ: no answer\n\nQ: unmarked\n- [ ] a\n- [ ] b\n\nQ:\nA: x\n\nC: no gap\n"
         "\nQ: between\n- [x] a\nand\n- [ ] b\n\nQ: Fine?\nA: yes\n",
         [("line 1", "it belongs to no question: begin with Q:, or make a {{gap}}"),
          ("line 3", "no answer follows: write A:"), ("line 5", "none of its choices is marked [x]"),
          ("line 9", "the question is missing behind Q:"), ("line 12", "it has no gap: write [answer] or {{answer}}"),
          ("line 14", "'and' stands between its choices")]),
        ("csv", "kind,prompt,answer,choices,why\nmatch,a,x = 1 | x = 2 | y = 3,,\n"
         "choice,b,p,p | q,q = no | r = no | q = so\n",
         [("line 2", "'x' stands more than once under answer, and only the last is read"),
          ("line 3", "'q' stands more than once under why, and only the last is read"),
          ("line 3", "why 'r' is wrong, which is no choice")]),
        ("aiken", "Which?\nA. a\nB. b\nANSWER: A, B\n\nIntroduction\n\nNext?\nA. x\nB. y\nANSWER: A.\n",
         [("line 4", "', B' stands behind the answer: write the letter of one choice"),
          ("line 6", "no choices follow it")]),
        ("markdown", "---\nname: T\nauthor: me\n---\nQ: Pairs\n- a -> 1\n- a -> 2\n- b -> 3\n\nQ: Fine?\nA: yes\n"
         "\nThe {{Po}} is long.\nA: x\n\nQ: both\n- [x] a\n- [ ] b\n\nWhich?\nA: c\n",
         [("line 3", "'author: me' at its head"), ("line 5", "'a' stands there twice on the left"),
          ("line 13", "a text with gaps has no A: - write Q: before a question, E: before an explanation"),
          ("line 16", "it has both choices and A: - leave one out, or write Q: before the next question")]),
        ("markdown", "Q: Fine?\nA: yes\n\nQ: Code?\nA:\n```\nx\n\nQ: Next?\nA: b\n",
         [("line 6", "its code is never closed, and it is not read: write ``` below the code")]),
        ("markdown", "---\nname: Rivers\n---\n# Europe\n\n## rivers\n\n## Long\n\nQ: a\nA: b\n# c\n",
         [("line 4", "'Europe' as a heading: no question stands right under it"),
          ("line 12", "'c' as a heading: no question stands right under it")]),
        ("jsonl", '{"id": "a", "kind": "short", "prompt": "a", "answer": "b"}\n'
         '{"id": "a", "kind": "short", "prompt": "c", "answer": "d"}\n',
         [("line 2", "a second question with the id a")]),
        ("jsonl", '{"kind": "short", "prompt": "a", "answer": "b"}\n{"x": 1}\n[]\n{"format": "x/1"}\n{oops\n',
         [("line 2", "it says no kind of question"), ("line 3", "a line holds one object in { }"),
          ("line 5", "this is not JSON: Expecting property name enclosed in double quotes")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_the_rest_comes(form: str, text: str, told_: list[tuple[str, str]]):
    found = FORMATS[form].read(text.encode(), "a file")
    assert sorted((loss.question, loss.what) for loss in found.losses) == sorted(told_)
    assert found.questions


@pytest.mark.parametrize(
    ("text", "line", "words", "first"),
    [
        ("Q: a?\nA: b\n\nWhich river?\nA: Po\n", 4, "Which river?", 1),
        ("Q: a?\nA: b\n\ntwo\n\nWhich\nriver?\nA: Po\nE: so\n", 6, "Which", 1),
        ("Q: a?\nA: b\nE: so\n\nWhich river?\n\nA: Po\n", 5, "Which river?", 1),
        ("Q: a?\nA: b\n\nWhich river?\n- [ ] Po\n- [x] Elbe\n", 4, "Which river?", 1),
        ("Q: a?\nA: b\n- [ ] Po\n- [x] Elbe\n", 3, "- [ ] Po", 1),
        ("Q: a?\nA: b\n\nFrom north to south?\n1. Elbe\n2. Po\n", 4, "From north to south?", 1),
        ("The {{Po}}.\n\nWhich river?\nA: Elbe\n", 3, "Which river?", 1),
    ],
)
def test_a_question_without_its_mark_is_not_swallowed_by_the_answer_before_it(
    text: str, line: int, words: str, first: int
):
    found = FORMATS["markdown"].read(f"{text}\nQ: Fine?\nA: yes\n".encode(), "a.md")
    assert [one["prompt"] for one in found.questions] == ["Fine?"]
    (loss,) = found.losses
    assert loss.question == f"line {line}"
    assert loss.what.startswith(f"'{words}' looks like a question within that of line {first}, and neither is read: ")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Q: a?\nA: b\n\nWhich river?\n", 4, "Which river?"),
        ("Q: a?\nA: b\n\nWhich long\nriver?\n\nThe Po.\n", 4, "Which long"),
        ("Q: a?\nA: b\nE: so\n\nOr why?\n", 5, "Or why?"),
        ("Q: a?\nA: b\n\nWhy? Since it is.\n", 0, ""),
        ("Q: a?\nA: b\n\nWhy?\nSince it is.\n", 0, ""),
        ("Q: a?\n\nWhich river?\nA: b\n", 0, ""),
        ("Q: a?\nA: b\n\nso\n```\n- [x] not?\n```\n", 0, ""),
    ],
)
def test_a_question_in_an_answer_stays_there_and_is_told(text: str, line: int, words: str):
    found = FORMATS["markdown"].read(f"{text}\nQ: Fine?\nA: yes\n".encode(), "a.md")
    assert len(found.questions) == 2
    what = f"'{words}' as a question: it stays in that of line 1, unless Q: stands before it"
    assert [(loss.question, loss.what) for loss in found.losses] == [(f"line {line}", what)] * bool(line)


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.csv", "Q: x,y", "csv"),
        ("a.TSV", "", "tsv"),
        ("a.jsonl", "", "jsonl"),
        ("a.xml", "<?xml version='1.0'?>\n<quiz>", "moodlexml"),
        ("a.txt", "Which?\nA. a\nB. b\nANSWER: A", "aiken"),
        ("a.txt", "::t:: Which? {=a ~b}", "gift"),
        ("a.txt", "Which? {\n=a\n~b}", "gift"),
        ("a.txt", "Q: a\nA: b", "hashcards"),
        ("a.txt", "#separator:tab\na\tb", "anki"),
        ("standard-input", "$CATEGORY: x\n", "gift"),
        ("cards.md", "Q: a\nA: b", "markdown"),
    ],
)
def test_the_format_is_told_by_name_or_first_lines(name: str, text: str, form: str):
    assert told(text.encode(), name).name == form


def test_a_format_that_cannot_be_told_is_asked_for_and_too_much_is_refused():
    with pytest.raises(WrongUse):
        told(b"hello", "a.doc")
    with pytest.raises(QuizError, match="larger than 64 MB"):
        FORMATS["csv"].read(bytes(64 * 1024**2 + 1), "a.csv")
    for form, where in (("csv", "a:2"), ("anki", "a:2")):
        with pytest.raises(QuizError, match="longer than a million characters") as refused:
            FORMATS[form].read(b'front,back\n"' + b"x\n" * 600_000, "a")
        assert refused.value.where == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('a,b\n"c,d\ne,f\n', "a:2"),
        ('a,b\nc,d\ne,"f\ng,h', "a:3"),
        ('a,b\nc,"d\n', "a:2"),
        ('a,b\nc,"d', "a:2"),
        ('a,b\nc,"d\ne,"f"\ng,h\n', "a:2"),
    ],
)
def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(text: str, where: str):
    for form, written in (("csv", text), ("anki", text)):
        with pytest.raises(QuizError, match="quotation marks") as refused:
            FORMATS[form].read(written.encode(), "a")
        assert refused.value.where == where


def test_a_quotation_mark_that_is_closed_before_its_cell_ends_is_a_letter():
    for form, mark in (("csv", ","), ("tsv", "\t"), ("anki", "\t")):
        (question,) = FORMATS[form].read(f'"Land" is what?{mark}"the" 5" one\n'.encode(), "a").questions
        assert (question["prompt"], question["answer"]) == ('"Land" is what?', '"the" 5" one')
    (question,) = FORMATS["csv"].read(b'"How long is a 5"" pipe?",one\n', "a").questions
    assert question["prompt"] == 'How long is a 5" pipe?'


def test_a_table_may_say_what_sets_its_cells_apart():
    for ends in ("\n", "\r\n"):
        text = 'sep=;\nquestion;answer\nWhich, if any?;Po\n;"x\n'.replace("\n", ends)
        with pytest.raises(QuizError) as refused:
            FORMATS["csv"].read(text.encode("utf-8-sig"), "a")
        assert refused.value.where == "a:4"
        (question,) = FORMATS["csv"].read(text.encode("utf-8-sig").replace(b';"x', b""), "a").questions
        assert (question["prompt"], question["answer"]) == ("Which, if any?", "Po")


def test_a_long_cell_is_read_whole():
    long = "x" * 200_000
    for form in ("csv", "tsv", "anki"):
        mark = "," if form == "csv" else "\t"
        (question,) = FORMATS[form].read(f"Which?{mark}{long}\n".encode(), "a").questions
        assert question["answer"] == long
