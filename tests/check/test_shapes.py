"""The shapes on a whole build: a sound one passes, and what is wrong is told with file and line."""

from collections.abc import Callable, Sequence

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graph.build.release import build_loaded
from graph.check.report import check_folders, origins
from graph.check.shapes import as_problems, shapes_graph, validate
from graph.model.problems import Problem, Severity
from graph.vocabulary import AK, DCT, DEFAULT_BASE, OA, RDFS
from tests.conftest import Tiny
from tests.fixtures.small import GOOD, load, told

Break = Callable[[ox.Quad], Sequence[ox.Quad]]


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """All shapes."""
    return shapes_graph()


def test_a_good_folder_conforms(tiny: Tiny) -> None:
    """The good folder passes the whole check, shapes too."""
    report = check_folders([tiny(GOOD)])
    assert report.problems == []
    assert (report.facts, report.evidence) == (57, {"no text": 8, "verified": 1})
    assert report.claims == {"cited": 57, "weaklyCited": 0, "uncited": 0}


def without(predicate: ox.NamedNode, of: str) -> Break:
    """Leaves out a property of the subjects whose path starts so."""
    return lambda quad: [] if quad.predicate == predicate and of in str(quad.subject) else [quad]


def instead(predicate: ox.NamedNode, of: str, value: ox.NamedNode | ox.Literal) -> Break:
    """Gives a property of the subjects whose path starts so another value."""

    def change(quad: ox.Quad) -> Sequence[ox.Quad]:
        if quad.predicate != predicate or of not in str(quad.subject):
            return [quad]
        return [ox.Quad(quad.subject, predicate, value, quad.graph_name)]

    return change


@pytest.mark.parametrize(
    ("broken", "file"),
    [
        (without(AK("kind"), "id/org/a"), "facts/entities.yaml:4"),
        (without(RDFS("label"), "fact/"), "facts/"),
        (without(AK("relationType"), "fact/"), "facts/facts.yaml:12"),
        (without(AK("certainty"), "claim/"), "facts/"),
        (instead(AK("certainty"), "claim/", AK("support-disputed")), "facts/"),
        (without(AK("sha256"), "source/t#char"), "facts/facts.yaml:4"),
        (instead(OA("end"), "source/t#char", ox.Literal("x")), "facts/facts.yaml:4"),
        (without(AK("interest"), "source/t"), "sources.yaml:34"),
        (without(DCT("title"), "source/t"), "sources.yaml:34"),
        (without(AK("stance"), "#position-1"), "facts/facts.yaml:23"),
    ],
)
def test_what_breaks_a_shape(tiny: Tiny, shapes: Graph, broken: Break, file: str) -> None:
    """Facts, claims, evidence and sources are all looked at, and each finding names a line of the data."""
    folder = tiny(GOOD)
    loaded = load(folder)
    quads = [one for quad in build_loaded(loaded, "").quads for one in broken(quad)]
    found: list[Problem] = list(as_problems(validate(quads, shapes), DEFAULT_BASE, origins(loaded)))
    assert found
    for code, place in told(found, folder):
        assert code.startswith("shape ")
        assert place.startswith(file)
    assert {one.severity for one in found} == {Severity.VIOLATION}
    assert all(one.message.nb != one.message.en for one in found)
