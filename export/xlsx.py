"""XLSX: the tables as sheets of one workbook, with typed cells.

The package openpyxl is needed for this alone; it comes with `aktorkart[xlsx]`.
"""

import datetime
import re
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO, cast

from export.contract import Content, Format
from export.tables import Table, tables
from graph.errors import ExportError
from graph.model.text import Text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

SHEETS: Mapping[str, Text] = {
    "actors": Text("Aktører", "Actors"),
    "ties": Text("Forbindelser", "Ties"),
    "statements": Text("Uttalelser", "Statements"),
    "figures": Text("Tall", "Figures"),
    "sources": Text("Kilder", "Sources"),
    "release": Text("Utgivelse", "Release"),
}
"""What the sheet of each table is called."""

LONGEST = 32_767
"""Signs that fit in a cell; a longer text is cut and ends in an ellipsis."""

_DATES = frozenset({"start", "end", "from", "to", "date", "reference_date"})
_NUMBERS = frozenset({"value"})
_WIDE = frozenset({"label", "a_label", "b_label", "paraphrase", "text", "title", "url", "place", "locator"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_DAY = datetime.date(1900, 3, 1)
"""Excel counts a day that never was before this one."""
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIGN = re.compile(r"_x[0-9A-F]{4}_|.", re.DOTALL)
"""One sign of a text, escaped or not."""
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)

Value = str | int | float | datetime.date
"""What stands in a cell."""


def typed(column: str, text: str) -> Value:
    """The value of a cell: a day or a number where nothing is lost by it, else the text.

    Months, years, `ongoing`, `unknown` and days before 1900-03-01, which Excel does not have, stay text.
    """
    if column in _DATES and _DAY.fullmatch(text):
        day = datetime.date.fromisoformat(text)
        return day if day >= _FIRST_DAY else text
    if column in _NUMBERS:
        for kind in (int, float):
            try:
                number = kind(text)
            except ValueError:
                continue
            if str(number) == text and len(text) <= 15:
                return number
    return text


def escaped(text: str) -> str:
    """A text as a cell holds it: signs that XML cannot hold as `_x0001_` (ECMA-376, ST_Xstring)."""
    held = _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    if len(held) <= LONGEST:
        return held
    end = max(match.end() for match in _SIGN.finditer(held, 0, LONGEST + 5) if match.end() < LONGEST)
    return f"{held[:end]}…"


def write_xlsx(content: Content, file: BinaryIO) -> None:
    """Write a workbook: a sheet a table, with frozen headers and filters; no cell is a formula.

    Raises:
        ExportError: The package that writes XLSX is missing.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise ExportError(
            "XLSX is written with openpyxl, which is missing: pip install 'aktorkart[xlsx]'",
            "XLSX skrives med openpyxl, som mangler: pip install 'aktorkart[xlsx]'",
        ) from error
    book = Workbook(write_only=True)
    about = content.about()
    book.properties.title = escaped(about["title"])
    book.properties.creator = "Aktørkart"
    for table in tables(content):
        _sheet(book, table, content.lang)
    with tempfile.TemporaryFile() as stamped, tempfile.TemporaryFile() as fixed:
        book.save(stamped)
        _without_clock(stamped, fixed, about["date"])
        fixed.seek(0)
        shutil.copyfileobj(fixed, file)  # a pipe, where ZIP is written in another way, gets the same bytes


def _sheet(book: "Workbook", table: Table, lang: str) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    name, header, rows = table
    sheet = cast("Worksheet", book.create_sheet(SHEETS[name].in_language(lang)))
    sheet.freeze_panes = "A2"
    for number, column in enumerate(header, 1):
        sheet.column_dimensions[get_column_letter(number)].width = 40 if column in _WIDE else 18
    head = [_cell(sheet, column) for column in header]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    last = 1
    for row in rows:
        cells = zip(_columns(name, header, row), row, strict=True)
        sheet.append([_cell(sheet, typed(column, text)) for column, text in cells])
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{last}"


def _columns(name: str, header: Sequence[str], row: Sequence[str]) -> Sequence[str]:
    """What the cells of a row are; the release's rows each have a kind of their own."""
    return ("what", row[0]) if name == "release" else header


def _cell(sheet: "Worksheet", value: Value) -> "Cell":
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    cell.value = escaped(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = stays a text
    return cell


def _without_clock(stamped: BinaryIO, file: BinaryIO, day: str) -> None:
    """Copy a workbook, with the release's date where the program wrote the time of day."""
    moment = f"{day}T00:00:00Z".encode()
    with zipfile.ZipFile(stamped) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            part = zipfile.ZipInfo(name, _ZIP_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            with old.open(name) as source, new.open(part, "w", force_zip64=True) as target:
                if name == "docProps/core.xml":
                    target.write(_STAMP.sub(rb"\g<1>" + moment + rb"\g<3>", source.read()))
                else:
                    while block := source.read(1 << 20):
                        target.write(block)


FORMATS = (
    Format(
        "xlsx",
        ".xlsx",
        Text(
            "Excel-arbeidsbok, med et ark for kildene",
            "Excel workbook, with a sheet of the sources",
        ),
        write_xlsx,
        network=True,
        binary=True,
    ),
)
