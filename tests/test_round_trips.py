"""What one part of the project writes, another reads back: any text comes through unchanged or is refused."""

import csv
import datetime
import io
import json
import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.cli.names import Name, keep_names, kept_names
from graph.identity.record import HEAD, NewDecision
from graph.ingest.assembly import Assembly
from graph.ingest.decisions import VERDICTS, decisions_of
from graph.ingest.proposal import propose
from graph.ingest.tables import csv_records
from graph.ingest.yamlfile import read_yaml
from graph.query.results import results_bytes
from graph.store.base import Store
from graph.store.disk import DiskStore
from graph.store.memory import MemoryStore

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=20)
A, P = ox.NamedNode("https://example.org/a"), ox.NamedNode("https://example.org/p")


@given(
    reason=TEXTS,
    by=TEXTS,
    verdict=st.sampled_from(VERDICTS),
    day=st.dates(max_value=datetime.date(2100, 1, 1)),
)
def test_decisions_on_identity(reason: str, by: str, verdict: str, day: datetime.date) -> None:
    """The reason and who decided are read as they were given, whatever signs they have."""
    assume(reason.strip() and by.strip())
    new = NewDecision(verdict, "org/a", "org/b", reason, day, by)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "decisions.yaml"
        path.write_bytes((HEAD + new.entry()).encode())
        file = read_yaml(path)
    assert file.problems == []
    (read,) = decisions_of(file)
    assert (read.verdict, read.first, read.second, read.date) == (verdict, "org/a", "org/b", day)
    assert (read.reason.nb, read.by) == (reason, by)


@given(st.lists(st.builds(Name, TEXTS, TEXTS, TEXTS, st.lists(TEXTS, max_size=3)), max_size=4))
def test_names_that_are_kept(names: list[Name]) -> None:
    """What shells complete is the same from the release and from what is kept of it."""
    with tempfile.TemporaryDirectory() as folder:
        keep_names(Path(folder) / "a" / "x.json", names)
        assert kept_names(Path(folder) / "a" / "x.json") == names


@pytest.mark.parametrize("kind", ["memory", "disk"])
@settings(max_examples=30, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=5, unique=True))
def test_a_store_of_canonical_lines(kind: str, texts: list[str]) -> None:
    """N-Quads as releases have them give back the same literals, with and without a language."""
    quads = {ox.Quad(A, P, ox.Literal(text, language=lang)) for text in texts for lang in (None, "nb")}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.nq"
        path.write_bytes("".join(f"{quad} .\n" for quad in quads).encode())
        store: Store
        if kind == "memory":
            store = MemoryStore.of_nquads(path)
        else:
            store = DiskStore.make(path, Path(folder) / "store", "x", piece=2)
        assert set(store.quads()) == quads


@given(st.lists(TEXTS, min_size=1, max_size=4, unique=True))
def test_rows_of_a_query_as_json(texts: list[str]) -> None:
    """Oxigraph's own reader of SPARQL results finds every text."""
    store = MemoryStore(ox.Quad(A, P, ox.Literal(text)) for text in texts)
    found = store.query("SELECT ?o { ?s ?p ?o }")
    data = results_bytes(found, "json", {})
    read = ox.parse_query_results(io.BytesIO(data), ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    assert {row["o"] for row in read} == {ox.Literal(text) for text in texts}
    assert {row["o"]["value"] for row in json.loads(data)["results"]["bindings"]} == set(texts)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=4), st.sampled_from(",;\t"))
def test_tables_of_others(rows: list[list[str]], delimiter: str) -> None:
    """CSV as Python's own writer makes it, cells with line ends and quotes too."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    assume(not text.getvalue().startswith("\ufeff"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_bytes(text.getvalue().encode())
        assembly = Assembly({})
        assert [cells for _, cells in csv_records(assembly, path, delimiter)] == rows
    assert assembly.problems == []


@given(name=st.sampled_from(["Navn", "Name"]), other=TEXTS, cells=st.lists(TEXTS, min_size=1, max_size=3))
def test_a_proposal_for_a_table(name: str, other: str, cells: list[str]) -> None:
    """Whatever stands in a table of others, the proposal is YAML that names the table and its columns."""
    assume(not {"\t", ";"} & {*other} and other.strip() != name)  # which would be another table
    text = io.StringIO(newline="")
    csv.writer(text).writerows(
        [[name, other], *([f"Etat {index}", cell] for index, cell in enumerate(cells))]
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_bytes(text.getvalue().encode())
        proposal = propose(path, {}, "s").text()
        (Path(folder) / "x.mapping.yaml").write_bytes(proposal.encode())
        read = read_yaml(Path(folder) / "x.mapping.yaml")
    assert read.problems == []
    assert isinstance(read.value, dict)
    assert read.value["table"] == "x.csv"
    assert f"{{{name}}}" in yaml.dump(read.value["sections"])
