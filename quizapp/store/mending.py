"""Mends what can be mended without guessing: rows come back from backups, what is damaged is set aside, never lost."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from quizapp import __version__
from quizapp.archives import MALFORMED
from quizapp.store import backups, copies
from quizapp.store.checking import Finding, Seen, look
from quizapp.store.derived import load
from quizapp.store.exchange import building, exchange, is_pending, journal_of
from quizapp.store.journals import Journals, Late
from quizapp.store.lines import BadLine, Line, decode, row_of
from quizapp.store.platform import keep_file, make_own, make_private, replace_file
from quizapp.store.reading import NAME, TORN, Moved, devices, file_name, file_numbers, strays
from quizapp.store.restoring import held
from quizapp.store.rewriting import Content, Writer, copy_files, derived_bytes, with_version
from quizapp.text.amounts import counted


def mend(profile: Path, own: str, now: datetime) -> list[str]:
    """Mend what is safe; what was done, a sentence each."""
    done: list[str] = []
    if is_pending(profile):
        done.append("an exchange of journals that had been interrupted was completed")
    with held(profile):
        seen = look(profile, own)
        if not seen.readable:
            done += _lines(profile, now, {one.device for one in seen.findings if one.mend == "lines"})
            seen = look(profile, own)
        done += _small(profile, seen)
        done += _derived(profile)
    return done


def derived_problem(profile: Path) -> str:
    """What is wrong with `learner.json`, compared with a replay of every row; nothing if it may stay."""
    try:
        kept = load((profile / "learner.json").read_bytes(), __version__)
    except FileNotFoundError:
        return "it is missing" if any(copies.files_of(profile)) else ""
    except (ValueError, KeyError, TypeError, IndexError):
        return "it is damaged"
    if kept is None:
        return ""
    journals = Journals(journal_of(profile), "")
    try:
        opened = journals.follow(kept)
    except Late:
        return ""
    except Moved:
        return "it is ahead of the journal, or of another one"
    return "" if opened == journals.rebuild() else "it is not what a replay of the journal gives"


def _small(profile: Path, seen: Seen) -> Iterator[str]:
    for one in seen.findings:
        path = Path(one.where)
        if one.mend == "leftover" and path.exists():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            yield f"{one.where} was removed"
        elif one.mend == "private" and path.exists():
            make_own(path)
            yield f"{one.where} is yours alone again"
        elif one.mend == "torn":
            yield _torn(one)


def _torn(one: Finding) -> str:
    """Cut an incomplete last line; its bytes are kept in `torn`."""
    path = Path(one.where.rpartition(":")[0])
    content = path.read_bytes()
    end = 0
    for raw in content.split(b"\n")[:-1]:
        try:
            decode(raw)
        except BadLine:
            break
        end += len(raw) + 1
    set_aside(path.parent / TORN, content[end:])
    replace_file(path, content[:end])
    return f"{path}: {len(content) - end} bytes of an incomplete last line were set aside in {path.parent / 'torn'}"


def set_aside(path: Path, content: bytes) -> None:
    """Keep bytes that are no rows."""
    before = path.read_bytes() if path.exists() else b""
    replace_file(path, before + content + b"\n")


def _derived(profile: Path) -> list[str]:
    problem = derived_problem(profile)
    if not problem:
        return []
    derived = Journals(journal_of(profile), "").rebuild()
    replace_file(profile / "learner.json", derived_bytes(derived))
    return [f"learner.json was rebuilt from the journal ({problem})"]


# damaged lines


def _lines(profile: Path, now: datetime, damaged: set[str]) -> list[str]:
    """Write the damaged machines' files anew from their good lines and from backups; the damaged ones are kept."""
    target = backups.named(profile, now, "before-mending")
    backups.write(profile, target)
    done = [f"the files as they were are kept in {target}"]
    journal = journal_of(profile)
    with building(profile) as folder:
        new = folder / "journal"
        make_private(new)
        for device in devices(journal):
            if device in damaged:
                others = [_ids(journal / other) for other in devices(journal) if other != device]
                done += _salvage(profile, journal / device, new / device, frozenset().union(*others))
            copy_files(strays(journal / device) if device in damaged else (journal / device).iterdir(), new / device)
        keep_file(folder / "learner.json", derived_bytes(copies.opened(folder).derived))
        exchange(profile, folder)
    return done


def _salvage(profile: Path, old: Path, new: Path, elsewhere: frozenset[str]) -> Iterator[str]:
    """One machine's files from what can still be read of them, here or in a backup.

    `elsewhere` are the ids of rows that stand with another machine, as an import puts them, and need not come back.
    """
    rows: dict[int, Content] = {}
    read: list[Content] = []
    bad: list[bytes] = []
    for raw, line in _lines_and_bad(old):
        if line is None:
            bad.append(raw)
        else:
            read.append(with_version(line, ""))
            rows.setdefault(line.sequence, read[-1])
    here = len(rows)
    for backup in reversed(backups.listed(profile)):
        there = {
            number: content
            for number, content in _from_backup(backup, old.name)
            if str(content["id"]) not in elsewhere or number in rows
        }
        if all(rows[number] == there[number] for number in rows.keys() & there.keys()):
            rows = {**there, **rows}
    others = _without(read, elsewhere.union(str(content["id"]) for content in rows.values()))
    writer = Writer(new)
    for content in [*(rows[sequence] for sequence in sorted(rows)), *others]:
        writer.add(content)
    writer.finish()
    kept = [raw for raw in bad if raw]
    _keep_torn(old, new, kept)
    if len(rows) > here:
        yield f"{old.name}: {counted(len(rows) - here, 'row')} came back from backups"
    if others:
        yield f"{old.name}: {counted(len(others), 'row')} under the number of another put after the last one"
    missing = sorted(set(range(1, max(rows, default=0) + 1)) - rows.keys())
    if missing:
        numbers = ", ".join(map(str, missing[:20])) + (", ..." if len(missing) > 20 else "")
        yield f"{old.name}: {counted(len(missing), 'row')} readable nowhere, gone (formerly {numbers})"
    if kept:
        yield f"{old.name}: {counted(len(kept), 'line')} that no row can be read from set aside in its file `torn`"


def _keep_torn(old: Path, new: Path, more: list[bytes]) -> None:
    """What had been set aside of a machine's files stays so, with more lines that are no rows."""
    if (old / TORN).exists() or more:
        before = (old / TORN).read_bytes() if (old / TORN).exists() else b""
        keep_file(new / TORN, before + b"".join(raw + b"\n" for raw in more))


def _without(rows: Iterable[Content], ids: frozenset[str]) -> list[Content]:
    """The rows whose ids are not among these, each once."""
    return list({str(content["id"]): content for content in rows if str(content["id"]) not in ids}.values())


def _ids(folder: Path) -> set[str]:
    """The ids of the rows of one machine that can be read."""
    return {str(line.content["id"]) for _, line in _lines_and_bad(folder) if line is not None}


def _lines_and_bad(folder: Path) -> Iterator[tuple[bytes, Line | None]]:
    """Every line but the headers, those that are not rows without one."""
    for number in file_numbers(folder):
        for raw in (folder / file_name(number)).read_bytes().split(b"\n"):
            line = _row(raw)
            if line is None or "journal" not in line.content:
                yield raw, line


def _row(raw: bytes) -> Line | None:
    try:
        line = decode(raw)
        if "journal" not in line.content:
            row_of(line, "")
    except BadLine:
        return None
    return line


def _from_backup(backup: Path, device: str) -> Iterator[tuple[int, Content]]:
    """The rows of a machine that a backup holds, by number; none where it cannot be read."""
    try:
        with zipfile.ZipFile(backup) as archive:
            for name in sorted(archive.namelist()):
                if name.startswith(f"journal/{device}/") and NAME.fullmatch(name.rpartition("/")[2]):
                    for raw in archive.read(name).split(b"\n"):
                        line = _row(raw)
                        if line is not None and "journal" not in line.content:
                            yield line.sequence, with_version(line, "")
    except MALFORMED:
        return
