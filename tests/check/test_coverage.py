"""What is missing and whose voice is heard, on a network made by hand and on the shipped data."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.build.release import build, write_release
from graph.check.coverage import Coverage, coverage
from graph.cli.main import main
from graph.kart import Kart, load
from tests.conftest import Tiny, sources_yaml

FACTS = """\
source: s
entities:
  - {id: person/a, kind: person, name: A, source: w, at: x}
  - {id: org/a, kind: organisation, type: municipality, name: {nb: A}, start: 2000-01-01, end: ongoing, at: x}
  - {id: org/b, kind: organisation, type: municipality, name: {nb: B}, start: 2000, end: 2020-01-01, at: x}
  - {id: org/c, kind: organisation, type: agency, name: {nb: C}, at: x}
  - {id: place/a, kind: place, type: municipality, name: {nb: A}, start: 2000-01-01, end: ongoing, at: x}
  - {id: post/c, kind: post, organisation: org/c, role: head, name: {nb: leder}, at: x}
  - {id: post/d, kind: post, organisation: org/c, role: head, name: {nb: nestleder}, at: x}
  - {id: solution/x, kind: solution, type: register, name: {nb: X}, at: x}
  - {id: solution/y, kind: solution, type: register, name: {nb: Y}, at: x}
  - {id: topic/t, kind: topic, name: {nb: T}, at: x}
identifiers:
  - {entity: org/a, scheme: organisationNumber, value: "991825827", start: 2000-01-01, end: ongoing, at: x}
memberships:
  - {member: person/a, post: post/c, start: 2015-01-01, end: 2018-01-01, source: w, at: y}
solution_roles:
  - {actor: org/c, role: owner, solution: solution/x, start: 2015-01-01, end: unknown, at: x}
  - {actor: org/c, role: manager, solution: solution/y, start: unknown, end: ongoing, at: x}
statements:
  - {key: k1, speaker: person/a, for: org/c, mode: direct, act: informs, topics: [topic/t],
     paraphrase: {nb: noe, en: something}, on: 2016-01-01, source: v, at: x}
  - {key: k2, speaker: person/a, mode: direct, act: informs, paraphrase: {nb: mer, en: more}, on: 2016-01-01,
     claims: [{source: v, at: z}, {source: s, at: z}]}
"""


@pytest.fixture
def small(tiny: Tiny, tmp_path: Path) -> Path:
    """The folder of a small release with a vendor among its sources."""
    block = sources_yaml().split("w:\n", maxsplit=1)[0]
    vendor = block.replace("s:", "v:", 1).replace("Source s", "V").replace("Publisher s", "Vendor")
    vendor = vendor.replace("none-known", "vendor-sponsor")
    data = tiny({"facts/a.yaml": FACTS, "sources.yaml": sources_yaml() + vendor})
    write_release(build([data]), tmp_path / "release")
    return tmp_path / "release"


def missing(found: Coverage) -> dict[str, tuple[str, ...]]:
    """The ids that lack something, by code."""
    return {gap.code: gap.missing for gap in found.gaps}


def test_what_is_missing_on_a_day(small: Path) -> None:
    """Only what exists on the day counts; what a role had then counts as had."""
    kart = load(small)
    then, now = (missing(coverage(kart.network, day)) for day in (date(2016, 6, 1), None))
    assert then["municipality-number"] == ("org/b",)
    assert now["municipality-number"] == ()
    assert then["municipality-wikidata"] == ("place/a",)
    assert then["organisation-number"] == ("org/c",)
    assert then["post-holder"] == ("post/d",)
    assert now["post-holder"] == ("post/c", "post/d")
    assert "solution/x" in now["solution-owner"]
    assert now["solution-manager"] == ("solution/x",)


def test_times_and_statements(small: Path) -> None:
    """Unknown starts and ends are counted by kind of fact; statements without topic or capacity listed."""
    network = load(small).network
    found = coverage(network)
    gaps = {gap.code: gap for gap in found.gaps}
    assert (len(gaps["solutionRole-start"].missing), gaps["solutionRole-start"].of) == (1, 2)
    assert (len(gaps["solutionRole-end"].missing), gaps["solutionRole-end"].of) == (1, 2)
    assert gaps["membership-end"].missing == ()
    for code in ("statement-topic", "statement-capacity"):
        assert [network.facts[path].value("key") for path in gaps[code].missing] == ["k2"]


def test_sources(small: Path) -> None:
    """Entities on one source and on weak citations only are told apart."""
    found = missing(coverage(load(small).network))
    assert "place/a" in found["one-source"]
    assert "post/c" not in found["one-source"]
    assert found["weak-only"] == ()


def test_voices(small: Path) -> None:
    """A statement that two publishers give counts for both, and is the word of neither alone."""
    found = coverage(load(small).network)
    vendor = next(one for one in found.publishers if one.name == "Vendor")
    assert (vendor.interest, vendor.sources, vendor.facts, vendor.statements, vendor.alone) == (
        "vendor-sponsor", 1, 2, 2, 1,
    )  # fmt: skip
    assert found.interested_alone == 1
    assert {one.name for one in found.interests} == {"none-known", "vendor-sponsor"}


def run(release: Path, *arguments: str) -> Result:
    """Run the command."""
    environment = {"COLUMNS": "110", "NO_COLOR": "1", "TERM": "dumb"}
    return CliRunner(env=environment).invoke(main, ["coverage", *arguments, "--release", str(release)])


def test_forms(small: Path) -> None:
    """Table, Markdown and JSON say the same number of the same gap."""
    table = run(small, "--lang", "en", "--as-of", "2016-06-01")
    assert table.exit_code == 0
    assert "What is missing as of 2016-06-01" in table.stdout
    assert any(
        line.split()[-5:] == ["1", "2", "50.0", "%", "post-holder"] for line in table.stdout.splitlines()
    )
    markdown = run(small, "--lang", "en", "--as-of", "2016-06-01", "--format", "markdown").stdout
    assert "| posts without holder on the day | 1 | 2 | 50.0 % | post-holder |" in markdown
    document = json.loads(run(small, "--format", "json", "--as-of", "2016-06-01").stdout)
    gap = next(gap for gap in document["gaps"] if gap["code"] == "post-holder")
    assert (gap["missing"], gap["of"], gap["ids"]) == (1, 2, ["post/d"])
    assert document["facts_on_interested_parties_alone"] == 1


def test_list_of_one_gap(small: Path) -> None:
    """One gap's ids are listed; a name that no gap has is an error with the names."""
    listed = run(small, "--list", "municipality-number", "--as-of", "2016-06-01")
    assert "org/b" in listed.stdout
    assert listed.stderr == "1 row\n"
    wrong = run(small, "--list", "nothing")
    assert wrong.exit_code == 1
    assert "municipality-number" in wrong.stderr


def test_the_shipped_data(kart: Kart) -> None:
    """All municipalities have a number; the areas of 2016 without Wikidata id ended in 2017 and 2018."""
    then = coverage(kart.network, date(2016, 10, 1))
    gaps = {gap.code: gap for gap in then.gaps}
    number, wikidata = gaps["municipality-number"], gaps["municipality-wikidata"]
    assert (number.of, number.missing) == (428, ())
    assert (wikidata.of, len(wikidata.missing)) == (428, 12)
    assert "place/stokke" in wikidata.missing
    assert "place/oslo" not in wikidata.missing
    now = missing(coverage(kart.network))
    assert now["municipality-number"] == ()
    assert now["municipality-wikidata"] == ("place/alesund", "place/haram")
    assert now["statement-topic"] == ()
    assert 0 < then.interested_alone < then.facts / 4
