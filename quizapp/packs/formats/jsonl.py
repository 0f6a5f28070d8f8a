"""JSON lines: what `export` writes, what `generate` keeps, or a question a line with a pack's own keys."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from quizapp.errors import QuizError
from quizapp.packs.export_jsonl import left_out, lines
from quizapp.packs.formats.decoding import text_of
from quizapp.packs.formats.model import Imported, Loss, Written, with_sources
from quizapp.packs.gaps import BLANK
from quizapp.packs.reading import LoadedPack

_TURNED = frozenset({"answers", "choices", "pairs", "sources", "fact"})
"""The keys for other programs that say in another way what a pack's own keys say."""


def read(data: bytes, name: str) -> Imported:
    """The questions of the lines; a cloze that has a line a gap is one."""
    questions: dict[str, Mapping[str, Any]] = {}
    places: dict[str, str] = {}
    losses: list[Loss] = []
    for number, line in _lines(text_of(data, name), losses):
        said = line.get("question", line)
        if not isinstance(said, dict) or not isinstance(said.get("kind"), str):
            losses += [Loss(f"line {number}", "it says no kind of question")] * ("format" not in line)
            continue
        said = _question(said) if "answers" in said and "choices" in said and "fact" in said else said
        id_ = str(said.get("id") or f"line {number}")
        places.setdefault(id_, f"line {number}")
        if questions.setdefault(id_, said) != said:
            losses.append(Loss(f"line {number}", f"a second question with the id {id_}"))
    if not questions and losses:
        raise QuizError(losses[0].what, losses[0].at(name))
    found, begin = tuple(questions.values()), tuple(places.values())
    return Imported(with_sources(found), found, losses=tuple(losses), places=begin)


def _lines(text: str, losses: list[Loss]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            said = json.loads(line, parse_float=str)
            json.dumps(said, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            losses.append(Loss(f"line {number}", "half of a letter stands in it, such as \\ud800"))
            continue
        except (ValueError, RecursionError) as error:
            losses.append(Loss(f"line {number}", f"this is not JSON: {getattr(error, 'msg', 'nested too deep')}"))
            continue
        if isinstance(said, dict):
            yield number, said
        else:
            losses.append(Loss(f"line {number}", "a line holds one object in { }"))


def _question(line: Mapping[str, Any]) -> dict[str, Any]:
    """A question of which only the keys for other programs are known."""
    answers = [str(one) for one in _listed(line, "answers")]
    said = {key: value for key, value in line.items() if value and key not in _TURNED}
    said["id"] = str(line.get("id") or "").replace("#", "-")
    cited = [one for one in _listed(line, "sources") if isinstance(one, dict) and "document" in one]
    passages = [{"source": one["document"], "quote": one.get("quote", "")} for one in cited]
    said |= {"evidence": passages} if passages else {}
    first, *further = answers or [""]
    kind = line["kind"]
    if kind in {"choice", "multi"}:
        said["choices"] = line["choices"]
    if kind == "cloze":
        gap = "{{" + "|".join(answers) + "}}"
        text = str(said.pop("prompt", ""))
        return {**said, "text": text.replace(BLANK, gap, 1)}
    if kind == "match" and isinstance(line.get("pairs"), list):
        pairs = [pair for pair in line["pairs"] if isinstance(pair, list) and len(pair) == 2]
        return {**said, "pairs": {str(left): str(right) for left, right in pairs}}
    if kind in {"multi", "order"}:
        return {**said, "answers" if kind == "multi" else "items": answers}
    return {**said, "answer": first} | ({"accept": further} if further else {})


def _listed(line: Mapping[str, Any], key: str) -> list[Any]:
    return line[key] if isinstance(line.get(key), list) else []


def write(pack: LoadedPack) -> Written:
    """Every question of any status, one a line, a cloze one a gap."""
    losses = tuple(left_out(pack))
    return Written("".join(f"{line}\n" for line in lines(pack)).encode(), losses)
