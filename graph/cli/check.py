"""`aktorkart check`."""

import json
from pathlib import Path

import click

from graph.cli.common import counted, example, lang_option, texts_option
from graph.cli.progress import echo, say, working


@click.command(epilog=example("aktorkart check"))
@click.argument("data", nargs=-1, type=click.Path(path_type=Path))
@texts_option("Folder with copies of the texts, to compare the places of claims with.")
@click.option("--no-shapes", is_flag=True, help="Leave out the SHACL shapes, the slowest part.")
@click.option("--full", is_flag=True, help="Check all again, not only what a change touches.")
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="Form."
)
@lang_option
def check(
    data: tuple[Path, ...], texts: Path | None, no_shapes: bool, full: bool, form: str, lang: str
) -> None:
    """Check DATA folders (default: the shipped data).

    Checked are form, ids, evidence, shapes and rules over several facts. Each problem is one line with file
    and line. Exit code 1 when there is a violation; warnings do not count. Shapes and rules run over what a
    change touches since the data was last found sound; --full runs them over all.
    """
    from graph.check.memory import memory_file
    from graph.check.report import check_folders
    from graph.files import data_folder

    folders = list(data) or [data_folder()]
    memory = None if full else memory_file(folders)
    with working("Checking"):
        report = check_folders(folders, texts, shapes=not no_shapes, memory=memory)
    if form == "json":
        document = {
            "problems": [
                {
                    "code": one.code,
                    "severity": one.severity.value,
                    "file": str(one.file) if one.file else None,
                    "line": one.line,
                    "message": dict(one.message.items()),
                }
                for one in report.problems
            ],
            "claims": report.claims,
            "evidence": report.evidence,
            "facts": report.facts,
        }
        echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        for one in report.problems:
            echo(f"{one.severity.value}: {one.describe(lang)}")
        claims = ", ".join(f"{number} {name}" for name, number in report.claims.items())
        places = ", ".join(f"{number} {name}" for name, number in report.evidence.items())
        echo(f"{report.facts} facts; claims: {claims}; places: {places}")
    if report.violations:
        say(counted(len(report.violations), "violation"))
        raise SystemExit(1)
    say("The data is sound.")
