"""Candidates for duplicates and what their scores are made of."""

import datetime
from pathlib import Path

import pytest

from graph.build.release import build, write_release
from graph.files import data_folder
from graph.identity.candidates import Candidate, candidates
from graph.identity.record import read_decisions
from graph.ingest.decisions import Decision
from graph.kart import Kart, load
from graph.model.origin import Origin
from graph.model.text import Text
from tests.conftest import Tiny

FACTS = """\
source: s
entities:
  - {id: org/a, kind: organisation, name: {nb: Etat for kart}, start: 2000-01-01, end: 2010-01-01, at: x}
  - {id: org/b, kind: organisation, name: {nb: Kart for etat}, start: 2010-01-01, end: ongoing, at: x}
  - {id: org/c, kind: organisation, name: {nb: Noe annet}, start: 2000-01-01, end: 2010-01-01, at: x}
  - {id: org/d, kind: organisation, name: {nb: Helt ulikt}, start: 2000-01-01, end: 2010-01-01, at: x}
  - {id: place/a, kind: place, name: {nb: Etat for kart}, at: x}
  - {id: place/b1, kind: place, type: municipality, name: {nb: Bø}, start: 2000, end: ongoing, at: x}
  - {id: place/b2, kind: place, type: municipality, name: {nb: Bø}, start: 2000, end: ongoing, at: x}
  - {id: org/b1, kind: organisation, type: municipality, name: {nb: Bø kommune}, at: x}
  - {id: org/b2, kind: organisation, type: municipality, name: {nb: Bø kommune}, at: x}
  - {id: person/k1, kind: person, name: Kari Nordmann, at: x}
  - {id: person/k2, kind: person, name: Kari Nordman, at: x}
  - {id: person/o, kind: person, name: Ola Hansen, at: x}
relations:
  - {subject: org/b1, type: governsArea, object: place/b1, start: 2000, end: ongoing, at: x}
  - {subject: org/b2, type: governsArea, object: place/b2, start: 2000, end: ongoing, at: x}
names:
  - {entity: org/d, text: Noe annet igjen, lang: nb, start: 2000-01-01, end: 2001-01-01, at: x}
identifiers:
  - {entity: org/c, scheme: organisationNumber, value: "991825827", start: 2000-01-01, end: 2010-01-01, at: x}
  - {entity: org/d, scheme: organisationNumber, value: "991825827", start: 2000-01-01, end: 2010-01-01, at: x}
  - {entity: place/b1, scheme: municipalityNumber, value: "0821", start: 2000-01-01, end: ongoing, at: x}
  - {entity: place/b2, scheme: municipalityNumber, value: "1867", start: 2000-01-01, end: ongoing, at: x}
"""


@pytest.fixture
def small(tiny: Tiny, tmp_path: Path) -> Kart:
    """A small release with likenesses."""
    write_release(build([tiny({"facts/a.yaml": FACTS})]), tmp_path / "release")
    return load(tmp_path / "release")


def decided(verdict: str, *, undone: bool = False) -> Decision:
    """A decision on the two Karis."""
    day, origin = datetime.date(2026, 1, 1), Origin(Path("d.yaml"), 1)
    return Decision(verdict, "person/k2", "person/k1", Text.of("x"), day, "K", undone, origin)


def scores(found: list[Candidate]) -> dict[tuple[str, str], list[int]]:
    """The points of each pair."""
    return {(one.first, one.second): [part.points for part in one.parts] for one in found}


def test_scores_are_the_sum_of_their_parts(small: Kart) -> None:
    """Names in another order of words, like names, numbers in common; different numbers speak against."""
    found = candidates(small.network, least=0)
    points = scores(found)
    assert points["org/a", "org/b"] == [60, 10]
    assert points["place/b1", "place/b2"] == points["org/b1", "org/b2"] == [60, -40]
    assert 50 in points["org/c", "org/d"]
    assert points["person/k1", "person/k2"][0] in range(50, 60)
    assert ("org/a", "place/a") not in points
    assert all("person/o" not in pair for pair in points)
    assert all(one.score == max(0, min(100, sum(part.points for part in one.parts))) for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_least(small: Kart) -> None:
    """Pairs below the least score are left out: two municipalities of one name with numbers of their own."""
    assert ("place/b1", "place/b2") not in scores(candidates(small.network))


@pytest.mark.parametrize(
    ("decisions", "offered"),
    [
        ([], [False]),
        ([decided("not-same")], []),
        ([decided("not-same", undone=True)], [False]),
        ([decided("unsure")], [True]),
    ],
)
def test_decisions_are_remembered(small: Kart, decisions: list[Decision], offered: list[bool]) -> None:
    """What is not the same is not offered again, in whatever order; what is unsure is marked."""
    found = candidates(small.network, decisions, 50)
    karis = [one.unsure for one in found if one.first == "person/k1"]
    assert karis == offered


def test_why_is_told_in_both_languages(small: Kart) -> None:
    """The parts are sentences with the names and numbers compared."""
    found = next(one for one in candidates(small.network, least=0) if one.first == "org/c")
    texts = [part.why for part in found.parts]
    assert any("991825827" in text.nb and "991825827" in text.en for text in texts)


def test_the_shipped_data(kart: Kart) -> None:
    """The areas that kept their Wikidata id over a merger are offered, the two called Bø are not."""
    found = scores(candidates(kart.network))
    assert found["place/afjord", "place/afjord-1630"] == [60, 40, 10]
    assert not any(
        first.startswith("place/bo-") and second.startswith("place/bo-") for first, second in found
    )
    assert not any(first.startswith("org/bo-") and second.startswith("org/bo-") for first, second in found)


def test_the_shipped_decisions_are_heeded(kart: Kart) -> None:
    """Difi and its successor with the same number are offered, until it is decided that they are two."""
    assert ("org/difi", "org/digdir") in scores(candidates(kart.network))
    decisions = read_decisions([data_folder()])
    found = {(one.first, one.second): one.unsure for one in candidates(kart.network, decisions)}
    assert ("org/difi", "org/digdir") not in found
    assert found["org/trondheim-1601-kommune", "org/trondheim-kommune"]
    assert not found["place/afjord", "place/afjord-1630"]
