"""Facts that ask who or what: the subject of a clause is the answer, the rest stays as the sentence has it."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.documents.model import Document
from quizapp.extraction.asked import clause_fact
from quizapp.extraction.clause_parts import inside
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context, is_plural, stands_alone
from quizapp.extraction.lexicon import words
from quizapp.extraction.measures import share_at
from quizapp.extraction.names import bare, class_noun, is_acronym, is_name
from quizapp.extraction.parsed import FINITE, Parsed, Range
from quizapp.extraction.phrase_answers import (
    VAGUE_HEADS,
    are_persons,
    askable,
    is_person,
    may_be_person,
    sort_of_phrase,
)
from quizapp.extraction.quantities import Quantity, quantity
from quizapp.extraction.reasons import without_cause
from quizapp.extraction.sorts import sort_of
from quizapp.extraction.telling import (
    LASTING,
    LEAST_REST,
    MOST_REST,
    PAGES,
    agrees,
    can_answer,
    end_of,
    front_of,
    praises,
    reaches,
    stands,
    tells,
    understood,
)
from quizapp.facts.model import Fact, Part, ValueType
from quizapp.text.date_at_end import takes_a_date
from quizapp.text.dates import parse_date

MOST_MENTIONS, MOST_CAUSE = 12, 12
HUMAN = words(
    "write compose paint invent discover appoint hire propose order describe found establish build design develop "
    "publish translate marry command purchase learn teach persuade accuse arrest record compile announce draw edit "
    "introduce coin argue demonstrate prove lead visit defeat sign preach convert study serve attend travel sail"
)
_NAMING = words("call name know term title")
_CAUSING = words("enable allow cause prompt trigger force lead make spark provoke prevent")
_LOOSE = words("some several many another one most other such both all each every no")


def doer_facts(parsed: Parsed, here: list[Clause], context: Context, document: Document) -> list[Fact]:
    """At most one fact a clause that brings its own subject."""
    return [
        clause_fact(clause, parts, parts[0], context, document)
        for clause in here
        if clause.main
        and (parts := _parts(parsed, clause, context))
        and (clause.verb.base == "be" or not _everywhere(parts[0], document))
    ]


def _everywhere(subject: Part, document: Document) -> bool:
    """Whether the subject is what the whole document is about, so that nobody has to know it."""
    name = bare(subject.text)
    return name.lower() in document.title.lower() or document.text.count(name) > MOST_MENTIONS


def _parts(parsed: Parsed, clause: Clause, context: Context) -> tuple[Part, ...]:
    """The subject, the rest of its clause as it stands, and what stood before it; nothing where one does not hold."""
    subject = _subject(parsed, clause, context)
    front = front_of(parsed, clause, context)
    end = without_cause(parsed, clause, _before_aim(parsed, clause) or end_of(parsed, clause.root))
    if subject is None or front is None or end is None:
        return ()
    rest = (clause.root.i + 1, end)
    if not _says_who(parsed, clause, subject, rest, front) or not _clear(parsed, subject, rest, context):
        return ()
    tail = Part("predicate", parsed.text(rest).rstrip(". "), ValueType.PHRASE)
    share = share_at(parsed, clause.subject.range[0]) if subject.role in ("percentage", "share") else None
    if share:
        of = Part("of", parsed.text((share[0][1], clause.subject.range[1])), ValueType.PHRASE)
        return (subject, of, tail, Part("front", front, ValueType.PHRASE)) if front else (subject, of, tail)
    if not front:
        return subject, tail
    if parse_date(front.partition(" ")[2]) and not takes_a_date(tail.text):
        return subject, tail, Part("behind", front[:1].lower() + front[1:], ValueType.PHRASE)
    return subject, tail, Part("front", front, ValueType.PHRASE)


def _before_aim(parsed: Parsed, clause: Clause) -> int:
    """Where `led X to send ships to keep order` may stop: before what it was sent for; 0 where it says none."""
    if clause.verb.base not in _CAUSING:
        return 0
    done = next((c for c in clause.root.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB"), None)
    aims = [c for c in done.children if c.dep_ == "advcl" and c.tag_ == "VB"] if done else []
    opens = [c.left_edge.i for c in aims if c.left_edge.tag_ == "TO" and c.i > clause.root.i + LEAST_REST]
    return opens[0] if opens and not any(t.text in ",;:" for t in parsed.tokens((clause.root.i, opens[0]))) else 0


def _clear(parsed: Parsed, subject: Part, rest: Range, context: Context) -> bool:
    number = "person" if subject.type is ValueType.PERSON else "plural" if subject.plural else "singular"
    return stands(parsed, rest, context, number) or understood(parsed, [rest], context)


def _says_who(parsed: Parsed, clause: Clause, subject: Part, rest: Range, front: str) -> bool:
    """Whether the rest fits one subject only, and is no bare name, place or praise."""
    typed, verb = subject.type is ValueType.NUMBER, clause.verb
    around = [clause.subject.range, rest] if typed else [rest]
    if not _long_enough(rest, typed) or not tells(parsed, clause, around, front, 4 if typed else 7):
        return False
    if verb.passive and (verb.base in _NAMING or (subject.role == "quantity" and not verb.past)):
        return False
    if is_name(subject.text) and verb.base != "be" and not _one_event(parsed, rest, front):
        return False
    return not praises(parsed, rest) and _tells_what(clause) and not _cut_short(clause)


def _one_event(parsed: Parsed, rest: Range, front: str) -> bool:
    """Whether a date or two names say which event is meant, so that one name alone fits."""
    tokens = parsed.tokens(rest)
    dated = any(t.ent_type_ == "DATE" and t.text[0].isdigit() for t in tokens) or parse_date(front.partition(" ")[2])
    named = [t for t in tokens if t.text[0].isupper() and not parsed.doc[t.i - 1].text[0].isupper()]
    return bool(dated) or len(named) > 1


def _subject(parsed: Parsed, clause: Clause, context: Context) -> Part | None:
    """The subject as an answer, typed; None where it is no whole name or term that a learner could give."""
    part, head = clause.subject.range, clause.subject.head
    token, text = parsed.doc[head], parsed.text(part)
    first = next((c for c in clause.root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if first is None or first.i != head or token.pos_ not in ("NOUN", "PROPN") or not agrees(clause.root, token):
        return None
    about = bare(text).lower() == context.topic.lower() and clause.verb.base != "be"
    if parsed.span(part) is None or not reaches(parsed, clause) or about or _is_doing(parsed, part):
        return None
    if are_persons(parsed, part):
        return Part("doer", text, ValueType.PERSON, parsed.span(part), "person")
    if clause.verb.base == "be" and (is_name(text) or _is_term(parsed, clause)):
        return _described(parsed, clause)
    return _name(parsed, clause, context) if is_name(text) else _phrase(parsed, clause, context)


def _is_doing(parsed: Parsed, part: Range) -> bool:
    """Whether the first word is no part of a name but what is done: `Crossing Brek`."""
    first = parsed.doc[part[0]]
    doing = first.i == 0 and first.text.endswith("ing") and part[1] - part[0] > 1
    return doing and first.text not in parsed.names


def _phrase(parsed: Parsed, clause: Clause, context: Context) -> Part | None:
    """A phrase of common nouns as the answer: a share, a number, a cause, or something with its own description."""
    part, head = clause.subject.range, clause.subject.head
    if (share := share_at(parsed, part[0])) and clause.verb.base != "be":
        return replace(share[1], plural=True)
    if (read := quantity(parsed, part, head)) is not None:
        return _number(parsed, part, read)
    plural = is_plural(parsed, head)
    if clause.verb.base in _CAUSING and _brings_about(clause) and _is_cause(parsed, part):
        return Part("cause", inside(parsed, part), ValueType.PHRASE, parsed.span(part), plural=plural)
    clear = stands_alone(parsed, part, context) or understood(parsed, [part], context)
    if not askable(parsed, part, head) or not clear:
        return None
    kind, noun = sort_of_phrase(parsed, part, head)
    if kind is ValueType.PLACE and parsed.doc[head].is_lower:
        return None
    if kind is ValueType.PHRASE and (may_be_person(parsed, head) or parsed.doc[head].pos_ == "PROPN"):
        return None
    return Part("doer", inside(parsed, part), kind, parsed.span(part), noun, plural=plural)


def _is_term(parsed: Parsed, clause: Clause) -> bool:
    """Whether the subject is one bare noun that the clause explains: `Tungsten is the heaviest ...`."""
    start, end = clause.subject.range
    token = parsed.doc[start]
    return end == start + 1 and token.pos_ in ("NOUN", "PROPN") and len(token.text) >= 5 and token.tag_ in ("NN", "NNP")


def _described(parsed: Parsed, clause: Clause) -> Part | None:
    """A name or term that the clause describes so that nothing else fits; asked by `what` or `who`."""
    part = clause.subject.range
    described = [c for c in clause.root.children if c.dep_ == "attr"]
    if len(described) != 1 or described[0].pos_ != "NOUN" or clause.verb.text not in ("is", "was"):
        return None
    article = next((c.lower_ for c in described[0].children if c.dep_ == "det"), "")
    ranked = any(t.tag_ == "JJS" or t.lower_ in ("first", "last", "only") for t in described[0].lefts)
    told = any(c.dep_ in ("relcl", "acl") for c in described[0].children)
    if not ((article == "the" and ranked) or (article in ("a", "an") and told)):
        return None
    kind = ValueType.PERSON if is_person(parsed, described[0].i) else ValueType.PHRASE
    if (
        any(t.dep_ in ("conj", "cc", "appos") for t in parsed.tokens(part))
        or described[0].lemma_.lower() in VAGUE_HEADS
    ):
        return None
    return Part("doer", inside(parsed, part), kind, parsed.span(part), "person" if kind is ValueType.PERSON else "")


def _number(parsed: Parsed, part: Range, read: Quantity) -> Part | None:
    """How many there were, where the number comes first and what it counts is the whole phrase."""
    span, counted = parsed.span(read.number), parsed.text(read.counted)
    if span is None or read.rest[0] < read.rest[1] or not re.fullmatch(r"[a-z][a-z -]+", counted):
        return None
    return Part("quantity", parsed.text(read.number), ValueType.NUMBER, span, counted, "", read.hedge, True)


def _brings_about(clause: Clause) -> bool:
    """Whether the verb says what came of something: a general only `led a rebellion`, and a film `was made`."""
    if clause.verb.base not in ("lead", "make"):
        return not clause.verb.passive
    goes_on = any(c.dep_ in ("xcomp", "ccomp") or (c.dep_ == "prep" and c.lower_ == "to") for c in clause.root.children)
    return goes_on and not clause.verb.passive


def _is_cause(parsed: Parsed, part: Range) -> bool:
    """Whether a longer phrase says what caused something: whole, without a clause or pronoun in it."""
    tokens = parsed.tokens(part)
    plain = not any(t.text in ',;:"' or t.tag_ in FINITE or t.dep_ == "cc" or t.lower_ == "ensuing" for t in tokens)
    plain = plain and tokens[-1].ent_type_ != "PERSON" and tokens[-1].lower_ not in ("one", "ones")
    return 2 <= len(tokens) <= MOST_CAUSE and plain and can_answer(parsed, part) and tokens[0].lower_ not in _LOOSE


def _name(parsed: Parsed, clause: Clause, context: Context) -> Part | None:
    """A name as the answer, where it is sure what sort of thing it names."""
    part, head = clause.subject.range, clause.subject.head
    text, span, plural = parsed.text(part), parsed.span(part), is_plural(parsed, head)
    if (clause.verb.base in LASTING and not clause.verb.past) or class_noun(text) in PAGES:
        return None
    if any(t.dep_ in ("conj", "cc", "appos") for t in parsed.tokens(part)):
        return None
    kind, noun = sort_of(parsed, part, head, context.expansions)
    acts = clause.verb.base in HUMAN and not clause.verb.passive
    if kind is ValueType.TERM and parsed.doc[head].ent_type_ == "PERSON" and acts:
        kind, noun = ValueType.PERSON, "person"
    classed = not plural and (class_noun(context.expansions.get(bare(text), text)) or is_acronym(text))
    if kind is ValueType.PERSON or (noun and classed) or noun == "country":
        return Part("doer", text, kind, span, noun)
    return None


def _long_enough(rest: Range, counted: bool) -> bool:
    return (2 if counted else LEAST_REST) <= rest[1] - rest[0] <= MOST_REST


def _tells_what(clause: Clause) -> bool:
    """Whether a clause with `be` says what something is, by a description and not by a name or a place."""
    if clause.verb.base != "be":
        return True
    described = [c for c in clause.root.children if c.dep_ == "attr"]
    return len(described) == 1 and described[0].pos_ == "NOUN" and any(c.dep_ == "det" for c in described[0].children)


def _cut_short(clause: Clause) -> bool:
    """Whether its verb may lack the `was` of the clause before: `the mill was closed and packaging moved`."""
    first = clause.root.head
    passive = any(c.dep_ == "auxpass" for c in first.children)
    return clause.root.dep_ == "conj" and passive and not clause.verb.auxiliaries
