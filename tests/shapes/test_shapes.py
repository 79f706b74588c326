"""Each shape against its smallest good and bad graphs, which stand in a folder named after the shape.

A bad graph begins with a comment that names what must fire, and nothing else may:
`# expect: RelationShape ak:relationType` for a property, or with the component, as
`sh:ClassConstraintComponent`, where it is on the node itself or on a path that is no single property.

A shape is a node shape with its property shapes: `ak:RelationShape`, `ak:RelationShape-subject` and so on.
A shape without a target is a part of another one; its graphs are about the node `id/test/focus`.
The parts in `values.ttl` are all alike and are tested from the schemes instead.
"""

import re
from functools import lru_cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

HERE = Path(__file__).resolve().parent
ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
AK = Namespace("https://w3id.org/aktorkart/def#")
FOCUS = URIRef("https://w3id.org/aktorkart/id/test/focus")
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
EXPECT = re.compile(r"# expect: (\w+) ([\w-]+:\w+)")

Result = tuple[str, str]
"""Local name of the shape that fired, and the path or the component."""


@lru_cache
def schemes() -> Graph:
    """The SKOS schemes, which stand in the graph that is validated."""
    return Graph().parse(ONTOLOGY / "schemes.ttl")


@lru_cache
def shapes() -> Graph:
    """All shapes."""
    graph = Graph()
    for file in sorted((ONTOLOGY / "shapes").glob("*.ttl")):
        graph.parse(file)
    graph.bind("ak", AK)
    return graph


def local(term: Node) -> str:
    """The local name of a term of the project's namespace."""
    return str(term).removeprefix(str(AK))


def all_shapes() -> list[str]:
    """Local names of all shapes."""
    return sorted(local(shape) for shape in shapes().subjects(RDF.type, SH.NodeShape))


def node_shapes() -> list[str]:
    """Local names of the shapes that need good and bad graphs."""
    return [name for name in all_shapes() if not name.endswith("Value")]


def value_shapes() -> list[str]:
    """Local names of the parts that check that a value is from a list."""
    return [name for name in all_shapes() if name.endswith("Value")]


def parts_of(name: str) -> set[Node]:
    """A shape and its property shapes."""
    return {part for part in shapes().subjects(RDF.type) if local(part).split("-")[0] == name}


def has_target(name: str) -> bool:
    """Whether a shape finds its own focus nodes."""
    return any((AK[name], target, None) in shapes() for target in TARGETS)


def short(term: Node) -> str:
    """A term as a prefixed name."""
    return str(shapes().namespace_manager.curie(str(term), generate=False))


@lru_cache
def alone(name: str) -> Graph:
    """One shape with the parts that it uses and no other; without a target, it looks at `FOCUS`."""
    graph = Graph()
    own = parts_of(name)
    waiting = list(own)
    seen: set[Node] = set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        for predicate, value in shapes().predicate_objects(node):
            if predicate in TARGETS and node not in own:
                continue
            graph.add((node, predicate, value))
            if (value, None, None) in shapes():
                waiting.append(value)
    if not has_target(name):
        graph.add((AK[name], SH.targetNode, FOCUS))
    return graph


def results(graph: Graph, name: str) -> set[Result]:
    """What fires when a graph, with the schemes, is validated against one shape."""
    _, report, _ = pyshacl.validate(schemes() + graph, shacl_graph=alone(name), inference="none")
    assert isinstance(report, Graph)
    found = set()
    for result in report.objects(None, SH.result):
        source = report.value(result, SH.sourceShape)
        path = report.value(result, SH.resultPath)
        component = report.value(result, SH.sourceConstraintComponent)
        assert source is not None
        assert component is not None
        owner = shapes().value(None, SH.property, source, any=False) if isinstance(source, BNode) else source
        assert owner is not None, f"a constraint of {name} belongs to no shape"
        found.add((local(owner).split("-")[0], short(path if isinstance(path, URIRef) else component)))
    return found


def validate_file(file: Path) -> set[Result]:
    """What fires for a file, against the shape that its folder is named after."""
    return results(Graph().parse(file), file.parent.name)


def graph_files(prefix: str) -> list[Path]:
    """All good (`ok`) or bad graphs."""
    return sorted(HERE.glob(f"*/{prefix}-*.ttl"))


def name_of(file: Path) -> str:
    """How a case is called in the test report."""
    return f"{file.parent.name}/{file.stem}"


@pytest.mark.parametrize("name", node_shapes())
def test_each_shape_has_a_good_and_a_bad_graph(name: str) -> None:
    """A shape that nobody tried is a shape that may never fire."""
    assert list((HERE / name).glob("ok-*.ttl")), f"no good graph for {name}"
    assert list((HERE / name).glob("bad-*.ttl")), f"no bad graph for {name}"


def test_each_folder_is_a_shape() -> None:
    """A graph for a shape that was renamed would never be read."""
    folders = {file.parent.name for file in HERE.glob("*/*.ttl")}
    assert folders == set(node_shapes())


def test_each_graph_is_good_or_bad() -> None:
    """A file with another name would never be read."""
    assert set(HERE.glob("*/*.ttl")) == {*graph_files("ok"), *graph_files("bad")}


@pytest.mark.parametrize("file", graph_files("ok"), ids=name_of)
def test_good_graph_conforms(file: Path) -> None:
    """Nothing fires."""
    assert validate_file(file) == set()


@pytest.mark.parametrize("file", graph_files("bad"), ids=name_of)
def test_bad_graph_fires_as_expected(file: Path) -> None:
    """Exactly the constraint named in the first line fires."""
    match = EXPECT.match(file.read_text(encoding="utf-8"))
    assert match is not None, "the first line must be `# expect: <shape> <path or component>`"
    assert match[1] == file.parent.name
    assert validate_file(file) == {(match[1], match[2])}


@pytest.mark.parametrize("name", value_shapes())
def test_value_shape_takes_its_own_list_only(name: str) -> None:
    """Every concept of the list passes; one of another list, and what is in no list, do not."""
    scheme = AK["scheme-" + name[0].lower() + name.removesuffix("Value")[1:]]
    assert (scheme, RDF.type, SKOS.ConceptScheme) in schemes()
    assert results(in_scheme(scheme), name) == set()
    assert results(in_scheme(AK["scheme-other"]), name) == {(name, "skos:inScheme")}
    assert results(Graph(), name) == {(name, "skos:inScheme")}


def in_scheme(scheme: URIRef) -> Graph:
    """A graph in which `FOCUS` is in a list."""
    return Graph().add((FOCUS, SKOS.inScheme, scheme))


def test_property_shapes_belong_to_a_shape_and_share_its_target() -> None:
    """`ak:RelationShape-subject` is of `ak:RelationShape` and looks at the same nodes, or at some of them."""
    for part in shapes().subjects(RDF.type, SH.PropertyShape):
        owner = AK[local(part).split("-")[0]]
        assert (owner, RDF.type, SH.NodeShape) in shapes(), part
        targets = {(kind, node) for kind in TARGETS for node in shapes().objects(part, kind)}
        assert targets, part
        assert targets <= {(kind, node) for kind in TARGETS for node in shapes().objects(owner, kind)}, part


def test_lists_by_name_are_the_whole_scheme() -> None:
    """Where a shape lists these values by name (`sh:in`), it lists the whole scheme."""
    whole = {
        AK.certainty: "certainty", AK.support: "support", AK.citation: "citation", AK.interest: "interest",
        AK.sourceKind: "sourceKind", AK.startPrecision: "precision", AK.endPrecision: "precision",
    }  # fmt: skip
    seen = set()
    for shape, values in shapes().subject_objects(SH["in"]):
        path = shapes().value(shape, SH.path)
        if isinstance(path, URIRef) and path in whole:
            seen.add(path)
            listed = set(shapes().items(values))
            assert listed == set(schemes().subjects(SKOS.inScheme, AK[f"scheme-{whole[path]}"])), path
    assert seen == set(whole)


def test_each_constraint_tells_what_is_wrong_in_both_languages() -> None:
    """Messages in Norwegian and English and a severity, wherever a result is reported (not in `sh:or`)."""
    own = {*TARGETS, SH.property, RDF.type, SH.message, SH.severity}
    named = {*shapes().subjects(RDF.type, SH.NodeShape), *shapes().subjects(RDF.type, SH.PropertyShape)}
    for shape in {*named, *(part for node in named for part in shapes().objects(node, SH.property))}:
        if set(shapes().predicates(shape)) <= own and not isinstance(shape, BNode):
            continue
        texts = shapes().objects(shape, SH.message)
        languages = sorted(str(text.language) for text in texts if isinstance(text, Literal))
        path = shapes().value(shape, SH.path)
        assert languages == ["en", "nb"], f"{shape} {path}"
        assert shapes().value(shape, SH.severity) is not None, f"{shape} {path}"
