"""What the grammar of a prompt tells about its answer: articles, number, and how a sentence goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quizapp.packs.gaps import gaps
from quizapp.packs.lint.literature import HDR, NBME, TESTWISE
from quizapp.packs.lint.rule import Asked, Finding, Rule
from quizapp.packs.lint.words import begins_with_vowel

_END = " \t\n.:…_"
_LAST_ARTICLE = re.compile(r"\b(an?)$", re.IGNORECASE)
_OWN_ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(?:are|were)(?: (?:called|known as|named|termed|referred to as))?(?: the)?$|\bthey (?:are|were)(?: the)?$"
    r"|^(?:which|what|who)\b(?! (?:one|of these)).*\b(?:are|were)\b.*\?$",
    re.IGNORECASE,
)
_COPULA = re.compile(r"\b(?:is|was|are|were)\b")
_SINGULAR = re.compile(
    r"\b(?:is|was)(?: (?:called|known as|named|termed|referred to as))?(?: (?:the|an?))?$", re.IGNORECASE
)
_REST = re.compile(r"\s(?:of|in|on|at|that|which|who|with|from|for|by|to)\s.*|[,(].*", re.IGNORECASE | re.DOTALL)
_IRREGULAR = "people men women children feet teeth mice geese bacteria fungi criteria phenomena data media both"
_MANY = frozenset(_IRREGULAR.split())
_FINITE = re.compile(
    r"^(?:is|are|was|were|has|have|had|can|may|will|must|does|did|should|would|could)\b"
    r"|^(?!this|its|his)[a-z]+(?<![sui'])s (?!and\b|or\b|of\b|in\b)[a-z]"
)
_SORTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("is a verb that the sentence goes on with", _FINITE),
    ("begins with to", re.compile(r"^to [a-z]")),
    ("begins with -ing", re.compile(r"^[a-z]{2,}ing\b")),
)


def article_cue(asked: Asked) -> Iterator[Finding]:
    """A prompt or gap after `a` or `an`, which only some answers fit."""
    hint = "write a(n), or let each choice bring its own article"
    if asked.question.kind == "cloze":
        yield from _article_before_gap(asked)
        return
    found = None if asked.text.endswith("?") else _LAST_ARTICLE.search(asked.text.rstrip(_END))
    if not found or any(map(_OWN_ARTICLE.match, asked.choices)):
        return
    vowel = found[1].lower() == "an"
    if all(begins_with_vowel(text) is vowel for text in asked.right) and _most(
        asked.wrong, lambda text: begins_with_vowel(text) is not vowel
    ):
        message = f"after '{found[1]}' the right choice fits and others do not"
        yield Finding("grammar_cue", message, asked.at, hint)


def _article_before_gap(asked: Asked) -> Iterator[Finding]:
    text = asked.question.text
    for gap in gaps(text):
        if re.search(r"\b[Aa]n $", text[: gap.start]) and begins_with_vowel(gap.answer):
            message = f"'an' before the gap says how '{gap.answer}' begins"
            yield Finding("grammar_cue", message, ("text",), "write a(n), or take the article into the gap")
            return


def number_cue(asked: Asked) -> Iterator[Finding]:
    """A verb in the plural, or the singular, with which only the right choice goes."""
    said = asked.text.rstrip(_END)
    if not _COPULA.search(said):
        return
    for what, wanted, is_plural in (("plural", _PLURAL, True), ("singular", _SINGULAR, False)):
        if not wanted.search(said):
            continue
        fits = all(many(text) is is_plural for text in asked.right)
        if fits and all(many(text) is not is_plural for text in asked.wrong):
            message = f"the prompt asks for a {what}, and the right choice alone is one"
            yield Finding("grammar_cue", message, asked.at, "let all choices have one number")
        return


def many(text: str) -> bool:
    """Whether a choice names several: `kidneys`, `Phobos and Deimos`; a name such as `Athens` does not.

    >>> [many(text) for text in ("the kidneys", "Phobos and Deimos", "Athens", "a lens", "the laws of motion", "virus")]
    [True, True, False, False, True, False]
    """
    if re.search(r"\band\b", text):
        return True
    own = _OWN_ARTICLE.match(text)
    if own and own[0].strip().lower() != "the":
        return False
    head = _REST.sub("", _OWN_ARTICLE.sub("", text)).split()
    last = head[-1] if head else ""
    if last.lower() in _MANY:
        return True
    return bool(re.search(r"(?<![sui'])s$", last)) and (bool(own) or last.islower())


def goes_on(asked: Asked) -> Iterator[Finding]:
    """A sentence that only the right choice continues."""
    if asked.text.rstrip().endswith("?") or len(asked.wrong) < 2:
        return
    for what, sort in _SORTS:
        if all(map(sort.match, asked.right)) and not any(map(sort.match, asked.wrong)):
            message = f"the right choice alone {what}"
            yield Finding("grammar_cue", message, asked.at, "let every choice go on with the sentence in the same way")
            return


def grammar_cue(asked: Asked) -> Iterator[Finding]:
    """The first of what the grammar tells."""
    if asked.question.kind == "cloze":
        yield from article_cue(asked)
        return
    for look in (article_cue, number_cue, goes_on):
        found = next(look(asked), None)
        if found:
            yield found
            return


def _most(texts: tuple[str, ...], holds: Callable[[str], bool]) -> bool:
    return bool(texts) and 2 * sum(map(holds, texts)) >= len(texts)


RULES = (
    Rule(
        "grammar_cue",
        "the grammar of the prompt fits the right answer and not the others",
        "An article, a plural or the form of a verb is enough to choose by.",
        "write a(n), give all choices the same number, and let each go on with the sentence in the same way",
        f"{HDR}, guideline 28c; {NBME}; {TESTWISE}",
        frozenset({"choice", "multi", "cloze"}),
        grammar_cue,
        english=True,
    ),
)
