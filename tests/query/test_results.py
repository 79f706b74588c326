"""Answers and query results in each form, read back by independent readers."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from io import BytesIO

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.query import Result

from graph.errors import QueryError
from graph.query.answers import Answer, Cell
from graph.query.questions import question
from graph.query.results import answer_bytes, answering, results_bytes
from graph.query.table import answer_table, solutions_table, source_line
from graph.vocabulary import prefixes, to_rdflib
from tests.network.sample import ODD, sample

PREFIXES = prefixes()
SELECT = "SELECT ?s ?label ?none { ?s rdfs:label ?label OPTIONAL { ?s ak:none ?none } } ORDER BY ?s ?label"
ASK_YES, ASK_NO = "ASK { ?s a ak:Statement }", "ASK { ?s a ak:None }"
CONSTRUCT = "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s a ak:Statement ; ak:paraphrase ?o }"


def run(sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Run a query on the small release."""
    return sample().query(sparql)


def solutions(sparql: str) -> ox.QuerySolutions:
    """The rows of a SELECT."""
    found = run(sparql)
    assert isinstance(found, ox.QuerySolutions)
    return found


def answer(
    *rows: dict[str, Cell], lang: str = "nb", columns: Iterable[str] = ("person", "title", "fact")
) -> Answer:
    """An answer with these rows."""
    return Answer(question("career"), {}, "", date(2016, 8, 24), None, lang, list(columns), rows, len(rows))


@pytest.mark.parametrize(
    ("form", "sparql"),
    [
        ("json", SELECT),
        ("xml", SELECT),
        # rdflib's TSV reader knows no empty cells, and ends lines at U+2028
        ("tsv", "SELECT ?s ?label { ?s a ak:NamePeriod ; rdfs:label ?label } ORDER BY ?s ?label"),
    ],
)
def test_rows_are_read_back_by_rdflib(form: str, sparql: str) -> None:
    """The W3C formats that keep terms give the same terms; an unbound variable gives none."""
    expected = [
        {name: to_rdflib(term) for name in ("s", "label") if (term := row[name]) is not None}
        for row in solutions(sparql)
    ]
    read = Result.parse(BytesIO(results_bytes(run(sparql), form, PREFIXES)), format=form)
    assert [{str(name): value for name, value in row.items()} for row in read.bindings] == expected
    assert expected


def test_rows_as_csv() -> None:
    """CSV keeps the texts."""
    rows = list(csv.DictReader(io.StringIO(results_bytes(run(SELECT), "csv", PREFIXES).decode(), newline="")))
    expected = [{"s": row["s"].value, "label": row["label"].value, "none": ""} for row in solutions(SELECT)]
    assert rows == expected
    odd = results_bytes(
        run('SELECT ?t { ?s ak:paraphrase ?t FILTER(CONTAINS(?t, "Ærlig")) }'), "csv", PREFIXES
    )
    assert list(csv.reader(io.StringIO(odd.decode(), newline="")))[1:] == [[ODD]]


@pytest.mark.parametrize(("sparql", "value"), [(ASK_YES, True), (ASK_NO, False)])
def test_a_truth_value(sparql: str, value: bool) -> None:
    """ASK as JSON and XML for other tools, as a word for the rest."""
    for form in ("json", "xml"):
        read = Result.parse(BytesIO(results_bytes(run(sparql), form, PREFIXES)), format=form)
        assert read.askAnswer is value
    assert results_bytes(run(sparql), "csv", PREFIXES) == f"{str(value).lower()}\n".encode()


@pytest.mark.parametrize(
    ("form", "name"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("json", "json-ld")]
)
def test_triples_are_read_back_by_rdflib(form: str, name: str) -> None:
    """CONSTRUCT gives a graph, the same bytes each time."""
    data = results_bytes(run(CONSTRUCT), form, PREFIXES)
    texts = {str(value) for _, _, value in rdflib.Graph().parse(data=data, format=name)}
    assert texts == {ODD, "Cloud is worth betting on."}
    assert results_bytes(run(CONSTRUCT), form, PREFIXES) == data


@pytest.mark.parametrize(
    ("sparql", "form", "message"),
    [
        (SELECT, "turtle", "gives rows, not turtle; choose --format table, json, csv, tsv, xml"),
        (ASK_YES, "jsonld", "gives rows, not jsonld"),
        (CONSTRUCT, "csv", "gives triples, not csv; choose --format turtle, ntriples, jsonld, json"),
    ],
)
def test_a_format_that_does_not_fit(sparql: str, form: str, message: str) -> None:
    """The error lists those that do."""
    with pytest.raises(QueryError, match=message):
        results_bytes(run(sparql), form, PREFIXES)


def test_what_fails_while_it_is_read() -> None:
    """A service that does not answer is an error in words."""
    with pytest.raises(QueryError, match="cannot be answered: no route"), answering():
        raise OSError("no route")


ROW = {
    "person": Cell('Åse "|" Øst\t\n', "person/ase"),
    "title": Cell("leder", "leder"),
    "fact": Cell("f", "f"),
}


def test_an_answer_as_json() -> None:
    """Text and id of each cell, with what was asked."""
    document = json.loads(answer_bytes(answer(ROW), "json"))
    assert (document["question"], document["as_of"], document["status"]) == ("career", "2016-08-24", None)
    assert document["columns"] == ["person", "title", "fact"]
    assert document["rows"][0]["person"] == {"text": 'Åse "|" Øst\t\n', "id": "person/ase"}


def test_an_answer_as_csv_and_tsv() -> None:
    """Things have a further column with their id; TSV has no tabs or line breaks in its cells."""
    read = list(csv.reader(io.StringIO(answer_bytes(answer(ROW), "csv").decode(), newline="")))
    assert read == [["person", "person_id", "title", "fact"], ['Åse "|" Øst\t\n', "person/ase", "leder", "f"]]
    lines = answer_bytes(answer(ROW), "tsv").decode().splitlines()
    assert [line.split("\t") for line in lines] == [read[0], ['Åse "|" Øst  ', "person/ase", "leder", "f"]]


def test_an_answer_as_markdown() -> None:
    """Bars are escaped, each row is one line."""
    lines = answer_bytes(answer(ROW), "markdown").decode().splitlines()
    assert lines[1] == "| --- | --- | --- | --- |"
    assert lines[2] == r'| Åse "\|" Øst | person/ase | leder | f |'


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "markdown"])
def test_an_empty_answer(form: str) -> None:
    """The columns are told even when there are no rows."""
    assert b"person" in answer_bytes(answer(), form)


def test_a_table_numbers_its_sources() -> None:
    """Marks in the order of first use, explained beneath with the publisher's interest."""
    table = answer_table(sample().ask("career", person="Åse"), sample().network)
    marks = [row[table.headings.index("kilder")] for row in table.rows]
    assert marks == ["[1] [2] [3]"]
    assert table.notes[0] == "[1] s: Source s · Publisher s (ingen kjent)"
    assert [note[:6] for note in table.notes] == ["[1] s:", "[2] t:", "[3] w:"]


def test_a_table_leaves_out_what_says_nothing() -> None:
    """Empty columns and ids of facts are left out; dates are in words; headings are in the language."""
    asked = sample().ask("career", person="Ola Øst", lang="en")
    table = answer_table(asked, sample().network)
    assert "fact" not in table.headings
    assert "title" not in table.headings
    row = dict(zip(table.headings, table.rows[0], strict=True))
    assert (row["who"], row["organisation"], row["from"], row["until"]) == (
        "Ola Øst",
        "Agency A",
        "unknown",
        "unknown",
    )
    empty = answer_table(
        sample().ask("career", person="Åse", status="holds", as_of="2001-01-01"), sample().network
    )
    assert empty.rows == []
    assert "hvem" in empty.headings


def test_a_source_in_a_line() -> None:
    """Id, title, publisher and interest, in the language asked for."""
    assert source_line(sample().network, "w", "en") == "w: Source w · Publisher w (none known)"


def test_rows_of_a_query_as_a_table() -> None:
    """IRIs are shortened with the longest prefix that fits; what is unbound is empty."""
    sparql = """SELECT ?a ?b ?c ?d ?e {
        VALUES (?a ?b ?c ?d) { (ak:kind a-org:a <https://example.org/x> 5) }
        OPTIONAL { ?a ak:none ?e }
    }"""
    table = solutions_table(solutions(sparql), PREFIXES)
    assert table.headings == ["a", "b", "c", "d", "e"]
    assert table.rows == [["ak:kind", "a-org:a", "https://example.org/x", "5", ""]]
