"""That something is being done is shown on a terminal alone, when it takes time, and never among output."""

import io
import os
import subprocess
import sys
import time

import pytest

from graph.cli import progress
from graph.cli.progress import echo, say, working
from tests.cli.runner import ROOT
from tests.lanes import quick

SLOW = """
import sys, time
import graph.kart
real = graph.kart.load
def slow(*given, **named):
    time.sleep(2.5)
    named["made"](0.5)
    time.sleep(1)
    return real(*given, **named)
graph.kart.load = slow
from graph.cli.start import start
start()
"""
"""A command line that takes a while to load."""


class Terminal(io.StringIO):
    """A terminal that remembers what is written to it."""

    def isatty(self) -> bool:
        """It is one."""
        return True

    def until(self, shown: str, after: str = "") -> bool:
        """Wait until something is shown, after something else."""
        for _ in range(200):
            if shown in self.getvalue().partition(after or "\x1b")[2]:
                return True
            time.sleep(0.05)
        return False


def opened(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal; within a test, since pytest sets its own before."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard error shows what is being done, also when that changes; standard output never has it."""
    terminal = opened(monkeypatch)
    with working("Building", 0) as tell:
        assert terminal.until("Building …")
        tell("Checking")
        assert terminal.until("Checking …")
        with working("Drawing"):
            assert terminal.until("Drawing …")
        assert terminal.until("Checking …", after="Drawing …")
    assert capsys.readouterr().out == ""


def test_what_is_quick_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is told of what is over at once."""
    terminal = opened(monkeypatch)
    with working("Building", 60):
        pass
    assert terminal.getvalue() == ""


def test_in_a_pipe(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing, however long it takes."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    with working("Building", 0):
        assert progress._shown == []
    assert capsys.readouterr() == ("", "")


def test_output_ends_it_and_a_message_does_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A message is followed by what is shown; once there is output, nothing is shown."""
    terminal = opened(monkeypatch)
    with working("Building", 0):
        assert terminal.until("Building …")
        say("in the folder")
        assert terminal.until("Building …", after="in the folder\n")
        echo("data")
        assert progress._shown == []
        before = terminal.getvalue()
        time.sleep(0.3)
        assert terminal.getvalue() == before
    assert capsys.readouterr().out == "data\n"


def test_an_interruption_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """No thread goes on writing to the terminal."""
    opened(monkeypatch)
    with pytest.raises(KeyboardInterrupt), working("Building", 0):
        raise KeyboardInterrupt
    assert progress._shown == []


LONG = [("ask", "actors", "--format", "csv"), ("view", "-o", "-")]
"""Commands that take long enough to show that they work."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no terminal that a test could open")
@pytest.mark.parametrize("words", quick(LONG, LONG[:1]))
def test_a_slow_command(words: tuple[str, ...]) -> None:
    """On a real terminal: what is done and how much of it; what is piped on has none of it."""
    import pty

    from tests.cli.runner import SMALL

    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", SLOW, *words, *SMALL],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    out, _ = child.communicate(timeout=60)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert child.returncode == 0
    assert "Loading …" in seen
    assert "Loading, 50% …" in seen
    assert b"Loading" not in out.splitlines()[0]
    assert len(out) > 100
