"""What a run costs: time beside the bare parser in the same process, and memory a fact."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable, Sequence
from typing import Any

from quizapp.documents.model import Document
from quizapp.engines import english_engine
from quizapp.extraction.context import topic_of
from quizapp.extraction.parser import load_parser
from quizapp.extraction.plain import lines
from quizapp.generate import facts_of, make_bank


def cost(documents: Sequence[Document], times: int = 2) -> dict[str, Any]:
    """Seconds of generating, how often the bare parser's, bytes a fact, and parses that are still held."""
    engine, nlp = english_engine(), load_parser()
    texts = [line.text for document in documents for line in lines(document, topic_of(document))]
    seconds = best(lambda: make_bank(documents, (), engine), times)
    bare = best(lambda: list(nlp.pipe(texts)), times)
    each, held = _memory(documents)
    return {
        "seconds": round(seconds, 2),
        "times the bare parser": round(seconds / bare, 2) if bare else None,
        "bytes a fact": each,
        "parses held": held,
    }


def best(run: Callable[[], object], times: int) -> float:
    """The fastest of several runs: the least disturbed one."""
    found = []
    for _ in range(times):
        gc.collect()
        began = time.perf_counter()
        run()
        found.append(time.perf_counter() - began)
    return min(found)


def _memory(documents: Sequence[Document]) -> tuple[int, int]:
    """Bytes that go when the facts go, a fact; and how many parses are alive while the facts are."""
    from spacy.tokens import Doc

    engine = english_engine()
    tracemalloc.start()
    facts = [fact for document in documents for fact in facts_of(document, engine)]
    gc.collect()
    held = sum(isinstance(thing, Doc) for thing in gc.get_objects())
    count, with_facts = max(len(facts), 1), tracemalloc.get_traced_memory()[0]
    del facts
    gc.collect()
    freed = with_facts - tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return freed // count, held
