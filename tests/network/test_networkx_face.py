"""The NetworkX face."""

from datetime import date

import networkx as nx

from graph.network.networkx_face import to_networkx
from tests.network.sample import sample

DAY = date(2016, 8, 24)


def test_nodes_and_edges() -> None:
    """Nodes are compact ids; an edge is a tie with its fact, dates and evidence."""
    made = to_networkx(sample().network, DAY)
    assert isinstance(made, nx.MultiDiGraph)
    assert made.nodes["org/m"] == {"label": "Nydepartementet", "kind": "organisation", "type": "ministry"}
    ((_, _, key, edge),) = [one for one in made.edges(keys=True, data=True) if one[3]["tie"] == "holdsPost"]
    assert key == f"{edge['fact']} holdsPost"
    assert (edge["start"], edge["end"], edge["support"]) == ("2015-05-01", "2017-01-01", "disputed")
    assert [source for source, _ in edge["evidence"]] == ["s", "t", "w"]
    assert edge["label"] == "har posten i"


def test_language_and_day_of_the_labels() -> None:
    """English labels; the names of another day."""
    english = to_networkx(sample().network, DAY, "en")
    assert english.nodes["org/a"]["label"] == "Agency A"
    early = to_networkx(sample().network, date(2010, 1, 1))
    assert early.nodes["org/m"]["label"] == "Gamledepartementet"


def test_all_times_without_a_day() -> None:
    """Without a day every tie is an edge, the ends of ties are the nodes, and none is lost to another."""
    network = sample().network
    made = to_networkx(network)
    assert made.number_of_edges() == len(network.ties)
    assert set(made) == {end for tie in network.ties for end in (tie.a, tie.b)}


def test_algorithms_of_networkx_work() -> None:
    """A path from the person to the ministry goes through the agency."""
    made = to_networkx(sample().network, DAY)
    assert nx.shortest_path(made.to_undirected(), "person/ase", "org/m") == ["person/ase", "org/a", "org/m"]
