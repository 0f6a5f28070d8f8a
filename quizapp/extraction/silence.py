"""Why sentences give no fact, in words; only for `--explain`, since it parses once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.documents.model import Document
from quizapp.extraction.clauses import understood
from quizapp.extraction.statement import statements, why_not

if TYPE_CHECKING:
    from spacy.language import Language

NO_STATEMENT = "not a statement that can be read alone"
"""A question, a fragment, layout, quoted speech, too long: it is not even parsed."""
NOTHING_ASKED = "nothing in it is one clear answer to a question with names, dates or numbers of its own"


def silent(document: Document, nlp: Language) -> dict[int, str]:
    """Start of each sentence -> why it would give no fact, whether it does or not."""
    found = {
        document.blocks[sentence.block].place(sentence.start, sentence.end).start: NO_STATEMENT
        for sentence in document.sentences
    }
    for parsed, _, context in understood(document, nlp):
        stated = statements(parsed, context).first()
        found[parsed.line.passage.start] = NOTHING_ASKED if stated else why_not(parsed, list(parsed.doc), context)
    return found
