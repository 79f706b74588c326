"""`aktorkart diff`: between two days of a release, or between two releases."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.common import (
    STATUSES,
    Misuse,
    counted,
    day,
    example,
    lang_option,
    open_release,
    output_option,
    release_option,
    say,
    write_bytes,
    write_text,
)
from graph.time.kinds import KINDS

if TYPE_CHECKING:
    from graph.kart import Kart


@click.command(
    epilog=example(
        "aktorkart diff 2019-06-01 2020-06-01 --actor Digdir",
        "aktorkart diff 2023-12-31 2024-01-01 --kind county --format markdown",
    )
)
@click.argument("before", metavar="FROM")
@click.argument("after", metavar="TO")
@click.option(
    "--status",
    type=click.Choice(STATUSES),
    help="How sure a fact must be to count as holding; each includes those before it. Default: presumed.",
)
@click.option("--actor", metavar="NAME", help="Only changes that name this actor or thing, or its area.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(tuple(KINDS)),
    multiple=True,
    metavar="KIND",
    help=f"Only changes of this kind; may be given again. One of: {', '.join(KINDS)}.",
)
@click.option("--passing", is_flag=True, help="Show also what began and ended in between.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "markdown")),
    default="table",
    show_default=True,
    help="Form.",
)
@lang_option
@output_option
@release_option
def diff(
    *,
    before: str,
    after: str,
    status: str | None,
    actor: str | None,
    kinds: tuple[str, ...],
    passing: bool,
    form: str,
    lang: str,
    output: str | None,
    release: Path | None,
) -> None:
    """Show what changed FROM one day TO another, or FROM one release TO another.

    FROM and TO are two days (2016-08-24) or the folders of two releases. Between days it tells who was
    founded, merged or renamed, which heads, superiors and managers came and went, and what happened, each
    with date, facts and sources. With the later day first, the same changes are read backwards.

    Between releases it lists the entities, facts, claims and sources that were added, removed or changed.
    """
    folders = [Path(one) if Path(one).is_dir() else None for one in (before, after)]
    if folders[0] is not None and folders[1] is not None:
        if status or actor or kinds or passing or release:
            raise Misuse("--status, --actor, --kind, --passing and --release are for two days, not releases.")
        _releases(folders[0], folders[1], form, lang, output)
    elif folders[0] is not None or folders[1] is not None:
        raise Misuse("One is a folder and the other is none: give two days or the folders of two releases.")
    else:
        days = (_day(before), _day(after))
        kart = open_release(release)
        _days(kart, days, status, actor, kinds, passing=passing, form=form, lang=lang, output=output)


def _day(text: str) -> date:
    """A day given as an argument."""
    try:
        return day(text)
    except click.BadParameter as error:
        raise Misuse(f"{error.message}; “{text}” is no folder of a release either.") from error


def _days(
    kart: "Kart",
    days: tuple[date, date],
    status: str | None,
    actor: str | None,
    kinds: tuple[str, ...],
    *,
    passing: bool,
    form: str,
    lang: str,
    output: str | None,
) -> None:
    from graph.model.dates import Status
    from graph.time.changes import changes, chosen, together
    from graph.time.diff import at_least, diff_days
    from graph.time.diff_output import diff_json, diff_markdown

    network = kart.network
    entity = kart.asker.lookup.find(actor) if actor is not None else None
    made = diff_days(network.facts.values(), *days, at_least(Status(status or "presumed")))
    found = changes(network, made, passing=passing)
    found = chosen(found, together(network, entity, made) if entity else (), kinds)
    if form == "json":
        write_bytes(diff_json(network, made, found, lang, passing=passing), output)
    elif form == "markdown":
        write_text(diff_markdown(network, made, found, lang, passing=passing), output)
    else:
        from graph.cli.difftables import days_text

        write_text(days_text(network, made, found, lang, passing=passing), output)
        say(counted(len(found), "change"))


def _releases(before: Path, after: Path, form: str, lang: str, output: str | None) -> None:
    from graph.kart import load
    from graph.time.release_output import releases_json, releases_markdown
    from graph.time.releases import diff_releases

    made = diff_releases(load(before).network, load(after).network)
    if form == "json":
        write_bytes(releases_json(made, lang), output)
    elif form == "markdown":
        write_text(releases_markdown(made, lang), output)
    else:
        from graph.cli.difftables import releases_text

        write_text(releases_text(made, lang), output)
