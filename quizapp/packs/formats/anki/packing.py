"""A pack as an .apkg file, through genanki; the same files give the same bytes."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import sqlite3
import zipfile
from contextlib import closing
from html import escape
from typing import Any

from quizapp.errors import QuizError
from quizapp.packs.folder import inside
from quizapp.packs.formats import kept
from quizapp.packs.formats.anki import ours
from quizapp.packs.formats.anki.decks import deck_of
from quizapp.packs.formats.anki.package import INSTALL, MOST_MEDIUM
from quizapp.packs.formats.markup import to_html
from quizapp.packs.formats.model import Loss, Written
from quizapp.packs.model import Question
from quizapp.packs.passages import passages
from quizapp.packs.reading import LoadedPack
from quizapp.text.written import ONE_PICTURE

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(pack: LoadedPack) -> Written:
    """The pack's approved questions, each a note that is found again by its id however often it is exported."""
    try:
        import genanki
    except ImportError as error:
        raise QuizError("writing .apkg needs genanki, which is not installed", hint=INSTALL) from error
    writing, numbers = _Writing(pack), itertools.count(1)
    models = {name: _model(genanki, name) for name in ours.FIELDS}

    def note(question: Question) -> Any:
        model, said = models[ours.type_of(question)], writing.fields(question)
        fields = [said.get(one["name"], "") for one in model.fields]
        guid, tags = f"{pack.header.id}/{question.id}", list(ours.tags_of(question))
        return genanki.Note(model=model, fields=fields, tags=tags, guid=guid, due=next(numbers))

    decks = []
    for name, questions in itertools.groupby(kept.approved(pack), lambda question: deck_of(pack, question)):
        deck = genanki.Deck(_number(f"{pack.header.id}/{name}"), name, _described(pack))
        deck.notes = [note(question) for question in questions]
        decks.append(deck)
    database = _database(genanki.Package(decks), _changed(pack))
    losses = [*kept.pack_lost(pack, {"description", "license", "authors", "sources"}), *writing.losses]
    return Written(_zipped(database, writing.media), tuple(losses))


class _Writing:
    """The fields of notes, and the pictures that they come to show."""

    def __init__(self, pack: LoadedPack) -> None:
        self.media: dict[str, bytes] = {}
        self.losses: list[Loss] = []
        self._pack = pack
        self._sources = {
            name: source.model_dump(mode="json", exclude_defaults=True, exclude={"path", "sha256"})
            for name, source in pack.header.sources.items()
        }

    def fields(self, question: Question) -> dict[str, str]:
        """Every field that has something to say."""
        said = ours.fields_of(question, self._pack.header.id, self._pack.header.language)
        said = {name: self._with_pictures(html, question) for name, html in said.items()}
        if question.image:
            said["Picture"] = self._picture(question.image, question.image_alt, question)
        return said | {"Evidence": self._evidence(question), "Record": self._record(question)}

    def _evidence(self, question: Question) -> str:
        shown = passages(question, self._pack.sources)
        quoted = (
            (to_html(one.text[one.start : one.end]), " › ".join(filter(None, (one.title, one.heading))))
            for one in shown
        )
        return "".join(f"<blockquote>{quote}</blockquote><p>{to_html(where)}</p>" for quote, where in quoted)

    def _record(self, question: Question) -> str:
        cited = {one.source: self._sources.get(one.source, {"title": one.source}) for one in question.evidence}
        return ours.record(question, cited, self._pack.header.language)

    def _with_pictures(self, html: str, question: Question) -> str:
        return ONE_PICTURE.sub(lambda found: self._picture(found["path"], found["alt"], question), html)

    def _picture(self, path: str, alt: str, question: Question) -> str:
        """The picture, which is packed under a name that no other pack's has; its words where it is not there."""
        file = inside(self._pack.root, path)
        name, alt = ours.packed(self._pack.header.id, path), " ".join(alt.split())
        try:
            if file is None or not file.is_file() or file.stat().st_size > MOST_MEDIUM:
                raise FileNotFoundError
            self.media[name] = file.read_bytes()
        except OSError:
            self.losses.append(Loss(question.id, f"its picture {path}, which is missing"))
            return escape(alt)
        return f'<img src="{escape(name)}" alt="{escape(alt)}">'


def _model(genanki: Any, name: str) -> Any:
    fields = [{"name": field} for field in ours.FIELDS[name]]
    templates = [{"name": title, "qfmt": front, "afmt": back} for title, front, back in ours.TEMPLATES[name]]
    sort = genanki.Model.CLOZE if name == ours.CLOZE else genanki.Model.FRONT_BACK
    return genanki.Model(_number(name), name, fields, templates, ours.CSS, sort)


def _number(name: str) -> int:
    """A number that stays with a name, of the size that Anki's own have."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % (1 << 30)


def _described(pack: LoadedPack) -> str:
    header = pack.header
    return escape(
        " · ".join(filter(None, (header.description, ", ".join(header.authors), header.license))), quote=False
    )


def _changed(pack: LoadedPack) -> int:
    """When the pack was changed last: Anki takes over what is newer than what a learner has."""
    files = [pack.root / file.name for file in pack.files]
    return max((int(file.stat().st_mtime) for file in files if file.is_file()), default=0)


def _database(package: Any, changed: int) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        package.write_to_db(connection.cursor(), changed, itertools.count(changed * 1000))
        connection.commit()
        return connection.serialize()


def _zipped(database: bytes, media: dict[str, bytes]) -> bytes:
    """The file: the collection, and each picture under a number that a list gives its name."""
    names = sorted(media)
    parts = {"collection.anki2": database, "media": json.dumps(dict(enumerate(names))).encode()}
    parts |= {str(number): media[name] for number, name in enumerate(names)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()
