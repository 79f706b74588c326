"""The command line as a whole: commands imported when they are asked for, and errors in one line."""

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from keyword import iskeyword
from typing import IO, Any

import click

from graph.cli.start import INTERRUPTED
from graph.errors import AktorkartError


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
        super().__init__(INTERRUPTED)


class Program(click.Group):
    """All commands: a pipe's reader may leave, all output is UTF-8, help imports no command.

    The command `x` is `x` (or `x_`, where `x` is a word of Python) in the module `graph.cli.x`, which is
    imported when the command is run.

    Args:
        listed: What `--help` says of each command.
    """

    def __init__(  # Any: what click takes
        self,
        *args: Any,  # noqa: ANN401
        listed: Mapping[str, str],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.listed = listed

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names in the order of the alphabet."""
        return sorted(self.listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.listed:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"graph.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands in the help, by what is written of them here."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.listed[name]) for name in self.list_commands(ctx)])

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
        from graph.cli.progress import working

        with _in_one_line(), working("Working"):
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        return result

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which are like it."""
        if args and args[0] not in self.listed and not args[0].startswith("-"):
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
        if sys.platform == "win32" and error.errno == errno.EINVAL and error.filename is None:
            _leave_pipe()  # what Windows says where others say that the pipe is broken
            raise click.exceptions.Exit(0) from None
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
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # till the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _leave_pipe() -> None:
    """Let the interpreter flush into nothing what nobody reads any more."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
