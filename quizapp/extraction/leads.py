"""Sentences that introduce a list: whose members they are, and how a question asks for them."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.extraction.following import FOLLOWING, sort_done, these, these_do
from quizapp.extraction.lead import Lead, counted_noun, dated, number_of, worth_counting
from quizapp.extraction.phrases import (
    NUMBERS,
    PRESENT,
    base,
    in_sentence,
    is_specific,
    many_in_sentence,
    singular,
    stands_alone,
)
from quizapp.extraction.subjects import ONLY, named_pronoun, named_subject

_COUNT = "|".join(NUMBERS)
_NOUNS = r"(?P<noun>[a-z][a-z-]+(?: [a-z-]+){0,3}?(?: (?:of|for) (?:[a-z]+ ?){1,3})?)"
_AMONG = re.compile(
    rf"^(?P<subject>.+?) (?P<verb>are|were|includes?|included|have included|has included)(?:, [^,]+,)?"
    rf"(?: and, [^,]+, still include)?(?P<rest>(?: {FOLLOWING})?(?: [a-z]+)?)$"
)
_HAVE = re.compile(
    rf"^(?P<subject>.+?) (?P<verb>has|have|had) (?:(?P<count>{_COUNT}|\d{{1,2}}) |{FOLLOWING} )"
    rf"(?:main |major )?{_NOUNS}$"
)
_CONSIST = re.compile(
    r"^(?P<subject>.+?) (?P<verb>consists of|consist of|consisted of|comprises|comprise|comprised|contains|contain"
    r"|contained|is made up of|are made up of|was made up of|is composed of|are composed of|was composed of|rests on"
    r"|depends on|covers|covered|requires|required|offers|offered|provides|provided|focuses on|focused on|lists"
    r"|supports?|uses|recogni[sz]es|operates|publishes|produces|runs|awards|distinguishes|defines|teaches)"
    rf"(?: {FOLLOWING})?(?: (?P<count>{_COUNT}|\d{{1,2}}))?(?: (?P<noun>[a-z][a-z -]{{2,40}}))?$"
)
_BY_THESE = re.compile(
    r"^(?P<subject>.+?) (?P<verb>[a-z]+s|[a-z]+ed) (?P<rest>(?:[^,;:]+ )?)"
    r"(?P<prep>in|by|on|from|with|for|to|at|through)"
    rf" {FOLLOWING}(?: (?P<count>{_COUNT}))? (?P<noun>[a-z][a-z -]{{2,40}})$"
)
_THERE = re.compile(
    rf"^There (?P<verb>are|were) (?P<count>{_COUNT}|\d{{1,2}}) (?:main |major |basic |principal |different )?"
    r"(?P<noun>[a-zA-Z][a-zA-Z-]+(?: [a-z-]+)? (?:of|in|for) .+)$"
)
_THERE_ALONE = re.compile(rf"^There (?:are|were) (?:{_COUNT}|\d{{1,2}}) [A-Za-z][a-zA-Z-]+s$")
"""`There are two wards:`, of what the document is about."""
_DONE = re.compile(
    r"^(?P<subject>.+?) (?P<be>is|are|was|were) (?P<verb>[a-z]+ed|split|made|built|drawn) (?P<prep>into|by|from"
    r"|between|among|on)"
    rf"(?: {FOLLOWING})?(?: (?P<count>{_COUNT}|\d{{1,2}}))?(?: (?P<noun>[a-z][a-z -]{{2,40}}))?$"
)
_HAD_DONE = re.compile(
    rf"^(?:(?P<front>(?:By|In|Until|Before|After|On|Since) [^,]+), )?(?P<subject>[^,]+?)"
    rf" (?P<verb>had [a-z]+(?:ed|en|ne|un|ut|ld|lt|nt|st|ft|ght)"
    rf"|[a-z]+ed) (?P<count>{_COUNT}|\d{{1,2}}) (?P<noun>[a-z][a-z-]+s(?: (?:with|of|in|for|from|to) [^,:]+)?)$"
)
_CLOSED = (
    r"types?|kinds?|stages?|phases?|parts?|layers?|levels?|branches|components?|elements?|pillars?|forms?"
    r"|classes|categories"
    r"|members|chambers|regions|provinces|departments|states|sections|divisions|periods|colou?rs"
)
_OPEN = (
    r"causes|symptoms|signs|features|functions|advantages|disadvantages|benefits|effects|consequences|aims|objectives|goals|purposes"
    r"|tasks|duties|principles|rules|signs|uses|properties|characteristics"
)
_TITLED = re.compile(
    rf"^(?:(?:The following|These) (?P<at_once>are|were) )?(?:the )?(?:(?P<count>{_COUNT}) )?"
    rf"(?:(?:main|major|basic|principal) )?(?P<noun>{_CLOSED}|{_OPEN}) of (?P<what>.+?)"
    rf"(?: (?P<verb>are|were|include|included)(?: {FOLLOWING})?)?$",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"^(?:.*,? (?:in line with|according to) |(?P<at_first>Initially|Originally"
    r"|At first),? )?(?P<subject>[^,]+? (?:mandate|mission|aim|goal|purpose|objective"
    r"|role|task|function|job|duty)"
    r"(?: (?:of|in|as) [^,]+?)?)(?:, which)? (?P<verb>is|was)"
    r"(?: (?:[a-z]+ly )?(?:[a-z]+ and )?(?:broad|challenging|military|civil|simple|clear|twofold|threefold|ambitious"
    r"|limited))?(?: to)?$"
)
_WHO = frozenset(
    ("parties", "members", "signatories", "founders", "participants", "allies", "partners", "belligerents")
)
_LONGEST, _ENOUGH = 200, 60_000
_NOW = re.compile(r"\b(?:currently|now|at present|presently|today),? |^Today, ", re.IGNORECASE)


def members(lead: str, text: str, about: str = "", day: str = "", before: str = "") -> Lead | None:
    """How to ask which the members are; None where the lead-in is no clause that stands alone.

    What the lead-in says of the present is asked as of the `day` of its document, or not at all; `before` is the
    sentence before it.

    >>> members("The aims of the Hague Pact were the following:", "").prompt
    'Which of these were among the aims of the Hague Pact?'
    """
    said = named_subject(named_pronoun(lead.rstrip(" :"), about, before), about)
    when = day if PRESENT.search(said) else ""
    said = re.sub(r"^[a-z]", lambda first: first[0].upper(), _NOW.sub("", said))
    said = f"{said} of {about}" if about and _THERE_ALONE.match(said) else said
    if not said or PRESENT.search(said) or len(said) > _LONGEST or (PRESENT.search(lead) and not day):
        return None
    for read in (
        _there,
        these,
        these_do,
        sort_done,
        _among,
        _aim,
        _have,
        _consist,
        _by_these,
        _done,
        _had_done,
        _titled,
    ):
        found = read(said, text)
        if found:
            return dated(replace(found, said=said), when) if when else replace(found, said=said)
    return None


def _subject(match: re.Match[str], text: str) -> str:
    """The subject as it stands in a sentence, or nothing where it does not stand alone."""
    said = match["subject"]
    if not stands_alone(said) or re.search(r"[,;:(]", said) or len(said.split()) > 10:
        return ""
    if not match["verb"].endswith("s") and re.match(r"[A-Z][a-z]+s (?:of|in|on|at|for|to|from) (?:the )?[A-Z]", said):
        several = many_in_sentence(said, text)
        return f"the {several}" if several[0].islower() else several
    common = re.match(r"[A-Z][a-z]+(?:ing|al|ous|ive|ary|ble|ful|less|ic) [a-z]", said)
    return said[0].lower() + said[1:] if common else in_sentence(said, text)


def _is_named(subject: str, text: str) -> bool:
    """Whether a subject has a name: one inside it, or one that has its capital inside sentences too."""
    first = re.escape(subject.split(maxsplit=1)[0])
    return is_specific(subject) or bool(re.search(rf"(?<=[a-z,] ){first}\b", text[:_ENOUGH]) and first[0].isupper())


def _among(said: str, text: str) -> Lead | None:
    match = _AMONG.match(said)
    subject = _subject(match, text) if match else ""
    if not match or not subject or not _is_named(match["subject"], text):
        return None
    if match["verb"].startswith(("have", "has")):
        return Lead(f"Which of these have been among {subject}?", subject, "include")
    verb = "were" if match["verb"] in ("were", "included") else "are"
    head = re.split(r" (?:of|for|in|to|from|at|on|by) ", subject)[0].split()[-1]
    if not head.islower() or singular(head) == head:
        does = {"includes": "does", "included": "did"}.get(match["verb"], "")
        return Lead(f"Which of these {does} {subject} include?", subject, "include") if does else None
    closed = match["verb"] == verb
    count = next((NUMBERS[w] for w in subject.split(" of ")[0].split() if w in NUMBERS), 0)
    who = "Who" if head in _WHO else "What"
    whole = f"{who} {verb} {subject}?" if closed else ""
    return Lead(f"Which of these {verb} among {subject}?", subject, "include", count, whole=whole, closed=closed)


def _aim(said: str, text: str) -> Lead | None:
    """`the role of the guard is to`, `its mandate, which is to`: one aim in several parts."""
    match = _AIM.match(said)
    subject = _subject(match, text) if match else ""
    if not match or not subject or not _is_named(match["subject"], text):
        return None
    verb = "was" if match["verb"] == "was" else "is"
    first = "initially " if match["at_first"] else ""
    parts = f"{'were' if verb == 'was' else 'are'} {first}part of {subject}"
    whole = f"What {verb} {subject}{' initially' if first else ''}?"
    return Lead(f"Which of these {parts}?", subject, f"{first}is to", whole=whole, closed=True)


def _have(said: str, text: str) -> Lead | None:
    match = _HAVE.match(said)
    subject = _subject(match, text) if match else ""
    if not match or not subject:
        return None
    noun, count = match["noun"].strip(), number_of(match["count"])
    did = {"has": "does", "have": "do", "had": "did"}[match["verb"]]
    counted = f"How many {noun} {did} {subject} have?" if count and worth_counting(noun) else ""
    verb = "were" if match["verb"] == "had" else "are"
    whole = f"Which {counted_noun(count, noun)} {did} {subject} have?"
    return Lead(f"Which of these {verb} {noun} of {subject}?", subject, f"have {noun}", count, counted, whole, True)


def _consist(said: str, text: str) -> Lead | None:
    match = _CONSIST.match(said) if not said.endswith(" as follows") else None
    subject = _subject(match, text) if match else ""
    if not match or not subject:
        return None
    verb, noun, count = match["verb"], (match["noun"] or "").strip(), number_of(match["count"])
    which = f"Which of these {noun}" if noun and not count else "Which of these"
    all_of = f"Which {counted_noun(count, noun)}" if noun else "What"
    if verb.startswith(("is ", "are ", "was ")):
        be, rest = verb.split(" ", 1)
        whole = f"{all_of} {be} {subject} {rest}?"
        return Lead(f"{which} {be} {subject} {rest}?", subject, rest, count, whole=whole, closed=True)
    first, _, prep = verb.partition(" ")
    past = first.endswith("ed")
    did = "did" if past else "does" if first.endswith("s") else "do"
    plain = _UNPAST[first] if past else base(first)
    tail = f"{plain} {prep}".strip()
    closed = first.startswith(("consist", "compris", "rest")) or bool(count)
    counted = f"How many {noun} {did} {subject} {tail}?" if count and noun and worth_counting(noun) else ""
    whole = f"{all_of} {did} {subject} {tail}?" if closed else ""
    return Lead(f"{which} {did} {subject} {tail}?", subject, tail, count, counted, whole, closed)


_UNPAST = {
    "consisted": "consist", "comprised": "comprise", "contained": "contain", "covered": "cover", "required": "require",
    "offered": "offer", "provided": "provide", "focused": "focus",
}  # fmt: skip


def _by_these(said: str, text: str) -> Lead | None:
    match = _BY_THESE.match(said)
    subject = _subject(match, text) if match else ""
    if not match or not subject or not is_specific(match["subject"]) or not stands_alone(match["rest"] or "x"):
        return None
    verb = match["verb"]
    if verb.endswith("ed") or verb in ("is", "has") or (" " in match["subject"] and match["subject"].endswith("s")):
        return None
    rest, count = match["rest"].strip(), number_of(match["count"])
    tail = f"{match['noun']} does {subject} {base(verb)} {rest}".strip() + "?"
    prep = match["prep"].capitalize()
    whole = f"{prep} which {counted_noun(count, tail)}"
    return Lead(f"{prep} which of these {tail}", subject, f"{base(verb)} {rest} {match['prep']}", count, whole=whole)


def _there(said: str, text: str) -> Lead | None:
    match = _THERE.match(said)
    noun = match["noun"] if match else ""
    if not match or not stands_alone(noun) or re.search(r"[,;(]", noun) or len(noun.split()) > 8:
        return None
    count, verb = number_of(match["count"]), match["verb"]
    counted = f"How many {noun} {verb} there?" if worth_counting(noun.split(" of ")[0]) else ""
    whole = f"What {verb} the {counted_noun(count, noun)}?"
    return Lead(f"Which of these {verb} {noun}?", noun, "kinds", count, counted, whole, True)


def _done(said: str, text: str) -> Lead | None:
    match = _DONE.match(said)
    subject = _subject(match, text) if match else ""
    if not match or not subject or (match["noun"] and not match["count"] and "following" not in said):
        return None
    be, verb, prep, count = match["be"], match["verb"], match["prep"], number_of(match["count"])
    noun = (match["noun"] or "").strip()
    of_these = f"which of these {noun}".strip()
    all_of = f"which {counted_noun(count, noun)}" if noun else ("whom" if prep == "by" else "what")
    tail = f"{be} {subject} {verb}?"
    whole = f"{prep.capitalize()} {all_of} {tail}" if prep != "by" or noun else ""
    return Lead(f"{prep.capitalize()} {of_these} {tail}", subject, f"{verb} {prep}", count, whole=whole, closed=True)


def _had_done(said: str, text: str) -> Lead | None:
    """`Estmark ceded three ports`: a past form in -ed is its own participle, so the question can be passive."""
    match = _HAD_DONE.match(said)
    subject = _subject(match, text) if match else ""
    front = match["front"] or "" if match else ""
    if not match or not subject or not _is_named(match["subject"], text):
        return None
    if not stands_alone(f"{front} {match['noun']}") or re.search(r"\bthe [a-z]+$", front):
        return None
    noun, verb, count = match["noun"], match["verb"], number_of(match["count"])
    tail = f" {in_sentence(front[0].lower() + front[1:], text)}" if front else ""
    done = f"had {subject} {verb[4:]}{tail}" if verb.startswith("had ") else f"were {verb} by {subject}{tail}"
    counted = f"How many {noun} {done}?" if worth_counting(noun) else ""
    asked = f"Which of these {noun} {done}?"
    return Lead(
        asked, subject, f"{verb} {noun}{tail}", count, counted, f"Which {counted_noun(count, noun)} {done}?", True
    )


def _titled(said: str, text: str) -> Lead | None:
    match = _TITLED.match(said)
    what = match["what"] if match else ""
    if not match or not stands_alone(what) or re.search(r"[,;:()?]", what) or len(what.split()) > 7:
        return None
    noun, what, count = match["noun"].lower(), in_sentence(what, text), number_of(match["count"])
    bare_the = re.match(r"the (\w+)$", what)
    what = what if is_specific(what) or not bare_the or bare_the[1] in ONLY else ""
    if not what or singular(noun) == noun:
        return None
    said_all = match["at_once"] or match["verb"] in ("are", "were")
    closed = bool(said_all) or (bool(re.fullmatch(_CLOSED, noun)) and not match["verb"])
    be = "were" if (match["at_once"] or match["verb"]) in ("were", "included") else "are"
    whole = f"What {be} the {counted_noun(count, noun)} of {what}?" if closed else ""
    return Lead(
        f"Which of these {be} {noun} of {what}?", f"{noun} of {what}", "titled", count, whole=whole, closed=closed
    )
