"""JSON-LD is compacted with the project's context."""

import json
import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox
import pytest

from export.compacting import Compactor, read_context
from export.jsonld import FORMATS
from graph.errors import ExportError
from graph.kart import Kart
from graph.vocabulary import AK, RDF_TYPE, SKOS, XSD, Term
from tests.export.readers import content, written
from tests.network.sample import ODD, sample

BASE = "https://w3id.org/aktorkart/"


Document = Mapping[str, list[dict[str, object]]]


def document(kart: Kart) -> Document:
    """The export as JSON."""
    read: Document = json.loads(written(FORMATS[0], content(kart))[""])
    return read


def nodes(read: Document) -> Iterable[dict[str, object]]:
    """All nodes of all graphs."""
    for node in read["@graph"]:
        inner = node.get("@graph")
        yield from inner if isinstance(inner, list) else [node]


def find(key: str, value: str) -> dict[str, object]:
    """The first node of the small release with this value."""
    return next(node for node in nodes(document(sample())) if node.get(key) == value)


def test_keys_are_the_short_ones_of_the_context() -> None:
    """What the data says has keys of the context; terms that only the ontology uses have a prefix."""
    prefixed = {key for node in nodes(document(sample())) for key in node} - set(read_context())
    assert all(re.fullmatch(r"(rdfs|skos|dct):\w+", key) for key in prefixed)
    entities = {key for node in nodes(document(sample())) if "kind" in node for key in node}
    assert entities <= set(read_context())


def test_the_context_is_the_ontologys() -> None:
    """The document carries the published context and the data base, so that it can be read alone."""
    raw = json.loads(written(FORMATS[0], content(sample()))[""])
    assert raw["@context"] == {**read_context(), "@base": BASE}


def test_a_node_reads_as_one_would_write_it() -> None:
    """Ids are short, languages are maps, notations have a prefix."""
    organisation = find("iri", "id/org/a")
    assert organisation["prefLabel"] == {"en": "Agency A", "nb": "Etaten A"}
    assert organisation["kind"] == "ak:entityKind-organisation"
    assert organisation["class"] == ["cv:PublicOrganisation", "org:FormalOrganization"]
    assert find("iri", "id/event/panel")["superEvent"] == "id/event/mote"


def test_native_values_are_native() -> None:
    """Booleans and integers are JSON's own; days are text with the type in the context."""
    post = find("iri", "id/post/leder")
    assert post["singleSeat"] is True
    assert find("solution", "id/solution/post")["earliestStart"] == "2014-11-01"


def test_odd_texts_survive() -> None:
    """Quotes, mark-up and line breaks come back as they were."""
    assert find("key", "ase-1")["paraphrase"] == {"nb": ODD, "en": "Cloud is worth betting on."}


def test_one_node_a_line() -> None:
    """Line by line tools can be used on it: each line of a graph is a JSON object."""
    lines = written(FORMATS[0], content(sample()))[""].decode().split("\n")
    single = [json.loads(line.rstrip(",")) for line in lines if line.startswith('{"iri"') and line[-1] != "["]
    assert len(single) == sum(1 for _ in nodes(document(sample())))


@pytest.mark.slow
def test_the_shipped_release_is_read_back_whole(kart: Kart) -> None:
    """All quads of the shipped data come back, and no key is an IRI."""
    data = written(FORMATS[0], content(kart))[""]
    assert set(ox.parse(input=data, format=ox.RdfFormat.JSON_LD)) == set(kart.store.quads())
    keys = {key for node in nodes(json.loads(data)) for key in node}
    assert not any(key.startswith(("http", "ak:")) for key in keys)


CONTEXT: Mapping[str, object] = {
    "@version": 1.1,
    "ak": AK.iri,
    "skos": SKOS.iri,
    "xsd": XSD.iri,
    "iri": "@id",
    "class": "@type",
    "label": {"@id": "skos:prefLabel", "@container": "@language"},
    "kind": {"@id": "ak:kind", "@type": "@id"},
    "day": {"@id": "ak:day", "@type": "xsd:date"},
    "size": "ak:size",
}


@pytest.mark.parametrize(
    ("predicate", "value", "key", "compact"),
    [
        (RDF_TYPE, AK("Claim"), "class", "ak:Claim"),
        (SKOS("prefLabel"), ox.Literal("så", language="nb"), "label", {"nb": "så"}),
        (SKOS("prefLabel"), ox.Literal("Visma"), "label", {"@none": "Visma"}),
        (SKOS("prefLabel"), AK("no-text"), "skos:prefLabel", {"iri": "ak:no-text"}),
        (AK("kind"), AK("kind-x"), "kind", "ak:kind-x"),
        (AK("kind"), ox.NamedNode(f"{BASE}id/org/a"), "kind", "id/org/a"),
        (AK("kind"), ox.NamedNode("https://example.org/x"), "kind", "https://example.org/x"),
        (AK("kind"), ox.Literal("text"), "kind", {"@value": "text"}),
        (AK("day"), ox.Literal("2016-08-24", datatype=XSD("date")), "day", "2016-08-24"),
        (AK("day"), ox.Literal("2016"), "day", {"@value": "2016"}),
        (AK("day"), AK("never"), "day", {"iri": "ak:never"}),
        (AK("size"), ox.Literal("5", datatype=XSD("integer")), "size", 5),
        (
            AK("size"),
            ox.Literal("05", datatype=XSD("integer")),
            "size",
            {"@value": "05", "@type": "xsd:integer"},
        ),
        (AK("size"), ox.Literal("true", datatype=XSD("boolean")), "size", True),
        (
            AK("size"),
            ox.Literal("1", datatype=XSD("boolean")),
            "size",
            {"@value": "1", "@type": "xsd:boolean"},
        ),
        (AK("size"), ox.Literal("hei", language="nb"), "size", {"@value": "hei", "@language": "nb"}),
        (ox.NamedNode("https://other.example/p"), ox.Literal("x"), "https://other.example/p", "x"),
    ],
)
def test_each_kind_of_value(predicate: ox.NamedNode, value: Term, key: str, compact: object) -> None:
    """Each value has one form, and Oxigraph reads it back as the same triple."""
    compactor = Compactor(CONTEXT, BASE)
    made = compactor.node(f"{BASE}id/org/b", [(predicate.value, value)])
    assert made == {"iri": "id/org/b", key: compact}
    text = json.dumps({"@context": compactor.context, **made})
    subject = ox.NamedNode(f"{BASE}id/org/b")
    assert list(ox.parse(input=text, format=ox.RdfFormat.JSON_LD)) == [ox.Quad(subject, predicate, value)]


@pytest.mark.parametrize(
    "entry",
    [{"@id": "ak:x", "@container": "@list"}, {"@reverse": "ak:x"}, {"@id": "ak:x", "@context": {}}, 5],
    ids=str,
)
def test_a_context_that_is_not_understood_is_refused(entry: object) -> None:
    """An entry that the compactor does not know is an error, never ignored."""
    with pytest.raises(ExportError, match="odd"):
        Compactor({**CONTEXT, "odd": entry}, BASE)
