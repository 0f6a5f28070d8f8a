"""The pictures of imported questions: where in the pack each is put, never outside of it or over another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from quizapp.packs.folder import MOST_BYTES, PICTURES, inside
from quizapp.packs.formats.model import Imported, Loss
from quizapp.packs.growing import slug
from quizapp.packs.pictured import pictured
from quizapp.text.written import ONE_PICTURE

MEDIA = "media"


def marked(place: str, data: bytes) -> str:
    """The place under a name that only this file has."""
    given = PurePosixPath(place)
    return f"{given.parent}/{given.stem}-{hashlib.sha256(data).hexdigest()[:8]}{given.suffix}"


def with_beside(imported: Imported, folder: Path) -> Imported:
    """The same with the pictures that its texts name and that lie in a folder."""
    names = {one.path for _, one in pictured(imported.questions)}
    found = {name: path.read_bytes() for name in sorted(names) if (path := inside(folder, name)) and _is_one(path)}
    return replace(imported, media={**found, **imported.media})


def _is_one(path: Path) -> bool:
    return path.suffix.lower() in PICTURES and path.is_file() and path.stat().st_size <= MOST_BYTES


def _lost(said: Mapping[str, Any], name: str) -> Loss:
    return Loss(said["id"], f"the picture {name[:80]}, which is not there or is none")


class Placed:
    """The files that go with what is imported, by their places."""

    def __init__(self, root: Path, media: Mapping[str, bytes]) -> None:
        self._root = root
        self._media = media
        self.files: dict[Path, bytes] = {}

    def in_texts(self, said: Any) -> Any:
        """What is said, the pictures in its texts named as they will lie there."""
        if isinstance(said, str):
            return ONE_PICTURE.sub(self._named, said) if "](" in said else said
        if isinstance(said, Mapping):
            return {self.in_texts(key): self.in_texts(value) for key, value in said.items()}
        return [self.in_texts(one) for one in said] if isinstance(said, list) else said

    def missing(self, said: Mapping[str, Any]) -> list[Loss]:
        """The pictures in a question's texts that will not lie there."""
        names = dict.fromkeys(one.path for _, one in pictured(said))
        return [_lost(said, name) for name in names if not self._lies(name)]

    def with_picture(self, said: dict[str, Any]) -> tuple[dict[str, Any], list[Loss]]:
        """The question with its picture named as it will lie there, or without one where there is none."""
        name = str(said.get("image") or "")
        if not name:
            return said, []
        place = self._placed(name) if name in self._media else self._kept(name)
        if place:
            return {**said, "image": place}, []
        bare = {key: value for key, value in said.items() if key not in {"image", "image_alt"}}
        return bare, [_lost(said, name)]

    def _named(self, found: re.Match[str]) -> str:
        place = self._placed(found["path"]) if found["path"] in self._media else ""
        return f"![{found['alt']}]({place})" if place else found[0]

    def _kept(self, name: str) -> str:
        """A picture that the pack has already."""
        path = inside(self._root, name)
        return name if path and path.is_file() else ""

    def _lies(self, name: str) -> bool:
        """Whether a picture will lie there."""
        return inside(self._root, name) in self.files or bool(self._kept(name))

    def _placed(self, name: str) -> str:
        data = self._media[name]
        given = PurePosixPath(name.replace("\\", "/"))
        if given.suffix.lower() not in PICTURES:
            return ""
        plain = f"{MEDIA}/{slug(given.stem)}{given.suffix.lower()}"
        own: tuple[str, ...] = (name,) if given.parts[:1] == (MEDIA,) else ()
        for place in (*own, plain, marked(plain, data)):
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
