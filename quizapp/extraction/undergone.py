"""Facts that ask for what stands behind the verb: all other words stay where the sentence has them."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.documents.model import Document
from quizapp.extraction.aims import aims
from quizapp.extraction.asked import clause_fact, is_one_of_several
from quizapp.extraction.behind import cuts
from quizapp.extraction.clause_parts import inside
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context, is_plural, stands_alone
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import class_noun
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.phrase_answers import VAGUE_HEADS
from quizapp.extraction.reasons import reasons, without_cause
from quizapp.extraction.slots import Cut
from quizapp.extraction.telling import PAGES, agrees, end_of, front_of, reaches, stands, tells, understood
from quizapp.extraction.ways import ways
from quizapp.facts.model import Fact, Part, ValueType
from quizapp.text.date_at_end import takes_a_date
from quizapp.text.dates import parse_date

MOST, MOST_SUBJECT = 6, 10
_LOOSE = words("most some many several few other various certain no any each every all both such")
NAMING = words("know call name title dub rename term entitle nickname christen describe refer define")


def undergone_facts(parsed: Parsed, here: list[Clause], context: Context, document: Document) -> list[Fact]:
    """At most four facts a clause: what was done to whom, when, where, how often, in what, why."""
    found: list[Fact] = []
    for clause in here:
        if _sound(parsed, clause, context):
            made = [
                clause_fact(clause, parts, value, context, document, "behind")
                for parts, value in _asked(parsed, clause, context)
                if not is_one_of_several(value, document, clause)
            ]
            found += made[:MOST]
    return found


def _sound(parsed: Parsed, clause: Clause, context: Context) -> bool:
    """Whether subject and verb are read rightly, and the subject says what it is."""
    head = parsed.doc[clause.subject.head]
    if clause.root.pos_ not in ("VERB", "AUX") or clause.verb.negated or clause.verb.base == "be":
        return False
    if head.ent_type_ == "PERSON" and not clause.verb.past and not clause.verb.auxiliaries:
        return False
    own = clause.main and any(c.i == head.i for c in clause.root.children)
    if own and not (agrees(clause.root, head) and reaches(parsed, clause)):
        return False
    after = parsed.doc[clause.root.i + 1 : clause.root.i + 2]
    if not clause.verb.passive and clause.root.text.endswith("ed") and any(t.lower_ in ("with", "by") for t in after):
        return False
    tokens = parsed.tokens(clause.subject.range)
    if class_noun(parsed.text(clause.subject.range)) in PAGES:
        return False
    if len(tokens) > MOST_SUBJECT or any(t.text in ',;:"' for t in tokens):
        return False
    if head.lemma_.lower() in VAGUE_HEADS and len(tokens) < 4 and sum(t.pos_ == "PROPN" for t in tokens) < 2:
        return False
    if tokens[0].lower_ in _LOOSE or any(t.lower_ in ("modern", "new", "old", "typical", "people") for t in tokens):
        return False
    named = any(t.pos_ in ("NOUN", "PROPN") or t.i in parsed.instead for t in tokens)
    return named and (
        stands_alone(parsed, clause.subject.range, context) or understood(parsed, [clause.subject.range], context)
    )


def _asked(parsed: Parsed, clause: Clause, context: Context) -> Iterator[tuple[tuple[Part, ...], Part]]:
    front = front_of(parsed, clause, context)
    if front is not None:
        yield from _whys(parsed, clause, context, front)
        yield from _aims(parsed, clause, context)
        yield from _phrases(parsed, clause, context, front)


def _whys(parsed: Parsed, clause: Clause, context: Context, front: str) -> Iterator[tuple[tuple[Part, ...], Part]]:
    """Why and how it was done, as the sentence says at its end."""
    number = _number(parsed, clause)
    for end, part in (*reasons(parsed, clause, number), *ways(parsed, clause, number)):
        said = (clause.root.i + 1, end)
        around = [clause.subject.range, said]
        clear = stands(parsed, said, context, number) or understood(parsed, around, context)
        if clear and tells(parsed, clause, around, front, 4):
            yield _parts(parsed, clause, front, Cut((end, end), part), end)


def _aims(parsed: Parsed, clause: Clause, context: Context) -> Iterator[tuple[tuple[Part, ...], Part]]:
    """What it was done to, by each verb of its purpose."""
    number = _number(parsed, clause)
    for end, said_to, cut in aims(parsed, clause, context):
        said = (clause.root.i + 1, end)
        around = [clause.subject.range, said]
        clear = stands(parsed, said, context, number) or understood(parsed, around, context)
        if clear and tells(parsed, clause, around, "", 3):
            subject = Part("subject", inside(parsed, around[0]), ValueType.PHRASE, plural=number == "plural")
            before = f"{parsed.text(said).strip()} {said_to}".strip()
            yield (subject, Part("between", before, ValueType.PHRASE), cut.slot), cut.slot


def _phrases(parsed: Parsed, clause: Clause, context: Context, front: str) -> Iterator[tuple[tuple[Part, ...], Part]]:
    """The phrases behind the verb, each asked by all the others."""
    last = without_cause(parsed, clause, end_of(parsed, clause.root))
    if last is None:
        return
    clear = stands(parsed, (clause.root.i + 1, last), context, _number(parsed, clause))
    for cut in cuts(parsed, clause, last, context):
        around = [clause.subject.range, (clause.root.i + 1, cut.range[0]), (cut.range[1], last)]
        if not clear and not understood(parsed, around, context):
            continue
        if _only_subject(parsed, clause, cut, last) and not front:
            continue
        if cut.slot.type is ValueType.DATE and parse_date(front.partition(" ")[2]):
            continue
        if _told_further_on(parsed, cut, last):
            continue
        if tells(parsed, clause, around, front, _least(clause, cut)):
            yield _parts(parsed, clause, front, cut, last)


def _only_subject(parsed: Parsed, clause: Clause, cut: Cut, end: int) -> bool:
    """Whether a phrase would be asked by nothing but subject and verb."""
    named = clause.verb.base in NAMING and clause.verb.passive
    if cut.slot.type in (ValueType.PERSON, ValueType.NUMBER) or named or cut.slot.role != "undergone":
        return False
    if parsed.doc[cut.range[0] - 1].dep_ == "agent":
        return False
    rest = [*parsed.tokens((clause.root.i + 1, cut.range[0])), *parsed.tokens((cut.range[1], end))]
    return not any(t.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "VERB") for t in rest)


def _told_further_on(parsed: Parsed, cut: Cut, end: int) -> bool:
    """Whether a clause about what is asked stands behind something else: `signed a pact in 1903 that ended the war`."""
    behind = parsed.tokens((cut.range[1] + 1, end))
    return any(t.dep_ == "relcl" and cut.range[0] <= t.head.i < cut.range[1] < t.left_edge.i for t in behind)


def _least(clause: Clause, cut: Cut) -> int:
    """How much the rest must say: least for numbers and dates, of which a thing has one; most for a phrase."""
    if clause.verb.base in NAMING and cut.slot.type is ValueType.PHRASE:
        return 4
    return {ValueType.NUMBER: 4, ValueType.DATE: 4, ValueType.PERSON: 5, ValueType.PHRASE: 7}.get(cut.slot.type, 6)


def _number(parsed: Parsed, clause: Clause) -> str:
    head = parsed.doc[clause.subject.head]
    return "person" if head.ent_type_ == "PERSON" else "plural" if is_plural(parsed, head.i) else "singular"


def _parts(parsed: Parsed, clause: Clause, front: str, cut: Cut, end: int) -> tuple[tuple[Part, ...], Part]:
    head = parsed.doc[clause.subject.head]
    subject = Part("subject", inside(parsed, clause.subject.range), ValueType.PHRASE, plural=is_plural(parsed, head.i))
    between, after = parsed.text((clause.root.i + 1, cut.range[0])), parsed.text((cut.range[1], end))
    crowded = takes_a_date(f"{between} {cut.stays} {after}")
    dated = cut.slot.type is not ValueType.DATE and parse_date(front.partition(" ")[2]) and not crowded
    around = (
        Part("front", "" if dated else front, ValueType.PHRASE),
        Part("between", between.strip(), ValueType.PHRASE),
        cut.slot,
        Part("rest", cut.told, ValueType.PHRASE),
        Part("rest" if cut.slot.role in ("percentage", "share") else "behind", cut.stays, ValueType.PHRASE),
        Part("behind", after.strip(), ValueType.PHRASE),
        Part("behind", front[:1].lower() + front[1:] if dated else "", ValueType.PHRASE),
    )
    return (subject, *(part for part in around if part.text)), cut.slot
