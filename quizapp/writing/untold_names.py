"""Names of which a part is left untold: the end of a longer one, an agreement without those who made it."""

from __future__ import annotations

import re

from quizapp.facts.model import Family
from quizapp.writing.draft import Draft
from quizapp.writing.shown import CALENDAR, NAME, SEVERAL, Surroundings, sentence

_LONE = re.compile(
    r"\b[Tt]he (Wall|Market|Bridge|Castle|Tower|Hall|House|Station|Street|Road|Square|Park|Palace|Museum|Library"
    r"|Hospital|Theatre|Canal|Dam|Line|Gate|Fort|Abbey|Cathedral|Garden|Factory|Mill|Port|Club|Hotel|Memorial"
    r"|Principality|League|Territory|Assembly|Conference|Commission|Commune|International|Society|Société|Institute"
    r"|Fund|Trust|Charter|Railway|Exhibition|Observatory|Laboratory|Mosque|Temple|Guild|Regiment|Tribunal|Inquiry)\b"
    r"(?! (?:[A-Z]|_____|of\b))"
)
_PRIZE = re.compile(r"[A-Z][\w ]* (?:Prize|Award|Medal)")
_ANY_PACT = re.compile(
    r"\b(?:[A-Z]\w+ and )?(?:Association|Co-?operation|Partnership|Trade|Framework|Peace|Ceasefire) Agreement\b"
)
_ONE_PARTY = re.compile(
    r"Which (?:agreement|treaty|pact|accord|truce|armistice) did (?P<who>[^?]+?)"
    r" (?:create|sign|conclude|make|reach|form|negotiate)(?: (?:in|on) [^?]*\d{4})?\?"
)


def a_capital(draft: Draft, around: Surroundings) -> str:
    """`The Wall` is the last word of a longer name, which is not told."""
    text = sentence(draft) if draft.fact.family is Family.CLAUSE else ""
    text = text.replace("_____", draft.answer) if draft.kind == "cloze" and " " not in draft.answer else text
    longer = [longer_name(word, draft, around) for word in _LONE.findall(text)]
    untold = any(name and name not in f"{text} {draft.answer}" for name in longer)
    cited = around.texts.get(draft.passages[0].document, "") if draft.passages else ""
    whole = rf"(?<=[a-z] )[A-Z][\w'’-]+ {re.escape(draft.answer)}\b"
    prized = draft.kind not in SEVERAL and _PRIZE.fullmatch(draft.answer) and re.search(whole, cited)
    return "the end of a name, which is not told" if untold or prized else ""


def longer_name(word: str, draft: Draft, around: Surroundings) -> str:
    """The longer name in the passage's document with this word: `Hadrian's Wall` of `Wall`, `League of Brek`."""
    cited = around.texts.get(draft.passages[0].document, "") if draft.passages else ""
    found = re.search(rf"(?!The\b)\b[A-Z][\w'’-]+ {word}\b|\b{word} (?:of|de|des|du) (?:the )?[A-Z][\w'’-]+", cited)
    return found[0] if found else ""


def no_parties(draft: Draft, _: Surroundings) -> str:
    """An association agreement is one of many, unless it is said whose it is."""
    text = sentence(draft)
    pact = _ANY_PACT.search(text) if draft.fact.family is Family.CLAUSE else None
    others = NAME.findall(text.replace(pact[0], "", 1)) if pact else []
    if draft.kind != "cloze" and (one := _ONE_PARTY.match(text)) and " and " not in one["who"]:
        return "an agreement without its other party"
    return "an agreement without its parties" if pact and not [name for name in others if name not in CALENDAR] else ""
