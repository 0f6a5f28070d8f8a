"""The engines there are: one that reads structure only, one that also reads English sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from quizapp import __version__
from quizapp.documents.model import Document
from quizapp.facts.model import Fact
from quizapp.generate import Engine, Spread, facts_of
from quizapp.packs.bank import Parser

BY = f"quizapp {__version__}"


def structure_engine() -> Engine:
    """Reads tables, records, fields, lists, acronyms and headings; needs no parser."""
    from quizapp.extraction import enumerations
    from quizapp.extraction.structure import structure_facts
    from quizapp.extraction.tasks import task_facts
    from quizapp.extraction.unasked import unasked
    from quizapp.writing.enumerating import which_of_these
    from quizapp.writing.structure import structure_drafts

    def structure(document: Document) -> Sequence[Fact]:
        found = [*structure_facts(document), *enumerations.facts(document)]
        return [*found, *task_facts(found)]

    return Engine(BY, structure, (structure_drafts, which_of_these), unasked=unasked)


def english_engine() -> Engine:
    """Reads English sentences as well; a QuizError where the parser is missing or is not the one that was checked."""
    from quizapp.extraction.clauses import clause_facts
    from quizapp.extraction.parser import load_parser
    from quizapp.extraction.silence import silent
    from quizapp.writing.cloze import cloze
    from quizapp.writing.sides import sides
    from quizapp.writing.wording import wording

    nlp = load_parser()
    structure = structure_engine()

    def clauses(document: Document) -> Sequence[Fact]:
        return clause_facts(document, nlp)

    wordings = (*structure.wordings, wording, sides, cloze)
    parser = _parser(nlp.meta)
    return Engine(
        BY, structure.structure, wordings, clauses, parser, lambda one: silent(one, nlp), structure.unasked
    )  # fmt: skip


def spread(engine: Engine, jobs: int) -> Spread | None:
    """The same engine in several processes, documents in their order; None for one process."""
    if jobs < 2:
        return None
    load = english_engine if engine.clauses else structure_engine

    def read(documents: Sequence[Document]) -> Iterator[Sequence[Fact]]:
        with ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (load,)) as pool:
            yield from pool.map(_facts, documents)

    return read


_loaded: list[Engine] = []


def _begin(load: Callable[[], Engine]) -> None:
    _loaded[:] = [load()]


def _facts(document: Document) -> Sequence[Fact]:
    return facts_of(document, _loaded[0])


def _parser(meta: dict[str, object]) -> Parser:
    from importlib.metadata import version

    return Parser(name=f"{meta['lang']}_{meta['name']}", version=str(meta["version"]), spacy=version("spacy"))
