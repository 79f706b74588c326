"""`aktorkart analyse`."""

import json
from datetime import date
from pathlib import Path

import click

from graph.cli.common import guarded, open_release, print_table, reading_options


@click.command()
@click.argument("name", metavar="MEASURE", type=click.Choice(("degree", "betweenness", "communities")))
@click.option("--top", type=click.IntRange(1), default=15, show_default=True, help="How many actors.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
@reading_options
@guarded
def analyse(name: str, top: int, form: str, as_of: date | None, lang: str, release: Path | None) -> None:
    """Measure the network of actors on a day: degree, betweenness or communities, with what it means.

    \b
    Example:
      aktorkart analyse betweenness --as-of 2016-08-24 --top 5
    """
    from graph.analysis.measures import actor_network, measure

    kart = open_release(release)
    day = as_of or kart.release.reference
    one = measure(name)
    made = actor_network(kart.network, day)
    ranked = one.compute(made)[:top]
    labels = {row.entity: kart.network.label(row.entity, day, lang) for row in ranked}
    if form == "json":
        rows = [
            {"id": row.entity, "label": labels[row.entity], "value": row.value, "group": row.group}
            for row in ranked
        ]
        document = {
            "measure": name,
            "as_of": day.isoformat(),
            "meaning": one.meaning.in_language(lang),
            "nodes": made.number_of_nodes(),
            "edges": made.number_of_edges(),
            "rows": rows,
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    click.echo(f"{one.title.in_language(lang)} · {day.isoformat()}")
    click.echo(one.meaning.in_language(lang))
    grouped = any(row.group for row in ranked)
    heads = ("group", "actor", "value", "id") if grouped else ("actor", "value", "id")
    table = [
        (*((str(row.group),) if grouped else ()), labels[row.entity], f"{row.value:.3g}", row.entity)
        for row in ranked
    ]
    print_table(heads, table)
