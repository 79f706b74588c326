"""Where output goes and in what form: files, pipes, standard input, encodings, interruptions."""

import csv
import io
import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
import rdflib
from rdflib.query import Result

from export.contract import Content, Format
from export.registry import FORMATS
from tests.cli.runner import SMALL, ok, process, run

SELECT = "SELECT ?s ?label { ?s a org:Membership ; rdfs:label ?label } ORDER BY ?s ?label"
CONSTRUCT = "CONSTRUCT WHERE { ?s a org:Membership ; rdfs:label ?label }"
CAREER = ("ask", "career", "--person", "Åse")


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_rows_of_a_query(form: str) -> None:
    """`query --format` writes the W3C formats; rdflib reads them."""
    read = Result.parse(
        BytesIO(ok("query", "-q", SELECT, "--format", form, *SMALL).stdout_bytes), format=form
    )
    labels = [str(row[rdflib.Variable("label")]) for row in read.bindings]
    assert len(labels) == 4
    assert "Åse Øst-Ærlig: leder i A (EtA)" in labels


@pytest.mark.parametrize(
    ("form", "name"), [(None, "turtle"), ("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")]
)
def test_triples_of_a_query(form: str | None, name: str) -> None:
    """CONSTRUCT gives Turtle unless told otherwise."""
    words = ["--format", form] if form else []
    data = ok("query", "-q", CONSTRUCT, *words, *SMALL).stdout_bytes
    assert len(rdflib.Graph().parse(data=data, format=name)) == 6


@pytest.mark.parametrize(
    ("pattern", "word", "truth"), [("?s a org:Membership", "yes", True), ("?s a ak:X", "no", False)]
)
def test_a_truth_value(pattern: str, word: str, truth: bool) -> None:
    """ASK is answered in a word, or in a W3C format."""
    assert ok("query", "-q", f"ASK {{ {pattern} }}", *SMALL).stdout == f"{word}\n"
    data = ok("query", "-q", f"ASK {{ {pattern} }}", "--format", "json", *SMALL).stdout_bytes
    assert Result.parse(BytesIO(data), format="json").askAnswer is truth


def test_an_answer_in_every_form() -> None:
    """CSV, TSV and JSON say the same; the table says it in words."""
    texts = {
        form: ok(*CAREER, "--format", form, *SMALL).stdout for form in ("csv", "tsv", "json", "markdown")
    }
    (row,) = csv.DictReader(io.StringIO(texts["csv"]))
    header, line = texts["tsv"].splitlines()
    assert dict(zip(header.split("\t"), line.split("\t"), strict=True)) == row
    cells = json.loads(texts["json"])["rows"][0]
    assert {name: cell["text"] for name, cell in cells.items()} == {name: row[name] for name in cells}
    assert (row["person_id"], row["status_id"], row["sources_id"]) == ("person/ase", "none", "s t w")
    assert texts["markdown"].startswith("| person | person_id |")


def test_a_table_and_its_summary() -> None:
    """The table goes to standard output, the count to standard error; what is left out is said."""
    result = ok("ask", "solution-roles", "--solution", "Postkassen", "--as-of", "2018-01-01", *SMALL)
    assert result.stdout.startswith(
        "Hvem eier, forvalter, leverer eller bruker løsningen? (per 2018-01-01)\n"
    )
    assert "[1] s: Source s · Publisher s (ingen kjent)\n" in result.stdout
    assert result.stderr == "1 row; 1 more only possible: add --status possible\n"


def test_sparql_is_shown_and_can_be_run() -> None:
    """What `--sparql` prints is a query that `query -` takes, with the same rows."""
    sparql = ok(*CAREER, "--sparql", *SMALL).stdout
    rows = list(csv.DictReader(io.StringIO(ok("query", "-", "--format", "csv", *SMALL, stdin=sparql).stdout)))
    assert [row["person"].rpartition("/id/")[2] for row in rows] == ["person/ase"]


@pytest.mark.parametrize(
    "words",
    [
        (*CAREER,),
        (*CAREER, "--format", "json"),
        (*CAREER, "--sparql"),
        ("query", "-q", SELECT),
        ("query", "-q", SELECT, "--format", "csv"),
        ("query", "-q", "ASK { ?s ?p ?o }"),
        ("show", "org/a"),
        ("show", "org/a", "--format", "json"),
        ("export", "graphml"),
        ("export", "nquads"),
    ],
    ids=" ".join,
)
def test_files_and_dashes(tmp_path: Path, words: tuple[str, ...]) -> None:
    """`-o FILE` writes what `-o -` prints, whatever the folder is called; nothing else is printed."""
    target = tmp_path / "ny mappe æøå" / "fil med mellomrom.txt"
    result = ok(*words, "-o", str(target), *SMALL, width=400)
    assert result.stdout == ""
    assert target.read_bytes() == ok(*words, "-o", "-", *SMALL, width=400).stdout_bytes
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_query_from_a_file(tmp_path: Path) -> None:
    """With a byte-order mark or without."""
    for mark in (b"", b"\xef\xbb\xbf"):
        path = tmp_path / "spørring 1.rq"
        path.write_bytes(mark + SELECT.encode())
        assert ok("query", str(path), *SMALL).stdout == ok("query", "-q", SELECT, *SMALL).stdout


def test_standard_input_that_is_not_utf8() -> None:
    """It is told, not guessed at."""
    result = run("query", "-", *SMALL, stdin="SELECT 'ø'".encode("latin-1"))
    assert (result.exit_code, result.stderr) == (1, "Error: Standard input is not UTF-8\n")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_pipes_are_utf8_whatever_the_system_says(encoding: str) -> None:
    """The bytes in a pipe or file are the same on every system."""
    words = ("ask", "career", "--person", "person/ase", *SMALL)
    child = process(*words, PYTHONIOENCODING=encoding, PYTHONUTF8="0", COLUMNS="110")
    data, errors = child.communicate()
    assert (child.returncode, errors) == (0, b"1 row\n")
    assert data == ok(*words).stdout_bytes
    assert "Åse Øst-Ærlig" in data.decode("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ("export", "nquads", "-o", "-"),
        ("query", "-q", "SELECT * { ?s ?p ?o }"),
        ("query", "-q", "SELECT * { GRAPH ?g { ?s ?p ?o } }", "--format", "csv"),
        ("query", "-q", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    ],
    ids=" ".join,
)
def test_the_reader_of_a_pipe_may_leave(words: tuple[str, ...]) -> None:
    """`| head -1` is no error: nothing on standard error but counts, exit code 0."""
    child = process(*words, *SMALL)
    assert child.stdout is not None
    assert child.stderr is not None
    assert child.stdout.readline()
    child.stdout.close()
    errors = child.stderr.read().decode()
    assert (child.wait(), re.sub(r"^\d+ rows\n", "", errors)) == (0, "")
    child.stderr.close()


def test_an_interruption(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-C while writing: one line, exit code 130, and the old file as it was."""
    target = tmp_path / "kart.graphml"
    target.write_bytes(b"old")

    def interrupted(_: Content, file: BinaryIO) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    stopped: tuple[Format, ...] = tuple(replace(form, write=interrupted) for form in FORMATS if form.write)
    monkeypatch.setattr("export.registry.FORMATS", stopped)
    result = run("export", "graphml", "-o", str(target), *SMALL)
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr == "Error: Interrupted; files that were not complete are as they were.\n"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"kart.graphml": b"old"}


def test_a_folder_export(tmp_path: Path) -> None:
    """CSV goes to a folder, and says so; a stream is refused."""
    result = ok("export", "csv", "-o", str(tmp_path / "ut"), *SMALL)
    assert (result.stdout, result.stderr) == ("", f"Wrote {tmp_path / 'ut'}\n")
    assert (tmp_path / "ut" / "ties.csv").is_file()
    refused = run("export", "csv", "-o", "-", *SMALL)
    assert (refused.exit_code, refused.stderr) == (
        1,
        "Error: csv is a folder of files; give a folder with -o\n",
    )


def test_an_export_in_another_way(tmp_path: Path) -> None:
    """CSV for Excel and JSON-LD by actor go to names of their own; other formats refuse the options."""
    ok("export", "csv", "--excel", "-o", str(tmp_path / "ut"), *SMALL)
    assert (tmp_path / "ut" / "ties.csv").read_bytes().startswith(b"\xef\xbb\xbfa;a_label;tie;")
    framed = ok("export", "jsonld", "--frame", "actor", "-o", "-", *SMALL)
    assert {one["iri"] for one in json.loads(framed.stdout)["@graph"]} >= {"id/org/a", "id/person/ase"}
    for words, option in ((("gexf", "--excel"), "excel"), (("csv", "--frame", "actor"), "actor")):
        refused = run("export", *words, "-o", str(tmp_path / "x"), *SMALL)
        assert (refused.exit_code, refused.stderr) == (
            1,
            f"Error: {words[0]} cannot be written as “{option}”; leave that option out\n",
        )


def test_a_workbook_goes_to_a_pipe() -> None:
    """Bytes, not text: the same as in a file."""
    assert run("export", "xlsx", "-o", "-", *SMALL).stdout_bytes.startswith(b"PK")


def test_warnings_go_to_standard_error() -> None:
    """A term that matches nothing is told beside the empty result."""
    result = ok("query", "-q", "SELECT * { ?post org:heldby ?who }", "--format", "csv", *SMALL)
    assert result.stderr == "Warning: org:heldby is not used in this graph. Did you mean org:heldBy?\n"
    assert result.stdout == "post,who\r\n" or sorted(result.stdout.strip().split(",")) == ["post", "who"]
