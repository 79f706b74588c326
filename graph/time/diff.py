"""What changed between two days: the facts whose answer differs.

The state of a day is the set of facts that hold, or are presumed to, on it; occurrences belong to it from the
day on which they have happened. The difference of two states is the least that turns one into the other.
"""

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.model.dates import ONE_DAY, Status
from graph.network.network import SHOWN
from graph.network.views import FactView


class Turn(enum.Enum):
    """What became of a fact from the earlier to the later day."""

    BEGAN = "began"
    ENDED = "ended"
    HAPPENED = "happened"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Turned:
    """A fact whose answer changed.

    Attributes:
        fact: The fact.
        turn: What became of it.
        day: The first day of the new answer.
        until: Of what passed: the first day on which it no longer holds.
        certain: It is known not to hold on the other day; else it may have held then too.
    """

    fact: FactView
    turn: Turn
    day: date
    until: date | None
    certain: bool


@dataclass(frozen=True, slots=True)
class DayDiff:
    """What changed between two days.

    Turns are told as they went, from the earlier to the later day, in whichever order the days are given;
    with the later day first the difference is read backwards, and undoes them.

    Attributes:
        before: The day given first.
        after: The day given second.
        statuses: What counts as holding.
        turned: The facts whose answer differs, each once.
        passed: Lasting facts that hold on neither day, but on some day in between.
    """

    before: date
    after: date
    statuses: tuple[Status, ...]
    turned: tuple[Turned, ...]
    passed: tuple[Turned, ...]

    @property
    def backwards(self) -> bool:
        """Whether the later day is given first."""
        return self.after < self.before

    @property
    def early(self) -> date:
        """The earlier of the two days."""
        return min(self.before, self.after)

    @property
    def late(self) -> date:
        """The later of the two days."""
        return max(self.before, self.after)

    def adds(self, turned: Turned) -> bool:
        """Whether a fact is in the state of the day given second, and not in that of the first."""
        return (turned.turn is Turn.ENDED) == self.backwards

    def apply(self, state: frozenset[str]) -> frozenset[str]:
        """The state of the day given second.

        Args:
            state: The state of the day given first.

        Raises:
            ValueError: It is the state of another day: it lacks what is to go, or has what is to come.
        """
        coming = {one.fact.path for one in self.turned if self.adds(one)}
        going = {one.fact.path for one in self.turned if not self.adds(one)}
        if going - state or coming & state:
            raise ValueError(f"this is not the state of {self.before}")
        return (state - going) | coming


def state_on(facts: Iterable[FactView], day: date, statuses: Iterable[Status] = SHOWN) -> frozenset[str]:
    """The state of a day: paths of the facts that hold, or have happened, by a status among those given."""
    wanted = frozenset(statuses)
    return frozenset(fact.path for fact in facts if fact.status(day) in wanted)


def diff_days(
    facts: Iterable[FactView], before: date, after: date, statuses: Iterable[Status] = SHOWN
) -> DayDiff:
    """What changed between two days.

    Args:
        facts: All facts.
        before: One day.
        after: The other; an earlier one is read backwards.
        statuses: What counts as holding.
    """
    wanted = tuple(statuses)
    early, late = min(before, after), max(before, after)
    found = [one for fact in facts for one in _turned(fact, early, late, frozenset(wanted))]
    found.sort(key=lambda one: (one.day, one.fact.path))
    turned = tuple(one for one in found if one.turn is not Turn.PASSED)
    return DayDiff(before, after, wanted, turned, tuple(one for one in found if one.turn is Turn.PASSED))


def _turned(fact: FactView, early: date, late: date, wanted: frozenset[Status]) -> Iterator[Turned]:
    """What became of a fact between two days, if anything did."""
    first, last = fact.status(early), fact.status(late)
    if (first in wanted) == (last in wanted):
        if first not in wanted and not fact.happened:
            yield from _passed(fact, early, late, wanted)
        return
    days = _turning_days(fact, early, late, wanted)
    if last in wanted:
        turn = Turn.HAPPENED if fact.happened else Turn.BEGAN
        yield Turned(fact, turn, days[-1], None, first is Status.NONE)
    else:
        yield Turned(fact, Turn.ENDED, days[-1], None, last is Status.NONE)


def _passed(fact: FactView, early: date, late: date, wanted: frozenset[Status]) -> Iterator[Turned]:
    days = _turning_days(fact, early, late, wanted)
    if days:
        certain = {fact.status(early), fact.status(late)} == {Status.NONE}
        yield Turned(fact, Turn.PASSED, days[0], days[-1], certain)


def _turning_days(fact: FactView, early: date, late: date, wanted: frozenset[Status]) -> list[date]:
    """The days after the earlier day, up to the later one, on which a fact enters or leaves the state.

    An answer changes only on a day that is a bound.
    """
    within = sorted({day for day in fact.bounds.named().values() if early < day <= late})
    return [day for day in within if (fact.status(day) in wanted) != (fact.status(day - ONE_DAY) in wanted)]
