"""`aktorkart export`."""

import sys
from datetime import date
from pathlib import Path

import click

from graph.cli.common import example, open_release, reading_options, store_option
from graph.cli.completion import formats
from graph.cli.progress import hush, say


@click.command(epilog=example("aktorkart export graphml -o kart.graphml --as-of 2016-08-24"))
@click.argument("name", metavar="FORMAT", required=False, shell_complete=formats)
@click.option("-o", "--output", metavar="FILE", help="File (or folder, for csv); - is standard output.")
@click.option("--excel", is_flag=True, help="csv for a double click in a European Excel: semicolons, BOM.")
@click.option(
    "--frame", type=click.Choice(["actor"]), help="jsonld as one object an actor, with its evidence."
)
@click.option("--list", "listed", is_flag=True, help="List the formats.")
@reading_options
@store_option
@click.pass_context
def export(
    ctx: click.Context,
    name: str | None,
    output: str | None,
    excel: bool,
    frame: str | None,
    listed: bool,
    as_of: date | None,
    lang: str,
    release: Path | None,
    store: Path | None,
) -> None:
    """Export the graph in a FORMAT; every row and edge carries its source, place and dates.

    Without --as-of everything of all times is exported; with it, the networks have what holds or is presumed
    on that day, and the RDF has the direct triples of that day (org:heldBy, ak:manages …) beside the release.
    """
    from export.registry import FORMATS, find_format

    if listed or name is None:
        from graph.cli.tables import print_table

        asked = ctx.get_parameter_source("lang") is click.core.ParameterSource.COMMANDLINE
        rows = [
            (one.name, one.suffix or "(folder)", one.description.in_language(lang if asked else "en"))
            for one in FORMATS
        ]
        print_table(("format", "ending", "what for"), rows)
        return
    from export.contract import Content, default_name
    from export.writing import write_file, write_folder, write_stream

    form = find_format(name)
    for variant in ("excel" if excel else None, frame):
        form = form.variant(variant) if variant else form
    kart = open_release(release, store)
    content = Content(kart.network, kart.store if as_of is None else kart.state(as_of), as_of, lang)
    if output == "-":
        hush()
        write_stream(form, content, sys.stdout.buffer)
        return
    target = Path(output) if output else default_name(form)
    if form.write is not None:
        write_file(form, content, target)
    else:
        write_folder(form, content, target)
    say(f"Wrote {target}")
