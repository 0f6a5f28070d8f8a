"""Letters without their marks, where leaving marks off is a slip and not another letter."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_WHOLE = str.maketrans({
    "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    "ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T",
})  # fmt: skip


def plain(text: str) -> str:
    """Without marks on Latin and Greek letters; other scripts keep theirs, for there they make another letter.

    >>> plain("Đakovica, Łódź, Ürümqi"), plain("й が")
    ('Dakovica, Lodz, Urumqi', 'й が')
    """
    if text.isascii():
        return text
    kept: list[str] = []
    base_bears = False
    for character in unicodedata.normalize("NFD", text.translate(_WHOLE)):
        if unicodedata.category(character) != "Mn":
            base_bears = _loses_marks(character)
        elif base_bears:
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=4096)
def _loses_marks(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("LATIN", "GREEK"))
