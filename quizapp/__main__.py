"""Runs quizapp, as `quizapp` or as `python -m quizapp`."""

import sys

from quizapp.glance import answered


def main() -> None:
    """Say again what a prompt asks while that still holds, or load the command line and run it."""
    try:
        status = answered(sys.argv[1:])
        if status is not None:
            sys.exit(status)
        from quizapp.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
