"""The shipped registers and changes: chains without gap or overlap, changes that fit the lives of units."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

import pytest

from graph.build.release import Built
from graph.files import data_folder
from graph.model.claims import Claim
from graph.model.facts import Change, Figure, Identifier, Name
from graph.model.ids import valid_organisation_number

TERRITORY = ("municipalities.csv", "counties.csv")
COVERED_FROM = "2016-10-01"
Rows = list[dict[str, str]]


def rows(name: str) -> Rows:
    """The rows of a register in order of unit and time."""
    with (data_folder() / "registers" / name).open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda row: (row.get("id", ""), row.get("valid_from", "")))


def lives() -> Mapping[str, tuple[str, str]]:
    """First day, if the registers saw it, and first day no longer, of each body; empty if there is none."""
    found: dict[str, tuple[str, str]] = {}
    for name in TERRITORY:
        for row in rows(name):
            start = found.get(row["id"], (row["valid_from"], ""))[0]
            found[row["id"]] = (start if start >= COVERED_FROM else "", row["valid_to"])
    return found


def changes(built: Built) -> Iterator[tuple[str, Change, Claim]]:
    """The changes of municipalities and counties, with their day."""
    known = lives()
    for each in built.facts.values():
        fact = each.fact
        if isinstance(fact, Change) and {*fact.originals, *fact.results} <= set(known):
            (claim,) = each.claims
            yield claim.period.stated_start(), fact, claim


@pytest.mark.parametrize("name", TERRITORY)
def test_the_rows_of_a_unit_follow_each_other(name: str) -> None:
    """Each row begins on the day on which the one before it ends."""
    broken = [
        later["id"]
        for earlier, later in pairwise(rows(name))
        if earlier["id"] == later["id"] and earlier["valid_to"] != later["valid_from"]
    ]
    assert broken == []


def test_what_a_change_ends_ends_on_its_day_and_what_it_begins_begins(built: Built) -> None:
    """Originals that do not continue end on that very day, and results begin; adjustments found nobody."""
    known = lives()
    wrong = []
    for day, fact, _ in changes(built):
        ended = set(fact.originals) - set(fact.continued)
        begun = set(fact.results) if fact.type != "boundaryAdjustment" else set()
        wrong += [f"{day}: {one} ends {known[one][1]}" for one in ended if known[one][1] != day]
        wrong += [f"{day}: {one} begins {known[one][0]}" for one in begun if known[one][0] != day]
        wrong += [f"{day}: {one} ends" for one in fact.continued if known[one][1] == day]
    assert wrong == []


def test_every_unit_that_ended_or_began_has_a_change(built: Built) -> None:
    """Nobody disappears, and nobody comes from nowhere."""
    found = [fact for _, fact, _ in changes(built)]
    originals = {one for fact in found for one in fact.originals}
    results = {one for fact in found for one in fact.results}
    lost = [unit for unit, (_, end) in lives().items() if end and unit not in originals]
    unborn = [unit for unit, (start, _) in lives().items() if start and unit not in results]
    assert (lost, unborn) == ([], [])


def test_types_that_were_assigned_by_rule_say_so(built: Built) -> None:
    """The classification gives pairs; that they are a merger or a split is concluded, and noted."""
    told = [(claim.implied, claim.note is not None) for _, _, claim in changes(built)]
    assert len(told) > 50
    assert set(told) == {(True, True)}


def test_mergers_and_splits_have_the_shape_of_their_type(built: Built) -> None:
    """Several become one; one becomes several; who loses only a part lives on."""
    wrong = [
        fact
        for _, fact, _ in changes(built)
        if (fact.type == "merger" and (len(fact.originals) < 2 or len(fact.results) != 1))
        or (fact.type == "split" and len(fact.results) < 2)
        or (fact.type == "boundaryAdjustment" and not fact.continued)
    ]
    assert wrong == []


# Numbers and names


def alive(rows: Rows, day: str) -> Rows:
    """The rows that hold on a day; an open end is after every day."""
    return [
        row for row in rows if row["valid_from"] <= day and (not row["valid_to"] or day < row["valid_to"])
    ]


@pytest.mark.parametrize(
    ("day", "units"),
    [("2016-10-01", 428), ("2017-06-01", 426), ("2018-06-01", 422), ("2020-06-01", 356), ("2026-01-01", 357)],
)
def test_every_municipality_has_an_organisation_number_of_its_own(day: str, units: int) -> None:
    """None is missing, none is borne by two on a day, and all pass the control digit."""
    numbers = [row["organisation_number"] for row in alive(rows("municipalities.csv"), day)]
    assert len(numbers) == len(set(numbers)) == units
    assert [number for number in numbers if not valid_organisation_number(number)] == []


def test_what_number_went_on_after_a_merger() -> None:
    """Just these fifteen pairs share a number, one after the other."""
    bearers: dict[str, list[str]] = {}
    for row in sorted(rows("municipalities.csv"), key=lambda row: row["valid_from"]):
        found = bearers.setdefault(row["organisation_number"], [])
        if row["id"] not in found:
            found.append(row["id"])
    shared = [
        tuple(one.removeprefix("org/").removesuffix("-kommune") for one in ids) for ids in bearers.values()
    ]
    pairs = {ids for ids in shared if len(ids) > 1}
    assert len(pairs) == 15
    assert {("os-1243", "bjornafjorden"), ("rissa", "indre-fosen"), ("skanland", "tjeldsund")} <= pairs
    assert ("drammen-0602", "drammen") not in pairs


def test_numbers_with_two_sources_have_two_claims(built: Built) -> None:
    """Each row of the second source is a claim on the number that the register's table has, with one end."""
    path = data_folder() / "registers" / "organisation-numbers.csv"
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert len(table) == 71
    for row in table:
        fact = Identifier(entity=row["id"], scheme="organisationNumber", value=row["organisation_number"])
        claims = built.facts[fact.path].claims
        assert len({claim.source for claim in claims}) == 2
        assert built.facts[fact.path].support != "disputed"


SPOKEN = (
    ("place/karasjok", "Kárášjohka", "se"),
    ("place/tysfjord", "Divtasvuodna", "smj"),
    ("place/snasa", "Snåase", "sma"),
    ("place/storfjord", "Omasvuono", "fkv"),
    ("place/trondelag-fylke", "Trööndelage", "sma"),
    ("place/lyngen", "Ivgu", None),
)


@pytest.mark.parametrize(("area", "text", "lang"), SPOKEN)
def test_sami_and_kven_names_have_their_language(
    built: Built, area: str, text: str, lang: str | None
) -> None:
    """By hand, one of each language; without a source there is none."""
    assert Name(entity=area, text=text, lang=lang, form="alias").path in built.facts


def test_every_name_with_a_language_has_a_source_that_tells_it(built: Built) -> None:
    """The table of languages has the names with a tag and no others."""
    with (data_folder() / "registers" / "name-languages.csv").open(encoding="utf-8", newline="") as file:
        told = {(row["area_id"], f"{row['name']}@{row['language']}") for row in csv.DictReader(file)}
    tagged = {
        (row["area_id"], name)
        for table in TERRITORY
        for row in rows(table)
        for name in row["alt_names"].split("|")
        if "@" in name
    }
    assert told == tagged
    assert Counter(name.rpartition("@")[2] for _, name in told) == {"se": 22, "sma": 12, "fkv": 8, "smj": 5}


# Population


def test_the_population_of_every_row_is_a_figure_of_its_area_and_year(built: Built) -> None:
    """Key, value, year, day and row."""
    figures = {
        each.fact.label: each
        for each in built.facts.values()
        if isinstance(each.fact, Figure) and each.fact.indicator == "indicator/innbyggertall"
    }
    with (data_folder() / "registers" / "population.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert len(figures) == len(table) == 2476
    for number, row in enumerate(table, 1):
        each = figures[f"{row['number']}-{row['year']}"]
        assert isinstance(each.fact, Figure)
        assert (each.fact.value, each.fact.about) == (Decimal(row["population"]), (row["area_id"],))
        (claim,) = each.claims
        assert claim.period.stated_start() == f"{row['year']}-01-01"
        assert [place.row for place in claim.places] == [number]


def test_the_population_is_that_of_the_area_with_the_number_on_the_first_day_of_the_year() -> None:
    """The areas were found by number and year; all but three municipalities of 2015 and 2016 are there."""
    areas = rows("municipalities.csv")
    missing = []
    with (data_folder() / "registers" / "population.csv").open(encoding="utf-8", newline="") as file:
        table = {(row["number"], row["year"]): row["area_id"] for row in csv.DictReader(file)}
    years = Counter(year for _, year in table)
    assert years == {"2015": 425, "2016": 425, "2017": 426, "2018": 422, "2019": 422, "2020": 356}
    for year in years:
        day = f"{year}-01-01"
        for row in areas:
            if row["valid_from"] <= day and (not row["valid_to"] or day < row["valid_to"]):
                area = table.get((row["number"], year))
                assert area in (row["area_id"], None)
                missing += [(row["number"], year)] if area is None else []
    assert sorted({number for number, _ in missing}) == ["0706", "0719", "0720"]


@pytest.mark.parametrize(
    ("counties", "inhabitants"),
    [(("01",), 287198), (("02",), 584899), (("03",), 647676), (("04",), 195153), (("14",), 109170)],
)
def test_the_sum_of_a_county_is_what_statistics_norway_gave(counties: tuple[str], inhabitants: int) -> None:
    """The numbers published for the counties on 1 January 2015."""
    with (data_folder() / "registers" / "population.csv").open(encoding="utf-8", newline="") as file:
        found = sum(
            int(row["population"])
            for row in csv.DictReader(file)
            if row["year"] == "2015" and row["number"].startswith(counties)
        )
    assert found == inhabitants
