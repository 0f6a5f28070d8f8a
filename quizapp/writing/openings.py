"""Gaps that more than one word would fill, or that the words beside them fill."""

from __future__ import annotations

import re

from quizapp.extraction.lexicon import CLASSES, UNIQUE
from quizapp.extraction.persons import has_given_name, is_role
from quizapp.facts.identity import canonical
from quizapp.facts.model import Family, ValueType
from quizapp.packs.gaps import gaps
from quizapp.writing.descriptions import loosely_described, told_badly
from quizapp.writing.draft import Draft
from quizapp.writing.first_letters import ONE_LETTER, letters_shown
from quizapp.writing.shown import DATED, SEVERAL, Check, Surroundings, answer_type, sentence

LONGEST_PAIR, LEAST_TITLE = 7, 4
FIRMS = frozenset(("corporation", "company", "university", "institute", "inc", "ltd", "laboratories", "group"))
STORMS = frozenset(("hurricane", "cyclone", "typhoon", "storm"))
_BEYOND = re.compile(r"\b(?:[a-z]+er|less|more) than (?:the )?_____")
_OTHERS_TOO = re.compile(
    r"(?:[Mm]uch |[Ff]ar |[Ss]ome |[Mm]any )?(?:[Ss]maller|[Ll]arger|lower|higher|newer|older|new|[Oo]ther|[Ff]urther"
    r"|[Aa]dditional|[Ss]imilar|[Ll]ater)\b"
)
_LIKE_WHAT = re.compile(
    r"\bsimilar\b(?!(?: [\w-]+){0,3} (?:to|in|between)\b)"
    r"|^(?!.* than ).*(?<!no )\b(?:low|high|larg|small|great|fast|slow|short|long|old|new)e?r\.$"
    r"|\b(?:slightly|somewhat|much|far|little|even) (?:less|more|fewer)\.$"
)
_BESIDE_A_NAME = re.compile(r"^(?:[A-Z][\w'’-]*\.? ?){1,4}, _____, [a-z]")
_BEHIND_A_NAME = re.compile(r"\b[A-Z][\w'’-]+, _____\.$")
_ANYTHING = re.compile(
    r"\b(?:the name of|(?:development|work) on|leading the|leader of the(?= _____,)|parlance of [^_]*,) _____"
    r"|\bwith _____\.$|\brenamed (?:the|its|his|her) [a-z]+ _____"
)
"""Words after which more fits than a text can tell."""
_WHOSE_ROLE = re.compile(r"^What (?:was|is) .*\brole\b")
_DOES = re.compile(r"\b(?:does|do)\b")
_ON_THE_WAY = re.compile(r"\bcomes? (?:in|into|from|through|via)\b.*\b(?:north|south|east|west)\b")
_ITS_COUNTRY = re.compile(r"\b[A-Z]\w+ (?:region|province|county|state|district) of _____")
_SOME_ARRIVED = re.compile(
    r"^(?:When did )?(?:[A-Z][a-z]+(?:an|ish|ch|ese) )?[a-z ]+s (?:arrived?|come|came|leave|left|moved?|settled?)\b"
)
_SOME_ACT = re.compile(r"^Why did .* (?:pass|sign|adopt|issue|enact) an? [a-z]+ (?:on|in)\b")
_EXAMPLES = re.compile(r"\b[a-z]+s (?:like|such as) [A-Z]")
_NATION = re.compile(r"\b([A-Z][a-z])[a-z]*(?:an|ish|ch|ese)\b")
_HEDGED = ("over ", "more than ", "at least ", "less than ", "under ", "up to ", "nearly ", "almost ")
_USED_FOR = re.compile(r"^What .*\bused to [a-z]+\?$")
_OR_EARLIER = re.compile(r"_____,? (?:or|if not) (?:earlier|later|before|after|perhaps)\b")
_CAN_BE = re.compile(
    r"\bcan (?:sometimes |often |usually )?be [a-z]+ed (?:to|into|with|by|as) (?:the |an? |age )?_____"
)
_ANNOUNCED = re.compile(r"\bannounced (?:the )?(?:results?|findings?|outcome|conclusions?|plans?)\b")
_MADE_BY = re.compile(
    r"_____ (?:\[person\] )?(?:is|was) the [^.]*\b(?:producer|exporter|importer|consumer|supplier|maker)\b"
)
_THING = re.compile(r"\b(?:Operation|Project|Plan|Campaign|Mission) [A-Z]\w+(?: [A-Z]\w+)*|\b\d+-day \w+ \w+")
_AIM = re.compile(
    r"\b(?:to|at) (?:halt|end|put|putting|stop|force|prevent|protect|ensure|restore|secure|reverse)\b|\baim"
)
_PLACED = re.compile(r"\b(?:1[5-9]|20)\d\d\b|_____(?: \[\w+\])?,? (?:in|at|of|between) [A-Z]")
_TELLS = re.compile(
    r"^(?:[^,?]+, )?[Ww]ho (?:describe[sd]?|present(?:s|ed)?|mention(?:s|ed)?|discuss(?:es|ed)?|note[sd]?) "
)
_WITH_ROLE = re.compile(
    r"[A-Z].* (?!of |the |and |de |la |van |von |der |di |da |del |du |al |bin |ibn )[a-z]{4,} [A-Z]"
)
"""`Salt Guild leader Ada Holm`: what somebody is, and a name."""
_REPORTED = re.compile(r"^(?:[^,]+, )?(?:[Tt]he )?(?:_____|[A-Z]\w+(?: [A-Z]\w+)*) (?:first )?reported (?:on|that)\b")
_BARE = re.compile(r"(?:(?:In|On|By|As of|According to) [^,]*, )?[Tt]he ([a-z]+) (?:was|were|had|has been)\b")
_TAKES_OFFICE = re.compile(r"\bt(?:ook|akes?|aking) office\b")
_PRODUCER = re.compile(
    r"^Who (?:is|are|was|were) the [^?]*\b(?:producer|exporter|importer|consumer|supplier|maker)s?\b"
)


def compared(draft: Draft, _: Surroundings) -> str:
    """`larger than _____`, and what was `new`, `smaller` or `similar`: others are as well."""
    named = draft.kind == "cloze" and answer_type(draft) not in {ValueType.NUMBER, ValueType.DATE}
    clause, said = draft.fact.family is Family.CLAUSE and draft.kind not in SEVERAL, sentence(draft)
    if named and _BEYOND.search(said):
        return "other things compare so"
    return "others are so too" if clause and (_OTHERS_TOO.match(draft.fact.subject) or _LIKE_WHAT.search(said)) else ""


def wrong_hint(draft: Draft, _: Surroundings) -> str:
    """A hint that stands in the answer, but not as its last word, and a year that is asked for as a number."""
    hint = gaps(draft.prompt)[0].hint if draft.kind == "cloze" else ""
    *before, last = draft.answer.lower().split() or [""]
    inside = hint in before and is_role(last)
    if hint and re.search(r"\bdegrees? in _____", sentence(draft)):
        return "a subject of study has no such hint"
    year = hint == "number" and re.fullmatch(r"1[5-9]\d\d|20\d\d", draft.answer)
    return "its hint stands in it" if inside else "a year is no number" if year else ""


def untitled(draft: Draft, around: Surroundings) -> str:
    """What has neither a label nor a day, nor a word of the title: nothing says what or when it was."""
    if draft.fact.family is not Family.CLAUSE or draft.kind in SEVERAL or draft.label or not draft.passages:
        return ""
    title = around.titles.get(draft.passages[0].document, "")
    words = canonical(f"{sentence(draft)} {draft.answer}").split()
    said = " ".join([*words, *(around.other_names.get(word, "") for word in words)])
    named = any(word[:LEAST_TITLE] in said for word in canonical(title).split() if len(word) >= LEAST_TITLE)
    dated = DATED.search(f"{sentence(draft)} {draft.answer}")
    return "" if named or dated or not title else "nothing says what it is about"


def a_clause(draft: Draft, _: Surroundings) -> str:
    """A gap for an aim in so many words: nobody finds the same ones."""
    words = len(draft.answer.split())
    clause = draft.fact.family is Family.CLAUSE and draft.kind == "cloze"
    aim = clause and draft.answer.startswith("to ") and words > 1
    named = re.search(r"[A-Z\d]", draft.answer)
    pair = draft.fact.rule == "gap pair" and (words > LONGEST_PAIR or not named or draft.answer.startswith("both "))
    return "a gap for half a sentence" if aim or pair else ""


def beside_a_name(draft: Draft, _: Surroundings) -> str:
    """`Ada Holm, _____, opened the mill`: of many titles one, unless the gap says of what sort."""
    if draft.kind != "cloze" or gaps(draft.prompt)[0].hint:
        return ""
    text = sentence(draft)
    beside = _BESIDE_A_NAME.match(text) or _BEHIND_A_NAME.search(text)
    return "a gap beside a name" if beside else "many answers would fit" if _ANYTHING.search(text) else ""


def any_pact(draft: Draft, _: Surroundings) -> str:
    """A gap for an agreement of which neither when nor where it was made is told, nor the letters of a name."""
    asked = draft.kind == "cloze" and gaps(draft.prompt)[0].hint in ("agreement", "treaty", "accord")
    told = asked and (_PLACED.search(sentence(draft)) or len(letters_shown(draft)) > ONE_LETTER)
    return "other agreements fit" if asked and not told else ""


def list_without_a_date(draft: Draft, _: Surroundings) -> str:
    """What a list holds at present, and what somebody's role was, is told otherwise elsewhere."""
    listed = draft.kind == "flashcard" and draft.fact.family is Family.LIST
    if listed and _WHOSE_ROLE.match(sentence(draft)):
        return "other aims are told"
    return (
        "present without a date"
        if listed and _DOES.search(sentence(draft)) and not DATED.search(sentence(draft))
        else ""
    )


def or_other(draft: Draft, _: Surroundings) -> str:
    """A date that may be earlier, and one of several things that can be done."""
    text = sentence(draft)
    if _OR_EARLIER.search(text):
        return "other times fit"
    return "many answers would fit" if draft.kind == "cloze" and _CAN_BE.search(text) else ""


def other_places(draft: Draft, _: Surroundings) -> str:
    """Places on the way of a road, and the country of a region that everybody knows."""
    text = sentence(draft)
    if draft.kind != "cloze" or answer_type(draft) is ValueType.DATE:
        return ""
    if _ON_THE_WAY.search(text):
        return "other places fit"
    if _ITS_COUNTRY.search(text):
        return "its region says it"
    placed = answer_type(draft) is ValueType.PLACE or draft.fact.rule == "gap pair"
    nations = set(_NATION.findall(text)) if placed else set()
    told = any(name[:2] in nations for name in draft.answer.split(" and "))
    return "its people stand in the prompt" if told else ""


def loosely_told(draft: Draft, _: Surroundings) -> str:
    """When some of many came, who ruled a market, and a share of which only the bound is told."""
    text = sentence(draft)
    if answer_type(draft) is ValueType.DATE and _SOME_ARRIVED.match(text):
        return "other times fit"
    if draft.kind != "cloze" and _EXAMPLES.search(text):
        return "only examples of what is meant"
    if _USED_FOR.match(text):
        return "other aims fit"
    if _SOME_ACT.match(text):
        return "does not say which one"
    bound = draft.rule == "wh percentage" and any(other.startswith(_HEDGED) for other in draft.accept)
    return "only its bound is told" if bound else "an opinion" if re.search(r"\bdominated?\b", text) else ""


def untold_results(draft: Draft, _: Surroundings) -> str:
    """Results that were announced and are not told."""
    return "announces what is not told" if _ANNOUNCED.search(sentence(draft)) else ""


def half_a_name(draft: Draft, around: Surroundings) -> str:
    """`Flora` where the document says `Hurricane Flora`, and a name with where its bearer worked."""
    answer = draft.answer
    if answer_type(draft) is ValueType.PERSON and draft.kind == "cloze" and _WITH_ROLE.match(answer):
        return "more than a name"
    if re.search(r"\w \w+ of (?:[A-Z]\w+ )+$", answer + " ") and answer.split()[-1].lower() in FIRMS:
        return "more than a name" if answer_type(draft) is not ValueType.ORGANISATION or has_given_name(answer) else ""
    if draft.kind != "cloze" or " " in answer or not answer[:1].isupper() or not draft.passages:
        return ""
    before = re.findall(rf"\b([A-Z][a-z]+) {re.escape(answer)}\b", around.texts.get(draft.passages[0].document, ""))
    sorts = {word for word in before if word.lower() in CLASSES.keys() | STORMS}
    return "half of a name" if sorts and not any(word in sentence(draft) for word in sorts) else ""


def other_aims(draft: Draft, around: Surroundings) -> str:
    """Why something was done, where another sentence tells another aim of the same thing, and the prompt not when."""
    if draft.rule not in ("wh purpose", "cloze") or answer_type(draft) is not ValueType.PURPOSE or not draft.passages:
        return ""
    if re.search(r"\b\d{4}\b", sentence(draft)):
        return ""
    passage = draft.passages[0]
    text = around.texts.get(passage.document, "")
    keys = _THING.findall(sentence(draft))
    span = passage.span
    others = [one for one in re.finditer(r"[^.!?\n]+", text) if one.end() <= span.start or one.start() >= span.end]
    told = any(_AIM.search(one[0]) and any(key in one[0] for key in keys) for one in others)
    return "other aims are told" if told else ""


def bare_subject(draft: Draft, around: Surroundings) -> str:
    """`The index was devised in 1982`: which one, where neither label nor title has the word."""
    if draft.fact.family is not Family.CLAUSE or draft.kind in SEVERAL or not draft.passages:
        return ""
    subject = next((part.text for part in draft.fact.parts if part.role == "subject"), "")
    past = draft.fact.verb is not None and draft.fact.verb.past
    found = _BARE.match(sentence(draft)) if draft.kind == "cloze" else re.fullmatch(r"[Tt]he ([a-z]+)", subject)
    if found is None or not (past or draft.kind == "cloze") or found[1] in UNIQUE:
        return ""
    title = draft.label or around.titles.get(draft.passages[0].document, "")
    return "" if found[1] in canonical(title).split() else f"which {found[1]} is meant"


def who_tells(draft: Draft, _: Surroundings) -> str:
    """Whoever writes of a thing describes it: others do, too; which paper reported it, and when, nobody has to know."""
    if draft.kind != "cloze":
        return "others tell of it, too" if _TELLS.match(sentence(draft)) else ""
    told = _REPORTED.search(sentence(draft))
    return "who reported it, or when" if told and "_____" in told[0] else ""


def no_office(draft: Draft, _: Surroundings) -> str:
    """`When did Ada Holm take office?`: as what."""
    text = sentence(draft)
    taken = draft.fact.family is Family.CLAUSE and _TAKES_OFFICE.search(text)
    return "which office is meant" if taken and not any(map(is_role, re.findall(r"\w+", text.lower()))) else ""


def no_who(draft: Draft, _: Surroundings) -> str:
    """`Who is the largest producer?`: mostly a country or a firm."""
    text = sentence(draft)
    asked = _PRODUCER.match(text) if draft.kind != "cloze" else _MADE_BY.search(text)
    who = draft.kind != "cloze" or gaps(draft.prompt)[0].hint == "person"
    return "a thing is no who" if asked and who else ""


OPENINGS: tuple[Check, ...] = (
    compared,
    loosely_described,
    told_badly,
    a_clause,
    wrong_hint,
    untitled,
    beside_a_name,
    any_pact,
    list_without_a_date,
    or_other,
    other_places,
    loosely_told,
    untold_results,
    half_a_name,
    other_aims,
    who_tells,
    no_who,
    no_office,
    bare_subject,
)
