"""The pictures that stand in texts, wherever in what is said those are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizapp.packs.file import Key
from quizapp.text.written import Picture, pictures


def pictured(said: object, at: Key = ()) -> Iterator[tuple[Key, Picture]]:
    """The pictures, each with the key of its text.

    >>> [(at, one.path) for at, one in pictured({"choices": ["a", {"text": "![b](b.png)"}]})]
    [(('choices', 1, 'text'), 'b.png')]
    """
    if isinstance(said, str):
        yield from ((at, one) for one in pictures(said))
    elif isinstance(said, Mapping):
        for key, value in said.items():
            yield from ((at, one) for one in pictures(str(key)))
            yield from pictured(value, (*at, key))
    elif isinstance(said, (list, tuple)):
        for number, value in enumerate(said):
            yield from pictured(value, (*at, number))
