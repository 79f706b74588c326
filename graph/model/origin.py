"""Where something was authored, for messages."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Origin:
    """A line of a data file.

    Attributes:
        file: The fact file, register or other file.
        line: Line in it, from 1.
    """

    file: Path
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"
