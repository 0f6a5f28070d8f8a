"""Text made harmless for a terminal: nothing left that moves the cursor, recolours or reorders what is shown."""

from __future__ import annotations

import re

_NEWLINES = re.compile("\r\n|\r|\u2028|\u2029|\x85")
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Controls made visible, bidirectional overrides and other invisible marks gone; joiners and accents stay.

    >>> clean("a\\x1b[31mb\\u202ec")
    'a␛[31mbc'
    """
    if text.isprintable():
        return text
    return _CONTROL.sub(_visible, _INVISIBLE.sub("", _NEWLINES.sub("\n", text)))


def one_line(text: str) -> str:
    """Cleaned, on one line, with single spaces."""
    return _SPACES.sub(" ", clean(text)).strip()


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
