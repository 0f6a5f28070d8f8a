"""What the cards of a pack cite, asked of the library's cache one document at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

Cites = tuple[str, str, tuple[str, ...], str]
"""A card, its kind, its answers, and its question's evidence as JSON."""
_GROUPS = "SELECT documents, json_group_array(number) FROM cards WHERE pack = ? AND documents <> '' GROUP BY documents"
_CITED = """
SELECT question, facet, kind, words.answer, json_extract(body, '$.evidence')
FROM cards JOIN words ON words.rowid = cards.number
JOIN questions ON questions.pack = cards.pack AND questions.id = cards.question
WHERE cards.number IN (SELECT value FROM json_each(?)) AND +cards.pack = ? ORDER BY position
"""


class Citations:
    """Keeps only which cards cite which documents; `number` is the pack's in the cache."""

    def __init__(self, pack: str, number: int, ask: Callable[[str, Sequence[object]], list[Any]]) -> None:
        self._pack, self._number, self._ask = pack, number, ask
        self._groups = [(names.split("\n"), cards) for names, cards in ask(_GROUPS, (number,))]

    def of(self, document: str) -> list[Cites]:
        """What cites a document, in the order of the pack."""
        numbers = [number for names, cards in self._groups if document in names for number in json.loads(cards)]
        rows = self._ask(_CITED, (json.dumps(numbers), self._number))
        return [
            (f"{self._pack}/{question}{f'#{facet}' if facet else ''}", kind, tuple(answers.split("\n")), evidence)
            for question, facet, kind, answers, evidence in rows
        ]
