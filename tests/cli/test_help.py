"""Every command explains itself, with an example, and costs nothing to ask."""

import re
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from graph.cli.main import main
from tests.cli.runner import ROOT
from tests.docs.generate import commands

COMMANDS = list(commands(main, ()))
LARGE = ("rdflib", "networkx", "pyvis", "pyshacl", "numpy", "pydantic", "jinja2", "rapidfuzz", "rich")
ALL = (*LARGE, "pyoxigraph", "yaml", "json", "dataclasses", "tempfile", "asyncio", "importlib.metadata")
"""What nothing needs that only says what there is."""


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words) or "aktorkart")
def test_help_ends_with_an_example(words: tuple[str, ...]) -> None:
    """`--help` of every command and question shows a line that can be typed."""
    result = CliRunner().invoke(main, [*words, "--help"], prog_name="aktorkart")
    assert result.exit_code == 0
    assert "Example:" in result.output
    example = result.output.split("Example:")[1]
    assert "aktorkart " in example


def imported(words: tuple[str, ...]) -> set[str]:
    """The modules that a command imports, run in a process of its own."""
    code = (
        "import sys\n"
        "from graph.cli.start import start\n"
        f"sys.argv = {['aktorkart', *words]!r}\n"
        "try:\n"
        "    start()\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(*sys.modules)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(result.stdout.rstrip().splitlines()[-1].split())


@pytest.mark.parametrize(
    ("words", "none_of"),
    [
        (("--help",), ALL),
        (("--version",), ALL),
        ((), ALL),
        (("ask", "--help"), ALL),
        (("view", "--help"), LARGE),
        (("export", "--help"), LARGE),
        (("check", "--help"), LARGE),
        (("diff", "--help"), LARGE),
        (("identity", "decide", "--help"), LARGE),
        (("ask", "career", "--help"), LARGE),
        (("ask",), ("rdflib", "networkx", "numpy", "pydantic", "jinja2")),
    ],
)
def test_help_imports_nothing_heavy(words: tuple[str, ...], none_of: tuple[str, ...]) -> None:
    """Asking for help loads none of the large libraries, and for the lists of commands nothing of size."""
    assert imported(words) & set(none_of) == set()


def test_help_of_all_imports_no_command() -> None:
    """The list of commands is written down, not read from the commands."""
    ours = {name for name in imported(("--help",)) if name.startswith(("graph", "export"))}
    assert ours == {
        "graph", "graph.errors", "graph.cli", "graph.cli.start", "graph.cli.main", "graph.cli.program",
    }  # fmt: skip


def test_the_lists_say_what_the_commands_say() -> None:
    """What is written down of a command or read of a question is how its own help begins."""
    for group in (main, main.get_command(click.Context(main), "ask")):
        assert isinstance(group, click.Group)
        context = click.Context(group)
        formatter = click.HelpFormatter(width=200)
        group.format_commands(context, formatter)
        listed = [tuple(re.split(r"\s{2,}", line.strip())) for line in formatter.getvalue().splitlines()[1:]]
        known = [(name, group.get_command(context, name)) for name in group.list_commands(context)]
        assert listed == [(name, command.get_short_help_str(500)) for name, command in known if command]
        assert len(listed) > 15


def test_every_module_of_a_command_is_listed() -> None:
    """A command that is made but not listed could not be run."""
    with_command = {
        path.stem.rstrip("_")
        for path in (ROOT / "graph" / "cli").glob("*.py")
        if re.search(rf"^def {path.stem}\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert with_command - {"main", "start"} == set(main.list_commands(click.Context(main)))


def test_the_list_of_questions_needs_no_release() -> None:
    """`aktorkart ask` lists all questions with their titles."""
    result = CliRunner(env={"COLUMNS": "110"}).invoke(main, ["ask"])
    assert result.exit_code == 0
    assert "who-held-post" in result.output
    assert "Who held the post?" in result.output
