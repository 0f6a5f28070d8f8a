"""The ranker: how likely a careful reader accepts a draft, from what its words look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, log10

from quizapp.facts.model import Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.ranking import BIAS, LINE, RULES, WEIGHTS
from quizapp.writing.shown import NAME, SEVERAL, Surroundings, answer_type, blank_off, content_words, sentence

NAMES = {ValueType.PERSON, ValueType.ORGANISATION, ValueType.PLACE, ValueType.EVENT, ValueType.WORK}
_BACK = r"\b(?:again|another|other|others|second|third|first|last|latter|former|also|later|then|next|same|more)\b"
_PLAIN = (
    r"\b(?:ha(?:s|d|ve)|ma[dk]es?|t(?:ake|ook)s?|includ\w+|beg[ai]n\w*|start\w*|continu\w+|us(?:e|es|ed)|call(?:ed|s)|"
    r"kn(?:own?|ew)|play(?:s|ed)?|giv\w+|gave|help\w*|allow\w*|provid\w+)\b"
)
_LEANS = (
    r"^\W*(?:This|These|Those|It|He|She|They|His|Her|Its|Their|However|But|Also|Then|Such|And|So|There|Here|Both)\b"
)
_BARE = r"\b[Tt]he [a-z]+(?= (?:is|are|was|were|has|have|had|did|do|does|in|on|at|by|for|to|and|,)\b|[?.,])"
_POINTING = r"\b(it|its|he|his|him|she|her|they|their|them|this|that|these|those|such)\b"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the features look at: the draft, its prompt without the blank, the passage and document it cites."""

    draft: Draft
    prompt: str
    source: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Feature:
    """One figure of a draft; `says` is what a person is told where it spoke against the draft most."""

    name: str
    says: str
    of: Callable[[Seen], float]


def _count(pattern: str, text: str) -> float:
    return float(len(re.findall(pattern, text)))


def _has(pattern: str, text: str) -> float:
    return float(bool(re.search(pattern, text)))


def _names(text: str) -> float:
    """Capitalised words that are not a sentence's first."""
    return _count(r"(?<=[a-z0-9,;:'’)] )[A-Z]\w+", text)


def _type(*types: ValueType) -> Callable[[Seen], float]:
    return lambda seen: float(answer_type(seen.draft) in types and seen.draft.kind not in SEVERAL)


def _said(seen: Seen) -> float:
    """Which share of the source's telling words the prompt and the answer say."""
    told = set(content_words(seen.source))
    said = set(content_words(f"{seen.prompt} {seen.draft.answer}"))
    return len(told & said) / len(told) if told else 0.0


def _put_in(seen: Seen) -> float:
    """Which share of the statement's characters stand nowhere in the document."""
    places = seen.draft.fact.places
    return sum(place < 0 for place in places) / len(places) if places else 0.0


def _foreign(seen: Seen) -> float:
    """Which share of the prompt's telling words the source does not have."""
    asked = content_words(seen.prompt)
    told = set(content_words(seen.source))
    return sum(word not in told for word in asked) / len(asked) if asked else 0.0


def _titled(seen: Seen) -> float:
    """Whether the prompt has a telling word of the document's title, or of the heading it stands under."""
    about = content_words(f"{seen.title} {seen.draft.fact.topic}")
    return float(bool(set(about) & set(content_words(seen.prompt))))


def _begins_named(seen: Seen) -> float:
    """Whether a name stands among the first words, the question word apart."""
    return _has(r"^(?:\W*\w+ ){1,4}(?:the )?[A-Z]\w", seen.prompt)


def _late(seen: Seen) -> float:
    """How far down the document the passage stands."""
    start = seen.draft.passages[0].span.start if seen.draft.passages else 0
    return start / max(len(seen.text), 1)


def _often(seen: Seen) -> float:
    """How often the document says the answer: 0 once, 1 ten times, 2 a hundred times."""
    said = seen.text.count(seen.draft.answer) if seen.draft.answer else 1
    return log10(max(said, 1))


def _known(seen: Seen) -> float:
    """How often the document says the most frequent name of the prompt, on the same scale."""
    names = NAME.findall(seen.prompt)
    return log10(max([seen.text.count(name) for name in names], default=1) or 1)


FEATURES: tuple[Feature, ...] = (
    Feature("prompt_words", "length of the prompt", lambda s: float(len(s.prompt.split()))),
    Feature("answer_words", "length of the answer", lambda s: float(len(s.draft.answer.split()))),
    Feature("source_words", "length of the passage", lambda s: float(min(len(s.source.split()), 60))),
    Feature("source_commas", "commas in the passage", lambda s: min(_count(",", s.source), 10)),
    Feature(
        "source_marks", "colons, dashes or brackets in the passage", lambda s: min(_count(r"[:;()–—]", s.source), 8)
    ),
    Feature("source_quotes", "quotation in the passage", lambda s: _has(r"[\"“”]", s.source)),
    Feature(
        "source_points", "words in the passage that point elsewhere", lambda s: min(_count(_POINTING, s.source), 5)
    ),
    Feature("source_breaks", "lines in the passage", lambda s: min(_count("\n", s.source), 6)),
    Feature("prompt_commas", "commas in the prompt", lambda s: _count(",", s.prompt)),
    Feature("prompt_names", "names in the prompt", lambda s: min(_names(s.prompt), 5)),
    Feature("prompt_digits", "figures in the prompt", lambda s: min(_count(r"\b\d[\d,.]*", s.prompt), 3)),
    Feature(
        "nameless", "prompt without name or figure", lambda s: float(not _names(s.prompt) and not _has(r"\d", s.prompt))
    ),
    Feature("prompt_and", "coordination in the prompt", lambda s: _count(r"\b(?:and|or|but)\b", s.prompt)),
    Feature(
        "prompt_clause",
        "clause inside the prompt",
        lambda s: _count(r"(?<=\w )(?:who|which|that|whose|where|when|while|because|if)\b", s.prompt),
    ),
    Feature("prompt_participle", "participle in the prompt", lambda s: _count(r"\b[a-z]{3,}ing\b", s.prompt)),
    Feature(
        "prompt_modal", "modal verb", lambda s: _has(r"\b(?:can|could|may|might|would|should|must|will)\b", s.prompt)
    ),
    Feature("prompt_negated", "negation", lambda s: _has(r"\b(?:not|no|never|none|without|cannot)\b|n't\b", s.prompt)),
    Feature("prompt_compares", "comparison", lambda s: _has(r"\b(?:more|less|most|least|\w+er than)\b", s.prompt)),
    Feature("prompt_adverb", "adverb in the prompt", lambda s: _count(r"\b[a-z]{3,}ly\b", s.prompt)),
    Feature("prompt_of", "chain of of-phrases", lambda s: _count(r"\bof\b", s.prompt)),
    Feature("the_thing", "common noun with the", lambda s: _count(r"\b[Tt]he [a-z]+\b(?! of)", s.prompt)),
    Feature(
        "is_it", "definition or mere being", lambda s: _has(r"^(?:What|Who|Which \w+) (?:is|are|was|were)\b", s.prompt)
    ),
    Feature("what_does", "open what-question", lambda s: _has(r"^What (?:do|does|did|has|have|had|can)\b", s.prompt)),
    Feature(
        "fronted",
        "preposition before the question word",
        lambda s: _has(r"^[A-Z][a-z]+ (?:what|which|whom|how)\b", s.prompt),
    ),
    Feature(
        "stranded",
        "preposition at the end",
        lambda s: _has(r"\b(?:of|in|on|at|to|for|with|by|from|as|into|about)\?$", s.prompt),
    ),
    Feature("gap_first", "gap at the beginning", lambda s: _has(r"^(?:The |A |An |In )?…", s.prompt)),
    Feature("gap_last", "gap at the end", lambda s: _has(r"…[.!?]?$", s.prompt)),
    Feature("answer_lower", "answer in common words", lambda s: float(s.draft.answer[:1].islower())),
    Feature("answer_and", "coordination in the answer", lambda s: _has(r",| (?:and|or) ", s.draft.answer)),
    Feature(
        "answer_of",
        "preposition in the answer",
        lambda s: _has(r" (?:of|in|on|to|for|with|from|by|as) ", s.draft.answer),
    ),
    Feature("said", "share of the passage that is asked", _said),
    Feature("foreign", "words that the passage does not have", _foreign),
    Feature("put_in", "words put in from elsewhere", _put_in),
    Feature("cited", "number of passages", lambda s: float(min(len(s.draft.passages), 3))),
    Feature("cloze", "gap instead of a question", lambda s: float(s.draft.kind == "cloze")),
    Feature("several", "several items", lambda s: float(s.draft.kind in SEVERAL)),
    Feature("clause", "taken from a sentence", lambda s: float(s.draft.fact.family is Family.CLAUSE)),
    Feature("titled", "topic named in the prompt", _titled),
    Feature("answer_often", "answer that the document often says", _often),
    Feature("name_often", "name that the document often says", _known),
    Feature("looks_back", "word that looks back", lambda s: _count(_BACK, s.prompt)),
    Feature("bare_the", "something meant but not named", lambda s: _count(_BARE, s.prompt)),
    Feature(
        "what_acts",
        "what as the subject",
        lambda s: _has(r"^What (?!(?:do|does|did|is|are|was|were|has|have|had|kind)\b)", s.prompt),
    ),
    Feature("which_thing", "class of thing asked for", lambda s: _has(r"\b[Ww]hich [a-z]+\b", s.prompt)),
    Feature("present", "verb in the present", lambda s: _has(r"\b(?:is|are|has|have|does|do)\b", s.prompt)),
    Feature(
        "passive",
        "passive",
        lambda s: _has(r"\b(?:is|are|was|were|been|being) (?:\w+ )?\w+(?:ed|wn|en|lt|pt)\b", s.prompt),
    ),
    Feature("capitals", "words in capitals in the passage", lambda s: min(_count(r"\b[A-Z]{4,}\b", s.source), 5)),
    Feature("simple", "clause that is simple", lambda s: float(s.draft.fact.simple)),
    Feature("phrase", "phrase as answer", _type(ValueType.PHRASE)),
    Feature("begins_named", "name at the beginning", _begins_named),
    Feature("begins_the", "beginning with the and a common noun", lambda s: _has(r"^The [a-z]", s.prompt)),
    Feature("what", "what as question word", lambda s: _has(r"\b[Ww]hat\b", s.prompt)),
    Feature("is_a", "mere being", lambda s: _has(r"\b(?:is|are|was|were) (?:an?|the|one)\b", s.prompt)),
    Feature("plain_verb", "verb that says little", lambda s: _count(_PLAIN, s.prompt)),
    Feature("full_names", "names of two words or more", lambda s: min(_count(r"\b[A-Z]\w+ [A-Z]\w+", s.prompt), 4)),
    Feature("leans", "passage that leans on the one before", lambda s: _has(_LEANS, s.source)),
    Feature("late", "late place in the document", _late),
    Feature("per_cent", "share as answer", lambda s: _has(r"%|per ?cent", s.draft.answer)),
    Feature("date", "date as answer", _type(ValueType.DATE)),
    Feature("number", "number as answer", _type(ValueType.NUMBER)),
    Feature("name", "name as answer", _type(*NAMES)),
    Feature("reason", "reason as answer", _type(ValueType.PURPOSE, ValueType.CAUSE)),
    Feature("importance", "importance", lambda s: float(s.draft.fact.importance)),
    Feature("volatile", "fact that changes", lambda s: float(s.draft.fact.volatile)),
    Feature("wording", "opinion of the wording", lambda s: s.draft.score),
)


def features(draft: Draft, around: Surroundings) -> dict[str, float]:
    """Every feature of a draft."""
    passage = draft.passages[0] if draft.passages else None
    text = around.texts.get(passage.document, "") if passage else ""
    source = text[passage.span.start : passage.span.end] if passage else ""
    title = around.titles.get(passage.document, "") if passage else ""
    seen = Seen(draft, blank_off(sentence(draft)), source, text, title)
    return {feature.name: round(float(feature.of(seen)), 3) for feature in FEATURES}


def rule_of(draft: Draft) -> str:
    """The rule that worded a draft, with the one that found its fact.

    `cloze: gap name`, but `table cell` where both are the same.
    """
    worded, found = draft.rule or draft.fact.rule, draft.fact.rule
    return worded if worded == found else f"{worded}: {found}"


def chance(found: Mapping[str, float], rule: str) -> float:
    """How likely a reader accepts a draft with these features, made by that rule."""
    return 1 / (1 + exp(-BIAS - RULES.get(rule, 0.0) - sum(_pulls(found).values())))


def ranked_low(draft: Draft, around: Surroundings) -> str:
    """Why the draft is below the line, by what speaks against it most; nothing where it is above."""
    if LINE <= 0:
        return ""
    found, rule = features(draft, around), rule_of(draft)
    if chance(found, rule) >= LINE:
        return ""
    pulls = _pulls(found)
    worst = min(FEATURES, key=lambda feature: pulls.get(feature.name, 0.0))
    by_rule = RULES.get(rule, 0.0) < pulls.get(worst.name, 0.0)
    return f"ranked low: {f'the rule {rule}' if by_rule else worst.says}"


def _pulls(found: Mapping[str, float]) -> dict[str, float]:
    """What each feature adds to the log odds, beside that of a usual draft."""
    return {name: weight * (found.get(name, mean) - mean) / spread for name, (mean, spread, weight) in WEIGHTS.items()}
