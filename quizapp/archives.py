"""What reading a zip archive that is damaged, or none, ends in."""

from __future__ import annotations

import zipfile
import zlib

MALFORMED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
)
"""An OSError where it names a place before its beginning, an IndexError where an entry has no name."""
