"""Whatever goes wrong is told in one line that says what to do, and nothing is half-written."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.cli.main import main
from graph.kart import Kart

CASES = [
    (["ask", "who-held-pots"], 1, "Did you mean who-held-post?"),
    (["ask", "career"], 1, "needs --person"),
    (["ask", "statements", "--topic", "nonsense"], 1, "Nothing is called “nonsense”"),
    (["ask", "event-roles", "--role", "boss"], 1, "moderator"),
    (["ask", "who-held-post", "--organisation", "Diffi"], 1, "org/difi"),
    (["show", "Diffi"], 1, "org/difi"),
    (["show", "Nes"], 1, "Give the id"),
    (["query", "-q", "SELCT"], 1, "The query is not SPARQL"),
    (["query", "-q", "CONSTRUCT WHERE { ?s a ak:Source }", "--format", "csv"], 1, "turtle"),
    (["query", "no-such-file.rq"], 1, "cannot be read"),
    (["export", "nope"], 1, "choose among nquads"),
    (
        ["query", "-q", "SELECT * { ?s ?p ?o } LIMIT 1", "--format", "jsonld"],
        1,
        "choose --format table, json",
    ),
    (["query", "-q", "INSERT DATA { <a:a> <a:b> <a:c> }"], 1, "The query is not SPARQL"),
    (["query"], 2, "Give a FILE with the query"),
    (["ask", "career", "--person", "org/difi"], 1, "this asks for person"),
    (["ask", "career", "--persn", "Holte"], 2, "--person"),
    (["ask", "from-source", "--source", "visma"], 1, "There is no source “visma”"),
    (["ask", "career", "--person", "Holte", "--lang", "fr"], 2, "'fr'"),
    (["show", "visma-it-i-praksis-2016"], 1, "aktorkart ask from-source --source"),
    (["evidence", "show", "fact/none"], 1, "There is no fact"),
    (["evidence", "verify", "--texts", "no-such-folder"], 1, "is not a folder"),
    (["shwo"], 2, "Did you mean show? See: "),
    (["--nope"], 2, "--nope"),
    (["analyse", "nope"], 2, "nope"),
    (["ask", "who-held-post", "--as-of", "2016-13-01"], 2, "2016-13-01"),
    (["ask", "who-held-post", "--status", "sure"], 2, "sure"),
    (["nope"], 2, "nope"),
]


@pytest.mark.parametrize(("words", "code", "told"), CASES, ids=lambda value: str(value)[:40])
def test_one_line_that_says_what_to_do(
    kart: Kart, release: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, told: str
) -> None:
    """Exit code 1, or 2 for wrong usage; one line on standard error, none on standard output."""
    monkeypatch.setattr("graph.kart.load", lambda *_, **__: kart)
    needs = words[0] in ("ask", "show", "query", "export", "evidence", "analyse")
    result = CliRunner().invoke(main, [*words, *(["--release", str(release)] if needs else [])])
    assert result.exit_code == code
    assert result.stdout == ""
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("Error: ")
    assert told in lines[0]


@pytest.mark.parametrize("content", [None, "{", "[]", '{"format": 99}'])
def test_a_folder_that_is_no_release(tmp_path: Path, content: str | None) -> None:
    """A missing, damaged or foreign manifest is told with the command that mends it."""
    if content is not None:
        (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    result = CliRunner().invoke(main, ["ask", "actors", "--release", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "aktorkart build" in result.stderr


def test_a_query_that_is_not_utf8(tmp_path: Path, release: Path) -> None:
    """A file in another encoding is told, not guessed at."""
    path = tmp_path / "æøå med mellomrom.rq"
    path.write_bytes("SELECT * { ?s ?p 'ø' }".encode("latin-1"))
    result = CliRunner().invoke(main, ["query", str(path), "--release", str(release)])
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "UTF-8" in result.stderr


def test_an_output_that_cannot_be_written(tmp_path: Path, release: Path) -> None:
    """A file in the way of the folder: one line, and the file is as it was."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    target = tmp_path / "file" / "kart.html"
    result = CliRunner().invoke(main, ["view", "-o", str(target), "--release", str(release)])
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("Error: Cannot write")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_data_on_stdout_messages_on_stderr(release: Path) -> None:
    """What is piped on is data only."""
    words = [
        "ask",
        "municipality-count",
        "--as-of",
        "2016-10-01",
        "--format",
        "csv",
        "--release",
        str(release),
    ]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["count", "428"]


def test_an_old_windows_terminal(release: Path) -> None:
    """A terminal that cannot show every sign gets an answer all the same."""
    words = ["show", "Den Norske Dataforening", "--release", str(release)]
    code = f"from graph.cli.main import main; main({words!r}, prog_name='aktorkart')"
    environment = {"PYTHONIOENCODING": "cp1252", "PATH": "", "PYTHONUTF8": "0"}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=environment)
    assert result.returncode == 0, result.stderr.decode(errors="replace")
    assert b"Dataforening" in result.stdout
