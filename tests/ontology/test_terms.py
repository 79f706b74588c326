"""The ontology checked as data: used terms exist; own ones are explained, near a published one, checked."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
SHAPE_CASES = Path(__file__).resolve().parents[1] / "shapes"
BASE = "https://w3id.org/aktorkart/"
AK = Namespace(BASE + "def#")
HEADER = URIRef(BASE + "def")
LANGUAGES = ["en", "nb"]
PARENTS = (RDFS.subClassOf, RDFS.subPropertyOf)
MATCHES = (SKOS.closeMatch, SKOS.relatedMatch)
TIE_SCHEMES = ("relationType", "solutionRole", "eventRole", "documentRole")
STAND_INS = {str(AK[name]) for name in ("test", "test-one", "scheme-test", "solutionRole-test")}
"""Terms that the cases of the shapes make up."""
DERIVED_ONLY = {
    "org": {"heldBy", "holds", "memberOf", "headOf", "unitOf"},
    "dct": {"requires", "replaces"},
    "foaf": {"topic"},
    "ak": {
        "subordinateTo", "owns", "manages", "operates", "develops", "suppliesSolution", "fundsSolution",
        "uses", "madeFor", "governs", "responsibleFor", "secretariatFor", "regulates", "funds", "supplies",
        "advises", "represents", "competesWith", "cooperatesWith", "within", "governsArea", "reports",
        "basedOn",
    },
}  # fmt: skip


@lru_cache
def read(*names: str) -> Graph:
    """The union of some Turtle files of the ontology folder, or of all of them."""
    files = [ONTOLOGY / name for name in names] or sorted(ONTOLOGY.rglob("*.ttl"))
    graph = Graph()
    for file in files:
        graph.parse(file)
    return graph


@lru_cache
def context() -> dict[str, str | dict[str, str]]:
    """The JSON-LD context."""
    document = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
    entries: dict[str, str | dict[str, str]] = document["@context"]
    return {key: value for key, value in entries.items() if key != "@version"}


def namespaces() -> dict[str, str]:
    """Prefixes of the context and of the ontology, with their IRIs."""
    own = {prefix: str(iri) for prefix, iri in read("aktorkart.ttl").namespaces()}
    return own | {key: value for key, value in context().items() if isinstance(value, str) and "//" in value}


def own_terms() -> list[URIRef]:
    """Classes, properties and structures that the ontology declares."""
    found = read("aktorkart.ttl").subjects(RDFS.isDefinedBy, HEADER)
    return sorted({term for term in found if isinstance(term, URIRef)})


def concepts() -> list[URIRef]:
    """All entries of the lists."""
    found = read("schemes.ttl").subjects(RDF.type, SKOS.Concept)
    return sorted({term for term in found if isinstance(term, URIRef)})


def text_languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    """Languages of the texts of a subject, sorted; one entry a text."""
    texts = graph.objects(subject, predicate)
    return sorted(str(text.language) for text in texts if isinstance(text, Literal))


def iris(graph: Graph) -> Iterator[str]:
    """All IRIs of a graph, datatypes too."""
    for triple in graph:
        for term in triple:
            if isinstance(term, URIRef):
                yield str(term)
            elif isinstance(term, Literal) and term.datatype is not None:
                yield str(term.datatype)


def iris_of_context() -> Iterator[str]:
    """All terms that the JSON-LD context maps to."""
    for value in context().values():
        names = [value] if isinstance(value, str) else [value["@id"], value.get("@type", "@id")]
        for name in names:
            prefix, _, rest = name.partition(":")
            if prefix in namespaces() and not rest.startswith("//"):
                yield namespaces()[prefix] + rest


def iris_of_queries() -> Iterator[tuple[Path, str]]:
    """All terms of known vocabularies in the questions and rules."""
    known = namespaces()
    for file in sorted(ONTOLOGY.rglob("*.rq")):
        text = re.sub(r'^#.*$|"[^"\n]*"|<[^>\s]*>', " ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for prefix, name in re.findall(r"(?<![\w:?$-])([\w-]+):([A-Za-z][\w-]*)", text):
            if prefix in known:
                yield file, known[prefix] + name


@lru_cache
def used_terms() -> dict[str, set[str]]:
    """Every term in use, with the names of the files that use it."""
    found: dict[str, set[str]] = {}
    for file in [*sorted(ONTOLOGY.rglob("*.ttl")), *sorted(SHAPE_CASES.rglob("*.ttl"))]:
        for iri in iris(Graph().parse(file)):
            found.setdefault(iri, set()).add(file.name)
    for iri in iris_of_context():
        found.setdefault(iri, set()).add("context.jsonld")
    for file, iri in iris_of_queries():
        found.setdefault(iri, set()).add(file.name)
    return found


def reused() -> list[dict[str, str]]:
    """The rows of the list of reused terms."""
    with (ONTOLOGY / "reused-terms.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_every_reused_term_is_listed() -> None:
    """A published term that is not in the list is a typing error or was never looked up."""
    listed = {row["iri"] for row in reused()}
    published = {iri: files for iri, files in used_terms().items() if not iri.startswith(BASE)}
    assert {iri: files for iri, files in published.items() if iri not in listed} == {}


def test_list_of_reused_terms_is_whole() -> None:
    """Each row has a kind and a source, and stands once."""
    rows = reused()
    assert all(row["kind"] and row["source"] for row in rows)
    assert [iri for iri, count in Counter(row["iri"] for row in rows).items() if count > 1] == []


def test_schema_org_is_written_with_https() -> None:
    """Two spellings of one vocabulary would be two vocabularies."""
    assert [iri for iri in used_terms() if iri.startswith("http://schema.org/")] == []


def test_every_own_term_in_use_is_declared() -> None:
    """Terms of the project's namespace are declared in a Turtle file of the ontology."""
    declared = {str(subject) for subject in read().subjects(RDF.type, None)}
    own = {iri: files for iri, files in used_terms().items() if iri.startswith(AK)}
    assert {iri: files for iri, files in own.items() if iri not in declared | STAND_INS} == {}


def test_header() -> None:
    """The ontology says what it is, in which version and on what terms."""
    graph = read("aktorkart.ttl")
    assert (HEADER, RDF.type, OWL.Ontology) in graph
    version = graph.value(HEADER, OWL.versionInfo)
    assert graph.value(HEADER, OWL.versionIRI) == URIRef(f"{HEADER}/{version}")
    assert graph.value(HEADER, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert text_languages(graph, HEADER, DCTERMS.title) == LANGUAGES
    assert list(graph.objects(HEADER, OWL.imports)) == []


@pytest.mark.parametrize("term", own_terms(), ids=lambda term: term.removeprefix(AK))
def test_own_term_is_explained(term: URIRef) -> None:
    """Label and definition in both languages, an example, and a shape that exists."""
    graph = read("aktorkart.ttl")
    assert text_languages(graph, term, RDFS.label) == LANGUAGES
    assert text_languages(graph, term, SKOS.definition) == LANGUAGES
    assert graph.value(term, SKOS.example) is not None
    shape = graph.value(term, AK.shape, any=False)
    assert shape is not None
    assert (shape, RDF.type, SH.NodeShape) in read()


@pytest.mark.parametrize("term", own_terms(), ids=lambda term: term.removeprefix(AK))
def test_own_term_leads_to_a_published_one(term: URIRef) -> None:
    """Through its parents or itself, by a parent or a match."""
    graph = read("aktorkart.ttl")
    family, waiting = set(), [term]
    while waiting:
        current = waiting.pop()
        if current in family:
            continue
        family.add(current)
        near = [value for link in (*PARENTS, *MATCHES) for value in graph.objects(current, link)]
        assert near, f"{current} has neither a parent nor a match"
        if any(not str(value).startswith(AK) for value in near):
            return
        waiting += [value for value in near if isinstance(value, URIRef)]
    pytest.fail(f"{term} leads to no published term")


@pytest.mark.parametrize("term", own_terms(), ids=lambda term: term.removeprefix(AK))
def test_shape_of_a_property_speaks_of_it(term: URIRef) -> None:
    """The shape that a term points to names it: a property in a path, a class as a target or type."""
    shape = read("aktorkart.ttl").value(term, AK.shape)
    assert shape is not None
    if shape in (AK.TermShape, AK.SurveyShareShape, AK.CountShape):
        return
    graph = read()
    parts = [part for part in graph.subjects(RDF.type, SH.PropertyShape) if str(part).startswith(f"{shape}-")]
    mentioned, waiting = set(), [shape, *parts]
    while waiting:
        node = waiting.pop()
        for value in graph.objects(node, None):
            if value not in mentioned:
                mentioned.add(value)
                if (value, None, None) in graph and not isinstance(value, URIRef):
                    waiting.append(value)
    assert term in mentioned


def test_every_declared_term_points_to_the_ontology() -> None:
    """No class or property slips past the checks above."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    graph = read("aktorkart.ttl")
    declared = {term for kind in kinds for term in graph.subjects(RDF.type, kind) if str(term).startswith(AK)}
    assert declared <= set(own_terms())


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_terms_are_unique(language: str) -> None:
    """Nobody can tell two classes or properties with one label apart."""
    graph = read("aktorkart.ttl")
    labels = Counter(
        str(label)
        for term in own_terms()
        for label in graph.objects(term, RDFS.label)
        if isinstance(label, Literal) and label.language == language
    )
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("concept", concepts(), ids=lambda concept: concept.removeprefix(AK))
def test_concept_is_explained_and_named_by_its_notation(concept: URIRef) -> None:
    """One label and definition a language; the IRI follows from list and notation."""
    graph = read("schemes.ttl")
    assert text_languages(graph, concept, SKOS.prefLabel) == LANGUAGES
    assert text_languages(graph, concept, SKOS.definition) == LANGUAGES
    scheme = graph.value(concept, SKOS.inScheme, any=False)
    notation = graph.value(concept, SKOS.notation, any=False)
    assert concept == AK[f"{str(scheme).removeprefix(AK['scheme-'])}-{notation}"]
    assert graph.value(concept, SKOS.topConceptOf, any=False) == scheme
    assert (scheme, SKOS.hasTopConcept, concept) in graph


def test_notations_and_labels_are_unique_in_their_list() -> None:
    """A notation, and a label in a language, names one entry."""
    graph = read("schemes.ttl")
    seen = Counter(
        (scheme, predicate, text)
        for concept, scheme in graph.subject_objects(SKOS.inScheme)
        for predicate in (SKOS.notation, SKOS.prefLabel)
        for text in graph.objects(concept, predicate)
    )
    assert [entry for entry, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("scheme", TIE_SCHEMES)
def test_ties_read_from_both_sides(scheme: str) -> None:
    """Each entry of these lists has an inverse label in both languages."""
    graph = read("schemes.ttl")
    for concept in graph.subjects(SKOS.inScheme, AK[f"scheme-{scheme}"]):
        assert text_languages(graph, concept, AK.inverseLabel) == LANGUAGES, concept


@pytest.mark.parametrize("scheme", ["relationType", "solutionRole"])
def test_ties_yield_a_derived_property(scheme: str) -> None:
    """Each entry of these lists has a direct property, one way or the other, that is marked derived-only."""
    graph = read("schemes.ttl")
    for concept in graph.subjects(SKOS.inScheme, AK[f"scheme-{scheme}"]):
        links = (AK.directProperty, AK.inverseDirectProperty)
        direct = [value for link in links for value in graph.objects(concept, link)]
        assert len(direct) == 1, concept
        assert (direct[0], AK.derivedOnly, Literal(True)) in read("aktorkart.ttl"), concept


def test_derived_only_properties() -> None:
    """The marks, the shape that forbids these properties in a release, and the list above agree."""
    known = namespaces()
    expected = {URIRef(known[prefix] + name) for prefix, names in DERIVED_ONLY.items() for name in names}
    assert set(read("aktorkart.ttl").subjects(AK.derivedOnly, Literal(True))) == expected
    shapes = read("shapes/derived.ttl")
    assert set(shapes.objects(AK.DerivedOnlyShape, SH.targetSubjectsOf)) == expected
    assert set(shapes.objects(None, SH.path)) == expected


def test_axioms_that_would_do_harm_are_absent() -> None:
    """No identity by inference, no types by domain; evidence is a kind of source, never a derivation."""
    graph = read()
    assert list(graph.subject_objects(OWL.sameAs)) == []
    assert list(graph.subjects(RDF.type, OWL.InverseFunctionalProperty)) == []
    assert list(graph.subjects(RDF.type, OWL.FunctionalProperty)) == []
    assert list(graph.subject_objects(RDFS.domain)) == []
    assert graph.value(AK.evidence, RDFS.subPropertyOf, any=False) == DCTERMS.source
