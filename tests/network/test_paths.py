"""Shortest paths: their length, order, ties and number, against NetworkX and by hand."""

from dataclasses import replace
from datetime import date

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import QueryError
from graph.model.dates import Bounds, Status
from graph.model.text import Text
from graph.network.network import Network
from graph.network.paths import Asked, find_paths, tie_names
from graph.network.views import EntityView, FactView, Tie
from tests.network.sample import sample

DAY = date(2016, 8, 24)
LASTS = Bounds(date(2000, 1, 1), date(2000, 1, 1), date(2030, 1, 1), date(2030, 1, 1))


def fact(name: str, support: str = "singleSource", bounds: Bounds = LASTS) -> FactView:
    """A relation that lasts for many years."""
    return FactView(
        path=f"fact/{name}", kind="relation", label=Text.of(name), happened=False, certainty="stated",
        support=support, bounds=bounds, start="2000", end="2030", title={}, name={}, text=None, roles={},
        values={},
    )  # fmt: skip


def network(ties: list[tuple[str, str, str]], support: str = "singleSource") -> Network:
    """A network of actors joined by ties (from, name, to), each a fact of its own."""
    made = tuple(
        Tie(a, name, "relationType", b, fact(f"{number:03}", support))
        for number, (a, name, b) in enumerate(ties)
    )
    ends = sorted({end for tie in made for end in (tie.a, tie.b)})
    entities = {end: EntityView(end, "organisation", None, (), fact(f"x{end}")) for end in ends}
    found = Network(sample().release, sample().network.lists, entities, {}, {}, {})
    found.__dict__["ties"] = made
    return found


def listed(found: Network, a: str, b: str, *, every: bool = True, **more: object) -> list[str]:
    """The nodes of the shortest paths, as words."""
    asked = replace(Asked(a, b, DAY, every=every), **more)  # type: ignore[arg-type]
    return ["".join(path.nodes) for path in find_paths(found, asked).paths]


DIAMOND = [("a", "owns", "c"), ("b", "owns", "a"), ("c", "funds", "d"), ("b", "funds", "d"), ("a", "x", "e")]
"""From a to d over b or c; e hangs on a."""


def test_common_neighbours_are_all_listed() -> None:
    """At a distance of two nothing has to be asked for; ties are walked in both directions."""
    assert listed(network(DIAMOND), "a", "d", every=False) == ["abd", "acd"]
    assert listed(network(DIAMOND), "d", "a", every=False) == ["dba", "dca"]


def test_longer_paths_are_listed_on_request() -> None:
    """Of paths of three steps the first is shown, and how many there are."""
    found = find_paths(network(DIAMOND), Asked("e", "d", DAY))
    assert (found.hops, found.total, [path.nodes for path in found.paths]) == (3, 2, [("e", "a", "b", "d")])
    assert (found.cut, found.limit_hit) == (True, False)
    assert listed(network(DIAMOND), "e", "d") == ["eabd", "eacd"]
    assert listed(network(DIAMOND), "e", "d", limit=1) == ["eabd"]


def test_ties_and_entities_can_be_left_out() -> None:
    """By the name of the tie, or by what lies on the way; with neither way left there is no path."""
    made = network(DIAMOND)
    assert listed(made, "a", "d", avoid=frozenset("b")) == ["acd"]
    assert listed(made, "a", "d", avoid=frozenset("bc")) == []
    assert listed(made, "a", "d", ties=frozenset({"owns"})) == []
    assert listed(made, "a", "c", ties=frozenset({"owns"})) == ["ac"]
    assert listed(made, "e", "d", max_hops=2) == []
    assert find_paths(made, Asked("e", "d", DAY, max_hops=2)).hops is None
    assert tie_names(made) == {"owns", "funds", "x"}


def test_the_better_supported_comes_first() -> None:
    """A path over two corroborated facts goes before one over two that are only implied, whatever the ids."""
    made = network(DIAMOND)
    strong = {"c": "corroborated", "b": "impliedOnly"}
    made.__dict__["ties"] = tuple(
        replace(tie, fact=replace(tie.fact, support=strong[middle]))
        for tie in made.ties
        if (middle := next((end for end in (tie.a, tie.b) if end in strong), ""))
    )
    assert listed(made, "a", "d") == ["acd", "abd"]


def test_a_step_has_all_ties_between_its_ends() -> None:
    """In order: the better supported first."""
    made = network([("a", "owns", "b"), ("b", "advises", "a"), ("a", "funds", "b")])
    made.__dict__["ties"] = tuple(
        replace(tie, fact=replace(tie.fact, support="corroborated")) if tie.tie == "funds" else tie
        for tie in made.ties
    )
    (path,) = find_paths(made, Asked("a", "b", DAY)).paths
    assert [tie.tie for tie in path.steps[0].ties] == ["funds", "advises", "owns"]


def test_ties_of_the_day() -> None:
    """The employee is tied to A in 2016 and only possibly in 2018."""
    found = sample().network
    then, later = date(2016, 5, 1), date(2018, 1, 1)
    ends = ("person/ola", "person/ase")
    assert find_paths(found, Asked(*ends, then)).hops == 2
    assert find_paths(found, Asked(*ends, later)).hops is None
    every = (Status.HOLDS, Status.PRESUMED, Status.POSSIBLE)
    shown = find_paths(found, Asked("person/ola", "org/a", later, every))
    assert [path.nodes for path in shown.paths] == [("person/ola", "org/a")]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (Asked("org/a", "org/a", DAY), "Both ends are org/a"),
        (Asked("org/a", "org/m", DAY, avoid=frozenset({"org/m"})), "org/m is an end of the path"),
        (Asked("post/leder", "org/m", DAY), "post/leder is of the kind “post”"),
        (Asked("org/a", "org/m", DAY, max_hops=0), "must be 1 or more"),
        (Asked("org/a", "org/m", DAY, limit=0), "must be 1 or more"),
    ],
)
def test_what_makes_no_sense(asked: Asked, message: str) -> None:
    """Each is told in a sentence."""
    with pytest.raises(QueryError, match=message):
        find_paths(sample().network, asked)


NODES = st.sampled_from("abcdefg")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(NODES, NODES), min_size=1, max_size=16))
def test_the_same_paths_as_networkx(pairs: list[tuple[str, str]]) -> None:
    """On any graph: the same set of shortest paths as NetworkX finds, in order, and their number."""
    edges = [(a, "owns", b) for a, b in pairs if a != b]
    made = network([*edges, ("h", "owns", "i")])
    other: nx.Graph[str] = nx.Graph([(a, b) for a, _, b in edges])
    for a, b in [("a", "b"), ("c", "g")]:
        if a in other and b in other:
            expected = (
                ["".join(path) for path in nx.all_shortest_paths(other, a, b)]
                if nx.has_path(other, a, b)
                else []
            )
            assert listed(made, a, b) == sorted(expected)
            found = find_paths(made, Asked(a, b, DAY, every=True, limit=1))
            assert (found.total, len(found.paths)) == (len(expected), min(1, len(expected)))
            assert found.limit_hit == (len(expected) > 1)


SUPPORT = ("corroborated", "singleSource", "disputed", "impliedOnly")
STRENGTHS = st.lists(st.tuples(NODES, NODES, st.sampled_from(SUPPORT)), min_size=4, max_size=24)


@settings(max_examples=150, deadline=None)
@given(STRENGTHS)
def test_the_order_is_that_of_weakness(triples: list[tuple[str, str, str]]) -> None:
    """On any graph: the paths in order of the sum of their steps' best supports, then of their ids."""
    edges = [(a, b, support) for a, b, support in triples if a != b]
    made = network([(a, "owns", b) for a, b, _ in edges])
    made.__dict__["ties"] = tuple(
        replace(tie, fact=replace(tie.fact, support=support))
        for tie, (_, _, support) in zip(made.ties, edges, strict=True)
    )
    other: nx.Graph[str] = nx.Graph()
    for a, b, support in edges:
        known = other.get_edge_data(a, b, default={"weak": len(SUPPORT)})
        other.add_edge(a, b, weak=min(known["weak"], SUPPORT.index(support)))
    if "a" in other and "b" in other and nx.has_path(other, "a", "b"):
        paths = ["".join(path) for path in nx.all_shortest_paths(other, "a", "b")]
        weight = {path: nx.path_weight(other, list(path), "weak") for path in paths}
        assert listed(made, "a", "b") == sorted(paths, key=lambda path: (weight[path], path))
