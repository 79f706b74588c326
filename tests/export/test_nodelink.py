"""Node-link JSON as NetworkX reads it."""

import json
from datetime import date

import networkx as nx

from export.nodelink import FORMATS
from tests.export.readers import content, nodelink, written
from tests.network.sample import sample

DAY = date(2016, 8, 24)


def data(day: date | None = None, lang: str = "nb") -> bytes:
    """The small release as JSON."""
    return written(FORMATS[0], content(sample(), day, lang))[""]


def test_it_is_the_graph_of_the_networkx_face() -> None:
    """The same nodes and edges, by the same keys, as `Kart.networkx`."""
    for day in (None, DAY):
        face, read = sample().networkx(as_of=day), nodelink(data(day))
        assert set(read.edges(keys=True)) == set(face.edges(keys=True))
        labels = {node: face.nodes[node]["label"] for node in face}
        assert {node: read.nodes[node]["label"] for node in read} == labels
        for name in ("tie", "label", "fact", "start", "end", "support"):
            assert values(read, name) == values(face, name)


def values(graph: "nx.MultiDiGraph[str]", name: str) -> dict[tuple[str, str, str], str]:
    """An attribute of every edge, by its ends and key."""
    return {(a, b, str(key)): one[name] for a, b, key, one in graph.edges(keys=True, data=True)}


def test_evidence_says_what_each_source_says() -> None:
    """One post by three sources: each with its place, certainty, dates and title; the deciding one first."""
    edge = next(one for _, _, one in nodelink(data()).edges(data=True) if one["tie"] == "holdsPost")
    said = [
        (one["source"], one["certainty"], one["start"], one["end"], one["title"]) for one in edge["evidence"]
    ]
    assert said == [
        ("s", "stated", "2015-05-01", "2017-01-01", "leder"),
        ("t", "implied", "unknown", "unknown", ""),
        ("w", "stated", "2016-05-01", "2018-01-01", "sjef"),
    ]
    assert edge["evidence"][1]["attested"] == ["2016-08-24"]
    assert [one["locator"] for one in edge["evidence"]] == ["page 2", "the panel", "page 9"]


def test_nodes_say_what_they_are() -> None:
    """Kind, type, life, aliases and sources of an entity."""
    assert nodelink(data()).nodes["org/m"] == {
        "label": "Nydepartementet",
        "kind": "organisation",
        "type": "ministry",
        "start": "2000",
        "end": "ongoing",
        "support": "singleSource",
        "aliases": ["org/old-m"],
        "sources": ["s"],
    }


def test_sources_and_release_travel_along() -> None:
    """The graph describes the sources that it uses, and the release and day that it is of."""
    graph = nodelink(data(DAY)).graph
    assert (graph["title"], graph["licence"], graph["as_of"]) == ("Liten", "CC0-1.0", "2016-08-24")
    assert [source["id"] for source in graph["sources"]] == ["s", "t", "w"]
    assert graph["sources"][0]["publisher"] == "Publisher s"


def test_a_node_or_an_edge_a_line() -> None:
    """Tools that work by lines can be used on it."""
    lines = [line.lstrip(",") for line in data().decode().split("\n")]
    objects = [json.loads(line) for line in lines if line.startswith(('{"id"', '{"source"'))]
    read = nodelink(data())
    assert len(objects) == read.number_of_nodes() + read.number_of_edges()
