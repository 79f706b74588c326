"""`aktorkart completion`."""

import click
from click.shell_completion import CompletionItem, get_completion_class

from graph.cli.common import example

SHELLS = ("bash", "zsh", "fish")


@click.command(epilog=example("aktorkart completion bash"))
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that lets SHELL complete commands, options, questions and names.

    bash (4.4 or newer): eval "$(aktorkart completion bash)" in ~/.bashrc; zsh: the same with zsh in ~/.zshrc;
    fish: aktorkart completion fish > ~/.config/fish/completions/aktorkart.fish
    """
    made = get_completion_class(shell)
    if made is None:
        raise click.BadParameter(f"{shell} is not known here")
    one = made(ctx.find_root().command, {}, "aktorkart", "_AKTORKART_COMPLETE")
    click.echo(one.source_template % one.source_vars())


def formats(ctx: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """The export formats that begin with what has been typed."""
    from export.registry import FORMATS

    return [
        CompletionItem(one.name, help=one.description.en) for one in FORMATS if one.name.startswith(begun)
    ]
