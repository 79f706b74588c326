"""What must be true of all dates, bounds and days, not only of the cases in the table."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidPeriodError
from graph.model.dates import ONE_DAY, Bounds, PartialDate, Period, Status

P = PartialDate.parse


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_every_day_is_inside_its_month_and_year(day: date) -> None:
    """Day, month and year of one day are read, each inside the next."""
    text = day.isoformat()
    exact, month, year = P(text), P(text[:7]), P(text[:4])
    assert exact.first == exact.last == day
    assert year.first <= month.first <= day <= month.last <= year.last
    assert (month.last + ONE_DAY).day == 1
    assert (year.last + ONE_DAY).timetuple().tm_yday == 1


DAYS = st.dates(date(2000, 1, 1), date(2004, 1, 1))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Days, months, years and ranges."""
    first, second = draw(DAYS), draw(DAYS)
    texts = (
        first.isoformat(),
        first.isoformat()[:7],
        first.isoformat()[:4],
        f"{min(first, second)}/{max(first, second)}",
    )
    return P(texts[second.day % 4])


@st.composite
def bounds_of_periods(draw: st.DrawFn) -> Bounds:
    """The bounds of authored periods."""
    maybe = st.none() | partial_dates()
    period = Period(
        draw(maybe), draw(maybe), draw(st.booleans()), tuple(draw(st.lists(partial_dates(), max_size=2)))
    )
    try:
        return period.bounds(draw(maybe), date(2004, 1, 1))
    except InvalidPeriodError:
        return Bounds()


@given(bounds_of_periods(), bounds_of_periods())
def test_intersection_is_commutative(one: Bounds, other: Bounds) -> None:
    """The order of two claims does not matter."""
    assert one.intersect(other) == other.intersect(one)


@given(bounds_of_periods(), bounds_of_periods(), bounds_of_periods())
def test_intersection_is_associative(one: Bounds, two: Bounds, three: Bounds) -> None:
    """Where three claims fit, they say the same together in any order; where not, no order makes them fit."""
    first, last = one.intersect(two), two.intersect(three)
    left = first.intersect(three) if first else None
    right = one.intersect(last) if last else None
    assert left == right


@given(bounds_of_periods())
def test_tightening_is_idempotent(bounds: Bounds) -> None:
    """The bounds of a period are tight already, and intersecting them with themselves adds nothing."""
    assert bounds.tightened() == bounds == bounds.intersect(bounds)


@given(bounds_of_periods(), DAYS)
def test_a_day_has_one_status_and_it_agrees_with_the_bounds(bounds: Bounds, day: date) -> None:
    """What holds lies inside every possible period; what does not hold lies outside all of them."""
    inside = (bounds.earliest_start is None or bounds.earliest_start <= day) and (
        bounds.latest_end is None or day < bounds.latest_end
    )
    certain = (bounds.latest_start is not None and bounds.latest_start <= day) and (
        bounds.earliest_end is not None and day < bounds.earliest_end
    )
    status = bounds.status(day)
    assert (status is Status.NONE) == (not inside)
    assert (status is Status.HOLDS) == (inside and certain)
    assert not (certain and not inside)


@given(DAYS, st.integers(1, 400), DAYS)
def test_known_days_are_decided(start: date, length: int, day: date) -> None:
    """With both days known, every day is either inside or outside, and the intersection keeps that."""
    end = start + timedelta(days=length)
    bounds = Period(P(start.isoformat()), P(end.isoformat())).bounds(None, end)
    assert (bounds.status(day) is Status.HOLDS) == (start <= day < end)
    assert (bounds.status(day) is Status.NONE) == (not start <= day < end)
