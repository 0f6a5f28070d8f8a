"""`quizapp generate` on files that are not text: what the pack keeps, and how the passages are found again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.made_files import column, pdf, slides, word

Run = Callable[..., "CompletedProcess[str]"]
FACTS = "The Granite Lighthouse was built by Ida Moss in 1871. It was lit first on 4 May 1880."


def harbour_pdf() -> bytes:
    second = column(
        ["The Granite Mole was built by Ole Lind in 1899, after the great", "storm had broken the old one."], top=760
    )
    return pdf(
        [[(72, 790, 18, "bold", "Granite Harbour"), *column([FACTS])], [(72, 790, 14, "bold", "The mole"), *second]]
    )


def made(kind: str) -> bytes:
    if kind == ".pdf":
        return harbour_pdf()
    if kind == ".docx":
        return word(lambda it: (it.add_heading("Granite Harbour", 0), it.add_paragraph(FACTS)))

    def fill(it: object) -> None:
        slide = it.slides.add_slide(it.slide_layouts[1])  # type: ignore[attr-defined]
        slide.shapes.title.text = "Granite Harbour"
        slide.notes_slide.notes_text_frame.text = FACTS

    if kind == ".pptx":
        return slides(fill)
    if kind == ".html":
        return f"<html><nav><a href=/>Home</a></nav><main><h1>Granite Harbour</h1><p>{FACTS}</main></html>".encode()
    if kind == ".rst":
        return f"Granite Harbour\n***************\n\n.. note::\n\n   {FACTS}\n".encode()
    return f"WEBVTT\n\n00:00:01.000 --> 00:00:09.000\n{FACTS}\n".encode()


KINDS = (".pdf", ".docx", ".pptx", ".html", ".rst", ".vtt")
PLACES = {".pdf": "page 1", ".pptx": "slide 1 (notes)", ".vtt": "at 0:01"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_becomes_a_pack_whose_passages_verify(kind: str, tmp_path: Path, run: Run):
    path, pack = tmp_path / f"report{kind}", tmp_path / "pack"
    path.write_bytes(made(kind))
    done = run("generate", path, "-o", pack)
    assert done.returncode == 0, done.stderr
    checked = run("check", pack)
    assert "no errors" in checked.stdout + checked.stderr
    exported = [json.loads(line) for line in run("export", pack, "--to", "jsonl").stdout.splitlines()]
    assert "1871" in {answer for one in exported for answer in one["answers"]} | {one["as_of"] for one in exported}
    kept = f"report{kind}" if kind in (".rst", ".vtt") else f"report{kind}.extracted.md"
    assert [one.name for one in (pack / "sources").iterdir()] == [kept]
    text = (pack / "sources" / kept).read_bytes().decode()
    for source in (source for one in exported for source in one["sources"]):
        assert source["document"] == f"report{kind}"
        assert text[source["start"] : source["end"]] == source["quote"]
        assert source["locator"] == (PLACES.get(kind, "") if "Mole" not in source["quote"] else "page 2")
    head = json.loads((pack / "generated.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert [(one["name"], one["sha256"]) for one in head["documents"]] == [
        (f"report{kind}", hashlib.sha256(path.read_bytes()).hexdigest())
    ]


@pytest.mark.long
def test_running_on_the_pack_or_the_file_again_changes_no_byte(tmp_path: Path, run: Run):
    path, pack = tmp_path / "report.pdf", tmp_path / "pack"
    path.write_bytes(harbour_pdf())

    def files() -> dict[str, bytes]:
        return {one.name: one.read_bytes() for one in sorted(pack.rglob("*")) if one.is_file()}

    run("generate", path, "-o", pack)
    before = files()
    for words in ((pack,), (path, "-o", pack)):
        done = run("generate", *words)
        assert done.returncode == 0, done.stderr
        assert files() == before


@pytest.mark.long
def test_another_file_of_that_name_is_its_newer_version_and_one_of_another_kind_is_added(tmp_path: Path, run: Run):
    pack = tmp_path / "pack"
    (tmp_path / "report.pdf").write_bytes(harbour_pdf())
    run("generate", tmp_path / "report.pdf", "-o", pack)
    (tmp_path / "report.docx").write_bytes(made(".docx"))
    (tmp_path / "report.pdf.md").write_text(
        "# Harbour\n\nThe Old Crane was built by Per Dahl in 1902.\n", encoding="utf-8"
    )
    for name in ("report.docx", "report.pdf.md"):
        assert run("generate", tmp_path / name, "-o", pack).returncode == 0
    (tmp_path / "report.pdf").write_bytes(pdf([column(["The harbour was closed by Ole Lind in 1950."])]))
    done = run("generate", tmp_path / "report.pdf", "-o", pack)
    assert done.returncode == 0, done.stderr
    assert "1950" in (pack / "sources" / "report.pdf.extracted.md").read_text(encoding="utf-8")
    names = sorted(one.name for one in (pack / "sources").iterdir())
    assert names == ["report.docx.extracted.md", "report.pdf.extracted.md", "report.pdf.md"]


def test_the_place_is_shown_in_plain_mode(tmp_path: Path, run: Run):
    path, pack = tmp_path / "report.pdf", tmp_path / "pack"
    path.write_bytes(harbour_pdf())
    run("generate", path, "-o", pack)
    said = run("study", pack, "--plain", "--limit", "1", text=":evidence\n:quit\n").stdout
    assert "report.pdf › " in said
    assert ", page " in said


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.txt", harbour_pdf(), ".pdf"),
        ("a.pdf", made(".docx"), ".docx"),
        ("a.docx", b"Just text.", ".docx"),
        ("a.pdf", b"", ".pdf"),
        ("a.md", made(".html"), ".html"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "save it as .docx"),
        ("a.ppt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "PowerPoint Document".encode("utf-16-le"), "save it as .pptx"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.pdf", pdf([[]]), "ocrmypdf"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(name: str, raw: bytes, words: str, tmp_path: Path, run: Run):
    (tmp_path / name).write_bytes(raw)
    done = run("generate", tmp_path / name, "-o", tmp_path / "pack")
    assert done.returncode == 1
    assert words in done.stderr
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "pack").exists()


@pytest.mark.parametrize(("kind", "library"), [(".pdf", "pypdf"), (".html", "lxml")])
def test_a_missing_library_is_named_with_the_line_that_installs_it(kind: str, library: str, tmp_path: Path, run: Run):
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / f"{library}.py").write_text("raise ImportError", encoding="utf-8")
    (tmp_path / f"a{kind}").write_bytes(made(kind))
    done = run(
        "generate", tmp_path / f"a{kind}", "-o", tmp_path / "pack", env={"PYTHONPATH": str(tmp_path / "without")}
    )
    assert done.returncode == 1
    assert library in done.stderr
    assert 'pip install "quizapp[generate]"' in done.stderr
