"""The forms in which answers and query results are written to files and pipes."""

import contextlib
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from graph.errors import QueryError
from graph.query.answers import Answer, Cell
from graph.store.base import Results

_SELECT_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPH_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "json": ox.RdfFormat.JSON_LD,
}
_SPACES = str.maketrans("\t\r\n", "   ")


def answer_bytes(answer: Answer, form: str) -> bytes:
    """An answer as `json`, `csv`, `tsv` or `markdown`.

    JSON gives text and id of each cell; the others give the texts, and for things a further column with the
    id.
    """
    if form == "json":
        return _answer_json(answer)
    headings, rows = _with_ids(answer)
    if form == "markdown":
        lines = [headings, ["---"] * len(headings), *rows]
        return "".join(f"| {' | '.join(_markdown(cell) for cell in line)} |\n" for line in lines).encode()
    return _csv(headings, rows) if form == "csv" else _tsv(headings, rows)


def _answer_json(answer: Answer) -> bytes:
    document = {
        "question": answer.question.name,
        "title": answer.question.title.in_language(answer.lang),
        "parameters": dict(answer.parameters),
        "as_of": answer.day.isoformat(),
        "status": answer.status.value if answer.status else None,
        "lang": answer.lang,
        "count": len(answer),
        "total": answer.total,
        "limit": answer.limit,
        "limit_hit": answer.cut,
        "columns": list(answer.columns),
        "rows": [
            {column: {"text": cell.text, "id": cell.id} for column, cell in row.items()}
            for row in answer.rows
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _with_ids(answer: Answer) -> tuple[list[str], list[list[str]]]:
    """Headings and rows with an extra id column for each column of things."""
    things = {
        column
        for column in answer.columns
        if column != "fact"
        and any(column in row and row[column].text != row[column].id for row in answer.rows)
    }
    headings = [
        name
        for column in answer.columns
        for name in ((column, f"{column}_id") if column in things else (column,))
    ]
    return headings, [_cells(row, answer.columns, things) for row in answer.rows]


def _cells(row: Mapping[str, Cell], columns: Iterable[str], things: set[str]) -> list[str]:
    cells = []
    for column in columns:
        cell = row.get(column, Cell("", ""))
        cells += [cell.text, cell.id] if column in things else [cell.text]
    return cells


def _markdown(cell: str) -> str:
    return " ".join(cell.replace("\\", "\\\\").replace("|", "\\|").split())


def _csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """RFC 4180."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([headings, *rows])
    return text.getvalue().encode()


def _tsv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Tab-separated values as IANA registers them: no quoting, so tabs and line breaks become spaces."""
    lines = ("\t".join(cell.translate(_SPACES) for cell in line) for line in (headings, *rows))
    return "".join(f"{line}\n" for line in lines).encode()


@contextlib.contextmanager
def answering() -> Iterator[None]:
    """Around the reading of results: rows are found while they are read, and that may fail.

    Raises:
        QueryError: It failed; the text says why.
    """
    try:
        yield
    except OSError as error:
        raise QueryError(f"The query cannot be answered: {error}") from error


def results_bytes(results: Results, form: str, prefixes: Mapping[str, str]) -> bytes:
    """The results of any SPARQL query in a W3C result format, or as an RDF file for CONSTRUCT and DESCRIBE.

    Raises:
        QueryError: The format does not fit the kind of query, or the results cannot be found.
    """
    if isinstance(results, ox.QueryTriples):
        return _triples_bytes(results, form, prefixes)
    if form not in _SELECT_FORMATS:
        fitting = ", ".join(("table", *_SELECT_FORMATS))
        raise QueryError(f"A SELECT or ASK query gives rows, not {form}; choose --format {fitting}")
    if isinstance(results, ox.QueryBoolean) and form in ("csv", "tsv"):
        return f"{str(bool(results)).lower()}\n".encode()
    with answering():
        return results.serialize(format=_SELECT_FORMATS[form]) or b""


def _triples_bytes(triples: ox.QueryTriples, form: str, prefixes: Mapping[str, str]) -> bytes:
    if form not in _GRAPH_FORMATS:
        fitting = ", ".join(_GRAPH_FORMATS)
        raise QueryError(
            f"A CONSTRUCT or DESCRIBE query gives triples, not {form}; choose --format {fitting}"
        )
    with answering():
        ordered = [triple for _, triple in sorted({str(triple): triple for triple in triples}.items())]
    return ox.serialize(ordered, format=_GRAPH_FORMATS[form], prefixes=dict(prefixes)) or b""
