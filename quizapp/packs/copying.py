"""Whether a document may go along with a pack that is given to others, by the licence that the pack names for it."""

from __future__ import annotations

import re

_MAY = re.compile(
    r"cc0|cc[ -]?by|creative commons|public domain|pdm?(?!\w)|mit(?!\w)|bsd|apache|unlicense|gfdl"
    r"|gnu free documentation|(uk )?ogl|open government licen[cs]e|odbl|odc-by",
    re.IGNORECASE,
)


def may_copy(licence: str) -> bool:
    """Whether a licence allows to pass copies on unchanged; what is not known to does not.

    >>> may_copy("CC-BY-NC-4.0"), may_copy("Public Domain"), may_copy("All rights reserved"), may_copy("")
    (True, True, False, False)
    """
    return bool(_MAY.match(licence.strip()))
