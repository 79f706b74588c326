"""What commands share: options, the loaded release, output, one-line errors."""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from graph.errors import AktorkartError

if TYPE_CHECKING:
    from graph.kart import Kart

P = ParamSpec("P")
R = TypeVar("R")
STATUSES = ("holds", "presumed", "possible")
LANGS = ("nb", "en")


class Failure(click.ClickException):
    """An error that a user can do something about: one line on standard error."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))

    def show(self, file: IO[Any] | None = None) -> None:  # Any: as click declares it
        """Print the line."""
        click.echo(f"Error: {self.message}", file=file, err=file is None)


class Misuse(Failure):
    """An error in how a command was called."""

    exit_code = 2


class Interrupted(Failure):
    """The user stopped the command (Ctrl-C): exit code 128 and the signal's number."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Interrupted; files that were not complete are as they were.")


class Program(click.Group):
    """The command line as a whole: errors are one line, a pipe's reader may leave, all output is UTF-8."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401  # Any: as click declares it
    ) -> click.Context:
        """Read the options before the command."""
        _ready_streams()
        with _in_one_line():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        with _in_one_line():
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        return result

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which are like it."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from difflib import get_close_matches

            like = get_close_matches(args[0], self.list_commands(ctx))
            hint = f" Did you mean {' or '.join(like)}?" if like else ""
            raise click.UsageError(f"There is no command “{args[0]}”.{hint}", ctx)
        return super().resolve_command(ctx, args)


@contextlib.contextmanager
def _in_one_line() -> Iterator[None]:
    """Turn what a user can do something about into one line, and let the reader of a pipe leave.

    Raises:
        Failure: An error of ours, of the file system or of usage, or an interruption.
        Exit: Nobody reads what is written.
    """
    try:
        yield
    except AktorkartError as error:
        raise Failure(str(error)) from error
    except click.UsageError as error:
        raise _usage(error) from error
    except KeyboardInterrupt:
        raise Interrupted from None
    except BrokenPipeError:
        _leave_pipe()
        raise click.exceptions.Exit(0) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise Failure(f"{where}{error.strerror or error}") from error


def _usage(error: click.UsageError) -> Misuse:
    """A usage error in one line, with where to read on."""
    path = error.ctx.command_path if error.ctx else "aktorkart"
    message = error.format_message()
    stop = "" if message.endswith((".", "?")) else "."
    return Misuse(f"{message}{stop} See: {path} --help")


def _ready_streams() -> None:
    """Write UTF-8 to files and pipes on every system; a terminal that lacks a sign shows another one.

    A stream that was closed from the start (`>&-`) is one that nobody reads.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # till the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _leave_pipe() -> None:
    """Let the interpreter flush into nothing what nobody reads any more."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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


def say(text: str) -> None:
    """A message to the user, on standard error."""
    click.echo(text, err=True)


@contextlib.contextmanager
def working(what: str) -> Iterator[None]:
    """Show that something is being done, on a terminal alone: never in a pipe or a file."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} …"):
        yield


def counted(number: int, thing: str, things: str | None = None) -> str:
    """A number with its noun: `1 row`, `2 rows`."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def open_release(release: Path | None, store: Path | None = None) -> "Kart":
    """Load the release that a command reads; says so when it (or its store on disk) has to be made first."""
    from graph.kart import load

    return load(release, store=store, say=say)


def example(*commands: str) -> str:
    """The end of a command's help: commands that can be run as they stand."""
    return "\b\nExample:\n" + "\n".join(f"  {command}" for command in commands)


def write_text(text: str, output: str | None) -> None:
    """Write a text, with its bold headings only on a terminal; `output` is as for `write_bytes`."""
    if output is None or output == "-":
        click.echo(text, nl=False)
    else:
        write_bytes(click.unstyle(text).encode(), output)


def write_bytes(data: bytes, output: str | None) -> None:
    """Write to standard output (`-` or nothing) or, in one piece, to a file."""
    if output is None or output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from graph.files import replacing

    with replacing(Path(output)) as file:
        file.write(data)
