"""Release assertions: what is too little is told with file and line, and stops a build."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.build.release import Built, build
from graph.check.assertions import broken_assertions
from graph.check.report import check_folders
from graph.cli.main import main
from graph.files import data_folder
from graph.model.problems import Problem
from tests.conftest import Tiny

FACTS = """\
source: s
entities:
  - {id: person/a, kind: person, name: A, at: x}
  - {id: org/a, kind: organisation, type: municipality, name: {nb: A}, start: 2000, end: 2020-01-01, at: x}
  - {id: org/b, kind: organisation, type: municipality, name: {nb: B}, start: 2020-01-01, end: ongoing, at: x}
  - {id: place/a, kind: place, type: municipality, start: 2000-01-01, end: ongoing, at: x}
  - {id: place/f, kind: place, type: county, name: {nb: F}, start: 2000-01-01, end: ongoing, at: x}
names:
  - {entity: place/a, text: A, lang: nb, start: 2000-01-01, end: ongoing, at: x}
identifiers:
  - {entity: org/a, scheme: organisationNumber, value: "991825827", start: 2000-01-01, end: 2020-01-01, at: x}
  - {entity: place/a, scheme: municipalityNumber, value: "0101", start: 2000-01-01, end: 2010-01-01, at: x}
  - {entity: place/a, scheme: municipalityNumber, value: "0102", start: NEXT, end: ongoing, at: y}
relations:
  - {subject: place/a, type: within, object: place/f, start: 2000-01-01, end: ongoing, source: w, at: z}
"""


def _broken(built: Built, folders: Sequence[Path]) -> list[Problem]:
    """What a build does not keep of the assertions of its folders."""
    return broken_assertions(built.loaded, built.facts, folders)


def folder(tiny: Tiny, assertions: str, next_number: str = "2010-01-01") -> Path:
    """A small data folder with assertions."""
    return tiny({"facts/a.yaml": FACTS.replace("NEXT", next_number), "assertions.yaml": assertions})


def told(path: Path) -> Mapping[int | None, str]:
    """What is told of a folder, by line of its assertions."""
    problems = _broken(build([path]), [path])
    assert {problem.file for problem in problems} <= {path / "assertions.yaml"}
    return {problem.line: problem.message.en for problem in problems}


def test_the_shipped_data_is_complete(built: Built) -> None:
    """The shipped release has what it should have."""
    assert (data_folder() / "assertions.yaml").is_file()
    assert [one.describe("en") for one in _broken(built, [data_folder()])] == []


def test_what_is_enough(tiny: Tiny) -> None:
    """Counts of a day, of all times, shares and chains that are as asserted give no problem."""
    path = folder(
        tiny,
        """\
entities:
  - {kind: organisation, type: municipality, exactly: 2}
  - {kind: organisation, type: municipality, on: 2019-12-31, exactly: 1}
  - {kind: organisation, type: municipality, on: 1999-12-31, exactly: 0}
  - {kind: person, at_least: 1}
facts:
  - {kind: identification, exactly: 3}
sources:
  - {exactly: 2}
shares:
  - {of: entities-with-identifier, kind: organisation, scheme: organisationNumber, on: 2019-01-01,
     at_least: 100}
  - {of: facts-cited, at_least: 90}
chains:
  - {of: name, type: municipality, since: 2005-01-01}
  - {of: number, type: municipality, since: 2005-01-01}
  - {of: county, type: municipality, since: 2005-01-01}
""",
    )
    assert told(path) == {}


@pytest.mark.parametrize(
    ("assertions", "message"),
    [
        (
            "entities:\n  - {kind: organisation, type: municipality, on: 2016-10-01, exactly: 428}\n",
            "organisation municipality (2016-10-01): expected exactly 428, found 1",
        ),
        ("entities:\n  - {kind: person, at_least: 2}\n", "person: expected at least 2, found 1"),
        ("facts:\n  - {kind: statement, at_least: 1}\n", "statement: expected at least 1, found 0"),
        ("sources:\n  - {at_least: 3}\n", "sources: expected at least 3, found 2"),
        (
            "shares:\n  - {of: entities-with-identifier, kind: organisation, scheme: organisationNumber,"
            " on: 2025-01-01, at_least: 99}\n",
            "expected at least 99 %, found 0.0% (0/1)",
        ),
        ("shares:\n  - {of: facts-cited, at_least: 100}\n", "facts-cited: expected at least 100 %"),
        (
            "shares:\n  - {of: entities-with-identifier, kind: survey, scheme: wikidata, at_least: 1}\n",
            "(0/0)",
        ),
    ],
)
def test_too_little(tiny: Tiny, assertions: str, message: str) -> None:
    """What is too little is told at the line of the assertion."""
    found = told(folder(tiny, assertions))
    assert list(found) == [2]
    assert message in found[2]


@pytest.mark.parametrize(
    ("next_number", "message"),
    [
        ("2011-01-01", "place/a has 0 numbers on 2010-01-01, not one"),
        ("2009-01-01", "place/a has 2 numbers on 2009-01-01, not one"),
    ],
)
def test_chains(tiny: Tiny, next_number: str, message: str) -> None:
    """A gap or an overlap in a chain is told at the fact that it is in."""
    path = folder(tiny, "chains:\n  - {of: number, type: municipality, since: 2005-01-01}\n", next_number)
    (problem,) = _broken(build([path]), [path])
    assert (problem.message.en, problem.file, problem.line) == (message, path / "facts" / "a.yaml", 12)


def test_a_chain_of_nothing(tiny: Tiny) -> None:
    """An area that has no county at all is told at its own line."""
    path = tiny(
        {
            "facts/a.yaml": FACTS.split("relations:", maxsplit=1)[0].replace("NEXT", "2010-01-01"),
            "assertions.yaml": "chains:\n  - {of: county, type: municipality, since: 2005-01-01}\n",
        }
    )
    (problem,) = _broken(build([path]), [path])
    assert (problem.code, problem.line) == ("assertion-chains", 6)


@pytest.mark.parametrize(
    ("assertions", "message"),
    [
        ("entities:\n  - {kind: person}\n", "write either exactly or at_least"),
        ("entities:\n  - {kind: person, exactly: 1, at_least: 1}\n", "write either exactly or at_least"),
        ("shares:\n  - {of: entities-with-identifier, at_least: 1}\n", "kind and scheme are needed"),
        ("people: []\n", "unknown key “people”"),
        ("sources:\n  - {at_least: -1}\n", "expected a greater number"),
        ("sources: [", "not valid YAML"),
    ],
)
def test_form(tiny: Tiny, assertions: str, message: str) -> None:
    """An assertion of a wrong form is told, not passed over."""
    path = folder(tiny, assertions)
    problems = _broken(build([path]), [path])
    assert [message in problem.message.en for problem in problems] == [True]


def test_check_tells_and_build_stops(tiny: Tiny, tmp_path: Path) -> None:
    """`check` lists it with file and line, `build` writes nothing."""
    path = folder(tiny, "entities:\n  - {kind: person, at_least: 2}\n")
    report = check_folders([path], shapes=False)
    assert [(one.code, one.line) for one in report.violations if one.code.startswith("assertion")] == [
        ("assertion-entities", 2)
    ]
    result = CliRunner().invoke(main, ["build", str(path), "-o", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "assertions.yaml:2: person: expected at least 2, found 1" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_without_asserts_nothing(tiny: Tiny) -> None:
    """Data of others needs no assertions."""
    path = tiny({"facts/a.yaml": FACTS.replace("NEXT", "2010-01-01")})
    assert _broken(build([path]), [path]) == []
