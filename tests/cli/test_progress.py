"""That something is being done is shown on a terminal alone."""

import sys

import pytest

from graph.cli.common import working


@pytest.mark.parametrize("terminal", [True, False])
def test_progress(
    terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard error has it when it is a terminal; a pipe has nothing, nor has standard output ever."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setenv("TERM", "xterm")
    with working("Building"):
        pass
    shown = capsys.readouterr()
    assert (shown.out, "Building" in shown.err) == ("", terminal)
    assert terminal or shown.err == ""
