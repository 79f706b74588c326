"""`aktorkart check` on small folders with one thing wrong: one line with file, line, rule and plain words."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from graph.cli.main import main
from tests.conftest import TEXT, Tiny, sources_yaml
from tests.fixtures.small import GOOD

LINE = re.compile(r"violation: (?:(\S+?):(\d+)|(\S+)): (.+) \[([^\]]+)\]")
Case = Mapping[str, Any]
"""A folder with one thing wrong; the keys are described in `cases.yaml`."""  # Any: YAML


def cases() -> list[Case]:
    """All cases."""
    found: list[Case] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
    return found


def files_of(case: Case) -> dict[str, bytes]:
    """The files of a case, in place of, or beside, those of the good folder."""
    found = {name: text.encode() for name, text in case.get("files", {}).items()}
    found |= {name: text.encode("latin-1") for name, text in case.get("latin1", {}).items()}
    if "more" in case:
        found["facts/z.yaml"] = case["more"].encode()
    if "change" in case:
        name, old, new = (case["change"][key] for key in ("file", "from", "to"))
        content = {**GOOD, "sources.yaml": sources_yaml()}[name]
        assert old in content, old
        found[name] = content.replace(old, new, 1).encode()
    return found


def check(tiny: Tiny, files: Mapping[str, bytes], *options: str) -> Result:
    """`aktorkart check` on the good folder with these files in place of, or beside, its own."""
    folder = tiny(GOOD)
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return CliRunner().invoke(main, ["check", str(folder), "--no-shapes", *options])


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_what_is_wrong_is_told(tiny: Tiny, case: Case, lang: str) -> None:
    """One line with the right file, line and rule, in the language asked for; exit code 1, no traceback."""
    result = check(tiny, files_of(case), "--lang", lang)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    lines = [line for line in result.stdout.splitlines() if line.startswith("violation")]
    assert len(lines) == 1, result.stdout
    match = LINE.fullmatch(lines[0])
    assert match is not None, lines[0]
    file, line, _, message, code = match.groups()
    assert f"{file}:{line}".endswith(f"/data/{case['place']}"), lines[0]
    assert code == case["code"]
    assert case[lang] in message


def test_a_good_folder_passes(tiny: Tiny) -> None:
    """Exit code 0, the numbers of facts, claims and places, and nothing else."""
    result = check(tiny, {})
    assert (result.exit_code, result.stderr) == (0, "The data is sound.\n")
    assert (
        result.stdout
        == "57 facts; claims: 57 cited, 0 weaklyCited, 0 uncited; places: 8 no text, 1 verified\n"
    )


def test_all_problems_are_told_in_order(tiny: Tiny) -> None:
    """Problems of several files come together, by file and line."""
    files = {"facts/z.yaml": b"nonsense: 1\nmore: 2\n", "facts/b.yaml": b"", "facts/c.yaml": b"a: [\n"}
    lines = [line for line in check(tiny, files).stdout.splitlines() if line.startswith("violation")]
    places = [
        match[1].rpartition("/")[2] + ":" + match[2] for line in lines if (match := LINE.fullmatch(line))
    ]
    assert places == ["b.yaml:1", "c.yaml:2", "z.yaml:1", "z.yaml:2"]


def test_problems_as_json(tiny: Tiny) -> None:
    """The same for programs, with the message in both languages."""
    result = check(tiny, {"facts/z.yaml": b"nonsense: 1\n"}, "--format", "json")
    (problem,) = json.loads(result.stdout)["problems"]
    assert (problem["code"], problem["line"], problem["severity"]) == ("extra-forbidden", 1, "violation")
    assert problem["message"] == {"nb": "ukjent nøkkel “nonsense”", "en": "unknown key “nonsense”"}


@pytest.mark.parametrize(
    ("argument", "message"),
    [("nowhere", "is not a folder with data"), ("texts", "holds no data")],
)
def test_a_folder_without_data(tiny: Tiny, argument: str, message: str) -> None:
    """A folder that is missing or holds something else is one line."""
    folder = tiny(GOOD)
    result = CliRunner().invoke(main, ["check", str(folder / argument)])
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert message in result.stderr


def test_texts_of_ones_own(tiny: Tiny) -> None:
    """Copies in another folder are compared with; a folder that is not there is told of."""
    folder = tiny(GOOD)
    (folder / "texts" / "t.txt").write_text(TEXT.replace("viktig", "uviktig"), encoding="utf-8")
    own = folder / "own"
    own.mkdir()
    (own / "t.txt").write_text(TEXT, encoding="utf-8")
    arguments = ["check", str(folder), "--no-shapes", "--texts"]
    assert CliRunner().invoke(main, [*arguments, str(own)]).exit_code == 0
    wrong = CliRunner().invoke(main, [*arguments, str(folder / "nowhere")])
    assert (wrong.exit_code, "is not a folder" in wrong.stderr) == (1, True)
