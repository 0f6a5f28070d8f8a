"""The Draft: a question as worded, before the gate has judged it and distractors may have made it a choice."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.documents.model import Span
from quizapp.facts.model import Fact, Passage


@dataclass(frozen=True, slots=True)
class Draft:
    """One slot of one fact, asked in words.

    `kind` is `short`, `number`, `date`, `cloze`, `order`, `match` or `multi`; a short one may become a choice later.
    """

    fact: Fact
    slot: str
    """The role of the part asked: `date`, `agent`, `value`, ...; with the fact it is the question's identity."""
    kind: str
    prompt: str
    """A question; for cloze the text with its one gap as `{{answer}}` or `{{answer::hint}}`."""
    answer: str
    """As shown: `4,500`, `10 June 1999`, `Kumanovo`; for a date in words, never ISO. Empty for several items."""
    accept: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    """Of order: the items in their order. Of multi: the right options."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Of match: left and right sides."""
    answer_span: Span | None = None
    """The answer's own words in the first passage's document; None where they do not stand there as such."""
    passages: tuple[Passage, ...] = ()
    """One a document, short enough to cite; each `value` is the answer's place in that document."""
    tolerance: str = "0"
    unit: str = ""
    precision: str = ""
    """Of a date: `day`, `month`, `year`, `season`, `decade`, `century` or `range`."""
    choices: tuple[str, ...] = ()
    """Wrong options that the wording knows of (multi needs them); for a choice others are looked for."""
    explanation: str = ""
    score: float = 0.0
    """How good the wording thinks it is; of several on one slot the best is asked."""
    rule: str = ""
    type: str = ""
    """The answer's `ValueType`, where it is not that of the fact's value."""
    head: str = ""
    """The answer's class noun, for finding distractors of the same class."""
    worded_by: str = ""
    """The optional language model that worded it, if one did."""
    explained_by: str = ""
    """The one that wrote the explanation."""
    label: str = ""
    """What it is about, shown before the prompt where the prompt does not name it."""
