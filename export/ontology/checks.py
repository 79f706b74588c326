"""The SHACL shapes as sentences: what each checks, where, and which terms it speaks of."""

from dataclasses import dataclass

from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from export.ontology.names import iris, local, own, text_of
from graph.model.text import Text

_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence of a shape.

    Attributes:
        anchor: Local name of the property shape, or of the shape that it is nested in.
        message: What must be so.
        paths: The properties that it looks at.
        classes: The classes whose instances it looks at.
        required: Whether the property must be there.
    """

    anchor: str
    message: Text
    paths: tuple[str, ...]
    classes: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape with all its sentences.

    Attributes:
        name: Local name.
        classes: It looks at the instances of these,
        subjects: at what has one of these properties,
        objects: at what one of these properties leads to.
        values: The list that it stands for, when it says “is from this list”.
        rules: Its sentences.
        must_be: Classes that what it looks at must have too.
        kinds: Kinds of entity that it allows, as terms of the list entityKind.
    """

    name: str
    classes: tuple[str, ...]
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    values: tuple[str, ...]
    rules: tuple[Rule, ...]
    must_be: tuple[str, ...]
    kinds: tuple[str, ...]


def read_shapes(graph: Graph) -> tuple[Shape, ...]:
    """The node shapes of the project's own, by name, each with the property shapes that belong to it."""
    own_shapes = sorted(iri for iri in iris(graph.subjects(RDF.type, SH.NodeShape)) if local(iri))
    parts = iris(graph.subjects(RDF.type, SH.PropertyShape))
    return tuple(
        _shape(graph, URIRef(iri), [URIRef(part) for part in parts if part.rpartition("-")[0] == iri])
        for iri in own_shapes
    )


def _shape(graph: Graph, shape: URIRef, parts: list[URIRef]) -> Shape:
    nested = sorted(
        (node for node in graph.objects(shape, SH.property) if isinstance(node, BNode)),
        key=lambda node: sorted(map(str, graph.objects(node, SH.message))),
    )
    name = local(str(shape))
    rules = [_rule(graph, node, shape, name) for node in (shape, *nested)]
    rules += [_rule(graph, part, part, local(str(part))) for part in parts]
    classes, subjects, objects = (iris(graph.objects(shape, target)) for target in _TARGETS)
    return Shape(
        name=name,
        classes=classes,
        subjects=subjects,
        objects=objects,
        values=tuple(
            value
            for node in nested
            for value in iris(graph.objects(node, SH.hasValue))
            if local(value).startswith("scheme-")
        ),
        rules=tuple(rule for rule in rules if rule is not None),
        must_be=iris(graph.objects(shape, SH["class"])),
        kinds=_kinds(graph, parts),
    )


def _rule(graph: Graph, node: Node, targeted: Node, anchor: str) -> Rule | None:
    """The sentence of a shape; `None` when it has none."""
    message = text_of(graph, node, SH.message)
    if message is None:
        return None
    least = graph.value(node, SH.minCount)
    return Rule(
        anchor,
        message,
        _path(graph, graph.value(node, SH.path)),
        iris(graph.objects(targeted, SH.targetClass)),
        least is not None and int(str(least)) > 0,
    )


def _path(graph: Graph, path: Node | None) -> tuple[str, ...]:
    """All properties that a path names."""
    if isinstance(path, URIRef):
        return (str(path),) if path != RDF.nil else ()
    if path is None:
        return ()
    inner = sorted(one for step in graph.objects(path) for one in _path(graph, step))
    return tuple(dict.fromkeys(inner))


def _kinds(graph: Graph, parts: list[URIRef]) -> tuple[str, ...]:
    """The kinds of entity that property shapes over `ak:kind` allow."""
    found: set[Node] = set()
    for part in parts:
        if graph.value(part, SH.path) == own("kind"):
            found |= set(graph.objects(part, SH.hasValue))
            for values in graph.objects(part, SH["in"]):
                found |= set(Collection(graph, values))
    return iris(found)
