"""Put what is meant in for pronouns and for `this basin`, `the League`, `in that year`, where it is sure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.extraction.context import Context, expletive
from quizapp.extraction.names import bare, class_noun
from quizapp.extraction.parsed import Parsed
from quizapp.extraction.referring import put_year, unexplained
from quizapp.extraction.standing import explained
from quizapp.extraction.unfinished import tells_more

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_PERSONS = ("it", "its", "they", "their", "them")
_MAY_BE_PERSONS = ("PERSON", "ORG", "")
"""What the parser takes an unknown surname for."""


def resolve(parsed: Parsed, context: Context) -> None:
    """Words that look back get what they mean, where only one thing can be meant; the others stay."""
    context.resolve(parsed)
    for token, after in _pointing(parsed):
        if token.lower_ == "the" and (after.lemma_ in context.known or after.lemma_ == class_noun(context.topic)):
            continue
        if found := context.referents.noun(parsed, (token, after)):
            parsed.instead |= _named_once(parsed, token, after, found)
    _name_pointed(parsed, context)
    for token in unexplained(parsed):
        if explained(parsed, token, list(parsed.doc)) or expletive(parsed, token.i):
            continue
        if _of_another(token) or _is_shortened(token):
            continue
        found = context.referents.pronoun(parsed, token)
        if found and _is_another(parsed, token, found):
            continue
        if found and not _named_there(parsed, token, found) and not _meant_beside(parsed, token, found):
            own = token.tag_ == "PRP$"
            parsed.instead[token.i] = found + ("'" if found.endswith("s") else "'s") * own
    for at, said in put_year(parsed, context.year(parsed, 0)):
        parsed.instead[at] = said


def _named_once(parsed: Parsed, article: Token, noun: Token, found: str) -> dict[int, str]:
    """The name in the place of `the state`; where the line has been given it already, the words as they are."""
    if bare(found) in parsed.instead.values():
        return {article.i: article.text, noun.i: noun.text}
    return {article.i: "the" if found.startswith("the ") else "", noun.i: bare(found)}


def _named_there(parsed: Parsed, token: Token, found: str) -> bool:
    """Whether the line itself names what the pronoun would mean; of a person one word of the name is enough."""
    name, line = bare(found).split(), parsed.line.text.replace("'s", "").split()
    enough = all if token.lower_ in _NO_PERSONS else any
    return enough(word in line for word in name)


def _is_shortened(token: Token) -> bool:
    """`it's`, `they're`: a name with that behind it would read as an owner."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return after.pos_ in ("AUX", "VERB") and after.text[0] == "'"


def _meant_beside(parsed: Parsed, token: Token, found: str) -> bool:
    """Whether the owner of its verb's subject is already the same: `Holm's travels took him to Brek`."""
    subjects = (c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass") and token.dep_ == "dobj")
    owners = (c for subject in subjects for c in subject.children if c.dep_ == "poss")
    return any(parsed.instead.get(owner.i, "").removesuffix("'s") == found for owner in owners)


def _of_another(token: Token) -> bool:
    """`open Holm's safe and take his papers`: they are the papers of a person whose name stands before it as owner."""
    owners = (
        t for t in token.doc[: token.i] if t.dep_ == "poss" and t.pos_ == "PROPN" and t.ent_type_ in _MAY_BE_PERSONS
    )
    return token.lower_ in ("his", "her") and any(owners)


def _is_another(parsed: Parsed, token: Token, found: str) -> bool:
    """Whether the name stands already for a pronoun beside which this one means another: `she fled from him`."""
    means = [t for t in parsed.doc[: token.i] if parsed.instead.get(t.i, "").removesuffix("'s") == found]
    object_of = token.tag_ == "PRP" and token.dep_ not in ("nsubj", "nsubjpass")
    return any(
        _gender(t) != _gender(token) or (object_of and t.tag_ == "PRP" and t.head in token.ancestors) for t in means
    )


def _gender(pronoun: Token) -> str:
    return {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}.get(pronoun.lower_, "it")


def _name_pointed(parsed: Parsed, context: Context) -> None:
    """`This landmark resolution` gets its name, `this salt tax` what was said of it before."""
    for token, noun in _pointed(parsed):
        if found := context.referents.noun(parsed, (token, noun)):
            parsed.instead.update(dict.fromkeys(range(token.i, noun.i), ""))
            parsed.instead[noun.i] = found
            continue
        before, behind = context.referents.described(parsed.text((token.i + 1, noun.i + 1)))
        if before or behind:
            owned = before.partition(" ")[0].endswith(("'s", "s'"))
            parsed.instead[token.i] = before if owned else f"the {before}".strip()
            parsed.instead[noun.i] = f"{noun.text} {behind}".strip()


def _pointed(parsed: Parsed) -> Iterator[tuple[Token, Token]]:
    """`This salt tax`, `this landmark resolution`: a noun with words before it, as the subject of the line."""
    for token in parsed.doc:
        noun = token.head
        if token.lower_ != "this" or token.dep_ != "det" or noun.tag_ != "NN" or noun.i < token.i + 2:
            continue
        plain = all(t.dep_ in ("amod", "compound") for t in parsed.tokens((token.i + 1, noun.i)))
        last = noun.right_edge.i == noun.i and noun.dep_ in ("nsubj", "nsubjpass")
        if plain and last and token.i not in parsed.instead:
            yield token, noun


def _pointing(parsed: Parsed) -> Iterator[tuple[Token, Token]]:
    """`this treaty` and `the treaty`, where nothing else says which."""
    for token in parsed.doc[:-1]:
        after = token.nbor(1)
        if token.lower_ not in ("this", "the") or after.pos_ != "NOUN" or token.head != after:
            continue
        lone = not any(c.i != token.i and c.i < after.i for c in after.children) and after.dep_ != "compound"
        last = after.i + 1 >= len(parsed.doc) or after.nbor(1).pos_ not in ("PROPN", "NUM", "NOUN")
        if lone and last and token.i not in parsed.instead and not tells_more(after, list(parsed.doc)):
            yield token, after
