"""What commands share: options, the loaded release, tables, one-line errors."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from graph.errors import AktorkartError

if TYPE_CHECKING:
    from graph.kart import Kart

P = ParamSpec("P")
R = TypeVar("R")
STATUSES = ("holds", "presumed", "possible")
LANGS = ("nb", "en")
AS_OF_HELP = "The day asked about. Default: the release's reference date."
STATUS_HELP = "How sure an answer must be at least; each includes those before it."
LANG_HELP = "Language of names and texts."
RELEASE_HELP = "Folder of a built release. Default: the shipped data's, built when needed."


class Failure(click.ClickException):
    """An error that a user can do something about: one line, exit code 1."""

    def show(self, file: Any = None) -> None:  # Any: as click declares it
        """Print the line on standard error."""
        click.echo(f"Error: {' '.join(self.message.split())}", file=file, err=file is None)


class Day(click.ParamType):
    """A day, written as 2016-08-24."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is not a day; write one as 2016-08-24", param, ctx)


def as_of_option(command: Callable[P, R]) -> Callable[P, R]:
    """The option --as-of."""
    return click.option("--as-of", "as_of", type=Day(), metavar="DATE", help=AS_OF_HELP)(command)


def lang_option(command: Callable[P, R]) -> Callable[P, R]:
    """The option --lang."""
    return click.option("--lang", type=click.Choice(LANGS), default="nb", show_default=True, help=LANG_HELP)(
        command
    )


def release_option(command: Callable[P, R]) -> Callable[P, R]:
    """The option --release."""
    return click.option("--release", type=click.Path(path_type=Path), metavar="DIR", help=RELEASE_HELP)(
        command
    )


def reading_options(command: Callable[P, R]) -> Callable[P, R]:
    """The options of every command that reads a release."""
    return release_option(lang_option(as_of_option(command)))


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Turn the project's errors into one line on standard error and exit code 1."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except AktorkartError as error:
            raise Failure(str(error)) from error
        except BrokenPipeError:
            sys.stderr.close()
            raise SystemExit(0) from None

    return run


def say(text: str) -> None:
    """A message to the user, on standard error."""
    click.echo(text, err=True)


def open_release(release: Path | None) -> "Kart":
    """Load the release that a command reads; says so when it has to be built first."""
    from graph.build.locate import find_release
    from graph.kart import load

    return load(find_release(release, say=say))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """A table on standard output: fitted to the terminal, never cut when it goes to a file or pipe."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 200)
    table = Table(box=SIMPLE_HEAD, title=title or None, title_justify="left", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def write_bytes(data: bytes, output: str | None) -> None:
    """Write to standard output (`-` or nothing) or, in one piece, to a file."""
    if output in (None, "-"):
        click.get_binary_stream("stdout").write(data)
        return
    from graph.files import replacing

    with replacing(Path(output or "")) as file:
        file.write(data)
