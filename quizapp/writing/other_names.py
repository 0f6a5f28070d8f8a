"""Other names: of countries from a closed list, of waters and heights without their class, of what has a short form."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.extraction.initials import spells
from quizapp.facts.identity import canonical
from quizapp.facts.model import Family
from quizapp.writing.draft import Draft

_LANDS = """
United States; United States of America; USA; US
United Kingdom; UK
United Arab Emirates; UAE
Soviet Union; USSR
European Union; EU
United Nations; UN
China; People's Republic of China; PRC
South Korea; Republic of Korea
North Korea; Democratic People's Republic of Korea; DPRK
Democratic Republic of the Congo; DR Congo; DRC
East Germany; German Democratic Republic; GDR
West Germany; Federal Republic of Germany; FRG
Czech Republic; Czechia
Ivory Coast; Côte d'Ivoire
Myanmar; Burma
East Timor; Timor-Leste
Eswatini; Swaziland
Cape Verde; Cabo Verde
Turkey; Türkiye
Bosnia and Herzegovina; Bosnia
"""
_KNOWN = {
    canonical(name): [name.strip() for name in line.split(";")]
    for line in _LANDS.strip().splitlines()
    for name in line.split(";")
}
_CLASSED = (
    re.compile(r"(?:the )?(?P<name>[A-Z]\w{3,}) (?:Ocean|River|Desert)"),
    re.compile(r"(?:the )?(?P<name>[A-Z]\w+(?:an|ic)) Sea"),
    re.compile(r"(?:the )?(?:River|Lake|Mount|Mt\.?) (?P<name>[A-Z]\w{3,})"),
)


def other_names(answer: str) -> tuple[str, ...]:
    """What else the place in an answer is called.

    >>> other_names("the United Kingdom"), other_names("Atlantic Ocean"), other_names("Black Sea"), other_names("Arn")
    (('UK',), ('Atlantic',), (), ())
    """
    same = canonical(answer)
    listed = [name for name in _KNOWN.get(same, ()) if canonical(name) != same]
    named = [match["name"] for pattern in _CLASSED if (match := pattern.fullmatch(answer))]
    return (*listed, *named)


def short_form(answer: str, text: str) -> tuple[str, ...]:
    """The capitals that a text puts in brackets right behind the answer, where its words spell them.

    >>> short_form("Order of the Lamp", "The Order of the Lamp (OTL) is old."), short_form("Order", "the Order (see)")
    (('OTL',), ())
    >>> short_form("Ada Holm", "Ada Holm (NOR) won.")
    ()
    """
    if f"{answer} (" not in text:
        return ()
    found = re.search(rf"\b{re.escape(answer)} \(([A-Z]{{2,6}})\)", text)
    return (found[1],) if found and spells(answer.split(), found[1]) else ()


def by_other_names(draft: Draft, text: str = "") -> Draft:
    """The draft with the other names of what it asks for as right too."""
    named = draft.kind in {"short", "cloze"} and draft.fact.family is not Family.ACRONYM
    more = (*other_names(draft.answer), *short_form(draft.answer, text)) if named else ()
    new = tuple(name for name in more if name not in draft.accept)
    return replace(draft, accept=(*draft.accept, *new)) if new else draft
