"""`aktorkart import table`: what columns are, and proposals that `check` accepts or says what to fill in."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from openpyxl import Workbook

from graph.cli.main import main
from graph.ingest.columns import kind_of
from graph.model.facts import Existence, Identifier, Name, Relation, SolutionRole
from tests.conftest import Tiny
from tests.fixtures.small import effective, load

ACTORS = (
    ("Label", "Type", "Org nr", "Wikidata", "Start"),
    ("Etat A", "Agency", 991825827, "Q1", date(2008, 1, 1)),
    ("Kari Nordmann", "Person", None, None, None),
    ("Løsningen", "Platform", None, None, None),
    ("Firma Å", "Company", None, None, None),
)
RELATIONS = (
    ("From", "To", "Type", "Start"),
    ("Firma Å", "Etat A", "supplies", "01.02.2019"),
    ("Kari Nordmann", "Etat A", "advises", None),
    ("Etat A", "Løsningen", "manager", None),
)
Rows = Sequence[Sequence[object]]


def workbook(folder: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook into the registers of a data folder."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "registers" / "map.xlsx"
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    return path


def proposed(table: Path, source: str = "s") -> tuple[str, str]:
    """Write the proposal beside its table; gives it, and what was said."""
    target = table.parent / f"{table.stem}.mapping.yaml"
    arguments = ["import", "table", str(table), "-o", str(target), "--source", source]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stdout) == (0, "")
    return target.read_text(encoding="utf-8"), result.stderr


def violations(folder: Path) -> list[str]:
    """What is wrong with a folder, in words."""
    return [problem.describe("en") for problem in load(folder).problems]


@pytest.mark.parametrize(
    ("name", "cells", "expected"),
    [
        ("x", ["991825827", ""], "organisationNumber"),
        ("x", ["991 825 827"], "organisationNumber"),
        ("x", ["991825828"], "number"),
        ("x", ["Q585", "Q1"], "wikidata"),
        ("x", ["NO-03"], "iso3166-2"),
        ("Kommunenr", ["0301", "5001"], "municipalityNumber"),
        ("x", ["0301", "5001"], "number"),
        ("Fylke", ["03"], "countyNumber"),
        ("x", ["24.08.2016", "2016-08-24"], "date"),
        ("Stiftet", ["2016", "1999"], "date"),
        ("x", ["2016", "1999"], "number"),
        ("x", ["1 234,5"], "number"),
        ("x", ["org/difi", "person/a"], "id"),
        ("x", ["Difi"], "text"),
        ("x", ["", ""], "empty"),
    ],
)
def test_what_a_column_holds(name: str, cells: list[str], expected: str) -> None:
    """By its cells; four digits are told by the name of the column."""
    assert kind_of(name, cells) == expected


def test_a_workbook_of_actors_and_relations(tiny: Tiny) -> None:
    """The form that mappers have: the proposal is accepted, and gives actors, relations and roles."""
    folder = tiny({})
    proposed(workbook(folder, {"Relations": RELATIONS, "Actors": ACTORS}))
    assert violations(folder) == []
    found = effective(folder)
    life = found[Existence(entity="org/etat-a", entity_kind="organisation", type="agency").path]
    supplies = found[Relation(subject="org/firma-a", type="supplies", object="org/etat-a").path]
    advises = found[Relation(subject="person/kari-nordmann", type="advises", object="org/etat-a").path]
    manages = SolutionRole(actor="org/etat-a", role="manager", solution="solution/losningen")
    assert life.bounds.latest_start == date(2008, 1, 1)
    assert supplies.claims[0].period.stated_start() == "2019-02-01"
    assert advises.claims[0].period.stated_start() == "unknown"
    assert [place.at for place in found[manages.path].claims[0].places] == ["Relations: 3"]
    assert Name(entity="person/kari-nordmann", text="Kari Nordmann").path in found
    numbers = {one.fact.value for one in found.values() if isinstance(one.fact, Identifier)}
    assert numbers == {"991825827", "Q1"}


def test_a_csv_file_with_semicolons(tiny: Tiny) -> None:
    """The sign between the fields is found; words in Norwegian are known."""
    folder = tiny({"registers/a.csv": "Navn;Type;Orgnr\nEtaten;etat;991 825 827\nDet andre;departement;\n"})
    text, _ = proposed(folder / "registers" / "a.csv")
    assert yaml.safe_load(text)["delimiter"] == ";"
    assert violations(folder) == []
    found = effective(folder)
    assert Existence(entity="org/det-andre", entity_kind="organisation", type="ministry").path in found
    assert Identifier(entity="org/etaten", scheme="organisationNumber", value="991825827").path in found


def test_what_is_not_known_is_left_to_be_filled_in(tiny: Tiny) -> None:
    """Types that no list has are named by the proposal and by check; nothing is made up for them."""
    actors = [*ACTORS, ("Noe nytt", "Startup", None, None, None)]
    relations = [*RELATIONS, ("Noe nytt", "Etat A", "works for", None)]
    folder = tiny({})
    text, said = proposed(workbook(folder, {"A": actors, "R": relations}))
    assert all(f"choose for “{word}” among" in said for word in ("Startup", "works for"))
    assert "To do:" in text.splitlines()[0]
    told = violations(folder)
    assert len(told) == 2
    assert all(
        any(f"“{word}” is not in the list" in one for one in told) for word in ("Startup", "works for")
    )
    assert any("map.xlsx:6" in one for one in told)


def test_two_names_that_would_have_one_id(tiny: Tiny) -> None:
    """The second gets a number, and a person is asked to look."""
    folder = tiny({"registers/a.csv": "Navn,Type\nBø,etat\nBo,etat\n"})
    text, said = proposed(folder / "registers" / "a.csv")
    assert yaml.safe_load(text)["values"]["id"] == {"Bø": "org/bo", "Bo": "org/bo-2"}
    assert "look through the ids" in said
    assert violations(folder) == []


def test_relations_between_actors_that_are_not_in_the_table(tiny: Tiny) -> None:
    """They are to be declared; check says the same."""
    folder = tiny({"registers/a.csv": "Fra,Til,Type\nA,B,supplies\n"})
    _, said = proposed(folder / "registers" / "a.csv")
    assert "declare as entities, in some file: “A”, “B”" in said
    assert any("“org/a” is not declared" in one for one in violations(folder))


def test_municipalities_are_places(tiny: Tiny) -> None:
    """A table with numbers of municipalities and no numbers of bodies is of areas."""
    folder = tiny({"registers/a.csv": "Kommunenr,Navn\n0301,Oslo\n5001,Trondheim\n"})
    proposed(folder / "registers" / "a.csv")
    assert violations(folder) == []
    oslo = Identifier(entity="place/oslo", scheme="municipalityNumber", value="0301")
    assert oslo.path in effective(folder)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a,b\n1,2\n", "no column of names or ids"),
        (b"navn\n\xe6\n", "not UTF-8"),
        (b"", "empty"),
        (b"navn,navn\na,b\n", "several columns"),
    ],
)
def test_tables_without_a_proposal(tmp_path: Path, content: bytes, expected: str) -> None:
    """One line that says why."""
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    result = CliRunner().invoke(main, ["import", "table", str(path)])
    assert result.exit_code == 1
    assert expected in result.stderr
    assert len(result.stderr.splitlines()) == 1
