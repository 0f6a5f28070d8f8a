"""`look FOLDER..`: what a program that knows nothing of how questions are made finds wrong with those approved.

Two degrees: a *defect* is wrong whatever a reader says; what *looks odd* is worth a reader's eye.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quizapp.engines import english_engine
from tests.quality.run import run

Line = Mapping[str, Any]
SEVERAL = {"multi", "order", "match"}
PICKED = {"choice", "multi"}
STOP = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on at to and or for with by from as into than that is are was were be been do does did has "
        "being have had what which who whom whose when where how many much long why it its their his her",
    )
)
ASKING = frozenset(
    re.findall(
        r"\w+",
        "stand context according kind year years body organisation country person people place take took become became "
        "put order office earliest first match event city town company state institution name called consist following",
    )
)
LOOSE_START = re.compile(r"(?:and|or|but|of|that|which|than|,)\b", re.IGNORECASE)
LOOSE_END = re.compile(r"\b(?:and|or|but|of|the|an?|to|in|on|at|by|for|with|from|as|that|which|its|their|is|was|are)$")
MARKUP = re.compile(
    r"[•|�\t\n\\]|\s{2,}|\*\*|(?<!_)__(?!_)|\]\(|https?://|\[\d+\]|&[a-z]+;|<[a-z/]|`|[{}]|#{2,}|\(\s|\s\)"
)
SOMETHING = frozenset(("it", "they", "them", "he", "him", "she", "one", "others", "this", "that", "these", "those"))
MONTH = re.compile(r"january|february|march|april|may|june|july|august|september|october|november|december")


def main(argv: Sequence[str]) -> int:
    """Print what is found; 1 where there is a defect."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality look", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--odd", action="store_true", help="also what looks odd")
    options = parser.parse_args(argv)
    engine, total = english_engine(), 0
    for folder in options.folders:
        one = run(folder, engine)
        approved = one.with_status("approved")
        found = [(line, what) for line in approved for what in defects(line, one.texts)] + list(twice(approved))
        odd = [(line, what) for line in approved for what in oddities(line, one.texts)] if options.odd else []
        total += len(found)
        print(f"{one.name}: {len(approved)} approved, {len(found)} defects, {len(odd)} oddities")
        for line, what in sorted([*found, *odd], key=lambda pair: pair[1]):
            rule = one.draft(line).draft
            print(f"  {what} [{rule.rule or rule.fact.rule}] {line['sources'][0]['document']}")
            print(f"      {line['prompt']} -> {json.dumps(line['answers'][:3], ensure_ascii=False)}")
    return int(total > 0)


def tokens(text: str) -> list[str]:
    """The words of a text in lower case without marks."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    text = re.sub(r"(?<=\d)[,\u00a0\u2009](?=\d{3})", "", re.sub(r"[’ʼ‘]", "'", text))
    return [word.removesuffix("'s") for word in re.findall(r"[^\W_]+(?:'[^\W_]+)*", text)]


def telling(text: str) -> list[str]:
    """The words of a text that say something."""
    return [word for word in tokens(text) if word not in STOP]


def shown(line: Line) -> list[str]:
    """What stands for an answer: the first one, or all items."""
    return list(line["answers"]) if line["kind"] in SEVERAL else list(line["answers"][:1])


def defects(line: Line, texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong whatever a reader says."""
    yield from _passages(line, texts)
    yield from _place(line, texts)
    yield from _answers(line)
    yield from _prompt(line)
    yield from _choices(line)


def _passages(line: Line, texts: Mapping[str, str]) -> Iterator[str]:
    if not line["sources"]:
        yield "no passage"
    for source in line["sources"]:
        text = texts.get(source["document"], "")
        if text[source["start"] : source["end"]] != source["quote"]:
            yield "passage is not what stands there"
        if len(source["quote"]) > (3000 if line["kind"] in SEVERAL else 600):
            yield "passage too long"


def _place(line: Line, texts: Mapping[str, str]) -> Iterator[str]:
    """The answer's own place: inside the passage, whole words, and the words of the answer."""
    for source in line["sources"]:
        if not source["answer"]:
            continue
        start, end = source["answer"]
        text = texts.get(source["document"], "")
        if not source["start"] <= start < end <= source["end"]:
            yield "answer stands outside its passage"
        if re.match(r"\w", text[end : end + 1]) and re.match(r"\w", text[end - 1]):
            yield "answer ends inside a word"
        if start and re.match(r"\w", text[start - 1]) and re.match(r"\w", text[start]):
            yield "answer begins inside a word"
        said, there = set(tokens(" ".join(line["answers"]))), set(_joined(text[start:end]))
        if line["kind"] not in SEVERAL and said and there and not said & there and not _figures(said, there):
            yield "place holds other words than the answer"


def _joined(text: str) -> list[str]:
    """The words of a text, those broken at a line's end also whole."""
    return tokens(text) + tokens(re.sub(r"(?<=\w)[-\u00ad]\s*(?=\w)", "", text))


def _figures(one: set[str], other: set[str]) -> bool:
    """Whether one of them is a figure that the other may say in words."""
    return any(word.isdigit() for word in one | other)


def _answers(line: Line) -> Iterator[str]:
    if not line["answers"]:
        yield "no answer"
    quotes = _joined(" ".join(source["quote"] for source in line["sources"]))
    for answer in shown(line):
        if MARKUP.search(answer):
            yield "mark-up in the answer"
        if LOOSE_START.match(answer) or LOOSE_END.search(answer) or re.search(r"^[,.;:)]|[,;:(]$", answer):
            yield "answer has a loose end"
        if answer.count("(") != answer.count(")") or answer.count('"') % 2:
            yield "unbalanced answer"
        if " ".join(tokens(answer)) in SOMETHING:
            yield "answer is a pronoun"
        words = telling(answer)
        missing = [word for word in words if word not in quotes and f"{word}s" not in quotes]
        if missing and line["kind"] not in {"date", "number"} and not any(map(str.isdigit, missing)):
            yield "answer's words do not stand in the passage"
    if line["kind"] not in SEVERAL | {"truefalse"} and line["answers"]:
        yield from _leaks(line["prompt"], line["answers"][0])


def _leaks(prompt: str, answer: str) -> Iterator[str]:
    asked, said = f" {' '.join(tokens(prompt))} ", " ".join(tokens(answer))
    if said and f" {said} " in asked:
        yield "answer stands in the prompt"
        return
    words = telling(answer)
    if len(words) > 1 and sum(word in telling(prompt) for word in words) >= 0.6 * len(words):
        yield "most of the answer stands in the prompt"


def _prompt(line: Line) -> Iterator[str]:
    prompt = line["prompt"]
    if MARKUP.search(prompt.replace("_____", "x")):
        yield "mark-up in the prompt"
    if prompt.count("(") != prompt.count(")") or prompt.count('"') % 2 or prompt.count("“") != prompt.count("”"):
        yield "unbalanced prompt"
    if re.search(r"\b([a-z]+) \1\b", prompt) and not re.search(r"\b(had had|that that)\b", prompt):
        yield "a word twice"
    if re.search(r"\s[,.;:?!]|,[,.?]|\.\.(?!\.)", prompt):
        yield "broken punctuation"
    if not re.match(r"[\W_]*[A-Z\d]|_____|[\W]*[^\x00-\x7f]", prompt) and not re.match(r"[a-z]+[A-Z\d.-]", prompt):
        yield "prompt begins small"
    if not re.search(r"[?.:!…\])\"”’'_]$", prompt):
        yield "prompt does not end"
    loose = r"^(?:\w+ )?(?:it|he|she|they|this|these|those|such)\b"
    if line["kind"] not in SEVERAL and re.search(loose, prompt, re.IGNORECASE):
        yield "prompt begins with a pronoun"
    if line["kind"] == "cloze" and prompt.count("_____") != 1:
        yield "not one gap"


def _choices(line: Line) -> Iterator[str]:
    if line["kind"] not in PICKED:
        return
    options = [" ".join(tokens(choice)) or choice for choice in line["choices"]]
    right = {" ".join(tokens(answer)) or answer for answer in shown(line)}
    if len(options) < 3:
        yield "fewer than three choices"
    if len(set(options)) < len(options):
        yield "two choices are the same"
    if not right <= set(options) or right >= set(options):
        yield "the right ones are not some of the choices"
    lengths = sorted(len(option) for option in options)
    if line["kind"] == "choice" and lengths[-1] > 2 * lengths[0] and lengths[-1] > 20:
        yield "choices of unlike length"


def twice(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Questions that ask what another asks, or the same with another answer."""
    prompts: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        prompts["|".join([" ".join(sorted(set(telling(line["prompt"])))), *sorted(shown(line)) * _set(line)])].append(
            line
        )
    for same in prompts.values():
        answers = Counter(" ".join(tokens(" ".join(shown(line)))) for line in same)
        for line in same[1:]:
            yield line, "asked twice" if len(answers) < len(same) else "same prompt, another answer"


def _set(line: Line) -> bool:
    return line["kind"] in SEVERAL | {"choice"}


def oddities(line: Line, texts: Mapping[str, str]) -> Iterator[str]:
    """What is worth a reader's eye."""
    prompt, source = line["prompt"], line["sources"][0]
    for what, pattern in ODD.items():
        if re.search(pattern, prompt) and line["kind"] not in SEVERAL:
            yield f"odd: {what}"
    if len(prompt.split()) > (30 if line["kind"] == "cloze" else 25):
        yield "odd: long prompt"
    if re.search(AGES, prompt, re.IGNORECASE) and not re.search(r"\d{4}|according to|as of", prompt):
        yield "odd: present without a date"
    if foreign := _foreign(prompt, texts[source["document"]]):
        yield f"odd: words that the document does not have: {' '.join(foreign)}"
    if source["answer"]:
        yield from _goes_on(texts[source["document"]], *source["answer"], line)
    if line["kind"] == "cloze":
        filled, own = tokens(prompt.replace("_____", line["answers"][0])), tokens(source["quote"])
        if sum(word not in own for word in filled) > 0.4 * len(filled):
            yield "odd: much of the sentence is not the passage's"


AGES = r"\b(today|currently|now|recently|at present|so far|this year|last year)\b"
ODD = {
    "points elsewhere": r"\b(this|these|those|such|latter|former|above|below|following|aforementioned)\b",
    "speaks to somebody": r"\b(we|our|us|you|your|I|my)\b",
    "pronoun inside": r"(?<!^)\b(it|they|them|he|she|him)\b",
}


def _foreign(prompt: str, text: str) -> list[str]:
    """Words of a prompt of which the document has not even the beginning, but for those that questions bring."""
    there = {word[:4] for word in tokens(text)}
    words = [word for word in telling(prompt) if word not in ASKING and not MONTH.fullmatch(word)]
    return [word for word in words if word[:4] not in there and not word.isdigit()]


def _goes_on(text: str, start: int, end: int, line: Line) -> Iterator[str]:
    """Whether the answer's words go on where it stops."""
    before, after = text[max(0, start - 25) : start], text[end : end + 25]
    kind = line["kind"]
    if text[start].isupper() and kind not in {"date", "number"}:
        if re.match(r" (?:of |de |the )?[A-Z][a-z]", after) or re.search(r"(?<=[a-z,] )[A-Z][a-z]+ $", before):
            yield "odd: the name may go on"
        if re.match(r",? (?:and|or) (?:the )?[A-Z]", after) or re.search(r"[A-Z]\w+,? (?:and|or) (?:the )?$", before):
            yield "odd: one of several names"
    if re.match(r"[-–/]\w|\.\d|,\d", after) or re.search(r"(?:\w[-–/]|\d[.,]|[$€£])$", before):
        yield "odd: cut from a longer word or figure"
    if text[end - 1].isdigit() and re.match(r" ?(?:%|percent|per cent|million|billion|thousand|hundred|dozen)", after):
        yield "odd: figure without its unit"
