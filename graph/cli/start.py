"""Where the program starts: Ctrl-C ends in one line wherever it comes, also while Python still imports."""

import signal
import sys
from typing import NoReturn

INTERRUPTED = "Interrupted; files that were not complete are as they were."
"""What is said when the user stops a command."""


def start() -> None:
    """Run the command line.

    A command that is interrupted says so itself (`graph.cli.program`). This is for the rest: the import of
    the command line, and libraries that turn an interruption of their import into an error of another kind
    (before Python 3.12 every class does whose attributes have a `__set_name__`).
    """
    signals: list[int] = []

    def interrupted(number: int, _: object) -> NoReturn:
        """Note the signal, and stop as Python does."""
        signals.append(number)
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else whoever started us decides
        signal.signal(signal.SIGINT, interrupted)
    try:
        from graph.cli.main import main

        main(prog_name="aktorkart")
    except Exception:
        if not signals:
            raise
    except KeyboardInterrupt:
        pass
    sys.stderr.write(f"Error: {INTERRUPTED}\n")
    sys.exit(130)
