"""The description of a release: what catalogues ask for, true to the files that it describes."""

import hashlib
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import yaml
from rdflib import DCAT, DCTERMS, VOID, Graph, Literal, Namespace, URIRef

from graph.build.describing import DESCRIPTION, spdx_name
from graph.build.locate import NQUADS
from graph.build.release import TRIG, build, write_release
from graph.vocabulary import DEFAULT_BASE
from tests.conftest import RELEASE, Tiny
from tests.fixtures.small import GOOD

SPDX = Namespace("http://spdx.org/rdf/terms#")
REQUIRED = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix x: <https://example.org/> .
x:Resource a sh:NodeShape ; sh:targetClass dcat:Catalog, dcat:Dataset ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:datatype rdf:langString ; sh:uniqueLang true ] ,
    [ sh:path dct:description ; sh:minCount 1 ; sh:datatype rdf:langString ; sh:uniqueLang true ] ,
    [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ] ,
    [ sh:path dcat:contactPoint ; sh:minCount 1 ; sh:class vcard:Organization ] .
x:Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dcat:theme ; sh:minCount 1 ; sh:pattern "/authority/data-theme/[A-Z]{4}$" ] ,
    [ sh:path dct:accessRights ; sh:maxCount 1 ; sh:pattern "/authority/access-right/" ] ,
    [ sh:path dcat:version ; sh:maxCount 1 ; sh:nodeKind sh:Literal ] ,
    [ sh:path dct:temporal ; sh:class dct:PeriodOfTime ] ,
    [ sh:path dcat:distribution ; sh:minCount 2 ; sh:class dcat:Distribution ] .
x:Agent a sh:NodeShape ; sh:targetClass foaf:Agent ; sh:property [ sh:path foaf:name ; sh:minCount 1 ] .
x:Contact a sh:NodeShape ; sh:targetClass vcard:Organization ;
  sh:property [ sh:path vcard:fn ; sh:minCount 1 ] ,
    [ sh:path vcard:hasURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
x:Distribution a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dct:format ; sh:maxCount 1 ; sh:pattern "/authority/file-type/" ] ,
    [ sh:path dct:license ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:byteSize ; sh:maxCount 1 ; sh:datatype xsd:nonNegativeInteger ] ,
    [ sh:path spdx:checksum ; sh:maxCount 1 ; sh:class spdx:Checksum ] .
"""
"""What DCAT-AP-NO 3 makes mandatory, and how it limits what we give besides."""


def described(folder: Path) -> Graph:
    """The description in a release's folder, read by another library."""
    return Graph().parse(folder / DESCRIPTION)


@pytest.fixture
def small(tiny: Tiny, tmp_path: Path) -> Path:
    """A small release."""
    write_release(build([tiny(GOOD)]), tmp_path / "out")
    return tmp_path / "out"


def test_what_a_norwegian_catalogue_requires(small: Path, release: Path) -> None:
    """The small release and the shipped one have all that is mandatory, in the right form."""
    for folder in (small, release):
        conforms, _, text = pyshacl.validate(described(folder), shacl_graph=Graph().parse(data=REQUIRED))
        assert conforms, text


def test_the_requirements_can_fail(small: Path) -> None:
    """Without a theme it is no data set of a Norwegian catalogue."""
    graph = described(small)
    graph.remove((None, DCAT.theme, None))
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(data=REQUIRED))
    assert not conforms


def test_files_are_what_it_says(small: Path) -> None:
    """Sizes and checksums are those of the files beside it."""
    graph = described(small)
    for name in (NQUADS, TRIG):
        found = URIRef(f"{DEFAULT_BASE}dataset/1#{name}")
        data = (small / name).read_bytes()
        assert str(graph.value(found, DCAT.byteSize)) == str(len(data))
        checksum = graph.value(found, SPDX.checksum)
        assert checksum is not None
        assert str(graph.value(checksum, SPDX.checksumValue)) == hashlib.sha256(data).hexdigest()


def test_counts_are_those_of_the_quads(small: Path) -> None:
    """All triples, each class and each property, counted again by SPARQL."""
    graph, store = described(small), ox.Store()
    store.bulk_load(path=small / NQUADS, format=ox.RdfFormat.N_QUADS)
    dataset = URIRef(f"{DEFAULT_BASE}dataset/1")
    assert str(graph.value(dataset, VOID.triples)) == str(len(store))
    sorts = (
        (VOID.propertyPartition, VOID.property, VOID.triples, "COUNT(*)", "?s ?p ?o", "p"),
        (VOID.classPartition, VOID["class"], VOID.entities, "COUNT(DISTINCT ?s)", "?s a ?c", "c"),
    )
    for part, of, count, what, pattern, by in sorts:
        told = {
            str(graph.value(node, of)): int(str(graph.value(node, count)))
            for node in graph.objects(dataset, part)
        }
        anywhere = f"{{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }}"
        results = store.query(f"SELECT ?{by} ({what} AS ?n) {{ {anywhere} }} GROUP BY ?{by}")
        assert isinstance(results, ox.QuerySolutions)
        assert told == {row[by].value: int(row["n"].value) for row in results}


def test_each_source_with_its_terms(release: Path) -> None:
    """Every source graph is a part with its number of triples; SPDX names are links, other terms texts."""
    graph = described(release)
    parts = list(graph.objects(None, VOID.subset))
    assert len(parts) > 100
    assert all(int(str(graph.value(part, VOID.triples))) > 0 for part in parts)
    licences = {str(licence) for part in parts for licence in graph.objects(part, DCTERMS.license)}
    assert licences == {"https://spdx.org/licenses/Apache-2.0"}
    assert all(
        (part, DCTERMS.license, None) in graph or (part, DCTERMS.rights, None) in graph for part in parts
    )
    assert Literal("not stated", lang="en") in set(graph.objects(None, DCTERMS.rights))


def test_the_time_that_is_covered(small: Path) -> None:
    """From the first day that something is known of to the reference date."""
    period = described(small).value(URIRef(f"{DEFAULT_BASE}dataset/1"), DCTERMS.temporal)
    assert period is not None
    assert str(described(small).value(period, DCAT.endDate)) == "2026-01-01"
    assert str(described(small).value(period, DCAT.startDate)) == "1990-01-01"


def test_what_is_authored(tiny: Tiny, tmp_path: Path) -> None:
    """Publisher, address, description and keywords are those of the settings, under the base of the build."""
    more = "publisher: Ola\ncontact: https://example.org/ola\ndescription: {nb: A, en: B}\n"
    more += "keywords: {nb: [c, d]}\n"
    base = "https://example.org/kart/"
    write_release(build([tiny({**GOOD, "release.yaml": RELEASE + more})], base=base), tmp_path / "out")
    graph, dataset = described(tmp_path / "out"), URIRef(f"{base}dataset/1")
    assert set(graph.objects(dataset, DCTERMS.description)) == {
        Literal("A", lang="nb"),
        Literal("B", lang="en"),
    }
    assert set(graph.objects(dataset, DCAT.keyword)) == {Literal("c", lang="nb"), Literal("d", lang="nb")}
    assert {str(one) for one in graph.objects(None, URIRef("http://xmlns.com/foaf/0.1/name"))} == {"Ola"}
    assert (
        None,
        URIRef("http://www.w3.org/2006/vcard/ns#hasURL"),
        URIRef("https://example.org/ola"),
    ) in graph


def test_the_citation_is_of_this_version() -> None:
    """CITATION.cff names title, version, date and licence of the shipped data."""
    root = Path(__file__).resolve().parents[2]
    cited = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    settings = yaml.safe_load((root / "data" / "release.yaml").read_text(encoding="utf-8"))
    assert cited["title"] == settings["title"]["en"]
    assert cited["version"] == str(settings["version"])
    assert cited["date-released"] == str(settings["date"])
    assert cited["license"] == settings["licence"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Apache-2.0", "Apache-2.0"),
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("GPL-3.0-only", "GPL-3.0-only"),
        ("MIT", "MIT"),
        ("MIT (the repository)", None),
        ("CC BY-SA", None),
        ("NLOD", None),
        ("not stated", None),
    ],
)
def test_names_of_licences(text: str, name: str | None) -> None:
    """A name of SPDX has a version, but for some; words about a licence are no name."""
    assert spdx_name(text) == name
