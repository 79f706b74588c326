"""Shows on a terminal that something is being done, when it takes time."""

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator

import click

PATIENCE = 1.0
"""Seconds that may pass before anything is shown."""
_PERIOD = 0.1


class _Shown:
    """One message that a thread of its own shows while the work goes on, and takes away again.

    Attributes:
        text: The message.
    """

    def __init__(self, text: str, patience: float) -> None:
        self.text = text
        self._patience = patience
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def start(self) -> None:
        """Begin to wait."""
        self._thread.start()

    def stop(self) -> None:
        """Take the message away; may be called again."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _show(self) -> None:
        if self._over.wait(self._patience):
            return
        from rich.console import Console
        from rich.live import Live
        from rich.spinner import Spinner

        spinner = Spinner("dots", f"{self.text} …")
        # Output that comes meanwhile is not rich's business: `hush` is called before it.
        with Live(
            spinner,
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        ):
            while not self._over.wait(_PERIOD):
                spinner.update(text=f"{self.text} …")


_shown: list[_Shown] = []
"""What is being shown: nothing or one message."""


@contextlib.contextmanager
def working(what: str, patience: float | None = None) -> Iterator[Callable[[str], None]]:
    """Show that something is being done, on a terminal alone: never in a pipe or a file.

    Within another `working` it only changes the message.

    Args:
        what: What is being done, in a word or two.
        patience: Seconds before it is shown; default `PATIENCE`.

    Yields:
        What changes the message.
    """
    if _shown:
        before = _shown[0].text
        _tell(what)
        try:
            yield _tell
        finally:
            _tell(before)
        return
    if not sys.stderr.isatty():
        yield _tell
        return
    _begin(what, PATIENCE if patience is None else patience)
    try:
        yield _tell
    finally:
        hush()


def hush() -> None:
    """Take away what is shown, for good: output comes now."""
    while _shown:
        _shown.pop().stop()


def echo(text: str, *, nl: bool = True) -> None:
    """Write a text on standard output, and show nothing any more.

    Args:
        text: The text.
        nl: End it with a new line.
    """
    hush()
    click.echo(text, nl=nl)


def say(text: str) -> None:
    """Write a message to the user on standard error; what is shown comes again beneath it."""
    again = _shown[0].text if _shown else None
    hush()
    click.echo(text, err=True)
    if again is not None:
        _begin(again, 0.0)


def _begin(text: str, patience: float) -> None:
    _shown.append(_Shown(text, patience))
    _shown[0].start()


def _tell(text: str) -> None:
    for shown in _shown:
        shown.text = text
