"""`aktorkart schema`."""

import json

import click

from graph.cli.common import example, output_option, write_bytes
from graph.cli.progress import say

NAMES = ("facts", "sources", "release", "withheld", "decisions", "assertions", "mapping")


@click.command(epilog=example("aktorkart schema facts -o out/schema/facts.json"))
@click.argument("name", metavar="FORM", type=click.Choice(NAMES))
@output_option
def schema(name: str, output: str | None) -> None:
    """Print the JSON Schema of a data file, for an editor that completes and checks YAML.

    FORM is facts, sources, release, withheld, decisions, assertions or mapping. For the YAML language
    server the first line of a file names its schema: # yaml-language-server: $schema=../out/schema/facts.json
    """
    from graph.check.forms import form_schema

    write_bytes(f"{json.dumps(form_schema(name), ensure_ascii=False, indent=2)}\n".encode(), output)
    if output not in (None, "-"):
        say(f"Wrote {output}")
