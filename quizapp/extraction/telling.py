"""Whether a clause is read rightly, where it ends, and whether the rest of it says which answer is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.context import Context, stands_alone
from quizapp.extraction.joined import before_another_clause, happens_later
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import FINITE, Parsed, Range, subtree
from quizapp.extraction.pointing import points_back
from quizapp.extraction.standing import lacks
from quizapp.text.dates import find_dates, parse_date

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_REST, LEAST_REST, MOST_FRONT = 22, 4, 9
_LEFT_OUT = words("after before while although though despite whereas since as because during following")
_ASIDES = words("as while although though because whereas since before after")
WEAK = words(
    "have include do make get give take become involve mean provide use see show remain need seem come go begin start "
    "continue play help work support"
)
LASTING = words(
    "be have remain contain include consist live know exist belong seem appear continue work serve operate use "
    "support maintain hold want need mean stand lie rule reign keep stay depend vary range represent follow benefit "
    "flourish prosper thrive rely enjoy control"
)
SAID = words("say state claim argue suggest note report believe think write remark reply add announce agree ask tell")
PAGES = words("article chapter section figure table paragraph clause annex appendix")
"""Parts of documents, which mean nothing without their document."""
_ADDING = words("which who whose where including while although whereas though as then with")
"""What opens a part behind a comma that only adds something."""
_BINDING = words("according assuming given provided providing depending considering supposing barring unless if")
"""What opens a phrase without which the rest may not be true."""
_ORDERING = words("first then later soon finally eventually afterwards subsequently initially originally thus today")
_FRONTS = words("in on at by during under within throughout until from among between across near around since")
_PRAISE = words(
    "other others lot important crucial key major vital significant essential great famous popular unique notable"
)
LOOSE = words(
    "however though too either instead thereafter therefore afterwards then meanwhile thus hence etc respectively "
    "again still"
)
_NEGATIVE = words("not never no neither nor hardly rarely")


def agrees(verb: Token, head: Token) -> bool:
    """Whether the verb has the number of the noun: if not, one of the two is misread."""
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    plural = head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children)
    if finite.lower_ in ("is", "was", "has", "does") or finite.tag_ == "VBZ":
        return not plural
    if finite.lower_ in ("are", "were", "have", "do") or finite.tag_ == "VBP":
        return plural
    return True


def reaches(parsed: Parsed, clause: Clause) -> bool:
    """Whether only an adverb, or an insertion between two commas, stands between subject and verb."""
    verb = min([clause.root.i, *(c.i for c in clause.root.children if c.dep_ in ("aux", "auxpass", "neg"))])
    between = parsed.tokens((clause.subject.range[1], verb))
    if all(t.pos_ == "ADV" for t in between):
        return subtree(parsed.doc[clause.subject.head], verb)[1] <= clause.subject.range[1]
    inserted = len(between) > 2 and between[0].text == "," and between[-1].text == ","
    return inserted and not any(t.text == "," for t in between[1:-1])


def front_of(parsed: Parsed, clause: Clause, context: Context) -> str | None:
    """What stands before the subject, kept in front; None where it cannot be, empty where it can be left out."""
    tokens = parsed.tokens((_begins(parsed, clause), clause.subject.range[0]))
    if not tokens or not clause.main:
        return ""
    part = (tokens[0].i, tokens[-1].i + (tokens[-1].text != ","))
    text = parsed.text(part)
    if parse_date(text):
        year = context.year(parsed, tokens[-1].idx)
        return None if happens_later(clause.root) or (_yearless(parsed, tokens) and not year) else text
    if any(t.tag_ in FINITE for t in tokens):
        opens = next((t for t in tokens if t.pos_ != "ADV"), tokens[0])
        return "" if opens.lower_ in _LEFT_OUT and tokens[-1].text == "," else None
    if tokens[0].lower_ in _BINDING:
        attributed = tokens[0].lower_ == "according" and tokens[-1].text == "," and len(tokens) <= MOST_FRONT
        return text if attributed and understood(parsed, [part], context) else None
    short = len(tokens) <= MOST_FRONT and tokens[0].lower_ in _FRONTS and tokens[0].head.i == clause.root.i
    hard = any(t.text in ",;:" for t in tokens[:-1]) or any(t.tag_.startswith("VB") for t in tokens)
    if short and not hard and stands(parsed, part, context):
        return text
    opening = next((t for t in tokens if t.pos_ != "ADV"), tokens[0])
    left_out = opening.lower_ in _LEFT_OUT or (opening.tag_ == "VBG" and tokens[-1].text == ",")
    if opening.lower_ == "as" and re.search(r"\b\d{4}\b", text):
        return None
    if all(t.lower_ in _ORDERING or t.text == "," for t in tokens):
        return ""
    return "" if left_out else None


def opens_with_a_bond(parsed: Parsed, clause: Clause) -> bool:
    """Whether something stands before the subject that may not be left out: a condition, or who says so."""
    tokens = parsed.tokens((_begins(parsed, clause), clause.subject.range[0])) if clause.main else []
    return any(t.lower_ in _BINDING for t in tokens)


def _begins(parsed: Parsed, clause: Clause) -> int:
    """Where the clause begins: behind the conjunction that ties it to the one before."""
    if clause.root.dep_ != "conj":
        return 0
    ties = [t.i for t in parsed.doc[: clause.subject.range[0]] if t.dep_ == "cc" and t.head.i == clause.root.head.i]
    return ties[-1] + 1 if ties else 0


def end_of(parsed: Parsed, root: Token) -> int | None:
    """The end of the sentence, or of what comes before a part that only adds something; None where it is not clear."""
    end = _end(parsed, root)
    if end is not None and root.dep_ == "relcl":
        end = min(end, root.right_edge.i + 1)
    end = before_another_clause(root, end) if end is not None else None
    if end is None or any(t.head.i >= end for t in parsed.doc[root.i + 1 : end]):
        return None
    parted = any(t.dep_ in ("conj", "cc") and root.i < t.head.i < end for t in parsed.doc[end:])
    return None if parted else end


def _end(parsed: Parsed, root: Token) -> int | None:
    doc = parsed.doc
    end = len(doc) - 1 if doc[len(doc) - 1].is_punct else len(doc)
    if any(c.dep_ in ("ccomp", "parataxis") and c.i > root.i and not _infinitive(c) for c in root.children):
        return None
    for token in doc[root.i + 1 : end]:
        if token.dep_ == "cc" and token.head.i == root.i:
            return _before(token) if token.i > root.i + 1 else None
        if token.lower_ in _ASIDES and token.dep_ in ("mark", "advmod") and _opens(token, root):
            return _before(token)
        if token.text == "," and (cut := _cuts(parsed, token, root)):
            return token.i if cut > 0 else None
        if token.text in ";:":
            return None
    while end - root.i > MOST_REST and (cut := _last_phrase(root, end)):
        end = cut
    return end if end - root.i <= MOST_REST else None


def _infinitive(verb: Token) -> bool:
    """Whether it is the `to go` of `allowed them to go`."""
    return verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)


def _last_phrase(root: Token, end: int) -> int:
    """Where the last phrase that hangs on the verb begins, so that it can be left out; 0 where there is none."""
    last = [c for c in root.children if c.i < end and c.right_edge.i >= end - 2 and c.dep_ in ("prep", "advcl")]
    return last[-1].left_edge.i if last and last[-1].left_edge.i > root.i + LEAST_REST else 0


def _before(token: Token) -> int:
    return token.i - 1 if token.nbor(-1).text == "," else token.i


def _opens(token: Token, root: Token) -> bool:
    """Whether a clause of its own begins here, hung on the verb."""
    clause = token.head
    return clause.dep_ == "advcl" and clause.head.i == root.i


def _cuts(parsed: Parsed, comma: Token, root: Token) -> int:
    """1 where what follows the comma can be left out whole, -1 where it is not clear what it is, else 0."""
    doc = parsed.doc
    after = doc[comma.i + 1] if comma.i + 1 < len(doc) else None
    if after is None or any(d.start_at < comma.idx < d.end_at for d in find_dates(doc.text)):
        return 0
    if after.text[0].isdigit():
        return -1
    if after.lower_ in _ADDING:
        return 1
    adding = after.nbor(1) if after.tag_ == "RB" and after.i + 1 < len(doc) else after
    if adding.tag_ in ("VBG", "VBN", "VBD") and adding.dep_ in ("advcl", "acl") and adding.left_edge.i >= after.i:
        return 1
    if after.tag_ == "IN" and after.i + 1 < len(doc) and doc[after.i + 1].tag_ in ("WDT", "WP"):
        return 1
    following = [t for t in doc[comma.i + 1 :] if t.dep_ == "appos" and t.head.i < comma.i]
    if following and following[0].left_edge.i == comma.i + 1:
        return 1
    if any(t.dep_ == "conj" and t.head.i == root.i and t.pos_ in ("VERB", "AUX") for t in doc[comma.i + 1 :]):
        return 1 if after.dep_ == "cc" and after.head.i == root.i else -1
    return -1 if after.dep_ == "cc" and after.head.i == root.i else 0


def understood(parsed: Parsed, parts: Sequence[Range], context: Context) -> bool:
    """Whether these words together need no other sentence."""
    return not lacks(parsed, [token for part in parts for token in parsed.tokens(part)], context)


def can_answer(parsed: Parsed, part: Range, number: str = "") -> bool:
    """Whether a phrase is understood behind its question: no pronoun in it but one that means the subject."""
    own = {"singular": ("its",), "plural": ("their",), "person": ("his", "her")}.get(number, ())
    tokens = [t for t in parsed.tokens(part) if t.i not in parsed.instead]
    return not any((t.tag_ in ("PRP", "PRP$") and t.lower_ not in own) or points_back(t) for t in tokens)


def stands(parsed: Parsed, part: Range, context: Context, number: str = "") -> bool:
    """Whether a part beside the subject says by itself what it means: `the` may come before any phrase of two words."""
    if stands_alone(parsed, part, context, number):
        return True
    for token in parsed.tokens(part):
        if token.i in parsed.instead:
            continue
        if token.lower_ == "the":
            head = token.head
            inside = [t for t in head.subtree if t.pos_ in ("NOUN", "ADJ", "PROPN", "NUM", "VERB") and t.i < part[1]]
            if len(inside) < 2:
                return False
        elif not stands_alone(parsed, (token.i, token.i + 1), context, number):
            return False
    return True


def tells(parsed: Parsed, clause: Clause, around: Sequence[Range], front: str, least: int = 7) -> bool:
    """Whether the words around what is asked say enough that only one thing fits, and nothing that must not stay."""
    said = [token for part in around for token in parsed.tokens(part)]
    if (
        clause.verb.negated
        or clause.verb.base in SAID
        or not _clean(said)
        or (clause.verb.past and _yearless(parsed, said))
    ):
        return False
    telling = [
        t for t in said if t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or (t.pos_ == "VERB" and t.lemma_ not in WEAK)
    ]
    anchors = _anchors(parsed, said, front)
    weak = clause.verb.base in WEAK
    if weak and not any(t.i > clause.root.i for t in telling):
        return False
    enough = len(telling) + 2 * anchors + (not weak)
    if not clause.verb.past:
        return enough >= min(least, 6)
    placed = bool(front) or any(_places(t) or t.i in parsed.instead for t in said)
    return placed and anchors >= 1 and enough >= least


def _yearless(parsed: Parsed, said: Sequence[Token]) -> bool:
    """Whether a month or a day without its year stands there, so that nobody knows when it was."""
    inside = {t.idx for t in said}
    months = (d for d in find_dates(parsed.line.text) if d.incomplete and d.precision in ("day", "month", "season"))
    return any(date.start_at in inside for date in months)


def _places(token: Token) -> bool:
    """Whether it is a name or a date, which say of what event a past clause speaks; a bare number does not."""
    first = token.i == 0 and not token.ent_type_ and not token.nbor(1).text[0].isupper()
    return (token.text[0].isupper() and not first) or (token.ent_type_ == "DATE" and token.text[0].isdigit())


def _anchors(parsed: Parsed, said: Sequence[Token], front: str) -> int:
    """How many names, numbers and dates there are; a name of several words is one."""
    found = 0
    for token in said:
        before = parsed.doc[token.i - 1] if token.i else None
        goes_on = before is not None and before.text[0].isupper() and before.i > 0
        first = token.i == 0 and not token.ent_type_ and not token.nbor(1).text[0].isupper()
        named = token.text[0].isupper() and not first and not goes_on
        found += token.ent_type_ != "DATE" and (named or token.text[0].isdigit() or token.i in parsed.instead)
    dated = any(t.ent_type_ == "DATE" and t.text[0].isdigit() for t in said) or bool(parse_date(front))
    fronted = 0 if parse_date(front) else len(re.findall(r"(?<!^)\b[A-Z]\w+", front))
    return found + dated + fronted


def praises(parsed: Parsed, part: Range) -> bool:
    """Whether it says no more than that something matters."""
    return any(t.lower_ in _PRAISE for t in parsed.tokens(part))


def _clean(tokens: list[Token]) -> bool:
    if any(t.lower_ in _NEGATIVE or t.lower_ in LOOSE or t.text in "\"';:" for t in tokens):
        return False
    return not tokens or (
        tokens[-1].pos_ not in ("CCONJ", "SCONJ", "DET", "PRON") and sum(t.text == "," for t in tokens) <= 3
    )
