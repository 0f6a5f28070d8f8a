"""Prompts that more than one answer would fit, or that lean on what only the document says; each check says it."""

from __future__ import annotations

import re

from quizapp.extraction.lexicon import CLASSES
from quizapp.extraction.meant import TERM
from quizapp.extraction.persons import has_given_name
from quizapp.facts.identity import canonical
from quizapp.facts.model import Family, ValueType
from quizapp.packs.gaps import gaps
from quizapp.writing.defining import defines
from quizapp.writing.draft import Draft
from quizapp.writing.enumerating import ELSEWHERE
from quizapp.writing.first_letters import ONE_LETTER, letters_shown
from quizapp.writing.grounding import untold
from quizapp.writing.shown import DATED, SEVERAL, Check, Surroundings, answer_type, sentence
from quizapp.writing.sure import LABEL, anchors
from quizapp.writing.terms_said import said_once
from quizapp.writing.untold_names import a_capital, longer_name, no_parties

_REFUSED = {
    "wh kind": "other kinds fit",
    "wh way": "other ways fit",
    "wh result": "other results fit",
    "wh meant": "other aims fit",
    "pairs": "sides that only their table explains",
}
"""Rules of whose questions readers of unknown texts refused most."""
_OPEN = frozenset(("enumeration", "wh cause"))
"""Rules whose questions ask what did something, or for a list."""
_ONE_REASON = re.compile(r"Why\b|What (?:allowed|enabled) (?:the )?[A-Z]")
"""What made something possible is one thing; what led to it may be many."""
_ONCE_TRIED = re.compile(r"What (?:did|was|were|had) ")
_ANY_CAUSE = re.compile(r"What [^?]*\? [a-z-]+(?: [a-z-]+)?$")
"""A cause of two plain words: `military defeat`."""
OPEN_RULES = frozenset(("wh doer", "wh undergone"))
"""Questions that put `what` for any subject or object: fine for names, too open for common words."""
ENOUGH_TO_ACT, ENOUGH_FOR_A_THING, LEAST_AIM = 4, 2, 5
_SOME = re.compile(r"^(?!What kind)(?:\w+ ){1,4}(?:did|was|were|had) (?:a|an|some|many|several|most) ", re.IGNORECASE)
_SOME_PLAN = re.compile(
    r"(?:(?:Before|By|In|To|From|At) )?(?:[Ww]hich|[Ww]hat|[Ww]hom?|When|Where)\b.*"
    r"\ban? (?:reform|proposal|plan|bill|motion|petition|amendment|request|complaint|demand)"
    r"(?: (?:before|to|in|at|on)\b|\?)"
)
"""Of what it is, only another sentence tells."""
_ANY = re.compile(r"(?:For _____ [a-z]+,? )?[Aa]n? [a-z ]+ (?:was|were) ")
_DID = re.compile(r"(?:[^,]+, )?what (?:(?:kind of [a-z]+ )?did|kind of [a-z]+ ha[sd]) (?!\w+'s )", re.IGNORECASE)
_HELPED = re.compile(r"^What kind of [a-z]+ ha[sd] (?=.*\bbeen [a-z]+ing\b)")
"""`What kind of survey has the council been making?`: its `has` only helps."""
_OPENS_WITH_A_YEAR = re.compile(r"(?:In|On|By|During|Between|After) [^,]*\b(?:1[0-9]|20)\d\d\b")
_CALLED_THERE = re.compile(r"^In [A-Z]\w+(?: [A-Z]\w+)?, what (?:is|are|was|were) [a-z ]+ called\?$")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_STRANDED_END = re.compile(r"\b(?:against|of|in|on|at|to|for|with|by|from|as|into|about)\?$|\bto [a-z]+\?$")
_HAD = re.compile(r"^(?:\w+ ){1,3}had\b|^(?:\w+ )?how many (?:[\w-]+ ){1,4}had\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:is|are) (?!\w+ing\b)[^,]*\bsince\b")
_EVER_SINCE = re.compile(r"\bSince \w.*\b(?:has|have)\b|\b(?:has|have)\b.*\bsince \w")
_SOURCED = re.compile(r"\b(?:according to|as of)\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|anymore|no longer|already|yet)\b")
_ITSELF = re.compile(r"\w (?:itself|themselves|himself|herself)\b(?! (?:in|on|to|at|with|by|from)\b)")
_WORKS_MADE = re.compile(r"\bwhat did .*\b(?:publish|write|compose|paint|record)\b", re.IGNORECASE)
_STRANDED = re.compile(
    r"^(?:When|In which) .*\bto (?:be|have|become)\?$|^What (?:was|were|is|are) .*\bby\?$|\bwhat did .* \d.* as\?$"
    r"|(?<!designed )(?<!mandated )(?<!tasked )(?<!meant )(?<!intended )\bto do\?$|\bcontinues? to be\b.*\?$|\bonly\?$"
)
_TWICE_SAID = re.compile(
    r"\b[Ww]hich ([a-z]+) (?:did|does|do) .*\b\1\b"
    r"|\b[Ww]hich ([a-z]+) [^?]*\bthe (?:[a-z]+ ){0,3}\2\b(?! (?:of|that|which|where|in|for|with|to|from)\b)"
)
"""`Which award did the Guild award Ada Holm?`, `Which town praised the rich town?`"""
_LONE_CLASS = re.compile(r"\b[Tt]he ([A-Z][a-z]+)\b(?! [A-Z]| of\b| for\b| _____)")
_FIRM = re.compile(r"(?:Inc|Ltd|Co|Corp|LLC|GmbH)\.?")
_ITS_OWN = re.compile(r"^(?:The )?_____ [^,.]{0,40}\b(?:its|their)\b")
_DIFFER = re.compile(
    r"\b(?:some|other|certain) (?:sources|accounts|authors|historians|scholars)\b|\bdisputed\b"
    r"|\bsources (?:differ|vary)\b"
)
_SHARE = re.compile(
    r"%|\bper ?cent|\bshare\b|\b(?:half|thirds?|quarters?|fifths?|tenths?) of (?:all|the world|its|their|the country)\b"
    r"|_____(?: \[number\])? of (?:all|the world)"
)
_RATE = re.compile(
    r"\d ?(?:%|per ?cent)(?: of)?(?: the| all)? "
    r"(?:people|population|children|adults|women|men|inhabitants|households)\b"
    r"|\b(?:rate|share|prevalence|proportion)\b.*\d ?(?:%|per ?cent)|\d ?(?:%|per ?cent) (?:market )?share\b"
    r"|\d ?(?:%|per ?cent) of (?:[\w'’]+ ){0,3}(?:GDP|exports|imports|trade|revenues?|economy|workforce|market|firms)\b"
    r"|\d ?(?:%|per ?cent) of [A-Z]\w+(?:ans|ese|ish|is|s) are\b"
)
_THAN_BEFORE = re.compile(r"\b(?:than|(?:up|down) from|from(?= (?:[a-z]+ )?\d)) [^,.]{1,40} (?:in|of) \d{4}\b")
"""The year of what it was before, and not of what it is."""
_NOW = re.compile(r"\b(?:is|are|has|have|comes?|makes?|goes|takes?|uses?|produces?|accounts?|occupies|does|do)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|became|[a-z]{2,}ed)\b")
_IS = re.compile(r"\b(?:is|are)\b(?! (?:named|called|known|said|buried)\b)")
_HAS_HELD = re.compile(r"\b(?:has|have) held the (?:presidency|chair\w*|office|post|seat|title)\b")
_OFFICE = re.compile(
    r"\b(?:Minister|President|Chancellor|Secretary|Chair(?:man|woman)?|CEO|Mayor|Governor|Director|Commander)\b"
)
_STANDS = re.compile(r"\b(?:located|based|headquartered|stationed|situated|stands?|lies?|born|signed|buried|held)\b")
_ACTS = re.compile(r"(?:^|, |\bthat |\bwhen |\bwhile )_____(?:'s)? [a-z]")
"""A gap for who acts, or for whose something is."""
_ACTING = re.compile(r"(?:'s)? (?:was|is|had|has|did|died|became|[a-z]+ed)\b|'s ")
_FORMULA = re.compile(r"\b(?:[A-Z]|CO|NO|SO|NH|CH) (?:\d\b|_____)")
_TWICE_BE = re.compile(r"^What (?:is|are|was|were) .*\b(?:is|are|was|were)\?$")


def open_ended(draft: Draft, _: Surroundings) -> str:
    """`What did X have?` fits too much, unless a name is asked for."""
    if draft.rule not in OPEN_RULES or draft.kind in SEVERAL:
        return ""
    words = [word for word in draft.answer.split() if len(word) > 3]
    named = all(word[:1].isupper() or word[:1].isdigit() for word in words) and bool(words)
    text = sentence(draft)
    hollow = re.search(r"\b(?:have|has|had)\b(?! \w+(?:ed|en)\b)", _HELPED.sub("", text))
    told = (
        draft.rule == "wh undergone"
        and " " in draft.answer
        and anchors(draft) - LABEL * bool(draft.label) >= ENOUGH_FOR_A_THING
    )
    once = told and _DID.match(text) and _YEAR.search(text) and not _STRANDED_END.search(text)
    sort_told = draft.rule == "wh doer" and re.match(r"(?:[^,]+, )?which ", text, re.IGNORECASE)
    called = _CALLED_THERE.match(text) or (draft.rule == "wh doer" and defines(text, draft.answer))
    return "" if (named or once or sort_told or called) and not hollow else "many answers would fit"


def some_one(draft: Draft, _: Surroundings) -> str:
    """`When was a bridge opened?`: which of them is not said."""
    asked = draft.fact.family is Family.CLAUSE and draft.kind not in {*SEVERAL, "cloze"}
    some = _SOME.search(sentence(draft)) or _SOME_PLAN.match(sentence(draft))
    if asked and draft.rule != "wh quantity" and some:
        return "does not say which one"
    when = draft.kind == "cloze" and answer_type(draft) in {ValueType.DATE, ValueType.NUMBER}
    return "does not say which one" if when and _ANY.match(sentence(draft)) else ""


def out_of_place(draft: Draft, _: Surroundings) -> str:
    """Words that are left over from the sentences around."""
    text = sentence(draft)
    if draft.kind != "cloze" and _HAD.match(text):
        return "tells of a time before another that is not told"
    dated = DATED.search(f"{text} {draft.answer}")
    ever = _EVER_SINCE.search(text) and not _SOURCED.search(text) and answer_type(draft) is not ValueType.DATE
    if _SINCE.search(text) or (ever and draft.fact.family is Family.CLAUSE):
        return "present tense since then"
    if _ITSELF.search(text):
        return "sets against something that is not told"
    if draft.kind == "cloze" and _ITS_OWN.match(text):
        return "its owner may be another"
    still = _STILL.search(text) and not dated and draft.rule != TERM
    return "held on to something that is not told" if still else ""


def broken(draft: Draft, _: Surroundings) -> str:
    """Formulas torn apart, and a verb of being at both ends."""
    text = f"{sentence(draft)} {draft.answer}"
    return "broken formula" if _FORMULA.search(text) else "two verbs" if _TWICE_BE.match(sentence(draft)) else ""


def unsure(draft: Draft, around: Surroundings) -> str:
    """What sources tell differently, as the passage itself says."""
    cited = [(around.texts.get(p.document, ""), p.span) for p in draft.passages]
    return "sources differ" if any(_DIFFER.search(text[span.start : span.end]) for text, span in cited) else ""


def class_only(draft: Draft, _: Surroundings) -> str:
    """`The Team` is no name, and one of a list that goes on no answer."""
    word = draft.answer.removeprefix("the ").lower()
    if draft.kind == "cloze" and draft.rule == "enumeration":
        return "one of several"
    named = draft.fact.family is Family.CLAUSE and draft.kind not in SEVERAL and " " not in word
    return "a class, not a name" if named and word in CLASSES else ""


def as_of_lost(draft: Draft, around: Surroundings) -> str:
    """What the passage says as of a day is asked as of that day."""
    text = around.texts.get(draft.passages[0].document, "") if draft.passages else ""
    cited = text[draft.passages[0].span.start : draft.passages[0].span.end] if text else ""
    dated = answer_type(draft) is ValueType.DATE or draft.kind == "cloze"
    acted = _OPENS_WITH_A_YEAR.match(cited) and " did " in sentence(draft) and not dated
    lost = (acted or re.search(r"\b[Aa]s of\b", cited)) and not DATED.search(sentence(draft))
    return "its day is left out" if lost and draft.fact.family is Family.CLAUSE and draft.kind not in SEVERAL else ""


def not_said_so(draft: Draft, around: Surroundings) -> str:
    """Forms that nobody uses: a stranded `by`, a class with a capital, a short form with its own noun."""
    text = sentence(draft)
    if draft.kind != "cloze" and _STRANDED.search(text):
        return "nobody asks so"
    if draft.kind != "cloze" and _TWICE_SAID.search(text):
        return "says its noun twice"
    if any(word.lower() in CLASSES and longer_name(word, draft, around) for word in _LONE_CLASS.findall(text)):
        return "a class with a capital, whose name is not told"
    for short, noun in re.findall(r"\b([A-Z]{2,6}) ([a-z]+)\b", text):
        if around.other_names.get(canonical(short), "").split()[-1:] == [noun]:
            return "says its noun twice"
    return ""


def foreign_options(draft: Draft, _: Surroundings) -> str:
    """Wrong options of lists about something else may be right here, or show themselves as strange."""
    return "its wrong options belong to another list" if draft.rule == ELSEWHERE else ""


def no_sort(draft: Draft, _: Surroundings) -> str:
    """A gap for who acted, or beside a name, that does not tell what sort of thing is missing."""
    if draft.kind != "cloze" or draft.fact.rule not in {"gap name", "gap pair", "clause doer"}:
        return ""
    text = sentence(draft)
    if _FIRM.fullmatch(draft.answer):
        return "a gap beside a name"
    if draft.fact.rule == "clause doer" and not draft.answer.split()[-1][:1].isupper():
        return "does not tell what sort is missing"
    if re.search(r"\bby _____", text) and not gaps(draft.prompt)[0].hint and " " not in draft.answer:
        return "does not tell what sort is missing"
    acting = anchors(draft) < ENOUGH_TO_ACT and re.match(r"(?:[^,]{0,60}, )?(?:[Tt]he )?_____ [a-z]", text)
    first = re.match(r"(?:(?:On|In|As of|By) [^,]*\d, )?_____ [a-z]+s?\b", text) and draft.fact.rule == "gap name"
    told = gaps(draft.prompt)[0].hint or len(letters_shown(draft)) > ONE_LETTER
    return "does not tell what sort is missing" if (acting or (first and not draft.label)) and not told else ""


def changing_share(draft: Draft, _: Surroundings) -> str:
    """A share told in the present tense will be another one next year."""
    text = sentence(draft)
    counted = answer_type(draft) is ValueType.NUMBER
    share = _SHARE.search(f"{draft.answer} {text}") if counted else _RATE.search(text.replace("_____", draft.answer))
    now = (_NOW.search(text) or not _PAST.search(text)) and not draft.fact.volatile
    clause = draft.fact.family is Family.CLAUSE and draft.kind not in SEVERAL
    dated = DATED.search(_THAN_BEFORE.sub("", text))
    return "a share without a date" if clause and share and now and not dated else ""


def holds_office(draft: Draft, _: Surroundings) -> str:
    """Who is minister now will be another one next year."""
    text = f"{sentence(draft)} {draft.answer}"
    now = draft.fact.family is Family.CLAUSE and _IS.search(text) and not DATED.search(text)
    held = _HAS_HELD.search(text) and not DATED.search(sentence(draft))
    return "an office held now, without a date" if held or (now and _OFFICE.search(text)) else ""


def not_only(draft: Draft, _: Surroundings) -> str:
    """What kind of thing, in which way, where on earth: mostly another answer is right as well."""
    if draft.rule in _REFUSED:
        return _REFUSED[draft.rule]
    told = anchors(draft) - LABEL * bool(draft.label)
    if draft.rule in _OPEN and not _ONE_REASON.match(sentence(draft)) and not DATED.search(sentence(draft)):
        return "as open as that only with its date or source"
    if draft.rule == "wh effort" and _ONCE_TRIED.match(sentence(draft)) and not re.search(r"\d", sentence(draft)):
        return "does not say of which time"
    if draft.rule == "wh cause" and _ANY_CAUSE.match(f"{sentence(draft)} {draft.answer}"):
        return "other causes fit"
    short = len(draft.answer.split()) < LEAST_AIM
    if draft.rule == "wh purpose" and short and "according to" in sentence(draft).lower():
        return "other aims are told"
    if draft.rule == "wh undergone" and _WORKS_MADE.search(sentence(draft)) and not re.search(r"\d", sentence(draft)):
        return "other works fit"
    placed = draft.rule == "wh place" or (draft.kind == "cloze" and draft.fact.rule == "clause place")
    enough = told > ENOUGH_FOR_A_THING and draft.kind == "cloze"
    if placed and not enough and not _STANDS.search(sentence(draft)):
        return "other places fit"
    counted = draft.rule == "wh quantity" and draft.fact.rule == "clause behind"
    return "does not say of which time" if counted and not re.search(r"\d", sentence(draft)) else ""


def given_name(draft: Draft, _: Surroundings) -> str:
    """A given name alone says who it is only where the whole text is at hand."""
    text = sentence(draft)
    acting = draft.kind == "cloze" and _ACTS.search(text) and answer_type(draft) is not ValueType.PLACE
    if acting and " " not in draft.answer and has_given_name(f"{draft.answer} X"):
        return "a given name alone"
    said = text if draft.kind == "cloze" else text.partition(" ")[2]
    first = re.match(r"(?:\w+ ){0,4}?(?<![.,] )\b([A-Z][a-z]+)\b(?:'s)? (?=[a-z])(?!of\b)", said)
    article = re.match(r"(?:An?|The) ", text)
    told = draft.label and (first is None or first[1] in draft.label or not _ACTING.match(said[first.end(1) :]))
    alone = first is not None and has_given_name(f"{first[1]} X") and not told and not article
    return "a given name alone" if alone and draft.fact.family is Family.CLAUSE else ""


def ungrounded(draft: Draft, around: Surroundings) -> str:
    """A year that no cited passage says."""
    text = around.texts.get(draft.passages[0].document, "") if draft.passages else ""
    own = draft.fact.family is Family.CLAUSE and draft.kind not in SEVERAL
    return "its year stands elsewhere" if own and text and untold(draft, text) else ""


LOOSE: tuple[Check, ...] = (
    *(open_ended, some_one, out_of_place, broken, unsure),
    *(class_only, as_of_lost, not_said_so, foreign_options, no_sort, changing_share, ungrounded),
    *(holds_office, not_only, given_name, a_capital, no_parties, said_once),
)
