"""The Turtle files of the ontology as plain objects, ready for the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef
from rdflib.namespace import VANN
from rdflib.term import Node

from export.ontology.checks import Rule, Shape, read_shapes
from export.ontology.names import iris, local, own, short, text_of
from graph.errors import DataError
from graph.model.text import Text

HEADER = URIRef("https://w3id.org/aktorkart/def")
_LINKS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch)
_AXIOMS = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf, OWL.disjointWith)
_EMPTY = Text("", "")


@dataclass(frozen=True, slots=True)
class Link:
    """A tie from a term to another: which relation, and to what.

    Attributes:
        relation: Short name of the relation (`rdfs:subClassOf`).
        to: IRI of the other term.
    """

    relation: str
    to: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or structure of the ontology.

    Attributes:
        name: Local name, which is its anchor.
        iri: Its IRI.
        types: Short names of what it is.
        label: Its name in both languages.
        definition: What it means.
        example: An example in words.
        links: Parents and matches.
        ranges: What it leads to.
        derived: Only computed for a day, never authored.
        shape: Local name of the shape that checks it.
        rules: What the shapes say of it.
        used_by: Classes whose instances have it.
        made_by: Entries of lists that yield it on a day.
        children: Own terms below it.
    """

    name: str
    iri: str
    types: tuple[str, ...]
    label: Text
    definition: Text
    example: Text
    links: tuple[Link, ...]
    ranges: tuple[str, ...]
    derived: bool
    shape: str
    rules: tuple[Rule, ...]
    used_by: tuple[str, ...]
    made_by: tuple[str, ...]
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list.

    Attributes:
        name: Local name.
        iri: Its IRI.
        notation: Its short form in fact files.
        label: Its name.
        definition: What it means.
        inverse: How a tie of this type reads from the other side.
        yields: The properties that it yields on a day.
        links: Matches.
    """

    name: str
    iri: str
    notation: str
    label: Text
    definition: Text
    inverse: Text | None
    yields: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ValueList:
    """A closed list of values.

    Attributes:
        name: Local name.
        label: Its name.
        definition: What its entries tell.
        entries: In their order.
    """

    name: str
    label: Text
    definition: Text
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that the page shows of the Turtle files.

    Attributes:
        title: Of the ontology.
        description: Of the ontology.
        facts: Pairs of short property name and values that stand at the head.
        prefixes: Prefix and IRI.
        terms: All own terms, by name.
        lists: All lists, by name.
        shapes: All shapes, by name.
        axioms: Subject, relation and object of axioms on published terms.
        labels: Label of every term that has one, by IRI.
        fact_classes: The classes of facts, own and published.
    """

    title: Text
    description: Text
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    prefixes: tuple[tuple[str, str], ...]
    terms: tuple[Term, ...]
    lists: tuple[ValueList, ...]
    shapes: tuple[Shape, ...]
    axioms: tuple[tuple[str, str, str], ...]
    labels: dict[str, Text]
    fact_classes: tuple[str, ...]


def read_graph(folder: Path, *patterns: str) -> Graph:
    """The union of the Turtle files of a folder that fit one of some patterns.

    Raises:
        DataError: A file is no Turtle, or there is none.
    """
    graph = Graph()
    paths = sorted(path for pattern in patterns for path in folder.glob(pattern))
    if not paths:
        raise DataError(f"There is no ontology in {folder}", f"Det er ingen ontologi i {folder}")
    for path in paths:
        try:
            graph.parse(path)
        except (OSError, SyntaxError) as error:
            raise DataError(f"{path} cannot be read: {error}", f"{path} kan ikke leses: {error}") from error
    return graph


def read_ontology(folder: Path) -> Ontology:
    """Read the Turtle files of an ontology folder.

    Raises:
        DataError: A file is no Turtle, or there is none.
    """
    graph = read_graph(folder, "aktorkart.ttl")
    schemes = read_graph(folder, "schemes.ttl")
    shapes = read_shapes(read_graph(folder, "shapes/*.ttl"))
    names = iris(graph.subjects(RDFS.isDefinedBy, HEADER))
    terms = tuple(_term(graph, schemes, shapes, URIRef(iri)) for iri in names)
    lists = tuple(_list(schemes, URIRef(one)) for one in iris(schemes.subjects(RDF.type, SKOS.ConceptScheme)))
    labels = {term.iri: term.label for term in terms}
    labels |= {entry.iri: entry.label for one in lists for entry in one.entries}
    labels |= {str(own(one.name)): one.label for one in lists}
    for subject in graph.subjects(RDFS.label):
        labels.setdefault(str(subject), text_of(graph, subject, RDFS.label) or _EMPTY)
    return Ontology(
        title=text_of(graph, HEADER, DCTERMS.title) or _EMPTY,
        description=text_of(graph, HEADER, DCTERMS.description) or _EMPTY,
        facts=_head(graph),
        prefixes=tuple(sorted({(prefix, str(iri)) for prefix, iri in _declared(folder)})),
        terms=tuple(sorted(terms, key=lambda term: (term.name.lower(), term.name))),
        lists=lists,
        shapes=shapes,
        axioms=_axioms(graph, set(names)),
        labels=labels,
        fact_classes=_fact_classes(graph, shapes),
    )


def _declared(folder: Path) -> Iterable[tuple[str, str]]:
    """The prefixes that the ontology's own file declares."""
    for line in (folder / "aktorkart.ttl").read_text(encoding="utf-8").splitlines():
        if line.startswith("@prefix "):
            _, prefix, iri, *_ = line.split()
            yield prefix.rstrip(":"), iri.strip("<>")


def _head(graph: Graph) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the ontology says of itself, but for its title and description."""
    wanted = (
        OWL.versionIRI, OWL.versionInfo, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri,
        DCTERMS.license, DCTERMS.creator, DCTERMS.created, DCTERMS.modified, OWL.imports,
    )  # fmt: skip
    return tuple((short(str(one)), tuple(sorted(map(str, graph.objects(HEADER, one))))) for one in wanted)


def _term(graph: Graph, schemes: Graph, shapes: tuple[Shape, ...], term: URIRef) -> Term:
    name = local(str(term))
    shape = local(str(graph.value(term, own("shape")) or ""))
    is_class = (term, RDF.type, OWL.Class) in graph
    return Term(
        name=name,
        iri=str(term),
        types=tuple(short(one) for one in iris(graph.objects(term, RDF.type))),
        label=text_of(graph, term, RDFS.label) or Text.of(name),
        definition=text_of(graph, term, SKOS.definition) or _EMPTY,
        example=text_of(graph, term, SKOS.example) or _EMPTY,
        links=_links(graph, term),
        ranges=iris(graph.objects(term, RDFS.range)),
        derived=graph.value(term, own("derivedOnly")) is not None,
        shape=shape,
        rules=_rules(shapes, str(term), shape, is_class=is_class),
        used_by=()
        if is_class
        else tuple(
            sorted({c for one in shapes for r in one.rules if str(term) in r.paths for c in r.classes})
        ),
        made_by=iris(
            one
            for link in (own("directProperty"), own("inverseDirectProperty"))
            for one in schemes.subjects(link, term)
        ),
        children=iris(
            one for link in (RDFS.subClassOf, RDFS.subPropertyOf) for one in graph.subjects(link, term)
        ),
    )


def _links(graph: Graph, term: Node) -> tuple[Link, ...]:
    return tuple(
        Link(short(str(relation)), other)
        for relation in _LINKS
        for other in iris(graph.objects(term, relation))
    )


def _rules(shapes: tuple[Shape, ...], term: str, shape: str, *, is_class: bool) -> tuple[Rule, ...]:
    """What the shapes say of a term: of a class all that its shape says, of a property what names it."""
    own_rules = next((one.rules for one in shapes if one.name == shape), ())
    if is_class:
        return own_rules
    naming = tuple(rule for one in shapes for rule in one.rules if term in rule.paths)
    return naming or own_rules


def _list(graph: Graph, scheme: URIRef) -> ValueList:
    entries = tuple(
        Entry(
            name=local(iri),
            iri=iri,
            notation=str(graph.value(node, SKOS.notation) or ""),
            label=text_of(graph, node, SKOS.prefLabel) or _EMPTY,
            definition=text_of(graph, node, SKOS.definition) or _EMPTY,
            inverse=text_of(graph, node, own("inverseLabel")),
            yields=iris(
                one
                for link in (own("directProperty"), own("inverseDirectProperty"))
                for one in graph.objects(node, link)
            ),
            links=_links(graph, node),
        )
        for iri in iris(graph.subjects(SKOS.inScheme, scheme))
        for node in (URIRef(iri),)
    )
    return ValueList(
        local(str(scheme)),
        text_of(graph, scheme, SKOS.prefLabel) or _EMPTY,
        text_of(graph, scheme, SKOS.definition) or _EMPTY,
        entries,
    )


def _axioms(graph: Graph, terms: set[str]) -> tuple[tuple[str, str, str], ...]:
    """The axioms on published terms: what the ontology relies on beyond its own terms."""
    found = {
        (str(subject), short(str(relation)), str(other))
        for relation in _AXIOMS
        for subject, other in graph.subject_objects(relation)
        if str(subject) not in terms and not isinstance(subject, BNode) and not isinstance(other, BNode)
    }
    return tuple(sorted(found))


def _fact_classes(graph: Graph, shapes: tuple[Shape, ...]) -> tuple[str, ...]:
    """Kinds of fact: below `ak:Fact`, or told by their shape to be one."""
    roots = {str(own("Fact")), str(own("Occurrence"))}
    below = {str(one) for one in graph.transitive_subjects(RDFS.subClassOf, own("Fact"))}
    told = {name for one in shapes if roots & set(one.must_be) for name in one.classes}
    return tuple(sorted((below | told) - roots))
