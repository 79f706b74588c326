"""What `check` reports: a problem, its place in the files and what to do."""

import enum
from dataclasses import dataclass
from pathlib import Path

from graph.model.text import Text


class Severity(enum.Enum):
    """How bad a problem is; a violation stops a build."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the data.

    Attributes:
        code: Short stable name of the rule.
        message: What is wrong and what to do, in both languages.
        file: The file, where one is known.
        line: Line in it, from 1.
        severity: Whether a build is stopped.
    """

    code: str
    message: Text
    file: Path | None = None
    line: int | None = None
    severity: Severity = Severity.VIOLATION

    def place(self) -> str:
        """`file:line`, as far as known."""
        if self.file is None:
            return ""
        return f"{self.file}:{self.line}" if self.line else str(self.file)

    def describe(self, lang: str) -> str:
        """One line: place, message and the name of the rule."""
        place = self.place()
        return f"{place + ': ' if place else ''}{self.message.in_language(lang)} [{self.code}]"
