"""What the claims say together: effective bounds, support and titles of each fact.

The rule, with its cases, is in `ontology/README.md` and in `tests/build/test_effective.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.model.claims import Claim, Model
from graph.model.dates import UNKNOWN, Bounds, PartialDate, Period, Precision
from graph.model.facts import Existence, Fact, Figure, Participation, ReportedClaim, Statement
from graph.model.source import Source


@dataclass(frozen=True, slots=True)
class Effective:
    """A fact and what its claims say together.

    Attributes:
        fact: Who and what.
        claims: The claims about it, the deciding one first.
        bounds: Between which days it began and ended.
        support: Notation of the scheme `support`.
        implied: Every claim is a reader's conclusion.
    """

    fact: Fact
    claims: tuple[Claim, ...]
    bounds: Bounds
    support: str
    implied: bool

    @property
    def deciding(self) -> Claim:
        """The claim that decides where they conflict, and gives the title."""
        return self.claims[0]

    @property
    def start(self) -> PartialDate | None:
        """The start as authored in the first claim that knows it."""
        return next((claim.period.start for claim in self.claims if claim.period.start), None)

    @property
    def end(self) -> Period | None:
        """The period of the first claim that knows an end, or that says that there is none yet."""
        known = (claim.period for claim in self.claims if claim.period.end or claim.period.ongoing)
        return next(known, None)

    def stated_start(self) -> str:
        """The start as authored; else what the bounds say of it (that of an event, say); else `unknown`."""
        if self.start is not None:
            return self.start.text
        return _span_text(self.bounds.earliest_start, self.bounds.latest_start)

    def stated_end(self) -> str:
        """The end as authored: a date, `through` and a date, `ongoing` or `unknown`."""
        return self.end.stated_end() if self.end else UNKNOWN

    def precision(self, of: str) -> Precision | None:
        """How exactly the `start` or the `end` is known."""
        if of == "start":
            return self.start.precision if self.start else None
        return self.end.end.precision if self.end and self.end.end else None


def _span_text(first: date | None, last: date | None) -> str:
    """The shortest date text that stands for the days from `first` to `last`."""
    if first is None or last is None:
        return UNKNOWN
    for text in (first.isoformat(), first.isoformat()[:7], first.isoformat()[:4]):
        span = PartialDate.parse(text)
        if (span.first, span.last) == (first, last):
            return text
    return f"{first}/{last}"


def effective_facts(model: Model, reference: date) -> dict[str, Effective]:
    """The effective facts of a model, by path.

    Args:
        model: Facts and claims; a fact without a claim is left out (`check` reports it).
        reference: The release's reference date: presumptions end with it.
    """
    claims: dict[str, list[Claim]] = {}
    for claim in model.claims:
        for path in claim.about:
            claims.setdefault(path, []).append(claim)
    found = {
        path: _effective(fact, claims[path], model.sources, reference)
        for path, fact in model.facts.items()
        if path in claims
    }
    return {path: _with_inherited_time(each, found) for path, each in found.items()}


def _effective(
    fact: Fact, claims: Sequence[Claim], sources: Mapping[str, Source], reference: date
) -> Effective:
    ordered = sorted(claims, key=lambda claim: _rank(claim, sources))
    bounds = [claim.period.bounds(sources[claim.source].date, reference) for claim in ordered]
    effective, disputed = bounds[0], any(claim.conflict for claim in claims)
    for other in bounds[1:]:
        both = effective.intersect(other)
        effective, disputed = both or effective, disputed or both is None
    implied = all(claim.implied for claim in claims)
    publishers = {sources[claim.source].publisher for claim in claims if not claim.implied}
    if disputed:
        support = "disputed"
    elif implied:
        support = "impliedOnly"
    else:
        support = "corroborated" if len(publishers) > 1 else "singleSource"
    if (
        isinstance(fact, Existence)
        and fact.issued not in (None, "unknown")
        and effective.earliest_start is None
    ):
        issued = Period(start=PartialDate.parse(fact.issued or ""))
        effective = effective.intersect(issued.bounds(None, reference)) or effective
    return Effective(fact, tuple(ordered), effective, support, implied)


def _rank(claim: Claim, sources: Mapping[str, Source]) -> tuple[bool, bool, bool, int, str]:
    """Order in which claims decide: preferred, not in conflict, cited, by a source near to the event."""
    source = sources[claim.source]
    event = claim.period.start or claim.period.end
    distance = abs((source.date.first - event.first).days) if source.date and event else 10**7
    return (not claim.preferred, claim.conflict is not None, source.citation != "cited", distance, claim.path)


def _with_inherited_time(each: Effective, found: Mapping[str, Effective]) -> Effective:
    """What happens at an event, or in a statement, happened when that did, unless its own time is known."""
    seen: set[str] = set()
    bounds, path = each.bounds, each.fact.path
    fact: Fact = each.fact
    while bounds == Bounds() and path not in seen:
        seen.add(path)
        around = found.get(_around(fact) or "")
        if around is None:
            break
        fact, path, bounds = around.fact, around.fact.path, around.bounds
    if bounds is each.bounds:
        return each
    return Effective(each.fact, each.claims, bounds, each.support, each.implied)


def _around(fact: Fact) -> str | None:
    """Path of the fact that a fact takes its time from."""
    event: str | None = None
    if isinstance(fact, Participation):
        event = fact.event
    elif isinstance(fact, Statement):
        event = fact.occasion
    elif isinstance(fact, Existence) and fact.entity_kind == "event":
        event = fact.part_of
    elif isinstance(fact, Figure | ReportedClaim):
        return fact.statement
    return Existence(entity=event, entity_kind="event").path if event else None
