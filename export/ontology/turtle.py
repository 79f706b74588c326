"""Turtle for reading: the prefixes stand once on the page, so they are left out here."""

from collections.abc import Iterable

import pyoxigraph as ox

from export.ontology.names import EXTRA_PREFIXES
from graph.vocabulary import RDF_TYPE, prefixes


def turtle(subjects: Iterable[Iterable[ox.Quad]], base: str) -> str:
    """The triples of some subjects, each subject in a block of its own, its class first.

    Args:
        subjects: The quads of each subject; those with blank nodes are left out.
        base: IRI that the names of the data start with.
    """
    return "\n\n".join(block for quads in subjects if (block := _block(quads, base)))


def _block(quads: Iterable[ox.Quad], base: str) -> str:
    triples = [
        ox.Triple(quad.subject, quad.predicate, quad.object)
        for quad in sorted(quads, key=lambda quad: (quad.predicate != RDF_TYPE, str(quad)))
        if not isinstance(quad.object, ox.BlankNode)
    ]
    data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes(base) | EXTRA_PREFIXES)
    lines = (data or b"").decode().splitlines()
    return "\n".join(
        line.replace("\t", "    ") for line in lines if line.strip() and not line.startswith("@prefix")
    )
