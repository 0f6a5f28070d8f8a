"""What a side of a card says: its text, its pictures, and the sounds that a terminal does not play."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.packs.formats.markup import Picture, from_html
from quizapp.packs.formats.naming import file_name

MEDIA = "media"
_SOUND = re.compile(r"\[sound:([^\]]*)\]|\[anki:(?:play|tts)[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Words:
    """Text, pictures and names of sounds."""

    text: str
    pictures: tuple[Picture, ...] = ()
    sounds: tuple[str, ...] = ()

    def asked(self) -> tuple[str, dict[str, str]]:
        """What asks, and the picture that is shown with it; a picture alone asks by itself."""
        if not self.pictures:
            return self.text, {}
        first = self.pictures[0]
        if not self.text:
            return _shown(first), {}
        return self.text, {"image": medium(first.name)} | ({"image_alt": first.alt} if first.alt else {})

    def told(self) -> str:
        """What is told on the other side, with the first picture as text has one; the others stand in it already."""
        return "\n".join([self.text, *map(_shown, self.pictures[:1])]).strip()

    def media(self) -> Iterator[tuple[str, str]]:
        """Where each picture is kept in a pack, and its name in Anki."""
        return ((medium(one.name), one.name) for one in self.pictures)


def words(html: str) -> Words:
    """What some HTML of Anki's says."""
    sounds = tuple(found[1] or "read aloud" for found in _SOUND.finditer(html))
    read = from_html(_SOUND.sub("", html))
    return Words(read.text, read.pictures, sounds)


def medium(name: str) -> str:
    """Where in a pack's folder a picture is kept, whatever its name would lead to."""
    return f"{MEDIA}/{file_name(name)}"


def _shown(picture: Picture) -> str:
    alt = re.sub(r"[\[\]]", "", picture.alt)
    return f"![{alt}]({medium(picture.name)})"
