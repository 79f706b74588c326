"""The state of one day: direct triples for what holds or is presumed, and for nothing else."""

from datetime import date

import pyoxigraph as ox
import pytest

from graph.model.dates import Status
from graph.store.memory import MemoryStore
from graph.time.state import direct_triples, state_of_day
from graph.vocabulary import DEFAULT_BASE, prefixes
from tests.conftest import Tiny
from tests.fixtures.small import GOOD, built

FACTS = {
    "facts/more.yaml": """\
source: s
memberships:
  - {member: person/ola, organisation: org/b, role: employee, attested: 2016-08, at: p}
  - {member: person/ola, post: post/leder, acting: true, start: 2018-01-01, end: 2019-01-01, at: p}
relations:
  - {subject: org/b, type: owns, object: org/c, start: 2016, end: ongoing, at: p}
"""
}
NAMES = {iri: prefix for prefix, iri in prefixes().items()} | {f"{DEFAULT_BASE}id/": "id"}


@pytest.fixture
def store(tiny: Tiny) -> MemoryStore:
    """A small release."""
    return MemoryStore(built(tiny({**GOOD, **FACTS})).quads)


def short(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """A term by prefix and local name."""
    text = term.value if isinstance(term, ox.NamedNode) else str(term)
    space = max((iri for iri in NAMES if text.startswith(iri)), key=len)
    return f"{NAMES[space]}:{text.removeprefix(space)}"


def state(store: MemoryStore, day: str, status: Status = Status.PRESUMED) -> set[str]:
    """The direct triples of a day, in short."""
    found = direct_triples(store, date.fromisoformat(day), status)
    return {f"{short(one.subject)} {short(one.predicate)} {short(one.object)}" for one in found}


KARI = {
    "a-post:leder org:heldBy a-person:kari",
    "a-person:kari org:holds a-post:leder",
    "a-person:kari org:memberOf a-org:a",
    "a-org:a org:hasMember a-person:kari",
    "a-person:kari org:headOf a-org:a",
}
OLA = {"a-person:ola org:memberOf a-org:b", "a-org:b org:hasMember a-person:ola"}
ACTING = {
    "a-post:leder org:heldBy a-person:ola",
    "a-person:ola org:holds a-post:leder",
    "a-person:ola org:memberOf a-org:a",
    "a-org:a org:hasMember a-person:ola",
    "a-person:ola org:headOf a-org:a",
}
UNDER = {"a-org:a ak:subordinateTo a-org:b"}
MANAGES = {"a-org:a ak:manages a-solution:post"}
MADE = {"a-solution:post ak:madeFor a-org:folk"}
OWNS = {"a-org:b ak:owns a-org:c"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1999-12-31", set()),
        ("2009-12-31", UNDER),
        ("2010-01-01", KARI | UNDER),
        ("2016-01-01", KARI | UNDER | MANAGES | MADE),
        ("2016-08-24", KARI | UNDER | MANAGES | MADE | OLA),
        ("2016-12-31", KARI | UNDER | MANAGES | MADE | OWNS),
        ("2017-12-31", KARI | UNDER | MANAGES | OWNS),
        ("2018-06-01", ACTING | UNDER | MANAGES | OWNS),
        ("2019-01-01", UNDER | MANAGES | OWNS),
        ("2026-01-01", UNDER | MANAGES | OWNS),
        ("2026-01-02", set()),
    ],
)
def test_direct_triples(store: MemoryStore, day: str, expected: set[str]) -> None:
    """Posts and members, relations and roles, in the direction that the lists give, on that day only."""
    assert state(store, day) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.HOLDS, KARI | UNDER | MANAGES),
        (Status.PRESUMED, KARI | UNDER | MANAGES | MADE | OLA),
        (Status.POSSIBLE, KARI | UNDER | MANAGES | MADE | OLA | OWNS),
    ],
)
def test_how_sure(store: MemoryStore, status: Status, expected: set[str]) -> None:
    """A lesser status takes in the surer ones."""
    assert state(store, "2016-08-24", status) == expected


def test_a_day_is_added_to_the_release(store: MemoryStore) -> None:
    """All quads of the release and the day's triples, in the default graph; the release stays as it was."""
    before = len(store)
    made = state_of_day(store, date(2016, 8, 24))
    added = set(made.quads(graph=ox.DefaultGraph())) - set(store.quads())
    assert len(added) == len(state(store, "2016-08-24"))
    assert len(made) > len(added) + before == len(store) + len(added)
    assert {quad.graph_name for quad in added} == {ox.DefaultGraph()}
    assert len(store) == before
