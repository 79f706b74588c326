"""`aktorkart path`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.common import (
    STATUSES,
    counted,
    example,
    open_release,
    output_option,
    reading_options,
    write_bytes,
    write_text,
)
from graph.cli.names import things
from graph.cli.progress import say

if TYPE_CHECKING:
    from graph.network.paths import Paths


@click.command(
    epilog=example(
        "aktorkart path Chaffey Moan --as-of 2016-08-24",
        "aktorkart path Visma Difi --as-of 2016-08-24 --talk --avoid topic/digitalisering --all",
    )
)
@click.argument("a", metavar="A", shell_complete=things())
@click.argument("b", metavar="B", shell_complete=things())
@click.option(
    "--tie",
    "ties",
    multiple=True,
    metavar="TIE",
    help="Use only ties of this name or label (holdsPost, “underlagt” …); may be given again.",
)
@click.option(
    "--avoid",
    multiple=True,
    metavar="NAME",
    shell_complete=things(),
    help="Lead no path through this; may be given again.",
)
@click.option(
    "--talk",
    is_flag=True,
    help="Go over statements, topics and propositions too, and not only over posts, owners, events …",
)
@click.option(
    "--max-hops", type=click.IntRange(1), default=6, show_default=True, help="Steps at most.", metavar="N"
)
@click.option(
    "--all", "every", is_flag=True, help="Show all shortest paths, and not only the best supported."
)
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="Paths at most.", metavar="N"
)
@click.option(
    "--status",
    type=click.Choice(STATUSES),
    default="presumed",
    show_default=True,
    help="How sure a tie must be at least; each includes those before it.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "markdown")),
    default="table",
    show_default=True,
    help="Form.",
)
@output_option
@reading_options
def path(
    a: str,
    b: str,
    *,
    ties: tuple[str, ...],
    avoid: tuple[str, ...],
    talk: bool,
    max_hops: int,
    every: bool,
    limit: int,
    status: str,
    form: str,
    output: str | None,
    as_of: date | None,
    lang: str,
    release: Path | None,
) -> None:
    """Show the shortest path between A and B, with fact, period, source and place of each step.

    A and B are ids, names, former names, aliases or numbers. Of several shortest paths the best supported is
    shown; what A and B have in common is always shown in full.
    """
    from graph.cli.tables import render_table, terminal_width
    from graph.query.paths import no_path, paths_json, paths_markdown, paths_table, title

    kart = open_release(release)
    found = kart.path(
        a,
        b,
        as_of=as_of,
        status=status,
        ties=ties or None,
        avoid=avoid,
        max_hops=max_hops,
        every=every,
        limit=limit,
        talk=talk,
    )
    if form == "json":
        write_bytes(paths_json(kart.network, found, lang), output)
    elif form == "markdown":
        write_text(paths_markdown(kart.network, found, lang), output)
    elif found.paths:
        table = paths_table(kart.network, found, lang)
        heading = title(kart.network, found, lang)
        write_text(
            render_table(table.headings, table.rows, terminal_width(), title=heading, notes=table.notes),
            output,
        )
    else:
        write_text(f"{no_path(kart.network, found, lang)}\n", output)
    say(_summary(found, status))


def _summary(found: "Paths", status: str) -> str:
    """How long the paths are, how many of them are shown, and what to try where there is none."""
    if found.hops is None:
        less_sure = "" if status == "possible" else ", --status possible"
        talk = "" if found.asked.talk or found.asked.ties is not None else ", --talk"
        return (
            f"0 paths; try another day with --as-of{less_sure}{talk} or --max-hops {found.asked.max_hops + 2}"
        )
    shown = f"{counted(found.total, 'path')} of {counted(found.hops, 'step')}"
    if not found.cut:
        return shown
    how = f"--limit {found.asked.limit}" if found.limit_hit else "show them with --all"
    return f"The first {len(found.paths)} of {shown} ({how})"
