"""`--store`: the same answers from disk, made once, taken up again after a kill, never a wrong folder."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph.build.locate import MANIFEST
from graph.store.disk import NOTE, is_complete
from tests.cli.runner import ROOT, SMALL, ok, run
from tests.conftest import Tiny
from tests.fixtures.small import GOOD

COMMANDS = (
    ("ask", "actors", "--format", "csv"),
    ("ask", "actors", "--sparql"),
    ("query", "-q", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--format", "csv"),
    ("query", "-q", "SELECT ?s ?o { ?s org:heldBy ?o }", "--as-of", "2016-08-24"),
    ("export", "ntriples", "-o", "-"),
    ("export", "graphml", "-o", "-", "--as-of", "2016-08-24"),
    ("export", "csv", "-o", "{folder}"),
)


def _answer(words: tuple[str, ...], folder: Path) -> object:
    """What a command gives: standard output, and the files that it writes."""
    said = ok(*(word.replace("{folder}", str(folder)) for word in words), *SMALL).stdout_bytes
    return said, {path.name: path.read_bytes() for path in sorted(folder.glob("*"))}


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: f"{words[0]} {words[1]}")
def test_the_same_answers(words: tuple[str, ...], tmp_path: Path) -> None:
    """From memory, from a store that is made for it, and from that store again."""
    store = ("--store", str(tmp_path / "store"))
    wanted = _answer(words, tmp_path / "a")
    made = _answer((*words, *store), tmp_path / "b")
    assert is_complete(tmp_path / "store")
    again = _answer((*words, *store), tmp_path / "c")
    assert made == wanted
    assert again == wanted


def test_it_is_made_once(tmp_path: Path) -> None:
    """The second run says nothing of making it and leaves its files alone."""
    words = ("ask", "actors", "--store", str(tmp_path / "store"), *SMALL)
    assert "Making the store in" in ok(*words).stderr
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*.sst")}
    assert "Making" not in ok(*words).stderr
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*.sst")} == before
    assert before != {}


def refusal(*words: str) -> str:
    """The one line of a command that fails."""
    result = run(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = [line for line in result.stderr.splitlines() if not line.startswith("Making the store")]
    assert line.startswith("Error: ")
    return line


def test_a_folder_that_is_something_else(tmp_path: Path) -> None:
    """One line, and what lies there stays: files of the user's, or a file in the folder's place."""
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "letter.txt"):
        assert "holds something else. Give a new folder" in refusal(
            "ask", "actors", "--store", str(folder), *SMALL
        )
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_store_of_another_release(tmp_path: Path, tiny: Tiny) -> None:
    """One line; neither answers from the wrong release nor overwrites the store."""
    store, other = tmp_path / "store", tmp_path / "other"
    ok("build", str(tiny(GOOD)), "-o", str(other))
    ok("ask", "actors", "--store", str(store), *SMALL)
    words = ("ask", "actors", "--store", str(store), "--release", str(other))
    assert "was made from another release. Give another folder, or delete this one" in refusal(*words)
    ok("ask", "actors", "--store", str(store), *SMALL)


def test_a_store_of_another_version_or_without_its_note(tmp_path: Path) -> None:
    """It is not guessed at."""
    store = tmp_path / "store"
    words = ("ask", "actors", "--store", str(store), *SMALL)
    ok(*words)
    note = json.loads((store / NOTE).read_text(encoding="utf-8"))
    (store / NOTE).write_text(json.dumps({**note, "form": 99}), encoding="utf-8")
    assert "holds something else" in refusal(*words)
    (store / NOTE).unlink()
    assert "holds something else" in refusal(*words)


def test_a_release_that_is_damaged(tmp_path: Path) -> None:
    """No store is made of it."""
    release = tmp_path / "release"
    release.mkdir()
    for name in (MANIFEST, "aktorkart.nq"):
        (release / name).write_bytes((Path(SMALL[1]) / name).read_bytes())
    with (release / "aktorkart.nq").open("ab") as file:
        file.write(b"# more\n")
    words = ("ask", "actors", "--store", str(tmp_path / "store"), "--release", str(release))
    assert "aktorkart build" in refusal(*words)
    assert not (tmp_path / "store").exists()


KILLED = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
import graph.store.disk as disk
disk.DiskStore.make.__func__.__kwdefaults__["piece"] = 50
write, told = disk._write, []
def slow(*given, **named):
    write(*given, **named)
    told.append(given)
    if len(told) == 4:
        print("loading", flush=True)
        time.sleep(60)
disk._write = slow
from graph.cli.start import start
start()
"""
"""A command line that stands still after the third piece of a store."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that a test could send")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_load_that_is_killed(number: signal.Signals, tmp_path: Path) -> None:
    """The next run goes on with it and answers as from memory."""
    store = tmp_path / "store"
    words = ("query", "-q", "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?s ?p ?o ?g", *SMALL)
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, *words, "--store", str(store)],
        cwd=ROOT,
        env=os.environ.copy(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"loading\n"
    child.send_signal(number)
    _, errors = child.communicate(timeout=60)
    assert child.returncode == (-number if number == signal.SIGKILL else 130)
    assert number == signal.SIGKILL or errors.decode().splitlines()[1:] == [
        "Error: Interrupted; files that were not complete are as they were."
    ]
    note = json.loads((store / NOTE).read_text(encoding="utf-8"))
    assert note["bytes"] > 0
    assert not note["complete"]
    result = ok(*words, "--store", str(store))
    assert "Making the store" in result.stderr
    assert result.stdout == ok(*words).stdout
    assert result.stdout.count("\n") > 100
