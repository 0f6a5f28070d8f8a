"""What differs between operating systems when a file has to be safe: sync, lock, rename, private folders."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

WINDOWS = sys.platform == "win32"
BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
LOCK_AT = 1 << 30
"""Which byte is locked where locks are of bytes: far beyond the text of the file, so that others can read that."""


def _choose_sync() -> int | None:
    if sys.platform == "darwin":
        return fcntl.F_FULLFSYNC
    return None


_FULL = _choose_sync()
_fdatasync = getattr(os, "fdatasync", os.fsync)


def sync(fd: int) -> None:
    """Return when the bytes written to `fd` are on the disk."""
    if _FULL is None:
        _fdatasync(fd)
        return
    try:
        fcntl.fcntl(fd, _FULL)
    except OSError:
        os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable, where the system can be asked for that."""
    if WINDOWS:
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(fd)


def try_lock(fd: int) -> bool:
    """Take the lock on an open file at once, or say that somebody else has it."""
    try:
        if sys.platform == "win32":
            os.lseek(fd, LOCK_AT, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def unlock(fd: int) -> None:
    """Give the lock back."""
    if sys.platform == "win32":
        os.lseek(fd, LOCK_AT, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(fd, fcntl.LOCK_UN)


def has_name(fd: int, path: Path) -> bool:
    """Whether an open file is the one that a name names."""
    try:
        return os.path.samestat(os.fstat(fd), os.stat(path))
    except FileNotFoundError:
        return False


def make_private(folder: Path) -> None:
    """Create a folder, and those above it, durably and for its owner alone."""
    if folder.is_dir():
        return
    make_private(folder.parent)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise
    sync_folder(folder.parent)


def is_private(path: Path) -> bool:
    """Whether only its owner may do anything with it, or with what it is a link to; where modes do not matter, yes."""
    return WINDOWS or not path.exists() or not path.stat().st_mode & 0o077


def make_own(path: Path) -> None:
    """Let nobody but the owner do anything with it."""
    path.chmod(0o700 if path.is_dir() else 0o600)


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of `path` so that a crash leaves either the old or the new."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
    try:
        try:
            write_all(fd, content)
            os.fsync(fd)
        finally:
            os.close(fd)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def drop_file(path: Path, fd: int) -> None:
    """Remove a file that is open, and close it: the other way round where no open file can be removed."""
    if WINDOWS:
        os.close(fd)
        path.unlink(missing_ok=True)
    else:
        path.unlink(missing_ok=True)
        os.close(fd)


def keep_file(path: Path, content: bytes) -> None:
    """Write a new file, for its owner alone; it is on the disk afterwards."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
    try:
        write_all(fd, content)
        os.fsync(fd)
    finally:
        os.close(fd)


def sync_tree(folder: Path) -> None:
    """Make the names in a folder, and in those below it, durable."""
    for path in folder.iterdir():
        if path.is_dir():
            sync_tree(path)
    sync_folder(folder)


def write_all(fd: int, content: bytes) -> None:
    """Write every byte, or raise."""
    done = 0
    while done < len(content):
        count = os.write(fd, content[done:])
        if count == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        done += count


def machine() -> str:
    """Words that tell this machine from others that may see the same files."""
    import socket

    words = [sys.platform, socket.gethostname()]
    for place in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        try:
            words.append(Path(place).read_text("ascii").strip())
            break
        except (OSError, ValueError):
            continue
    else:
        words.append(_machine_elsewhere())
    return "\n".join(words)


def _machine_elsewhere() -> str:
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            pass
    import uuid

    return f"{uuid.getnode():012x}"
