"""One fact of the data, read aloud: what holds and when, which source says so, and where in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pyoxigraph as ox

from export.ontology.turtle import turtle
from graph.model.dates import Bounds, Status
from graph.model.text import Text
from graph.network.network import Network
from graph.network.views import ClaimView, FactView
from graph.query.words import date_text, period_text
from graph.store.base import Store

AXIS = 1000
"""Length of the axis of time in the units of the bars."""
_MARGIN = 0.06
"""Part of the period that the axis shows before and after it, so that one sees where it does not hold."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time with one answer.

    Attributes:
        x: Where it begins on the axis, 0 to `AXIS`.
        width: How long it is, in the same units.
        status: `holds`, `presumed` or `possible`.
        first: Its first day.
        end: The day after its last.
    """

    x: float
    width: float
    status: str
    first: date
    end: date


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of the fact.

    Attributes:
        source: Title of the source.
        publisher: Who published it.
        date: Its date, for reading.
        interest: What the publisher has to do with the matter.
        period: When, as the source says.
        attested: When it shows that it was so, without saying when it began or ended.
        title: The title that it prints; empty for none.
        certainty: Whether it says so in so many words.
        places: Where in it.
        bar: What follows from this source alone.
    """

    source: str
    publisher: str
    date: Text
    interest: Text
    period: Text
    attested: tuple[str, ...]
    title: Text
    certainty: Text
    places: tuple[Text, ...]
    bar: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """A fact with everything that it rests on.

    Attributes:
        label: The fact in a line.
        path: Its name in the data.
        support: How well it is supported: name of the entry in the list, and label.
        period: When, in words.
        bounds: Local name and day of each bound that it has.
        bar: What can be said of each stretch of time.
        first: First day of the axis.
        last: Last day of the axis.
        days: A day in each stretch, and the answer on it.
        claims: What each source says, the deciding one first.
        turtle: The same as RDF.
    """

    label: Text
    path: str
    support: tuple[str, Text]
    period: Text
    bounds: tuple[tuple[str, date], ...]
    bar: tuple[Segment, ...]
    first: date
    last: date
    days: tuple[tuple[date, str], ...]
    claims: tuple[Said, ...]
    turtle: str


def choose(network: Network) -> FactView | None:
    """The fact that shows most of the model in least room; `None` when none lasted from a day to a day.

    Wanted, in this order: claims of two publishers that agree, a place with the heading above it and the
    words beside it, a start that is known to a span and not to the day, few claims.
    """
    bounded = [
        fact
        for fact in network.facts.values()
        if not fact.happened and fact.claims and fact.bounds.earliest_start and fact.bounds.latest_end
    ]
    return min(bounded, key=lambda fact: (*_wanting(network, fact), fact.path), default=None)


def _wanting(network: Network, fact: FactView) -> tuple[bool | int, ...]:
    """What a fact lacks as an example; the least is the best."""
    publishers = {network.sources[claim.source].publisher for claim in fact.claims}
    places = [place for claim in fact.claims for place in claim.places]
    return (
        len(publishers) < 2,
        fact.support != "corroborated",
        not any(place.heading and place.before for place in places),
        fact.bounds.earliest_start == fact.bounds.latest_start,
        fact.kind != "membership",
        len(fact.claims),
        len(fact.label.nb),
    )


def worked_example(network: Network, store: Store, base: str) -> Worked | None:
    """The example of the page, chosen from the data; `None` when they have none that shows anything.

    Args:
        network: The read model of a release.
        store: The same release's triples.
        base: IRI that the names of the data start with.
    """
    fact = choose(network)
    if fact is None or not (days := _days(fact.bounds)):
        return None
    margin = timedelta(days=max(30, int((days[-1] - days[0]).days * _MARGIN)))
    first, last = days[0] - margin, days[-1] + margin
    bar = segments(fact.bounds, first, last)
    return Worked(
        label=fact.label,
        path=fact.path,
        support=(f"support-{fact.support}", network.lists.label("support", fact.support)),
        period=_period(fact.start, fact.end),
        bounds=tuple(fact.bounds.named().items()),
        bar=bar,
        first=first,
        last=last,
        days=_answers(fact.bounds, first, bar),
        claims=tuple(_said(network, claim, first, last) for claim in fact.claims),
        turtle=turtle(_subjects(store, base, fact), base),
    )


def segments(bounds: Bounds, first: date, last: date) -> tuple[Segment, ...]:
    """The stretches between two days in which something can be said, by the rule of `Bounds.status`.

    Args:
        bounds: The bounds.
        first: First day of the axis.
        last: Its last day, where it stops.
    """
    cuts = sorted({first, last, *(day for day in _days(bounds) if first < day < last)})
    whole = (last - first).days
    found: list[Segment] = []
    for cut, end in pairwise(cuts):
        status = bounds.status(cut).value
        goes_on = bool(found) and found[-1].status == status and found[-1].end == cut
        begin = found.pop().first if goes_on else cut
        if status != Status.NONE.value:
            x, width = (begin - first).days / whole * AXIS, (end - begin).days / whole * AXIS
            found.append(Segment(round(x, 1), round(width, 1), status, begin, end))
    return tuple(found)


def _answers(bounds: Bounds, first: date, bar: tuple[Segment, ...]) -> tuple[tuple[date, str], ...]:
    """A day before it all, the middle day of each stretch, and the day after it all, with the answers."""
    middle = [one.first + (one.end - one.first) // 2 for one in bar]
    days = [first, *middle, bar[-1].end] if bar else []
    return tuple((day, bounds.status(day).value) for day in days)


def _said(network: Network, claim: ClaimView, first: date, last: date) -> Said:
    source = network.sources[claim.source]
    return Said(
        source=source.title,
        publisher=source.publisher,
        date=_both(lambda lang: date_text(source.date, lang)),
        interest=network.lists.label("interest", source.interest),
        period=_period(claim.start, claim.end),
        attested=claim.attested,
        title=Text.of(claim.title) if claim.title else Text("", ""),
        certainty=network.lists.label("certainty", claim.certainty),
        places=tuple(_both(place.locator) for place in claim.places),
        bar=segments(claim.bounds, first, last),
    )


def _period(start: str, end: str) -> Text:
    return _both(lambda lang: period_text(start, end, lang))


def _both(word: Callable[[str], str]) -> Text:
    """What a function says in each language."""
    return Text(word("nb"), word("en"))


def _days(bounds: Bounds) -> list[date]:
    """The days that a period's bounds name, in order."""
    return sorted(set(bounds.named().values()))


def _subjects(store: Store, base: str, fact: FactView) -> list[list[ox.Quad]]:
    """The triples of the fact, of each claim, and of the first place that it points to."""
    names = [fact.path]
    for claim in fact.claims:
        names += [claim.path, *(place.path for place in claim.places[:1])]
    return [list(store.quads(ox.NamedNode(base + name))) for name in dict.fromkeys(names)]
