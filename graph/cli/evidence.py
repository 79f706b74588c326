"""`aktorkart evidence`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.common import example, lang_option, open_release, release_option, texts_option, write_text
from graph.cli.names import things
from graph.cli.progress import echo, say

if TYPE_CHECKING:
    from graph.kart import Kart


@click.group(
    invoke_without_command=True,
    epilog=example("aktorkart evidence withhold person/example-person --salt aktorkart-2026"),
)
@click.pass_context
def evidence(ctx: click.Context) -> None:
    """See what a fact rests on, compare with your own copies of the texts, and make new places."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@evidence.command(epilog=example("aktorkart evidence show fact/362caf52b9e308e94dd5"))
@click.argument("fact")
@texts_option("Folder with copies of the texts, to print the passages from.")
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="Form."
)
@lang_option
@release_option
def show(fact: str, texts: Path | None, form: str, lang: str, release: Path | None) -> None:
    """Show the claims behind a FACT, with the passages when there are texts.

    FACT is an id (fact/…) as answers give it in their last column with --format csv or json.
    """
    from graph.cli.tables import terminal_width
    from graph.errors import NotFoundError
    from graph.query.evidence import claims_json, claims_text

    kart = open_release(release)
    found = kart.network.facts.get(fact if fact.startswith("fact/") else f"fact/{fact}")
    if found is None:
        raise NotFoundError(
            f"There is no fact “{fact}”; answers name facts in their last column (--format json or csv)"
        )
    passages = _texts(kart, texts)
    if form == "json":
        echo(json.dumps(claims_json(found, passages, lang), ensure_ascii=False, indent=2))
    else:
        write_text(claims_text(kart.network, found, passages, lang, terminal_width()), None)


@evidence.command(epilog=example("aktorkart evidence verify --texts my-texts"))
@texts_option("Folder with copies of the texts.", required=True)
@click.option("--source", metavar="SOURCE", shell_complete=things("source"), help="Only this source.")
@click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True, help="Form."
)
@lang_option
@release_option
def verify(texts: Path, source: str | None, form: str, lang: str, release: Path | None) -> None:
    """Compare every span with your copies of the texts: verified, moved, not found or no text.

    Each source's file name stands in sources.yaml and in the messages of this command. Exit code 1 when a
    span moved or was not found.
    """
    from graph.check.evidence import Verdict
    from graph.cli.tables import print_table
    from graph.query.evidence import VERDICTS, missing_texts, verify_places

    kart = open_release(release)
    only = kart.asker.lookup.source(source) if source else None
    passages = _texts(kart, texts)
    checked = verify_places(kart.network, passages, only)
    bad = [one for one in checked if one.verdict in (Verdict.MOVED, Verdict.NOT_FOUND)]
    counts = {verdict: sum(one.verdict is verdict for one in checked) for verdict in Verdict}
    if form == "json":
        listed = [
            {"place": one.place.path, "verdict": one.verdict.value, "chars": one.chars} for one in checked
        ]
        numbers = {verdict.value: number for verdict, number in counts.items()}
        echo(json.dumps({"counts": numbers, "places": listed}, indent=2))
    else:
        if bad:
            rows = [
                (
                    VERDICTS[one.verdict].in_language(lang),
                    one.place.path,
                    one.place.locator(lang),
                    "–".join(map(str, one.chars or ())),
                )
                for one in bad
            ]
            print_table(("verdict", "place", "locator", "now at"), rows)
        echo(
            ", ".join(f"{number} {VERDICTS[verdict].in_language(lang)}" for verdict, number in counts.items())
        )
    for line in missing_texts(kart.network.sources, passages, only):
        say(line)
    if bad:
        raise SystemExit(1)


@evidence.command(
    epilog=example("aktorkart evidence locate visma-it-i-praksis-2016 --texts my-texts --line 91 --name l091")
)
@click.argument("source", shell_complete=things("source"))
@texts_option("Folder with copies of the texts.", required=True)
@click.option("--line", type=click.IntRange(1), required=True, help="Line of the text, from 1.")
@click.option(
    "--from", "first", metavar="WORDS", default="", help="First words of the span; default: the line's start."
)
@click.option(
    "--to", "last", metavar="WORDS", default="", help="Last words of the span; default: the line's end."
)
@click.option("--name", default="place", show_default=True, help="Name of the place in the fact file.")
@release_option
def locate(
    source: str, texts: Path, line: int, first: str, last: str, name: str, release: Path | None
) -> None:
    """Make the entry of a new place for a fact file.

    It is made from a line of a SOURCE's text and the first and last words of the span.
    """
    from graph.check.locate import locate as locate_span
    from graph.check.locate import place_line
    from graph.errors import NotFoundError
    from graph.query.evidence import missing_texts

    kart = open_release(release)
    found = kart.asker.lookup.source(source)
    passages = _texts(kart, texts)
    if found not in passages:
        missing = missing_texts(kart.network.sources, passages, found)
        raise NotFoundError(f"{missing[0]} in {texts}" if missing else f"{found} has no frozen text")
    echo(place_line(name, locate_span(passages[found], found, line, first, last)))


@evidence.command(epilog=example("aktorkart evidence withhold person/example-person --salt aktorkart-2026"))
@click.argument("names", nargs=-1, required=True)
@click.option("--salt", required=True, help="The salt of your withheld.yaml.")
def withhold(names: tuple[str, ...], salt: str) -> None:
    """Make the lines of withheld.yaml for NAMES (org/… or fact/…) that must stay out of every build."""
    from graph.ingest.settings import withheld_hash

    for name in names:
        echo(f"  - {withheld_hash(salt, name)}")
    say("Put these lines under “hashes:” in withheld.yaml.")


def _texts(kart: "Kart", folder: Path | None) -> dict[str, str]:
    from graph.query.evidence import source_texts

    return source_texts(kart.network.sources, folder) if folder is not None else {}
