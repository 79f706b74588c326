"""The RDF formats, read back by rdflib and compared with the release."""

import re
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from export import jsonld, rdf
from export.contract import Format
from graph.kart import Kart
from graph.vocabulary import ORG, to_rdflib
from tests.export.readers import content, dataset_quads, quads, written
from tests.network.sample import sample

DAY = date(2016, 8, 24)
RDFLIB_NAMES = {
    "nquads": "nquads",
    "trig": "trig",
    "turtle": "turtle",
    "ntriples": "nt",
    "rdfxml": "xml",
    "jsonld": "json-ld",
}
ONE_GRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
FORMATS = {form.name: form for form in (*rdf.FORMATS, *jsonld.FORMATS)}
DATASETS = [form for form in FORMATS.values() if form.name not in ONE_GRAPH]


def test_all_rdf_formats_are_compared() -> None:
    """No format is forgotten here."""
    assert set(FORMATS) == set(RDFLIB_NAMES)


@pytest.mark.parametrize("day", [None, DAY], ids=str)
@pytest.mark.parametrize("form", DATASETS, ids=lambda form: form.name)
def test_dataset_formats_have_the_quads_of_the_release(form: Format, day: date | None) -> None:
    """Every quad in its graph; nothing else."""
    read = quads(written(form, content(sample(), day))[""], RDFLIB_NAMES[form.name])
    assert read == dataset_quads(sample().dataset(as_of=day))


@pytest.mark.parametrize("name", ONE_GRAPH)
def test_formats_of_one_graph_have_the_triples_of_all(name: str) -> None:
    """The graphs are merged; a triple of two graphs is there once. rdflib and Oxigraph read the same."""
    data = written(FORMATS[name], content(sample()))[""]
    found = [one.triple for one in ox.parse(input=data, format=ONE_GRAPH[name])]
    assert len(found) == len(set(found))
    assert set(found) == {one.triple for one in sample().store.quads()}
    read = rdflib.Graph().parse(data=data, format=RDFLIB_NAMES[name])
    merged = rdflib.Graph()
    for subject, predicate, value, _ in sample().dataset().quads():
        merged.add((subject, predicate, value))
    assert isomorphic(read, merged)


def test_nquads_are_the_bytes_of_the_release(kart: Kart, release: Path) -> None:
    """Without a day the export is the release, byte for byte; TriG too."""
    for form, name in (("nquads", "aktorkart.nq"), ("trig", "aktorkart.trig")):
        assert written(FORMATS[form], content(kart))[""] == (release / name).read_bytes()


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_a_day_brings_its_direct_triples(form: Format) -> None:
    """Who held the post is said directly on a day, and not in a release."""
    wanted = to_rdflib(ORG("heldBy"))
    for day, found in ((None, False), (DAY, True)):
        read = quads(written(form, content(sample(), day))[""], RDFLIB_NAMES[form.name])
        assert any(predicate == wanted for _, predicate, _, _ in read) is found


def test_nquads_are_sorted_and_free_of_blank_nodes(release: Path) -> None:
    """The canonical order is that of code points; each line stands once."""
    lines = (release / "aktorkart.nq").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert not any(line.startswith("_:") or " _:" in line.split('"')[0] for line in lines)


def test_ntriples_are_the_sorted_statements_of_the_release(kart: Kart, release: Path) -> None:
    """Each line of the release without the name of its graph, once, in the order of code points."""
    lines = written(FORMATS["ntriples"], content(kart))[""].decode().splitlines()
    assert lines == sorted(set(lines))
    with_graphs = (release / "aktorkart.nq").read_text(encoding="utf-8").splitlines()
    without = {re.sub(r" <https://w3id.org/aktorkart/graph/[^ >]*> \.$", " .", line) for line in with_graphs}
    assert set(lines) == without


def test_prefixes_are_declared() -> None:
    """Turtle and TriG are written with the project's prefixes."""
    for name in ("turtle", "trig"):
        text = written(FORMATS[name], content(sample()))[""].decode()
        assert "@prefix ak: <https://w3id.org/aktorkart/def#> ." in text
        assert "\nak:" in text


def test_another_reader_agrees() -> None:
    """Oxigraph's own parsers read the same from every format with graphs."""
    stores = []
    for form, rdf_format in (
        ("nquads", ox.RdfFormat.N_QUADS),
        ("trig", ox.RdfFormat.TRIG),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ):
        data = written(FORMATS[form], content(sample()))[""]
        stores.append(set(ox.parse(input=data, format=rdf_format)))
    assert stores[0] == stores[1] == stores[2] == set(sample().store.quads())
