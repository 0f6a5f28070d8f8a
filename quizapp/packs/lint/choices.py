"""What is wrong with the choices that are offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from quizapp.packs.forms import form
from quizapp.packs.lint.amounts import amount_of, interval
from quizapp.packs.lint.clues import bare, has_figure
from quizapp.packs.lint.literature import HDR, NBME, TESTWISE
from quizapp.packs.lint.rule import Asked, Finding, Rule

_CHOSEN = frozenset({"choice", "multi"})
_OTHERS = r"(?:above|below|ways|cases|places|reasons|others?|options|choices|answers?|statements?)"
_CATCH_ALL = re.compile(
    rf"(?:(?:in|by|for|from|with|at) )?(?:all|none|both|neither|any|some|more than one|each)"
    rf"(?: of)?(?: the| these| those| them| this)?(?: {_OTHERS})?"
    rf"(?: (?:is|are)(?: all)? (?:right|correct|true|wrong|false|possible))?"
    r"|(?:both |neither )?[a-e](?:, [a-e])*,? (?:and|n?or|&) [a-e]",
    re.IGNORECASE,
)
_WORDS_OF_OTHERS = "all none both neither any some more each and or nor &"
_OF_OTHERS = frozenset(_WORDS_OF_OTHERS.split())
"""Words without one of which no choice does; to look for them is quicker."""
_ALONE = frozenset({"all", "none", "both", "neither", "any", "some"})
_FILLER = re.compile(
    r"(?:i (?:don[’']?t|do not) (?:know|care)|who knows|who cares|no idea|no clue|don[’']?t know|not sure|whatever"
    r"|something|something else|other|another|n/?a|tb[ad]|todo|x+|xyz|abc|foo|bar|asdf\w*|qwert\w*|bla(?: bla)*|\W+"
    r"|lorem ipsum|dummy|filler|distractor(?: \w)?|option \w|choice \w|wrong(?: answer)?)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\d.,]+")
_JOINED = re.compile(r" (?:and|or|nor) ")
_FAR = 20
_SPANS = re.compile(
    r"\d[^\n]*(?:[-–]|\bto\b|\bor\b|\band\b|century)|(?:than|between|least|most|up to|over|under|above|below|after"
    r"|before|since|until|[<>])[^\n]*\d",
    re.IGNORECASE,
)
"""What may stand for more than one number."""
_WORDS_BETWEEN = "to or and century than between least most up over under above below after before since until"
_BETWEEN = frozenset(_WORDS_BETWEEN.split())
"""Words without one of which, or a sign, it does not; to look for them is quicker."""
_Has = Callable[[str], bool]


def catch_all(asked: Asked) -> Iterator[Finding]:
    """A choice that speaks of the other choices."""
    if _OF_OTHERS.isdisjoint(asked.offered_words):
        return
    for text in asked.choices:
        said = text.strip(" .")
        alone = said.lower() in _ALONE
        if alone and said.lower() in {"none", "all", "some"} and re.match(r"(?i)how (?:many|much)\b", asked.text):
            continue
        if _CATCH_ALL.fullmatch(said) or _joins(said, asked.choices):
            message = f"'{text}' tests reading, not knowledge, and choices are shuffled"
            yield Finding("catch_all", message, asked.place(text), "replace it by a choice of its own")


def _joins(said: str, choices: Sequence[str]) -> bool:
    """Whether a choice is two of the others joined: `both the Moon and the Sun`."""
    if not _JOINED.search(said):
        return False
    parts = _JOINED.split(re.sub(r"^(?:both|either|neither) ", "", said, flags=re.IGNORECASE))
    others = {form(bare(text)) for text in choices if text.strip(" .") != said}
    return len(parts) == 2 and all(form(bare(part)) in others for part in parts)


def same_choices(asked: Asked) -> Iterator[Finding]:
    """Two choices that differ only in their form, or are one quantity."""
    seen: dict[object, str] = {}
    for text in asked.choices:
        same = amount_of(text) or form(bare(text)) or text
        if same in seen:
            at, right = asked.place(text), {text, seen[same]} & set(asked.right)
            message = f"'{text}' and '{seen[same]}' are the same"
            yield Finding(
                "two_right" if right and len(asked.right) == 1 else "same_choices", message, at, "leave one out"
            )
            return
        seen[same] = text


def implausible_choice(asked: Asked) -> Iterator[Finding]:
    """A wrong choice that nobody would pick: a filler, or of quite another sort or size than the rest."""
    for text, why in _nobody_picks(asked):
        hint = "offer what somebody who half knows would think of, or leave it out: three choices are enough"
        yield Finding("implausible_choice", f"'{text}' {why}", asked.place(text), hint)
        return


def _nobody_picks(asked: Asked) -> Iterator[tuple[str, str]]:
    exclaims = [text for text in asked.choices if text.endswith("!")]
    for text in asked.wrong:
        if _FILLER.fullmatch(text.strip(" .")):
            yield text, "fills a place"
        elif exclaims == [text]:
            yield text, "is a joke"
    if len(asked.choices) > 2:
        yield from _another_sort(asked)
        if all(map(has_figure, asked.choices)):
            yield from _another_size(asked)


def _another_sort(asked: Asked) -> Iterator[tuple[str, str]]:
    """Alone a number among words, or a word among names."""
    for what, has, is_other in _SORTS:
        odd = [text for text in asked.choices if has(text)]
        if len(odd) == 1 and odd[0] in asked.wrong and all(is_other(text) for text in asked.choices if text not in odd):
            yield odd[0], what


def _begins_small(text: str) -> bool:
    return bare(text)[:1].islower()


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))


def _is_name(text: str) -> bool:
    return bare(text)[:1].isupper() and len(text.split()) <= 3 and not has_figure(text)


_SORTS: tuple[tuple[str, _Has, _Has], ...] = (
    ("is a number among words", _is_number, lambda text: not has_figure(text)),
    ("is no name among names", _begins_small, _is_name),
)


def _another_size(asked: Asked) -> Iterator[tuple[str, str]]:
    """Far larger or smaller than the rest, which lie together."""
    amounts = [(text, amount_of(text)) for text in asked.choices]
    sizes = sorted((amount[1], text) for text, amount in amounts if amount and amount[1] > 0)
    if len(sizes) < 3 or len(sizes) < len(asked.choices) or len({amount[0] for _, amount in amounts if amount}) > 1:
        return
    for odd, rest in ((sizes[0], sizes[1:]), (sizes[-1], sizes[:-1])):
        near, spread = (rest[0] if odd is sizes[0] else rest[-1])[0], rest[-1][0] / rest[0][0]
        far = max(odd[0], near) / min(odd[0], near)
        if odd[1] in asked.wrong and far >= _FAR and far > spread * spread:
            yield odd[1], "is of quite another size than the rest"


def overlapping_choices(asked: Asked) -> Iterator[Finding]:
    """Choices that hold one another, so that two are right, or one can be ruled out."""
    hint = "let the choices exclude one another"
    spans = not _BETWEEN.isdisjoint(asked.offered_words) or any(sign in asked.offered for sign in "-–<>")
    pair = _overlapping(asked.choices) if spans and _SPANS.search(asked.offered) else None
    pair = pair or _contained(asked.choices)
    if pair:
        message = f"'{pair[0]}' and '{pair[1]}' overlap"
        yield Finding("overlapping_choices", message, asked.place(pair[1]), hint)


def _overlapping(choices: Sequence[str]) -> tuple[str, str] | None:
    found = [(text, found) for text in choices if (found := interval(text))]
    if len(found) < 2 or all(one.sort == "point" for _, one in found):
        return None
    if len({one.sort for _, one in found}) == 1 and found[0][1].sort in {"over", "under"}:
        return None
    for (one, first), (two, second) in combinations(found, 2):
        if not first.sort == second.sort == "point" and first.meets(second):
            return one, two
    return None


def _contained(choices: Sequence[str]) -> tuple[str, str] | None:
    """A choice that is a case of another: `a big cat` and `a cat`."""
    bare_forms = [(text, bare(text)) for text in choices]
    for (one, first), (two, second) in combinations(bare_forms, 2):
        wide, narrow = (first, second) if len(first) < len(second) else (second, first)
        are_words = len(wide) > 2 and wide.isalpha() and wide.islower() and narrow.islower()
        if are_words and narrow.endswith(f" {wide}") and len(narrow.split()) == 2:
            return one, two
    return None


RULES = (
    Rule(
        "catch_all",
        "a choice that speaks of the other choices: all of the above, none of these, both A and B",
        "Whoever knows that two are right, or that one is wrong, need not know the rest; shuffled, nothing is above.",
        "replace it by a choice of its own, or make it a question with several right answers (kind: multi)",
        f"{HDR}, guidelines 25 and 26; {NBME}",
        _CHOSEN,
        catch_all,
        english=True,
    ),
    Rule(
        "same_choices",
        "two choices are the same but for their form",
        "Whoever sees that crosses both out.",
        "leave one out",
        f"{HDR}, guideline 22",
        _CHOSEN,
        same_choices,
    ),
    Rule(
        "implausible_choice",
        "a wrong choice that nobody would pick: a filler, a joke, or of another sort or size than the rest",
        "It only makes guessing easier. Three choices that work are better than four with a filler.",
        "offer what somebody who half knows would think of, or leave it out",
        f"{HDR}, guidelines 18, 28f, 29 and 31; {NBME}",
        _CHOSEN | {"match"},
        implausible_choice,
        english=True,
    ),
    Rule(
        "overlapping_choices",
        "one choice lies within another, or their numbers overlap",
        "If the narrow one is right, so is the wide one; whoever sees that can rule one of them out without knowing.",
        "let the choices exclude one another: 20 to 39, 40 to 59",
        f"{HDR}, guideline 22; {TESTWISE}",
        _CHOSEN,
        overlapping_choices,
        english=True,
    ),
)
