"""Partial dates, the four bounds of a fact, and what holds on a day.

The rule is written out, with its cases, in `ontology/README.md` and in `tests/model/test_dates.py`.
"""

import enum
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from graph.errors import InvalidDateError, InvalidPeriodError

ONE_DAY = timedelta(days=1)
ONGOING = "ongoing"
UNKNOWN = "unknown"
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_YEARS = range(date.min.year + 1, date.max.year)
"""Years that leave room for the day before and the day after."""


class Precision(enum.Enum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month, year or range of days, in which one unknown day lies.

    Attributes:
        text: As authored: `2016-08-24`, `2016-08`, `2016`, or `2016-08-29/2016-08-31` for a range.
        precision: How exact it is.
        first: The first day that it can be.
        last: The last day that it can be.
    """

    text: str
    precision: Precision
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read a date, month, year or range as authored.

        Raises:
            InvalidDateError: The text is none of these, or the day does not exist.
        """
        match = _PARTIAL.fullmatch(text)
        if match is None:
            return cls._parse_range(text)
        year, month, day = (int(part or "1") for part in match.groups())
        try:
            first = date(year if year in _YEARS else 0, month, day)
            if match[2] is None:
                return cls(text, Precision.YEAR, first, date(year, 12, 31))
            if match[3] is None:
                following = date(year + month // 12, month % 12 + 1, 1)
                return cls(text, Precision.MONTH, first, following - ONE_DAY)
            return cls(text, Precision.DAY, first, first)
        except ValueError as error:
            raise InvalidDateError(
                f"“{text}” is not a date that exists", f"datoen “{text}” finnes ikke"
            ) from error

    @classmethod
    def _parse_range(cls, text: str) -> "PartialDate":
        """Read a range: two dates, months or years with a slash between them."""
        ends = text.split("/")
        if len(ends) != 2:
            raise InvalidDateError(
                f"“{text}” is not a date; write 2016-08-24, 2016-08 or 2016",
                f"“{text}” er ingen dato; skriv 2016-08-24, 2016-08 eller 2016",
            )
        first, last = (cls.parse(part) for part in ends)
        if last.last < first.first:
            raise InvalidDateError(f"“{text}” ends before it starts", f"“{text}” slutter før det begynner")
        return cls(text, Precision.RANGE, first.first, last.last)


def as_day(value: date | str) -> date:
    """A day given as a `date` or as text.

    Raises:
        InvalidDateError: The text is not a day.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    partial = PartialDate.parse(value)
    if partial.precision is not Precision.DAY:
        raise InvalidDateError(f"“{value}” is not a day; write one as {partial.first}")
    return partial.first


class Status(enum.Enum):
    """What can be said of a fact on a day, from surest to none."""

    HOLDS = "holds"
    PRESUMED = "presumed"
    POSSIBLE = "possible"
    NONE = "none"


STATUS_ORDER = (Status.HOLDS, Status.PRESUMED, Status.POSSIBLE)
"""The answers that say more than that something does not hold, the surest first."""


def at_least(status: Status) -> tuple[Status, ...]:
    """A status of `STATUS_ORDER` and the surer ones."""
    return STATUS_ORDER[: STATUS_ORDER.index(status) + 1]


BOUND_NAMES = (
    "earliestStart", "latestStart", "earliestEnd", "latestEnd", "presumedFrom", "presumedTo",
)  # fmt: skip
"""What the bounds are called in the ontology, in the order of the attributes of `Bounds`."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which days a fact began and ended; `None` is unbounded.

    Attributes:
        earliest_start: It did not hold before this day.
        latest_start: It had begun by this day.
        earliest_end: It had not ended before this day.
        latest_end: It no longer held on this day.
        presumed_from: First day of the labelled presumption.
        presumed_to: First day after the presumption.
    """

    earliest_start: date | None = None
    latest_start: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None
    presumed_from: date | None = None
    presumed_to: date | None = None

    def named(self) -> dict[str, date]:
        """The bounds that there are, under the names that they have in the ontology (`BOUND_NAMES`)."""
        values = (
            self.earliest_start,
            self.latest_start,
            self.earliest_end,
            self.latest_end,
            self.presumed_from,
            self.presumed_to,
        )
        pairs = zip(BOUND_NAMES, values, strict=True)
        return {name: value for name, value in pairs if value is not None}

    def status(self, day: date, *, occurs: bool = False) -> Status:
        """What can be said of the fact on `day`.

        Args:
            day: The day asked about.
            occurs: The fact is something that happened; from its day on it *has happened*, for good.
        """
        if self.earliest_start is not None and day < self.earliest_start:
            return Status.NONE
        begun = self.latest_start is not None and self.latest_start <= day
        if occurs:
            return Status.HOLDS if begun else Status.POSSIBLE
        if self.latest_end is not None and day >= self.latest_end:
            return Status.NONE
        if begun and self.earliest_end is not None and day < self.earliest_end:
            return Status.HOLDS
        presumed = self.presumed_from is not None and self.presumed_from <= day
        if presumed and self.presumed_to is not None and day < self.presumed_to:
            return Status.PRESUMED
        return Status.POSSIBLE

    def consistent(self) -> bool:
        """Whether some period lies within the bounds."""
        pairs = (
            (self.earliest_start, self.latest_start, 0),
            (self.earliest_end, self.latest_end, 0),
            (self.earliest_start, self.latest_end, 1),
        )
        return all(low is None or high is None or low + gap * ONE_DAY <= high for low, high, gap in pairs)

    def tightened(self) -> "Bounds":
        """The same bounds after what follows from a period being at least one day long."""
        latest_start, earliest_end = self.latest_start, self.earliest_end
        if self.latest_end is not None:
            latest_start = _least(latest_start, self.latest_end - ONE_DAY)
        if self.earliest_start is not None:
            earliest_end = _greatest(earliest_end, self.earliest_start + ONE_DAY)
        return replace(self, latest_start=latest_start, earliest_end=earliest_end)

    def intersect(self, other: "Bounds") -> "Bounds | None":
        """What both say together, or `None` when they contradict each other."""
        both = Bounds(
            _greatest(self.earliest_start, other.earliest_start),
            _least(self.latest_start, other.latest_start),
            _greatest(self.earliest_end, other.earliest_end),
            _least(self.latest_end, other.latest_end),
            _least(self.presumed_from, other.presumed_from),
            _greatest(self.presumed_to, other.presumed_to),
        ).tightened()
        return both if both.consistent() else None


def _least(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _greatest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class Period:
    """A period as one source gives it.

    Attributes:
        start: The first day on which the fact holds; `None` is unknown.
        end: The first day on which it no longer holds; `None` is unknown or ongoing.
        ongoing: The source says that it still holds at its own date.
        attested: Dates within which the source shows that it held.
        inclusive_end: `end` was authored as the last day on which it held (`through`).
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    ongoing: bool = False
    attested: tuple[PartialDate, ...] = ()
    inclusive_end: bool = False

    def stated_start(self) -> str:
        """The start as authored."""
        return self.start.text if self.start else UNKNOWN

    def stated_end(self) -> str:
        """The end as authored: a date, `through` and a date, `ongoing` or `unknown`."""
        if self.end is None:
            return ONGOING if self.ongoing else UNKNOWN
        return f"through {self.end.text}" if self.inclusive_end else self.end.text

    def bounds(self, source_date: PartialDate | None, reference: date) -> Bounds:
        """The four bounds and the presumption that follow from this period.

        Args:
            source_date: The date of the source, for what is ongoing.
            reference: The release's reference date: the last day of a presumption.

        Raises:
            InvalidPeriodError: No period fits (the end lies before the start, or an attestation outside).
        """
        shift = ONE_DAY if self.inclusive_end else timedelta(0)
        found = Bounds(
            self.start.first if self.start else None,
            self.start.last if self.start else None,
            self.end.first + shift if self.end else None,
            self.end.last + shift if self.end else None,
        )
        attested = self.attested
        if self.ongoing and source_date is not None:
            attested = (*attested, source_date)
        for seen in attested:
            found = replace(
                found,
                latest_start=_least(found.latest_start, seen.last),
                earliest_end=_greatest(found.earliest_end, seen.first + ONE_DAY),
                presumed_from=_least(found.presumed_from, seen.first),
                presumed_to=_greatest(found.presumed_to, seen.last + ONE_DAY),
            )
        if self.ongoing and attested:
            found = replace(found, presumed_to=_greatest(found.presumed_to, reference + ONE_DAY))
        found = found.tightened()
        if not found.consistent():
            start, end = self.stated_start(), self.stated_end()
            raise InvalidPeriodError(
                f"the period from {start} to {end} is impossible: "
                "it ends before it starts, or is attested outside it",
                f"perioden fra {start} til {end} er umulig: "
                "den slutter før den begynner, eller er belagt utenfor seg selv",
            )
        return found
