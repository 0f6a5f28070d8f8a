"""Lists inside a sentence: three members or more after a colon, `such as`, `are` or `include`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.documents.model import Block, BlockKind, Document, Sentence
from quizapp.extraction.lead import Lead, of_people
from quizapp.extraction.leads import members
from quizapp.extraction.lists import count_fact, dating
from quizapp.extraction.owner import about_of
from quizapp.extraction.phrases import PRESENT, first_word_sort
from quizapp.extraction.siblings import wrong_options
from quizapp.extraction.stated import made
from quizapp.extraction.subject import as_of_label
from quizapp.facts.model import Fact, Family, Part, ValueType

_VERBS = (
    "are|were|includes?|included|comprises?|comprised|consists? of|consisted of|contains?|contained|is made up of|"
    "are made up of|was made up of|is composed of|was composed of"
)
_LEADS = (
    re.compile(r"^(?P<lead>[^:;]{8,160}):\s+(?P<list>.+)\.$", re.DOTALL),
    re.compile(rf"^(?P<lead>[^:;,]+? (?:{_VERBS})(?: to)?) (?P<list>[^:;]+)\.$"),
    re.compile(r"^(?P<lead>[^:;,]+?),? (?:such as|including) (?P<list>[^:;]+)\.$"),
)
_FOR_INSTANCE = re.compile(r",? (?:such as|including) ")
_KIND = re.compile(r"(?P<verb>^.+ (?:in|by|on|from|with|for|to|at|through)) (?:[a-z]+ )?(?P<noun>[a-z-]+s)$")
_CLAUSE = re.compile(r"\b(?:which|that|who|whose|when|where|while|because|etc|although|if|as well as)\b|[()\[\]“”\"]")
_SHORT_FORM = re.compile(r" \([A-Z]{2,}s?\)")
_DONE = re.compile(
    r"(?:[a-z]+ly )?(?:[a-z]{3,}ed|made|built|held|found|said|known|given|taken|seen|sold|sent|put)\b(?! [a-z]+s\b)"
)
"""`were deemed fair despite ...`: what was done to them and no list of what they are."""
_CONNECTIVE = re.compile(r"^(?:In particular|In addition|Also|Moreover|However|Furthermore|Overall),? ", re.IGNORECASE)
FEWEST, MOST, LONGEST_WORDS = 3, 8, 14


@dataclass(frozen=True, slots=True)
class Enumeration:
    """What a sentence lists: how it is asked for, and the members with their places in the sentence."""

    asked: Lead
    lead: str
    members: tuple[tuple[int, int], ...]


def facts(document: Document) -> list[Fact]:
    """The facts of the lists inside the document's sentences."""
    about, day = about_of(document), as_of_label(document)
    found: list[Fact] = []
    before: Sentence | None = None
    for sentence in document.sentences:
        goes_on = before is not None and before.block == sentence.block
        found += _of_sentence(document, sentence, (about, day, before.text if before and goes_on else ""))
        before = sentence
    return found


def _of_sentence(document: Document, sentence: Sentence, around: tuple[str, str, str]) -> Iterator[Fact]:
    block = document.blocks[sentence.block]
    found = enumeration(sentence.text, document.text, around)
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or found is None:
        return
    value = _part(block, sentence, "members", found.members[0][0], found.members[-1][1])
    items = tuple(_part(block, sentence, "member", *place) for place in found.members)
    passage = block.place(sentence.start, sentence.end)
    wrong = wrong_options(document, found.asked, [item.text for item in items], ()) if found.asked.closed else []
    if found.asked.counted and found.asked.count:
        yield count_fact(document, block, found.asked, passage)
    yield made(
        document,
        block,
        Family.LIST,
        (found.asked.subject, found.asked.relation),
        value,
        passage=passage,
        parts=(
            Part("prompt", found.asked.prompt, ValueType.PHRASE),
            *((Part("whole", found.asked.whole, ValueType.PHRASE),) if found.asked.whole else ()),
            Part("lead", found.lead, ValueType.PHRASE),
            value,
            *(Part("other", text, ValueType.PHRASE) for text in wrong),
        ),
        items=items,
        importance=3,
        rule="enumeration",
        **dating(document, found.asked),
    )


def _part(block: Block, sentence: Sentence, role: str, start: int, end: int) -> Part:
    at = sentence.start
    return Part(role, sentence.text[start:end], ValueType.PHRASE, block.place(at + start, at + end))


def enumeration(sentence: str, text: str = "", around: tuple[str, str, str] = ("", "", "")) -> Enumeration | None:
    """The list in a sentence; None where it has none that can be cut cleanly or asked for by name.

    >>> found = enumeration("The aims of the Hague Pact were to end piracy, open the ports and lower the tolls.")
    >>> found.asked.prompt, [found.members[0], found.members[-1]]
    ('Which of these were among the aims of the Hague Pact?', [(35, 45), (66, 81)])
    """
    skipped = match.end() if (match := _CONNECTIVE.match(sentence)) else 0
    said = sentence[skipped:]
    for pattern in _LEADS:
        if match := pattern.match(said):
            some = bool(_FOR_INSTANCE.search(said[match.end("lead") : match.start("list") + 1]))
            if _DONE.match(match["list"]) and re.search(r"\b(?:are|were)$", match["lead"]):
                return None
            lead = _lead(match["lead"], some)
            asked = members(lead, text, *around) if lead and not PRESENT.search(match["list"]) else None
            opened = 3 if match["list"].startswith("to ") else 0
            infinitives = match["lead"].endswith(" to") or bool(opened)
            places = _cut(match["list"][opened:], skipped + match.start("list") + opened, infinitives)
            if asked and places and (not asked.count or asked.count == len(places)):
                asked = replace(asked, whole="", closed=False) if some else asked
                named = of_people(asked, [sentence[a:b] for a, b in places])
                if named:
                    return Enumeration(named, f"{named.said}{' to' if infinitives else ''}", places)
    return None


def _lead(lead: str, for_instance: bool) -> str:
    """The words before the list as a lead-in; before `such as` they must end in what the members are."""
    lead = re.sub(r" to$", "", lead.strip())
    if not for_instance:
        return lead
    match = _KIND.match(lead)
    return f"{match['verb']} the following {match['noun']}" if match else ""


def _cut(listed: str, at: int, infinitives: bool = False) -> tuple[tuple[int, int], ...]:
    """Where the members stand; nothing where the last `and` could part them in more than one way."""
    if _CLAUSE.search(_SHORT_FORM.sub("", listed)):
        return ()
    *first, last = _split(listed, r",\s+")
    start, end = last
    tail = listed[start:end]
    joined = re.match(r"(?:and|or)\s+", tail)
    ends = [(start + joined.end(), end)] if joined else _last_two(tail, start)
    places = [*first, *ends]
    texts = [listed[a:b] for a, b in places]
    if not ends or not FEWEST <= len(places) <= MOST or not _whole(texts) or not (infinitives or _alike(texts)):
        return ()
    return tuple((at + a, at + b) for a, b in places)


def _split(text: str, separator: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in re.finditer(separator, text):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(text))]


def _last_two(tail: str, start: int) -> list[tuple[int, int]]:
    cuts = list(re.finditer(r"\s+(?:and|or)\s+", tail))
    if len(cuts) > 1:
        cuts = [cut for cut in cuts if first_word_sort(tail[cut.end() :]) in {"verb", "to"}]
    if len(cuts) != 1:
        return []
    cut = cuts[0]
    return [(start, start + cut.start()), (start + cut.end(), start + len(tail))]


def _whole(texts: list[str]) -> bool:
    return (
        all(texts)
        and len({t.casefold() for t in texts}) == len(texts)
        and all(len(text.split()) <= LONGEST_WORDS for text in texts)
    )


def _alike(texts: list[str]) -> bool:
    """Whether the members are phrases of one form: all begin with a verb, or none does."""
    if re.match(r"(?:an?|one) (?!.*\bof\b.*\bof\b)", texts[0]) and not any(
        re.match(r"an?\b|one\b", t) for t in texts[1:]
    ):
        return False
    sorts = {first_word_sort(text) for text in texts}
    verbal = sorts & {"verb", "to", "ing"}
    return not verbal or len(sorts) == 1
