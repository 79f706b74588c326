"""The CSV folder as the csv module reads it."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.csvfolder import FORMATS, excel_cell
from export.tables import ACTORS, FIGURES, SOURCES, STATEMENTS, TIES
from tests.export.readers import content, excel_rows, rows, written
from tests.network.sample import ODD, sample

DAY = date(2016, 8, 24)


def files(day: date | None = None, lang: str = "nb") -> dict[str, bytes]:
    """The files of the small release."""
    return written(FORMATS[0], content(sample(), day, lang))


def test_headers() -> None:
    """Each file has its header, and as many cells in every row."""
    headers = {
        "actors.csv": ACTORS,
        "ties.csv": TIES,
        "statements.csv": STATEMENTS,
        "figures.csv": FIGURES,
        "sources.csv": SOURCES,
        "release.csv": ("what", "value"),
    }
    assert set(files()) == set(headers)
    for name, data in files().items():
        header, *lines = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
        assert tuple(header) == headers[name]
        assert lines
        assert {len(line) for line in lines} == {len(header)}


def test_lines_end_as_rfc_4180_says() -> None:
    """CR LF outside of quoted cells."""
    for data in files().values():
        assert data.endswith(b"\r\n")


def test_a_claim_is_a_row() -> None:
    """Three sources for one post are three rows, the deciding one first, each with what it says."""
    found = [row for row in rows(files()["ties.csv"]) if row["tie"] == "holdsPost"]
    assert [(row["source"], row["certainty"], row["title"]) for row in found] == [
        ("s", "stated", "leder"),
        ("t", "implied", ""),
        ("w", "stated", "sjef"),
    ]
    assert {row["locator"] for row in found} == {"page 2", "page 9", "the panel"}
    assert {row["place"].partition("#")[0] for row in found} == {"source/s", "source/w", "source/t"}
    english = [row["title"] for row in rows(files(lang="en")["ties.csv"]) if row["tie"] == "holdsPost"]
    assert english == ["head", "", "sjef"]


def test_statements() -> None:
    """A statement says who, what, on what and where it stands; once a place."""
    found = rows(files()["statements.csv"])
    assert [row["source"] for row in found] == ["s", "t"]
    first = found[0]
    assert (first["speaker"], first["speaker_label"], first["act"]) == (
        "person/ase",
        "Åse Øst-Ærlig",
        "praises",
    )
    assert first["paraphrase"] == ODD
    assert (first["topics"], first["agrees"]) == ("topic/it topic/sky", "proposition/sky-er-bra")
    assert (first["disagrees"], first["mixed"]) == ("", "")
    assert (first["occasion"], first["for"], first["date"]) == ("event/panel", "org/a", "2016-08-24")


def test_figures() -> None:
    """A figure says what is measured, how much, of whom and who says so."""
    (row,) = rows(files(lang="en")["figures.csv"])
    assert (row["indicator"], row["qualifier"], row["value"], row["unit"]) == (
        "indicator/brukere",
        "moreThan",
        "1000000",
        "persons",
    )
    assert (row["population"], row["period"], row["claimed_by"]) == ("population/alle", "2016", "person/ase")
    assert row["text"] == "More than a million users"


def test_a_day_chooses_statements_and_figures() -> None:
    """What had not been said yet on a day is not exported."""
    early, late = files(date(2016, 8, 23)), files(DAY)
    assert rows(early["statements.csv"]) == []
    assert rows(early["figures.csv"]) == []
    assert len(rows(late["statements.csv"])) == 2
    assert len(rows(late["figures.csv"])) == 1


def test_actors_and_sources() -> None:
    """Aliases, life and sources of an actor; publisher, interest and licence of a source."""
    actor = next(row for row in rows(files()["actors.csv"]) if row["id"] == "org/m")
    assert (actor["label"], actor["aliases"], actor["start"], actor["end"]) == (
        "Nydepartementet",
        "org/old-m",
        "2000",
        "ongoing",
    )
    sources = rows(files()["sources.csv"])
    assert [(row["id"], row["citation"]) for row in sources] == [
        ("s", "cited"),
        ("t", "cited"),
        ("w", "weaklyCited"),
    ]
    assert sources[0]["publisher"] == "Publisher s"
    assert sources[0]["licence"] == "ikke oppgitt"


def test_the_release_and_its_licence_travel_along() -> None:
    """Of what release, day and licence the folder is."""
    about = {row["what"]: row["value"] for row in rows(files(DAY)["release.csv"])}
    assert about["licence"] == "CC0-1.0"
    assert about["as_of"] == "2016-08-24"
    assert about["content_sha256"] == sample().release.content


def test_excel_gets_the_same_cells() -> None:
    """Semicolons, a byte order mark and apostrophes are all that differs."""
    excel = written(FORMATS[0].variant("excel"), content(sample()))
    assert set(excel) == set(files())
    for name, data in files().items():
        assert excel_rows(excel[name]) == rows(data)


@pytest.mark.parametrize(
    ("column", "text", "cell"),
    [
        ("label", "=1+1", "'=1+1"),
        ("label", "@SUM(A1)", "'@SUM(A1)"),
        ("label", "-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("label", "+47 22 45 10 00", "'+47 22 45 10 00"),
        ("label", "\t=1", "'\t=1"),
        ("label", "＝1", "'＝1"),
        ("label", "'t Hooft", "''t Hooft"),
        ("label", "Etat = A", "Etat = A"),
        ("label", "", ""),
        ("label", "3.5", "3.5"),
        ("value", "3.5", "3,5"),
        ("value", "-3.5", "-3,5"),
        ("value", "1000000", "1000000"),
    ],
)
def test_excel_never_calculates(column: str, text: str, cell: str) -> None:
    """What begins like a formula has an apostrophe before it; a number is no formula."""
    assert excel_cell(column, text) == cell


@given(st.text(), st.text())
def test_no_two_texts_become_one_in_excel(one: str, other: str) -> None:
    """Nothing is lost: a text can be told from every other one, and from a formula."""
    assert excel_cell("label", one).removeprefix("'" if one[:1] in set("=+-@\t\r\n'＝＋－＠") else "") == one
    assert (excel_cell("label", one) == excel_cell("label", other)) is (one == other)
