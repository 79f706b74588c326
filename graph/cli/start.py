"""Where the program starts: Ctrl-C while Python still imports ends in one line, too."""

import sys


def start() -> None:
    """Run the command line.

    Click turns an interruption of a command into its message. This is for what is before and after: the
    import of the command line itself, and the last output.
    """
    try:
        from graph.cli.main import main

        main(prog_name="aktorkart")
    except KeyboardInterrupt:
        sys.stderr.write("Error: Interrupted; files that were not complete are as they were.\n")
        sys.exit(130)
