"""The store in memory: each triple once, the default graph by itself, plain errors."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import QueryError, ReleaseError
from graph.store.base import Store
from graph.store.memory import MemoryStore

A, B, P = (ox.NamedNode(f"https://example.org/{name}") for name in ("a", "b", "p"))
GRAPH = ox.NamedNode("https://example.org/graph")
QUADS = (ox.Quad(A, P, B), ox.Quad(A, P, B, GRAPH), ox.Quad(B, P, ox.Literal("ø", language="nb"), GRAPH))


def rows(store: Store, query: str) -> list[list[str]]:
    """The answer to a SELECT, as text."""
    found = store.query(query, prefixes={"ex": "https://example.org/"})
    assert isinstance(found, ox.QuerySolutions)
    return [[str(value) for value in row] for row in found]


def test_a_quad_counts_once() -> None:
    """Adding what is there changes nothing."""
    store = MemoryStore(QUADS)
    store.add(QUADS)
    assert len(store) == 3
    assert set(store.quads()) == set(QUADS)


def test_the_default_graph_is_not_the_union() -> None:
    """What two graphs say is no second answer; named graphs are asked by name."""
    store = MemoryStore(QUADS)
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
def test_pattern(pattern: dict[str, ox.NamedNode], count: int) -> None:
    """What is left out fits everything, graphs too."""
    assert len(list(MemoryStore(QUADS).quads(**pattern))) == count


@pytest.mark.parametrize("query", ["SELECT", "SELECT ?x { ?x nope:y ?z }", "DELETE WHERE { ?s ?p ?o }"])
def test_what_is_no_query(query: str) -> None:
    """The error says that it is not SPARQL, and updates are none."""
    store = MemoryStore(QUADS)
    with pytest.raises(QueryError, match="The query is not SPARQL"):
        store.query(query)
    assert len(store) == 3


def test_a_file(tmp_path: Path) -> None:
    """N-Quads in, the same quads out."""
    path = tmp_path / "x.nq"
    path.write_text("".join(f"{quad} .\n" for quad in QUADS), encoding="utf-8")
    assert set(MemoryStore.of_nquads(path).quads()) == set(QUADS)


def test_a_file_that_is_missing_or_damaged(tmp_path: Path) -> None:
    """Both are told apart, with what to do."""
    path = tmp_path / "x.nq"
    with pytest.raises(ReleaseError, match=r"cannot be read.*aktorkart build"):
        MemoryStore.of_nquads(path)
    path.write_text("<https://example.org/a> <https://exa", encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"is damaged.*aktorkart build"):
        MemoryStore.of_nquads(path)
