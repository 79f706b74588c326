"""Runs the command line, in this process or in one of its own."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from graph.cli.main import main
from tests.network.sample import sample_folder

ROOT = Path(__file__).resolve().parents[2]
SMALL = ("--release", str(sample_folder()))
"""The options that make a command read the small release."""


def run(*words: str, width: int = 110, stdin: str | bytes | None = None) -> Result:
    """Run a command in this process, for a terminal of some width."""
    runner = CliRunner(env={"COLUMNS": str(width), "NO_COLOR": "1", "TERM": "dumb"})
    return runner.invoke(main, words, input=stdin, prog_name="aktorkart")


def ok(*words: str, width: int = 110, stdin: str | bytes | None = None) -> Result:
    """Run a command that must succeed."""
    result = run(*words, width=width, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result


def process(*words: str, **environment: str) -> "subprocess.Popen[bytes]":
    """Start a command in a process of its own."""
    code = "import sys; from graph.cli.main import main; main(sys.argv[1:], prog_name='aktorkart')"
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
