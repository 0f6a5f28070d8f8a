"""The sentence as statements of their own, and whether and when what they say holds."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from quizapp.documents.model import Span
from quizapp.extraction.context import Context
from quizapp.extraction.lexicon import MEASURES, words
from quizapp.extraction.misread import misread
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.plain import doubtful
from quizapp.extraction.predications import SUBJECTS, Predication, is_past, predications, root_of
from quizapp.extraction.spelling_out import spelt_out
from quizapp.extraction.standing import lacks
from quizapp.extraction.trims import MOST_WORDS, cuts
from quizapp.facts.model import Part, Verb
from quizapp.text.dates import find_dates

if TYPE_CHECKING:
    from spacy.tokens import Token

Said = tuple[str, tuple[int, ...]]
"""A statement's words and where each letter stands in the document, -1 where put in."""
LEAST_WORDS, MOST_CUTS, LETTERS_OF_A_YEAR = 7, 6, 4
EASILY_READ, TOO_LONG = 30, 3
"""Words that are read at once, and how much each further one weighs against what would be left out."""
_LASTING_PLACES = words("river lake mountain sea ocean island desert city country county valley peninsula")
_OFFICES = words("commander president director minister chairman chair chief king queen chancellor ceo head leader")
_CLOSE = frozenset(",.;:?!%)'")


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause and those of its words that are left."""

    predication: Predication
    kept: tuple[Token, ...]


def statements(parsed: Parsed, context: Context) -> Statements:
    """The statements of a line, looked for once."""
    if parsed.statements is None:
        parsed.statements = Statements(parsed, context)
    return parsed.statements


class Statements:
    """What a line says that can stand alone: each of its clauses without as few asides as make it a statement."""

    def __init__(self, parsed: Parsed, context: Context) -> None:
        self.parsed, self.context = parsed, context
        self._said = list(predications(parsed))
        self._choices: dict[int, list[list[Token]]] = {}
        self._fit: dict[tuple[int, int], bool] = {}

    def first(self) -> Statement | None:
        """What says most of the main clause, else of another."""
        return self._best(lambda kept: True)

    def around(self, part: Part) -> Statement | None:
        """What says most with the part's own words in it."""
        if part.span is None:
            return None
        places, inside = self.parsed.line.places, part.span
        wanted = {i for i, place in enumerate(places) if place in (inside.start, inside.end - 1)}

        def holds(kept: Sequence[Token]) -> bool:
            return all(any(t.idx <= at < t.idx + len(t) for t in kept) for at in wanted)

        return self._best(holds) if wanted else None

    def _best(self, holds: Callable[[Sequence[Token]], bool]) -> Statement | None:
        for number, said in enumerate(self._said):
            if number not in self._choices:
                self._choices[number] = _choices(self.parsed, said)
            for place, kept in enumerate(self._choices[number]):
                if holds(kept) and self._stands(number, place):
                    return Statement(said, tuple(kept))
        return None

    def _stands(self, number: int, place: int) -> bool:
        if (number, place) not in self._fit:
            said, kept = self._said[number], self._choices[number][place]
            self._fit[number, place] = not why_not(self.parsed, kept, self.context, said)
        return self._fit[number, place]


def _choices(parsed: Parsed, said: Predication) -> list[list[Token]]:
    """Its words without each choice of asides, those first that leave the most."""
    tokens = [t for part in said.ranges for t in parsed.tokens(part)]
    inside = {t.i for t in tokens}
    asides = [cut for cut in cuts(parsed, said) if all(i in inside for i in range(*cut) if not parsed.doc[i].is_punct)]
    asides = asides[:MOST_CUTS]
    every = [chosen for n in range(len(asides) + 1) for chosen in combinations(asides, n)]
    outs = {frozenset(i for cut in chosen for i in range(*cut)): _lost(parsed, chosen) for chosen in every}
    kept = {out: [t for t in tokens if t.i not in out] for out in outs}
    weight = {out: outs[out] + TOO_LONG * max(0, _count(kept[out]) - EASILY_READ) for out in outs}
    return [kept[out] for out in sorted(outs, key=lambda out: (weight[out], sorted(out)))]


def _count(tokens: Sequence[Token]) -> int:
    """How many words there are between spaces."""
    return len("".join(t.text_with_ws for t in tokens).split())


def _lost(parsed: Parsed, chosen: tuple[Range, ...]) -> int:
    """How much is left out; an opening, which often says when, counts double, and with a year more than all else."""
    opened = [cut for cut in chosen if cut[0] == 0]
    dated = any(t.text.isdigit() and len(t) == LETTERS_OF_A_YEAR for cut in opened for t in parsed.tokens(cut))
    out = {i for cut in chosen for i in range(*cut)}
    return len(out) + sum(stop for _, stop in opened) + dated * len(parsed.doc)


def why_not(parsed: Parsed, kept: Sequence[Token], context: Context, said: Predication | None = None) -> str:
    """Why the words are no statement; empty where they are one."""
    said = said or next(predications(parsed))
    count = _count(kept) + bool(said.helper)
    if not LEAST_WORDS <= count <= MOST_WORDS:
        return "too long" if count > MOST_WORDS else "too short"
    if parsed.line.text[-1] not in ".!?\"'" and not any(t.pos_ == "AUX" for t in kept):
        return "no full stop"
    return _unplain(kept, said) or lacks(parsed, kept, context) or _undated(parsed, kept, context)


def _undated(parsed: Parsed, kept: Sequence[Token], context: Context) -> str:
    """A month or a day without its year, which nothing tells, is no date for what is past, nor for a picture's line."""
    inside = {t.idx for t in kept}
    past = is_past(root_of(parsed) or parsed.doc[0])
    for date in find_dates(parsed.line.text):
        months = date.precision in ("day", "month", "season") and date.incomplete
        told = context.year(parsed, date.start_at) if past else not context.news
        if months and date.start_at in inside and not told:
            return "a date without its year"
    return ""


def _unplain(kept: Sequence[Token], said: Predication) -> str:
    """Why the words are not one plain statement: no subject, nothing finite, hedged, denied, on condition, opinion."""
    verb, subject = said.verb, said.subject
    if subject is None or subject not in kept or verb not in kept or subject.i > verb.i:
        return "no subject and verb"
    if kept[0].lower_ in ("that", "whether", "how", "why", "what", "who", "if"):
        return "no plain subject"
    if trouble := misread(kept, said):
        return trouble
    if any(c.dep_ == "mark" or (c.tag_ == "WDT" and c in kept) for c in verb.children if c.dep_ in ("mark", "nsubj")):
        return "no main clause"
    inside = {t.i for t in kept}
    if any(t.head.i not in inside and t not in (verb, subject) and not t.is_punct for t in kept):
        return "something hangs on words left out"
    if any(t.dep_ == "relcl" and t.left_edge.lower_ == "which" and _is_person(t.head) for t in kept):
        return "said of something else than the person before it"
    if trouble := next(filter(None, map(_unsaid, kept)), ""):
        return trouble
    if any(t.tag_ == "EX" for t in kept[:3]):
        return "there is"
    text = "".join(t.text_with_ws for t in kept)
    return "a guess, an opinion or a time that only the text knows" if doubtful(text) else ""


def _is_person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" and noun.dep_ not in SUBJECTS


def _unsaid(token: Token) -> str:
    """What makes that nothing is said for sure."""
    word = token.lower_
    if word in ("if", "whether", "unless") or (token.tag_ == "MD" and not _is_sure(token)):
        return "on condition"
    denied = token.dep_ == "neg" or word in ("never", "neither", "nor", "hardly", "nothing", "nobody")
    return "denied" if denied and not _tells_which(token) else ""


def _tells_which(denial: Token) -> bool:
    """Whether it only says of which sort a noun is: `schools that are not run by the town`."""
    above = denial.head
    restricts = above.dep_ in ("relcl", "acl") and above.left_edge.i > above.head.i
    one_of_some = denial.doc[0].lower_ == "one"
    return denial.dep_ == "neg" and restricts and not one_of_some and above.left_edge.nbor(-1).text != ","


def _is_sure(modal: Token) -> bool:
    """Whether a modal verb tells what is so, or in a dated sentence what was so later."""
    dated = any(t.text.isdigit() and len(t) == LETTERS_OF_A_YEAR for t in modal.doc)
    return modal.lower_ in ("can", "must", "shall") or (modal.lower_ == "would" and dated)


@lru_cache(maxsize=8)
def held_once(words: Said) -> tuple[str, array[int]]:
    """The words and places as facts hold them: the same for all facts of a statement."""
    return words[0], array("i", words[1])


def said(parsed: Parsed, stated: Statement, context: Context, asked: Span | None = None) -> Said:
    """The words with their places, one space between them, a capital first and a full stop last."""
    letters: list[tuple[str, int]] = []
    kept = stated.kept
    added = spelt_out(parsed, kept, context, asked)
    if stated.predication.helper:
        before, after = added.get(stated.predication.verb.i, ("", ""))
        added[stated.predication.verb.i] = (stated.predication.helper + before, after)
    last = -1
    for token in kept:
        if letters and letters[-1][0] != " " and token.i != last + 1 and not token.is_punct:
            letters.append((" ", -1))
        while _closes(token) and letters and letters[-1][0] == " ":
            letters.pop()
        before, after = added.get(token.i, ("", ""))
        letters += [(letter, -1) for letter in before]
        letters += parsed.letters((token.i, token.i + 1))
        letters += [(letter, -1) for letter in after]
        if token.whitespace_ and parsed.instead.get(token.i, "x"):
            letters.append((" ", -1))
        last = token.i
    return _closed(letters)


def _closes(token: Token) -> bool:
    """Whether it is a mark that ends what is before it: a quotation mark with a space only before it begins."""
    opens = token.text == "'" and not token.whitespace_ and token.i > 0 and bool(token.nbor(-1).whitespace_)
    return token.is_punct and token.text in _CLOSE and not opens


def _closed(letters: list[tuple[str, int]]) -> Said:
    while letters and letters[-1][0] in " ,;:":
        letters.pop()
    if letters[0][0].islower():
        letters[:1] = [(letter, letters[0][1]) for letter in letters[0][0].title()]
    if letters[-1][0] not in ".!\"'":
        letters.append((".", -1))
    return "".join(letter for letter, _ in letters), tuple(place for _, place in letters)


def changes(parsed: Parsed, verb: Verb | None, subject: Part | None, parts: tuple[Part, ...]) -> bool:
    """Whether what is said may be otherwise tomorrow: it says now, or counts, houses or staffs something named."""
    if parsed.line.present:
        return True
    if verb is None or verb.past or subject is None:
        return False
    if any(p.role == "date" and p.preposition in ("since", "in", "on") for p in parts):
        return False
    led = verb.base in ("lead", "cause", "force", "prompt", "bring") and verb.auxiliaries[:1] in (("have",), ("has",))
    if led or verb.base in ("continue", "remain") or (verb.auxiliaries[:1] and verb.text.split()[-1].endswith("ing")):
        return True
    if verb.base == "can" or not _named(parsed, subject):
        return False
    if any(p.role == "quantity" and p.head.lower() not in MEASURES for p in parts) or any(
        w in subject.text.lower().split() for w in _OFFICES
    ):
        return True
    return verb.base in ("locate", "base", "headquarter", "station", "lead", "employ")


def _named(parsed: Parsed, subject: Part) -> bool:
    """Whether the subject is an organisation, a person or a place that people make, which change."""
    root = next((t for t in parsed.doc if t.dep_ == "ROOT"), parsed.doc[0])
    heads = [c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")]
    if any(w in _LASTING_PLACES for w in subject.text.lower().split()):
        return False
    if any(word.islower() and word not in ("the", "of", "and", "for", "in") for word in subject.text.split()):
        return "'s " in subject.text and subject.text[0].isupper()
    return any(h.i in parsed.instead or h.ent_type_ in ("ORG", "GPE", "PERSON", "FAC", "NORP") for h in heads) or (
        "'s " in subject.text and subject.text[0].isupper()
    )
