"""`aktorkart export`."""

from datetime import date
from pathlib import Path

import click

from graph.cli.common import guarded, open_release, print_table, reading_options, say


@click.command()
@click.argument("name", metavar="FORMAT", required=False)
@click.option("-o", "--output", metavar="FILE", help="File (or folder, for csv); - is standard output.")
@click.option("--list", "listed", is_flag=True, help="List the formats.")
@reading_options
@guarded
def export(
    name: str | None, output: str | None, listed: bool, as_of: date | None, lang: str, release: Path | None
) -> None:
    """Export the graph in a FORMAT; every row and edge carries its source, place and dates.

    Without --as-of everything of all times is exported; with it, what holds or is presumed on that day.

    \b
    Example:
      aktorkart export graphml -o kart.graphml --as-of 2016-08-24
    """
    from export.registry import FORMATS, find_format

    if listed or name is None:
        rows = [(one.name, one.suffix or "(folder)", one.description.in_language(lang)) for one in FORMATS]
        print_table(("format", "ending", "what for"), rows)
        return
    from export.contract import Content, default_name
    from export.writing import write_file, write_folder

    form = find_format(name)
    kart = open_release(release)
    store = kart.state(as_of) if as_of else kart.store
    content = Content(kart.network, store, as_of, lang)
    if form.write is not None and output == "-":
        form.write(content, click.get_binary_stream("stdout"))
        return
    target = Path(output) if output else default_name(form)
    if form.write is not None:
        write_file(form, content, target)
    else:
        write_folder(form, content, target)
    say(f"Wrote {target}")
