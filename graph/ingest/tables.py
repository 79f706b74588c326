"""Tables: the rows of a CSV file or of a sheet, as text, checked for what would make them ambiguous."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.ingest.assembly import Assembly
from graph.model.origin import Origin

CSV, XLSX = ".csv", ".xlsx"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table.

    Attributes:
        number: Its number; the header is row 0.
        line: Line of the file on which it begins; of a sheet, the row as a spreadsheet numbers it.
        values: The cells by column, without spaces around them; empty cells are empty texts.
    """

    number: int
    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that could be read.

    Attributes:
        path: The file.
        header: The columns in order.
        rows: The rows that are not wholly empty.
    """

    path: Path
    header: Sequence[str]
    rows: Sequence[TableRow]


def read_table(
    assembly: Assembly, path: Path, delimiter: str = ",", sheet: str | None = None
) -> Table | None:
    """The rows of a CSV file or of a sheet.

    Args:
        assembly: What problems are reported to.
        path: A `.csv` or `.xlsx` file.
        delimiter: What parts the fields of a CSV file.
        sheet: Name of the sheet of an `.xlsx` file; default the first.

    Returns:
        The table; `None`, and problems, when anything is wrong with it.
    """
    before = len(assembly.problems)
    if path.suffix.lower() == XLSX:
        from graph.ingest.xlsx import sheet_records

        records = list(sheet_records(assembly, path, sheet))
    else:
        records = list(csv_records(assembly, path, delimiter))
    if not records and len(assembly.problems) == before:
        assembly.report("empty-file", Origin(path, 1), "tabellen er tom", "the table is empty")
    if len(assembly.problems) > before:
        return None
    header = [text.strip() for text in records[0][1]]
    _check_header(assembly, path, header)
    rows = []
    for number, (line, cells) in enumerate(records[1:], 1):
        values = [cell.strip() for cell in cells]
        if len(values) != len(header):
            nb = f"raden har {len(values)} felter, ikke {len(header)}"
            en = f"the row has {len(values)} fields, not {len(header)}"
            assembly.report("columns", Origin(path, line), nb, en)
        elif any(values):
            rows.append(TableRow(number, line, dict(zip(header, values, strict=True))))
    return Table(path, header, rows) if len(assembly.problems) == before else None


def csv_records(assembly: Assembly, path: Path, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """The lines' numbers and fields, the header's too, as far as the file is CSV in UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "?"
        assembly.report("file", Origin(path, 1), f"kan ikke leses: {reason}", f"cannot be read: {reason}")
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        assembly.report("encoding", Origin(path, line), "filen er ikke UTF-8", "the file is not UTF-8")
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    line = 1
    try:
        for values in reader:
            yield line, values
            line = reader.line_num + 1
    except csv.Error as error:
        assembly.report("csv", Origin(path, line), f"ikke gyldig CSV: {error}", f"not valid CSV: {error}")


def _check_header(assembly: Assembly, path: Path, header: Sequence[str]) -> None:
    """Report columns that cannot be told apart."""
    twice = [name for name, count in Counter(header).items() if count > 1]
    if twice:
        listed = ", ".join(f"“{name}”" for name in twice)
        nb, en = f"flere kolonner heter {listed}", f"several columns are called {listed}"
        assembly.report("duplicate-column", Origin(path, 1), nb, en)
