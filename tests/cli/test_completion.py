"""Shells complete commands, questions, formats and measures, by the script that `completion` prints."""

import os
import shutil
import subprocess
import sys

import pytest

from export.registry import FORMATS
from graph.cli.completion import SHELLS
from graph.query.questions import questions
from tests.cli.runner import ROOT, ok


def completed(line: str) -> set[str]:
    """What bash is offered at the end of a line."""
    words = line.split(" ")
    code = "from graph.cli.main import main; main(prog_name='aktorkart')"
    environment = {
        "_AKTORKART_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1),
    }  # fmt: skip
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""
    return {row.split(",")[1] for row in result.stdout.splitlines()}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("aktorkart bu", {"build"}),
        ("aktorkart ask ", set(questions())),
        ("aktorkart export ", {one.name for one in FORMATS}),
        ("aktorkart export gra", {"graphml"}),
        ("aktorkart analyse ", {"degree", "betweenness", "communities"}),
        ("aktorkart schema f", {"facts"}),
        ("aktorkart ask career --per", {"--person"}),
    ],
)
def test_names_are_completed(line: str, names: set[str]) -> None:
    """Just those that fit what has been typed."""
    assert completed(line) == names


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script(shell: str) -> None:
    """It names the program and its variable; a shell that is installed reads it without complaint."""
    script = ok("completion", shell).stdout
    assert "_AKTORKART_COMPLETE" in script
    assert "aktorkart" in script
    program = shutil.which(shell)
    if program is not None:
        checked = subprocess.run([program, "-n"], input=script, capture_output=True, text=True, check=False)
        assert (checked.returncode, checked.stderr) == (0, "")
