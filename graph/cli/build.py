"""`aktorkart build`."""

import re
from pathlib import Path

import click

from graph.cli.common import counted, example
from graph.cli.progress import echo, say, working


@click.command(epilog=example("aktorkart build -o out/release"))
@click.argument("data", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Folder of the release.")
@click.option("--base", metavar="IRI", help="Data base IRI. Default: https://w3id.org/aktorkart/")
def build(data: tuple[Path, ...], output: Path | None, base: str | None) -> None:
    """Build a release from DATA folders (default: the shipped data).

    Several folders are layered: their facts and sources count together. The release is N-Quads in canonical
    order, TriG, a description for catalogues and a manifest; the same input gives the same bytes.
    """
    from graph.build.locate import default_folder
    from graph.build.release import build as build_folders
    from graph.build.release import write_release
    from graph.check.assertions import require_assertions
    from graph.files import data_folder
    from graph.vocabulary import DEFAULT_BASE

    if data and output is None:
        raise click.UsageError("Give -o DIR: the default folder is for the shipped data.")
    if base is not None and re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+[/#]", base) is None:
        raise click.BadParameter("an absolute IRI that ends with / or # is needed", param_hint="--base")
    with working("Building"):
        built = build_folders(list(data) or None, base=base or DEFAULT_BASE)
        require_assertions(built, list(data) or [data_folder()])
    for path in write_release(built, output or default_folder()):
        echo(str(path))
    counts = built.manifest["counts"]
    if isinstance(counts, dict):
        entities, facts = sum(counts["entities"].values()), sum(counts["facts"].values())
        numbers = (
            counted(entities, "entity", "entities"),
            counted(facts, "fact"),
            counted(counts["claims"], "claim"),
            counted(counts["quads"], "quad"),
        )
        say(", ".join(numbers))
