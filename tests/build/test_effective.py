"""What claims say together, as a table: effective bounds, support, the deciding claim; and inherited time."""

from dataclasses import dataclass
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from graph.build.effective import Effective, effective_facts
from graph.model.claims import Claim, Model
from graph.model.dates import PartialDate, Period
from graph.model.facts import Existence, Fact, Relation
from graph.model.origin import Origin
from graph.model.source import Place, Source
from graph.model.text import Text
from tests.conftest import Tiny
from tests.fixtures.small import GOOD, effective

REFERENCE = date(2026, 1, 1)
FACT = Relation(subject="org/a", type="subordinateTo", object="org/b")
P = PartialDate.parse


def source(name: str, publisher: str, when: str, citation: str = "cited") -> Source:
    """A source."""
    text = Text("ord", "words")
    day = P(when) if when else None
    return Source(name, name, "news", publisher, text, "none-known", None, day, None, text, False, citation)


SOURCES = {
    one.id: one
    for one in (
        source("early", "P1", "2015-06-01"),
        source("late", "P2", "2022-01-01"),
        source("same", "P1", "2016-01-01"),
        source("undated", "P3", ""),
        source("weak", "P4", "2015-06-02", "weaklyCited"),
    )
}


def says(
    name: str,
    start: str = "",
    end: str = "",
    *,
    implied: bool = False,
    preferred: bool = False,
    conflict: str | None = None,
) -> Claim:
    """What a source says of the fact."""
    return Claim(
        about=(FACT.path,),
        source=name,
        period=Period(P(start) if start else None, P(end) if end else None),
        places=(Place(name, at="s. 1"),),
        implied=implied,
        title=f"title in {name}",
        preferred=preferred,
        conflict=conflict,
        origin=Origin(Path("a.yaml"), 1),
    )


def together(*claims: Claim, fact: Fact = FACT) -> Effective:
    """The effective fact that the claims make."""
    return effective_facts(Model(SOURCES, {fact.path: fact}, list(claims)), REFERENCE)[fact.path]


@dataclass(frozen=True)
class Case:
    """Claims and what they say together.

    Attributes:
        name: What the case is about.
        claims: In any order.
        start: Earliest and latest start.
        end: Earliest and latest end.
        support: The support.
        decides: The source whose claim decides.
    """

    name: str
    claims: tuple[Claim, ...]
    start: tuple[str, str]
    end: tuple[str, str]
    support: str
    decides: str


CASES = (
    Case("one claim", (says("early", "2015-05-01"),),
         ("2015-05-01", "2015-05-01"), ("2015-05-02", ""), "singleSource", "early"),
    Case("two that fit narrow each other", (says("early", "2015"), says("late", "2015-05", "2020-01-01")),
         ("2015-05-01", "2015-05-31"), ("2020-01-01", "2020-01-01"), "corroborated", "early"),
    Case("two sources of one publisher do not corroborate", (says("early", "2015"), says("same", "2015-05")),
         ("2015-05-01", "2015-05-31"), ("2015-05-02", ""), "singleSource", "early"),
    Case("a conclusion does not corroborate", (says("early", "2015"), says("late", "2015", implied=True)),
         ("2015-01-01", "2015-12-31"), ("2015-01-02", ""), "singleSource", "early"),
    Case("conclusions only", (says("early", "2015", implied=True), says("late", "2015", implied=True)),
         ("2015-01-01", "2015-12-31"), ("2015-01-02", ""), "impliedOnly", "early"),
    Case("in conflict: the preferred one counts, whatever its source",
         (says("early", "2015-05-01"), says("weak", "2014-05-01", preferred=True)),
         ("2014-05-01", "2014-05-01"), ("2014-05-02", ""), "disputed", "weak"),
    Case("in conflict: cited before weakly cited, though the weak one is nearer",
         (says("weak", "2015-06-01"), says("late", "2014-05-01")),
         ("2014-05-01", "2014-05-01"), ("2014-05-02", ""), "disputed", "late"),
    Case("in conflict: of two cited ones, the source nearest to the event",
         (says("late", "2015-01-01"), says("early", "2015-05-01")),
         ("2015-05-01", "2015-05-01"), ("2015-05-02", ""), "disputed", "early"),
    Case("in conflict: near to the end, where no start is known",
         (says("late", "", "2021-01-01"), says("early", "", "2020-01-01")),
         ("", "2020-12-31"), ("2021-01-01", "2021-01-01"), "disputed", "late"),
    Case("in conflict: a dated source before an undated one",
         (says("undated", "2015-01-01"), says("late", "2014-05-01")),
         ("2014-05-01", "2014-05-01"), ("2014-05-02", ""), "disputed", "late"),
    Case("a claim that contradicts title or value: disputed though the dates agree, and it does not decide",
         (says("early", "2015", conflict="title"), says("late", "2015")),
         ("2015-01-01", "2015-12-31"), ("2015-01-02", ""), "disputed", "late"),
    Case("three, of which one contradicts: what fits the deciding one still narrows it",
         (says("early", "2015-05"), says("late", "2016"), says("undated", "", "2020-01-01")),
         ("2015-05-01", "2015-05-31"), ("2020-01-01", "2020-01-01"), "disputed", "early"),
    Case("conclusions in conflict are disputed",
         (says("early", "2015-05-01", implied=True), says("late", "2016-05-01", implied=True)),
         ("2015-05-01", "2015-05-01"), ("2015-05-02", ""), "disputed", "early"),
    Case("an end before the other's start", (says("early", "", "2015-01-01"), says("late", "2016-01-01")),
         ("", "2014-12-31"), ("2015-01-01", "2015-01-01"), "disputed", "early"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_claims_say_together(case: Case) -> None:
    """Bounds, support and the deciding claim, in whatever order the claims were read."""
    for order in permutations(case.claims):
        found = together(*order)
        bounds = found.bounds
        start = (bounds.earliest_start, bounds.latest_start)
        end = (bounds.earliest_end, bounds.latest_end)
        assert tuple(day.isoformat() if day else "" for day in start) == case.start
        assert tuple(day.isoformat() if day else "" for day in end) == case.end
        assert (found.support, found.deciding.source) == (case.support, case.decides)
        assert found.deciding.title == f"title in {case.decides}"


def test_no_claim_is_lost() -> None:
    """Where claims conflict, all of them stay with the fact."""
    found = together(says("early", "2015-05-01"), says("late", "2014-05-01"))
    assert {claim.source for claim in found.claims} == {"early", "late"}


def test_what_was_authored_is_told_by_the_first_that_knows_it() -> None:
    """Start and end come from different claims when no claim knows both."""
    found = together(says("late", "", "2020-01-01"), says("early", "2015-05"))
    assert (found.stated_start(), found.stated_end()) == ("2015-05", "2020-01-01")
    precisions = (found.precision("start"), found.precision("end"))
    assert [one.value for one in precisions if one] == ["month", "day"]


def test_a_fact_without_a_claim_is_left_out() -> None:
    """What nobody says is no fact."""
    assert effective_facts(Model(SOURCES, {FACT.path: FACT}, []), REFERENCE) == {}


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (says("early"), ("2014-03-01", "2014-03-31")),
        (says("early", "2013"), ("2013-01-01", "2013-12-31")),
    ],
)
def test_a_document_lives_from_its_issue(claim: Claim, expected: tuple[str, str]) -> None:
    """The date of issue counts where no claim gives a start."""
    document = Existence(entity="doc/d", entity_kind="document", issued="2014-03")
    said = Claim(
        about=(document.path,), source="early", period=claim.period, places=claim.places, origin=claim.origin
    )
    bounds = together(said, fact=document).bounds
    assert (str(bounds.earliest_start), str(bounds.latest_start)) == expected


def by_kind(facts: dict[str, Effective], kind: str, entity: str = "") -> Effective:
    """The fact of a kind, about an entity."""
    return next(
        one for one in facts.values() if one.fact.kind == kind and entity in ("", *one.fact.entities())
    )


@pytest.mark.parametrize(
    ("kind", "entity"),
    [
        ("existence", "event/panel"),
        ("participation", ""),
        ("statement", ""),
        ("figure", ""),
        ("reportedClaim", ""),
    ],
)
def test_what_happens_at_an_event_has_its_time(tiny: Tiny, kind: str, entity: str) -> None:
    """A part of an event, who took part, what was said and what it contains happened when the event did."""
    facts = effective(tiny(GOOD))
    found = by_kind(facts, kind, entity)
    assert str(found.bounds.earliest_start) == str(found.bounds.latest_start) == "2016-08-24"
    assert found.stated_start() == "2016-08-24"
    assert found.support == "singleSource"


def test_its_own_time_comes_first(tiny: Tiny) -> None:
    """A statement with a date of its own keeps it, and what it contains takes the statement's."""
    facts = GOOD["facts/facts.yaml"].replace("    act: praises", "    act: praises\n    on: 2016-08-25")
    found = effective(tiny({**GOOD, "facts/facts.yaml": facts}))
    days = {
        kind: str(by_kind(found, kind).bounds.latest_start)
        for kind in ("participation", "statement", "figure")
    }
    assert days == {"participation": "2016-08-24", "statement": "2016-08-25", "figure": "2016-08-25"}


def test_an_inherited_year_is_told_as_a_year(tiny: Tiny) -> None:
    """The text of an inherited date is as exact as the event's."""
    entities = GOOD["facts/entities.yaml"].replace("on: 2016-08-24", "on: 2016-08")
    found = by_kind(effective(tiny({**GOOD, "facts/entities.yaml": entities})), "participation")
    assert found.stated_start() == "2016-08"


def test_events_that_are_parts_of_each_other_end_the_search(tiny: Tiny) -> None:
    """A circle of parts gives no time, and no endless loop."""
    entities = GOOD["facts/entities.yaml"]
    entities = entities.replace(
        "{id: event/mote, kind: event, ", "{id: event/mote, kind: event, part_of: event/panel, "
    )
    entities = entities.replace(", on: 2016-08-24", "")
    found = by_kind(effective(tiny({**GOOD, "facts/entities.yaml": entities})), "participation")
    assert (found.bounds.earliest_start, found.stated_start()) == (None, "unknown")
