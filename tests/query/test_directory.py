"""The directory says the same as the network, which reads everything."""

from datetime import date

import pytest

from graph.kart import Kart
from graph.query.directory import Directory
from tests.network.sample import sample

DAYS = (date(1800, 1, 1), date(2008, 1, 1), date(2016, 8, 24), date(2020, 1, 1), date(2100, 1, 1))


@pytest.fixture(params=["shipped", "sample"])
def both(request: pytest.FixtureRequest) -> Kart:
    """A release to compare the two on."""
    if request.param == "sample":
        return sample()
    shipped: Kart = request.getfixturevalue("kart")
    return shipped


def directory(kart: Kart) -> Directory:
    """A directory that remembers nothing yet."""
    return Directory(kart.store, kart.release, kart.network.lists)


def test_entities(both: Kart) -> None:
    """The same ones, in the same order, with kind and aliases."""
    found = [(one.id, one.kind, one.aliases) for one in directory(both).entities.values()]
    assert found == [(one.id, one.kind, one.aliases) for one in both.network.entities.values()]


def test_labels(both: Kart) -> None:
    """Every entity on every day, in both languages, in the long form and the short one."""
    found, network = directory(both), both.network
    for entity in (*network.entities, "org/no-such-thing"):
        for day in (None, *DAYS):
            for lang in ("nb", "en"):
                for short in (False, True):
                    wanted = network.label(entity, day, lang, short=short)
                    assert found.label(entity, day, lang, short=short) == wanted


def test_sources(both: Kart) -> None:
    """All sources, and those of every fact in their order."""
    found, network = directory(both), both.network
    assert found.sources == network.sources
    for path, fact in network.facts.items():
        assert found.sources_of(path) == tuple(dict.fromkeys(claim.source for claim in fact.claims))
    assert found.sources_of("fact/no-such-fact") == ()


def test_what_things_are_called(both: Kart) -> None:
    """Every name and number of a fact, and the fact itself but for its claims."""
    found, network = directory(both), both.network
    said = sorted(found.called())
    assert said == sorted(
        (fact.path, fact.role("entity") or "", text)
        for fact in network.facts.values()
        if fact.kind in ("name", "identification")
        for text in (*fact.name.values(), *fact.values.get("identifier", ()))
    )
    for path, _, _ in said[::50]:
        view, whole = found.fact(path), network.facts[path]
        assert (view.kind, view.bounds, view.start, view.end) == (
            whole.kind,
            whole.bounds,
            whole.start,
            whole.end,
        )
        assert view.claims == ()


def test_bodies_and_areas(kart: Kart) -> None:
    """The pairs of the relation `governsArea`, which municipalities have."""
    wanted = {
        (fact.role("subject"), fact.role("object"))
        for fact in kart.network.facts.values()
        if fact.value("relationType") == "governsArea"
    }
    assert set(directory(kart).governing()) == wanted
    assert len(wanted) > 300
