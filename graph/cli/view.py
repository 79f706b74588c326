"""`aktorkart view`."""

from datetime import date
from pathlib import Path

import click

from graph.cli.common import example, open_release, reading_options, texts_option, write_bytes
from graph.cli.names import things
from graph.cli.progress import say, working


@click.command(epilog=example("aktorkart view -o kart.html --focus Difi --as-of 2016-08-24"))
@click.option(
    "-o", "--output", metavar="FILE", default="out/aktorkart.html", show_default=True, help="The HTML file."
)
@click.option(
    "--focus", metavar="ACTOR", shell_complete=things(), help="Open on this actor and its surroundings."
)
@click.option(
    "--hops", type=click.IntRange(1, 3), default=1, show_default=True, help="How far around the focus."
)
@click.option(
    "--positions",
    "earlier",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Start the layout from an earlier map (HTML) or points (JSON), so that things stay where they were.",
)
@texts_option("Put the passages of these texts in.")
@reading_options
def view(
    output: str,
    focus: str | None,
    hops: int,
    earlier: Path | None,
    texts: Path | None,
    as_of: date | None,
    lang: str,
    release: Path | None,
) -> None:
    """Write the map as one HTML file that opens without a network."""
    from export.viewer.earlier import earlier_positions
    from export.viewer.html import render_html
    from export.viewer.model import Start, view_model
    from graph.query.evidence import source_texts

    known = earlier_positions(earlier) if earlier else {}
    kart = open_release(release)
    passages = source_texts(kart.network.sources, texts) if texts else {}
    start = Start(kart.asker.lookup.find(focus), hops) if focus else None
    with working("Drawing"):
        model = view_model(kart.network, day=as_of, lang=lang, texts=passages, start=start, known=known)
        page = render_html(model).encode()
    write_bytes(page, output)
    if output != "-":
        say(f"Wrote {output}: open it in any browser")
