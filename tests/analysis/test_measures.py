"""Measures on graphs with known answers."""

from datetime import date

import networkx as nx
import pytest

from graph.analysis.measures import MEASURES, actor_network, betweenness, communities, degree, measure
from graph.errors import NotFoundError
from graph.kart import Kart


def made(*edges: tuple[str, str]) -> "nx.Graph[str]":
    """A graph of actors, but for the nodes whose names begin with an x."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((a, b, {"ties": 1}) for a, b in edges)
    nx.set_node_attributes(graph, {node: not node.startswith("x") for node in graph}, "actor")
    return graph


def test_degree_counts_neighbours_of_actors() -> None:
    """The hub has three; what is no actor is not ranked."""
    ranked = degree(made(("a", "b"), ("a", "c"), ("a", "x1")))
    assert [(one.entity, one.value) for one in ranked] == [("a", 3), ("b", 1), ("c", 1)]


def test_betweenness_finds_the_bridge() -> None:
    """On a path of three all shortest paths run through the middle."""
    ranked = betweenness(made(("a", "b"), ("b", "c")))
    assert [(one.entity, one.value) for one in ranked] == [("b", 1.0), ("a", 0.0), ("c", 0.0)]


def test_communities_of_two_triangles() -> None:
    """Two triangles joined by one edge are two circles, the same on every run and in any order of edges."""
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("e", "f"), ("f", "d"), ("c", "d")]
    for order in (edges, edges[::-1]):
        groups: dict[int, set[str]] = {}
        for one in communities(made(*order)):
            groups.setdefault(one.group, set()).add(one.entity)
        assert groups == {1: {"a", "b", "c"}, 2: {"d", "e", "f"}}
    assert communities(made()) == []


def test_actor_network_of_a_day(kart: Kart) -> None:
    """Only ties of the day, and only with an actor at one end."""
    graph = actor_network(kart.network, date(2016, 8, 24))
    assert graph.has_edge("person/steffen-sutorius", "org/difi")
    assert not graph.has_edge("person/steffen-sutorius", "org/digdir")
    assert all(graph.nodes[a]["actor"] or graph.nodes[b]["actor"] for a, b in graph.edges)


@pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.name)
def test_every_measure_says_what_it_means(one: object) -> None:
    """A line of plain meaning in both languages."""
    found = measure(getattr(one, "name", ""))
    assert len(found.meaning.nb) > 40
    assert len(found.meaning.en) > 40
    assert found.meaning.nb != found.meaning.en


def test_an_unknown_measure() -> None:
    """The error lists those that there are."""
    with pytest.raises(NotFoundError, match="betweenness"):
        measure("nope")
