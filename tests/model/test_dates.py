"""Partial dates, the bounds rule as a table of cases, and what holds on a day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from graph.errors import InvalidDateError, InvalidPeriodError
from graph.files import ontology_folder
from graph.model.dates import BOUND_NAMES, ONE_DAY, Bounds, PartialDate, Period, Precision, Status, at_least

REFERENCE = date(2026, 1, 1)
README = Path(__file__).resolve().parents[2] / "ontology" / "README.md"

D = date.fromisoformat
P = PartialDate.parse


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2016-08-24", Precision.DAY, "2016-08-24", "2016-08-24"),
        ("2016-02-29", Precision.DAY, "2016-02-29", "2016-02-29"),
        ("2016-08", Precision.MONTH, "2016-08-01", "2016-08-31"),
        ("2016-02", Precision.MONTH, "2016-02-01", "2016-02-29"),
        ("2015-02", Precision.MONTH, "2015-02-01", "2015-02-28"),
        ("1900-02", Precision.MONTH, "1900-02-01", "1900-02-28"),
        ("2000-02", Precision.MONTH, "2000-02-01", "2000-02-29"),
        ("2016-12", Precision.MONTH, "2016-12-01", "2016-12-31"),
        ("2016", Precision.YEAR, "2016-01-01", "2016-12-31"),
        ("2016-08-29/2016-08-31", Precision.RANGE, "2016-08-29", "2016-08-31"),
        ("2015/2016-02", Precision.RANGE, "2015-01-01", "2016-02-29"),
    ],
)
def test_partial_date(text: str, precision: Precision, first: str, last: str) -> None:
    """A date known to the month or year is some day from its first to its last."""
    parsed = P(text)
    assert (parsed.precision, parsed.first, parsed.last, parsed.text) == (precision, D(first), D(last), text)


@pytest.mark.parametrize(
    "text",
    [
        "2015-02-29", "1900-02-29", "2016-04-31", "2016-13", "2016-00", "2016-01-00", "0000", "0001", "9999",
        "16", "2016-8-24", "2016-08-24T10:00", "24.08.2016", "august 2016", "", " 2016", "2016\n", "２０１６",
        "2016/2015", "2016-05/2016-04", "2016/", "/2016", "2016/2017/2018", "2016/unknown",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    """Days that do not exist and other forms are refused, with the text named in both languages."""
    with pytest.raises(InvalidDateError) as caught:
        P(text)
    assert str(caught.value) != caught.value.nb
    assert all("“" in message for message in (str(caught.value), caught.value.nb))


@dataclass(frozen=True)
class Case:
    """An authored period, what follows from it, and what can be said of it on some days.

    Attributes:
        name: What the case is about.
        period: As authored.
        source: Date of the source.
        bounds: The four bounds and the presumption's first day and day after the last.
        answers: Pairs of day and status.
    """

    name: str
    period: Period
    bounds: tuple[str, str, str, str, str, str]
    answers: str
    source: str = ""


def attested(*texts: str) -> tuple[PartialDate, ...]:
    """Dates within which a source shows that something held."""
    return tuple(P(text) for text in texts)


CASES = (
    Case(
        "half-open: the end is the first day on which it no longer holds",
        Period(P("2015-05-01"), P("2020-01-01")),
        ("2015-05-01", "2015-05-01", "2020-01-01", "2020-01-01", "", ""),
        "2015-04-30 none, 2015-05-01 holds, 2019-12-31 holds, 2020-01-01 none",
    ),
    Case(
        "one day",
        Period(P("2015-05-01"), P("2015-05-02")),
        ("2015-05-01", "2015-05-01", "2015-05-02", "2015-05-02", "", ""),
        "2015-04-30 none, 2015-05-01 holds, 2015-05-02 none",
    ),
    Case(
        "an instant: the start alone says one day",
        Period(P("2016-08-24")),
        ("2016-08-24", "2016-08-24", "2016-08-25", "", "", ""),
        "2016-08-23 none, 2016-08-24 holds, 2016-08-25 possible",
    ),
    Case(
        "through: the end is the last day on which it held",
        Period(P("2015-05-01"), P("2019-12-31"), inclusive_end=True),
        ("2015-05-01", "2015-05-01", "2020-01-01", "2020-01-01", "", ""),
        "2019-12-31 holds, 2020-01-01 none",
    ),
    Case(
        "through a month: to some day in it",
        Period(P("2008-01-01"), P("2013-06"), inclusive_end=True),
        ("2008-01-01", "2008-01-01", "2013-06-02", "2013-07-01", "", ""),
        "2013-06-01 holds, 2013-06-02 possible, 2013-06-30 possible, 2013-07-01 none",
    ),
    Case(
        "year and month precision spread the bound over the period",
        Period(P("2013"), P("2016-08")),
        ("2013-01-01", "2013-12-31", "2016-08-01", "2016-08-31", "", ""),
        "2012-12-31 none, 2013-01-01 possible, 2013-12-30 possible, 2013-12-31 holds, 2016-07-31 holds, "
        "2016-08-01 possible, 2016-08-30 possible, 2016-08-31 none",
    ),
    Case(
        "start and end within one year: no day is certain",
        Period(P("2016"), P("2016")),
        ("2016-01-01", "2016-12-30", "2016-01-02", "2016-12-31", "", ""),
        "2015-12-31 none, 2016-01-01 possible, 2016-12-30 possible, 2016-12-31 none",
    ),
    Case(
        "a range of days",
        Period(P("2016-08-29/2016-08-31")),
        ("2016-08-29", "2016-08-31", "2016-08-30", "", "", ""),
        "2016-08-28 none, 2016-08-29 possible, 2016-08-31 possible",
    ),
    Case(
        "unknown start: it held on the day before the latest end",
        Period(None, P("2020-01-01")),
        ("", "2019-12-31", "2020-01-01", "2020-01-01", "", ""),
        "1990-01-01 possible, 2019-12-30 possible, 2019-12-31 holds, 2020-01-01 none",
    ),
    Case(
        "unknown end: it held on its first day",
        Period(P("2020-01-01")),
        ("2020-01-01", "2020-01-01", "2020-01-02", "", "", ""),
        "2019-12-31 none, 2020-01-01 holds, 2020-01-02 possible, 2030-01-01 possible",
    ),
    Case(
        "attested on a day",
        Period(attested=attested("2016-08-24")),
        ("", "2016-08-24", "2016-08-25", "", "2016-08-24", "2016-08-25"),
        "2016-08-23 possible, 2016-08-24 holds, 2016-08-25 possible",
    ),
    Case(
        "attested within a year: presumed all the year, certain on no day of it",
        Period(attested=attested("2016")),
        ("", "2016-12-31", "2016-01-02", "", "2016-01-01", "2017-01-01"),
        "2015-12-31 possible, 2016-01-01 presumed, 2016-12-31 presumed, 2017-01-01 possible",
    ),
    Case(
        "attested twice: presumed between, for it held before and after",
        Period(attested=attested("2010-03-01", "2014")),
        ("", "2010-03-01", "2014-01-02", "", "2010-03-01", "2015-01-01"),
        "2010-02-28 possible, 2010-03-01 holds, 2014-01-01 holds, 2014-12-31 presumed, 2015-01-01 possible",
    ),
    Case(
        "ongoing at the date of the source: presumed from then to the reference date, that day included",
        Period(P("2020-01-01"), ongoing=True),
        ("2020-01-01", "2020-01-01", "2025-01-02", "", "2025-01-01", "2026-01-02"),
        "2019-12-31 none, 2025-01-01 holds, 2025-01-02 presumed, 2026-01-01 presumed, 2026-01-02 possible",
        source="2025",
    ),
    Case(
        "ongoing in a source without a date says nothing of later days",
        Period(P("2020-01-01"), ongoing=True),
        ("2020-01-01", "2020-01-01", "2020-01-02", "", "", ""),
        "2020-01-01 holds, 2020-01-02 possible, 2026-01-01 possible",
    ),
    Case(
        "ongoing at the last attestation, in a source without a date",
        Period(P("2010-01-01"), ongoing=True, attested=attested("2023-12-14")),
        ("2010-01-01", "2010-01-01", "2023-12-15", "", "2023-12-14", "2026-01-02"),
        "2023-12-14 holds, 2023-12-15 presumed, 2026-01-01 presumed, 2026-01-02 possible",
    ),
    Case(
        "ongoing and attested, in a source with a date: both days are shown",
        Period(ongoing=True, attested=attested("2016-01-01")),
        ("", "2016-01-01", "2020-06-02", "", "2016-01-01", "2026-01-02"),
        "2015-12-31 possible, 2016-01-01 holds, 2020-06-01 holds, 2020-06-02 presumed, 2026-01-02 possible",
        source="2020-06-01",
    ),
    Case(
        "ongoing in a source that is younger than the reference date",
        Period(P("2020-01-01"), ongoing=True),
        ("2020-01-01", "2020-01-01", "2026-06-25", "", "2026-06-24", "2026-06-25"),
        "2026-01-02 holds, 2026-06-24 holds, 2026-06-25 possible",
        source="2026-06-24",
    ),
    Case(
        "an ended period attested inside it: nothing is presumed beyond the attestation",
        Period(P("2010"), P("2018"), attested=attested("2014-05")),
        ("2010-01-01", "2010-12-31", "2018-01-01", "2018-12-31", "2014-05-01", "2014-06-01"),
        "2010-06-01 possible, 2010-12-31 holds, 2017-12-31 holds, 2018-01-01 possible, 2018-12-31 none",
    ),
    Case("nothing", Period(), ("", "", "", "", "", ""), "0900-01-01 possible, 2026-01-01 possible"),
)  # fmt: skip


def as_bounds(texts: tuple[str, ...]) -> Bounds:
    """Bounds from texts; empty is unbounded."""
    return Bounds(*(D(text) if text else None for text in texts))


def answers(text: str) -> Iterator[tuple[date, Status]]:
    """Pairs of day and status from `2016-08-24 holds, …`."""
    for day, status in re.findall(r"(\d{4}-\d{2}-\d{2}) (holds|presumed|possible|none)", text):
        yield D(day), Status(status)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bounds(case: Case) -> None:
    """The four bounds and the presumption follow from what was authored."""
    source = P(case.source) if case.source else None
    assert case.period.bounds(source, REFERENCE) == as_bounds(case.bounds)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_status_on_days(case: Case) -> None:
    """What can be said of the fact on chosen days."""
    days = list(answers(case.answers))
    assert days
    bounds = as_bounds(case.bounds)
    assert {day: bounds.status(day) for day, _ in days} == dict(days)


@pytest.mark.parametrize(
    "period",
    [
        Period(P("2020-01-01"), P("2019-01-01")),
        Period(P("2020-01-01"), P("2020-01-01")),
        Period(P("2020-01-02"), P("2020-01-01"), inclusive_end=True),
        Period(P("2020"), attested=attested("2019")),
        Period(None, P("2015-01-01"), attested=attested("2015-01-01")),
        Period(P("2027-01-01"), ongoing=True),
    ],
)
def test_impossible_period(period: Period) -> None:
    """A period that ends before it starts, or is attested outside itself, is refused in both languages."""
    with pytest.raises(InvalidPeriodError, match="impossible") as caught:
        period.bounds(P("2026-06-24"), REFERENCE)
    assert "umulig" in caught.value.nb


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period(P("2016-08"), P("2017")), "2016-08", "2017"),
        (Period(P("2016"), P("2017"), inclusive_end=True), "2016", "through 2017"),
        (Period(P("2016"), ongoing=True), "2016", "ongoing"),
        (Period(), "unknown", "unknown"),
    ],
)
def test_period_keeps_what_was_authored(period: Period, start: str, end: str) -> None:
    """The words of the source stay beside the bounds."""
    assert (period.stated_start(), period.stated_end()) == (start, end)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (Period(P("2015")), Period(P("2015-05")), ("2015-05-01", "2015-05-31", "2015-05-02", "", "", "")),
        (
            Period(P("2015-05-01")),
            Period(None, P("2020-01-01")),
            ("2015-05-01", "2015-05-01", "2020-01-01", "2020-01-01", "", ""),
        ),
        (
            Period(attested=attested("2010")),
            Period(attested=attested("2014")),
            ("", "2010-12-31", "2014-01-02", "", "2010-01-01", "2015-01-01"),
        ),
        (Period(P("2015-05-01")), Period(P("2015-05-02")), None),
        (Period(None, P("2015-05-01")), Period(P("2015-05-01")), None),
        (Period(None, P("2015")), Period(attested=attested("2016")), None),
        (Period(), Period(), ("", "", "", "", "", "")),
    ],
)
def test_intersection(one: Period, other: Period, together: tuple[str, ...] | None) -> None:
    """Bounds that fit are narrowed; those that contradict each other have no intersection."""
    first, second = (period.bounds(None, REFERENCE) for period in (one, other))
    assert first.intersect(second) == (as_bounds(together) if together else None)


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        (("2016-08-24", "2016-08-24", "2016-08-25"), "2016-08-23 none, 2016-08-24 holds, 2030-01-01 holds"),
        (("2016-01-01", "2016-12-31", ""), "2015-12-31 none, 2016-06-01 possible, 2016-12-31 holds"),
        (("2016-01-01", "2016-01-01", "2016-01-02", "2016-01-02"), "2016-01-02 holds"),
        ((), "2016-01-01 possible"),
    ],
)
def test_occurrence(bounds: tuple[str, ...], expected: str) -> None:
    """What happened has happened from its day on, for good; an end changes nothing."""
    for day, status in answers(expected):
        assert as_bounds(bounds).status(day, occurs=True) is status


def readme_rows() -> list[list[str]]:
    """The rows of the table of cases in `ontology/README.md`."""
    table = README.read_text(encoding="utf-8").partition("Cases, with reference date 2026-01-01")[2]
    lines = [line for line in table.partition("\n\n")[2].splitlines() if line]
    rows = []
    for line in lines[2:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def authored(text: str) -> tuple[Period, PartialDate | None]:
    """The period and the source's date that a row describes."""
    said = dict(re.findall(r"(start|end|through|attested|source of) ([0-9-]+)", text))
    end = said.get("through") or said.get("end")
    period = Period(
        start=P(said["start"]) if "start" in said else None,
        end=P(end) if end else None,
        ongoing="ongoing" in text,
        attested=attested(said["attested"]) if "attested" in said else (),
        inclusive_end="through" in said,
    )
    return period, P(said["source of"]) if "source of" in said else None


def test_the_written_table_of_cases_is_what_the_code_does() -> None:
    """Each row of the table in `ontology/README.md`: bounds, presumption, and the days that it names."""
    rows, before = readme_rows(), ""
    assert len(rows) >= 9
    for text, *bounds, presumed, said in rows:
        before = text.replace("the same, source without a date", before.partition(", source of")[0])
        period, source = authored(before)
        first, _, last = presumed.partition(" to ")
        after = (D(last) + ONE_DAY).isoformat() if last else ""
        expected = [cell.strip("–") for cell in (*bounds, first, after)]
        found = period.bounds(source, REFERENCE)
        assert found == as_bounds(tuple(expected)), text
        for day, status in answers(said.replace("does not hold", "none")):
            assert found.status(day) is status, (text, day)


def test_bounds_by_their_names() -> None:
    """Each bound under its name in the ontology; what is unbounded is left out, and all names are terms."""
    assert Bounds(latest_start=D("2016-05-01"), presumed_to=D("2020-01-01")).named() == {
        "latestStart": D("2016-05-01"),
        "presumedTo": D("2020-01-01"),
    }
    days = [date(2000, 1, number) for number in range(1, 7)]
    assert Bounds(*days).named() == dict(zip(BOUND_NAMES, days, strict=True))
    ontology = (ontology_folder() / "aktorkart.ttl").read_text(encoding="utf-8")
    assert [name for name in BOUND_NAMES if f"ak:{name} a " not in ontology] == []


def test_at_least() -> None:
    """A status and the surer ones."""
    assert at_least(Status.HOLDS) == (Status.HOLDS,)
    assert at_least(Status.POSSIBLE) == (Status.HOLDS, Status.PRESUMED, Status.POSSIBLE)
