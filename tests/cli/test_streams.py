"""Readers that leave, full disks, closed streams, Ctrl-C at any time: the right exit code, no traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.runner import ROOT, SMALL
from tests.lanes import quick

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a shell and signals as POSIX has them")
PROGRAM = "from graph.cli.start import start; start()"
COMMANDS = (
    ("--help",),
    ("ask",),
    ("ask", "--help"),
    ("completion", "bash"),
    ("schema", "facts"),
    ("ask", "actors", *SMALL),
    ("ask", "actors", "--format", "csv", *SMALL),
    ("query", "-q", "SELECT * { ?s ?p ?o }", "--format", "json", *SMALL),
    ("show", "org/a", *SMALL),
    ("export", "nquads", "-o", "-", *SMALL),
    ("view", "-o", "-", *SMALL),
)
FEW = [("--help",), ("ask", "actors", *SMALL), ("view", "-o", "-", *SMALL)]
"""The commands that the quick lane tries."""


def named(words: tuple[str, ...]) -> str:
    """The id of a case."""
    return " ".join(words[:2])


def shell(line: str, words: tuple[str, ...]) -> "subprocess.CompletedProcess[str]":
    """Run a line of a shell in which `{}` is a command."""
    return subprocess.run(
        ["sh", "-c", line.replace("{}", f'"$0" -c "{PROGRAM}" "$@"'), sys.executable, *words],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@POSIX
@pytest.mark.parametrize("words", quick(COMMANDS, FEW), ids=named)
def test_streams(words: tuple[str, ...]) -> None:
    """A reader that leaves at once or after a line, no standard output, a full disk, no standard error."""
    expected = shell("{} > /dev/null", words).stderr.splitlines()
    for line in (
        '({}; echo "rc $?" >&2) | head -1 > /dev/null',
        '({}; echo "rc $?" >&2) | true',
        '{} >&-; echo "rc $?" >&2',
    ):
        lines = shell(line, words).stderr.splitlines()
        assert lines[-1] == "rc 0"
        assert set(lines[:-1]) <= set(expected)
    silent = shell("{} 2>&-", words)
    assert (silent.returncode, silent.stdout == "") == (0, False)


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("words", quick(COMMANDS, FEW), ids=named)
def test_a_full_disk(words: tuple[str, ...]) -> None:
    """Exit code 1 and one line that says so."""
    result = shell("{} > /dev/full", words)
    assert result.returncode == 1
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error")]
    assert errors == ["Error: No space left on device"]
    assert "Traceback" not in result.stderr
    assert "Exception" not in result.stderr


IMPORTING = """
import builtins, os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
wanted, sys.argv = sys.argv[1], ["aktorkart", *sys.argv[2:]]

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == wanted:
            sys.meta_path.remove(self)
            os.write(2, b"importing\\n")
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Finder())
from graph.cli.start import start
start()
"""
"""A command line that is interrupted when it imports a certain module."""

MODULES = (
    "click", "click.core", "graph.cli.main", "graph.cli.program", "graph.cli.ask", "graph.cli.common",
    "graph.query.questions", "yaml", "graph.kart", "pyoxigraph", "graph.network.network", "graph.ontology",
    "graph.query.answers", "rapidfuzz",
)  # fmt: skip


@POSIX
@pytest.mark.parametrize("module", MODULES)
def test_ctrl_c_while_modules_are_imported(module: str) -> None:
    """Exit code 130 and one line, whichever module it is."""
    words = ("ask", "career", "--person", "person/ol", *SMALL)
    result = subprocess.run(
        [sys.executable, "-c", IMPORTING, module, *words],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "importing",
        "Error: Interrupted; files that were not complete are as they were.",
    ]
    assert result.returncode == 130


SWALLOWED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
import graph.kart

class Attribute:
    def __set_name__(self, owner, name):
        signal.raise_signal(signal.SIGINT)

def load(*given, **named):
    try:
        class Model:
            attribute = Attribute()
    except BaseException as error:
        raise RuntimeError("Error calling __set_name__") from error

graph.kart.load = load
from graph.cli.start import start
start()
"""
"""A command line in which an interruption becomes another error."""


@POSIX
def test_ctrl_c_that_became_another_error() -> None:
    """As Python 3.11 makes it while a class is made: an interruption still."""
    result = subprocess.run(
        [sys.executable, "-c", SWALLOWED, "ask", "actors", *SMALL],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert result.stderr.splitlines() == [
        "Error: Interrupted; files that were not complete are as they were."
    ]
    assert result.returncode == 130


@POSIX
def test_an_ignored_signal_stays_ignored() -> None:
    """Who starts the program with Ctrl-C ignored (`nohup`, a shell's background) decides."""
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "import graph.cli.main\n"
        "graph.cli.main.main = lambda **_: print(signal.getsignal(signal.SIGINT).name) or exit(0)\n"
        "from graph.cli.start import start; start()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ.copy(), capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert (result.stdout, result.returncode) == (f"{signal.SIG_IGN.name}\n", 0)
