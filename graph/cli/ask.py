"""`aktorkart ask`: one sub-command a named question."""

from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.common import (
    LANGS,
    STATUSES,
    as_of_option,
    counted,
    example,
    lang_option,
    open_release,
    output_option,
    release_option,
    store_option,
    write_bytes,
    write_text,
)
from graph.cli.program import Failure
from graph.cli.progress import say
from graph.files import question_files

if TYPE_CHECKING:
    from graph.kart import Kart
    from graph.query.answers import Answer

FORMATS = ("table", "json", "csv", "tsv", "markdown")


class Questions(click.Group):
    """The named questions as commands, made from their files."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The questions' names."""
        return list(question_files())

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the questions in the help by their titles, all of them and without reading their queries."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _title(path)) for name, path in question_files().items()])

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of a question."""
        from graph.cli.names import completer
        from graph.errors import NotFoundError
        from graph.query.questions import question

        try:
            asked = question(name)
        except NotFoundError as error:
            raise Failure(str(error)) from error
        command = click.Command(
            name,
            callback=_runner(name),
            help=f"{asked.title.en}\n\n{asked.title.nb}",
            short_help=asked.title.en,
            epilog=example(asked.call),
        )
        for one in asked.parameters.values():
            needed = " (required)" if one.required else ""
            click.option(
                f"--{one.name}",
                metavar="NAME",
                shell_complete=completer(one.kind),
                help=f"{one.description.en}{needed}",
            )(command)
        for option in _OPTIONS:
            option(command)
        return command


_OPTIONS = (
    as_of_option,
    click.option(
        "--status",
        type=click.Choice(STATUSES),
        help="How sure an answer must be at least; each includes those before it.",
    ),
    lang_option,
    click.option(
        "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="Form."
    ),
    output_option,
    click.option(
        "--limit", type=click.IntRange(1), metavar="N", help="Show N rows at most; says if there are more."
    ),
    click.option(
        "--sparql",
        is_flag=True,
        help="Show the SPARQL query instead of its answer; aktorkart query - runs it.",
    ),
    release_option,
    store_option,
)
"""The options that every question takes."""


def _title(path: Path) -> str:
    """A question's English title, read as text where it is written as in all shipped files.

    Reading the heads of all questions as YAML takes longer than all else that their list needs.
    """
    with path.open(encoding="utf-8") as file:
        for line in islice(file, 3):
            if line.startswith('#   en: "') and "\\" not in line:
                return line.removeprefix('#   en: "').rstrip().removesuffix('"')
    from graph.query.questions import read_question

    return read_question(path).title.en


def _runner(name: str) -> Callable[..., None]:
    """What the command of a question does."""

    def run(
        *,
        as_of: date | None,
        status: str | None,
        lang: str,
        release: Path | None,
        store: Path | None,
        form: str,
        output: str | None,
        limit: int | None,
        sparql: bool,
        **parameters: str | None,
    ) -> None:
        """Answer the question, or show its SPARQL."""
        from graph.model.dates import Status
        from graph.query.results import answer_bytes

        given = {key: value for key, value in parameters.items() if value is not None}
        kart = open_release(release, store)
        wanted = Status(status) if status else None
        if sparql:
            text = kart.asker.sparql(name, given, as_of=as_of, status=wanted, lang=lang, limit=limit)
            write_bytes(text.encode(), output)
            return
        answer = kart.asker.ask(name, given, as_of=as_of, status=wanted, lang=lang, limit=limit)
        if form == "table":
            write_text(_table(kart, answer), output)
        else:
            write_bytes(answer_bytes(answer, form), output)
        if form == "table" or answer.cut:
            say(_summary(kart, answer))

    return run


def _table(kart: "Kart", answer: "Answer") -> str:
    from graph.cli.tables import render_table, terminal_width
    from graph.query.table import answer_table

    table = answer_table(answer, kart.asker.directory)
    per = "per" if answer.lang == "nb" else "as of"
    title = f"{answer.question.title.in_language(answer.lang)} ({per} {answer.day.isoformat()})"
    return render_table(table.headings, table.rows, terminal_width(), title=title, notes=table.notes)


def _summary(kart: "Kart", answer: "Answer") -> str:
    """How many rows there are, whether a limit was hit, and whether there are others that are less sure."""
    more = kart.asker.left_out(answer)
    rows = f"The first {len(answer)} of {answer.total} rows (--limit {answer.limit})" if answer.cut else ""
    less_sure = f"; {more} more only possible: add --status possible" if more else ""
    reason = answer.question.empty
    why = f". {reason.in_language(answer.lang)}" if reason and not answer.total else ""
    return f"{rows or counted(len(answer), 'row')}{less_sure}{why}"


@click.group(
    cls=Questions,
    invoke_without_command=True,
    subcommand_metavar="[QUESTION] [OPTIONS]",
    epilog=example(
        "aktorkart ask responsible-ministry --topic digitalisering --as-of 2023-12-31",
        'aktorkart ask --search "hvem eier"',
    ),
)
@click.option("--list", "listed", is_flag=True, help="List all questions, as without any option.")
@click.option(
    "--search", "words", metavar="WORDS", help="List the questions that fit some words, the best one first."
)
@click.option(
    "--lang", type=click.Choice(LANGS), default="en", show_default=True, help="Language of the list."
)
@click.pass_context
def ask(ctx: click.Context, *, listed: bool, words: str | None, lang: str) -> None:
    """Ask a named question; without one, list them by theme.

    Names, ids, former names and numbers are understood. Every question takes --as-of, --status, --lang,
    --limit and --format, and shows its SPARQL with --sparql. --search understands Norwegian and English
    words, also without æ, ø and å or with a typing error.
    """
    if ctx.invoked_subcommand is not None:
        if listed or words is not None:
            raise click.UsageError("Give either a question or --list or --search.", ctx)
        return
    from graph.cli.questionlist import question_list
    from graph.cli.tables import print_table, terminal_width
    from graph.query.questions import questions
    from graph.query.search import search

    if words is not None and listed:
        raise click.UsageError("Give either --list or --search.", ctx)
    if words is None:
        write_text(question_list(questions().values(), lang, terminal_width()), None)
        say(f"{counted(len(questions()), 'question')}. Try: aktorkart ask QUESTION --help")
        return
    found = [match.question for match in search(words)]
    rows = [
        (one.name, one.title.in_language(lang), " ".join(f"--{parameter}" for parameter in one.parameters))
        for one in found
    ]
    print_table(("question", "asks", "options"), rows)
    say(f"{counted(len(rows), 'question')} of {len(questions())}. Try: {found[0].call}")
