"""Sheets of an XLSX file as rows of text, refused where a cell is not simply a value.

The package openpyxl is needed for this alone; it comes with `aktorkart[xlsx]`.
"""

import datetime
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from graph.ingest.assembly import Assembly
from graph.model.origin import Origin

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet


def sheet_records(assembly: Assembly, path: Path, sheet: str | None) -> Iterator[tuple[int, list[str]]]:
    """The row numbers, as a spreadsheet shows them, and the cells of a sheet, the header's too.

    Merged cells, formulas and cells with an error are reported: what they stand for depends on a program.

    Args:
        assembly: What problems are reported to.
        path: The file.
        sheet: Name of the sheet; default the first.
    """
    book = _open(assembly, path)
    if book is None:
        return
    names = [one.title for one in book.worksheets]
    if not names or (sheet is not None and sheet not in names):
        listed = ", ".join(names)
        nb, en = f"har ikke arket “{sheet}”, men {listed}", f"has no sheet “{sheet}” but {listed}"
        assembly.report("unknown-sheet", Origin(path, 1), nb, en)
        return
    found = book[sheet if sheet is not None else names[0]]
    if _simple(assembly, path, found):
        width = max((cell.column for cell in found[1] if cell.value is not None), default=0)
        for line, cells in enumerate(found.iter_rows(), 1):
            values = [_text(cell.value) for cell in cells]
            beyond = any(values[width:])
            yield line, values if beyond else (values + [""] * width)[:width]


def sheet_names(path: Path) -> list[str]:
    """The names of the sheets of a file that can be opened."""
    book = _open(Assembly({}), path)
    return [one.title for one in book.worksheets] if book is not None else []


def _open(assembly: Assembly, path: Path) -> "Workbook | None":
    """The file; `None`, and a problem, when it or the package that reads it is not there."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        nb = "XLSX leses med openpyxl, som mangler: pip install 'aktorkart[xlsx]'"
        en = "XLSX is read with openpyxl, which is missing: pip install 'aktorkart[xlsx]'"
        assembly.report("no-openpyxl", Origin(path, 1), nb, en)
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features of the sheet that are no cells
            return load_workbook(path)
    except Exception as error:  # damage meets zip, zlib, XML and openpyxl, each with errors of its own
        reason = " ".join(str(error).split()) or type(error).__name__
        nb, en = f"kan ikke leses som XLSX: {reason}", f"cannot be read as XLSX: {reason}"
        assembly.report("xlsx", Origin(path, 1), nb, en)
        return None


def _simple(assembly: Assembly, path: Path, sheet: "Worksheet") -> bool:
    """Whether every cell is a value of its own; reports those that are not."""
    before = len(assembly.problems)
    for merged in sheet.merged_cells.ranges:
        nb = f"cellene {merged.coord} i arket “{sheet.title}” er slått sammen; del dem"
        en = f"the cells {merged.coord} of the sheet “{sheet.title}” are merged; split them"
        assembly.report("merged-cells", Origin(path, merged.min_row), nb, en)
    for line, row in enumerate(sheet.iter_rows(), 1):
        for cell in row:
            kind = getattr(cell, "data_type", "n")
            if kind == "f":
                nb = f"{_named(cell)} er en formel; lim inn verdien i stedet"
                en = f"{_named(cell)} is a formula; paste its value instead"
                assembly.report("formula", Origin(path, line), nb, en)
            elif kind == "e":
                nb, en = (
                    f"{_named(cell)} er en feil: {cell.value}",
                    f"{_named(cell)} is an error: {cell.value}",
                )
                assembly.report("error-cell", Origin(path, line), nb, en)
    return len(assembly.problems) == before


def _named(cell: "Cell | MergedCell") -> str:
    """A cell as a spreadsheet names it."""
    return f"{cell.parent.title}!{cell.coordinate}"


def _text(value: object) -> str:
    """A cell's value as text: days as 2016-08-24, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
