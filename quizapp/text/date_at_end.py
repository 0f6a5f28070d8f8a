"""Whether a date may stand behind other words."""

from __future__ import annotations

import re

_OTHER_EVENT = re.compile(
    r",|\b\d{4}\b|\b(?:which|that|who|whom|whose|where|when|while|before|after|following)\b"
    r"|\b[a-z]{3,}ing (?:(?:the|an?|all|both|its|their|his|her)\b|[A-Z\d])|\bfor (?:[a-z]+ ){1,2}of\b"
)


def takes_a_date(text: str) -> bool:
    """Whether a date right behind these words would be read as that of something told in them.

    >>> takes_a_date("was awarded the prize for the founding of Orwin"), takes_a_date("was awarded the prize")
    (True, False)
    """
    return bool(_OTHER_EVENT.search(text))
