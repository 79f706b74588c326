"""What is different on Windows and in folders with awkward names, as far as it can be tried elsewhere."""

import errno
import io
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli.main import main
from tests.cli.runner import ROOT, SMALL, ok, run
from tests.conftest import Tiny
from tests.fixtures.small import GOOD
from tests.lanes import quick

NAMES = ["med mellomrom", "blåbær Æ", "100 % 'rett' & (riktig)", "#kart?x=1"]


@pytest.mark.parametrize("name", quick(NAMES, NAMES[1:2]))
def test_folders_with_awkward_names(name: str, tiny: Tiny, tmp_path: Path) -> None:
    """Build, check, ask, query, export and draw there, with a store and a file of a query."""
    home = tmp_path / name
    data = tiny(GOOD).rename(tmp_path / f"{name} data")
    release = ("--release", str(home / "utgåve én"))
    ok("check", str(data))
    assert str(home / "utgåve én") in ok("build", str(data), "-o", release[1]).stdout
    store = ("--store", str(home / "lager på disk"))
    asked = ok("ask", "actors", "--format", "csv", *release)
    assert asked.stdout == ok("ask", "actors", "--format", "csv", *release, *store).stdout
    assert asked.stdout.count("\n") > 2
    (home / "spørring én.rq").write_text("SELECT ?s { GRAPH ?g { ?s a ak:Source } }", encoding="utf-8")
    assert "a-source:s" in ok("query", str(home / "spørring én.rq"), *release, *store).stdout
    for form, target in (("nquads", "alt på én gang.nq"), ("csv", "tabeller æøå")):
        ok("export", form, "-o", str(home / "ut" / target), *release)
        written = home / "ut" / target
        assert written.is_dir() if form == "csv" else written.stat().st_size > 100
    ok("view", "-o", str(home / "kart æøå.html"), *release)
    assert "Content-Security-Policy" in (home / "kart æøå.html").read_text(encoding="utf-8")
    left = [path.name for path in home.rglob(".*")]
    assert left == []


@pytest.mark.parametrize("encoding", quick(["cp1252", "cp850", "ascii", "utf-8"], ["cp850"]))
@pytest.mark.parametrize("command", ["show", "ask", "help"])
def test_output_in_a_pipe_is_utf8(encoding: str, command: str) -> None:
    """Whatever the system's encoding is: what is piped or written with > has every sign."""
    words = {
        "show": ("show", "person/ase", *SMALL),
        "ask": ("ask", "actors", *SMALL),
        "help": ("ask", "--help"),
    }[command]
    code = "from graph.cli.start import start; start()"
    result = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", code, *words],
        cwd=ROOT, env={"PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0
    text = result.stdout.decode("utf-8")
    for sign in {"show": "ÅØÆ·🦌", "ask": "─Åø", "help": "Ask a named question"}[command]:
        assert sign in text


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_an_old_terminal(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signs that it lacks are shown as another one; those that it has are right."""
    written = io.BytesIO()

    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", Terminal(written, encoding=encoding, errors="strict"))
    with pytest.raises(SystemExit) as stopped:
        main(["show", "person/ase", *SMALL], prog_name="aktorkart")
    sys.stdout.flush()
    assert stopped.value.code == 0
    assert "Åse Øst-Ærlig" in written.getvalue().decode(encoding)


def test_a_query_from_notepad(tmp_path: Path) -> None:
    """A byte order mark and line ends of Windows change nothing."""
    query = "SELECT ?s\n{ GRAPH ?g { ?s a ak:Source } }\n"
    path = tmp_path / "q.rq"
    path.write_bytes(b"\xef\xbb\xbf" + query.replace("\n", "\r\n").encode())
    shown = ok("query", str(path), *SMALL).stdout
    assert "a-source:s" in shown
    assert shown == ok("query", "-q", query, *SMALL).stdout


def test_data_with_line_ends_of_windows(tiny: Tiny, tmp_path: Path) -> None:
    """The same facts: fact files that an editor or git has changed give the same quads."""
    data = tiny(GOOD)
    ok("build", str(data), "-o", str(tmp_path / "a"))
    for path in data.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    ok("build", str(data), "-o", str(tmp_path / "b"))
    assert (tmp_path / "a" / "aktorkart.nq").read_bytes() == (tmp_path / "b" / "aktorkart.nq").read_bytes()


def test_a_reader_that_leaves_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows says “invalid argument” where others say “broken pipe”; elsewhere that is an error."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr("graph.kart.load", fail)
    assert (run("ask", "actors").exit_code, run("ask", "actors").stderr) == (1, "Error: Invalid argument\n")
    monkeypatch.setattr("graph.cli.program._leave_pipe", lambda: None)
    monkeypatch.setattr(sys, "platform", "win32")
    assert (run("ask", "actors").exit_code, run("ask", "actors").stderr) == (0, "")
