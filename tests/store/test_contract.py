"""Both stores keep one contract: counting, terms, graphs, patterns, errors, the rdflib face."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import QueryError
from graph.store.base import Store
from graph.store.disk import DiskStore
from graph.store.memory import MemoryStore
from graph.store.rdflib_face import to_dataset
from graph.vocabulary import XSD

A, B, P = (ox.NamedNode(f"https://example.org/{name}") for name in ("a", "b", "p"))
GRAPH = ox.NamedNode("https://example.org/graph")
QUADS = (ox.Quad(A, P, B), ox.Quad(A, P, B, GRAPH), ox.Quad(B, P, ox.Literal("ø", language="nb"), GRAPH))
CONTENT = "0" * 64

Make = Callable[[Iterable[str]], Store]


def lines(quads: Iterable[ox.Quad]) -> list[str]:
    """N-Quads lines."""
    return [f"{quad} ." for quad in quads]


@pytest.fixture(params=["memory", "disk"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """Makes a store of N-Quads lines."""

    def made(nquads: Iterable[str]) -> Store:
        path = tmp_path / "x.nq"
        path.write_text("".join(f"{line}\n" for line in nquads), encoding="utf-8")
        if request.param == "memory":
            return MemoryStore.of_nquads(path)
        return DiskStore.make(path, tmp_path / "store", CONTENT, piece=2)

    return made


def typed(text: str, datatype: str) -> str:
    """A literal in N-Quads."""
    return f'"{text}"^^{XSD(datatype)}'


def rows(store: Store, query: str) -> list[list[str]]:
    """The answer to a SELECT, as text."""
    found = store.query(query, prefixes={"ex": "https://example.org/"})
    assert isinstance(found, ox.QuerySolutions)
    return [[str(value) for value in row] for row in found]


def test_a_quad_counts_once(make: Make) -> None:
    """However often a file says it, in one piece or in two."""
    store = make(lines(QUADS) * 2)
    assert len(store) == 3
    assert set(store.quads()) == set(QUADS)


def test_the_default_graph_is_not_the_union(make: Make) -> None:
    """What two graphs say is no second answer; named graphs are asked by name."""
    store = make(lines(QUADS))
    assert rows(store, "SELECT ?o { ex:a ex:p ?o }") == [[str(B)]]
    assert len(rows(store, "SELECT ?s ?o { GRAPH ?g { ?s ?p ?o } }")) == 2
    assert len(rows(store, "SELECT ?s { ?s ex:p ?o }")) == 1


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        ({}, 3),
        ({"subject": A}, 2),
        ({"graph": GRAPH}, 2),
        ({"graph": ox.DefaultGraph()}, 1),
        ({"predicate": P, "value": B, "graph": GRAPH}, 1),
        ({"subject": B, "value": A}, 0),
    ],
)
def test_pattern(make: Make, pattern: dict[str, ox.NamedNode], count: int) -> None:
    """What is left out fits everything, graphs too."""
    assert len(list(make(lines(QUADS)).quads(**pattern))) == count


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('"ø\\n\\"x\\""', ox.Literal('ø\n"x"')),
        (typed("a", "string"), ox.Literal("a")),
        ('"a"@nb', ox.Literal("a", language="nb")),
        ('"a"@en', ox.Literal("a", language="en")),
        (typed("2016-08-24", "date"), ox.Literal("2016-08-24", datatype=XSD("date"))),
        (typed("not a day", "date"), ox.Literal("not a day", datatype=XSD("date"))),
        (typed("7", "nonNegativeInteger"), ox.Literal("7", datatype=XSD("integer"))),
        (typed("007", "integer"), ox.Literal("7", datatype=XSD("integer"))),
        (typed("1.50", "decimal"), ox.Literal("1.5", datatype=XSD("decimal"))),
    ],
)  # fmt: skip
def test_literals(make: Make, given: str, kept: ox.Literal) -> None:
    """Texts, languages and dates as they are; of numbers the value, not the spelling or the narrower type."""
    store = make([f"{A} {P} {given} ."])
    assert [quad.object for quad in store.quads()] == [kept]
    assert rows(store, "SELECT ?o { ex:a ex:p ?o }") == [[str(kept)]]


@pytest.mark.parametrize("query", ["SELECT", "SELECT ?x { ?x nope:y ?z }", "DELETE WHERE { ?s ?p ?o }"])
def test_what_is_no_query(make: Make, query: str) -> None:
    """The error says that it is not SPARQL, and updates are none."""
    store = make(lines(QUADS))
    with pytest.raises(QueryError, match="The query is not SPARQL"):
        store.query(query)
    assert len(store) == 3


def test_the_rdflib_face(make: Make) -> None:
    """Graph by graph the same, with the language of a text."""
    dataset = to_dataset(make(lines(QUADS)).quads(), {})
    assert len(dataset.default_graph) == 1
    texts = [value for _, _, value, _ in dataset.quads() if getattr(value, "language", None) == "nb"]
    assert [str(text) for text in texts] == ["ø"]
    assert len(list(dataset.quads())) == 3
