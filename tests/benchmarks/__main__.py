"""`python -m tests.benchmarks NAME [options]`: runs one benchmark; without a name it lists them."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def main() -> int:
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in NAMES:
        print(f"usage: python -m tests.benchmarks NAME [options]\nNAME is one of: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    sys.argv = [f"python -m tests.benchmarks {name}", *sys.argv[2:]]
    return int(import_module(f"{__package__}.{name}").main() or 0)


if __name__ == "__main__":
    sys.exit(main())
