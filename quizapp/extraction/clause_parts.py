"""The parts of a clause's statement: each phrase with its type, numbers and dates read, its place if asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import RANKED, Context, is_plural, stands_alone
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import bare, is_name
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.pieces import Piece, is_a_part_of, says_which_part
from quizapp.extraction.quantities import Quantity, quantity
from quizapp.extraction.sorts import sort_of
from quizapp.facts.model import Part, ValueType
from quizapp.text.dates import parse_date

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTROL = words(
    "decide agree continue begin start want try attempt plan refuse allow enable help cause force require permit lead "
    "expect hope appear seem tend serve fail manage choose intend promise threaten need go come have be aim seek "
    "remain use encourage ask tell order persuade urge invite authorise authorize prove ensure know say believe "
    "consider think claim report find show propose vote pledge act work prepare struggle learn like move"
)
MOST_PURPOSE, MOST_AIM, MOST_REST = 14, 18, 6
_WITHIN = words("across throughout within among outside")
_AIMS = words("task objective goal aim purpose mission role mandate duty function job")
_NO_CLASS = words(
    "example reminder part kind type form way member one result thing place person man woman time success failure "
    "problem issue matter fact step sign source symbol response topic subject lot number"
)
_PRAISE = words(
    "key important major main large small significant vital crucial good great famous popular common typical new old "
    "unique complex simple powerful big little real true direct clear different similar certain long short highly very "
    "ancient modern early late traditional"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts in the order a statement gives them, subject first; `complete` where none was left out that matters."""

    subject: Part
    tail: tuple[Part, ...]
    complete: bool


def parts_of(clause: Clause, context: Context) -> Parts | None:
    """The parts of a clause that can stand alone; None where its subject cannot."""
    parsed = clause.parsed
    subject = part(parsed, clause.subject, context)
    if not stands_alone(parsed, clause.subject.range, context) or not _says_which(parsed, clause, context):
        return None
    number = "person" if subject.type is ValueType.PERSON else "plural" if subject.plural else "singular"
    tail: list[Part] = []
    complete = clause.whole
    for piece in clause.tail:
        if not stands_alone(parsed, piece.range, context, number) or (piece.comma and piece.role != "purpose"):
            complete = False
        complete = complete and not _opens_a_title(parsed, piece)
        if (piece.preposition == "from" and clause.verb.base == "consist") or says_which_part(
            parsed.doc[piece.range[0]]
        ):
            continue
        tail += parts(parsed, piece, context, clause)
    for piece in clause.fronted:
        complete = complete and not (_only_then(parsed, piece) and not clause.verb.past)
        complete = complete and not _only_there(parsed, piece)
        complete = complete and (clause.verb.past or not _among(parsed, piece))
        if piece.role == "date":
            complete = complete and not any(p.role == "date" for p in tail)
            tail += parts(parsed, piece, context, clause)
    undated = not any(p.type is ValueType.DATE for p in tail)
    complete = complete and not (undated and any(_of_a_year(parsed, piece) for piece in clause.fronted))
    return Parts(subject, tuple(tail), complete)


def _opens_a_title(parsed: Parsed, piece: Piece) -> bool:
    """Whether a preposition has a capital inside the sentence: `published On the Origin of Brek`."""
    return bool(piece.preposition) and parsed.doc[piece.whole[0]].text[0].isupper()


def _only_then(parsed: Parsed, piece: Piece) -> bool:
    """`In a typical year`: without it what follows is not said."""
    words_of = [t.lower_ for t in parsed.tokens(piece.range)]
    return bool({"a", "an", "some", "most", "many", "certain"} & set(words_of[:2]))


def _only_there(parsed: Parsed, piece: Piece) -> bool:
    """`Across the West Bank`, `Within Norvania`: without it more is said than is true."""
    words_of = parsed.tokens(piece.range)
    return words_of[0].lower_ in _WITHIN and any(t.ent_type_ in ("GPE", "LOC", "FAC", "ORG") for t in words_of)


def _of_a_year(parsed: Parsed, piece: Piece) -> bool:
    """`In the 1980 census`: what follows was so then, and is not told of another time."""
    opens = parsed.doc[piece.whole[0]].lower_ in ("in", "at", "during", "by", "under")
    return opens and piece.role != "date" and any(len(t) == 4 and t.text.isdigit() for t in parsed.tokens(piece.range))


def _among(parsed: Parsed, piece: Piece) -> bool:
    """`In federal courts`, `For most metals`: of these alone is it said."""
    tokens = parsed.tokens(piece.range)
    opens = parsed.doc[piece.whole[0]].lower_ in ("in", "for", "among", "under", "with", "on")
    return opens and piece.role != "date" and tokens[-1].tag_ in ("NNS", "NN") and tokens[-1].ent_type_ != "DATE"


def _says_which(parsed: Parsed, clause: Clause, context: Context) -> bool:
    """A subject that a learner knows: a name, a phrase with one, or of what is always so any kind of thing."""
    tokens = parsed.tokens(clause.subject.range)
    if any(t.i in parsed.instead for t in tokens):
        return True
    first = parsed.doc[clause.subject.range[0]]
    if any(t.text[0].isupper() and (t.i > 0 or t.pos_ == "PROPN" or t.ent_type_) for t in tokens):
        return True
    if first.lower_ == "the":
        return not clause.verb.past or (tokens[1].lower_ in RANKED and len(tokens) > 3)
    return not clause.verb.past and first.tag_ not in ("CD", "PRP$") and tokens[-1].pos_ in ("NOUN", "PROPN")


def parts(parsed: Parsed, piece: Piece, context: Context, clause: Clause) -> list[Part]:
    """The parts of one piece: a quantity is followed by what is left of its phrase."""
    found = part(parsed, piece, context)
    if piece.role in ("infinitive", "purpose") and clause.verb.base == "be" and _is_aim(parsed, clause):
        last = parsed.doc[piece.range[1] - 1]
        cut = last.head.i >= piece.range[1] and last.pos_ == "ADJ"
        asked = found.text.startswith("to ") and len(found.text.split()) <= MOST_AIM and not cut
        return [replace(found, role="aim", type=ValueType.PURPOSE, span=parsed.span(piece.range) if asked else None)]
    if piece.role == "infinitive":
        return [_infinitive(found, clause)]
    if piece.role == "attribute" and clause.verb.base == "be" and _is_kind(parsed, piece):
        return [replace(found, role="kind", span=parsed.span(piece.range), head=parsed.doc[piece.head].text)]
    if found.role != "quantity":
        return [found]
    read = quantity(parsed, piece.range, piece.head)
    if read is None or read.rest[0] >= read.rest[1]:
        return [found]
    rest = _before_comma(parsed, read.rest)
    cut = (rest[-1].pos_ == "ADJ" and rest[-1].head.i > rest[-1].i) or _goes_on(parsed.tokens(read.rest), rest)
    if rest[0].pos_ == "PROPN" or rest[0].dep_ == "cc" or cut or _names_each(parsed.tokens(read.rest)):
        return [replace(found, span=None)]
    if rest[0].tag_ == "IN" and any(t.ent_type_ == "DATE" and t.head.i == rest[0].i for t in rest):
        return [found, _time_of(parsed, rest)]
    if (rest[0].tag_ == "VBN" or len(rest) > MOST_REST) and clause.verb.base in (
        "consist",
        "compose",
        "comprise",
    ):
        return [found]
    if not _says_more(rest[0], piece.head):
        return [found, Part("other", parsed.text((rest[0].i, rest[-1].i + 1)), ValueType.PHRASE)]
    return [found, Part("rest", parsed.text((rest[0].i, rest[-1].i + 1)), ValueType.PHRASE)]


def _before_comma(parsed: Parsed, rest: Range) -> Sequence[Token]:
    """`of proteins` of `of proteins, gliadins and glutenins`: what follows names them."""
    tokens = parsed.tokens(rest)
    comma = next((i for i, t in enumerate(tokens) if i and t.text == ","), len(tokens))
    return tokens[:comma]


def _goes_on(whole: Sequence[Token], cut: Sequence[Token]) -> bool:
    """Whether what is cut off is joined to what stays: `from the towns, villages and farms`."""
    last = cut[-1].i
    return any(t.dep_ == "conj" and t.i > last >= t.head.i and cut[0].lower_ != "of" for t in whole)


def _time_of(parsed: Parsed, rest: Sequence[Token]) -> Part:
    """`in 1995` behind what is counted is when it was so."""
    said = parsed.text((rest[0].i + 1, rest[-1].i + 1))
    date = parse_date(said)
    if date is None or date.incomplete:
        return Part("other", f"{rest[0].text} {said}", ValueType.PHRASE)
    return Part("date", said, ValueType.DATE, None, date.precision, rest[0].lower_)


def _says_more(first: Token, counted: int) -> bool:
    """Whether a phrase or clause that begins so is of what is counted: `40 mills in Arlen`, `two wheels that turn`."""
    related = first.tag_ == "WDT" and first.head.dep_ == "relcl"
    return (first.tag_ in ("IN", "VBN", "VBG") or related) and (first.head.head if related else first.head).i == counted


def _names_each(rest: Sequence[Token]) -> bool:
    """`three kingdoms of Nobel, Brek and Orwin`: who counts the names knows how many."""
    named = [t for t in rest if t.pos_ == "PROPN" and t.dep_ in ("pobj", "conj")]
    return rest[0].lower_ == "of" and len(named) > 1


def _is_aim(parsed: Parsed, clause: Clause) -> bool:
    return parsed.doc[clause.subject.head].lemma_.lower() in _AIMS


def _is_kind(parsed: Parsed, piece: Piece) -> bool:
    """Whether it is `a small paid fire brigade`, and nothing behind."""
    return piece.range[1] == piece.head + 1 and tells_apart(parsed, piece.range)


def tells_apart(parsed: Parsed, part: Range) -> bool:
    """Whether a phrase that ends with its noun is a class with what sets it apart."""
    tokens = parsed.tokens(part)
    before = tokens[1:-1]
    if tokens[0].lower_ not in ("a", "an") or not 1 <= len(before) <= 7:
        return False
    plain = all(t.tag_ in ("JJ", "NN", "NNP", "VBN", "RB", "HYPH", "VBG") for t in before)
    return plain and tokens[-1].lower_ not in _NO_CLASS and not any(t.lower_ in _PRAISE for t in before)


def _infinitive(found: Part, clause: Clause) -> Part:
    passive_purpose = clause.verb.passive and clause.verb.base not in CONTROL
    if passive_purpose and len(found.text.split()) <= MOST_PURPOSE:
        return replace(found, role="purpose", type=ValueType.PURPOSE)
    return replace(found, span=None)


def part(parsed: Parsed, piece: Piece, context: Context) -> Part:
    """One piece as a part; its span is there only if it may be asked."""
    text, span = inside(parsed, piece.range), parsed.span(piece.range)
    if piece.role == "date":
        return _date(parsed, piece, context)
    if piece.role in ("subject", "object", "oblique", "attribute") and (
        read := quantity(parsed, piece.range, piece.head)
    ):
        counted = parsed.text(_counted(parsed, piece, read))
        number = parsed.text(read.number)
        whole = piece.role != "subject" or counted.endswith(parsed.text((read.counted[0], piece.range[1])))
        place = parsed.span(read.number) if whole else None
        return Part("quantity", number, ValueType.NUMBER, place, counted, piece.preposition, read.hedge, True)
    if piece.role == "purpose":
        asked = text.startswith("to ") and len(text.split()) <= MOST_PURPOSE
        return Part("purpose", text, ValueType.PURPOSE, span if asked else None)
    if piece.role in ("other", "infinitive"):
        return Part(piece.role, text, ValueType.PHRASE, span, preposition=piece.preposition)
    kind, head = sort_of(parsed, piece.range, piece.head, context.expansions)
    role = (
        piece.role if piece.role != "oblique" else "place" if _is_place(piece, kind) else f"oblique {piece.preposition}"
    )
    asked = is_name(text) and _whole_name(parsed, piece.range) and bare(text) != context.topic
    return Part(
        role, text, kind, span if asked else None, head, piece.preposition, plural=is_plural(parsed, piece.head)
    )


def _counted(parsed: Parsed, piece: Piece, read: Quantity) -> Range:
    """What is counted; of a subject with all that says of what: `six species of sea turtles`."""
    said = read.counted[0] < read.counted[1] and read.rest[0] < read.rest[1]
    if piece.role == "subject" and said and parsed.doc[read.rest[0]].lower_ == "of":
        return read.counted[0], read.rest[1]
    return read.counted


def inside(parsed: Parsed, part: Range) -> str:
    """The words as they stand inside a sentence: a first word that is no name loses its capital."""
    text, first = parsed.text(part), parsed.doc[part[0]]
    if first.i == 0 and first.i in parsed.instead:
        return parsed.instead[0] + text[len(parsed.instead[0]) :]
    if first.i > 0 or (len(first.text) > 1 and not first.text[1:].islower()):
        return text
    if first.text in parsed.names:
        return text
    if first.tag_ in ("NN", "NNS") and first.ent_type_ in ("", "ORG", "PRODUCT") and first.text.istitle():
        return text[0].lower() + text[1:]
    named = first.pos_ == "PROPN" or first.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT")
    return text if named and first.lower_ not in ("the", "a", "an") else text[0].lower() + text[1:]


def _is_place(piece: Piece, kind: ValueType) -> bool:
    return kind is ValueType.PLACE and piece.preposition in ("in", "at", "near")


def _whole_name(parsed: Parsed, part: Range) -> bool:
    """Whether a name is one name: no list, and not half of a longer one."""
    tokens = parsed.tokens(part)
    if any(t.dep_ == "cc" and t.pos_ == "CCONJ" and t.head.dep_ not in ("compound", "nmod", "amod") for t in tokens):
        return False
    return not any(t.text == "," for t in tokens) or all(
        t.ent_type_ in ("GPE", "LOC", "FAC") or t.text == "," for t in tokens
    )


def _date(parsed: Parsed, piece: Piece, context: Context) -> Part:
    start = parsed.doc[piece.range[0]].idx
    text, span = parsed.text(piece.range), parsed.span(piece.range)
    date = parse_date(text)
    if date and date.incomplete:
        year = context.year(parsed, start)
        if not year or date.precision not in ("day", "month", "range"):
            return Part("undated", text, ValueType.PHRASE, None, "", piece.preposition)
        text = f"{text} {year}"
        date = parse_date(text)
    if date is None:
        return Part("other", text, ValueType.PHRASE, None, "", piece.preposition)
    asked = None if is_a_part_of(parsed.doc[piece.whole[0]], date) else span
    return Part("date", text, ValueType.DATE, asked, date.precision, piece.preposition)
