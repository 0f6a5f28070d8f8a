"""The ranker: how likely a careful reader accepts a draft, from what its words look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp

from quizapp.facts.model import Family, ValueType
from quizapp.writing.draft import Draft
from quizapp.writing.ranking import BIAS, LINE, RULES, WEIGHTS
from quizapp.writing.shown import SEVERAL, answer_type, blank_off, content_words, sentence

NAMES = {ValueType.PERSON, ValueType.ORGANISATION, ValueType.PLACE, ValueType.EVENT, ValueType.WORK}
_POINTING = r"\b(it|its|he|his|him|she|her|they|their|them|this|that|these|those|such)\b"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the features look at: the draft, its prompt without the blank, and the passage it cites."""

    draft: Draft
    prompt: str
    source: str


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
    Feature("date", "date as answer", _type(ValueType.DATE)),
    Feature("number", "number as answer", _type(ValueType.NUMBER)),
    Feature("name", "name as answer", _type(*NAMES)),
    Feature("reason", "reason as answer", _type(ValueType.PURPOSE, ValueType.CAUSE)),
    Feature("importance", "importance", lambda s: float(s.draft.fact.importance)),
    Feature("volatile", "fact that changes", lambda s: float(s.draft.fact.volatile)),
    Feature("wording", "opinion of the wording", lambda s: s.draft.score),
)


def features(draft: Draft, texts: Mapping[str, str]) -> dict[str, float]:
    """Every feature of a draft."""
    passage = draft.passages[0] if draft.passages else None
    source = texts.get(passage.document, "")[passage.span.start : passage.span.end] if passage else ""
    seen = Seen(draft, blank_off(sentence(draft)), source)
    return {feature.name: round(float(feature.of(seen)), 3) for feature in FEATURES}


def chance(found: Mapping[str, float], rule: str) -> float:
    """How likely a reader accepts a draft with these features, made by that rule."""
    return 1 / (1 + exp(-BIAS - RULES.get(rule, 0.0) - sum(_pulls(found).values())))


def ranked_low(draft: Draft, texts: Mapping[str, str]) -> str:
    """Why the draft is below the line, by what speaks against it most; nothing where it is above."""
    if LINE <= 0:
        return ""
    found, rule = features(draft, texts), draft.rule or draft.fact.rule
    if chance(found, rule) >= LINE:
        return ""
    pulls = _pulls(found)
    worst = min(FEATURES, key=lambda feature: pulls.get(feature.name, 0.0))
    by_rule = RULES.get(rule, 0.0) < pulls.get(worst.name, 0.0)
    return f"ranked low: {f'the rule {rule}' if by_rule else worst.says}"


def _pulls(found: Mapping[str, float]) -> dict[str, float]:
    """What each feature adds to the log odds, beside that of a usual draft."""
    return {name: weight * (found.get(name, mean) - mean) / spread for name, (mean, spread, weight) in WEIGHTS.items()}
