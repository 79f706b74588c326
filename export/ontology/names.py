"""Short names, texts and orders that all parts of the page share."""

from collections.abc import Iterable

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from graph.model.text import Text
from graph.vocabulary import AK, prefixes

EXTRA_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "sh": "http://www.w3.org/ns/shacl#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
}
_PREFIXES = sorted((prefixes() | EXTRA_PREFIXES).items(), key=lambda pair: (-len(pair[1]), pair[0]))


def short(iri: str) -> str:
    """An IRI with its prefix (`org:Post`), or as it is when no prefix fits."""
    for prefix, space in _PREFIXES:
        if iri.startswith(space) and (local := iri[len(space) :]) and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return iri


def local(iri: str) -> str:
    """The local name of a term of our own, which is its anchor on the page; empty for others."""
    return iri.removeprefix(AK.iri) if iri.startswith(AK.iri) else ""


def own(term: str) -> URIRef:
    """The term of our own with this local name."""
    return URIRef(AK.iri + term)


def text_of(graph: Graph, subject: Node, predicate: URIRef) -> Text | None:
    """A literal in both languages; `None` when there is none."""
    found = {
        str(value.language): str(value)
        for value in sorted(graph.objects(subject, predicate), key=str)
        if isinstance(value, Literal)
    }
    if not found:
        return None
    either = next(iter(found.values()))
    return Text(found.get("nb", either), found.get("en", either))


def iris(nodes: Iterable[Node]) -> tuple[str, ...]:
    """The IRIs among some nodes, in order, each once."""
    return tuple(sorted({str(node) for node in nodes if isinstance(node, URIRef)}))
