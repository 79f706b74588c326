"""`aktorkart show`."""

from datetime import date
from pathlib import Path

import click

from graph.cli.common import guarded, open_release, reading_options, write_bytes


@click.command()
@click.argument("actor")
@click.option(
    "--format", "form", type=click.Choice(("text", "markdown", "json")), default="text", show_default=True
)
@click.option("-o", "--output", metavar="FILE", help="Write to a file; - is standard output.")
@reading_options
@guarded
def show(
    actor: str, form: str, output: str | None, as_of: date | None, lang: str, release: Path | None
) -> None:
    """Show the dossier of an ACTOR: everything known of it, with periods, support and sources.

    ACTOR is an id, a name, a former name, an alias or a number; also events, documents, solutions and topics have a dossier.

    \b
    Example:
      aktorkart show Difi --as-of 2016-08-24
    """
    from graph.query.dossier import dossier, dossier_json, dossier_text

    kart = open_release(release)
    found = dossier(kart.network, kart.asker.lookup.find(actor), as_of, lang)
    if form == "json":
        write_bytes(dossier_json(found), output)
    else:
        write_bytes(dossier_text(found, markdown=form == "markdown").encode(), output)
