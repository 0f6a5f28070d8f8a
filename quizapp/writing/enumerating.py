"""Wording of lists for which the document itself has no wrong options: which of these, with options from elsewhere."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from quizapp.extraction.names import class_noun, looks_like_person
from quizapp.extraction.persons import has_given_name
from quizapp.extraction.phrases import first_word_sort
from quizapp.facts.identity import canonical, question_id
from quizapp.facts.model import Fact, Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import content_words, sentence

RULES = {"enumeration", "members"}
ELSEWHERE = "members, others from elsewhere"
"""The rule of lists whose wrong options belong to other lists: to readers most were right as well, or out of place."""
MOST_RIGHT, FEWEST_RIGHT, FEWEST_WRONG, MOST_WRONG = 6, 3, 2, 3
LONGEST_RATIO = 2


def which_of_these(fact: Fact) -> list[Draft]:
    """The list asked as a whole; `with_options` gives it wrong options or leaves it without."""
    prompt = next((part.text for part in fact.parts if part.role == "prompt"), "")
    if fact.family is not Family.LIST or fact.rule not in RULES or fact.ordered or not prompt:
        return []
    items = tuple(item.text for item in fact.items)[:MOST_RIGHT]
    classes = {class_noun(item) for item in items}
    others = (part.text for part in fact.parts if part.role == "other")
    wrong = tuple(text for text in others if not _named(text) or not any(classes) or class_noun(text) in classes)
    return [
        Draft(
            fact, "members", "multi", prompt, "", items=items, passages=fact.passages, score=0.8, rule="members",
            choices=wrong if len(wrong) >= FEWEST_WRONG else (),
        )
    ]  # fmt: skip


def with_options(draft: Draft, facts: Sequence[Fact]) -> Draft:
    """A draft of kind multi with two or three wrong options, of which none stands out by length or by a name."""
    if draft.kind != "multi":
        return draft
    chosen: list[str] = list(draft.choices)
    for text in _elsewhere(draft, facts) if not chosen else ():
        if not _near(text, [*draft.items, *chosen, sentence(draft)]) and _named(text) <= max(map(_named, draft.items)):
            chosen.append(text)
    right, wrong = _level(draft.items, chosen)
    if len(right) < FEWEST_RIGHT or len(wrong) < FEWEST_WRONG:
        return replace(draft, choices=())
    return replace(draft, items=right, choices=wrong[:MOST_WRONG], rule=draft.rule if draft.choices else ELSEWHERE)


def _level(right: Sequence[str], wrong: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The most options of which none is more than twice as long as another."""
    windows = [
        (
            tuple(text for text in right if least <= len(text) <= LONGEST_RATIO * least),
            tuple(text for text in wrong if least <= len(text) <= LONGEST_RATIO * least),
        )
        for least in sorted({len(text) for text in (*right, *wrong)})
    ]
    return max(windows, key=lambda pair: (min(len(pair[1]), FEWEST_WRONG), len(pair[0]), len(pair[1])))


def _named(text: str) -> bool:
    """Whether there is a name in it."""
    return bool(re.search(r"\b[A-Z]\w", text))


def either_order(draft: Draft) -> Draft:
    """A gap for two that belong together is right in either order, of two persons with their last names too."""
    one, joined, other = draft.answer.partition(" and ")
    if draft.fact.rule != "gap pair" or draft.kind not in {"cloze", "short"} or not joined or " and " in other:
        return draft
    ways = [f"{other} and {one}"]
    if looks_like_person(one) and looks_like_person(other) and (has_given_name(one) or has_given_name(other)):
        one, other = one.rsplit(maxsplit=1)[-1], other.rsplit(maxsplit=1)[-1]
        ways += [f"{one} and {other}", f"{other} and {one}"]
    return replace(draft, accept=(*draft.accept, *ways))


def _elsewhere(draft: Draft, facts: Sequence[Fact]) -> list[str]:
    """Members of lists about other things, and what others do, of the same form and length, in seeded order.

    Those of the same document come first; of other documents only deeds, which do not tell their field at once.
    """
    named, form = _names(draft.fact), {first_word_sort(item) for item in draft.items}
    most = LONGEST_RATIO * max(map(len, draft.items))
    shapes = {_shape(item) for item in draft.items}
    classes = {class_noun(item) for item in draft.items}
    own = [text for fact in facts if named & _names(fact) for text in _phrases(fact)]
    here = {passage.document for passage in draft.fact.passages}
    found = [
        (here.isdisjoint(passage.document for passage in fact.passages), text)
        for fact in facts
        if named and _names(fact) and not named & _names(fact)
        for text in _phrases(fact)
        if first_word_sort(text) in form and len(text) <= most and _shape(text) in shapes
        if first_word_sort(text) != "name" or (class_noun(text) and class_noun(text) in classes)
        if not _near(text, own)
    ]
    near = sorted(dict.fromkeys(text for far, text in found if not far))
    far = sorted({text for away, text in found if away and first_word_sort(text) == "verb"} - set(near))
    rng = random.Random(question_id(draft.fact.id, draft.slot))
    for texts in (near, far):
        rng.shuffle(texts)
    return [*near, *far]


def _phrases(fact: Fact) -> list[str]:
    """The phrases that a fact says of its subject."""
    if fact.family is Family.LIST:
        return [item.text for item in fact.items] if fact.rule != "pairs" else []
    if fact.value.type is ValueType.PURPOSE:
        return [fact.value.text.removeprefix("to ")]
    return [done] if (done := _done(fact)) else []


def _done(fact: Fact) -> str:
    """What the subject of a simple clause did to what: `train the police`."""
    verb = fact.verb
    objects = [part.text for part in fact.parts if part.role == "object"]
    if verb is None or verb.passive or verb.negated or verb.particle or len(objects) != 1:
        return ""
    return f"{verb.base} {objects[0]}" if first_word_sort(f"{verb.base} it") == "verb" else ""


def _shape(text: str) -> tuple[bool, bool]:
    """Whether it is one word, and whether it has a figure: what is of another shape shows itself as wrong."""
    return " " in text, any(character.isdecimal() for character in text)


def _names(fact: Fact) -> set[str]:
    """The names that say what a list is about."""
    return {canonical(word) for word in re.findall(r"\b[A-Z][\w-]+", fact.subject)}


def _near(text: str, others: Sequence[str]) -> bool:
    """Whether the text shares a word of substance with any of them."""
    mine = set(content_words(text)) - {class_noun(text)}
    return any(mine & set(content_words(other)) for other in others)
