"""`aktorkart build`."""

from pathlib import Path

import click

from graph.cli.common import guarded, say


@click.command()
@click.argument("data", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder of the release.")
@click.option("--base", help="Data base IRI. Default: https://w3id.org/aktorkart/")
@guarded
def build(data: tuple[Path, ...], output: Path | None, base: str | None) -> None:
    """Build a release from DATA folders (default: the shipped data).

    Several folders are layered: their facts and sources count together. The release is N-Quads in canonical order, TriG and a
    manifest; the same input gives the same bytes.

    \b
    Example:
      aktorkart build -o out/release
    """
    from graph.build.locate import default_folder
    from graph.build.release import build as build_folders
    from graph.build.release import write_release
    from graph.vocabulary import DEFAULT_BASE

    if data and output is None:
        raise click.UsageError("Give -o DIR: the default folder is for the shipped data.")
    built = build_folders(list(data) or None, base=base or DEFAULT_BASE)
    folder = output or default_folder()
    for path in write_release(built, folder):
        click.echo(path)
    counts = built.manifest["counts"]
    if isinstance(counts, dict):
        entities, facts = sum(counts["entities"].values()), sum(counts["facts"].values())
        say(f"{entities} entities, {facts} facts, {counts['claims']} claims, {counts['quads']} quads")
