"""What is wrong with how something is asked, whatever the answers are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.packs.forms import form
from quizapp.packs.lint.literature import HDR, NBME, TWENTY
from quizapp.packs.lint.rule import Asked, Finding, Rule

_ASKS = frozenset({"choice", "multi", "match", "order"})
_NOT = re.compile(
    r"\b(?:not(?! only)|\w+n[’']t|cannot|never|except|with the exception of|(?:is|are|was|were) no"
    r"|excluding|incorrect(?:ly)?|untrue|unrelated|false"
    r"|least (?:likely|probable|true|accurate|appropriate|correct))\b"
)
_WORDS_OF_NOT = "not t cannot never except exception no excluding incorrect incorrectly untrue unrelated false least"
_SAYS_NOT = frozenset(_WORDS_OF_NOT.split())
"""Words without one of which nothing is denied; `t` is what is left of `isn't`."""
_RELATIVE = re.compile(
    r"(?<=\w)\s(?:that|which|who|whose|where|when|if|because|although)\s.*", re.IGNORECASE | re.DOTALL
)
_SENTENCES = re.compile(r"(?<=[.!:])\s+(?=[A-Z])")
_QUOTED = re.compile(r"[\"“«„][^\"”»“]*[\"”»“]")
_TWICE = re.compile(
    r"\b(?:not|\w+n[’']t|never|no|nobody|nothing|none|cannot|without|fails? to"
    r"|(?:in|un|im|ir)(?:valid|true|correct|able|possible|known|likely|legal|regular|related|lawful|common))\b",
    re.IGNORECASE,
)
_EMPTY = (
    "which of the following is are was were be true correct right wrong false statement statements choose select pick "
    "mark tick find answer answers option options one ones what about these those a an best fact facts all that apply "
    "please match order put in sort arrange them this it year"
    " time does do did has have how why who when where and item "
    "items thing things each with its their"
)
_NOTHING_ASKED = frozenset(_EMPTY.split())
_QUESTION = re.compile(r"^(?:who|what|which|when|where|why|how)\b", re.IGNORECASE)
_LETTERS = re.compile("[A-Za-z]{2}")
_ABOUT = re.compile(
    r"^(?:what|how) about\b|^(?:regarding|concerning|about|as for)\b.*, (?:which|what) (?:of [\w ]+ )?(?:is|are)"
    r" (?:true|correct|right)\W*$",
    re.IGNORECASE,
)
_LONG_ANSWER = 8


def negative_stem(asked: Asked) -> Iterator[Finding]:
    """What is asked is what does not hold, and the word that says so is not in capitals."""
    if asked.question.kind == "truefalse":
        found = _TWICE.findall(asked.text)
        if len(found) > 1:
            message = f"'{found[0]}' and '{found[1]}' have to be weighed against each other"
            yield Finding("negative_stem", message, ("prompt",), "say it without denying twice")
        return
    if _SAYS_NOT.isdisjoint(asked.words) or not _NOT.search(asked.text.lower()):
        return
    asks = _SENTENCES.split(_QUOTED.sub(" ", asked.text))[-1]
    if re.match(r"(?i)(?:why|how)\b", asks):
        return
    first, _, rest = asks.partition(" ")
    found_at = _NOT.search(f"{first} {_RELATIVE.sub('', ' ' + rest.lower())}")
    if found_at and not re.search(rf"\b{re.escape(found_at[0].upper())}\b", asks):
        message = f"'{found_at[0]}' is easily read over"
        hint = f"ask for what holds; where that cannot be, write {found_at[0].upper()} in capitals"
        yield Finding("negative_stem", message, ("prompt",), hint)


def unfocused_stem(asked: Asked) -> Iterator[Finding]:
    """The prompt alone asks nothing: what is meant shows in the choices only."""
    question, said = asked.question, asked.text.strip()
    if not _LETTERS.search(said):
        return
    if question.kind not in _ASKS and (said.endswith("?") or len(said.split()) > 4 or _QUESTION.match(said)):
        return
    words = [word for word in form(said).split() if word not in _NOTHING_ASKED]
    if question.kind in {"short", "flashcard"}:
        bare = len(words) <= 1 and (question.kind == "short" or len(question.answer.split()) >= _LONG_ANSWER)
    elif said.endswith("?"):
        bare = not words or bool(_ABOUT.match(said))
    else:
        named = [word for word in words if not word.isdigit()]
        bare = len(named) <= (0 if question.kind in {"match", "order"} else 1)
    if bare:
        hint = "ask so that somebody who knows can answer before reading the choices"
        if question.kind in {"short", "flashcard"}:
            hint = "ask one thing about it"
        elif question.kind in {"match", "order"}:
            hint = "say what goes together, or by what to order"
        yield Finding("unfocused_stem", "the prompt alone does not ask anything", ("prompt",), hint)


RULES = (
    Rule(
        "negative_stem",
        "the prompt asks for what does NOT hold, in small letters, or denies twice",
        "The little word is read over, and the answer then says nothing about what somebody knows.",
        "ask for what holds; where that cannot be, write NOT or EXCEPT in capitals",
        f"{HDR}, guideline 17; {NBME}",
        _ASKS | {"truefalse"},
        negative_stem,
        english=True,
    ),
    Rule(
        "unfocused_stem",
        "the prompt alone does not ask anything",
        "Each choice has to be judged by itself, on a matter of its own, and none of them is learnt.",
        "put one question into the prompt, which somebody who knows can answer before reading the choices",
        f"{HDR}, guidelines 14 and 15; {NBME} (the cover-the-options rule); {TWENTY} (minimum information)",
        _ASKS | {"short", "flashcard"},
        unfocused_stem,
        english=True,
    ),
)
