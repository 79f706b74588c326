"""GraphML as NetworkX and lxml read it."""

import json
from datetime import date

from lxml import etree  # type: ignore[import-untyped]

from export.graphml import FORMATS
from tests.export.readers import GRAPHML, content, graphml, graphml_edges, written
from tests.network.sample import sample

DAY = date(2016, 8, 24)


def data(day: date | None = None, lang: str = "nb") -> bytes:
    """The small release as GraphML."""
    return written(FORMATS[0], content(sample(), day, lang))[""]


def test_nodes_have_the_names_of_the_day() -> None:
    """A renamed ministry has the name of the day asked about, in the language asked for."""
    assert graphml(data()).nodes["org/m"]["label"] == "Nydepartementet"
    early = graphml(data(date(2010, 1, 1)))
    assert early.nodes["org/m"]["label"] == "Gamledepartementet"
    assert graphml(data(lang="en")).nodes["org/a"]["label"] == "Agency A"


def test_nodes_say_what_they_are() -> None:
    """Kind, type and life of an entity."""
    assert graphml(data()).nodes["org/a"] == {
        "label": "Etaten A",
        "kind": "organisation",
        "type": "agency",
        "start": "2008-01-01",
        "end": "2020-01-01",
    }


def test_edges_say_on_what_they_rest() -> None:
    """An edge names its fact, dates, support, sources and places."""
    edge = next(one for one in graphml_edges(data()) if one["tie"] == "holdsPost")
    assert (edge["a"], edge["b"]) == ("person/ase", "org/a")
    assert edge["label"] == "har posten i"
    assert edge["fact"] in sample().network.facts
    assert (edge["start"], edge["end"]) == ("2015-05-01", "2017-01-01")
    assert (edge["support"], edge["certainty"]) == ("disputed", "stated")
    assert edge["sources"] == "s, t, w"
    assert [source for source, _ in json.loads(edge["evidence"])] == ["s", "t", "w"]


def test_the_graph_says_of_what_release_and_day_it_is() -> None:
    """Title, version, licence and hash of the release, and the day, travel with the file."""
    about = graphml(data(DAY)).graph
    assert about["title"] == "Liten"
    assert about["licence"] == "CC0-1.0"
    assert about["content_sha256"] == sample().release.content
    assert about["as_of"] == "2016-08-24"
    assert graphml(data()).graph["as_of"] == "all times"


def test_every_key_is_declared_once() -> None:
    """Readers need a declaration for each attribute; all are texts."""
    root = etree.fromstring(data())
    declared = [key.get("id") for key in root.iter(f"{GRAPHML}key")]
    used = {one.get("key") for one in root.iter(f"{GRAPHML}data")}
    assert len(declared) == len(set(declared))
    assert used == set(declared)
    assert {key.get("attr.type") for key in root.iter(f"{GRAPHML}key")} == {"string"}


def test_ends_of_edges_are_nodes() -> None:
    """No edge leads to something that is not in the file; ids are unique."""
    root = etree.fromstring(data())
    nodes = [node.get("id") for node in root.iter(f"{GRAPHML}node")]
    edges = list(root.iter(f"{GRAPHML}edge"))
    assert len(nodes) == len(set(nodes))
    assert {edge.get(end) for edge in edges for end in ("source", "target")} == set(nodes)
    assert len({edge.get("id") for edge in edges}) == len(edges)
