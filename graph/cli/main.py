"""The command `aktorkart`."""

import click

import graph
from graph.cli.program import Program

LISTED = {
    "analyse": "Measure the network of actors on a day.",
    "ask": "Ask a named question; without one, list them by theme.",
    "build": "Build a release from DATA folders (default: the shipped data).",
    "check": "Check DATA folders (default: the shipped data).",
    "completion": "Print the script that lets SHELL complete commands, options, questions and names.",
    "coverage": "Show what is missing on a day, by kind, and whose voice the sources carry.",
    "diff": "Show what changed FROM one day TO another, or FROM one release TO another.",
    "docs": "Write documentation that is made from the files themselves.",
    "evidence": "See what a fact rests on, compare with your own copies of the texts, and make new places.",
    "export": "Export the graph in a FORMAT; every row and edge carries its source, place and dates.",
    "identity": "Find ids that may mean the same thing, and record decisions on them.",
    "import": "Bring tables of others into the form of this project.",
    "path": "Show the shortest path between A and B, with fact, period, source and place of each step.",
    "query": "Run a SPARQL 1.1 query from FILE (- is standard input) or -q.",
    "schema": "Print the JSON Schema of a data file, for an editor that completes and checks YAML.",
    "show": "Show the dossier of an ACTOR: all facts that name it, with periods, support and sources.",
    "view": "Write the map as one HTML file that opens without a network.",
}
"""What the help says of each command, written here so that asking for help imports none of them."""


@click.group(
    cls=Program,
    listed=LISTED,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="\b\nExample:\n  aktorkart ask who-held-post --organisation Difi --as-of 2016-08-24",
)
@click.version_option(graph.__version__, prog_name="aktorkart")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Who decides, owns, runs and says what in Norwegian public-sector digitalisation, and how we know."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
