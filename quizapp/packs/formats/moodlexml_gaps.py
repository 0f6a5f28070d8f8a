"""The gaps in Moodle's cloze texts: `{1:SHORTANSWER:=Loire~%0%Rhine#a river elsewhere}`."""

from __future__ import annotations

import re

from quizapp.packs.formats.moodle import Read, starred, unfit
from quizapp.packs.gaps import gaps
from quizapp.packs.model import ClozeQuestion

_GAP = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|(?!\{\d*:[A-Z])[^\\}])*)\}", re.DOTALL)
_ANSWER = re.compile(r"((?:\\.|[^\\~])*)(?:~|\Z)", re.DOTALL)
_PARTS = re.compile(r"(=|%(-?[\d.]+)%)?((?:\\.|[^\\#])*)#?(.*)", re.DOTALL)
_SIGNS = re.compile(r'[\\}#~/"]')
_BY_CASE = {"SHORTANSWER_C", "SAC", "MWC"}
_TYPED = {"SHORTANSWER", "SA", "MW", "NUMERICAL", "NM", *_BY_CASE}


def gapped(found: Read) -> None:
    """A text with gaps, of each of which the first right answer is shown."""
    reject: dict[str, str] = {}
    text = _GAP.sub(lambda gap: _gap(gap, found, reject), str(found.said["prompt"]))
    found.said |= {"kind": "cloze", "text": text, "prompt": "", "reject": reject}


def _gap(gap: re.Match[str], found: Read, reject: dict[str, str]) -> str:
    right, wrong = [], dict[str, str]()
    numeric, typed = gap[2] in {"NUMERICAL", "NM"}, gap[2] in _TYPED
    found.lost += ["how many points a gap is worth"] * (gap[1] not in {"", "1"})
    found.lost += ["that capital letters count in a gap"] * (gap[2] in _BY_CASE)
    for part in _ANSWER.findall(gap[3]):
        parts = _PARTS.fullmatch(part)
        if not parts or not part:
            continue
        worth = 100.0 if parts[1] == "=" else _share(parts[2])
        text, feedback = (re.sub(r"\\([^*])", r"\1", text).strip() for text in parts.group(3, 4))
        if typed and text == "*":
            found.lost += ["what is said to any other answer"] * bool(feedback)
            continue
        answer = found.plain(text) if typed else text
        if numeric and ":" in answer:
            answer, _, tolerance = answer.partition(":")
            found.lost += [f"that {answer} may be off by {tolerance}"] * (tolerance.strip("0. ") != "")
        if worth >= 100 and answer and not unfit(answer):
            right.append(answer)
            found.explanation += [feedback]
        elif answer:
            wrong[answer] = feedback
            found.lost += [f"that '{answer}' is right in part"] * (worth > 0)
    if typed:
        reject |= wrong
    elif wrong:
        found.lost.append("the choices of a gap, which is typed here")
    return "{{" + "|".join(right) + "}}" if right else "_____"


def _share(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def with_gaps(question: ClozeQuestion) -> str:
    """The text with its gaps as Moodle writes them."""
    found = gaps(question.text)
    text = question.text
    for gap in reversed(found):
        right = dict.fromkeys((gap.answer, *gap.accept, *(question.accept if len(found) == 1 else ())))
        wrong = question.reject.items() if gap is found[0] else ()
        answers = [f"={starred(_escaped(one))}" for one in right]
        answers += [f"%0%{starred(_escaped(one))}" + (f"#{_escaped(why)}" if why else "") for one, why in wrong]
        text = text[: gap.start] + "{1:SHORTANSWER:" + "~".join(answers) + "}" + text[gap.end :]
    return text


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)
