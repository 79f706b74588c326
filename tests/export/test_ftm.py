"""FollowTheMoney entities, validated by the package of that name."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from export.ftm import FORMATS, ftm_date
from export.ftmschema import (
    DIRECTORSHIP,
    DOCUMENTATION,
    EMPLOYMENT,
    KINDS,
    LINK,
    MEMBERSHIP,
    OCCUPANCY,
    OWNERSHIP,
    REPRESENTATION,
    SUCCESSION,
    TYPES,
    Edge,
    edge_of,
    schema_of,
)
from graph.kart import Kart
from graph.network.views import Tie
from tests.export.readers import content, ftm, written
from tests.network.sample import sample

DAY = date(2016, 8, 24)
EDGES = (
    OCCUPANCY, EMPLOYMENT, DIRECTORSHIP, MEMBERSHIP, OWNERSHIP, REPRESENTATION, SUCCESSION, DOCUMENTATION,
    LINK,
)  # fmt: skip


def data(day: date | None = None, lang: str = "nb") -> bytes:
    """The small release as FollowTheMoney entities."""
    return written(FORMATS[0], content(sample(), day, lang))[""]


def test_the_shipped_release_is_valid(kart: Kart) -> None:
    """Every entity is valid, every reference leads to an entity of a schema that the property takes."""
    model = pytest.importorskip("followthemoney").model
    for document in (data(), data(DAY), written(FORMATS[0], content(kart))[""]):
        read = ftm(document)
        for one in read.values():
            for prop, value in one.itervalues():
                if prop.type.name == "entity":
                    assert read[value].schema.is_a(prop.range), (one.id, prop.name)
    assert model["Occupancy"].edge


def test_each_tie_has_the_schema_that_says_it() -> None:
    """A post is an occupancy, a merger a succession, a publisher stands in the documentation."""
    read = ftm(data())
    found = Counter((str(one.id).split(".")[1], one.schema.name) for one in read.values() if one.schema.edge)
    assert {pair for pair in found if pair[1] != "UnknownLink"} == {
        ("holdsPost", "Occupancy"),
        ("belongsTo", "Employment"),
        ("became", "Succession"),
        ("publisher", "Documentation"),
    }
    assert found[("subordinateTo", "UnknownLink")] == 2


def test_a_post_is_occupied_with_dates_and_proof() -> None:
    """Who, which post, in which organisation, from when to when, by which documents."""
    read = ftm(data())
    (one,) = (one for one in read.values() if one.schema.name == "Occupancy")
    assert (one.get("holder"), one.get("post")) == (["person.ase"], ["post.leder"])
    assert (one.get("startDate"), one.get("endDate")) == (["2015-05-01"], ["2017-01-01"])
    assert sorted(one.get("proof")) == ["source.s", "source.t", "source.w"]
    post = read["post.leder"]
    assert (post.schema.name, post.get("name"), post.get("organization")) == (
        "Position",
        ["leder i A"],
        ["org.a"],
    )


def test_entities_are_what_they_are() -> None:
    """Schema, names, dates and numbers of entities of each kind."""
    read = ftm(data(lang="en"))
    agency = read["org.a"]
    assert (agency.schema.name, agency.caption) == ("PublicBody", "Agency A")
    assert agency.get("abbreviation") == ["EtA"]
    assert agency.get("weakAlias") == ["Etatten A"]
    assert agency.get("registrationNumber") == ["991825827"]
    assert (agency.get("incorporationDate"), agency.get("dissolutionDate")) == (
        ["2008-01-01"],
        ["2020-01-01"],
    )
    assert read["org.m"].get("previousName") == ["Gamledepartementet"]
    assert ftm(data(date(2010, 1, 1)))["org.m"].get("name") == ["Gamledepartementet"]
    schemata = {
        name: read[name].schema.name for name in ("person.ase", "org.folk", "event.mote", "doc.rapport")
    }
    assert schemata == {
        "person.ase": "Person",
        "org.folk": "LegalEntity",
        "event.mote": "Event",
        "doc.rapport": "Document",
    }
    assert (read["solution.post"].schema.name, read["topic.it"].schema.name) == ("Asset", "Note")


def test_sources_are_documents() -> None:
    """With publisher and date; every other entity has its sources as proof."""
    read = ftm(data())
    source = read["source.s"]
    assert (source.schema.name, source.caption) == ("Document", "Source s")
    assert (source.get("publisher"), source.get("publishedAt")) == (["Publisher s"], ["2020-06-01"])
    assert all(one.get("proof") for one in read.values() if not str(one.id).startswith("source."))


def test_dates_keep_their_precision() -> None:
    """A month stays a month."""
    (one,) = (one for one in ftm(data()).values() if str(one.id).startswith("tie.manager."))
    assert (one.get("startDate"), one.get("endDate")) == (["2014-11"], ["2020-01-01"])
    assert one.get("summary") == ["2014-11 – 2020-01-01"]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("2016", "2016"),
        ("2016-08", "2016-08"),
        ("2016-08-24", "2016-08-24"),
        ("through 2016-08", "2016-08"),
        ("2016-08-29/2016-08-31", "2016-08"),
        ("2016-02/2016-11", "2016"),
        ("2016-08-24/2016-08-24", "2016-08-24"),
        ("2015/2016", ""),
        ("ongoing", ""),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_dates(text: str, made: str) -> None:
    """No date is more exact than its source; a range is what its days have in common."""
    assert ftm_date(text) == made


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.schema)
def test_edges_take_what_followthemoney_takes(edge: Edge) -> None:
    """The schemata that a property of an edge takes are those of FollowTheMoney's own definitions."""
    model = pytest.importorskip("followthemoney").model
    used = {*KINDS.values(), *TYPES.values(), "Note"}
    schema = model[edge.schema]
    assert {edge.a, edge.b} == {schema.edge_source, schema.edge_target}
    for name, taken in ((edge.a, edge.first), (edge.b, edge.second)):
        wanted = {one for one in used if model[one].is_a(schema.get(name).range)}
        assert set(used if taken is None else taken) == wanted


def tie(scheme: str, name: str, a: str, b: str, role: str = "") -> Tie:
    """A tie between two entities of the small release."""
    fact = next(fact for fact in sample().network.facts.values() if fact.kind == "membership")
    return Tie(a, name, scheme, b, replace(fact, roles={}, values={"role": (role,)}))


@pytest.mark.parametrize(
    ("made", "edge"),
    [
        (tie("tie", "belongsTo", "person/ase", "org/a", "head"), DIRECTORSHIP),
        (tie("tie", "belongsTo", "person/ase", "org/a", "member"), MEMBERSHIP),
        (tie("tie", "belongsTo", "org/b", "org/a", "employee"), LINK),
        (tie("tie", "belongsTo", "person/ase", "org/folk", "member"), LINK),
        (tie("tie", "holdsPost", "person/ase", "org/a"), LINK),
        (tie("relationType", "memberOf", "org/a", "org/b"), MEMBERSHIP),
        (tie("relationType", "represents", "org/a", "org/folk"), REPRESENTATION),
        (tie("relationType", "owns", "org/a", "solution/post"), OWNERSHIP),
        (tie("relationType", "owns", "org/a", "org/b"), LINK),
        (tie("solutionRole", "owner", "org/a", "solution/post"), OWNERSHIP),
        (tie("solutionRole", "manager", "org/a", "solution/post"), LINK),
        (tie("documentRole", "publisher", "org/a", "doc/rapport"), DOCUMENTATION),
        (tie("tie", "became", "org/a", "org/b"), SUCCESSION),
    ],
)
def test_a_tie_without_a_fitting_schema_is_a_link(made: Tie, edge: Edge) -> None:
    """A schema is chosen by what the tie says and by what it ties together; else it is an unknown link."""
    assert edge_of(made, sample().network) is edge


def test_types_of_organisations() -> None:
    """Ministries and municipalities are public bodies, companies can be owned."""
    agency = sample().network.entities["org/a"]
    wanted = {"ministry": "PublicBody", "municipality": "PublicBody", "state-owned-company": "Company"}
    wanted |= {"vendor": "Company", "interest-organisation": "Organization"}
    assert {one: schema_of(replace(agency, type=one)) for one in wanted} == wanted
    assert schema_of(replace(agency, kind="place", type="municipality")) == "Address"
