"""Small Turtle snippets from a real graph: one instance of each class, one use of each property."""

import pyoxigraph as ox

from export.ontology.names import EXTRA_PREFIXES
from export.ontology.reading import Ontology, Term
from graph.store.base import Store
from graph.vocabulary import RDF_TYPE, prefixes

_MOST = 14
"""A snippet longer than this many lines explains nothing."""
_LOOKED_AT = 400
"""How many instances are compared; among so many there is a short one."""


def examples(ontology: Ontology, store: Store, base: str) -> dict[str, str]:
    """A snippet for each term that the graph uses, by local name.

    Args:
        ontology: The terms.
        store: A release, with the direct triples of a day for what is derived only.
        base: IRI that the names of the data start with.
    """
    found = {}
    for term in ontology.terms:
        quads = _instance(store, term) if "owl:Class" in term.types else _use(store, term)
        if quads:
            found[term.name] = _turtle(quads, base)
    return found


def _instance(store: Store, term: Term) -> list[ox.Quad]:
    """All that is said of the instance of a class of which least is said."""
    some = sorted(str(quad.subject) for quad in store.quads(None, RDF_TYPE, ox.NamedNode(term.iri)))
    every = [
        list(store.quads(ox.NamedNode(subject.strip("<>"))))
        for subject in some[:_LOOKED_AT]
        if subject[0] == "<"
    ]
    return min(every, key=lambda quads: (len(quads), str(quads[0].subject)), default=[])


def _use(store: Store, term: Term) -> list[ox.Quad]:
    """The first triple with a property."""
    uses = [
        quad
        for quad in store.quads(None, ox.NamedNode(term.iri))
        if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode)
    ]
    return [min(uses, key=lambda quad: (str(quad.subject), str(quad.object)))] if uses else []


def _turtle(quads: list[ox.Quad], base: str) -> str:
    """Turtle of triples about one subject, without the prefixes, which stand once on the page."""
    triples = [
        ox.Triple(quad.subject, quad.predicate, quad.object)
        for quad in sorted(quads, key=lambda quad: (quad.predicate != RDF_TYPE, str(quad)))
        if not isinstance(quad.object, ox.BlankNode)
    ]
    data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes(base) | EXTRA_PREFIXES)
    lines = [
        line
        for line in (data or b"").decode().splitlines()
        if not line.startswith("@prefix") and line.strip()
    ]
    text = "\n".join(lines).replace(" ;\n\t", " ;\n    ").replace("\t", "    ")
    kept = text.split("\n")
    return text if len(kept) <= _MOST else "\n".join([*kept[:_MOST], "    # …"])
