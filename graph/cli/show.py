"""`aktorkart show`."""

from datetime import date
from pathlib import Path

import click

from graph.cli.common import example, open_release, output_option, reading_options, write_bytes, write_text
from graph.cli.names import things


@click.command(
    epilog=example("aktorkart show Difi --as-of 2016-08-24", "aktorkart show Difi --as-of 2016-08-24 --why")
)
@click.argument("actor", shell_complete=things())
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
    help="Form.",
)
@click.option(
    "--why", is_flag=True, help="Add what follows from the facts of the day, each with rule and premises."
)
@output_option
@reading_options
def show(
    *,
    actor: str,
    form: str,
    why: bool,
    output: str | None,
    as_of: date | None,
    lang: str,
    release: Path | None,
) -> None:
    """Show the dossier of an ACTOR: all facts that name it, with periods, support and sources.

    ACTOR is an id, a name, a former name, an alias or a number. Events, documents, solutions and topics have
    a dossier too.
    """
    from graph.cli.tables import terminal_width
    from graph.query.dossier import dossier, dossier_json, dossier_text, folded_lines
    from graph.time.why import reasons, why_json, why_text

    kart = open_release(release)
    found = dossier(kart.network, kart.asker.lookup.find(actor), as_of, lang)
    follows = reasons(kart.store, found.entity.id, found.day, kart.release.base) if why else None
    if form == "json":
        inferred = None if follows is None else why_json(follows, kart.network, found.day, lang)
        write_bytes(dossier_json(found, inferred), output)
        return
    markdown = form == "markdown"
    width = None if markdown or output else terminal_width()
    text = dossier_text(found, markdown=markdown, width=width)
    if follows is not None:
        more = why_text(follows, kart.network, found.day, lang, markdown=markdown)
        text += "\n" + folded_lines(more.splitlines(), width)
    write_text(text, output)
