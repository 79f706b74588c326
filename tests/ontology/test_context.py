"""The JSON-LD context: whole, true to the ontology, and read alike by rdflib and Oxigraph."""

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, XSD, Graph, Namespace, URIRef
from rdflib.compare import graph_diff, to_isomorphic

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
SHAPE_CASES = Path(__file__).resolve().parents[1] / "shapes"
AK = Namespace("https://w3id.org/aktorkart/def#")
KEYWORDS = {"@id", "@type"}
NOT_OF_DATA = {"vocabulary.ttl"}
"""Shapes of the ontology itself."""

Entry: TypeAlias = str | dict[str, str]

DOCUMENT = """
[
  {
    "iri": "https://w3id.org/aktorkart/id/person/heidi-austlid", "class": "foaf:Person",
    "id": "person/heidi-austlid", "kind": "ak:entityKind-person", "prefLabel": {"@none": "Heidi Austlid"}
  },
  {
    "iri": "https://w3id.org/aktorkart/fact/1", "class": ["org:Membership", "ak:Fact"],
    "label": {"nb": "Heidi Austlid: administrerende direktør", "en": "Heidi Austlid: chief executive"},
    "member": "https://w3id.org/aktorkart/id/person/heidi-austlid", "role": "ak:postRole-ceo",
    "acting": false, "latestStart": "2015-10-05", "title": {"nb": ["administrerende direktør", "direktør"]}
  },
  {
    "iri": "https://w3id.org/aktorkart/fact/2", "class": "qb:Observation", "obsValue": "82.5",
    "refPeriod": "2016", "unitMeasure": "ak:unit-percent"
  },
  {"iri": "https://w3id.org/aktorkart/source/a#char=1,20/selector", "start": "1", "end": "20"}
]
"""
TURTLE = """
@prefix ak: <https://w3id.org/aktorkart/def#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix qb: <http://purl.org/linked-data/cube#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sdmx-attribute: <http://purl.org/linked-data/sdmx/2009/attribute#> .
@prefix sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#> .
@prefix sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/aktorkart/> .

<id/person/heidi-austlid> a foaf:Person ;
    ak:id "person/heidi-austlid" ; ak:kind ak:entityKind-person ; skos:prefLabel "Heidi Austlid" .
<fact/1> a org:Membership, ak:Fact ;
    rdfs:label "Heidi Austlid: administrerende direktør"@nb, "Heidi Austlid: chief executive"@en ;
    org:member <id/person/heidi-austlid> ; org:role ak:postRole-ceo ; ak:acting false ;
    ak:latestStart "2015-10-05"^^xsd:date ; ak:title "administrerende direktør"@nb, "direktør"@nb .
<fact/2> a qb:Observation ;
    sdmx-measure:obsValue 82.5 ; sdmx-dimension:refPeriod "2016" ;
    sdmx-attribute:unitMeasure ak:unit-percent .
<source/a#char=1,20/selector> oa:start "1"^^xsd:nonNegativeInteger ; oa:end "20"^^xsd:nonNegativeInteger .
"""


@lru_cache
def context() -> dict[str, Entry]:
    """The entries of the context."""
    document = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
    assert document["@context"].pop("@version") == 1.1
    entries: dict[str, Entry] = document["@context"]
    return entries


def terms() -> dict[URIRef, dict[str, str]]:
    """The terms with their settings, by the IRI that they stand for."""
    found: dict[URIRef, dict[str, str]] = {}
    for value in context().values():
        settings = {"@id": value} if isinstance(value, str) else value
        if settings["@id"] in KEYWORDS or "://" in settings["@id"]:
            continue
        prefix, _, name = settings["@id"].partition(":")
        iri = URIRef(f"{context()[prefix]}{name}")
        assert iri not in found, f"two keys stand for {iri}"
        found[iri] = settings
    return found


@lru_cache
def ontology() -> Graph:
    """Classes and properties."""
    return Graph().parse(ONTOLOGY / "aktorkart.ttl")


def with_rdflib(text: str) -> Graph:
    """What rdflib reads in a JSON-LD document."""
    return Graph().parse(data=text, format="json-ld")


def with_oxigraph(text: str) -> Graph:
    """What Oxigraph reads in a JSON-LD document."""
    quads = ox.parse(text, format=ox.RdfFormat.JSON_LD)
    ntriples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    assert ntriples is not None
    return Graph().parse(data=ntriples.decode(), format="nt")


def assert_isomorphic(found: Graph, expected: Graph) -> None:
    """Compare graphs as graphs and show what only one of them has."""
    _, extra, missing = graph_diff(to_isomorphic(found), to_isomorphic(expected))
    assert (sorted(extra), sorted(missing)) == ([], [])


def test_every_own_property_has_a_key_of_its_name() -> None:
    """The keys of the project's properties are their local names."""
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    declared = {str(term) for kind in kinds for term in ontology().subjects(RDF.type, kind)}
    own = {term for term in declared if term.startswith(AK)}
    keys = {str(AK[key]) for key in context()}
    assert own - keys == set()
    assert {term for term in own if terms()[URIRef(term)]["@id"] != f"ak:{term.removeprefix(AK)}"} == set()


def test_every_property_of_the_shapes_has_a_key() -> None:
    """What may stand in the data has a short name (`rdf:type` is the keyword `class`)."""
    paths = set()
    for file in sorted((ONTOLOGY / "shapes").glob("*.ttl")):
        if file.name not in NOT_OF_DATA:
            found = Graph().parse(file).objects(None, SH.path)
            paths |= {path for path in found if isinstance(path, URIRef)}
    forbidden = {URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")}
    assert paths - set(terms()) - {RDF.type} - forbidden == set()


def test_keys_follow_the_ranges_of_the_ontology() -> None:
    """Links are coerced to IRIs and days to dates; texts in languages are maps."""
    for term, settings in terms().items():
        if (term, RDF.type, OWL.ObjectProperty) in ontology():
            assert settings.get("@type") == "@id", term
        if (term, RDFS.range, XSD.date) in ontology():
            assert settings.get("@type") == "xsd:date", term
    for term in (RDFS.label, SKOS.prefLabel, SKOS.altLabel, AK.name, AK.paraphrase, AK.title, AK.note):
        assert terms()[term].get("@container") == "@language", term


@pytest.mark.parametrize("read", [with_rdflib, with_oxigraph])
def test_document_says_the_same_as_turtle(read: Callable[[str], Graph]) -> None:
    """A document with short keys means the graph that it looks like, names without a language too."""
    text = json.dumps({"@context": context(), "@graph": json.loads(DOCUMENT)})
    assert_isomorphic(read(text), Graph().parse(data=TURTLE, format="turtle"))


@pytest.mark.parametrize("file", sorted(SHAPE_CASES.glob("*/ok-*.ttl")), ids=lambda file: file.parent.name)
def test_round_trip(file: Path) -> None:
    """Each good graph survives being written with the context and read again, by either library."""
    graph = Graph().parse(file)
    text = graph.serialize(format="json-ld", context=context())
    assert_isomorphic(with_rdflib(text), graph)
    assert_isomorphic(with_oxigraph(text), graph)
