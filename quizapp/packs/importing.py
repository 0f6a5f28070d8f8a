"""Questions from elsewhere put into a pack: what is new in a file of its own; what people have there stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from quizapp.bulk import in_bulk
from quizapp.errors import QuizError, WrongUse
from quizapp.packs import dumping
from quizapp.packs.editing import is_own, not_yours
from quizapp.packs.file import YamlFile
from quizapp.packs.folder import HEADER, is_pack
from quizapp.packs.formats.happened import Past
from quizapp.packs.formats.model import Imported, Loss, source_of
from quizapp.packs.formats.naming import Names, asked, id_of
from quizapp.packs.formats.pictures import Placed
from quizapp.packs.growing import header, slug
from quizapp.packs.model import FORMAT, Header, Question
from quizapp.packs.problems import ERROR, Problem
from quizapp.packs.reading import as_written, examine, failure
from quizapp.packs.replacing import replace_files
from quizapp.packs.translating import COMMA, OF_YAML
from quizapp.packs.validating import validated

_HEAD = "# From {name}. This file is yours: change whatever you like.\n"
_FROM_HEADER = ("license", "authors", "as_of", "sources")
_ASKS, _ANSWERS = frozenset({"prompt", "text"}), frozenset({"text", "answer", "answers", "items", "pairs"})
_FIRST = ("id", "kind", "prompt", "text", "choices", "answer", "answers")


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that says something else in the file than in the pack, where it was left as it is."""

    question: str
    field: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of an import: the pack, the file with what is new, and what was not taken from where it came."""

    pack: Path
    file: Path | None
    new: tuple[str, ...]
    same: int
    different: tuple[Difference, ...]
    losses: tuple[Loss, ...]
    past: Past = field(default_factory=Past)
    """What was answered to the questions where they came from, by the ids that they have in the pack."""


@dataclass(frozen=True, slots=True)
class _There:
    """What the pack has already."""

    pack: str = ""
    questions: Mapping[str, Question] = field(default_factory=dict)
    """By each of their names."""
    sources: frozenset[str] = frozenset()
    """What may be cited: the sources that it names, or those that the file names where there is no pack yet."""


@dataclass(slots=True)
class _Sorted:
    """What arrives, sorted into what is new, what is there already, what differs and what is lost."""

    new: dict[str, str] = field(default_factory=dict)
    """What is new by its id, as it will stand in its file."""
    same: int = 0
    different: list[Difference] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """The id that a question has in the file with the one that it has in the pack."""


def bring(imported: Imported, pack: Path, name: str, *, strict: bool = False) -> Brought:
    """Put the questions of a file of that name into the pack, which is made where there is none.

    Strict, nothing is written where something of the file would be lost.
    """
    placed = Placed(pack, imported.media)
    with in_bulk():
        found = _sorted_out(imported, _there(pack, imported), placed, name)
    losses = (*imported.losses, *found.losses)
    if strict and losses:
        place, what = losses[0].at(name), losses[0].what
        of = "" if place.startswith(f"{name}:") else f"{place}: "
        raise QuizError(f"{of}{what}", place if not of else name, "nothing was written: --strict asks for all")
    if not found.new and not found.same and not found.different:
        first = next(iter((*found.losses, *imported.losses)), None)
        why = f": {first.what}" if first else ""
        raise QuizError(f"no question could be read{why}", name, "look at the file, or say what it is with --from")
    file = _free(pack, slug(PurePosixPath(name).stem)) if found.new else None
    files = {} if is_pack(pack) else {pack / HEADER: _header(imported.header, pack, name)}
    if file:
        head = _HEAD.format(name=" ".join(name.split()))
        files[file] = "".join([head, *map(dumping.item, found.new.values())]).encode()
    replace_files({**placed.files, **files})
    past = imported.past.under(found.names)
    return Brought(pack, file, tuple(found.new), found.same, tuple(found.different), losses, past)


def _there(pack: Path, imported: Imported) -> _There:
    """What there is in the pack that a file is put into; raises QuizError where it cannot be."""
    if not pack.exists():
        named = imported.header.get("sources")
        return _There(sources=frozenset(named if isinstance(named, dict) else ()))
    if not pack.is_dir():
        raise WrongUse("this pack is one file, which is yours to write", str(pack), "import into a folder")
    if not is_pack(pack):
        hint = "name a folder that does not exist yet, or a pack: a folder with pack.yaml in it"
        raise WrongUse("this is not a pack, so nothing is written into it", str(pack), hint)
    found, problems = examine(pack)
    errors = [problem for problem in problems if problem.severity == ERROR]
    if found is None or errors:
        raise failure(pack, errors)
    if not is_own(found):
        raise QuizError("this pack is not yours to add to", str(pack), not_yours(pack))
    questions = [item.question for item in as_written(pack)]
    named = {name: question for question in questions for name in question.aliases}
    by_name = named | {question.id: question for question in questions}
    return _There(found.header.id, by_name, found.sources.names)


def _sorted_out(imported: Imported, there: _There, placed: Placed, name: str) -> _Sorted:
    found, names = _Sorted(), Names(there.questions)
    alike = _by_words({question.id: question for question in there.questions.values()}.values())
    for place, raw in _placed(imported, placed):
        given = str(raw.get("id") or "")
        said, lost = placed.with_picture({**raw, "id": names.of(raw)})
        said, uncited = _cited(said, there.sources)
        written = dumping.block(_in_order(said))
        question, wrong = _validated(written, name)
        if question is None:
            found.losses.append(Loss(place or said["id"], wrong))
            continue
        found.losses += _renamed(place, given, question.id)
        found.losses += [*lost, *uncited, *(placed.missing(said) if "](" in written else ())]
        names.keep(question, raw)
        other = there.questions.get(question.id)
        if not given and any(not list(_differences(question, one, said)) for one in alike.get(asked(said), ())):
            found.same += 1
        elif other is None:
            found.same += question.id in found.new
            found.new.setdefault(question.id, written)
            found.names[given] = question.id
        else:
            differences = list(_differences(question, other, said))
            found.different += differences
            found.same += not differences
            if imported.origins.get(given, "") in {"", there.pack} or not _is_another(differences):
                found.names[given] = other.id
    return found


def _placed(imported: Imported, placed: Placed) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The questions with their pictures in place, each with where it begins in the file, if that is known."""
    questions = map(placed.in_texts, imported.questions) if imported.media else imported.questions
    yield from zip(imported.places or repeat("", len(imported.questions)), questions, strict=True)


def _renamed(place: str, given: str, name: str) -> Iterator[Loss]:
    """That a question lost its id to another one of the file."""
    if given and name != id_of(given):
        yield Loss(place or name, f"its id {given}, which another question of the file has: here it is {name}")


def _is_another(differences: Iterable[Difference]) -> bool:
    """Whether a question of another pack's has no more than its id in common with one that is here."""
    fields = {one.field for one in differences}
    return bool(fields & _ASKS) and bool(fields & _ANSWERS)


def _by_words(questions: Iterable[Question]) -> dict[str, list[Question]]:
    """The questions by what they ask."""
    found: dict[str, list[Question]] = {}
    for question in questions:
        found.setdefault(asked(question.model_dump(include={"prompt", "text"})), []).append(question)
    return found


def _validated(written: str, name: str) -> tuple[Question | None, str]:
    """The question as it will be read from its file, or why it cannot be."""
    file = YamlFile(name, written)
    problems: list[Problem] = file.faults()
    question = validated(file, (), file.data, problems) if not problems else None
    return question, _why(problems[0]) if problems else ""


def _why(problem: Problem) -> str:
    """What is wrong, and what mends it where the file is not YAML either."""
    hint = "" if problem.code in OF_YAML or problem.hint == COMMA else problem.hint
    return f"{problem.message} ({hint})" if hint else problem.message


def _cited(said: dict[str, Any], sources: frozenset[str]) -> tuple[dict[str, Any], list[Loss]]:
    """The question without passages of sources that nobody names, which no reader could look up."""
    given = said.get("evidence") or []
    cited = given if isinstance(given, list) else [given]
    known = [one for one in cited if source_of(one) in sources]
    lost = [Loss(said["id"], "a passage of a source that the pack does not name")] * (len(cited) - len(known))
    return ({**said, "evidence": known} if known else _without(said, "evidence")), lost


def _without(said: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name != key}


def _differences(new: Question, old: Question, said: Mapping[str, Any]) -> Iterator[Difference]:
    """Where the file says something else than the pack; what only the pack says is no difference."""
    for name in said:
        here, there = (_comparable(one, name) for one in (old, new))
        if name != "id" and here != there:
            yield Difference(old.id, name, _told(here), _told(there))


def _comparable(question: Question, name: str) -> Any:
    if name == "evidence":
        return [(one.source, one.quote) for one in question.evidence]
    return getattr(question, name, "")


def _told(value: Any) -> str:
    if isinstance(value, tuple):
        return " | ".join(str(getattr(one, "text", one)) for one in value)
    return str(value)


def _header(said: Mapping[str, Any], pack: Path, name: str) -> bytes:
    """The header of a new pack, with what the file knows of it."""
    title = str(said.get("title") or PurePosixPath(name).stem)
    begun = header(slug(pack.resolve().name), title, str(said.get("language") or "en"))
    more = {key: said[key] for key in _FROM_HEADER if said.get(key) and _fits(key, said[key])}
    return (begun + (dumping.block(more) if more else "")).encode()


def _fits(key: str, value: object) -> bool:
    try:
        Header.model_validate({"format": FORMAT, "id": "x", "title": "x", key: value})
    except ValidationError:
        return False
    return True


def _in_order(said: Mapping[str, Any]) -> dict[str, Any]:
    """What one wants to see first, first."""
    first = {key: said[key] for key in _FIRST if key in said}
    return first | dict(said)


def _free(pack: Path, stem: str) -> Path:
    """A file of the pack that is not there yet."""
    numbered = (f"{stem}-{number}" for number in range(2, 10_000))
    taken = {HEADER, "curated.yaml"}
    names = (f"{one}.yaml" for one in (stem, *numbered))
    return next(pack / one for one in names if one not in taken and not (pack / one).exists())
