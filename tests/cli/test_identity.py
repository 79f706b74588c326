"""`aktorkart identity`: candidates, decisions, undoing, on a small data folder."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.build.release import build, write_release
from graph.cli.main import main
from tests.conftest import Tiny

FACTS = """\
source: s
entities:
  - {id: org/a, kind: organisation, type: agency, name: {nb: Etaten}, at: x}
  - {id: org/b, kind: organisation, type: agency, name: {nb: Etaten}, at: y}
  - {id: person/a, kind: person, name: Etaten, at: z}
"""


def run(*arguments: str) -> Result:
    """Run the command."""
    environment = {"COLUMNS": "110", "NO_COLOR": "1", "TERM": "dumb"}
    return CliRunner(env=environment).invoke(main, ["identity", *arguments])


@pytest.fixture
def folder(tiny: Tiny) -> Path:
    """A data folder with two agencies of one name."""
    return tiny({"facts/a.yaml": FACTS})


def release_of(folder: Path) -> str:
    """Build a folder; gives the release's folder."""
    target = folder.parent / "release"
    write_release(build([folder]), target)
    return str(target)


def test_a_candidate_is_decided_and_not_offered_again(folder: Path) -> None:
    """Not the same: remembered; undone: offered again; unsure: offered with a mark."""
    release = release_of(folder)

    def offered() -> list[tuple[list[str], bool]]:
        result = run("candidates", "--data", str(folder), "--release", release, "--format", "json")
        return [(one["ids"], one["unsure"]) for one in json.loads(result.stdout)]

    assert offered() == [(["org/a", "org/b"], False)]
    assert run("decide", "not-same", "org/b", "org/a", str(folder), "--reason", "to etater").exit_code == 0
    assert offered() == []
    assert run("undo", "org/a", "org/b", str(folder)).exit_code == 0
    assert offered() == [(["org/a", "org/b"], False)]
    assert run("decide", "unsure", "org/a", "org/b", str(folder), "--reason", "?").exit_code == 0
    assert offered() == [(["org/a", "org/b"], True)]


def test_the_table_explains_the_score(folder: Path) -> None:
    """Each score stands with its parts."""
    result = run(
        "candidates", "--data", str(folder), "--release", release_of(folder), "--lang", "en", "--min", "60"
    )
    assert "+60 the same name: Etaten" in result.stdout
    assert result.stderr == "1 candidate\n"


def test_same_merges_at_the_next_build(folder: Path) -> None:
    """After “same” the old id resolves in commands; after undoing it is an entity of its own again."""
    assert run("decide", "same", "org/a", "org/b", str(folder), "--reason", "dobbelt").exit_code == 0
    arguments = ["show", "org/b", "--format", "json", "--release"]
    merged = CliRunner().invoke(main, [*arguments, release_of(folder)])
    assert json.loads(merged.stdout)["id"] == "org/a"
    assert run("undo", "org/b", "org/a", str(folder)).exit_code == 0
    apart = CliRunner().invoke(main, [*arguments, release_of(folder)])
    assert json.loads(apart.stdout)["id"] == "org/b"


def test_list(folder: Path) -> None:
    """All decisions are listed, undone ones with a mark."""
    day = ("--date", "2026-01-05", "--by", "Kari")
    run("decide", "unsure", "org/a", "org/b", str(folder), "--reason", 'en "grunn": æ', *day)
    run("undo", "org/a", "org/b", str(folder))
    (one,) = json.loads(run("list", str(folder), "--format", "json").stdout)
    assert one == {
        "verdict": "unsure", "ids": ["org/a", "org/b"], "reason": 'en "grunn": æ',
        "date": "2026-01-05", "by": "Kari", "undone": True,
    }  # fmt: skip
    assert "unsure (undone)" in run("list", str(folder), "--lang", "en").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("same", "org/a", "org/x"), "“org/x” is not declared"),
        (("same", "org/a", "person/a"), "cannot be the same thing"),
        (("same", "org/a", "org/a"), "one and the same"),
        (("unsure", "org/a", "nonsense"), "“nonsense” is not an id"),
    ],
)
def test_what_cannot_stand_is_not_written(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    """A decision that the data contradicts is refused in one line and leaves no file."""
    result = run("decide", *arguments, str(folder), "--reason", "fordi")
    assert result.exit_code == 1
    assert message in result.stderr
    assert not (folder / "decisions").exists()


def test_one_decision_a_pair(folder: Path) -> None:
    """A pair that is decided on must be undone first; nothing to undo is an error."""
    run("decide", "unsure", "org/a", "org/b", str(folder), "--reason", "?")
    again = run("decide", "same", "org/b", "org/a", str(folder), "--reason", "!")
    assert again.exit_code == 1
    assert "undo that first" in again.stderr
    run("undo", "org/a", "org/b", str(folder))
    nothing = run("undo", "org/a", "org/b", str(folder))
    assert nothing.exit_code == 1
    assert "No decision on org/a and org/b stands" in nothing.stderr


def test_shipped_decisions() -> None:
    """The doubtful municipalities and Difi's number are on record."""
    found = json.loads(run("list", "--format", "json").stdout)
    verdicts = {tuple(one["ids"]): one["verdict"] for one in found}
    assert verdicts["org/difi", "org/digdir"] == "not-same"
    assert verdicts["org/trondheim-kommune", "org/trondheim-1601-kommune"] == "unsure"
