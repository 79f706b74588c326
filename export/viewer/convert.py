"""Parts of the network as parts of the view model: texts, days, claims, sources and series of figures."""

from collections.abc import Mapping
from datetime import date, timedelta

from export.viewer.contract import Claim, Localised, Place, Series, Source
from graph.check.evidence import check_place
from graph.model.dates import Bounds
from graph.model.source import Place as SourcePlace
from graph.model.text import Text
from graph.network.network import Network
from graph.network.views import ClaimView, FactView, SourceView

EPOCH = date(1970, 1, 1)
SeriesKey = tuple[str, str, str]
"""Indicator, population and unit of a figure."""


def both(text: Text) -> Localised:
    """A text in both languages."""
    return Localised(nb=text.nb, en=text.en)


def day_number(value: date) -> int:
    """A date as days since 1970-01-01."""
    return (value - EPOCH) // timedelta(days=1)


def spans(bounds: Bounds) -> tuple[list[int | None], list[int | None]]:
    """The four bounds and the presumed period as days."""
    four = (bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end)
    two = (bounds.presumed_from, bounds.presumed_to)
    return [day_number(day) if day else None for day in four], [
        day_number(day) if day else None for day in two
    ]


def claim_of(claim: ClaimView, sources: Mapping[str, int], texts: Mapping[str, str]) -> Claim:
    """One source's word for a fact.

    Args:
        claim: The claim.
        sources: The number of each source.
        texts: Texts of sources, by source: their passages are put in.
    """
    return Claim(
        source=sources[claim.source],
        certainty=claim.certainty,
        start=claim.start,
        end=claim.end,
        attested=list(claim.attested),
        title=claim.title.get("nb"),
        preferred=claim.preferred,
        conflict=claim.conflict,
        note=both(claim.note) if claim.note else None,
        places=[place_of(place, texts) for place in claim.places],
    )


def place_of(place: SourcePlace, texts: Mapping[str, str]) -> Place:
    """A place in a source, with its passage where there is a text and it is the one that was read."""
    return Place(
        heading=place.heading or None,
        paragraph=place.paragraph,
        line=place.line,
        before=place.before or None,
        after=place.after or None,
        at=place.at,
        row=place.row,
        chars=list(place.chars) if place.chars else None,
        text=check_place(place, texts.get(place.source)).passage,
    )


def source_of(source: SourceView) -> Source:
    """A source, and what is at stake for it."""
    return Source(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        role=both(source.role),
        interest=source.interest,
        interestNote=both(source.interest_note) if source.interest_note else None,
        date=source.date,
        url=source.url,
        licence=both(source.licence),
        citation=source.citation,
    )


def series_key(fact: FactView) -> SeriesKey | None:
    """What makes figures comparable: indicator, population and unit; `None` for what is no figure."""
    if fact.kind != "figure":
        return None
    return fact.role("indicator") or "", fact.role("population") or "", fact.value("unitMeasure") or ""


def series_of(network: Network, key: SeriesKey) -> Series:
    """A series, named by its indicator."""
    names = {name.lang: name.text for name in reversed(network.naming.all(key[0]))}
    label = network.entities[key[0]].existence.label if key[0] in network.entities else Text(key[0], key[0])
    return Series(label=Localised(nb=names.get("nb", label.nb), en=names.get("en", label.en)))
