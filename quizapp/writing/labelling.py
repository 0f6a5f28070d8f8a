"""Questions that do not name what they are about get its name in front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.documents.model import Document
from quizapp.extraction.label import label_for, label_of, names_it
from quizapp.writing.draft import Draft
from quizapp.writing.gate import Judged, Verdict
from quizapp.writing.shown import sentence


def labelled(judged: Sequence[Judged], documents: Sequence[Document]) -> list[Judged]:
    """The same, each prompt with a label where it would not be understood with its document closed."""
    by_name = {document.name: document for document in documents}
    labels = {document.name: label_of(document) for document in documents}
    return [
        replace(one, draft=_labelled(one.draft, by_name, labels)) if one.verdict is not Verdict.DROPPED else one
        for one in judged
    ]


def _labelled(draft: Draft, documents: dict[str, Document], labels: dict[str, str]) -> Draft:
    """The draft with its label; none where the prompt names it, or the label would tell the answer."""
    document = documents[draft.passages[0].document]
    label = label_for(draft.fact.topic, document, labels[document.name])
    shown = " ".join([draft.answer, *draft.items, *(side for pair in draft.pairs for side in pair)])
    sourced = "according to" in draft.prompt.casefold()
    if not label or sourced or names_it(label, sentence(draft)) or names_it(label, shown):
        return draft
    return replace(draft, label=label)
