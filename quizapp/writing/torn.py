"""Sentences that came broken out of their document, or broke when they were cut; each check says it in words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from quizapp.extraction.lexicon import COUNTRIES
from quizapp.facts.model import Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.shown import Check, Surroundings, answer_type, sentence

OFTEN, LEAST_SPELT = 4, 6
_ORDINAL = re.compile(r"(?<!1)[123]th\b|1(?:1st|2nd|3rd)\b")
_ONE_OF_MANY = re.compile(
    r"(?<![\d.,])(?!1 |0\.)\d[\d,.]* (?:acre|mile|foot|inch|yard|ton|kilomet(?:er|re)|hectare|met(?:er|re)) of\b"
)
_UNWRITTEN = re.compile(
    r"\be\d+[a-z]{3,}\b|\bk?oilbbl\b|\b(and|or), \1\b"
    r"|\bha(?:s|ve|d) the (?:[a-z]+-)?[a-z]+est (?:by|per)\b|\bthe The\b|\b(?:\d+|_____) dimensional\b"
    r"|\b(?:in|during|from|by|since|until) \d+(?:st|nd|rd|th) century\b(?! [A-Z])"
    r"|\b\d+ ?[\u02b0-\u02b8\u02e1-\u02e3\u1d43-\u1d5b\u207f]"
    r"|\b\d+-(?:years|months|weeks|days|hours|minutes|miles|metres|meters|tons|tonnes)(?= [a-z]+)"
    r"(?! (?:of|old|in|on)\b)"
)
"""`3 e6carat`, `between 105 and, and`, `in 19th century`, `79 ʰ`, `a 25-years break`."""
_WITH_ARTICLE = ["Netherlands", "Philippines", "Ukraine", "Sudan", "Lebanon", "Jordan", "Niger", "Senegal"]
"""Countries that have one in older texts, and those called as a river is."""
_WORD_MISSING = re.compile(
    r"(?<!such )\bas (?:long|much|many|far|few) (?:_____|\d)"
    r"|\b(?:appear|occur|happen|exist|live|belong|depend)(?:s|ed)?(?: less| more| most)? [a-z]+ly (?:the|an?) "
    r"|\b(?:build|open|construct|establish|buy)(?:s|ed|ing)? (?:new|large|big|huge) (?:[a-z]+ )?"
    r"(?:park|school|bridge|hospital|station|airport|museum|stadium|church|factory|library|hotel|theatre|temple)"
    r"(?: (?:called|named|in|at|on|near|for)\b|[.,?])"
    r"|\bsworn(?=\?|,| on\b| as\b)"
    r"|, while (?:in|on|by|since) (?:[A-Z][a-z]+ )?\d{4} (?:had|has|have|was|were|is|are|became|reached)\b"
    r"|^(?:[^:]+: )?In the (?:\w+ )?(?:episode|chapter|volume|issue|book|song|film|album|novel|story) "
    r"(?![^,]* (?:the|an?) (?:[a-z]+ )?[a-z]+ (?:was|is) )[^,]* (?:was|is) (?:en)?titled\b"
)
"""`as long 120 minutes`, `appear less often the books`, `to build new park in`, `In the third episode was titled`."""
_TOO_MUCH = re.compile(
    rf"\b[Tt]he (?:{'|'.join(sorted(name for name in COUNTRIES if ' ' not in name and name not in _WITH_ARTICLE))})'s\b"
)
"""`the Norway's fleet`."""
_TAIL = re.compile(r"[a-z]\w*\. (?:[A-Z][^.]{0,14}|\d{4})\.$|\b[A-Z]\. [A-Z]\w*(?: \w+)?\.$")
_DASH = re.compile(r" [-–—](?=[ ?.,])")
_INVERTED = re.compile(r"(?:[^:?]+: )?What (?:is|was) an? [^?]*\?$")
_SAID = re.compile(r"\b(?:said|says|stated|asked|wrote|added|announced|argued|explained)\.$")
_NO_NAME_OPENS = re.compile(
    r"(?:Instead|However|Thus|Meanwhile|Today|Indeed|Moreover|Therefore|Nevertheless|Then|Later|Finally) [A-Z]"
)
"""`Instead Holm`: the opening of a sentence taken into its first name."""
_TITLE_CUT = re.compile(
    r"\b(?:[Bb]rig|[Mm]aj|[Ll]t|[Cc]ol|[Gg]en|[Cc]apt|Bvt|[Ss]gt|Dr|Mr|Mrs|Prof|Rev|ibn|bin|abu|al|van|von)\.? _____"
    r"|_____\. Gen\b|\b[A-Z][\w'’-]+ (?:de|dos|das|da|do|di|del|della|du|der|den|ter) _____"
    r"|\b(?:by|in|of|to|from|with) de _____|\w-_____"
)
_NEXT_SENTENCE = re.compile(r"[a-z]{3,}\. [a-z]{3,} ")
_NOTHING_CALLED = re.compile(
    r"\b(?:is|are|was|were) (?:called|named), (?!according|as of)|^(?:In|On|At|By|From|With), "
    r"|\b(?:the|an?) (?:[a-z]+ )?[a-z]+ (?:called|named|titled|entitled|dubbed|nicknamed)[,.;]"
)
_FIRST_OF_TWO = re.compile(r"\btwo [a-z]+, the first\b(?!.*\b(?:second|other)\b)")
_SEVERAL_IS = re.compile(
    r"\bthere (?:is|was) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|many|several) [a-z]+s\b"
)
_LEFT_BEHIND = re.compile(
    r"^(?:When|In which \w+|(?:By |In |To |For )?[Hh]ow many [a-z ]+) (?:was|were|had|did|have|has) "
    r".*[a-z]+(?:ed|en) .*\b(?:held|called|named|known)\b"
    r"|\b(?:where|which|who|when) (?:the |an? )?(?:[A-Z][\w'’-]*(?: of)? ?)+\?$"
    r"|\b(?:did|does|do) [^?]*, (?:is|was|are|were|has|had|lies|lie|lay|stands?|stood|remains?) [^?]*\?$"
)
"""`When was it founded on the day of the fair held?`"""
_OWNER_TWICE = re.compile(r"\b([A-Z]\w{2,})\b(?: [A-Za-z]\w+){0,4}'s (?i:\1)\b")
_OWN_TWICE = re.compile(r"\b([A-Z]\w{2,})'s\b[^.]*, (?:[A-Z]\w+ )*\1 [a-z]")
_NAME_TWICE = re.compile(r"\b((?:[A-Z]\w+ )+[A-Z]\w+)'s\b.*\b\1\b")
_TWICE = re.compile(r"\b([A-Z]\w{3,})\b(?! and\b) (?:[a-z]+ ){1,4}\1's\b")
_NOBODY_ASKS = re.compile(
    r"^(?:[^:?]+: )?(?:Which [a-z]+|Who|What) (?:is|was|were|has|had|[a-z]+ed|[a-z]+s) [^?]* and (?:the |an? )?"
    r"(?:[A-Z][\w'’-]*(?: of)? )+(?:is|was|were|has|had|agreed|became|began|went|came|took|lost|won)\b"
    r"|\b[Hh]ow many (?:years|decades|centuries) of [^?]* (?:ended|followed|began|passed|destroyed)\b"
    r"|\b[Hh]ow many (?:mph\b|kph\b|of the (?:most |[a-z]+est )(?!\d))"
    r"|\b[Hh]ow many [^?,]*, (?:the|an?) |^Since when (?:(?:is|are|does|do)\b|ha(?:s|ve) [^?]*\d times\b)"
    r"|\b(?:does|do) [^?]*\bsince \d{4}"
    r"|\b[Bb]y how many (?:[a-z-]+ ){1,4}(?:is|are|was|were|ha[sd] .+ been)\b(?!.* than\b)"
    r"|\b[Hh]ow many [a-z -]+ (?:did|does|do|is|are|was|were|has|have|had) "
    r"(?!.*\bbetween (?:\w+ ){1,3}and ).+ and "
    r"(?:[\d,]+|one|two|three|four|five|six|seven|eight|nine|ten) [a-z]+"
    r"|\b[Hh]ow many (?P<counted>[a-z]+s) .*(?:\d|hundred|thousand|[mb]illion) (?P=counted)\b"
    r"|\b(?:was|were|did|is|are|does|do) \d{1,2} [A-Z][a-z]+ \d{4} [A-Z]"
    r"|^When did [^?]* (?:show|predict|project|forecast|estimate) (?!her\b|his\b|its\b|their\b|the\b|an?\b)[a-z]"
    r"|\bWho (?:is|was) the (?:[\w-]+ )*(?!from|with|under|between|against|during|after|before|over|into)"
    r"[a-z]{4,} [A-Z]\w+(?: [A-Z]\w+)+\?$"
)
"""`By how many guests was it seen`, `into how many parts is it divided and 20 streets`, `who was the ruler Holm`;
the day of what a forecast shows is not the day when it showed it."""
_WORD_TWICE = re.compile(r"\b(?!had\b|that\b)([a-z]+) \1\b|\b([a-z]{4,}s) of (?:[a-z]+ )?\2\b")
_TO_VERB = re.compile(r"\b(?:able|unable|going|likely|supposed) to [a-z]+[a-rt-z]es\b")
_LETTER_BEFORE = re.compile(r"(?:^| )(?![aAI] )[^\W\d_] _____")
_OF_WHAT_WAS_BEFORE = re.compile(
    r"\b(?:[Aa]fter|[Bb]efore|[Ff]ollowing|[Uu]pon|[Uu]ntil) (?:[\w'’-]+ ){1,6}(?:in|on|of) (?:the )?$"
)
_FROM_ONLY = re.compile(r"\bfrom (\d{4})\b(?! (?:to|until|till|through|on))")
_RATHER_IN = re.compile(r"\b(?:[Ee]arlier|[Ll]ater) in (?:the )?$")
"""`Earlier in the nineteenth century`: counted from what another sentence tells, and only a part of it."""
_OF_ONE_OF_TWO = re.compile(r"\bin (?:the )?\d{4}s?\b[^.;]* and (?:[\w'’().%$-]+ ){1,8}in (?:the )?$")
_PLACED_AT = re.compile(
    r"\b(?:described|shown|given|discussed|listed|explained|mentioned|defined) (?:in|by|at|on|under)[?.,]"
    r"|\b(?:of|than)\.$|\b(?:and|or|but|the|an?)[.?]$|ed from\.$|\b(?:in|of|at|to|from|by|with|for), _____"
    r"|\b(?:mainly|largely|partly|mostly|chiefly|primarily|especially|particularly|even|only|just)[.?]$"
    r"|^(?:[^:]+: )?(?:(?:In|Into|From|At|On|To|By|With|For|Under|Until|Since|During) |When ).*\b(?:by|of|into|with)\?$"
    r"|\b(?:was|were|is|are|has|have|had) (?:by|in|on|at) (?:been|being)\b"
)


_MISPRINTS = (
    *(_ORDINAL, _TO_VERB, _SEVERAL_IS, _WORD_TWICE, _ONE_OF_MANY, _UNWRITTEN),
    *(_WORD_MISSING, _TOO_MUCH),
)


def misprinted(draft: Draft, around: Surroundings) -> str:
    """`23th`, `is able to evaluates`, and a name spelt otherwise than everywhere else in its document."""
    text = f"{sentence(draft)} {draft.answer}"
    if any(wrong.search(text) for wrong in _MISPRINTS):
        return "misprinted"
    names = re.findall(rf"\b[A-Z][a-z]{{{LEAST_SPELT - 1},}}\b", text)
    counted = _names(around.texts.get(draft.passages[0].document, "")) if draft.passages else Counter[str]()
    return "a name spelt otherwise elsewhere" if any(_misspelt(name, counted) for name in names) else ""


@lru_cache(maxsize=8)
def _names(text: str) -> Counter[str]:
    return Counter(re.findall(rf"\b[A-Z][a-z]{{{LEAST_SPELT - 1},}}\b", text))


def _misspelt(name: str, counted: Counter[str]) -> bool:
    """Whether the name stands once and differs by one letter put in or left out from one that stands often."""
    if counted[name] != 1:
        return False
    shorter = {name[:i] + name[i + 1 :] for i in range(1, len(name) - 1)}
    longer = (other for other in counted if len(other) == len(name) + 1 and counted[other] >= OFTEN)
    left_out = any(name in {other[:i] + other[i + 1 :] for i in range(1, len(other) - 1)} for other in longer)
    return left_out or any(counted[one] >= OFTEN for one in shorter)


def torn(draft: Draft, _: Surroundings) -> str:
    """A second sentence begun, a dash or preposition left over, its subject said twice."""
    text = sentence(draft)
    if draft.fact.family is not Family.CLAUSE:
        return ""
    if _TAIL.search(text) or _DASH.search(text) or _PLACED_AT.search(text) or _LETTER_BEFORE.search(text):
        return "a part is left over"
    if any(
        cut.search(text) for cut in (_SAID, _TITLE_CUT, _NEXT_SENTENCE, _NOTHING_CALLED, _LEFT_BEHIND, _FIRST_OF_TWO)
    ):
        return "a part is left over"
    if (
        _TWICE.search(text)
        or _OWN_TWICE.search(text)
        or _OWNER_TWICE.search(text)
        or _NAME_TWICE.search(text)
        or text.lower().count("according to") > 1
    ):
        return "says its subject twice"
    if draft.kind != "cloze" and _NO_NAME_OPENS.match(draft.answer):
        return "a part is left over"
    inverted = draft.rule == "wh doer" and _INVERTED.match(text)
    return "nobody asks so" if _NOBODY_ASKS.search(text) or inverted else ""


def strange_letters(draft: Draft, _: Surroundings) -> str:
    """An answer in letters of another script cannot be typed."""
    strange = re.search(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]", draft.answer)
    own = re.search(r"[A-Za-z]", sentence(draft))
    return "an answer in another script" if strange and own and draft.kind != "flashcard" else ""


def dates_something_else(draft: Draft, around: Surroundings) -> str:
    """`After his death in 1986 he was honoured`, `with the kit of the 1970s and the drug in the 1980s`."""
    if draft.fact.family is not Family.CLAUSE or answer_type(draft) is not ValueType.DATE:
        return ""
    if draft.answer_span is None or not draft.passages:
        return ""
    cited = draft.passages[0]
    text = around.texts.get(cited.document, "")
    before, behind = text[cited.span.start : draft.answer_span.start], text[draft.answer_span.end : cited.span.end]
    if draft.answer.endswith("century") and re.search(r"\((?:[A-Z]\w+ )?\d{4}\)", behind):
        return "its year is told, too"
    other = (_OF_ONE_OF_TWO, _OF_WHAT_WAS_BEFORE) if draft.kind != "cloze" else ()
    return "the date is of something else" if any(one.search(before) for one in (*other, _RATHER_IN)) else ""


def half_a_span(draft: Draft, around: Surroundings) -> str:
    """`from 1941` of what the passage says lasted `from 1941 until 1960`."""
    begun = _FROM_ONLY.search(sentence(draft)) if draft.kind != "cloze" and draft.passages else None
    if begun is None or draft.fact.family is not Family.CLAUSE:
        return ""
    span = draft.passages[0].span
    cited = around.texts.get(draft.passages[0].document, "")[span.start : span.end]
    whole = re.search(rf"\b[Ff]rom {begun[1]} (?:to|until|till|through)\b", cited)
    return "only where its time begins" if whole else ""


TORN: tuple[Check, ...] = (misprinted, torn, strange_letters, dates_something_else, half_a_span)
