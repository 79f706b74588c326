"""The NetworkX face of a network."""

from datetime import date

import networkx as nx

from graph.network.network import Network
from graph.network.ties import tie_label


def to_networkx(network: Network, day: date | None = None, lang: str = "nb") -> "nx.MultiDiGraph[str]":
    """The network as a NetworkX multigraph.

    Args:
        network: The network.
        day: Only what holds or is presumed on that day, with the names of that day; `None` is all times.
        lang: Language of the labels.

    Returns:
        Nodes are compact ids with `label`, `kind` and `type`. An edge is a tie, its key the path of the fact
        and the tie, with `tie`, `label`, `fact`, `start`, `end`, `support` and `evidence`: pairs of source
        and place.
    """
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=network.release.title.in_language(lang))
    ties = network.ties if day is None else network.ties_on(day)
    for entity in sorted({end for tie in ties for end in (tie.a, tie.b)}):
        view = network.entities[entity]
        made.add_node(entity, label=network.label(entity, day, lang), kind=view.kind, type=view.type or "")
    for tie in ties:
        made.add_edge(
            tie.a,
            tie.b,
            key=f"{tie.fact.path} {tie.tie}",
            tie=tie.tie,
            label=tie_label(tie, network.lists).in_language(lang),
            fact=tie.fact.path,
            start=tie.fact.start,
            end=tie.fact.end,
            support=tie.fact.support,
            evidence=tuple((record[3], record[4]) for record in tie.records()),
        )
    return made
