"""From Oxigraph to rdflib and back: the same terms, the same graphs."""

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from graph.store.rdflib_face import to_dataset, to_graph
from graph.vocabulary import AK, DEFAULT_BASE, XSD, from_rdflib, prefixes, to_rdflib
from tests.conftest import Tiny
from tests.fixtures.small import GOOD, built

TERMS = (
    ox.NamedNode("https://example.org/ø"),
    ox.BlankNode("b1"),
    ox.Literal("tekst"),
    ox.Literal("tekst", language="nb"),
    ox.Literal("2016-08-24", datatype=XSD("date")),
    ox.Literal("007", datatype=XSD("integer")),
    ox.Literal("1.50", datatype=XSD("decimal")),
    ox.Literal("true", datatype=XSD("boolean")),
    ox.Literal("not a date", datatype=XSD("date")),
)


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_term_there_and_back(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> None:
    """No term changes: not its language, its datatype, or the way its value is written."""
    assert from_rdflib(to_rdflib(term)) == term
    assert str(to_rdflib(term)) == term.value


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_there_and_back(text: str) -> None:
    """Whatever a text holds."""
    for term in (ox.Literal(text), ox.Literal(text, language="en")):
        assert from_rdflib(to_rdflib(term)) == term


def test_a_plain_text_is_plain_for_rdflib() -> None:
    """Rdflib tells plain literals from `xsd:string`; the graph has plain ones."""
    assert to_rdflib(ox.Literal("a", datatype=XSD("string"))) == rdflib.Literal("a")


@pytest.mark.parametrize("term", [rdflib.Variable("x"), "text"])
def test_what_is_no_term(term: rdflib.term.Node) -> None:
    """Variables and Python texts are refused."""
    with pytest.raises(TypeError, match="no RDF term"):
        from_rdflib(term)


def test_a_quoted_triple_has_no_form() -> None:
    """The graph has none, and rdflib could not hold it."""
    node = ox.NamedNode("https://example.org/a")
    with pytest.raises(TypeError, match="no form"):
        to_rdflib(ox.Triple(node, node, node))


def test_dataset(tiny: Tiny) -> None:
    """Graph by graph the same quads, and the default graph by itself."""
    quads = built(tiny(GOOD)).quads
    dataset = to_dataset(quads, prefixes())
    back = set()
    for subject, predicate, value, name in dataset.quads():
        graph = ox.DefaultGraph() if name == DATASET_DEFAULT_GRAPH_ID else ox.NamedNode(str(name))
        back.add((from_rdflib(subject), from_rdflib(predicate), from_rdflib(value), graph))
    assert back == {(quad.subject, quad.predicate, quad.object, quad.graph_name) for quad in quads}
    claims = (None, rdflib.RDF.type, rdflib.URIRef(AK("Claim").value))
    assert not list(dataset.default_graph.triples(claims))
    assert dict(dataset.namespaces())["a-org"] == rdflib.URIRef(f"{DEFAULT_BASE}id/org/")


def test_graph(tiny: Tiny) -> None:
    """All triples in one, each once, with the prefixes of the project."""
    quads = built(tiny(GOOD)).quads
    graph = to_graph(quads, prefixes())
    assert len(graph) == len({quad.triple for quad in quads})
    assert dict(graph.namespaces())["ak"] == rdflib.URIRef(AK.iri)
