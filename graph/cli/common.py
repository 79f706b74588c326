"""What commands share: options, the loaded release, output."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from graph.cli.progress import echo, hush, say, working
from graph.errors import AktorkartError

if TYPE_CHECKING:
    from graph.kart import Kart

P = ParamSpec("P")
R = TypeVar("R")
STATUSES = ("holds", "presumed", "possible")
LANGS = ("nb", "en")


def day(text: str) -> date:
    """A day, written as 2016-08-24."""
    from graph.model.dates import as_day

    try:
        return as_day(text)
    except AktorkartError as error:
        raise click.BadParameter(str(error)) from error


as_of_option = click.option(
    "--as-of",
    type=day,
    metavar="DATE",
    help="The day asked about. Default: the release's reference date.",
)
lang_option = click.option(
    "--lang",
    type=click.Choice(LANGS),
    default="nb",
    show_default=True,
    help="Language of names and texts.",
)
release_option = click.option(
    "--release",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of a built release. Default: the shipped data's, built when needed.",
)
store_option = click.option(
    "--store",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Read from a store on disk in DIR, made of the release when it is missing, and not from memory.",
)
output_option = click.option("-o", "--output", metavar="FILE", help="Write to a file; - is standard output.")


def texts_option(help_text: str, *, required: bool = False) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """The option --texts: a folder with the user's copies of the sources' texts."""
    return click.option(
        "--texts",
        type=click.Path(path_type=Path),
        metavar="DIR",
        envvar="AKTORKART_TEXTS",
        show_envvar=True,
        required=required,
        help=help_text,
    )


def reading_options(command: Callable[P, R]) -> Callable[P, R]:
    """The options of every command that reads a release."""
    return as_of_option(lang_option(release_option(command)))


def counted(number: int, thing: str, things: str | None = None) -> str:
    """A number with its noun: `1 row`, `2 rows`."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def open_release(release: Path | None, store: Path | None = None) -> "Kart":
    """Load the release that a command reads; says so when it (or its store on disk) has to be made first."""
    from graph.kart import load

    with working("Loading") as tell:
        return load(release, store=store, say=say, made=lambda part: tell(f"Loading, {part:.0%}"))


def example(*commands: str) -> str:
    """The end of a command's help: commands that can be run as they stand."""
    return "\b\nExample:\n" + "\n".join(f"  {command}" for command in commands)


def write_text(text: str, output: str | None) -> None:
    """Write a text, with its bold headings only on a terminal; `output` is as for `write_bytes`."""
    if output is None or output == "-":
        echo(text, nl=False)
    else:
        write_bytes(click.unstyle(text).encode(), output)


def write_bytes(data: bytes, output: str | None) -> None:
    """Write to standard output (`-` or nothing) or, in one piece, to a file."""
    if output is None or output == "-":
        hush()
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from graph.files import replacing

    with replacing(Path(output)) as file:
        file.write(data)
