"""The workbook as openpyxl and lxml read it."""

import io
import sys
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from export.csvfolder import FORMATS as CSV
from export.tables import tables
from export.xlsx import FORMATS, LONGEST, escaped, typed
from graph.errors import ExportError
from tests.export.readers import cell_text, content, rows, sheet_rows, workbook, written
from tests.network.sample import sample

DAY = date(2016, 8, 24)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def data(day: date | None = None, lang: str = "nb") -> bytes:
    """The small release as a workbook."""
    return written(FORMATS[0], content(sample(), day, lang))[""]


def test_sheets_have_the_cells_of_the_csv_files() -> None:
    """Every table is a sheet with the same rows, cell by cell, for a day too."""
    for day in (None, DAY):
        files = written(CSV[0], content(sample(), day))
        book = data(day)
        for number, (name, _, _) in enumerate(tables(content(sample(), day))):
            assert sheet_rows(book, number) == [
                {key: value.replace("\r\n", "\n") for key, value in row.items()}
                for row in rows(files[f"{name}.csv"])
            ]


def test_sheets_are_named_in_the_language() -> None:
    """With a sheet of sources, and one of the release."""
    assert workbook(data()).sheetnames == [
        "Aktører",
        "Forbindelser",
        "Uttalelser",
        "Tall",
        "Kilder",
        "Utgivelse",
    ]
    assert workbook(data(lang="en")).sheetnames == [
        "Actors",
        "Ties",
        "Statements",
        "Figures",
        "Sources",
        "Release",
    ]


def test_headers_stay_in_sight_and_filter() -> None:
    """The first row is frozen and bold, and the filter spans all rows and columns."""
    for sheet in workbook(data()).worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.b for cell in sheet[1])


def test_days_and_numbers_are_typed() -> None:
    """A day is a date to sort by, a count is a number, a year stays as it was written."""
    book = workbook(data(lang="en"))
    ties = {row[2].value: row for row in book["Ties"].iter_rows(min_row=2)}
    assert ties["holdsPost"][6].value == datetime(2015, 5, 1)
    assert ties["holdsPost"][6].number_format == "yyyy-mm-dd"
    assert ties["manager"][6].value == "2014-11"
    figure = next(book["Figures"].iter_rows(min_row=2))
    assert (figure[2].value, figure[7].value) == (1000000, "2016")


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("from", "2016-08-24", date(2016, 8, 24)),
        ("from", "1814-05-17", "1814-05-17"),
        ("from", "1900-02-28", "1900-02-28"),
        ("from", "2016-08", "2016-08"),
        ("to", "ongoing", "ongoing"),
        ("to", "through 2016-08-24", "through 2016-08-24"),
        ("value", "12", 12),
        ("value", "-3.5", -3.5),
        ("value", "0.10", "0.10"),
        ("value", "1e5", "1e5"),
        ("value", "12345678901234567", "12345678901234567"),
        ("label", "2016-08-24", "2016-08-24"),
        ("label", "12", "12"),
    ],
)
def test_a_type_loses_nothing(column: str, text: str, value: object) -> None:
    """A cell is a day or a number only where the text can be told from it."""
    assert typed(column, text) == value
    assert type(typed(column, text)) is type(value)


def test_no_cell_is_a_formula(kart_like: bytes) -> None:
    """In the XML there is no formula, whatever a text begins with."""
    with zipfile.ZipFile(io.BytesIO(kart_like)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        assert len(sheets) == 6
        for name in sheets:
            root = etree.fromstring(parts.read(name))
            assert list(root.iter(f"{MAIN}f")) == []


@pytest.fixture
def kart_like() -> bytes:
    """A workbook in which an actor is called like a formula."""
    from tests.export.test_texts import named

    return written(FORMATS[0], named('=HYPERLINK("https://example.org";"x")'))[""]


def test_a_formula_is_read_back_as_text(kart_like: bytes) -> None:
    """The name is there, as a text."""
    labels = [row["label"] for row in sheet_rows(kart_like, 0)]
    assert '=HYPERLINK("https://example.org";"x")' in labels


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=50) | st.just("_x0041_ _x_ \r\n\x00"))
def test_escaping_loses_nothing(text: str) -> None:
    """What a reader that knows the standard unescapes is the text; and XML can hold it."""
    assert cell_text(escaped(text)) == text
    assert etree.fromstring(f"<a>{escaped(text).replace('&', '&amp;').replace('<', '&lt;')}</a>") is not None


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    """A cell holds 32,767 signs; no escaped sign is cut in two."""
    assert escaped("a" * LONGEST) == "a" * LONGEST
    assert escaped("a" * (LONGEST + 1)) == "a" * (LONGEST - 1) + "…"
    for before in range(8):
        cut = escaped("a" * before + "\x01" * LONGEST)
        assert len(cut) <= LONGEST
        assert cut == "a" * before + "_x0001_" * ((LONGEST - 1 - before) // 7) + "…"


def test_nothing_of_the_clock() -> None:
    """The times in the file are those of the release."""
    with zipfile.ZipFile(io.BytesIO(data())) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert core.count("2026-01-02T00:00:00Z") == 2


def test_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without openpyxl the error says how to get it."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ExportError, match=r"aktorkart\[xlsx\]"):
        data()
