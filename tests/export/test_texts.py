"""Any text survives every format: letters, quotes, line breaks, control characters, mark-up, emoji."""

import json
import re
from collections import Counter
from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from export import csvfolder, ftm, gexf, graphml, jsonld, kumu, nodelink, rdf, xlsx
from export.contract import Content, Format
from export.registry import FORMATS, VARIANTS
from graph.store.memory import MemoryStore
from graph.vocabulary import AK, SKOS
from tests.export import readers
from tests.network.sample import ODD, sample

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.sampled_from(
    [
        ODD,
        "</script>",
        "a\r\nb\rc",
        "\x00\x01\x1f\x7f\x85\ufffe",
        " ",
        "=1+1",
        '"""',
        "\\",
        "@nb",
        "]]>",
        "🦌‍🏫",
    ]
)
PARSERS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
ONE_GRAPH = ("turtle", "ntriples", "rdfxml")
ENTITY = ox.NamedNode("https://w3id.org/aktorkart/id/org/folk")


def held(text: str, form: str) -> str:
    """What a format can hold of a text: XML 1.0 forbids some signs."""
    unwritable = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    return re.sub(unwritable, "\ufffd", text) if form in ("graphml", "gexf", "rdfxml") else text


def named(text: str) -> Content:
    """The small release, in which one entity bears a name."""
    network = sample().network
    path = next(
        fact.path for fact in network.facts_about("org/folk") if fact.kind == "name" and "nb" in fact.name
    )
    facts = {**network.facts, path: replace(network.facts[path], name={"nb": text})}
    quads = [
        ox.Quad(ENTITY, SKOS("prefLabel"), ox.Literal(text, language="nb")),
        ox.Quad(ENTITY, AK("note"), ox.Literal(text), ox.NamedNode("https://w3id.org/aktorkart/graph/meta")),
    ]
    return Content(replace(network, facts=facts), MemoryStore(quads))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_rdf_formats_keep_any_text(text: str) -> None:
    """Oxigraph reads back the very quads, or the triples where there are no graphs."""
    content = named(text)
    for form in (*rdf.FORMATS, *jsonld.FORMATS):
        data = readers.written(form, content)[""]
        read = set(ox.parse(input=data, format=PARSERS[form.name]))
        kept = set(named(held(text, form.name)).store.quads())
        assert read == ({ox.Quad(*quad.triple) for quad in kept} if form.name in ONE_GRAPH else kept)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
@pytest.mark.parametrize("form", (*rdf.FORMATS, *jsonld.FORMATS), ids=lambda form: form.name)
def test_rdflib_keeps_any_text(form: Format, text: str) -> None:
    """The same by rdflib, which has parsers of its own."""
    data = readers.written(form, named(text))[""]
    name = {"jsonld": "json-ld", "ntriples": "nt", "rdfxml": "xml"}.get(form.name, form.name)
    values = {str(value) for _, _, value, _ in rdflib.Dataset().parse(data=data, format=name).quads()}
    assert values == {held(text, form.name)}


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_csv_keeps_any_text(text: str) -> None:
    """The csv module reads back the very text."""
    rows = readers.rows(readers.written(csvfolder.FORMATS[0], named(text))["actors.csv"])
    assert [row["label"] for row in rows if row["id"] == "org/folk"] == [text]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_graphml_keeps_all_that_xml_can_hold(text: str) -> None:
    """NetworkX and lxml read back the text, with U+FFFD for signs that XML 1.0 forbids."""
    data = readers.written(graphml.FORMATS[0], named(text))[""]
    label = readers.graphml(data).nodes["org/folk"].get("label")
    assert label == held(text, "graphml")
    assert label in readers.graphml_texts(data)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_gexf_keeps_all_that_xml_can_hold(text: str) -> None:
    """NetworkX reads back the text, with U+FFFD for signs that XML 1.0 forbids."""
    data = readers.written(gexf.FORMATS[0], named(text))[""]
    assert readers.gexf(data).nodes["org/folk"].get("label") == held(text, "gexf")


@settings(max_examples=40, deadline=None)
@given(TEXTS | st.text(min_size=300, max_size=400))
def test_json_formats_keep_any_text(text: str) -> None:
    """The json module reads back the very text."""
    nodes = readers.nodelink(readers.written(nodelink.FORMATS[0], named(text))[""]).nodes
    assert nodes["org/folk"]["label"] == text
    elements = json.loads(readers.written(kumu.FORMATS[0], named(text))[""])["elements"]
    assert [one["label"] for one in elements if one["id"] == "org/folk"] == [text]
    lines = map(json.loads, readers.written(ftm.FORMATS[0], named(text))[""].decode().split("\n")[:-1])
    (names,) = (one["properties"]["name"] for one in lines if one["id"] == "org.folk")
    assert names == [text.strip() or "org/folk"]


@settings(max_examples=20, deadline=None)
@given(TEXTS)
def test_xlsx_keeps_any_text(text: str) -> None:
    """The workbook gives back the very text, also one that begins like a formula."""
    rows = readers.sheet_rows(readers.written(xlsx.FORMATS[0], named(text))[""], 0)
    assert [row["label"] for row in rows if row["id"] == "org/folk"] == [text]


@pytest.mark.parametrize(
    "text", ["", "=1+1", "]]>", "'); //", '"\\', "\r\n\t", "שלום \u202e🦌‍🏫", "x" * 300], ids=repr
)
@pytest.mark.parametrize(
    "form", [one for one in (*FORMATS, *VARIANTS) if one.network], ids=lambda one: one.name
)
def test_no_name_changes_the_records(form: Format, text: str) -> None:
    """Whatever an actor is called, a reader finds the same ties."""
    given = named(text)
    expected = Counter(record for tie in given.ties() for record in tie.records())
    assert Counter(readers.RECORDS[form.name](readers.written(form, given))) == expected


def test_evidence_in_graphml_is_json() -> None:
    """The places of an edge are a JSON list in one attribute."""
    edges = readers.graphml_edges(readers.written(graphml.FORMATS[0], named("x"))[""])
    assert all(json.loads(edge["evidence"]) for edge in edges)
