"""`aktorkart import`: other people's tables."""

from pathlib import Path

import click

from graph.cli.common import example, output_option, write_bytes
from graph.cli.progress import say


@click.group("import", epilog=example("aktorkart import table docs/examples/actors.csv"))
def import_() -> None:
    """Bring tables of others into the form of this project."""


@import_.command(epilog=example("aktorkart import table docs/examples/actors.csv -o actors.mapping.yaml"))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--source", metavar="ID", help="The source in sources.yaml. Default: one named after the file.")
@output_option
def table(file: Path, source: str | None, output: str | None) -> None:
    """Propose a mapping for FILE, a CSV or XLSX table of actors or relations.

    Columns are known by their names and cells: organisation numbers by the control digit, Wikidata and
    municipality numbers, dates, ids, names, types. A workbook may have one sheet of actors (Label, Type) and
    one of relations (From, To, Type). What is to be filled in stands at the head of the proposal. Put table
    and mapping into data/registers/ and run: aktorkart check
    """
    from graph.ingest.proposal import propose
    from graph.model.folding import folded
    from graph.ontology import load_lists

    lists = load_lists()
    vocabulary = {
        scheme: {
            folded(word): notation
            for notation in sorted(notations)
            for word in (*dict(lists.label(scheme, notation).items()).values(), notation)
        }
        for scheme, notations in lists.notations().items()
    }
    proposal = propose(file, vocabulary, source)
    write_bytes(proposal.text().encode(), output)
    for one in proposal.todo:
        say(f"To do: {one}")
