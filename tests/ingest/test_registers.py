"""The registers of counties and municipalities: units, runs of rows, periods, and bad rows and tables."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from graph.build.effective import Effective, effective_facts
from graph.ingest.registertable import COLUMNS
from graph.model.dates import Status
from graph.model.facts import Existence, Fact, Identifier, Name, Relation
from tests.conftest import Tiny
from tests.fixtures.small import load, told

NORWAY = {
    "facts/norge.yaml": "source: s\nentities:\n"
    "  - {id: place/norge, kind: place, type: country, name: Norge, at: p}\n"
}
Rows = Sequence[Mapping[str, str]]

COUNTY = {
    "id": "org/vik-fylkeskommune",
    "area_id": "place/vik-fylke",
    "number": "01",
    "name": "Vik",
    "valid_to": "",
    "source_id": "s",
}
OLD = {
    "id": "org/bo-kommune",
    "area_id": "place/bo",
    "number": "0101",
    "name": "Bø",
    "county_number": "01",
    "valid_from": "2000-01-01",
    "valid_to": "2010-01-01",
    "source_id": "s",
}
NEW = {**OLD, "number": "0102", "name": "Bø i Vik", "valid_from": "2010-01-01", "valid_to": ""}


def table(rows: Rows, columns: Sequence[str]) -> str:
    """A register as CSV; what a row does not say is empty."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def registers(municipalities: Rows, counties: Rows = (COUNTY,)) -> dict[str, str]:
    """A data folder's files: both registers and the country that counties are in."""
    return {
        **NORWAY,
        "registers/counties.csv": table(counties, (*COLUMNS, "iso_3166_2")),
        "registers/municipalities.csv": table(municipalities, (*COLUMNS, "county_number")),
    }


def facts(tiny: Tiny, files: Mapping[str, str]) -> dict[str, Effective]:
    """The effective facts of a folder without problems."""
    folder = tiny(files)
    loaded = load(folder)
    assert told(loaded.problems, folder) == []
    return effective_facts(loaded.model, loaded.reference)


def said(found: Mapping[str, Effective], fact: Fact) -> tuple[str, str, str]:
    """Start, end and rows of the claim for a fact."""
    (claim,) = found[fact.path].claims
    rows = " ".join(str(place.row) for place in claim.places)
    return claim.period.stated_start(), claim.period.stated_end(), rows


def test_a_new_number_is_the_same_unit(tiny: Tiny) -> None:
    """Organisation and area live through both rows; number and name change."""
    found = facts(tiny, registers([NEW, OLD]))
    area, body = "place/bo", "org/bo-kommune"
    whole, old, new = (
        ("unknown", "ongoing", "2 1"),
        ("unknown", "2010-01-01", "2"),
        ("2010-01-01", "ongoing", "1"),
    )
    expected: dict[Fact, tuple[str, str, str]] = {
        Existence(entity=body, entity_kind="organisation"): whole,
        Existence(entity=area, entity_kind="place"): whole,
        Relation(subject=body, type="governsArea", object=area): whole,
        Relation(subject=area, type="within", object="place/vik-fylke"): whole,
        Identifier(entity=area, scheme="municipalityNumber", value="0101"): old,
        Identifier(entity=area, scheme="municipalityNumber", value="0102"): new,
        Name(entity=area, text="Bø", lang="nb"): old,
        Name(entity=area, text="Bø i Vik", lang="nb"): new,
        Name(entity=body, text="Bø kommune", lang="nb"): old,
        Name(entity=body, text="Bø i Vik kommune", lang="nb"): new,
    }
    assert {fact: said(found, fact) for fact in expected} == expected


def test_facts_of_the_same_rows_share_a_claim(tiny: Tiny) -> None:
    """One claim a run of rows, on the record, not one a fact."""
    loaded = load(tiny(registers([OLD, NEW])))
    ours = [claim for claim in loaded.model.claims if claim.origin.file.name == "municipalities.csv"]
    assert sorted(len(claim.about) for claim in ours) == [3, 3, 4]
    assert {(claim.origin.line, *(place.row or 0 for place in claim.places)) for claim in ours} == {
        (2, 1, 2),
        (2, 1),
        (3, 2),
    }


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "days"),
    [
        (
            "2017-01-01",
            "2020-01-01",
            {"2016-12-31": "none", "2017-01-01": "holds", "2019-12-31": "holds", "2020-01-01": "none"},
        ),
        ("2000-01-01", "2010-01-01", {"1999-12-31": "possible", "2000-01-01": "holds", "2010-01-01": "none"}),
        ("2000-01-01", "", {"2020-06-01": "holds", "2020-06-02": "presumed", "2026-01-01": "presumed"}),
        ("1838-01-01", "2010-01-01", {"1837-01-01": "possible", "1838-01-01": "holds", "2010-01-01": "none"}),
    ],
)  # fmt: skip
def test_periods(tiny: Tiny, valid_from: str, valid_to: str, days: Mapping[str, str]) -> None:
    """Half-open; still so at the register's date without an end; a first version may be older."""
    row = {**OLD, "valid_from": valid_from, "valid_to": valid_to}
    life = facts(tiny, registers([row]))[Existence(entity="place/bo", entity_kind="place").path]
    assert {day: life.bounds.status(date.fromisoformat(day)).value for day in days} == days


def test_a_county_without_a_first_day(tiny: Tiny) -> None:
    """It is older than the register, which knows it on its first day."""
    life = facts(tiny, registers([]))[Existence(entity="place/vik-fylke", entity_kind="place").path]
    days = (date(1900, 1, 1), date(2016, 1, 1), date(2020, 6, 1))
    assert [life.bounds.status(day) for day in days] == [Status.POSSIBLE, Status.HOLDS, Status.HOLDS]


def test_counties(tiny: Tiny) -> None:
    """Name, number, ISO code and country of the area; the body has the county's name."""
    found = facts(tiny, registers([], [{**COUNTY, "iso_3166_2": "NO-01", "alt_names": "Viken|Vika@se"}]))
    expected: Sequence[Fact] = (
        Relation(subject="place/vik-fylke", type="within", object="place/norge"),
        Identifier(entity="place/vik-fylke", scheme="countyNumber", value="01"),
        Identifier(entity="place/vik-fylke", scheme="iso3166-2", value="NO-01"),
        Name(entity="org/vik-fylkeskommune", text="Vik fylkeskommune", lang="nb"),
        Name(entity="place/vik-fylke", text="Viken", form="alias"),
        Name(entity="place/vik-fylke", text="Vika", lang="se", form="alias"),
    )
    assert [fact for fact in expected if fact.path not in found] == []


def test_another_name_keeps_its_language_over_the_rows_that_bear_it(tiny: Tiny) -> None:
    """Two names in two languages: one from the first row on, the other in the second row only."""
    rows = [{**OLD, "alt_names": "Buvva@sma"}, {**NEW, "alt_names": "Buvva@sma|Puu@fkv"}]
    found = facts(tiny, registers(rows))
    sami = Name(entity="place/bo", text="Buvva", lang="sma", form="alias")
    kven = Name(entity="place/bo", text="Puu", lang="fkv", form="alias")
    assert said(found, sami) == ("unknown", "ongoing", "1 2")
    assert said(found, kven) == ("2010-01-01", "ongoing", "2")


def test_a_county_that_is_governed_by_a_municipality(tiny: Tiny) -> None:
    """Oslo is both: the county's row makes an area, which the municipality governs, and no second body."""
    oslo = "org/oslo-kommune"
    county = {**COUNTY, "id": oslo, "area_id": "place/oslo-fylke"}
    found = facts(tiny, registers([{**OLD, "id": oslo, "area_id": "place/oslo"}], [county]))
    entities = {one.fact.entity for one in found.values() if isinstance(one.fact, Existence)}
    assert entities == {"place/norge", "place/oslo-fylke", "place/oslo", oslo}
    assert Relation(subject=oslo, type="governsArea", object="place/oslo-fylke").path in found


def test_a_move_to_another_county(tiny: Tiny) -> None:
    """The area is in one county to the day, and in the other from it."""
    counties = [
        {**COUNTY, "valid_from": "1990-01-01", "valid_to": "2010-01-01"},
        {
            **COUNTY,
            "id": "org/nes-fylkeskommune",
            "area_id": "place/nes-fylke",
            "number": "02",
            "valid_from": "2010-01-01",
        },
    ]
    found = facts(tiny, registers([OLD, {**NEW, "county_number": "02"}], counties))
    within = [
        Relation(subject="place/bo", type="within", object=f"place/{name}-fylke") for name in ("vik", "nes")
    ]
    assert [said(found, fact)[:2] for fact in within] == [
        ("unknown", "2010-01-01"),
        ("2010-01-01", "ongoing"),
    ]


NUMBER = Identifier(entity="org/bo-kommune", scheme="organisationNumber", value="991825827")


def with_number(row: Mapping[str, str], source: str, certainty: str) -> dict[str, str]:
    """A row with the organisation number as a source gives it."""
    return {
        **row,
        "organisation_number": NUMBER.value,
        "organisation_number_source": source,
        "organisation_number_certainty": certainty,
    }


def test_an_organisation_number_says_nothing_of_the_first_day(tiny: Tiny) -> None:
    """Units are older than the register that numbers them; the end is that of the unit."""
    found = facts(tiny, registers([with_number({**OLD, "valid_to": "2020-01-01"}, "w", "stated")]))[
        NUMBER.path
    ]
    (claim,) = found.claims
    assert (claim.source, claim.implied, claim.period.stated_start(), claim.period.stated_end()) == (
        "w", False, "unknown", "2020-01-01",
    )  # fmt: skip
    days = (date(1990, 1, 1), date(2019, 12, 31), date(2020, 1, 1))
    assert [found.bounds.status(day) for day in days] == [Status.POSSIBLE, Status.HOLDS, Status.NONE]


def test_a_number_that_was_carried_along(tiny: Tiny) -> None:
    """A row that states it is a claim of its own; that it was so in all rows is a conclusion."""
    rows = [with_number(OLD, "s", "implied"), with_number(NEW, "w", "stated")]
    claims = {claim.source: claim for claim in facts(tiny, registers(rows))[NUMBER.path].claims}
    assert [(name, claim.implied, len(claim.places)) for name, claim in sorted(claims.items())] == [
        ("s", True, 2),
        ("w", False, 1),
    ]
    assert [seen.text for seen in claims["w"].period.attested] == ["2010-01-01"]


ENDED = {**COUNTY, "valid_from": "1990-01-01", "valid_to": "2005-01-01"}
BAD: Sequence[tuple[str, Rows, Rows, str, int]] = (
    ("unknown county", [{**OLD, "county_number": "99"}], [COUNTY], "unknown-county", 2),
    ("a county that had ended", [OLD], [ENDED], "unknown-county", 2),
    ("a county that began later", [OLD], [{**COUNTY, "valid_from": "2005-01-01"}], "unknown-county", 2),
    ("overlapping", [OLD, {**NEW, "valid_from": "2009-01-01"}], [COUNTY], "overlapping-rows", 3),
    ("overlapping an open row", [{**OLD, "valid_to": ""}, NEW], [COUNTY], "overlapping-rows", 3),
    ("the same row twice", [NEW, NEW], [COUNTY], "overlapping-rows", 3),
    ("a time between", [OLD, {**NEW, "valid_from": "2011-01-01"}], [COUNTY], "gap-between-rows", 3),
    ("control digit", [NEW, {**OLD, "organisation_number": "991825828"}], [COUNTY], "control-digit", 3),
    ("no id", [{**NEW, "id": "Bø"}], [COUNTY], "id", 2),
    ("no id of the area", [{**NEW, "area_id": ""}], [COUNTY], "id", 2),
    ("unknown source", [{**NEW, "source_id": "nowhere"}], [COUNTY], "unknown-source", 2),
    ("no source", [{**NEW, "source_id": ""}], [COUNTY], "unknown-source", 2),
    ("uncited source", [{**NEW, "source_id": "u"}], [COUNTY], "uncited-source", 2),
    ("unknown certainty", [with_number(NEW, "s", "sure")], [COUNTY], "unknown-notation", 2),
    ("no language tag", [{**NEW, "alt_names": "Buvva@Samisk"}], [COUNTY], "alt-name", 2),
    ("an empty language", [{**NEW, "alt_names": "Buvva@"}], [COUNTY], "alt-name", 2),
    ("a language without a name", [{**NEW, "alt_names": "@se"}], [COUNTY], "alt-name", 2),
    ("impossible date", [{**NEW, "valid_from": "2010-02-30"}], [COUNTY], "impossible-period", 2),
    ("end before start", [{**OLD, "valid_to": "1999-01-01"}], [COUNTY], "impossible-period", 2),
)  # fmt: skip


@pytest.mark.parametrize(
    ("municipalities", "counties", "code", "line"), [one[1:] for one in BAD], ids=[one[0] for one in BAD]
)
def test_a_bad_row(tiny: Tiny, municipalities: Rows, counties: Rows, code: str, line: int) -> None:
    """One clear line with file and row, in both languages."""
    folder = tiny(registers(municipalities, counties))
    problems = load(folder).problems
    assert told(problems, folder) == [(code, f"registers/municipalities.csv:{line}")]
    assert problems[0].message.nb != problems[0].message.en


@pytest.mark.parametrize(
    ("name", "content", "code", "line"),
    [
        ("counties.csv", b"", "missing-column", 1),
        ("counties.csv", table([], COLUMNS).replace("area_id,", "").encode(), "missing-column", 1),
        ("municipalities.csv", table([], COLUMNS).encode(), "missing-column", 1),
        ("counties.csv", table([{**COUNTY, "name": "Østfold"}], COLUMNS).encode("latin-1"), "encoding", 2),
        ("counties.csv", table([COUNTY], COLUMNS).encode() + b"a,b\n", "columns", 3),
        ("counties.csv", table([COUNTY], COLUMNS).encode() + b"\n", "columns", 3),
        ("counties.csv", table([COUNTY], COLUMNS).encode() + b'"a', "csv", 3),
        ("counties.csv", table([{**COUNTY, "name": "a\nb"}], COLUMNS).encode() + b"x\n", "columns", 4),
    ],
)
def test_a_bad_table(tiny: Tiny, name: str, content: bytes, code: str, line: int) -> None:
    """A file that is no such table is one line, not a traceback; other rows are read all the same."""
    folder = tiny(NORWAY)
    (folder / "registers").mkdir()
    (folder / "registers" / name).write_bytes(content)
    assert told(load(folder).problems, folder) == [(code, f"registers/{name}:{line}")]


def test_a_register_as_a_spreadsheet_saves_it(tiny: Tiny) -> None:
    """A byte-order mark and Windows line ends change nothing."""
    files = registers([OLD, NEW])
    usual = facts(tiny, files)
    other = facts(
        tiny,
        {
            name: "\ufeff" + text.replace("\n", "\r\n") if name.endswith("csv") else text
            for name, text in files.items()
        },
    )
    assert set(usual) == set(other)


def test_a_source_that_cannot_be_read_is_told_of_once(tiny: Tiny) -> None:
    """Rows by a source that is described wrongly are left out without a line each."""
    sources = "s:\n  title: S\n"
    folder = tiny({**registers([OLD, NEW]), "sources.yaml": sources})
    assert {code for code, _ in told(load(folder).problems, folder)} == {"missing"}
