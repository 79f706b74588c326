"""`aktorkart ask`: one sub-command a named question."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from graph.cli.common import (
    AS_OF_HELP,
    LANG_HELP,
    LANGS,
    RELEASE_HELP,
    STATUS_HELP,
    STATUSES,
    Day,
    Failure,
    guarded,
    open_release,
    print_table,
    say,
    write_bytes,
)

FORMATS = ("table", "json", "csv", "tsv", "markdown")


class Questions(click.Group):
    """The named questions as commands, made from their files."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The questions' names."""
        from graph.query.questions import questions

        return list(questions())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of a question."""
        from graph.errors import NotFoundError
        from graph.query.questions import question

        try:
            asked = question(name)
        except NotFoundError as error:
            raise Failure(str(error)) from error
        options: list[click.Parameter] = [
            click.Option([f"--{one.name}"], help=one.description.en, required=False, metavar="NAME")
            for one in asked.parameters.values()
        ]
        text = f"{asked.title.en}\n\n{asked.title.nb}\n\n\b\nExample:\n  aktorkart ask {asked.name} {asked.example}"
        parameters = [*options, *_common_options()]
        return click.Command(
            name, callback=_runner(name), params=parameters, help=text, short_help=asked.title.en
        )


def _common_options() -> list[click.Parameter]:
    """The options that every question takes."""
    return [
        click.Option(["--as-of", "as_of"], type=Day(), metavar="DATE", help=AS_OF_HELP),
        click.Option(["--status"], type=click.Choice(STATUSES), help=STATUS_HELP),
        click.Option(["--lang"], type=click.Choice(LANGS), default="nb", show_default=True, help=LANG_HELP),
        click.Option(["--release"], type=click.Path(path_type=Path), metavar="DIR", help=RELEASE_HELP),
        click.Option(
            ["--format", "form"], type=click.Choice(FORMATS), default="table", show_default=True, help="Form."
        ),
        click.Option(["-o", "--output"], metavar="FILE", help="Write to a file; - is standard output."),
        click.Option(
            ["--sparql"], is_flag=True, help="Show the SPARQL query instead of running it for its answer."
        ),
    ]


def _runner(name: str) -> Callable[..., None]:
    @guarded
    def run(
        as_of: date | None,
        status: str | None,
        lang: str,
        release: Path | None,
        form: str,
        output: str | None,
        sparql: bool,
        **parameters: str | None,
    ) -> None:
        from graph.model.dates import Status
        from graph.query.results import answer_bytes, answer_table

        given = {key: value for key, value in parameters.items() if value is not None}
        kart = open_release(release)
        wanted = Status(status) if status else None
        answer = kart.asker.ask(name, given, as_of=as_of, status=wanted, lang=lang)
        if sparql:
            click.echo(answer.sparql, nl=False)
        elif form == "table" and output is None:
            columns, rows = answer_table(answer)
            print_table(columns, rows)
            say(f"{len(answer)} row(s), as of {answer.day.isoformat()}")
        else:
            write_bytes(answer_bytes(answer, form), output)

    return run


@click.group(cls=Questions, invoke_without_command=True, subcommand_metavar="[QUESTION] [OPTIONS]")
@click.option(
    "--lang", type=click.Choice(LANGS), default="en", show_default=True, help="Language of the list."
)
@click.pass_context
def ask(ctx: click.Context, lang: str) -> None:
    """Ask a named question; without one, list them.

    Names, ids, former names and numbers are understood. Every question takes --as-of, --status, --lang, --format, and shows its SPARQL
    with --sparql.

    \b
    Example:
      aktorkart ask responsible-ministry --topic digitalisering --as-of 2023-12-31
    """
    if ctx.invoked_subcommand is not None:
        return
    from graph.query.questions import questions

    rows = [
        (name, one.title.in_language(lang), " ".join(f"--{parameter}" for parameter in one.parameters))
        for name, one in questions().items()
    ]
    print_table(("question", "asks", "options"), rows)
