"""The dates behind a verb, each with its preposition, that can be asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.extraction.clause_tree import Clause
from quizapp.extraction.lexicon import words
from quizapp.extraction.parsed import Parsed, Range
from quizapp.extraction.pieces import dates_a_happening, ends_an_aim, hangs_on_a_noun, is_a_part_of, says_which_part
from quizapp.extraction.slots import AFTER, Cut
from quizapp.extraction.telling import LASTING
from quizapp.facts.model import Part, ValueType
from quizapp.text.dates import parse_date

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOMENTS = words("die open close end begin start collapse erupt crash land resign retire fall debut burn sink")
_GOES_ON = words("and or to until till through onwards onward")
"""Behind a date: it is the first of two, or only where something begins."""
_WEIGHING = words("only just even not starting beginning ending")
_DATED = words("in on by since until from during between after before")


def dates_behind(parsed: Parsed, clause: Clause, end: int) -> Iterator[Cut | None]:
    """Each date of the clause with its preposition; None for one that cannot be asked."""
    doc, at = parsed.doc, clause.root.i + 1
    while at < end:
        stop = next(
            (j for j in range(end, at + 1, -1) if doc[at].lower_ in _DATED and _is_date(parsed, (at + 1, j))), 0
        )
        if not stop:
            at += 1
            continue
        yield _date(parsed, clause, at, stop, end)
        at = stop


def _is_date(parsed: Parsed, part: Range) -> bool:
    date = parse_date(parsed.text(part)) if not parsed.doc[part[1] - 1].is_punct else None
    return date is not None and not date.incomplete


def _date(parsed: Parsed, clause: Clause, at: int, stop: int, end: int) -> Cut | None:
    token = parsed.doc[at]
    span, date = parsed.span((at + 1, stop)), parse_date(parsed.text((at + 1, stop)))
    once = clause.verb.past and clause.verb.base not in LASTING and token.lower_ in ("in", "on", "by", "during")
    lasting = token.lower_ in ("since", "until") or (token.lower_ in ("from", "between") and clause.verb.past)
    clean = stop >= end or parsed.doc[stop].text == "," or parsed.doc[stop].tag_ in AFTER
    weighed = token.i and (token.nbor(-1).lower_ in _WEIGHING or is_a_part_of(token, date))
    another = parsed.finite((clause.root.i + 1, at)) or _behind_a_comma(token, clause.root)
    another = another or (token.head != clause.root and hangs_on_a_noun(token)) or dates_a_happening(token)
    another = another or ends_an_aim(token)
    if weighed or another or not (once or lasting) or not clean or span is None or date is None:
        return None
    if stop < end and parsed.doc[stop].lower_ in _GOES_ON:
        return None
    alone = at == clause.root.i + 1 and stop >= end
    if alone and not clause.verb.passive and clause.verb.base not in _MOMENTS:
        return None
    text, start = parsed.text((at + 1, stop)), at - says_which_part(token.nbor(-1))
    return Cut((start, stop), Part("date", text, ValueType.DATE, span, date.precision, token.lower_))


def _behind_a_comma(token: Token, root: Token) -> bool:
    """Whether a date only dates what is told apart behind a comma: `two keepers, most strongly Anna Holm in 1712`."""
    commas = [t for t in token.doc[root.i + 1 : token.i - 1] if t.text == ","]
    return bool(commas) and token.nbor(-1).text != "," and commas[-1].nbor().pos_ == "ADV"
