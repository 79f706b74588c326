"""The worked example of the ontology's page: which fact, its bars by hand, and what stands on the page."""

from dataclasses import replace
from datetime import date

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from export.ontology.page import render_page
from export.ontology.worked import AXIS, Said, Segment, Worked, choose, segments, worked_example
from graph.kart import Kart
from graph.model.dates import Bounds
from graph.model.text import Text
from graph.vocabulary import AK, RDF_TYPE, prefixes

FIRST, LAST = date(2010, 1, 1), date(2020, 1, 1)


def a_worked_example() -> Worked:
    """An example as the page takes it, with names that would be markup if they were not escaped."""
    bar = (Segment(100.0, 200.0, "possible", date(2011, 1, 1), date(2013, 1, 1)),)
    said = Said(
        source="<b>Årsmelding</b>",
        publisher="Etaten",
        date=Text.of("2013"),
        interest=Text("myndighet", "authority"),
        period=Text("fra 2011", "from 2011"),
        attested=("2012",),
        title=Text("direktør", "director"),
        certainty=Text("sagt", "stated"),
        places=(Text("“Ledelse”, avsnitt 2", "“Ledelse”, paragraph 2"),),
        bar=bar,
    )
    return Worked(
        label=Text("Kari Nordmann: direktør", "Kari Nordmann: director"),
        path="fact/1",
        support=("support-singleSource", Text("én kilde", "single source")),
        period=Text("2011 – 2013", "2011 – 2013"),
        bounds=(("earliestStart", date(2011, 1, 1)),),
        bar=bar,
        first=FIRST,
        last=LAST,
        days=((date(2012, 1, 1), "possible"),),
        claims=(said,),
        turtle="a-fact:1 a ak:Fact .",
    )


def test_bars_by_hand() -> None:
    """Ten years: possible in the first half of 2012, held until the end of 2015, possible for a year."""
    bounds = Bounds(date(2012, 1, 1), date(2012, 7, 1), date(2016, 1, 1), date(2017, 1, 1))
    found = segments(bounds, FIRST, LAST)
    assert [(one.status, one.first, one.end) for one in found] == [
        ("possible", date(2012, 1, 1), date(2012, 7, 1)),
        ("holds", date(2012, 7, 1), date(2016, 1, 1)),
        ("possible", date(2016, 1, 1), date(2017, 1, 1)),
    ]
    assert found[0].x == round(730 / 3652 * AXIS, 1)


DAYS = st.none() | st.dates(date(2009, 1, 1), date(2021, 1, 1))


@given(st.builds(Bounds, DAYS, DAYS, DAYS, DAYS, DAYS, DAYS), st.dates(FIRST, date(2019, 12, 31)))
def test_a_bar_says_what_the_rule_says(bounds: Bounds, day: date) -> None:
    """Whatever the bounds: on each day of the axis the bar has the answer of the rule."""
    shown = [one.status for one in segments(bounds, FIRST, LAST) if one.first <= day < one.end]
    assert (shown or ["none"]) == [bounds.status(day).value]


def test_the_choice_shows_what_matters(kart: Kart) -> None:
    """Claims of two publishers that agree, a place under a heading with the words beside it, an interval."""
    network = kart.network
    fact = choose(network)
    assert fact is not None
    assert len({network.sources[claim.source].publisher for claim in fact.claims}) >= 2
    assert fact.support == "corroborated"
    assert any(place.heading and place.before for claim in fact.claims for place in claim.places)
    start, latest = fact.bounds.earliest_start, fact.bounds.latest_start
    assert start is not None
    assert latest is not None
    assert start < latest


def test_data_without_a_lasting_fact_have_no_example(kart: Kart) -> None:
    """Nothing to choose among is no error, and the page then has no such section."""
    empty = replace(kart.network, facts={})
    assert worked_example(empty, kart.store, kart.release.base) is None
    assert "worked-example" not in render_page({})


def test_turtle_is_the_release_s_own(kart: Kart) -> None:
    """The snippet parses, and every triple of it stands in the release."""
    found = worked_example(kart.network, kart.store, kart.release.base)
    assert found is not None
    known = prefixes(kart.release.base)
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in known.items())
    triples = [quad.triple for quad in ox.parse(head + found.turtle, format=ox.RdfFormat.TURTLE)]
    claims = [one for one in triples if one.predicate == RDF_TYPE and one.object == AK("Claim")]
    assert len(claims) == len(found.claims)
    missing = [one for one in triples if not list(kart.store.quads(one.subject, one.predicate, one.object))]
    assert missing == []


def test_the_page_shows_it_escaped() -> None:
    """Claim, source, place and time stand on the page; a title is text, never markup."""
    page = etree.fromstring(
        render_page({}, worked=a_worked_example()).encode(), etree.HTMLParser(encoding="utf-8")
    )
    card = page.xpath('//*[@id="worked-example"]')[0]
    shown = " ".join("".join(card.itertext()).split())
    for text in ("<b>Årsmelding</b>", "Etaten", "“Ledelse”, avsnitt 2", "fra 2011", "2012-01-01", "én kilde"):
        assert text in shown
    assert card.xpath(".//b") == []
