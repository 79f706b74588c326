"""The command `aktorkart`."""

import click

import graph
from graph.cli import (
    analyse,
    ask,
    build,
    check,
    completion,
    coverage,
    diff,
    docs,
    evidence,
    export,
    identity,
    import_,
    path,
    query,
    schema,
    show,
    view,
)
from graph.cli.common import Program, example


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog=example("aktorkart ask who-held-post --organisation Difi --as-of 2016-08-24"),
)
@click.version_option(graph.__version__, prog_name="aktorkart")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Who decides, owns, runs and says what in Norwegian public-sector digitalisation, and how we know."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for command in (
    build.build,
    check.check,
    ask.ask,
    query.query,
    show.show,
    path.path,
    evidence.evidence,
    view.view,
    docs.docs,
    export.export,
    analyse.analyse,
    diff.diff,
    coverage.coverage,
    identity.identity,
    import_.import_,
    schema.schema,
    completion.completion,
):
    main.add_command(command)
