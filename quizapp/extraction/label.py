"""What a passage is about, in a few words to put before a question that does not name it."""

from __future__ import annotations

import re

from quizapp.documents.model import Document
from quizapp.extraction.lexicon import SMALL
from quizapp.extraction.lexicon import words as words_of
from quizapp.extraction.names import bare, is_acronym, is_name
from quizapp.extraction.owner import about_of, calm, tells_no_subject
from quizapp.extraction.persons import upright
from quizapp.extraction.subject import is_generic, plain_title, without_subtitle
from quizapp.extraction.title_parts import ADVICE, course_number, of_one_section
from quizapp.facts.identity import canonical

MOST_WORDS, OFTEN, STEM, LEAST_LETTERS, LEAST_OF_A_NAME = 6, 3, 5, 5, 3
_BIDS = re.compile(
    r"(?:turn|use|make|get|set|how|why|what|when|before you|first|next|document title|dedicated|\w+ing)\b",
    re.IGNORECASE,
)
_ADVISES = re.compile(rf"(?:{ADVICE})\b", re.IGNORECASE)
_NO_SUBJECT = words_of(
    "notes note final draft document doc text file copy article chapter lecture week unit version report page test "
    "readme sample summary outline index untitled new my part section"
)
"""Words in the name of a file that say what sort of file it is."""
_GLOSSARY = re.compile(r"(?:glossary|dictionary|vocabulary|terminology) (?:of|for) ", re.IGNORECASE)
_ARCHIVED = re.compile(r"^\d{5,}(?:-\d+)?[\W_]+")
"""The number under which an archive keeps a file."""
_ASKED = re.compile(r",? (?:frequently asked questions|faq|questions and answers|explained)$", re.IGNORECASE)


def label_of(document: Document) -> str:
    """What the whole document is about, without an article; empty where it has no title of its own that says so."""
    numbered = course_number(document) and plain_title(document.title) == document.title
    if _is_file_name(document) or numbered or of_one_section(document):
        return ""
    if _GLOSSARY.match(document.title) and 2 < len(document.title.split()) <= MOST_WORDS:
        return document.title
    about = about_of(document)
    if about and not _only_half(bare(about), document):
        return "" if _ADVISES.match(bare(about)) else _plain(about, document.text, LEAST_OF_A_NAME)
    if tells_no_subject(document.title):
        return ""
    title = _plain(plain_title(document.title), document.text)
    spoken = len(re.findall(rf"\b{re.escape(title[:-1])}", document.text, re.IGNORECASE)) if title else 0
    named = is_name(bare(title)) and all(
        word[0].isupper() or word[0].isdigit() or word in SMALL for word in title.split()
    )
    return title if (named or spoken > OFTEN) and not (_BIDS.match(title) or _ADVISES.match(title)) else ""


def _only_half(about: str, document: Document) -> bool:
    """Whether it is an acronym that the title joins to something, or the text mostly: `Arn and the KLM`, `KLM/Brek`."""
    word = re.escape(about)
    glued = len(re.findall(rf"[/-]{word}\b|\b{word}[/-]", document.text))
    joined = re.search(rf"\band (?:the )?{word}\b|\b{word} and\b", document.title)
    return is_acronym(about) and (joined is not None or 2 * glued > len(re.findall(rf"\b{word}\b", document.text)))


def label_for(topic: str, document: Document, label: str) -> str:
    """The document's label; where it has none that of the part of it, else what its file is called."""
    return label or _part(topic, document) or _as_written(document)


def _part(topic: str, document: Document) -> str:
    """The heading as a label, where the text itself writes it as a name in the middle of a sentence."""
    name = re.escape(bare(topic))
    found = re.search(rf"[a-z,] (?:the )?({name})\b", document.text, re.IGNORECASE) if is_name(bare(topic)) else None
    named = found is not None and topic != document.title and found[1][0].isupper() and not found[1].isupper()
    return _plain(found[1], document.text) if found and named else ""


def _as_written(document: Document) -> str:
    """The words of the file's name as the text writes them: several in a row, or a single one often."""
    if not _is_file_name(document):
        return ""
    lemma = re.sub(r"\s*\([^()]*\d[^()]*\)$", "", document.title)
    if (person := upright(lemma, document.text)) != lemma:
        return person
    whole = _ARCHIVED.sub("", document.title)
    for name in (whole, re.split(r"[-,(]_|_\(|,", whole)[0]):
        words = [word for word in re.split(r"[\W_]+", name) if word]
        if len("".join(words)) < LEAST_LETTERS:
            continue
        found = re.findall(r"\b" + r"\W{1,2}".join(map(re.escape, words)) + r"s?\b", document.text, re.IGNORECASE)
        named = calm(next((one for one in found if one[0].isupper()), found[0] if found else ""))
        if len(found) >= (1 if len(words) > 1 else OFTEN):
            return named[0].upper() + named[1:] if len(words) <= MOST_WORDS else ""
    words = [word for word in re.split(r"[\W_]+", whole) if word]
    forms = [_form(word, document.text) for word in words]
    telling = [n for n, word in enumerate(words) if word.lower() not in SMALL]
    known = [n for n in telling if forms[n]]
    if len(known) < 2 and any(words[n].isdigit() and n not in known for n in telling):
        return ""
    if (
        sum(not words[n].isdigit() for n in telling) < 2
        or 2 * len(known) < len(telling)
        or _NO_SUBJECT & {word.lower() for word in words}
    ):
        return ""
    return " ".join(
        form or (word if n not in telling else word.capitalize())
        for n, (word, form) in enumerate(zip(words, forms, strict=True))
    )


def _form(word: str, text: str) -> str:
    """A word as the text writes it, with a capital if it ever does; nothing where it is not there."""
    if word.lower() in SMALL:
        return word.lower()
    found = re.findall(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    return str(next((one for one in found if one[0].isupper()), found[0] if found else ""))


def names_it(label: str, said: str) -> bool:
    """Whether the label's words stand in what is said, or its last one as a name; of one word any form will do.

    >>> names_it("Great Lakes", "How many lakes lie there?"), names_it("Emmy Noether", "When did Noether die?")
    (False, True)
    >>> names_it("Arn 8", "When was Arn 11 launched?"), names_it("Arn 8", "When was Arn 8 launched?")
    (False, True)
    """
    words = [word for word in canonical(label).split() if len(word) > 2 or word.isdigit()]
    there = {word[:STEM] for word in canonical(said).split()}
    if all(word[:STEM] in there or word[:4] in there for word in words):
        return True
    last = label.rsplit(maxsplit=1)[-1]
    ends = [found.start() for found in re.finditer(rf"(?<!^)\b{re.escape(last)}", said)]
    alone = any(not _in_a_name(said[:at]) for at in ends)
    return len(words) > 1 and alone and last[0].isupper()


def _in_a_name(before: str) -> bool:
    """Whether a word with a capital stands right before, inside a sentence, so that both are one name."""
    words = before.split()
    return len(words) > 1 and words[-1][:1].isupper() and before.endswith(" ")


def _plain(title: str, text: str, named: int = MOST_WORDS + 1) -> str:
    """The title as a label, if its words are few and the text speaks of them.

    Of a name of so many words the text need not say one, nor such as `X200`.
    """
    whole = re.sub(r"\s*\(.*$", "", without_subtitle(plain_title(title))).strip(" .!\"'“”")
    said = _ASKED.sub("", whole if re.match(r"An? [A-Z]", whole) else bare(whole))
    words = [word for word in canonical(said).split() if len(word) > 2]
    if not words or len(said.split()) > MOST_WORDS or is_generic(said) or said.endswith("?"):
        return ""
    body = text.casefold().replace(title.casefold(), "", 1)
    unsaid = [word for word in words if word[:STEM] not in body]
    if not all(c.isprintable() for c in said) or len(unsaid) > _may_be_unsaid(unsaid, len(words) >= named):
        return ""
    return said[0].upper() + said[1:]


def _may_be_unsaid(unsaid: list[str], named: bool) -> int:
    return 1 + sum(any(map(str.isdigit, word)) for word in unsaid) if named else 0


def _is_file_name(document: Document) -> bool:
    return document.title == re.sub(r"\.\w{1,5}$", "", document.name)
