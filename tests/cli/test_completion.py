"""Shells complete commands, options, questions, formats and the things of a release."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from export.registry import FORMATS
from graph.cli.completion import SHELLS
from graph.cli.main import main
from graph.cli.names import Name, matching
from graph.kart import load
from graph.query.questions import questions
from tests.cli.runner import ROOT, SMALL, ok
from tests.conftest import Tiny
from tests.fixtures.small import GOOD


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


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the default release and of the names that are kept beside it: the small release."""
    shutil.copytree(SMALL[1], tmp_path / "release")
    monkeypatch.setattr("graph.build.locate.default_folder", lambda: tmp_path / "release")
    return tmp_path


def offered(*words: str) -> dict[str, str | None]:
    """What click offers for the last word, with what shells show beside it."""
    shell = ShellComplete(main, {}, "aktorkart", "_AKTORKART_COMPLETE")
    return {item.value: item.help for item in shell.get_completions(list(words[:-1]), words[-1])}


PEOPLE = {"person/ase", "person/ola"}
TOPICS = {"topic/it", "topic/sky"}
SOURCES = {"s", "t", "w"}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("show", "per"), PEOPLE),
        (("path", "topic/"), TOPICS),
        (("path", "org/a", "topic/"), TOPICS),
        (("path", "org/a", "org/b", "--avoid", "topic/"), TOPICS),
        (("view", "--focus", "topic/"), TOPICS),
        (("diff", "2016", "2017", "--actor", "topic/"), TOPICS),
        (("identity", "decide", "same", "topic/it", "topic/"), TOPICS),
        (("identity", "undo", "topic/"), TOPICS),
        (("ask", "career", "--person", ""), PEOPLE),
        (("ask", "career", "--person", "org/"), set()),
        (("ask", "positions", "--topic", ""), TOPICS),
        (("ask", "corroborated", "--about", "topic/"), TOPICS),
        (("ask", "from-source", "--source", ""), SOURCES),
        (("evidence", "verify", "--source", ""), SOURCES),
        (("evidence", "locate", ""), SOURCES),
        (("ask", "event-roles", "--role", "mod"), {"moderator"}),
    ],
    ids=lambda value: " ".join(sorted(value) if isinstance(value, set) else value),
)
def test_things_are_completed(words: tuple[str, ...], ids: set[str]) -> None:
    """Those of the kinds that are asked for, and none of another kind."""
    assert set(offered(*words)) == ids


@pytest.mark.usefixtures("home")
def test_every_parameter_of_a_question_completes_what_it_takes() -> None:
    """Whatever is offered is of the kind that the question's file names; facts and days offer nothing."""
    kinds = {key: one.kind for key, one in load(SMALL[1]).asker.directory.entities.items()}
    for name, asked in questions().items():
        for parameter in asked.parameters.values():
            found = set(offered("ask", name, f"--{parameter.name}", ""))
            form, _, rest = parameter.kind.partition(":")
            if form == "entity":
                wanted = {key for key, kind in kinds.items() if not rest or kind in rest.split("|")}
                assert found - {"org/old-m"} == wanted
            elif form == "list":
                assert found
            else:
                assert found == (SOURCES if form == "source" else set())


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("begun", "ids"),
    [
        ("org/a", {"org/a"}),
        ("sky", {"topic/sky", "proposition/sky-er-bra"}),
        ("bra", {"proposition/sky-er-bra"}),
        ("ost", PEOPLE),
        ("Øst", PEOPLE),
        ("åse ø", {"person/ase"}),
        ("gamle", {"org/m", "org/old-m"}),
        ("9918", {"org/a"}),
        ("mailb", {"solution/post"}),
        ("ingenting", set()),
        ("…", set()),
    ],
)
def test_ids_by_names(begun: str, ids: set[str]) -> None:
    """An id is found by its beginning, by its last part, by words of names of all times and by numbers."""
    assert set(offered("show", begun)) == ids


def test_the_beginning_of_an_id_comes_first() -> None:
    """Names are searched only where no id begins so."""
    names = [Name("org/a", "organisation", "Org", ["org"]), Name("topic/b", "topic", "Orgel", ["orgel"])]
    assert [name.id for name in matching(names, "org")] == ["org/a"]
    assert [name.id for name in matching(names, "orge")] == ["topic/b"]
    assert matching(names, "") == names


@pytest.mark.usefixtures("home")
def test_shells_show_what_things_are_called() -> None:
    """Beside the id."""
    assert offered("show", "person/") == {"person/ase": "Åse Øst-Ærlig", "person/ola": "Ola Øst"}


def test_the_network_is_not_read_and_names_are_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first time reads names alone; the next one not even the release."""

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("too much is read")

    monkeypatch.setattr("graph.kart.read_network", fail)
    first = offered("show", "")
    assert len(list((home / "completion").iterdir())) == 1
    monkeypatch.setattr("graph.kart.load", fail)
    assert offered("show", "") == first
    assert len(first) == 18


def test_names_that_are_kept_wrongly_are_read_anew(home: Path) -> None:
    """A file that was cut off or is of another version does no harm."""
    first = offered("show", "")
    (kept,) = (home / "completion").iterdir()
    for content in ("", "[]", '{"form": 0, "names": []}', '{"form": 1, "names": [[1]]}'):
        kept.write_text(content, encoding="utf-8")
        assert offered("show", "") == first


def test_only_the_last_releases_are_kept(home: Path) -> None:
    """Names of old releases are thrown away."""
    (home / "completion").mkdir()
    for number in range(8):
        (home / "completion" / f"{number}.json").write_text("{}", encoding="utf-8")
    offered("show", "")
    assert len(list((home / "completion").iterdir())) == 5


def test_another_release(home: Path, tmp_path: Path, tiny: Tiny) -> None:
    """`--release` decides what is offered."""
    ok("build", str(tiny(GOOD)), "-o", str(tmp_path / "other"))
    there = set(offered("show", "--release", str(tmp_path / "other"), ""))
    assert there
    assert there != set(offered("show", ""))


@pytest.mark.parametrize("content", [None, "{", '{"format": 99}', '{"format": 1}', "[]"])
def test_without_a_release_nothing_is_said(home: Path, content: str | None) -> None:
    """Nothing is offered, built or told when there is no release or it cannot be read."""
    shutil.rmtree(home / "release")
    if content is not None:
        (home / "release").mkdir()
        (home / "release" / "manifest.json").write_text(content, encoding="utf-8")
    assert offered("show", "") == {}
    assert not (home / "completion").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("words", "reply"),
    [
        (("show", "--release", SMALL[1], "person/o"), ["person/ola"]),
        (("show", "--release", SMALL[1], "åse"), ["person/ase"]),
        (("show", "--release", "no such folder", "o"), []),
        (("bu",), ["build"]),
    ],
    ids=lambda value: value[-1] if value else "nothing",
)
def test_a_real_bash(words: tuple[str, ...], reply: list[str], tmp_path: Path) -> None:
    """The script that is printed, run by bash as for a press of the tabulator key."""
    program = tmp_path / "aktorkart"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from graph.cli.start import start; start()" "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    given = " ".join(f"'{word}'" for word in ("aktorkart", *words))
    script = (
        f"{ok('completion', 'bash').stdout}\nCOMP_WORDS=({given}); COMP_CWORD={len(words)}\n"
        '_aktorkart_completion aktorkart; printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    environment = {
        **os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(tmp_path),
    }  # fmt: skip
    result = subprocess.run(
        ["bash", "-c", script], capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert result.stderr == ""
    assert result.stdout.split() == reply
