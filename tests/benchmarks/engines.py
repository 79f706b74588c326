"""Start of the command, state of a day, inference, paths and the store on disk, each beside a peer.

    python -m tests.benchmarks.engines

CPU seconds. Processes count from start to end, interpreter included.
"""

import random
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import networkx as nx
import owlrl
import pyoxigraph as ox
import rdflib

from graph.build.locate import NQUADS, find_release
from graph.kart import Kart, load
from graph.network.paths import Asked, find_paths
from graph.query.questions import questions
from graph.time.inference import axioms, infer, profile_triples
from graph.time.state import direct_triples, state_of_day
from graph.vocabulary import to_rdflib
from tests.benchmarks.questions import options
from tests.benchmarks.timing import Row, cpu, cpu_of_process, cpu_within, table

DAY = date(2016, 8, 24)
PAIRS = 40
"""Pairs of actors between which paths are sought."""
LIMIT = 120
"""CPU seconds that owlrl gets."""


def starts() -> Iterator[Row]:
    """Processes, beside the bare interpreter and one that imports rdflib."""
    command = [str(Path(sys.executable).with_name("aktorkart"))]
    bare = cpu_of_process([sys.executable, "-c", "pass"])
    with_rdflib = cpu_of_process([sys.executable, "-c", "import rdflib"])
    shown = cpu_of_process([*command, "--help"])
    yield Row("start: aktorkart --help", shown, "the bare interpreter", bare)
    yield Row("start: aktorkart --help", shown, "import rdflib", with_rdflib)
    yield Row("start: aktorkart ask", cpu_of_process([*command, "ask"]), "import rdflib", with_rdflib)
    asked = cpu_of_process([*command, *shlex.split(questions()["who-held-post"].call)[1:]])
    path = find_release() / NQUADS
    code = f"import pyoxigraph as o; o.Store().bulk_load(path={str(path)!r}, format=o.RdfFormat.N_QUADS)"
    loaded = cpu_of_process([sys.executable, "-c", code])
    yield Row("process: aktorkart ask who-held-post …", asked, "Oxigraph loads alone", loaded)


def _graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for triple in triples:
        graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    return graph


def inference(kart: Kart) -> Iterator[Row]:
    """The direct triples of a day, and what follows from them; owlrl gets the same data and axioms."""
    direct = list(direct_triples(kart.store, DAY))
    yield Row("direct triples of a day", cpu(lambda: list(direct_triples(kart.store, DAY))))
    data = profile_triples(kart.store, direct)
    name = f"what follows from {len(data)} triples"
    graph = _graph({*data, *axioms()})
    closure = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics)
    yield Row(name, cpu(lambda: infer(data)), "owlrl", cpu_within(lambda: closure.expand(graph), LIMIT))
    yield Row("state of a day, all of it", cpu(lambda: state_of_day(kart.store, DAY)))


def paths(kart: Kart) -> Iterator[Row]:
    """Shortest paths with the evidence of each step, beside those of NetworkX without any."""
    network = kart.networkx(as_of=DAY)
    largest = max(nx.connected_components(network.to_undirected(as_view=True)), key=len)
    drawn = random.Random(1)
    nodes = sorted(largest)
    pairs = [tuple(drawn.sample(nodes, 2)) for _ in range(PAIRS)]
    plain = nx.Graph(network)
    ours = cpu(lambda: [find_paths(kart.network, Asked(a, b, DAY)) for a, b in pairs])
    theirs = cpu(lambda: [list(nx.all_shortest_paths(plain, a, b)) for a, b in pairs])
    yield Row(f"paths of {PAIRS} pairs, the ties of the day chosen", ours, "NetworkX, graph given", theirs)


def _all_questions(kart: Kart) -> Callable[[], object]:
    return lambda: [kart.ask(one.name, **options(one)) for one in questions().values()]


def disk(kart: Kart) -> Iterator[Row]:
    """The store on disk beside the one in memory."""
    release = find_release()
    with tempfile.TemporaryDirectory() as name:
        folders = iter(Path(name) / str(number) for number in range(10))
        memory = cpu(lambda: load(release))
        made = cpu(lambda: load(release, store=next(folders)), runs=1)
        yield Row("disk: make the store", made, "load into memory", memory)
        folder = next(Path(name).iterdir())
        yield Row("disk: open it", cpu(lambda: load(release, store=folder)), "load into memory", memory)
        opened = cpu(_all_questions(load(release, store=folder)))
        yield Row("disk: all questions", opened, "in memory", cpu(_all_questions(kart)))


def measure() -> list[Row]:
    """All of it."""
    kart = load()
    return [*starts(), *inference(kart), *paths(kart), *disk(kart)]


if __name__ == "__main__":
    print(table(measure()), end="")
