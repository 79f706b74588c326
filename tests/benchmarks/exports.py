"""Every export of the shipped data, beside the writers of the libraries that know its format, in one run.

    python -m tests.benchmarks.exports

CPU seconds from the loaded release to the last byte. rdflib writes the same quads (and gets 60 s a format),
NetworkX the graph that `Kart.networkx` gives, made beforehand, and Oxigraph dumps its store unsorted.
"""

import io
import json
from collections.abc import Callable, Mapping

import networkx as nx
import pyoxigraph as ox
import rdflib

from export.contract import Content, Format
from export.registry import FORMATS
from graph.kart import Kart, load
from tests.benchmarks.timing import Row, cpu, cpu_within, table

LIMIT = 60
"""CPU seconds that rdflib gets a format."""
RDFLIB = {
    "nquads": "nquads",
    "trig": "trig",
    "turtle": "turtle",
    "ntriples": "nt",
    "rdfxml": "pretty-xml",
    "jsonld": "json-ld",
}
OXIGRAPH = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG}


def of_networkx(kart: Kart) -> Mapping[str, Callable[[], object]]:
    """What NetworkX writes of the network, with plain values only, as its writers need them."""
    network = kart.networkx()
    for _, _, values in network.edges(data=True):
        values.update({key: str(value) for key, value in values.items()})
    return {
        "graphml": lambda: nx.write_graphml(network, io.BytesIO()),
        "gexf": lambda: nx.write_gexf(network, io.BytesIO()),
        "json": lambda: json.dumps(nx.node_link_data(network, edges="edges")),
    }


def of_rdflib(kart: Kart) -> Mapping[str, Callable[[], object]]:
    """What rdflib writes of the quads; formats of one graph from the union."""
    dataset = kart.dataset()
    union = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        union.add((subject, predicate, value))
    sources = {name: dataset if name in ("nquads", "trig", "jsonld") else union for name in RDFLIB}
    return {
        name: lambda name=name: sources[name].serialize(io.BytesIO(), format=RDFLIB[name])  # type: ignore[misc]
        for name in RDFLIB
    }


def _written(form: Format, content: Content) -> bytes:
    stream = io.BytesIO()
    if form.write is not None:
        form.write(content, stream)
        return stream.getvalue()
    assert form.files is not None, "a format writes a file or several"
    return b"".join(form.files(content).values())


def measure() -> list[Row]:
    """All formats, with their size."""
    kart = load()
    content = Content(kart.network, kart.store)
    store = ox.Store()
    store.bulk_extend(kart.store.quads())
    others, rdf = of_networkx(kart), of_rdflib(kart)
    rows = []
    for form in FORMATS:
        size = len(_written(form, content)) / 1e6
        ours = cpu(lambda form=form: _written(form, content), runs=3)  # type: ignore[misc]
        name = f"{form.name}, {size:.1f} MB"
        if form.name in rdf:
            rows.append(Row(name, ours, "rdflib", cpu_within(rdf[form.name], LIMIT)))
        elif form.name in others:
            rows.append(Row(name, ours, "NetworkX", cpu(others[form.name], runs=1)))
        else:
            rows.append(Row(name, ours))
        if form.name in OXIGRAPH:
            dump = OXIGRAPH[form.name]
            theirs = cpu(lambda dump=dump: store.dump(io.BytesIO(), format=dump))  # type: ignore[misc]
            rows.append(Row(name, ours, "Oxigraph, unsorted", theirs))
    return rows


if __name__ == "__main__":
    print(table(measure()), end="")
