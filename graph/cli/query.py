"""`aktorkart query`."""

import sys
from datetime import date
from pathlib import Path

import click

from graph.cli.common import (
    as_of_option,
    counted,
    example,
    open_release,
    output_option,
    release_option,
    store_option,
    write_bytes,
    write_text,
)
from graph.cli.progress import say

FORMATS = ("table", "json", "csv", "tsv", "xml", "turtle", "ntriples", "jsonld")


@click.command(
    epilog=example(
        'aktorkart query --as-of 2016-08-24 -q "SELECT ?who { a-post:difi-direktor org:heldBy ?who }"'
    )
)
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("-q", "--text", metavar="SPARQL", help="The query itself.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: a table, or Turtle for triples.")
@output_option
@as_of_option
@release_option
@store_option
def query(
    file: Path | None,
    text: str | None,
    form: str | None,
    output: str | None,
    as_of: date | None,
    release: Path | None,
    store: Path | None,
) -> None:
    """Run a SPARQL 1.1 query from FILE (- is standard input) or -q.

    All prefixes of the project are preloaded. With --as-of the direct triples of that day (org:heldBy,
    ak:manages …) stand in the default graph beside the release.
    """
    import pyoxigraph as ox

    from graph.cli.tables import render_table, terminal_width
    from graph.query.prefixes import unknown_terms
    from graph.query.results import results_bytes
    from graph.query.table import solutions_table
    from graph.vocabulary import prefixes

    asked = _text(file, text)
    kart = open_release(release, store)
    for warning in unknown_terms(asked):
        say(f"Warning: {warning}")
    known = prefixes(kart.release.base)
    results = kart.query(asked, as_of=as_of)
    if form in (None, "table") and isinstance(results, ox.QuerySolutions):
        table = solutions_table(results, known)
        write_text(render_table(table.headings, table.rows, terminal_width()), output)
        say(counted(len(table.rows), "row"))
    elif form in (None, "table") and isinstance(results, ox.QueryBoolean):
        write_text("yes\n" if results else "no\n", output)
    else:
        write_bytes(results_bytes(results, form or "turtle", known), output)


def _text(file: Path | None, text: str | None) -> str:
    from graph.errors import QueryError

    if (file is None) == (text is None):
        raise click.UsageError("Give a FILE with the query, - for standard input, or -q TEXT.")
    if text is not None or file is None:
        return text or ""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise QueryError(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        name = "Standard input" if str(file) == "-" else file
        raise QueryError(f"{name} is not UTF-8") from error
