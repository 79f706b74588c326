"""`aktorkart query`."""

from datetime import date
from pathlib import Path

import click

from graph.cli.common import (
    as_of_option,
    guarded,
    open_release,
    print_table,
    release_option,
    say,
    write_bytes,
)

FORMATS = ("table", "json", "csv", "tsv", "xml", "turtle", "ntriples", "jsonld")


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("-q", "--text", help="The query itself.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: a table, or Turtle for triples.")
@click.option("-o", "--output", metavar="FILE", help="Write to a file; - is standard output.")
@as_of_option
@release_option
@guarded
def query(
    file: Path | None,
    text: str | None,
    form: str | None,
    output: str | None,
    as_of: date | None,
    release: Path | None,
) -> None:
    """Run a SPARQL 1.1 query from FILE (- is standard input) or -q.

    All prefixes of the project are preloaded. With --as-of the direct triples of that day (org:heldBy, ak:manages …) stand in the default
    graph beside the release.

    \b
    Example:
      aktorkart query --as-of 2016-08-24 -q "SELECT ?who { a-post:difi-direktor org:heldBy ?who }"
    """
    import pyoxigraph as ox

    from graph.query.prefixes import unknown_terms
    from graph.query.results import results_bytes, solutions_table
    from graph.vocabulary import prefixes

    asked = _text(file, text)
    kart = open_release(release)
    for warning in unknown_terms(asked):
        say(f"Warning: {warning}")
    results = kart.query(asked, as_of=as_of)
    known = prefixes(kart.release.base)
    if form is None and isinstance(results, ox.QueryTriples):
        form = "turtle"
    if form in (None, "table") and isinstance(results, ox.QuerySolutions):
        columns, rows = solutions_table(results, known)
        print_table(columns, rows)
        say(f"{len(rows)} row(s)")
    elif form in (None, "table") and isinstance(results, ox.QueryBoolean):
        click.echo("yes" if results else "no")
    else:
        write_bytes(results_bytes(results, form or "turtle", known), output)


def _text(file: Path | None, text: str | None) -> str:
    if (file is None) == (text is None):
        raise click.UsageError("Give a FILE with the query, - for standard input, or -q TEXT.")
    if text is not None:
        return text
    if str(file) == "-":
        return click.get_text_stream("stdin", encoding="utf-8").read()
    from graph.errors import QueryError

    try:
        return (file or Path()).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"{file} cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}"
        ) from error
