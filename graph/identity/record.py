"""Writes decisions on identity into a data folder, each file in one piece."""

import datetime
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DataError, NotFoundError
from graph.files import replacing
from graph.ingest.assembly import Assembly
from graph.ingest.decisions import Decision, decision_files, decisions_of
from graph.ingest.loading import load_folders
from graph.ingest.yamlfile import YamlFile, quoted, read_yaml
from graph.model.problems import Severity
from graph.ontology import load_lists

HEAD = "# Decisions on identity; the form is described in README.md of the shipped data.\ndecisions:\n"
"""How a new file begins."""


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision to record.

    Attributes:
        verdict: `same`, `not-same` or `unsure`.
        first: Compact id; it stays when they are the same.
        second: Compact id.
        reason: Why.
        date: When it was decided.
        by: By whom.
    """

    verdict: str
    first: str
    second: str
    reason: str
    date: datetime.date
    by: str

    def entry(self) -> str:
        """The item of a file of decisions."""
        return (
            f"  - verdict: {self.verdict}\n"
            f"    ids: [{self.first}, {self.second}]\n"
            f"    reason: {quoted(self.reason)}\n"
            f"    date: {self.date.isoformat()}\n"
            f"    by: {quoted(self.by)}\n"
            "    undone: false\n"
        )


def read_decisions(folders: Sequence[Path]) -> list[Decision]:
    """All decisions of data folders, undone ones too.

    Raises:
        DataError: A file has not the form of one; the text says where.
    """
    return [
        decision
        for folder in folders
        for path in decision_files(folder)
        for decision in _sound(read_yaml(path))
    ]


def record(folders: Sequence[Path], new: NewDecision) -> Path:
    """Add a decision to `decisions/decisions.yaml` of the last of the data folders.

    It is tried first, on all folders together: a decision that cannot stand with the data or with other
    decisions is not written.

    Returns:
        The file.

    Raises:
        DataError: The decision cannot stand.
    """
    _try(folders, new)
    path = folders[-1] / "decisions" / "decisions.yaml"
    text = path.read_text(encoding="utf-8") if path.is_file() else HEAD
    _write(
        path, f"{text.rstrip()}\n{new.entry()}", len(_sound(read_yaml(path)) if path.is_file() else ()) + 1
    )
    return path


def undo(folders: Sequence[Path], first: str, second: str) -> Decision:
    """Undo the decision that stands on two ids, in whatever order; it stays in the file, without effect.

    Returns:
        The decision as it was.

    Raises:
        NotFoundError: No decision on them stands.
        DataError: The file is written in a way that cannot be changed here.
    """
    pair = {first, second}
    standing = [one for one in read_decisions(folders) if one.pair == pair and not one.undone]
    if not standing:
        raise NotFoundError(f"No decision on {first} and {second} stands. See: aktorkart identity list")
    path = standing[0].origin.file
    file = read_yaml(path)
    read = _sound(file)
    index = read.index(standing[0])
    line = file.line(("decisions", index, "undone")) - 1
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[line] = re.sub(r"(\bundone\s*:\s*)false\b", r"\1true", lines[line], count=1, flags=re.IGNORECASE)
    wanted = [one.undone or number == index for number, one in enumerate(read)]
    _write(path, "".join(lines), len(read), wanted)
    return standing[0]


def _try(folders: Sequence[Path], new: NewDecision) -> None:
    """Read the folders with the decision beside them.

    Raises:
        DataError: They are not sound then.
    """
    with tempfile.TemporaryDirectory() as name:
        trial = Path(name)
        (trial / "decisions").mkdir()
        (trial / "decisions" / "new.yaml").write_text(HEAD + new.entry(), encoding="utf-8")
        loaded = load_folders([*folders, trial], load_lists().notations())
        for problem in loaded.problems:
            if problem.severity is Severity.VIOLATION:
                own = problem.file is not None and trial in problem.file.parents
                raise DataError(problem.message.en if own else problem.describe("en"))


def _sound(file: YamlFile) -> list[Decision]:
    assembly = Assembly({})
    decisions = decisions_of(file, assembly)
    if assembly.problems:
        raise DataError(assembly.problems[0].describe("en"))
    return decisions


def _write(path: Path, text: str, number: int, undone: Sequence[bool] | None = None) -> None:
    """Write a file of decisions, when it then has the decisions that it should have.

    Raises:
        DataError: It would not; the file is left as it is.
    """
    with tempfile.TemporaryDirectory() as name:
        trial = Path(name) / path.name
        trial.write_text(text, encoding="utf-8")
        file = read_yaml(trial)
        found = [] if file.problems else decisions_of(file)
    if len(found) != number or (undone is not None and [one.undone for one in found] != list(undone)):
        raise DataError(f"{path} is not written item by item, two spaces in; change it by hand")
    with replacing(path) as out:
        out.write(text.encode())
