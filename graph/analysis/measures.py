"""Degree, betweenness and communities of the actor network.

The actor network of a day joins people, organisations, units, collaborations and groups to each other and to
the events, documents and digital solutions that they share. Only actors are ranked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import networkx as nx

from graph.errors import NotFoundError
from graph.model.text import Text
from graph.network.network import Network

ACTORS = frozenset({"person", "organisation", "unit", "collaboration", "group"})
SHARED = frozenset({"event", "document", "solution"})


@dataclass(frozen=True, slots=True)
class Ranked:
    """One actor's place in a measure.

    Attributes:
        entity: Compact id.
        value: The measure's value.
        group: Number of its community, from 1; 0 where the measure has no communities.
    """

    entity: str
    value: float
    group: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure and what it means.

    Attributes:
        name: Its name on the command line.
        title: What it is called.
        meaning: What a high value says, in plain words.
        compute: Ranks the actors of an actor network.
    """

    name: str
    title: Text
    meaning: Text
    compute: Callable[["nx.Graph[str]"], Sequence[Ranked]]


def actor_network(network: Network, day: date) -> "nx.Graph[str]":
    """The undirected actor network of a day; an edge's `ties` counts the ties between its ends."""
    made: nx.Graph[str] = nx.Graph()
    for tie in network.ties_on(day):
        kinds = {network.entities[end].kind for end in (tie.a, tie.b)}
        if kinds <= ACTORS | SHARED and kinds & ACTORS:
            known = made.get_edge_data(tie.a, tie.b, default={"ties": 0})
            made.add_edge(tie.a, tie.b, ties=known["ties"] + 1)
    nx.set_node_attributes(made, {node: network.entities[node].kind in ACTORS for node in made}, "actor")
    return made


def _ranked(made: "nx.Graph[str]", values: Mapping[str, float]) -> list[Ranked]:
    actors = [Ranked(node, value) for node, value in values.items() if made.nodes[node]["actor"]]
    return sorted(actors, key=lambda one: (-one.value, one.entity))


def degree(made: "nx.Graph[str]") -> Sequence[Ranked]:
    """The number of different neighbours of each actor."""
    return _ranked(made, dict(made.degree()))


def betweenness(made: "nx.Graph[str]") -> Sequence[Ranked]:
    """Freeman's betweenness centrality, normalised to 0-1 (Brandes 2001, as NetworkX computes it)."""
    return _ranked(made, nx.betweenness_centrality(made))


def communities(made: "nx.Graph[str]") -> Sequence[Ranked]:
    """Louvain communities (Blondel et al. 2008, seed 0), that with most actors first.

    The value is the number of neighbours inside the actor's own community.
    """
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(made))
    for a, b in sorted((min(pair), max(pair)) for pair in made.edges):
        ordered.add_edge(a, b, ties=made.edges[a, b]["ties"])
    groups = nx.community.louvain_communities(ordered, weight="ties", seed=0) if made else []
    ranked = []
    for group in groups:
        inside = {node: float(sum(other in group for other in made[node])) for node in group}
        ranked.append(_ranked(made, inside))
    ranked.sort(key=lambda rows: (-len(rows), min((row.entity for row in rows), default="")))
    return [replace(row, group=number) for number, rows in enumerate(ranked, 1) for row in rows]


MEASURES = (
    Measure(
        "degree",
        Text("Antall forbindelser", "Number of connections"),
        Text(
            "Hvor mange forskjellige aktører, arrangementer, dokumenter og løsninger aktøren er knyttet til "
            "den dagen.",
            "How many different actors, events, documents and solutions the actor is tied to on that day.",
        ),
        degree,
    ),
    Measure(
        "betweenness",
        Text("Bindeledd", "Go-betweens"),
        Text(
            "Hvor ofte aktøren ligger på korteste vei mellom to andre: høy verdi betyr bindeledd mellom "
            "miljøer.",
            "How often the actor lies on the shortest path between two others: a high value means a bridge "
            "between circles.",
        ),
        betweenness,
    ),
    Measure(
        "communities",
        Text("Miljøer", "Circles"),
        Text(
            "Grupper som er tettere knyttet innad enn utad. Grensene er omtrentlige.",
            "Groups tied more closely inside than outside. The borders are approximate.",
        ),
        communities,
    ),
)
"""All measures."""


def measure(name: str) -> Measure:
    """The measure of that name.

    Raises:
        NotFoundError: There is none.
    """
    for one in MEASURES:
        if one.name == name:
            return one
    raise NotFoundError(
        f"There is no measure “{name}”; choose among {', '.join(one.name for one in MEASURES)}"
    )
