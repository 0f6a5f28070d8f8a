"""Whether a question gives a definition, or a rank that only one thing has, so that one answer fits."""

from __future__ import annotations

import re

_SORTS = (
    "study|process|practice|view|belief|theory|science|shape|method|act|ability|tendency|doctrine|principle|condition"
    "|technique|measure|branch"
)
_DEFINED = re.compile(
    rf"^(?:[^,:?]+[,:] )?What (?:is|was) the (?:(?:[a-z]+ )?(?:{_SORTS}) (?:of|that|which|in which|by which|for|when)"
    r" .{25,}|(?:first|only|(?:second-|third-)?[a-z]{3,}est|most [a-z]+(?: [a-z]+)?) (?!and\b).{25,})\?$"
)


def defines(prompt: str, answer: str) -> bool:
    """Whether the prompt says of the answer what only it is.

    >>> defines("What is the study of the stars and what they are made of?", "astronomy")
    True
    >>> defines("What is the space for buildings within the streets of a city?", "block")
    False
    """
    return (
        bool(_DEFINED.match(prompt))
        and not re.search(r"\d", answer)
        and not re.search(r" and [A-Z]\w+ ha[sd]\b", prompt)
    )
