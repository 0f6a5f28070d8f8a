"""What somebody was to do, task by task: a list of aims, each asked for what its verb is done to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.documents.model import Span
from quizapp.extraction.phrases import first_word_sort
from quizapp.facts.identity import fact_id
from quizapp.facts.model import Fact, Family, Part, Passage, ValueType

_OF_WHOM = re.compile(
    r"(?:the )?(?P<who>[A-Z][\w'’ -]*?)[’']s? (?P<when>original|initial|first)? ?(?:(?:main|core|primary) )?"
    r"(?:objectives?|tasks?|mandate|mission|role|aims?|goals?|purposes?|functions?|jobs?|duty|duties)"
)
_TASK = re.compile(
    r"(?P<verb>[a-z]+(?: (?:with|to|for|from|in|on|over|against))?) (?P<what>(?:the |an? )?[a-z][\w-]*(?: [\w-]+){0,8}"
    r"|(?:the )?[A-Z][\w-]*(?: [\w-]+){0,5})"
)
_TWO = re.compile(r"\b(?:and|or) (?P<second>[a-z]+)\b")
_OFTEN = re.compile(r"\b(?:it|its|their|them|they|this|these|such|other)\b")
LEAST_WORDS, LONGEST_PASSAGE = 2, 600


def task_facts(lists: Sequence[Fact]) -> list[Fact]:
    """A fact for each task of the lists of what somebody was to do; what they are to do now may have changed."""
    return [task for one in lists if one.family is Family.LIST for task in _tasks(one)]


def _tasks(listed: Fact) -> Iterator[Fact]:
    whose = _OF_WHOM.fullmatch(listed.subject)
    if whose is None or listed.ordered or not all(first_word_sort(item.text) == "verb" for item in listed.items):
        return
    when = "originally " if whose["when"] or "initially" in listed.relation else ""
    if not when and "were" not in _prompt(listed):
        return
    verbs = Counter(word for item in listed.items for word in item.text.split() if first_word_sort(word) == "verb")
    for item in listed.items:
        if (found := _task(item)) and verbs[item.text.split()[0]] == 1:
            verb, what = found
            label = f", {listed.as_of_label}" if listed.as_of_label else ""
            yield _fact(listed, what, f"{when}to {verb}", f"What was {whose['who']} {when}meant to {verb}{label}?")


def _prompt(listed: Fact) -> str:
    return next((part.text for part in listed.parts if part.role == "prompt"), "")


def _task(item: Part) -> tuple[str, Part] | None:
    """The verb of a task and what it is done to; nothing where it does two things or points elsewhere."""
    found = _TASK.fullmatch(item.text)
    if found is None or item.span is None or _OFTEN.search(item.text):
        return None
    if any(first_word_sort(second["second"]) == "verb" for second in _TWO.finditer(item.text)):
        return None
    start = item.span.start + found.start("what")
    bare = re.sub(r"^(?:the|an?) ", "", found["what"])
    if len(bare.split()) < LEAST_WORDS:
        return None
    at = start + len(found["what"]) - len(bare)
    return found["verb"], Part("task", bare, ValueType.PHRASE, Span(at, at + len(bare)))


def _fact(listed: Fact, what: Part, relation: str, prompt: str) -> Fact:
    passages = tuple(Passage(one.document, one.span, what.span) for one in listed.passages[:1] if _is_short(one.span))
    asked = Part("prompt", prompt, ValueType.PHRASE)
    return replace(
        listed, id=fact_id(listed.subject, relation), relation=relation, qualifiers=(), value=what,
        parts=(asked, what), items=(), passages=passages or _own(listed, what), importance=2, rule="task",
    )  # fmt: skip


def _is_short(span: Span) -> bool:
    return span.end - span.start <= LONGEST_PASSAGE


def _own(listed: Fact, what: Part) -> tuple[Passage, ...]:
    """The task's own words, where its list is too long to be cited."""
    assert what.span is not None
    document = listed.passages[0].document
    item = next(one.span for one in listed.items if one.span and one.span.start <= what.span.start < one.span.end)
    return (Passage(document, item, what.span),)
