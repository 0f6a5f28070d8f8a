"""What is wrong with one draft, seen by program: each check says it in words, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from quizapp.facts.identity import canonical
from quizapp.facts.model import Family, ValueType
from quizapp.packs.model import gaps
from quizapp.writing.draft import Draft

SEVERAL = {"order", "match", "multi"}
MOST_WORDS, MOST_WORDS_CLOZE, LONGEST_ANSWER = 25, 30, 12
LONGEST_PASSAGE, LONGEST_LIST = 600, 3000


def words(text: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(text.split())


STOP = words(
    "a an the of in on at to and or for with by from as into than that is are was were be been being do does did has "
    "have had what which who whom whose when where how many much long why it its their his her not no about"
)
GENERIC = words("make take give include become get use begin start continue do be have happen involve")
LINKS = words("of in on at to and or for with by from as than that which who the a an its their was were is")
WH = re.compile(r"\b(what|which|who|whom|whose|when|where|why|how)\b", re.IGNORECASE)
NAMELESS = (
    "operation|agreement|force|mission|team|campaign|process|programme|program|project|system|organisation|"
    "organization|company|group|committee|country|region|area|period|event|law|act|treaty|document|report|study|"
    "author|authors|man|woman|city|town|place|latter|former|two|following|above|same"
)
OWN_WORDS = "of|between|for|against|that|which|who|whose|to|with|from|under|led|made|held|on|in|at"
"""What may follow such a noun and say which one is meant."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a draft is judged against: the documents' texts, and the other name of each name."""

    texts: Mapping[str, str]
    other_names: Mapping[str, str] = field(default_factory=dict)
    """Canonical acronym -> canonical long form, and back."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Document -> its title."""


Check = Callable[[Draft, Surroundings], str]


def sentence(draft: Draft) -> str:
    """The prompt as a learner sees it: gaps as blanks."""
    text = draft.prompt
    for gap in reversed(gaps(text)) if draft.kind == "cloze" else ():
        text = text[: gap.start] + "_____" + text[gap.end :]
    return text


def answer_type(draft: Draft) -> ValueType:
    """What sort of thing the answer is."""
    if draft.type:
        return ValueType(draft.type)
    for part in draft.fact.parts:
        if draft.slot == part.role and draft.slot != "value":
            return part.type
    return draft.fact.value.type


def content_words(text: str) -> list[str]:
    """The words of a text that say something."""
    return [word for word in canonical(text).split() if word not in STOP]


def unanswered(draft: Draft, _: Surroundings) -> str:
    """An answer must be there, and enough of them where several are meant."""
    if draft.kind in SEVERAL:
        enough = {"order": len(draft.items) >= 3, "match": len(draft.pairs) >= 3, "multi": len(draft.items) >= 2}
        return "" if enough[draft.kind] else "too few items"
    if draft.kind == "cloze" and len(gaps(draft.prompt)) != 1:
        return "not one gap"
    return "" if draft.answer.strip(" .,;:()\"'") else "no answer"


def laid_out(draft: Draft, _: Surroundings) -> str:
    """Marks of lists, tables, notes and mark-up do not belong into a sentence."""
    shown = [sentence(draft), draft.answer, *draft.items, *(side for pair in draft.pairs for side in pair)]
    for text in shown:
        if re.search(
            r"[•\n\t|]|\\n|^\s*[-*–] |\s{2,}|#{1,6} |\[\d+\]|\*\*|__(?!_)|\]\(|https?://|�|,\)|\( ", blank_off(text)
        ):
            return "layout marks"
        if text.count("(") != text.count(")") or text.count('"') % 2 or text.count("“") != text.count("”"):
            return "unbalanced brackets or quotes"
        if re.search(r"\s[,.;:?!]|[,;:]\s*[?.]|\(\)|\.\.$|,,", text):
            return "broken punctuation"
        if re.search(r"(?<=[a-z,] )(?:The|An?|Its|Their|In|On|By) [a-z]", text):
            return "capital inside the sentence"
    return ""


def blank_off(text: str) -> str:
    """The text without its blank."""
    return text.replace("_____", "…")


def no_sentence(draft: Draft, _: Surroundings) -> str:
    """A prompt begins like a sentence, ends like one and has three words."""
    text = sentence(draft)
    first = re.sub(r"^[\W_]+", "", text)[:1]
    if not (text.startswith("_____") or first.isdigit() or (first and first == first.upper())):
        return "does not begin like a sentence"
    if not re.search(r"[?:.…_\])!\"”’']$", text) or (draft.kind not in {*SEVERAL, "cloze"} and not text.endswith("?")):
        return "does not end like a sentence"
    return "" if 3 <= len(text.split()) <= 45 else "prompt length"


def spoken(draft: Draft, _: Surroundings) -> str:
    """Chat with listeners is no statement."""
    text = sentence(draft)
    begins = r"^(guys|folks|okay|ok|well|yeah|hey|hello|hi|welcome|look|listen|remember|imagine)\b"
    chatty = re.search(begins, text, re.IGNORECASE) or re.search(r"\b(you know|let's|way back)\b", text)
    return "speaks to somebody" if chatty else ""


def dangling(draft: Draft, _: Surroundings) -> str:
    """Nothing may point to what only the document says."""
    text = sentence(draft)
    if re.search(
        r"^(?:(?:\w+ )?(?:what|who|when|where|how|why|which)\s+)?"
        r"(?:(?:did|does|do|was|were|is|are|has|had|will|can)\s+)?"
        r"(?:it|he|she|they|this|these|those|such|its|their|his|her|there)\b",
        text,
        re.IGNORECASE,
    ):
        return "dangling pronoun"
    if re.search(r"\b(we|us|our|ours|you|your|my|I|me)\b(?!\.)", text):
        return "speaks to somebody"
    own_items = draft.kind in SEVERAL
    if not own_items and re.search(r"\b(this|these|those|such|aforementioned|said|herein|hereby)\s+[a-z]", text):
        return "points into the document"
    return ""


def uncited(draft: Draft, around: Surroundings) -> str:
    """Every passage is in its document, and short enough to be a citation."""
    if not draft.passages:
        return "no passage"
    longest = LONGEST_LIST if draft.kind in SEVERAL else LONGEST_PASSAGE
    for passage in draft.passages:
        text = around.texts.get(passage.document)
        if text is None or not 0 <= passage.span.start < passage.span.end <= len(text):
            return "passage not in its document"
        if passage.span.end - passage.span.start > longest:
            return "passage too long to be a citation"
    return ""


def cut_off(draft: Draft, around: Surroundings) -> str:
    """The answer is whole: no half word, no loose end, no member of a coordination."""
    if draft.kind in SEVERAL:
        return ""
    words = draft.answer.split()
    if words[-1].lower() in LINKS or words[0].lower() in {"and", "or", "of", "that", "which"}:
        return "answer cut off"
    span, passage = draft.answer_span, draft.passages[0]
    text = around.texts.get(passage.document, "")
    if span is None or not text or answer_type(draft) in {ValueType.DATE, ValueType.NUMBER}:
        return ""
    before, after = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 30]
    if re.match(r"\w", after) and re.search(r"\w$", text[span.start : span.end]):
        return "answer cut off"
    if draft.fact.family is Family.CLAUSE and draft.answer[:1].isupper():
        return "one of several" if _coordinated(before, after) else ""
    return ""


def _coordinated(before: str, after: str) -> bool:
    named = r"(?:the )?[A-Z]"
    return bool(
        re.match(rf",? (?:and|or|&) {named}", after) or re.search(r"[A-Z]\w+,? (?:and|or|&) (?:the )?$", before)
    )


def leaking(draft: Draft, around: Surroundings) -> str:
    """The prompt holds neither the answer, nor its other name, nor most of its words."""
    if draft.kind in SEVERAL:
        return ""
    prompt = canonical(sentence(draft))
    answer = canonical(draft.answer)
    if f" {answer} " in f" {prompt} ":
        return "answer stands in the prompt"
    if draft.fact.family is Family.ACRONYM:
        return ""
    for name in {answer, *_names_in(answer)}:
        if (other := around.other_names.get(name)) and f" {other} " in f" {prompt} ":
            return "the answer's other name stands in the prompt"
    telling = set(content_words(draft.answer))
    if len(telling) > 1 and len(telling & set(prompt.split())) >= 0.6 * len(telling):
        return "most of the answer stands in the prompt"
    return "its initials stand beside the gap" if _initials_beside(draft) else ""


def _names_in(answer: str) -> list[str]:
    return answer.split() if len(answer.split()) <= 3 else []


def _initials_beside(draft: Draft) -> bool:
    if draft.kind != "cloze":
        return False
    beside = re.search(r"\}\}\s*\(([A-Z][A-Za-z-]{1,9})\)", draft.prompt)
    return bool(beside or re.search(r"\(\{\{[A-Z]{2,9}\}\}\)", draft.prompt))


def long_winded(draft: Draft, _: Surroundings) -> str:
    """A prompt is read once; an answer is typed."""
    most = MOST_WORDS_CLOZE if draft.kind == "cloze" else MOST_WORDS
    if len(sentence(draft).split()) > most:
        return "prompt too long"
    return "answer too long" if draft.kind not in SEVERAL and len(draft.answer.split()) > LONGEST_ANSWER else ""


def undated(draft: Draft, _: Surroundings) -> str:
    """What can change is asked with its date or its source."""
    text = sentence(draft)
    dated = re.search(r"\b\d{4}\b|\baccording to\b|\bas of\b", text, re.IGNORECASE)
    if (
        re.search(r"\b(currently|today|nowadays|at present|so far|now|recently|current|present)\b", text, re.I)
        and not dated
    ):
        return "present without a date"
    return "can change, and has no date" if draft.fact.volatile and not dated else ""


def unclear(draft: Draft, _: Surroundings) -> str:
    """One question, about something that has its name."""
    text = sentence(draft)
    if draft.kind not in {*SEVERAL, "cloze"}:
        asked = list(WH.finditer(text))
        before = text[: asked[0].start()] if asked else ""
        if not asked or (len(before.split()) > 3 and not re.fullmatch(r"[^,]+, (?:\w+ ){0,2}", before)):
            return "no question word where it belongs"
    if re.search(rf"\b[Tt]he (?i:{NAMELESS})\b(?! (?:{OWN_WORDS})\b| \w+ed\b| [A-Z\d_])", text):
        return "something without its name"
    if re.search(r"(?<!^)\b(it|they|them|he|she|him)\b", text):
        return "pronoun"
    return ""


def thin(draft: Draft, _: Surroundings) -> str:
    """A prompt says at least two things, or everything would fit."""
    if draft.fact.family is not Family.CLAUSE:
        return ""
    words = {word for word in content_words(blank_off(sentence(draft))) if word not in GENERIC}
    if draft.kind == "cloze":
        return "" if len(words) >= 4 else "prompt says too little"
    return "prompt says too little" if len(words) < 2 or _bare(draft, words) else ""


def _bare(draft: Draft, words: set[str]) -> bool:
    """Whether a name is asked for by nothing but who did it: others would fit."""
    asked = draft.slot not in {"subject", "agent"} and answer_type(draft) in NAMES | {*THINGS}
    subject = next((part.text for part in draft.fact.parts if part.role == "subject"), draft.fact.subject)
    rest = words - set(content_words(f"{subject} {draft.head}"))
    return asked and len([word for word in rest if not word.endswith("ly")]) <= 1


def topical(draft: Draft, around: Surroundings) -> str:
    """A gap for what the whole document is about is filled without reading."""
    topic = f" {canonical(around.titles.get(draft.passages[0].document, ''))} "
    answer = canonical(draft.answer)
    return "the answer is the topic" if draft.kind == "cloze" and f" {answer} " in topic else ""


def mistyped(draft: Draft, _: Surroundings) -> str:
    """The question word fits the answer."""
    if draft.kind in {*SEVERAL, "cloze"}:
        return ""
    kind, start = answer_type(draft), " ".join(sentence(draft).lower().split()[:3])
    for pattern, types in ASKS:
        if re.search(pattern, start):
            return "" if kind in types else f"question word does not fit a {kind}"
    return ""


NAMES = {ValueType.PERSON, ValueType.ORGANISATION}
THINGS = (ValueType.EVENT, ValueType.WORK, ValueType.TERM, ValueType.PLACE)
ASKS: tuple[tuple[str, set[ValueType]], ...] = (
    (r"^(\w+ )?when\b", {ValueType.DATE}),
    (r"\bhow (many|much|large|old|high|far|big|tall|deep|fast|wide|heavy)\b", {ValueType.NUMBER}),
    (r"\bhow long\b", {ValueType.NUMBER, ValueType.DATE}),
    (r"^(\w+ )?(who|whom)\b", NAMES),
    (r"^where\b", {ValueType.PLACE}),
    (r"^why\b", {ValueType.PURPOSE, ValueType.CAUSE}),
    (r"^(\w+ )?which (year|day|date|month|years|decade|century)\b", {ValueType.DATE}),
)


def worthless(draft: Draft, _: Surroundings) -> str:
    """Praise and vague words teach nothing."""
    vague = r"\b(key|important|crucial|vital|significant|major|great|various|several|many|some|other|certain|further)\b"
    if draft.kind in SEVERAL or answer_type(draft) in {ValueType.DATE, ValueType.NUMBER}:
        return ""
    return "vague answer" if re.search(vague, draft.answer) and draft.answer[:1].islower() else ""


FATAL: tuple[Check, ...] = (unanswered, laid_out, no_sentence, spoken, dangling, uncited, cut_off, leaking)
DOUBTFUL: tuple[Check, ...] = (long_winded, undated, unclear, thin, topical, mistyped, worthless)
