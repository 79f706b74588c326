"""`aktorkart evidence`."""

import json
from pathlib import Path

import click

from graph.cli.common import guarded, lang_option, open_release, print_table, release_option, say


@click.group()
def evidence() -> None:
    """See what a fact rests on, compare with your own copies of the texts, and make new places.

    \b
    Example:
      aktorkart evidence verify --texts my-texts
    """


@evidence.command()
@click.argument("fact")
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    envvar="AKTORKART_TEXTS",
    help="Folder with copies of the texts.",
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@lang_option
@release_option
@guarded
def show(fact: str, texts: Path | None, form: str, lang: str, release: Path | None) -> None:
    """Show the claims behind a FACT (fact/…, as answers give it in JSON and CSV), with the passages when there are texts.

    \b
    Example:
      aktorkart ask who-held-post --organisation org/difi --as-of 2016-08-24 --format json
    """
    from graph.errors import NotFoundError
    from graph.query.evidence import claims_json, claims_text

    kart = open_release(release)
    found = kart.network.facts.get(fact)
    if found is None:
        raise NotFoundError(
            f"There is no fact “{fact}”; answers name facts in their last column (--format json or csv)"
        )
    passages = _texts(kart.network.sources, texts)
    if form == "json":
        click.echo(json.dumps(claims_json(found, passages, lang), ensure_ascii=False, indent=2))
    else:
        click.echo(claims_text(kart.network, found, passages, lang), nl=False)


@evidence.command()
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    envvar="AKTORKART_TEXTS",
    required=True,
    help="Folder with copies of the texts.",
)
@click.option("--source", help="Only this source.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
@lang_option
@release_option
@guarded
def verify(texts: Path, source: str | None, form: str, lang: str, release: Path | None) -> None:
    """Compare every span with your copies of the texts: verified, moved, not found or no text.

    A source's entry in the manifest and in `ask sources` says what its file must be called. Exit code 1 when a span moved or was not
    found.

    \b
    Example:
      aktorkart evidence verify --texts my-texts
    """
    from graph.query.evidence import verify_places

    kart = open_release(release)
    checked = verify_places(kart.network, _texts(kart.network.sources, texts), source)
    bad = [one for one in checked if one.verdict.value in ("moved", "not found")]
    counts = {
        verdict: sum(one.verdict.value == verdict for one in checked)
        for verdict in ("verified", "moved", "not found", "no text")
    }
    if form == "json":
        listed = [
            {"place": one.place.path, "verdict": one.verdict.value, "chars": one.chars} for one in checked
        ]
        click.echo(json.dumps({"counts": counts, "places": listed}, indent=2))
    else:
        if bad:
            rows = [
                (one.verdict.value, one.place.path, one.place.locator(lang), str(one.chars or ""))
                for one in bad
            ]
            print_table(("verdict", "place", "locator", "now at"), rows)
        click.echo(", ".join(f"{number} {verdict}" for verdict, number in counts.items()))
    if bad:
        raise SystemExit(1)


@evidence.command()
@click.argument("source")
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    envvar="AKTORKART_TEXTS",
    required=True,
    help="Folder with copies of the texts.",
)
@click.option("--line", type=int, required=True, help="Line of the text, from 1.")
@click.option("--from", "first", default="", help="First words of the span; default: the start of the line.")
@click.option("--to", "last", default="", help="Last words of the span; default: the end of the line.")
@click.option("--name", default="place", show_default=True, help="Name of the place in the fact file.")
@release_option
@guarded
def locate(
    source: str, texts: Path, line: int, first: str, last: str, name: str, release: Path | None
) -> None:
    """Make the entry of a new place for a fact file, from a line of a SOURCE's text and the span's first and last words.

    \b
    Example:
      aktorkart evidence locate visma-it-i-praksis-2016 --texts my-texts --line 91 --name l091
    """
    from graph.check.locate import locate as locate_span
    from graph.check.locate import place_line
    from graph.errors import NotFoundError

    kart = open_release(release)
    passages = _texts(kart.network.sources, texts)
    if source not in passages:
        raise NotFoundError(
            f"There is no text of “{source}” in {texts}; its file name stands in sources.yaml"
        )
    click.echo(place_line(name, locate_span(passages[source], source, line, first, last)))


@evidence.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--salt", required=True, help="The salt of your withheld.yaml.")
@guarded
def withhold(names: tuple[str, ...], salt: str) -> None:
    """Make the lines of withheld.yaml for ids (org/…) or facts (fact/…) that must stay out of every build.

    \b
    Example:
      aktorkart evidence withhold person/example-person --salt aktorkart-2026
    """
    from graph.ingest.settings import withheld_hash

    for name in names:
        click.echo(f"  - {withheld_hash(salt, name)}")
    say("Put these lines under “hashes:” in withheld.yaml.")


def _texts(sources: object, folder: Path | None) -> dict[str, str]:
    from graph.query.evidence import source_texts

    return source_texts(sources, folder) if folder is not None else {}  # type: ignore[arg-type]
