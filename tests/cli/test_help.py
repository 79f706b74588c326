"""Every command explains itself, with an example, and costs nothing to ask."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from graph.cli.main import main
from tests.docs.generate import commands

COMMANDS = list(commands(main, ()))
HEAVY = ("rdflib", "networkx", "pyvis", "pyshacl", "numpy", "pydantic")


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words) or "aktorkart")
def test_help_ends_with_an_example(words: tuple[str, ...]) -> None:
    """`--help` of every command and question shows a line that can be typed."""
    result = CliRunner().invoke(main, [*words, "--help"], prog_name="aktorkart")
    assert result.exit_code == 0
    assert "Example:" in result.output
    example = result.output.split("Example:")[1]
    assert "aktorkart " in example


@pytest.mark.parametrize(
    "words", [(), ("ask",), ("ask", "career"), ("view",), ("export",), ("check",), ("diff",)]
)
def test_help_imports_nothing_heavy(words: tuple[str, ...]) -> None:
    """Asking for help loads none of the large libraries."""
    code = (
        "import sys\n"
        "from graph.cli.main import main\n"
        "try:\n"
        f"    main({[*words, '--help']!r}, prog_name='aktorkart')\n"
        "except SystemExit:\n"
        "    pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.rstrip().splitlines()[-1] == "[]"


def test_the_list_of_questions_needs_no_release() -> None:
    """`aktorkart ask` lists all questions with their titles."""
    result = CliRunner(env={"COLUMNS": "110"}).invoke(main, ["ask"])
    assert result.exit_code == 0
    assert "who-held-post" in result.output
    assert "Who held the post?" in result.output
