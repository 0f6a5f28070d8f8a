"""Subjects of lead-ins: `the museum` of a document about one museum is that museum; what stays nameless is refused."""

from __future__ import annotations

import re

from quizapp.extraction.lexicon import CLASSES, words
from quizapp.extraction.names import bare
from quizapp.extraction.phrases import NUMBERS

_NAMELESS = words(
    "display device product package module tool app application software page site website document report book course "
    "class unit lesson team group project event form list table menu machine unit kit set box section chapter article "
    "author authors speaker patient customer user company firm board treaty pact results study survey data model"
)
ONLY = words(
    "sun moon earth heart brain liver skin kidney kidneys lung lungs eye ear nose tongue stomach spine "
    "skeleton ocean sky "
    "universe atmosphere nucleus retina cerebellum cell blood bible alphabet violin piano guitar orchestra internet"
)
_AIMS = re.compile(
    r"^The (?P<aim>(?:initial|original|main|primary|core|stated) (?:mandate|mission|aims?|goals?|tasks?|purpose))"
    r"(?= (?:is|are|was|were)\b)"
)
_OPENING = re.compile(rf"^The (?!(?:following|main|major|{'|'.join(NUMBERS)})\b)(?P<noun>[a-z]+)(?P<own>['’]s)?(?= )")
_OF = re.compile(
    r"\b(?P<of>of|by|in|for) the (?P<noun>[a-z]+)(?= (?:are|were|is|was|includes?|included|has|have|had|consists?)\b|$)"
)


def named_subject(said: str, about: str) -> str:
    """The clause with its nameless subject named after what the document is about; empty where it stays nameless.

    >>> named_subject("The museum has three halls", "the Harbour Museum")
    'the Harbour Museum has three halls'
    >>> named_subject("The museum has three halls", "Arn"), named_subject("The plasma membrane consists of", "")
    ('', 'The plasma membrane consists of')
    """
    if about and (match := _AIMS.match(said)):
        return f"{about[0].upper()}{about[1:]}'s {match['aim']}{said[match.end() :]}"
    head = bare(about).partition(" of ")[0]
    kind = (head.split() or [""])[-1].casefold()
    if match := _OPENING.match(said):
        if kind and match["noun"] == kind:
            return f"{about}{match['own'] or ''}{said[match.end() :]}"
        if _is_nameless(match["noun"], said[match.end() :], bool(match["own"]), about):
            return ""
    if match := _OF.search(said):
        if kind and match["noun"] == kind:
            return f"{said[: match.start()]}{match['of']} {about}{said[match.end() :]}"
        if match["noun"] in CLASSES or match["noun"] in _NAMELESS:
            return ""
    return said


def named_pronoun(said: str, about: str, before: str) -> str:
    """The clause with `It` and `its` named, where the sentence before is about the document's own subject.

    >>> named_pronoun("Its aims are", "the Arn Pact", "The Arn Pact was signed in 1815.")
    "The Arn Pact's aims are"
    """
    if not about or not re.match(rf"(?:[A-Z][a-z]+, )?(?:[Tt]he )?{re.escape(bare(about))} [a-z]+", before):
        return said
    own = about if about.endswith("'s") else f"{about}'s"
    first = re.sub(r"^Its\b", own[0].upper() + own[1:], re.sub(r"^It\b", about[0].upper() + about[1:], said))
    return re.sub(
        r"\bits(?= (?:mandate|mission|aims?|goals?|tasks?|objectives?|purposes?|members|duties)\b)", own, first
    )


def _is_nameless(noun: str, after: str, own: bool, about: str) -> bool:
    """Whether `The noun` says too little: a noun of a class, with nothing after it that says which."""
    if noun in ONLY or re.match(r" (?:of|for|in|by|that|which|to) ", after):
        return False
    verb = re.match(r" (?:is|are|was|were|has|have|had|[a-z]+(?:s|ed))\b", after)
    known = noun in about.casefold().split()
    return bool(own or verb) and (noun in CLASSES or noun in _NAMELESS or not known)
