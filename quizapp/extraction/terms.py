"""Terms with what they mean: glossaries and lists of labels, as pairs to match and as terms to name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizapp.documents import prose
from quizapp.documents.model import Block, BlockKind, Document, Span
from quizapp.extraction.described import described
from quizapp.extraction.initials import spells
from quizapp.extraction.label import label_of
from quizapp.extraction.meant import term_fact
from quizapp.extraction.owner import about_of
from quizapp.extraction.phrases import in_sentence, share_words, stands_alone
from quizapp.extraction.stated import made
from quizapp.extraction.subject import is_generic, plain_title
from quizapp.extraction.tables import table, tables
from quizapp.facts.model import Fact, Family, Part, ValueType
from quizapp.text.dates import parse_date

_FEWEST, _MOST_TERMS, _MOST_PAIRS = 3, 40, 6
GLOSSARY = re.compile(
    r"\b(?:terms?|glossary|definitions?|terminology|vocabulary|concepts|words|key words|keywords|jargon)\b",
    re.IGNORECASE,
)
_TERM = re.compile(r"terms?|words?|concepts?|vocabulary|expression|phrase", re.IGNORECASE)
_MEANING = re.compile(r"meanings?|definitions?|descriptions?|explanation|what it means", re.IGNORECASE)
NO_TERM = re.compile(
    r"(?:common |important |quick |handy )?(?:mistakes?|notes?|tips?|warnings?|caution|examples?|remember|reminder"
    r"|hints?|exceptions?|problems?|questions?|answers?|why|how|when|where)",
    re.IGNORECASE,
)
"""Labels that say what sort of remark follows."""
_DASHED = re.compile(r"(?P<term>[A-Z][\w’' -]{2,40}?(?: \([^()]+\))?)(?: [–—]|:) (?P<meaning>[a-z].+)$", re.DOTALL)
_LED = re.compile(r"(?P<mark>\*\*|__)(?P<term>[^*_.:;!?]{2,40})(?P=mark)(?: \([^()]*\))? +(?=[A-Z])")
_KIND = re.compile(
    r"(?P<before>(?:An?|The|Any)(?: [\w'’-]+){1,5}?)"
    r" (?:that|which|who|whom|whose|where|when|in|on|by|at|of|for|used|made)\b"
)
_POINTS = re.compile(
    r"\b(?:this|these|see|above|below|such|e\.g|i\.e|etc)\b|^(?:\w+ ){0,2}(?:it|its|they)\b", re.IGNORECASE
)
_SAID = (BlockKind.FIELD, BlockKind.PARAGRAPH, BlockKind.CAPTION)
Pair = tuple[Block, str, str]


def facts(document: Document) -> list[Fact]:
    """The facts of every list, run of fields and table that says what terms mean."""
    found: list[Fact] = []
    lists = [*_labelled(document), *_tabled(document)]
    for pairs, heading, lead in lists:
        found += _of_pairs(document, pairs, heading, lead, len(lists))
    return found


def _labelled(document: Document) -> Iterator[tuple[list[Pair], str, str]]:
    groups: dict[tuple[int, tuple[str, ...], int], list[Block]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.ITEM:
            groups.setdefault((block.group, (), block.level), []).append(block)
        elif block.kind in _SAID and block.headings and GLOSSARY.search(block.headings[-1]):
            groups.setdefault((-1, block.headings, 0), []).append(block)
    for blocks in groups.values():
        pairs = [pair for block in blocks if (pair := _pair(document, block)) and _is_meaning(*pair[1:])]
        headings, lead = blocks[0].headings, blocks[0].lead
        heading = headings[-1] if headings else ""
        if 2 * len(pairs) >= len(blocks) or GLOSSARY.search(heading):
            lettered = not heading or re.fullmatch(r"\W*[A-Z](?:\s*[-–—]\s*[A-Z])?\W*", heading)
            yield pairs, document.title if lettered else heading, document.passage(lead) if lead else ""


def _tabled(document: Document) -> Iterator[tuple[list[Pair], str, str]]:
    for rows in tables(document):
        one = table(document, rows)
        meaning = next((name for name in one.columns if _MEANING.fullmatch(name)), "") if one else ""
        if one is None or not meaning or not _TERM.fullmatch(one.key):
            continue
        cells = [(row, one.keyed(row), one.cell(row, meaning)) for row in one.rows]
        pairs = [
            (row, key.text, first_said(cell.text))
            for row, key, cell in cells
            if cell and _is_meaning(key.text, cell.text)
        ]
        yield pairs, "glossary", one.caption


def _pair(document: Document, block: Block) -> Pair | None:
    """Label and meaning of an item, a field or a paragraph `Tarn – a small lake. Some are deep.`"""
    if block.cells:
        return block, _term(block.cells[0].name), first_said(block.cells[0].text)
    if led := _LED.match(document.text, max(0, block.places[0] - len("**"))):
        meaning = block.text[block.places.index(led.end()) :] if led.end() in block.places else ""
        return block, _term(led["term"]), first_said(meaning)
    match = _DASHED.match(block.text)
    return (block, _term(match["term"]), first_said(match["meaning"])) if match else None


def first_said(text: str) -> str:
    """The first sentence of what is said, without a short form before it: `Iso - on and off alike`."""
    text = re.sub(r"^[A-Z][\w()]{0,5} [-–—] | \([^()]*;[^()]*\)| [-–—] (?:wikipedia|source|see)\b[^-–—]*$", "", text)
    return re.split(r"(?<=[a-z)”\"])[.;] (?=[A-Z“\"])|(?<=[a-z)]); ", text)[0].rstrip(" .;,!")


def _term(label: str) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", label).strip('"“”')


def _is_meaning(label: str, said: str) -> bool:
    if (
        NO_TERM.fullmatch(label)
        or parse_date(label)
        or parse_date(said)
        or not prose.words(label)
        or len(label.split()) > 5
        or re.search(r"[\d/]", label)
    ):
        return False
    if not 3 <= len(said.split()) <= 20 or share_words(label, said) or _is_told(said):
        return False
    if label.isupper() and spells(said.split(), label):
        return False
    return not re.search(r"[;:?“”\"=\[\]←→<>{}*|@]|\bw/|\babt\b|https?:|\. [A-Z\d]", said)


def _is_told(said: str) -> bool:
    """Whether it is a sentence about the term: `The lever is of oak`, not `The lever that raises the shafts`."""
    kind = _KIND.match(said)
    return said[:1].isupper() and prose.has_verb(said) and (kind is None or prose.has_verb(kind["before"]))


def _of_pairs(
    document: Document, pairs: Sequence[Pair], heading: str, lead: str, number_of_lists: int
) -> Iterator[Fact]:
    if len(pairs) < _FEWEST or len({said for _, _, said in pairs}) < len(pairs):
        return
    glossary = bool(GLOSSARY.search(lead or heading))
    said = re.sub(r"\s+", " ", lead).strip(" :*_")
    titled = said if 1 < len(said.split()) <= 8 and stands_alone(said) else ""
    title = plain_title(document.title)
    about = about_of(document) or title
    named = (
        title
        if GLOSSARY.search(title)
        else about
        if glossary
        else titled or (about if is_generic(heading) else heading)
    )
    chunks = max(1, -(-len(pairs) // _MOST_PAIRS))
    for number in range(chunks):
        chunk = pairs[number * len(pairs) // chunks : (number + 1) * len(pairs) // chunks]
        if len(chunk) >= _FEWEST and named:
            part = f" ({chunk[0][1]} to {chunk[-1][1]})" if chunks > 1 or number_of_lists > 1 else ""
            yield _match_fact(document, chunk, named, f"{'definition' if glossary else 'description'}{part}")
    labelled = label_of(document)
    for block, term, meaning in pairs[:_MOST_TERMS] if glossary else ():
        if _defines(meaning):
            at = block.text.find(term)
            value = Part("term", term, ValueType.TERM, block.place(at, at + len(term)))
            yield term_fact(
                document, block, value, in_sentence(meaning, document.text), about, block.span, begun=not labelled
            )
    if not glossary and not lead:
        yield from described(document, pairs)


def _defines(meaning: str) -> bool:
    """Whether the words after a term are a phrase that names it, and nothing in them points elsewhere."""
    return not _POINTS.search(meaning)


def _match_fact(document: Document, chunk: Sequence[Pair], named: str, noun: str) -> Fact:
    span = Span(chunk[0][0].span.start, chunk[-1][0].span.end)
    value = Part("pairs", "; ".join(label for _, label, _ in chunk), ValueType.PHRASE, span, plural=True)
    items = tuple(Part(label, meaning, ValueType.PHRASE) for _, label, meaning in chunk)
    said = f"{named[0].upper()}{named[1:]}: match each term with its {noun}."
    return made(
        document, chunk[0][0], Family.LIST, (named, "descriptions"), value, passage=span,
        qualifiers=(("from", chunk[0][1]),), parts=(Part("prompt", said, ValueType.PHRASE), value), items=items,
        rule="pairs",
    )  # fmt: skip
