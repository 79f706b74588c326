"""The difference of two releases: what was added, removed and changed, by id."""

import json
from pathlib import Path

import pytest

from graph.kart import load
from graph.network.network import Network
from graph.time.release_output import releases_json, releases_markdown, sections, title
from graph.time.releases import Changed, Compared, Difference, ReleaseDiff, compare, diff_releases
from tests.network.sample import build_into

OLD = """
source: s
entities:
  - {id: org/a, kind: organisation, type: agency, name: Etaten A, start: 2008-01-01, end: ongoing, at: p}
  - {id: org/b, kind: organisation, type: ministry, name: B, at: p}
  - {id: org/borte, kind: organisation, type: agency, name: Borte, at: p}
relations:
  - {subject: org/a, type: subordinateTo, object: org/b, start: 2008, end: ongoing, at: p}
  - {subject: org/a, type: owns, object: org/borte, start: 2010-01-01, end: ongoing, at: p}
"""
NEW = """
source: s
entities:
  - {id: org/a, kind: organisation, type: agency, aliases: [org/aa], name: Etaten A, start: 2008-01-01,
     end: ongoing, at: p}
  - {id: org/b, kind: organisation, type: ministry, name: B, at: p}
  - {id: org/ny, kind: organisation, type: agency, name: Ny, start: 2012-01-01, end: ongoing, at: p}
relations:
  - subject: org/a
    type: subordinateTo
    object: org/b
    claims:
      - {source: s, start: 2008-03-01, end: ongoing, at: p}
      - {source: w, start: 2008, at: q, certainty: implied}
  - {subject: org/a, type: owns, object: org/ny, start: 2012-01-01, end: ongoing, at: p}
"""


def loaded(folder: Path, facts: str) -> Network:
    """The network of a small release."""
    return load(build_into(folder, facts)).network


@pytest.fixture(scope="module")
def diff(tmp_path_factory: pytest.TempPathFactory) -> ReleaseDiff:
    """From the old to the new small release."""
    before, after = (
        loaded(tmp_path_factory.mktemp(name), facts) for name, facts in (("old", OLD), ("new", NEW))
    )
    return diff_releases(before, after)


def test_compare() -> None:
    """By key: only here, only there, and in both with other parts; parts that one side lacks are empty."""
    before = {"a": ("old a", {"x": "1"}), "b": ("b", {"x": "1"}), "c": ("old c", {"x": "1", "y": "2"})}
    after = {"b": ("b", {"x": "1"}), "c": ("new c", {"x": "1", "z": "3"}), "d": ("new d", {})}
    found = compare(before, after)
    differences = (Difference("y", "2", ""), Difference("z", "", "3"))
    assert found == Compared(
        3, 3, ("new d",), ("old a",), (Changed("old c", "new c", differences),)
    )  # fmt: skip
    assert found
    assert not compare(before, before)


def test_entities(diff: ReleaseDiff) -> None:
    """Entities come, go and get other attributes."""
    assert [one.id for one in diff.entities.added] == ["org/ny"]
    assert [one.id for one in diff.entities.removed] == ["org/borte"]
    (changed,) = diff.entities.changed
    assert (changed.after.id, changed.differences) == ("org/a", (Difference("aliases", "", "org/aa"),))


def test_facts(diff: ReleaseDiff) -> None:
    """A fact keeps its id when dates and sources change; what its claims say together is compared."""
    assert {(one.kind, one.role("object")) for one in diff.facts.added if one.kind == "relation"} == {
        ("relation", "org/ny")
    }
    assert {one.role("object") or one.role("entity") for one in diff.facts.removed} == {"org/borte"}
    (changed,) = diff.facts.changed
    assert changed.after.label.nb == "Etaten A – underlagt – B"
    differences = {one.name: (one.before, one.after) for one in changed.differences}
    assert differences == {
        "start": ("2008", "2008-03-01"),
        "earliest_start": ("2008-01-01", "2008-03-01"),
        "latest_start": ("2008-12-31", "2008-03-01"),
    }


def test_claims_and_sources(diff: ReleaseDiff) -> None:
    """A further source is a claim and a source added; a source's other dates are a claim changed."""
    added = {one.claim.source for one in diff.claims.added if one.facts[0].role("object") == "org/b"}
    assert added == {"w"}
    (changed,) = diff.claims.changed
    assert Difference("start", "2008", "2008-03-01") in changed.differences
    assert [one.id for one in diff.sources.added] == ["w"]
    assert (diff.sources.removed, diff.sources.changed) == ((), ())


def test_the_other_way_round(diff: ReleaseDiff) -> None:
    """What one way adds, the other removes."""
    back = diff_releases(diff.after, diff.before)
    for sort in ("entities", "facts", "claims", "sources"):
        one, other = getattr(diff, sort), getattr(back, sort)
        assert (one.added, one.removed, len(one.changed)) == (other.removed, other.added, len(other.changed))


def test_nothing_differs(diff: ReleaseDiff) -> None:
    """A release does not differ from itself, and that is said."""
    same = diff_releases(diff.after, diff.after)
    assert not same
    (counts,), notes = sections(same, "en")
    assert (counts.heading, notes) == ("No difference.", [])


@pytest.mark.parametrize(
    ("lang", "heading", "cell"),
    [("nb", "Fakta: endret (1)", "start: 2008 → 2008-03-01"), ("en", "Facts: changed (1)", "start: 2008 → ")],
)
def test_sections(diff: ReleaseDiff, lang: str, heading: str, cell: str) -> None:
    """Counts first, then a table for each sort and turn with label, difference, sources and id."""
    found, notes = sections(diff, lang)
    assert found[0].rows[1][1:] == ["8", "8", "3", "3", "1"]
    (section,) = (one for one in found if one.heading == heading)
    (row,) = section.rows
    assert any(text.startswith(cell) for text in row)
    assert row[-1].startswith("fact/")
    assert {line[: line.index(":")] for line in notes} == {"[1] s", "[2] w"}


def test_markdown_and_json(diff: ReleaseDiff) -> None:
    """Both carry what the tables carry; JSON each part of a difference apart."""
    text = releases_markdown(diff, "en")
    assert text.startswith(f"# {title(diff, 'en')}\n")
    assert "## Claims: added" in text
    document = json.loads(releases_json(diff, "en"))
    assert document["facts"]["counts"] == {"before": 8, "after": 8}
    (changed,) = document["facts"]["changed"]
    assert changed["differences"]["start"] == {"before": "2008", "after": "2008-03-01"}
    assert changed["sources"] == ["s", "w"]
    assert [one["id"] for one in document["sources"]["added"]] == ["source/w"]
