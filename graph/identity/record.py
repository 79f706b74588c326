"""Writes decisions on identity into a data folder, each file in one piece."""

import datetime
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml

from graph.errors import DataError, NotFoundError
from graph.files import replacing
from graph.ingest.assembly import Assembly
from graph.ingest.decisions import Decision, decision_files, decisions_of
from graph.ingest.loading import Loaded, load_folders
from graph.ingest.yamlfile import YamlFile, read_yaml
from graph.ontology import load_lists

HEAD = "# Decisions on identity; see data/README.md.\ndecisions:\n"


def read_decisions(folder: Path) -> list[Decision]:
    """All decisions of a data folder, undone ones too.

    Raises:
        DataError: A file has not the form of one; the text says where.
    """
    return [decision for path in decision_files(folder) for decision in _sound(read_yaml(path))]


def _sound(file: YamlFile) -> list[Decision]:
    assembly = Assembly({})
    decisions = decisions_of(file, assembly)
    if assembly.problems:
        raise DataError(assembly.problems[0].describe("en"))
    return decisions


def record(
    folder: Path, verdict: str, first: str, second: str, reason: str, *, day: datetime.date, by: str
) -> Path:
    """Add a decision to `decisions/decisions.yaml` of a data folder.

    Args:
        folder: The data folder.
        verdict: `same`, `not-same` or `unsure`.
        first: Id of an entity of the folder; it stays when they are the same.
        second: Id of another.
        reason: Why.
        day: Date of the decision.
        by: By whom.

    Returns:
        The file.

    Raises:
        DataError: The decision cannot stand with the data and the other decisions; nothing is written then.
        NotFoundError: The folder has no such entities.
    """
    path = folder / "decisions" / "decisions.yaml"
    before = _load(folder)
    if before.problems:
        before.require_sound()
    for one in (first, second):
        if f"{one}" not in before.entities():
            raise NotFoundError(f"There is no “{one}” in {folder}; give the id of an entity there")
    standing = [one for one in read_decisions(folder) if not one.undone and one.pair == {first, second}]
    if standing:
        raise DataError(
            f"{first} and {second} are decided on in {standing[0].origin} ({standing[0].verdict}); "
            f"undo that first with: aktorkart identity undo {first} {second}"
        )
    text = path.read_text(encoding="utf-8") if path.is_file() else HEAD
    entry = _entry(verdict, (first, second), reason, day, by)
    _write(path, f"{text.rstrip()}\n{entry}", folder)
    return path
