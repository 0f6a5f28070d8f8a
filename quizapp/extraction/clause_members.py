"""Lists inside a clause, found by its parse: three members or more that run to the sentence's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.clause_parts import inside
from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import bare
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.phrases import NUMBERS, first_word_sort
from quizapp.extraction.plain import doubtful
from quizapp.extraction.standing import lacks
from quizapp.extraction.statement import changes
from quizapp.facts.as_of import as_of
from quizapp.facts.identity import fact_id
from quizapp.facts.model import Fact, Family, Part, Passage, ValueType, Verb

if TYPE_CHECKING:
    from spacy.tokens import Token

FEWEST, MOST, LONGEST_WORDS, LONGEST_LEAD = 3, 8, 14, 24
_AS_WELL = ("as", "well", "as")
_TO_DO = "to do"
"""The link of what follows `to` as a verb; of what follows it as a noun it is the preposition."""
_LINKS = frozenset((",", "and", "or", ";"))
_LOOSE = words(
    "which who whom whose that what it its they their them this these those he she his her we our you your i etc other "
    "others more both"
)
_SET = words("design mandate task intend mean oblige order instruct authorise authorize create commission want plan")
_VAGUE = words("be include become mean remain seem say take see know make get")
_NO_LINKS = words(
    "of like as than after before during since until between from through despite besides within without via"
)
_OPEN = frozenset(("ADP", "DET", "CCONJ"))
"""How no member ends."""
_NO_NOUN = frozenset(("VB", "VBG", "VBD", "VBN", "VBZ", "VBP", "RB", "IN", "TO"))
"""How no member that is a thing begins."""
_COUNTS = {number: word for word, number in NUMBERS.items()}


@dataclass(frozen=True, slots=True)
class Listing:
    """The members and how they hang on their verb: after `to`, after a preposition, or as its object."""

    clause: Clause
    members: tuple[Range, ...]
    link: str
    """`to do`, a preposition, or nothing."""
    some: str
    """The noun that they are some of: `areas` in `in areas such as`."""
    middle: Range
    """The words between the verb and the link."""


def member_facts(parsed: Parsed, here: list[Clause], context: Context, document: Document) -> list[Fact]:
    """The list of a sentence that stands alone; at most one."""
    if not here or here[0].verb.negated or doubtful(parsed.line.text) or len(parsed.doc) > 70:
        return []
    for listing in _listings(parsed, here[0]):
        asked = _prompts(parsed, listing)
        if asked and _stands(parsed, listing, context):
            return [_fact(parsed, listing, asked, document)]
    return []


def _stands(parsed: Parsed, listing: Listing, context: Context) -> bool:
    """Whether nothing is lacking, or only what one of several members would say more of."""
    why = lacks(parsed, list(parsed.doc), context)
    lead = {t.lower_ for t in parsed.tokens((0, listing.members[0][0]))}
    word = re.fullmatch(r"which (\w+) is meant|points back: (further)", why)
    return not why or bool(word and (word[1] or word[2]).lower() not in lead)


def _listings(parsed: Parsed, clause: Clause) -> Iterator[Listing]:
    """The lists that may begin after the verb, after a `to` or after a preposition, from the left."""
    root = clause.root.i
    end = len(parsed.doc)
    while end and parsed.doc[end - 1].is_punct and parsed.doc[end - 1].text != ")":
        end -= 1
    for token in parsed.tokens((root, end - FEWEST)):
        after = parsed.doc[token.i + 1]
        if token.i == root:
            link = ""
        elif token.tag_ == "TO" and after.tag_ == "VB" and after.is_lower and _is_done_for(after, root):
            link = _TO_DO
        elif token.dep_ == "prep" and token.head.i == root and token.lower_ not in _NO_LINKS:
            link = token.lower_
        elif token.text == ":":
            link = ":"
        elif token.lower_ == "including" or (token.lower_ == "as" and parsed.doc[token.i - 1].lower_ == "such"):
            link = "some"
        else:
            continue
        members = _ranges(parsed, (token.i + 1, end))
        found = _listing(parsed, clause, token, link, members) if members else None
        if found:
            yield found


def _is_done_for(aim: Token, root: int) -> bool:
    """Whether an aim is that of the verb or of its object, not of a thing further off: `ended in plans to ...`."""
    return aim.head.i == root or (aim.head.head.i == root and aim.head.dep_ in ("dobj", "nsubjpass"))


def _ranges(parsed: Parsed, listed: Range) -> tuple[Range, ...]:
    """The members, parted by commas and a last `and`; nothing where they do not part cleanly."""
    cuts = [t.i for t in parsed.tokens(listed) if t.text in (",", ";")]
    starts = [listed[0], *(cut + 1 for cut in cuts)]
    last = parsed.doc[starts[-1]]
    if len(cuts) < FEWEST - 2 or not cuts or any(t.lower_ == "or" for t in parsed.tokens((starts[-1], listed[1]))):
        return ()
    if last.lower_ == "and":
        starts[-1] += 1
    elif parsed.doc[last.i : last.i + len(_AS_WELL)].text == " ".join(_AS_WELL):
        starts[-1] += len(_AS_WELL)
    else:
        joins = [t.i for t in parsed.tokens((starts[-1], listed[1])) if t.lower_ in ("and", "or")]
        if len(joins) != 1:
            return ()
        starts.append(joins[0] + 1)
    tag = parsed.doc[listed[0]].tag_
    if tag == "VBG" and not any(parsed.doc[at].lower_.endswith("ing") for at in starts[1:]):
        tag = "NN"
    starts = [at + (tag == "VB" and parsed.doc[at].lower_ == "to") for at in starts]
    stops = [_before_link(parsed, start) for start in starts[1:]] + [listed[1]]
    found = tuple(zip(starts, stops, strict=True))
    clean = FEWEST <= len(found) <= MOST and all(_is_clean(parsed, part, tag) for part in found)
    if tag not in ("VB", "VBG") and any(
        t.pos_ in ("ADP", "SCONJ") and t.lower_ != "of" for t in parsed.tokens(found[0])
    ):
        return ()
    return found if clean and not _doubly(parsed, found) else ()


def _before_link(parsed: Parsed, start: int) -> int:
    while parsed.doc[start - 1].text in _LINKS or parsed.doc[start - 1].lower_ in ("and", "or", "to", *_AS_WELL):
        start -= 1
    return start


def _is_clean(parsed: Parsed, part: Range, tag: str) -> bool:
    """Whether a member is short, whole and of the form of the first: a verb as it has, or a noun."""
    tokens = parsed.tokens(part)
    verbal = tag in ("VB", "VBG")
    if not 1 <= len(tokens) <= LONGEST_WORDS or parsed.finite((part[0] + verbal, part[1])) or parsed.span(part) is None:
        return False
    if any(t.text in ',;:()[]"“”–—' or t.lower_ in _LOOSE for t in tokens) or tokens[-1].pos_ in _OPEN:
        return False
    if verbal:
        return tokens[0].lower_.endswith("ing") if tag == "VBG" else _is_base(tokens[0])
    nominal = (len(tokens) == 2 and tokens[0].tag_ == "VBG") or tokens[0].tag_ not in _NO_NOUN
    return nominal and any(t.pos_ in ("NOUN", "PROPN") for t in tokens) and tokens[0].lower_ not in ("its", "a", "an")


def _is_base(token: Token) -> bool:
    """Whether a word is a verb in its base form, as the parser has it or as it is known to be."""
    return token.tag_ in ("VB", "VBP") or first_word_sort(token.text) == "verb"


def _listing(parsed: Parsed, clause: Clause, token: Token, link: str, members: tuple[Range, ...]) -> Listing | None:
    root = clause.root.i
    if link in ("some", ":"):
        return _some(parsed, clause, members, token.i - (token.lower_ == "as"), link == ":")
    verbal = parsed.doc[members[0][0]].tag_ in ("VB", "VBG")
    if not link:
        return None if verbal else Listing(clause, members, "", "", (root + 1, root + 1))
    return Listing(clause, members, link, "", (root + 1, token.i))


def _some(parsed: Parsed, clause: Clause, members: tuple[Range, ...], at: int, every: bool) -> Listing | None:
    """`in areas such as`, `in three areas:`: the plural noun before, with its preposition or right after the verb."""
    at -= parsed.doc[at - 1].text == ","
    noun, root = parsed.doc[at - 1], clause.root.i
    behind = next((one for one in noun.ancestors if one.dep_ == "relcl" and one.head.tag_ == "NNS"), None)
    if behind is not None and behind.head.i > root:
        noun = behind.head
        at = noun.i + 1
    while every and noun.tag_ != "NNS" and noun.head.i > root and noun.head.i < noun.i:
        noun = noun.head
    if noun.tag_ != "NNS" or not noun.text.islower():
        return None
    start = noun.left_edge.i
    link = parsed.doc[start - 1]
    number = NUMBERS.get(parsed.doc[start].lower_, 0)
    if every and (number != len(members) or noun.i <= root):
        return None
    said = re.sub(r"^(?:the|various|several|many|important|key|other) ", "", parsed.text((start, at)))
    if link.i == root:
        return Listing(clause, members, "", said, (root + 1, root + 1))
    if link.dep_ == "prep" and link.lower_ not in _NO_LINKS:
        return Listing(clause, members, link.lower_, said, (root + 1, link.i))
    return None


def _doubly(parsed: Parsed, members: tuple[Range, ...]) -> bool:
    """Whether an `and` inside a member leaves it open where the members part."""
    joined = [part for part in members if any(t.lower_ in ("and", "or") for t in parsed.tokens(part))]
    last = members[-1][0]
    oxford = any(t.text in ",;" for t in parsed.tokens((members[-2][1], last)))
    return bool(joined) and not oxford


def _prompts(parsed: Parsed, listing: Listing) -> tuple[str, str] | None:
    """The question which of these, and the one for all of them; None where neither is good English."""
    clause, verb = listing.clause, listing.clause.verb
    subject = inside(parsed, clause.subject.range)
    front = parsed.text((0, clause.subject.range[0])).strip(" ,")
    if re.match(r"(?:In order to|To|Currently|Today|Furthermore|Moreover|In addition|Also|However|Overall)\b", front):
        front = ""
    middle = parsed.text(listing.middle).strip()
    if verb.base in _VAGUE or len(subject.split()) > 10 or re.search(r"[,;:()]", f"{subject} {middle} {front}"):
        return None
    if len(f"{front} {subject} {middle}".split()) > LONGEST_LEAD or any(t.tag_ == "MD" for t in parsed.doc):
        return None
    done = " ".join(word for word in (_inverted(verb, subject, parsed, clause), middle) if word)
    to_do = listing.link == _TO_DO
    if to_do and verb.base not in _SET:
        return _purposes(listing, done, front)
    tail = f"{done} to do?" if to_do else f"{done}?"
    link = "" if to_do else listing.link
    opening = f"{front}, {link}" if front else link
    these = _spoken(f"{opening} which of these {listing.some}", tail)
    if listing.some:
        first, _, rest = listing.some.partition(" ")
        if first.lower() not in NUMBERS:
            return these, ""
        return _spoken(f"{opening} which of these {rest}", tail), _spoken(f"{opening} which {listing.some}", tail)
    if not to_do and any(parsed.text(part)[0].isupper() or _names(parsed, part) for part in listing.members):
        return these, ""
    things = f"which {_COUNTS[len(listing.members)]} things" if to_do else "what"
    return these, _spoken(f"{opening} {things}", tail)


def _purposes(listing: Listing, done: str, front: str) -> tuple[str, str]:
    """What something is done for: `for which three purposes`."""
    opening = f"{front}, for" if front else "for"
    many = _COUNTS[len(listing.members)]
    return _spoken(f"{opening} which of these purposes", f"{done}?"), _spoken(
        f"{opening} which {many} purposes", f"{done}?"
    )


def _names(parsed: Parsed, part: Range) -> bool:
    """Whether a member is a name after its article: what is asked for may be who."""
    return any(t.pos_ == "PROPN" for t in parsed.tokens(part))


def _spoken(opening: str, tail: str) -> str:
    said = " ".join(f"{opening} {tail}".split())
    return said[0].upper() + said[1:]


def _inverted(verb: Verb, subject: str, parsed: Parsed, clause: Clause) -> str:
    said = verb.text.split()
    if verb.auxiliaries:
        return " ".join([verb.auxiliaries[0], subject, *said[1:]])
    plural = said[-1] == verb.base or parsed.doc[clause.subject.head].tag_ in ("NNS", "NNPS") or " and " in subject
    do = "did" if verb.past else "do" if plural else "does"
    return " ".join([do, subject, *said[:-1], verb.base])


def _fact(parsed: Parsed, listing: Listing, asked: tuple[str, str], document: Document) -> Fact:
    line, clause = parsed.line, listing.clause
    members = tuple(Part("member", parsed.text(p), ValueType.PHRASE, parsed.span(p)) for p in listing.members)
    first, last = members[0].span, members[-1].span
    assert first is not None
    assert last is not None
    span = type(first)(first.start, last.end)
    value = Part("members", "; ".join(m.text for m in members), ValueType.PHRASE, span, plural=True)
    subject = bare(parsed.text(clause.subject.range))
    relation = f"{clause.verb.base} {parsed.text(listing.middle)} {listing.link.partition(' ')[0]}".strip()
    now = not clause.verb.past and subject[:1].isupper() and bool(document.date)
    volatile = now or changes(parsed, clause.verb, None, ())
    day, label = as_of(document) if volatile else ("", "")
    prompts = [
        Part(role, _dated(text, label), ValueType.PHRASE)
        for role, text in zip(("prompt", "whole"), asked, strict=True)
        if text
    ]
    return Fact(
        id=fact_id(subject, relation), family=Family.LIST, subject=subject, relation=relation, qualifiers=(), time="",
        value=value, parts=(*prompts, value), passages=(Passage(document.name, line.passage, span),),
        topic=line.headings[-1] if line.headings else document.title, items=members, importance=3, rule="enumeration",
        volatile=volatile, as_of=day, as_of_label=label,
    )  # fmt: skip


def _dated(prompt: str, label: str) -> str:
    return f"{prompt[:-1]}, {label}?" if label else prompt
