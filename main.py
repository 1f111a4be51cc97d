"""`python main.py`: the booth, from a checkout. Takes the same words as the `kiosk` command.

Installs nothing: at a fair there is no network, and a start that changes the machine is a surprise. Where something
is missing it says so in one line.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must get as far as this line
    sys.exit(f"kiosk: serve Python 3.11 o successivo / Python 3.11 or later is needed ({sys.version.split()[0]})")


def run() -> int:
    """Start the program, or say in one line which library is missing."""
    try:
        from kiosk.__main__ import run as start

        return start()
    except ImportError as problem:
        if (problem.name or "").split(".")[0] == "kiosk":  # our own mistake: show it whole
            raise
        what = 'manca qualcosa, esegui "make run" / something is missing, use "make run"'
        print(f"kiosk: {what} ({problem})", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(run())
