"""`aktorkart analyse`."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.common import counted, example, open_release, reading_options
from graph.cli.progress import echo, say

if TYPE_CHECKING:
    from graph.analysis.measures import Ranked

MEMBERS_SHOWN = 8


@click.command(epilog=example("aktorkart analyse betweenness --as-of 2016-08-24 --top 5"))
@click.argument("name", metavar="MEASURE", type=click.Choice(("degree", "betweenness", "communities")))
@click.option(
    "--top", type=click.IntRange(1), default=15, show_default=True, help="How many actors or groups."
)
@click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True, help="Form."
)
@reading_options
def analyse(name: str, top: int, form: str, as_of: date | None, lang: str, release: Path | None) -> None:
    """Measure the network of actors on a day.

    MEASURE is degree (how many others an actor is tied to), betweenness (who joins circles that are apart) or
    communities (groups tied more closely inside than outside).
    """
    from graph.analysis.measures import actor_network, measure

    kart = open_release(release)
    day = as_of or kart.release.reference
    one = measure(name)
    made = actor_network(kart.network, day)
    ranked = one.compute(made)
    shown = [row for row in ranked if row.group <= top] if name == "communities" else ranked[:top]
    labels = {row.entity: kart.network.label(row.entity, day, lang) for row in shown}
    size = f"{counted(made.number_of_nodes(), 'node')}, {counted(made.number_of_edges(), 'edge')}"
    if form == "json":
        document = {
            "measure": name,
            "as_of": day.isoformat(),
            "meaning": one.meaning.in_language(lang),
            "nodes": made.number_of_nodes(),
            "edges": made.number_of_edges(),
            "rows": [
                {"id": row.entity, "label": labels[row.entity], "value": row.value, "group": row.group}
                for row in shown
            ],
        }
        echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    title = f"{one.title.in_language(lang)} ({'per' if lang == 'nb' else 'as of'} {day.isoformat()})"
    _print(shown, labels, lang, title, one.meaning.in_language(lang))
    groups = len({row.group for row in ranked})
    found = counted(groups, "group") if name == "communities" else counted(len(ranked), "actor")
    say(f"The first {min(top, groups if name == 'communities' else len(ranked))} of {found} ({size})")


def _print(shown: "Sequence[Ranked]", labels: dict[str, str], lang: str, title: str, meaning: str) -> None:
    """A row an actor or, for communities, a row a group."""
    from graph.cli.tables import print_table

    actor, value = ("aktør", "verdi") if lang == "nb" else ("actor", "value")
    if not any(row.group for row in shown):
        rows = [(labels[row.entity], f"{row.value:.3g}", row.entity) for row in shown]
        print_table((actor, value, "id"), rows, title=title, notes=[meaning])
        return
    groups: dict[int, list[str]] = {}
    for row in shown:
        groups.setdefault(row.group, []).append(labels[row.entity])
    more = "og {} til" if lang == "nb" else "and {} more"
    lines = []
    for number, members in groups.items():
        rest = len(members) - MEMBERS_SHOWN
        listed = [*members[:MEMBERS_SHOWN], *([more.format(rest)] if rest > 0 else [])]
        lines.append((str(number), str(len(members)), ", ".join(listed)))
    headings = ("gruppe", "aktører", "medlemmer") if lang == "nb" else ("group", "actors", "members")
    print_table(headings, lines, title=title, notes=[meaning])
