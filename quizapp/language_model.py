"""The optional language model, through the library `llm` and any of its plug-ins.

Nothing else may reach a network; a model is waited for so long and no longer.
"""

from __future__ import annotations

from difflib import get_close_matches
from queue import Empty, Queue
from threading import Thread
from typing import Any

from quizapp.errors import QuizError, WrongUse
from quizapp.writing.assistant import Ask

INSTALL = 'pip install "quizapp[llm]"'
PATIENCE_SECONDS = 60.0


def load(name: str, patience: float = PATIENCE_SECONDS) -> tuple[str, Ask]:
    """The model's full name and the way to ask it; a QuizError where `llm` is missing or does not know the name."""
    try:
        import llm
    except ImportError as error:
        raise QuizError("A language model needs the library llm, which is not installed.", hint=INSTALL) from error
    try:
        model = llm.get_model(name)
    except llm.UnknownModelError:
        known = [one.model_id for one in llm.get_models()]
        close = get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f"Did you mean '{close[0]}'?" if close else "`llm models` lists those that are installed."
        raise WrongUse(f"there is no language model called '{name}'", hint=hint) from None
    return model.model_id, lambda system, prompt: _in_time(model, system, prompt, patience)


def _in_time(model: Any, system: str, prompt: str, patience: float) -> str:
    """The reply, from a thread that is left behind when it takes too long."""
    replies: Queue[str | Exception] = Queue()

    def ask() -> None:
        try:
            replies.put(model.prompt(prompt, system=system, stream=False).text())
        except Exception as error:
            replies.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        reply = replies.get(timeout=patience)
    except Empty:
        raise TimeoutError(f"no reply within {patience:g} seconds") from None
    if isinstance(reply, Exception):
        raise reply
    return reply
