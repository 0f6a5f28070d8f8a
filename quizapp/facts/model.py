"""The Fact: what a document states, with its passage, apart from any wording of a question.

A fact has parts; asking for one of its slots gives one question. Values are plain, so that writing needs no parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from quizapp.documents.model import Span


class Family(StrEnum):
    """How a fact was found; writing has one module a family or more."""

    ACRONYM = "acronym"
    FIELD = "field"
    RECORD = "record"
    LIST = "list"
    HEADING = "heading"
    YEAR = "year"
    CLAUSE = "clause"


class ValueType(StrEnum):
    """What sort of thing an answer is; decides the question word, the kind and the distractors."""

    DATE = "date"
    NUMBER = "number"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    WORK = "work"
    """A law, treaty, resolution, book, programme: a thing with a name of its own."""
    TERM = "term"
    PHRASE = "phrase"
    PURPOSE = "purpose"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a fact's statement, in words that need no context, with its place in the document."""

    role: str
    """`subject`, `object`, `agent`, `date`, `place`, `quantity`, `purpose`, `cause`, `complement`, `member`, ..."""
    text: str
    """As a question would say it: pronouns resolved, acronyms as the document writes them."""
    type: ValueType
    span: Span | None = None
    """The part's own words in the document; None when they were resolved from elsewhere (then it is never asked)."""
    head: str = ""
    """Its class noun in lower case (`resolution`, `agreement`, `troops`), empty when unknown."""
    preposition: str = ""
    """What stands before it in the clause (`under`, `in`, `by`), empty for subject and object."""
    hedge: str = ""
    """`about`, `over`, `up to`, ... where the source says so of a number or date."""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb of a clause: `text` as it stands with its auxiliaries (`was adopted`), and its base form (`adopt`)."""

    text: str
    base: str
    auxiliaries: tuple[str, ...] = ()
    """Finite one first: `("has", "been")`; empty for a simple present or past."""
    past: bool = True
    passive: bool = False
    negated: bool = False
    particle: str = ""
    """Of a phrasal verb: `out` in `carried out`."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a document states a fact: the passage, and the place of the asked value in it."""

    document: str
    span: Span
    value: Span | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that documents state, about one subject, with the passages that state it.

    `id` never depends on source, wording, value, offsets or as-of (see `facts.identity`): the same fact in two
    documents is one fact with two passages.
    """

    id: str
    family: Family
    subject: str
    """Canonical name of what it is about, such as `KFOR`."""
    relation: str
    """Canonical relation: `stands for`, `commander`, `adopt`, ..."""
    qualifiers: tuple[tuple[str, str], ...]
    """Sorted pairs that make it this fact and no other, such as `(("under", "Resolution 1244"),)`."""
    time: str
    """The time it is asked by, such as `2002`; empty when its time is not part of what it is."""
    value: Part
    """What is asked first."""
    parts: tuple[Part, ...]
    """Everything the statement is made of, in the order of the sentence, the value among them."""
    passages: tuple[Passage, ...]
    topic: str
    statement: str = ""
    """The cleaned sentence or clause that needs no context, for cloze; empty where there is none."""
    places: Sequence[int] = field(default=(), repr=False, compare=False)
    """`places[i]` is where `statement[i]` stands in the document, -1 for words that were put in."""
    verb: Verb | None = None
    simple: bool = False
    """Whether a wh-question may be made of the clause (one finite verb, few adjuncts, nothing cut through)."""
    as_of: str = ""
    """When a volatile fact held, as `YYYY[-MM[-DD]]`."""
    as_of_label: str = ""
    """The same in words for a prompt: `as of 20 November 2023`, or `according to "Title"` where there is no date."""
    volatile: bool = False
    importance: int = 2
    """1 to 3, 3 is what everybody should know of the topic."""
    rule: str = ""
    """Name of the extraction rule, for `--explain`."""
    items: tuple[Part, ...] = ()
    """Of a list: its members in order. Of a record: its cells."""
    ordered: bool = False
    """Of a list: whether the order of its members matters."""
    why: str = ""
    """What the document gives as the reason, if it does."""
    variants: tuple[str, ...] = ()
    """Other wordings of the value, from other documents: right answers too."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Facts with the same subject and relation and another value: a series in time, or a contradiction."""

    subject: str
    relation: str
    facts: tuple[str, ...]
    """Fact ids, in the order found."""
    series: bool
    """True: a volatile value at several times, each asked as of its date. False: reported and not asked."""
    statements: tuple[tuple[str, str, str], ...] = ()
    """(document, value, as of) of each."""
    rivals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Fact id -> values of the others, which are never distractors for it."""
    settled: bool = False
    """Whether somebody has decided what is asked of it."""
    asked: tuple[str, ...] = ()
    """Of one that is settled: the ids of the facts that are asked all the same."""
