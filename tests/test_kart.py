"""The library face: what a user of the package does in a few lines."""

import json
import shutil
from datetime import date, datetime
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from pyvis.network import Network as PyvisNetwork
from rdflib.namespace import ORG, SKOS, XSD

import graph
from graph.errors import InvalidDateError, NotFoundError, QueryError, ReleaseError
from graph.kart import Kart, load
from graph.vocabulary import to_rdflib
from tests.network.sample import sample, sample_folder

ID = rdflib.Namespace("https://w3id.org/aktorkart/id/")


def test_ten_lines() -> None:
    """Load, ask, query, and take the graph along to rdflib and NetworkX."""
    kart = graph.load(sample_folder())
    (row,) = kart.ask("who-held-post", organisation="Etaten A", as_of="2016-08-24")
    assert (row["person"].text, row["status"].id) == ("Åse Øst-Ærlig", "holds")
    found = kart.query("SELECT ?who { a-post:leder org:heldBy ?who }", as_of="2016-08-24")
    assert isinstance(found, ox.QuerySolutions)
    assert [row["who"].value for row in found] == [f"{ID}person/ase"]
    dataset = kart.dataset(as_of="2016-08-24")
    assert dataset.value(ID["post/leder"], ORG.heldBy) == ID["person/ase"]
    assert kart.networkx(as_of="2016-08-24").has_edge("person/ase", "org/a")


def test_what_the_release_says_of_itself() -> None:
    """Title, dates, licence, base and hash are those of the manifest."""
    manifest = json.loads((sample_folder() / "manifest.json").read_text(encoding="utf-8"))
    release = sample().release
    assert (release.title.nb, release.title.en) == ("Liten", "Tiny")
    assert (release.date, release.reference) == (date(2026, 1, 2), date(2026, 1, 1))
    assert (release.licence, release.content) == ("CC0-1.0", manifest["content_sha256"])
    assert sample().manifest == manifest


@pytest.mark.parametrize("day", [None, "2016-08-24"])
def test_the_dataset_is_the_store(day: str | None) -> None:
    """Every quad, in its graph, as rdflib's own terms."""
    store = sample().store if day is None else sample().state(day)
    expected = {
        (
            to_rdflib(quad.subject),
            to_rdflib(quad.predicate),
            to_rdflib(quad.object),
            quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else None,
        )
        for quad in store.quads()
    }
    dataset = sample().dataset(as_of=day)
    default = dataset.default_graph.identifier
    assert {(s, p, o, None if g == default else str(g)) for s, p, o, g in dataset.quads()} == expected


def test_the_default_graph_is_not_the_union() -> None:
    """Claims stand in the graphs of their sources only; nobody sees them twice."""
    dataset = sample().dataset()
    about = rdflib.URIRef("https://w3id.org/aktorkart/def#about")
    assert list(dataset.default_graph.triples((None, about, None))) == []
    assert list(dataset.triples((None, about, None))) == []
    graphs = {str(one.identifier) for one in dataset.graphs() if list(one.triples((None, about, None)))}
    assert graphs == {f"https://w3id.org/aktorkart/graph/source/{name}" for name in ("s", "t", "w")}
    assert len(list(dataset.default_graph.triples((ID["org/a"], SKOS.prefLabel, None)))) == 2


def test_plain_texts_are_equal_to_rdflibs_own() -> None:
    """Oxigraph reports xsd:string for plain texts; rdflib holds the two unequal. Ours are rdflib's."""
    dataset = sample().dataset()
    compact = rdflib.URIRef("https://w3id.org/aktorkart/def#id")
    assert dataset.value(predicate=compact, object=rdflib.Literal("org/a")) == ID["org/a"]
    assert dataset.value(predicate=compact, object=rdflib.Literal("org/a", datatype=XSD.string)) is None
    label = rdflib.Literal("Etaten A", lang="nb")
    assert (ID["org/a"], SKOS.prefLabel, label) in dataset
    read = rdflib.Dataset(default_union=False)
    read.parse(data=dataset.serialize(format="nquads"), format="nquads")
    assert set(read.default_graph) == set(dataset.default_graph)


def test_the_dataset_knows_the_prefixes() -> None:
    """Prefixes are bound, so that Turtle written by rdflib is readable."""
    bound = dict(sample().dataset().namespaces())
    assert str(bound["a-org"]) == f"{ID}org/"
    assert str(bound["ak"]) == "https://w3id.org/aktorkart/def#"


def test_a_query_of_rdflib_works_on_the_dataset() -> None:
    """The SPARQL engine of rdflib answers on a small release, with the prefixes bound."""
    found = sample().dataset().query("SELECT ?l { a-org:a skos:prefLabel ?l FILTER(LANG(?l) = 'en') }")
    assert [str(row[rdflib.Variable("l")]) for row in found.bindings] == ["Agency A"]


@pytest.mark.parametrize("day", ["2016-08-24", date(2016, 8, 24), datetime(2016, 8, 24, 15, 0)], ids=repr)
def test_a_day_in_any_form(day: str | date) -> None:
    """Text, date, or a moment of the day."""
    assert len(sample().ask("who-held-post", as_of=day)) == 1


@pytest.mark.parametrize("text", ["2016", "2016-08", "2016-02-30", "24.08.2016", "2016-08-24/2016-08-25", ""])
def test_what_is_no_day(text: str) -> None:
    """A month is no day, nor is a day that does not exist."""
    with pytest.raises(InvalidDateError, match=f"“{text}”"):
        sample().ask("who-held-post", as_of=text)


def test_without_a_day_it_is_the_reference_date() -> None:
    """Never today."""
    assert sample().ask("actors").day == date(2026, 1, 1)
    assert {str(quad) for quad in sample().state().quads()} == {
        str(quad) for quad in sample().state("2026-01-01").quads()
    }


def test_what_changed_between_two_days() -> None:
    """In actor terms; of one actor and of some kinds; backwards, what came goes."""
    found = sample().diff("2009-01-01", "2026-01-01")
    assert found
    mine = sample().diff("2009-01-01", "2026-01-01", actor="Etaten A")
    assert mine
    assert [one for one in found if one in mine] == mine
    kind = found[0].kind
    assert {one.kind for one in sample().diff("2009-01-01", "2026-01-01", kinds=[kind])} == {kind}
    assert sample().diff("2016-08-24", "2016-08-24") == []
    with pytest.raises(NotFoundError):
        sample().diff("2009-01-01", "2026-01-01", actor="nobody")


def test_networkx_and_pyvis() -> None:
    """The analysis face and the drawing face."""
    assert isinstance(sample().networkx(), nx.MultiDiGraph)
    drawn = sample().pyvis(as_of="2016-08-24")
    assert isinstance(drawn, PyvisNetwork)
    assert "org/a" in drawn.get_nodes()


def test_a_query_that_is_none() -> None:
    """The error says where."""
    with pytest.raises(QueryError, match="1:7"):
        sample().query("SELECT")
    with pytest.raises(QueryError):
        sample().query("INSERT DATA { <a:a> <a:b> <a:c> }")


def damaged(folder: Path, name: str, change: bytes | None) -> Path:
    """A copy of the small release with a file changed or removed."""
    shutil.copytree(sample_folder(), folder)
    if change is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(change)
    return folder


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("manifest.json", None),
        ("manifest.json", b"{"),
        ("manifest.json", b'{"format": 1}'),
        ("manifest.json", b'{"format": 0}'),
        ("manifest.json", b"\xff\xfe"),
        ("aktorkart.nq", None),
        ("aktorkart.nq", b""),
        ("aktorkart.nq", b"<a:a> <a:b> "),
    ],
)
def test_a_damaged_release(tmp_path: Path, name: str, change: bytes | None) -> None:
    """Whatever is missing or changed, the error says how to make the release anew."""
    with pytest.raises(ReleaseError, match="aktorkart build"):
        load(damaged(tmp_path / "release", name, change))


def test_one_changed_sign_is_noticed(tmp_path: Path) -> None:
    """The quads are those that the manifest lists, to the byte."""
    data = (sample_folder() / "aktorkart.nq").read_bytes()
    with pytest.raises(ReleaseError, match="not the file that the manifest lists"):
        load(damaged(tmp_path / "release", "aktorkart.nq", data.replace(b"Etaten A", b"Etaten X", 1)))


def test_the_package_names_its_face() -> None:
    """`graph.load` and `graph.Kart` come on first use; other names do not exist."""
    assert graph.load is load
    assert graph.Kart is Kart
    with pytest.raises(AttributeError, match="nothing"):
        graph.nothing  # noqa: B018
