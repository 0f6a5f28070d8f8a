"""The kinds of questions, as packs name them."""

KINDS = ("choice", "multi", "truefalse", "short", "number", "date", "cloze", "match", "order", "flashcard")
