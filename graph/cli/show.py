"""`aktorkart show`."""

from datetime import date
from pathlib import Path

import click

from graph.cli.common import example, open_release, output_option, reading_options, write_bytes, write_text


@click.command(epilog=example("aktorkart show Difi --as-of 2016-08-24"))
@click.argument("actor")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
    help="Form.",
)
@output_option
@reading_options
def show(
    actor: str, form: str, output: str | None, as_of: date | None, lang: str, release: Path | None
) -> None:
    """Show the dossier of an ACTOR: all facts that name it, with periods, support and sources.

    ACTOR is an id, a name, a former name, an alias or a number. Events, documents, solutions and topics have
    a dossier too.
    """
    from graph.cli.tables import terminal_width
    from graph.query.dossier import dossier, dossier_json, dossier_text

    kart = open_release(release)
    found = dossier(kart.network, kart.asker.lookup.find(actor), as_of, lang)
    if form == "json":
        write_bytes(dossier_json(found), output)
    else:
        markdown = form == "markdown"
        text = dossier_text(found, markdown=markdown, width=None if markdown or output else terminal_width())
        write_text(text, output)
