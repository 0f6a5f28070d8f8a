"""What a sentence says in each of its clauses, as words that can be said alone: main, coordinated, relative clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import FINITE, Parsed, Range

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass")
TELLING = frozenset(("NOUN", "PROPN", "NUM", "ADJ"))
_JOINED = words("and but while so")
_BESIDE = words("when while whereas after because since although though")
"""What a clause begins with that tells what was so, whatever the clause it stands beside says."""
_UNREAL = words("if unless")
_CONDITIONS = words("if unless when whenever where wherever once until")


@dataclass(frozen=True, slots=True)
class Predication:
    """A clause as it may be said alone: its words in order, its verb, the noun its subject is."""

    ranges: tuple[Range, ...]
    verb: Token
    subject: Token | None
    main: bool = False
    helper: str = ""
    """What is put before the verb: a participle behind a name, `built in 1903`, lacks its `was`."""

    @property
    def end(self) -> int:
        """Behind its last word that is no punctuation."""
        end = self.ranges[-1][1]
        return end - 1 if self.verb.doc[end - 1].is_punct else end


def predications(parsed: Parsed) -> Iterator[Predication]:
    """The clauses of the sentence, the main one first."""
    root = root_of(parsed)
    if root is None:
        yield Predication(((0, len(parsed.doc)),), parsed.doc[0], None, True)
        return
    yield Predication(((0, len(parsed.doc)),), root, subject_of(root), True)
    if second := _second(parsed, root):
        yield second
    for token in parsed.doc:
        if token.dep_ in ("relcl", "acl") and (told := _told_of(parsed, token)):
            yield told
        if token.dep_ == "advcl" and (beside := _told_beside(token)):
            yield beside


def root_of(parsed: Parsed) -> Token | None:
    """The verb that all hangs on."""
    return next((t for t in parsed.doc if t.dep_ == "ROOT"), None)


def subject_of(verb: Token) -> Token | None:
    """The noun that is the subject of the verb."""
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def is_past(verb: Token) -> bool:
    """Whether what the verb says is over."""
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.children if c.dep_ in ("aux", "auxpass"))


def in_general(said: Predication) -> bool:
    """Whether it is said of all things of a sort: `Ferries carry ...`."""
    subject = said.subject
    bare = subject is not None and not any(c.dep_ in ("det", "poss", "nummod") for c in subject.children)
    return bare and subject is not None and subject.tag_ == "NNS" and not is_past(said.verb)


def last(doc: Doc) -> int:
    """Where the closing full stop is, or the end."""
    return len(doc) - 1 if doc[-1].is_punct else len(doc)


def second_predicate(parsed: Parsed, verb: Token, end: int) -> Range | None:
    """`and did that` at the end, or `, did this, and did that`, with or without a subject of its own."""
    second = _coordinated(verb)
    if second is None or not (_finite(second) or _shares_its_being(verb, second)):
        return None
    if not (_finite(verb) or verb.tag_ == "VBN") or second.right_edge.i + 1 < end:
        return None
    start = _link(parsed, verb, second)
    between = parsed.tokens((verb.i + 1, max(start, verb.i + 1)))
    return (start, end) if any(t.pos_ in TELLING for t in between) else None


def _coordinated(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX")), None)


def _shares_its_being(verb: Token, second: Token) -> bool:
    """`was built ... and opened`: both are passive by one `was`."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    own = any(c.dep_ in (*SUBJECTS, "dobj") for c in second.children)
    return passive and verb.tag_ == second.tag_ == "VBN" and not own


def _link(parsed: Parsed, verb: Token, second: Token) -> int:
    """Where the second predicate begins, with its conjunction and comma; 0 where neither stands there."""
    link = next((c for c in verb.children if c.dep_ == "cc" and c.i < second.i), None)
    if link is not None:
        return (link.i - (parsed.doc[link.i - 1].text == ",")) if link.lower_ in _JOINED else 0
    return second.left_edge.i - 1 if parsed.doc[second.left_edge.i - 1].text == "," else 0


def _finite(verb: Token) -> bool:
    """Whether the verb is finite, by itself or by its auxiliary."""
    helpers = (c for c in verb.children if c.dep_ in ("aux", "auxpass"))
    return any(t.tag_ in FINITE - {"MD"} for t in (verb, *helpers))


def _second(parsed: Parsed, root: Token) -> Predication | None:
    """The coordinated clause with its own subject, or with the subject of the first."""
    cut = second_predicate(parsed, root, last(parsed.doc))
    second = _coordinated(root)
    if cut is None or second is None or not _finite(root) or on_condition(root):
        return None
    link = cut[0] + (parsed.doc[cut[0]].text == ",")
    if parsed.doc[link].dep_ != "cc":
        return None
    if own := subject_of(second):
        begins = second.left_edge.i == link + 1 or own.left_edge.i == link + 1
        return Predication(((link + 1, cut[1]),), second, own) if begins else None
    subject = subject_of(root)
    if subject is None or subject.right_edge.i >= root.i or not _own_verb(second, link):
        return None
    said = (subject.left_edge.i, subject.right_edge.i + 1), (link + 1, cut[1])
    return Predication(said, second, subject)


def is_no_helper(word: Token) -> bool:
    """Whether a full verb is what the parse takes for a helper: `Holm helped build the mill`."""
    return word.dep_ == "aux" and word.tag_ not in ("MD", "TO") and word.lemma_.lower() not in ("be", "have", "do")


def on_condition(verb: Token) -> bool:
    """Whether a condition stands before the verb and all that it goes on with; of what is over `when` is none."""
    before = (c for c in verb.children if c.dep_ == "advcl" and c.i < verb.i)
    marks = {mark.lower_ for clause in before for mark in clause.children}
    return bool(marks & (_UNREAL if is_past(verb) else _CONDITIONS))


def _own_verb(second: Token, link: int) -> bool:
    """Whether the second predicate begins with its own finite verb."""
    first = second.doc[link + 1]
    return first.tag_ in FINITE - {"MD"} and second in (first, first.head)


def _told_beside(verb: Token) -> Predication | None:
    """`while Ada Holm led the guild`, `when the Mole was built in 1903`: what was so, too."""
    subject, first = subject_of(verb), verb.left_edge
    if subject is None or first.lower_ not in _BESIDE or first.i + 1 != subject.left_edge.i or not is_past(verb):
        return None
    if subject.pos_ not in ("NOUN", "PROPN") or any(c.lower_ == "had" for c in verb.children if c.dep_ == "aux"):
        return None
    whole = [t.i for t in verb.subtree]
    end = verb.right_edge.i + 1
    if len(whole) != end - first.i or verb.doc[end - 1].is_punct:
        return None
    return Predication(((first.i + 1, end),), verb, subject)


def _told_of(parsed: Parsed, verb: Token) -> Predication | None:
    """`the Mole, which was built in 1903` and `the Mole, built in 1903`: said of the name before the comma."""
    named, doc = verb.head, parsed.doc
    pronoun = subject_of(verb)
    first = pronoun.i if pronoun is not None else verb.left_edge.i
    if pronoun is not None and (pronoun.lower_ not in ("which", "who") or verb.left_edge.i != first):
        return None
    if pronoun is None and (verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.left_edge.i != verb.i):
        return None
    if not _is_one_name(named) or first < 2 or doc[first - 1].text != "," or doc[first - 2].i != named.i:
        return None
    begin, end = first + (pronoun is not None), verb.right_edge.i + 1
    if end < begin + 3:
        return None
    said = (named.left_edge.i, first - 1), (begin, end)
    return Predication(said, verb, named, helper="" if pronoun is not None else _being(parsed, verb))


def _being(parsed: Parsed, verb: Token) -> str:
    """`was ` for what is over: the sentence tells of the past, or a year is named."""
    root = root_of(parsed)
    dated = any(t.text.isdigit() and len(t) == 4 for t in verb.subtree)
    return "was " if dated or root is None or is_past(root) else "is "


def _is_one_name(noun: Token) -> bool:
    """Whether what follows can only be said of this name: it is no part of a list or of another noun's phrase."""
    listed = noun.dep_ in ("conj", "appos", "poss") or any(c.dep_ in ("conj", "cc", "appos") for c in noun.children)
    inside = noun.dep_ == "pobj" and (noun.head.dep_ != "agent" or noun.ent_type_ != "PERSON")
    named = noun.tag_ == "NNP" and noun.ent_type_ not in ("DATE", "CARDINAL", "TIME", "NORP")
    return named and not listed and not inside
