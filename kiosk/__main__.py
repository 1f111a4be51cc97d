"""`python -m kiosk`, and where the `kiosk` command and main.py begin: the same words for all."""

import signal
import sys


def run() -> int:
    """The command line; its exit code. Ctrl+C while it is still being loaded ends it without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else somebody wants it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kiosk.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(run())
