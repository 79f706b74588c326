"""`aktorkart coverage`."""

from datetime import date
from pathlib import Path

import click

from graph.cli.common import (
    counted,
    example,
    open_release,
    output_option,
    reading_options,
    write_bytes,
    write_text,
)
from graph.cli.progress import say


@click.command(
    epilog=example("aktorkart coverage", "aktorkart coverage --list municipality-number --as-of 2016-10-01")
)
@click.option("--list", "code", metavar="NAME", help="List what lacks this, by the name in the last column.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "markdown")),
    default="table",
    show_default=True,
    help="Form.",
)
@output_option
@reading_options
def coverage(
    code: str | None, form: str, output: str | None, as_of: date | None, lang: str, release: Path | None
) -> None:
    """Show what is missing on a day, by kind, and whose voice the sources carry.

    Each row counts what lacks something, among all that could have it. Sources are counted by interest and by
    publisher, with the facts that rest on them alone.
    """
    from graph.check.coverage import coverage as look
    from graph.check.coverage_output import closing, coverage_json, coverage_markdown, missing_rows, sections
    from graph.cli.tables import render_table, terminal_width
    from graph.errors import NotFoundError

    kart = open_release(release)
    found = look(kart.network, as_of)
    if code is not None:
        names = [gap.code for gap in found.gaps]
        if code not in names:
            raise NotFoundError(f"Nothing missing is called “{code}”; choose among {', '.join(names)}")
        rows = missing_rows(kart.network, found, code, lang)
        columns = ("navn", "id") if lang == "nb" else ("name", "id")
        write_text(render_table(columns, rows, terminal_width()), output)
        say(counted(len(rows), "row"))
    elif form == "json":
        write_bytes(coverage_json(found, lang), output)
    elif form == "markdown":
        write_text(coverage_markdown(found, kart.network.lists, lang), output)
    else:
        width = terminal_width()
        parts = [
            f"{click.style(one.heading, bold=True)}\n{render_table(one.columns, one.rows, width)}"
            for one in sections(found, kart.network.lists, lang)
        ]
        write_text("\n".join([*parts, f"{closing(found, lang)}\n"]), output)
