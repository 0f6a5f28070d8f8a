"""Questions from simple clauses: the asked part becomes a question word, subject and verb change places."""

from __future__ import annotations

import re

from quizapp.facts.model import Fact, Family, Part, ValueType, Verb
from quizapp.text.date_at_end import takes_a_date
from quizapp.writing.draft import Draft
from quizapp.writing.wording_answers import NUMBERED_PART, accepted, kind_of, shown, third_of, tolerance_of

_BY_ROLE = {
    "aim": "what",
    "way": "how",
    "duration": "for how long",
    "percentage": "what percentage of",
    "share": "what share of",
    "kind": "what kind of {}",
    "description": "what",
    "sources": "from which two sources",
    "parties": "between which parties",
    "place": "where",
}
_BOUNDS = ("over", "more than", "at least", "up to", "less than", "fewer than", "under", "nearly", "almost")
"""What is counted so is asked in its sentence, `over _____ goals`: alone the number would not be true."""
_PLACED = re.compile(r"(?:in|at|near|on) (?:the )?[A-Z\d]")
_NUMBERED = re.compile(r"(?<=[a-z] I)\.$")
"""The full stop behind `World War I`."""
_ELECTED = re.compile(r"\b(?:seats|votes|coalition)\b")
"""What a party wins or forms, though its name is that of a body: `the Orwin Congress`."""
_CENTURY = re.compile(r"(?:the )?\d+(?:st|nd|rd|th) century(?: (?:BC|BCE|AD|CE))?", re.IGNORECASE)
_RECALLED, MOST_TYPED = ("aim", "effort", "meant", "sources", "parties"), 12
_SCORES = {"date": 0.9, "quantity": 0.85, "purpose": 0.7, "agent": 0.75, "object": 0.75, "place": 0.65, "subject": 0.7}


def wording(fact: Fact) -> list[Draft]:
    """The question for the fact's value; none where its clause is not simple."""
    if fact.family is not Family.CLAUSE or not fact.simple or fact.verb is None:
        return []
    if fact.volatile and not fact.as_of_label:
        return []
    asked = fact.value
    prompt = question(fact, asked)
    if not prompt:
        return []
    return [
        Draft(
            fact=fact,
            slot=asked.role,
            kind="flashcard" if _is_recalled(asked) else kind_of(asked),
            prompt=prompt,
            answer=shown(asked),
            accept=accepted(asked),
            answer_span=asked.span,
            passages=fact.passages,
            tolerance=tolerance_of(asked),
            unit="%" if asked.role == "percentage" else "",
            precision=asked.head if asked.role == "date" else "",
            score=_SCORES.get(asked.role, 0.6),
            rule=f"wh {asked.role}",
            type=str(asked.type),
            head="" if asked.type is ValueType.DATE else asked.head,
        ),
    ]


def _is_recalled(asked: Part) -> bool:
    """Whether an answer is thought of and turned over rather than typed: a description, or what is long."""
    return asked.role == "description" or (asked.role in _RECALLED and len(asked.text.split()) > MOST_TYPED)


def question(fact: Fact, asked: Part) -> str:
    """The wording that asks for one part of a clause; empty where there is no natural one."""
    subject, *tail = fact.parts
    word = question_word(asked)
    if not word or fact.verb is None or third_of(asked):
        return ""
    if asked.role == "quantity" and asked.hedge.lower() in _BOUNDS:
        return ""
    fronted = [part for part in tail if part.role == "front" or _opens(part, asked, tail)]
    front = "".join(f"{phrase(part)}, " for part in fronted)
    tail = [part for part in tail if part not in fronted]
    if fact.verb.base == "bear":
        if asked.role == "place" and any(_PLACED.match(part.text) for part in tail[: tail.index(asked)]):
            return ""
        tail = [part for part in tail if part is asked or not (part.role == "attribute" or _once(part, asked))]
    rest = [phrase(part) for part in tail if part is not asked]
    if asked.type is ValueType.NUMBER:
        word, rest = counted(word, asked, tail)
    if word == "which body" and _ELECTED.search(" ".join(rest)):
        word = "which party"
    if asked.role in ("percentage", "share") and tail and tail[0].role == "of":
        word, rest = f"{word} {tail[0].text}", rest[1:]
    middle = [as_one(fact.verb, asked)] if asked is subject else [inverted(fact, subject)]
    said = _NUMBERED.sub("", front + " ".join([word, *middle, *rest]))
    label = f", {fact.as_of_label}" if fact.volatile else ""
    return said[0].upper() + said[1:] + label + "?"


def _opens(part: Part, asked: Part, tail: list[Part]) -> bool:
    """Whether it is a date that stood before the clause, and would be read as another's behind it."""
    if part.role != "date" or part is asked or part is not tail[-1] or not (part.span and asked.span):
        return False
    rest = " ".join(phrase(other) for other in tail if other is not part and other is not asked)
    return part.span.start < asked.span.start and takes_a_date(rest)


def _once(part: Part, asked: Part) -> bool:
    """Whether a part says when or where, and the other of the two is asked: one is born once."""
    told = part.role in ("date", "place") or (part.role in ("between", "behind") and _PLACED.match(phrase(part)))
    return bool(told) and asked.role in ("date", "place")


def as_one(verb: Verb, asked: Part) -> str:
    """The verb behind `what`, which is one thing whatever the answer is.

    >>> as_one(Verb("were built", "build", ("were",)), Part("doer", "old mills", ValueType.PHRASE, plural=True))
    'was built'
    """
    if not (asked.plural and asked.type is ValueType.PHRASE):
        return verb.text
    first, *rest = verb.text.split()
    one = {"are": "is", "were": "was", "have": "has", "do": "does"}.get(first)
    if one is None and not verb.past and not verb.auxiliaries and first == verb.base:
        one = third_person(first)
    return " ".join([one or first, *rest])


def third_person(base: str) -> str:
    """The form of a verb behind he, she or it.

    >>> third_person("carry"), third_person("reach"), third_person("play")
    ('carries', 'reaches', 'plays')
    """
    if re.search(r"[^aeiou]y$", base):
        return f"{base[:-1]}ies"
    return f"{base}es" if re.search(r"(?:s|sh|ch|x|z|o)$", base) else f"{base}s"


def counted(word: str, asked: Part, tail: list[Part]) -> tuple[str, list[str]]:
    """What belongs to the counted noun goes with it to the front; `consist of` keeps its `of`."""
    at = tail.index(asked) if asked in tail else -1
    after = tail[at + 1] if 0 <= at < len(tail) - 1 else None
    own = after if after and after.role == "rest" else None
    rest = [phrase(part) for part in tail if part is not asked and part is not own]
    if asked.preposition == "of":
        word = word.removeprefix("of ")
        rest.insert(max(at, 0), "of")
    return f"{word} {own.text}" if own else word, rest


def question_word(part: Part) -> str:
    """What asks for a part, with its preposition in front.

    >>> question_word(Part("oblique under", "Resolution 7", ValueType.WORK, head="resolution", preposition="under"))
    'under which resolution'
    """
    if part.role in _BY_ROLE:
        return _BY_ROLE[part.role].format(part.head)
    if part.type is ValueType.DATE:
        return when(part)
    if part.type in (ValueType.PURPOSE, ValueType.CAUSE):
        return "why"
    if part.type is ValueType.NUMBER:
        if not part.head:
            return "to what number" if part.preposition == "to" else ""
        return f"{part.preposition} how many {part.head}".strip()
    if part.type is ValueType.PHRASE:
        kind = f" kind of {part.head}" if part.head else ""
        return f"{part.preposition} what{kind}".strip()
    if part.type is ValueType.PERSON:
        return f"{part.preposition} whom".strip() if part.preposition else "whom" if part.role == "object" else "who"
    if part.type is ValueType.ORGANISATION and part.preposition == "by" and not part.head:
        return "by whom"
    numbered = NUMBERED_PART.fullmatch(part.text)
    whole = f" {numbered[2]}" if numbered else ""
    return f"{part.preposition} which {part.head}{whole}".strip() if part.head and not part.plural else ""


def when(part: Part) -> str:
    """The question word for a date, by its preposition and precision.

    >>> when(Part("date", "1999", ValueType.DATE, head="year", preposition="in"))
    'in which year'
    """
    if part.preposition in ("by", "since", "until"):
        return f"{part.preposition} when"
    whole = part.head in ("year", "decade") and part.text.strip("s").isdigit()
    if whole or (part.head == "century" and _CENTURY.fullmatch(part.text)):
        return f"{'from' if part.preposition == 'from' else 'in'} which {part.head}"
    return "when"


def inverted(fact: Fact, subject: Part) -> str:
    """Subject and verb as a question has them.

    The finite auxiliary goes before the subject; without one, a form of `do` does.
    """
    verb = fact.verb
    assert verb is not None
    words = verb.text.split()
    if verb.auxiliaries:
        return " ".join([verb.auxiliaries[0], phrase(subject), *words[1:]])
    if verb.base == "be":
        return f"{verb.text} {phrase(subject)}"
    do = "did" if verb.past else "do" if subject.plural else "does"
    return " ".join([do, phrase(subject), *words[:-1], verb.base])


def phrase(part: Part) -> str:
    """A part as it stands in a sentence, with its preposition; of a quantity also its hedge and what is counted."""
    if part.role == "quantity":
        return " ".join(w for w in (part.preposition, part.hedge, part.text, part.head) if w)
    return f"{part.preposition} {part.text}".strip()
