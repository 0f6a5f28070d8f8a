"""The id under which this machine writes, so that machines sharing a learner's folder never write the same file."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from pathlib import Path

from quizapp.store.lock import Lock
from quizapp.store.platform import machine, make_private, replace_file


def known_device(home: Path) -> str:
    """This machine's id, or nothing when it never wrote.

    It is kept under a fingerprint of the machine: where `home` itself is shared or copied, the other machine has
    another fingerprint and gets an id of its own.
    """
    try:
        text = _path(home).read_text("ascii").strip()
    except (FileNotFoundError, ValueError):
        return ""
    return text if re.fullmatch(r"[0-9a-f]{12}", text) else ""


def device_id(home: Path) -> str:
    """This machine's id, drawn at random the first time."""
    known = known_device(home)
    if known:
        return known
    path = _path(home)
    make_private(path.parent)
    lock = Lock(path.with_name("lock"))
    try:
        with lock:
            known = known_device(home)
            if not known:
                known = os.urandom(6).hex()
                replace_file(path, f"{known}\n".encode())
    finally:
        lock.close()
    return known


def fingerprint() -> str:
    """What tells this machine from others that see the same files, whatever folder they are in."""
    return sha256(machine().encode()).hexdigest()[:16]


def _path(home: Path) -> Path:
    return home / "devices" / fingerprint()
