"""`aktorkart docs`."""

from pathlib import Path

import click

from graph.cli.common import example, lang_option, open_release, release_option, write_bytes
from graph.cli.progress import say


@click.group(invoke_without_command=True, epilog=example("aktorkart docs ontology -o ontologi.html"))
@click.pass_context
def docs(ctx: click.Context) -> None:
    """Write documentation that is made from the files themselves."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@docs.command(epilog=example("aktorkart docs ontology -o ontologi.html"))
@click.option(
    "-o", "--output", metavar="FILE", default="out/ontology.html", show_default=True, help="The HTML file."
)
@lang_option
@release_option
def ontology(output: str, lang: str, release: Path | None) -> None:
    """Write the ontology as one HTML page in both languages; its examples come from the release."""
    from export.ontology.examples import examples
    from export.ontology.page import render_page
    from export.ontology.reading import read_ontology
    from export.ontology.worked import worked_example
    from graph.files import ontology_folder

    kart = open_release(release)
    found = examples(read_ontology(ontology_folder()), kart.state(), kart.release.base)
    worked = worked_example(kart.network, kart.store, kart.release.base)
    write_bytes(render_page(found, lang, worked).encode(), output)
    if output != "-":
        say(f"Wrote {output}: open it in any browser")
