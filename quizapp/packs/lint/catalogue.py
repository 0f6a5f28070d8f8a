"""Every warning of `check` by name: what it means, why it matters, what to do, where it comes from; and its errors."""

from __future__ import annotations

from textwrap import fill

from quizapp.packs.lint import QUESTION_RULES
from quizapp.packs.lint.errors import ERRORS
from quizapp.packs.lint.literature import HDR, HOUSE, NBME, TESTWISE, TWENTY, WCAG
from quizapp.packs.lint.rule import Rule
from quizapp.packs.problems import NOTE

WIDTH = 79
BETWEEN = (
    Rule(
        "two_right",
        "a wrong choice is right by what the pack itself says",
        "Whoever knows more than the question asks is marked wrong.",
        "ask so that one choice is right, or make it kind: multi",
        f"{HDR}, guideline 19; {NBME}",
    ),
    Rule(
        "same_prompt",
        "two questions ask in the same words",
        "Both are learnt, and one gives the other away.",
        "leave one out, or ask something else of the fact",
        f"{HDR}, guideline 4",
    ),
    Rule(
        "near_prompt",
        "two questions ask nearly the same and have the same answer",
        "Both are learnt, and one gives the other away.",
        "leave one out, or ask something else of the fact",
        f"{HDR}, guideline 4",
    ),
    Rule(
        "length_tell",
        "over the whole pack the longest choice is right more often than chance would have it",
        "Whoever notices guesses by length.",
        "shorten right choices, or let wrong ones say as much",
        f"{HDR}, guideline 24; {TESTWISE}",
        whole_pack=True,
    ),
    Rule(
        "position_tell",
        "an exam keeps the choices in their order, and the right one mostly stands in the same place",
        "Whoever notices guesses by place.",
        "mix their order, or write shuffle: [questions, choices]",
        f"{HDR}, guideline 20; {TESTWISE}",
        whole_pack=True,
    ),
    Rule(
        "truth_tell",
        "most statements of the pack are true, or most are false",
        "Whoever notices answers all of them so.",
        "write about as many of either sort",
        TESTWISE,
        whole_pack=True,
    ),
)
LOOK_AFTER = (
    Rule(
        "no_reason",
        "a question has neither an explanation nor evidence",
        "Whoever got it wrong learns that it was wrong, and not why.",
        "write explanation:, or evidence: with the source and the passage quoted",
        f"{TWENTY} (provide sources)",
    ),
    Rule(
        "many_passages",
        "more than four passages are cited",
        "Four are shown and exported.",
        "keep those that say it best",
        HOUSE,
    ),
    Rule(
        "long_passage",
        "a passage is longer than a citation",
        "Nobody reads a page to see why an answer is right; and sources allow citations, not copies.",
        "quote the sentence that says it",
        HOUSE,
    ),
    Rule(
        "no_image_alt",
        "a picture has no description",
        "Who cannot see it cannot answer.",
        "write image_alt: and what it shows, without the answer",
        WCAG,
    ),
    Rule(
        "no_license",
        "the pack names no licence",
        "Without one, nobody may copy, change or pass on the questions.",
        "write license: CC-BY-4.0, or what holds",
        HOUSE,
        whole_pack=True,
    ),
    Rule(
        "evidence_moved",
        "a passage stands elsewhere in its document than before",
        "It was found again by its words; only its place is old.",
        "quizapp check --fix writes the new place, or leave start: and end: out",
        HOUSE,
    ),
    Rule(
        "evidence_changed",
        "a passage does not stand in its document any more",
        "The document has changed: the answer may have as well.",
        "read what it says now; then correct the question or its quote",
        HOUSE,
    ),
)
UNSILENCED = (
    Rule(
        "comment",
        "the end of a text was read as a comment: a # after a space begins one",
        "The text is cut, and nothing else says so.",
        "put the text in quotes; a comment proper has a space after its #",
        HOUSE,
    ),
    Rule(
        "not_needed",
        "a rule is allowed that finds nothing",
        "What stands in allow: no longer says what is true of the question.",
        "take it out of allow:",
        HOUSE,
        severity=NOTE,
    ),
    Rule(
        "kept_changed",
        "a question reads differently than when somebody vouched for it",
        "What was checked is not what would be asked: nobody has checked the new wording.",
        "look at it again, then keep, edit or reject it",
        HOUSE,
    ),
    Rule(
        "kept_gone",
        "a question that somebody vouched for is not among the generated ones any more",
        "It is not asked, though it was meant to be; what was learnt of it waits.",
        "generate from the document that it came from, or take it out of keep:",
        HOUSE,
    ),
    Rule(
        "both_ways",
        "a question is rejected and kept or edited as well, or edited twice",
        "Two people decided otherwise and git joined both: the rejection holds, and of two edits the last.",
        "quizapp pack keep asks it again, quizapp pack reject says that it stays out; of two edits take one out",
        HOUSE,
    ),
    Rule(
        "edit_changed",
        "a question reads differently under what was edited",
        "The edit still stands for it; what it was made from has changed.",
        "compare them with quizapp pack edit, and edit again, or go back with --undo",
        HOUSE,
    ),
)
RULES: dict[str, Rule] = {
    rule.name: rule for rule in sorted((*QUESTION_RULES, *BETWEEN, *LOOK_AFTER, *UNSILENCED), key=lambda one: one.name)
}
CODES = {**RULES, **ERRORS}
"""All that `check` can say."""
ITEM_RULES = frozenset(rule.name for rule in (*QUESTION_RULES, *BETWEEN) if not rule.whole_pack)
"""The rules of item writing that are broken by one question."""
FOR_QUESTIONS = frozenset(rule.name for rule in RULES.values() if not rule.whole_pack) - {
    one.name for one in UNSILENCED
}
"""What may stand under `allow:` of a question."""
FOR_PACKS = frozenset(rule.name for rule in RULES.values() if rule.whole_pack)
"""What may stand under `allow:` at the head of a pack."""


def explained(rule: Rule) -> str:
    """A rule as `check --explain` tells it."""
    said = [f"{rule.name} ({rule.severity}): {rule.says}.", ""]
    if rule.name in ERRORS:
        said.append(f"Instead: {rule.instead}.")
        return _filled(said)
    said += [rule.why, f"Instead: {rule.instead}.", ""]
    if rule not in UNSILENCED:
        where = "at the head of the pack" if rule.whole_pack else "beside a question"
        said += [f"To allow it, write {where}:", f"  allow: [{rule.name}]", ""]
    said += ["After:", *(f"  {source}" for source in rule.source.split("; "))]
    return _filled(said)


def _filled(said: list[str]) -> str:
    return "".join(f"{fill(line, WIDTH, subsequent_indent='    ' * line.startswith('  '))}\n" for line in said)


def told(rule: Rule) -> dict[str, str]:
    """A rule for programs."""
    return {key: getattr(rule, key) for key in ("name", "severity", "says", "why", "instead", "source")}


def listed() -> str:
    """All rules, then all errors, a line each."""
    width = max(map(len, CODES)) + 2
    return "".join(f"{name:{width}}{rule.says}\n" for name, rule in CODES.items())
