"""What holds of every format: nothing is lost in silence, nothing comes in that was not said, nothing stops it."""

from __future__ import annotations

import csv
import io
import random
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.packs.formats.kept import grouped
from quizapp.packs.formats.model import Written
from quizapp.packs.formats.registry import FORMATS
from quizapp.packs.importing import bring
from quizapp.packs.reading import LoadedPack, read_pack
from tests.made_anki import CLOZE, CURRENT, REVERSED, TYPED, MadeNote, package, zipped
from tests.made_kinds import PNG
from tests.packs.formats.made import PLAIN, arrived, pack_of, packs

OWN = ("jsonl", "csv", "tsv", "gift", "moodlexml", "aiken", "hashcards", "anki", "apkg")
SLOWEST = 2.0
PACK = "of the pack as a whole"
WORDED = {
    "the date it holds for, except as words in what it asks",
    "the passage its answer stands in, except as words in an explanation",
    "its unit, except as words in what it asks",
}
MOODLE = {
    *WORDED, PACK, "its notes", "its difficulty", "that it is asked both ways", "what an answer should hold",
    "that its tolerance is a percentage", "that all must be right", "the hints of its gaps",
    "that it asks for a date: it asks for a typed answer",
}  # fmt: skip
GIFT = {
    *MOODLE, "its hint", "that its gaps are in one text",
    "that it asks for things to put in order: it asks for an open question",
}  # fmt: skip
TEXTUAL = {"the exact wording of what it asks", "the exact wording of its text with gaps", "its explanation"}
"""What becomes of a text with lead-in words before its gaps, and of an explanation under an open question."""
SIDES = "an open question"
CARDS = {
    *WORDED, PACK, "its explanation and passages, for which this note type of Anki's has no field", "its difficulty",
    "its hint", "its notes",
    "its tolerance", "its tags", "the topic it belongs to", "which warnings it allows", "that all must be right",
    "the right sides that match nothing", "why a choice is wrong",
    "what an answer should hold", "what else is right", "which wrong answers get a word",
    *(f"that it asks for {kind}: it asks for a typed answer" for kind in ("a date", "a number")),
    *(f"that it asks for {kind}: it asks for {SIDES}" for kind in (
        "a typed answer", "one of several", "several of several", "true or false", "pairs to match",
        "things to put in order",
    )),
}  # fmt: skip
LOST = {
    "jsonl": {"passages"}, "csv": {PACK}, "tsv": {PACK}, "moodlexml": MOODLE | TEXTUAL, "gift": GIFT | TEXTUAL,
    "anki": CARDS | TEXTUAL, "apkg": set[str](),
}  # fmt: skip
"""What each format may lose of questions whose words mean nothing to it."""


def few(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return settings(max_examples=examples, suppress_health_check=list(HealthCheck))


def lost(written: Written) -> set[str]:
    whats = grouped(written.losses)
    return {PACK if what.startswith(PACK) else "passages" if what.endswith("passages") else what for what in whats}


@pytest.mark.parametrize("form", OWN)
def test_what_came_in_goes_out_and_in_again_the_same_whatever_the_words(form: str):
    @few(20)
    @given(packs())
    def law(pack: LoadedPack) -> None:
        written = FORMATS[form].write(pack)
        found = FORMATS[form].read(written.data, "x")
        again = [one for one in arrived(found) if one]
        silent = {one.id for one in pack.questions} - {loss.question for loss in written.losses}
        assert [one for one in again if one.id in silent] == [one for one in pack.questions if one.id in silent]
        harmless(form, written.data)

    law()


def harmless(form: str, data: bytes) -> None:
    """No cell of a table is a formula, and no XML has more than its elements."""
    if form in {"csv", "tsv"}:
        rows = csv.reader(io.StringIO(data.decode(), newline=""), delimiter="," if form == "csv" else "\t")
        assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r＝")]
    if form == "moodlexml":
        assert b"<!DOCTYPE" not in data
        assert b"<script" not in data


@pytest.mark.parametrize("form", sorted(LOST))
def test_of_plain_questions_only_what_a_format_has_no_place_for_is_lost(form: str):
    @few(25)
    @given(packs(PLAIN))
    def law(pack: LoadedPack) -> None:
        assert lost(FORMATS[form].write(pack)) <= LOST[form]

    law()


@pytest.mark.parametrize("form", ["jsonl", "csv", "moodlexml"])
def test_imported_through_files_and_exported_again_it_is_the_same(form: str, tmp_path: Path):
    pack = example()
    bring(FORMATS[form].read(FORMATS[form].write(pack).data, "a"), tmp_path / "p", "a")
    there = read_pack(tmp_path / "p")
    again = bring(FORMATS[form].read(FORMATS[form].write(there).data, "a"), tmp_path / "p", "a")
    assert (again.new, again.different, again.same) == ((), (), len(there.questions))


def example() -> LoadedPack:
    """A pack with all kinds, the same every time."""
    found: list[LoadedPack] = []

    @settings(max_examples=1, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @seed(7)
    @given(st.lists(packs(PLAIN), min_size=4, max_size=4))
    def draw(several: list[LoadedPack]) -> None:
        found.extend(several)

    draw()
    questions = [one for pack in found for one in pack.questions]
    return pack_of([one.model_copy(update={"id": f"q-{n}"}) for n, one in enumerate(questions)])


def test_broken_files_are_read_or_refused_but_never_stop_it(request: pytest.FixtureRequest):
    count, rng = int(request.config.getoption("--broken-files")), random.Random(11)
    pack = example()
    whole = {form: FORMATS[form].write(pack).data for form in OWN} | {"markdown": FORMATS["hashcards"].write(pack).data}
    whole["colpkg"] = package(NOTES, CURRENT, {"a.png": PNG})
    for _ in range(count):
        form = rng.choice(sorted(whole))
        packs_parts = form.endswith("pkg") and rng.random() < 0.8
        data = broken_inside(whole[form], rng) if packs_parts else broken(whole[form], rng)
        begun = time.perf_counter()
        with suppress(QuizError):
            arrived(FORMATS["apkg" if form == "colpkg" else form].read(data, "a"))
        assert time.perf_counter() - begun < SLOWEST


LOG = [(1_600_000_000_000 + 86_400_000 * day, 3, day + 1, 2500, 1) for day in range(4)]
NOTES = [
    MadeNote(["Which? <img src='a.png'>", "the Po"], cards={0: LOG}),
    MadeNote(["Which river?", "Loire"], TYPED, cards={0: LOG}),
    MadeNote(["{{c1::Bern::city}} is in {{c2::Switzerland}}", "so"], CLOZE, cards={0: LOG, 1: ()}),
    MadeNote(["la Suisse", "Switzerland"], REVERSED, deck="Deck::Lands", cards={0: (), 1: LOG}),
]


def broken_inside(data: bytes, rng: random.Random) -> bytes:
    """The same package with one of its parts broken before it was compressed, or after."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name, harm = rng.choice(sorted(parts)), rng.choice([broken, overwritten])
    if parts[name].startswith(zstandard.FRAME_HEADER) and rng.random() < 0.8:
        parts[name] = zstandard.compress(harm(zstandard.decompress(parts[name]), rng))
    else:
        parts[name] = harm(parts[name], rng)
    return zipped(parts)


def overwritten(data: bytes, rng: random.Random) -> bytes:
    """The same bytes but for a few, in their places."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 20) if data else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


SIGNS = (
    b"{", b"}", b"=", b"~", b"#", b"\\", b"<", b">", b"&", b'"', b"\n", b"\n\n", b"\xff", b"\x00", b"|", b"```", b"Q:",
)  # fmt: skip


def broken(data: bytes, rng: random.Random) -> bytes:
    """The same file with something cut out, doubled, or put in."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at, end = sorted((rng.randrange(len(changed) + 1), rng.randrange(len(changed) + 1)))
        end = min(end, at + 200)
        what = rng.random()
        changed[at : end if what < 0.7 else at] = (
            b"" if what < 0.3 else rng.choice(SIGNS) if what < 0.9 else bytes(changed[at:end]) * 3
        )
    return bytes(changed)


WITHIN = {
    "csv": "front,back\n%s,a\n",
    "markdown": "Q: %s\nA: x\n",
    "gift": "[html]%s{=a}\n",
    "moodlexml": "<quiz><question type='cloze'><questiontext format='html'><text><![CDATA[%s]]></text></questiontext>"
    "</question></quiz>",
}


@pytest.mark.parametrize("sign", ["\\(", "[$]", "[latex]", "\\[", "<ul><li>", "{{", "{{a", "`", "{1:SA:", "[a", " "])
def test_signs_that_begin_and_never_end_take_no_time(sign: str):
    for form, text in WITHIN.items():
        begun = time.perf_counter()
        with suppress(QuizError):
            FORMATS[form].read((text % (sign * (20_000 // len(sign)))).encode(), "a")
        assert time.perf_counter() - begun < SLOWEST, form
