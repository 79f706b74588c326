"""`aktorkart diff`: between two days of a release, or between two releases."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.common import (
    STATUSES,
    counted,
    day,
    example,
    lang_option,
    open_release,
    output_option,
    release_option,
    write_bytes,
    write_text,
)
from graph.cli.names import things
from graph.cli.program import Misuse
from graph.cli.progress import say
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
@click.option(
    "--actor",
    metavar="NAME",
    shell_complete=things(),
    help="Only changes that name this actor or thing, or its area.",
)
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
    first, second = _meant(before), _meant(after)
    if isinstance(first, Path) and isinstance(second, Path):
        if status or actor or kinds or passing or release:
            raise Misuse("--status, --actor, --kind, --passing and --release are for two days, not releases.")
        _releases(first, second, form, lang, output)
    elif isinstance(first, Path) or isinstance(second, Path):
        raise Misuse("One is a folder and the other a day: give two days or the folders of two releases.")
    else:
        days = (first, second)
        kart = open_release(release)
        _days(kart, days, status, actor, kinds, passing=passing, form=form, lang=lang, output=output)


def _meant(text: str) -> date | Path:
    """The folder or the day that an argument means; the folder of a release comes before a day."""
    from graph.build.locate import MANIFEST

    folder = Path(text)
    if (folder / MANIFEST).is_file():
        return folder
    try:
        return day(text)
    except click.BadParameter as error:
        if folder.is_dir():
            return folder
        raise Misuse(f"{error.message}. It is no folder of a release either.") from error


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
    from graph.model.dates import Status, at_least
    from graph.time.changes import changes, chosen, together
    from graph.time.diff import Turn, diff_days
    from graph.time.diff_output import diff_json, diff_markdown

    network = kart.network
    entity = kart.asker.lookup.find(actor) if actor is not None else None
    made = diff_days(network.facts.values(), *days, at_least(Status(status or "presumed")))
    wanted = together(network, entity, made) if entity else ()
    found = chosen(changes(network, made, passing=True), wanted, kinds)
    hidden = 0 if passing else sum(one.turn is Turn.PASSED for change in found for one in change.all())
    if not passing:
        found = chosen(changes(network, made), wanted, kinds)
    if form == "json":
        write_bytes(diff_json(network, made, found, lang, hidden), output)
    elif form == "markdown":
        write_text(diff_markdown(network, made, found, lang, hidden), output)
    else:
        from graph.cli.difftables import days_text

        write_text(days_text(network, made, found, lang, hidden), output)
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
