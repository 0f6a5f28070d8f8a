"""What nobody should see: flaws of one draft for which it is dropped; each check says it in words, or nothing."""

from __future__ import annotations

import re

from quizapp.extraction.phrases import first_word_sort
from quizapp.facts.identity import canonical
from quizapp.facts.model import Family, ValueType
from quizapp.packs.model import gaps
from quizapp.writing.draft import Draft
from quizapp.writing.shown import SEVERAL, Check, Surroundings, answer_type, blank_off, content_words, sentence, words

LONGEST_PASSAGE, LONGEST_LIST = 600, 3000
ADDED = (
    "fellow|another|other|both|also|then|later|earlier(?=,)|meanwhile|afterwards|thereafter|likewise|similarly"
    "|instead|here|soon|(?:by|in) (?:comparison|contrast)(?=,)|by this time|a short time later|only an?"
)
LINKS = words("of in on at to and or for with by from as than that which who whose whom the a an its their was were is")

_PICTURED = re.compile(r"\b(?:illustrated|shown|plotted|listed|given|drawn) in (?:Figure|Fig\.|Table) \d")
_MARKS = re.compile(
    r"[•\n\t|]|\\n|^\s*[-*–] |\s{2,}|#{1,6} |\[\d+\]|\*\*|__(?!_)|\]\(|https?://|�|,\)|\( |`_|_`|\{[A-Z]"
)
_NAME_GOES_ON = re.compile(
    r"(?:association|society|committee|council|cent(?:er|re)|institute|fund|league|commission|conference|convention"
    r"|foundation|organi[sz]ation|agency|office|academy|board|campaign) for (?:the )?[A-Z]|amendment to (?:the )?[A-Z]"
)
_OF_A_NAME = re.compile(r"\b(?:Amendment|Supplement|Introduction) to (?:the )?$")
"""`the Association | for the Advancement of Weaving`."""
_FIRST_OF_A_NAME = re.compile(
    r"(?<![.?!] )\b(?!(?:If|When|What|Where|Why|How|As|And|But|So|Then|That|Since|While|Before|After|Because|Should|Can"
    r"|Do|Did|May|Will|Must|Which|Who|Whom|Today|Now|Here|Maybe|Perhaps|Had|Have|Am|Was|Once|Until|Although|Though)\b)"
    r"[A-Z][^\W\d_]+ I\b(?! (?:am|have|will|would|think|know|want|say|said|believe)\b)"
)
"""`Elizabeth I`, `World War I`: the first of a name, who does not speak."""


def unanswered(draft: Draft, _: Surroundings) -> str:
    """An answer must be there, and enough of them where several are meant."""
    if draft.kind in SEVERAL:
        enough = {"order": len(draft.items) >= 3, "match": len(draft.pairs) >= 3, "multi": len(draft.items) >= 2}
        if draft.kind == "multi" and len(draft.choices) < 1:
            return "no wrong options"
        return "" if enough[draft.kind] else "too few items"
    if draft.kind == "cloze" and len(gaps(draft.prompt)) != 1:
        return "not one gap"
    if draft.kind == "cloze" and re.match(r"(?:with|by|from|into|for|of) ", draft.answer):
        return "a gap that begins with a preposition"
    return "" if draft.answer.strip(" .,;:()\"'") else "no answer"


def laid_out(draft: Draft, _: Surroundings) -> str:
    """Marks of lists, tables, notes and mark-up do not belong into a sentence."""
    shown = [sentence(draft), draft.answer, *draft.items, *(side for pair in draft.pairs for side in pair)]
    for text in shown:
        if _MARKS.search(blank_off(text)):
            return "layout marks"
        if text.count("(") != text.count(")") or text.count('"') % 2 or text.count("“") != text.count("”"):
            return "unbalanced brackets or quotes"
        if re.search(r"\s[,.;:?!]|[,;:]\s*[?.]|\(\)|\.\.$|,,", text):
            return "broken punctuation"
        if re.search(
            r"(?<=[a-z,] )(?<!vitamin )(?<!hepatitis )(?<!type )(?<!group )(?<!class )"
            r"(?:The|An?|Its|Their|In|On|By) [a-z]|(?:,|\band) (?:It|He|She|They|This|These) [a-z]",
            text,
        ):
            return "capital inside the sentence"
    return ""


def no_sentence(draft: Draft, _: Surroundings) -> str:
    """A prompt begins like a sentence, ends like one and has three words."""
    text = sentence(draft)
    first = re.sub(r"^[\W_]+", "", text)[:1]
    if not (text.startswith("_____") or first.isdigit() or (first and first == first.upper())):
        return "does not begin like a sentence"
    asks = draft.kind not in {*SEVERAL, "cloze", "flashcard"}
    if not re.search(r"[?:.…_\])!\"”’']$", text) or (asks and not text.endswith("?")):
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
    if re.match(r"(?!.*\b[A-Z]\w+[^,]*, (?:he|she|they)\b)[^,]{3,60}, (?:he|she|they)\b", text):
        return "dangling pronoun"
    if re.search(r"\b(we|us|our|ours|you|your|my|I|me)\b(?!\.)", _FIRST_OF_A_NAME.sub("", text)):
        return "speaks to somebody"
    if re.match(rf"(?:{ADDED})\b", text, re.IGNORECASE):
        return "goes on from something else"
    own_items = draft.kind in SEVERAL
    pointing = re.search(r"\b(this|these|those|such|aforementioned|said|herein|hereby)\s+[a-z]", text)
    if not own_items and (pointing or _PICTURED.search(text)):
        return "points into the document"
    if re.search(r"\b(?:is|was|are|were) an? \d+(?:\.\d+)?(?=[,;]|\.?$)", text):
        return "a number on no scale"
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
    if draft.fact.family is not Family.CLAUSE:
        return ""
    if draft.answer.isupper() and re.match(r" \d+\b(?![.,]?\d)", after):
        return "answer cut off"
    if _NAME_GOES_ON.match(f"{words[-1].lower()}{after}") or (draft.kind != "cloze" and _OF_A_NAME.search(before)):
        return "answer cut off"
    goes_on = _coordinated(before, after) if draft.answer[:1].isupper() else _more_follows(after)
    return "one of several" if goes_on else ""


def _coordinated(before: str, after: str) -> bool:
    named = r"(?:the )?[A-Z]"
    return bool(
        re.match(rf",? (?:and|or|&) {named}", after) or re.search(r"[A-Z]\w+,? (?:and|or|&) (?:the )?$", before)
    )


def _more_follows(after: str) -> bool:
    """Whether a phrase is followed by another of its kind: `, establish order`, `and train the police`."""
    more = re.match(r"(?:,? (?:and|or) (?:to )?|, (?:to )?)([a-z-]+)\b", after)
    return bool(more) and first_word_sort(more[1] if more else "") == "verb"


def leaking(draft: Draft, around: Surroundings) -> str:
    """The prompt holds neither the answer, nor its other name, nor most of its words."""
    if draft.kind in SEVERAL:
        return ""
    prompt = canonical(sentence(draft))
    answer = canonical(draft.answer)
    if f" {answer} " in f" {prompt} ":
        return "answer stands in the prompt"
    if draft.kind == "cloze" and any(f" {canonical(other)} " in f" {prompt} " for other in draft.accept):
        return "another form of the answer stands in the prompt"
    if draft.fact.family is Family.ACRONYM:
        return ""
    for name in {answer, *_names_in(answer)}:
        other = around.other_names.get(name)
        if other and (f" {other} " in f" {prompt} " or other == canonical(draft.label)):
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


FATAL: tuple[Check, ...] = (unanswered, laid_out, no_sentence, spoken, dangling, uncited, cut_off, leaking)
