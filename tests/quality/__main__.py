"""`python -m tests.quality [VERB] ...`: without a verb the figures of a run over a folder, with one what it says."""

from __future__ import annotations

import sys
from importlib import import_module

VERBS = {
    "measure": "measuring",
    "sample": "sampling",
    "record": "recording",
    "report": "reporting",
    "fit": "fitting",
    "look": "looking",
    "conflicts": "conflicts",
    "held-out": "held_out",
}


def main(argv: list[str]) -> int:
    verb = argv[0] if argv and argv[0] in VERBS else "measure"
    rest = argv[1:] if argv and argv[0] in VERBS else argv
    return int(import_module(f"tests.quality.{VERBS[verb]}").main(rest) or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
