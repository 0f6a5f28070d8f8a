"""Wording of the structure tier: one function a family, Fact to Drafts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from quizapp.extraction.headers import UNITS
from quizapp.extraction.lexicon import CLASSES
from quizapp.extraction.phrases import first_word_sort, singular
from quizapp.facts.model import Fact, Family, ValueType
from quizapp.text.numbers import parse_number
from quizapp.writing.doubts import LONGEST_AMBIGUOUS, WORLDWIDE
from quizapp.writing.draft import Draft
from quizapp.writing.labelling import told_of_long_form

_TIMES = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")
_UNDER = "what is given under"
_SPELLINGS = ((r"isation\b", "ization"), (r"ization\b", "isation"), (r"\bCo-operation\b", "Cooperation"))
_LONGEST_CLOZE, _LONGEST_GAP = 30, 6
_MOST_RECALLED, _LONGEST_RECALLED = 6, 45
MOST_TYPED = 12
_FEWEST_NAMED, _MOST_NAMED, _MOST_OF_LIST, _LONGEST_NAMED = 3, 3, 10, 28
_OF_THESE = re.compile(
    r"(?P<before>[A-Z][a-z]+ )?[Ww]hich of these (?P<noun>[a-z]+(?: [a-z]+)?s)"
    r" (?P<rest>(?:(?:with|of|in|from|on|at) [^?]+? )?(?:does|do|did|is|are|was|were|has|have|had) .+\?)"
)
_DOES = re.compile(r" (?:must|should|may|can|have to|need to) .*\bdo\b")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")


def structure_drafts(fact: Fact) -> Iterable[Draft]:
    """The drafts of one fact; none for facts of other tiers."""
    wording = _WORDINGS.get(fact.family)
    return [] if wording is None else wording(fact)


def part(fact: Fact, role: str) -> str:
    """The words of the first part with this role; empty where there is none."""
    return next((p.text for p in fact.parts if p.role == role), "")


def draft(fact: Fact, slot: str, kind: str, prompt: str, answer: str, **more: Any) -> Draft:
    """A draft citing what its fact cites; the answer's place is that of the fact's value unless another is given."""
    more.setdefault("answer_span", fact.value.span)
    return Draft(fact, slot, kind, prompt, answer, passages=fact.passages, rule=fact.rule, **more)


def _acronym(fact: Fact) -> list[Draft]:
    long_form, about = fact.value.text, part(fact, "context")
    prompt = f"What does {fact.subject} stand for?"
    shared = told_of_long_form(about, long_form)
    named = about[:1] == "“" or about[:1].isupper() or about.startswith("the ")
    named = named and about.lower() not in CLASSES
    if len(fact.subject) <= LONGEST_AMBIGUOUS and named and not shared and fact.subject not in WORLDWIDE:
        prompt = f"What does {fact.subject} stand for in {'' if about[0] == '“' else 'the context of '}{about}?"
    accept = {re.sub(old, new, long_form) for old, new in _SPELLINGS} - {long_form}
    if re.search(r"[a-z]{3}s$", long_form) and (fact.value.plural or long_form.split()[-1][0].islower()):
        accept.add(long_form if fact.value.plural else singular(long_form))
        long_form = singular(long_form) if fact.value.plural else long_form
    return [draft(fact, "value", "short", prompt, long_form, accept=tuple(sorted(accept)), score=0.9)]


def _record(fact: Fact) -> list[Draft]:
    holder, when = part(fact, "office"), part(fact, "when")
    accept = tuple(p.text for p in fact.parts if p.role == "also")
    if fact.rule == "office holder":
        prompt = f"Who was {holder} {when}?"
        return [draft(fact, "value", "short", prompt, fact.value.text, accept=accept, score=0.9)]
    if fact.rule == "office taken":
        prompt = f"Who became {holder} {when}?"
        return [draft(fact, "value", "short", prompt, fact.value.text, accept=accept, score=0.9)]
    first, last = fact.time.split("/")
    prompt = f"Put these {holder} in order of taking office, earliest first ({first} to {last})."
    if first == last:
        prompt = f"Put these {holder} in order of taking office in {first}, earliest first."
    return [
        draft(fact, "order", "order", prompt, "", answer_span=None, items=tuple(p.text for p in fact.items), score=0.8)
    ]


def _asked_as_said(fact: Fact) -> list[Draft]:
    """Facts whose extraction rule also knows the question."""
    kind = {ValueType.DATE: "date", ValueType.NUMBER: "number"}.get(fact.value.type, "short")
    answer = fact.value.text
    if kind == "number":
        return _number(fact, answer)
    if fact.rule == "definition" and len(answer.split()) > MOST_TYPED:
        kind = "flashcard"
    return [draft(fact, "value", kind, part(fact, "prompt"), answer, score=0.8)]


def _number(fact: Fact, answer: str) -> list[Draft]:
    """A number with its unit; in words of its own where it is a range or only a limit."""
    number, prompt = parse_number(answer), part(fact, "prompt")
    if number is None:
        return []
    if number.low != number.high or number.hedge:
        bare = (number.text,) if number.hedge and number.text not in ("", answer) else ()
        return [draft(fact, "value", "short", prompt, answer, accept=bare, score=0.8)]
    unit = answer[number.end :].strip() if number.end else ""
    shown = answer if unit and number.unit else number.text or answer
    return [draft(fact, "value", "number", _measured(prompt, number.unit), shown, unit=unit or number.unit, score=0.8)]


def _measured(prompt: str, unit: str) -> str:
    """The prompt with the unit that its answer has, so that a bare number is a right answer."""
    told = not unit.isalpha() or len(unit) <= 3 or unit in UNITS.values()
    said = UNITS.get(unit.casefold(), unit if told else "")
    if said in _TIMES and _UNDER in prompt:
        return prompt.replace(_UNDER, f"how many {said} are given under", 1)
    return f"{prompt[:-1]} in {said}?" if said and f" {said}" not in prompt else prompt


def _list(fact: Fact) -> list[Draft]:
    prompt = part(fact, "prompt")
    if fact.rule in ("count", "term", "described", "task"):
        return _asked_as_said(fact)
    if fact.rule == "pairs":
        pairs = tuple((item.role, item.text) for item in fact.items)
        return [draft(fact, "pairs", "match", prompt, "", answer_span=None, pairs=pairs, score=0.8)]
    items = tuple(item.text for item in fact.items)
    if fact.ordered:
        return [draft(fact, "order", "order", prompt, "", answer_span=None, items=items, score=0.8)]
    return _whole_list(fact) or _some_of_list(fact) or _left_out(fact)


def _whole_list(fact: Fact) -> list[Draft]:
    """All members at once, to be thought of and turned over; not where they are many or long."""
    items = [item.text for item in fact.items]
    prompt = part(fact, "whole")
    apart = "; " if any("," in item or " and " in item for item in items) else ", "
    answer = f"{apart.join(items[:-1])}{';' if apart == '; ' else ''} and {items[-1]}" if len(items) > 1 else ""
    if not prompt or not 2 <= len(items) <= _MOST_RECALLED or len(answer.split()) > _LONGEST_RECALLED:
        return []
    deeds = 2 * sum(first_word_sort(item) == "verb" for item in items) > len(items)
    to = "to " if deeds and first_word_sort(items[0]) == "verb" and not _DOES.search(prompt) else ""
    return [draft(fact, "members", "flashcard", prompt, to + answer, score=0.7)]


def _some_of_list(fact: Fact) -> list[Draft]:
    """Some of the members of which the document names a few: `On which topics does it advise? Name three.`"""
    asked = _OF_THESE.fullmatch(part(fact, "prompt"))
    items = [item.text for item in fact.items]
    long = sum(len(item.split()) for item in items) > _LONGEST_NAMED
    if not asked or long or not _FEWEST_NAMED < len(items) <= _MOST_OF_LIST:
        return []
    apart = "; " if any("," in item or " and " in item for item in items) else ", "
    which = f"{asked['before'] or ''}{'W' if not asked['before'] else 'w'}hich {asked['noun']} {asked['rest']}"
    prompt = f"{which} Name {_NUMBERS[min(len(items) - 1, _MOST_NAMED)]}."
    return [draft(fact, "members", "flashcard", prompt, f"{apart.join(items[:-1])} and {items[-1]}", score=0.6)]


def _left_out(fact: Fact) -> list[Draft]:
    """The whole list in one sentence with a gap for one member, the shortest that is not a mere word."""
    if not part(fact, "lead") or not fact.items:
        return []
    gap = min(
        fact.items, key=lambda item: (not item.text[:1].isupper(), not 2 <= len(item.text.split()) <= 5, item.text)
    )
    if any("," in item.text for item in fact.items):
        return []
    shown = ["{{" + item.text + "}}" if item is gap else item.text for item in fact.items]
    text = _whole(part(fact, "lead"), f"{', '.join(shown[:-1])} and {shown[-1]}", len(shown))
    words = len(text.split()) - len(gap.text.split()) + 1
    if words > _LONGEST_CLOZE or len(gap.text.split()) > _LONGEST_GAP or set(gap.text) & set("{}|") or "::" in gap.text:
        return []
    return [draft(fact, "member", "cloze", text, gap.text, answer_span=gap.span, type="phrase", score=0.5)]


def _whole(lead: str, members: str, count: int) -> str:
    """The lead-in and its members as one sentence that points to no list."""
    pointing = re.match(r"(?:These|The following) (?:[a-z]+ )?[a-z]+ (?=(?:was|were|are) )", lead)
    if pointing:
        first = members if members.startswith("{{") else members[0].upper() + members[1:]
        return f"{first} {lead[pointing.end() :]}."
    lead = re.sub(r" the following$|, the following$", "", lead)
    if count < len(_NUMBERS):
        lead = re.sub(r"\b(?:these|the following) (?=[a-z]+(?: [a-z]+)?$)", f"{_NUMBERS[count]} ", lead)
    colon = "" if re.search(r"\b(?:of|includes?|included|are|were|to|comprises?|contains?|covers)$", lead) else ":"
    return f"{lead}{colon} {members}."


_WORDINGS: dict[Family, Callable[[Fact], list[Draft]]] = {
    Family.ACRONYM: _acronym,
    Family.RECORD: _record,
    Family.FIELD: _asked_as_said,
    Family.LIST: _list,
    Family.HEADING: _asked_as_said,
    Family.YEAR: _asked_as_said,
}
