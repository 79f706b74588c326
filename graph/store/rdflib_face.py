"""The rdflib face of a store."""

from collections.abc import Iterable, Mapping
from functools import cache

import pyoxigraph as ox
import rdflib

from graph.vocabulary import to_rdflib


def to_dataset(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> rdflib.Dataset:
    """The quads as an rdflib `Dataset` whose default graph is not the union of all graphs.

    Args:
        quads: Any quads.
        prefixes: Bound in the dataset.
    """
    dataset = rdflib.Dataset(default_union=False)
    for prefix, iri in prefixes.items():
        dataset.bind(prefix, iri, replace=True)
    convert = cache(to_rdflib)  # most terms stand in many quads
    graphs: dict[ox.NamedNode | ox.BlankNode | ox.DefaultGraph, rdflib.Graph] = {}
    for quad in quads:
        graph = graphs.get(quad.graph_name)
        if graph is None:
            graph = dataset.default_graph
            if isinstance(quad.graph_name, ox.NamedNode):
                graph = dataset.graph(rdflib.URIRef(quad.graph_name.value))
            graphs[quad.graph_name] = graph
        graph.add((convert(quad.subject), convert(quad.predicate), convert(quad.object)))
    return dataset


def to_graph(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> rdflib.Graph:
    """The triples of all quads as one rdflib `Graph`, whatever graph they stand in."""
    graph = rdflib.Graph()
    for prefix, iri in prefixes.items():
        graph.bind(prefix, iri, replace=True)
    convert = cache(to_rdflib)
    graph.addN(
        (convert(quad.subject), convert(quad.predicate), convert(quad.object), graph) for quad in quads
    )
    return graph
