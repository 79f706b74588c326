"""`aktorkart diff`: two days or two releases, as a table, Markdown or JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.cli.main import main
from tests.network.sample import sample_folder
from tests.time.sample_changes import changing_folder

DAYS = ("2019-12-31", "2020-01-01")


def run(*arguments: str, width: int = 110) -> Result:
    """Run the command."""
    environment = {"COLUMNS": str(width), "NO_COLOR": "1", "TERM": "dumb"}
    return CliRunner(env=environment).invoke(main, ["diff", *arguments])


def days(*arguments: str) -> Result:
    """Run it on the small release."""
    return run(*arguments, "--release", str(changing_folder()))


def test_table() -> None:
    """A heading a kind, names of the day, dates, ids and numbered sources; the count on standard error."""
    result = days(*DAYS, "--actor", "Fast kommune")
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[0] == "Hva som endret seg fra 2019-12-31 til 2020-01-01"
    assert "Nytt navn (1)" in lines
    assert any(
        line.startswith("Fast kommune Gamle Fast kommune Fast kommune 2020-01-01 fact/") for line in lines
    )
    assert any(line.startswith("fact/") and line.endswith("[1]") for line in lines)
    assert any(line.startswith("[1] s: Source s") for line in lines)
    assert result.stderr == "3 changes\n"


def test_english_and_kind() -> None:
    """One kind, in English."""
    result = days(*DAYS, "--kind", "renumbered", "--lang", "en")
    assert "Renumbered (1)" in result.stdout
    assert "0102" in result.stdout
    assert "Moved county" not in result.stdout


def test_json_and_status() -> None:
    """What only is presumed is no change when only what holds counts."""
    found = {
        status: json.loads(days(*DAYS, "--status", status, "--format", "json").stdout)
        for status in ("holds", "presumed", "possible")
    }
    assert found["holds"]["statuses"] == ["holds"]
    counts = {status: document["counts"] for status, document in found.items()}
    assert counts["presumed"]["known"] == 1
    assert "known" not in counts["possible"]
    assert counts["presumed"]["merged"] == counts["possible"]["merged"] == 2


def test_what_passed_is_counted_and_shown() -> None:
    """Facts between the days are told of, and shown on demand."""
    span = ("2019-01-01", "2019-12-31", "--actor", "org/kort", "--lang", "en")
    assert "left out (facts: 1)" in days(*span).stdout
    shown = days(*span, "--passing").stdout
    assert "Came and went (1)" in shown
    assert "left out" not in shown


def test_backwards() -> None:
    """The later day first is allowed, and said."""
    result = days(*reversed(DAYS), "--lang", "en", "--kind", "merged")
    assert result.exit_code == 0
    assert "Read backwards" in result.stdout
    assert "Merged into others (2)" in result.stdout


def test_markdown_into_a_file(tmp_path: Path) -> None:
    """Markdown can be written to a file."""
    output = tmp_path / "diff.md"
    result = days(*DAYS, "--format", "markdown", "-o", str(output))
    assert (result.exit_code, result.stdout) == (0, "")
    assert output.read_text(encoding="utf-8").startswith("# Hva som endret seg")


@pytest.mark.parametrize("width", [40, 110])
def test_nothing(width: int) -> None:
    """That nothing changed is said."""
    arguments = ("2021-06-01", "2021-06-02", "--lang", "en", "--release", str(changing_folder()))
    assert "Nothing." in run(*arguments, width=width).stdout


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_releases(form: str) -> None:
    """Two folders of releases: entities, facts, claims and sources by id."""
    result = run(str(sample_folder()), str(changing_folder()), "--format", form, "--lang", "en")
    assert result.exit_code == 0
    assert "org/nord" in result.stdout
    if form == "json":
        assert json.loads(result.stdout)["entities"]["counts"]["after"] == 28
    else:
        assert "Entities: removed" in result.stdout


def test_a_release_and_itself() -> None:
    """A release does not differ from itself."""
    folder = str(changing_folder())
    assert "No difference." in run(folder, folder, "--lang", "en").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("2019-01-01", "RELEASE"), 2, "One is a folder and the other a day"),
        (("RELEASE", "2019-01-01"), 2, "One is a folder and the other a day"),
        (("2019-01", "2020-01-01"), 2, "“2019-01” is not a day; write one as 2019-01-01"),
        (("nowhere", "2020-01-01"), 2, "It is no folder of a release either."),
        (("RELEASE", "RELEASE", "--actor", "Difi"), 2, "are for two days, not releases"),
        (("EMPTY", "EMPTY"), 1, "is not a release (no manifest.json)"),
        (("2019-01-01", "2020-01-01", "--actor", "finnes ikke"), 1, "Nothing is called “finnes ikke”"),
        (("2019-01-01", "2020-01-01", "--kind", "sold"), 2, "'sold' is not one of"),
    ],
)
def test_misuse(tmp_path: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    """One clear line for what cannot be done."""
    folders = {"RELEASE": str(changing_folder()), "EMPTY": str(tmp_path)}
    given = [folders.get(one, one) for one in arguments]
    extra = [] if {"RELEASE", "EMPTY"} & set(arguments) else ["--release", str(changing_folder())]
    result = run(*given, *extra)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith("Error: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_folder_called_like_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is no release does not stand in the way of the day that it is called like."""
    (tmp_path / "2019-12-31").mkdir()
    monkeypatch.chdir(tmp_path)
    assert days(*DAYS, "--kind", "merged").stderr == "2 changes\n"
