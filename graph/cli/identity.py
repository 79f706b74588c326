"""`aktorkart identity`."""

import json
from datetime import date
from pathlib import Path

import click

from graph.cli.common import counted, day, example, lang_option, open_release, release_option
from graph.cli.names import things
from graph.cli.progress import echo, say

form_option = click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True, help="Form."
)


def _folders(data: tuple[Path, ...]) -> list[Path]:
    from graph.files import data_folder

    return list(data) or [data_folder()]


@click.group(invoke_without_command=True, epilog=example("aktorkart identity candidates --min 80"))
@click.pass_context
def identity(ctx: click.Context) -> None:
    """Find ids that may mean the same thing, and record decisions on them."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@identity.command(epilog=example("aktorkart identity candidates --min 80"))
@click.option(
    "--min", "least", type=click.IntRange(0, 100), default=60, show_default=True, help="The least score."
)
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Data folder with decisions. Default: the shipped data.",
)
@form_option
@lang_option
@release_option
def candidates(least: int, data: tuple[Path, ...], form: str, lang: str, release: Path | None) -> None:
    """List pairs that may be the same, each score with what it is made of.

    Compared are names of all times and numbers, among entities of one kind. Pairs decided not to be the same
    are not listed again; those left open are marked.
    """
    from graph.cli.tables import print_table
    from graph.identity.candidates import as_json
    from graph.identity.candidates import candidates as find
    from graph.identity.record import read_decisions

    kart = open_release(release)
    found = find(kart.network, read_decisions(_folders(data)), least)
    if form == "json":
        echo(json.dumps(as_json(kart.network, found, lang), ensure_ascii=False, indent=2))
        return
    mark = " (usikker)" if lang == "nb" else " (unsure)"
    rows = [
        (
            str(one.score),
            one.first,
            one.second + (mark if one.unsure else ""),
            "; ".join(f"{part.points:+d} {part.why.in_language(lang)}" for part in one.parts),
        )
        for one in found
    ]
    headings = ("poeng", "id", "id", "hvorfor") if lang == "nb" else ("score", "id", "id", "why")
    if rows:
        print_table(headings, rows)
    say(counted(len(rows), "candidate"))


@identity.command(
    epilog=example('aktorkart identity decide not-same org/difi org/digdir --reason "two bodies" my-data')
)
@click.argument("verdict", type=click.Choice(("same", "not-same", "unsure")))
@click.argument("first", metavar="A", shell_complete=things())
@click.argument("second", metavar="B", shell_complete=things())
@click.argument("data", nargs=-1, type=click.Path(path_type=Path))
@click.option("--reason", required=True, help="Why.")
@click.option("--by", default="editor", show_default=True, envvar="AKTORKART_BY", help="Who decides.")
@click.option("--date", "on", type=day, metavar="DATE", help="Date of the decision. Default: today.")
def decide(
    verdict: str, first: str, second: str, data: tuple[Path, ...], reason: str, by: str, on: date | None
) -> None:
    """Record a decision on the ids A and B in decisions/decisions.yaml of the last DATA folder.

    With “same”, A stays and B becomes another id of it at the next build. A decision that cannot stand with
    the data is refused.
    """
    from graph.identity.record import NewDecision, record

    path = record(_folders(data), NewDecision(verdict, first, second, reason, on or date.today(), by))
    say(f"Recorded in {path}")


@identity.command(epilog=example("aktorkart identity undo org/difi org/digdir my-data"))
@click.argument("first", metavar="A", shell_complete=things())
@click.argument("second", metavar="B", shell_complete=things())
@click.argument("data", nargs=-1, type=click.Path(path_type=Path))
def undo(first: str, second: str, data: tuple[Path, ...]) -> None:
    """Undo the decision on A and B; it stays in its file, without effect."""
    from graph.identity.record import undo as take_back

    undone = take_back(_folders(data), first, second)
    say(f"Undone: {undone.verdict} {undone.first} {undone.second} in {undone.origin.file}")


@identity.command("list", epilog=example("aktorkart identity list"))
@click.argument("data", nargs=-1, type=click.Path(path_type=Path))
@form_option
@lang_option
def list_(data: tuple[Path, ...], form: str, lang: str) -> None:
    """List the recorded decisions of DATA folders (default: the shipped data)."""
    from graph.cli.tables import print_table
    from graph.identity.record import read_decisions

    found = read_decisions(_folders(data))
    if form == "json":
        document = [
            {
                "verdict": one.verdict,
                "ids": [one.first, one.second],
                "reason": one.reason.in_language(lang),
                "date": one.date.isoformat(),
                "by": one.by,
                "undone": one.undone,
            }
            for one in found
        ]
        echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    undone = " (opphevet)" if lang == "nb" else " (undone)"
    rows = [
        (
            one.verdict + (undone if one.undone else ""),
            one.first,
            one.second,
            one.date.isoformat(),
            one.by,
            one.reason.in_language(lang),
        )
        for one in found
    ]
    nb, en = ("vedtak", "id", "id", "dato", "av", "grunn"), ("decision", "id", "id", "date", "by", "reason")
    if rows:
        print_table(nb if lang == "nb" else en, rows)
    say(counted(len(rows), "decision"))
