"""CSV: a folder with actors, ties, statements, figures, sources and the release.

Two dialects: RFC 4180 for programs, and one for a double click in a Norwegian (or most other European) Excel.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from export.contract import Content, Format
from export.tables import tables
from graph.model.text import Text

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
"""Signs with which a spreadsheet may begin to calculate, and the one that tells it not to."""


def excel_cell(column: str, text: str) -> str:
    """A cell that Excel shows and never calculates.

    A text that begins like a formula has an apostrophe before it (so has one that begins with an apostrophe:
    take one away and the text is what it was); the numbers of figures have a decimal comma.
    """
    if _NUMBER.fullmatch(text):
        return text.replace(".", ",") if column == "value" else text
    return f"'{text}" if text.startswith(_FORMULA) else text


@dataclass(frozen=True, slots=True)
class Dialect:
    """How tables are written.

    Attributes:
        delimiter: Between cells.
        start: Bytes before the header.
        cell: What a column's text becomes.
    """

    delimiter: str = ","
    start: bytes = b""
    cell: Callable[[str, str], str] = lambda _, text: text


RFC_4180 = Dialect()
EXCEL = Dialect(";", "\ufeff".encode(), excel_cell)


def csv_files(content: Content) -> dict[str, bytes]:
    """The files of the folder: RFC 4180, UTF-8, one header row, a fixed order of rows."""
    return _files(content, RFC_4180)


def excel_files(content: Content) -> dict[str, bytes]:
    """The same with semicolons, a byte order mark, decimal commas, and no cell that is a formula."""
    return _files(content, EXCEL)


def _files(content: Content, dialect: Dialect) -> dict[str, bytes]:
    return {f"{name}.csv": _table(header, rows, dialect) for name, header, rows in tables(content)}


def _table(header: Sequence[str], rows: Iterable[Sequence[str]], dialect: Dialect) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=dialect.delimiter, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([dialect.cell(*pair) for pair in zip(header, row, strict=True)] for row in rows)
    return dialect.start + text.getvalue().encode()


_EXCEL_FORMAT = Format(
    "csv-excel",
    "",
    Text("CSV for et dobbeltklikk i norsk Excel", "CSV for a double click in a European Excel"),
    files=excel_files,
    network=True,
)
FORMATS = (
    Format(
        "csv",
        "",
        Text(
            "CSV-filer i en mappe; --excel for regneark",
            "A folder of CSV files; --excel for spreadsheets",
        ),
        files=csv_files,
        network=True,
        variants={"excel": _EXCEL_FORMAT},
    ),
)
