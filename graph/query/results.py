"""The forms in which answers and query results are written."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from graph.errors import QueryError
from graph.query.answers import Answer
from graph.store.base import Results
from graph.vocabulary import Term

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
COLUMN_WORDS = {
    "nb": {
        "person": "person", "post": "post", "organisation": "organisasjon", "title": "tittel", "status": "status",
        "start": "fra", "end": "til", "support": "belegg", "sources": "kilder", "role": "rolle", "participant": "deltaker",
        "for": "for", "part": "del", "certainty": "sikkerhet", "act": "handling", "paraphrase": "innhold",
        "topics": "temaer", "occasion": "anledning", "mode": "måte", "proposition": "standpunkt", "stance": "holdning",
        "solution": "løsning", "actor": "aktør", "topic": "tema", "ministry": "departement", "direction": "retning",
        "type": "type", "from": "fra", "to": "til", "continued": "lever videre", "indicator": "hva tallet måler",
        "qualifier": "nøyaktighet", "value": "verdi", "unit": "enhet", "population": "blant", "answer": "svar",
        "period": "gjelder", "by": "oppgitt av", "text": "innhold", "label": "faktum", "source": "kilde",
        "claimedStart": "fra (kilden)", "claimedEnd": "til (kilden)", "printed": "trykt tittel", "preferred": "avgjør",
        "conflict": "strid om", "note": "merknad", "claim": "påstand", "about": "om", "statement": "uttalelse",
        "kind": "slag", "relation": "forhold", "subordinate": "underordnet", "count": "antall", "fact": "faktum-id",
        "publisher": "utgiver", "interest": "interesse", "citation": "henvisning", "date": "dato", "claims": "påstander",
    },
    "en": {},
}  # fmt: skip
"""Headings of the columns in Norwegian; in English they are the names themselves."""


def answer_table(answer: Answer) -> tuple[list[str], list[list[str]]]:
    """Headings and rows for reading; columns that are empty in every row, and the facts' ids, are left out."""
    used = [
        column
        for column in answer.columns
        if column != "fact" and (not answer.rows or any(column in row for row in answer.rows))
    ]
    words = COLUMN_WORDS[answer.lang]
    headings = [words.get(column, column) for column in used]
    return headings, [[row[column].text if column in row else "" for column in used] for row in answer.rows]


def answer_bytes(answer: Answer, form: str) -> bytes:
    """An answer as `json`, `csv`, `tsv`, `markdown` or `table` (plain, tab-separated).

    JSON gives text and id of each cell; the other forms give the texts, and for things a further column with the id.
    """
    if form == "json":
        rows = [
            {column: {"text": cell.text, "id": cell.id} for column, cell in row.items()}
            for row in answer.rows
        ]
        document = {
            "question": answer.question.name,
            "as_of": answer.day.isoformat(),
            "columns": list(answer.columns),
            "rows": rows,
        }
        return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
    headings, rows_of_text = _with_ids(answer)
    if form == "markdown":
        lines = [headings, ["---"] * len(headings), *rows_of_text]
        escaped = (" | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) for line in lines)
        return "".join(f"| {line} |\n" for line in escaped).encode()
    return _separated(headings, rows_of_text, "," if form == "csv" else "\t")


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


def _cells(row: Mapping[str, "object"], columns: Iterable[str], things: set[str]) -> list[str]:
    cells = []
    for column in columns:
        cell = row.get(column)
        cells.append(str(cell) if cell is not None else "")
        if column in things:
            cells.append(str(getattr(cell, "id", "")))
    return cells


def _separated(headings: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode()


def results_bytes(results: Results, form: str, prefixes: Mapping[str, str]) -> bytes:
    """The results of any SPARQL query in a W3C result format, or as an RDF file for CONSTRUCT and DESCRIBE.

    Raises:
        QueryError: The format does not fit the kind of query.
    """
    if isinstance(results, ox.QueryTriples):
        if form not in _GRAPH_FORMATS:
            fitting = ", ".join(_GRAPH_FORMATS)
            raise QueryError(
                f"A CONSTRUCT or DESCRIBE query gives triples, not {form}; choose --format {fitting}"
            )
        triples = sorted({str(triple): triple for triple in results}.items())
        form_of_graph = _GRAPH_FORMATS[form]
        return (
            ox.serialize((triple for _, triple in triples), format=form_of_graph, prefixes=dict(prefixes))
            or b""
        )
    if form not in _SELECT_FORMATS:
        raise QueryError(
            f"A SELECT or ASK query gives rows, not {form}; choose --format {', '.join(_SELECT_FORMATS)}"
        )
    if isinstance(results, ox.QueryBoolean) and form in ("csv", "tsv"):
        return f"{str(bool(results)).lower()}\n".encode()
    return results.serialize(format=_SELECT_FORMATS[form]) or b""


def solutions_table(
    solutions: ox.QuerySolutions, prefixes: Mapping[str, str]
) -> tuple[list[str], list[list[str]]]:
    """Headings and rows of a SELECT for reading: IRIs shortened with the longest prefix that fits."""
    columns = [variable.value for variable in solutions.variables]
    ordered = sorted(prefixes.items(), key=lambda pair: -len(pair[1]))
    rows = [[_shown(solution[column], ordered) for column in columns] for solution in solutions]
    return columns, rows


def _shown(term: Term | None, prefixes: Sequence[tuple[str, str]]) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        for prefix, iri in prefixes:
            if term.value.startswith(iri):
                return f"{prefix}:{term.value.removeprefix(iri)}"
        return term.value
    return term.value if isinstance(term, ox.Literal) else str(term)
