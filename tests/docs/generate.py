"""Makes what the documentation shows of the program: command output in the README, and the reference.

Run as `python -m tests.docs.generate` (or `make docs`) after a change of output; the tests fail when a part
is out of date.
"""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from graph.build.locate import MANIFEST
from graph.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
REFERENCE = ROOT / "docs" / "reference.md"
WIDTH = 110
_BLOCK = re.compile(r"```console\n\$ ([^\n]*)\n(.*?)```", re.DOTALL)
_COUNTS = re.compile(r"<!-- counts -->\n.*?<!-- /counts -->", re.DOTALL)


def run(command: str, release: Path) -> str:
    """What a command of the documentation prints on standard output, on a given release."""
    words = shlex.split(command)[1:]
    readers = {"ask", "query", "show", "path", "diff", "analyse", "evidence"}
    reads_release = words[0] in readers and len(words) > 1 and not (words[0] == "ask" and words[1][0] == "-")
    extra = ["--release", str(release)] if reads_release else []
    environment = {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb"}
    result = CliRunner(env=environment).invoke(main, [*words, *extra], catch_exceptions=False)
    if result.exit_code != 0:
        raise AssertionError(f"{command}: {result.output}")
    return "\n".join(line.rstrip() for line in result.stdout.strip("\n").splitlines()) + "\n"


def counts_table(release: Path) -> str:
    """The table of counts, from a release's manifest."""
    counts = json.loads((release / MANIFEST).read_text(encoding="utf-8"))["counts"]
    entities, facts, types = counts["entities"], counts["facts"], counts["organisation_types"]
    rows = (
        ("people", entities["person"]),
        ("organisations and units", entities["organisation"] + entities["unit"] + entities["collaboration"]),
        ("– of these municipalities and counties, of all times", types["municipality"] + types["county"]),
        ("posts and memberships held", facts["membership"]),
        ("statements", facts["statement"]),
        ("claims about the world, reported", facts["reportedClaim"]),
        ("figures", facts["figure"]),
        ("roles in digital solutions", facts["solutionRole"]),
        ("facts in all", sum(facts.values())),
        ("claims, each with source and place", counts["claims"]),
        ("sources", counts["sources"]),
        ("quads", counts["quads"]),
    )
    return "| what | number |\n|---|---|\n" + "".join(f"| {name} | {number} |\n" for name, number in rows)


def readme(text: str, release: Path) -> str:
    """The README with its command output and counts as the program gives them now."""
    shown = _BLOCK.sub(lambda block: f"```console\n$ {block[1]}\n{run(block[1], release)}```", text)
    return _COUNTS.sub(lambda _: f"<!-- counts -->\n{counts_table(release)}<!-- /counts -->", shown)


def commands(group: click.Group, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All commands below a group, questions included, as typed."""
    yield words
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))
        else:
            yield (*words, name)


def reference() -> str:
    """The reference: the help of every command and every question."""
    parts = [
        "# Reference\n\nEvery command and every question, as `--help` shows them. Made by `make docs`.\n"
    ]
    for words in commands(main, ()):
        result = CliRunner().invoke(main, [*words, "--help"], prog_name="aktorkart", terminal_width=100)
        title = " ".join(("aktorkart", *words))
        text = "\n".join(line.rstrip() for line in result.output.rstrip().splitlines())
        parts.append(f"## {title}\n```\n{text}\n```\n")
    return "\n".join(parts)


def refresh(release: Path) -> None:
    """Write the README and the reference anew."""
    README.write_text(readme(README.read_text(encoding="utf-8"), release), encoding="utf-8")
    REFERENCE.parent.mkdir(exist_ok=True)
    REFERENCE.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    from graph.build.locate import find_release

    refresh(find_release())
