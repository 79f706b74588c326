"""SHACL: validates a built graph with pySHACL, one graph at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import SH

from graph.files import ontology_folder
from graph.model.problems import Problem, Severity
from graph.model.text import Text
from graph.store.rdflib_face import to_graph


@dataclass(frozen=True, slots=True)
class Finding:
    """One SHACL result.

    Attributes:
        node: The focus node.
        shape: Local name of the shape, or of the shape that a nameless property shape belongs to.
        message: In plain words.
        severity: How bad.
    """

    node: str
    shape: str
    message: Text
    severity: Severity


def shapes_graph(folder: Path | None = None) -> rdflib.Graph:
    """All shapes of an ontology folder as one graph."""
    graph = rdflib.Graph()
    for path in sorted((folder or ontology_folder() / "shapes").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def validate(quads: Sequence[ox.Quad], shapes: rdflib.Graph) -> Iterator[Finding]:
    """Validate a build: the default graph by itself, and all claims and sources together.

    pySHACL validates a dataset over the union of its graphs, so each part is given as one graph. The shapes
    of claims and sources need nothing from the default graph, and those of facts nothing from the others.
    """
    default = [quad for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)]
    named = [quad for quad in quads if not isinstance(quad.graph_name, ox.DefaultGraph)]
    for part in (default, named):
        yield from findings(to_graph(part, {}), shapes)


def findings(data: rdflib.Graph, shapes: rdflib.Graph) -> Iterator[Finding]:
    """The results of validating one graph."""
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    if conforms or not isinstance(report, rdflib.Graph):
        return
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        messages = {
            literal.language or "": str(literal)
            for literal in report.objects(result, SH.resultMessage)
            if isinstance(literal, rdflib.Literal)
        }
        warning = (result, SH.resultSeverity, SH.Violation) not in report
        yield Finding(
            node=str(report.value(result, SH.focusNode)),
            shape=_shape_name(report.value(result, SH.sourceShape), shapes),
            message=Text.of(messages or {"en": "breaks a shape"}),
            severity=Severity.WARNING if warning else Severity.VIOLATION,
        )


def _shape_name(shape: rdflib.term.Node | None, shapes: rdflib.Graph) -> str:
    """Local name of a shape; of the node shape that it belongs to when it is a nameless property shape."""
    owner = shape
    while isinstance(owner, rdflib.BNode):
        owner = next(iter(shapes.subjects(None, owner)), None)
    return str(owner or "").rpartition("#")[2]


def as_problems(
    found: Iterable[Finding], base: str, origins: Mapping[str, tuple[Path, int]]
) -> Iterator[Problem]:
    """Findings as problems with the file and line where the fact was authored.

    Args:
        found: SHACL results.
        base: Data base IRI.
        origins: File and line of each fact, claim and entity, by path.
    """
    for one in found:
        path = one.node.removeprefix(base)
        parts = (path, path.removesuffix("/selector"), path.partition("#")[0])
        file, line = next((origins[part] for part in parts if part in origins), (None, None))
        name = path.removeprefix("id/")
        message = Text(f"{name}: {one.message.nb}", f"{name}: {one.message.en}")
        yield Problem(f"shape {one.shape}".strip(), message, file, line, one.severity)
