"""When something is shown is what the status of each day says."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from export.spells import Spell, merged, node_spells, shown
from graph.errors import InvalidPeriodError
from graph.model.dates import Bounds, PartialDate, Period
from graph.network.network import SHOWN
from tests.export.readers import content
from tests.network.sample import sample

FIRST = date(2020, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(40)]
REFERENCE = DAYS[35]
FACT = next(iter(sample().network.facts.values()))
dates = st.sampled_from(DAYS[5:30]).map(lambda day: PartialDate.parse(day.isoformat())) | st.just(
    PartialDate.parse("2020-01")
)
periods = st.builds(
    Period,
    start=st.none() | dates,
    end=st.none() | dates,
    ongoing=st.booleans(),
    attested=st.lists(dates, max_size=2).map(tuple),
    inclusive_end=st.booleans(),
)
spells = st.lists(
    st.tuples(st.none() | st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS)).map(
        lambda pair: Spell(
            min(filter(None, pair), default=None) if pair[0] else None, pair[1] and max(filter(None, pair))
        )
    )
)


def on(found: Iterable[Spell]) -> list[date]:
    """The days that lie in a spell."""
    found = list(found)
    return [day for day in DAYS if any(spell.holds(day) for spell in found)]


@given(periods, st.booleans(), st.none() | dates)
def test_shown_days_are_those_of_the_status(
    period: Period, happened: bool, source: PartialDate | None
) -> None:
    """Whatever the period, a day lies in a spell exactly when the fact holds or is presumed on it."""
    try:
        bounds = period.bounds(source, REFERENCE)
    except InvalidPeriodError:
        bounds = Bounds()
    fact = replace(FACT, bounds=bounds, happened=happened)
    found = shown(fact)
    assert on(found) == [day for day in DAYS if fact.status(day) in SHOWN]
    assert found == merged(found)


@given(spells)
def test_merging_keeps_the_days(given: list[Spell]) -> None:
    """The same days in spells that neither meet nor overlap, in their order."""
    found = merged(given)
    assert on(found) == on(given)
    for before, after in pairwise(found):
        assert before.last is not None
        assert after.first is not None
        assert after.first - before.last > timedelta(days=1)


def test_what_is_presumed_joins_what_holds() -> None:
    """Attested in 2016 and ongoing by a source of 2020: presumed up to and with the reference date."""
    fact = next(
        fact for fact in sample().network.facts.values() if fact.kind == "relation" and fact.end == "ongoing"
    )
    assert shown(fact) == [Spell(date(2020, 1, 1), date(2026, 1, 1))]


def test_a_node_is_shown_while_it_exists_and_while_its_ties_are() -> None:
    """An agency that was closed is shown on, since what it published has happened for good."""
    found = node_spells(content(sample()))
    assert found["org/a"] == [Spell(date(2008, 1, 1), None)]
    assert found["person/ola"] == [Spell(date(2016, 1, 1), date(2016, 12, 31))]
