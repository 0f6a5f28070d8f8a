"""The kind of a question of which only the words are known."""

from __future__ import annotations

from quizapp.packs.gaps import gaps

SHORT_WORDS, SHORT_LENGTH = 5, 40
"""An answer that is longer is judged by the learner, not letter by letter."""


def guessed(question: str, answer: str) -> dict[str, str]:
    """The question with its kind: a gap in double braces makes a cloze, an answer of a few words is typed.

    >>> guessed("The {{Loire}} is long.", ""), guessed("Which river?", "Loire")["kind"]
    ({'kind': 'cloze', 'text': 'The {{Loire}} is long.'}, 'short')
    """
    if gaps(question):
        return {"kind": "cloze", "text": question} | ({"explanation": answer} if answer else {})
    short = len(answer.split()) <= SHORT_WORDS and len(answer) <= SHORT_LENGTH and "\n" not in answer
    return {"kind": "short" if short else "flashcard", "prompt": question, "answer": answer}
