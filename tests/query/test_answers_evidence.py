"""Questions about what the facts rest on, with answers written by hand from the data files."""

from graph.kart import Kart
from tests.query.rows import column

DAY = "2016-08-24"
ARTICLE = "visma-it-i-praksis-2016"


def test_single_source(kart: Kart) -> None:
    """Three of the posts of August 2016 rest on one publisher; of Moan's, only Visma states it."""
    answer = kart.ask("single-source", kind="membership", as_of=DAY, lang="en")
    assert sorted(row["label"].text.split(":")[0] for row in answer) == [
        "Arve Føyen",
        "Dag Skage",
        "Øystein Moan",
    ]
    assert {row["kind"].text for row in answer} == {"post"}


def test_single_source_about_one(kart: Kart) -> None:
    """That Digdir is in Skate, and its secretariat, stands in Skate's minutes only."""
    answer = kart.ask("single-source", about="Digdir", kind="relation", as_of="2022-03-23", lang="en")
    facts = {kart.network.facts[row["fact"].id].value("relationType") for row in answer}
    assert facts == {"memberOf", "secretariatFor", "subordinateTo"}
    assert len(answer) == 3


def test_implied_only(kart: Kart) -> None:
    """No source says outright that it was the transport ministry that owned Posten in 2016."""
    answer = kart.ask("implied-only", about="org/posten", status="possible", as_of=DAY)
    relations = {
        (fact.role("subject"), fact.value("relationType"))
        for row in answer
        if (fact := kart.network.facts[row["fact"].id]).kind == "relation"
    }
    assert relations == {("org/sd", "owns")}


def test_corroborated(kart: Kart) -> None:
    """That Difi and the Altinn unit became Digdir, five publishers say; of a boundary change one register."""
    rows = column(kart.ask("corroborated", kind="change"), "publishers", "fact")
    told = [(number, kart.network.facts[fact].label.en) for number, fact in rows]
    assert told[0] == ("5", "reorganisation: Altinn + Difi → Digdir")
    assert ("2", "split: KDD → DFD") in told
    assert not [label for _, label in told if "kommune" in label]


def test_weakly_cited(kart: Kart) -> None:
    """Facts that only the encyclopedia or a copy tells are listed; none that a better source tells too."""
    answer = kart.ask("weakly-cited", about="org/difi", status="possible", as_of=DAY)
    for row in answer:
        sources = {kart.network.sources[source].citation for source in row["sources"].id.split()}
        assert sources == {"weaklyCited"}
    weak = [
        fact.path
        for fact in kart.network.facts_about("org/difi")
        if {kart.network.sources[claim.source].citation for claim in fact.claims} == {"weaklyCited"}
    ]
    assert weak
    assert {row["fact"].id for row in kart.ask("weakly-cited", about="org/difi", status="possible")} <= set(
        weak
    )


def test_unknown_ends(kart: Kart) -> None:
    """Posts of which no source tells the end, with when the holder was last seen there."""
    rows = column(kart.ask("unknown-ends", kind="membership"), "lastSeen", "fact")
    seen = {kart.network.facts[fact].role("member"): last for last, fact in rows}
    assert seen == {
        "person/erik-fossum": "2010-09-01/2013-12-31",
        "person/arve-foyen": "2016",
        "person/dag-skage": "2016",
        "person/lars-van-marion": "2016",
        "person/morten-skodbo": "2016",
        "person/oyvind-husby": "2021-12",
        "person/lars-peder-brekk": "2022-03-23",
        "person/frode-danielsen": "2023-06-01",
        "person/hans-christian-holte": "2024-11-15",
    }


def test_who_knew_when(kart: Kart) -> None:
    """That Digdir was to come, Difi itself told on 15 March 2019, before Økonomiforbundet did on the 20th."""
    answer = kart.ask("who-knew-when", about="Digdir", kind="change", by="2019-12-31")
    assert column(answer, "first", "source") == [("2019-03-15", "difi-2019-03-15")]
    assert len(kart.ask("who-knew-when", about="Digdir", kind="change", by="2019-03-14")) == 0


def test_who_knew_when_counts_a_month_by_its_last_day(kart: Kart) -> None:
    """A blog of 18 January 2018 is surely not later than an article of “2018-01”."""
    rows = column(kart.ask("who-knew-when", about="Monica Mæland", kind="membership"), "first", "source")
    assert rows == [("2018-01-18", "chaffey-blogg-2018")]


def test_interests_behind(kart: Kart) -> None:
    """All that is told of the interplay of public and private sector a sponsor tells."""
    rows = column(kart.ask("interests-behind", about="topic/offentlig-privat-samspill", status="possible"),
                  "interest", "source")  # fmt: skip
    assert rows == [("vendor-sponsor", ARTICLE)]
    difi = column(kart.ask("interests-behind", about="org/difi", kind="change"), "interest", "count")
    assert ("interest-organisation", "2") in difi


def test_sources_about(kart: Kart) -> None:
    """Two annual reports and the article are Visma's own; the article tells most."""
    rows = column(kart.ask("sources-about", about="Visma"), "source", "publisher")
    own = [source for source, publisher in rows if publisher == "Visma"]
    assert sorted(own) == ["visma-annual-report-2016", "visma-annual-report-2019", ARTICLE]
    assert rows[0][0] == ARTICLE
    assert {"trends-2025-09", "kapital-2022-08-18"} <= {source for source, _ in rows}
