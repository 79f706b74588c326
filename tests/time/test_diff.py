"""The difference of two days turns the state of the one into that of the other, with nothing to spare."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.kart import Kart
from graph.model.dates import ONE_DAY, STATUS_ORDER, Bounds, Status, at_least
from graph.model.text import Text
from graph.network.network import SHOWN, Network
from graph.network.views import FactView
from graph.time.changes import changes
from graph.time.diff import DayDiff, Turn, diff_days, state_on

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
STATUSES = st.sampled_from([at_least(status) for status in STATUS_ORDER])
ON_RELEASE = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def fact(bounds: Bounds, *, happened: bool = False, path: str = "fact/0") -> FactView:
    """A fact of which only the time counts."""
    return FactView(
        path=path,
        kind="relation",
        label=Text("", ""),
        happened=happened,
        certainty="stated",
        support="singleSource",
        bounds=bounds,
        start="unknown",
        end="unknown",
        title={},
        name={},
        text=None,
        roles={},
        values={},
    )


def day(text: str) -> date:
    """A day, written as 2016-08-24."""
    return date.fromisoformat(text)


@st.composite
def generated_facts(draw: st.DrawFn) -> list[FactView]:
    """Facts with any bounds, near to each other so that days fall on them."""
    near = st.none() | st.dates(date(2020, 1, 1), date(2020, 2, 15))
    bounds = st.builds(Bounds, near, near, near, near, near, near)
    drawn = draw(st.lists(st.tuples(bounds, st.booleans()), max_size=12))
    return [
        fact(one, happened=happened, path=f"fact/{number}") for number, (one, happened) in enumerate(drawn)
    ]


NEAR_DAYS = st.dates(date(2019, 12, 25), date(2020, 2, 20))


def assert_exact(facts: list[FactView], diff: DayDiff) -> None:
    """The difference makes the second state of the first, names each fact once, and on a day that is true."""
    wanted = diff.statuses
    assert diff.apply(state_on(facts, diff.before, wanted)) == state_on(facts, diff.after, wanted)
    paths = [one.fact.path for one in (*diff.turned, *diff.passed)]
    assert len(paths) == len(set(paths))
    for one in (*diff.turned, *diff.passed):
        assert diff.early < one.day <= diff.late
        begins = one.turn is not Turn.ENDED
        assert (one.fact.status(one.day) in wanted) == begins
        assert (one.fact.status(one.day - ONE_DAY) in wanted) != begins
        assert one.until is None or one.fact.status(one.until) not in wanted


@given(facts=generated_facts(), before=NEAR_DAYS, after=NEAR_DAYS, wanted=STATUSES)
def test_generated_facts(
    facts: list[FactView], before: date, after: date, wanted: tuple[Status, ...]
) -> None:
    """For any facts, any two days in any order, and any status."""
    assert_exact(facts, diff_days(facts, before, after, wanted))


@given(facts=generated_facts(), days=st.tuples(NEAR_DAYS, NEAR_DAYS, NEAR_DAYS))
def test_differences_join(facts: list[FactView], days: tuple[date, date, date]) -> None:
    """From one day over another to a third is the same as at once; there and back is nothing."""
    first, second, third = days
    over = diff_days(facts, first, second).apply(state_on(facts, first))
    assert diff_days(facts, second, third).apply(over) == state_on(facts, third)
    assert diff_days(facts, second, first).apply(over) == state_on(facts, first)


@ON_RELEASE
@given(before=DAYS, after=DAYS, wanted=STATUSES)
def test_shipped_facts(kart: Kart, before: date, after: date, wanted: tuple[Status, ...]) -> None:
    """For any two days and any status on the shipped release."""
    facts = list(kart.network.facts.values())
    assert_exact(facts, diff_days(facts, before, after, wanted))


def told(network: Network, diff: DayDiff, *, passing: bool) -> list[str]:
    """The paths of all facts of all changes."""
    found = changes(network, diff, passing=passing)
    return sorted(one.fact.path for change in found for one in change.all())


@ON_RELEASE
@given(before=DAYS, after=DAYS, wanted=STATUSES)
def test_changes_tell_each_fact_once(
    kart: Kart, before: date, after: date, wanted: tuple[Status, ...]
) -> None:
    """Grouping in actor terms loses no fact and doubles none."""
    diff = diff_days(kart.network.facts.values(), before, after, wanted)
    turned = sorted(one.fact.path for one in diff.turned)
    assert told(kart.network, diff, passing=False) == turned
    assert told(kart.network, diff, passing=True) == sorted(
        [*turned, *(one.fact.path for one in diff.passed)]
    )


FIXED = Bounds(day("2015-05-01"), day("2015-05-01"), day("2020-01-01"), day("2020-01-01"))
SEEN = Bounds(None, day("2016-12-31"), day("2016-01-02"), None, day("2016-01-01"), day("2017-01-01"))


@pytest.mark.parametrize(
    ("bounds", "before", "after", "expected"),
    [
        (FIXED, "2015-04-30", "2015-05-01", (Turn.BEGAN, "2015-05-01", None, True)),
        (FIXED, "2019-12-31", "2020-01-01", (Turn.ENDED, "2020-01-01", None, True)),
        (FIXED, "2020-01-01", "2019-12-31", (Turn.ENDED, "2020-01-01", None, True)),
        (FIXED, "2014-01-01", "2024-01-01", (Turn.PASSED, "2015-05-01", "2020-01-01", True)),
        (SEEN, "2015-01-01", "2016-06-01", (Turn.BEGAN, "2016-01-01", None, False)),
        (SEEN, "2016-06-01", "2018-01-01", (Turn.ENDED, "2017-01-01", None, False)),
        (SEEN, "2015-01-01", "2018-01-01", (Turn.PASSED, "2016-01-01", "2017-01-01", False)),
    ],
)
def test_turns(bounds: Bounds, before: str, after: str, expected: tuple[Turn, str, str | None, bool]) -> None:
    """What is said to begin and end is certain; what is only seen on some days may have lasted longer."""
    found = diff_days([fact(bounds)], day(before), day(after))
    (one,) = (*found.turned, *found.passed)
    until = str(one.until) if one.until else None
    assert (one.turn, str(one.day), until, one.certain) == expected


@pytest.mark.parametrize(
    ("bounds", "before", "after"),
    [(FIXED, "2016-01-01", "2019-01-01"), (FIXED, "2021-01-01", "2022-01-01"), (FIXED, *["2015-05-01"] * 2)],
)
def test_what_stays_is_left_out(bounds: Bounds, before: str, after: str) -> None:
    """A fact that holds on both days, or on none nor between them, is not told."""
    found = diff_days([fact(bounds)], day(before), day(after))
    assert (found.turned, found.passed) == ((), ())


def test_what_happened() -> None:
    """An occurrence happens on its day and is never undone by time; read backwards it is taken away."""
    once = fact(Bounds(day("2016-08-24"), day("2016-08-24")), happened=True)
    (one,) = diff_days([once], day("2016-08-23"), day("2016-08-24")).turned
    assert (one.turn, one.day, one.certain) == (Turn.HAPPENED, day("2016-08-24"), True)
    assert diff_days([once], day("2016-08-24"), day("2030-01-01")).turned == ()
    back = diff_days([once], day("2016-08-24"), day("2016-08-23"))
    assert back.backwards
    assert back.apply(frozenset({once.path})) == frozenset()


def test_another_state_is_refused() -> None:
    """A difference is no patch for the state of some other day."""
    found = diff_days([fact(FIXED)], day("2015-01-01"), day("2016-01-01"))
    with pytest.raises(ValueError, match="2015-01-01"):
        found.apply(frozenset({"fact/0"}))
    with pytest.raises(ValueError, match="2016-01-01"):
        replace(found, before=found.after, after=found.before).apply(frozenset())


def test_how_sure() -> None:
    """A status takes in the surer ones; by default what holds or is presumed is the state."""
    assert at_least(Status.HOLDS) == (Status.HOLDS,)
    assert at_least(Status.PRESUMED) == SHOWN
    seen = [fact(SEEN)]
    asked = (Status.HOLDS, Status.PRESUMED, Status.POSSIBLE)
    states = [state_on(seen, day("2016-06-01"), at_least(status)) for status in asked]
    assert [len(state) for state in states] == [0, 1, 1]
