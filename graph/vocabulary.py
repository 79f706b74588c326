"""The namespaces of the graph, and the one place where terms are converted between rdflib and Oxigraph.

A namespace is called with a local name: `AK("Claim")`.
"""

from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    import rdflib

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
"""Any RDF term."""

DEFAULT_BASE = "https://w3id.org/aktorkart/"
"""The data base IRI that a build uses unless told otherwise."""


class Namespace:
    """An IRI prefix that makes terms.

    Attributes:
        prefix: Its usual abbreviation.
        iri: The IRI that local names are added to.
    """

    def __init__(self, prefix: str, iri: str) -> None:
        self.prefix = prefix
        self.iri = iri
        self._terms: dict[str, ox.NamedNode] = {}

    def __call__(self, name: str) -> ox.NamedNode:
        """The term with this local name; each is made once, since a build asks for the same ones often."""
        term = self._terms.get(name)
        if term is None:
            term = self._terms[name] = ox.NamedNode(self.iri + name)
        return term


AK = Namespace("ak", "https://w3id.org/aktorkart/def#")
ORG = Namespace("org", "http://www.w3.org/ns/org#")
FOAF = Namespace("foaf", "http://xmlns.com/foaf/0.1/")
SKOS = Namespace("skos", "http://www.w3.org/2004/02/skos/core#")
DCT = Namespace("dct", "http://purl.org/dc/terms/")
PROV = Namespace("prov", "http://www.w3.org/ns/prov#")
OA = Namespace("oa", "http://www.w3.org/ns/oa#")
QB = Namespace("qb", "http://purl.org/linked-data/cube#")
CV = Namespace("cv", "http://data.europa.eu/m8g/")
SCHEMA = Namespace("schema", "https://schema.org/")
SDMX_DIMENSION = Namespace("sdmx-dimension", "http://purl.org/linked-data/sdmx/2009/dimension#")
SDMX_MEASURE = Namespace("sdmx-measure", "http://purl.org/linked-data/sdmx/2009/measure#")
SDMX_ATTRIBUTE = Namespace("sdmx-attribute", "http://purl.org/linked-data/sdmx/2009/attribute#")
RDF = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("owl", "http://www.w3.org/2002/07/owl#")
XSD = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#")

NAMESPACES = (
    AK, ORG, FOAF, SKOS, DCT, PROV, OA, QB, CV, SCHEMA,
    SDMX_DIMENSION, SDMX_MEASURE, SDMX_ATTRIBUTE, RDF, RDFS, OWL, XSD,
)  # fmt: skip
RDF_TYPE = RDF("type")

ENTITY_PREFIXES = {
    "a-person": "id/person/", "a-org": "id/org/", "a-post": "id/post/", "a-event": "id/event/",
    "a-doc": "id/doc/", "a-solution": "id/solution/", "a-place": "id/place/", "a-topic": "id/topic/",
    "a-prop": "id/proposition/",
    "a-source": "source/", "a-fact": "fact/", "a-claim": "claim/",
}  # fmt: skip
"""Prefixes for the data, one a kind; they clash with no published prefix (`org:` is the W3C ontology)."""


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """All prefixes, of vocabularies and of the data below `base`."""
    vocabularies = {namespace.prefix: namespace.iri for namespace in NAMESPACES}
    return vocabularies | {prefix: base + path for prefix, path in ENTITY_PREFIXES.items()}


def to_rdflib(term: Term) -> "rdflib.term.Node":
    """The rdflib term equal to an Oxigraph term.

    Plain literals lose the `xsd:string` that Oxigraph reports for them: rdflib holds the two forms unequal.

    Raises:
        TypeError: The term is a quoted triple, which rdflib has no form for.
    """
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        if term.datatype == XSD("string"):
            return rdflib.Literal(term.value)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
    raise TypeError(f"rdflib has no form for {term}")


def from_rdflib(term: "rdflib.term.Node") -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The Oxigraph term equal to an rdflib term.

    Raises:
        TypeError: The term is neither an IRI, a blank node nor a literal.
    """
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return ox.Literal(str(term), datatype=datatype)
    raise TypeError(f"no RDF term: {term!r}")
