"""Lists that only their heading introduces, or a rule for people: asked of what the document or its title names."""

from __future__ import annotations

import re

from quizapp.extraction.lead import Lead, counted_noun, number_of
from quizapp.extraction.lexicon import words
from quizapp.extraction.names import is_name
from quizapp.extraction.phrases import NUMBERS, in_sentence, stands_alone
from quizapp.extraction.subject import is_generic

_COUNT = "|".join(NUMBERS)
_PARTS = words(
    "types kinds stages phases parts layers levels branches components elements forms classes categories chambers "
    "regions provinces departments states divisions districts counties cantons neighbours neighbors planets moons "
    "organelles organs"
)
_MANY = words("rivers lakes islands cities towns mountains languages religions")
"""Of these a text names a few; all that are `main` or `largest` it may name."""
_SAID = words(
    "causes symptoms signs functions advantages disadvantages benefits effects consequences aims objectives goals "
    "purposes tasks duties principles rules uses properties characteristics values ingredients materials tools "
    "positions features equipment risks requirements outcomes strengths weaknesses opportunities threats"
)
_OF_A_THING = words(
    "causes symptoms signs functions advantages disadvantages benefits effects consequences uses properties "
    "characteristics features strengths weaknesses"
)
_HEADING = re.compile(
    r"^(?:our |the )?(?P<sort>(?!other|further|more|some|related|your|these)[a-z-]+ )?(?P<noun>[a-z]+)$",
    re.IGNORECASE,
)
_THING = re.compile(r"(?:The )?[A-Z][\w'’-]+(?: [\w'’-]+){0,4}")
_SO_MANY = re.compile(rf"There (?:are|were) (?:{_COUNT}) (?:main |basic )?(?:types|kinds|forms|stages|phases|classes)")
_ALL = re.compile(
    rf"^(?P<whose>The|[A-Z][\w’'-]+['’]s?) (?P<count>{_COUNT}) (?P<main>main |major |basic |principal |key )?"
    r"(?P<noun>(?:[a-z]+ )?[a-z]+s) (?P<be>are|were)$"
)
_DONE = re.compile(r"^(?:The following|These) (?P<noun>[a-z]+s) (?P<done>(?:are|were) (?:not )?[a-z]+ed)$")
_FORBIDDEN = re.compile(r"^It is (?P<how>(?:strictly )?(?:forbidden|prohibited)|not (?:allowed|permitted)) to$")
_RULE = re.compile(
    r"^(?:(?P<front>(?:Before|After|When|While|During|If|In case of|At|By|For|On) [^,:;]+), )?"
    r"(?P<who>(?:An? |Every |Each )?[A-Za-z][a-z]+(?: [a-z]+){0,3}?)"
    r" (?P<must>must not|may not|should not|must|should|may|cannot|can|have to|need to)(?P<able> be able to)?"
    r"(?: (?P<verb>bring|wear|have|carry|know|show|provide|submit|borrow|use|include|contain|take))?$"
)
_NOBODY = words("you we it they he she this these those which that i here there one")


def headed(heading: str, about: str, titled: str) -> Lead | None:
    """How to ask for the list under a heading such as `Main rivers`, of what the document is about or its title says.

    >>> headed("Main rivers", "Norvania", "").whole, headed("Ingredients", "", "Oat bread").whole
    ('What are the main rivers of Norvania?', 'According to “Oat bread”, what are the ingredients?')
    """
    match = _HEADING.match(heading.strip(" :"))
    noun = f"{match['sort'] or ''}{match['noun']}".lower() if match else ""
    known = _PARTS | _SAID | (_MANY if match and match["sort"] else frozenset())
    if not match or match["noun"].lower() not in known or not (about or titled):
        return None
    if about and noun.endswith("s") and not (match["noun"].lower() in _SAID and titled and titled != about):
        whole = f"What are the {noun} of {about}?"
        return Lead(f"Which of these are {noun} of {about}?", f"{noun} of {about}", "headed", whole=whole, closed=True)
    told = titled or about
    source = f"According to “{told}”,"
    whole = f"{source} what are the {noun}?" if noun.endswith("s") else f"{source} what {noun} is listed?"
    return Lead(f"{source} which of these are {noun}?", f"{noun} in {told}", "headed", whole=whole, closed=True)


def headed_under(heading: str, over: str, titled: str, text: str) -> Lead | None:
    """The list under a heading such as `Types`, asked of what the heading over it names.

    >>> headed_under("Types", "Sliding Borders", "Rocks and maps", "a sliding borders map").whole
    'According to “Rocks and maps”, what are the types of sliding borders?'
    """
    match, thing = _HEADING.match(heading.strip(" :")), over.strip(" :")
    if (
        not match
        or match["noun"].lower() not in _PARTS | _OF_A_THING
        or not _THING.fullmatch(thing)
        or is_generic(thing)
    ):
        return None
    noun = f"{match['sort'] or ''}{match['noun']}".lower()
    whose = f"{noun} of {_small_where_common(thing, text)}"
    source = f"According to “{titled}”, " if titled else ""
    whole = f"{source}what are the {whose}?"
    if not noun.endswith("s") or (not titled and not is_name(thing)):
        return None
    return Lead(_first_up(f"{source}which of these are {whose}?"), whose, "headed", whole=_first_up(whole), closed=True)


def of_heading(lead: str, heading: str, text: str) -> str:
    """`There are four types, namely:` with the thing that the heading names; any other lead-in as it is.

    >>> of_heading("There are two types namely:", "Hard Rocks", "the hard rocks")
    'There are two types of hard rocks:'
    """
    thing = heading.strip(" :")
    plain = re.sub(r",? (?:namely|as follows|which are|these are|they are)$", "", lead.rstrip(" :"))
    if not _SO_MANY.fullmatch(plain) or not _THING.fullmatch(thing) or is_generic(thing):
        return lead
    return f"{plain} of {_small_where_common(thing, text)}:"


def _small_where_common(thing: str, text: str) -> str:
    """The heading as the text writes it inside a sentence: small where it ever does so."""
    return thing.lower() if re.search(rf"\b{re.escape(thing.lower())}\b", text) else thing


def _first_up(said: str) -> str:
    return said[0].upper() + said[1:]


def all_of(said: str, about: str) -> Lead | None:
    """`The three estates were:` of a document about something with a name, `The four market structures are:` of any."""
    match = _ALL.match(said)
    if not match or not (about or match["whose"] != "The" or " " in match["noun"]):
        return None
    noun, be, count = match["noun"], match["be"], number_of(match["count"])
    whose = match["whose"] if match["whose"] != "The" else "the"
    called = (match["main"] or "") + noun
    whole = f"What {be} {whose} {counted_noun(count, called)}?"
    asked = f"Which of these {be} among {whose} {noun}?"
    return Lead(asked, f"{whose} {noun} of {about}", "all", count, whole=whole, closed=True)


def done_to(said: str, titled: str) -> Lead | None:
    """`The following costs are reimbursed:`, which only its document explains.

    >>> done_to("The following costs are paid", "Rules"), done_to("The following lamps are allowed", "Rules").whole
    (None, 'According to “Rules”, which lamps are allowed?')
    """
    match = _DONE.match(said) if titled else None
    if not match:
        return None
    asked = f"{match['noun']} {match['done']}?"
    whole = f"According to “{titled}”, which {asked}"
    prompt = f"According to “{titled}”, which of these {asked}"
    return Lead(prompt, f"{match['noun']} in {titled}", match["done"], whole=whole, closed=True)


def ruled(said: str, titled: str) -> Lead | None:
    """`Before the exam, students must bring:`, as what the document says.

    >>> ruled("Visitors must wear", "Rules of the Arn Mill").whole
    'According to “Rules of the Arn Mill”, what must visitors wear?'
    """
    if titled and (match := _FORBIDDEN.match(said)):
        whole = f"According to “{titled}”, what is {match['how']}?"
        return Lead(whole, titled, match["how"], whole=whole, closed=True, deeds=True)
    match = _RULE.match(said) if titled else None
    if (
        not match
        or match["who"].split()[0].lower() in _NOBODY
        or not stands_alone(f"{match['front'] or ''} {match['who']}")
    ):
        return None
    who, must, verb = in_sentence(match["who"], match["who"].lower()), match["must"], match["verb"] or "do"
    front = f" {match['front'][0].lower()}{match['front'][1:]}" if match["front"] else ""
    asked = f"do {who} {must}" if must in ("have to", "need to") else _turned(must, who)
    asked = f"{asked}{match['able'] or ''}"
    whole = f"According to “{titled}”, what {asked} {verb}{front}?"
    relation = f"{must} {verb}{front}"
    return Lead(whole, f"{who} in {titled}", relation, whole=whole, closed=True, deeds=verb == "do")


def _turned(must: str, who: str) -> str:
    first, _, negated = must.partition(" ")
    return f"{'can' if must == 'cannot' else first} {who}{' not' if negated or must == 'cannot' else ''}"
