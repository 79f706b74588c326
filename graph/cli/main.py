"""The command `aktorkart`."""

import click

import graph
from graph.cli import analyse, ask, build, check, evidence, export, query, show, view


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(graph.__version__, prog_name="aktorkart")
def main() -> None:
    """Aktørkart: who decides, owns, runs and says what in Norwegian public-sector digitalisation, and how we know.

    \b
    Example:
      aktorkart ask who-held-post --organisation org/difi --as-of 2016-08-24
    """


for command in (
    build.build,
    check.check,
    ask.ask,
    query.query,
    show.show,
    evidence.evidence,
    view.view,
    export.export,
    analyse.analyse,
):
    main.add_command(command)
