"""Mappings: rows become the items that a fact file would have; what is wrong is told with file and row."""

import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.files import data_folder
from graph.ingest.mapping import is_mapping
from graph.model.facts import Change, Existence, Figure, Identifier, Name, Relation
from tests.conftest import Tiny
from tests.fixtures.small import effective, load, told

ACTORS = """\
id;navn;type;orgnr;fra;over;emner
org/a;Etat A;etat;991 825 827;01.02.2020;;
org/b;Etat B;etat;;2021;org/a;
org/c;Firma C;firma;;;;
"""
MAPPING = """\
table: actors.csv
source: s
delimiter: ;
values:
  type: {etat: agency, firma: company}
sections:
  entities:
    - {id: "{id}", kind: organisation, type: "{type|type}", name: "{navn}", start: "{fra|date}"}
  identifiers:
    - {when: orgnr, entity: "{id}", scheme: organisationNumber, value: "{orgnr|number}"}
  relations:
    - {when: over, subject: "{id}", type: subordinateTo, object: "{over}", start: "{fra|date}",
       certainty: implied}
"""


def mapped(table: str, mapping: str = MAPPING, name: str = "actors") -> dict[str, str]:
    """A data folder's files: a table and its mapping."""
    return {f"registers/{name}.csv": table, f"registers/{name}.mapping.yaml": mapping}


def problems(folder: Path) -> list[tuple[str, str]]:
    """Codes and places of what is wrong with a folder."""
    return told(load(folder).problems, folder)


def test_rows_become_facts_with_their_row_as_place(tiny: Tiny) -> None:
    """Cells, lists, dates and numbers are put in; an empty cell leaves its key out."""
    found = effective(tiny(mapped(ACTORS)))
    number = found[Identifier(entity="org/a", scheme="organisationNumber", value="991825827").path]
    under = found[Relation(subject="org/b", type="subordinateTo", object="org/a").path]
    life = found[Existence(entity="org/a", entity_kind="organisation", type="agency").path]
    assert [place.path for place in number.claims[0].places] == ["source/s#row=1"]
    assert [place.path for place in under.claims[0].places] == ["source/s#row=2"]
    assert (under.implied, under.claims[0].period.stated_start()) == (True, "2021")
    assert life.bounds.latest_start == date(2020, 2, 1)
    assert found[Name(entity="org/c", text="Firma C").path].claims[0].origin.line == 4
    assert sum(isinstance(one.fact, Identifier) for one in found.values()) == 1


def test_rows_of_a_group_make_one_item(tiny: Tiny) -> None:
    """Lists collect the values of all rows, each once; the claim points to all rows."""
    table = "change,day,from,to\nx,2020-01-01,org/a,org/c\nx,2020-01-01,org/b,org/c\n"
    mapping = """\
table: changes.csv
source: s
sections:
  changes:
    - {group_by: change, type: merger, from: ["{from}"], to: ["{to}"], on: "{day}"}
"""
    found = effective(tiny({**mapped(ACTORS), **mapped(table, mapping, "changes")}))
    merger = found[Change(type="merger", originals=("org/a", "org/b"), results=("org/c",)).path]
    assert [place.row for place in merger.claims[0].places] == [1, 2]


def test_a_cell_may_hold_several_values(tiny: Tiny) -> None:
    """`split` parts a cell at semicolons."""
    table = 'key,value,about\nf1,"1 234,5",org/a; org/b\n'
    mapping = """\
table: figures.csv
sections:
  entities:
    - {id: indicator/i, kind: indicator, unit: persons, name: {nb: i, en: i}, text: t, source: w}
  figures:
    - key: "{key}"
      source: w
      indicator: indicator/i
      value: "{value|number}"
      unit: persons
      claimed_by: org/a
      about: ["{about|split}"]
      text: {nb: "{value} hos {key}", en: "{value} at {key}"}
"""
    found = effective(tiny({**mapped(ACTORS), **mapped(table, mapping, "figures")}))
    (figure,) = [one.fact for one in found.values() if isinstance(one.fact, Figure)]
    assert (figure.value, figure.about, figure.text.nb) == (
        Decimal("1234.5"), ("org/a", "org/b"), "1 234,5 hos f1",
    )  # fmt: skip


def test_facts_of_fact_files_may_refer_to_mapped_entities(tiny: Tiny) -> None:
    """And the other way round: all entities are known before any fact is read."""
    fact = (
        "source: s\nrelations:\n  - {subject: org/c, type: supplies, object: org/a, start: unknown, at: p}\n"
    )
    assert problems(tiny({**mapped(ACTORS), "facts/a.yaml": fact})) == []


def test_the_example_of_the_documentation(tiny: Tiny) -> None:
    """It can be used as it stands, but for its source."""
    text = (data_folder() / "README.md").read_text(encoding="utf-8").partition("## Tables with a mapping")[2]
    table, mapping = (re.findall(rf"```{form}\n(.*?)```", text, re.DOTALL)[0] for form in ("csv", "yaml"))
    found = effective(tiny(mapped(table, mapping.replace("etatliste-2020", "s"), "etater")))
    merger = Change(type="merger", originals=("org/etat-a", "org/etat-b"), results=("org/etat-c",))
    assert [place.row for place in found[merger.path].claims[0].places] == [1, 2]
    assert Relation(subject="org/etat-c", type="owns", object="org/firma").path in found


def test_only_mappings_are_taken_for_mappings() -> None:
    """By folder and ending."""
    names = ("registers/a.mapping.yaml", "facts/a.mapping.yaml", "registers/a.yaml")
    assert [is_mapping(Path(name)) for name in names] == [True, False, False]


LINE = "org/c;Firma C;firma;;;;\n"
BAD: Sequence[tuple[str, str, str, tuple[str, str]]] = (
    ("unknown value", ACTORS.replace("C;firma", "C;lag"), MAPPING, ("unknown-value", "csv:4")),
    ("wrong control digit", ACTORS.replace("827", "828"), MAPPING, ("control-digit", "csv:2")),
    ("no date", ACTORS.replace("01.02.2020", "i fjor"), MAPPING, ("cell", "csv:2")),
    ("no number", ACTORS.replace("991 825 827", "x"), MAPPING, ("cell", "csv:2")),
    ("no id", ACTORS.replace("org/c", "Firma"), MAPPING, ("value-error", "csv:4")),
    ("the same id twice", ACTORS + LINE, MAPPING, ("duplicate-id", "csv:5")),
    ("too few fields", ACTORS + "org/d;D\n", MAPPING, ("columns", "csv:5")),
    ("two columns of a name", ACTORS.replace("emner", "navn"), MAPPING, ("duplicate-column", "csv:1")),
    ("missing column", ACTORS.replace("navn", "name"), MAPPING, ("missing-column", "csv:1")),
    ("no table", ACTORS, MAPPING.replace("actors.csv", "b.csv"), ("missing-table", "mapping.yaml:1")),
    ("unknown filter", ACTORS, MAPPING.replace("navn}", "navn|x}"), ("unknown-filter", "mapping.yaml:8")),
    ("unknown section", ACTORS, MAPPING.replace("relations:", "ties:"),
     ("literal-error", "mapping.yaml:11")),
    ("unknown source", ACTORS, MAPPING.replace("source: s", "source: x"), ("unknown-source", "csv:2")),
    ("empty", "", MAPPING, ("empty-file", "csv:1")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("table", "mapping", "expected"), [row[1:] for row in BAD], ids=[row[0] for row in BAD]
)
def test_what_is_wrong_is_told_with_its_row(
    tiny: Tiny, table: str, mapping: str, expected: tuple[str, str]
) -> None:
    """The first problem names the fault, and file and line of the table, or of the mapping."""
    code, place = expected
    assert problems(tiny(mapped(table, mapping)))[0] == (code, f"registers/actors.{place}")


def test_one_fault_is_one_line(tiny: Tiny) -> None:
    """An unreadable row does not also count as an entity that is not declared."""
    table = ACTORS.replace("Etat A;etat", "Etat A;lag")
    assert problems(tiny(mapped(table))) == [("unknown-value", "registers/actors.csv:2")]


def test_a_table_that_is_not_utf_8(tiny: Tiny) -> None:
    """The line of the first bad byte."""
    folder = tiny(mapped(ACTORS))
    (folder / "registers/actors.csv").write_bytes(ACTORS.replace("Firma", "Firmæ").encode("latin-1"))
    assert problems(folder) == [("encoding", "registers/actors.csv:4")]


def test_rows_of_a_group_that_differ(tiny: Tiny) -> None:
    """What is no list must be the same in all rows."""
    mapping = MAPPING.replace("{id: ", "{group_by: type, id: ")
    assert problems(tiny(mapped(ACTORS, mapping)))[0] == ("differing-rows", "registers/actors.csv:3")


# Sheets

ROWS: Sequence[Sequence[object]] = (
    ("id", "navn", "orgnr", "fra"),
    ("org/a", "Etat A", 991825827, date(2020, 2, 1)),
    ("org/b", "Etat B", None, None),
)
SHEET = """\
table: actors.xlsx
source: s
sections:
  entities:
    - {sheet: Actors, id: "{id}", kind: organisation, type: agency, name: "{navn}", start: "{fra|date}"}
  identifiers:
    - {sheet: Actors, when: orgnr, entity: "{id}", scheme: organisationNumber, value: "{orgnr}"}
"""


def workbook(folder: Path, cells: Mapping[str, object], merge: str | None = None) -> None:
    """Write the rows, with some cells replaced, below a first sheet that is empty."""
    book = Workbook()
    sheet = book.create_sheet("Actors")
    for row in ROWS:
        sheet.append(row)
    for name, value in cells.items():
        sheet[name] = value
    if merge:
        sheet.merge_cells(merge)
    book.save(folder / "registers" / "actors.xlsx")


def test_a_sheet(tiny: Tiny) -> None:
    """Numbers and days of a sheet are read as such; its rows are told with the sheet's name."""
    folder = tiny({"registers/actors.mapping.yaml": SHEET})
    workbook(folder, {})
    found = effective(folder)
    life = found[Existence(entity="org/a", entity_kind="organisation", type="agency").path]
    assert (life.bounds.latest_start, life.claims[0].places[0].at) == (date(2020, 2, 1), "Actors: 1")
    assert Identifier(entity="org/a", scheme="organisationNumber", value="991825827").path in found


@pytest.mark.parametrize(
    ("cells", "merge", "expected"),
    [
        ({"B3": "=A2"}, None, ("formula", "registers/actors.xlsx:3")),
        ({}, "A2:A3", ("merged-cells", "registers/actors.xlsx:2")),
        ({"B2": "#REF!"}, None, ("error-cell", "registers/actors.xlsx:2")),
        ({"F2": "astray"}, None, ("columns", "registers/actors.xlsx:2")),
        ({"A3": "Etat B"}, None, ("value-error", "registers/actors.xlsx:3")),
    ],
)
def test_sheets_that_are_not_simply_values(
    tiny: Tiny, cells: Mapping[str, object], merge: str | None, expected: tuple[str, str]
) -> None:
    """Formulas, merged cells, errors and stray cells each give one line with the row."""
    folder = tiny({"registers/actors.mapping.yaml": SHEET})
    workbook(folder, cells, merge)
    assert problems(folder) == [expected]


@pytest.mark.parametrize(
    ("mapping", "content", "expected"),
    [
        (SHEET.replace("Actors", "Other"), None, "unknown-sheet"),
        (SHEET, b"no workbook", "xlsx"),
    ],
)
def test_workbooks_that_cannot_be_read(
    tiny: Tiny, mapping: str, content: bytes | None, expected: str
) -> None:
    """A sheet that is not there, and a file that is no workbook."""
    folder = tiny({"registers/actors.mapping.yaml": mapping})
    workbook(folder, {})
    if content is not None:
        (folder / "registers/actors.xlsx").write_bytes(content)
    assert [code for code, _ in problems(folder)] == [expected]


def test_without_openpyxl(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to install."""
    folder = tiny({"registers/actors.mapping.yaml": SHEET})
    workbook(folder, {})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (problem,) = load(folder).problems
    assert "pip install 'aktorkart[xlsx]'" in problem.describe("en")
