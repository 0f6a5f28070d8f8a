"""The pictures of imported questions: where in the pack each is put, never outside of it or over another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from quizapp.packs.folder import PICTURES, inside
from quizapp.packs.formats.model import Loss
from quizapp.packs.growing import slug
from quizapp.text.written import ONE_PICTURE

MEDIA = "media"


def marked(place: str, data: bytes) -> str:
    """The place under a name that only this file has."""
    given = PurePosixPath(place)
    return f"{given.parent}/{given.stem}-{hashlib.sha256(data).hexdigest()[:8]}{given.suffix}"


class Placed:
    """The files that go with what is imported, by their places."""

    def __init__(self, root: Path, media: Mapping[str, bytes]) -> None:
        self._root = root
        self._media = media
        self.files: dict[Path, bytes] = {}

    def with_picture(self, said: dict[str, Any]) -> tuple[dict[str, Any], list[Loss]]:
        """The question with its pictures named as they will lie there, or without one where there is none."""
        said = {key: self._in_text(value) if isinstance(value, str) else value for key, value in said.items()}
        name = str(said.get("image") or "")
        if not name:
            return said, []
        place = self._placed(name) if name in self._media else self._kept(name)
        if place:
            return {**said, "image": place}, []
        bare = {key: value for key, value in said.items() if key not in {"image", "image_alt"}}
        return bare, [Loss(said["id"], f"the picture {name[:80]}, which is not there or is none")]

    def _in_text(self, text: str) -> str:
        """A text whose pictures are among what is imported, each named as it will lie there."""
        return ONE_PICTURE.sub(self._named, text) if "](" in text else text

    def _named(self, found: re.Match[str]) -> str:
        place = self._placed(found["path"]) if found["path"] in self._media else ""
        return f"![{found['alt']}]({place})" if place else found[0]

    def _kept(self, name: str) -> str:
        """A picture that the pack has already."""
        path = inside(self._root, name)
        return name if path and path.is_file() else ""

    def _placed(self, name: str) -> str:
        data = self._media[name]
        given = PurePosixPath(name.replace("\\", "/"))
        if given.suffix.lower() not in PICTURES:
            return ""
        plain = f"{MEDIA}/{slug(given.stem)}{given.suffix.lower()}"
        for place in (name, plain, marked(plain, data)):
            path = inside(self._root, place)
            if path and self._fits(path, data) and not any(part.startswith(".") for part in PurePosixPath(place).parts):
                self.files[path] = data
                return place
        return ""

    def _fits(self, path: Path, data: bytes) -> bool:
        """Whether a place is free, or holds the very same."""
        if path in self.files:
            return self.files[path] == data
        return not path.exists() or (path.is_file() and path.read_bytes() == data)
