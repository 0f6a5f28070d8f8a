"""Whether a document may go along with a pack that is given to others, by the licence that the pack names for it."""

from __future__ import annotations

import re

_MAY = frozenset({
    "cc0", "cc zero", "cc by", "cc by sa", "cc by nd", "by", "by sa", "by nd", "cc pd", "cc pdm", "cc mark", "pd",
    "pdm", "public domain", "public domain mark", "creative commons zero", "creative commons attribution",
    "creative commons attribution sharealike", "creative commons attribution share alike",
    "creative commons attribution noderivs", "creative commons attribution noderivatives",
    "creative commons attribution no derivatives", "mit", "expat", "isc", "0bsd", "bsd", "bsd clause", "clause bsd",
    "apache", "unlicense", "zlib", "wtfpl", "mpl", "mozilla public", "gpl", "lgpl", "agpl", "gfdl", "gnu gpl",
    "gnu lgpl", "gnu agpl", "gnu fdl", "gnu free documentation", "ogl", "uk ogl", "ogl uk", "open government",
    "uk open government", "odbl", "odc odbl", "open database", "odc by", "pddl", "odc pddl",
})  # fmt: skip
"""The names of licences, in words, without what `_BESIDE` leaves out."""
_PORTS = "at|au|br|ca|ch|cz|de|ee|es|fi|fr|gb|igo|ie|it|jp|nl|nz|pl|pt|se|uk|us"
_BESIDE = re.compile(
    rf"(?<!\S)(v?\d+\+?( ({_PORTS}))?|the|licen[cs]ed?|version|international|unported|generic|universal|dedication"
    r"|or later|only)(?!\S)"
)
"""Versions, the country a version is made for, and words that people write or leave out."""
_ADDRESS = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/(.+?)(?:/(?:deed|legalcode).*)?$")
_BETWEEN = re.compile(r"[\s\-_.,/()]+")


def may_copy(licence: str) -> bool:
    """Whether a licence allows everybody to pass copies on unchanged; what is not known to does not.

    >>> may_copy("CC-BY-SA-4.0"), may_copy("Public Domain"), may_copy("CC-BY-NC-4.0"), may_copy("MITRE")
    (True, True, False, False)
    """
    said = _BETWEEN.sub(" ", _ADDRESS.sub(r"cc \1", licence.casefold().strip()))
    return " ".join(_BESIDE.sub("", said.replace("cc 0", "cc0")).split()) in _MAY
