"""The examples in the help are commands that run."""

import shlex
import shutil
from pathlib import Path

import pytest

from graph.build.release import Built
from graph.cli.main import main
from graph.kart import Kart
from tests.cli.runner import ok, run
from tests.docs.generate import commands

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
OTHERS = {"check", "identity"}
"""Commands whose examples are slow or change data; their own tests run them."""


def examples() -> list[str]:
    """Every example line of every help page, each once."""
    found = [
        line.strip()
        for words in commands(main, ())
        if not words or words[0] not in OTHERS
        for line in ok(*words, "--help").stdout.split("Example:")[1].splitlines()
    ]
    return list(dict.fromkeys(line for line in found if line))


@pytest.mark.parametrize("line", examples())
def test_example(
    line: str, built: Built, kart: Kart, release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does what it says, or asks for the text that it needs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("graph.kart.find_release", lambda *_, **__: release)
    monkeypatch.setattr("graph.kart.load", lambda *_, **__: kart)
    monkeypatch.setattr("graph.build.release.build", lambda *_, **__: built)
    (tmp_path / "my-texts").mkdir()
    shutil.copytree(EXAMPLES, tmp_path / "docs" / "examples")
    program, *words = shlex.split(line)
    assert program == "aktorkart"
    if words[:2] == ["evidence", "locate"]:  # needs a text that may not be passed on
        assert "visma-it-i-praksis-2016.txt in my-texts" in run(*words).stderr
    else:
        assert ok(*words).output
