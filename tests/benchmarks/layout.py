"""Measures the layout beside those of other libraries that happen to be installed, in one run.

    python -m tests.benchmarks.layout

CPU seconds of this process, and of the picture: the mean length of an edge over the mean distance of a random
pair (lower: clusters are clearer), and the share of nodes with another one nearer than a fifth of the typical
distance between neighbours on a full page (lower: less hidden). The results are recorded in README.md beside
this file.
"""

import importlib
import sys
import time
from collections.abc import Callable
from itertools import pairwise

import networkx as nx
import numpy as np

from export.viewer.layout import Layout, Points, positions

SIZES = (1000, 5000)
SLOW = 1000
"""Layouts that compare every pair in Python arrays are not tried above this many nodes."""


def clustered(count: int) -> "nx.Graph[int]":
    """A connected graph of groups of 25, about three edges a node, most inside the groups."""
    made: nx.Graph[int] = nx.random_partition_graph([25] * (count // 25), 4.4 / 24, 1.2 / count, seed=4)
    parts = [min(part) for part in nx.connected_components(made)]
    made.add_edges_from((first, (first * 7 + 13) % count) for first in parts)
    joined = sorted(min(part) for part in nx.connected_components(made))
    made.add_edges_from(pairwise(joined))
    made.remove_edges_from(list(nx.selfloop_edges(made)))
    return nx.Graph(made.edges())


def ours(graph: "nx.Graph[int]") -> Points:
    """The layout of the map."""
    count = graph.number_of_nodes()
    layout = Layout(
        ids=[str(node) for node in range(count)],
        edges=list(graph.edges()),
        family=[0] * count,
        parent=[None] * count,
        weight=[1.0] * count,
        pull=[1.0] * graph.number_of_edges(),
        near=[[]] * count,
    )
    return positions(layout)


def spring_of_networkx(graph: "nx.Graph[int]") -> Points:
    """NetworkX's spring layout; needs SciPy at these sizes."""
    importlib.import_module("scipy")
    places = nx.spring_layout(graph, seed=1, iterations=100)
    return np.array([places[node] for node in range(graph.number_of_nodes())])


def atlas_of_networkx(graph: "nx.Graph[int]") -> Points:
    """NetworkX's ForceAtlas2."""
    places = nx.forceatlas2_layout(graph, seed=1, max_iter=100)
    return np.array([places[node] for node in range(graph.number_of_nodes())])


def spring_of_rustworkx(graph: "nx.Graph[int]") -> Points:
    """The spring layout of rustworkx (Apache-2.0)."""
    rustworkx = importlib.import_module("rustworkx")
    made = rustworkx.PyGraph()
    made.add_nodes_from(range(graph.number_of_nodes()))
    made.add_edges_from_no_data(list(graph.edges()))
    places = rustworkx.spring_layout(made, seed=1, num_iter=100)
    return np.array([places[node] for node in range(graph.number_of_nodes())])


def stress_of_networkit(graph: "nx.Graph[int]") -> Points:
    """The maxent-stress layout of NetworKit (MIT)."""
    networkit = importlib.import_module("networkit")
    networkit.setSeed(1, False)
    made = networkit.nxadapter.nx2nk(graph)
    algorithm = networkit.viz.MaxentStress(made, 2, 3)
    algorithm.run()
    return np.array(algorithm.getCoordinates())


LAYOUTS: tuple[tuple[str, Callable[["nx.Graph[int]"], Points], int], ...] = (
    ("export.viewer.layout", ours, max(SIZES)),
    ("rustworkx spring, 100 iterations", spring_of_rustworkx, SLOW),
    ("NetworKit maxent-stress", stress_of_networkit, max(SIZES)),
    ("NetworkX spring, 100 iterations", spring_of_networkx, SLOW),
    ("NetworkX ForceAtlas2, 100 iterations", atlas_of_networkx, SLOW),
)


def clearness(graph: "nx.Graph[int]", place: Points) -> float:
    """Mean length of an edge over the mean distance of a random pair."""
    ends = np.array(graph.edges())
    pairs = np.random.default_rng(1).integers(0, len(place), (20000, 2))
    length, other = (np.hypot(*(place[some[:, 0]] - place[some[:, 1]]).T).mean() for some in (ends, pairs))
    return float(length / other)


def hidden(place: Points) -> float:
    """Share of nodes with another one nearer than a fifth of the distance that an even spread would give."""
    low, high = np.quantile(place, (0.01, 0.99), axis=0)
    even = np.sqrt(np.prod(high - low) / len(place))
    near = 0
    for start in range(0, len(place), 500):
        block = place[start : start + 500]
        distance = np.hypot(block[:, None, 0] - place[None, :, 0], block[:, None, 1] - place[None, :, 1])
        distance[np.arange(len(block)), np.arange(start, start + len(block))] = np.inf
        near += int((distance.min(axis=1) < even / 5).sum())
    return near / len(place)


def measure(count: int) -> list[str]:
    """A row of the table for each layout at one size."""
    graph = clustered(count)
    rows = []
    for name, layout, most in LAYOUTS:
        if count > most:
            continue
        begun = time.process_time()
        try:
            place = layout(graph)
        except ModuleNotFoundError as error:
            print(f"{name}: {error.name} is not installed", file=sys.stderr)
            continue
        seconds = time.process_time() - begun
        sizes = f"{count} / {graph.number_of_edges()}"
        picture = f"{clearness(graph, place):.2f} | {hidden(place):.2f}"
        rows.append(f"| {name} | {sizes} | {seconds:.1f} | {picture} |")
    return rows


if __name__ == "__main__":
    print("| layout | nodes / edges | CPU s | edge / random | hidden |\n|---|---|---|---|---|")
    for size in SIZES:
        print("\n".join(measure(size)))
